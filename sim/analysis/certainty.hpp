#pragma once

/// How sure an answer is: how many runs there are of a question, and in how many of them what the
/// sentence speaks of first comes out the same way.

#include "analysis/compare.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

namespace folkmoot {

/// Runs that tell how sure the answer is, the one on screen among them. It depends on the size of
/// the question only, citizens times weeks, so that every visit to every page counts to the same
/// number: 100, fewer where so many would keep a browser for more than a few minutes.
[[nodiscard]] std::uint32_t usual_runs(std::uint32_t population, std::uint32_t weeks);

/// What is counted.
///
/// The rule: the balance of the host area; if the run on screen leaves that as it was, or the
/// scenario has no host, the first outcome in the scenario's order that the run changes, for
/// everybody, in the headline year. A run agrees when it changes that outcome in the same
/// direction. If the run on screen changes nothing, a run agrees when it changes nothing either.
struct Headline {
    std::size_t measure = 0; ///< index; one more than there are: nothing changes
    int sign = 0;            ///< of the change, reform less baseline
    std::string words;       ///< "North West London is better off"
};
[[nodiscard]] Headline headline_of(const Scenario& scenario, const Told& baseline,
                                   const Told& reform);

/// How often the headline holds.
struct Certainty {
    Headline headline;
    std::uint32_t agree = 0, runs = 0;
};
[[nodiscard]] Certainty certainty_of(const Scenario& scenario, const Comparison& comparison);

/// "North West London is better off in 93 of 100 runs."; with fewer runs than are `planned`: "… in
/// 41 of 45 runs so far." Nothing with fewer than ten runs.
[[nodiscard]] std::string certainty_words(const Certainty& certainty, std::uint32_t planned);

}  // namespace folkmoot
