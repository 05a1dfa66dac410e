/// How many beds have staff this week: who was trained, who left, who is ill, and which
/// contractors are still there.

#include "core/math.hpp"
#include "core/units.hpp"
#include "core/whole.hpp"
#include "models/beds/town.hpp"

#include <algorithm>

namespace folkmoot::beds {
namespace {

/// The share to which something comes in a week that goes on at a rate a year.
double in_a_week(double a_year) { return 1.0 - math::exp(-a_year / weeks_per_year); }

constexpr double most_off_sick = 0.5, one_per_cent = 0.01;

} // namespace

void Town::staff_week(std::size_t h, std::size_t ward) {
    const Workforce& rules = this->rules().staff;
    Hospital& hospital = state_.hospitals[h];
    double& staff = hospital.staff[ward];
    const double wanted = plan_[h].beds[ward] * (1.0 + this->rules().training.ahead);
    if (state_.clock == 0) { // the first day of all: everybody is there
        staff = hospital.joined[ward] = wanted;
        hospital.training[ward].assign(static_cast<std::size_t>(rules.training), 0.0);
        return;
    }
    double in_training = 0;
    for (const double each : hospital.training[ward]) in_training += each;
    const double gap = wanted - staff - in_training;
    const double usual = staff * in_a_week(rules.leave);
    const double busy = hospital.busy_days[ward] / double{days_a_week};
    const double leave = staff * in_a_week(rules.leave * (1.0 + rules.strain * busy));
    // Whoever leaves in an ordinary year is replaced, unless there are more than are wanted.
    const double replaced = gap >= 0.0 ? usual : std::max(0.0, usual + gap);
    double starts = gap > 0.0 ? gap * in_a_week(rules.rebuild) : 0.0;
    if (!hospital.training[ward].empty()) {
        double& place = hospital.training[ward][state_.clock % hospital.training[ward].size()];
        std::swap(place, starts); // whoever began so long ago is ready now
    }
    staff += replaced + starts - leave;
    hospital.joined[ward] += replaced + starts;
    hospital.left[ward] += leave;
}

void Town::firms_week() {
    const Rules& rules = this->rules();
    if (warming_up() || !(rules.contract.share > 0.0)) return;
    double ill = 0, all = 0;
    for (std::size_t at = 0; at < people_.size(); ++at) {
        ill += state_.disease.ill[at];
        all += people_[at];
    }
    const double prevalence = all > 0.0 ? ill / all : 0.0;
    for (std::size_t f = 0; f < state_.firms.size(); ++f) {
        Firm& firm = state_.firms[f];
        if (firm.closed_weeks > 0) {
            --firm.closed_weeks;
            continue;
        }
        const Words word =
            draw(chance.seed, static_cast<std::uint32_t>(f), state_.clock, purpose::firm);
        firm.reserve += rules.firms.margin / weeks_per_year +
                        rules.firms.shock * math::normal_quantile(unit_open(word[0])) -
                        rules.firms.epidemic * prevalence / one_per_cent;
        if (firm.reserve >= 0.0) continue;
        double beds = 0;
        for (std::size_t h = f; h < hospitals(); h += state_.firms.size())
            beds += plan_[h].contracted;
        const double pay = beds * rules.costs.general_empty * (1.0 - rules.firms.saving) *
                           days_a_week * weeks_per_year;
        double pounds = beds * rules.costs.collapse;
        if (rules.contract.rescue) {
            pounds = (rules.firms.reserve - firm.reserve) * pay;
        } else {
            firm.closed_weeks = static_cast<std::uint16_t>(rules.firms.weeks);
        }
        week_.at(Slot::total, collapses) += 1.0;
        week_.at(Slot::total, state_pounds) += pounds;
        checked_pounds_ += pounds;
        firm.reserve = rules.firms.reserve;
    }
}

void Town::set_capacity() {
    const Rules& rules = this->rules();
    firms_week();
    for (std::size_t h = 0; h < hospitals(); ++h) {
        Hospital& hospital = state_.hospitals[h];
        Plan& plan = plan_[h];
        const double ill = state_.disease.goes_about == 0
                               ? 0.0
                               : infectious_share(state_.disease, people_, area_of_hospital(h));
        const double present = 1.0 - std::min(most_off_sick, rules.staff.sick * ill);
        for (std::size_t ward = 0; ward < wards; ++ward) {
            staff_week(h, ward);
            // A hair more than there is, so that no rounding closes a bed.
            const auto can = whole_part<std::uint32_t>(hospital.staff[ward] * present + 1e-6);
            hospital.beds[ward] = std::min(plan.beds[ward], can);
            if (ward == intensive) plan.trained = std::max(can, hospital.beds[intensive]);
        }
        const Firm& firm = state_.firms[h % state_.firms.size()];
        if (firm.closed_weeks > 0) {
            const double share = rules.firms.lost * firm.closed_weeks / rules.firms.weeks;
            const auto lost = nearest_whole<std::uint32_t>(share * plan.contracted);
            hospital.beds[general] -= std::min(hospital.beds[general], lost);
        }
        // Only beds with staff can fill.
        const double room =
            plan.load[general] > 0.0 ? hospital.beds[general] / plan.load[general] - 1.0 : 0.0;
        plan.longer = 1.0 + rules.need.filling * std::clamp(room, 0.0, 1.0);
        plan.most = hospital.beds[intensive] +
                    whole_part<std::uint32_t>(rules.surge.most * plan.beds[intensive]);
    }
}

} // namespace folkmoot::beds
