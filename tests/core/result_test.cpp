#include "core/result.hpp"

#include <doctest/doctest.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

using namespace folkmoot;

namespace {

Result<int> half(int number) {
    if (number % 2 != 0)
        return Problem{
            .what = "not even", .found = std::to_string(number), .allowed = "even numbers"};
    return number / 2;
}

std::string nearest(std::string_view wrong) {
    static constexpr std::array<std::string_view, 5> names{"choice.wait", "choice.rating",
                                                           "need.rate", "follows", "none"};
    return nearest_name(wrong, names);
}

} // namespace

TEST_CASE("a problem says where, what, what was found, what is allowed, and what was meant") {
    const Problem problem{.file = "virtual-gp.json",
                          .line = 12,
                          .column = 9,
                          .path = "settings.choice.wait",
                          .what = "out of range",
                          .found = "9",
                          .allowed = "0 to 5"};
    CHECK(problem.text() ==
          "virtual-gp.json:12:9: settings.choice.wait: out of range; found 9, allowed 0 to 5");
    const Problem slip{.file = "reform.json",
                       .line = 3,
                       .column = 1,
                       .path = "settings.choice.wiat",
                       .what = "unknown name",
                       .nearest = "choice.wait"};
    CHECK(slip.text() ==
          "reform.json:3:1: settings.choice.wiat: unknown name; did you mean 'choice.wait'?");
}

TEST_CASE("a problem leaves out what is not known") {
    CHECK(Problem{.what = "unreadable"}.text() == "unreadable");
    CHECK(Problem{.file = "a.csv", .what = "empty"}.text() == "a.csv: empty");
    CHECK(Problem{.file = "a.csv", .line = 3, .what = "too short"}.text() == "a.csv:3: too short");
    CHECK(Problem{.path = "--set", .what = "unknown key", .nearest = "need.rate"}.text() ==
          "--set: unknown key; did you mean 'need.rate'?");
    CHECK(Problem{.what = "missing", .allowed = "a number"}.text() == "missing; allowed a number");
}

TEST_CASE("several problems are several lines") {
    CHECK(text_of({Problem{.what = "one"}, Problem{.what = "two"}}) == "one\ntwo");
    CHECK(text_of({}).empty());
}

TEST_CASE("a result is a value or the reasons why there is none") {
    const Result<int> good = half(8);
    REQUIRE(good);
    CHECK(*good == 4);
    CHECK(good.value() == 4);
    CHECK(good.problems().empty());

    const Result<int> bad = half(7);
    CHECK_FALSE(bad);
    REQUIRE(bad.problems().size() == 1);
    CHECK(bad.problems()[0].text() == "not even; found 7, allowed even numbers");
}

TEST_CASE("a result can carry several problems, and hand its value over") {
    const Result<std::string> bad = Problems{Problem{.what = "one"}, Problem{.what = "two"}};
    CHECK_FALSE(bad);
    CHECK(bad.problems().size() == 2);

    Result<std::unique_ptr<int>> owner = std::make_unique<int>(3);
    REQUIRE(owner);
    const std::unique_ptr<int> taken = std::move(owner).value();
    CHECK(*taken == 3);

    Result<std::vector<int>> list = std::vector<int>{1, 2};
    list->push_back(3);
    CHECK(list->size() == 3);
}

TEST_CASE("a slip leads to the name that was meant") {
    CHECK(nearest("choice.wiat") == "choice.wait");
    CHECK(nearest("choice.wai") == "choice.wait");
    CHECK(nearest("choice.waait") == "choice.wait");
    CHECK(nearest("Choice-Wait") == "choice.wait");
    CHECK(nearest("chioce.ratign") == "choice.rating");
    CHECK(nearest("need_rate") == "need.rate");
    CHECK(nearest("folows") == "follows");
    CHECK(nearest("non") == "none");
}

TEST_CASE("a short form leads to the name that was meant") {
    constexpr std::array<std::string_view, 7> names{
        "people", "deprivation", "today", "weighted", "growth", "settlement.lag_weeks", "derived"};
    const auto meant = [&](std::string_view wrong) { return nearest_name(wrong, names); };
    CHECK(meant("depriv") == "deprivation"); // not "derived", three slips away
    CHECK(meant("Depriv") == "deprivation");
    CHECK(meant("deprivation score") == "deprivation");
    CHECK(meant("peop") == "people");
    CHECK(meant("lag_weeks") == "settlement.lag_weeks");
    CHECK(meant("dprvtn") == "deprivation");
    CHECK(meant("wtd") == "weighted");
    CHECK(meant("de") == ""); // two letters say too little
    CHECK(meant("dei") == ""); // the letters of two names: neither is meant for sure
    CHECK(meant("gro") == "growth");
}

TEST_CASE("what is like no name leads to none") {
    CHECK(nearest("") == "");
    CHECK(nearest("zzzz") == "");
    CHECK(nearest("shock.epidemic") == "");
    CHECK(nearest(std::string(1'000'000, 'n')) == "");
    CHECK(nearest_name("anything", {}) == "");
}
