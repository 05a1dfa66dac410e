#include "deliberation/ballot/box.hpp"

#include "deliberation/rows.hpp"

#include <algorithm>
#include <functional>
#include <iterator>
#include <map>
#include <set>

namespace folkmoot::ballot {
namespace {

/// Each line that says something, with its number.
template <class Each> void each_line(std::string_view text, const Each& each) {
    std::size_t number = 0;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        const auto line = trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        ++number;
        if (line.empty() || line.front() == '#') continue;
        if (!each(line, number)) return;
    }
}

std::string_view code_in(std::string_view line) {
    const auto last = line.rfind('=');
    return last == line.npos ? line : line.substr(last + 1);
}

std::uint64_t question_of_most(const std::vector<Ballot>& ballots) {
    std::map<std::uint64_t, std::size_t> questions;
    for (const Ballot& ballot : ballots) ++questions[ballot.question];
    std::size_t most = 0;
    std::uint64_t found = 0;
    for (const auto& [question, count] : questions) {
        if (count <= most) continue;
        most = count;
        found = question;
    }
    return found;
}

/// Keeps ballots of one question and merges them.
void settle(Box& box, std::optional<std::uint64_t> question,
            const std::vector<std::pair<std::string, std::size_t>>& places) {
    box.question = question ? *question : question_of_most(box.ballots);
    std::vector<Ballot> kept;
    for (std::size_t i = 0; i < box.ballots.size(); ++i) {
        if (box.ballots[i].question == box.question) {
            kept.push_back(std::move(box.ballots[i]));
            continue;
        }
        Problem problem =
            problem_at("code", question ? "it answers another question than the one that is open"
                                        : "it answers another question than most do");
        problem.file = places[i].first;
        problem.line = places[i].second;
        box.left_out.push_back(std::move(problem));
    }
    box.ballots = merged(std::move(kept));
}

} // namespace

bool looks_like_codes(std::string_view text) {
    bool codes = false;
    each_line(text, [&](std::string_view line, std::size_t) {
        const auto code = code_in(line);
        codes = code.size() > 20 && std::all_of(code.begin(), code.end(), [](char c) {
                    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                           (c >= '0' && c <= '9') || c == '-' || c == '_';
                });
        return false;
    });
    return codes;
}

CodesRead read_codes(const CodeFile& file) {
    CodesRead read;
    each_line(file.text, [&](std::string_view line, std::size_t number) {
        auto ballot = decode_ballot(code_in(line));
        if (ballot) {
            read.ballots.push_back(std::move(*ballot));
            read.lines.push_back(number);
        }
        for (Problem problem : ballot.problems()) {
            problem.file = std::string(file.name);
            problem.line = number;
            read.problems.push_back(std::move(problem));
        }
        return true;
    });
    return read;
}

Box read_box(const std::vector<CodeFile>& files, std::optional<std::uint64_t> question) {
    Box box;
    std::vector<std::pair<std::string, std::size_t>> places;
    for (const CodeFile& file : files) {
        CodesRead read = read_codes(file);
        for (const std::size_t line : read.lines) places.emplace_back(file.name, line);
        std::ranges::move(read.ballots, std::back_inserter(box.ballots));
        std::ranges::move(read.problems, std::back_inserter(box.left_out));
    }
    box.read = box.ballots.size();
    settle(box, question, places);
    return box;
}

const std::vector<RuleWords>& rule_words() {
    static const std::vector<RuleWords> words{
        {Rule::plurality, "plurality", "Most first places", "everybody knows it",
         "policies that are alike take each other's votes"},
        {Rule::approval, "approval", "Most approve",
         "simple, and nobody gains by hiding what they approve of",
         "to approve means another thing to everyone"},
        {Rule::borda, "borda", "Points by place", "counts whole rankings",
         "adding a policy that loses can change the winner"},
        {Rule::runoff, "runoff", "Instant run-off", "a vote for a small policy is not lost",
         "more support can make a policy lose"},
        {Rule::schulze, "schulze", "Pair by pair (Schulze)",
         "a policy that beats every other one wins", "hard to explain"},
        {Rule::judgement, "judgement", "Best middle grade (majority judgement)",
         "asks what people think of each, not which they put first",
         "a policy that most put first can lose"},
        {Rule::quadratic, "quadratic", "Votes that cost their square", "tells how much people care",
         "who acts together gains"}};
    return words;
}

namespace {

class Counter {
public:
    explicit Counter(const Box& box) : box_(box) {
        std::set<std::string> names;
        for (const Ballot& ballot : box.ballots) {
            names.insert(ballot.ranking.begin(), ballot.ranking.end());
            names.insert(ballot.approves.begin(), ballot.approves.end());
            for (const auto& [name, grade] : ballot.grades) names.insert(name);
            for (const auto& [name, votes] : ballot.tokens) names.insert(name);
        }
        count_.policies.assign(names.begin(), names.end());
    }

    Count count() {
        count_rules();
        count_levers();
        std::vector<double> pounds;
        for (const Ballot& ballot : box_.ballots) {
            pounds.insert(pounds.end(), ballot.would_pay.begin(), ballot.would_pay.end());
            if (!ballot.own_words.empty()) count_.own_words.push_back(ballot.own_words);
            if (ballot.before.empty() || ballot.after.empty()) continue;
            ++count_.chose_twice;
            if (ballot.before[0].policy != ballot.after[0].policy ||
                ballot.before[0].levers != ballot.after[0].levers)
                ++count_.changed;
        }
        std::sort(count_.own_words.begin(), count_.own_words.end());
        count_.would_pay = voting::middle_of(std::move(pounds));
        return std::move(count_);
    }

private:
    [[nodiscard]] std::uint32_t place(const std::string& policy) const {
        const auto found = std::lower_bound(count_.policies.begin(), count_.policies.end(), policy);
        return static_cast<std::uint32_t>(found - count_.policies.begin());
    }

    void add(Rule rule, std::size_t ballots, voting::Verdict verdict) {
        if (ballots > 0) count_.rules.push_back({rule, ballots, std::move(verdict)});
    }

    void count_rules() {
        const std::size_t options = count_.policies.size();
        voting::Rankings rankings{options, {}};
        std::vector<std::vector<std::uint32_t>> approved;
        std::vector<voting::Grades> grades(options, voting::Grades(best_grade + 1));
        std::vector<voting::QuadraticBallot> quadratic;
        std::size_t graded = 0;
        for (const Ballot& ballot : box_.ballots) {
            if (!ballot.ranking.empty()) {
                auto& ranking = rankings.ballots.emplace_back();
                for (const auto& policy : ballot.ranking) ranking.options.push_back(place(policy));
            }
            if (!ballot.approves.empty()) {
                auto& all = approved.emplace_back();
                for (const auto& policy : ballot.approves) all.push_back(place(policy));
            }
            if (!ballot.grades.empty()) {
                ++graded;
                // Who gives no grade rejects: all policies have as many grades.
                for (std::size_t option = 0; option < options; ++option) {
                    const auto grade = ballot.grades.find(count_.policies[option]);
                    ++grades[option][grade == ballot.grades.end() ? 0 : grade->second];
                }
            }
            if (!ballot.tokens.empty()) {
                auto& votes = quadratic.emplace_back();
                votes.votes.assign(options, 0);
                for (const auto& [policy, number] : ballot.tokens)
                    votes.votes[place(policy)] = number;
            }
        }
        const std::size_t ranked = rankings.ballots.size();
        add(Rule::plurality, ranked, voting::plurality(rankings));
        add(Rule::approval, approved.size(), voting::approval(approved, options));
        add(Rule::borda, ranked, voting::borda(rankings));
        add(Rule::runoff, ranked, voting::instant_runoff(rankings));
        add(Rule::schulze, ranked, voting::schulze(rankings));
        add(Rule::judgement, graded, voting::majority_judgement(grades));
        add(Rule::quadratic, quadratic.size(), voting::quadratic(quadratic, options));
    }

    void count_levers() {
        std::map<std::string, std::vector<double>> positions, moves;
        for (const Ballot& ballot : box_.ballots) {
            const Choice* const last = !ballot.after.empty()    ? &ballot.after.front()
                                       : !ballot.before.empty() ? &ballot.before.front()
                                                                : nullptr;
            if (last == nullptr) continue;
            for (const auto& [lever, value] : last->levers) {
                positions[lever].push_back(value);
                if (ballot.before.empty() || ballot.after.empty()) continue;
                const auto before = ballot.before.front().levers.find(lever);
                if (before != ballot.before.front().levers.end())
                    moves[lever].push_back(value - before->second);
            }
        }
        for (auto& [lever, values] : positions) {
            LeverCounted counted{lever, voting::middle_of(std::move(values)), 0, 0};
            const auto moved = voting::middle_of(moves[lever]);
            counted.said_twice = moved.people;
            counted.mean_move = moved.mean;
            count_.levers.push_back(std::move(counted));
        }
    }

    const Box& box_;
    Count count_;
};

} // namespace

Count counted(const Box& box) { return Counter(box).count(); }

std::vector<Guessed> guessed(const Box& box) {
    std::map<Guess, std::vector<std::vector<double>>, decltype(&asked_before)> found(asked_before);
    for (const Ballot& ballot : box.ballots) {
        for (const Guess& guess : ballot.guesses) {
            Guess asked = guess;
            asked.values.clear();
            found[std::move(asked)].push_back(guess.values);
        }
    }
    std::vector<Guessed> all;
    for (auto& [asked, said] : found) {
        std::ranges::sort(said);
        all.push_back({asked, std::move(said)});
    }
    return all;
}

polis::Conversation conversation_of(const Box& box) {
    std::vector<const Ballot*> voters;
    std::size_t statements = 0;
    for (const Ballot& ballot : box.ballots) {
        if (ballot.answers.empty()) continue;
        voters.push_back(&ballot);
        statements = std::max<std::size_t>(statements, ballot.answers.back().statement + 1);
    }
    polis::Conversation made;
    made.votes = polis::Votes(voters.size(), statements);
    for (std::size_t s = 0; s < statements; ++s)
        made.statements.emplace_back().id = std::to_string(s);
    for (std::size_t p = 0; p < voters.size(); ++p) {
        made.people.emplace_back().id = std::to_string(p);
        for (const Answer& answer : voters[p]->answers)
            made.votes.set(p, answer.statement, static_cast<polis::Vote>(answer.vote));
    }
    return made;
}

} // namespace folkmoot::ballot
