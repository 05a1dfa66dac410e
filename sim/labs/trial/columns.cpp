#include "labs/trial/columns.hpp"

#include "core/table/cell_words.hpp"
#include "core/words/visible.hpp"
#include "experiment/design.hpp"
#include "experiment/methods.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>

namespace folkmoot {
namespace {

constexpr std::size_t most_problems = 20;
constexpr double most_looks = 1e6;
constexpr double most_counted = 1e12;
constexpr double largest_value = 1e60;  ///< its fourth power still is a number

bool alike(std::string_view text, std::string_view lower) {
    return std::equal(
        text.begin(), text.end(), lower.begin(), lower.end(), [](char one, char other) {
            return (one >= 'A' && one <= 'Z' ? static_cast<char>(one - 'A' + 'a') : one) == other;
        });
}

bool not_known(std::string_view cell) { return is_missing_word(cell) || alike(cell, "nan"); }

std::optional<double> yes_or_no(std::string_view cell) {
    for (const std::string_view word : {"yes", "true", "y", "t"})
        if (alike(cell, word)) return 1.0;
    for (const std::string_view word : {"no", "false", "n", "f"})
        if (alike(cell, word)) return 0.0;
    return std::nullopt;
}

class Reader {
public:
    Reader(std::string_view file, const Delimited& table) : file_(file), table_(table) {
        for (std::size_t i = 0; i < table.columns(); ++i) headings_.push_back(table.heading(i));
    }

    Problems problems;

    /// The column of a name, or nothing and a problem.
    std::optional<std::size_t> find(std::string_view role, const std::string& name) {
        for (std::size_t i = 0; i < headings_.size(); ++i) {
            if (headings_[i] != name) continue;
            for (const auto& [other, column] : taken_) {
                if (column != i) continue;
                problem(role, "this column is already the " + std::string(other), name);
                return std::nullopt;
            }
            taken_.emplace_back(role, i);
            return i;
        }
        Problem problem{.file = std::string(file_),
                        .line = 1,
                        .path = std::string(role),
                        .what = "no such column",
                        .found = name};
        problem.nearest = nearest_name(name, headings_);
        problems.push_back(std::move(problem));
        return std::nullopt;
    }

    void problem(std::string_view role, std::string what, std::string found = {},
                 std::string allowed = {}) {
        problems.push_back({.file = std::string(file_),
                            .path = std::string(role),
                            .what = std::move(what),
                            .found = std::move(found),
                            .allowed = std::move(allowed)});
    }

    /// Numbers of a column; not known: NaN. `high` below `low`: any number.
    std::vector<double> numbers(std::size_t column, double low = 1.0, double high = 0.0) {
        const bool decimal_comma = table_.delimiter() != ',' && has_decimal_commas(column);
        std::vector<double> values(table_.rows(), no_number);
        for (std::size_t row = 0; row < values.size(); ++row) {
            const std::string_view cell = table_.cell(row, column);
            if (not_known(cell)) {
                if (!cell.empty()) ++not_known_[std::string(cell)];
                continue;
            }
            std::optional<double> value = number_in(cell, {}, decimal_comma);
            if (!value) value = yes_or_no(cell);
            if (!value)
                bad_cell(row, column, "not a number",
                         "a number, yes or no, or nothing where it is not known");
            else if (std::fabs(*value) > largest_value)
                bad_cell(row, column, "too large to calculate with", "−1e60 to 1e60");
            else if (low <= high && !(*value >= low && *value <= high))
                bad_cell(row, column, "out of range", whole(low) + " to " + whole(high));
            else
                values[row] = *value;
        }
        note_not_known(column);
        return values;
    }

    /// How many people each row stands for, or to how many it happened: whole numbers.
    std::vector<double> counts(std::size_t column) {
        std::vector<double> values(table_.rows(), 0.0);
        for (std::size_t row = 0; row < values.size(); ++row) {
            const std::optional<double> value = number_in(table_.cell(row, column));
            if (!value || *value < 0.0 || *value > most_counted || *value != std::floor(*value))
                bad_cell(row, column, "not a count", "a whole number, 0 to 1,000,000,000,000");
            else
                values[row] = *value;
        }
        return values;
    }

    /// A count that is part of another.
    void at_most(const std::vector<double>& part, const std::vector<double>& whole,
                 const std::string& heading, const std::string& of) {
        for (std::size_t row = 0; row < part.size() && row < whole.size(); ++row)
            if (part[row] > whole[row])
                problems.push_back(
                    {.file = std::string(file_),
                     .line = table_.line(row),
                     .path = heading,
                     .what = "it happened to more people than there were",
                     .found = whole_text(part[row]),
                     .allowed = "at most " + whole_text(whole[row]) + " (" + of + ")"});
    }

    /// What was taken in a way that whoever brought the table should know of.
    std::vector<std::string> notes;

    /// Texts as numbers from 0 upwards in the order in which they first stand; `names` takes the
    /// texts.
    std::vector<std::uint32_t> texts(std::size_t column,
                                     std::vector<std::string>* names = nullptr) {
        std::vector<std::uint32_t> values(table_.rows(), 0);
        std::unordered_map<std::string_view, std::uint32_t> known;
        for (std::size_t row = 0; row < values.size(); ++row) {
            const std::string_view cell = table_.cell(row, column);
            if (cell.empty()) {
                bad_cell(row, column, "empty", "a name in every row");
                continue;
            }
            const auto [entry, fresh] =
                known.emplace(cell, static_cast<std::uint32_t>(known.size()));
            if (fresh && names != nullptr) names->push_back(plain_text(cell));
            values[row] = entry->second;
        }
        return values;
    }

    /// Numbers of looks.
    std::vector<std::uint32_t> looks(std::size_t column) {
        std::vector<std::uint32_t> values(table_.rows(), 0);
        for (std::size_t row = 0; row < values.size(); ++row) {
            const std::optional<double> value = number_in(table_.cell(row, column));
            if (!value || *value < 0.0 || *value > most_looks || *value != std::floor(*value))
                bad_cell(row, column, "not the number of a look or week",
                         "a whole number, 0 to " + whole(most_looks));
            else
                values[row] = static_cast<std::uint32_t>(*value);
        }
        return values;
    }

private:
    /// Some cell is a number only if its comma is a decimal point; then all of the column are read
    /// so.
    [[nodiscard]] bool has_decimal_commas(std::size_t column) const {
        for (std::size_t row = 0; row < table_.rows(); ++row) {
            const std::string_view cell = table_.cell(row, column);
            if (cell.find(',') != std::string_view::npos && !number_in(cell) &&
                number_in(cell, {}, true))
                return true;
        }
        return false;
    }

    static std::string whole(double value) { return std::to_string(std::llround(value)); }
    static std::string whole_text(double value) { return counted(value); }

    /// Says which words of a column were taken for a number that is not known.
    void note_not_known(std::size_t column) {
        std::string words;
        double cells = 0.0;
        for (const auto& [word, count] : not_known_) {
            words += (words.empty() ? "“" : ", “") + word + "”";
            cells += count;
        }
        if (cells > 0.0)
            notes.push_back("In column “" + std::string(headings_[column]) + "” " + counted(cells) +
                            (cells == 1.0 ? " cell says " : " cells say ") + words + " and " +
                            (cells == 1.0 ? "is" : "are") + " taken as not known.");
        not_known_.clear();
    }

    void bad_cell(std::size_t row, std::size_t column, std::string what, std::string allowed) {
        if (++bad_cells_ > most_problems) return;
        problems.push_back({.file = std::string(file_),
                            .line = table_.line(row),
                            .path = std::string(headings_[column]),
                            .what = std::move(what),
                            .found = std::string(table_.cell(row, column).substr(0, 40)),
                            .allowed = std::move(allowed)});
    }

    std::string_view file_;
    const Delimited& table_;
    std::vector<std::string_view> headings_;
    std::vector<std::pair<std::string_view, std::size_t>> taken_;
    std::size_t bad_cells_ = 0;
    std::map<std::string, double> not_known_; ///< of the column that is being read
};

/// Planned shares by arm: as many numbers as arms, in their order, or each by name.
std::vector<double> read_shares(Reader& reader, const std::vector<std::string>& texts,
                                const std::vector<std::string>& arms) {
    if (texts.empty() || arms.empty()) return {};
    std::string order;
    for (const std::string& arm : arms) order += (order.empty() ? "" : ", ") + arm;
    std::vector<double> shares(arms.size(), 0.0);
    const auto wrong = [&](std::string what, const std::string& found) {
        reader.problem("shares", std::move(what), found,
                       "a number above 0 for each of " + order +
                           ", in this order or as NAME=SHARE");
    };
    if (texts.size() != arms.size()) {
        wrong("not as many as there are arms", std::to_string(texts.size()));
        return {};
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::size_t equals = texts[i].rfind('=');
        const auto place = equals == std::string::npos
                               ? arms.begin() + static_cast<std::ptrdiff_t>(i)
                               : std::find(arms.begin(), arms.end(), texts[i].substr(0, equals));
        const std::optional<double> share =
            number_in(equals == std::string::npos ? texts[i] : texts[i].substr(equals + 1));
        if (place == arms.end() || !share || !(*share > 0.0) || *share > largest_value) {
            wrong(place == arms.end() ? "there is no such arm" : "not a share", texts[i]);
            return {};
        }
        shares[static_cast<std::size_t>(place - arms.begin())] = *share;
    }
    if (std::find(shares.begin(), shares.end(), 0.0) == shares.end()) return shares;
    wrong("one arm is named twice", texts.back());
    return {};
}

/// Arms in the order in which they first stand, except that the control is first.
void read_arms(Reader& reader, std::size_t column, const std::string& control, TrialData& trial) {
    const std::vector<std::uint32_t> values = reader.texts(column, &trial.arms);
    if (trial.arms.size() > most_arms) {
        reader.problem("arm", "too many different arms", std::to_string(trial.arms.size()),
                       "2 to " + std::to_string(most_arms));
        return;
    }
    if (trial.arms.size() < 2) {
        reader.problem("arm", "there is only one arm: nothing to compare with",
                       trial.arms.empty() ? "" : trial.arms[0]);
        return;
    }
    const auto found = std::find(trial.arms.begin(), trial.arms.end(), control);
    if (found == trial.arms.end()) {
        std::string names;
        const std::vector<std::string_view> views(trial.arms.begin(), trial.arms.end());
        for (const std::string_view name : views)
            names += (names.empty() ? "" : ", ") + std::string(name);
        reader.problem("control", "no row is in this arm", control, "one of " + names);
        reader.problems.back().nearest = nearest_name(control, views);
        return;
    }
    const auto place = static_cast<std::uint32_t>(found - trial.arms.begin());
    std::rotate(trial.arms.begin(), found, found + 1);
    trial.arm.reserve(values.size());
    for (const std::uint32_t value : values)
        trial.arm.push_back(static_cast<std::uint16_t>(value == place  ? 0
                                                       : value < place ? value + 1
                                                                       : value));
}

} // namespace

TrialRows TrialData::rows() const {
    TrialRows rows;
    rows.outcome = outcome;
    rows.arm = arm;
    rows.cluster = cluster;
    rows.stratum = stratum;
    rows.pre = pre;
    rows.received = received;
    rows.look = look;
    rows.arms = arms.size();
    rows.names = arms;
    for (const std::vector<double>& covariate : covariates) rows.covariates.emplace_back(covariate);
    return rows;
}

Result<TrialData> read_trial(std::string_view file, const Delimited& table,
                             const TrialColumns& columns) {
    Reader reader(file, table);
    TrialData trial;
    if (!method_named(columns.method)) {
        std::vector<std::string_view> keys;
        std::string all;
        for (const MethodWords& words : method_words()) {
            keys.push_back(words.key);
            all += (all.empty() ? "" : ", ") + std::string(words.key);
        }
        reader.problem("method", "no such method", columns.method, "one of " + all);
        reader.problems.back().nearest = nearest_name(columns.method, keys);
    }
    if (!(columns.options.alpha > 0.0 && columns.options.alpha < 1.0))
        reader.problem("alpha", "out of range", std::to_string(columns.options.alpha),
                       "above 0 and below 1");
    for (const auto& [role, name] :
         {std::pair{"outcome", &columns.outcome}, std::pair{"arm", &columns.arm}})
        if (name->empty()) reader.problem(role, "which column this is has not been said");

    const auto with = [&](std::string_view role, const std::string& name, const auto& read) {
        if (name.empty()) return;
        if (const auto column = reader.find(role, name)) read(*column);
    };
    const bool counts = !columns.counts.empty();
    with("outcome", columns.outcome, [&](std::size_t column) {
        trial.outcome = counts ? reader.counts(column) : reader.numbers(column);
    });
    with("counts", columns.counts,
         [&](std::size_t column) { trial.people = reader.counts(column); });
    if (counts && reader.problems.empty())
        reader.at_most(trial.outcome, trial.people, columns.outcome, columns.counts);
    with("arm", columns.arm,
         [&](std::size_t column) { read_arms(reader, column, columns.control, trial); });
    with("cluster", columns.cluster,
         [&](std::size_t column) { trial.cluster = reader.texts(column); });
    with("stratum", columns.stratum,
         [&](std::size_t column) { trial.stratum = reader.texts(column); });
    with("pre", columns.pre, [&](std::size_t column) { trial.pre = reader.numbers(column); });
    with("received", columns.received,
         [&](std::size_t column) { trial.received = reader.numbers(column, 0.0, 1.0); });
    with("look", columns.look, [&](std::size_t column) { trial.look = reader.looks(column); });
    for (const std::string& name : columns.covariates)
        with("covariates", name,
             [&](std::size_t column) { trial.covariates.push_back(reader.numbers(column)); });
    trial.shares = read_shares(reader, columns.shares, trial.arms);
    if (!reader.problems.empty()) return reader.problems;
    trial.notes = table.notes();
    trial.notes.insert(trial.notes.end(), reader.notes.begin(), reader.notes.end());
    return trial;
}

std::optional<CountColumns> columns_of_counts(const Delimited& table, std::string_view arm) {
    std::optional<std::size_t> people, hits;
    const auto whole = [&](std::size_t row, std::size_t column) {
        const std::optional<double> value = number_in(table.cell(row, column));
        return value && *value >= 0.0 && *value == std::floor(*value) ? value : std::nullopt;
    };
    const auto all_rows = [&](const auto& holds) {
        for (std::size_t row = 0; row < table.rows(); ++row)
            if (!holds(row)) return false;
        return true;
    };
    for (std::size_t column = 0; column < table.columns(); ++column) {
        if (table.heading(column) == arm) continue;
        if (!all_rows([&](std::size_t row) { return whole(row, column).value_or(0.0) > 1.0; }))
            continue;
        if (!people ||
            all_rows([&](std::size_t row) { return *whole(row, column) > *whole(row, *people); }))
            people = column;
    }
    for (std::size_t column = 0; people && !hits && column < table.columns(); ++column)
        if (column != *people && table.heading(column) != arm && all_rows([&](std::size_t row) {
                const std::optional<double> value = whole(row, column);
                return value && *value <= *whole(row, *people);
            }))
            hits = column;
    if (!people || !hits) return std::nullopt;
    return CountColumns{std::string(table.heading(*people)), std::string(table.heading(*hits))};
}

} // namespace folkmoot
