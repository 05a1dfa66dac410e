#include "scenario/table/sum_rows.hpp"

#include "core/table/cell_words.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <limits>

namespace folkmoot {

namespace {

constexpr double least_step = 1e-6, most_step = 1000.0;
constexpr double largest_rounding = 0.02; // of a sum: more is no rounding

std::string small_text(std::string_view text) {
    std::string small;
    for (const char c : text) small += c == '_' || c == '-' ? ' ' : small_letter(c);
    return small;
}

/// Names of countries: sums where a code or arithmetic says so too.
bool is_country_name(std::string_view name) {
    constexpr std::array<std::string_view, 14> countries{
        "england",  "scotland",    "wales",          "northern ireland",  "great britain",
        "gb",       "uk",          "united kingdom", "england and wales", "england & wales",
        "national", "all england", "britain",        "deutschland"};
    return std::ranges::find(countries, small_text(name)) != countries.end();
}

/// Sums that are sought among the rows that are still counted, by the numbers of all columns.
class Sums {
public:
    explicit Sums(const RowsToSum& rows) : size_(rows.codes.size()) {
        for (const std::vector<double>& column : rows.counts) {
            if (is_proportional(column)) continue;
            columns_.push_back(&column);
            steps_.push_back(step_of(column));
        }
    }

    [[nodiscard]] std::size_t columns() const { return columns_.size(); }

    /// Rows that are the sum of some run of rows beside them, or of all others. `counted`: rows
    /// that are still places.
    [[nodiscard]] std::vector<std::size_t> find(const std::vector<std::uint8_t>& counted) {
        std::vector<std::size_t> found;
        if (columns_.empty()) return found;
        gather(counted);
        for (std::size_t i = 0; i < kept_.size(); ++i)
            if (is_sum(i)) found.push_back(kept_[i]);
        return found;
    }

    /// Whether some rows together are all the other counted rows together.
    [[nodiscard]] bool are_all(const std::vector<std::size_t>& some,
                               const std::vector<std::uint8_t>& counted) {
        if (columns_.empty()) return false;
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            const std::vector<double>& values = *columns_[c];
            double these = 0, all = 0;
            for (std::size_t row = 0; row < size_; ++row)
                all += counted[row] != 0 && std::isfinite(values[row]) ? values[row] : 0.0;
            for (const std::size_t row : some) {
                if (!std::isfinite(values[row])) return false;
                these += values[row];
            }
            if (!(these > 0.0) || !near(c, these, all - these, size_)) return false;
        }
        return true;
    }

    /// Whether a sum agrees in so many figures that chance is out of the question.
    [[nodiscard]] bool is_no_chance(std::size_t row) const {
        if (columns_.size() < 2) return false;
        double ways = 1;
        for (std::size_t c = 0; c < columns_.size(); ++c) ways *= (*columns_[c])[row] / steps_[c];
        constexpr double against_chance = 1e4;
        return ways >= against_chance * static_cast<double>(size_);
    }

private:
    /// So much money for everybody: such a column tells nothing that the first did not.
    [[nodiscard]] bool is_proportional(const std::vector<double>& column) const {
        if (columns_.empty()) return false;
        constexpr double hardly = 1e-6;
        const std::vector<double>& first = *columns_.front();
        double ratio = std::numeric_limits<double>::quiet_NaN();
        for (std::size_t row = 0; row < size_; ++row) {
            if (!(first[row] > 0.0) || !std::isfinite(column[row])) continue;
            const double here = column[row] / first[row];
            if (!std::isfinite(ratio)) ratio = here;
            if (std::fabs(here - ratio) > hardly * std::fabs(ratio)) return false;
        }
        return true;
    }

    /// The round number that all values are multiples of: so far may a sum be off by rounding.
    static double step_of(const std::vector<double>& column) {
        double step = most_step;
        for (const double value : column) {
            if (!std::isfinite(value)) continue;
            while (step > least_step) {
                const double times = std::fabs(value) / step;
                constexpr double hardly = 1e-9;
                if (std::fabs(times - std::round(times)) <= hardly * std::max(1.0, times)) break;
                step /= 10.0;
            }
        }
        return step;
    }

    [[nodiscard]] bool near(std::size_t c, double value, double sum, std::size_t addends) const {
        const double rounding = 0.5 * steps_[c] * static_cast<double>(addends + 1);
        constexpr double of_doubles = 1e-9;
        return std::fabs(value - sum) <=
               std::max(of_doubles * std::fabs(value),
                        std::min(rounding, largest_rounding * std::fabs(value)));
    }

    /// The rows that count, and sums of all before each of them.
    void gather(const std::vector<std::uint8_t>& counted) {
        kept_.clear();
        before_.assign(columns_.size(), {});
        for (std::size_t row = 0; row < size_; ++row) {
            const bool known =
                std::ranges::all_of(columns_, [&](const std::vector<double>* values) {
                    return std::isfinite((*values)[row]) && (*values)[row] >= 0.0;
                });
            if (counted[row] != 0 && known) kept_.push_back(row);
        }
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            before_[c].reserve(kept_.size() + 1);
            before_[c].push_back(0.0);
            for (const std::size_t row : kept_)
                before_[c].push_back(before_[c].back() + (*columns_[c])[row]);
        }
    }

    [[nodiscard]] double value(std::size_t c, std::size_t i) const {
        return (*columns_[c])[kept_[i]];
    }

    /// True of kept rows first to last - 1 if `i` is their sum in every column.
    [[nodiscard]] bool adds_up(std::size_t i, std::size_t first, std::size_t last) const {
        if (last < first + 2) return false;
        for (std::size_t c = 0; c < columns_.size(); ++c)
            if (!near(c, value(c, i), before_[c][last] - before_[c][first], last - first))
                return false;
        return true;
    }

    [[nodiscard]] bool is_sum(std::size_t i) const {
        const double sought = value(0, i);
        const std::vector<double>& sums = before_[0];
        if (!(sought > 0.0)) return false;
        // All others.
        bool all = kept_.size() > 2;
        for (std::size_t c = 0; c < columns_.size(); ++c)
            all = all && near(c, value(c, i), before_[c].back() - value(c, i), kept_.size() - 1);
        if (all) return true;
        // Those that follow, then those before, up to where their people are as many.
        const double slack = steps_[0] * 2.0 + 1e-9 * sums.back();
        const auto after = static_cast<std::size_t>(
            std::lower_bound(sums.begin() + static_cast<std::ptrdiff_t>(i) + 1, sums.end(),
                             sums[i + 1] + sought - slack) -
            sums.begin());
        for (std::size_t last = after; last < std::min(after + 3, sums.size()); ++last)
            if (adds_up(i, i + 1, last)) return true;
        const auto behind = static_cast<std::size_t>(
            std::lower_bound(sums.begin(), sums.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                             sums[i] - sought - slack) -
            sums.begin());
        for (std::size_t first = behind; first < std::min(behind + 3, i); ++first)
            if (adds_up(i, first, i)) return true;
        return false;
    }

    std::size_t size_;
    std::vector<const std::vector<double>*> columns_;
    std::vector<double> steps_;
    std::vector<std::size_t> kept_;
    std::vector<std::vector<double>> before_; ///< [column][kept row]
};

/// Signs of each row, filled in by and by.
struct Signs {
    std::vector<std::uint8_t> total, country, code, sum;
};

/// A kind of code, and the kind of smaller places that its areas are made of. Where those are not
/// there, they are places: counties among unitary authorities.
constexpr std::array<std::array<std::string_view, 2>, 3> made_of{
    {{"E10", "E07"}, {"E11", "E08"}, {"E54", "E38"}}};

/// How wide the area of each row's code is, by what other codes there are.
std::vector<int> widths_of(std::span<const std::string_view> codes) {
    std::array<bool, made_of.size()> is_split{};
    for (const std::string_view code : codes)
        for (std::size_t kind = 0; kind < made_of.size(); ++kind)
            if (code.starts_with(made_of[kind][1]) && width_of_code(code) == 0)
                is_split[kind] = true;
    std::vector<int> widths;
    widths.reserve(codes.size());
    for (const std::string_view code : codes) {
        int width = width_of_code(code);
        for (std::size_t kind = 0; kind < made_of.size(); ++kind)
            if (width == 0 && is_split[kind] && code.starts_with(made_of[kind][0])) width = 1;
        widths.push_back(width);
    }
    return widths;
}

/// Codes of areas that are made of other rows' areas: all but the smallest kind that is there. A
/// country's own places have its letter: Scotland may stand beside the regions of England.
void find_codes(std::span<const std::string_view> codes, std::span<const int> widths,
                Signs& signs) {
    constexpr std::size_t kinds = 5;
    std::array<std::size_t, kinds> count{};
    std::array<std::array<std::size_t, kinds>, 128> by_letter{};
    for (std::size_t row = 0; row < widths.size(); ++row) {
        if (widths[row] < 0) continue;
        const auto width = static_cast<std::size_t>(widths[row]);
        ++count[width];
        ++by_letter[static_cast<unsigned char>(codes[row].front()) & 127U][width];
    }
    for (std::size_t row = 0; row < widths.size(); ++row) {
        std::size_t smaller = 0;
        for (int width = 0; width < widths[row]; ++width) {
            const auto at = static_cast<std::size_t>(width);
            const auto letter = static_cast<unsigned char>(codes[row].front()) & 127U;
            smaller += widths[row] == 4 ? count[at] : by_letter[letter][at];
        }
        signs.code[row] = smaller >= 2 ? 1 : 0;
    }
}

} // namespace

bool is_total_name(std::string_view name, std::string_view place_word) {
    const std::string small = small_text(name);
    constexpr std::array<std::string_view, 16> words{
        "total",  "totals",  "grand total", "subtotal",  "sub total", "sum",
        "all",    "overall", "gesamt",      "insgesamt", "summe",     "total general",
        "totaal", "somme",   "all places",  "all areas"};
    if (std::ranges::find(words, small) != words.end()) return true;
    if (!place_word.empty() && small == "all " + small_text(place_word) + "s") return true;
    return small.starts_with("total ") || small.starts_with("total: ") ||
           small.ends_with(" total") || small.ends_with(" (total)");
}

int width_of_code(std::string_view code) {
    constexpr std::size_t letters_and_digits = 9;
    if (code.size() != letters_and_digits ||
        std::string_view("EWSNK").find(code.front()) == std::string_view::npos ||
        code.find_first_not_of("0123456789", 1) != std::string_view::npos)
        return -1;
    const std::string_view kind = code.substr(0, 3);
    if (code.front() == 'K') return 4;
    if (kind.substr(1) == "92") return 3;
    if (kind == "E12" || kind == "E13" || kind == "E40") return 2;
    return kind == "E47" ? 1 : 0;
}

std::vector<SumRow> sum_rows(const RowsToSum& rows) {
    const std::size_t size = rows.codes.size();
    Signs signs{std::vector<std::uint8_t>(size), std::vector<std::uint8_t>(size),
                std::vector<std::uint8_t>(size), std::vector<std::uint8_t>(size)};
    for (std::size_t row = 0; row < size; ++row) {
        signs.total[row] = is_total_name(rows.names[row], rows.place_word) ||
                                   is_total_name(rows.codes[row], rows.place_word)
                               ? 1
                               : 0;
        signs.country[row] = is_country_name(rows.names[row]) ? 1 : 0;
    }
    const std::vector<int> widths = widths_of(rows.codes);
    find_codes(rows.codes, widths, signs);
    Sums sums(rows);
    std::vector<std::uint8_t> counted(size, 1);
    // Small sums first: without them, sums of sums are sums of places.
    constexpr int most_rounds = 6;
    for (int round = 0; round < most_rounds; ++round) {
        bool more = false;
        const auto take = [&](std::size_t row) {
            more = more || counted[row] != 0;
            counted[row] = 0;
            signs.sum[row] = 1;
        };
        // All rows of one kind of code that together are the rest of smaller kinds.
        for (const int width : {1, 2, 3, 4}) {
            std::vector<std::size_t> kind;
            std::vector<std::uint8_t> smaller = counted;
            for (std::size_t row = 0; row < size; ++row) {
                const int here = widths[row];
                if (here == width && counted[row] != 0 && signs.code[row] != 0) kind.push_back(row);
                if (here > width || signs.total[row] != 0) smaller[row] = 0;
            }
            if (!kind.empty() && sums.are_all(kind, smaller)) std::ranges::for_each(kind, take);
        }
        for (const std::size_t row : sums.find(counted)) {
            const bool named = signs.total[row] + signs.country[row] + signs.code[row] > 0;
            // One column alone agrees by chance.
            if (named || sums.columns() > 1) take(row);
        }
        if (!more) break;
    }
    std::vector<SumRow> found;
    for (std::size_t row = 0; row < size; ++row) {
        SumRow sum{.row = row,
                   .by_name = signs.total[row] + signs.country[row] > 0,
                   .by_code = signs.code[row] != 0,
                   .by_sum = signs.sum[row] != 0};
        // A country's name alone is a place's among countries.
        const bool total = signs.total[row] != 0;
        if (!total && sum.by_name && !sum.by_code && !sum.by_sum) continue;
        if (!sum.by_name && !sum.by_code && !sum.by_sum) continue;
        sum.certain = total || sum.by_name + sum.by_code + sum.by_sum >= 2 ||
                      (sum.by_sum && sums.is_no_chance(row));
        found.push_back(sum);
    }
    // A table of nothing but sums is a table of places.
    if (found.size() == size) found.clear();
    return found;
}

} // namespace folkmoot
