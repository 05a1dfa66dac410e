#include "analysis/told.hpp"

#include "core/units.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace folkmoot {
namespace {

double moved(const Measure& measure, double full, double before, double after) {
    if (std::isnan(before) && std::isnan(after)) return full;
    if (std::isnan(before) || std::isnan(after)) return std::numeric_limits<double>::quiet_NaN();
    double value = full + (after - before);
    if (full >= 0 && before >= 0 && after >= 0) value = std::max(value, 0.0);
    if (measure.share && full <= 1 && before <= 1 && after <= 1) value = std::min(value, 1.0);
    return value;
}

double weekly_of(const RunRecord& record, std::size_t measure, std::size_t week) {
    const auto& series = record.weekly[measure];
    return week < series.size() ? series[week] : std::numeric_limits<double>::quiet_NaN();
}

}  // namespace

std::size_t headline_year(const RunRecord& record) {
    std::size_t year = record.years.size();
    while (year > 1 && record.years[year - 1].weeks < weeks_per_year) --year;
    return year - 1;
}

double Told::value(std::size_t measure, std::size_t year, std::size_t slot) const {
    const double own = value_of(*record_, measure, year, slot);
    if (before_ == nullptr || after_ == nullptr) return own;
    return moved(record_->model->measures()[measure], own, value_of(*before_, measure, year, slot),
                 value_of(*after_, measure, year, slot));
}

double Told::weekly(std::size_t measure, std::size_t week) const {
    const double own = weekly_of(*record_, measure, week);
    if (before_ == nullptr || after_ == nullptr) return own;
    return moved(record_->model->measures()[measure], own, weekly_of(*before_, measure, week),
                 weekly_of(*after_, measure, week));
}

std::size_t Told::weeks() const {
    return record_->weekly.empty() ? 0 : record_->weekly.front().size();
}

std::size_t Told::groups() const { return record_->years.front().slots(); }

std::uint32_t Told::weeks_of_year(std::size_t year) const {
    return static_cast<std::uint32_t>(record_->years[year].weeks);
}

}  // namespace folkmoot
