#include "deliberation/polis/files/read.hpp"

#include "core/words/quoted.hpp"
#include "deliberation/polis/analysis.hpp"
#include "deliberation/polis/files/read_checks.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace folkmoot::polis {
namespace {

struct IdBefore {
    using is_transparent = void;
    bool operator()(std::string_view one, std::string_view other) const {
        return id_before(one, other);
    }
};
using Ids = std::set<std::string, IdBefore>;
using Places = std::map<std::string, std::uint32_t, std::less<>>;

template <class All> Places places_of(const All& all) {
    Places places;
    std::uint32_t next = 0;
    for (const auto& each : all) places.emplace(each, next++);
    return places;
}

/// Who has a vote, and on which statements there may be one.
struct Names {
    Ids people, statements;
};

Names names_in(const Tables& tables) {
    Names names;
    for (const VoteRow& row : tables.votes) {
        names.people.insert(row.voter);
        names.statements.insert(row.statement);
    }
    for (const PersonRow& row : tables.people) {
        if (std::any_of(row.cells.begin(), row.cells.end(),
                        [](Vote vote) { return vote != Vote::unseen; }))
            names.people.insert(row.id);
    }
    names.statements.insert(tables.columns.begin(), tables.columns.end());
    for (const StatementRow& row : tables.statements) names.statements.insert(row.id);
    return names;
}

/// Later votes last; of votes at the same time, as they stand in the file.
std::vector<const VoteRow*> by_time(const std::vector<VoteRow>& rows) {
    std::vector<const VoteRow*> order;
    for (const VoteRow& row : rows) order.push_back(&row);
    std::stable_sort(order.begin(), order.end(),
                     [](const VoteRow* a, const VoteRow* b) { return a->time < b->time; });
    return order;
}

class Joiner {
public:
    explicit Joiner(Tables tables) : tables_(std::move(tables)) {}

    Result<Conversation> join() {
        const Names names = names_in(tables_);
        if (auto problems = sizes(names); !problems.empty()) return problems;
        people_ = places_of(names.people);
        statements_ = places_of(names.statements);
        made_.topic = tables_.topic;
        made_.url = tables_.url;
        made_.description = tables_.description;
        made_.notes = tables_.notes;
        add_statements(names);
        add_people(names);
        made_.votes = Votes(names.people.size(), names.statements.size());
        cast_votes();
        cast_table();
        const bool turned = turn_round_if_needed(tables_, made_);
        note_counts(tables_, made_, turned);
        note_table(tables_, made_, differing_, turned);
        note_groups(tables_, made_);
        return std::move(made_);
    }

private:
    static Problems sizes(const Names& names) {
        Problems problems;
        if (names.people.empty()) problems.push_back(problem_at({}, "nobody has voted"));
        if (names.people.size() > most_people)
            problems.push_back(problem_at({}, "too many people",
                                          with_commas(static_cast<double>(names.people.size())),
                                          "up to " + with_commas(most_people)));
        if (names.statements.size() > most_statements)
            problems.push_back(problem_at({}, "too many statements",
                                          with_commas(static_cast<double>(names.statements.size())),
                                          "up to " + with_commas(most_statements)));
        return problems;
    }

    void add_statements(const Names& names) {
        for (const auto& id : names.statements) made_.statements.emplace_back().id = id;
        for (StatementRow& row : tables_.statements) {
            Statement& statement = made_.statements[statements_.at(row.id)];
            statement.author = row.author;
            statement.text = row.text;
            statement.moderated = row.moderated;
            statement.about_itself = row.about_itself;
            statement.seed = row.seed;
            statement.time = row.time;
            statement.published_consensus = row.consensus;
        }
        undo_doubled_quotes(made_);
    }

    void add_people(const Names& names) {
        for (const auto& id : names.people) made_.people.emplace_back().id = id;
        for (const PersonRow& row : tables_.people) {
            const auto found = people_.find(row.id);
            if (found == people_.end()) continue;
            made_.people[found->second].outside_id = row.outside_id;
            made_.people[found->second].group = row.group;
        }
    }

    void cast_votes() {
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::int64_t> last;
        std::size_t again = 0;
        for (const VoteRow* row : by_time(tables_.votes)) {
            const auto person = people_.at(row->voter), statement = statements_.at(row->statement);
            made_.votes.set(person, statement, row->vote);
            if (!last.insert_or_assign({statement, person}, row->time).second) ++again;
        }
        for (const auto& [place, time] : last)
            made_.cast.push_back({place.second, place.first, time});
        if (again > 0)
            made_.notes.push_back(tables_.votes_file + ": " +
                                  with_commas(static_cast<double>(again)) +
                                  " votes are of somebody who had voted on the same statement "
                                  "before: the last by time counts.");
    }

    /// Where there are votes they count; a table beside them is compared.
    void cast_table() {
        std::vector<std::uint32_t> statements;
        for (const auto& column : tables_.columns) statements.push_back(statements_.at(column));
        for (const PersonRow& row : tables_.people) {
            const auto found = people_.find(row.id);
            if (found == people_.end()) continue;
            for (std::size_t i = 0; i < row.cells.size(); ++i) {
                const auto statement = statements[i];
                if (tables_.votes_file.empty())
                    made_.votes.set(found->second, statement, row.cells[i]);
                else if (made_.votes.at(found->second, statement) != row.cells[i])
                    differing_.push_back({row.line, tables_.columns[i]});
            }
        }
    }

    Tables tables_;
    Places people_, statements_;
    Conversation made_;
    std::vector<Differing> differing_;
};

} // namespace

Result<Conversation> read_conversation(const std::vector<NamedFile>& files) {
    auto tables = read_tables(files);
    if (!tables) return tables.problems();
    return Joiner(std::move(*tables)).join();
}

} // namespace folkmoot::polis
