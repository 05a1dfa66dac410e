/// What a formula reads of places, made the same everywhere in turn; and its rules.

#include "core/units.hpp"
#include "funding/books.hpp"
#include "funding/constraints.hpp"
#include "labs/funding/game.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace folkmoot {
namespace {

bool is_rate(std::string_view unit) {
    constexpr std::array<std::string_view, 7> rates{"index", "share", "km", "miles",
                                                    "years", "year",  ""};
    return unit.find('/') != std::string_view::npos ||
           std::find(rates.begin(), rates.end(), unit) != rates.end();
}

// What there is on average: for each head, or of an index, share or rate the mean over heads.
double average_of(const PlaceColumn& column, std::string_view unit,
                  std::span<const double> people) {
    const double heads = std::accumulate(people.begin(), people.end(), 0.0);
    double sum = 0;
    for (std::size_t p = 0; p < people.size(); ++p)
        sum += is_rate(unit) ? column.values[p] * people[p] : column.values[p];
    return sum / heads;
}

// A term: columns that are made alike together.
struct Alike {
    WhyTermValue face;
    std::vector<std::size_t> columns;  // of the table
    std::vector<std::vector<double>> real, average;
};

// "its mean deprivation score" of "Mean deprivation score: higher is poorer"; "what staff cost
// there".
std::string subject_of(const NeededColumn& column) {
    std::string words = column.meaning.substr(0, column.meaning.find_first_of(":;,."));
    if (words.empty()) return "its " + as_words(column.name);
    const bool name = words.size() > 1 && words[1] >= 'A' && words[1] <= 'Z';
    if (words[0] >= 'A' && words[0] <= 'Z' && !name)
        words[0] = static_cast<char>(words[0] - 'A' + 'a');
    return words.starts_with("what ") || words.starts_with("how ") ? words : "its " + words;
}

// Decimals that tell two numbers apart: three digits of the smaller, or more.
int decimals_for(double one, double other) {
    const double least = std::min(std::fabs(one), std::fabs(other));
    int decimals = least >= 100.0 ? 0 : least >= 10.0 ? 1 : 2;
    while (decimals < 6 && one != other &&
           format_number(one, decimals) == format_number(other, decimals))
        ++decimals;
    return decimals;
}

// "because its mean deprivation score is 28.0 where the average is 22.4".
std::string reason_of(const NeededColumn& column, double here, double average,
                      std::string_view heads) {
    const std::string subject = subject_of(column);
    if (column.unit == "share") {
        const int decimals = decimals_for(here * 100.0, average * 100.0);
        const int digits = std::max(0, decimals - 1);
        return "because " + subject + " is " + format_number(here * 100.0, digits) +
               "% where the average is " + format_number(average * 100.0, digits) + "%";
    }
    if (is_rate(column.unit)) {
        const int decimals = decimals_for(here, average);
        return "because " + subject + " is " + format_number(here, decimals) +
               " where the average is " + format_number(average, decimals);
    }
    if (column.unit == "£") {
        return "because " + subject + " comes to " + format_money(here) +
               " a head where the average is " + format_money(average);
    }
    const double each = average < 0.01 ? 10'000.0 : 100.0;
    const int decimals = decimals_for(here * each, average * each);
    return "because for every " + format_number(each, 0) + " " + std::string(heads) + " it has " +
           format_number(here * each, decimals) + " (" +
           (subject.starts_with("its ") ? subject.substr(4) : subject) + ") where the average is " +
           format_number(average * each, decimals);
}

// In a step other than the budget's: how much there is in all is no part of how it is shared out.
bool in_steps(const FormulaText& text, std::string_view name) {
    for (const FormulaStep& step : text.steps) {
        if (step.name != text.budget && mentions(step.expression, name)) return true;
    }
    return false;
}

class Terms {
public:
    Terms(const FundingCase& from, std::span<const double> people, std::size_t place)
        : from_(from), people_(people), place_(place) {
        const FormulaText& text = from.formula.text;
        for (const BandTable& band : text.bands) {
            if (!in_steps(text, band.name)) continue;
            Alike term{{as_words(band.name), "How many people of each kind a place has", 0,
                        "because of how many people of each kind it has"},
                       {},
                       {},
                       {}};
            for (std::size_t r = 0; r < band.rows.size(); ++r) {
                for (std::size_t c = 0; c < band.columns.size(); ++c)
                    add(term, band_column(band, r, c), "people");
            }
            keep(std::move(term));
        }
        for (const NeededColumn& column : text.columns) {
            if (column.name == text.people || !in_steps(text, column.name) || used(column.name))
                continue;
            Alike term{{as_words(column.name), column.meaning, 0, {}}, {}, {}, {}};
            add(term, column.name, column.unit);
            if (!term.columns.empty()) {
                const double heads = is_rate(column.unit) ? 1.0 : people_[place_];
                const double average =
                    average_of(from.table->columns[term.columns[0]], column.unit, people_);
                term.face.reason = reason_of(column, term.real[0][place_] / heads, average,
                                             text.people == "pupils" ? "pupils" : "people");
            }
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
        const double average = average_of(column, unit, people_);
        std::vector<double> alike;
        alike.reserve(people_.size());
        for (const double heads : people_)
            alike.push_back(is_rate(unit) ? average : average * heads);
        term.average.push_back(std::move(alike));
    }
    void keep(Alike term) {
        if (!term.columns.empty()) terms_.push_back(std::move(term));
    }

    const FundingCase& from_;
    std::span<const double> people_;
    std::size_t place_;
    std::vector<Alike> terms_;
};

// "because of the floor", or what the rule does to others.
WhyTermValue rule_term(const FormulaConstraint& rule, std::uint32_t binding) {
    for (const ConstraintKind& kind : constraint_kinds()) {
        if (kind.key != rule.kind) continue;
        const std::string label(kind.label);
        const bool binds_here = (binding & kind.bit) != 0;
        return {label, rule.sentence.empty() ? std::string(kind.sentence) : rule.sentence, 0,
                "because of the " + label + (binds_here ? "" : " of other places")};
    }
    return {as_words(rule.kind), rule.sentence, 0, {}};
}

constexpr const char* all_rules_sentence =
    "Floors, caps and what is shared out again to pay for them";
constexpr const char* all_rules_reason = "because of floors, caps and what pays for them";

// Whose columns are made like the average, and whether the rules count one by one.
struct Way {
    bool everywhere = true, rules_apart = true;
};

struct Played {
    Pence base = 0;  // of a place like the average
    std::vector<WhyTermValue> parts;
};

Result<Played> play_alike(const FundingCase& from, const Funding& funding,
                          const std::vector<Alike>& terms, std::size_t place, Way way) {
    const auto& constraints = from.formula.text.constraints;
    PlaceTable table = *from.table;
    WhyGame game;
    for (const Alike& term : terms) game.terms.push_back(term.face);
    if (way.rules_apart) {
        for (const FormulaConstraint& rule : constraints)
            game.terms.push_back(rule_term(rule, funding.allocated.binding[place]));
    } else if (!constraints.empty()) {
        game.terms.push_back({"Rules", all_rules_sentence, 0, all_rules_reason});
    }
    game.worth = [&](const TermSet& set) -> Result<Pence> {
        for (std::size_t t = 0; t < terms.size(); ++t) {
            for (std::size_t i = 0; i < terms[t].columns.size(); ++i) {
                auto& values = table.columns[terms[t].columns[i]].values;
                const auto& from_here = set[t] != 0 ? terms[t].real[i] : terms[t].average[i];
                if (way.everywhere)
                    values = from_here;
                else
                    values[place] = from_here[place];
            }
        }
        TermSet use(constraints.size(), set.size() > terms.size() ? set.back() : 0);
        if (way.rules_apart) {
            for (std::size_t r = 0; r < use.size(); ++r) use[r] = set[terms.size() + r];
        }
        const auto result = fund(from.formula, table, from.levers, use);
        if (!result) return result.problems();
        // The total may hang on the columns too: what is taken apart is how it is shared out.
        const double part = static_cast<double>(result->allocated.amount[place]);
        if (result->budget == funding.budget || result->budget == 0)
            return result->allocated.amount[place];
        return whole_pence(
            part * (static_cast<double>(funding.budget) / static_cast<double>(result->budget)));
    };
    const auto base = game.worth(TermSet(game.terms.size(), 0));
    if (!base) return base.problems();
    auto parts = play(game, table.places());
    if (!parts) return parts.problems();
    return Played{*base, std::move(*parts)};
}

// What a place like the average gets beside an equal share a head.
WhyTermValue base_term(Pence pence, bool everywhere) {
    if (everywhere) {
        return {"Alike for every place",
                "What the formula would give to this place if all places were like the average, "
                "less an equal share a head: lump sums favour small places",
                pence,
                pence > 0 ? "because what every place gets alike is more a head in a small place"
                          : "because what every place gets alike is less a head in a large place"};
    }
    return {"The other places",
            "What the formula would give to this place if its own numbers were the average, less "
            "an equal share a head",
            pence,
            pence > 0 ? "because the formula counts the other places for less"
                      : "because the formula counts the other places for more"};
}

} // namespace

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
    const std::vector<Alike> terms = Terms(from, people, place).take();
    const bool rules = !from.formula.text.constraints.empty();
    const Pence amount = funding.allocated.amount[place];
    const Pence equal = equal_share(funding.budget, people, place);
    // Where every place is the same, some formulas have no answer, and some rules hold only
    // together: then in another way.
    for (const Way way : {Way{true, true}, Way{true, false}, Way{false, true}, Way{false, false}}) {
        auto played = play_alike(from, funding, terms, place, way);
        if (!played) continue;
        WhyTermValue base = base_term(played->base - equal, way.everywhere);
        auto& parts = played->parts;
        if (std::abs(base.pence) <= 1 && !parts.empty()) {
            // The penny that equal shares do not come out even by is no term of its own.
            auto largest = std::max_element(parts.begin(), parts.end(),
                                            [](const WhyTermValue& a, const WhyTermValue& b) {
                                                return std::abs(a.pence) < std::abs(b.pence);
                                            });
            largest->pence += base.pence;
        } else {
            parts.insert(parts.begin(), std::move(base));
        }
        return parts;
    }
    const auto without = fund(from.formula, *from.table, from.levers,
                              TermSet(from.formula.text.constraints.size(), 0));
    const Pence before_rules = without ? without->allocated.amount[place] : amount;
    std::vector<WhyTermValue> all{{"All that the formula reads",
                                   "The formula against an equal share a head, without its rules",
                                   before_rules - equal,
                                   "because of all that the formula reads of places together"}};
    if (rules)
        all.push_back({"Rules", all_rules_sentence, amount - before_rules, all_rules_reason});
    return all;
}

} // namespace folkmoot
