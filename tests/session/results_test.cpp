#include "fake_core.hpp"

#include "session/results.hpp"
#include "session/trial_edit.hpp"

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

TEST_CASE(
    "the headline is the first outcome that the run changes, and replicates agree by direction") {
    session::TrialResults results;
    results.add(run_with(0, 0.5));
    for (std::uint32_t i = 1; i <= 9; ++i) results.add(run_with(i, i <= 7 ? 0.1 : -0.1));
    const auto c = results.confidence(three_outcomes(), 99);
    CHECK(c.outcome == "b");
    CHECK(c.runs == 10);
    CHECK(c.agree == 8);
    CHECK(c.wanted == 100);
}

TEST_CASE("the balance of the host area is the headline where there is one") {
    auto s = three_outcomes();
    s.outcomes[2].key = "host_balance";
    session::TrialResults results;
    auto ran = run_with(0, 0.5);
    ran.reform.yearly[0][2][0] -= 1;
    results.add(ran);
    CHECK(results.confidence(s, 9).outcome == "host_balance");
    s.areas = {{"Riverside", 0, 0, 1, 1, false}, {"Northgate", 0, 0, 1, 1, true}};
    CHECK(results.confidence(s, 9).words == "Northgate is worse off");
    s.outcomes[2].key = "c";
    s.outcomes[1].label = "Signed up so far";
    s.outcomes[1].direction = 1;
    CHECK(results.confidence(s, 9).words == "Signed up so far: better");
}

TEST_CASE("a reform that changes nothing is confirmed by runs in which it changes nothing") {
    session::TrialResults results;
    results.add(run_with(0, 0));
    results.add(run_with(1, 0));
    results.add(run_with(2, 1));
    const auto c = results.confidence(three_outcomes(), 99);
    CHECK(c.outcome.empty());
    CHECK(c.words == "Nothing changes");
    CHECK(c.agree == 2);
}

TEST_CASE("a sentence tells its certainty only after ten runs") {
    session::Confidence c{"b", "Waits: better", 8, 9, 100};
    CHECK(session::with_confidence("It helps.", c) == "It helps.");
    c = {"b", "Waits: better", 93, 100, 100};
    CHECK(session::with_confidence("It helps.", c) == "It helps. Waits: better in 93 of 100 runs.");
}

TEST_CASE("a replicate that comes twice counts once, and one that failed is not asked for again") {
    session::TrialResults results;
    results.add(run_with(1, 1));
    results.add(run_with(1, -1));
    CHECK(results.replicates().size() == 1);
    results.give_up(2);
    CHECK(results.next_replicate(5, {3}) == 4);
    CHECK_FALSE(results.next_replicate(2, {}).has_value());
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
