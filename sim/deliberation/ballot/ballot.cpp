#include "deliberation/ballot/ballot.hpp"

#include "core/table/text_in.hpp"
#include "core/utf8.hpp"
#include "core/words/quoted.hpp"
#include "core/words/visible.hpp"
#include "deliberation/polis/analysis.hpp"
#include "deliberation/voting/rules.hpp"

#include <algorithm>
#include <cmath>
#include <set>
#include <tuple>

namespace folkmoot::ballot {
namespace {

constexpr std::size_t longest_name = 64, most_names = 64;

/// Collects what is wrong with one ballot.
class Checker {
public:
    void wrong(std::string path, std::string what, std::string found = {},
               std::string allowed = {}) {
        problems.push_back(problem_at("ballot." + std::move(path), std::move(what),
                                      std::move(found), std::move(allowed)));
    }

    void name(const std::string& path, const std::string& text) {
        if (text.empty() || text.size() > longest_name || !is_utf8(text) ||
            first_invisible(text) != text.npos)
            wrong(path, "no name", in_quotes(text), "1 to 64 letters that can be seen");
    }

    void count(const std::string& path, std::size_t names, std::size_t most) {
        if (names > most)
            wrong(path, "too many", std::to_string(names), "up to " + std::to_string(most));
    }

    void number(const std::string& path, double value, double least, double most) {
        if (std::isfinite(value) && value >= least && value <= most) return;
        wrong(path, "out of range", std::isfinite(value) ? plain_number(value) : "no number",
              plain_number(least) + " to " + plain_number(most));
    }

    void choices(const std::string& path, const std::vector<Choice>& choices) {
        count(path, choices.size(), 1);
        for (const Choice& choice : choices) {
            name(path + ".policy", choice.policy);
            count(path + ".levers", choice.levers.size(), most_names);
            for (const auto& [lever, value] : choice.levers) {
                name(path + ".levers", lever);
                number(path + "." + shortened(lever), value, -1e12, 1e12);
            }
        }
    }

    Problems problems;
};

void check_answers(const Ballot& ballot, Checker& check) {
    check.count("answers", ballot.answers.size(), polis::most_statements);
    std::int64_t last = -1;
    for (const Answer& answer : ballot.answers) {
        if (answer.statement >= polis::most_statements || answer.statement <= last)
            check.wrong("answers", "statements are not told by rising numbers, each once",
                        std::to_string(answer.statement));
        if (answer.vote < -1 || answer.vote > 1)
            check.wrong("answers", "no vote", std::to_string(answer.vote), "-1, 0 or 1");
        last = answer.statement;
    }
}

void check_policies(const Ballot& ballot, Checker& check) {
    check.count("ranking", ballot.ranking.size(), most_names);
    check.count("approves", ballot.approves.size(), most_names);
    check.count("grades", ballot.grades.size(), most_names);
    check.count("tokens", ballot.tokens.size(), most_names);
    std::set<std::string_view> ranked;
    for (const auto& policy : ballot.ranking) {
        check.name("ranking", policy);
        if (!ranked.insert(policy).second)
            check.wrong("ranking", "a policy stands twice", in_quotes(policy));
    }
    for (const auto& policy : ballot.approves) check.name("approves", policy);
    if (std::adjacent_find(ballot.approves.begin(), ballot.approves.end(),
                           [](const auto& a, const auto& b) { return a >= b; }) !=
        ballot.approves.end())
        check.wrong("approves", "policies do not stand in order, each once");
    for (const auto& [policy, grade] : ballot.grades) {
        check.name("grades", policy);
        check.number("grades." + shortened(policy), grade, 0, best_grade);
    }
    std::uint64_t cost = 0;
    for (const auto& [policy, votes] : ballot.tokens) {
        check.name("tokens", policy);
        cost += voting::quadratic_cost({{votes}});
        if (cost > all_tokens) break; // before it could run over
    }
    if (cost > all_tokens)
        check.wrong("tokens", "votes cost more tokens than there are: n votes cost n times n",
                    with_commas(static_cast<double>(cost)) + " or more",
                    "up to " + std::to_string(all_tokens));
}

void check_guess(const Guess& guess, Checker& check) {
    check.name("guesses.outcome", guess.outcome);
    if (guess.asked == 0) check.wrong("guesses.asked", "it has none", "0", "a number");
    if (guess.kind > GuessKind::line)
        return check.wrong("guesses.kind", "no kind of guess",
                           std::to_string(static_cast<int>(guess.kind)), "0, 1 or 2");
    const bool line = guess.kind == GuessKind::line;
    const std::size_t most_years = line ? 1 : most_guessed_years;
    if (guess.year >= most_years)
        check.wrong("guesses.year", "out of range", std::to_string(guess.year + std::uint64_t{1}),
                    line ? "1: a line has all years"
                         : "1 to " + std::to_string(most_guessed_years));
    const std::size_t most_values = line ? most_guessed_years : 1;
    if (guess.values.empty() || guess.values.size() > most_values)
        check.wrong("guesses.values", "not as many as its kind has",
                    std::to_string(guess.values.size()),
                    line ? "1 to " + std::to_string(most_guessed_years) : "1");
    for (const double value : guess.values) {
        if (guess.kind != GuessKind::direction)
            check.number("guesses.values", value, -largest_guess, largest_guess);
        else if (value != -1 && value != 0 && value != 1)
            check.wrong("guesses.values", "no direction",
                        std::isfinite(value) ? plain_number(value) : "no number", "-1, 0 or 1");
    }
}

void check_guesses(const Ballot& ballot, Checker& check) {
    check.count("guesses", ballot.guesses.size(), most_guesses);
    for (const Guess& guess : ballot.guesses) check_guess(guess, check);
    if (std::adjacent_find(ballot.guesses.begin(), ballot.guesses.end(),
                           [](const Guess& a, const Guess& b) { return !asked_before(a, b); }) !=
        ballot.guesses.end())
        check.wrong("guesses", "they do not stand in order, each once");
}

/// Line breaks may be in what people write; nothing else that is obeyed instead of seen.
void check_own_words(const std::string& text, Checker& check) {
    if (!is_utf8(text)) return check.wrong("own_words", "no text");
    std::string plain = text;
    std::replace(plain.begin(), plain.end(), '\n', ' ');
    if (first_invisible(plain) != plain.npos)
        check.wrong("own_words", "a character that cannot be seen");
    const auto characters = static_cast<std::size_t>(
        std::count_if(text.begin(), text.end(), [](char c) { return !is_continuation(c); }));
    if (characters > most_own_words)
        check.wrong("own_words", "too long", std::to_string(characters) + " characters",
                    "up to " + std::to_string(most_own_words));
}

} // namespace

bool asked_before(const Guess& a, const Guess& b) {
    return std::tie(a.outcome, a.asked, a.kind, a.year) <
           std::tie(b.outcome, b.asked, b.kind, b.year);
}

Problems problems_of(const Ballot& ballot) {
    Checker check;
    if (ballot.number == 0) check.wrong("number", "it has none", "0", "a random number");
    if (ballot.edition == 0) check.wrong("edition", "out of range", "0", "1 or more");
    check_answers(ballot, check);
    check.choices("before", ballot.before);
    check.choices("after", ballot.after);
    check_policies(ballot, check);
    check.count("would_pay", ballot.would_pay.size(), 1);
    for (const double pounds : ballot.would_pay)
        check.number("would_pay", pounds, 0, most_would_pay);
    check_own_words(ballot.own_words, check);
    check_guesses(ballot, check);
    return std::move(check.problems);
}

std::vector<Ballot> merged(std::vector<Ballot> ballots) {
    std::map<std::uint64_t, std::pair<std::string, Ballot>> kept;
    for (Ballot& ballot : ballots) {
        std::string code = encode_ballot(ballot);
        const auto found = kept.find(ballot.number);
        if (found != kept.end()) {
            const auto& [other_code, other] = found->second;
            const bool later = ballot.edition != other.edition ? ballot.edition > other.edition
                                                               : code > other_code;
            if (!later) continue;
        }
        const std::uint64_t number = ballot.number;
        kept[number] = {std::move(code), std::move(ballot)};
    }
    std::vector<Ballot> all;
    for (auto& [number, each] : kept) all.push_back(std::move(each.second));
    return all;
}

} // namespace folkmoot::ballot
