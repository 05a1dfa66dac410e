#include "models/general_practice/processes/adaptation.hpp"

#include <doctest/doctest.h>

using namespace folkmoot;
using namespace folkmoot::general_practice;

namespace {

const Provider surgery{.name = "Surgery"};
const Provider website{.name = "Website", .reach = Reach::online};

}  // namespace

TEST_CASE("a visit costs what is left after the building, divided by the visits that it buys") {
    const Adaptation adaptation{.fixed_share = 0.30, .visits_bought = 5.0};
    CHECK(cost_of_visit(adaptation, 150.0) == doctest::Approx(21.0));  // 150 × .7 / 5
}

TEST_CASE("£2,000 a week with £600 of building pay for 70 visits at £20") {
    const Trade trade{.visit = 20};
    CHECK(affordable_visits(trade, 600, 2'000) == doctest::Approx(70));
    CHECK(affordable_visits(trade, 0, 2'000) == doctest::Approx(100));
    CHECK(affordable_visits(trade, 600, 600) == 0);
    CHECK(affordable_visits(trade, 600, 100) == 0);
    const Trade online{.visit = 18, .fixed_share = 0.1};
    CHECK(affordable_visits(online, 0, 2'000) == doctest::Approx(100));
}

TEST_CASE(
    "a practice that gives more for a pound pays less for a visit; online has its own price") {
    Adaptation adaptation;
    adaptation.online_cost = 0.8;
    adaptation.online_fixed_share = 0.15;
    Provider thrifty = surgery;
    thrifty.efficiency = 1.25;
    CHECK(trade_of(adaptation, surgery, 20, 1).visit == 20);
    CHECK(trade_of(adaptation, thrifty, 20, 1).visit == doctest::Approx(16));
    CHECK(trade_of(adaptation, website, 20, 1).visit == doctest::Approx(16));
    CHECK(trade_of(adaptation, surgery, 20, 1).fixed_share == 0);
    CHECK(trade_of(adaptation, website, 20, 1).fixed_share == 0.15);
}

TEST_CASE("in a quarter a practice closes the share of the gap that is set, an online one in a "
          "quarter of that") {
    Adaptation adaptation;
    adaptation.speed = 0.35;
    for (const bool online : {false, true}) {
        Trade trade = trade_of(adaptation, online ? website : surgery, 20, 1);
        trade.fixed_share = 0;
        ProviderBook book;
        book.visits = 100;
        const int weeks = online ? 13 : 52;
        for (int week = 0; week < weeks; ++week) {
            book.income = to_pence(200 * trade.visit);
            adapt(trade, book);
        }
        // Four times .65 of the gap is left: after a year, or after a quarter online.
        CHECK(book.visits == doctest::Approx(200 - 100 * 0.65 * 0.65 * 0.65 * 0.65).epsilon(1e-9));
    }
}

TEST_CASE("what is not spent is put by, what is overspent is owed, to the penny") {
    const Trade trade{.visit = 20, .weekly_speed = 0};
    ProviderBook book;
    book.fixed_cost = 123.45;
    book.visits = 50;
    book.income = 150'000;
    adapt(trade, book);
    CHECK(book.cost == 112'345);
    CHECK(book.reserve == 37'655);
    book.income = 100'000;
    adapt(trade, book);
    CHECK(book.reserve == 37'655 - 12'345);
    CHECK(book.year_cost == 224'690);
}

TEST_CASE("a practice that can pay for what it does neither gains nor loses") {
    const Trade trade{.visit = 19.5, .weekly_speed = 0.1};
    ProviderBook book;
    book.fixed_cost = 700;
    book.income = to_pence(2'500);
    book.visits = affordable_visits(trade, 700, 2'500);
    for (int week = 0; week < 100; ++week) adapt(trade, book);
    CHECK(std::abs(book.reserve) <= 100);  // rounding to the penny a week
    CHECK(book.visits == doctest::Approx((2'500 - 700) / 19.5));
}

TEST_CASE("quality falls with the appointments cut for each person, and with nothing else") {
    const Adaptation adaptation{.quality_loss = 0.5};
    ProviderBook book;
    book.opening_visits_each = 0.1;
    book.visits = 100;
    CHECK(rating_now(adaptation, 0.7, book, 1'000) == doctest::Approx(0.7));
    book.visits = 80;  // a fifth cut: half of a fifth of the rating scale
    CHECK(rating_now(adaptation, 0.7, book, 1'000) == doctest::Approx(0.6));
    book.visits = 0;
    CHECK(rating_now(adaptation, 0.7, book, 1'000) == doctest::Approx(0.2));
    CHECK(rating_now(adaptation, 0.3, book, 1'000) == 0.0);
    book.visits = 150;
    CHECK(rating_now(adaptation, 0.7, book, 1'000) == 0.7);
    CHECK(rating_now(adaptation, 0.7, book, 0) == 0.7);
}

TEST_CASE("a practice closes when its debt passes so many weeks of income, not before") {
    const Adaptation adaptation{.close_weeks = 8};
    ProviderBook book;
    book.income = 1'000'00;
    book.reserve = 5'000'00;
    CHECK(!must_close(adaptation, book));
    book.reserve = -8'000'00;
    CHECK(!must_close(adaptation, book));
    book.reserve = -8'000'01;
    CHECK(must_close(adaptation, book));
    book.income = 0;
    book.reserve = 0;
    CHECK(!must_close(adaptation, book));
    book.reserve = -1;
    CHECK(must_close(adaptation, book));
}
