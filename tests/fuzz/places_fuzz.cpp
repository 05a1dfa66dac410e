/// Reads tables that no spreadsheet would write. Whatever the bytes: no crash, a reason for every
/// refusal, a table that was read is whole and finite, and its money is counted or refused.

#include "core/table/cell_words.hpp"
#include "core/table/delimited.hpp"
#include "core/table/text_in.hpp"
#include "funding/books.hpp"
#include "labs/funding/lab.hpp"
#include "scenario/table/places_file.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace folkmoot {

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

void must_explain(const Problems& problems) {
    must(!problems.empty());
    for (const Problem& problem : problems) must(!problem.what.empty());
}

/// What is written cell by cell is read back cell by cell, and no cell is a spreadsheet's formula.
void check_table(const std::string& bytes) {
    const TextIn read = text_in(bytes);
    must(is_utf8(read.text));
    const auto table = read_delimited("fuzz.csv", bytes);
    if (!table) return must_explain(table.problems());
    must(table->rows() > 0 && table->columns() > 0);
    for (const std::string& note : table->notes()) must(!note.empty() && is_utf8(note));
    std::string written;
    const auto line = [&](auto cell) {
        for (std::size_t c = 0; c < table->columns(); ++c) {
            const std::string text = csv_cell(cell(c));
            must(!begins_like_formula(text) || text.starts_with('\'') || text.starts_with('"'));
            written += (c > 0 ? "," : "") + text;
        }
        written += '\n';
    };
    line([&](std::size_t c) { return table->heading(c); });
    for (std::size_t r = 0; r < table->rows(); ++r) {
        must(table->line(r) > 0);
        line([&](std::size_t c) { return table->cell(r, c); });
        for (std::size_t c = 0; c < table->columns(); ++c)
            for (const bool comma : {false, true})
                for (const int power : {-2, 0, 6})
                    if (const auto number = number_in(table->cell(r, c),
                                                      {.magnitude = true, .power = power}, comma))
                        must(std::isfinite(*number));
    }
    // A first heading that begins with a byte-order mark, or like "sep=;", would be taken for the
    // file's own.
    if (written.starts_with("\xEF\xBB\xBF") ||
        is_word(std::string_view(written).substr(0, 4), "sep=") ||
        is_word(std::string_view(written).substr(0, 5), "\"sep="))
        return;
    const auto again = read_delimited("again.csv", written);
    // Delimiters of other kinds may stand in unquoted cells: then the header is read differently.
    if (!again || again->delimiter() != ',' || again->columns() != table->columns()) return;
    // The first rows of what was cut at its headings may look like titles themselves.
    if (again->heading(0) != table->heading(0) || again->heading_line() != 1) return;
    for (std::size_t r = 0; r < std::min(table->rows(), again->rows()); ++r)
        for (std::size_t c = 0; c < table->columns(); ++c)
            must(table->cell(r, c) == again->cell(r, c));
}

/// All that is paid today, by head.
FormulaText by_head() {
    FormulaText formula;
    formula.place_word = "town";
    formula.columns = {
        {"people", "people", "", {"patients"}}, {"paid", "£", "", {}}, {"poor", "share", "", {}}};
    formula.steps = {{"out", "sum(paid) * share_of(people)", "£", "", 1, 1}};
    formula.allocation = "out";
    formula.people = "people";
    formula.today = "paid";
    return formula;
}

void check_places(const std::string& bytes) {
    const FormulaText formula = by_head();
    static const Formula compiled = compile(formula).value();
    TableAnswers answers;
    // Every question is answered in turn with each of its answers: a table stays sound whatever a
    // person says.
    for (int round = 0; round < 4; ++round) {
        const PlacesLook look = look_at_places("fuzz.csv", bytes, formula, {}, answers);
        for (const std::string& note : look.notes) must(!note.empty() && is_utf8(note));
        for (const TableQuestion& question : look.questions) {
            must(!question.key.empty() && !question.sentence.empty() &&
                 question.answers.size() >= 2);
            bool known = question.chosen.empty();
            for (const TableQuestion::Answer& answer : question.answers) {
                must(!answer.words.empty() || question.key.starts_with("only:"));
                known = known || answer.value == question.chosen;
            }
            must(known);
            const std::size_t pick =
                (question.key.size() + static_cast<std::size_t>(round)) % question.answers.size();
            answers[question.key] = question.answers[pick].value;
        }
        if (!look.problems.empty()) {
            must_explain(look.problems);
            continue;
        }
        const PlaceTable& table = look.table;
        must(table.places() > 0 && table.names.size() == table.places() &&
             table.columns.size() >= 3);
        for (const PlaceColumn& column : table.columns) {
            must(column.values.size() == table.places());
            for (const double value : column.values) must(std::isfinite(value));
        }
        const auto answer =
            answer_funding({compiled, {}, std::make_shared<const PlaceTable>(table), {}},
                           FundingAgainst::today, nullptr);
        if (!answer)
            must_explain(answer.problems());
        else
            must(answer->total >= 0 && answer->total <= most_pence);
    }
}

/// Rows that belong to one of two places and may leave numbers open, as providers of areas do.
PlacesNeeds providers_of_two_areas() {
    PlacesNeeds needs;
    needs.wanted_by = "the scenario";
    needs.row_word = "provider";
    needs.place_word = "clinic";
    needs.codes_stand_once = true;
    needs.instead = "The usual value stands for it";
    needs.columns = {{"area", "", "where it is", {"town", "area code"}},
                     {"reach", "", "whom it serves", {"kind"}},
                     {"rating", "share", "how it is rated", {"quality"}}};
    needs.may_lack = {"area", "reach", "rating"};
    needs.bounds = {{"rating", 0, 1, "0 to 1, or 0% to 100%"}};
    needs.words = {{"area", {{"Upper", "U1"}, {"Lower", "L2", "Niedrig"}}, "no such area"},
                   {"reach", {{"local"}, {"online", "everywhere"}}, "neither local nor online"}};
    return needs;
}

/// A cell of words is one of those that there are, or a problem, or open: never another number.
void check_words(const std::string& bytes) {
    static const PlacesNeeds needs = providers_of_two_areas();
    for (const char* gaps : {"", "usual", "leave-out", "stop"}) {
        TableAnswers answers;
        if (*gaps != '\0') answers["gaps"] = gaps;
        const PlacesLook look = look_at_places("fuzz.csv", bytes, needs, {}, answers);
        for (const std::string& note : look.notes) must(!note.empty() && is_utf8(note));
        if (!look.problems.empty()) {
            must_explain(look.problems);
            continue;
        }
        must(look.table.places() > 0 && look.rows.size() == look.table.places());
        for (const PlaceColumn& column : look.table.columns) {
            must(column.values.size() == look.table.places());
            const bool words = column.name == "area" || column.name == "reach";
            for (const double value : column.values)
                must(std::isnan(value) ||
                     (words ? value == 0 || value == 1 : std::isfinite(value)));
        }
    }
}

} // namespace

} // namespace folkmoot

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string input(reinterpret_cast<const char*>(bytes), size);
    folkmoot::check_table(input);
    folkmoot::check_places(input);
    folkmoot::check_places("town,people,paid,poor\n" + input);
    folkmoot::check_places("Table 1\n\ncode;people (000s);paid £m;poor %;year\n" + input);
    folkmoot::check_words(input);
    folkmoot::check_words("clinic,area,reach,rating\n" + input);
    folkmoot::check_words("Code;Clinic;Area code;Kind;Quality %\n" + input);
    return 0;
}
