#include "cli/formula.hpp"

#include "core/random.hpp"
#include "labs/funding/lab.hpp"
#include "scenario/formula_file.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <cstdio>

namespace folkmoot::cli {
namespace {

// What a formula usually does: indices, a rank, a share, a guarantee against last year.
constexpr const char* measured_formula = R"json({
  "name": "bench", "title": "Bench", "explanation": "Measures speed.", "place_word": "place",
  "columns": [
    {"name": "people", "unit": "people", "meaning": "People"},
    {"name": "old", "unit": "share", "meaning": "Share of old people"},
    {"name": "poor", "unit": "index", "meaning": "Deprivation"},
    {"name": "today", "unit": "£", "meaning": "Paid today"}
  ],
  "levers": [{"name": "budget", "unit": "£", "value": 1000000000, "low": 0, "high": 10000000000}],
  "steps": [
    {"name": "need", "is": "people * (0.7 + 1.3 * old) * normalise(poor + 20, people)", "unit": "people"},
    {"name": "band", "is": "quantile_band(poor, 5, people)", "unit": "index"},
    {"name": "weighted", "is": "need * (if band >= 5 then 1.1 else 1)", "unit": "people"},
    {"name": "allocation", "is": "budget * share_of(weighted)", "unit": "£"},
    {"name": "last_year", "is": "budget * share_of(today)", "unit": "£"}
  ],
  "constraints": [{"kind": "floor", "value": "-0.02", "against": "last_year", "sentence": "Nobody loses more than 2%"}],
  "allocation": "allocation", "budget": "budget", "today": "today", "people": "people", "need": "weighted",
  "deprivation": "poor"
})json";

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

PlaceTable invented_table(std::size_t places) {
    PlaceTable table;
    table.columns = {{"people", {}}, {"old", {}}, {"poor", {}}, {"today", {}}};
    for (std::uint32_t p = 0; p < places; ++p) {
        const Words words = draw(1, p, 0, Purpose::test);
        table.ids.push_back(std::to_string(p + 1));
        const double people = 500.0 + 20'000.0 * unit(words[0]);
        table.columns[0].values.push_back(people);
        table.columns[1].values.push_back(0.1 + 0.2 * unit(words[1]));
        table.columns[2].values.push_back(50.0 * unit(words[2]));
        table.columns[3].values.push_back(people * (90.0 + 20.0 * unit(words[3])));
    }
    table.names = table.ids;
    return table;
}

}  // namespace

int bench_formula(std::size_t places) {
    const auto formula = load_formula("bench.json", measured_formula);
    if (!formula) return report(formula.problems());
    const auto levers = levers_of(formula->text, {});
    const FundingCase now{
        *formula, *levers, std::make_shared<const PlaceTable>(invented_table(places)), {}};

    auto start = std::chrono::steady_clock::now();
    const auto worked = work_out(now.formula, *now.table, now.levers);
    const double work_out_seconds = seconds_since(start);
    if (!worked) return report(worked.problems());
    start = std::chrono::steady_clock::now();
    const auto answer = answer_funding(now, FundingAgainst::today, nullptr);
    const double answer_seconds = seconds_since(start);
    if (!answer) return report(answer.problems());
    const nlohmann::ordered_json json{
        {"places", places},
        {"work_out_seconds", work_out_seconds},
        {"answer_seconds", answer_seconds},
        {"places_per_second", static_cast<double>(places) / answer_seconds}};
    std::printf("%s\n", json.dump().c_str());
    return done;
}

}  // namespace folkmoot::cli
