#include "labs/funding/backwards.hpp"
#include "labs/funding/cases.hpp"
#include "labs/funding/quadratic.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace folkmoot;

namespace {

// Two weights; need is a column's worth of heads that the weights can only come near to.
std::string two_weights() {
    return formula_text("two-weights",
                        lever("age", "index", 0.0, 0, 3) + "," + lever("poor", "index", 0.0, 0, 2) +
                            "," + lever("money", "£", 1'000'000, 0, 10'000'000),
                        R"json("steps": [
          {"name": "need", "is": "people * (0.8 + 1.5 * old) * (1 + (imd - 24) / 40) * sqrt(imd)", "unit": "people"},
          {"name": "weighted", "is": "people * (1 + age * (old - 0.2)) * (1 + poor * (imd - 24) / 40)", "unit": "people"},
          {"name": "allocation", "is": "money * share_of(weighted)", "unit": "£"}],
          "allocation": "allocation", "budget": "money", "need": "need")json");
}

struct Tried {
    double gap = 1e9, loss = 1e9;
};

// What two weights come to, worked out here.
Tried try_weights(const FundingCase& from, double age, double poor) {
    const auto answer =
        answer_funding({from.formula, {age, poor, 1'000'000}, from.table, from.matches},
                       FundingAgainst::today, nullptr);
    const double need = std::accumulate(answer->need.begin(), answer->need.end(), 0.0);
    Tried tried{0, -1e9};
    for (std::size_t p = 0; p < 5; ++p) {
        const double money = static_cast<double>(answer->now.allocated.amount[p]) / 100.0;
        const double wanted = 1e6 * answer->need[p] / need;
        tried.gap += (money - wanted) * (money - wanted) / wanted;
        tried.loss =
            std::max(tried.loss, 1.0 - money / (static_cast<double>(answer->today[p]) / 100.0));
    }
    tried.gap = std::sqrt(tried.gap / 1e6);
    return tried;
}

}  // namespace

TEST_CASE("weights found backwards are as good as the best of a fine grid") {
    const FundingCase from = funding_case(two_weights());
    const auto answer = answer_funding(from, FundingAgainst::today, nullptr);
    REQUIRE(answer);
    for (const double limit : {0.12, 0.15, 0.2, 0.9}) {
        double best = 1e9, least_loss = 1e9;
        for (int i = 0; i <= 60; ++i) {
            for (int k = 0; k <= 60; ++k) {
                const Tried tried = try_weights(from, 0.05 * i, 2.0 / 60 * k);
                least_loss = std::min(least_loss, tried.loss);
                if (tried.loss <= limit) best = std::min(best, tried.gap);
            }
        }
        const auto found = backwards(from, *answer, limit);
        REQUIRE(found);
        CAPTURE(limit);
        CAPTURE(least_loss);
        CHECK(found->least_loss <= least_loss + 1e-5);
        CHECK(found->feasible == (found->least_loss <= limit + 1e-5));
        if (!found->feasible) continue;
        CHECK(found->gap_after <= best + 1e-5);
        const Tried kept = try_weights(from, found->levers.at("age"), found->levers.at("poor"));
        CHECK(kept.loss <= limit + 2e-5);
        CHECK(kept.gap == doctest::Approx(found->gap_after).epsilon(1e-4));
        CHECK_FALSE(found->levers.contains("money"));
    }
}

TEST_CASE("a looser limit on losses never leaves a larger gap") {
    const FundingCase from = funding_case(two_weights());
    const auto found = backwards(from, *answer_funding(from, FundingAgainst::today, nullptr), 0.15);
    REQUIRE(found);
    double before = 1e9;
    for (const TradeOff& point : found->curve) {
        if (!point.feasible) continue;
        CHECK(point.gap <= before + 1e-6);
        before = point.gap;
    }
    CHECK(before < 1e9);
    CHECK(found->gap_least <= before + 1e-6);
}

TEST_CASE("where nobody may lose and the money is less than today's, it says so and what would be "
          "possible") {
    const FundingCase from = funding_case(two_weights(), {{"money", 900'000}});
    const auto found = backwards(from, *answer_funding(from, FundingAgainst::today, nullptr), 0.02);
    REQUIRE(found);
    CHECK_FALSE(found->feasible);
    CHECK(found->least_loss >= 0.1 - 1e-6); // a tenth less in all: somebody loses at least a tenth
    CHECK(found->sentence.find("No weights within their ranges") == 0);
}

TEST_CASE("a formula without weights cannot be worked backwards") {
    const FundingCase from = funding_case(per_head_formula());
    const auto found = backwards(from, *answer_funding(from, FundingAgainst::today, nullptr), 0.02);
    REQUIRE_FALSE(found);
    CHECK(text_of(found.problems()).find("no weight") != std::string::npos);
}

TEST_CASE("the quadratic programme of Nocedal and Wright, example 16.4, has its published answer") {
    // (x1 − 1)² + (x2 − 2.5)², five rows: (1.4, 1.7).
    Eigen::MatrixXd N(5, 2);
    N << 1, -2, -1, -2, -1, 2, 1, 0, 0, 1;
    Eigen::VectorXd b(5);
    b << -2, -6, -2, 0, 0;
    const auto x =
        least_quadratic(Eigen::MatrixXd::Identity(2, 2) * 2.0, Eigen::Vector2d(-2, -5), N, b);
    REQUIRE(x);
    CHECK((*x)(0) == doctest::Approx(1.4));
    CHECK((*x)(1) == doctest::Approx(1.7));
}

TEST_CASE("a quadratic programme whose rows contradict each other has no answer") {
    Eigen::MatrixXd N(2, 1);
    N << 1, -1;
    CHECK_FALSE(least_quadratic(Eigen::MatrixXd::Identity(1, 1), Eigen::VectorXd::Zero(1), N,
                                Eigen::Vector2d(2, -1)));
}
