#include "labs/funding/robustness.hpp"

#include "core/hash.hpp"
#include "core/math.hpp"
#include "core/random.hpp"
#include "core/units.hpp"
#include "funding/books.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace folkmoot {
namespace {

constexpr std::uint64_t seed_of_errors = 20260101;
constexpr std::uint32_t usual_draws = 200, fewest_draws = 20;
constexpr double most_values = 2e7;  // that are kept: places × draws
constexpr double hardly_ever = 0.05;

// The heading that a column was read from: two formulas may call it differently.
std::string_view heading_of(const FundingCase& from, const std::string& column) {
    for (const MatchedColumn& match : from.matches.columns) {
        if (match.column == column && !match.heading.empty()) return match.heading;
    }
    return column;
}

std::string_view unit_of(const FormulaText& text, const std::string& column) {
    for (const NeededColumn& needed : text.columns) {
        if (needed.name == column) return needed.unit;
    }
    return "people";  // a column of a band table
}

bool is_measured(const FundingCase& from, const std::string& column) {
    const std::string_view unit = unit_of(from.formula.text, column);
    return column != "latitude" && column != "longitude" &&
           unit.find("£") == std::string_view::npos && unit.find('$') == std::string_view::npos &&
           unit.find("€") == std::string_view::npos;
}

// Linear interpolation between order statistics (R's type 7), as `quantile` in compare.hpp; sorts
// `values`.
double quantile_of(std::span<float> values, double q) {
    std::sort(values.begin(), values.end());
    const double at = q * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (at - static_cast<double>(below)) * (values[above] - values[below]);
}

// Rank by £ a head, 1 = most; equal ones share the better rank.
std::vector<float> ranks_of(std::span<const Pence> amount, std::span<const double> people) {
    const std::vector<double> per_head = pounds_per(amount, people);
    std::vector<double> value(per_head.size());
    for (std::size_t p = 0; p < value.size(); ++p)
        value[p] = std::isnan(per_head[p]) ? 0.0 : per_head[p];
    std::vector<std::size_t> order(value.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return value[a] > value[b]; });
    std::vector<float> ranks(value.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        const bool tie = i > 0 && value[order[i]] == value[order[i - 1]];
        ranks[order[i]] = tie ? ranks[order[i - 1]] : static_cast<float>(i + 1);
    }
    return ranks;
}

// What a draw came to.
struct Drawn {
    std::vector<Pence> amount, other;
};

Result<Drawn> work_out_draw(const FundingCase& now, const FundingCase* other,
                            const FundingAnswer& answer, double size, std::uint32_t draw) {
    auto mine = fund(now.formula, with_errors(now, size, draw), now.levers);
    if (!mine) return mine.problems();
    Drawn drawn{std::move(mine->allocated.amount), answer.other};
    if (answer.against == FundingAgainst::formula) {
        auto yours = fund(other->formula, with_errors(*other, size, draw), other->levers);
        if (!yours) return yours.problems();
        drawn.other = std::move(yours->allocated.amount);
    }
    return drawn;
}

std::string sentence_of(const RobustnessAnswer& all, const FundingAnswer& answer,
                        const FormulaText& text) {
    std::size_t losers = 0, sure = 0, turns = 0;
    for (std::size_t p = 0; p < all.places.size(); ++p) {
        const bool loses = change_of(answer, p) < 0;
        const double share = all.places[p].share_loses;
        losers += loses ? 1 : 0;
        sure += loses && share >= 1.0 - hardly_ever ? 1 : 0;
        turns += share > hardly_ever && share < 1.0 - hardly_ever ? 1 : 0;
    }
    const std::string word = text.place_word.empty() ? "place" : text.place_word;
    const auto count = [](std::size_t n) { return format_count(static_cast<double>(n)); };
    std::string sentence =
        "If what is measured is off by " + format_share(all.error_size) + " or so, ";
    sentence += losers == 0
                    ? "no " + word + " that now loses is in doubt, as none does"
                    : count(sure) + " of the " + count(losers) + " " + word +
                          (losers == 1 ? "" : "s") + " that lose" + (losers == 1 ? "s" : "") +
                          " still do in at least " + format_share(1.0 - hardly_ever) + " of " +
                          count(all.draws) + " draws";
    sentence += turns == 0 ? "; for no " + word + " is it open whether it gains or loses."
                           : "; for " + count(turns) + " " + word + (turns == 1 ? "" : "s") +
                                 " it is open whether " +
                                 (turns == 1 ? "it gains or loses." : "they gain or lose.");
    return sentence;
}

}  // namespace

std::uint32_t robustness_draws(std::size_t places) {
    const double fit = most_values / static_cast<double>(std::max<std::size_t>(places, 1));
    return static_cast<std::uint32_t>(std::clamp<double>(fit, fewest_draws, usual_draws));
}

PlaceTable with_errors(const FundingCase& from, double error_size, std::uint32_t draw) {
    PlaceTable table = *from.table;
    for (PlaceColumn& column : table.columns) {
        if (!is_measured(from, column.name)) continue;
        const auto heading = static_cast<std::uint32_t>(hash_bytes(heading_of(from, column.name)));
        const bool share = unit_of(from.formula.text, column.name) == "share";
        for (std::size_t p = 0; p < column.values.size(); ++p) {
            const Words words = folkmoot::draw(seed_of_errors, static_cast<std::uint32_t>(p), draw,
                                               Purpose::measurement, heading);
            const double z = math::normal_quantile(unit_open(words[0]));
            double& value = column.values[p];
            value *= math::exp(error_size * z - error_size * error_size / 2.0);
            if (share) value = std::min(value, 1.0);
        }
    }
    return table;
}

Result<RobustnessAnswer> robustness_of(const FundingCase& now, const FundingCase* other,
                                       const FundingAnswer& answer, double error_size,
                                       std::uint32_t draws) {
    if (!(error_size >= 0.0 && error_size <= 0.5) || draws == 0) {
        Problem p;
        p.path = "error_size";
        p.what = "out of range";
        p.found = format_number(error_size, 3);
        p.allowed = "0 to 0.5";
        return p;
    }
    const std::size_t places = now.table->places();
    std::vector<float> amounts(places * draws), ranks(places * draws);  // [place][draw]
    RobustnessAnswer all;
    all.draws = draws;
    all.error_size = error_size;
    all.places.resize(places);
    std::vector<Pence> before;
    double moved = 0, money = 0;
    for (std::uint32_t d = 0; d < draws; ++d) {
        const auto drawn = work_out_draw(now, other, answer, error_size, d);
        if (!drawn) return drawn.problems();
        const std::vector<float> rank = ranks_of(drawn->amount, answer.people);
        for (std::size_t p = 0; p < places; ++p) {
            amounts[p * draws + d] = static_cast<float>(to_pounds(drawn->amount[p]));
            ranks[p * draws + d] = rank[p];
            all.places[p].share_loses += drawn->amount[p] < drawn->other[p] ? 1.0 / draws : 0.0;
            if (d == 0) continue;
            moved += to_pounds(std::abs(drawn->amount[p] - before[p]));
            money += to_pounds(before[p]);
        }
        before = drawn->amount;
    }
    all.volatility = money > 0.0 ? moved / money : 0.0;
    for (std::size_t p = 0; p < places; ++p) {
        const std::span<float> amount(amounts.data() + p * draws, draws);
        const std::span<float> rank(ranks.data() + p * draws, draws);
        all.places[p].allocation_low = quantile_of(amount, 0.05);
        all.places[p].allocation_high = quantile_of(amount, 0.95);
        all.places[p].rank_low = quantile_of(rank, 0.05);
        all.places[p].rank_high = quantile_of(rank, 0.95);
    }
    all.sentence = sentence_of(all, answer, now.formula.text);
    return all;
}

}  // namespace folkmoot
