#pragma once

/// What may be decided about where things are made: the levers.

#include "core/describe.hpp"

#include <array>
#include <cstdint>
#include <string_view>

namespace folkmoot::tiers {

/// Who makes something: each district for itself, a county for its districts, or one for all.
enum class Tier : std::uint8_t { district, county, nation };
inline constexpr std::array<std::string_view, 3> tier_names{"district", "county", "nation"};
inline constexpr std::array<std::string_view, 3> tier_words{"each district", "each county",
                                                            "the nation"};

/// Whether all move in one go, or each when its contracts end.
enum class Pace : std::uint8_t { at_once, contracts };
inline constexpr std::array<std::string_view, 2> pace_names{"at_once", "contracts"};
inline constexpr std::array<std::string_view, 2> pace_words{"all at once", "as contracts end"};

/// Whether a district must join what is made for several, or may.
enum class Join : std::uint8_t { duty, choice };
inline constexpr std::array<std::string_view, 2> join_names{"duty", "choice"};
inline constexpr std::array<std::string_view, 2> join_words{"every district has to",
                                                            "each district decides"};

/// At which tier each function is made.
struct Made {
    Tier front = Tier::district;
    Tier back = Tier::district;
    Tier common = Tier::district;

    static constexpr auto fields() {
        return std::array{
            lever<&Made::front>("front", "Who runs the front line", tier_names, tier_words,
                                "Those who meet people: advice, care, inspections, repairs"),
            lever<&Made::back>("back", "Who runs the back office", tier_names, tier_words,
                               "Pay, accounts, benefits processing, staff, buying"),
            lever<&Made::common>("common", "Who makes common components", tier_names, tier_words,
                                 "Payments, identity, forms, records: what all need alike"),
        };
    }
};

/// How much of its own a district keeps in what is shared.
struct Tailoring {
    double room = 0;

    static constexpr auto fields() {
        return std::array{
            lever<&Tailoring::room>(
                "room", "Room for local ways in what is shared", "of the way", Range{0.0, 1.0},
                "How far something that is made for several districts bends to what each of them "
                "wants: 0 is the same for all, 1 is each its own"),
        };
    }
};

/// How it is reorganised.
struct Moving {
    int week = 26;
    Pace pace = Pace::at_once;
    Join join = Join::duty;
    bool parallel = false;
    bool letter = false;
    bool help = false;

    static constexpr auto fields() {
        return std::array{
            lever<&Moving::week>("week", "It begins in week", "", Range{0.0, 208.0},
                                 "The week from which districts may begin to move"),
            lever<&Moving::pace>("pace", "Districts move", pace_names, pace_words,
                                 "All at once, or each when its contracts with suppliers end"),
            lever<&Moving::join>("join", "Who joins", join_names, join_words,
                                 "Whether a district has to join what is made for several, or "
                                 "joins if it expects to gain"),
            lever<&Moving::parallel>(
                "parallel", "Old and new run side by side",
                "While a district moves, the old way is kept going for longer. "
                "It costs twice and hurts less"),
            lever<&Moving::letter>("letter", "People are told what changes",
                                   "Everybody in a district that moves gets a letter: what "
                                   "changes, when, and where to go"),
            lever<&Moving::help>("help", "Staff are helped to move",
                                 "Whoever would have to work elsewhere is offered money for the "
                                 "move and for the journey"),
        };
    }
};

/// Whether those who do the same learn from each other.
struct Learning {
    bool compare = false;

    static constexpr auto fields() {
        return std::array{
            lever<&Learning::compare>("compare", "Districts learn from each other",
                                      "Each year all see who does it best, and how, and take over "
                                      "a part of it"),
        };
    }
};

} // namespace folkmoot::tiers
