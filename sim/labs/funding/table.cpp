#include "labs/funding/table.hpp"

#include "core/units.hpp"
#include "core/words/visible.hpp"
#include "funding/language/units.hpp"
#include "scenario/table/cells.hpp"

#include <algorithm>
#include <numeric>
#include <set>

namespace folkmoot {
namespace {

constexpr double doubted = 100;  // times as much or as little money a head

double sum_of(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0);
}

// £ a head in a column of money; 0: not known.
double a_head(const PlaceTable& table, const FormulaText& formula, const std::string& column) {
    const PlaceColumn* people = table.find(formula.people);
    const PlaceColumn* money = table.find(column);
    if (people == nullptr || money == nullptr) return 0;
    const double heads = sum_of(people->values);
    return heads > 0.0 ? sum_of(money->values) / heads : 0.0;
}

// What a column must be counted in for its money to be of the usual size: a word for it; "" if none
// would do.
std::string likely_unit(double times_too_little) {
    constexpr double near = 30;
    const auto about = [&](double factor) {
        return times_too_little > factor / near && times_too_little < factor * near;
    };
    return about(1e3)    ? "thousands"
           : about(1e6)  ? "millions"
           : about(1e9)  ? "billions"
           : about(0.01) ? "hundredths (pence)"
                         : "";
}

void doubt(PlacesLook& look, const std::string& column, const std::string& heading, double here,
           double usual) {
    const bool little = here < usual;
    std::string note = "Doubtful: “" + plain_text(heading) + "” comes to " + format_money(here) +
                       " a head, and in the formula's own table it is " + format_money(usual) + ".";
    const std::string unit = likely_unit(usual / here);
    if (!unit.empty()) note += " Is it counted in " + unit + "?";
    look.notes.push_back(std::move(note));
    const std::string key = "unit:" + column;
    if (std::ranges::find(look.questions, key, &TableQuestion::key) != look.questions.end()) return;
    TableQuestion question{.key = key,
                           .sentence = "What is “" + plain_text(heading) + "” counted in?",
                           .answers = {{"ones", "Each one"}},
                           .chosen = "ones"};
    if (little) {
        question.answers.push_back({"thousands", "Thousands"});
        question.answers.push_back({"millions", "Millions"});
        question.answers.push_back({"billions", "Billions"});
    } else {
        question.answers.push_back({"hundredths", "Hundredths (pence)"});
    }
    look.questions.push_back(std::move(question));
}

// Whether a heading sounds like a measure of deprivation: "IMD score", "Poverty rate".
bool sounds_deprived(const std::string& heading) {
    const std::string small = folded(heading); // without spaces and the like
    return small.find("depriv") != small.npos || small.find("poverty") != small.npos ||
           small.starts_with("imd") || small.ends_with("imd");
}

// A formula that does not say what deprivation is has no fifths: whoever's table could have some is
// told what is wanting.
void tell_no_fifths(PlacesLook& look, const FormulaText& formula) {
    if (!formula.deprivation.empty()) return;
    const auto& headings = look.matches.headings;
    const auto found = std::ranges::find_if(headings, [&](const std::string& heading) {
        return heading != look.matches.id && heading != look.matches.name &&
               sounds_deprived(heading);
    });
    if (found == headings.end()) return;
    const std::string why =
        "this formula does not say which column is deprivation, so nothing is told of the most "
        "deprived fifth of people. To have it told, ";
    const auto& columns = look.matches.columns;
    const auto read = std::ranges::find(columns, *found, &MatchedColumn::heading);
    look.notes.push_back(
        read == columns.end()
            ? "Your column “" + plain_text(*found) + "” is not used: " + why +
                  "add it to the formula’s “columns”, and its name there as “deprivation”."
            : "Your column “" + plain_text(*found) + "” is read as “" + read->column + "”, but " +
                  why + "add to the formula: \"deprivation\": \"" + read->column + "\".");
}

bool is_name(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

// Adds the columns of a table that an expression reads, by itself or through steps.
void add_columns(const FormulaText& formula, const PlaceTable& table, std::string_view expression,
                 std::set<std::string>& columns, std::set<std::string>& steps) {
    for (std::size_t at = 0; at < expression.size();) {
        std::size_t end = at;
        while (end < expression.size() && is_name(expression[end])) ++end;
        if (end == at) {
            ++at;
            continue;
        }
        const std::string name(expression.substr(at, end - at));
        at = end;
        if (table.find(name) != nullptr) columns.insert(name);
        for (const FormulaStep& step : formula.steps)
            if (step.name == name && steps.insert(name).second)
                add_columns(formula, table, step.expression, columns, steps);
    }
}

} // namespace

PlacesLook look_at(const FundingTexts& texts, const FormulaText& formula) {
    PlacesLook look =
        look_at_places(texts.table_file, texts.table, formula, texts.columns, texts.answers);
    if (texts.own_table) tell_no_fifths(look, formula);
    if (!look.problems.empty() || texts.usual_table.empty() || texts.usual_table == texts.table)
        return look;
    const auto usual = read_places_file(texts.usual_table_file, texts.usual_table, formula);
    if (!usual) return look;
    const std::vector<NeededColumn> needed = needed_columns(formula);
    for (std::size_t i = 0; i < needed.size() && i < look.matches.columns.size(); ++i) {
        const auto unit = parse_unit(needed[i].unit);
        if (!unit || !unit->unit.is_money() || texts.answers.contains("unit:" + needed[i].name))
            continue;
        const double here = a_head(look.table, formula, needed[i].name);
        const double there = a_head(usual->table, formula, needed[i].name);
        if (here > 0.0 && there > 0.0 && (here * doubted <= there || here >= there * doubted))
            doubt(look, needed[i].name, look.matches.columns[i].heading, here, there);
    }
    return look;
}

Problems explained_by_table(Problems problems, const FormulaText& formula,
                            const PlaceTable& table) {
    Problems told;
    for (const Problem& problem : problems) {
        if (!problem.what.starts_with("division by zero")) continue;
        if (table.places() == 1) {
            told.push_back(problem_at("table",
                                      "there is one place only, and the formula compares "
                                      "places with each other",
                                      table.names.front(), "two places or more"));
            break;
        }
        std::set<std::string> columns, steps;
        for (const FormulaStep& step : formula.steps)
            if (problem.what.find("`" + step.name + "`") != std::string::npos)
                add_columns(formula, table, step.expression, columns, steps);
        for (const std::string& name : columns) {
            const std::vector<double>& values = table.find(name)->values;
            if (!std::ranges::all_of(values, [&](double v) { return v == values.front(); }))
                continue;
            told.push_back(problem_at("table",
                                      "every place has the same '" + name +
                                          "', and the formula tells places apart by it",
                                      format_number(values.front(), 2),
                                      "places that differ, or a formula that does without it"));
        }
        if (!told.empty()) break;
    }
    return told.empty() ? problems : told;
}

} // namespace folkmoot
