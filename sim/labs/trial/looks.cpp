#include "labs/trial/looks.hpp"

#include "core/math.hpp"
#include "engine/person.hpp"
#include "experiment/multiplicity.hpp"
#include "experiment/sequential.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot {
namespace {

constexpr std::uint32_t most_drawn = 13;

std::vector<std::uint32_t> look_weeks(const TrialDesign& design) {
    std::vector<std::uint32_t> weeks;
    // A design without looks is only drawn: a dozen points make a line.
    const std::uint32_t fewest =
        design.looking == Looking::fixed ? (design.weeks + most_drawn - 1) / most_drawn : 1;
    const std::uint32_t every = std::max({1U, design.look_every, fewest});
    for (std::uint32_t week = every; week < design.weeks; week += every) weeks.push_back(week);
    weeks.push_back(design.weeks);
    return weeks;
}

bool spends(Looking looking) {
    return looking == Looking::obrien_fleming || looking == Looking::pocock;
}

Boundaries boundaries_of(const TrialDesign& design, const std::vector<std::uint32_t>& weeks) {
    std::vector<double> share;
    share.reserve(weeks.size());
    for (const std::uint32_t week : weeks)
        share.push_back(static_cast<double>(week) / design.weeks);
    const Spending spending =
        design.looking == Looking::pocock ? Spending::pocock : Spending::obrien_fleming;
    return spending_boundaries(spending, share, design.alpha);
}

double z_of(const Estimated& effect) {
    // Where nothing can be said about chance, nothing is clear.
    if (std::isnan(effect.p)) return 0.0;
    return effect.p > 0 ? math::normal_quantile(1 - effect.p / 2) : 38.0;
}

// What has added up so far grows with the weeks, and so does its error. As a yearly rate it is one
// number that each week tells more of, which is what an always-valid interval is about.
double to_rate(const TrialLab& lab, std::uint32_t weeks) {
    const PersonSum sum = lab.start.outcome->sum;
    const bool adds_up =
        sum == PersonSum::total || sum == PersonSum::count || sum == PersonSum::ever;
    return adds_up && !rows_are_periods(lab.design.unit)
               ? static_cast<double>(lab.design.weeks) / weeks
               : 1.0;
}

// Foreseen at the first look: the interval is to be shortest at the planned end.
double mixing_of(const TrialLab& lab, const TrialLook& first, std::size_t arm) {
    const double se = first.analysis.arms[arm].effect.se * to_rate(lab, first.weeks);
    return mixing_variance(se * se * first.weeks / lab.design.weeks, lab.design.alpha);
}

Estimated valid_at(const TrialLab& lab, const TrialLook& look, std::size_t arm, double mixing) {
    const Estimated& effect = look.analysis.arms[arm].effect;
    if (!(effect.se > 0)) return {};
    const double scale = to_rate(lab, look.weeks);
    Estimated valid =
        always_valid(effect.estimate * scale, effect.se * scale, mixing, lab.design.alpha);
    valid.estimate /= scale;
    valid.se /= scale;
    valid.low /= scale;
    valid.high /= scale;
    return valid;
}

Estimated spending_at(const Boundaries& boundaries, std::size_t at, const Estimated& effect) {
    Estimated valid = effect;
    if (!(effect.se > 0)) return valid;
    valid.low = effect.estimate - boundaries.z[at] * effect.se;
    valid.high = effect.estimate + boundaries.z[at] * effect.se;
    valid.p = std::isnan(effect.p) ? no_number : stagewise_p(boundaries, at, z_of(effect));
    return valid;
}

}  // namespace

std::vector<TrialLook> looks_at(const TrialLab& lab, const Assignment& who,
                                const TrialRecord& record, bool to_the_end) {
    const std::vector<std::uint32_t> weeks = look_weeks(lab.design);
    const Looking looking = lab.design.looking;
    const Boundaries boundaries = spends(looking) ? boundaries_of(lab.design, weeks) : Boundaries{};
    std::vector<TrialLook> looks;
    std::vector<double> mixing(analysed_arms(lab),
                               no_number);  // by treatment arm, from its first look with an error
    bool over = false;
    for (std::size_t at = 0; at < weeks.size(); ++at) {
        TrialLook look;
        look.weeks = weeks[at];
        look.analysis =
            estimate(lab, analysis_table(lab, who, record, weeks[at]), Outcomes::learnt);
        for (std::size_t arm = 0; arm < look.analysis.arms.size(); ++arm) {
            const Estimated& effect = look.analysis.arms[arm].effect;
            if (std::isnan(mixing[arm]) && effect.se > 0) mixing[arm] = mixing_of(lab, look, arm);
            look.valid.push_back(spends(looking) ? spending_at(boundaries, at, effect)
                                                 : valid_at(lab, look, arm, mixing[arm]));
        }
        if (!over && !look.analysis.arms.empty()) {
            const Estimated& effect = look.analysis.arms.front().effect;
            const Estimated& valid = look.valid.front();
            if (looking == Looking::naive) look.ends = effect.p < lab.design.alpha;
            if (spends(looking)) look.ends = z_of(effect) >= boundaries.z[at];
            if (looking == Looking::always_valid) look.ends = valid.low > 0 || valid.high < 0;
        }
        over = over || look.ends;
        looks.push_back(std::move(look));
        if (over && !to_the_end) break;
    }
    return looks;
}

Reported reported(const TrialLab& lab, const std::vector<TrialLook>& looks) {
    auto end =
        std::find_if(looks.begin(), looks.end(), [](const TrialLook& look) { return look.ends; });
    if (end == looks.end()) end = looks.end() - 1;
    Reported report;
    report.analysis = end->analysis;
    if (end->ends && end->weeks < lab.design.weeks) report.stopped_week = end->weeks;
    if (lab.design.looking == Looking::fixed || lab.design.looking == Looking::naive) return report;
    std::vector<double> p;
    for (std::size_t arm = 0; arm < report.analysis.arms.size(); ++arm) {
        Estimated& effect = report.analysis.arms[arm].effect;
        const Estimated& valid = end->valid[arm];
        effect.low = valid.low;
        effect.high = valid.high;
        effect.p = valid.p;
        p.push_back(valid.p);
    }
    const std::vector<double> adjusted = adjust_holm(p);
    for (std::size_t arm = 0; arm < adjusted.size(); ++arm)
        report.analysis.arms[arm].adjusted_p = adjusted[arm];
    return report;
}

Reported report_of(const TrialLab& lab, const Assignment& who, const TrialRecord& record) {
    if (lab.design.looking != Looking::fixed)
        return reported(lab, looks_at(lab, who, record, false));
    return {estimate(lab, analysis_table(lab, who, record), Outcomes::learnt), std::nullopt};
}

}  // namespace folkmoot
