/// Who gets which bed: in a hospital of their own, moved, beyond what there is, after a wait, or
/// not at all; and what comes of it.

#include "core/whole.hpp"
#include "models/beds/town.hpp"

#include <algorithm>

namespace folkmoot::beds {
namespace {

constexpr double busy_from = 0.85, most_deadly = 0.95;
constexpr std::uint32_t long_wait = 4 * 60, minutes_an_hour = 60;

} // namespace

std::uint32_t Town::thin_in(std::size_t h) const {
    const std::uint32_t used = state_.hospitals[h].used[intensive];
    return used - std::min(used, plan_[h].trained);
}

std::uint32_t Town::open_in(std::size_t h, std::size_t ward) const {
    const std::uint32_t beds = state_.hospitals[h].beds[ward];
    if (ward == intensive) return beds;
    // Staff who help out in intensive care are missing here.
    const double taken = rules().staff.takes * thin_in(h);
    return beds - std::min(beds, nearest_whole<std::uint32_t>(taken));
}

std::uint32_t Town::most_in(std::size_t h, std::size_t ward) const {
    return ward == intensive ? plan_[h].most : open_in(h, general) + plan_[h].corridor;
}

std::size_t Town::find_elsewhere(std::size_t h, std::size_t ward, bool surge) const {
    const Sharing& sharing = rules().sharing;
    constexpr std::size_t neighbours = 2;
    if (sharing.reach == SharedWith::none || plan_[h].moves <= 0) return h;
    std::size_t asked = nearest_[h].size();
    if (sharing.reach == SharedWith::neighbours) asked = std::min(asked, neighbours);
    for (std::size_t i = 0; i < asked; ++i) {
        const std::size_t other = nearest_[h][i];
        const std::uint32_t used = state_.hospitals[other].used[ward];
        const std::uint32_t room =
            surge ? most_in(other, ward)
                  : whole_part<std::uint32_t>(open_in(other, ward) * (1.0 - sharing.keep));
        if (used < room && state_.queues[other].empty()) return other;
    }
    return h;
}

void Town::arrive(const Coming& who) {
    const std::size_t h = state_.hospital_of[who.citizen], ward = who.ward;
    const Hospital& hospital = state_.hospitals[h];
    const std::uint32_t now = now_minute(who.minute);
    const Harm& harm = rules().harm;
    ++state_.tally.came;
    add_person(week_, who.stratum, who.why, ward == intensive ? intensive_needs : general_needs);
    note(person_needed, who.citizen, 1);

    const bool others_wait = ward == general && !state_.queues[h].empty();
    if (!others_wait && hospital.used[ward] < open_in(h, ward))
        return put(who, h, h, Latest::bed, 1.0, now);
    if (const std::size_t other = find_elsewhere(h, ward, false); other != h)
        return put(who, h, other, Latest::moved, harm.moved, now);
    if (!others_wait && hospital.used[ward] < most_in(h, ward))
        return put(who, h, h, Latest::surge, ward == general ? harm.corridor : 1.0, now);
    if (ward == intensive)
        if (const std::size_t other = find_elsewhere(h, ward, true); other != h)
            return put(who, h, other, Latest::moved, harm.moved, now);
    if (ward == general && who.patience > 0) {
        state_.queues[h].push_back({who, now, now + who.patience});
        return mark(who.citizen, Latest::waits);
    }
    refuse(who, 0);
}

void Town::put(const Coming& who, std::size_t home, std::size_t h, Latest how, double odds,
               std::uint32_t now) {
    Hospital& hospital = state_.hospitals[h];
    const Harm& harm = rules().harm;
    const std::size_t ward = who.ward;
    if (h != home) {
        --plan_[home].moves;
        add_person(week_, who.stratum, who.why, moved);
        add_place(week_, area_of_hospital(home), moved_pounds, rules().costs.moved);
        checked_pounds_ += rules().costs.moved;
        if (who.why == infected)
            state_.disease.carried[area_of_hospital(h)] += rules().epidemic.carried;
    }
    if (ward == intensive) {
        // The odds are of what whoever comes finds.
        if (hospital.used[ward] >= plan_[h].trained)
            odds *= harm.thin;
        else if (hospital.used[ward] > busy_from * hospital.beds[ward])
            odds *= harm.busy;
    }
    if (hospital.used[ward] >= open_in(h, ward)) add_person(week_, who.stratum, who.why, surged);
    ++hospital.used[ward];
    const auto stay =
        ward == general ? nearest_whole<std::uint32_t>(who.stay * plan_[h].longer) : who.stay;
    state_.patients.push_back({now + stay, who.citizen, static_cast<std::uint16_t>(h), who.ward});
    std::ranges::push_heap(state_.patients, std::greater<>{});
    mark(who.citizen, how);
    note(PersonEventKind::served_by, who.citizen, static_cast<std::uint32_t>(h));
    if (chance.log != nullptr) {
        const BedCosts& costs = rules().costs;
        const double care = ward == general ? costs.general_care : costs.intensive_care;
        note(PersonEventKind::cost, who.citizen,
             nearest_whole<std::uint32_t>(care * stay / minutes_a_day +
                                          (h != home ? costs.moved : 0.0)));
    }
    if (odds > 0.0) fate(who, odds);
}

void Town::fate(const Coming& who, double odds) {
    const Harm& harm = rules().harm;
    const double usual =
        std::min(most_deadly,
                 (who.ward == intensive ? harm.intensive : harm.general) *
                     (who.ward == intensive ? 0.5 + 0.5 * IllPattern::deaths[age_of(who.stratum)]
                                            : IllPattern::deaths[age_of(who.stratum)]));
    // Where nothing is worse than usual, nobody dies of it.
    const double chance_of_it = odds == 1.0 ? usual : with_odds(usual, odds);
    if (who.luck >= threshold(chance_of_it)) return;
    add_person(week_, who.stratum, who.why, deaths);
    if (who.luck < threshold(usual)) return;
    add_person(week_, who.stratum, who.why, extra_deaths);
    mark(who.citizen, Latest::died);
}

void Town::refuse(const Coming& who, std::uint32_t waited_minutes) {
    ++state_.tally.refused;
    count_wait(who, waited_minutes);
    add_person(week_, who.stratum, who.why,
               who.ward == intensive ? refused_intensive : refused_general);
    note(person_refused, who.citizen, 1);
    mark(who.citizen, Latest::refused);
    fate(who, who.ward == intensive ? rules().harm.refused : rules().harm.without);
}

void Town::count_wait(const Coming& who, std::uint32_t minutes) {
    if (who.ward != general) return;
    add_person(week_, who.stratum, who.why, wait_hours, minutes / double{minutes_an_hour});
    if (minutes > long_wait) add_person(week_, who.stratum, who.why, waited);
    note(person_waited, who.citizen, minutes / minutes_an_hour);
}

void Town::leave_until(std::uint32_t now) {
    while (!state_.patients.empty() && state_.patients.front().until <= now) {
        const Patient gone = state_.patients.front();
        std::ranges::pop_heap(state_.patients, std::greater<>{});
        state_.patients.pop_back();
        --state_.hospitals[gone.hospital].used[gone.ward];
        ++state_.tally.went_home;
        serve(gone.hospital, gone.until);
    }
}

void Town::serve(std::size_t h, std::uint32_t now) {
    auto& queue = state_.queues[h];
    while (!queue.empty()) {
        const Queued first = queue.front();
        const bool in_time = first.gives_up > now;
        if (in_time && state_.hospitals[h].used[general] >= most_in(h, general)) return;
        queue.erase(queue.begin());
        if (!in_time) {
            refuse(first.who, first.gives_up - first.since);
            continue;
        }
        const std::uint32_t minutes = now - first.since;
        count_wait(first.who, minutes);
        const double days = minutes / double{minutes_a_day};
        const bool corridor = state_.hospitals[h].used[general] >= open_in(h, general);
        put(first.who, h, h, corridor ? Latest::surge : Latest::bed,
            (1.0 + rules().harm.wait * days) * (corridor ? rules().harm.corridor : 1.0), now);
    }
}

void Town::drop_queues(std::uint32_t now) {
    for (auto& queue : state_.queues)
        std::erase_if(queue, [&](const Queued& one) {
            if (one.gives_up > now) return false;
            refuse(one.who, one.gives_up - one.since);
            return true;
        });
}

void Town::mark(std::uint32_t citizen, Latest latest) {
    state_.latest[citizen] = static_cast<std::uint8_t>(latest);
    state_.latest_week[citizen] = static_cast<std::uint16_t>(state_.clock);
}

} // namespace folkmoot::beds
