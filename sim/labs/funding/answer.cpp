/// From texts to what each place gets.

#include "labs/funding/lab.hpp"

#include "labs/funding/table.hpp"

#include "core/hash.hpp"
#include "core/units.hpp"
#include "core/words/visible.hpp"
#include "funding/money.hpp"
#include "scenario/formula_file.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

namespace folkmoot {
namespace {

constexpr double most_heads = 1e15; // of a place; far beyond any, and their sums stay exact enough

Pence sum_of(std::span<const Pence> amounts) {
    return std::accumulate(amounts.begin(), amounts.end(), Pence{0});
}

// What is wrong with a column of heads, weighted or not, if anything: a formula may call anything
// so.
std::optional<Problem> no_heads(std::span<const double> heads, const std::string& column,
                                std::span<const std::string> names) {
    const auto wrong = std::ranges::find_if(
        heads, [](double head) { return !(head >= 0.0 && head <= most_heads); });
    if (wrong == heads.end()) return std::nullopt;
    return problem_at("`" + column + "`",
                      "no number of heads, place `" +
                          names[static_cast<std::size_t>(wrong - heads.begin())] + "`",
                      number_as_told(*wrong), "0 to " + format_number(most_heads, 0));
}

// The formula's rules with their numbers worked out.
Result<std::vector<Rule>> rules_of(const Formula& formula, const PlaceTable& table,
                                   std::span<const double> levers, const Worked& worked,
                                   std::span<const std::uint8_t> use_rules) {
    std::vector<Rule> rules;
    for (std::size_t i = 0; i < formula.text.constraints.size(); ++i) {
        if (!use_rules.empty() && use_rules[i] == 0) continue;
        const FormulaConstraint& stated = formula.text.constraints[i];
        Rule rule{stated.kind, stated.sentence, {}, {}, {}};
        if (!stated.value.empty()) {
            auto value = work_out_expression(formula, table, levers, worked, stated.value);
            if (!value) return value.problems();
            rule.value = std::move(*value);
        }
        for (auto [name, to] :
             {std::pair{&stated.against, &rule.against}, std::pair{&stated.per, &rule.per}}) {
            auto values = place_values(formula, table, levers, worked, *name);
            if (!values) return values.problems();
            *to = std::move(*values);
        }
        rules.push_back(std::move(rule));
    }
    return rules;
}

// The total that is shared out: what the formula calls its budget, else all that its steps come to.
Result<Pence> budget_of(const Formula& formula, const PlaceTable& table,
                        std::span<const double> levers, const Worked& worked,
                        std::span<const double> money) {
    constexpr const char* what = "more money in all than can be shared out";
    if (formula.text.budget.empty())
        return counted_money(std::accumulate(money.begin(), money.end(), 0.0), "allocation", what);
    const auto values = work_out_expression(formula, table, levers, worked, formula.text.budget);
    if (!values) return values.problems();
    return counted_money(std::accumulate(values->begin(), values->end(), 0.0), "budget", what);
}

std::uint64_t fingerprint_of(const PlaceTable& table, std::span<const Pence> amounts) {
    Fingerprint fingerprint;
    for (std::size_t p = 0; p < amounts.size(); ++p) {
        fingerprint.add(std::string_view(table.ids[p]));
        fingerprint.add(amounts[p]);
    }
    return fingerprint.value();
}

// What `answer` is compared with; today's column where there is one, else the target.
Problems compare_with(FundingAnswer& answer, FundingAgainst against, const FundingCase& now,
                      const FundingCase* other) {
    if (against == FundingAgainst::formula && other != nullptr) {
        if (other->table->ids != now.table->ids) {
            return {problem_at(other->formula.text.name,
                               "the two formulas are not applied to the same places")};
        }
        const auto funding = fund(other->formula, *other->table, other->levers);
        if (!funding) return funding.problems();
        answer.against = FundingAgainst::formula;
        answer.other = funding->allocated.amount;
        answer.other_name = other->formula.text.title;
    } else if (against == FundingAgainst::today && !answer.today.empty()) {
        answer.against = FundingAgainst::today;
        answer.other = answer.today;
        answer.other_name = "today";
    } else {
        answer.against = FundingAgainst::target;
        answer.other = answer.target;
        answer.other_name = "the target";
    }
    answer.other_total = sum_of(answer.other);
    return {};
}

// "mine.csv" of "/home/ann/mine.csv".
std::string file_name_of(const std::string& path) {
    return plain_text(path.substr(path.find_last_of("/\\") + 1));
}

} // namespace

Result<std::vector<double>> levers_of(const FormulaText& text,
                                      const std::map<std::string, double>& moved) {
    std::vector<double> values = usual_levers(text);
    std::vector<std::string_view> names;
    names.reserve(text.levers.size());
    for (const FormulaLever& lever : text.levers) names.push_back(lever.name);
    Problems problems;
    for (const auto& [name, value] : moved) {
        const auto found = std::find(names.begin(), names.end(), name);
        if (found == names.end()) {
            Problem p = problem_at(name, "the formula “" + text.title + "” has no such lever");
            for (const std::string_view known : names)
                p.allowed += (p.allowed.empty() ? "" : ", ") + std::string(known);
            p.nearest = nearest_name(name, names);
            problems.push_back(std::move(p));
            continue;
        }
        const FormulaLever& lever = text.levers[static_cast<std::size_t>(found - names.begin())];
        if (!(value >= lever.low && value <= lever.high)) {
            problems.push_back(
                problem_at(name, "out of range", format_number(value, 4),
                           format_number(lever.low, 4) + " to " + format_number(lever.high, 4)));
            continue;
        }
        values[static_cast<std::size_t>(found - names.begin())] = value;
    }
    if (!problems.empty()) return problems;
    return values;
}

Result<FundingCase> read_funding_case(const FundingTexts& texts) {
    Result<Formula> formula = load_formula(texts.file, texts.formula);
    if (!formula) return formula.problems();
    auto levers = levers_of(formula->text, texts.levers);
    if (!levers) return levers.problems();
    PlacesLook look = look_at(texts, formula->text);
    if (!look.problems.empty()) return std::move(look.problems);
    const std::string name = file_name_of(texts.table_file), usual = formula->text.table;
    const bool is_usual = usual.empty() || name == usual;
    return FundingCase{std::move(*formula),
                       std::move(*levers),
                       std::make_shared<const PlaceTable>(std::move(look.table)),
                       std::move(look.matches),
                       std::move(look.notes),
                       std::move(look.questions),
                       texts.own_table ? name : std::string(),
                       texts.own_table || is_usual ? std::string() : name};
}

PlacesLook look_at_table(const FundingTexts& texts) {
    const Result<Formula> formula = load_formula(texts.file, texts.formula);
    if (formula) return look_at(texts, formula->text);
    PlacesLook look;
    look.problems = formula.problems();
    return look;
}

std::string figures_words(const FundingCase& of) {
    if (!of.own_table.empty())
        return "Figures: your table “" + of.own_table + "”, not checked by Folkmoot.";
    if (!of.other_table.empty())
        return "Figures: " + of.other_table + ", which comes with Folkmoot for other formulas.";
    return {};
}

std::string money_year_of(const FundingCase& of) {
    return figures_words(of).empty() ? of.formula.text.money_year : std::string();
}

std::vector<std::string> sources_of(const FundingCase& of) {
    std::vector<std::string> lines;
    const std::string whose = figures_words(of);
    for (const FormulaText::Source& source : of.formula.text.sources) {
        if (source.figures && !whose.empty()) continue;
        lines.push_back(source.name + ". " + source.text +
                        (source.url.empty() ? "" : " " + source.url));
    }
    if (!whose.empty()) lines.push_back(whose);
    return lines;
}

Result<std::vector<double>> place_values(const Formula& formula, const PlaceTable& table,
                                         std::span<const double> levers, const Worked& worked,
                                         std::string_view expression) {
    if (expression.empty()) return std::vector<double>{};
    if (const PlaceColumn* column = table.find(expression)) return column->values;
    auto values = work_out_expression(formula, table, levers, worked, expression);
    if (values && values->size() == 1) values->resize(table.places(), values->front());
    return values;
}

Result<Funding> fund(const Formula& formula, const PlaceTable& table,
                     std::span<const double> levers, std::span<const std::uint8_t> use_rules) {
    Funding funding;
    auto worked = work_out(formula, table, levers);
    if (!worked) return explained_by_table(worked.problems(), formula.text, table);
    funding.worked = std::move(*worked);
    auto money = place_values(formula, table, levers, funding.worked, formula.text.allocation);
    if (!money) return money.problems();
    funding.money = std::move(*money);
    const auto budget = budget_of(formula, table, levers, funding.worked, funding.money);
    if (!budget) return budget.problems();
    funding.budget = *budget;
    auto rules = rules_of(formula, table, levers, funding.worked, use_rules);
    if (!rules) return rules.problems();
    funding.rules = std::move(*rules);
    auto allocated = allocate(funding.money, funding.budget, funding.rules, table.names);
    if (!allocated) return allocated.problems();
    funding.allocated = std::move(*allocated);
    return funding;
}

std::vector<double> pounds_per(std::span<const Pence> amount, std::span<const double> heads) {
    std::vector<double> values(amount.size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t p = 0; p < std::min(amount.size(), heads.size()); ++p) {
        if (heads[p] > 0.0) values[p] = to_pounds(amount[p]) / heads[p];
    }
    return values;
}

Result<FundingAnswer> answer_funding(const FundingCase& now, FundingAgainst against,
                                     const FundingCase* other) {
    FundingAnswer answer;
    const FormulaText& text = now.formula.text;
    // What is paid today is looked at first: a total may hang on it, and would say less of where.
    if (const PlaceColumn* column = now.table->find(text.today)) {
        const auto paid = counted_column(column->values, text.today, now.table->names);
        if (!paid) return paid.problems();
    }
    auto funding = fund(now.formula, *now.table, now.levers);
    if (!funding) return funding.problems();
    answer.now = std::move(*funding);
    answer.total = sum_of(answer.now.allocated.amount);

    std::vector<double> today, target;
    for (auto [name, to] :
         {std::pair{&text.people, &answer.people}, std::pair{&text.need, &answer.need},
          std::pair{&text.deprivation, &answer.deprivation}, std::pair{&text.today, &today},
          std::pair{&text.target, &target}}) {
        auto values = place_values(now.formula, *now.table, now.levers, answer.now.worked, *name);
        if (!values) return values.problems();
        *to = std::move(*values);
    }
    for (const auto& [name, values] :
         {std::pair{&text.people, &answer.people}, std::pair{&text.need, &answer.need}}) {
        if (auto problem = no_heads(*values, *name, now.table->names)) return *std::move(problem);
    }
    auto paid = counted_column(today, text.today, now.table->names);
    if (!paid) return paid.problems();
    answer.today = std::move(*paid);
    answer.target = answer.now.allocated.target;
    if (!target.empty()) {
        auto wanted = counted_column(target, text.target, now.table->names);
        if (!wanted) return wanted.problems();
        answer.target = std::move(*wanted);
    }
    const Problems problems = compare_with(answer, against, now, other);
    if (!problems.empty()) return problems;
    answer.fairness = fairness_of(answer.now.allocated.amount, answer.other, answer.people,
                                  answer.need, answer.deprivation);
    answer.sentence = funding_sentence(answer, text, *now.table);
    if (const std::string figures = figures_words(now); !figures.empty())
        answer.sentence += " " + figures;
    answer.fingerprint = fingerprint_of(*now.table, answer.now.allocated.amount);
    return answer;
}

} // namespace folkmoot
