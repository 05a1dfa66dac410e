/// The waiting line against the textbook: Erlang's B, C and A.
///
/// Time runs in steps ("weeks") much shorter than a treatment, which lasts `treatment` weeks on
/// average; arrivals are Poisson in continuous time. What the steps lose is of the order of
/// 1/treatment and stated in each test; beside it stand four standard errors over independent runs.

#include "core/math.hpp"
#include "core/random.hpp"
#include "many_chances.hpp"
#include "parts/line.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>
#include <vector>

using namespace folkmoot;

namespace {

struct Queue {
    std::uint32_t servers = 10;
    double arrivals = 8; ///< a mean treatment time
    double patience = 0; ///< mean, in treatment times; 0: everybody waits as long as it takes
    std::uint32_t longest = UINT32_MAX;
    double treatment = 100; ///< weeks
    std::uint32_t weeks = 40'000;
    std::uint32_t runs = 24;
};

struct Share {
    double mean = 0, standard_error = 0;
};

struct Queued {
    Share waited, wait, waited_half, left, turned_away; ///< waits in treatment times
};

Share share_of(const std::vector<double>& runs) {
    double sum = 0, squares = 0;
    for (const double r : runs) sum += r;
    const double n = static_cast<double>(runs.size()), mean = sum / n;
    for (const double r : runs) squares += (r - mean) * (r - mean);
    return {mean, std::sqrt(squares / (n - 1) / n)};
}

Queued simulate(const Queue& queue) {
    std::vector<double> waited, wait, waited_half, left, turned_away;
    const auto burn_in = static_cast<std::uint32_t>(30 * queue.treatment);
    for (std::uint64_t seed = 1; seed <= queue.runs; ++seed) {
        Line line;
        LineRules rules;
        rules.slots = queue.servers;
        rules.ends_within_week = -math::expm1(-1.0 / queue.treatment);
        rules.longest = queue.longest;
        const auto exponential = [&](std::uint32_t person, std::uint32_t what) {
            return -math::log(unit_open(draw(seed, person, 0, Purpose::test)[what]));
        };
        std::uint32_t person = 0;
        double next = exponential(0, 0) * queue.treatment / queue.arrivals;
        double n = 0, delayed = 0, late = 0, gave_up = 0, lost = 0, sum = 0, came = 0;
        for (std::uint32_t week = 0; week < queue.weeks; ++week) {
            while (next < week + 1.0) {
                Request& request = *line.extend(1);
                request = Request{};
                request.citizen = person;
                request.joined = static_cast<std::uint16_t>(week);
                request.moment = static_cast<std::uint8_t>((next - week) * 256.0);
                const double patience =
                    exponential(person, 1) * queue.patience * queue.treatment * 64;
                request.patience = static_cast<std::uint16_t>(
                    queue.patience > 0 ? std::min(patience, 65535.0) : 65535.0);
                came += week >= burn_in ? 1 : 0;
                next += exponential(++person, 0) * queue.treatment / queue.arrivals;
            }
            const LineWeek done = line.work(
                rules, seed, week,
                [&](const Request& request, std::uint32_t units) {
                    if (request.joined < burn_in) return;
                    n += 1;
                    delayed += request.joined != week ? 1 : 0;
                    late += units > 32 * queue.treatment ? 1 : 0;
                    sum += request.joined != week ? units / 64.0 / queue.treatment : 0;
                },
                [&](const Request& request) { gave_up += request.joined >= burn_in ? 1 : 0; });
            if (week >= burn_in) lost += done.turned_away;
        }
        waited.push_back(delayed / n);
        wait.push_back(sum / n);
        waited_half.push_back(late / n);
        left.push_back(gave_up / (n + gave_up));
        turned_away.push_back(lost / came);
    }
    return {share_of(waited), share_of(wait), share_of(waited_half), share_of(left),
            share_of(turned_away)};
}

#define CHECK_WITHIN(found, expected, bias)                                                        \
    CHECK_MESSAGE(std::fabs((found).mean - (expected)) <= 4 * (found).standard_error + (bias),     \
                  "found ", (found).mean, " ± ", (found).standard_error, ", expected ",            \
                  (expected))

Request at_moment(std::uint32_t citizen, std::uint16_t week, std::uint8_t moment,
                  std::uint16_t patience = 65535) {
    Request request;
    request.citizen = citizen;
    request.joined = week;
    request.moment = moment;
    request.patience = patience;
    return request;
}

} // namespace

TEST_CASE("where nobody may wait, the share turned away is Erlang B" * many_chances) {
    // Steps are lossier than continuous time: whoever leaves within a step frees the bed only at
    // its end. 1/treatment of the beds' time, so less than .006 here.
    CHECK_WITHIN(simulate({.arrivals = 10, .longest = 0}).turned_away, 0.2145823, 0.006);
    CHECK_WITHIN(simulate({.arrivals = 5, .longest = 0}).turned_away, 0.0183846, 0.002);
}

TEST_CASE("many servers, Poisson arrivals: the share that waits is Erlang C" * many_chances) {
    // A step adds at most one week, a hundredth of a treatment, to how long a server is taken: load
    // 8.04 in place of 8 and Erlang C .417 in place of .409.
    const Queued found = simulate({.arrivals = 8, .runs = 100});
    CHECK_WITHIN(found.waited, 0.4091802, 0.012);
    CHECK_WITHIN(found.wait, 0.2045901, 0.012);
    CHECK_WITHIN(found.waited_half, 0.1505290, 0.008);
}

TEST_CASE("when people lose patience, the share that leaves is Erlang A" * many_chances) {
    CHECK_WITHIN(simulate({.arrivals = 10, .patience = 1}).left, 0.1251100, 0.004);
}

TEST_CASE("whoever comes first is seen first") {
    Line line;
    for (std::uint32_t i = 0; i < 40; ++i)
        *line.extend(1) =
            at_moment(i, static_cast<std::uint16_t>(i / 10), static_cast<std::uint8_t>(i % 10));
    std::vector<std::uint32_t> order;
    for (std::uint32_t week = 4; week < 9; ++week)
        line.work(
            {.slots = 7}, 1, week,
            [&](const Request& r, std::uint32_t) { order.push_back(r.citizen); },
            [](const Request&) { FAIL("nobody was in a hurry"); });
    REQUIRE(order.size() == 35);
    for (std::uint32_t i = 0; i < 35; ++i) CHECK(order[i] == i);
    CHECK(line.waiting() == 5);
}

TEST_CASE("whoever came earlier and is seen in the same week has waited at least as long") {
    Line line;
    for (std::uint32_t i = 0; i < 50; ++i)
        *line.extend(1) = at_moment(i, 2, static_cast<std::uint8_t>(i * 5));
    std::vector<std::uint32_t> waits;
    line.work(
        {.slots = 50}, 1, 3, [&](const Request&, std::uint32_t wait) { waits.push_back(wait); },
        [](const Request&) {});
    REQUIRE(waits.size() == 50);
    // Two-per-cent steps of the week between appointments, five 256ths between arrivals.
    for (std::size_t i = 0; i < waits.size(); ++i) {
        const double expected =
            64.0 + 64.0 * static_cast<double>(i) / 50.0 - 64.0 * static_cast<double>(i * 5) / 256.0;
        CHECK(std::fabs(waits[i] - expected) <= 1.0);
    }
}

TEST_CASE("without appointments nobody is seen, nobody is lost, and the line grows") {
    Line line;
    for (std::uint16_t week = 0; week < 30; ++week) {
        *line.extend(1) = at_moment(week, week, 0, 1);
        const LineWeek done = line.work(
            {.slots = 0}, 1, week, [](const Request&, std::uint32_t) { FAIL("seen"); },
            [](const Request&) { FAIL("counted"); });
        CHECK(done.seen == 0);
        CHECK(line.waiting() == week + 1U);
    }
}

TEST_CASE("with appointments for all, nobody waits a week") {
    Line line;
    for (std::uint32_t i = 0; i < 200; ++i)
        *line.extend(1) = at_moment(i, 5, static_cast<std::uint8_t>(i));
    line.work(
        {.slots = 200}, 1, 5, [](const Request&, std::uint32_t wait) { CHECK(wait < 64); },
        [](const Request&) { FAIL("left"); });
    CHECK(line.waiting() == 0);
}

TEST_CASE("whoever has lost patience uses no appointment and delays nobody") {
    Line line;
    for (std::uint32_t i = 0; i < 20; ++i)
        *line.extend(1) = at_moment(i, 0, 0, i % 2 == 0 ? 10 : 65535);
    std::vector<std::uint32_t> seen, left;
    const LineWeek done = line.work(
        {.slots = 10}, 1, 3, [&](const Request& r, std::uint32_t) { seen.push_back(r.citizen); },
        [&](const Request& r) { left.push_back(r.citizen); });
    CHECK(done.seen == 10);
    CHECK(done.left == 10);
    for (const std::uint32_t citizen : seen) CHECK(citizen % 2 == 1);
    for (const std::uint32_t citizen : left) CHECK(citizen % 2 == 0);
}

TEST_CASE("whoever is turned away is the last to have come") {
    Line line;
    for (std::uint32_t i = 0; i < 9; ++i) *line.extend(1) = at_moment(i, 0, 0);
    const LineWeek done = line.work(
        {.slots = 2, .longest = 3}, 1, 0, [](const Request&, std::uint32_t) {},
        [](const Request&) {});
    CHECK(done.turned_away == 4);
    REQUIRE(line.waiting() == 3);
    CHECK(line.requests()[0].citizen == 2);
    CHECK(line.requests()[2].citizen == 4);
}

TEST_CASE("a line that dissolves gives back everybody in it, in order") {
    Line line;
    for (std::uint32_t i = 0; i < 5; ++i) *line.extend(1) = at_moment(i, 0, 0);
    const std::vector<Request> sent_away = line.dissolve();
    REQUIRE(sent_away.size() == 5);
    for (std::uint32_t i = 0; i < 5; ++i) CHECK(sent_away[i].citizen == i);
    CHECK(line.waiting() == 0);
}
