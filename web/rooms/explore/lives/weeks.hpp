#pragma once

/// The weeks of somebody who is followed, in words: how they stand, what happens to them, what it
/// cost, and what is new in each week under either policy.

#include "rooms/sheet.hpp"
#include "session/messages.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace folkmoot::rooms {

/// What can be told of somebody at the start of a week: who serves them, then what the model knows
/// of people, then the classes by which they are coloured. "" where there is nothing to tell;
/// always as many.
using Facts = std::vector<std::string>;

struct WeekTold {
    Facts facts;
    Facts happened; ///< in the week, in the order in which a need goes its way; "" as above
    bool operator==(const WeekTold&) const = default;
};

/// How many weeks are known of a life.
[[nodiscard]] std::size_t weeks_of(const message::Neighbour::Life& life);

[[nodiscard]] std::vector<WeekTold> told_weeks(const message::Scenario& scenario,
                                               const message::Neighbour::Life& life);

/// What is new in each week, "; " between: all in the first; later what is not as the week before.
/// What changes week after week is told when that begins and when it ends.
[[nodiscard]] std::vector<std::string> told_changes(const std::vector<Facts>& weeks);

/// Facts with "; " between.
[[nodiscard]] std::string in_a_row(const Facts& facts);

/// The first week in which something differs; none: the number of weeks that both have.
[[nodiscard]] std::size_t first_difference(const std::vector<WeekTold>& today,
                                           const std::vector<WeekTold>& then);

/// The same as a sentence.
[[nodiscard]] std::string same_or_not(const std::vector<WeekTold>& today,
                                      const std::vector<WeekTold>& then);

/// What is new and what happens, a row for each week that has any; marked where the two differ.
[[nodiscard]] sheet::Node weeks_table(const std::vector<WeekTold>& today,
                                      const std::vector<WeekTold>& then,
                                      const std::string& today_name, const std::string& then_name);

/// All weeks together: how often each thing happened, for how long, at what cost. No rows where
/// nothing did.
[[nodiscard]] sheet::Node totals_table(const message::Scenario& scenario,
                                       const message::Neighbour& lives,
                                       const std::string& today_name, const std::string& then_name);

/// In how many weeks they have each colour of the map, as words: what the stripes show, and what
/// their colours mean. `today` and `then`: the palette's value in each week.
[[nodiscard]] sheet::Node
colours_table(const message::Scenario& scenario, const message::Colouring& colouring,
              const std::vector<double>& today, const std::vector<double>& then,
              const std::string& today_name, const std::string& then_name);

} // namespace folkmoot::rooms
