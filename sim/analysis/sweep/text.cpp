#include "analysis/changes.hpp"
#include "analysis/json_number.hpp"
#include "analysis/sweep/indices.hpp"
#include "analysis/sweep/result.hpp"
#include "core/hash.hpp"
#include "core/table/delimited.hpp"
#include "engine/snapshot.hpp"
#include "scenario/json/number.hpp"

#include <array>

namespace folkmoot::sweep {
namespace {

using Json = nlohmann::ordered_json;

/// What indices are told of: the baseline, the reform, and what it changes.
struct Of {
    const char* key;
    double (*value)(const Found::At& at);
};
constexpr std::array<Of, 3> told_of{
    {{"baseline", [](const Found::At& at) { return at.baseline; }},
     {"reform", [](const Found::At& at) { return at.reform; }},
     {"difference", [](const Found::At& at) { return at.difference.mean; }}}};

std::span<const Measure> measures_of(const Found& found) {
    return found.sweep().scenario.model->measures();
}

SobolIndices indices_for(const Found& found, std::size_t measure, const Of& of) {
    const Design& design = found.sweep().design;
    std::vector<double> results;
    for (std::size_t point = 0; point < design.points(); ++point)
        results.push_back(of.value(found.at(point, measure)));
    if (design.kind != Kind::grid) return indices_of_rows(results, design.vary.size());
    std::vector<std::size_t> steps;
    for (const Vary& vary : design.vary) steps.push_back(vary.steps);
    return indices_of_grid(results, steps);
}

Json written_value(const Found& found, std::size_t setting, double value) {
    return written_setting(*found.sweep().scenario.model,
                           std::string(found.sweep().design.vary[setting].setting->key), value);
}

Json line_of_point(const Found& found, std::size_t point) {
    const Sweep& sweep = found.sweep();
    Json set = Json::object(), outcomes = Json::object();
    const auto values = sweep.values_at(point);
    for (std::size_t i = 0; i < values.size(); ++i)
        set[std::string(sweep.design.vary[i].setting->key)] = written_value(found, i, values[i]);
    for (std::size_t m = 0; m < measures_of(found).size(); ++m) {
        const Found::At at = found.at(point, m);
        Json& outcome = outcomes[std::string(measures_of(found)[m].key)];
        outcome = {{"baseline", printed_number(at.baseline)},
                   {"reform", printed_number(at.reform)},
                   {"difference", printed_number(at.difference.mean)}};
        if (sweep.replicates == 1) continue;
        outcome["low"] = printed_number(at.difference.low);
        outcome["high"] = printed_number(at.difference.high);
        outcome["share_better"] = printed_number(at.difference.share_better);
    }
    return {{"point", point},
            {"set", std::move(set)},
            {"outcomes", std::move(outcomes)},
            {"fingerprint", to_hex(found.fingerprint_at(point))}};
}

Json line_of_indices(const Found& found) {
    const auto& vary = found.sweep().design.vary;
    Json indices = Json::object();
    for (std::size_t m = 0; m < measures_of(found).size(); ++m)
        for (const Of& of : told_of) {
            const SobolIndices shares = indices_for(found, m, of);
            Json first = Json::object(), total = Json::object();
            for (std::size_t i = 0; i < vary.size(); ++i) {
                first[std::string(vary[i].setting->key)] = printed_number(shares.first[i]);
                total[std::string(vary[i].setting->key)] = printed_number(shares.total[i]);
            }
            indices[std::string(measures_of(found)[m].key)][of.key] = {
                {"variance", printed_number(shares.variance)},
                {"first", std::move(first)},
                {"total", std::move(total)}};
        }
    return {{"indices", std::move(indices)}, {"fingerprint", to_hex(found.fingerprint())}};
}

// A value of a setting in a cell; the name of an option may hold what a spreadsheet would run.
std::string cell_of(const Json& value) {
    return csv_cell(value.is_string() ? value.get<std::string>() : value.dump());
}

std::string made_by(const Found& found, std::uint64_t fingerprint) {
    const Sweep& sweep = found.sweep();
    return "," + csv_cell(sweep.scenario.name) + "," +
           csv_cell(policies_words(sweep.scenario, sweep.attempt)) + "," +
           std::to_string(sweep.attempt.seed) + "," + std::to_string(sweep.replicates) + "," +
           std::to_string(population_of(sweep.scenario, sweep.attempt)) + "," +
           csv_cell(engine_version) + "," + to_hex(fingerprint) + "\n";
}

constexpr const char* made_by_headings =
    ",scenario,policy,seed,replicates,population,engine,fingerprint\n";

} // namespace

std::string json_lines(const Found& found) {
    const Sweep& sweep = found.sweep();
    Json head = Json::parse(origin_of(sweep));
    head["runs"] = sweep.runs();
    head["replicates"] = sweep.replicates;
    std::string text = head.dump() + "\n";
    for (std::size_t point = 0; point < sweep.design.points(); ++point)
        text += line_of_point(found, point).dump() + "\n";
    return text + line_of_indices(found).dump() + "\n";
}

std::string points_csv(const Found& found) {
    const Sweep& sweep = found.sweep();
    std::string csv = std::string(byte_order_mark) + "point";
    const auto heading = [&](std::string_view key, std::string_view unit, const char* of) {
        std::string name = std::string(key) + of;
        if (!unit.empty()) name += " (" + std::string(unit) + ")";
        csv += "," + csv_cell(name);
    };
    for (const Vary& vary : sweep.design.vary) heading(vary.setting->key, vary.setting->unit, "");
    for (const Measure& measure : measures_of(found))
        for (const char* of :
             {" baseline", " reform", " difference", " difference low", " difference high"})
            heading(measure.key, measure.unit, of);
    csv += made_by_headings;
    for (std::size_t point = 0; point < sweep.design.points(); ++point) {
        csv += std::to_string(point);
        const auto values = sweep.values_at(point);
        for (std::size_t i = 0; i < values.size(); ++i)
            csv += "," + cell_of(written_value(found, i, values[i]));
        for (std::size_t m = 0; m < measures_of(found).size(); ++m) {
            const Found::At at = found.at(point, m);
            for (const double value : {at.baseline, at.reform, at.difference.mean,
                                       at.difference.low, at.difference.high})
                csv += "," + printed_text(value);
        }
        csv += made_by(found, found.fingerprint_at(point));
    }
    return csv;
}

std::string indices_csv(const Found& found) {
    std::string csv =
        std::string(byte_order_mark) + "outcome,of,setting,first,total,variance" + made_by_headings;
    const std::string made = made_by(found, found.fingerprint());
    const auto& vary = found.sweep().design.vary;
    for (std::size_t m = 0; m < measures_of(found).size(); ++m)
        for (const Of& of : told_of) {
            const SobolIndices shares = indices_for(found, m, of);
            for (std::size_t i = 0; i < vary.size(); ++i)
                csv += std::string(measures_of(found)[m].key) + "," + of.key + "," +
                       csv_cell(vary[i].setting->key) + "," + printed_text(shares.first[i]) + "," +
                       printed_text(shares.total[i]) + "," + printed_text(shares.variance) + made;
        }
    return csv;
}

} // namespace folkmoot::sweep
