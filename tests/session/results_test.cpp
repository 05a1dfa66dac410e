#include "fake_core.hpp"

#include "session/results.hpp"

#include "core/tail.hpp"
#include "session/trial/edit.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

using namespace folkmoot;
using session::Band;

namespace {

/// A run in which the first outcome changes by `change` and the others do not.
message::Ran run_with(std::uint32_t replicate, double change, std::size_t outcomes = 3) {
    message::Ran ran;
    ran.replicate = replicate;
    ran.weeks = 52;
    ran.runs = 100;
    if (change != 0) ran.headline = "b";
    ran.headline_sign = (change > 0) - (change < 0);
    ran.headline_words = change != 0 ? "“B” is better with the reform" : "Nothing changes";
    ran.baseline.yearly = {std::vector<std::vector<double>>(outcomes, {10.0})};
    ran.reform = ran.baseline;
    ran.reform.yearly[0][1][0] += change;
    for (std::size_t i = 0; i < outcomes; ++i) {
        ran.baseline.weekly.push_back({1, 2, 3});
        ran.reform.weekly.push_back({1, 2, static_cast<float>(3 + replicate)});
    }
    return ran;
}

message::Scenario three_outcomes() {
    message::Scenario s;
    s.outcomes.resize(3);
    s.outcomes[0].key = "a";
    s.outcomes[1].key = "b";
    s.outcomes[2].key = "c";
    return s;
}

}  // namespace

TEST_CASE("percentiles interpolate between ranks") {
    std::vector<double> values(101);
    std::iota(values.rbegin(), values.rend(), 0.0);
    const auto band = session::band_of(values);
    REQUIRE(band);
    CHECK(band->low == doctest::Approx(5));
    CHECK(band->middle == doctest::Approx(50));
    CHECK(band->high == doctest::Approx(95));
}

TEST_CASE("what has no value takes no part in percentiles") {
    std::vector<double> values{NAN, 2.0, NAN};
    CHECK(session::band_of(values)->middle == 2.0);
    std::vector<double> none{NAN};
    CHECK_FALSE(session::band_of(none).has_value());
}

TEST_CASE("replicates agree with the headline by its direction") {
    session::TrialResults results;
    results.add(run_with(0, 0.5));
    for (std::uint32_t i = 1; i <= 9; ++i) results.add(run_with(i, i <= 7 ? 0.1 : -0.1));
    const auto c = results.confidence(three_outcomes());
    CHECK(c.outcome == "b");
    CHECK(c.words == "“B” is better with the reform");
    CHECK(c.runs == 10);
    CHECK(c.agree == 8);
    CHECK(c.wanted == 100);
}

TEST_CASE("runs that could not be made are not waited for") {
    session::TrialResults results;
    results.add(run_with(0, 0.5));
    results.give_up(3);
    results.give_up(4);
    CHECK(results.confidence(three_outcomes()).wanted == 98);
}

TEST_CASE("a replicate is judged in the last full year") {
    session::TrialResults results;
    results.add(run_with(0, 0.5));
    auto run = run_with(1, 0.5);
    // Seven weeks of a second year, in which the outcome moves the other way.
    run.weeks = 59;
    run.baseline.yearly.push_back(run.baseline.yearly[0]);
    run.reform.yearly.push_back(run.baseline.yearly[0]);
    run.reform.yearly[1][1][0] -= 3;
    results.add(run);
    CHECK(results.confidence(three_outcomes()).agree == 2);
}

TEST_CASE("a reform that changes nothing is confirmed by runs in which it changes nothing") {
    session::TrialResults results;
    results.add(run_with(0, 0));
    results.add(run_with(1, 0));
    results.add(run_with(2, 1));
    const auto c = results.confidence(three_outcomes());
    CHECK(c.outcome.empty());
    CHECK(c.words == "Nothing changes");
    CHECK(c.agree == 2);
}

TEST_CASE("a sentence tells its certainty only after ten runs") {
    session::Confidence c{"b", "Waits: better", 8, 9, 100};
    CHECK(session::with_confidence("It helps.", c) == "It helps.");
    c = {"b", "Riverside is better off", 93, 100, 100};
    CHECK(session::with_confidence("It helps.", c) ==
          "It helps. Riverside is better off in 93 of 100 runs.");
    c.agree = 41;
    c.runs = 45;
    CHECK(session::with_confidence("It helps.", c) ==
          "It helps. Riverside is better off in 41 of 45 runs so far.");
}

TEST_CASE("a replicate that comes twice counts once, and one that failed is not asked for again") {
    session::TrialResults results;
    results.add(run_with(1, 1));
    results.add(run_with(1, -1));
    CHECK(results.replicates().size() == 1);
    CHECK_FALSE(results.next_replicate({}).has_value());
    auto main = run_with(0, 1);
    main.runs = 5;
    results.add(main);
    results.give_up(2);
    CHECK(results.next_replicate({3}) == 4);
    CHECK_FALSE(results.next_replicate({3, 4}).has_value());
}

TEST_CASE("bands appear with nine replicates and cover the ensemble") {
    session::TrialResults results;
    for (std::uint32_t i = 1; i <= 8; ++i) results.add(run_with(i, i));
    CHECK(results.weekly_band(0, true).empty());
    CHECK_FALSE(results.difference_band(0, 1, 0).has_value());
    results.add(run_with(9, 9));
    const auto& band = results.weekly_band(0, true);
    REQUIRE(band.size() == 3);
    CHECK(band[0].low == band[0].high);
    CHECK(band[2].middle == doctest::Approx(8));
    CHECK(results.difference_band(0, 1, 0)->middle == doctest::Approx(5));
    // While more arrive it waits until a quarter more are there; when all are, all count.
    const auto middle = [&] { return results.weekly_band(0, true)[2].middle; };
    results.add(run_with(0, 1));
    std::uint32_t next = 10;
    while (next <= 11) results.add(run_with(next++, 1));
    CHECK(middle() == doctest::Approx(8));
    results.add(run_with(next++, 1));
    CHECK(middle() == doctest::Approx(3 + 6.5));
    while (next <= 97) {
        results.add(run_with(next++, 1));
        middle();
    }
    results.give_up(98);
    results.add(run_with(99, 1));
    CHECK(middle() == doctest::Approx(3 + 49.5));
}

TEST_CASE("a value that is not there is not a number") {
    CHECK(std::isnan(session::value_at({}, 0, 0, 0)));
    CHECK(session::value_at(run_with(0, 0).baseline, 0, 2, 0) == 10.0);
}

TEST_CASE("the store keeps the questions that were looked at last") {
    session::ResultsStore store(2);
    message::Trial a, b, c;
    b.seed = 2;
    c.seed = 3;
    store.of(a);
    store.of(b);
    store.of(a);
    store.of(c);
    CHECK(store.find(a) != nullptr);
    CHECK(store.find(b) == nullptr);
    CHECK(store.find(c) != nullptr);
}

TEST_CASE(
    "of many runs the mean and the worst five of a hundred are told, of each policy its own") {
    session::TrialResults results;
    for (std::uint32_t i = 0; i < 19; ++i) results.add(run_with(i, i));
    CHECK_FALSE(results.tail(0, 1, 1)); // nineteen are too few
    for (std::uint32_t i = 19; i < 100; ++i) results.add(run_with(i, i));
    const auto more = results.tail(0, 1, 1);
    REQUIRE(more);
    CHECK(more->baseline == 10);
    CHECK(more->baseline_worst == 10);
    CHECK(more->reform == 10 + 49.5);
    CHECK(more->reform_worst == 10 + 2); // the mean of 0 to 4
    const auto less = results.tail(0, 1, -1);
    REQUIRE(less);
    CHECK(less->reform_worst == 10 + 97); // of 95 to 99
    CHECK_FALSE(results.tail(0, 1, 0));
    std::vector<double> values(100);
    std::iota(values.begin(), values.end(), 10.0);
    CHECK(less->reform_worst == mean_of_worst(values, -1));
}
