#include "deliberation/polis/conversation.hpp"

#include <algorithm>

namespace folkmoot::polis {
namespace {

bool is_number(std::string_view text) {
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

bool id_before(std::string_view one, std::string_view other) {
    const bool number = is_number(one);
    if (number != is_number(other)) return number;
    if (!number) return one < other;
    const auto digits = [](std::string_view text) {
        return text.substr(std::min(text.find_first_not_of('0'), text.size() - 1));
    };
    const auto a = digits(one), b = digits(other);
    if (a.size() != b.size()) return a.size() < b.size();
    return a != b ? a < b : one < other; // 07 and 7 are two names
}

std::vector<bool> Conversation::out() const {
    std::vector<bool> all;
    for (const Statement& statement : statements) all.push_back(statement.moderated < 0);
    return all;
}

std::vector<bool> Conversation::about_itself() const {
    std::vector<bool> all;
    for (const Statement& statement : statements)
        all.push_back(statement.about_itself.value_or(false));
    return all;
}

Voted voted_of(const Conversation& conversation) {
    const auto tallies = tally(conversation.votes);
    const auto out = conversation.out(), about_itself = conversation.about_itself();
    Voted voted;
    for (std::uint32_t s = 0; s < tallies.size(); ++s) {
        if (tallies[s].votes == 0) continue;
        voted.statements.push_back(s);
        voted.out.push_back(out[s]);
        voted.about_itself.push_back(about_itself[s]);
    }
    voted.votes = Votes(conversation.people.size(), voted.statements.size());
    for (std::size_t person = 0; person < conversation.people.size(); ++person)
        for (std::size_t column = 0; column < voted.statements.size(); ++column)
            voted.votes.set(person, column,
                            conversation.votes.at(person, voted.statements[column]));
    return voted;
}

} // namespace folkmoot::polis
