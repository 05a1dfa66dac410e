#include "analysis/sweep/design.hpp"

#include "analysis/sweep/sequence.hpp"
#include "core/whole.hpp"

#include <algorithm>
#include <string>

namespace folkmoot::sweep {
namespace {

/// Every combination of values, the last setting the quickest.
std::vector<double> grid_of(const Design& design) {
    std::vector<double> points;
    points.reserve(design.points() * design.vary.size());
    std::vector<std::size_t> step(design.vary.size(), 0);
    for (std::size_t point = 0; point < design.points(); ++point) {
        for (std::size_t i = 0; i < step.size(); ++i)
            points.push_back(design.vary[i].at_step(step[i]));
        for (std::size_t i = step.size(); i-- > 0;) {
            if (++step[i] < design.vary[i].steps) break;
            step[i] = 0;
        }
    }
    return points;
}

/// A row's points A and B, next to each other: numbers in [0, 1).
std::vector<double> ends_of_rows(const Design& design) {
    const std::size_t sides = 2 * design.vary.size();
    if (design.kind == Kind::lhs) return latin_hypercube(design.rows, sides, design.seed);
    std::vector<double> ends;
    ends.reserve(design.rows * sides);
    for (std::uint32_t row = 0; row < design.rows; ++row) {
        const std::vector<double> point = sobol_point(row, sides);
        ends.insert(ends.end(), point.begin(), point.end());
    }
    return ends;
}

} // namespace

double Vary::at_step(std::size_t step) const {
    const double share = static_cast<double>(step) / static_cast<double>(steps - 1);
    const double value = step + 1 == steps ? high : low + share * (high - low);
    return setting->type == FieldType::number
               ? value
               : static_cast<double>(nearest_whole<std::int32_t>(value));
}

double Vary::at(double share) const {
    if (steps == 0) return low + share * (high - low);
    return at_step(
        std::min(whole_part<std::size_t>(share * static_cast<double>(steps)), steps - 1));
}

std::size_t Design::points() const {
    if (kind != Kind::grid) return std::size_t{rows} * (vary.size() + 2);
    std::size_t points = 1;
    for (const Vary& each : vary) points *= each.steps;
    return points;
}

std::vector<double> points_of(const Design& design) {
    if (design.kind == Kind::grid) return grid_of(design);
    const std::size_t settings = design.vary.size();
    const std::vector<double> ends = ends_of_rows(design);
    std::vector<double> points;
    points.reserve(design.points() * settings);
    for (std::uint32_t row = 0; row < design.rows; ++row) {
        const double* const a = ends.data() + row * 2 * settings;
        const double* const b = a + settings;
        // A, B, and A with setting `mixed` taken from B.
        for (std::size_t slot = 0; slot < settings + 2; ++slot)
            for (std::size_t i = 0; i < settings; ++i) {
                const bool from_b = slot == 1 || slot == i + 2;
                points.push_back(design.vary[i].at(from_b ? b[i] : a[i]));
            }
    }
    return points;
}

Attempt attempt_at(const Attempt& attempt, const Design& design, std::span<const double> values) {
    Attempt at = attempt;
    for (std::size_t i = 0; i < design.vary.size(); ++i) {
        const Setting& setting = *design.vary[i].setting;
        const std::string key(setting.key);
        const bool lever = setting.kind == FieldKind::lever;
        (lever ? at.changed : at.shared)[key] = values[i];
        if (!lever) at.held.push_back(key);
    }
    return at;
}

} // namespace folkmoot::sweep
