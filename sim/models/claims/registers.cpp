/// Registers: facts that change, are told, checked and mended; people who are struck off, and
/// records of people who have left.

#include "models/claims/town.hpp"

#include "core/gaps.hpp"
#include "core/units.hpp"
#include "core/whole.hpp"
#include "models/claims/model.hpp"

#include <algorithm>
#include <bit>

namespace folkmoot::claims {

template <class Finds>
void Town::each_with_chance(double probability, Purpose purpose, Finds finds) {
    const Gaps gaps(std::min(probability, 0.9));
    if (gaps.never()) return;
    const std::uint32_t end = place_->world.population();
    std::uint32_t at = 0;
    for (std::uint32_t block = 0; at < end; ++block) {
        Words next = draw(chance.seed, block, state_.clock, purpose);
        // All four at once: they do not wait for each other.
        for (std::uint32_t& word : next) word = gaps.next(word);
        for (const std::uint32_t gap : next) {
            if (gap >= end - at) return;
            at += gap;
            finds(at);
            if (++at == end) return;
        }
    }
}

/// Whom chance finds by one purpose, and by which it decides about them.
struct Town::Search {
    Purpose whom, how;
    std::uint32_t index = 0;
};

// Where the same chance finds the same people in several towns, it is asked once for all.
template <class Chance, class Happens>
void Town::find_people(std::span<Town* const> towns, const Search& search, Chance chance_of_it,
                       Happens happens) {
    std::vector<Found>& found = towns.front()->found_;
    const Town* finder = nullptr;
    for (Town* town : towns) {
        const double probability = chance_of_it(*town);
        if (!(probability > 0.0)) continue;
        if (finder == nullptr || !town->same_chance(*finder) ||
            probability != chance_of_it(*finder)) {
            finder = town;
            found.clear();
            town->each_with_chance(probability, search.whom,
                                   [&](std::uint32_t c) { found.push_back({c, {}}); });
            for (Found& each : found)
                each.words = draw(town->chance.seed, each.citizen, town->state_.clock, search.how,
                                  search.index);
        }
        happens(*town, std::span<const Found>(found));
    }
}

Says Town::says(const Claim& claim) const {
    const std::uint32_t c = claim.citizen;
    const Rules& mine = rules();
    const Says what = says_of(mine, state_.stale[c], state_.known[c]);
    const bool silent =
        what != Says::nothing && Nature(mine, place_->world.seed, c, claim.stratum).refuses();
    return silent ? Says::nothing : what;
}

void Town::change_stale(std::uint32_t c, std::uint8_t bits) {
    const std::uint8_t copies = copies_of(rules()), before = state_.stale[c];
    for (unsigned changed = bits ^ before; changed != 0; changed &= changed - 1U) {
        const auto d = static_cast<std::size_t>(std::countr_zero(changed));
        held_.stale[d] += (bits >> d & 1U) - (before >> d & 1U);
    }
    held_.all_right += ((bits & copies) == 0 ? 1U : 0U) - ((before & copies) == 0 ? 1U : 0U);
    state_.stale[c] = bits;
}

void Town::set_known(std::uint32_t c, std::uint8_t marks) {
    const auto is = [](std::uint8_t which, std::uint8_t bit) {
        return (which & bit) != 0 ? 1U : 0U;
    };
    const std::uint8_t before = state_.known[c];
    held_.unknown += is(marks, Known::missing) - is(before, Known::missing);
    held_.twice += is(marks, Known::duplicate) - is(before, Known::duplicate);
    state_.known[c] = marks;
}

Town::Copies Town::copies_at(std::uint32_t department) const {
    const auto mended =
        one_voice(rules()) ? std::uint8_t{0xFF} : static_cast<std::uint8_t>(1U << department);
    const unsigned everywhere = (1U << rules().registers.departments) - 1U;
    return {mended, static_cast<std::uint8_t>(mended & everywhere)};
}

void Town::update(std::uint32_t c, const Copies& copies, bool right) {
    const std::uint8_t stale = state_.stale[c];
    set_stale(c, static_cast<std::uint8_t>(right ? stale & ~unsigned{copies.mended}
                                                 : unsigned{stale} | copies.spoilt));
}

void Town::keep_registers(std::span<Town* const> towns) {
    using People = std::span<const Found>;
    find_people(
        towns, {purpose::moves, purpose::moved},
        [](const Town& town) { return town.rules().registers.moves / weeks_per_year; },
        [](Town& town, People found) {
            for (const Found& who : found) town.move(who);
        });
    find_people(
        towns, {purpose::leave, purpose::left},
        [](const Town& town) { return town.rules().registers.leave / weeks_per_year; },
        [](Town& town, People found) {
            for (const Found& who : found) town.leave(who);
        });
    constexpr std::uint32_t most_departments = 8;
    for (std::uint32_t d = 0; d < most_departments; ++d) {
        const auto its = static_cast<Purpose>(static_cast<std::uint32_t>(purpose::check) + d);
        find_people(
            towns, {its, purpose::checked, d},
            [&](const Town& town) {
                const Rules& theirs = town.rules();
                return d < records_of(theirs) ? theirs.care.checks / weeks_per_year : 0.0;
            },
            [&](Town& town, People found) {
                const auto checked = static_cast<double>(found.size());
                town.check(found, d);
                town.spend(town.rules().cost.check * checked);
                town.week_.at(Slot::total, hours_state) += 0.05 * checked;
            });
    }
    for (Town* town : towns) town->keep_lists();
}

void Town::keep_lists() {
    const Rules& mine = rules();
    const Register& facts = mine.registers;
    const Care& care = mine.care;
    const Strata& strata = place_->world.strata;
    each_with_chance(facts.duplicates / weeks_per_year, purpose::twice, [&](std::uint32_t c) {
        if ((state_.known[c] & Known::missing) == 0)
            set_known(c, state_.known[c] | Known::duplicate);
    });
    std::erase_if(state_.struck, [&](const Struck& each) {
        if (each.back != state_.clock) return false;
        const std::uint32_t c = each.citizen;
        const Change change(*this, c);
        set_known(c, state_.known[c] & static_cast<std::uint8_t>(~unsigned{Known::struck}));
        count_person(c, stratum_of(strata, c), hours_people, 1.0);
        return true;
    });
    const bool purge = !warming_up() && due_in_week(care.purge, week());
    if (purge) {
        spend(mine.cost.letter * place_->world.population());
        each_with_chance(facts.silent, purpose::purge, [&](std::uint32_t c) {
            if ((state_.stale[c] & 1U) != 0 && (state_.known[c] & Known::missing) == 0)
                strike_off(c);
        });
    }
    for (std::uint32_t area = 0; area < state_.ghosts.size(); ++area) {
        const double gone = std::min(1.0, care.checks / weeks_per_year + (purge ? 0.9 : 0.0));
        const double luck = unit(draw(chance.seed, area, state_.clock, purpose::left, 1)[0]);
        state_.ghosts[area] -= whole_part<std::uint32_t>(
            std::min<double>(state_.ghosts[area], state_.ghosts[area] * gone + luck));
    }
    // Whoever links registers has to keep the links; one keeper has to answer all others.
    if (one_voice(mine)) spend(mine.cost.link * place_->world.population() / weeks_per_year);
    spend(mine.cost.show * shown_ / weeks_per_year);
}

void Town::tell_other_departments(std::size_t of_how_many) {
    const Rules& mine = rules();
    if (mine.care.keeper == Keeper::own && mine.care.linked)
        week_.at(Slot::total, records) +=
            static_cast<double>(of_how_many) * (mine.registers.departments - 1);
}

void Town::move(const Found& who) {
    const std::uint32_t c = who.citizen;
    const Words& word = who.words;
    const Rules& mine = rules();
    const auto departments = static_cast<std::uint32_t>(mine.registers.departments);
    set_stale(c, static_cast<std::uint8_t>((1U << departments) - 1U));
    const bool see_own = rules_of_citizen(c).care.see_own;
    const double told = mine.registers.told;
    if (word[0] < threshold(see_own ? told + (1.0 - told) / 2.0 : told)) {
        update(c, copies_at(below(word[1], departments)), true);
        count_person(c, stratum_of(place_->world.strata, c), hours_people, 0.5);
        tell_other_departments(1);
    }
    // Where people are to be found by their facts, what happens to them is passed on.
    if (rules_of_citizen(c).asking.way != Way::apply) {
        week_.at(Slot::total, records) += records_of(mine);
        note(person_shared, c, records_of(mine));
    }
}

void Town::check(std::span<const Found> found, std::uint32_t department) {
    const Copies copies = copies_at(department);
    const bool of_who_pays = department == 0; // who joins and strikes off
    std::size_t looked_at = 0;
    for (std::size_t i = 0; i < found.size(); ++i) {
        constexpr std::size_t soon = 16;
        if (i + soon < found.size()) {
            __builtin_prefetch(&state_.stale[found[i + soon].citizen]);
            __builtin_prefetch(&state_.known[found[i + soon].citizen]);
        }
        const std::uint32_t c = found[i].citizen;
        const Words& word = found[i].words;
        if ((state_.known[c] & Known::missing) != 0) continue; // there is no record to check
        ++looked_at;
        update(c, copies, word[0] >= checks_.mistake);
        if (!of_who_pays) continue;
        if ((state_.known[c] & Known::duplicate) != 0 && word[1] < checks_.joined)
            set_known(c, state_.known[c] & static_cast<std::uint8_t>(~unsigned{Known::duplicate}));
        if (word[2] < checks_.mistaken_for) strike_off(c);
    }
    tell_other_departments(looked_at);
}

void Town::strike_off(std::uint32_t c) {
    const Change change(*this, c);
    const std::uint32_t s = stratum_of(place_->world.strata, c);
    set_known(c, static_cast<std::uint8_t>((state_.known[c] | Known::struck) &
                                           ~unsigned{Known::duplicate}));
    const double weeks =
        rules().registers.rejoin_weeks / (rules_of_citizen(c).care.see_own ? 2.0 : 1.0);
    const Words word = draw(chance.seed, c, state_.clock, purpose::rejoin);
    state_.struck.push_back({c, clock_after(state_.clock, 1 + weeks_until(weeks, word[0]))});
    count_person(c, s, removed_wrongly);
    Claim* claim = claim_of(c);
    if (claim == nullptr || !claim->at(Stage::paid) || claim->is(Claim::gone)) return;
    find_out(*claim);
    claim = claim_of(c);
    if (claim == nullptr || !claim->at(Stage::paid)) return;
    give_up(*claim, column_count);
    claim->step_due = state_.struck.back().back; // they claim again as soon as they are known
}

void Town::leave(const Found& who) {
    const std::uint32_t c = who.citizen;
    const Words& word = who.words;
    const std::uint32_t stratum = stratum_of(place_->world.strata, c);
    if (age_of(stratum) < 2) return;
    Claim* claim = claim_of(c);
    if (claim != nullptr && claim->is(Claim::gone)) return;
    const Change change(*this, c);
    if (claim != nullptr) {
        if (claim->at(Stage::paid)) {
            claim->due = 0;
            claim->life_due = never;
            claim->mark(Claim::gone, true);
            claim->told_due =
                clock_after(state_.clock, 1 + weeks_until(rules().change.weeks, word[0]));
        } else {
            write_off(*claim);
            remove(c);
        }
    }
    if ((state_.known[c] & Known::struck) != 0)
        std::erase_if(state_.struck, [&](const Struck& each) { return each.citizen == c; });
    if ((state_.known[c] & Known::missing) == 0) ++state_.ghosts[area_of(stratum)];
    const Register& facts = rules().registers;
    const double unknown = by_fifth(1.0 - facts.known, facts.gap, stratum);
    set_known(c, word[1] < threshold(unknown) ? Known::unknown : std::uint8_t{0});
    set_stale(c, 0);
    state_.content[c] = content_at_first;
}

// ---------------------------------------------------------------- what is known beside the state

Town::Held Town::hold() const {
    Held held;
    const std::uint8_t copies = copies_of(rules());
    for (std::size_t c = 0; c < state_.stale.size(); ++c) {
        for (std::size_t d = 0; d < held.stale.size(); ++d)
            held.stale[d] += state_.stale[c] >> d & 1U;
        held.all_right += (state_.stale[c] & copies) == 0 ? 1U : 0U;
        held.unknown += (state_.known[c] & Known::missing) != 0 ? 1U : 0U;
        held.twice += (state_.known[c] & Known::duplicate) != 0 ? 1U : 0U;
    }
    return held;
}

} // namespace folkmoot::claims
