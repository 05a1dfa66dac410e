#pragma once

/// The measures that a person reads: what they are called, by which groups they exist, and how the
/// sentence speaks of them.

#include "engine/counts.hpp"
#include "engine/phrase.hpp"

#include <cstddef>
#include <span>
#include <string_view>

namespace folkmoot {

/// By which groups a measure exists. The model's own groupings follow: `by_side << k` is the k-th.
enum Breakdown : unsigned {
    by_none = 0,
    by_deprivation = 1,
    by_age = 2,
    by_area = 4,
    by_side = 8,
};

/// An outcome measure.
struct Measure {
    std::string_view key, label, unit, sentence;
    int direction;    ///< +1 more is better, −1 less is better, 0 neither
    int decimals;     ///< that are shown
    bool money, share;
    /// Of Breakdown. No provider and no budget is of a deprivation fifth: whoever says that a
    /// measure exists by it says that all that it reads is added person by person.
    unsigned by;
    /// The value of a group; NaN where there is none.
    double (*value)(const Counts& counts, std::size_t slot);
    /// True if it exists only where a scenario says so: elsewhere it is NaN, and no part of a
    /// fingerprint.
    bool sometimes = false;
    /// How the sentence speaks of it; by default it does not.
    Phrase phrase = {};
};

/// Whether a measure is of people, so that it exists of any part of them (see Parting).
[[nodiscard]] constexpr bool is_of_people(const Measure& measure) {
    return (measure.by & by_deprivation) != 0;
}

/// A breakdown as scenario files, charts and results name it.
struct BreakdownName {
    std::string_view key; ///< "deprivation", "age", "area", or a side's key
    unsigned bit = 0;     ///< of Breakdown
    std::size_t first = 0, count = 0; ///< slots; of areas: the first, and 0
};

/// A grouping of people that a model defines for itself: registered locally or online.
struct Side {
    std::string_view key;      ///< "registered"
    std::string_view label;    ///< "By where people are registered"
    std::string_view question; ///< "Is it the same at a practice and online?"
    struct Group {
        std::string_view key;       ///< "online"
        std::string_view label;     ///< "Online practice"
        std::string_view of_people; ///< "registered online"
    };
    std::span<const Group> groups;
};

} // namespace folkmoot
