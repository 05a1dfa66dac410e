#include "parts/provision/reputation.hpp"

#include "parts/provision/closed_forms.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <vector>

using namespace folkmoot;

TEST_CASE("a newcomer of whom .8 is thought: the first bad mark weighs most") {
    Rating rating = Rating::newcomer(0.8, 10);
    CHECK(rating.value() == doctest::Approx(0.800));
    Rating bad = rating, good = rating, all = rating, most = rating;
    ++bad.bad;
    ++good.good;
    all.good += 10;
    most.good += 7;
    most.bad += 3;
    CHECK(bad.value() == doctest::Approx(0.727).epsilon(0.001));
    CHECK(good.value() == doctest::Approx(0.818).epsilon(0.001));
    CHECK(all.value() == doctest::Approx(0.900));
    CHECK(most.value() == doctest::Approx(0.750));
    double before = rating.value(), last_fall = 1.0;
    for (int mark = 0; mark < 50; ++mark) {
        ++rating.bad;
        CHECK(before - rating.value() < last_fall);
        last_fall = before - rating.value();
        before = rating.value();
    }
}

TEST_CASE("marks that are kinder in public pile up at the top") {
    const Raters candid{.rate_after_good = 0.2, .rate_after_bad = 0.2, .kindness = 0};
    CHECK(share_of_good_marks(0.7, candid) == doctest::Approx(0.7));
    const Raters kind{.rate_after_good = 0.2, .rate_after_bad = 0.2, .kindness = 0.8};
    CHECK(share_of_good_marks(0.7, kind) == doctest::Approx(0.94));
    // Whom it went badly for rate more often: the share falls below the truth.
    const Raters cross{.rate_after_good = 0.1, .rate_after_bad = 0.3, .kindness = 0};
    CHECK(share_of_good_marks(0.7, cross) == doctest::Approx(0.07 / 0.16));
    CHECK(share_of_good_marks(0.7, {}) == 0.0);
    // Kindness shrinks what lies between a bad and a good provider, so more marks are needed.
    CHECK(people_to_tell(share_of_good_marks(0.7, kind), share_of_good_marks(0.9, kind)) >
          4 * people_to_tell(0.7, 0.9));
}

TEST_CASE("people needed to tell a bad provider from a good one, at 5% and power 80%") {
    CHECK(people_to_tell(.7, .9) == doctest::Approx(25.3).epsilon(0.002));
    CHECK(people_to_tell(.85, .95) == doctest::Approx(59.4).epsilon(0.002));
    CHECK(people_to_tell(.93, .97) == doctest::Approx(198).epsilon(0.003));
    CHECK(people_to_tell(.95, .97) == doctest::Approx(630).epsilon(0.002));
}

TEST_CASE("what must be earned above cost so that nobody skimps: Shapiro") {
    const std::array<double, 4> found{1, .5, .2, .1}, premium{.05, .10, .25, .50};
    for (std::size_t i = 0; i < found.size(); ++i)
        CHECK(quality_premium(1.0, found[i], 0.05) == doctest::Approx(premium[i]));
    CHECK(quality_premium_after(1.0, 1.0 / 52, 0.05) == doctest::Approx(.00094).epsilon(0.003));
    CHECK(quality_premium_after(1.0, 1.0 / 12, 0.05) == doctest::Approx(.00407).epsilon(0.002));
    CHECK(quality_premium_after(1.0, 1.0, 0.05) == doctest::Approx(.0500));
    CHECK(quality_premium_after(1.0, 2.0, 0.05) == doctest::Approx(.1025));
    CHECK(quality_premium_after(2.0, 5.0, 0.05) == doctest::Approx(2 * .2763).epsilon(0.0002));
}

TEST_CASE("hidden quality: without a floor trade breaks down, with one it comes back: Akerlof") {
    // Quality spread evenly from 0 to 2, worth 1.5 times as much to a buyer.
    std::vector<double> quality;
    for (int i = 0; i < 20'000; ++i) quality.push_back((i + 0.5) * 1e-4);
    struct Row {
        double floor, price, trading;
    };
    constexpr std::array<Row, 5> rows{
        {{.2, .6, .222}, {.4, 1.2, .500}, {.5, 1.5, .667}, {.6, 1.8, .857}, {.7, 2.0, 1.0}}};
    for (const Row& row : rows) {
        CAPTURE(row.floor);
        const double price = price_of_hidden_quality(quality, row.floor, 1.5);
        double trading = 0, let_in = 0, surplus = 0;
        for (const double q : quality) {
            if (q < row.floor) continue;
            ++let_in;
            if (q > price) continue;
            ++trading;
            surplus += 0.5 * q;
        }
        CHECK(trading / let_in == doctest::Approx(row.trading).epsilon(0.002));
        if (row.floor < 2.0 / 3) {
            CHECK(price == doctest::Approx(row.price).epsilon(0.001));
            CHECK(surplus / 20'000 == doctest::Approx(row.floor * row.floor).epsilon(0.002));
        } else {
            CHECK(price >= row.price);
        }
    }
    CHECK(price_of_hidden_quality(quality, 0.0, 1.5) < 0.01);
    CHECK(price_of_hidden_quality({}, 0.0, 1.5) == 0.0);
    CHECK(price_of_hidden_quality(quality, 3.0, 1.5) == 0.0);
}
