/// Third parties and machines; and who watches the counts.

#include "models/claims/town.hpp"

#include "core/math.hpp"
#include "core/units.hpp"
#include "core/whole.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::claims {

// ---------------------------------------------------------------- third parties and machines

void Town::run_third_parties() {
    const Rules& mine = rules();
    const Third& third = mine.third;
    Market& market = state_.market;
    const std::uint32_t clock = state_.clock;
    if (!down()) {
        const Words word = draw(chance.seed, 0, clock, purpose::machine);
        if (!warming_up() && word[0] < threshold(mine.machine.crash / weeks_per_year))
            state_.down_until = clock + static_cast<std::uint32_t>(mine.machine.crash_weeks);
    }
    if (down() && has_machine(mine) && !mine.doors.fallback)
        week_.at(Slot::total, shut_weeks) += 1.0;
    for (std::uint32_t area = 0; area < helpers_left_.size(); ++area) {
        constexpr double volunteers = 0.5; // of the time that paid helpers have
        const double time = mine.doors.helpers / 1'000.0 * adults_[area] *
                            (mine.doors.helper_pay == HelperPay::free ? volunteers : 1.0);
        helpers_left_[area] = whole_part<std::uint32_t>(
            time + unit(draw(chance.seed, area, clock, purpose::helper)[0]));
    }
    if (has_machine(mine)) spend(mine.cost.api * place_->world.population() / weeks_per_year);
    if (mine.doors.fallback) spend(mine.cost.paper * place_->world.population() / weeks_per_year);
    if (warming_up() || mine.doors.open == Open::closed) return;

    constexpr double most = 10;
    const double worth =
        std::min(most, math::exp((mine.doors.support - mine.doors.fee) / third.margin));
    const double joins = third.join / weeks_per_year * worth;
    const Words luck = draw(chance.seed, 0, clock, purpose::third);
    const auto firms = whole_part<std::uint32_t>(joins + unit(luck[0]));
    constexpr std::uint16_t bad_one = 0x8000;
    const bool vetted = mine.doors.open == Open::vetted;
    for (std::uint32_t i = 0; i < firms; ++i) {
        const Words word = draw(chance.seed, i + 1, clock, purpose::third);
        const bool bad = word[1] < threshold(mine.faults.bad_share);
        const bool caught = vetted && bad && word[2] < threshold(mine.faults.vetting);
        if (word[0] >= threshold(third.live) || caught) continue;
        const std::uint16_t opening = clock_after(
            clock, static_cast<std::uint32_t>(third.build_weeks + (vetted ? third.vet_weeks : 0)));
        market.building.push_back(bad ? static_cast<std::uint16_t>(opening | bad_one) : opening);
    }
    std::erase_if(market.building, [&](std::uint16_t each) {
        if ((each & ~unsigned{bad_one}) > clock) return false;
        ++market.live;
        if ((each & bad_one) != 0) ++market.bad;
        return true;
    });
    spend(mine.cost.firm * market.live / weeks_per_year / place_->world.people_per_citizen);
    if (market.live == 0) return;
    const double ceiling =
        third.ceiling * -math::expm1(-static_cast<double>(market.live) / third.few);
    if (market.reach <= 0.0) market.reach = std::min(third.start, ceiling);
    if (ceiling > 0.0)
        market.reach =
            std::min(1.0, market.reach + third.growth / weeks_per_year * market.reach *
                                             std::max(0.0, 1.0 - market.reach / ceiling));
}

// ---------------------------------------------------------------- watching the counts

void Town::watch_counts() {
    const Rules& mine = rules();
    const Rise& rise = mine.rise;
    if (rise.factor <= 1.0) return; // nothing can rise, and nobody watches
    const std::uint32_t clock = state_.clock;
    for (std::size_t area = 0; area < state_.watches.size(); ++area) {
        Watch& watch = state_.watches[area];
        if (watch.tells == clock) {
            watch.tells = never;
            watch.chart = 0;
            const bool true_one = area == 0 && rises_at(watch.rang);
            if (!true_one)
                week_.at(Slot::total, false_alarms) += 1.0;
            else if (state_.noticed == 0) {
                state_.noticed = 1;
                week_.at(Slot::total, noticed_rises) += 1.0;
                week_.at(Slot::total, notice_weeks) +=
                    week() - static_cast<std::uint32_t>(rise.week);
            }
            state_.more_staff_until = clock_after(clock, 26);
        }
        const double seen = week_.at(area_slot + area, asked_claims);
        const double off = seen - watch.usual;
        // Learns fast in the first year, slowly afterwards.
        const double pace = warming_up() ? 0.08 : 0.02;
        if (!warming_up() && watch.tells == never) {
            constexpr double deviations = 1.2533; // standard, for each mean absolute one
            const double z = off / std::max(1.0, deviations * watch.spread);
            watch.chart = std::max(0.0, watch.chart + z - 0.5);
            if (watch.chart > rise.limit) {
                watch.rang = static_cast<std::uint16_t>(clock);
                constexpr std::uint32_t quarter = 13;
                const std::uint32_t out = clock / quarter * quarter + quarter;
                watch.tells = mine.care.insight
                                  ? clock_after(clock, 1)
                                  : clock_after(out, static_cast<std::uint32_t>(rise.lag));
            }
        }
        watch.usual += pace * off;
        watch.spread += pace * (std::fabs(off) - watch.spread);
    }
}

} // namespace folkmoot::claims
