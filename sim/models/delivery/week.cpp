/// The weekly order, and what becomes of people who come to settle something.

#include "models/delivery/town.hpp"

#include "core/math.hpp"
#include "core/units.hpp"
#include "world/citizens.hpp"

#include <algorithm>

namespace folkmoot::delivery {

void Town::live(std::span<folkmoot::Town* const> together) {
    Town* first = nullptr;
    for (folkmoot::Town* each : together) {
        Town& town = static_cast<Town&>(*each);
        // The same people come for the same under every policy: that is found once for all.
        if (first == nullptr || !town.is_asked_alike(*first)) {
            first = &town;
            town.find_who_comes();
        }
        town.live_week(first->comers_);
    }
}

bool Town::is_asked_alike(const Town& other) const {
    const Need &mine = rules().need, &theirs = other.rules().need;
    const Estate &estate = rules().estate, &another = other.rules().estate;
    return place_ == other.place_ && chance.seed == other.chance.seed &&
           state_.clock == other.state_.clock && mine.rate == theirs.rate &&
           mine.gap == theirs.gap && mine.frail == theirs.frail &&
           estate.local_teams == another.local_teams &&
           estate.central_teams == another.central_teams && estate.zipf == another.zipf &&
           estate.local_uses == another.local_uses;
}

void Town::live_week(std::span<const Comer> comers) {
    week_.clear();
    std::ranges::fill(charged_, 0);
    std::ranges::fill(tally_, 0U);
    std::ranges::fill(apart_, 0U);
    std::ranges::fill(up_, 1.0);
    central_.fill(0.0);
    billed_ = 0;
    returns_before_ = state_.returns.size();
    ideas_before_ = ideas_under_way(state_);

    build_common();
    arrive();
    consider();
    bring_in();
    admit_outsiders();
    launch();
    teach();
    end_tests();
    work_days();
    break_down();
    reckon_success();
    let_people_come(comers);
    pay();
    for (Team& team : state_.teams) team.design -= rules().change.decay / weeks_per_year;
}

void Town::count(std::size_t service, Column column, double amount) {
    const ServiceFacts& facts = layout_.services[service];
    week_.at(Slot::total, column) += amount;
    week_.at(size_slot + facts.size, column) += amount;
    if (facts.area != never) week_.at(area_slot + facts.area, column) += amount;
}

void Town::reckon_success() {
    const Rules& all = rules();
    for (auto& made : made_) made.fill(0);
    for (std::size_t s = 0; s < state_.teams.size(); ++s) {
        const Team& team = state_.teams[s];
        double odds = team.design + team.climbed;
        for (std::size_t c = 0; c < components; ++c) {
            const Part& part = team.parts[c];
            ++made_[part.made][c];
            if (part.made == static_cast<std::uint8_t>(Made::shared))
                odds += state_.platforms[c].quality - layout_.services[s].misfit[c];
            else
                odds += part.quality;
        }
        if (state_.clock < team.settled)
            odds -= all.launch.dip * (team.settled - state_.clock) / all.launch.settle;
        sees_new_[s] = team.testing != 0 ? threshold(rules_for(s).work.test_share) : 0;
        for (std::size_t version = 0; version <= team.testing; ++version) {
            const double fails = math::exp(-(odds + (version == 0 ? 0.0 : team.test.effect)));
            Success& success = success_[s][version];
            for (std::size_t b = 0; b < bands; ++b) {
                const double succeeds = 1.0 / (1.0 + fails * band_factor_[b]);
                success.calm[b] = threshold(succeeds);
                success.now[b] = threshold(succeeds * up_[s]);
            }
        }
    }
}

void Town::find_who_comes() {
    const Strata& strata = place_->world.strata;
    comers_.clear();
    for (std::uint32_t s = 0; s < strata.count(); ++s) {
        const Gaps& gaps = gaps_[s];
        const std::uint32_t end = strata.first[s + 1];
        std::uint32_t at = strata.first[s];
        if (at == end || gaps.never()) continue;
        for (std::uint32_t block = 0; at < end; ++block) {
            for (const std::uint32_t gap_word :
                 draw(chance.seed, s, state_.clock, purpose::come, block)) {
                const std::uint32_t gap = gaps.next(gap_word);
                if (gap >= end - at) {
                    at = end;
                    break;
                }
                at += gap;
                const std::uint32_t c = at++;
                comers_.push_back({{}, c, static_cast<std::uint16_t>(s), 0});
                if (at >= end) break;
            }
        }
    }
    // What chance decides about each does not wait for the one before.
    for (Comer& who : comers_) {
        who.words = words(who.citizen, purpose::come, 1U << 31U);
        who.service = layout_.menus[area_of(who.stratum)].pick(who.words[2]);
    }
}

void Town::let_people_come(std::span<const Comer> comers) {
    // Whoever tries again.
    std::vector<Return> due;
    std::size_t kept = 0;
    for (const Return& who : state_.returns) {
        if (who.when > state_.clock)
            state_.returns[kept++] = who;
        else
            due.push_back(who);
    }
    state_.returns.resize(kept);
    for (const Return& who : due) attempt(who, words(who.citizen, purpose::again));
    // Others come for the first time.
    for (const Comer& who : comers)
        if (state_.need[who.citizen] == 0)
            attempt({who.citizen, who.stratum, who.service, 0, 0}, who.words);
    double tries = 0, down = 0;
    for (std::size_t i = 0; i < tally_.size(); i += events) {
        const auto of = [&](Event event) { return tally_[i + static_cast<std::size_t>(event)]; };
        tries += of(Event::first_ok) + of(Event::later_ok) + of(Event::failed);
        down += of(Event::down);
    }
    if (tries > 0.0) state_.worst_week = std::max(state_.worst_week, down / tries);
}

void Town::attempt(const Return& who, const Words& word) {
    const std::uint32_t c = who.citizen;
    const bool first = who.tries == 0;
    const bool is_new = word[3] < sees_new_[who.service];
    const Success& success = success_[who.service][is_new ? 1 : 0];
    const std::size_t band = place_->world.digital[c] / (256 / bands);
    const std::size_t size = layout_.services[who.service].size;
    std::uint32_t* const tally =
        &tally_[(std::size_t{cell_of(who.stratum)} * sizes + size) * events];
    std::uint32_t* const apart =
        apart_.empty() ? nullptr : &apart_[(std::size_t{who.stratum} * sizes + size) * events];
    const auto note_event = [&](Event event) {
        ++tally[static_cast<std::size_t>(event)];
        if (apart != nullptr) ++apart[static_cast<std::size_t>(event)];
    };
    if (first) note_event(Event::first_try);
    if (is_new) note_event(Event::tested);
    const bool ok = word[0] < success.now[band];
    if (first) {
        note(PersonEventKind::needed, c, 1);
        note(person_first, c, ok ? 1 : 0);
    }
    note(PersonEventKind::served_by, c, layout_.services[who.service].body);
    if (ok) {
        note_event(first ? Event::first_ok : Event::later_ok);
        if (!first) note(PersonEventKind::settled, c, 1);
        state_.need[c] = 0;
        state_.last[c] = static_cast<std::uint8_t>(first ? Last::at_once : Last::later);
        return;
    }
    const Need& need = rules().need;
    note_event(Event::failed);
    if (word[0] < success.calm[band]) note_event(Event::down);
    const std::size_t fifth = deprivation_of(who.stratum);
    const std::size_t offered = rules_of_citizen(c).help.offered ? 1 : 0;
    double hours = need.try_hours;
    const auto tried = static_cast<std::uint8_t>(who.tries + 1);
    state_.need[c] = 0;
    if (word[1] < gives_up_[fifth][offered]) {
        note_event(Event::gave_up);
        state_.last[c] = static_cast<std::uint8_t>(Last::gave_up);
        note(person_gave_up, c, 1);
    } else if (word[1] < rings_[fifth][offered] || tried >= need.tries) {
        note_event(Event::rang);
        state_.last[c] = static_cast<std::uint8_t>(Last::rang);
        note(person_rang, c, 1);
        hours += need.call_hours;
        note(PersonEventKind::cost, c, nearest_whole<std::uint32_t>(rules().costs.call * 100.0));
    } else {
        state_.need[c] = static_cast<std::uint8_t>(Need8::comes_back);
        note(PersonEventKind::waits, c, 1);
        state_.returns.push_back({c, who.stratum, who.service,
                                  static_cast<std::uint16_t>(state_.clock + need.again_weeks),
                                  tried});
    }
    note(person_hours, c, nearest_whole<std::uint32_t>(hours * 100.0));
}

} // namespace folkmoot::delivery
