/// What many say, worked out for the room of deliberation.

#include "platform/core/deliberation.hpp"
#include "deliberation/ballot/box.hpp"
#include "deliberation/polis/files/read.hpp"
#include "deliberation/polis/files/write.hpp"
#include "deliberation/polis/routing.hpp"
#include "labs/deliberation/ballots.hpp"
#include "labs/deliberation/conversation.hpp"
#include "platform/core/labs.hpp"
#include "platform/core/messages.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <utility>

namespace folkmoot {
namespace {

ballot::Ballot ballot_of(const message::Ballot& m) {
    ballot::Ballot made;
    made.question = m.question;
    made.number = m.number;
    made.edition = m.edition;
    for (const auto& [statement, vote] : m.answers) made.answers.push_back({statement, vote});
    for (const auto& choice : m.before)
        made.before.push_back({choice.policy, choice.levers, choice.fingerprint});
    for (const auto& choice : m.after)
        made.after.push_back({choice.policy, choice.levers, choice.fingerprint});
    made.ranking = m.ranking;
    made.approves = m.approves;
    made.grades = m.grades;
    made.tokens = m.tokens;
    made.would_pay = m.would_pay;
    made.own_words = m.own_words;
    for (const auto& guess : m.guesses)
        made.guesses.push_back({guess.outcome, guess.asked,
                                static_cast<ballot::GuessKind>(guess.kind), guess.year,
                                guess.values});
    return made;
}

message::BallotGuess guess_message(const ballot::Guess& guess) {
    return {guess.outcome, guess.asked, static_cast<std::uint8_t>(guess.kind), guess.year,
            guess.values};
}

message::Ballot ballot_message(const ballot::Ballot& b) {
    message::Ballot m;
    m.question = b.question;
    m.number = b.number;
    m.edition = b.edition;
    for (const auto& [statement, vote] : b.answers) m.answers.push_back({statement, vote});
    for (const auto& choice : b.before)
        m.before.push_back({choice.policy, choice.levers, choice.fingerprint});
    for (const auto& choice : b.after)
        m.after.push_back({choice.policy, choice.levers, choice.fingerprint});
    m.ranking = b.ranking;
    m.approves = b.approves;
    m.grades = b.grades;
    m.tokens = b.tokens;
    m.would_pay = b.would_pay;
    m.own_words = b.own_words;
    for (const auto& guess : b.guesses) m.guesses.push_back(guess_message(guess));
    return m;
}

/// The place first, as people read it: "pasted text, line 3".
void add_left_out(message::Deliberated& reply, const Problems& problems) {
    for (Problem problem : problems) {
        std::string where = std::exchange(problem.file, {});
        if (const auto line = std::exchange(problem.line, 0); line != 0)
            where += (where.empty() ? "line " : ", line ") + std::to_string(line);
        problem.column = 0;
        problem.path.clear();
        reply.left_out.push_back({where, problem.text()});
    }
}

// ---------------------------------------------------------------- what was brought

/// Codes are letters and digits: what has cells is something else.
bool has_codes(std::string_view text) {
    if (ballot::looks_like_codes(text)) return true;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        const auto first = line.find_first_not_of(" \t\r");
        if (first == line.npos || line[first] == '#') continue;
        return line.find_first_of(",;\t", first) == line.npos;
    }
    return true;
}

/// The files of a request, told apart.
struct Brought {
    std::string gathered; ///< codes, a line each
    std::vector<ballot::CodeFile> codes;
    std::vector<polis::NamedFile> tables;
    const message::DeliberationFile* budget = nullptr;
};

Brought brought_by(const message::AskDeliberation& request) {
    Brought brought;
    for (const auto& code : request.codes) brought.gathered += code + "\n";
    for (const auto& file : request.files) {
        if (is_budget(file)) {
            brought.budget = &file;
        } else if (has_codes(file.text)) {
            brought.codes.push_back({file.name, file.text});
        } else {
            brought.tables.push_back({file.name, file.text});
        }
    }
    return brought;
}

/// Ballots without what the question does not have, and with all levers as their policies have
/// them.
ballot::Box box_of(const message::AskDeliberation& request, const Brought& brought) {
    std::vector<ballot::CodeFile> files = brought.codes;
    files.push_back({"gathered", brought.gathered});
    std::optional<std::uint64_t> question;
    if (request.question != 0) question = request.question;
    return ballot::read_box(files, question);
}

void fill_levers(std::vector<ballot::Choice>& choices,
                 const std::vector<message::DeliberationPolicy>& policies) {
    for (ballot::Choice& choice : choices) {
        const auto policy = std::find_if(policies.begin(), policies.end(),
                                         [&](const auto& p) { return p.name == choice.policy; });
        if (policy != policies.end())
            choice.levers.insert(policy->levers.begin(), policy->levers.end());
    }
}

/// The votes of the ballots on the question's statements, and whose they are.
struct Voters {
    polis::Conversation conversation;
    std::vector<const ballot::Ballot*> people;
};

Voters voters_of(const message::AskDeliberation& request, const ballot::Box& box) {
    Voters made;
    std::size_t statements = request.statements.size();
    for (const ballot::Ballot& ballot : box.ballots) {
        if (request.statements.empty() && !ballot.answers.empty())
            statements = std::max<std::size_t>(statements, ballot.answers.back().statement + 1);
    }
    const auto known = [&](const ballot::Answer& answer) { return answer.statement < statements; };
    for (const ballot::Ballot& ballot : box.ballots)
        if (std::any_of(ballot.answers.begin(), ballot.answers.end(), known))
            made.people.push_back(&ballot);
    polis::Conversation& talk = made.conversation;
    talk.votes = polis::Votes(made.people.size(), statements);
    for (std::size_t s = 0; s < statements; ++s) {
        auto& statement = talk.statements.emplace_back();
        statement.id = std::to_string(s);
        statement.text = s < request.statements.size() ? request.statements[s]
                                                       : "Statement " + std::to_string(s + 1);
    }
    for (std::size_t p = 0; p < made.people.size(); ++p) {
        talk.people.emplace_back().id = std::to_string(p);
        for (const ballot::Answer& answer : made.people[p]->answers)
            if (known(answer))
                talk.votes.set(p, answer.statement, static_cast<polis::Vote>(answer.vote));
    }
    return made;
}

// ---------------------------------------------------------------- what comes out

message::StatementVotes votes_message(const polis::Tally& tally) {
    return {tally.agrees, tally.disagrees, tally.votes};
}

/// One group is no group: there is nobody whom it differs from.
bool has_groups(const polis::Analysis& analysis) { return analysis.grouping.groups.size() > 1; }

void add_groups(message::Deliberated& reply, const ConversationTold& told) {
    const auto& analysis = told.analysis;
    for (std::size_t g = 0; has_groups(analysis) && g < analysis.grouping.groups.size(); ++g) {
        auto& group = reply.groups.emplace_back();
        group.people = analysis.grouping.groups[g];
        group.around = outline(analysis.space.places, group.people);
        for (const auto& each : analysis.representatives[g])
            group.holds.push_back({each.statement, each.agree, each.successes, each.votes});
    }
    for (const auto& each : analysis.consensus.agree)
        reply.shared.push_back({each.statement, true, each.successes, each.votes});
    for (const auto& each : analysis.consensus.disagree)
        reply.shared.push_back({each.statement, false, each.successes, each.votes});
}

void add_conversation(message::Deliberated& reply, const ConversationTold& told) {
    const auto& analysis = told.analysis;
    reply.topic = told.of.topic;
    reply.fingerprint = told.fingerprint;
    reply.voters = static_cast<std::uint32_t>(told.voted.votes.people());
    const auto tallies = polis::tally(told.voted.votes);
    const std::vector<std::vector<polis::View>> no_views;
    for (std::size_t s = 0; s < told.voted.statements.size(); ++s) {
        const auto& statement = told.of.statements[told.voted.statements[s]];
        auto& seen = reply.statements.emplace_back();
        seen.id = statement.id;
        seen.text = statement.text;
        seen.left_out = told.voted.out[s] || told.voted.about_itself[s];
        seen.all = votes_message(tallies[s]);
        for (const auto& views : has_groups(analysis) ? analysis.views : no_views)
            seen.groups.push_back(votes_message(views[s].votes));
        seen.across_groups = analysis.group_informed[s];
    }
    for (const auto& [x, y] : analysis.space.places) {
        reply.x.push_back(x);
        reply.y.push_back(y);
    }
    for (std::size_t p = 0; p < told.voted.votes.people(); ++p)
        reply.votes_of.push_back(static_cast<std::uint32_t>(told.voted.votes.votes_of(p)));
    add_groups(reply, told);
}

/// In which order somebody who has seen none is asked: drawn one after another, as Polis draws.
void add_order(message::Deliberated& reply, const message::AskDeliberation& request,
               const ConversationTold* told) {
    std::vector<double> priorities(request.statements.size(), polis::priority({}, 0));
    if (told != nullptr) {
        for (std::size_t s = 0; s < told->voted.statements.size(); ++s) {
            const auto statement = told->voted.statements[s];
            if (statement < priorities.size()) priorities[statement] = told->analysis.priorities[s];
        }
    }
    std::vector<bool> seen(priorities.size(), false);
    while (const auto next = polis::next_statement(priorities, seen, request.number, 0)) {
        reply.order.push_back(*next);
        seen[*next] = true;
    }
    // What nobody would be asked about comes last, so that it can be answered all the same.
    for (std::uint32_t s = 0; s < seen.size(); ++s)
        if (!seen[s]) reply.order.push_back(s);
}

const ballot::Choice* last_choice(const ballot::Ballot& ballot) {
    if (!ballot.after.empty()) return &ballot.after.front();
    return ballot.before.empty() ? nullptr : &ballot.before.front();
}

std::vector<double> positions_of(const std::vector<const ballot::Ballot*>& ballots,
                                 const std::string& lever) {
    std::vector<double> positions;
    for (const ballot::Ballot* ballot : ballots) {
        const ballot::Choice* choice = last_choice(*ballot);
        if (choice == nullptr) continue;
        if (const auto found = choice->levers.find(lever); found != choice->levers.end())
            positions.push_back(found->second);
    }
    return positions;
}

/// What most say; of equally many the smallest.
double most_said(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    double best = values.empty() ? 0 : values.front();
    std::ptrdiff_t most = 0;
    for (auto at = values.begin(); at != values.end();) {
        const auto end = std::upper_bound(at, values.end(), *at);
        if (end - at > most) {
            most = end - at;
            best = *at;
        }
        at = end;
    }
    return best;
}

void add_levers(message::Deliberated& reply, const message::AskDeliberation& request,
                const ballot::Count& count, const std::vector<const ballot::Ballot*>& all,
                const std::vector<const ballot::Ballot*>& people) {
    for (const auto& counted : count.levers) {
        const auto asked = std::find_if(request.levers.begin(), request.levers.end(),
                                        [&](const auto& l) { return l.key == counted.lever; });
        if (asked == request.levers.end()) continue;
        const auto middle = [&](std::vector<double> values) {
            return asked->ordered ? voting::middle_of(std::move(values)).median
                                  : most_said(std::move(values));
        };
        message::LeverSaid said;
        said.key = counted.lever;
        said.people = static_cast<std::uint32_t>(counted.middle.people);
        said.said_twice = static_cast<std::uint32_t>(counted.said_twice);
        said.median = middle(positions_of(all, said.key));
        said.mean = asked->ordered ? counted.middle.mean : said.median;
        said.low_quarter = asked->ordered ? counted.middle.low_quarter : said.median;
        said.high_quarter = asked->ordered ? counted.middle.high_quarter : said.median;
        said.mean_move = asked->ordered ? counted.mean_move : 0;
        for (const auto& group : reply.groups) {
            std::vector<const ballot::Ballot*> members;
            for (const std::uint32_t person : group.people) members.push_back(people[person]);
            auto positions = positions_of(members, said.key);
            said.groups.push_back(positions.empty() ? std::numeric_limits<double>::quiet_NaN()
                                                    : middle(std::move(positions)));
        }
        reply.levers.push_back(std::move(said));
    }
}

void add_rules(message::Deliberated& reply, const ballot::Count& count) {
    for (const ballot::Counted& counted : count.rules) {
        const auto words =
            std::find_if(ballot::rule_words().begin(), ballot::rule_words().end(),
                         [&](const auto& each) { return each.rule == counted.rule; });
        message::RuleSaid said;
        said.key = words->key;
        said.label = words->label;
        said.good = words->good;
        said.bad = words->bad;
        said.ballots = static_cast<std::uint32_t>(counted.ballots);
        for (const auto& level : counted.verdict.levels) {
            auto& names = said.levels.emplace_back();
            for (const std::uint32_t policy : level) names.push_back(count.policies[policy]);
        }
        for (std::size_t policy = 0; policy < count.policies.size(); ++policy)
            said.scores[count.policies[policy]] = counted.verdict.scores[policy];
        reply.rules.push_back(std::move(said));
    }
}

// Who asks shares out what who counts takes for all there is.
static_assert(message::ballot_points == ballot::all_tokens &&
              message::best_grade == ballot::best_grade);

/// What people think of each policy that the question has, in its order.
void add_judged(message::Deliberated& reply, const message::AskDeliberation& request,
                const ballot::Box& box) {
    for (const ballot::Ballot& ballot : box.ballots) {
        reply.graded += ballot.grades.empty() ? 0 : 1;
        reply.spent_points += ballot.tokens.empty() ? 0 : 1;
    }
    if (reply.graded == 0 && reply.spent_points == 0) return;
    for (const auto& policy : request.policies) {
        message::PolicyJudged judged;
        judged.policy = policy.name;
        judged.grades.assign(ballot::best_grade + 1U, 0);
        for (const ballot::Ballot& ballot : box.ballots) {
            if (!ballot.grades.empty()) {
                const auto grade = ballot.grades.find(policy.name);
                ++judged.grades[grade == ballot.grades.end() ? 0 : grade->second];
            }
            const auto votes = ballot.tokens.find(policy.name);
            if (votes == ballot.tokens.end()) continue;
            const auto size = static_cast<std::uint32_t>(std::abs(votes->second));
            (votes->second > 0 ? judged.votes_for : judged.votes_against) += size;
        }
        reply.judged.push_back(std::move(judged));
    }
}

void add_choices(message::Deliberated& reply, const message::AskDeliberation& request,
                 const ballot::Box& box, const std::vector<const ballot::Ballot*>& people) {
    std::vector<const ballot::Ballot*> all;
    for (const ballot::Ballot& ballot : box.ballots) {
        all.push_back(&ballot);
        const ballot::Choice* choice = last_choice(ballot);
        if (choice == nullptr || choice->policy.empty()) continue;
        ++reply.chose;
        ++reply.chosen[choice->policy];
    }
    for (auto& group : reply.groups) {
        for (const std::uint32_t person : group.people) {
            const ballot::Choice* choice = last_choice(*people[person]);
            if (choice != nullptr && !choice->policy.empty()) ++group.chose[choice->policy];
        }
    }
    const auto told = tell_ballots(box, "");
    if (!told) return;
    if (!told->count.rules.empty()) reply.sentence = ballots_sentence(*told);
    add_rules(reply, told->count);
    add_judged(reply, request, box);
    add_levers(reply, request, told->count, all, people);
    const auto& pay = told->count.would_pay;
    reply.would_pay_people = static_cast<std::uint32_t>(pay.people);
    reply.would_pay_median = pay.median;
    reply.would_pay_low = pay.low_quarter;
    reply.would_pay_high = pay.high_quarter;
    reply.chose_twice = static_cast<std::uint32_t>(told->count.chose_twice);
    reply.changed = static_cast<std::uint32_t>(told->count.changed);
    reply.own_words = told->count.own_words;
}

/// The ballots, counted. `told`: of their votes, nothing if there are none.
message::Deliberated ballots_message(const message::AskDeliberation& request,
                                     const Brought& brought) {
    message::Deliberated reply;
    ballot::Box box = box_of(request, brought);
    for (const ballot::Ballot& ballot : box.ballots)
        reply.codes.push_back(ballot::encode_ballot(ballot));
    reply.read = static_cast<std::uint32_t>(box.read);
    add_left_out(reply, box.left_out);
    for (ballot::Ballot& ballot : box.ballots) {
        fill_levers(ballot.before, request.policies);
        fill_levers(ballot.after, request.policies);
    }
    if (!box.ballots.empty()) reply.of = message::Deliberated::Of::ballots;
    const Voters voters = voters_of(request, box);
    std::optional<ConversationTold> told;
    if (!voters.people.empty()) {
        told.emplace(tell_conversation(voters.conversation));
        add_conversation(reply, *told);
        for (std::size_t p = 0; request.number != 0 && p < voters.people.size(); ++p)
            if (voters.people[p]->number == request.number)
                reply.own.push_back(static_cast<std::uint32_t>(p));
    }
    add_order(reply, request, told ? &*told : nullptr);
    if (!box.ballots.empty()) add_choices(reply, request, box, voters.people);
    for (auto& [asked, said] : ballot::guessed(box))
        reply.guesses.push_back({guess_message(asked), std::move(said)});
    return reply;
}

/// Files of a conversation instead of the ballots, whose codes and order stay as they are.
void read_conversation_files(message::Deliberated& reply, const Brought& brought) {
    const auto conversation = polis::read_conversation(brought.tables);
    if (!conversation) return add_left_out(reply, conversation.problems());
    message::Deliberated shown;
    shown.of = message::Deliberated::Of::conversation;
    const ConversationTold told = tell_conversation(*conversation);
    add_conversation(shown, told);
    shown.sentence = conversation_sentence(told);
    shown.notes = conversation->notes;
    shown.codes = std::move(reply.codes);
    shown.order = std::move(reply.order);
    shown.left_out = std::move(reply.left_out);
    shown.read = reply.read;
    reply = std::move(shown);
}

} // namespace

message::Reply answer(const message::AskBallotCode& request, Workshop*) {
    const ballot::Ballot ballot = ballot_of(request.ballot);
    const Problems problems = ballot::problems_of(ballot);
    if (!problems.empty()) return failed_message(request.id, problems);
    return message::BallotCode{request.id, ballot::encode_ballot(ballot)};
}

message::Reply answer(const message::AskBallot& request, Workshop*) {
    const auto ballot = ballot::decode_ballot(request.code);
    if (!ballot) return failed_message(request.id, ballot.problems());
    return message::BallotRead{request.id, ballot_message(*ballot)};
}

message::Reply answer(const message::AskDeliberation& request, Workshop*) {
    const Brought brought = brought_by(request);
    message::Deliberated reply = ballots_message(request, brought);
    if (brought.budget != nullptr && brought.tables.empty()) {
        add_left_out(reply, read_budget(reply, *brought.budget));
    } else if (!brought.tables.empty()) {
        if (brought.budget != nullptr)
            reply.left_out.push_back(
                {brought.budget->name,
                 "A budget is opened by itself, without the files of a conversation."});
        read_conversation_files(reply, brought);
    }
    reply.id = request.id;
    return reply;
}

message::Reply answer(const message::AskPolisFiles& request, Workshop*) {
    const Brought brought = brought_by(request.of);
    polis::Conversation conversation;
    if (!brought.tables.empty()) {
        auto read = polis::read_conversation(brought.tables);
        if (!read) return failed_message(request.id, read.problems());
        conversation = std::move(*read);
    } else {
        conversation = voters_of(request.of, box_of(request.of, brought)).conversation;
    }
    if (conversation.people.empty())
        return failed_message(request.id, {problem_at({}, "nobody has voted on a statement yet")});
    const ConversationTold told = tell_conversation(conversation);
    message::PolisFiles reply;
    reply.id = request.id;
    for (auto& [name, bytes] :
         polis::write_conversation(conversation, told.analysis.group_of_person()))
        reply.files.push_back({std::move(name), std::move(bytes)});
    return reply;
}

} // namespace folkmoot
