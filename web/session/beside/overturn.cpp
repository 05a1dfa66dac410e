#include "session/beside/overturn.hpp"

#include "session/trial/edit.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace folkmoot::session {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double fine = 1.0 / 64; ///< of the way from where it stands to the end: near enough

double known_at(const std::map<double, double>& changes, double value) {
    const auto found = changes.find(value);
    return found == changes.end() ? nothing : found->second;
}

} // namespace

void Overturn::ask(const message::Scenario& scenario, message::Trial trial, std::size_t outcome,
                   double change) {
    stop();
    asked_ = true;
    trial_ = std::move(trial);
    outcome_ = outcome;
    change_ = change;
    for (const auto& group : scenario.assumptions) {
        for (const auto& key : group.keys) {
            const auto* field = find_field(scenario, key);
            if (field == nullptr || field->kind != message::Kind::assumption ||
                field->type == message::Type::choice || !(field->low < field->high))
                continue;
            const bool twice =
                std::ranges::any_of(all_, [&](const Asked& each) { return each.key == key; });
            if (twice) continue;
            const double now = value_of(scenario, trial_, *field);
            const double step = field->type == message::Type::number ? field->step : 1.0;
            all_.push_back({key, now, field->low, field->high, step, {{now, change}}});
        }
    }
}

bool Overturn::holds(double change) const {
    const auto sign = [](double value) { return (value > 0) - (value < 0); };
    return sign(change) == sign(change_);
}

bool Overturn::narrow(const Asked& one, const Bracket& bracket) {
    const double width = std::fabs(bracket.fails - bracket.holds);
    const double whole = bracket.fails > bracket.holds ? one.high - one.now : one.now - one.low;
    return width <= std::max(one.step, whole * fine) * 1.0001;
}

std::optional<Overturn::Bracket> Overturn::bracket(const Asked& one, bool up) const {
    const double end = up ? one.high : one.low;
    const double at_end = known_at(one.changes, end);
    if (!std::isfinite(at_end) || holds(at_end)) return std::nullopt;
    const auto away = [&](double value) { return std::fabs(value - one.now); };
    // The nearest value that fails, and the furthest that holds before it.
    Bracket found{one.now, end};
    for (const auto& [value, change] : one.changes) {
        const bool this_way = up ? value > one.now : value < one.now;
        if (this_way && std::isfinite(change) && !holds(change) && away(value) < away(found.fails))
            found.fails = value;
    }
    for (const auto& [value, change] : one.changes) {
        const bool between =
            up ? value > one.now && value < found.fails : value < one.now && value > found.fails;
        if (between && std::isfinite(change) && holds(change) && away(value) > away(found.holds))
            found.holds = value;
    }
    return found;
}

std::optional<double> Overturn::next_value(const Asked& one) const {
    for (const double end : {one.low, one.high}) {
        if (!one.changes.contains(end)) return end;
    }
    for (const bool up : {false, true}) {
        const auto found = bracket(one, up);
        if (!found || narrow(one, *found)) continue;
        double middle = (found->holds + found->fails) / 2;
        // Onto a step that lies between, so that it is a value that people can set.
        if (one.step > 0) {
            const double on_step = one.low + std::round((middle - one.low) / one.step) * one.step;
            const auto [least, most] = std::minmax(found->holds, found->fails);
            if (on_step > least && on_step < most) middle = on_step;
        }
        if (!one.changes.contains(middle)) return middle;
    }
    return std::nullopt;
}

std::optional<message::Trial> Overturn::next(const std::vector<message::Trial>& under_way) const {
    for (const bool ends : {true, false}) {
        for (const Asked& one : all_) {
            const auto value = next_value(one);
            if (!value) continue;
            // All ends first: they say which assumptions matter.
            if (ends && *value != one.low && *value != one.high) continue;
            for (const double wanted : {*value, one.high}) {
                if (wanted != *value && (!ends || one.changes.contains(wanted))) continue;
                auto trial = trial_;
                trial.shared[one.key] = wanted;
                if (std::ranges::find(under_way, trial) == under_way.end()) return trial;
            }
        }
    }
    return map_.next(under_way);
}

void Overturn::take(const message::Trial& trial, double change) {
    map_.take(trial, change);
    for (Asked& one : all_) {
        auto expected = trial_;
        const auto set = trial.shared.find(one.key);
        if (set == trial.shared.end()) continue;
        expected.shared[one.key] = set->second;
        if (expected == trial) one.changes.emplace(set->second, change);
    }
}

std::vector<Overturn::Row> Overturn::rows() const {
    std::vector<Row> made;
    for (const Asked& one : all_) {
        Row row{one.key,
                one.now,
                one.low,
                one.high,
                known_at(one.changes, one.low),
                known_at(one.changes, one.high)};
        for (const bool up : {false, true}) {
            const auto found = bracket(one, up);
            if (!found || !narrow(one, *found)) continue;
            if (!row.turns || std::fabs(found->fails - one.now) < std::fabs(*row.turns - one.now))
                row.turns = found->fails;
        }
        row.done = !next_value(one).has_value();
        made.push_back(std::move(row));
    }
    const auto distance = [](const Row& row) {
        return row.turns ? std::fabs(*row.turns - row.now) / (row.high - row.low)
                         : std::numeric_limits<double>::infinity();
    };
    std::stable_sort(made.begin(), made.end(), [&](const Row& one, const Row& other) {
        return distance(one) < distance(other);
    });
    return made;
}

std::vector<Overturn::Row> Overturn::that_matter(std::size_t few) const {
    auto all = rows();
    const auto turning = static_cast<std::size_t>(
        std::ranges::count_if(all, [](const auto& row) { return row.turns.has_value(); }));
    const auto sway = [](const Row& row) {
        const double way = std::fabs(row.at_high - row.at_low);
        return std::isfinite(way) ? way : 0;
    };
    std::stable_sort(all.begin() + static_cast<std::ptrdiff_t>(turning), all.end(),
                     [&](const auto& one, const auto& other) { return sway(one) > sway(other); });
    all.resize(std::min(all.size(), std::max(few, turning)));
    return all;
}

std::array<std::string, 2> Overturn::two() const {
    if (!two_[0].empty()) return two_;
    const auto matter = that_matter(2);
    if (matter.size() < 2) return {};
    return {matter[0].key, matter[1].key};
}

void Overturn::map(const message::Scenario& scenario, const DoubtMapWish& wish, std::size_t steps) {
    if (wish.stop) return map_.stop();
    auto chosen = two();
    const auto before = chosen;
    if (!wish.across.empty()) chosen[0] = wish.across;
    if (!wish.up.empty()) chosen[1] = wish.up;
    // Who takes for one what the other is, swaps them.
    if (chosen[0] == chosen[1]) chosen = {before[1], before[0]};
    two_ = chosen;
    const auto* across = find_field(scenario, two_[0]);
    const auto* up = find_field(scenario, two_[1]);
    if (!wish.look || across == nullptr || up == nullptr) return;
    if (map_.across().key == two_[0] && map_.up().key == two_[1]) return map_.go_on();
    map_.ask(trial_, DoubtMap::line_of(scenario, trial_, *across, steps),
             DoubtMap::line_of(scenario, trial_, *up, steps), change_);
}

bool Overturn::done() const {
    return asked_ && std::ranges::none_of(
                         all_, [&](const Asked& one) { return next_value(one).has_value(); });
}

double Overturn::share_done() const {
    if (all_.empty()) return 1;
    std::size_t there = 0, about = 0;
    constexpr std::size_t steps = 6; // of a bisection
    for (const Asked& one : all_) {
        there += one.changes.size() - 1;
        about += next_value(one) && one.changes.contains(one.low) && one.changes.contains(one.high)
                     ? std::max(one.changes.size(), 2 + steps)
                 : next_value(one) ? 2
                                   : one.changes.size() - 1;
    }
    return about == 0 ? 1 : std::min(1.0, static_cast<double>(there) / static_cast<double>(about));
}

std::map<std::string, double> Overturn::as_critics_have_it() const {
    std::map<std::string, double> worst;
    const double way = change_ < 0 ? -1 : 1;
    for (const Asked& one : all_) {
        double least = change_ * way;
        for (const double end : {one.low, one.high}) {
            const double change = known_at(one.changes, end) * way;
            if (!(change < least)) continue;
            least = change;
            worst[one.key] = end;
        }
    }
    return worst;
}

} // namespace folkmoot::session
