#pragma once

/// Small formulas on small tables.

#include "labs/funding/lab.hpp"

#include <map>
#include <stdexcept>
#include <string>

namespace folkmoot {

/// Five invented places. `imd` differs everywhere; today is no formula's answer.
inline constexpr const char* five_places = "id,name,people,old,imd,today\n"
                                           "A,Alder,1000,0.10,40,120000\n"
                                           "B,Birch,2000,0.20,10,180000\n"
                                           "C,Cedar,3000,0.25,20,300000\n"
                                           "D,Damson,1500,0.15,35,150000\n"
                                           "E,Elder,2500,0.30,15,250000\n";

/// A formula over these columns; `rest`: steps, constraints and what they are called, as in a file.
inline std::string formula_text(const std::string& name, const std::string& levers,
                                const std::string& rest) {
    return R"json({"name": ")json" + name + R"json(", "title": ")json" + name +
           R"json(", "explanation": "For tests.", "place_word": "place",
      "columns": [{"name": "people", "unit": "people", "meaning": "People"},
                  {"name": "old", "unit": "share", "meaning": "Share of old people"},
                  {"name": "imd", "unit": "index", "meaning": "Deprivation"},
                  {"name": "today", "unit": "£", "meaning": "Paid today"}],
      "levers": [)json" +
           levers + R"json(], "today": "today", "people": "people", "deprivation": "imd", )json" +
           rest + "}";
}

inline FundingCase funding_case(const std::string& formula,
                                const std::map<std::string, double>& levers = {},
                                const std::string& table = five_places) {
    const auto read = read_funding_case({"test.json", formula, levers, "test.csv", table, {}});
    if (!read) throw std::runtime_error(text_of(read.problems()));
    return *read;
}

inline std::string lever(const std::string& name, const std::string& unit, double value, double low,
                         double high) {
    return R"json({"name": ")json" + name + R"json(", "label": ")json" + name +
           R"json(", "unit": ")json" + unit + R"json(", "value": )json" + std::to_string(value) +
           R"json(, "low": )json" + std::to_string(low) + R"json(, "high": )json" +
           std::to_string(high) + R"json(, "sentence": "A lever", "source": "assumption"})json";
}

/// Age and deprivation count, each by a lever; £1,000,000 unless told. `rules`: constraints.
inline std::string weighted_formula(const std::string& rules = "", double budget = 1'000'000) {
    return formula_text(
        "weighted",
        lever("age", "index", 0.5, 0, 3) + "," + lever("poor", "index", 0.4, 0, 2) + "," +
            lever("money", "£", budget, 0, budget * 10),
        R"json("steps": [
          {"name": "by_age", "is": "1 + age * (old - weighted_mean(old, people))", "unit": "index"},
          {"name": "by_imd", "is": "1 + poor * (imd - weighted_mean(imd, people)) / max(imd)", "unit": "index"},
          {"name": "weighted", "is": "people * by_age * by_imd", "unit": "people"},
          {"name": "allocation", "is": "money * share_of(weighted)", "unit": "£"}],
          "constraints": [)json" +
            rules +
            R"json(], "allocation": "allocation", "budget": "money", "need": "weighted")json");
}

/// The same for every head.
inline std::string per_head_formula() {
    return formula_text("per-head", lever("money", "£", 1'000'000, 0, 10'000'000),
                        R"json("steps": [
          {"name": "weighted", "is": "people", "unit": "people"},
          {"name": "allocation", "is": "money * share_of(weighted)", "unit": "£"}],
          "allocation": "allocation", "budget": "money", "need": "weighted")json");
}

inline constexpr const char* floor_of_five_percent =
    R"json({"kind": "floor", "value": "-0.05", "against": "today", "sentence": "Nobody loses more than 5%"})json";

} // namespace folkmoot
