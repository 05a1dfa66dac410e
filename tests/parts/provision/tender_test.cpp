#include "parts/provision/tender.hpp"

#include "core/random.hpp"
#include "parts/provision/closed_forms.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

using namespace folkmoot;

TEST_CASE("the mean price of a sealed tender falls with bidders, and less with each") {
    const std::array<int, 9> bidders{1, 2, 3, 4, 5, 6, 8, 10, 20};
    const std::array<double, 9> price{1, .667, .5, .4, .333, .286, .222, .182, .095};
    for (std::size_t i = 0; i < bidders.size(); ++i)
        CHECK(std::fabs(mean_price(0, 1, bidders[i]) - price[i]) < 0.0005);
    const auto gain = [](int n) { return mean_price(0, 1, n) - mean_price(0, 1, n + 1); };
    CHECK(gain(1) == doctest::Approx(1.0 / 3));
    CHECK(gain(5) == doctest::Approx(2.0 / 42));
    CHECK(gain(7) == doctest::Approx(2.0 / 72));
    // The EU's fall from 5.7 to 3.2 bidders, with costs spread by a fifth and by three tenths.
    CHECK(mean_price(.8, 1.2, 3.2) / mean_price(.8, 1.2, 5.7) ==
          doctest::Approx(1.077).epsilon(.001));
    CHECK(mean_price(.7, 1.3, 3.2) / mean_price(.7, 1.3, 5.7) ==
          doctest::Approx(1.121).epsilon(.001));
}

TEST_CASE("tenders that are held come out at the mean price, and the cheapest firm wins") {
    for (const std::uint32_t n : {1U, 2U, 5U}) {
        constexpr std::uint32_t tenders = 2'000;
        double sum = 0, squares = 0;
        for (std::uint32_t t = 0; t < tenders; ++t) {
            std::vector<Bid> bids;
            std::uint32_t cheapest = 0;
            double lowest = 2.0;
            for (std::uint32_t firm = 0; firm < n; ++firm) {
                const double cost = unit(draw(5, firm, t, Purpose::test)[0]);
                if (cost < lowest) {
                    lowest = cost;
                    cheapest = firm;
                }
                bids.push_back({firm, std::llround(1e9 * first_price_bid(cost, 1.0, n)), false});
            }
            const auto won = winner(bids, 0.0, 1'000'000'000);
            REQUIRE(won);
            CHECK(bids[*won].firm == cheapest);
            const double paid = static_cast<double>(bids[*won].pence) * 1e-9;
            sum += paid;
            squares += paid * paid;
        }
        const double mean = sum / tenders;
        const double error = std::sqrt((squares / tenders - mean * mean) / tenders);
        CHECK(std::fabs(mean - mean_price(0, 1, n)) < 4 * error + 1e-9);
    }
}

TEST_CASE("nobody gains by asking more or less than the first-price bid when all others ask it") {
    // Two bidders, costs uniform on 0..1: with bid b a firm wins if its rival's cost is above 2b
    // − 1.
    const double cost = 0.4;
    const auto expects = [&](double bid) {
        return (bid - cost) * std::min(1.0, 2.0 * (1.0 - bid));
    };
    const double best = expects(first_price_bid(cost, 1.0, 2));
    double other = 0.0;
    for (int step = 0; step <= 600; ++step) other = std::max(other, expects(cost + 0.001 * step));
    CHECK(other <= best + 1e-12);
}

TEST_CASE("as many bid as it pays to: the cheaper a bid, the more") {
    CHECK(bidders_by_free_entry(100'000, 5'800) == doctest::Approx(3.68).epsilon(0.001));
    CHECK(bidders_by_free_entry(100'000, 3'200) == doctest::Approx(5.11).epsilon(0.001));
    CHECK(bidders_by_free_entry(100'000, 500) == doctest::Approx(13.65).epsilon(0.001));
    CHECK(bidders_by_free_entry(0, 500) == 0.0);
    // CEBR 2013: 6.4 bids at £5,800 each imply £274,700 to be won.
    CHECK(bidders_by_free_entry(274'700, 5'800) == doctest::Approx(6.4).epsilon(0.001));
    // Entry is as it should be: the last bidder costs what the buyer gains by it.
    const double n = bidders_by_free_entry(100'000, 3'200);
    CHECK(mean_price(0, 100'000, n - 1) - mean_price(0, 100'000, n) ==
          doctest::Approx(2 * 3'200.0));
}

TEST_CASE("the smallest contract that is worth a bid") {
    CHECK(smallest_contract(5'800, 6.4, 0.1) == doctest::Approx(371'200));
    CHECK(smallest_contract(5'800, 3.2, 0.1) == doctest::Approx(185'600));
    CHECK(smallest_contract(500, 6.4, 0.1) == doctest::Approx(32'000));
}

TEST_CASE("a preference lets a small firm win that asks little more, and pays it what it asked") {
    const std::array<Bid, 3> bids{{{4, 1000, false}, {7, 1100, true}, {9, 1090, true}}};
    CHECK(winner(bids, 0.0, 5000) == 0U);
    CHECK(winner(bids, 0.05, 5000) == 0U);
    CHECK(winner(bids, 0.10, 5000) == 2U);
    CHECK(bids[*winner(bids, 0.10, 5000)].pence == 1090);
    CHECK(winner(bids, 0.10, 1050) == 0U);
    CHECK(!winner(bids, 0.10, 999));
    CHECK(!winner({}, 0.10, 999));
    // Equal bids: by firm, whatever their order.
    const std::array<Bid, 2> equal{{{8, 1000, true}, {3, 1000, true}}};
    CHECK(winner(equal, 0.3, 5000) == 1U);
}
