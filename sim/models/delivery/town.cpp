/// What is kept of services beside their state, what a week is remembered by, and what must hold in
/// it.

#include "models/delivery/town.hpp"

#include "core/math.hpp"
#include "models/delivery/model.hpp"
#include "world/citizens.hpp"

#include <algorithm>

namespace folkmoot::delivery {

Town::Town(std::shared_ptr<const Place> place, const PolicyPlan& plan, std::unique_ptr<State> state)
    : UsualDelivery(std::move(place), plan, std::move(state)),
      layout_(place_->world, rules_.front()) {
    week_ = Counts(area_slot + layout_.areas, column_count);
    charged_.resize(layout_.areas * money_kinds);
    success_.resize(layout_.services.size());
    sees_new_.resize(layout_.services.size());
    desk_words_.resize(layout_.lines());
    up_.resize(layout_.services.size(), 1.0);
    tally_.resize(layout_.areas * cells_per_area * sizes * events);
    take_rules();
    for (const Team& team : state_.teams)
        for (std::size_t c = 0; c < components; ++c) ++made_[team.parts[c].made][c];
}

void Town::take_rules() {
    const Strata& strata = place_->world.strata;
    const Need& need = rules().need;
    gaps_.clear();
    for (std::uint32_t s = 0; s < strata.count(); ++s) {
        const bool nowhere = layout_.menus[area_of(s)].service.empty();
        gaps_.emplace_back(nowhere ? 0.0 : need_chance(need, s));
    }
    for (std::size_t b = 0; b < bands; ++b)
        band_factor_[b] = math::exp(-need.unsure * ((static_cast<double>(b) + 0.5) / bands - 0.5));
    for (std::size_t fifth = 0; fifth < deprivation_fifths; ++fifth) {
        const double poor = (static_cast<double>(fifth) - 2.0) / 2.0;
        const double usual = std::min(0.98, need.gives_up * (1.0 + need.poor * poor));
        for (const bool offered : {false, true}) {
            const double gives = usual * (offered ? 1.0 - need.reached : 1.0);
            // Whom an offered call reaches rings; of the others as many as before.
            const double rings = offered ? usual * need.reached + (1.0 - usual) * need.calls
                                         : (1.0 - gives) * need.calls;
            gives_up_[fifth][offered ? 1 : 0] = threshold(gives);
            rings_[fifth][offered ? 1 : 0] = threshold(gives + rings);
        }
    }
    heard_ = math::pow(1.0 - rules().desk.lost, rules().desk.desks - 1.0);
    offered_.fill(0);
    for (std::size_t c = 0; c < components; ++c)
        for (std::size_t s = 0; s < layout_.services.size(); ++s)
            offered_[c] += is_offered(s, c) ? 1U : 0U;
}

// ---------------------------------------------------------------- record

void Town::tell_apart(std::shared_ptr<const Parting> parting) {
    apart_.assign(parting != nullptr ? place_->world.strata.count() * sizes * events : 0, 0U);
    UsualDelivery::tell_apart(std::move(parting));
}

void Town::record(Counts& week) const {
    add_counts(week, week_);
    const Need& need = rules().need;
    const Strata& strata = place_->world.strata;
    const auto add = [&](Counts& table, std::uint32_t s, double people,
                         const std::uint32_t* tallies) {
        for (const std::size_t slot : {Slot::total, Slot::deprivation + deprivation_of(s),
                                       Slot::age + age_of(s), area_slot + area_of(s)})
            table.at(slot, people_weeks) += people;
        for (std::size_t size = 0; size < sizes; ++size) {
            const std::uint32_t* const tally = tallies + size * events;
            const auto of = [&](Event event) { return tally[static_cast<std::size_t>(event)]; };
            if (of(Event::first_try) == 0 && of(Event::failed) == 0 && of(Event::later_ok) == 0)
                continue;
            const double hours =
                of(Event::failed) * need.try_hours + of(Event::rang) * need.call_hours;
            for (const std::size_t slot :
                 {Slot::total, Slot::deprivation + deprivation_of(s), Slot::age + age_of(s),
                  size_slot + size, area_slot + area_of(s)}) {
                const auto row = table.row(slot);
                for (std::size_t e = 0; e < events; ++e) row[first_tries + e] += tally[e];
                row[lost_hours] += hours;
                row[time_pounds] += hours * rules().costs.hour;
            }
        }
    };
    for (std::uint32_t s = 0; s < strata.count(); s += strata_per_cell)
        add(week, s, strata.size(s) + strata.size(s + 1), &tally_[cell_of(s) * sizes * events]);
    for (std::uint32_t s = 0; !apart_.empty() && s < strata.count(); ++s)
        if (Counts* const part = week.part_of(s))
            add(*part, s, strata.size(s), &apart_[std::size_t{s} * sizes * events]);
    for (std::size_t a = 0; a < layout_.areas; ++a)
        for (const std::size_t slot : {std::size_t{Slot::total}, area_slot + a})
            for (std::size_t kind = 0; kind < money_kinds; ++kind)
                week.at(slot, teams_pounds + kind) +=
                    static_cast<double>(charged_[a * money_kinds + kind]) / 100.0;
    for (std::size_t s = 0; s < state_.teams.size(); ++s) {
        const Team& team = state_.teams[s];
        const ServiceFacts& facts = layout_.services[s];
        std::array<double, 3> parts{}; // needed, one's own, shared
        for (const Part& part : team.parts) {
            const auto made = static_cast<Made>(part.made);
            if (made == Made::not_needed) continue;
            parts[0] += 1.0;
            parts[made == Made::shared ? 2 : 1] += 1.0;
        }
        const auto add_team = [&](std::size_t slot) {
            week.at(slot, service_weeks) += 1.0;
            week.at(slot, measured_weeks) += team.measures;
            week.at(slot, part_weeks) += parts[0];
            week.at(slot, own_weeks) += parts[1];
            week.at(slot, shared_weeks) += parts[2];
            week.at(slot, line_weeks) += static_cast<double>(state_.lines[s].size());
        };
        add_team(Slot::total);
        add_team(size_slot + facts.size);
        if (facts.area != never) add_team(area_slot + facts.area);
    }
    for (std::size_t line = layout_.services.size(); line < state_.lines.size(); ++line)
        week.at(Slot::total, line_weeks) += static_cast<double>(state_.lines[line].size());
    week.at(Slot::total, Column::worst_week) = state_.worst_week;
    week.at(Slot::total, Column::worst_overrun) = state_.worst_overrun;
    week.at(Slot::total, paid_pounds) = static_cast<double>(state_.paid) / 100.0;
}

std::size_t Town::bytes() const {
    const auto of = [](const auto& table) { return table.capacity() * sizeof(table[0]); };
    const World& world = place_->world;
    std::size_t lines = 0;
    for (const auto& line : state_.lines) lines += of(line);
    return of(world.digital) + of(world.strata.first) + of(state_.need) + of(state_.last) +
           of(state_.returns) + of(state_.teams) + lines + of(success_) + of(tally_) + of(comers_);
}

std::string Town::check_conservation() const {
    const std::string when = " in week " + std::to_string(state_.clock);
    // Everybody who is to try again is there once.
    std::vector<std::uint8_t> found(state_.need.size());
    for (const Return& who : state_.returns) {
        if (found[who.citizen] != 0) return "somebody comes back twice" + when;
        found[who.citizen] = static_cast<std::uint8_t>(Need8::comes_back);
    }
    if (found != state_.need) return "somebody who is to come back is lost" + when;
    std::array<std::uint64_t, events> happened{};
    for (std::size_t i = 0; i < tally_.size(); ++i) happened[i % events] += tally_[i];
    const auto of = [&](Event event) { return happened[static_cast<std::size_t>(event)]; };
    if (returns_before_ + of(Event::first_try) != state_.returns.size() + of(Event::first_ok) +
                                                      of(Event::later_ok) + of(Event::rang) +
                                                      of(Event::gave_up))
        return "somebody came and it did not end" + when;
    const auto whole = [&](Column column) {
        return static_cast<std::uint64_t>(week_.at(Slot::total, column));
    };
    if (ideas_before_ + whole(begun) !=
        ideas_under_way(state_) + whole(Column::live) + whole(dropped) + whole(shelved))
        return "a change is lost or made" + when;
    // Whoever waits for something shared stands in its line once.
    for (std::size_t c = 0; c < components; ++c) {
        std::size_t waits = 0;
        for (const Team& team : state_.teams)
            waits += team.parts[c].made == static_cast<std::uint8_t>(Made::queued) ? 1U : 0U;
        std::vector<std::uint16_t> queue = state_.platforms[c].queue;
        std::ranges::sort(queue);
        if (waits != queue.size() || std::ranges::adjacent_find(queue) != queue.end())
            return "a team waits twice, or is forgotten" + when;
    }
    std::int64_t charged = 0;
    for (const std::int64_t pence : charged_) charged += pence;
    if (charged != billed_) return "money is lost or made" + when;
    return {};
}

// ---------------------------------------------------------------- for those who look at people

std::vector<std::uint8_t> Town::contentment() const {
    constexpr std::array<std::uint8_t, last_kinds> feels{170, 230, 150, 100, 30};
    std::vector<std::uint8_t> content;
    content.reserve(state_.last.size());
    for (const std::uint8_t last : state_.last) content.push_back(feels[last]);
    return content;
}

} // namespace folkmoot::delivery
