#pragma once

/// How the generated sentence speaks of a measure. A model writes the words; which of them are
/// said, and in which order, is decided by the scenario's leading outcomes (analysis/sentence.hpp).

#include "world/world.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace folkmoot {

/// A measure under both policies.
struct Compared {
    double before = 0, after = 0;
    std::string_view unit{}; ///< of the measure
    std::string_view host{}; ///< the area that hosts the online provider; empty: none
    std::span<const Area> areas{};
    std::span<const double> area_changes{}; ///< by area; 0 where there is no value
};

/// Where in the sentence a measure may stand.
enum class PhraseRole : std::uint8_t {
    none, ///< nowhere
    leads, ///< first, wherever the scenario has what it is about
    may_lead, ///< first, if it is the scenario's first outcome; told as it is at the end
    pays, ///< next: who pays for that or loses by it, in a sentence of its own
    follows, ///< after it
    closes, ///< at the end: what it costs
};

struct Phrase {
    PhraseRole role = PhraseRole::none;
    double hardly = 0; ///< a change of less is none
    /// "people wait 5.1 days instead of 4.9": a clause that stands alone. Empty: nothing to say.
    std::string (*clause)(const Compared& values) = nullptr;
    /// The same of one policy, with nothing to compare it with; of `values` the member `after`.
    std::string (*alone)(const Compared& values) = nullptr;
    /// The same of people who have just been named, as what follows "they"; where it is of people.
    std::string (*predicate)(const Compared& values) = nullptr;
    bool about_host = false; ///< exists only where an area hosts an online provider
    /// "North West London is better off": who is, in place of the measure's name; about_host only.
    std::string_view up{}, down{};
};

/// "17.9% of people asked have signed up instead of 5.9%"; `verb`: "have signed up". For shares.
[[nodiscard]] std::string share_clause(const Compared& values, std::string_view verb);

} // namespace folkmoot
