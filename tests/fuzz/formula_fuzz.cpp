/// Reads formulas that nobody would write. Whatever the bytes: no crash, a reason for every
/// refusal, finite numbers, the same for the same input, and what was read is the same after it was
/// written. Money is shared out to the penny, or refused.

#include "funding/books.hpp"
#include "labs/funding/lab.hpp"
#include "scenario/formula_file.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace folkmoot {

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

void must_explain(const Problems& problems) {
    must(!problems.empty());
    for (const Problem& problem : problems) must(!problem.what.empty() && !problem.text().empty());
}

PlaceTable three_towns() {
    PlaceTable table;
    table.ids = {"a", "b", "c"};
    table.names = {"Ashby", "Barton", "Corley"};
    table.columns = {
        {"people", {100, 50, 0}}, {"paid", {1000, 1000, 400}}, {"imd", {-10, 30, 0.5}}};
    for (const char* band : {"x_u", "x_v"}) table.columns.push_back({band, {3, 0, 1}});
    return table;
}

FormulaText frame() {
    FormulaText text;
    text.file = "fuzz.json";
    text.columns = {{"people", "people", "", {}}, {"paid", "£", "", {}}, {"imd", "index", "", {}}};
    text.levers.resize(1);
    text.levers[0].name = "budget";
    text.levers[0].unit = "£";
    text.levers[0].value = 500;
    text.bands = {{"t", "index", "", {"x"}, {"u", "v"}, {1, 2}, "{row}_{column}", false}};
    text.allocation = "paid";
    text.people = "people";
    text.today = "paid";
    return text;
}

/// What is shared out is what there was.
void check_money(const Formula& formula) {
    const FundingCase of{
        formula, usual_levers(formula.text), std::make_shared<const PlaceTable>(three_towns()), {}};
    const auto answer = answer_funding(of, FundingAgainst::today, nullptr);
    if (!answer) return must_explain(answer.problems());
    must(answer->total == answer->now.budget);
    must(answer->total >= 0 && answer->total <= most_pence);
}

void check_formula(FormulaText text) {
    const auto formula = compile(std::move(text));
    if (!formula) return must_explain(formula.problems());
    const PlaceTable table = three_towns();
    const auto levers = usual_levers(formula->text);
    const auto worked = work_out(*formula, table, levers);
    const auto again = work_out(*formula, table, levers);
    must(static_cast<bool>(worked) == static_cast<bool>(again));
    if (!worked) return must_explain(worked.problems());
    must(worked->steps == again->steps);
    for (const auto& step : worked->steps) {
        must(step.size() == 1 || step.size() == table.places());
        for (const double value : step) must(std::isfinite(value));
    }
    (void)work_out_expression(*formula, table, levers, *worked, formula->text.steps[0].expression);
    check_money(*formula);
}

/// Steps separated by ';', an optional unit after '#'.
void check_steps(std::string_view bytes) {
    FormulaText text = frame();
    for (std::size_t i = 0; !bytes.empty() && i < 26; ++i) {
        const std::size_t end = std::min(bytes.find(';'), bytes.size());
        const std::string_view step = bytes.substr(0, end);
        const std::size_t unit = std::min(step.find('#'), step.size());
        text.steps.push_back(
            {std::string(1, static_cast<char>('a' + i)), std::string(step.substr(0, unit)),
             unit < step.size() ? std::string(step.substr(unit + 1)) : "", "", 1 + i, 1});
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    // The last step is what is shared out: as much as it comes to.
    if (!text.steps.empty()) text.allocation = text.target = text.steps.back().name;
    check_formula(std::move(text));
}

void check_file(std::string_view bytes) {
    const auto text = read_formula_file("fuzz.json", bytes);
    if (!text) return must_explain(text.problems());
    const std::string written = write_formula_file(*text);
    const auto again = read_formula_file("fuzz.json", written);
    must(static_cast<bool>(again));
    must(write_formula_file(*again) == written);
    if (const auto formula = compile(*text)) check_money(*formula);
}

} // namespace

} // namespace folkmoot

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    if (size == 0) return 0;
    const std::string_view input(reinterpret_cast<const char*>(bytes), size);
    if (input.front() == '{')
        folkmoot::check_file(input);
    else
        folkmoot::check_steps(input);
    return 0;
}
