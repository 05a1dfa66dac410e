#include "analysis/compare.hpp"
#include "core/units.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace folkmoot {
namespace {

// "deprivation:4", "age:0", "registered:online", "area:NAME"; validated when the file was read.
std::size_t slot_of(const Scenario& scenario, const std::string& group) {
    if (group.empty()) return Slot::total;
    const std::size_t colon = group.find(':');
    const std::string kind = group.substr(0, colon);
    const std::string name = group.substr(colon + 1);
    const Model& model = *scenario.model;
    if (kind == "area") {
        const auto found = std::find_if(scenario.areas.begin(), scenario.areas.end(),
                                        [&](const Area& area) { return area.name == name; });
        return model.slot_of_area(static_cast<std::size_t>(found - scenario.areas.begin()));
    }
    for (std::size_t k = 0; k < model.about().sides.size(); ++k) {
        const Side& side = model.about().sides[k];
        if (kind != side.key) continue;
        const auto found = std::ranges::find(side.groups, name, &Side::Group::key);
        return model.slot_of_side(k, static_cast<std::size_t>(found - side.groups.begin()));
    }
    std::size_t index = 0;
    std::from_chars(name.data(), name.data() + name.size(), index);
    return (kind == "deprivation" ? Slot::deprivation : Slot::age) + index;
}

double value(const Scenario& scenario, const RunRecord& record, const Check& check,
             std::uint32_t year) {
    const std::size_t index =
        year == 0 ? headline_year(record) : std::min<std::size_t>(year, record.years.size()) - 1;
    return value_of(record, scenario.model->measure_index(check.outcome), index,
                    slot_of(scenario, check.group));
}

std::string number(double v) { return std::isnan(v) ? "no value" : format_number(v, 4); }

bool has_sign(double moved, int sign) { return sign == 0 ? moved == 0.0 : moved * sign > 0.0; }

// The policy of a check, with settings moved, as the reform of an attempt.
Attempt attempt_of_check(const Scenario& scenario, const Check& check,
                         const std::map<std::string, double>& set) {
    Attempt attempt;
    attempt.seed = scenario.seed;
    attempt.reform = check.policy;
    for (const auto& [key, setting] : set) {
        const Setting* field = scenario.model->find_setting(key);
        (field->kind == FieldKind::lever ? attempt.changed : attempt.shared)[key] = setting;
    }
    return attempt;
}

double outcome_of(Workshop& workshop, const Check& check, double setting) {
    const Scenario& scenario = workshop.scenario();
    auto set = check.set;
    set[check.lever] = setting;
    const auto pair = workshop.run(attempt_of_check(scenario, check, set), 0, 0, {});
    return value(scenario, pair->reform->record, check, check.year);
}

}  // namespace

std::string run_check(Workshop& workshop, const Check& check) {
    const Scenario& scenario = workshop.scenario();
    if (check.kind == "direction") {
        const double before = outcome_of(workshop, check, check.from);
        const double after = outcome_of(workshop, check, check.to);
        if (has_sign(after - before, check.sign)) return {};
        return check.sentence + ": " + check.outcome + " went from " + number(before) + " to " +
               number(after) + " when " + check.lever + " went from " + number(check.from) +
               " to " + number(check.to);
    }
    const auto pair = workshop.run(attempt_of_check(scenario, check, check.set), 0, 0, {});
    if (check.kind == "verdict") {
        const double before = value(scenario, pair->baseline->record, check, check.year);
        const double after = value(scenario, pair->reform->record, check, check.year);
        if (has_sign(after - before, check.sign)) return {};
        return check.sentence + ": " + check.outcome + " is " + number(before) +
               " before the reform and " + number(after) + " with it";
    }
    double found = value(scenario, pair->reform->record, check, check.year);
    if (check.kind == "ratio")
        found /= value(scenario, pair->reform->record, check, check.from_year);
    if (found >= check.low && found <= check.high) return {};
    return check.sentence + ": found " + number(found) + ", expected " + number(check.low) +
           " to " + number(check.high);
}

}  // namespace folkmoot
