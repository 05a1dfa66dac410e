/// What the core answers to the room of deliberation.

#include "platform/core/deliberation.hpp"
#include "session/deliberation/ballots.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <random>
#include <set>

using namespace folkmoot;

namespace {

message::AskDeliberation question_about(const message::Scenario& scenario) {
    message::AskDeliberation ask;
    ask.id = 5;
    ask.question = session::question_of(scenario);
    ask.statements = scenario.statements;
    for (const auto* field : session::levers_of(scenario))
        ask.levers.push_back({field->key, session::has_middle(*field)});
    for (const auto& policy : scenario.policies)
        ask.policies.push_back({policy.name, session::levers_of(scenario, policy)});
    ask.number = 3;
    return ask;
}

message::Deliberated counted_from(const message::AskDeliberation& ask) {
    const auto reply = answer(ask, nullptr);
    REQUIRE(std::holds_alternative<message::Deliberated>(reply));
    return std::get<message::Deliberated>(reply);
}

std::string bytes_of(const message::Deliberated& reply) {
    std::string all;
    for (const double value : reply.x) all += std::to_string(std::bit_cast<std::uint64_t>(value));
    for (const double value : reply.y) all += std::to_string(std::bit_cast<std::uint64_t>(value));
    for (const auto& code : reply.codes) all += code;
    for (const auto& group : reply.groups)
        for (const auto person : group.people) all += "," + std::to_string(person);
    for (const auto& lever : reply.levers) all += lever.key + std::to_string(lever.median);
    for (const auto statement : reply.order) all += "." + std::to_string(statement);
    return all + std::to_string(reply.fingerprint) + std::to_string(reply.voters);
}

} // namespace

TEST_CASE("ballots come to the same in whatever order, and however often, they are brought") {
    const auto scenario = fake::asked_scenario();
    auto codes = fake::codes_of(fake::two_camps(scenario));
    auto ask = question_about(scenario);
    ask.codes = codes;
    const auto first = counted_from(ask);
    CHECK(first.of == message::Deliberated::Of::ballots);
    CHECK(first.voters == 8);
    CHECK(first.fingerprint != 0);
    std::mt19937 chance(4);
    for (int round = 0; round < 5; ++round) {
        std::shuffle(codes.begin(), codes.end(), chance);
        ask.codes.assign(codes.begin(), codes.begin() + 4);
        // Some come twice, and some in a file.
        auto rest = codes;
        rest.erase(rest.begin(), rest.begin() + 3);
        ask.files = {{"more.ballots", "# remark\n\n" + fake::lines_of(rest)}};
        CHECK(bytes_of(counted_from(ask)) == bytes_of(first));
    }
}

TEST_CASE("two camps are two groups, with what each holds and what both share") {
    const auto scenario = fake::asked_scenario();
    auto ask = question_about(scenario);
    ask.codes = fake::codes_of(fake::two_camps(scenario));
    const auto found = counted_from(ask);
    REQUIRE(found.groups.size() == 2);
    CHECK(found.groups[0].people.size() + found.groups[1].people.size() == 8);
    CHECK(std::max(found.groups[0].people.size(), found.groups[1].people.size()) == 5);
    REQUIRE(found.statements.size() == 6);
    // Everybody agrees with the third: by the formula (5+1)/(5+2) × (3+1)/(3+2).
    CHECK(found.statements[2].all.agrees == 8);
    CHECK(found.statements[2].across_groups == doctest::Approx(6.0 / 7 * 4.0 / 5).epsilon(1e-12));
    REQUIRE(!found.shared.empty());
    CHECK(found.shared.front().statement == 2);
    CHECK(found.shared.front().agree);
    CHECK(found.chose == 8);
    CHECK(found.chosen.at(scenario.policies[1].name) == 5);
    // Five moved the lever to .5, .5, .5, 1, 1; three have it where their policy has it.
    const auto lever = std::find_if(found.levers.begin(), found.levers.end(), [](const auto& l) {
        return l.key == "settlement.portability";
    });
    REQUIRE(lever != found.levers.end());
    CHECK(lever->people == 8);
    const auto today = session::levers_of(scenario, scenario.policies[0]).at(lever->key);
    std::vector<double> all{.5, .5, .5, 1, 1, today, today, today};
    std::sort(all.begin(), all.end());
    CHECK(lever->median == (all[3] + all[4]) / 2);
    REQUIRE(lever->groups.size() == 2);
    const std::size_t large = found.groups[0].people.size() == 5 ? 0 : 1;
    CHECK(lever->groups[large] == .5);
    CHECK(lever->groups[1 - large] == today);
    CHECK(lever->said_twice == 5);
    CHECK(found.chose_twice == 5);
    for (const auto& rule : found.rules)
        CHECK(rule.levels.front() == std::vector{scenario.policies[1].name});
}

TEST_CASE("people who all say the same are no groups") {
    const auto scenario = fake::asked_scenario();
    auto ask = question_about(scenario);
    ask.codes = {fake::code_of(fake::ballot_of(scenario, 1, "aaaaaa"))};
    const auto found = counted_from(ask);
    CHECK(found.voters == 1);
    CHECK(found.groups.empty());
    CHECK(found.statements.front().groups.empty());
}

TEST_CASE("who has seen no statement is asked about each once, the same with the same number") {
    const auto scenario = fake::asked_scenario();
    auto ask = question_about(scenario);
    auto order = counted_from(ask).order;
    CHECK(counted_from(ask).order == order);
    std::set<std::vector<std::uint32_t>> orders;
    for (ask.number = 0; ask.number < 20; ++ask.number) orders.insert(counted_from(ask).order);
    CHECK(orders.size() > 5);
    std::sort(order.begin(), order.end());
    CHECK(order == std::vector<std::uint32_t>{0, 1, 2, 3, 4, 5});
}

TEST_CASE("a ballot is its code and back, and what it may not say is told") {
    const auto scenario = fake::asked_scenario();
    auto ballot = fake::ballot_of(scenario, 9, "ad-p", scenario.policies[1].name, {{"x", 2}});
    ballot.would_pay = {12};
    ballot.own_words = "More benches.";
    ballot.approves = {"a", "b"};
    const auto read = answer(message::AskBallot{3, fake::code_of(ballot)}, nullptr);
    REQUIRE(std::holds_alternative<message::BallotRead>(read));
    CHECK(std::get<message::BallotRead>(read).ballot == ballot);
    ballot.own_words = std::string(281, 'x');
    CHECK(std::holds_alternative<message::Failed>(
        answer(message::AskBallotCode{4, ballot}, nullptr)));
    CHECK(std::holds_alternative<message::Failed>(answer(message::AskBallot{4, "abc"}, nullptr)));
}

TEST_CASE("bad codes are left out, each with its line, and the others count") {
    const auto scenario = fake::asked_scenario();
    auto ask = question_about(scenario);
    auto codes = fake::codes_of(fake::two_camps(scenario));
    auto damaged = codes[1];
    damaged[damaged.size() / 2] = damaged[damaged.size() / 2] == 'A' ? 'B' : 'A';
    auto other = fake::ballot_of(scenario, 1, "a");
    other.question = 1;
    ask.files = {{"pasted text", codes[0] + "\n" + damaged +
                                     "\nhttps://example.org/#scenario=x&ballot=" + codes[2] +
                                     "\n\n" + fake::code_of(other) + "\nnonsense\n"}};
    const auto found = counted_from(ask);
    CHECK(found.codes.size() == 2);
    REQUIRE(found.left_out.size() == 3);
    std::vector<std::string> places;
    for (const auto& [where, text] : found.left_out) {
        places.push_back(where);
        CHECK(!text.empty());
        CHECK(text.find("pasted text") == std::string::npos); // said once
    }
    std::sort(places.begin(), places.end());
    CHECK(places == std::vector<std::string>{"pasted text, line 2", "pasted text, line 5",
                                             "pasted text, line 6"});
}

TEST_CASE("the files of a conversation go out and come in again with the same map") {
    const auto scenario = fake::asked_scenario();
    auto ask = question_about(scenario);
    ask.codes = fake::codes_of(fake::two_camps(scenario));
    const auto ballots = counted_from(ask);
    const auto out = answer(message::AskPolisFiles{8, ask}, nullptr);
    REQUIRE(std::holds_alternative<message::PolisFiles>(out));
    auto again = question_about(scenario);
    again.codes = {ask.codes.front()};
    again.files = std::get<message::PolisFiles>(out).files;
    REQUIRE(again.files.size() == 4);
    const auto found = counted_from(again);
    CHECK(found.of == message::Deliberated::Of::conversation);
    CHECK(found.left_out.empty());
    CHECK(found.codes.size() == 1); // what was gathered stays
    CHECK(found.voters == ballots.voters);
    CHECK(found.x == ballots.x);
    CHECK(found.y == ballots.y);
    CHECK(found.statements[2].text == scenario.statements[2]);
    const auto nobody = answer(message::AskPolisFiles{8, question_about(scenario)}, nullptr);
    CHECK(std::holds_alternative<message::Failed>(nobody));
}

TEST_CASE("a budget is opened without a scenario, and each rule's projects are told") {
    message::AskDeliberation ask;
    // Seven of eleven share one taste: greedy gives them all of it, equal shares do not.
    std::string votes;
    for (int i = 0; i < 11; ++i) votes += std::to_string(i) + ";" + (i < 7 ? "1,2,3" : "4") + "\n";
    ask.files = {
        {"town.pb", "META\nkey;value\ndescription;Town\ncountry;X\nunit;Town\ninstance;1\n"
                    "num_projects;4\nnum_votes;11\nbudget;1100\nvote_type;approval\nrule;greedy\n"
                    "PROJECTS\nproject_id;cost\n1;400\n2;350\n3;350\n4;400\n"
                    "VOTES\nvoter_id;vote\n" +
                        votes}};
    const auto found = counted_from(ask);
    CHECK(found.left_out.empty());
    REQUIRE(found.of == message::Deliberated::Of::budget);
    CHECK(found.budget == 1100);
    CHECK(found.budget_voters == 11);
    REQUIRE(found.budgets.size() == 3);
    for (const auto& said : found.budgets) CHECK(said.spent <= found.budget);
    const auto& greedy = found.budgets[0];
    CHECK(std::find(greedy.funded.begin(), greedy.funded.end(), 3U) == greedy.funded.end());
    const auto& shares = found.budgets[1];
    CHECK(std::find(shares.funded.begin(), shares.funded.end(), 3U) != shares.funded.end());
    CHECK(greedy.without_any == 4);
    CHECK(shares.without_any == 0);
    ask.files[0].text = "META\nkey;value\n";
    const auto broken = counted_from(ask);
    CHECK(broken.of == message::Deliberated::Of::nothing);
    CHECK(!broken.left_out.empty());
}

TEST_CASE("the outline goes around all points, to the left of every edge") {
    std::mt19937 chance(8);
    for (int round = 0; round < 30; ++round) {
        std::vector<polis::Point> points;
        std::vector<std::uint32_t> people;
        for (std::uint32_t i = 0; i < 40; ++i) {
            // Few places, so that some stand in one, and some on one line.
            points.push_back(
                {static_cast<double>(chance() % 6), static_cast<double>(chance() % 6)});
            if (i % 3 != 0) people.push_back(i);
        }
        const auto around = outline(points, people);
        REQUIRE(around.size() >= 3);
        for (std::size_t e = 0; e < around.size(); ++e) {
            const auto& a = points[people[around[e]]];
            const auto& b = points[people[around[(e + 1) % around.size()]]];
            for (const auto person : people) {
                const auto& c = points[person];
                CHECK((b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) >= 0);
            }
        }
    }
    const std::vector<polis::Point> line{{0, 0}, {1, 1}, {2, 2}};
    const std::vector<std::uint32_t> all{0, 1, 2};
    CHECK(outline(line, all).empty());
}
