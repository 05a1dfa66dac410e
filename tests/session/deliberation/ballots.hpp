#pragma once

/// The room of deliberation with invented people, whose ballots the real core counts.

#include "platform/core/labs.hpp"
#include "session/deliberation/question.hpp"
#include "session/driven_desk.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace folkmoot::fake {

/// The town, and what people are asked about it.
inline message::Scenario asked_scenario() {
    auto s = scenario();
    s.statements = {"Waiting is the worst of it.",    "The money should follow the patient.",
                    "Every area needs a practice.",   "Online is as good as a room.",
                    "Old people need somebody near.", "It may cost more."};
    return s;
}

inline std::optional<message::Reply> counted(const message::Request& request) {
    return std::visit(
        [](const auto& r) -> std::optional<message::Reply> {
            using R = std::decay_t<decltype(r)>;
            if constexpr (std::is_same_v<R, message::AskBallotCode> ||
                          std::is_same_v<R, message::AskBallot> ||
                          std::is_same_v<R, message::AskDeliberation> ||
                          std::is_same_v<R, message::AskPolisFiles>)
                return answer(r, nullptr);
            else
                return std::nullopt;
        },
        request);
}

inline std::string code_of(const message::Ballot& ballot) {
    const auto reply = answer(message::AskBallotCode{1, ballot}, nullptr);
    REQUIRE(std::holds_alternative<message::BallotCode>(reply));
    return std::get<message::BallotCode>(reply).code;
}

/// Somebody's ballot: "adp-" votes agree, disagree, pass, and not on the fourth statement.
inline message::Ballot ballot_of(const message::Scenario& scenario, std::uint64_t number,
                                 std::string_view votes, const std::string& policy = "",
                                 std::map<std::string, double> levers = {}) {
    message::Ballot ballot;
    ballot.question = session::question_of(scenario);
    ballot.number = number;
    ballot.edition = 1;
    for (std::uint32_t s = 0; s < votes.size(); ++s) {
        const auto vote = votes[s];
        if (vote != '-')
            ballot.answers.push_back({s, static_cast<std::int8_t>(vote == 'a'   ? 1
                                                                  : vote == 'd' ? -1
                                                                                : 0)});
    }
    if (!policy.empty()) {
        ballot.before.push_back({policy, {}, 0});
        if (!levers.empty()) ballot.after.push_back({policy, std::move(levers), 7});
        ballot.ranking = {policy};
    }
    return ballot;
}

/// Two camps that share the third statement: eight people.
inline std::vector<message::Ballot> two_camps(const message::Scenario& s) {
    const auto& reform = s.policies.at(1).name;
    const auto& today = s.policies.at(0).name;
    std::vector<message::Ballot> all;
    for (std::uint64_t n = 0; n < 5; ++n)
        all.push_back(ballot_of(s, 100 + n, n == 0 ? "aaaapp" : "aaaadp", reform,
                                {{"settlement.portability", n < 3 ? 0.5 : 1.0}}));
    for (std::uint64_t n = 0; n < 3; ++n) all.push_back(ballot_of(s, 200 + n, "ddadaa", today));
    return all;
}

inline std::vector<std::string> codes_of(const std::vector<message::Ballot>& ballots) {
    std::vector<std::string> codes;
    for (const auto& ballot : ballots) codes.push_back(code_of(ballot));
    return codes;
}

inline std::string lines_of(const std::vector<std::string>& lines) {
    std::string text;
    for (const auto& line : lines) text += line + "\n";
    return text;
}

/// In the room, with the question open and nothing said.
inline Desk deliberation_room(unsigned workers = 1) {
    Desk desk(workers);
    desk.core.scenario = asked_scenario();
    desk.core.also = counted;
    desk.session.set_scenarios({{"virtual-gp", "Virtual GP", "Should the money follow?"}});
    desk.session.deliberation().set_address("https://example.org/deliberate.html");
    desk.session.deliberation().take_random("0123456789abcdef");
    desk.session.set_room(session::Room::deliberate);
    desk.open();
    desk.settle();
    return desk;
}

/// The same with the ballots of both camps.
inline Desk gathered_room() {
    Desk desk = deliberation_room();
    desk.session.deliberation().bring(
        {{"codes", lines_of(codes_of(two_camps(desk.core.scenario)))}});
    desk.tick(0);
    desk.settle();
    return desk;
}

} // namespace folkmoot::fake
