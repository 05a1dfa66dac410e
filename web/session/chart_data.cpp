#include "session/chart_data.hpp"

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "session/funding/numbers.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <cstdio>

namespace folkmoot::session {
namespace {

std::string cell(const message::Outcome& outcome, double value, bool exact) {
    return exact ? exact_number(value) : words::format_value(outcome, value);
}

std::string policy_label(const message::Scenario& scenario, std::string_view name,
                         std::string_view otherwise) {
    const auto* policy = find_policy(scenario, name);
    return std::string(policy != nullptr ? policy->label : otherwise);
}

std::string in_full(const std::string& name, const std::string& changes, bool quick) {
    return name + changes + (quick ? " (a quick look)" : "");
}

Table line_table(const ChartData& data, bool exact) {
    Table table{{"Week", data.baseline_in_full(), data.reform_in_full()}};
    for (const auto& other : data.others) table[0].push_back(other.name);
    const bool bands = exact && !data.baseline_band.empty() && !data.reform_band.empty();
    if (bands) {
        for (const auto* name : {"Baseline 5%", "Baseline 95%", "Reform 5%", "Reform 95%"}) {
            table[0].emplace_back(name);
        }
    }
    // A person reads quarters; a machine may have every week.
    const std::size_t weeks = std::min(data.baseline_weeks.size(), data.reform_weeks.size());
    for (std::size_t week = exact ? 0 : 12; week < weeks; week += exact ? 1 : 13) {
        const double baseline = static_cast<double>(data.baseline_weeks[week]);
        const double reform = static_cast<double>(data.reform_weeks[week]);
        table.push_back(
            {exact ? std::to_string(week + 1) : format_week(static_cast<std::uint32_t>(week)),
             cell(*data.outcome, baseline, exact), cell(*data.outcome, reform, exact)});
        for (const auto& other : data.others)
            table.back().push_back(
                week < other.weeks.size()
                    ? cell(*data.outcome, static_cast<double>(other.weeks[week]), exact)
                    : "");
        if (!bands || week >= data.baseline_band.size() || week >= data.reform_band.size())
            continue;
        const auto &b = data.baseline_band[week], &r = data.reform_band[week];
        for (const double v : {b.low, b.high, r.low, r.high}) {
            table.back().push_back(exact_number(v));
        }
    }
    return table;
}

}  // namespace

std::string ChartData::baseline_in_full() const {
    return in_full(baseline_name, baseline_changes, quick);
}

std::string ChartData::reform_in_full() const { return in_full(reform_name, changes, quick); }

std::optional<ChartData> chart_data(const message::Scenario& scenario, const TrialResults& results,
                                    const message::Chart& chart, std::size_t year,
                                    const std::vector<double>& deprivation) {
    const auto index = outcome_index(scenario, chart.outcome);
    if (index == scenario.outcomes.size() || !results.main) return std::nullopt;
    const auto& ran = *results.main;
    ChartData data;
    data.kind = chart.kind == "bars"   ? ChartKind::bars
                : chart.kind == "dots" ? ChartKind::dots
                                       : ChartKind::line;
    data.title = chart.title.empty() ? scenario.outcomes[index].label : chart.title;
    data.outcome = &scenario.outcomes[index];
    data.baseline_name = baseline_name(scenario, results.trial);
    data.reform_name = policy_label(scenario, results.trial.reform, "Reform");
    data.baseline_changes = ran.baseline_changes;
    data.changes = ran.changes;
    data.quick = ran.quick;
    data.year = year;
    if (data.kind == ChartKind::line) {
        if (index < ran.baseline.weekly.size()) data.baseline_weeks = ran.baseline.weekly[index];
        if (index < ran.reform.weekly.size()) data.reform_weeks = ran.reform.weekly[index];
        data.baseline_band = results.weekly_band(index, false);
        data.reform_band = results.weekly_band(index, true);
        return data;
    }
    data.by = chart.by.empty() ? "area" : chart.by;
    const auto order = order_of(deprivation);
    for (const auto& group : groups_of(scenario, data.by, order)) {
        const double baseline = value_at(ran.baseline, year, index, group.slot);
        const double reform = value_at(ran.reform, year, index, group.slot);
        // Whom an outcome does not concern, as children in "In work", has no row.
        if (std::isfinite(baseline) || std::isfinite(reform)) {
            data.rows.push_back(
                {group.name, baseline, reform, results.difference_band(year, index, group.slot)});
        }
    }
    return data;
}

Table chart_table(const ChartData& data, bool exact) {
    if (data.kind == ChartKind::line) return line_table(data, exact);
    Table table{{"Group", data.baseline_in_full(), data.reform_in_full(), "Difference"}};
    if (exact) {
        table[0].emplace_back("Difference 5%");
        table[0].emplace_back("Difference 95%");
    }
    for (const auto& row : data.rows) {
        const auto change = words::difference(*data.outcome, row.baseline, row.reform);
        table.push_back({row.name, cell(*data.outcome, row.baseline, exact),
                         cell(*data.outcome, row.reform, exact),
                         exact ? exact_number(row.difference()) : change.text});
        if (!exact) continue;
        table.back().push_back(row.change ? exact_number(row.change->low) : "");
        table.back().push_back(row.change ? exact_number(row.change->high) : "");
    }
    return table;
}

Table outcomes_table(const message::Scenario& scenario, const TrialResults& results,
                     std::size_t year) {
    Table table{{"Measure", "Unit", "Breakdown", "Group", "Baseline", "Reform", "Difference",
                 "Mean of runs", "Low", "High", "Runs", "Runs better"}};
    if (!results.main) return table;
    const message::Ran& ran = *results.main;
    table[0][4] = in_full("Baseline", ran.baseline_changes, ran.quick);
    table[0][5] = in_full("Reform", ran.changes, ran.quick);
    for (std::size_t i = 0; i < scenario.outcomes.size(); ++i) {
        const auto& outcome = scenario.outcomes[i];
        std::vector<std::string> breakdowns{""};
        breakdowns.insert(breakdowns.end(), outcome.by.begin(), outcome.by.end());
        const auto spread = results.spread(year, i, outcome.direction);
        for (const auto& by : breakdowns) {
            for (const auto& group : groups_of(scenario, by)) {
                const double baseline = value_at(results.main->baseline, year, i, group.slot);
                const double reform = value_at(results.main->reform, year, i, group.slot);
                table.push_back({outcome.key, outcome.unit, by.empty() ? "total" : by, group.name,
                                 exact_number(baseline), exact_number(reform),
                                 exact_number(reform - baseline), "", "", "", "", ""});
                if (!by.empty() || !spread || spread->runs < 2) continue;
                auto& row = table.back();
                row[7] = exact_number(spread->mean);
                row[8] = exact_number(spread->low);
                row[9] = exact_number(spread->high);
                row[10] = std::to_string(spread->runs);
                if (outcome.direction != 0) row[11] = std::to_string(spread->better);
            }
        }
    }
    return table;
}

bool is_formula(std::string_view cell) {
    if (cell.empty() || std::string_view("=+-@\t\r").find(cell[0]) == std::string_view::npos)
        return false;
    // A signed number is no formula: digits, at most one point, and perhaps an exponent.
    std::size_t at = 1, digits = 0;
    const auto read_digits = [&] {
        while (at < cell.size() && cell[at] >= '0' && cell[at] <= '9') {
            ++at;
            ++digits;
        }
    };
    read_digits();
    if (at < cell.size() && cell[at] == '.') ++at;
    read_digits();
    if (at < cell.size() && digits > 0 && (cell[at] == 'e' || cell[at] == 'E')) {
        ++at;
        if (at < cell.size() && (cell[at] == '+' || cell[at] == '-')) ++at;
        digits = 0;
        read_digits();
    }
    return digits == 0 || at != cell.size() || (cell[0] != '+' && cell[0] != '-');
}

std::string to_csv(const Table& table, const MadeBy& made) {
    std::string text = "\xEF\xBB\xBF";
    const auto add = [&](std::string_view cell, bool first) {
        if (!first) text += ',';
        const std::string harmless = (is_formula(cell) ? "'" : "") + std::string(cell);
        if (harmless.find_first_of(",;\"\r\n\t") == std::string::npos) {
            text += harmless;
            return;
        }
        text += '"';
        for (const char c : harmless) {
            if (c == '"') text += '"';
            text += c;
        }
        text += '"';
    };
    for (const auto& row : table) {
        for (std::size_t i = 0; i < row.size(); ++i) add(row[i], i == 0);
        for (const auto& [name, value] : made)
            add(&row == &table.front() ? name : value, row.empty());
        text += "\r\n";
    }
    return text;
}

std::string file_name(std::string_view title, std::string_view extension) {
    std::string name;
    for (const char c : title) {
        const auto u = static_cast<unsigned char>(c);
        if (u < 128 && std::isalnum(u) != 0) {
            name += static_cast<char>(std::tolower(u));
        } else if (!name.empty() && name.back() != '-') {
            name += '-';
        }
    }
    while (!name.empty() && name.back() == '-') name.pop_back();
    if (name.empty()) name = "folkmoot";
    return name + "." + std::string(extension);
}

}  // namespace folkmoot::session
