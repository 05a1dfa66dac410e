/// The weekly order between rights and their money, and what life does to rights.

#include "models/claims/town.hpp"

#include "core/gaps.hpp"
#include "core/units.hpp"
#include "core/whole.hpp"
#include "parts/arrivals.hpp"

#include <algorithm>
#include <array>
#include <numeric>

namespace folkmoot::claims {
namespace {

/// Sorts numbers that are spread evenly over all that 32 bits can hold, in about one pass.
void sort_evenly_spread(std::vector<std::uint32_t>& numbers, std::vector<std::uint32_t>& room) {
    constexpr unsigned bits = 10;
    std::array<std::uint32_t, (1U << bits) + 1> first{};
    for (const std::uint32_t each : numbers) ++first[(each >> (32U - bits)) + 1];
    for (std::size_t part = 1; part < first.size(); ++part) first[part] += first[part - 1];
    room.resize(numbers.size());
    auto next = first;
    for (const std::uint32_t each : numbers) room[next[each >> (32U - bits)]++] = each;
    for (std::size_t part = 0; part + 1 < first.size(); ++part)
        if (first[part + 1] - first[part] > 1)
            std::sort(room.begin() + first[part], room.begin() + first[part + 1]);
    numbers.swap(room);
}

} // namespace

void Town::live(std::span<folkmoot::Town* const> together) {
    std::vector<Town*> towns;
    towns.reserve(together.size());
    for (folkmoot::Town* each : together) {
        towns.push_back(static_cast<Town*>(each));
        towns.back()->week_.clear();
        towns.back()->run_third_parties();
    }
    keep_registers(towns);
    // Where chance brings the same people the same rights, it is asked once for all.
    Town& first = *towns.front();
    first.find_new_rights();
    for (Town* town : towns) {
        const Town& same = town->same_rights(first) ? first : *town;
        if (&same != &first) town->find_new_rights();
        town->live_week(same.episodes_.all());
    }
}

void Town::live_week(std::span<const Episode> new_rights) {
    for (std::size_t i = 0; i < new_rights.size(); ++i) {
        constexpr std::size_t soon = 8;
        if (i + soon < new_rights.size()) fetch_person(new_rights[i + soon].citizen);
        begin_right(new_rights[i].citizen, new_rights[i].stratum);
    }
    go_through_claims();
    work_off_line();
    pay();
    watch_counts();
}

// ---------------------------------------------------------------- rights begin

bool Town::rises_at(std::uint32_t clock) const {
    const Rise& rise = rules().rise;
    const auto first = static_cast<std::uint32_t>(rise.week);
    return first > 0 && clock >= warm_up_weeks + first &&
           clock < warm_up_weeks + first + static_cast<std::uint32_t>(rise.weeks);
}

bool Town::same_chance(const Town& other) const {
    return place_ == other.place_ && chance.seed == other.chance.seed &&
           state_.clock == other.state_.clock;
}

bool Town::same_rights(const Town& other) const {
    const bool more = rises_at(state_.clock);
    return same_chance(other) && chances_ == other.chances_ &&
           more == other.rises_at(state_.clock) &&
           (!more || rules().rise.factor == other.rules().rise.factor);
}

void Town::find_new_rights() {
    const Strata& strata = place_->world.strata;
    const bool more = rises_at(state_.clock);
    episodes_.clear();
    double known = -1;
    Gaps gaps;
    for (std::uint32_t s = 0; s < strata.count(); ++s) {
        double chance_of_it = chances_[s];
        if (more && area_of(s) == 0)
            chance_of_it = std::min(0.9, chance_of_it * rules().rise.factor);
        if (chance_of_it != known) {
            known = chance_of_it;
            gaps = Gaps(chance_of_it);
        }
        find_needs(chance.seed, state_.clock, s, gaps, strata, episodes_);
    }
}

void Town::begin_right(std::uint32_t c, std::uint32_t stratum) {
    Claim* old = claim_of(c);
    if (old != nullptr && !old->at(Stage::owing)) return; // one right at a time
    const Change change(*this, c);
    const Words word = draw(chance.seed, c, state_.clock, purpose::life);
    Claim claim;
    claim.citizen = c;
    claim.stratum = static_cast<std::uint16_t>(stratum);
    claim.due = amount_due(rules().right, word[0]);
    claim.began = static_cast<std::uint16_t>(state_.clock);
    claim.life_due = clock_after(state_.clock, 1 + weeks_until(life_weeks(rules().right), word[1]));
    claim.mark(Claim::poor, Nature(rules(), place_->world.seed, c, stratum).poor());
    ++state_.begun;
    if (old != nullptr) {
        ++state_.closed; // what was owing goes on with the new right
        claim.debt = old->debt;
        claim.loan = old->loan;
        claim.mark(Claim::unasked, old->is(Claim::unasked));
        *old = claim;
    } else {
        state_.claim_of[c] = static_cast<std::uint32_t>(state_.claims.size());
        add_tightly(state_.claims, claim);
        old = &state_.claims.back();
    }
    count(*old, rights);
    note(PersonEventKind::needed, c, 1);
    come_to_know(*old);
}

// ---------------------------------------------------------------- what is due this week

void Town::go_through_claims() {
    const auto clock = static_cast<std::uint16_t>(state_.clock);
    const Renewing& renewing = rules().renewing;
    const bool letters = !warming_up() && std::ranges::any_of(rules_, [&](const Rules& each) {
        return due_in_week(each.asking.letters, week());
    });
    const auto first = static_cast<std::uint32_t>(renewing.reclaim_week);
    const auto notice = static_cast<std::uint32_t>(rules().reclaim.notice_weeks);
    const bool reclaims =
        !warming_up() && first > 0 && week() >= first + notice &&
        week() < first + notice + static_cast<std::uint32_t>(renewing.reclaim_weeks);
    due_.clear();
    // An odd factor and a shift of the clock: another order every week, so that nobody is always
    // first, and no two have the same turn. What is multiplied can be divided again.
    const std::uint32_t shift = draw(chance.seed, 0, clock, purpose::again, 1)[0];
    constexpr std::uint32_t factor = 2'654'435'761U, inverse = 244'002'641U;
    static_assert(factor * inverse == 1U);
    if (letters)
        glance_.find(room_, [&](std::size_t at) {
            const Claim& claim = state_.claims[at];
            return glance_.next_at(at) == clock || claim.at(Stage::unnoticed) ||
                   claim.at(Stage::gave_up);
        });
    else
        glance_.find(room_, [&](std::size_t at) { return glance_.next_at(at) == clock; });
    for (std::size_t i = 0; i < room_.size(); ++i) {
        fetch_claim(room_, i + 16);
        due_.push_back((state_.claims[room_[i]].citizen + shift) * factor);
    }
    if (reclaims)
        for (const std::uint32_t c : who_must_claim_again()) {
            const std::uint32_t at = state_.claim_of[c];
            if (at != no_claim && state_.claims[at].at(Stage::paid) && glance_.next_at(at) != clock)
                due_.push_back((c + shift) * factor);
        }
    sort_evenly_spread(due_, room_);
    const auto citizen = [&](std::size_t i) { return due_[i] * inverse - shift; };
    for (std::size_t i = 0; i < due_.size(); ++i) {
        // Whose turn is soon is fetched now: they stand anywhere in the tables.
        constexpr std::size_t soon = 6;
        if (i + 2 * soon < due_.size()) fetch_person(citizen(i + 2 * soon));
        if (i + soon < due_.size()) {
            const Claim* const claim = claim_of(citizen(i + soon));
            __builtin_prefetch(claim);
            __builtin_prefetch(&claim->marks);
        }
        handle(citizen(i), reclaims);
    }
}

std::uint16_t Town::reclaim_ends(std::uint32_t c) const {
    const Renewing& renewing = rules().renewing;
    const Words word = draw(place_->world.seed, c, 0, purpose::person, 2);
    return static_cast<std::uint16_t>(
        warm_up_weeks + static_cast<std::uint32_t>(renewing.reclaim_week) +
        below(word[0], static_cast<std::uint32_t>(renewing.reclaim_weeks)) +
        static_cast<std::uint32_t>(rules().reclaim.notice_weeks));
}

std::span<const std::uint32_t> Town::who_must_claim_again() {
    const auto start = warm_up_weeks + static_cast<std::uint32_t>(rules().renewing.reclaim_week) +
                       static_cast<std::uint32_t>(rules().reclaim.notice_weeks);
    const std::uint32_t people = place_->world.population();
    if (reclaimers_.empty()) {
        std::vector<std::uint16_t> ends(people);
        reclaimers_from_.assign(static_cast<std::size_t>(rules().renewing.reclaim_weeks) + 1, 0);
        for (std::uint32_t c = 0; c < people; ++c) {
            ends[c] = static_cast<std::uint16_t>(reclaim_ends(c) - start);
            ++reclaimers_from_[ends[c] + 1U];
        }
        std::partial_sum(reclaimers_from_.begin(), reclaimers_from_.end(),
                         reclaimers_from_.begin());
        reclaimers_.resize(people);
        std::vector<std::uint32_t> next = reclaimers_from_;
        for (std::uint32_t c = 0; c < people; ++c) reclaimers_[next[ends[c]]++] = c;
    }
    const std::uint32_t week = state_.clock - start;
    return std::span(reclaimers_)
        .subspan(reclaimers_from_[week], reclaimers_from_[week + 1] - reclaimers_from_[week]);
}

void Town::handle(std::uint32_t c, bool reclaims) {
    const Change change(*this, c);
    const auto clock = static_cast<std::uint16_t>(state_.clock);
    const auto now = [&]() { return claim_of(c); };
    if (now()->life_due == clock) live_on(*now());
    if (now() != nullptr && now()->told_due == clock) {
        Claim& claim = *now();
        // A register that holds something else by now tells later; whoever left is seen to be gone.
        if (claim.is(Claim::gone) || says(claim) == Says::truth)
            find_out(claim);
        else
            claim.told_due = clock_after(
                state_.clock, 1 + weeks_until(rules().change.weeks,
                                              draw(chance.seed, c, clock, purpose::told)[0]));
    }
    if (now() != nullptr && now()->review_due == clock) review(*now());
    if (reclaims && now() != nullptr && now()->at(Stage::paid) && reclaim_ends(c) == clock)
        end_reclaim(*now());
    if (now() != nullptr && now()->step_due == clock) next_step(*now());
    if (now() != nullptr) write_to(*now());
}

void Town::live_on(Claim& claim) {
    const Right& right = rules().right;
    const Words word = draw(chance.seed, claim.citizen, state_.clock, purpose::life, 1);
    const bool ends = word[0] < threshold(1.0 / (1.0 + right.changes * right.years));
    claim.life_due = never;
    if (ends) {
        claim.due = 0;
    } else {
        const double size = right.change_size * (2.0 * unit(word[1]) - 1.0);
        claim.due =
            std::max<std::uint32_t>(1, nearest_whole<std::uint32_t>(claim.due * (1.0 + size)));
        claim.life_due = clock_after(state_.clock, 1 + weeks_until(life_weeks(right), word[2]));
    }
    if (!claim.at(Stage::paid)) {
        if (ends) end_right(claim);
        return;
    }
    const ChangeRules& rules_of_change = rules().change;
    const Words how = draw(chance.seed, claim.citizen, state_.clock, purpose::told, 1);
    if (how[0] < threshold(rules_of_change.report)) {
        call(claim, rules().casework.change_calls);
        find_out(claim);
    } else {
        const std::uint16_t tells =
            clock_after(state_.clock, 1 + weeks_until(rules_of_change.weeks, how[1]));
        claim.told_due = std::min(claim.told_due, tells);
    }
}

void Town::next_step(Claim& claim) {
    claim.step_due = never;
    switch (static_cast<Stage>(claim.stage)) {
    case Stage::unnoticed: {
        const Asking& asking = rules_of_citizen(claim.citizen).asking;
        // A register that holds something wrong of people still knows that they are there.
        const Says what = says(claim);
        const bool offered = asking.way != Way::apply && what != Says::nothing;
        if (offered && !claim.is(Claim::noticed))
            offer(claim);
        else
            ask(claim);
        break;
    }
    case Stage::offered:
        answer(claim);
        break;
    case Stage::form:
        end_form(claim);
        break;
    case Stage::paper:
        end_paper(claim);
        break;
    case Stage::agreed:
        pay_first(claim);
        break;
    case Stage::gave_up:
        ask(claim);
        break;
    case Stage::line:
    case Stage::paid:
    case Stage::owing:
        break;
    }
}

} // namespace folkmoot::claims
