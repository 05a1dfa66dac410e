#include "formulas.hpp"

#include <doctest/doctest.h>

namespace folkmoot {

namespace {

/// An expression, and what a person is told about it.
struct BrokenExpression {
    const char *expression, *unit, *message;
};

// clang-format off
const BrokenExpression broken_expressions[] = {
    {"", "",
     "tiny.json:10:21: cannot read the expression in step `total`; found the end, allowed a number, a name, '(', '-', `if` or `not`"},
    {"registered +", "",
     "tiny.json:10:33: cannot read the expression in step `total`; found the end, allowed a number, a name, '(', '-', `if` or `not`\n"
     "    registered +\n"
     "                ^"},
    {"registered 5", "",
     "tiny.json:10:32: cannot read the expression in step `total`; found '5', allowed an operator such as + or *, or the end\n"
     "    registered 5\n"
     "               ^"},
    {"(registered", "",
     "tiny.json:10:32: cannot read the expression in step `total`; found the end, allowed ')'\n"
     "    (registered\n"
     "               ^"},
    {"registered)", "",
     "tiny.json:10:31: cannot read the expression in step `total`; found ')', allowed an operator such as + or *, or the end\n"
     "    registered)\n"
     "              ^"},
    {"* registered", "",
     "tiny.json:10:21: cannot read the expression in step `total`; found '*', allowed a number, a name, '(', '-', `if` or `not`\n"
     "    * registered\n"
     "    ^"},
    {"registered $ 2", "",
     "tiny.json:10:32: no such sign or number in step `total`; found '$'\n"
     "    registered $ 2\n"
     "               ^"},
    {"2registered", "",
     "tiny.json:10:21: no such sign or number in step `total`; found '2registered'\n"
     "    2registered\n"
     "    ^"},
    {"1,000", "",
     "tiny.json:10:22: cannot read the expression in step `total`; found ',', allowed an operator such as + or *, or the end\n"
     "    1,000\n"
     "     ^"},
    {"1.2.3", "",
     "tiny.json:10:24: cannot read the expression in step `total`; found '.3', allowed an operator such as + or *, or the end\n"
     "    1.2.3\n"
     "       ^"},
    {"0 < imd < 20", "",
     "tiny.json:10:29: only two things can be compared at a time in step `total`; found '<', allowed a < b and b < c\n"
     "    0 < imd < 20\n"
     "            ^"},
    {"if imd then 1 else 2", "",
     "tiny.json:10:21: `if` needs yes or no, not a plain number in step `total`\n"
     "    if imd then 1 else 2\n"
     "    ^"},
    {"if imd > 1 then 1", "",
     "tiny.json:10:38: cannot read the expression in step `total`; found the end, allowed `else`\n"
     "    if imd > 1 then 1\n"
     "                     ^"},
    {"then", "",
     "tiny.json:10:21: cannot read the expression in step `total`; found 'then', allowed a number, a name, '(', '-', `if` or `not`\n"
     "    then\n"
     "    ^"},
    {"sum", "",
     "tiny.json:10:21: `sum` needs its brackets in step `total`; allowed sum(x)\n"
     "    sum\n"
     "    ^"},
    {"sum()", "",
     "tiny.json:10:21: `sum` has the wrong number of arguments in step `total`; found 0, allowed sum(x)\n"
     "    sum()\n"
     "    ^"},
    {"sum(imd, imd)", "",
     "tiny.json:10:21: `sum` has the wrong number of arguments in step `total`; found 2, allowed sum(x)\n"
     "    sum(imd, imd)\n"
     "    ^"},
    {"summ(imd)", "",
     "tiny.json:10:21: no such function in step `total`; found 'summ'; did you mean 'sum'?\n"
     "    summ(imd)\n"
     "    ^"},
    {"registred * 2", "",
     "tiny.json:10:21: no such name in step `total`; found 'registred'; did you mean 'registered'?\n"
     "    registred * 2\n"
     "    ^"},
    {"zebra", "",
     "tiny.json:10:21: no such name in step `total`; found 'zebra'\n"
     "    zebra\n"
     "    ^"},
    {"registered + budget", "",
     "tiny.json:10:32: cannot add £ to people in step `total`\n"
     "    registered + budget\n"
     "               ^"},
    {"budget - registered * 2", "",
     "tiny.json:10:28: cannot subtract people from £ in step `total`\n"
     "    budget - registered * 2\n"
     "           ^"},
    {"budget > registered", "",
     "tiny.json:10:28: cannot compare £ with people in step `total`\n"
     "    budget > registered\n"
     "           ^"},
    {"if imd > 1 then budget else registered", "",
     "tiny.json:10:21: `then` gives £ and `else` gives people in step `total`\n"
     "    if imd > 1 then budget else registered\n"
     "    ^"},
    {"min(paid, registered)", "",
     "tiny.json:10:21: `min` cannot take £ and people together in step `total`\n"
     "    min(paid, registered)\n"
     "    ^"},
    {"clip(paid, 0, registered)", "",
     "tiny.json:10:21: `clip` cannot take £ and people together in step `total`\n"
     "    clip(paid, 0, registered)\n"
     "    ^"},
    {"imd and registered", "",
     "tiny.json:10:25: `and` needs yes or no, not a plain number in step `total`\n"
     "    imd and registered\n"
     "        ^"},
    {"not imd", "",
     "tiny.json:10:21: `not` needs yes or no, not a plain number in step `total`\n"
     "    not imd\n"
     "    ^"},
    {"(imd > 1) + 1", "",
     "tiny.json:10:31: cannot add a plain number to yes or no in step `total`\n"
     "    (imd > 1) + 1\n"
     "              ^"},
    {"(imd > 1) * 2", "",
     "tiny.json:10:31: `*` needs numbers, not yes or no in step `total`\n"
     "    (imd > 1) * 2\n"
     "              ^"},
    {"-(imd > 1)", "",
     "tiny.json:10:21: `-` needs a number, not yes or no in step `total`\n"
     "    -(imd > 1)\n"
     "    ^"},
    {"sum(imd > 1)", "",
     "tiny.json:10:21: `sum` needs numbers, not yes or no in step `total`\n"
     "    sum(imd > 1)\n"
     "    ^"},
    {"(imd > 1) < (imd > 2)", "",
     "tiny.json:10:31: cannot compare yes or no with yes or no in step `total`\n"
     "    (imd > 1) < (imd > 2)\n"
     "              ^"},
    {"registered ^ imd", "",
     "tiny.json:10:32: cannot raise people to this power in step `total`; allowed a whole number up to 9\n"
     "    registered ^ imd\n"
     "               ^"},
    {"2 ^ registered", "",
     "tiny.json:10:23: cannot raise to the power of people in step `total`\n"
     "    2 ^ registered\n"
     "      ^"},
    {"sqrt(paid)", "",
     "tiny.json:10:21: cannot take the square root of £ in step `total`\n"
     "    sqrt(paid)\n"
     "    ^"},
    {"sum(budget)", "",
     "tiny.json:10:21: `sum` needs one value a place, not one number for all in step `total`\n"
     "    sum(budget)\n"
     "    ^"},
    {"max(budget)", "",
     "tiny.json:10:21: `max` needs one value a place, not one number for all in step `total`\n"
     "    max(budget)\n"
     "    ^"},
    {"weighted_mean(imd, budget)", "",
     "tiny.json:10:21: `weighted_mean` needs one value a place, not one number for all in step `total`\n"
     "    weighted_mean(imd, budget)\n"
     "    ^"},
    {"ages * 2", "",
     "tiny.json:10:21: `ages` is a table of bands in step `total`; allowed bands(ages)\n"
     "    ages * 2\n"
     "    ^"},
    {"bands(imd)", "",
     "tiny.json:10:21: `bands` needs the name of a table of bands in step `total`\n"
     "    bands(imd)\n"
     "    ^"},
    {"bands(3)", "",
     "tiny.json:10:21: `bands` needs the name of a table of bands in step `total`\n"
     "    bands(3)\n"
     "    ^"},
    {"quantile_band(imd, registered)", "",
     "tiny.json:10:21: `quantile_band` needs a plain number, not people in step `total`\n"
     "    quantile_band(imd, registered)\n"
     "    ^"},
    {"quantile_band(imd, distance / distance * 5)", "",
     "tiny.json:10:21: `quantile_band` needs one number of bands for all places in step `total`\n"
     "    quantile_band(imd, distance / distance * 5)\n"
     "    ^"},
    {"lookup(imd, registered, 2)", "",
     "tiny.json:10:21: `lookup` cannot take a plain number and people together in step `total`\n"
     "    lookup(imd, registered, 2)\n"
     "    ^"},
    {"lookup(imd, 1, paid, 2, registered)", "",
     "tiny.json:10:21: `lookup` cannot take £ and people together in step `total`\n"
     "    lookup(imd, 1, paid, 2, registered)\n"
     "    ^"},
    {"piecewise(imd, 1, 2, 3, 4, 5)", "",
     "tiny.json:10:21: `piecewise` has a point without its second number in step `total`; allowed piecewise(x, x1, y1, x2, y2, …)\n"
     "    piecewise(imd, 1, 2, 3, 4, 5)\n"
     "    ^"},
    {"piecewise(distance, registered, 1, 2, 3)", "",
     "tiny.json:10:21: `piecewise` cannot take km and people together in step `total`\n"
     "    piecewise(distance, registered, 1, 2, 3)\n"
     "    ^"},
    {"raise_lowest(paid, registered, registered * 1)", "",
     "tiny.json:10:21: `raise_lowest` needs one pot for all places in step `total`\n"
     "    raise_lowest(paid, registered, registered * 1)\n"
     "    ^"},
    {"raise_lowest(paid, registered, sum(registered))", "",
     "tiny.json:10:21: `raise_lowest` cannot take £ and people together in step `total`\n"
     "    raise_lowest(paid, registered, sum(registered))\n"
     "    ^"},
    {"paid / registered", "£",
     "tiny.json:10:21: declared as £, but it is £/person in step `total`\n"
     "    paid / registered\n"
     "    ^"},
    {"registered", "index",
     "tiny.json:10:21: declared as a plain number, but it is people in step `total`\n"
     "    registered\n"
     "    ^"},
    {"imd > 3", "share",
     "tiny.json:10:21: declared as a plain number, but it is yes or no in step `total`\n"
     "    imd > 3\n"
     "    ^"},
    {"budget +\tregistered", "",
     "tiny.json:10:28: cannot add people to £ in step `total`\n"
     "    budget + registered\n"
     "           ^"},
    {"imd * 1 + imd * 1 + imd * 1 + imd * 1 + imd * 1 + imd * 1 + imd * 1 + imd * 1 + paid + imd * 1 + imd * 1 + imd * 1 + imd * 1 + imd * 1 + imd * 1 + imd * 1", "",
     "tiny.json:10:99: cannot add £ to a plain number in step `total`\n"
     "    …+ imd * 1 + imd * 1 + imd * 1 + imd * 1 + imd * 1 + imd * 1 + paid + imd * 1 + imd * 1 + imd * 1 + imd * 1 + imd * 1 + i…\n"
     "                                                                 ^"},
    {"budget × extra + registered", "",
     "tiny.json:10:36: cannot add people to £ in step `total`\n"
     "    budget × extra + registered\n"
     "                   ^"},
    {"registred + regestered + budget + imd", "",
     "tiny.json:10:21: no such name in step `total`; found 'registred'; did you mean 'registered'?\n"
     "    registred + regestered + budget + imd\n"
     "    ^\n"
     "tiny.json:10:33: no such name in step `total`; found 'regestered'; did you mean 'registered'?\n"
     "    registred + regestered + budget + imd\n"
     "                ^"},
};
// clang-format on

} // namespace

TEST_CASE("every slip in an expression is told with its place and a caret below it") {
    REQUIRE(compile_problems(tiny_formula("registered")) == "");
    for (const BrokenExpression& row : broken_expressions) {
        CAPTURE(std::string(row.expression));
        CHECK(compile_problems(tiny_formula(row.expression, row.unit)) == std::string(row.message));
    }
}

TEST_CASE("the example of the handbook is told as the handbook says") {
    const auto text = tiny_formula(
        {{"list", "registered * 2", "people", "", 0, 0}, {"total", "list + budget", "", "", 0, 0}});
    CHECK(compile_problems(text) ==
          "tiny.json:11:26: cannot add £ to people in step `total`\n    list + budget\n         ^");
}

} // namespace folkmoot
