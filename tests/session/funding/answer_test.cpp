#include "core/words/numbers.hpp"
#include "labs/funding/cases.hpp"
#include "platform/core/labs.hpp"
#include "scenario/files.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace folkmoot;

namespace {

message::AskFunding question() {
    message::AskFunding ask;
    ask.id = 7;
    ask.question.formula = {
        "weighted.json", weighted_formula(floor_of_five_percent), {{"age", 1.0}}};
    ask.question.table = {"five.csv", five_places, {}};
    return ask;
}

}  // namespace

TEST_CASE("the screen is told every place, every lever and every rule of a formula") {
    const message::Reply reply = answer(question(), nullptr);
    REQUIRE(std::holds_alternative<message::Funded>(reply));
    const auto& funded = std::get<message::Funded>(reply);
    CHECK(funded.id == 7);
    CHECK(funded.other_name == "today");
    CHECK(funded.table.ids == std::vector<std::string>{"A", "B", "C", "D", "E"});
    Pence sum = 0;
    for (const Pence amount : funded.table.allocation) sum += amount;
    CHECK(sum == funded.total);
    CHECK(funded.total == 1'000'000'00);
    REQUIRE(funded.formula.levers.size() == 3);
    CHECK(funded.formula.levers[0].now == 1.0);
    CHECK(funded.formula.levers[0].usual == 0.5);
    CHECK(funded.formula.constraints == std::vector<std::string>{"Nobody loses more than 5%"});
    CHECK(funded.formula.steps[3].total == doctest::Approx(1'000'000));
    CHECK(funded.binding_words.size() == 7);
    CHECK(funded.why.empty());
    CHECK_FALSE(funded.simulates);
}

TEST_CASE("what is asked for beside the answer is answered, and nothing else is") {
    message::AskFunding ask = question();
    ask.parts = {
        .why = true, .incentives = true, .robustness = true, .backwards = true, .place = 2};
    const auto funded = std::get<message::Funded>(answer(ask, nullptr));
    std::int64_t sum = 0;
    for (const message::WhyTerm& term : funded.why) sum += term.pence;
    CHECK(sum == funded.table.allocation[2] - funded.table.other[2]);
    // As they are said, in the sentence and wherever they stand alone, they add up, too.
    sum = 0;
    for (const message::WhyTerm& term : funded.why) sum += term.said;
    CHECK(sum == funded.why_change);
    CHECK(funded.why_sentence.find(
              "gets " + format_money(std::fabs(static_cast<double>(funded.why_change)) / 100)) !=
          std::string::npos);
    CHECK_FALSE(funded.incentives.empty());
    REQUIRE(funded.robustness.size() == 1);
    CHECK(funded.robustness[0].places.size() == 5);
    REQUIRE(funded.backwards.size() == 1);
    CHECK_FALSE(funded.backwards[0].curve.empty());
}

TEST_CASE("a formula or a table that is wrong is refused with where and why") {
    message::AskFunding ask = question();
    ask.question.formula.text.replace(ask.question.formula.text.find("share_of(weighted)"), 18,
                                      "share_of(weihgted)");
    const auto slip = answer(ask, nullptr);
    REQUIRE(std::holds_alternative<message::Failed>(slip));
    CHECK(std::get<message::Failed>(slip).problems.front().text.find("weighted") !=
          std::string::npos);
    ask = question();
    ask.question.table.text = "id,name,people\nA,Alder,1\n";
    CHECK(std::holds_alternative<message::Failed>(answer(ask, nullptr)));
    ask = question();
    ask.parts.why = true;
    ask.parts.place = 5;
    CHECK(std::holds_alternative<message::Failed>(answer(ask, nullptr)));
}

TEST_CASE("five years need a scenario whose areas are the table's places") {
    const auto ask = question();
    const auto closed = answer(message::AskFundedFuture{7, ask.question, 0}, nullptr);
    REQUIRE(std::holds_alternative<message::Failed>(closed));
    CHECK(std::get<message::Failed>(closed).problems.front().text.find("no scenario is open") !=
          std::string::npos);
    Workshop workshop(load_shipped("virtual-gp").value());
    const auto refused = answer(message::AskFundedFuture{8, ask.question, 0}, &workshop);
    REQUIRE(std::holds_alternative<message::Failed>(refused));
    CHECK(std::get<message::Failed>(refused).problems.front().text.find("not in the table") !=
          std::string::npos);
}
