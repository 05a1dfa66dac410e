/// What is kept of hospitals beside their state, their rules and how they come to differ, what a
/// week is remembered by, and what must hold in it.

#include "models/beds/town.hpp"

#include "core/math.hpp"
#include "core/units.hpp"
#include "core/whole.hpp"
#include "models/beds/model.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace folkmoot::beds {

Rates::Rates(const Rules& rules, const World& world) {
    const Strata& strata = world.strata;
    const auto spread_over = [&](double each_week, const std::array<double, age_bands>& ages) {
        std::vector<double> of(strata.count());
        double sum = 0;
        for (std::uint32_t s = 0; s < strata.count(); ++s) {
            const double poor = deprivation_of(s) / (deprivation_fifths - 1.0) - 0.5;
            of[s] = ages[age_of(s)] * (1.0 + 2.0 * rules.need.gap * poor) *
                    (frailty_of(s) == 1 ? IllPattern::frail : 1.0);
            sum += of[s] * strata.size(s);
        }
        for (double& each : of) each *= sum > 0.0 ? each_week * world.population() / sum : 0.0;
        return of;
    };
    constexpr double of_thousand_a_year = 1.0 / (1'000 * weeks_per_year);
    emergency_ = spread_over((rules.need.admissions + rules.need.intensive) * of_thousand_a_year,
                             IllPattern::emergency);
    planned_ = spread_over(rules.list.needs * of_thousand_a_year, IllPattern::planned);
}

std::uint32_t stay_of(double mean_days, double spread, std::uint32_t word) {
    const double times = (1.0 - spread) - spread * math::fast_log_unit(word);
    return nearest_whole<std::uint32_t>(mean_days * minutes_a_day * times);
}

double with_odds(double chance, double times) {
    const double odds = times * chance / (1.0 - chance);
    return odds / (1.0 + odds);
}

std::vector<double> people_by_age(const World& world) {
    std::vector<double> people(world.areas.size() * age_bands);
    for (std::uint32_t s = 0; s < world.strata.count(); ++s)
        people[area_of(s) * age_bands + age_of(s)] +=
            world.strata.size(s) * world.people_per_citizen;
    return people;
}

Town::Town(std::shared_ptr<const Place> place, const PolicyPlan& plan, std::unique_ptr<State> state)
    : UsualTown(std::move(place), plan, std::move(state)), rates_(rules(), place_->world) {
    const World& world = place_->world;
    week_ = Counts(area_slot + world.areas.size(), column_count);
    people_ = people_by_age(world);
    const std::uint32_t strata = world.strata.count();
    citizens_.resize(std::size_t{hospitals()} * strata);
    for (std::uint32_t s = 0; s < strata; ++s)
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c)
            ++citizens_[std::size_t{state_.hospital_of[c]} * strata + s];
    nearest_.resize(hospitals());
    for (std::size_t h = 0; h < hospitals(); ++h) {
        const auto away = [&](std::uint16_t other) {
            const double x = world.providers[other].x - world.providers[h].x,
                         y = world.providers[other].y - world.providers[h].y;
            return x * x + y * y;
        };
        nearest_[h].resize(hospitals());
        std::iota(nearest_[h].begin(), nearest_[h].end(), std::uint16_t{0});
        std::erase(nearest_[h], static_cast<std::uint16_t>(h));
        std::ranges::sort(nearest_[h], [&](std::uint16_t one, std::uint16_t other) {
            const double near = away(one), far = away(other);
            return near < far || (near == far && one < other);
        });
    }
    take_rules();
}

void Town::take_rules() {
    const Rules& now = rules();
    const World& world = place_->world;
    rates_ = Rates(now, world);
    plan_.assign(hospitals(), Plan{});
    const std::uint32_t strata = world.strata.count();
    const double critical_share = now.need.intensive / (now.need.admissions + now.need.intensive);
    for (std::size_t h = 0; h < hospitals(); ++h) {
        Plan& plan = plan_[h];
        double emergencies = 0;
        for (std::uint32_t s = 0; s < strata; ++s) {
            const double people = citizens_[h * strata + s] * world.people_per_citizen;
            emergencies += people * rates_.emergency(s);
            plan.new_plans += people * rates_.planned(s);
        }
        const double general_days = emergencies * (1.0 - critical_share) * now.need.stay +
                                    plan.new_plans * now.list.stay,
                     intensive_days = emergencies * critical_share * now.need.intensive_stay;
        plan.load = {general_days / days_a_week, intensive_days / days_a_week};
        const auto beds = [](double load, double spare) {
            return std::max(1U, nearest_whole<std::uint32_t>(load * (1.0 + spare)));
        };
        plan.beds = {beds(plan.load[general], now.beds.spare),
                     beds(plan.load[intensive], now.beds.spare_intensive)};
        plan.contracted = nearest_whole<std::uint32_t>(now.contract.share * plan.beds[general]);
        plan.corridor = whole_part<std::uint32_t>(now.surge.general * plan.beds[general]);
    }
}

VaryLevel vary_level(const Setting& setting) {
    if (setting.kind != FieldKind::lever) return VaryLevel::never;
    return setting.key == "planned.looked_after" ? VaryLevel::citizen
           : setting.key == "planned.stop_at"    ? VaryLevel::provider
                                                 : VaryLevel::week;
}

// ---------------------------------------------------------------- record

void Town::record(Counts& week) const {
    add_counts(week, week_);
    const Strata& strata = place_->world.strata;
    for (std::uint32_t s = 0; s < strata.count(); ++s) {
        const double people = strata.size(s);
        week.in_each(s, [&](Counts& table) {
            for (const std::size_t slot : {Slot::total, Slot::deprivation + deprivation_of(s),
                                           Slot::age + age_of(s), area_slot + area_of(s)})
                table.at(slot, people_weeks) += people;
        });
    }
    // Whatever people come for, all of them are of it.
    const auto of_every_why = [](Counts& table) {
        for (std::size_t why = 0; why < whys; ++why)
            table.at(why_slot + why, people_weeks) += table.at(Slot::total, people_weeks);
    };
    of_every_why(week);
    for (std::size_t part = 0; week.parting() != nullptr && part < week.parting()->parts; ++part)
        of_every_why(week.part(part));
    for (std::size_t h = 0; h < hospitals(); ++h)
        add_place(week, area_of_hospital(h), list_weeks,
                  static_cast<double>(state_.lists[h].size()));
}

std::size_t Town::bytes() const {
    const auto of = [](const auto& table) { return table.capacity() * sizeof(table[0]); };
    const World& world = place_->world;
    std::size_t sum = of(world.digital) + of(world.strata.first) + of(state_.hospital_of) +
                      of(state_.latest) + of(state_.latest_week) + of(state_.patients) +
                      of(citizens_) + of(people_) + of(emergencies_) + of(plans_) + of(own_) +
                      of(in_time_) + of(dates_);
    for (std::size_t h = 0; h < hospitals(); ++h)
        sum += of(state_.queues[h]) + of(state_.lists[h]) + of(nearest_[h]) +
               of(state_.hospitals[h].training[0]) + of(state_.hospitals[h].training[1]);
    return sum;
}

// ---------------------------------------------------------------- what must hold

std::string Town::check_conservation() const {
    const std::string when = " in week " + std::to_string(state_.clock);
    std::vector<std::array<std::uint32_t, wards>> in_bed(hospitals());
    for (const Patient& each : state_.patients) ++in_bed[each.hospital][each.ward];
    std::uint64_t queued = 0, listed = 0;
    for (std::size_t h = 0; h < hospitals(); ++h) {
        const Hospital& hospital = state_.hospitals[h];
        if (hospital.used != in_bed[h]) return "a bed is used by nobody, or by two" + when;
        queued += state_.queues[h].size();
        listed += state_.lists[h].size();
        for (std::size_t ward = 0; ward < wards; ++ward) {
            const double staff = hospital.joined[ward] - hospital.left[ward];
            if (!(std::fabs(staff - hospital.staff[ward]) <= 1e-6 * (1.0 + hospital.joined[ward])))
                return "staff are there who never came, or the other way round" + when;
        }
    }
    const Tally& tally = state_.tally;
    if (tally.came != state_.patients.size() + queued + tally.went_home + tally.refused)
        return "a patient is lost, or there twice" + when;
    if (tally.listed != listed + tally.treated + tally.got_worse + tally.left)
        return "somebody on a list is lost, or there twice" + when;
    const Disease& disease = state_.disease;
    for (std::size_t at = 0; at < people_.size(); ++at) {
        const double all =
            disease.well[at] + disease.latent[at] + disease.ill[at] + disease.over[at];
        if (!(std::fabs(all - people_[at]) <= 1e-9 * (1.0 + people_[at])) ||
            !(disease.well[at] >= 0.0))
            return "a person is neither well nor ill" + when;
    }
    double pounds = 0;
    for (const Column column : {beds_pounds, care_pounds, surge_pounds, trained_pounds,
                                moved_pounds, ring_pounds, state_pounds})
        pounds += week_.at(Slot::total, column);
    if (!(std::fabs(pounds - checked_pounds_) <= 1e-9 * (1.0 + std::fabs(pounds))))
        return "a pound is lost, or spent twice" + when;
    return {};
}

} // namespace folkmoot::beds
