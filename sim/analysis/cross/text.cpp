#include "analysis/cross/cross.hpp"

#include "analysis/changes.hpp"
#include "analysis/json_number.hpp"
#include "core/hash.hpp"
#include "core/table/delimited.hpp"
#include "core/utf8.hpp"
#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "engine/snapshot.hpp"

#include <algorithm>

namespace folkmoot::cross {
namespace {

using Json = nlohmann::ordered_json;

const Measure& measure_of(const Crossed& crossed, std::size_t measure) {
    return crossed.scenario.model->measures()[crossed.crossing.measures[measure]];
}

std::size_t columns_of(const Crossed& crossed) { return crossed.crossing.second.groups.size(); }

const std::string& first_name(const Crossed& crossed, std::size_t cell) {
    return crossed.crossing.first.groups[cell / columns_of(crossed)];
}
const std::string& second_name(const Crossed& crossed, std::size_t cell) {
    return crossed.crossing.second.groups[cell % columns_of(crossed)];
}

std::string baseline_label(const Crossed& crossed) {
    return baseline_of(crossed.scenario, crossed.attempt).label;
}
std::string reform_label(const Crossed& crossed) {
    return policy_named(crossed.scenario, crossed.attempt.reform).label;
}

// Numbers of all cells as rows of a table.
template <class Value> Json rows(const Crossed& crossed, const Value& value) {
    Json all = Json::array();
    for (std::size_t cell = 0; cell < crossed.crossing.cells(); ++cell) {
        if (cell % columns_of(crossed) == 0) all.push_back(Json::array());
        all.back().push_back(printed_number(value(cell)));
    }
    return all;
}

Json spread(const Crossed& crossed, const std::vector<Difference>& of) {
    return {{"mean", rows(crossed, [&](std::size_t cell) { return of[cell].mean; })},
            {"low", rows(crossed, [&](std::size_t cell) { return of[cell].low; })},
            {"high", rows(crossed, [&](std::size_t cell) { return of[cell].high; })}};
}

// A policy's own values over all replicates: their mean and where nine of ten lie.
Difference spread_of(const std::vector<double>& values) {
    return difference_between(std::vector<double>(values.size(), 0.0), values, 0);
}

Json outcome_json(const Crossed& crossed, std::size_t measure) {
    Json json{{"unit", measure_of(crossed, measure).unit}};
    if (!crossed.baseline.empty()) {
        json["baseline"] = rows(
            crossed, [&](std::size_t cell) { return crossed.baseline.front()[measure][cell]; });
        json["reform"] =
            rows(crossed, [&](std::size_t cell) { return crossed.reform.front()[measure][cell]; });
        std::vector<Difference> of;
        for (std::size_t cell = 0; cell < crossed.crossing.cells(); ++cell)
            of.push_back(crossed.difference(measure, cell));
        json["difference"] = spread(crossed, of);
        json["difference"]["share_better"] =
            rows(crossed, [&](std::size_t cell) { return of[cell].share_better; });
        return json;
    }
    json["value"] =
        rows(crossed, [&](std::size_t cell) { return crossed.reform.front()[measure][cell]; });
    if (crossed.reform.size() > 1) {
        std::vector<Difference> of;
        for (std::size_t cell = 0; cell < crossed.crossing.cells(); ++cell)
            of.push_back(spread_of(crossed.values(true, measure, cell)));
        json["ensemble"] = spread(crossed, of);
    }
    return json;
}

std::size_t letters_of(const std::string& text) {
    return text.size() - static_cast<std::size_t>(std::ranges::count_if(text, is_continuation));
}

// Lines of cells as a table whose columns stand below each other; numbers to the right.
std::string aligned(const std::vector<std::vector<std::string>>& lines, std::size_t names) {
    std::vector<std::size_t> widths(lines.front().size());
    for (const auto& line : lines)
        for (std::size_t i = 0; i < line.size(); ++i)
            widths[i] = std::max(widths[i], letters_of(line[i]));
    std::string text;
    for (const auto& line : lines) {
        std::string row = "  ";
        for (std::size_t i = 0; i < line.size(); ++i) {
            const std::string room(widths[i] - letters_of(line[i]), ' ');
            row += (i == 0 ? "" : "  ") + (i < names ? line[i] + room : room + line[i]);
        }
        row.erase(row.find_last_not_of(' ') + 1);
        text += row + "\n";
    }
    return text;
}

std::string range_words(const Measure& measure, const Difference& of) {
    return words::format_value(measure, of.low) + " to " + words::format_value(measure, of.high);
}

std::string outcome_text(const Crossed& crossed, std::size_t measure) {
    const Measure& of = measure_of(crossed, measure);
    const bool both = !crossed.baseline.empty(), many = crossed.reform.size() > 1;
    std::vector<std::vector<std::string>> lines;
    lines.push_back({"", "", "people", "citizens"});
    auto& head = lines.front();
    if (both) head.push_back(baseline_label(crossed));
    head.push_back(reform_label(crossed));
    if (both) head.emplace_back("difference");
    if (many) head.emplace_back(both ? "in 9 of 10 runs" : "9 of 10 runs");
    for (std::size_t cell = 0; cell < crossed.crossing.cells(); ++cell) {
        const double citizens = crossed.citizens[cell];
        if (citizens == 0) continue;
        std::vector<std::string> line{first_name(crossed, cell), second_name(crossed, cell),
                                      format_count(citizens * crossed.people_per_citizen),
                                      format_count(citizens) +
                                          (citizens < few_citizens ? " (few)" : "")};
        const double reform = crossed.reform.front()[measure][cell];
        if (both) {
            const double baseline = crossed.baseline.front()[measure][cell];
            const words::Values values = words::format_both(of, baseline, reform);
            const Difference difference = crossed.difference(measure, cell);
            line.push_back(values.baseline);
            line.push_back(values.reform);
            line.push_back(words::difference(of, baseline, reform).text);
            if (many) line.push_back(range_words(of, difference));
        } else {
            line.push_back(words::format_value(of, reform));
            if (many)
                line.push_back(range_words(of, spread_of(crossed.values(true, measure, cell))));
        }
        lines.push_back(std::move(line));
    }
    return "\n" + words::heading(of.label, of.unit) + "\n" + aligned(lines, 2);
}

} // namespace

std::string json_of(const Crossed& crossed) {
    const Scenario& scenario = crossed.scenario;
    const Attempt& attempt = crossed.attempt;
    const Crossing& crossing = crossed.crossing;
    Json json;
    json["scenario"] = scenario.name;
    json["policy"] = policy_named(scenario, attempt.reform).name;
    if (!crossed.baseline.empty()) {
        json["baseline"] = baseline_of(scenario, attempt).name;
        if (!attempt.baseline.changed.empty()) json["baseline_levers"] = attempt.baseline.changed;
    }
    json["seed"] = attempt.seed;
    json["weeks"] = weeks_of(scenario, attempt);
    json["population"] = population_of(scenario, attempt);
    json["replicates"] = crossed.reform.size();
    json["engine"] = engine_version;
    json["model"] = scenario.model->key();
    json["scenario_hash"] = to_hex(scenario.hash);
    Json settings = Json::object();
    for (const auto& [key, value] : attempt.shared) settings[key] = value;
    for (const auto& [key, value] : attempt.changed) settings[key] = value;
    json["settings"] = std::move(settings);
    json["money_year"] = scenario.money_year;
    json["fingerprint"] = to_hex(crossed.fingerprint);
    json["by"] = {crossing.first.by.key, crossing.second.by.key};
    json["groups"] = {crossing.first.groups, crossing.second.groups};
    json["citizens"] = rows(crossed, [&](std::size_t cell) { return crossed.citizens[cell]; });
    json["people"] = rows(crossed, [&](std::size_t cell) {
        return crossed.citizens[cell] * crossed.people_per_citizen;
    });
    json["few"] = few_citizens;
    Json outcomes = Json::object();
    for (std::size_t m = 0; m < crossing.measures.size(); ++m)
        outcomes[std::string(measure_of(crossed, m).key)] = outcome_json(crossed, m);
    json["outcomes"] = std::move(outcomes);
    Json left_out = Json::array();
    const auto measures = scenario.model->measures();
    for (std::size_t m = 0; m < measures.size(); ++m)
        if (std::ranges::find(crossing.measures, m) == crossing.measures.end())
            left_out.push_back(measures[m].key);
    json["left_out"] = std::move(left_out);
    return json.dump();
}

std::string text_of(const Crossed& crossed) {
    const Scenario& scenario = crossed.scenario;
    std::string text = scenario.question + "\n" + std::string(scenario.place) + ", the last year";
    const std::size_t runs = crossed.reform.size();
    text += runs == 1 ? ", one run.\n"
                      : "; values of the first of " + std::to_string(runs) +
                            " runs, and between what nine of ten of them lie.\n";
    std::string left_out;
    for (const std::string& key : scenario.outcomes) {
        const std::size_t measure = scenario.model->measure_index(key);
        const auto& measures = crossed.crossing.measures;
        const auto found = std::ranges::find(measures, measure);
        if (found != measures.end())
            text += outcome_text(crossed, static_cast<std::size_t>(found - measures.begin()));
        else
            left_out += (left_out.empty() ? "" : ", ") +
                        std::string(scenario.model->measures()[measure].label);
    }
    const bool few = std::ranges::any_of(
        crossed.citizens, [](double citizens) { return citizens > 0 && citizens < few_citizens; });
    if (few)
        text += "\n(few): fewer than " + format_count(few_citizens) +
                " simulated citizens, so that chance decides much of it. More: --population.\n";
    if (!left_out.empty()) text += "\nNot of people like that: " + left_out + ".\n";
    return text;
}

std::string csv_of(const Crossed& crossed) {
    const Crossing& crossing = crossed.crossing;
    const bool both = !crossed.baseline.empty();
    std::string csv = std::string(byte_order_mark) + "outcome,unit," +
                      std::string(crossing.first.by.key) + "," +
                      std::string(crossing.second.by.key) + ",people,citizens,";
    csv += both ? "baseline,reform,difference,low,high" : "value,low,high";
    csv += ",scenario,policy,seed,population,engine,fingerprint\n";
    const std::string made = "," + csv_cell(crossed.scenario.name) + "," +
                             csv_cell(policies_words(crossed.scenario, crossed.attempt)) + "," +
                             std::to_string(crossed.attempt.seed) + "," +
                             std::to_string(population_of(crossed.scenario, crossed.attempt)) +
                             "," + csv_cell(engine_version) + "," + to_hex(crossed.fingerprint) +
                             "\n";
    const auto cell_text = [](double value) { return "," + printed_text(value); };
    for (std::size_t m = 0; m < crossing.measures.size(); ++m) {
        const Measure& of = measure_of(crossed, m);
        for (std::size_t cell = 0; cell < crossing.cells(); ++cell) {
            csv += std::string(of.key) + "," + csv_cell(of.unit) + "," +
                   csv_cell(first_name(crossed, cell)) + "," + csv_cell(second_name(crossed, cell));
            csv += cell_text(crossed.citizens[cell] * crossed.people_per_citizen) +
                   cell_text(crossed.citizens[cell]);
            if (both) csv += cell_text(crossed.baseline.front()[m][cell]);
            csv += cell_text(crossed.reform.front()[m][cell]);
            const Difference range =
                both ? crossed.difference(m, cell) : spread_of(crossed.values(true, m, cell));
            if (both) csv += cell_text(range.mean);
            csv += cell_text(range.low) + cell_text(range.high) + made;
        }
    }
    return csv;
}

} // namespace folkmoot::cross
