#include "session/beside/doubt_map.hpp"

#include "session/trial/edit.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace folkmoot::session {
namespace {

constexpr double no_change_known = std::numeric_limits<double>::quiet_NaN();

/// 97.5% points of Student's distribution, by its degrees of freedom from one on.
constexpr std::array student{12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306};
static_assert(student.size() == DoubtMap::most_chances);

} // namespace

double DoubtMap::Line::place(double value) const {
    for (std::size_t i = 1; i < values.size(); ++i) {
        if (value > values[i] && i + 1 < values.size()) continue;
        const double share = (value - values[i - 1]) / (values[i] - values[i - 1]);
        return static_cast<double>(i - 1) + std::clamp(share, 0.0, 1.0);
    }
    return 0;
}

DoubtMap::Line DoubtMap::line_of(const message::Scenario& scenario, const message::Trial& trial,
                                 const message::Field& field, std::size_t steps) {
    Line line{field.key, value_of(scenario, trial, field), field.usual};
    const bool whole = field.type != message::Type::number;
    if (whole) steps = std::min(steps, static_cast<std::size_t>(field.high - field.low) + 1);
    for (std::size_t i = 0; i < steps; ++i) {
        const double share = static_cast<double>(i) / static_cast<double>(steps - 1);
        const double value =
            i + 1 == steps ? field.high : field.low + share * (field.high - field.low);
        line.values.push_back(whole ? std::round(value) : value);
    }
    return line;
}

void DoubtMap::ask(message::Trial trial, Line across, Line up, double change) {
    *this = {};
    looking_ = true;
    trial_ = std::move(trial);
    change_ = change;
    across_ = std::move(across);
    up_ = std::move(up);
    for (const bool coarse : {true, false})
        for (std::size_t i = 0; i < across_.values.size(); ++i)
            for (std::size_t j = 0; j < up_.values.size(); ++j)
                if ((i % 2 == 0 && j % 2 == 0) == coarse) order_.emplace_back(i, j);
}

message::Trial DoubtMap::trial_at(const Cell& cell) const {
    auto trial = trial_;
    trial.shared[across_.key] = across_.values[cell.first];
    trial.shared[up_.key] = up_.values[cell.second];
    return trial;
}

message::Trial DoubtMap::with_chance(std::size_t number) const {
    auto trial = trial_;
    trial.seed += number + 1;
    return trial;
}

bool DoubtMap::done() const {
    return asked() && changes_.size() == cells() && chances_.size() == most_chances;
}

double DoubtMap::share_done() const {
    const auto all = static_cast<double>(cells() + most_chances);
    return asked() ? static_cast<double>(changes_.size() + chances_.size()) / all : 0;
}

std::optional<message::Trial> DoubtMap::next(const std::vector<message::Trial>& under_way) const {
    if (!looking()) return std::nullopt;
    const auto free = [&](const message::Trial& trial) {
        return std::ranges::find(under_way, trial) == under_way.end();
    };
    for (std::size_t number = 0; number < most_chances; ++number) {
        if (chances_.contains(number)) continue;
        if (auto trial = with_chance(number); free(trial)) return trial;
    }
    for (const auto& cell : order_) {
        if (changes_.contains(cell)) continue;
        if (auto trial = trial_at(cell); free(trial)) return trial;
    }
    return std::nullopt;
}

void DoubtMap::take(const message::Trial& trial, double change) {
    for (std::size_t number = 0; asked() && number < most_chances; ++number)
        if (trial == with_chance(number)) chances_.emplace(number, change);
    for (const auto& cell : order_)
        if (trial == trial_at(cell)) changes_.emplace(cell, change);
}

double DoubtMap::change(std::size_t across, std::size_t up) const {
    const auto found = changes_.find({across, up});
    return found == changes_.end() ? no_change_known : found->second;
}

double DoubtMap::by_chance() const {
    std::vector<double> all{change_};
    for (const auto& [number, change] : chances_)
        if (std::isfinite(change)) all.push_back(change);
    if (all.size() < 2) return 0;
    double sum = 0, squares = 0;
    for (const double each : all) sum += each;
    const double middle = sum / static_cast<double>(all.size());
    for (const double each : all) squares += (each - middle) * (each - middle);
    const std::size_t free = all.size() - 1;
    return student[free - 1] * std::sqrt(squares / static_cast<double>(free));
}

DoubtMap::Says DoubtMap::says(std::size_t across, std::size_t up) const {
    const double there = change(across, up);
    if (!std::isfinite(there)) return Says::unknown;
    if (there == 0 || std::fabs(there) < by_chance()) return Says::close;
    return (there > 0) == (change_ > 0) ? Says::holds : Says::turns;
}

std::size_t DoubtMap::count(Says wanted) const {
    std::size_t many = 0;
    for (std::size_t i = 0; i < across_.values.size(); ++i)
        for (std::size_t j = 0; j < up_.values.size(); ++j) many += says(i, j) == wanted ? 1U : 0U;
    return many;
}

} // namespace folkmoot::session
