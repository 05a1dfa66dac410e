/// Step 1: what one thinks oneself.

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "rooms/deliberation/parts.hpp"
#include "rooms/nodes.hpp"
#include "session/deliberation/question.hpp"
#include "session/trial/edit.hpp"

namespace folkmoot::rooms {
namespace {

using session::DeliberationDesk;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

Node statement_card(const DeliberationDesk& desk, std::uint32_t statement) {
    const auto& statements = desk.scenario()->statements;
    const auto answered = desk.ballot().answers.size();
    Node card(Kind::card, "deliberate:card",
              "Statement " + std::to_string(answered + 1) + " of " +
                  std::to_string(statements.size()));
    card.options = {{"deliberate:agree", "a", "right"},
                    {"deliberate:disagree", "d", "left"},
                    {"deliberate:pass", "p", "up"}};
    card.live = true;
    auto text = sheet::text("deliberate:statement", statements[statement], Tone::strong);
    card.add(std::move(text));
    card.add(sheet::button("deliberate:agree", "Agree"));
    card.add(sheet::button("deliberate:disagree", "Disagree"));
    card.add(sheet::button("deliberate:pass", "Pass", "Not sure, or it does not matter to you"));
    return card;
}

void add_statements(Node& part, const DeliberationDesk& desk) {
    const auto& statements = desk.scenario()->statements;
    if (statements.empty()) {
        part.add(quiet_text("deliberate:said", "This question has no statements to vote on."));
        return;
    }
    if (const auto asked = desk.asked()) {
        part.add(statement_card(desk, *asked));
    } else if (desk.ballot().answers.size() < statements.size()) {
        part.add(quiet_text("deliberate:said", "The first statement is being chosen…")).busy = true;
    } else {
        auto said =
            sheet::text("deliberate:said", "You have answered all " +
                                               std::to_string(statements.size()) + " statements.");
        said.live = true;
        part.add(std::move(said));
    }
    part.add(sheet::button("deliberate:back", "Take back the last answer")).disabled =
        !desk.can_go_back();
}

/// "Price of a visit: £10 (in the policy £5)".
std::vector<std::string> levers_moved(const message::Scenario& scenario,
                                      const message::BallotChoice& choice) {
    std::vector<std::string> lines;
    const auto* policy = session::find_policy(scenario, choice.policy);
    for (const auto& [key, value] : choice.levers) {
        const auto* field = session::find_field(scenario, key);
        if (field == nullptr || policy == nullptr) continue;
        const auto set = policy->settings.find(key);
        const double untouched = set == policy->settings.end() ? field->usual : set->second;
        lines.push_back(field->label + ": " + words::format_field(*field, value) +
                        " (in the policy " + words::format_field(*field, untouched) + ")");
    }
    return lines;
}

std::string moved_words(const DeliberationDesk& desk) {
    const auto& ballot = desk.ballot();
    if (ballot.before.empty() || ballot.after.empty()) return {};
    const auto& before = ballot.before.front();
    const auto& after = ballot.after.front();
    if (before.policy != after.policy)
        return "What moved: before exploring you would have chosen " +
               in_marks(policy_words(desk, before.policy)) + ", now " +
               in_marks(policy_words(desk, after.policy)) + ".";
    if (after.levers.empty()) return "Exploring did not move you: you would choose the same.";
    return "What moved: the same policy, with other lever positions.";
}

void add_policy_choice(Node& part, const DeliberationDesk& desk) {
    const auto& scenario = *desk.scenario();
    const auto& ballot = desk.ballot();
    part.add(part_heading("policy", "Which policy would you choose?"));
    std::vector<sheet::Option> options{{"", "Not said yet"}};
    for (const auto& policy : scenario.policies)
        options.push_back({policy.name, policy.label, policy.sentence});
    const auto before = ballot.before.empty() ? "" : ballot.before.front().policy;
    auto choice = sheet::choice("deliberate:choose", "Before exploring", before, options);
    choice.help = "As it stands, without trying it first.";
    part.add(std::move(choice));
    auto explore = sheet::button("deliberate:explore",
                                 ballot.after.empty() ? "Try it in Explore and come back"
                                                      : "Try again in Explore and come back",
                                 "Move the levers to where you would put them; your ballot takes "
                                 "them along.");
    explore.tone = Tone::strong;
    part.add(std::move(explore));
    if (ballot.after.empty()) return;
    const auto& after = ballot.after.front();
    part.add(sheet::text("deliberate:after", "After exploring you would choose " +
                                                 in_marks(policy_words(desk, after.policy)) + "."));
    if (const auto lines = levers_moved(scenario, after); !lines.empty())
        part.add(sheet::list("deliberate:levers", lines));
    if (const auto moved = moved_words(desk); !moved.empty())
        part.add(sheet::text("deliberate:moved", moved, Tone::strong));
}

void add_rest(Node& part, const DeliberationDesk& desk) {
    const auto& ballot = desk.ballot();
    constexpr double most_pay = 1e6;
    auto pay = sheet::number("deliberate:pay", "What would you pay for it?", 0, 0, most_pay, 1);
    pay.unit = "£ a year";
    pay.help = "In taxes or fees, all that you would choose. 0 is an answer too.";
    pay.value = ballot.would_pay.empty() ? sheet::Value{} : sheet::Value{ballot.would_pay.front()};
    part.add(std::move(pay));
    if (!ballot.would_pay.empty())
        part.add(sheet::button("deliberate:pay-clear", "I would rather not say what I would pay"));
    Node own(Kind::text_field, "deliberate:words", "In your own words",
             "At most 280 characters. They are shown without saying whose they are, so do not "
             "write who you are.");
    constexpr double most_characters = 280;
    own.value = ballot.own_words;
    own.high = most_characters;
    own.lines = 3;
    part.add(std::move(own));
}

} // namespace

Node deliberate_say(const DeliberationDesk& desk) {
    auto part = sheet::group("deliberate:say");
    part.add(step_heading("say", "1. Say what you think"));
    if (desk.scenario() == nullptr) {
        part.add(quiet_text("deliberate:wait", "The question is being opened…")).busy = true;
        return part;
    }
    part.add(sheet::text("deliberate:question", desk.scenario()->question));
    part.add(quiet_text("deliberate:private",
                        "Answer as much as you like. Nothing leaves this device until you hand "
                        "your ballot on, and it holds no name."));
    add_statements(part, desk);
    if (!desk.scenario()->policies.empty()) {
        add_policy_choice(part, desk);
        add_more_of_policies(part, desk);
    }
    add_rest(part, desk);
    add_guesses_to_send(part, desk);
    return part;
}

} // namespace folkmoot::rooms
