/// Reads tables that no spreadsheet would write. Whatever the bytes: no crash, a reason for every
/// refusal, a table that was read is whole and finite, and its money is counted or refused.

#include "analysis/funding_lab.hpp"
#include "core/delimited.hpp"
#include "funding/books.hpp"
#include "scenario/places_file.hpp"

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

/// What is written cell by cell is read back cell by cell.
void check_table(const std::string& bytes) {
    const auto table = read_delimited("fuzz.csv", bytes);
    if (!table) return must_explain(table.problems());
    must(table->rows() > 0 && table->columns() > 0);
    std::string written;
    const auto line = [&](auto cell) {
        for (std::size_t c = 0; c < table->columns(); ++c)
            written += (c > 0 ? "," : "") + csv_cell(cell(c));
        written += '\n';
    };
    line([&](std::size_t c) { return table->heading(c); });
    for (std::size_t r = 0; r < table->rows(); ++r) {
        must(table->line(r) > 0);
        line([&](std::size_t c) { return table->cell(r, c); });
        for (std::size_t c = 0; c < table->columns(); ++c)
            for (const bool comma : {false, true})
                if (const auto number = number_in(table->cell(r, c), {}, comma))
                    must(std::isfinite(*number));
    }
    // A first heading that begins with a byte-order mark would be taken for the file's own mark.
    if (written.starts_with("\xEF\xBB\xBF")) return;
    const auto again = read_delimited("again.csv", written);
    // Delimiters of other kinds may stand in unquoted cells: then the header is read differently.
    if (!again || again->delimiter() != ',' || again->columns() != table->columns()) return;
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

void check_places(std::string bytes) {
    const FormulaText formula = by_head();
    const auto places = read_places_file("fuzz.csv", std::move(bytes), formula);
    if (!places) return must_explain(places.problems());
    const PlaceTable& table = places->table;
    must(table.places() > 0 && table.names.size() == table.places() && table.columns.size() >= 3);
    for (const PlaceColumn& column : table.columns) {
        must(column.values.size() == table.places());
        for (const double value : column.values) must(std::isfinite(value));
    }
    static const Formula compiled = compile(formula).value();
    const auto answer =
        answer_funding({compiled, {}, std::make_shared<const PlaceTable>(table), {}},
                       FundingAgainst::today, nullptr);
    if (!answer) return must_explain(answer.problems());
    must(answer->total >= 0 && answer->total <= most_pence);
}

} // namespace

} // namespace folkmoot

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
    const std::string input(reinterpret_cast<const char*>(bytes), size);
    folkmoot::check_table(input);
    folkmoot::check_places(input);
    folkmoot::check_places("town,people,paid,poor\n" + input);
    return 0;
}
