#include "engine/model.hpp"

#include <algorithm>
#include <array>

namespace folkmoot {
namespace {

struct TrialSettings {
    Conduct conduct;
};

std::span<const Field<TrialSettings>> trial_fields() {
    static const auto fields = embed<&TrialSettings::conduct>("conduct", Conduct::fields());
    return fields;
}

constexpr std::string_view conduct_group = "conduct";

} // namespace

Model::Model(ModelDescription description) : about_(std::move(description)) {
    columns_ = CountLayout(about_.counts);
    first_conduct_ = about_.settings.settings.size();
    if (has_trials()) about_.settings.append(trial_fields());
    first_area_ = Slot::sides;
    for (const Side& side : about_.sides) first_area_ += side.groups.size();
}

Conduct Model::conduct(const Settings& settings) const {
    if (!has_trials()) return {};
    Settings own;
    own.values.assign(settings.values.begin() + static_cast<std::ptrdiff_t>(first_conduct_),
                      settings.values.end());
    return typed(own, trial_fields()).conduct;
}

bool Model::is_on(const Settings& settings, std::string_view group) const {
    if (group == conduct_group) {
        const Conduct goes = conduct(settings);
        return goes.reaches < 1.0 || goes.spills > 0.0 || goes.wears_off > 0.0;
    }
    const auto found = std::ranges::find(about_.switches, group, &ProcessSwitch::group);
    return found == about_.switches.end() || find_setting(found->setting)->get(settings) > 0.0;
}

std::string Model::how_to_turn_on(std::string_view group) const {
    const auto found = std::ranges::find(about_.switches, group, &ProcessSwitch::group);
    if (found == about_.switches.end()) return {};
    return "a scenario with '" + std::string(found->setting) + "' above 0";
}

VaryLevel Model::vary_level(std::string_view key) const {
    const Setting* setting = find_setting(key);
    return setting != nullptr && setting->kind == FieldKind::lever ? VaryLevel::week
                                                                   : VaryLevel::never;
}

std::size_t Model::measure_index(std::string_view key) const {
    const auto found = std::ranges::find(about_.measures, key, &Measure::key);
    return static_cast<std::size_t>(found - about_.measures.begin());
}

std::size_t Model::slot_of_side(std::size_t side, std::size_t group) const {
    std::size_t slot = Slot::sides;
    for (std::size_t k = 0; k < side; ++k) slot += about_.sides[k].groups.size();
    return slot + group;
}

bool Model::exists_by(const Measure& measure, std::size_t slot) const {
    if (slot == Slot::total) return true;
    if (slot < Slot::age) return (measure.by & by_deprivation) != 0;
    if (slot < Slot::sides) return (measure.by & by_age) != 0;
    if (slot >= first_area_) return (measure.by & by_area) != 0;
    unsigned side = by_side;
    std::size_t end = Slot::sides;
    for (const Side& each : about_.sides) {
        end += each.groups.size();
        if (slot < end) break;
        side <<= 1U;
    }
    return (measure.by & side) != 0;
}

std::vector<BreakdownName> Model::breakdowns() const {
    std::vector<BreakdownName> all{
        {"deprivation", by_deprivation, Slot::deprivation, deprivation_fifths},
        {"age", by_age, Slot::age, age_bands},
        {"area", by_area, first_area_, 0}};
    unsigned bit = by_side;
    for (std::size_t k = 0; k < about_.sides.size(); ++k, bit <<= 1U) {
        const Side& side = about_.sides[k];
        all.push_back({side.key, bit, slot_of_side(k, 0), side.groups.size()});
    }
    return all;
}

const PersonOutcome* Model::find_person_outcome(std::string_view key) const {
    const auto found = std::ranges::find(about_.person_outcomes, key, &PersonOutcome::key);
    return found == about_.person_outcomes.end() ? nullptr : &*found;
}

std::vector<double> Model::first_changes(const Place& place, const State& state,
                                         std::span<const double> shares) const {
    (void)state;
    (void)shares;
    return std::vector<double>(place.world.areas.size());
}

} // namespace folkmoot
