#include "engine/trial_rules.hpp"

#include "core/math.hpp"
#include "core/random.hpp"

#include <algorithm>

namespace folkmoot {
namespace {

constexpr double ln2 = 0.69314718055994531;

bool single_people(TrialUnit unit) {
    return unit == TrialUnit::citizen || unit == TrialUnit::saturation;
}

// Calls `visit(citizen, area)` for everybody.
template <class Visit> void for_everybody(const World& world, const Visit& visit) {
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c)
            visit(c, area_of(s));
    }
}

// Share of an area's people who are assigned to a treatment, of those whom the trial is about.
std::vector<double> treated_shares(const TrialStart& start,
                                   std::span<const std::uint8_t> assigned) {
    std::vector<double> treated(start.place->world.areas.size()), all(treated.size());
    for_everybody(start.place->world, [&](std::uint32_t c, std::uint32_t area) {
        if (!start.takes_part.empty() && start.takes_part[c] == 0) return;
        all[area] += 1.0;
        treated[area] += assigned[c] != 0 && assigned[c] != left_out ? 1.0 : 0.0;
    });
    for (std::size_t a = 0; a < all.size(); ++a)
        treated[a] = all[a] > 0.0 ? treated[a] / all[a] : 0.0;
    return treated;
}

// Whom a treatment reaches, when `assigned` should get it: not all of those, and some of their
// neighbours.
std::vector<std::uint8_t> reached(const TrialStart& start, const TrialDesign& design,
                                  const Conduct& conduct, std::span<const std::uint8_t> assigned) {
    std::vector<std::uint8_t> arms(assigned.begin(), assigned.end());
    for (std::uint8_t& arm : arms) arm = arm == left_out ? 0 : arm;
    if (conduct.reaches >= 1.0 && !(conduct.spills > 0.0)) return arms;
    const World& world = start.place->world;
    const std::vector<double> treated = treated_shares(start, assigned);
    std::vector<double> share{0.0};
    double treatments = 0;
    for (std::size_t a = 1; a < design.arms.size(); ++a) treatments += design.arms[a].share;
    for (std::size_t a = 1; a < design.arms.size(); ++a)
        share.push_back(design.arms[a].share / treatments);
    for_everybody(world, [&](std::uint32_t c, std::uint32_t area) {
        if (!start.takes_part.empty() && start.takes_part[c] == 0) return;
        // Who they are decides it, so it is the same in every repeat.
        const auto word = assignment_words(world.seed, AssignedKind::conduct, c);
        if (arms[c] != 0 && conduct.reaches < 1.0 && word[0] >= threshold(conduct.reaches))
            arms[c] = 0;
        if (arms[c] == 0 && word[1] < threshold(conduct.spills * treated[area]))
            arms[c] = arm_at(share, unit(word[2]));
    });
    return arms;
}

std::vector<std::uint8_t> all_in(std::size_t people, std::size_t arm) {
    return std::vector<std::uint8_t>(people, static_cast<std::uint8_t>(arm));
}

bool goes_wrong(const Conduct& conduct) { return conduct.reaches < 1.0 || conduct.spills > 0.0; }

}  // namespace

TrialRules::TrialRules(const TrialStart& start, const TrialDesign& design,
                       const Assignment& assignment, TrialWay way, std::size_t arm)
    : start_(start), design_(design), assignment_(assignment), way_(way), arm_(arm),
      conduct_(start.place->model->conduct(start.plan.settings)) {
    if (!single_people(design.unit) || way == TrialWay::nobody) return;
    if (way == TrialWay::designed) {
        of_citizen_ = reached(start, design, conduct_, assignment.of_citizen);
    } else if (goes_wrong(conduct_)) {
        of_citizen_ =
            reached(start, design, conduct_, all_in(start.place->world.population(), arm));
    }
}

bool TrialRules::change_in(std::uint32_t week) const {
    if (week == 0 || !start_.plan.schedule.empty()) return true;
    if (way_ == TrialWay::nobody) return false;
    if (conduct_.wears_off > 0.0 && way_ != TrialWay::settled) return true;
    const bool in_blocks =
        design_.unit == TrialUnit::week || design_.unit == TrialUnit::stepped_wedge;
    return way_ == TrialWay::designed && in_blocks && week % design_.block_weeks == 0;
}

Settings TrialRules::settings_of(std::size_t arm, std::uint32_t week,
                                 const Settings& untreated) const {
    // What a new thing does falls, from all of it to what is left when it is new no longer.
    const double age =
        way_ == TrialWay::settled ? 1.0 : 1.0 - math::exp(-ln2 * week / conduct_.wears_off_weeks);
    const double kept = 1.0 - conduct_.wears_off * age;
    Settings settings = untreated;
    for (const auto& [key, value] : design_.arms[arm].settings) {
        const Setting* lever = start_.place->model->find_setting(key);
        const double before = lever->get(untreated);
        lever->set(settings,
                   lever->type == FieldType::number ? before + (value - before) * kept : value);
    }
    return settings;
}

void TrialRules::treat_as_designed(std::uint32_t week, Variants& variants) const {
    const World& world = start_.place->world;
    const auto arm_or_none = [](std::uint8_t arm) {
        return arm == left_out ? std::uint8_t{0} : arm;
    };
    if (design_.unit == TrialUnit::provider) {
        for (const std::uint8_t arm : assignment_.of_provider)
            variants.of_provider.push_back(arm_or_none(arm));
        return;
    }
    for (std::size_t a = 0; a < world.areas.size(); ++a) {
        std::uint8_t arm = arm_or_none(assignment_.of_area[a]);
        if (design_.unit == TrialUnit::stepped_wedge &&
            week / design_.block_weeks < assignment_.first_block[a])
            arm = 0;
        variants.of_area.push_back(arm);
    }
    for (const Provider& provider : world.providers)
        variants.of_provider.push_back(variants.of_area[provider.area]);
    variants.of_citizen.resize(world.population());
    for_everybody(world, [&](std::uint32_t c, std::uint32_t area) {
        variants.of_citizen[c] = variants.of_area[area];
    });
}

std::shared_ptr<const Variants> TrialRules::rules_in(std::uint32_t week) const {
    auto variants = std::make_shared<Variants>();
    const Settings untreated =
        settings_in_week(*start_.place->model, start_.plan, design_.start_week + week);
    const bool whole_town = way_ == TrialWay::everybody || way_ == TrialWay::settled;
    if (way_ == TrialWay::nobody) {
        variants->settings.push_back(untreated);
    } else if (whole_town && of_citizen_.empty()) {
        variants->settings.push_back(settings_of(arm_, week, untreated));
    } else if (design_.unit == TrialUnit::week) {
        variants->settings.push_back(
            settings_of(assignment_.of_block[week / design_.block_weeks], week, untreated));
    } else {
        for (std::size_t a = 0; a < design_.arms.size(); ++a) {
            variants->settings.push_back(settings_of(a, week, untreated));
        }
        if (of_citizen_.empty()) {
            treat_as_designed(week, *variants);
        } else {
            variants->of_citizen = of_citizen_;
        }
    }
    return variants;
}

std::vector<std::uint8_t> received_arms(const TrialStart& start, const TrialDesign& design,
                                        const Assignment& assignment) {
    if (single_people(design.unit))
        return reached(start, design, start.place->model->conduct(start.plan.settings),
                       assignment.of_citizen);
    if (design.unit == TrialUnit::week) return all_in(start.place->world.population(), 0);
    std::vector<std::uint8_t> arms = assignment.of_citizen;
    for (std::uint8_t& arm : arms) arm = arm == left_out ? 0 : arm;
    return arms;
}

}  // namespace folkmoot
