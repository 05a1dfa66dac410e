/// How functions move from one tier to another: who begins when, how long it takes, who stays.

#include "models/tiers/town.hpp"

#include "core/units.hpp"

#include <algorithm>

namespace folkmoot::tiers {

// ---------------------------------------------------------------- beginning

void Town::begin_moves() {
    const auto from = static_cast<std::uint32_t>(rules().moving.week);
    if (state_.clock < from) return;
    const bool at_once = rules().moving.pace == Pace::at_once;
    const bool yearly = at_once && rules().moving.join == Join::choice;
    if (yearly && (state_.clock - from) % weeks_in_year != 0) return;
    for (std::size_t f = 0; f < functions; ++f) {
        for (std::size_t a = 0; a < layout_.areas; ++a) {
            if (move_of(f, a).moving()) continue;
            const auto which = static_cast<std::uint32_t>(f * layout_.areas + a);
            const auto term = static_cast<std::uint32_t>(rules().contracts.weeks);
            const std::uint32_t turn =
                (state_.clock + contract_turn(rules().contracts, place_->world.seed, which)) % term;
            if (!at_once && turn != 0) continue;
            const std::size_t to = where_to(f, a);
            if (to != move_of(f, a).tier) begin_move(f, a, to);
        }
    }
}

std::size_t Town::where_to(std::size_t function, std::size_t area) const {
    const std::size_t wanted = wanted_tier(rules_of_area(area).made, function);
    const std::size_t now = move_of(function, area).tier;
    if (rules().moving.join == Join::duty || wanted == 0) return wanted;
    const auto which = static_cast<std::uint32_t>(function * layout_.areas + area);
    const double asks = reluctance_of(rules().project, place_->world.seed, which);
    // Whoever is in what is shared leaves only if that gains as much as joining had to.
    const std::size_t other = now == wanted ? 0 : wanted;
    return gain(function, area, other) > asks ? other : now;
}

double Town::gain(std::size_t function, std::size_t area, std::size_t to) const {
    const Rules& all = rules();
    const double wants = heard(wants_, all.voice, state_.drift[area], 0, area);
    // What a head is expected to cost in a unit of those who are there or on the way, of this area,
    // and of a part of the others; and how far what it makes would be from what its people want.
    const auto loses = [&](std::size_t tier) {
        double people = 0, rooms = 0, members = 0, hears = 0;
        for (std::size_t a = 0; a < layout_.areas; ++a) {
            if (layout_.unit(tier, a) != layout_.unit(tier, area)) continue;
            const bool there = a == area || move_of(function, a).to == tier;
            const double counts = there ? 1.0 : all.project.hope;
            people += counts * layout_.people[a];
            rooms += counts * rooms_[a];
            members += counts;
            hears +=
                counts * layout_.people[a] * heard(wants_, all.voice, state_.drift[a], tier, a);
        }
        if (!(people > 0.0)) return 0.0;
        const double mean = hears / people;
        const double off = tier == 0 ? wants - mean : (1.0 - rooms_[area]) * (wants - mean);
        const double head = unit_cost(cost_of(all.costs, function), all.costs.tailored, people,
                                      ways_of(rooms, members)) /
                            people;
        return head + all.taste.worth * weight_of(all.taste, function) * off * off;
    };
    return loses(move_of(function, area).tier) - loses(to);
}

void Town::begin_move(std::size_t function, std::size_t area, std::size_t to) {
    const Rules& all = rules();
    Move& move = move_of(function, area);
    Ledger& ledger = state_.ledger;
    if (ledger.decided == never) ledger.decided = static_cast<std::uint16_t>(state_.clock);
    if (ledger.promised[function] == 0) {
        // On paper: what it costs whatever its size is paid once for all who are to share it.
        std::size_t now = 0, planned = 0;
        std::vector<bool> there(layout_.units());
        for (std::size_t a = 0; a < layout_.areas; ++a)
            there[layout_.unit(wanted_tier(rules_of_area(a).made, function), a)] = true;
        for (std::size_t u = 0; u < layout_.units(); ++u) {
            now += unit_at(function, u).members > 0 ? 1U : 0U;
            planned += there[u] ? 1U : 0U;
        }
        ledger.promised[function] =
            pence_of(cost_of(all.costs, function).fixed *
                     (static_cast<double>(now) - static_cast<double>(planned)));
    }
    // Contracts that have not ended are paid out of.
    const auto which = static_cast<std::uint32_t>(function * layout_.areas + area);
    const auto term = static_cast<std::uint32_t>(all.contracts.weeks);
    const std::uint32_t turn =
        (state_.clock + contract_turn(all.contracts, place_->world.seed, which)) % term;
    const Unit& unit = unit_at(function, unit_now(function, area));
    const double a_year =
        cost_of_unit(all.costs, function, unit) * layout_.people[area] / unit.people;
    const std::uint32_t left = turn == 0 ? 0 : term - turn;
    charge(area, Money::moving, pence_of(all.contracts.cut * a_year * left / weeks_per_year));
    // Letters, to whoever is to have one.
    const std::uint32_t first =
        place_->world.strata.first[static_cast<std::uint32_t>(area) * strata_per_area];
    std::uint32_t letters = all.moving.letter ? layout_.citizens[area] : 0;
    if (rules_.size() > 1) {
        letters = 0;
        for (std::uint32_t c = first; c < first + layout_.citizens[area]; ++c)
            letters += rules_of_citizen(c).moving.letter ? 1U : 0U;
    }
    charge(area, Money::moving,
           pence_of(letters * place_->world.people_per_citizen * all.project.letter_cost));
    move.to = static_cast<std::uint8_t>(to);
    move.since = static_cast<std::uint16_t>(state_.clock);
    move.done = 0;
}

// ---------------------------------------------------------------- on the way

void Town::move_on() {
    const Project& project = rules().project;
    const auto planned = static_cast<std::uint32_t>(project.weeks);
    for (std::size_t f = 0; f < functions; ++f) {
        double on_the_way = 0;
        for (std::size_t a = 0; a < layout_.areas; ++a)
            on_the_way += move_of(f, a).moving() ? 1.0 : 0.0;
        const double crowd = on_the_way / static_cast<double>(layout_.areas);
        for (std::size_t a = 0; a < layout_.areas; ++a) {
            Move& move = move_of(f, a);
            if (!move.moving()) continue;
            const double own_ways = std::max(move.tier, move.to) == 0 ? 0.0 : rooms_[a];
            const double slip =
                project.slip + project.tailored_slip * own_ways + project.crowd * crowd;
            const Words word = draw(chance.seed, static_cast<std::uint32_t>(f * layout_.areas + a),
                                    state_.clock, purpose::work);
            if (slip <= 0.0 || word[0] < threshold(1.0 / (1.0 + slip))) ++move.done;
            charge(a, Money::moving, pence_of(project.cost * layout_.people[a] / planned));
            if (rules_of_area(a).moving.parallel) {
                const Unit& unit = unit_at(f, unit_now(f, a));
                const double a_year =
                    cost_of_unit(rules().costs, f, unit) * layout_.people[a] / unit.people;
                charge(a, Money::moving, pence_of(project.parallel_cost * a_year / weeks_per_year));
            }
            if (move.done >= planned) arrive(f, a);
        }
    }
}

void Town::arrive(std::size_t function, std::size_t area) {
    const Rules& all = rules();
    Move& move = move_of(function, area);
    const std::size_t old = layout_.unit(move.tier, area), now = layout_.unit(move.to, area);
    const std::size_t base = function * layout_.units();
    const Unit& left = unit_at(function, old);
    const Unit& joined = unit_at(function, now);
    std::uint32_t& from = state_.staff[base + old];
    std::uint32_t& to = state_.staff[base + now];
    // Staff who belong to this area: a share by people, all of them where it is the last to go.
    const std::uint32_t share =
        left.members == 1 ? from
                          : nearest_whole<std::uint32_t>(from * layout_.people[area] / left.people);
    const double change_place = function == 0   ? all.staff.front_moves
                                : function == 1 ? all.staff.back_moves
                                                : all.staff.common_moves;
    // Who is at the seat already stays there.
    const bool at_seat = layout_.seat[old] == layout_.seat[now];
    const auto must = at_seat ? 0 : nearest_whole<std::uint32_t>(share * change_place);
    const bool help = rules_of_area(area).moving.help;
    const Words word =
        draw(chance.seed, static_cast<std::uint32_t>(function * layout_.areas + area), state_.clock,
             purpose::arrive);
    const std::uint32_t follow = std::min(
        must, whole_by_chance(must * (help ? all.staff.helped : all.staff.follow), word[0]));
    if (help) charge(area, Money::moving, pence_of(follow * all.staff.help_cost));
    from -= share;
    to += share - (must - follow);
    week_.at(Slot::total, left_moves) += must - follow;
    // How well they do it: those who come bring it along.
    double& practice = state_.practice[base + now];
    const double brought = state_.practice[base + old], people = layout_.people[area];
    practice = joined.members == 0
                   ? brought
                   : (practice * joined.people + brought * people) / (joined.people + people);
    // What it was to cost, and what it did.
    const double took = static_cast<double>(state_.clock - move.since + 1U);
    state_.ledger.planned += pence_of(all.project.cost * people);
    state_.ledger.spent += pence_of(all.project.cost * people * took / all.project.weeks);
    move.tier = move.to;
    move.since = static_cast<std::uint16_t>(state_.clock);
    move.done = 0;
    count_units();
    if (function == 0) set_offices(place_->world, layout_, state_);
}

double Town::dip(std::size_t function, std::size_t area) const {
    const Project& project = rules().project;
    const Move& move = move_of(function, area);
    if (move.since == never) return 0.0;
    const double most =
        project.dip * (rules_of_area(area).moving.parallel ? 1.0 - project.spared : 1.0);
    if (move.moving()) return most;
    const double since = state_.clock - move.since;
    return since < project.settle ? most * (1.0 - since / project.settle) : 0.0;
}

// ---------------------------------------------------------------- staff

void Town::keep_staff() {
    const Staff& people = rules().staff;
    for (std::size_t f = 0; f < functions; ++f) {
        std::vector<double> leaving(layout_.units());
        for (std::size_t a = 0; a < layout_.areas; ++a)
            if (move_of(f, a).moving()) leaving[unit_now(f, a)] += layout_.people[a];
        std::vector<std::uint32_t> ended(layout_.units());
        for (std::size_t u = 0; u < layout_.units(); ++u) {
            const auto who = static_cast<std::uint32_t>(f * layout_.units() + u);
            const Unit& unit = units_[who];
            std::uint32_t& staff = state_.staff[who];
            const std::uint32_t needed = posts_of(rules(), f, unit);
            if (unit.members == 0 && staff == 0) continue;
            if (staff > needed) {
                ended[u] = staff - needed;
                week_.at(Slot::total, redundant) += ended[u];
                staff = needed;
            }
            const Words word = draw(chance.seed, who, state_.clock, purpose::staff);
            const std::uint32_t vacant = needed - staff;
            const std::uint32_t usual =
                std::min(staff, whole_by_chance(staff * people.turnover / weeks_per_year, word[0]));
            staff -= usual;
            const double unsettled = unit.people > 0.0 ? leaving[u] / unit.people : 0.0;
            const std::uint32_t more = std::min(
                staff,
                whole_by_chance(staff * people.unsettled / weeks_per_year * unsettled, word[1]));
            staff -= more;
            const std::uint32_t come =
                std::min(vacant, whole_by_chance(vacant / people.hire_weeks, word[2]));
            staff += come;
            const auto total = week_.row(Slot::total);
            total[left_usual] += usual;
            total[left_moves] += more;
            total[hired] += come;
            total[staff_weeks] += staff;
            total[post_weeks] += needed;
        }
        // Whose post ends is paid, by those whom the unit serves.
        for (std::size_t u = 0; u < layout_.units(); ++u) {
            if (ended[u] == 0) continue;
            double left = unit_at(f, u).people;
            std::int64_t bill = pence_of(ended[u] * people.redundancy);
            for (std::size_t a = 0; a < layout_.areas; ++a) {
                if (unit_now(f, a) != u) continue;
                const auto part = nearest_whole<std::int64_t>(static_cast<double>(bill) *
                                                              layout_.people[a] / left);
                charge(a, Money::moving, part);
                bill -= part;
                left -= layout_.people[a];
            }
        }
    }
}

} // namespace folkmoot::tiers
