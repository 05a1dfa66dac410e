/// The weekly order, and what becomes of people's needs in it.

#include "models/tiers/town.hpp"

#include "core/math.hpp"
#include "core/units.hpp"
#include "world/citizens.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::tiers {

void Town::live(std::span<folkmoot::Town* const> together) {
    for (folkmoot::Town* each : together) static_cast<Town*>(each)->live_week();
}

void Town::live_week() {
    week_.clear();
    std::ranges::fill(charged_, 0);
    paid_before_ = state_.ledger.paid;
    staff_before_ = needs_before_ = 0;
    for (const std::uint32_t staff : state_.staff) staff_before_ += staff;
    for (const auto& line : state_.lines) needs_before_ += line.size();
    needs_before_ += state_.returns.size();

    let_tastes_drift();
    begin_moves();
    move_on();
    keep_staff();
    hear_people();
    let_needs_arise();
    serve();
    pay();
    learn();
}

void Town::let_tastes_drift() {
    const double spread = rules().taste.drift / std::sqrt(weeks_per_year);
    if (!(spread > 0.0)) return;
    for (std::size_t a = 0; a < layout_.areas; ++a) {
        const Words word =
            draw(chance.seed, static_cast<std::uint32_t>(a), state_.clock, purpose::drift);
        const double by = spread * math::normal_quantile(unit_open(word[0]));
        state_.drift[a] = std::clamp(state_.drift[a] + by, -most_drift, most_drift);
    }
}

// ---------------------------------------------------------------- needs

void Town::let_needs_arise() {
    const Strata& strata = place_->world.strata;
    const auto now = static_cast<std::uint16_t>(state_.clock);
    // Whoever was served badly comes back.
    std::size_t kept = 0;
    for (const Waiting& who : state_.returns) {
        if (who.when > now) {
            state_.returns[kept++] = who;
            continue;
        }
        state_.need[who.citizen] = static_cast<std::uint8_t>(Need8::waiting);
        state_.lines[who.place].push_back(who);
        count(who, came_back);
        note(PersonEventKind::asked, who.citizen, 1);
    }
    state_.returns.resize(kept);
    // Others come for the first time; most at home.
    const std::uint32_t away = threshold(rules().need.away);
    const std::uint32_t people = place_->world.population();
    for (std::uint32_t s = 0; s < strata.count(); ++s) {
        const Gaps& gaps = gaps_[s];
        const std::uint32_t end = strata.first[s + 1];
        std::uint32_t at = strata.first[s];
        if (at == end || gaps.never()) continue;
        for (std::uint32_t block = 0; at < end; ++block) {
            for (const std::uint32_t word :
                 draw(chance.seed, s, state_.clock, purpose::need, block)) {
                const std::uint32_t gap = gaps.next(word);
                if (gap >= end - at) {
                    at = end;
                    break;
                }
                at += gap;
                const std::uint32_t c = at++;
                if (state_.need[c] != 0) {
                    if (at >= end) break;
                    continue;
                }
                const Words where = draw(chance.seed, c, state_.clock, purpose::place);
                const std::uint32_t area =
                    where[0] < away ? area_of(stratum_of(strata, below(where[1], people)))
                                    : area_of(s);
                const Waiting who{c, static_cast<std::uint16_t>(s),
                                  static_cast<std::uint16_t>(area), now, 0};
                state_.need[c] = static_cast<std::uint8_t>(Need8::waiting);
                state_.lines[area].push_back(who);
                count(who, new_needs);
                note(PersonEventKind::needed, c, 1);
                if (at >= end) break;
            }
        }
    }
}

void Town::serve() {
    for (std::size_t a = 0; a < layout_.areas; ++a) {
        serve_area(a);
        give_up(a);
    }
}

void Town::serve_area(std::size_t area) {
    const Rules& all = rules();
    // A chain is as strong as its weakest link: of the three functions the one that lacks most
    // staff; and whatever moves takes its part of the work.
    double staffed = 1, able = 1, practice = 0;
    for (std::size_t f = 0; f < functions; ++f) {
        const std::size_t u = unit_now(f, area);
        const std::uint32_t needed = posts_of(all, f, unit_at(f, u));
        if (needed > 0)
            staffed = std::min(staffed,
                               static_cast<double>(state_.staff[f * layout_.units() + u]) / needed);
        able *= 1.0 - dip(f, area);
        practice += state_.practice[f * layout_.units() + u];
    }
    const double bad = all.need.bad * practice / functions;
    const double harm = all.project.harm * (1.0 - able);
    const std::uint32_t goes_wrong = threshold(std::min(most_bad, bad + harm)),
                        told_goes_wrong = threshold(
                            std::min(most_bad, bad + harm * (1.0 - all.project.letter_helps)));

    std::vector<Waiting>& line = state_.lines[area];
    double& spare = state_.spare[area];
    spare += expected_[area] * (1.0 + all.need.slack) * staffed * able;
    const auto most = whole_part<std::uint32_t>(spare);
    spare -= most;
    const std::size_t go = std::min<std::size_t>(most, line.size());
    const auto tolerance = all.taste.tolerance;
    const auto now = static_cast<std::uint16_t>(state_.clock);
    std::uint32_t seen_again = 0;
    for (std::size_t i = 0; i < go; ++i) {
        const Waiting& who = line[i];
        const std::uint32_t c = who.citizen;
        const std::uint32_t waited = now - who.when;
        seen_again += who.again;
        count(who, served);
        count(who, wait_weeks, waited);
        note(person_waited, c, waited);
        if (who.again != 0)
            note(PersonEventKind::cost, c, nearest_whole<std::uint32_t>(all.costs.visit));
        const bool told = rules_of_citizen(c).moving.letter;
        const Words word = draw(chance.seed, c, state_.clock, purpose::serve);
        if (word[0] < (told ? told_goes_wrong : goes_wrong)) {
            count(who, Column::badly);
            note(person_badly, c, 1);
            note(person_wanted, c, 0);
            state_.need[c] = static_cast<std::uint8_t>(Need8::comes_back);
            state_.last[c] = static_cast<std::uint8_t>(Last::badly);
            Waiting later = who;
            later.again = 1;
            later.when = static_cast<std::uint16_t>(now + all.need.again_weeks);
            state_.returns.push_back(later);
            continue;
        }
        const double off =
            state_.taste[c] * tick + state_.drift[area_of(who.stratum)] - state_.standard[area];
        const bool fits = std::fabs(off) <= tolerance;
        if (fits) count(who, Column::wanted);
        note(person_wanted, c, fits ? 1 : 0);
        end_need(who, fits ? Last::wanted : Last::unwanted);
    }
    line.erase(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(go));
    charge(area, Money::again,
           pence_of(seen_again * all.costs.visit * place_->world.people_per_citizen));
}

void Town::give_up(std::size_t area) {
    std::vector<Waiting>& line = state_.lines[area];
    const auto patience = static_cast<std::uint32_t>(rules().need.patience);
    std::size_t go = 0;
    while (go < line.size() && state_.clock >= line[go].when + patience) {
        count(line[go], Column::gave_up);
        note(person_gave_up, line[go].citizen, 1);
        end_need(line[go], Last::gave_up);
        ++go;
    }
    line.erase(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(go));
    if (chance.log == nullptr) return;
    for (const Waiting& who : line) note(PersonEventKind::waits, who.citizen, 1);
}

void Town::end_need(const Waiting& who, Last how) {
    state_.need[who.citizen] = static_cast<std::uint8_t>(Need8::none);
    state_.last[who.citizen] = static_cast<std::uint8_t>(how);
}

} // namespace folkmoot::tiers
