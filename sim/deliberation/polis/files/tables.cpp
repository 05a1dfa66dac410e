#include "deliberation/polis/files/tables.hpp"

#include "core/table/delimited.hpp"
#include "core/table/text_in.hpp"
#include "core/words/quoted.hpp"
#include "deliberation/polis/analysis.hpp"
#include "deliberation/rows.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>

namespace folkmoot::polis {
namespace {

constexpr std::size_t most_told_problems = 20, longest_id = 100;

std::optional<std::int64_t> whole_in(std::string_view text) {
    constexpr std::size_t most_digits = 15;
    const bool negative = text.starts_with('-');
    if (negative || text.starts_with('+')) text.remove_prefix(1);
    if (text.empty() || text.size() > most_digits) return std::nullopt;
    std::int64_t value = 0;
    for (const char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return negative ? -value : value;
}

std::optional<Vote> vote_in(std::string_view text) {
    const auto value = whole_in(text);
    if (!value || *value < -1 || *value > 1) return std::nullopt;
    return static_cast<Vote>(*value);
}

std::optional<bool> yes_or_no(std::string_view text) {
    for (const std::string_view yes : {"true", "TRUE", "True", "t", "1"})
        if (text == yes) return true;
    for (const std::string_view no : {"false", "FALSE", "False", "f", "0", ""})
        if (text == no) return false;
    return std::nullopt;
}

/// What a spreadsheet would work out was written with an apostrophe before it.
std::string without_guard(std::string text) {
    if (text.starts_with('\'') && begins_like_formula(text)) text.erase(0, 1);
    return text;
}

bool holds_counts(const std::string& heading) { return heading == "total-votes"; }
constexpr std::array<std::string_view, 7> headings_of_people{
    "participant", "xid", "group-id", "n-comments", "n-votes", "n-agree", "n-disagree"};

/// Reads one file into the tables.
class FileReader {
public:
    FileReader(Tables& tables, Problems& problems, const NamedFile& file, std::string_view text,
               const std::vector<Row>& rows)
        : tables_(tables), problems_(problems), file_(file.name), text_(text), rows_(rows) {}

    void read() {
        if (rows_.empty()) return wrong(0, {}, "the file is empty");
        const auto& first = rows_.front().cells;
        if (first.front() == "topic") return read_summary();
        for (std::size_t i = 0; i < first.size(); ++i) {
            if (!at_.emplace(first[i], i).second)
                wrong(rows_.front().line, {}, "a heading stands twice", in_quotes(first[i]));
        }
        if (stopped_) return;
        if (has("comment-id") && has("voter-id")) return read_votes();
        if (has("participant") && !has("comment-id")) return read_people();
        if (has("comment-id") && has("comment-body")) return read_statements();
        if (std::any_of(first.begin(), first.end(), holds_counts) || has("n-visitors")) {
            tables_.notes.push_back(std::string(file_) +
                                    " holds counts only: they are worked out anew.");
            return;
        }
        wrong(rows_.front().line, {}, "no file of Polis that is known: its headings tell",
              in_quotes(text_.substr(0, std::min(text_.find('\n'), text_.size()))),
              "votes (comment-id, voter-id, vote), statements (comment-id, comment-body), people "
              "(participant, group-id, …) or a summary (topic, …)");
    }

private:
    void wrong(std::size_t line, std::string path, std::string what, std::string found = {},
               std::string allowed = {}) {
        stopped_ = true;
        if (++told_ > most_told_problems) return;
        Problem problem =
            problem_at(std::move(path), std::move(what), std::move(found), std::move(allowed));
        problem.file = std::string(file_);
        problem.line = line;
        if (told_ == most_told_problems) problem.what += " (and perhaps more like it)";
        problems_.push_back(std::move(problem));
    }

    [[nodiscard]] bool has(std::string_view heading) const {
        return at_.find(heading) != at_.end();
    }
    /// The cell under a heading; empty if the file has no such heading.
    [[nodiscard]] std::string_view cell(const Row& row, std::string_view heading) const {
        const auto found = at_.find(heading);
        return found == at_.end() ? std::string_view() : std::string_view(row.cells[found->second]);
    }

    bool need(std::initializer_list<std::string_view> headings) {
        std::vector<std::string_view> names;
        for (const auto& [name, place] : at_) names.push_back(name);
        bool all = true;
        for (const auto& heading : headings) {
            if (has(heading)) continue;
            all = false;
            wrong(rows_.front().line, {}, "a heading is missing", {}, in_quotes(heading));
            problems_.back().nearest = nearest_name(heading, names);
        }
        return all;
    }

    bool once(std::string& file, const char* what) {
        if (!file.empty()) {
            wrong(0, {}, std::string("a second file of ") + what, {}, "one: besides " + file);
            return false;
        }
        file = file_;
        return true;
    }

    void each_row(const std::function<void(const Row&)>& read_row) {
        const std::size_t width = rows_.front().cells.size();
        for (std::size_t i = 1; i < rows_.size(); ++i) {
            if (rows_[i].cells.size() == width)
                read_row(rows_[i]);
            else
                wrong(rows_[i].line, {},
                      "a row has another number of cells than there are headings",
                      std::to_string(rows_[i].cells.size()), std::to_string(width));
        }
    }

    std::string id_in(const Row& row, std::string_view heading) {
        std::string id(cell(row, heading));
        if (id.empty() || id.size() > longest_id)
            wrong(row.line, std::string(heading),
                  id.empty() ? "an id is missing" : "an id is too long",
                  id.empty() ? std::string() : in_quotes(id), "1 to 100 bytes");
        return id;
    }

    std::int64_t time_in(const Row& row) {
        constexpr std::int64_t first_in_ms = 100'000'000'000; // as seconds, the year 5138
        const auto text = cell(row, "timestamp");
        if (text.empty()) return 0;
        const auto time = whole_in(text);
        if (!time || *time < 0) {
            wrong(row.line, "timestamp", "no time", in_quotes(text),
                  "seconds or thousandths of a second since 1970");
            return 0;
        }
        return *time < first_in_ms ? *time * 1000 : *time;
    }

    std::optional<std::int64_t> count_in(const Row& row, std::string_view heading) {
        const auto text = cell(row, heading);
        if (text.empty()) return std::nullopt;
        const auto count = whole_in(text);
        if (!count || *count < 0) {
            wrong(row.line, std::string(heading), "no count", in_quotes(text),
                  "a whole number from 0 up");
            return std::nullopt;
        }
        return count;
    }

    std::optional<bool> flag_in(const Row& row, std::string_view heading) {
        if (!has(heading)) return std::nullopt;
        const auto flag = yes_or_no(cell(row, heading));
        if (!flag)
            wrong(row.line, std::string(heading), "neither yes nor no",
                  in_quotes(cell(row, heading)), "true or false");
        return flag;
    }

    void read_votes() {
        if (!once(tables_.votes_file, "votes") || !need({"vote"})) return;
        each_row([&](const Row& row) {
            VoteRow vote{row.line, time_in(row), id_in(row, "comment-id"), id_in(row, "voter-id"),
                         Vote::unseen};
            const auto text = cell(row, "vote");
            if (const auto read = vote_in(text))
                vote.vote = *read;
            else
                wrong(row.line, "vote", "no vote", in_quotes(text), "-1, 0 or 1");
            tables_.votes.push_back(std::move(vote));
        });
        if (rows_.size() == 1) wrong(rows_.front().line, {}, "there is no vote");
    }

    /// A text that was written without quotation marks goes on to the end of its row.
    Row with_whole_text(const Row& row) {
        const std::size_t width = rows_.front().cells.size();
        const auto last = at_.find(std::string_view("comment-body"));
        if (row.cells.size() <= width || last == at_.end() || last->second + 1 != width) return row;
        Row joined = row;
        joined.cells.resize(width);
        const std::size_t from = row.from[width - 1];
        joined.cells.back() = trimmed(text_.substr(from, row.past - from));
        ++unquoted_;
        return joined;
    }

    void read_statements() {
        if (!once(tables_.statements_file, "statements")) return;
        tables_.says_about_itself = has("is-meta");
        std::set<std::string> seen;
        std::vector<Row> rows{rows_.front()};
        for (std::size_t i = 1; i < rows_.size(); ++i) rows.push_back(with_whole_text(rows_[i]));
        if (unquoted_ > 0)
            tables_.notes.push_back(std::string(file_) + ": " + std::to_string(unquoted_) +
                                    " texts with commas stand without quotation marks: each was "
                                    "read to the end of its line.");
        const auto all = std::exchange(rows_, rows);
        each_row([&](const Row& row) {
            StatementRow statement;
            statement.line = row.line;
            statement.time = time_in(row);
            statement.id = id_in(row, "comment-id");
            if (!seen.insert(statement.id).second)
                wrong(row.line, "comment-id", "a statement stands twice", in_quotes(statement.id));
            statement.author = cell(row, "author-id");
            statement.text = without_guard(std::string(cell(row, "comment-body")));
            statement.agrees = count_in(row, "agrees");
            statement.disagrees = count_in(row, "disagrees");
            if (const auto text = cell(row, "moderated"); !text.empty()) {
                const auto moderated = whole_in(text);
                if (moderated && *moderated >= -1 && *moderated <= 1)
                    statement.moderated = static_cast<int>(*moderated);
                else
                    wrong(row.line, "moderated", "no judgement", in_quotes(text), "-1, 0 or 1");
            }
            statement.about_itself = flag_in(row, "is-meta");
            statement.seed = flag_in(row, "is-seed");
            if (const auto text = cell(row, "group-informed-consensus"); !text.empty()) {
                statement.consensus = number_in(text);
                if (!statement.consensus)
                    wrong(row.line, "group-informed-consensus", "no number", in_quotes(text));
            }
            tables_.statements.push_back(std::move(statement));
        });
        rows_ = all;
    }

    void read_people() {
        if (!once(tables_.people_file, "people")) return;
        const auto& headings = rows_.front().cells;
        const std::set<std::string_view> known{headings_of_people.begin(),
                                               headings_of_people.end()};
        std::vector<std::size_t> places;
        for (std::size_t i = 0; i < headings.size(); ++i) {
            if (known.contains(headings[i])) continue;
            if (headings[i].empty() || headings[i].size() > longest_id)
                wrong(rows_.front().line, {}, "a heading is no statement's id",
                      in_quotes(headings[i]));
            places.push_back(i);
            tables_.columns.push_back(headings[i]);
        }
        if (places.empty()) wrong(rows_.front().line, {}, "there is no column of a statement");
        std::set<std::string> seen;
        each_row([&](const Row& row) {
            PersonRow person;
            person.line = row.line;
            person.id = id_in(row, "participant");
            if (!seen.insert(person.id).second)
                wrong(row.line, "participant", "a person stands twice", in_quotes(person.id));
            person.outside_id = cell(row, "xid");
            person.group = cell(row, "group-id");
            person.votes = count_in(row, "n-votes");
            person.agrees = count_in(row, "n-agree");
            person.disagrees = count_in(row, "n-disagree");
            person.cells.reserve(places.size());
            for (const std::size_t place : places) {
                const auto& text = row.cells[place];
                const auto vote = text.empty() ? std::optional(Vote::unseen) : vote_in(text);
                if (!vote)
                    wrong(row.line, headings[place], "no vote", in_quotes(text),
                          "-1, 0, 1 or nothing");
                person.cells.push_back(vote.value_or(Vote::unseen));
            }
            tables_.people.push_back(std::move(person));
        });
    }

    void read_summary() {
        std::set<std::string> seen;
        for (const Row& row : rows_) {
            const auto& key = row.cells.front();
            if (row.cells.size() != 2) {
                wrong(row.line, key, "a row of a summary has a name and a value",
                      std::to_string(row.cells.size()) + " cells", "2");
                continue;
            }
            if (!seen.insert(key).second) wrong(row.line, key, "it stands twice");
            const auto& value = row.cells[1];
            if (key == "topic") tables_.topic = without_guard(value);
            if (key == "url") tables_.url = value;
            if (key == "conversation-description") read_description(value);
            if (key == "voters") tables_.voters = whole_in(value).value_or(-1);
            if (key == "voters-in-conv")
                tables_.people_in_conversation = whole_in(value).value_or(-1);
        }
    }

    /// Some exports quote it twice and write line ends as \n.
    void read_description(std::string text) {
        const bool twice = text.size() >= 2 && text.starts_with('"') && text.ends_with('"');
        if (twice) {
            text = text.substr(1, text.size() - 2);
            for (auto at = text.find("\"\""); at != text.npos; at = text.find("\"\"", at + 1))
                text.erase(at, 1);
        }
        if (text.find('\n') == text.npos)
            for (auto at = text.find("\\n"); at != text.npos; at = text.find("\\n", at + 1))
                text.replace(at, 2, "\n");
        tables_.description = without_guard(std::move(text));
    }

    Tables& tables_;
    Problems& problems_;
    std::string_view file_, text_;
    std::vector<Row> rows_;
    std::map<std::string, std::size_t, std::less<>> at_;
    std::size_t told_ = 0, unquoted_ = 0;
    bool stopped_ = false;
};

} // namespace

Result<Tables> read_tables(const std::vector<NamedFile>& files) {
    Tables tables;
    Problems problems;
    for (const NamedFile& file : files) {
        TextIn text = text_in(file.bytes);
        if (!text.note.empty()) tables.notes.push_back(file.name + ": " + text.note);
        const auto rows = rows_of(file.name, text.text, ',');
        if (rows)
            FileReader(tables, problems, file, text.text, *rows).read();
        else
            problems.insert(problems.end(), rows.problems().begin(), rows.problems().end());
    }
    if (tables.votes_file.empty() && tables.people_file.empty() && problems.empty())
        problems.push_back(
            problem_at({}, "no file holds votes", {}, "votes.csv, participants-votes.csv or both"));
    const auto too_many = [&](const std::string& name, const char* what, std::size_t count,
                              std::size_t most) {
        if (count <= most) return;
        Problem problem =
            problem_at({}, std::string("too many ") + what, with_commas(static_cast<double>(count)),
                       "up to " + with_commas(static_cast<double>(most)));
        problem.file = name;
        problems.push_back(std::move(problem));
    };
    too_many(tables.people_file, "people", tables.people.size(), most_people);
    too_many(tables.people_file, "statements", tables.columns.size(), most_statements);
    too_many(tables.statements_file, "statements", tables.statements.size(), most_statements);
    if (!problems.empty()) return problems;
    return tables;
}

} // namespace folkmoot::polis
