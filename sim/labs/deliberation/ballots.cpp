#include "labs/deliberation/ballots.hpp"

#include "core/hash.hpp"
#include "core/table/delimited.hpp"
#include "core/words/quoted.hpp"
#include "labs/deliberation/ballot_file.hpp"
#include "labs/deliberation/conversation.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace folkmoot {
namespace {

using BallotsJson = nlohmann::ordered_json;

const ballot::RuleWords& words_of(ballot::Rule rule) {
    const auto& words = ballot::rule_words();
    return *std::find_if(words.begin(), words.end(),
                         [&](const ballot::RuleWords& each) { return each.rule == rule; });
}

/// "'buses'", "'buses' and 'trams'".
std::string names_of(const BallotsTold& told, const std::vector<std::uint32_t>& options) {
    std::string names;
    for (std::size_t i = 0; i < options.size(); ++i) {
        if (i > 0) names += i + 1 == options.size() ? " and " : ", ";
        names += in_quotes(told.count.policies[options[i]]);
    }
    return names;
}

bool rules_agree(const BallotsTold& told) {
    const auto& rules = told.count.rules;
    return std::all_of(rules.begin(), rules.end(), [&](const ballot::Counted& each) {
        return each.verdict.levels.front() == rules.front().verdict.levels.front();
    });
}

BallotsJson middle_json(const voting::LeverMiddle& middle) {
    return {{"people", middle.people},
            {"median", middle.median},
            {"mean", middle.mean},
            {"low_quarter", middle.low_quarter},
            {"high_quarter", middle.high_quarter}};
}

BallotsJson rule_json(const BallotsTold& told, const ballot::Counted& counted) {
    const auto& words = words_of(counted.rule);
    BallotsJson json{{"rule", words.key}, {"label", words.label}, {"ballots", counted.ballots}};
    json["order"] = BallotsJson::array();
    for (const auto& level : counted.verdict.levels) {
        auto names = BallotsJson::array();
        for (const std::uint32_t option : level) names.push_back(told.count.policies[option]);
        json["order"].push_back(std::move(names));
    }
    json["scores"] = BallotsJson::object();
    for (std::size_t option = 0; option < told.count.policies.size(); ++option)
        json["scores"][told.count.policies[option]] = counted.verdict.scores[option];
    json["good"] = words.good;
    json["bad"] = words.bad;
    return json;
}

BallotsJson guessed_json(const ballot::Guessed& guessed) {
    const auto& asked = guessed.asked;
    BallotsJson json{{"outcome", asked.outcome},
                     {"asked", to_hex(asked.asked)},
                     {"kind", guess_kinds[static_cast<std::size_t>(asked.kind)]}};
    if (asked.kind != ballot::GuessKind::line) json["year"] = asked.year + 1;
    json["people"] = guessed.said.size();
    if (asked.kind == ballot::GuessKind::direction) {
        for (const auto& [name, sign] : {std::pair("up", 1), {"same", 0}, {"down", -1}})
            json[name] = std::ranges::count(guessed.said, std::vector<double>{double(sign)});
    } else if (asked.kind == ballot::GuessKind::number) {
        std::vector<double> values;
        for (const auto& each : guessed.said) values.push_back(each.front());
        json["values"] = values;
        const auto middle = voting::middle_of(std::move(values));
        json["median"] = middle.median;
        json["low_quarter"] = middle.low_quarter;
        json["high_quarter"] = middle.high_quarter;
    } else {
        json["lines"] = guessed.said;
    }
    return json;
}

} // namespace

Result<BallotsTold> tell_ballots(const ballot::Box& box, const std::string& rule) {
    BallotsTold told{box, counted(box), ballot::guessed(box)};
    if (rule.empty()) return told;
    std::vector<std::string_view> names;
    std::string allowed;
    bool known = false;
    for (const auto& words : ballot::rule_words()) {
        names.push_back(words.key);
        allowed += (allowed.empty() ? "" : ", ") + std::string(words.key);
        known = known || words.key == rule;
    }
    if (!known) {
        Problem problem = problem_at("--rule", "there is no such rule", rule, allowed);
        problem.nearest = nearest_name(rule, names);
        return problem;
    }
    std::erase_if(told.count.rules,
                  [&](const ballot::Counted& each) { return words_of(each.rule).key != rule; });
    if (told.count.rules.empty())
        return problem_at("--rule", "no ballot holds what this rule counts", rule);
    return told;
}

std::string ballots_sentence(const BallotsTold& told) {
    const std::size_t people = told.of.ballots.size();
    std::string words = with_commas(static_cast<double>(people)) +
                        (people == 1 ? " person has voted." : " people have voted.");
    const auto& rules = told.count.rules;
    if (rules.empty()) return words;
    if (rules_agree(told)) {
        const std::string first = names_of(told, rules.front().verdict.levels.front());
        if (rules.size() == 1)
            return words + " " + std::string(words_of(rules.front().rule).label) + ": " + first +
                   " comes first.";
        return words + " Every way to count puts " + first + " first.";
    }
    words += " It depends on how one counts.";
    for (const auto& each : rules)
        words += " " + std::string(words_of(each.rule).label) + ": " +
                 names_of(told, each.verdict.levels.front()) + ".";
    return words;
}

std::string ballots_json(const BallotsTold& told) {
    const auto& count = told.count;
    BallotsJson json{{"ballots", told.of.ballots.size()},
                     {"read", told.of.read},
                     {"question", to_hex(told.of.question)},
                     {"sentence", ballots_sentence(told)}};
    if (!count.rules.empty()) json["rules_agree"] = rules_agree(told);
    json["rules"] = BallotsJson::array();
    for (const auto& each : count.rules) json["rules"].push_back(rule_json(told, each));
    json["levers"] = BallotsJson::array();
    for (const auto& each : count.levers) {
        BallotsJson row{{"lever", each.lever}};
        row.update(middle_json(each.middle));
        row["said_twice"] = each.said_twice;
        row["mean_move"] = each.mean_move;
        json["levers"].push_back(std::move(row));
    }
    if (count.would_pay.people > 0) json["would_pay"] = middle_json(count.would_pay);
    json["chose_twice"] = count.chose_twice;
    json["changed"] = count.changed;
    json["own_words"] = count.own_words;
    for (const auto& each : told.guessed) json["guesses"].push_back(guessed_json(each));
    const auto conversation = conversation_of(told.of);
    if (!conversation.people.empty())
        json["conversation"] =
            BallotsJson::parse(conversation_json(tell_conversation(conversation)));
    json["left_out"] = BallotsJson::array();
    for (const Problem& problem : told.of.left_out) json["left_out"].push_back(problem.text());
    return json.dump(-1, ' ', false, BallotsJson::error_handler_t::replace);
}

std::string ballots_csv(const BallotsTold& told) {
    std::string csv(byte_order_mark);
    csv += "rule,policy,place,score\n";
    for (const auto& each : told.count.rules) {
        std::size_t place = 1;
        for (const auto& level : each.verdict.levels) {
            for (const std::uint32_t option : level)
                csv += std::string(words_of(each.rule).key) + "," +
                       csv_cell(told.count.policies[option]) + "," + std::to_string(place) + "," +
                       plain_number(each.verdict.scores[option]) + "\n";
            place += level.size();
        }
    }
    return csv;
}

} // namespace folkmoot
