#include "formulas.hpp"
#include "funding/language/functions.hpp"
#include "funding/language/units.hpp"

#include <doctest/doctest.h>

namespace folkmoot {

namespace {

FormulaStep step(std::string name, std::string expression, std::string unit = "") {
    return {std::move(name), std::move(expression), std::move(unit), "", 0, 0};
}

std::string unit_text(const char* text) {
    const auto unit = parse_unit(text);
    return unit ? unit->unit.text() : "none";
}

} // namespace

TEST_CASE("a circle of steps is printed whole, once") {
    CHECK(compile_problems(tiny_formula({step("total", "share * paid"), step("share", "weight / 2"),
                                         step("weight", "total")})) ==
          "tiny.json:12:21: steps need each other in a circle in step `weight`; found total -> "
          "share -> weight -> total\n"
          "    total\n"
          "    ^");
    CHECK(
        compile_problems(tiny_formula({step("total", "1 + total")})) ==
        "tiny.json:10:25: steps need each other in a circle in step `total`; found total -> total\n"
        "    1 + total\n"
        "        ^");
}

TEST_CASE("all that is wrong with a formula is told at once, in the order of its lines") {
    auto text =
        tiny_formula({step("a", "registred"), step("b", "paid + registered"), step("c", "a +")});
    text.levers[0].unit = "£££";
    CHECK(
        compile_problems(text) ==
        "tiny.json: no such unit of lever `budget`; found '£££', allowed £, people, £/person, "
        "index, share, …\n"
        "tiny.json:10:21: no such name in step `a`; found 'registred'; did you mean 'registered'?\n"
        "    registred\n"
        "    ^\n"
        "tiny.json:11:26: cannot add people to £ in step `b`\n"
        "    paid + registered\n"
        "         ^\n"
        "tiny.json:12:24: cannot read the expression in step `c`; found the end, allowed a number, "
        "a name, '(', '-', `if` or `not`\n"
        "    a +\n"
        "       ^");
}

TEST_CASE("a step that is wrong raises no complaint where it is used") {
    CHECK(compile_problems(
              tiny_formula({step("a", "sqrt("), step("b", "a + paid"), step("c", "sum(a) * b")})) ==
          "tiny.json:10:26: cannot read the expression in step `a`; found the end, allowed a "
          "number, a name, '(', '-', `if` or `not`\n"
          "    sqrt(\n"
          "         ^");
}

TEST_CASE("names are names, and each stands for one thing") {
    CHECK(compile_problems(tiny_formula({step("paid", "1")})) ==
          "tiny.json: name used twice; found 'paid', allowed each column, lever, table and step a "
          "name of its own");
    CHECK(compile_problems(tiny_formula({step("sum", "1")})) ==
          "tiny.json: a word of the language cannot be a name; found 'sum'");
    CHECK(compile_problems(tiny_formula({step("2nd", "1")})) ==
          "tiny.json: not a name; found '2nd', allowed letters, digits and _, not a digit first");
}

TEST_CASE("what a formula says its names are for must fit") {
    const auto with = [](auto change) {
        auto text = tiny_formula({step("each", "paid / registered"), step("all", "sum(paid)")});
        change(text);
        return compile_problems(text);
    };
    CHECK(with([](FormulaText&) {}) == "");
    CHECK(with([](FormulaText& text) { text.allocation = ""; }) ==
          "tiny.json: `allocation` is missing; allowed the name of a step or column");
    CHECK(with([](FormulaText& text) { text.allocation = "payd"; }) ==
          "tiny.json: `allocation` names nothing; found 'payd', allowed the name of a step, column "
          "or lever; did you mean 'paid'?");
    CHECK(with([](FormulaText& text) { text.allocation = "each"; }) ==
          "tiny.json: `allocation` must be money; found £/person in `each`, allowed £ (or €, $, "
          "R$, A$, C$)");
    CHECK(with([](FormulaText& text) { text.allocation = "all"; }) ==
          "tiny.json: `allocation` must be one value a place; found `all`");
    CHECK(with([](FormulaText& text) { text.budget = "paid"; }) ==
          "tiny.json: `budget` must be one number for all places; found `paid`");
    CHECK(with([](FormulaText& text) { text.budget = "all"; }) == "");
    CHECK(with([](FormulaText& text) { text.people = ""; }) ==
          "tiny.json: `people` is missing; allowed the name of a step or column");
    CHECK(with([](FormulaText& text) { text.steps.clear(); }) ==
          "tiny.json: the formula has no steps");
    CHECK(with([](FormulaText& text) {
              text.constraints.push_back({"floor", "paid +", "paid", "registered", "", 30, 7});
          }) == "tiny.json:30:13: cannot read the expression in constraint `floor`; found the end, "
                "allowed a number, a name, '(', '-', `if` or `not`\n"
                "    paid +\n"
                "          ^");
}

TEST_CASE("a table of bands needs a weight for every band, and columns of one unit") {
    auto text = tiny_formula("bands(ages)", "people");
    CHECK(compile_problems(text) == "");
    text.bands[0].unit = "£/person";
    text.steps[0].unit = "£";
    CHECK(compile_problems(text) == "");
    text.columns.push_back({"old_men", "km", "", {}});
    CHECK(compile_problems(text) == "tiny.json: the columns of table `ages` differ in their units; "
                                    "found km in 'old_men', allowed people");
    text.columns.pop_back();
    text.bands[0].values.pop_back();
    CHECK(compile_problems(text) ==
          "tiny.json: table `ages` does not have a weight for every row and column");
}

TEST_CASE("columns of bands need not be listed") {
    const auto columns = needed_columns(tiny_formula("1"));
    REQUIRE(columns.size() == 8);
    CHECK(columns[4].name == "young_men");
    CHECK(columns[7].name == "old_women");
    CHECK(columns[7].unit == "people");
}

TEST_CASE("units are read as people write them, and one thing has one name") {
    CHECK(unit_text("£") == "£");
    CHECK(unit_text("£/person") == "£/person");
    CHECK(unit_text("£ per person") == "£/person");
    CHECK(unit_text("£/head") == "£/person");
    CHECK(unit_text("people*£/person") == "£");
    CHECK(unit_text("people × £") == "£×people");
    CHECK(unit_text("£/person/year") == "£/person/year");
    CHECK(unit_text("km^2") == "km^2");
    CHECK(unit_text("people/km²") == "people/km^2");
    CHECK(unit_text("1/km") == "1/km");
    CHECK(unit_text("index") == "a plain number");
    CHECK(unit_text("share") == "a plain number");
    CHECK(unit_text("") == "a plain number");
    CHECK(unit_text("±£") == "£");
    CHECK(unit_text("yes/no") == "yes or no");
    CHECK(unit_text("£/") == "none");
    CHECK(unit_text("5 apples") == "none");
    CHECK(unit_text("km^x") == "none");
    CHECK(parse_unit("±£")->may_be_negative);
    CHECK(parse_unit("R$")->unit.is_money());
    CHECK(!parse_unit("£/person")->unit.is_money());
    CHECK(parse_unit("£/person")->unit.holds_money());
}

TEST_CASE("every function is named once and tells how it is used") {
    for (const FunctionKind& kind : function_kinds()) {
        CAPTURE(std::string(kind.name));
        CHECK(find_function(kind.name) == &kind);
        CHECK(kind.use.starts_with(kind.name));
        CHECK(!kind.sentence.empty());
    }
}

} // namespace folkmoot
