#include "labs/funding/backwards.hpp"

#include "core/units.hpp"
#include "funding/books.hpp"
#include "labs/funding/game.hpp"
#include "labs/funding/quadratic.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

namespace folkmoot {
namespace {

using Eigen::Index;
using Eigen::VectorXd;

constexpr double no_answer = std::numeric_limits<double>::infinity();
constexpr double fineness = 1e8;         // parts of a lever's range that are told apart
constexpr double nudge = 1e-3;           // of a lever's range, to see what it does
constexpr double first_reach = 0.5;      // trust region, of a lever's range
constexpr double least_reach = 1e-5;
constexpr int most_steps = 60;
constexpr double loss_price = 100; // of a loss beyond the limit, against the square of the gap
constexpr double gap_weight_if_loss_only = 1e-6;
constexpr double rounding = 1e-5; // a loss this much beyond the limit is rounding to pence
constexpr double hardly_more = 0.0005; // a change of the total that is not worth a word
constexpr Index most_levers_for_corners = 3;
constexpr Index most_places_for_corners = 1'000;
constexpr std::size_t most_levers = 12;
constexpr std::array losses{0.0, 0.005, 0.01, 0.02, 0.03, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.5};

// Where levers stand (each 0..1 of its range), and what that comes to.
struct Point {
    VectorXd at;
    VectorXd money; // £ a place; empty if the formula has no answer there
    double gap = no_answer;
    double loss = no_answer; // largest of all places, share of today

    [[nodiscard]] bool exists() const { return money.size() > 0; }
};

class Search {
public:
    Search(const FundingCase& from, std::vector<std::size_t> levers, VectorXd need_money,
           VectorXd today)
        : from_(from), levers_(std::move(levers)), need_(std::move(need_money)),
          today_(std::move(today)) {}

    [[nodiscard]] Point now() const {
        VectorXd at(static_cast<Index>(levers_.size()));
        for (std::size_t i = 0; i < levers_.size(); ++i) {
            const FormulaLever& lever = lever_at(i);
            at(static_cast<Index>(i)) =
                (from_.levers[levers_[i]] - lever.low) / (lever.high - lever.low);
        }
        return evaluate(at);
    }
    /// Where to start from beside where the levers stand: the middle of all ranges, and every
    /// corner if these are few.
    [[nodiscard]] std::vector<Point> elsewhere() const {
        const auto k = static_cast<Index>(levers_.size());
        std::vector<Point> points{evaluate(VectorXd::Constant(k, 0.5))};
        if (k > most_levers_for_corners || today_.size() > most_places_for_corners) return points;
        for (std::uint32_t corner = 0; corner < 1U << k; ++corner) {
            VectorXd at(k);
            for (Index i = 0; i < k; ++i) at(i) = static_cast<double>(corner >> i & 1U);
            points.push_back(evaluate(at));
        }
        return points;
    }

    /// The smallest gap with no loss beyond `limit`; with `loss_only`, the smallest largest loss.
    [[nodiscard]] Point best(const std::vector<Point>& starts, double limit, bool loss_only) const {
        Point found;
        for (const Point& start : starts) {
            Point here = walk(start, limit, loss_only);
            if (!found.exists() || merit(here, limit, loss_only) < merit(found, limit, loss_only))
                found = std::move(here);
        }
        return found;
    }

    [[nodiscard]] std::map<std::string, double> named(const Point& point) const {
        std::map<std::string, double> values;
        for (std::size_t i = 0; i < levers_.size(); ++i)
            values[lever_at(i).name] = value_of(i, point.at);
        return values;
    }

private:
    [[nodiscard]] const FormulaLever& lever_at(std::size_t i) const {
        return from_.formula.text.levers[levers_[i]];
    }
    [[nodiscard]] double value_of(std::size_t i, const VectorXd& at) const {
        const FormulaLever& lever = lever_at(i);
        const double share = std::floor(at(static_cast<Index>(i)) * fineness + 0.5) / fineness;
        return std::clamp(lever.low + (lever.high - lever.low) * share, lever.low, lever.high);
    }

    [[nodiscard]] Point evaluate(const VectorXd& at) const {
        Point point;
        point.at = at;
        std::vector<double> values = from_.levers;
        for (std::size_t i = 0; i < levers_.size(); ++i) values[levers_[i]] = value_of(i, at);
        const auto funding = fund(from_.formula, *from_.table, values);
        if (!funding) return point;
        const auto places = static_cast<Index>(funding->allocated.amount.size());
        point.money.resize(places);
        point.loss = -no_answer;
        for (Index p = 0; p < places; ++p) {
            point.money(p) = to_pounds(funding->allocated.amount[static_cast<std::size_t>(p)]);
            if (today_(p) > 0.0)
                point.loss = std::max(point.loss, 1.0 - point.money(p) / today_(p));
        }
        point.gap = gap_of({point.money.data(), static_cast<std::size_t>(places)},
                           {need_.data(), static_cast<std::size_t>(places)});
        return point;
    }

    [[nodiscard]] static double merit(const Point& point, double limit, bool loss_only) {
        if (!point.exists()) return no_answer;
        const double beyond = loss_only ? point.loss : std::max(0.0, point.loss - limit);
        return (loss_only ? gap_weight_if_loss_only : 1.0) * point.gap * point.gap +
               loss_price * beyond;
    }

    // How money changes with each lever: £ for the whole of its range.
    [[nodiscard]] Eigen::MatrixXd slopes(const Point& here) const {
        Eigen::MatrixXd jacobian = Eigen::MatrixXd::Zero(here.money.size(), here.at.size());
        for (Index i = 0; i < here.at.size(); ++i) {
            for (const double step : {here.at(i) + nudge <= 1.0 ? nudge : -nudge,
                                      here.at(i) + nudge <= 1.0 ? -nudge : nudge}) {
                VectorXd at = here.at;
                at(i) += step;
                if (at(i) < 0.0 || at(i) > 1.0) continue;
                const Point there = evaluate(at);
                if (!there.exists()) continue;
                jacobian.col(i) = (there.money - here.money) / step;
                break;
            }
        }
        return jacobian;
    }

    // The step that is best if money changes in straight lines: levers, and one number more for a
    // loss that cannot be avoided.
    [[nodiscard]] std::optional<VectorXd> step_from(const Point& here,
                                                    const Eigen::MatrixXd& jacobian, double limit,
                                                    bool loss_only, double reach) const {
        const Index k = here.at.size(), places = here.money.size();
        const double weight = (loss_only ? gap_weight_if_loss_only : 1.0) * 2.0 / need_.sum();
        const VectorXd per_need = need_.unaryExpr([](double t) { return t > 0.0 ? 1.0 / t : 0.0; });
        Eigen::MatrixXd G = Eigen::MatrixXd::Identity(k + 1, k + 1) * (loss_only ? 1e-3 : 1e-6);
        G.topLeftCorner(k, k) += weight * (jacobian.transpose() * per_need.asDiagonal() * jacobian);
        G(k, k) = 1.0;
        VectorXd a(k + 1);
        a.head(k) = weight * (jacobian.transpose() * per_need.cwiseProduct(here.money - need_));
        a(k) = loss_price;
        // Rows: within reach and range (2 a lever), the loss number, and each place's loss.
        Eigen::MatrixXd N = Eigen::MatrixXd::Zero(2 * k + 1 + places, k + 1);
        VectorXd b(2 * k + 1 + places);
        for (Index i = 0; i < k; ++i) {
            N(2 * i, i) = 1.0;
            b(2 * i) = std::max(-reach, -here.at(i));
            N(2 * i + 1, i) = -1.0;
            b(2 * i + 1) = -std::min(reach, 1.0 - here.at(i));
        }
        N(2 * k, k) = 1.0;
        b(2 * k) = loss_only ? -1e3 : 0.0;
        for (Index p = 0; p < places; ++p) {
            const Index row = 2 * k + 1 + p;
            if (!(today_(p) > 0.0)) {
                b(row) = -1.0; // nothing to lose
                continue;
            }
            N.row(row).head(k) = jacobian.row(p) / today_(p);
            N(row, k) = 1.0;
            b(row) = (loss_only ? 1.0 : 1.0 - limit) - here.money(p) / today_(p);
        }
        auto solved = least_quadratic(G, a, N, b);
        if (!solved) return std::nullopt;
        return VectorXd(solved->head(k));
    }

    [[nodiscard]] Point walk(Point here, double limit, bool loss_only) const {
        if (!here.exists()) return here;
        double reach = first_reach;
        for (int step = 0; step < most_steps && reach > least_reach;) {
            const Eigen::MatrixXd jacobian = slopes(here);
            bool moved = false;
            while (!moved && reach > least_reach && step < most_steps) {
                ++step;
                const auto by = step_from(here, jacobian, limit, loss_only, reach);
                if (!by) return here;
                const Point there = evaluate((here.at + *by).cwiseMax(0.0).cwiseMin(1.0));
                if (merit(there, limit, loss_only) < merit(here, limit, loss_only)) {
                    here = there;
                    moved = true;
                    reach = std::min(1.0, reach * 2.0);
                } else {
                    reach = std::min(reach, by->cwiseAbs().maxCoeff()) / 3.0;
                }
            }
        }
        return here;
    }

    const FundingCase& from_;
    std::vector<std::size_t> levers_;
    VectorXd need_, today_;
};

// Whether a name is read on the way to `from`: by it, or by a step that it reads, but for `except`.
bool feeds(const FormulaText& text, std::string_view name, std::string_view from,
           std::string_view except = {}) {
    if (name == from) return true;
    for (const FormulaStep& step : text.steps) {
        if (step.name != from) continue;
        // A step that reads itself does not compile, so the way back ends.
        return mentions(step.expression, name) ||
               std::any_of(text.steps.begin(), text.steps.end(), [&](const FormulaStep& s) {
                   return s.name != except && mentions(step.expression, s.name) &&
                          feeds(text, name, s.name, except);
               });
    }
    return false;
}

// Levers that are weights: they may move, and the total does not hang on them. Where it hangs on
// all of them, as it does when it is the sum of rates, those that also say how it is shared out.
std::vector<std::size_t> free_levers(const FormulaText& text) {
    std::vector<std::size_t> free, shaping;
    for (std::size_t i = 0; i < text.levers.size(); ++i) {
        const FormulaLever& lever = text.levers[i];
        if (!(lever.low < lever.high) || lever.name == text.budget) continue;
        if (!feeds(text, lever.name, text.budget)) free.push_back(i);
        if (feeds(text, lever.name, text.allocation, text.budget)) shaping.push_back(i);
    }
    if (free.empty()) free = shaping;
    free.resize(std::min(free.size(), most_levers));
    return free;
}

/// `loss_now`: of the hardest hit where the levers stand, share of today.
std::string sentence_of(const BackwardsAnswer& all, double limit, double loss_now,
                        double more_money, const FormulaText& text) {
    const std::string word = text.place_word.empty() ? "place" : text.place_word;
    if (!all.feasible) {
        return "No weights within their ranges keep every " + word + "’s loss within " +
               format_share(limit) + ": the least that the hardest hit can lose is " +
               format_share(all.least_loss) + ".";
    }
    std::string sentence = "With these weights no " + word + " loses more than " +
                           format_share(limit) + " of today, and " + format_share(all.gap_after) +
                           " of the money stands away from need";
    if (loss_now > limit + rounding) {
        sentence += ". As the levers stand now it is " + format_share(all.gap_before) +
                    ", but the hardest hit " + word + " loses " + format_share(loss_now);
    } else {
        sentence += " instead of " + format_share(all.gap_before);
    }
    if (all.gap_least < all.gap_after - 5e-5) {
        sentence += ". Without a limit on losses it could be " + format_share(all.gap_least);
    }
    if (std::fabs(more_money) >= hardly_more) {
        sentence += ". It costs " + format_share(std::fabs(more_money)) +
                    (more_money > 0 ? " more" : " less") + " in all";
    }
    return sentence + ".";
}

} // namespace

double gap_of(std::span<const double> money, std::span<const double> need_money) {
    double sum = 0, all = 0;
    for (std::size_t p = 0; p < money.size(); ++p) {
        const double distance = money[p] - need_money[p];
        if (need_money[p] > 0.0) sum += distance * distance / need_money[p];
        all += need_money[p];
    }
    return all > 0.0 ? std::sqrt(sum / all) : 0.0;
}

Result<BackwardsAnswer> backwards(const FundingCase& from, const FundingAnswer& answer,
                                  double largest_loss) {
    const FormulaText& text = from.formula.text;
    const std::vector<std::size_t> levers = free_levers(text);
    if (levers.empty())
        return problem_at("backwards", "the formula has no weight that may move", {},
                          "a lever with a range on which the total does not hang");
    if (!(largest_loss >= 0.0 && largest_loss <= 1.0))
        return problem_at("backwards", "the largest loss is out of range",
                          format_share(largest_loss), "0 to 1");
    if (from.table->places() > most_backwards_places) {
        return problem_at("backwards", "the table is too large for this",
                          format_count(double(from.table->places())) + " places",
                          format_count(double(most_backwards_places)) + " places at most");
    }
    const auto& lose_from = answer.today.empty() ? answer.other : answer.today;
    const auto places = static_cast<Index>(answer.people.size());
    VectorXd need(places), today(places);
    const double weighted = std::accumulate(answer.need.begin(), answer.need.end(), 0.0);
    for (Index p = 0; p < places; ++p) {
        const auto i = static_cast<std::size_t>(p);
        need(p) = weighted > 0.0 ? to_pounds(answer.total) * (answer.need[i] / weighted)
                                 : to_pounds(answer.target[i]);
        today(p) = to_pounds(lose_from[i]);
    }
    const Search search(from, levers, need, today);
    const Point now = search.now();
    if (!now.exists())
        return problem_at("backwards", "the formula has no answer where its levers stand");
    std::vector<Point> starts = search.elsewhere();
    starts.push_back(now);

    BackwardsAnswer all;
    all.gap_before = now.gap;
    Point safest = search.best(starts, 0.0, true);
    starts.push_back(safest);
    const Point freest = search.best(starts, 1e3, false);
    starts.push_back(freest);
    const auto within = [&](double limit) {
        Point point = search.best(starts, limit, false);
        if (point.loss < safest.loss) safest = point;
        return point;
    };
    const Point found = within(largest_loss);
    for (const double limit : losses) {
        const Point point = within(limit);
        const bool feasible = point.loss <= limit + rounding;
        all.curve.push_back(
            {limit, feasible ? point.gap : std::numeric_limits<double>::quiet_NaN(), feasible});
    }
    all.gap_least = freest.gap;
    all.least_loss = safest.loss;
    all.feasible = found.loss <= largest_loss + rounding;
    all.levers = search.named(all.feasible ? found : safest);
    all.gap_after = all.feasible ? found.gap : safest.gap;
    all.sentence = sentence_of(all, largest_loss, now.loss,
                               found.money.sum() / to_pounds(answer.total) - 1.0, text);
    return all;
}

} // namespace folkmoot
