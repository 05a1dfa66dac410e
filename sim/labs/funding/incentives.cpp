#include "labs/funding/incentives.hpp"

#include "core/units.hpp"
#include "funding/books.hpp"
#include "labs/funding/game.hpp"
#include "labs/funding/tangent.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace folkmoot {
namespace {

constexpr int stretches = 20;             // into which the range is cut
constexpr int halvings = 24;              // of the stretch with the largest change
constexpr double scanned = 0.05;          // of the reported value, to both sides
constexpr double misreported = 0.01;
constexpr double least_cliff_share = 5e-4;  // of what the place gets
constexpr double most_evaluations = 3e7;         // places × times that a formula is worked out
constexpr double still_jumps = 0.5;       // of the change must be left in the last stretch

// Columns that the formula reads, with their meaning and unit.
std::vector<NeededColumn> columns_read(const FormulaText& text) {
    std::vector<NeededColumn> all;
    const auto read = [&](std::string_view name) {
        const auto in = [&](std::string_view expression) { return mentions(expression, name); };
        return std::any_of(text.steps.begin(), text.steps.end(),
                           [&](const auto& s) { return in(s.expression); }) ||
               std::any_of(text.constraints.begin(), text.constraints.end(), [&](const auto& c) {
                   return in(c.value) || in(c.against) || in(c.per);
               });
    };
    for (const NeededColumn& column : text.columns) {
        if (read(column.name)) all.push_back(column);
    }
    for (const BandTable& band : text.bands) {
        if (!read(band.name)) continue;
        for (std::size_t r = 0; r < band.rows.size(); ++r) {
            for (std::size_t c = 0; c < band.columns.size(); ++c) {
                const std::string name = band_column(band, r, c);
                const bool known = std::any_of(all.begin(), all.end(),
                                               [&](const auto& n) { return n.name == name; });
                if (!known) all.push_back({name, "people", "People: " + as_words(name), {}});
            }
        }
    }
    return all;
}

// A formula's money for a place as a function of one of its numbers.
class Question {
public:
    Question(const FundingCase& from, std::size_t place, std::size_t column)
        : from_(from), table_(*from.table), place_(place), column_(column) {}

    /// £; NaN where the formula has no answer.
    [[nodiscard]] double money(double value) {
        table_.columns[column_].values[place_] = value;
        const auto funding = fund(from_.formula, table_, from_.levers);
        return funding ? to_pounds(funding->allocated.amount[place_])
                       : std::numeric_limits<double>::quiet_NaN();
    }

private:
    const FundingCase& from_;
    PlaceTable table_;
    std::size_t place_, column_;
};

std::string number_text(double value) {
    return format_number(value, std::fabs(value) < 10.0 ? 3 : 0);
}

void describe_cliff(IncentiveValue& row, const Cliff& cliff, const std::string& label) {
    row.cliff = true;
    const double jump = cliff.above - cliff.below;
    row.cliff_words = "At " + number_text(cliff.at) + " (" + label + ") the money jumps " +
                      (jump > 0 ? "up" : "down") + " by " + format_money(std::fabs(jump));
}

}  // namespace

std::optional<Cliff> find_cliff(const std::function<double(double)>& money, double low, double high,
                                double least) {
    struct End {
        double at = 0, money = 0;
    };
    End from{low, money(low)}, left{}, right{};
    double largest = 0;
    for (int i = 1; i <= stretches; ++i) {
        const double here = low + (high - low) * i / stretches;
        const End to{here, money(here)};
        if (std::fabs(to.money - from.money) > largest) {
            largest = std::fabs(to.money - from.money);
            left = from;
            right = to;
        }
        from = to;
    }
    if (!(largest > least)) return std::nullopt;
    for (int i = 0; i < halvings; ++i) {
        const double here = left.at + (right.at - left.at) / 2.0;
        const End middle{here, money(here)};
        if (std::fabs(middle.money - left.money) > std::fabs(right.money - middle.money)) {
            right = middle;
        } else {
            left = middle;
        }
        const double jump = std::fabs(right.money - left.money);
        if (!(jump > still_jumps * least)) return std::nullopt;
    }
    return Cliff{right.at, left.money, right.money};
}

Result<std::vector<IncentiveValue>> incentives_of(const FundingCase& from,
                                                  const FundingAnswer& answer, std::size_t place) {
    const std::vector<NeededColumn> columns = columns_read(from.formula.text);
    const double places = static_cast<double>(from.table->places());
    const bool scan =
        places * static_cast<double>(columns.size()) * (stretches + halvings) <= most_evaluations;
    const double before = to_pounds(answer.now.allocated.amount[place]);
    std::vector<IncentiveValue> rows;
    for (const NeededColumn& column : columns) {
        const PlaceColumn* found = from.table->find(column.name);
        if (found == nullptr) continue;
        const double value = found->values[place];
        const bool rate = column.unit == "index" || column.unit == "share" || column.unit.empty();
        const bool small =
            rate && *std::max_element(found->values.begin(), found->values.end()) <= 2.0;
        const double one = small ? 0.01 : 1.0;
        const auto tangent = allocation_tangent(from, answer.now, column.name, place);
        if (!tangent) return tangent.problems();
        Question question(from, place,
                          static_cast<std::size_t>(found - from.table->columns.data()));

        IncentiveValue row;
        row.column = column.name;
        row.label = column.meaning.empty() ? as_words(column.name) : column.meaning;
        row.unit =
            small ? "0.01 (" + (column.unit.empty() ? "index" : column.unit) + ")" : column.unit;
        row.one_more = (*tangent)[place] * one;
        row.finite = question.money(value + one) - before;
        row.misreport = question.money(value * (1.0 + misreported)) - before;
        if (scan && value != 0.0) {
            const double reach = std::fabs(value) * scanned;
            const auto cliff =
                find_cliff([&](double v) { return question.money(v); }, value - reach,
                           value + reach, std::max(1.0, least_cliff_share * before));
            if (cliff) describe_cliff(row, *cliff, as_words(column.name));
        } else if (!scan) {
            row.cliff_words = "Not looked for: the table is too large";
        }
        const bool nothing =
            row.one_more == 0.0 && row.finite == 0.0 && row.misreport == 0.0 && !row.cliff;
        if (!nothing) rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace folkmoot
