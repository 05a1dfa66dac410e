#include "parts/take_up.hpp"

#include "core/random.hpp"
#include "parts/binomial.hpp"

#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

using namespace folkmoot;

namespace {

/// People of one stratum at one local practice, all of whom have a need every week.
struct Surgery {
    explicit Surgery(std::uint32_t people) {
        listed.assign(people, 0);
        for (std::uint32_t c = 0; c < people; ++c) episodes.push_back({c, 0});
        for (std::uint32_t k = 0; k < longest_return; ++k) calendar[k] = &returns[k];
        rules.patience = &patience;
        rules.asks = asks;
        rules.complex = complex;
        rules.online = online;
    }
    void week(std::uint32_t clock) {
        rules.week = clock;
        std::vector<Words> words(episodes.size());
        draw_words(rules.seed, clock, episodes, words);
        ask(rules, episodes, words, listed, requests, calendar, Tallies{tallies});
    }

    std::vector<std::uint16_t> listed; ///< by citizen: whom they ask
    std::vector<Episode> episodes;
    Requests requests;
    std::array<std::vector<Return>, longest_return> returns;
    std::array<std::vector<Return>*, longest_return> calendar{};
    std::vector<Tally> tallies{2};
    std::vector<std::uint32_t> asks{threshold(0.8)}, complex{threshold(0.3)};
    std::vector<std::uint8_t> online{0};
    PatienceTable patience = patience_table(8);
    TakeUpWeek rules;
};

}  // namespace

TEST_CASE("who asks: of those who know whom to ask, those not put off by booking or by the wait") {
    const TakeUp take_up{.awareness = 0.9, .burden = 0.2, .discouragement = 0.05};
    CHECK(ask_probability(take_up, 0) == doctest::Approx(0.72));
    CHECK(ask_probability(take_up, 4) == doctest::Approx(0.72 * 0.8));
    CHECK(ask_probability(take_up, 20) == 0.0);
    CHECK(ask_probability(take_up, 100) == 0.0);
}

TEST_CASE("as many ask as the chance says; of the others as many come back, worse, as is said") {
    Surgery surgery(2'000);
    surgery.rules.worse = threshold(0.5);
    for (std::uint32_t week = 0; week < 10; ++week) surgery.week(week);
    const double n = 20'000;
    CHECK(surgery.tallies[0].needs == 20'000);
    CHECK(near_binomial(static_cast<double>(surgery.requests.size()), n, 0.8));
    double complex = 0, back = 0;
    for (const Request& request : surgery.requests.all()) {
        complex += request.complex() ? 1 : 0;
        CHECK(request.attempt() == 0);
        CHECK(!request.again());
    }
    CHECK(near_binomial(complex, static_cast<double>(surgery.requests.size()), 0.3));
    CHECK(surgery.returns[0].empty());
    for (std::uint32_t k = 1; k < longest_return; ++k) {
        back += static_cast<double>(surgery.returns[k].size());
        CHECK(near_binomial(static_cast<double>(surgery.returns[k].size()), n, 0.2 * 0.5 / 3));
        for (const Return& r : surgery.returns[k]) CHECK((r.marks & Request::is_complex) != 0);
    }
    CHECK(near_binomial(back, n, 0.1));
    CHECK(surgery.requests.size() + static_cast<std::size_t>(back) + surgery.tallies[0].unmet ==
          20'000);
}

TEST_CASE("whoever asks less often in a reform asks in no week in which they did not ask before") {
    // Common random numbers: a harder way of asking takes people away and puts nobody in.
    Surgery easy(3'000), hard(3'000);
    hard.asks[0] = threshold(0.5);
    easy.week(7);
    hard.week(7);
    std::vector<bool> asked(3'000);
    for (const Request& request : easy.requests.all()) asked[request.citizen] = true;
    for (const Request& request : hard.requests.all()) CHECK(asked[request.citizen]);
    CHECK(hard.requests.size() < easy.requests.size());
}

TEST_CASE(
    "requests come at every moment of the week alike, with patience of the mean that is set") {
    Surgery surgery(4'000);
    surgery.asks[0] = threshold(1.0);
    for (std::uint32_t week = 0; week < 5; ++week) surgery.week(week);
    double moment = 0, patience = 0, longer = 0;
    for (const Request& request : surgery.requests.all()) {
        moment += request.moment;
        patience += request.patience / 64.0;
        longer += request.patience > 16 * 64 ? 1 : 0;
    }
    const double n = static_cast<double>(surgery.requests.size());
    CHECK(std::fabs(moment / n - 127.5) < 4 * 256 / std::sqrt(12 * n));
    CHECK(std::fabs(patience / n - 8) < 4 * 8 / std::sqrt(n) + 1.0 / 64);
    // Exponential: e^-2 of people wait more than twice the mean.
    CHECK(near_binomial(longer, n, 0.135335));
}

TEST_CASE("patience is exponential: its table is the quantiles of that law") {
    const PatienceTable table = patience_table(6.0);
    // Median of an exponential with mean 6 weeks: 6 ln 2 = 4.158883; in 64ths 266.17.
    CHECK(std::abs(table[patience_steps / 2] - 266) <= 1);
    // Upper quartile: 6 ln 4 = 8.317766 weeks = 532.3.
    CHECK(std::abs(table[patience_steps / 4] - 532) <= 1);
    for (std::size_t i = 1; i < patience_steps; ++i) CHECK(table[i] <= table[i - 1]);
}

TEST_CASE("whoever comes back asks, and counts as coming back only if a visit did not help") {
    Surgery surgery(10);
    const std::vector<Return> due{
        {3, 77, 0, Request::is_complex | 1 << Request::attempt_shift, 12},
        {5, 4'096 + 78, 0, Request::is_again | 2 << Request::attempt_shift, 200}};
    surgery.rules.week = 20;
    ask_again(surgery.rules, due, surgery.listed, surgery.requests, Tallies{surgery.tallies});
    REQUIRE(surgery.requests.size() == 2);
    CHECK(surgery.requests.all()[0].citizen == 3);
    CHECK(surgery.requests.all()[0].attempt() == 1);
    CHECK(surgery.requests.all()[0].luck == 77);
    CHECK(surgery.requests.all()[0].moment == 12);
    CHECK(surgery.requests.all()[1].citizen == 5);
    CHECK(surgery.requests.all()[1].attempt() == 2);
    CHECK(surgery.requests.all()[1].moment == 200);
    // How patient: by the last twelve bits of the luck.
    CHECK(surgery.requests.all()[0].patience == surgery.patience[77]);
    CHECK(surgery.requests.all()[1].patience == surgery.patience[78]);
    CHECK(surgery.tallies[0].requests == 2);
    CHECK(surgery.tallies[0].again == 1);
    CHECK(surgery.tallies[0].needs == 0);
}

TEST_CASE("a need that gets worse comes back at any moment of its week, with any patience") {
    Surgery surgery(20'000);
    surgery.asks[0] = threshold(0.0);
    surgery.rules.worse = threshold(0.5);
    surgery.week(3);
    double moment = 0, patience = 0, n = 0;
    for (std::uint32_t k = 1; k < longest_return; ++k) {
        surgery.requests.clear();
        ask_again(surgery.rules, surgery.returns[k], surgery.listed, surgery.requests,
                  Tallies{surgery.tallies});
        for (const Request& request : surgery.requests.all()) {
            moment += request.moment;
            patience += request.patience / 64.0;
            ++n;
        }
    }
    CHECK(near_binomial(n, 20'000, 0.5));
    CHECK(std::fabs(moment / n - 127.5) < 4 * 256 / std::sqrt(12 * n));
    CHECK(std::fabs(patience / n - 8) < 4 * 8 / std::sqrt(n) + 1.0 / 64);
}
