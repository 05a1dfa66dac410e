#include "funding/money.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <vector>

using namespace folkmoot;

namespace {

const std::vector<std::string> names{"Ash", "Birch"};

std::string refused(const std::vector<double>& pounds) {
    const auto amounts = counted_column(pounds, "paid", names);
    return amounts ? std::string() : text_of(amounts.problems());
}

} // namespace

TEST_CASE("whole pence end at £90 trillion, and what is no number is nothing") {
    CHECK(to_pence(90e12) == most_pence);
    CHECK(to_pence(9e18) == most_pence);
    CHECK(to_pence(-9e18) == -most_pence);
    CHECK(to_pence(std::numeric_limits<double>::infinity()) == most_pence);
    CHECK(to_pence(std::numeric_limits<double>::quiet_NaN()) == 0);
    CHECK(part_of(most_pence, 1e6) == most_pence);
    CHECK(part_of(999, 0.5) == 499);
    CHECK(part_of(-999, 0.5) == -499);
}

TEST_CASE("money that a person wrote is refused beyond that, by the end that it passed") {
    CHECK(refused({1, 9e18}) == "`paid`: more money than can be counted, place `Birch`; found "
                                "£9e+18, allowed at most £90 trillion");
    CHECK(refused({-1e14, 1}) == "`paid`: more money than can be counted, place `Ash`; found "
                                 "−£100,000,000,000,000.00, allowed no less than −£90 trillion");
    CHECK(refused({60e12, 60e12}) ==
          "`paid`: more money than can be counted, all places together; found "
          "£120,000,000,000,000.00, allowed at most £90 trillion");
    CHECK(refused({60e12, -60e12}).find("all places together") != std::string::npos);
    CHECK(refused({std::numeric_limits<double>::quiet_NaN(), 1}).find("found no number") !=
          std::string::npos);
    CHECK(refused({90e12, 0}) == "");
    CHECK(*counted_money(-12.345, "x", "y") == -1234); // as floor(-1234.5 + 0.5)
    CHECK(counted_money(1e300, "budget", "too much").problems().front().text() ==
          "budget: too much; found £1e+300, allowed at most £90 trillion");
}
