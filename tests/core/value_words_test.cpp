#include "core/words/values.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <vector>

using namespace folkmoot;

namespace {

enum class Type { number, integer, boolean, choice };

/// Described as a message describes a setting.
struct DescribedSetting {
    Type type;
    std::string unit;
    double high, step;
    std::vector<std::string> options, option_words;
};

words::Quantity quantity(std::string_view unit, int decimals, bool money, bool share) {
    words::Quantity made;
    made.unit = unit;
    made.decimals = decimals;
    made.money = money;
    made.share = share;
    return made;
}

} // namespace

TEST_CASE("what has no value says so, whatever it would have been") {
    for (const auto& kind :
         {quantity("days", 1, false, false), quantity("of people", 0, false, true),
          quantity("£ a year", 0, true, false)}) {
        CHECK(words::format_value(kind, NAN) == "no value");
        CHECK(words::with_unit(kind, NAN) == "no value");
        CHECK(words::difference(kind, NAN, 1).text == "no value");
        CHECK(words::format_both(kind, 8, INFINITY).reform == "no value");
        CHECK(words::format_axis(kind, NAN, 1).empty());
    }
    CHECK(words::format_field(DescribedSetting{Type::boolean, "", 1, 1, {}, {}}, NAN) ==
          "no value");
}

TEST_CASE("a unit follows its number, and pounds are said once") {
    CHECK(words::with_unit(quantity("days", 1, false, false), 2.1) == "2.1 days");
    CHECK(words::with_unit(quantity("of people", 0, false, true), 0.75) == "75% of people");
    CHECK(words::with_unit(quantity("£ a year", 0, true, false), 9.8e6) == "£9.8m a year");
    CHECK(words::with_unit(quantity("£", 0, true, false), 77.2) == "£77.20");
    CHECK(words::with_unit(quantity("", 1, false, false), 1.25) == "1.3");
}

TEST_CASE("the marks of an axis have the decimals that tell them apart") {
    CHECK(words::format_axis(quantity("days", 1, false, false), 0.5, 0.5) == "0.5");
    CHECK(words::format_axis(quantity("days", 1, false, false), 2, 1) == "2");
    CHECK(words::format_axis(quantity("of people", 0, false, true), 0.2, 0.1) == "20%");
    CHECK(words::format_axis(quantity("of people", 0, false, true), 0.205, 0.005) == "20.5%");
    CHECK(words::format_axis(quantity("£ a year", 0, true, false), 10e6, 5e6) == "£10m");
}

TEST_CASE("a field is told by its type") {
    const DescribedSetting choice{Type::choice, "", 1, 1, {"host_area", "follows"}, {}};
    CHECK(words::format_field(choice, 0) == "host area");
    CHECK(words::format_field(choice, 1) == "follows");
    CHECK(words::format_field(choice, 2).empty());
    CHECK(words::format_field(choice, -1).empty());
    const DescribedSetting worded{
        Type::choice, "", 1, 1, {"lowest_bid", "fixed"}, {"the lowest price", "a fixed one"}};
    CHECK(words::format_field(worded, 0) == "the lowest price");
    CHECK(words::format_field(worded, 1) == "a fixed one");
    CHECK(words::format_field(worded, 2).empty());
    const DescribedSetting yes_or_no{Type::boolean, "", 1, 1, {}, {}};
    CHECK(words::format_field(yes_or_no, 1) == "yes");
    CHECK(words::format_field(yes_or_no, 0) == "no");
    CHECK(words::format_field(DescribedSetting{Type::integer, "weeks", 104, 0, {}, {}}, 52) ==
          "52 weeks");
    CHECK(words::format_field(DescribedSetting{Type::number, "of people", 1, 0.01, {}, {}}, 0.19) ==
          "19% of people");
}

TEST_CASE("better and worse depend on which way is better") {
    auto kind = quantity("days", 1, false, false);
    CHECK(words::difference(kind, 1, 2).judgement == words::Judgement::neither);
    kind.direction = -1;
    CHECK(words::difference(kind, 1, 2).judgement == words::Judgement::worse);
    kind.direction = 1;
    CHECK(words::difference(kind, 1, 2).judgement == words::Judgement::better);
    CHECK(words::difference(kind, 1, 1).judgement == words::Judgement::same);
    CHECK(words::judgement_word(words::Judgement::same).empty());
}

TEST_CASE("a difference of money is told no closer than what it lies between") {
    const auto money = quantity("£", 0, true, false);
    CHECK(words::difference(money, 1550.4, 1350.08).text == "£200 less");
    CHECK(words::difference(money, 1350.08, 1350.3).text == "about the same");
    CHECK(words::difference(money, 211.21, 164.51).text == "£46.70 less");
    CHECK(words::difference(money, 5150, 3580).text == "£1,570 less");
    CHECK(words::difference(money, -985'000, -997'900).text == "£13,000 less");
    CHECK(words::difference(money, 98'000, 97'120).text == "£900 less");
    CHECK(words::difference(money, 8'520'000, 1'480'000).text == "£7.0m less");
    CHECK(words::difference(money, 147'300'000, 145'100'000).text == "£2.0m less");
    // Less than is told of them: as it is.
    CHECK(words::difference(money, 8'520'000, 8'533'400).text == "£13,400 more");
    CHECK(words::difference(money, 999, 1010.5).text == "£12 more");
}

TEST_CASE("a range of differences is told as one says it") {
    auto days = quantity("days", 1, false, false);
    CHECK(words::difference_range(days, -1.2, 0.4) == "1.2 days less to 0.4 days more");
    CHECK(words::difference_range(days, -1.2, -0.4) == "1.2 days less to 0.4 days less");
    CHECK(words::difference_range(days, 0, 0.4) == "up to 0.4 days more");
    CHECK(words::difference_range(days, -0.01, 0.4) == "up to 0.4 days more");
    CHECK(words::difference_range(days, -0.4, 0.01) == "up to 0.4 days less");
    // Never "no change to about the same".
    CHECK(words::difference_range(days, 0, 0.01) == "about the same");
    CHECK(words::difference_range(days, -0.01, 0) == "about the same");
    CHECK(words::difference_range(days, 0, 0) == "no change");
    CHECK(words::difference_range(days, NAN, NAN) == "no value");
}

TEST_CASE("of one thing the unit is one") {
    struct One {
        const char *unit, *words;
    };
    for (const auto& [unit, one] :
         {One{"weeks", "1 week"}, One{"weeks of waiting", "1 week of waiting"},
          One{"people a year", "1 person a year"}, One{"vacancies", "1 vacancy"},
          One{"times the usual price", "1 times the usual price"},
          One{"times a year", "once a year"}, One{"times", "once"}, One{"less", "1 less"},
          One{"a year", "1 a year"}, One{"as many", "1 as many"}}) {
        CHECK(words::format_field(DescribedSetting{Type::integer, unit, 104, 0, {}, {}}, 1) == one);
        CHECK(words::with_unit(quantity(unit, 0, false, false), 1) == one);
    }
    CHECK(words::format_field(DescribedSetting{Type::integer, "weeks", 104, 0, {}, {}}, 0) ==
          "0 weeks");
    CHECK(words::difference(quantity("weeks", 0, false, false), 4, 5).text == "1 week more");
    CHECK(words::difference(quantity("weeks", 1, false, false), 4, 5).text == "1.0 weeks more");
    CHECK(words::with_unit(quantity("of people", 0, false, true), 0.01) == "1% of people");
}

TEST_CASE("what is named after its unit says it once") {
    CHECK(words::heading("Wait", "weeks") == "Wait, weeks");
    CHECK(words::heading("Providers", "providers") == "Providers");
    CHECK(words::heading("Weeks until something is done", "weeks") ==
          "Weeks until something is done");
    CHECK(words::heading("Weekshops", "weeks") == "Weekshops, weeks");
    CHECK(words::heading("Redress paid", "") == "Redress paid");
}

TEST_CASE("words begin a line with a capital") {
    CHECK(words::capitalised("most deprived fifth") == "Most deprived fifth");
    CHECK(words::capitalised("").empty());
}
