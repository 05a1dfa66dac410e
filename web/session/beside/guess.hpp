#pragma once

/// What somebody guesses before they see it, and what the run then says of the same.
///
/// A step of the tour, or the page around, may ask for a guess of an outcome. Until it is given or
/// skipped, the whole result is closed, as its other outcomes would tell that one, too: whoever
/// shows it says so instead.

#include "session/messages.hpp"
#include "session/results.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::session {

inline constexpr std::string_view ask_direction = "direction", ask_number = "number",
                                  ask_line = "line";

/// In the place of a sentence that would give an answer away.
inline constexpr std::string_view guess_first_words =
    "Guess first. What comes out stands here after your guess.";

/// What a reform makes of an outcome, by the rule by which outcomes are told everywhere: `sign` is
/// that of the difference as it is shown, 0 where it hardly changes.
struct Change {
    int sign = 0;
    bool may_be_chance = false; ///< nine runs in ten lie on both sides of nothing
    bool known = false;         ///< there is a value under both policies
};
[[nodiscard]] Change change_of(const message::Outcome& outcome, const TrialResults& results,
                               std::size_t year, std::size_t index);

/// Where nine of ten runs lie under the reform; nothing under ten replicates.
[[nodiscard]] std::optional<Band> reform_band(const TrialResults& results, std::size_t year,
                                              std::size_t outcome);

inline constexpr std::string_view page_key = "page";

/// What is asked: by a step of the tour or by the page.
struct Asked {
    std::string key; ///< "0" of the first step; `page_key`
    message::Ask ask;
    std::size_t outcome = 0;
};

/// What the page around asks of an outcome: its direction, a number, or a line of one a year. A
/// number may be guessed from nothing to about twice what it is today, or as far below nothing.
[[nodiscard]] message::Ask page_ask(const message::Outcome& outcome, std::string_view kind,
                                    double today);

/// A guess that was given.
struct Guess {
    std::uint32_t year = 0; ///< from 0; a line has them all
    /// Of a direction −1, 0 or 1; of a number what was said; of a line one value a year.
    std::vector<double> values;
    message::Trial trial; ///< whose answer it is compared with
};

/// The mean distance of a guessed line from what came, in the outcome's unit, over the years in
/// which both have a value; nothing where none has.
[[nodiscard]] std::optional<double> mean_distance(const std::vector<double>& guess,
                                                  const std::vector<double>& answer);

/// An outcome under one policy, a value a year.
[[nodiscard]] std::vector<double> yearly_values(const message::Results& results,
                                                std::size_t outcome);

/// What was guessed or skipped so far, and what is being set but not yet said.
class Guesses {
public:
    /// Nothing: that was neither said nor skipped. A guess without values: it was skipped.
    [[nodiscard]] const Guess* find(const std::string& key) const;
    void settle(const std::string& key, Guess guess) { settled_[key] = std::move(guess); }
    void forget_page() { settled_.erase(std::string(page_key)); }
    /// Forgets all of the tour's.
    void forget_tour();
    [[nodiscard]] std::map<std::string, Guess>& all() { return settled_; }

    /// What a slider or a line stands at; empty: nobody has moved it.
    std::vector<double> draft;
    std::string page_outcome, page_kind; ///< what the page asks; empty: nothing

    /// The tour's guesses as text that holds neither ';' nor '=': "2,4,-1~3". What was skipped has
    /// its step alone.
    [[nodiscard]] std::string write() const;
    /// Reads them back; what is no guess is left out.
    void read(std::string_view text);

private:
    std::map<std::string, Guess> settled_;
};

} // namespace folkmoot::session
