#include "analysis/report.hpp"

#include <array>
#include <charconv>
#include <cmath>

namespace folkmoot {
namespace {

// The shortest text that reads back as the same number; nothing where there is no value.
std::string exact(double value) {
    if (!std::isfinite(value)) return {};
    std::array<char, 32> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value);
    return {text.data(), end.ptr};
}

// RFC 4180: quoted when it holds a comma, a quote or a line break.
std::string cell(std::string_view text) {
    if (text.find_first_of(",\"\n\r") == std::string_view::npos) return std::string(text);
    std::string quoted = "\"";
    for (const char c : text) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

std::string group_name(const Scenario& scenario, std::size_t slot) {
    if (slot == Slot::total) return "everybody";
    if (slot < Slot::age) return std::string(deprivation_names[slot - Slot::deprivation]);
    if (slot < Slot::registered) return "age " + std::string(age_band_names[slot - Slot::age]);
    if (slot == Slot::registered) return "registered locally";
    if (slot < Slot::area) return "registered online";
    return scenario.areas[slot - Slot::area].name;
}

}  // namespace

std::string series_csv(const RunRecord& record) {
    std::string csv = "week";
    for (const Measure& measure : measures()) csv += "," + std::string(measure.key);
    csv += "\n";
    const std::size_t weeks = record.weekly.empty() ? 0 : record.weekly.front().size();
    for (std::size_t week = 0; week < weeks; ++week) {
        csv += std::to_string(week);
        for (const auto& series : record.weekly) csv += "," + exact(series[week]);
        csv += "\n";
    }
    return csv;
}

std::string outcomes_csv(const Scenario& scenario, const RunRecord& record) {
    std::string csv = "outcome,unit,group,value\n";
    const std::size_t year = headline_year(record);
    for (std::size_t m = 0; m < measures().size(); ++m) {
        const Measure& measure = measures()[m];
        for (std::size_t slot = 0; slot < record.years[year].groups.size(); ++slot) {
            if (!exists_by(measure, slot)) continue;
            csv += std::string(measure.key) + "," + cell(measure.unit) + "," +
                   cell(group_name(scenario, slot)) + "," + exact(value_of(record, m, year, slot)) +
                   "\n";
        }
    }
    return csv;
}

}  // namespace folkmoot
