/// What is kept of districts beside their state, what a week is remembered by, and what must hold
/// in it.

#include "models/tiers/town.hpp"

#include "core/math.hpp"
#include "core/units.hpp"
#include "models/tiers/model.hpp"
#include "world/citizens.hpp"

#include <algorithm>

namespace folkmoot::tiers {

Town::Town(std::shared_ptr<const Place> place, const PolicyPlan& plan, std::unique_ptr<State> state)
    : UsualTiers(std::move(place), plan, std::move(state)),
      layout_(place_->world, rules_.front().map), wants_(place_->world, state_) {
    week_ = Counts(area_slot + layout_.areas, column_count);
    charged_.resize(layout_.areas * money_kinds);
    billed_.assign(functions, 0);
    take_rules();
}

void Town::take_rules() {
    const Strata& strata = place_->world.strata;
    gaps_.clear();
    for (std::uint32_t s = 0; s < strata.count(); ++s)
        gaps_.emplace_back(need_chance(rules().need, s));
    expected_ = expected_needs(place_->world, layout_, rules().need);
    double weeks = rules().voice.weeks;
    for (double& share : hears_) {
        share = weeks > 0.0 ? 1.0 - math::exp(-1.0 / weeks) : 1.0;
        weeks *= rules().voice.farther;
    }
    rooms_.clear();
    for (std::size_t a = 0; a < layout_.areas; ++a)
        rooms_.push_back(rules_of_area(a).tailoring.room);
    count_units();
}

// ---------------------------------------------------------------- record

void Town::record(Counts& week) const {
    add_counts(week, week_);
    const std::size_t areas = layout_.areas;
    // What is made at each place, on average over those who are served away from home.
    const double away = rules().need.away;
    double people = 0;
    for (const std::uint32_t citizens : layout_.citizens) people += citizens;
    std::array<double, functions> elsewhere{}, elsewhere_squares{}, worth{};
    for (std::size_t f = 0; f < functions; ++f) {
        worth[f] = rules().taste.worth * weight_of(rules().taste, f);
        for (std::size_t a = 0; a < areas; ++a) {
            const double standard = state_.standard[f * areas + a],
                         part = layout_.citizens[a] / people;
            elsewhere[f] += part * standard;
            elsewhere_squares[f] += part * standard * standard;
        }
    }
    const auto add_people = [&](Counts& table, std::uint32_t stratum, const Wants::Cell& cell) {
        if (cell.people == 0) return;
        const std::size_t area = area_of(stratum);
        // Σ (taste + drift − what is made)², from the sums of tastes and of their squares.
        const double drift = state_.drift[area], n = cell.people,
                     sum = static_cast<double>(cell.sum) * tick + n * drift,
                     squares = static_cast<double>(cell.squares) * (tick * tick) +
                               2.0 * drift * static_cast<double>(cell.sum) * tick +
                               n * drift * drift;
        double pounds = 0;
        for (std::size_t f = 0; f < functions; ++f) {
            const double made = state_.standard[f * areas + area];
            const double at_home = squares - 2.0 * made * sum + n * made * made,
                         outside = squares - 2.0 * elsewhere[f] * sum + n * elsewhere_squares[f];
            pounds += worth[f] * ((1.0 - away) * at_home + away * outside);
        }
        pounds /= weeks_per_year;
        for (const std::size_t slot :
             {Slot::total, Slot::deprivation + deprivation_of(stratum), Slot::age + age_of(stratum),
              tier_slot + move_of(0, area).tier, area_slot + area}) {
            table.at(slot, people_weeks) += n;
            table.at(slot, fit_pounds) += pounds;
        }
    };
    for (std::size_t at = 0; at < wants_.cells.size(); ++at)
        add_people(week, static_cast<std::uint32_t>(at) * strata_per_cell, wants_.cells[at]);
    for (std::uint32_t s = 0; week.parting() != nullptr && s < wants_.by_stratum.size(); ++s)
        if (Counts* const part = week.part_of(s)) add_people(*part, s, wants_.by_stratum[s]);
    for (std::size_t a = 0; a < areas; ++a) {
        for (const std::size_t slot : {std::size_t{Slot::total}, area_slot + a}) {
            for (std::size_t kind = 0; kind < money_kinds; ++kind)
                week.at(slot, front_pounds + kind) +=
                    static_cast<double>(charged_[a * money_kinds + kind]) / 100.0;
            for (std::size_t f = 0; f < functions; ++f) {
                const Move& move = move_of(f, a);
                week.at(slot, function_weeks) += 1.0;
                week.at(slot, shared_weeks) += move.tier > 0 ? 1.0 : 0.0;
                week.at(slot, moving_weeks) += move.moving() ? 1.0 : 0.0;
            }
        }
    }
    const Ledger& ledger = state_.ledger;
    const auto total = week.row(Slot::total);
    const auto pounds = [](std::int64_t pence) { return static_cast<double>(pence) / 100.0; };
    total[decided_now] = ledger.decided == never ? 0.0 : 1.0;
    if (ledger.decided == never) return;
    total[saved_pounds] = pounds(ledger.saved);
    for (const std::int64_t promise : ledger.promised) total[promised_pounds] += pounds(promise);
    total[running_pounds] = pounds(ledger.opening - ledger.running) * weeks_per_year;
    total[planned_pounds] = pounds(ledger.planned);
    total[spent_pounds] = pounds(ledger.spent);
    // The clock shows the week that has been lived.
    total[since_weeks] = static_cast<double>(state_.clock - ledger.decided + 1U);
    if (ledger.paid_back != never)
        total[paid_back_weeks] = static_cast<double>(ledger.paid_back - ledger.decided + 1);
}

std::size_t Town::bytes() const {
    const auto of = [](const auto& table) { return table.capacity() * sizeof(table[0]); };
    const World& world = place_->world;
    std::size_t lines = 0;
    for (const auto& line : state_.lines) lines += of(line);
    return of(world.digital) + of(world.strata.first) + of(state_.taste) + of(state_.need) +
           of(state_.last) + of(state_.office) + of(state_.returns) + lines + of(state_.staff) +
           of(state_.practice) + of(state_.moves) + of(state_.standard) + of(wants_.cells) +
           of(wants_.fifths) + of(gaps_);
}

std::string Town::check_conservation() const {
    const std::string when = " in week " + std::to_string(state_.clock);
    // Everybody who needs something stands in one line, or comes back once.
    std::vector<std::uint8_t> found(state_.need.size());
    std::uint64_t needs = 0;
    const auto see = [&](const Waiting& who, Need8 state) {
        ++needs;
        const bool once = found[who.citizen] == 0;
        found[who.citizen] = static_cast<std::uint8_t>(state);
        return once;
    };
    bool once = true;
    for (const auto& line : state_.lines)
        for (const Waiting& who : line) once = see(who, Need8::waiting) && once;
    for (const Waiting& who : state_.returns) once = see(who, Need8::comes_back) && once;
    if (!once || found != state_.need) return "a need is lost, or counted twice" + when;
    const auto total = week_.row(Slot::total);
    const auto whole = [](double count) { return static_cast<std::int64_t>(count); };
    // Of those who were served, those who were served badly are not done with.
    if (static_cast<std::int64_t>(needs) !=
        static_cast<std::int64_t>(needs_before_) + whole(total[new_needs]) - whole(total[served]) +
            whole(total[Column::badly]) - whole(total[Column::gave_up]))
        return "needs come from nowhere, or go there" + when;
    std::uint64_t staff = 0;
    for (const std::uint32_t each : state_.staff) staff += each;
    if (static_cast<std::int64_t>(staff) != static_cast<std::int64_t>(staff_before_) +
                                                whole(total[hired]) - whole(total[left_usual]) -
                                                whole(total[left_moves]) - whole(total[redundant]))
        return "staff come from nowhere, or go there" + when;
    std::int64_t charged = 0;
    std::array<std::int64_t, functions> by_function{};
    for (std::size_t a = 0; a < layout_.areas; ++a) {
        for (std::size_t kind = 0; kind < money_kinds; ++kind) {
            charged += charged_[a * money_kinds + kind];
            if (kind < functions) by_function[kind] += charged_[a * money_kinds + kind];
        }
    }
    for (std::size_t f = 0; f < functions; ++f)
        if (by_function[f] != billed_[f]) return "a bill is not paid to the penny" + when;
    if (charged != state_.ledger.paid - paid_before_) return "money is lost or made" + when;
    // Whoever makes something has members, and each district's function is made once.
    double members = 0;
    for (const Unit& unit : units_) members += static_cast<double>(unit.members);
    if (members != static_cast<double>(functions * layout_.areas))
        return "something is made twice, or by nobody" + when;
    for (std::size_t at = 0; at < units_.size(); ++at)
        if (units_[at].members == 0 && state_.staff[at] != 0)
            return "staff who serve nobody" + when;
    return {};
}

// ---------------------------------------------------------------- for those who look at people

std::vector<std::uint8_t> Town::contentment() const {
    constexpr std::array<std::uint8_t, last_kinds> feels{170, 230, 120, 50, 30};
    std::vector<std::uint8_t> content;
    content.reserve(state_.last.size());
    for (const std::uint8_t last : state_.last) content.push_back(feels[last]);
    return content;
}

} // namespace folkmoot::tiers
