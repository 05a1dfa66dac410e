#include "analysis/report.hpp"

#include "analysis/json_number.hpp"
#include "core/hash.hpp"
#include "core/table/delimited.hpp"
#include "engine/snapshot.hpp"

namespace folkmoot {
namespace {

constexpr const char* made_headings = ",scenario,policy,seed,population,engine,fingerprint\n";

// What made a line's numbers, with the line's end.
std::string made_of(const RunReport& report) {
    return "," + csv_cell(report.scenario.name) + "," +
           csv_cell(policy_named(report.scenario, report.attempt.reform).name) + "," +
           std::to_string(report.attempt.seed) + "," +
           std::to_string(population_of(report.scenario, report.attempt)) + "," +
           csv_cell(engine_version) + "," + to_hex(report.fingerprint) + "\n";
}

std::string group_name(const Scenario& scenario, std::size_t slot) {
    if (slot == Slot::total) return "everybody";
    if (slot < Slot::age) return std::string(deprivation_names[slot - Slot::deprivation]);
    if (slot < Slot::sides) return "age " + std::string(age_band_names[slot - Slot::age]);
    const std::size_t first_area = scenario.model->slot_of_area(0);
    if (slot >= first_area) return scenario.areas[slot - first_area].name;
    std::size_t group = slot - Slot::sides;
    for (const Side& side : scenario.model->about().sides) {
        if (group < side.groups.size()) return std::string(side.groups[group].of_people);
        group -= side.groups.size();
    }
    return {};
}

}  // namespace

std::string series_csv(const RunReport& report) {
    const RunRecord& record = report.record;
    std::string csv = std::string(byte_order_mark) + "week";
    for (const Measure& measure : record.model->measures())
        csv += "," + csv_cell(std::string(measure.key) + " (" + std::string(measure.unit) + ")");
    csv += made_headings;
    const std::string made = made_of(report);
    const std::size_t weeks = record.weekly.empty() ? 0 : record.weekly.front().size();
    for (std::size_t week = 0; week < weeks; ++week) {
        csv += std::to_string(week);
        for (const auto& series : record.weekly) csv += "," + printed_text(series[week]);
        csv += made;
    }
    return csv;
}

std::string outcomes_csv(const RunReport& report) {
    const RunRecord& record = report.record;
    std::string csv = std::string(byte_order_mark) + "outcome,unit,group,value" + made_headings;
    const std::string made = made_of(report);
    const std::size_t year = headline_year(record);
    const auto measures = record.model->measures();
    for (std::size_t m = 0; m < measures.size(); ++m) {
        const Measure& measure = measures[m];
        for (std::size_t slot = 0; slot < record.years[year].slots(); ++slot) {
            if (!record.model->exists_by(measure, slot)) continue;
            csv += std::string(measure.key) + "," + csv_cell(measure.unit) + "," +
                   csv_cell(group_name(report.scenario, slot)) + "," +
                   printed_text(value_of(record, m, year, slot)) + made;
        }
    }
    return csv;
}

}  // namespace folkmoot
