/// Mixtures of two formulas: each differing lever, step, column and the rules taken from one or the
/// other.

#include "labs/funding/game.hpp"

#include "core/units.hpp"
#include "scenario/formula_file.hpp"

#include <algorithm>
#include <functional>
#include <numeric>

namespace folkmoot {
namespace {

template <class T> const T* named(const std::vector<T>& all, std::string_view name) {
    for (const T& each : all) {
        if (each.name == name) return &each;
    }
    return nullptr;
}

// As many decimals as it needs, four at most.
std::string lever_number(double value) {
    std::string text = format_number(value, 4);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text;
}

std::string without_spaces(std::string_view expression) {
    std::string text;
    for (const char c : expression) {
        if (c != ' ' && c != '\n' && c != '\t') text += c;
    }
    return text;
}

bool same(const FormulaConstraint& one, const FormulaConstraint& other) {
    return one.kind == other.kind && without_spaces(one.value) == without_spaces(other.value) &&
           one.against == other.against && one.per == other.per;
}

bool same(const BandTable& one, const BandTable& other) {
    return one.rows == other.rows && one.columns == other.columns && one.values == other.values &&
           one.column_pattern == other.column_pattern;
}

// Two formulas as one text in which each difference can be switched. Starts as `now`, with all that
// only `other` has added to it.
class Mixture {
public:
    Mixture(const FundingCase& now, const FundingCase& other)
        : now_(now), other_(other), text_(now.formula.text), table_(*now.table),
          levers_(now.levers) {
        unite_levers();
        unite_steps();
        unite_bands();
        unite_columns();
        const FormulaText& mine = now.formula.text;
        const FormulaText& yours = other.formula.text;
        if (mine.allocation != yours.allocation || mine.budget != yours.budget) {
            add("What is shared out", "Which steps are the money and its total",
                "because other steps are the money and its total", [this](bool from_now) {
                    const FormulaText& from = from_now ? now_.formula.text : other_.formula.text;
                    text_.allocation = from.allocation;
                    text_.budget = from.budget;
                });
        }
        if (!std::equal(mine.constraints.begin(), mine.constraints.end(), yours.constraints.begin(),
                        yours.constraints.end(),
                        [](const auto& a, const auto& b) { return same(a, b); })) {
            add("Rules", "Floors, caps and what is shared out again to pay for them",
                "because the rules differ", [this](bool from_now) {
                    text_.constraints =
                        from_now ? now_.formula.text.constraints : other_.formula.text.constraints;
                });
        }
    }

    [[nodiscard]] const std::vector<WhyTermValue>& terms() const { return terms_; }

    /// What a place gets with the terms of `set` as `now` has them and the others as `other` has
    /// them.
    [[nodiscard]] Result<Pence> worth(const TermSet& set, std::size_t place) {
        for (std::size_t t = 0; t < set.size(); ++t) choose_[t](set[t] != 0);
        const auto formula = compile(text_);
        if (!formula) return formula.problems();
        const auto funding = fund(*formula, table_, levers_);
        if (!funding) return funding.problems();
        return funding->allocated.amount[place];
    }

private:
    void add(std::string label, std::string sentence, std::string reason,
             std::function<void(bool)> choose) {
        terms_.push_back({std::move(label), std::move(sentence), 0, std::move(reason)});
        choose_.push_back(std::move(choose));
    }

    void unite_levers() {
        for (std::size_t i = 0; i < other_.formula.text.levers.size(); ++i) {
            const FormulaLever& lever = other_.formula.text.levers[i];
            const FormulaLever* mine = named(now_.formula.text.levers, lever.name);
            if (mine == nullptr) {
                if (named(now_.formula.text.steps, lever.name) != nullptr) continue;
                text_.levers.push_back(lever);
                levers_.push_back(other_.levers[i]);
                continue;
            }
            const auto at = static_cast<std::size_t>(mine - now_.formula.text.levers.data());
            const double here = now_.levers[at];
            const double there = other_.levers[i];
            if (here == there) continue;
            const std::string label = mine->label.empty() ? as_words(mine->name) : mine->label;
            const std::string change = lever_number(here) + " instead of " + lever_number(there);
            add(label, change, "because “" + label + "” is " + change,
                [this, at, here, there](bool from_now) { levers_[at] = from_now ? here : there; });
        }
    }

    void unite_steps() {
        for (const FormulaStep& step : other_.formula.text.steps) {
            const FormulaStep* mine = named(now_.formula.text.steps, step.name);
            if (mine == nullptr) {
                if (named(now_.formula.text.levers, step.name) == nullptr)
                    text_.steps.push_back(step);
                continue;
            }
            if (without_spaces(mine->expression) == without_spaces(step.expression)) continue;
            const auto at = static_cast<std::size_t>(mine - now_.formula.text.steps.data());
            add(as_words(step.name), mine->sentence.empty() ? mine->expression : mine->sentence,
                "because “" + as_words(step.name) + "” is worked out in another way",
                [this, at, mine, &step](bool from_now) {
                    text_.steps[at] = from_now ? *mine : step;
                });
        }
    }

    void unite_bands() {
        for (const BandTable& band : other_.formula.text.bands) {
            const BandTable* mine = named(now_.formula.text.bands, band.name);
            if (mine == nullptr) {
                text_.bands.push_back(band);
            } else if (!same(*mine, band)) {
                const auto at = static_cast<std::size_t>(mine - now_.formula.text.bands.data());
                add(as_words(band.name), "Other weights",
                    "because “" + as_words(band.name) + "” has other weights",
                    [this, at, mine, &band](bool from_now) {
                        text_.bands[at] = from_now ? *mine : band;
                    });
            }
        }
    }

    void unite_columns() {
        for (const NeededColumn& column : other_.formula.text.columns) {
            if (named(text_.columns, column.name) == nullptr) text_.columns.push_back(column);
        }
        for (const PlaceColumn& column : other_.table->columns) {
            const PlaceColumn* mine = now_.table->find(column.name);
            if (mine == nullptr) {
                table_.columns.push_back(column);
            } else if (mine->values != column.values) {
                const auto at = static_cast<std::size_t>(mine - now_.table->columns.data());
                add(as_words(column.name), "Read from another column of the table",
                    "because “" + as_words(column.name) + "” is read from another column",
                    [this, at, mine, &column](bool from_now) {
                        table_.columns[at] = from_now ? *mine : column;
                    });
            }
        }
    }

    const FundingCase& now_;
    const FundingCase& other_;
    FormulaText text_;
    PlaceTable table_;
    std::vector<double> levers_;
    std::vector<WhyTermValue> terms_;
    std::vector<std::function<void(bool)>> choose_;
};

} // namespace

bool share_steps(const FormulaText& one, const FormulaText& other) {
    return std::any_of(one.steps.begin(), one.steps.end(), [&](const FormulaStep& step) {
        return step.name != one.allocation && step.name != other.allocation &&
               named(other.steps, step.name) != nullptr;
    });
}

Result<std::vector<WhyTermValue>> why_between(const FundingCase& now, const FundingCase& other,
                                              std::size_t place) {
    const auto mine = fund(now.formula, *now.table, now.levers);
    const auto yours = fund(other.formula, *other.table, other.levers);
    if (!mine) return mine.problems();
    if (!yours) return yours.problems();
    const Pence difference = mine->allocated.amount[place] - yours->allocated.amount[place];
    Mixture mixture(now, other);
    const WhyGame game{mixture.terms(),
                       [&](const TermSet& set) { return mixture.worth(set, place); }};
    if (game.terms.empty()) return std::vector<WhyTermValue>{};
    auto parts = play(game, now.table->places());
    Pence sum = 0;
    if (parts) {
        for (const WhyTermValue& term : *parts) sum += term.pence;
    }
    // Some mixtures of two formulas make no sense (a cycle, £ added to people), or are not what
    // either says.
    if (!parts || sum != difference) {
        return std::vector<WhyTermValue>{
            {"The formulas as a whole",
             "Their steps depend on each other and cannot be swapped one at a time", difference,
             "because the formulas differ as a whole"}};
    }
    return parts;
}

} // namespace folkmoot
