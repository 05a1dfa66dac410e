#include "experiment/permutation.hpp"

#include "core/math.hpp"
#include "core/random.hpp"
#include "experiment/means.hpp"
#include "experiment/methods.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace folkmoot {
namespace {

using math::infinity;
constexpr double most_exact = 20'000;
constexpr double slack =
    1e-9;  ///< two assignments with the same difference may differ in their last digits

/// Units of one stratum: the first `treated` places of `order` are treated.
struct Stratum {
    std::vector<std::uint32_t> order;
    std::size_t treated = 0;
};

/// Sums over the treated of one assignment.
struct Chosen {
    double sum = 0, people = 0, really = 0;
};

/// How many assignments there are, or infinity when they are too many to count out.
double assignments(const std::vector<Stratum>& strata) {
    double all = 1.0;
    for (const Stratum& stratum : strata) {
        const std::size_t size = stratum.order.size(),
                          some = std::min(stratum.treated, size - stratum.treated);
        for (std::size_t i = 1; i <= some; ++i) {
            all = all * static_cast<double>(size - some + i) / static_cast<double>(i);
            if (all > most_exact * 10) return infinity;
        }
    }
    return all;
}

class Test {
public:
    Test(std::span<const AssignedUnit> units) : units_(units) {
        std::map<std::uint32_t, Stratum> strata;
        for (std::size_t i = 0; i < units.size(); ++i) {
            Stratum& stratum = strata[units[i].stratum];
            stratum.order.push_back(static_cast<std::uint32_t>(i));
            if (!units[i].treated) continue;
            std::swap(stratum.order.back(), stratum.order[stratum.treated++]);
        }
        for (auto& [number, stratum] : strata) strata_.push_back(std::move(stratum));
        for (const AssignedUnit& unit : units) {
            people_ += unit.people;
            sum_ += unit.sum;
            if (unit.treated) really_ += unit.people;
            if (unit.treated) treated_sum_ += unit.sum;
        }
        // The direction in which one outcome is shifted does not matter: measure from the mean, to
        // keep digits.
        mean_ = sum_ / people_;
        observed_ = treated_sum_ / really_ - (sum_ - treated_sum_) / (people_ - really_);
    }

    [[nodiscard]] double observed() const { return observed_; }
    [[nodiscard]] const std::vector<Stratum>& strata() const { return strata_; }

    void visit_all() { visit_from(0, 0, 0, {}); }

    void visit_random(std::uint64_t seed, std::uint32_t number) {
        Chosen chosen;
        std::uint32_t index = 0;
        Words words{};
        std::size_t left = 0;
        for (Stratum& stratum : strata_) {
            for (std::size_t i = 0; i < stratum.treated; ++i) {
                if (left == 0) {
                    words = draw(seed, number, 0, Purpose::test, index++);
                    left = words.size();
                }
                const auto rest = static_cast<std::uint32_t>(stratum.order.size() - i);
                std::swap(stratum.order[i], stratum.order[i + below(words[--left], rest)]);
                add(chosen, units_[stratum.order[i]]);
            }
        }
        record(chosen);
    }

    void record_observed() { record({treated_sum_ - mean_ * really_, really_, really_}); }

    [[nodiscard]] PermutationTest result(double alpha) {
        PermutationTest test;
        const auto count = static_cast<double>(differences_.size());
        double squares = 0.0, total = 0.0, extreme = 0.0, largest = 0.0, at_largest = 0.0;
        for (const double difference : differences_)
            largest = std::max(largest, std::fabs(difference));
        for (const double difference : differences_) {
            total += difference;
            squares += difference * difference;
            if (std::fabs(difference) >= std::fabs(observed_) - slack * largest) extreme += 1.0;
            if (std::fabs(difference) >= largest * (1.0 - slack)) at_largest += 1.0;
        }
        test.least_p = at_largest / count;
        test.effect.estimate = observed_;
        test.effect.se =
            std::sqrt(std::max(0.0, squares / count - total / count * (total / count)));
        test.effect.p = extreme / count;
        std::sort(low_.begin(), low_.end());
        std::sort(high_.begin(), high_.end());
        // τ is kept while more than alpha of the assignments do not refuse it.
        const auto most =
            std::min(static_cast<std::size_t>(std::floor(alpha * count + slack)), low_.size() - 1);
        test.effect.low = low_[most];
        test.effect.high = high_[high_.size() - 1 - most];
        return test;
    }

private:
    void add(Chosen& chosen, const AssignedUnit& unit) const {
        chosen.sum += unit.sum - mean_ * unit.people;
        chosen.people += unit.people;
        if (unit.treated) chosen.really += unit.people;
    }

    /// All ways to choose the treated of stratum number `at` from its place `from` on.
    void visit_from(std::size_t at, std::size_t from, std::size_t chosen_here,
                    const Chosen& chosen) {
        if (at == strata_.size()) return record(chosen);
        const Stratum& stratum = strata_[at];
        if (chosen_here == stratum.treated) return visit_from(at + 1, 0, 0, chosen);
        const std::size_t needed = stratum.treated - chosen_here;
        for (std::size_t i = from; i + needed <= stratum.order.size(); ++i) {
            Chosen with = chosen;
            add(with, units_[stratum.order[i]]);
            visit_from(at, i + 1, chosen_here + 1, with);
        }
    }

    void record(const Chosen& chosen) {
        const double rest = people_ - chosen.people;
        const double difference =
            chosen.sum / chosen.people + chosen.sum / rest; // all sum to 0 about the mean
        const double really = chosen.really / chosen.people - (really_ - chosen.really) / rest;
        differences_.push_back(difference);
        // |difference − τ really| ≥ |observed − τ| between these two.
        const double one =
            1.0 - really < slack ? -infinity : (observed_ - difference) / (1.0 - really);
        const double other =
            1.0 + really < slack ? -infinity : (observed_ + difference) / (1.0 + really);
        const bool always = one == -infinity || other == -infinity;
        low_.push_back(always ? -infinity : std::min(one, other));
        high_.push_back(always ? infinity : std::max(one, other));
    }

    std::span<const AssignedUnit> units_;
    std::vector<Stratum> strata_;
    double people_ = 0, sum_ = 0, mean_ = 0, really_ = 0, treated_sum_ = 0, observed_ = 0;
    std::vector<double> differences_, low_, high_;
};

} // namespace

namespace {

/// Where units differ: nowhere, only from one arm to the other, or within an arm.
enum class Variation : std::uint8_t { none, between_arms, within_arms };

/// `origin`: what the outcomes are measured from.
Variation variation_of(std::span<const AssignedUnit> units, double origin) {
    RunningMoments sides[2], all;
    for (const AssignedUnit& unit : units) {
        const double mean = origin + unit.sum / unit.people;
        sides[unit.treated ? 1 : 0].add(mean);
        all.add(mean);
    }
    if (sides[0].moments().variance > 0.0 || sides[1].moments().variance > 0.0)
        return Variation::within_arms;
    return all.moments().variance > 0.0 ? Variation::between_arms : Variation::none;
}

/// Units whose stratum is all in one arm: drawing again never moves them.
double never_moved(std::span<const AssignedUnit> units) {
    std::map<std::uint32_t, std::array<double, 2>> strata;
    for (const AssignedUnit& unit : units) strata[unit.stratum][unit.treated ? 1 : 0] += 1.0;
    double count = 0.0;
    for (const auto& [number, sides] : strata)
        if (sides[0] == 0.0 || sides[1] == 0.0) count += sides[0] + sides[1];
    return count;
}

} // namespace

PermutationTest permutation_test(std::span<const AssignedUnit> units, std::uint32_t permutations,
                                 std::uint64_t seed, double alpha) {
    Test test(units);
    const double all = assignments(test.strata());
    const bool exact = all <= most_exact;
    if (exact) {
        test.visit_all();
    } else {
        test.record_observed();
        for (std::uint32_t i = 0; i < permutations; ++i) test.visit_random(seed, i);
    }
    PermutationTest result = test.result(alpha);
    result.exact = exact;
    result.drawn = exact ? static_cast<std::uint64_t>(all) : permutations;
    return result;
}

void analyse_permutation(const TrialRows& rows, const std::vector<std::uint32_t>& used,
                         const AnalysisOptions& options, TrialAnalysis& analysis) {
    // A million rows drawn ten thousand times would take many minutes: as many draws as 50 million
    // swaps allow.
    const double affordable = std::clamp(5e7 / static_cast<double>(used.size()), 199.0, 9'999.0);
    const std::uint32_t permutations =
        options.permutations > 0 ? options.permutations : static_cast<std::uint32_t>(affordable);
    std::size_t clusters = 0;
    const std::vector<std::uint32_t> cluster =
        rows.cluster.empty() ? std::vector<std::uint32_t>{} : dense(rows.cluster, clusters);
    // Measured from the first of them: differences are the same, and a large offset does not blur
    // which assignments are as far apart as the one that happened.
    const double origin = used.empty() ? 0.0 : rows.outcome[used.front()];
    for (ArmEstimate& arm : analysis.arms) {
        std::vector<AssignedUnit> units;
        std::vector<std::size_t> unit_of(clusters, 0); // 1-based; 0: none yet
        bool mixed = false;
        for (const std::uint32_t row : used) {
            const bool treated = rows.arm[row] == arm.arm;
            if (!treated && rows.arm[row] != rows.control) continue;
            const std::uint32_t stratum = rows.stratum.empty() ? 0 : rows.stratum[row];
            if (!cluster.empty() && unit_of[cluster[row]] != 0) {
                AssignedUnit& unit = units[unit_of[cluster[row]] - 1];
                unit.sum += rows.outcome[row] - origin;
                unit.people += 1.0;
                mixed = mixed || unit.treated != treated || unit.stratum != stratum;
                continue;
            }
            units.push_back({rows.outcome[row] - origin, 1.0, stratum, treated});
            if (!cluster.empty()) unit_of[cluster[row]] = units.size();
        }
        if (const double stuck = never_moved(units); stuck > 0.0 && !mixed)
            analysis.warnings.push_back(
                counted(stuck) + (stuck == 1.0 ? " unit is" : " units are") +
                " in a stratum that is all in one arm: there is nobody to compare with in it, and "
                "the difference is not only that of the treatment.");
        if (mixed) {
            analysis.warnings.emplace_back(
                "Some clusters hold people of both arms or of several strata, so clusters "
                "cannot be drawn again as wholes: no permutation test.");
            continue;
        }
        const PermutationTest test =
            permutation_test(units, permutations, options.seed, options.alpha);
        arm.effect = test.effect;
        const bool endless = !(test.effect.low > -infinity && test.effect.high < infinity);
        const Variation variation = variation_of(units, origin);
        if (variation == Variation::none) {
            arm.effect = {.estimate = test.effect.estimate};
            analysis.warnings.emplace_back(
                "The outcome does not vary at all, so nothing can be said about chance.");
            continue;
        }
        if (endless || variation == Variation::between_arms)
            arm.effect.low = arm.effect.high = no_number;
        if (variation == Variation::between_arms)
            analysis.warnings.emplace_back(
                "Within the arms the outcome does not vary at all, so nothing can be said about "
                "chance beyond that of drawing lots.");
        analysis.warnings.push_back(test.exact ? "All " + counted(static_cast<double>(test.drawn)) +
                                                     " possible assignments were looked at."
                                               : counted(static_cast<double>(test.drawn)) +
                                                     " assignments were drawn at random.");
        if (test.exact && test.least_p > options.alpha)
            analysis.warnings.push_back(
                "Even the clearest of them comes about in " +
                counted(std::round(test.least_p * static_cast<double>(test.drawn))) + " of " +
                counted(static_cast<double>(test.drawn)) +
                " draws, so no result could show that it was more than chance.");
        if (endless)
            analysis.warnings.emplace_back(
                "Too few assignments are possible for an interval at this level.");
    }
}

} // namespace folkmoot
