/// What a formula reads of places, made the same everywhere in turn.

#include "analysis/funding_game.hpp"
#include "funding/books.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <numeric>

namespace folkmoot {
namespace {

// What a column's numbers would be if every place were like the average: a count in proportion to
// heads, an index, share or rate the same for all.
std::vector<double> like_the_average(const PlaceColumn& column, std::string_view unit,
                                     std::span<const double> people) {
    constexpr std::array<std::string_view, 6> rates{"index", "share", "km", "years", "year", ""};
    const bool rate = unit.find('/') != std::string_view::npos ||
                      std::find(rates.begin(), rates.end(), unit) != rates.end();
    const double heads = std::accumulate(people.begin(), people.end(), 0.0);
    double sum = 0;
    for (std::size_t p = 0; p < people.size(); ++p)
        sum += rate ? column.values[p] * people[p] : column.values[p];
    std::vector<double> values(people.size());
    for (std::size_t p = 0; p < people.size(); ++p)
        values[p] = rate ? sum / heads : people[p] * (sum / heads);
    return values;
}

// A term: columns that are made alike together.
struct Alike {
    WhyTermValue face;
    std::vector<std::size_t> columns;  // of the table
    std::vector<std::vector<double>> real, average;
};

bool in_steps(const FormulaText& text, std::string_view name) {
    for (const FormulaStep& step : text.steps) {
        if (mentions(step.expression, name)) return true;
    }
    return false;
}

class Terms {
public:
    Terms(const FundingCase& from, std::span<const double> people) : from_(from), people_(people) {
        const FormulaText& text = from.formula.text;
        for (const BandTable& band : text.bands) {
            if (!in_steps(text, band.name)) continue;
            Alike term{
                {as_words(band.name), "How many people of each kind a place has", 0}, {}, {}, {}};
            for (std::size_t r = 0; r < band.rows.size(); ++r) {
                for (std::size_t c = 0; c < band.columns.size(); ++c)
                    add(term, band_column(band, r, c), "people");
            }
            keep(std::move(term));
        }
        for (const NeededColumn& column : text.columns) {
            if (column.name == text.people || !in_steps(text, column.name) || used(column.name))
                continue;
            Alike term{{as_words(column.name), column.meaning, 0}, {}, {}, {}};
            add(term, column.name, column.unit);
            keep(std::move(term));
        }
    }

    std::vector<Alike> take() { return std::move(terms_); }

private:
    [[nodiscard]] std::size_t index_of(std::string_view name) const {
        const auto& columns = from_.table->columns;
        std::size_t i = 0;
        while (i < columns.size() && columns[i].name != name) ++i;
        return i;
    }
    [[nodiscard]] bool used(std::string_view name) const {
        for (const Alike& term : terms_) {
            for (const std::size_t c : term.columns) {
                if (from_.table->columns[c].name == name) return true;
            }
        }
        return false;
    }
    void add(Alike& term, std::string_view name, std::string_view unit) {
        const std::size_t i = index_of(name);
        if (i == from_.table->columns.size() || name == from_.formula.text.people) return;
        const PlaceColumn& column = from_.table->columns[i];
        term.columns.push_back(i);
        term.real.push_back(column.values);
        term.average.push_back(like_the_average(column, unit, people_));
    }
    void keep(Alike term) {
        if (!term.columns.empty()) terms_.push_back(std::move(term));
    }

    const FundingCase& from_;
    std::span<const double> people_;
    std::vector<Alike> terms_;
};

}  // namespace

std::string band_column(const BandTable& band, std::size_t row, std::size_t column) {
    std::string name = band.column_pattern;
    for (const auto& [word, with] :
         {std::pair<std::string_view, const std::string&>{"{row}", band.rows[row]},
          {"{column}", band.columns[column]}}) {
        if (const std::size_t at = name.find(word); at != std::string::npos)
            name.replace(at, word.size(), with);
    }
    return name;
}

Result<std::vector<WhyTermValue>> why_not_alike(const FundingCase& from, const Funding& funding,
                                                std::span<const double> people, std::size_t place) {
    const std::vector<Alike> terms = Terms(from, people).take();
    const bool rules = !from.formula.text.constraints.empty();
    PlaceTable table = *from.table;
    WhyGame game;
    for (const Alike& term : terms) game.terms.push_back(term.face);
    if (rules)
        game.terms.push_back(
            {"Rules", "Floors, caps and what is shared out again to pay for them", 0});
    game.worth = [&](const TermSet& set) -> Result<Pence> {
        for (std::size_t t = 0; t < terms.size(); ++t) {
            for (std::size_t i = 0; i < terms[t].columns.size(); ++i) {
                table.columns[terms[t].columns[i]].values =
                    set[t] != 0 ? terms[t].real[i] : terms[t].average[i];
            }
        }
        const TermSet use(from.formula.text.constraints.size(), rules ? set.back() : 0);
        const auto result = fund(from.formula, table, from.levers, use);
        if (!result) return result.problems();
        // The total may hang on the columns too: what is taken apart is how it is shared out.
        const double part = static_cast<double>(result->allocated.amount[place]);
        if (result->budget == funding.budget || result->budget == 0)
            return result->allocated.amount[place];
        return whole_pence(
            part * (static_cast<double>(funding.budget) / static_cast<double>(result->budget)));
    };
    const Pence amount = funding.allocated.amount[place];
    const Pence equal = equal_share(funding.budget, people, place);
    const auto alike = game.worth(TermSet(game.terms.size(), 0));
    auto parts = play(game, table.places());
    if (!alike || !parts) {
        // Where every place is the same, some formulas have no answer: what they read counts as
        // one.
        const auto without = fund(from.formula, *from.table, from.levers,
                                  TermSet(from.formula.text.constraints.size(), 0));
        const Pence before_rules = without ? without->allocated.amount[place] : amount;
        std::vector<WhyTermValue> all{
            {"All that the formula reads",
             "The formula against an equal share a head, without its rules", before_rules - equal}};
        if (rules)
            all.push_back(
                {game.terms.back().label, game.terms.back().sentence, amount - before_rules});
        return all;
    }
    WhyTermValue base{"Alike for every place",
                      "What the formula would give to this place if all places were like the "
                      "average, less an equal "
                      "share a head: lump sums favour small places",
                      *alike - equal};
    if (std::abs(base.pence) <= 1 && !parts->empty()) {
        // The penny that equal shares do not come out even by is no term of its own.
        auto largest = std::max_element(parts->begin(), parts->end(),
                                        [](const WhyTermValue& a, const WhyTermValue& b) {
                                            return std::abs(a.pence) < std::abs(b.pence);
                                        });
        largest->pence += base.pence;
        return parts;
    }
    parts->insert(parts->begin(), std::move(base));
    return parts;
}

} // namespace folkmoot
