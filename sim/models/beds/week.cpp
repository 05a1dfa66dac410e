/// The weekly order where people need beds.

#include "core/math.hpp"
#include "core/units.hpp"
#include "core/whole.hpp"
#include "models/beds/town.hpp"
#include "parts/shock.hpp"

#include <algorithm>

namespace folkmoot::beds {
namespace {

constexpr double over = 0.85, far_over = 0.92;
constexpr double first_infected = 0.00005; // of an area's people
constexpr double hardly_anybody = 1.0;     // infected: the disease is gone
constexpr double heat_from = 0.85, heat_to = 1.35;

} // namespace

void Town::live(std::span<folkmoot::Town* const> together) {
    const Town* found_out = nullptr;
    for (folkmoot::Town* each : together) {
        Town& town = *static_cast<Town*>(each);
        // Where chance brings the same people the same illness, it is asked once for all.
        if (found_out == nullptr || !town.same_week(*found_out)) {
            town.find_out();
            found_out = &town;
        }
        town.live_week(*found_out);
    }
}

void Town::live_week(const Town& same) {
    week_.clear();
    checked_pounds_ = in_use_pounds_ = 0;
    own_.clear();
    run_disease();
    set_capacity();
    join_lists(same.plans_);
    pass_lists();
    give_dates();
    get_infected();
    std::ranges::stable_sort(own_, {}, &Coming::minute);
    days(same.emergencies_);
    week_.at(Slot::total, lives_elsewhere) +=
        (checked_pounds_ - in_use_pounds_) / rules().costs.life;
    for (auto& list : state_.lists)
        std::erase_if(list, [](const Listed& one) { return one.joined == never; });
    if (chance.log == nullptr) return;
    for (const auto& list : state_.lists)
        for (const Listed& one : list) note(PersonEventKind::waits, one.citizen, 1);
}

bool Town::same_week(const Town& other) const {
    const auto alike = [&](std::string_view group) {
        return std::ranges::all_of(fields(), [&](const Field<Rules>& field) {
            return !field.key.starts_with(group) || field.get(rules()) == field.get(other.rules());
        });
    };
    return place_ == other.place_ && chance.seed == other.chance.seed &&
           state_.clock == other.state_.clock && alike("need.") && alike("list.") &&
           alike("harm.patience");
}

// ---------------------------------------------------------------- who falls ill

void Town::find_out() {
    emergencies_.clear();
    plans_.clear();
    come_from_strata(purpose::falls_ill, false);
    come_from_strata(purpose::needs_plan, true);
    put_in_time();
}

// By the minute; in the same one, in the order in which they were found.
void Town::put_in_time() {
    std::vector<std::uint32_t> place(minutes_a_week + 1);
    for (const Coming& who : emergencies_) ++place[who.minute + 1];
    for (std::uint32_t minute = 0; minute < minutes_a_week; ++minute)
        place[minute + 1] += place[minute];
    in_time_.resize(emergencies_.size());
    for (const Coming& who : emergencies_) in_time_[place[who.minute]++] = who;
    std::swap(emergencies_, in_time_);
}

void Town::come_from_strata(Purpose what, bool planned_care) {
    const Need& need = rules().need;
    const World& world = place_->world;
    const int week = static_cast<int>(state_.clock) - static_cast<int>(warm_up_weeks);
    Shock shock;
    shock.season = need.season;
    shock.unrest = need.unrest;
    const double factor = planned_care ? 1.0 : need_factor(shock, chance.seed, state_.clock, week);
    const std::uint32_t is_critical =
        threshold(need.intensive / (need.admissions + need.intensive));
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        const std::uint32_t size = world.strata.size(s);
        const double each = planned_care ? rates_.planned(s) : rates_.emergency(s) * factor;
        const double expected = each * size * world.people_per_citizen;
        if (!(expected > 0.0)) continue;
        // From one to the next: so many weeks, as by a Poisson process.
        const double gap = -1.0 / expected;
        double at = 0;
        for (std::uint32_t n = 0;; ++n) {
            const Words word = draw(chance.seed, s, state_.clock, what, 2 * n);
            at += gap * math::fast_log_unit(word[0]);
            if (at >= 1.0) break;
            const std::uint32_t citizen = world.strata.first[s] + below(word[1], size);
            if (planned_care) {
                Listed one;
                one.citizen = citizen;
                one.stratum = static_cast<std::uint16_t>(s);
                one.joined = static_cast<std::uint16_t>(state_.clock);
                one.worse_after = weeks_until(rules().list.worsen, word[2]);
                one.leaves_after = weeks_until(rules().list.leave, word[3]);
                plans_.push_back(one);
                continue;
            }
            const Words more = draw(chance.seed, s, state_.clock, what, 2 * n + 1);
            Coming who;
            who.minute =
                std::min(whole_part<std::uint32_t>(at * minutes_a_week), minutes_a_week - 1);
            who.citizen = citizen;
            who.stratum = static_cast<std::uint16_t>(s);
            const bool critical = word[2] < is_critical;
            who.why = critical ? Why::critical : emergency;
            who.ward = critical ? intensive : general;
            who.stay = stay_of(critical ? need.intensive_stay : need.stay, need.spread, word[3]);
            who.luck = more[0];
            who.patience = stay_of(rules().harm.patience / 24.0, 1.0, more[1]);
            emergencies_.push_back(who);
        }
    }
}

// ---------------------------------------------------------------- the epidemic

void Town::run_disease() {
    const Epidemic& rules = this->rules().epidemic;
    Disease& disease = state_.disease;
    ill_.assign(people_.size(), 0.0);
    infected_.assign(people_.size(), 0.0);
    if (!warming_up() && disease.goes_about == 0) {
        // In each year at most one, in a week that only chance knows.
        const std::uint32_t week = state_.clock - warm_up_weeks, year = week / weeks_in_year;
        const Words word = draw(chance.seed, year, 0, purpose::outbreak);
        if (word[0] < threshold(rules.chance) && rules.chance > 0.0 &&
            below(word[1], weeks_in_year) == week % weeks_in_year)
            begin_disease(disease, rules, people_, chance.seed, state_.clock);
    }
    if (disease.goes_about == 0) return;
    bool to_come = false;
    for (std::size_t area = 0; area < disease.comes.size(); ++area) {
        const std::uint32_t since = state_.clock - disease.began;
        to_come = to_come || since <= disease.comes[area];
        if (since != disease.comes[area]) continue;
        double all = 0;
        for (std::size_t at = area * age_bands; at < (area + 1) * age_bands; ++at)
            all += people_[at];
        disease.carried[area] += first_infected * all;
    }
    const double hot = std::clamp((state_.heat - heat_from) / (heat_to - heat_from), 0.0, 1.0);
    for (std::uint32_t day = 0; day < days_a_week; ++day)
        spread_disease(disease, rules, people_, 1.0 - rules.caution * hot, ill_, infected_);
    double about = 0;
    for (std::size_t at = 0; at < people_.size(); ++at)
        about += disease.latent[at] + disease.ill[at];
    if (about < hardly_anybody && !to_come) disease.goes_about = 0;

    for (std::size_t at = 0; at < people_.size(); ++at) {
        const std::size_t area = at / age_bands, age = at % age_bands;
        week_.at(Slot::total, new_infections) += infected_[at];
        week_.at(Slot::age + age, new_infections) += infected_[at];
        week_.at(area_slot + area, new_infections) += infected_[at];
    }
}

void Town::get_infected() {
    if (state_.disease.goes_about == 0) return;
    const Rules& rules = this->rules();
    const World& world = place_->world;
    double weighted = 0, all = 0;
    for (std::size_t at = 0; at < people_.size(); ++at) {
        weighted += AgePattern::ill[at % age_bands] * people_[at];
        all += people_[at];
    }
    for (std::uint32_t at = 0; at < people_.size(); ++at) {
        const auto age = static_cast<std::uint32_t>(at % age_bands);
        const double expected =
            ill_[at] * std::min(1.0, rules.epidemic.ill * AgePattern::ill[age] * all / weighted);
        if (!(expected > 0.0)) continue;
        const auto stratum = static_cast<std::uint32_t>((at / age_bands) * strata_per_area +
                                                        age * deprivation_fifths * frailties);
        const std::uint32_t first = world.strata.first[stratum];
        const std::uint32_t size =
            world.strata.first[stratum + std::uint32_t{deprivation_fifths * frailties}] - first;
        const double gap = -1.0 / expected;
        double when = 0;
        for (std::uint32_t n = 0;; ++n) {
            const Words word = draw(chance.seed, at, state_.clock, purpose::infected, 2 * n);
            when += gap * math::fast_log_unit(word[0]);
            if (when >= 1.0) break;
            const Words more = draw(chance.seed, at, state_.clock, purpose::infected, 2 * n + 1);
            Coming who;
            who.minute =
                std::min(whole_part<std::uint32_t>(when * minutes_a_week), minutes_a_week - 1);
            who.citizen = first + below(word[1], size);
            std::uint32_t s = stratum;
            while (world.strata.first[s + 1] <= who.citizen) ++s;
            who.stratum = static_cast<std::uint16_t>(s);
            who.why = infected;
            who.ward = word[2] < threshold(rules.epidemic.intensive) ? intensive : general;
            who.stay = stay_of(rules.epidemic.stay, rules.need.spread, word[3]);
            who.luck = more[0];
            who.patience = stay_of(rules.harm.patience / 24.0, 1.0, more[1]);
            own_.push_back(who);
        }
    }
}

// ---------------------------------------------------------------- day by day

void Town::days(std::span<const Coming> emergencies) {
    std::size_t next = 0, next_own = 0, next_date = 0;
    for (std::size_t h = 0; h < hospitals(); ++h) {
        state_.hospitals[h].busy_days = {};
        serve(h, now_minute(0)); // there may be more beds than last week
    }
    double used = 0, beds = 0;
    for (std::uint32_t day = 0; day < days_a_week; ++day) {
        for (Plan& plan : plan_) plan.moves = rules().moving.most;
        const std::uint32_t end = (day + 1) * minutes_a_day;
        while (true) {
            const auto minute_of = [&](const auto& table, std::size_t at) {
                return at < table.size() ? table[at].minute : minutes_a_week;
            };
            const std::uint32_t one = minute_of(emergencies, next),
                                other = minute_of(own_, next_own),
                                date = minute_of(dates_, next_date);
            const std::uint32_t first = std::min({one, other, date});
            if (first >= end) break;
            leave_until(now_minute(first));
            if (first == one)
                arrive(emergencies[next++]);
            else if (first == other)
                arrive(own_[next_own++]);
            else
                keep_date(dates_[next_date++]);
        }
        leave_until(now_minute(end));
        drop_queues(now_minute(end));
        census();
        for (const Hospital& hospital : state_.hospitals) {
            used += hospital.used[intensive];
            beds += hospital.beds[intensive];
        }
    }
    state_.heat = beds > 0.0 ? used / beds : 1.0;
}

void Town::census() {
    const BedCosts& costs = rules().costs;
    double all_used = 0, all_beds = 0, day_pounds = 0;
    for (std::size_t h = 0; h < hospitals(); ++h) {
        Hospital& hospital = state_.hospitals[h];
        const std::size_t area = area_of_hospital(h);
        const auto add = [&](Column column, double amount) {
            add_place(week_, area, column, amount);
        };
        const auto ward_day = [&](std::size_t ward, double open, Column bed_days, Column used_days,
                                  Column over_85, Column over_92, Column full) {
            const double used = hospital.used[ward];
            add(bed_days, open);
            add(used_days, used);
            add(over_85, used > over * open ? 1.0 : 0.0);
            add(over_92, used > far_over * open ? 1.0 : 0.0);
            add(full, used >= open ? 1.0 : 0.0);
            hospital.busy_days[ward] += used > far_over * open ? 1U : 0U;
        };
        ward_day(general, open_in(h, general), general_bed_days, general_used_days, general_over_85,
                 general_over_92, general_full);
        ward_day(intensive, hospital.beds[intensive], intensive_bed_days, intensive_used_days,
                 intensive_over_85, intensive_over_92, intensive_full);
        const Plan& plan = plan_[h];
        add(hospital_days, 1.0);
        add(thin_days, thin_in(h));
        const std::uint32_t meant = plan.beds[general] + plan.beds[intensive];
        add(planned_bed_days, meant);
        add(short_days, meant - (hospital.beds[general] + hospital.beds[intensive]));

        // Contractors are paid less for theirs. Beds without staff cost nothing.
        const std::uint32_t contracted = std::min(plan.contracted, hospital.beds[general]);
        const double open_general = hospital.beds[general] - rules().firms.saving * contracted;
        const double beds_cost =
            open_general * costs.general_empty + hospital.beds[intensive] * costs.intensive_empty;
        const double care_cost = hospital.used[general] * costs.general_care +
                                 hospital.used[intensive] * costs.intensive_care;
        double beyond = 0, ahead = 0, idle = 0, in_use = 0;
        for (std::size_t ward = 0; ward < wards; ++ward) {
            const double used = hospital.used[ward], open = hospital.beds[ward];
            const double empty = ward == general ? costs.general_empty : costs.intensive_empty;
            beyond += std::max(0.0, used - open);
            idle += std::max(0.0, open - used) * empty;
            in_use += std::min(open, used) * empty;
            ahead += std::max(0.0, hospital.staff[ward] - plan.beds[ward]);
        }
        constexpr double days_a_year = days_a_week * weeks_per_year;
        add(beds_pounds, beds_cost);
        add(care_pounds, care_cost);
        add(surge_pounds, beyond * costs.surge);
        add(trained_pounds, ahead * costs.trained / days_a_year);
        add(idle_pounds, idle);
        day_pounds +=
            beds_cost + care_cost + beyond * costs.surge + ahead * costs.trained / days_a_year;
        in_use_pounds_ += in_use + care_cost;
        all_used += hospital.used[intensive];
        all_beds += hospital.beds[intensive];
    }
    checked_pounds_ += day_pounds;
    week_.at(Slot::total, all_days) += 1.0;
    week_.at(Slot::total, all_intensive_over_85) += all_used > over * all_beds ? 1.0 : 0.0;
    week_.at(Slot::total, all_intensive_full) += all_used >= all_beds ? 1.0 : 0.0;
}

} // namespace folkmoot::beds
