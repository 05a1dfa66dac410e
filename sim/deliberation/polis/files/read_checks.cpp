#include "deliberation/polis/files/read_checks.hpp"

#include "core/words/quoted.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>

namespace folkmoot::polis {
namespace {

std::string count_text(std::size_t count) { return with_commas(static_cast<double>(count)); }

/// "1 cell", "12 cells".
std::string so_many(std::size_t count, const std::string& what) {
    return count_text(count) + " " + what + (count == 1 ? "" : "s");
}

Vote turned_round(Vote vote) {
    return vote == Vote::agree ? Vote::disagree : vote == Vote::disagree ? Vote::agree : vote;
}

/// Agrees and disagrees of a statement among all rows of the votes' file.
using RowCounts = std::map<std::string, std::array<std::int64_t, 2>>;
RowCounts count_rows(const Tables& tables) {
    RowCounts counts;
    for (const VoteRow& row : tables.votes) {
        auto& count = counts[row.statement];
        if (row.vote == Vote::agree) ++count[0];
        if (row.vote == Vote::disagree) ++count[1];
    }
    return counts;
}

/// How often the counts of the statements' file fit the votes as they are, and turned round.
std::array<std::size_t, 2> fitting_counts(const Tables& tables) {
    std::array<std::size_t, 2> fitting{};
    auto counts = count_rows(tables);
    for (const StatementRow& row : tables.statements) {
        if (!row.agrees || !row.disagrees || *row.agrees == *row.disagrees) continue;
        const auto& count = counts[row.id];
        if (count[0] == *row.agrees && count[1] == *row.disagrees) ++fitting[0];
        if (count[1] == *row.agrees && count[0] == *row.disagrees) ++fitting[1];
    }
    return fitting;
}

} // namespace

void undo_doubled_quotes(Conversation& conversation) {
    std::size_t doubled = 0;
    for (const Statement& statement : conversation.statements) {
        const std::string& text = statement.text;
        for (std::size_t at = text.find('"'); at != text.npos; at = text.find('"', at)) {
            if (at + 1 >= text.size() || text[at + 1] != '"') return; // one that stands alone
            at += 2;
            ++doubled;
        }
    }
    if (doubled == 0) return;
    for (Statement& statement : conversation.statements) {
        std::string& text = statement.text;
        for (auto at = text.find("\"\""); at != text.npos; at = text.find("\"\"", at + 1))
            text.erase(at, 1);
    }
    conversation.notes.push_back("In the texts of statements every quotation mark stands twice: "
                                 "one of each two was taken away.");
}

bool turn_round_if_needed(const Tables& tables, Conversation& conversation) {
    constexpr std::size_t enough = 3;
    std::map<std::string_view, std::uint32_t> person;
    for (std::uint32_t p = 0; p < conversation.people.size(); ++p)
        person[conversation.people[p].id] = p;
    std::size_t agree = 0, disagree = 0;
    for (std::uint32_t s = 0; s < conversation.statements.size(); ++s) {
        const auto author = person.find(conversation.statements[s].author);
        if (author == person.end()) continue;
        const Vote own = conversation.votes.at(author->second, s);
        if (own == Vote::agree) ++agree;
        if (own == Vote::disagree) ++disagree;
    }
    const auto fitting = fitting_counts(tables);
    bool turn = false;
    if (agree + disagree >= enough && agree != disagree)
        turn = disagree > agree;
    else if (fitting[0] != fitting[1])
        turn = fitting[1] > fitting[0];
    else
        conversation.notes.emplace_back(
            "Nothing in the files tells whether 1 is agree or disagree: it was taken for agree, as "
            "Polis exports it.");
    if (!turn) return false;
    for (std::size_t p = 0; p < conversation.votes.people(); ++p)
        for (std::size_t s = 0; s < conversation.votes.statements(); ++s)
            conversation.votes.set(p, s, turned_round(conversation.votes.at(p, s)));
    conversation.notes.push_back(
        "The files have agree as -1, as Polis' database does: it was turned round, because " +
        (agree + disagree >= enough
             ? so_many(disagree, "author") + " would else disagree with " +
                   "what they wrote themselves, and " + count_text(agree) + " agree."
             : std::string("else the counts of statements would not fit.")));
    return true;
}

void note_counts(const Tables& tables, Conversation& conversation, bool turned) {
    if (tables.votes_file.empty() || tables.statements_file.empty()) return;
    auto counts = count_rows(tables);
    std::size_t wrong = 0, first = 0;
    for (const StatementRow& row : tables.statements) {
        const auto& count = counts[row.id];
        const auto fits = [&](int agrees, int disagrees) {
            return row.agrees.value_or(count[static_cast<std::size_t>(agrees)]) ==
                       count[static_cast<std::size_t>(agrees)] &&
                   row.disagrees.value_or(count[static_cast<std::size_t>(disagrees)]) ==
                       count[static_cast<std::size_t>(disagrees)];
        };
        // Some exports turn the counts round with the votes, some do not.
        if (fits(0, 1) || (turned && fits(1, 0))) continue;
        if (wrong++ == 0) first = row.line;
    }
    if (wrong == 0) return;
    conversation.notes.push_back(tables.statements_file + ":" + std::to_string(first) +
                                 ": agrees and disagrees of " + so_many(wrong, "statement") +
                                 " are not those of the votes: they were counted anew.");
}

void note_table(const Tables& tables, Conversation& conversation,
                const std::vector<Differing>& differing, bool turned) {
    if (tables.people_file.empty()) return;
    if (!differing.empty()) {
        const Differing& first = differing.front();
        conversation.notes.push_back(tables.people_file + ":" + std::to_string(first.line) + ": " +
                                     first.statement + ": " + so_many(differing.size(), "cell") +
                                     " and the last vote in " + tables.votes_file +
                                     " differ: the votes count.");
    }
    std::size_t wrong = 0, first = 0, without = 0;
    for (const PersonRow& row : tables.people) {
        std::int64_t votes = 0, agrees = 0, disagrees = 0;
        for (const Vote vote : row.cells) {
            if (vote != Vote::unseen) ++votes;
            if (vote == Vote::agree) ++agrees;
            if (vote == Vote::disagree) ++disagrees;
        }
        if (votes == 0) ++without;
        const bool fits = row.votes.value_or(votes) == votes &&
                          ((row.agrees.value_or(agrees) == agrees &&
                            row.disagrees.value_or(disagrees) == disagrees) ||
                           (turned && row.agrees == disagrees && row.disagrees == agrees));
        if (!fits && wrong++ == 0) first = row.line;
    }
    if (wrong > 0)
        conversation.notes.push_back(tables.people_file + ":" + std::to_string(first) +
                                     ": counts of " + count_text(wrong) +
                                     " people are not those of their row: they were counted anew.");
    if (without > 0)
        conversation.notes.push_back(tables.people_file + ": " + count_text(without) +
                                     " people have no vote: they are left out.");
    if (tables.votes_file.empty()) return;
    std::set<std::string_view> listed;
    for (const PersonRow& row : tables.people) listed.insert(row.id);
    std::size_t missing = 0;
    for (const Person& person : conversation.people)
        if (!listed.contains(person.id)) ++missing;
    if (missing > 0)
        conversation.notes.push_back(tables.people_file + ": " + count_text(missing) +
                                     " people who voted are not in it.");
}

void note_groups(const Tables& tables, Conversation& conversation) {
    constexpr std::size_t most_groups = 5, cut_at = 100, cut_within = 170;
    std::set<std::string_view> groups;
    std::size_t grouped = 0, last_grouped = 0;
    for (std::size_t p = 0; p < conversation.people.size(); ++p) {
        if (conversation.people[p].group.empty()) continue;
        groups.insert(conversation.people[p].group);
        ++grouped;
        last_grouped = p;
    }
    if (groups.size() > most_groups)
        conversation.notes.push_back(
            tables.people_file + ": group-id has " + count_text(groups.size()) +
            " groups: Polis makes at most five, so these are numbers of something else.");
    if (grouped == cut_at && last_grouped < cut_within && conversation.people.size() > 2 * cut_at)
        conversation.notes.push_back(
            tables.people_file + ": exactly 100 people have a group, all among the first: a "
                                 "known fault of an export. The published groups are not whole.");
    if (tables.voters >= 0 && tables.people_in_conversation == tables.voters && grouped > 0 &&
        static_cast<std::int64_t>(grouped) < tables.voters)
        conversation.notes.emplace_back("voters-in-conv of the summary counts everybody who voted, "
                                        "not those in groups.");
    if (tables.statements_file.empty())
        conversation.notes.emplace_back("There is no file of statements: what they say, and which "
                                        "were moderated out, is not known.");
    else if (!tables.says_about_itself)
        conversation.notes.emplace_back(
            "The files do not say which statements are about the "
            "conversation itself: published groups may differ by that.");
    std::size_t untold = 0;
    std::set<std::string_view> told;
    for (const StatementRow& row : tables.statements) told.insert(row.id);
    for (const Statement& statement : conversation.statements)
        if (!told.contains(statement.id)) ++untold;
    if (untold > 0 && !tables.statements_file.empty())
        conversation.notes.push_back(tables.statements_file + ": " + so_many(untold, "statement") +
                                     " with votes " + (untold == 1 ? "is" : "are") + " not in it.");
}

} // namespace folkmoot::polis
