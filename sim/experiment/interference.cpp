#include "experiment/interference.hpp"

#include "experiment/means.hpp"
#include "experiment/methods.hpp"
#include "experiment/regression.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace folkmoot {
namespace {

constexpr double hardly_varies =
    0.02;  ///< of exposure, as standard deviation: too little to learn from

/// Which effect is the coefficient of the second column; the others are written so that it is.
enum class Wanted : std::uint8_t { direct, spill_over, roll_out };

}  // namespace

std::vector<double> queue_exposure(std::span<const std::uint32_t> queue,
                                   std::span<const std::uint8_t> treated) {
    std::size_t count = 0;
    const std::vector<std::uint32_t> place = dense(queue, count);
    std::vector<double> people(count, 0.0), those_treated(count, 0.0);
    for (std::size_t i = 0; i < queue.size(); ++i) {
        people[place[i]] += 1.0;
        if (treated[i] != 0) those_treated[place[i]] += 1.0;
    }
    std::vector<double> exposure(queue.size(), 0.0);
    for (std::size_t i = 0; i < queue.size(); ++i) {
        const double others = people[place[i]] - 1.0;
        if (others > 0.0)
            exposure[i] = (those_treated[place[i]] - (treated[i] != 0 ? 1.0 : 0.0)) / others;
    }
    return exposure;
}

SaturationEffects saturation_effects(std::span<const double> outcome,
                                     std::span<const std::uint8_t> treated,
                                     std::span<const double> exposure,
                                     std::span<const std::uint32_t> cluster, double alpha) {
    SaturationEffects effects;
    RegressionDesign design;
    double sum = 0.0;
    for (std::size_t i = 0; i < outcome.size(); ++i) {
        if (outcome[i] != outcome[i]) continue;
        design.rows.push_back(static_cast<std::uint32_t>(i));
        sum += exposure[i];
    }
    const double mean = sum / static_cast<double>(design.rows.size());
    double squares = 0.0;
    std::set<double> mixed;  // exposures with people of both kinds
    std::set<double> of_treated, of_untreated;
    for (const std::uint32_t row : design.rows) {
        squares += (exposure[row] - mean) * (exposure[row] - mean);
        (treated[row] != 0 ? of_treated : of_untreated).insert(exposure[row]);
    }
    const double spread = std::sqrt(squares / static_cast<double>(design.rows.size()));
    if (of_treated.empty() || of_untreated.empty()) {
        effects.warnings.emplace_back(
            "Nobody is treated, or everybody is: there is nothing to compare.");
        return effects;
    }
    std::set_intersection(of_treated.begin(), of_treated.end(), of_untreated.begin(),
                          of_untreated.end(), std::inserter(mixed, mixed.end()));
    // Whole places are treated or not: their difference is that of a roll-out, and nothing more is
    // told.
    const bool whole = std::all_of(design.rows.begin(), design.rows.end(), [&](std::uint32_t row) {
        return exposure[row] == (treated[row] != 0 ? 1.0 : 0.0);
    });
    const bool varies = spread > hardly_varies && !whole;
    // Both slopes are told apart only when treated and untreated are each seen at two exposures.
    const bool crossed = varies && of_treated.size() > 1 && of_untreated.size() > 1;
    design.columns = varies ? (crossed ? 4 : 3) : 2;

    const auto estimate = [&](Wanted wanted) {
        design.fill = [&, wanted](std::span<const std::uint32_t> some, Matrix& block) {
            for (std::size_t i = 0; i < some.size(); ++i) {
                const auto line = static_cast<Eigen::Index>(i);
                const double t = treated[some[i]] != 0 ? 1.0 : 0.0;
                const double s = varies ? exposure[some[i]] : 0.0, both = t * (s - mean);
                // e = b + c + d(1 − mean): b is e − c − d(1 − mean), so S and the product each lose
                // a share of T.
                block(line, 0) = 1.0;
                block(line, 1) = wanted == Wanted::spill_over ? s : t;
                if (!varies) continue;
                block(line, 2) = wanted == Wanted::spill_over ? t
                                 : wanted == Wanted::roll_out ? s - t
                                                              : s;
                if (crossed)
                    block(line, 3) = wanted == Wanted::roll_out ? both - (1.0 - mean) * t : both;
            }
        };
        const Regression regression = fit(design, outcome);
        const std::size_t place = regression.place(1);
        // A repetition among the columns: this effect is not told by the data.
        if (!regression.dropped.empty() || place == regression.kept.size()) return Estimated{};
        const Spread found =
            spread_cr2(regression, design, outcome, cluster, std::span(&place, 1))[0];
        return with_interval(regression.coefficients[static_cast<Eigen::Index>(place)],
                             std::sqrt(found.variance), found.df, alpha);
    };
    (whole ? effects.roll_out : effects.direct) = estimate(Wanted::direct);
    if (varies) {
        effects.spill_over = estimate(Wanted::spill_over);
        effects.roll_out = estimate(Wanted::roll_out);
    }
    effects.separate = varies && effects.roll_out.estimate == effects.roll_out.estimate;
    if (whole)
        effects.warnings.emplace_back(
            "Whole places are treated or not: this tells what a roll-out would do, but not how "
            "much of it people do to themselves and how much to each other.");
    else if (!varies)
        effects.warnings.emplace_back("Everybody is about equally exposed to the treatment of "
                                      "others, so this design cannot tell what treatment "
                                      "does to the treated from what it does to their neighbours. "
                                      "Give areas different shares.");
    else if (!effects.separate)
        effects.warnings.emplace_back(
            "Who is treated and how many around them are treated go together too closely to "
            "tell one from the other. Mix treated and untreated people within areas.");
    else if (mixed.empty() || *of_untreated.begin() > 0.0)
        effects.warnings.emplace_back(
            "No place is without any treated people: what a place with none would be like is "
            "drawn out from the others by a straight line.");
    if (effects.direct.se == 0.0 || effects.spill_over.se == 0.0 || effects.roll_out.se == 0.0)
        effects.warnings.emplace_back(
            "Places that were treated alike do not differ, so nothing can be said about chance.");
    return effects;
}

} // namespace folkmoot
