#include "scenario/table/places_file.hpp"

#include "core/table/cell_words.hpp"
#include "core/words/quoted.hpp"
#include "core/words/visible.hpp"
#include "scenario/table/cells.hpp"
#include "scenario/table/place_columns.hpp"
#include "scenario/table/sum_rows.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace folkmoot {

namespace {

void check_by_hand(CellReport& report, const PlacesNeeds& needs, const ColumnMatches& matches,
                   const std::map<std::string, std::string>& by_hand) {
    const std::vector<std::string_view> headings(matches.headings.begin(), matches.headings.end());
    std::vector<std::string_view> columns;
    columns.reserve(needs.columns.size() + 1);
    for (const NeededColumn& column : needs.columns) columns.push_back(column.name);
    columns.emplace_back(name_column);
    for (const auto& [column, heading] : by_hand) {
        if (std::ranges::find(columns, column) == columns.end())
            report.add(needs.wanted_by + " needs no such column", in_quotes(column), {},
                       nearest_name(column, columns));
        if (std::ranges::find(headings, heading) == headings.end())
            report.add("the table has no such column", in_quotes(heading), {},
                       nearest_name(heading, headings));
    }
}

std::string counted(std::size_t count, std::string_view what) {
    return std::to_string(count) + " " + std::string(what) + (count == 1 ? "" : "s");
}

/// From a table of text to places: which rows count, what is said of them.
class PlacesReader {
public:
    PlacesReader(std::string_view file, const Delimited& table, const PlacesNeeds& needs,
                 const TableAnswers& answers, PlacesLook& look)
        : table_(table), needs_(needs), answers_(answers), look_(look), report_(file, table),
          needed_(needs.columns), kept_(table.rows(), 1) {}

    void read(std::string_view file, const std::map<std::string, std::string>& by_hand) {
        check_by_hand(report_, needs_, look_.matches, by_hand);
        id_ = column_of(table_, look_.matches.id).value_or(0);
        name_ = column_of(table_, look_.matches.name).value_or(id_);
        columns_ = read_columns(file, table_, needs_, answers_, look_);
        narrow_bounds();
        keep_chosen_values();
        leave_out_sums();
        const bool gaps_allowed = settle_gaps();
        if (std::ranges::none_of(kept_, [](std::uint8_t kept) { return kept != 0; }))
            report_.add("no row is left that counts as a " + needs_.row_word, {}, "at least one");
        read_identities();
        missing_columns();
        read_all_words();
        for (const ReadColumn& column : columns_) read_numbers(column, gaps_allowed);
        keep_position(look_.matches.latitude, "latitude");
        keep_position(look_.matches.longitude, "longitude");
        Problems problems = report_.take();
        std::ranges::move(look_.problems, std::back_inserter(problems));
        look_.problems = std::move(problems);
    }

private:
    [[nodiscard]] std::string_view code_of(std::size_t row) const { return table_.cell(row, id_); }
    [[nodiscard]] std::string_view name_of(std::size_t row) const {
        const std::string_view name = table_.cell(row, name_);
        return name.empty() ? code_of(row) : name;
    }
    /// "places", or "Places" at the beginning of a sentence.
    [[nodiscard]] std::string row_words(bool capital) const {
        std::string words = needs_.row_word + "s";
        if (capital) words[0] = static_cast<char>(words[0] - 'a' + 'A');
        return words;
    }
    /// What is wanted may be less than what a column's unit allows.
    void narrow_bounds() {
        for (ReadColumn& column : columns_)
            for (const PlacesNeeds::Bounds& bounds : needs_.bounds)
                if (bounds.column == needed_[column.needed].name)
                    column.bounds = {bounds.low, bounds.high, bounds.allowed, "out of range",
                                     column.bounds.counts};
    }
    /// What answers call a row.
    [[nodiscard]] std::string key_of(std::size_t row) const {
        const std::string_view code = code_of(row);
        return "row:" + std::string(code.empty() ? name_of(row) : code);
    }

    /// "only:year": of several rows a place, those of one year.
    void keep_chosen_values() {
        constexpr std::string_view only = "only:";
        for (const auto& [key, value] : answers_) {
            const auto column = key.starts_with(only)
                                    ? column_of(table_, std::string_view(key).substr(only.size()))
                                    : std::nullopt;
            if (!column) continue;
            std::size_t fit = 0;
            for (std::size_t row = 0; row < table_.rows(); ++row)
                fit += table_.cell(row, *column) == value ? 1 : 0;
            if (fit == 0) continue; // then the question is put again
            std::size_t left = 0;
            for (std::size_t row = 0; row < table_.rows(); ++row) {
                if (table_.cell(row, *column) != value) kept_[row] = 0;
                left += kept_[row];
            }
            look_.notes.push_back("Only the rows whose " + spoken(table_.heading(*column)) +
                                  " is " + spoken(value) + " count: " + std::to_string(left) +
                                  " of " + std::to_string(table_.rows()) + ".");
        }
        ask_for_one_a_place();
    }

    /// Several rows a place: the column that tells them apart, and the question which counts.
    void ask_for_one_a_place() {
        std::unordered_set<std::string_view> known;
        bool twice = false;
        known.reserve(table_.rows());
        for (std::size_t row = 0; row < table_.rows() && !twice; ++row)
            twice = kept_[row] != 0 && !code_of(row).empty() && !known.insert(code_of(row)).second;
        if (!twice) return;
        std::unordered_map<std::string_view, std::vector<std::size_t>> rows;
        for (std::size_t row = 0; row < table_.rows(); ++row)
            if (kept_[row] != 0 && !code_of(row).empty()) rows[code_of(row)].push_back(row);
        constexpr std::size_t most_values = 40;
        for (std::size_t column = 0; column < table_.columns(); ++column) {
            const std::string heading(table_.heading(column));
            const bool used =
                column == id_ || column == name_ ||
                std::ranges::find(look_.matches.columns, heading, &MatchedColumn::heading) !=
                    look_.matches.columns.end();
            if (used) continue;
            bool tells_apart = true;
            std::set<std::string_view> values;
            for (const auto& [code, same] : rows) {
                std::set<std::string_view> here;
                for (const std::size_t row : same)
                    tells_apart = tells_apart && here.insert(table_.cell(row, column)).second;
                values.insert(here.begin(), here.end());
                if (!tells_apart || values.size() > most_values) break;
            }
            if (!tells_apart || values.size() < 2 || values.size() > most_values) continue;
            TableQuestion question{.key = "only:" + heading,
                                   .sentence = row_words(true) +
                                               " stand in several rows, one for each " +
                                               spoken(heading) + ": which counts?",
                                   .answers = {},
                                   .chosen = {}};
            std::vector<std::string> found;
            for (const std::string_view value : values) {
                question.answers.push_back({std::string(value), std::string(value)});
                found.push_back(in_quotes(value));
            }
            look_.questions.push_back(std::move(question));
            report_.add(row_words(false) + " stand in several rows: the column '" +
                            shortened(heading) + "' tells them apart",
                        listed(found), "the rows of one of them");
            return;
        }
    }

    void leave_out_sums() {
        std::vector<std::size_t> rows;
        std::vector<std::string_view> codes, names;
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            if (kept_[row] == 0) continue;
            rows.push_back(row);
            codes.push_back(code_of(row));
            names.push_back(name_of(row));
        }
        std::vector<std::vector<double>> counts;
        for (const ReadColumn& column : columns_) {
            if (!column.bounds.counts) continue;
            counts.emplace_back();
            for (const std::size_t row : rows) counts.back().push_back(column.values[row]);
        }
        std::map<std::string, std::vector<std::string>> left_out; // by reason
        constexpr std::size_t most_questions = 50;
        for (const SumRow& sum : sum_rows({codes, names, counts, needs_.place_word}))
            judge_sum(sum, rows[sum.row], left_out, look_.questions.size() < most_questions);
        for (const auto& [reason, those] : left_out)
            look_.notes.push_back(
                those.size() == 1 ? "The row " + those.front() + " was left out: " + reason + "."
                                  : counted(those.size(), "row") + " were left out, each because " +
                                        reason + ": " + listed(those) + ".");
        obey_rows();
    }

    void judge_sum(const SumRow& sum, std::size_t row,
                   std::map<std::string, std::vector<std::string>>& left_out, bool ask) {
        const std::string name = spoken(name_of(row));
        const std::string reason =
            sum.by_sum ? "it is the sum of other rows"
            : sum.by_code
                ? "its code is that of a wider area"
                : "its name says that it is a sum, though its numbers do not add up to it";
        TableQuestion question{
            .key = key_of(row),
            .sentence = "Is " + name + " a " + needs_.row_word + " of its own? " +
                        (sum.by_sum    ? "Its numbers are the sum of other rows."
                         : sum.by_code ? "Its code is that of a wider area."
                                       : "Its name says that it is a sum."),
            .answers = {{"leave-out", "Leave it out"}, {"keep", "It is a " + needs_.row_word}},
            .chosen = {}};
        const std::string chosen = answer_to(question, answers_);
        question.chosen = !chosen.empty() ? chosen : sum.certain ? "leave-out" : "keep";
        if (question.chosen == "leave-out") {
            kept_[row] = 0;
            left_out[chosen.empty() ? reason : "you chose so"].push_back(name);
        } else {
            look_.notes.push_back(
                name + " counts as a " + needs_.row_word +
                (chosen.empty() ? ", though " + reason + "." : ", as you chose."));
        }
        if (ask) look_.questions.push_back(std::move(question));
    }

    /// Rows that a person left out though nothing spoke against them.
    void obey_rows() {
        const bool any = std::ranges::any_of(answers_, [](const auto& answer) {
            return answer.first.starts_with("row:") && answer.second == "leave-out";
        });
        for (std::size_t row = 0; any && row < table_.rows(); ++row) {
            if (kept_[row] == 0) continue;
            const auto answer = answers_.find(key_of(row));
            if (answer == answers_.end() || answer->second != "leave-out") continue;
            kept_[row] = 0;
            look_.notes.push_back("The row " + spoken(name_of(row)) +
                                  " was left out, as you chose.");
        }
    }

    [[nodiscard]] bool is_gap(const ReadColumn& column, std::size_t row) const {
        return std::isnan(column.values[row]) && is_missing_word(table_.cell(row, column.column));
    }

    /// Places of which a number is not known. True if nothing more need be said of them.
    bool settle_gaps() {
        std::vector<std::string> places;
        std::size_t rows = 0;
        std::vector<std::uint8_t> whole = kept_;
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            if (kept_[row] == 0) continue;
            ++rows;
            std::string missing;
            for (const ReadColumn& column : columns_)
                if (is_gap(column, row))
                    missing += (missing.empty() ? "" : ", ") +
                               shortened(plain_text(table_.heading(column.column)));
            if (missing.empty()) continue;
            whole[row] = 0;
            places.push_back(shortened(plain_text(name_of(row))) + " (" + missing + ")");
        }
        const bool all = places.size() == rows;
        if (places.empty() || (all && needs_.instead.empty())) return false;
        const bool one = places.size() == 1;
        const std::string unknown = "A number is not known for " +
                                    counted(places.size(), needs_.row_word) + ": " +
                                    listed(places) + ". ";
        TableQuestion question{.key = "gaps", .sentence = unknown, .answers = {}, .chosen = {}};
        if (needs_.instead.empty()) {
            question.sentence += std::string("Go on without ") + (one ? "it?" : "them?");
        } else {
            question.sentence += "What then?";
            question.answers.push_back({"usual", needs_.instead});
        }
        if (!all) question.answers.push_back({"leave-out", "Go on without"});
        question.answers.push_back({"stop", "The table is to be mended"});
        question.chosen = answer_to(question, answers_);
        if (question.chosen.empty() && !needs_.instead.empty()) question.chosen = "usual";
        const bool leave_out = question.chosen == "leave-out";
        fill_gaps_ = question.chosen == "usual";
        if (leave_out) {
            kept_ = std::move(whole);
            look_.notes.push_back(
                counted(places.size(), needs_.row_word) + (one ? " was" : " were") +
                " left out, because a number is not known: " + listed(places) + ".");
        } else if (fill_gaps_) {
            look_.notes.push_back(unknown + needs_.instead + ".");
        }
        look_.questions.push_back(std::move(question));
        return leave_out;
    }

    void read_identities() {
        std::unordered_set<std::string> known;
        known.reserve(table_.rows());
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            if (kept_[row] == 0) continue;
            const std::string code = plain_text(code_of(row));
            if (code.empty())
                report_.cell(row, id_, "empty", {}, "what identifies the " + needs_.row_word);
            else if (!known.insert(code).second)
                report_.cell(row, id_, "stands twice", in_quotes(code),
                             "each " + needs_.row_word + " once");
            look_.table.ids.emplace_back(code);
            look_.rows.push_back({row + 1, table_.line(row)});
            look_.table.names.push_back(plain_text(name_of(row)));
        }
    }

    void missing_columns() {
        std::vector<std::string_view> free;
        for (const std::string& heading : look_.matches.headings)
            if (std::ranges::find(look_.matches.columns, heading, &MatchedColumn::heading) ==
                look_.matches.columns.end())
                free.push_back(heading);
        bool any = false;
        for (std::size_t i = 0; i < needed_.size(); ++i) {
            if (!look_.matches.columns[i].heading.empty()) continue;
            if (std::ranges::find(needs_.may_lack, needed_[i].name) != needs_.may_lack.end())
                continue;
            const std::string meaning =
                needed_[i].meaning.empty() ? std::string() : " (" + needed_[i].meaning + ")";
            report_.add("the table has no column '" + needed_[i].name + "'" + meaning, {}, {},
                        nearest_name(needed_[i].name, free));
            any = true;
        }
        if (!any) return;
        // What the table looks like to us, where that may be why.
        if (table_.columns() == 1)
            report_.add("the table seems to have one column only", in_quotes(table_.heading(0)),
                        "columns parted by commas, semicolons, tabs or |");
        else if (look_.matches.columns.size() > 1 && free.size() == look_.matches.headings.size())
            report_.add("the headings were taken from line " +
                            std::to_string(table_.heading_line()),
                        listed(look_.matches.headings));
    }

    void read_all_words() {
        for (const PlacesNeeds::Words& words : needs_.words) {
            const auto match =
                std::ranges::find(look_.matches.columns, words.column, &MatchedColumn::column);
            const auto column = column_of(table_, match->heading);
            if (match->heading.empty() || !column) continue;
            const std::vector<double> all = read_words(table_, *column, words, kept_, report_);
            std::vector<double> values;
            for (std::size_t row = 0; row < table_.rows(); ++row)
                if (kept_[row] != 0) values.push_back(all[row]);
            look_.table.columns.push_back({words.column, std::move(values)});
        }
    }

    /// The numbers of the places; every cell that is none is reported.
    void read_numbers(const ReadColumn& column, bool gaps_allowed) {
        std::vector<double> values;
        const ColumnBounds& bounds = column.bounds;
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            if (kept_[row] == 0) continue;
            const double number = column.values[row];
            values.push_back(number);
            const bool inside =
                !(bounds.low && number < *bounds.low) && !(bounds.high && number > *bounds.high);
            if (!std::isnan(number) && inside) continue;
            if (fill_gaps_ && is_gap(column, row)) continue;
            const std::string_view cell = table_.cell(row, column.column);
            if (cell.empty())
                report_.cell(row, column.column, "empty", {}, "a number");
            else if (std::isnan(number))
                report_.cell(row, column.column,
                             is_missing_word(cell) && !gaps_allowed ? "not known" : "not a number",
                             in_quotes(cell), "a number");
            else
                report_.cell(row, column.column, bounds.what, in_quotes(cell), bounds.allowed);
        }
        look_.table.columns.push_back({needed_[column.needed].name, std::move(values)});
    }

    /// Columns for drawing: kept only if every cell is a number.
    void keep_position(const std::string& heading, const char* name) {
        const auto column = column_of(table_, heading);
        if (!column || look_.table.find(name) != nullptr) return;
        std::vector<double> values;
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            if (kept_[row] == 0) continue;
            const auto number = number_in(table_.cell(row, *column));
            if (!number) return;
            values.push_back(*number);
        }
        look_.table.columns.push_back({name, std::move(values)});
    }

    const Delimited& table_;
    const PlacesNeeds& needs_;
    const TableAnswers& answers_;
    PlacesLook& look_;
    CellReport report_;
    const std::vector<NeededColumn>& needed_;
    std::vector<std::uint8_t> kept_; ///< rows that count
    std::size_t id_ = 0, name_ = 0;
    std::vector<ReadColumn> columns_;
    bool fill_gaps_ = false; ///< numbers that are not known may stay away
};

} // namespace

PlacesNeeds needs_of(const FormulaText& formula) {
    PlacesNeeds needs;
    needs.columns = needed_columns(formula);
    needs.place_word = formula.place_word;
    return needs;
}

PlacesLook look_at_places(std::string_view file, std::string bytes, const FormulaText& formula,
                          const std::map<std::string, std::string>& by_hand,
                          const TableAnswers& answers) {
    return look_at_places(file, std::move(bytes), needs_of(formula), by_hand, answers);
}

PlacesLook look_at_places(std::string_view file, std::string bytes, const PlacesNeeds& needs,
                          const std::map<std::string, std::string>& by_hand,
                          const TableAnswers& answers) {
    PlacesLook look;
    const auto table = read_delimited(file, std::move(bytes));
    if (!table) {
        look.problems = table.problems();
        return look;
    }
    look.notes = table->notes();
    look.matches = match_columns(*table, needs, by_hand);
    PlacesReader(file, *table, needs, answers, look).read(file, by_hand);
    return look;
}

Result<PlacesFile> read_places_file(std::string_view file, std::string bytes,
                                    const FormulaText& formula,
                                    const std::map<std::string, std::string>& by_hand,
                                    const TableAnswers& answers) {
    PlacesLook look = look_at_places(file, std::move(bytes), formula, by_hand, answers);
    if (!look.problems.empty()) return std::move(look.problems);
    return PlacesFile{std::move(look.table), std::move(look.matches), std::move(look.notes),
                      std::move(look.questions)};
}

} // namespace folkmoot
