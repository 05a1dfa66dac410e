/// How a state of districts is put away, and read by somebody who trusts nobody.

#include "engine/state_bytes.hpp"
#include "models/tiers/town.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace folkmoot::tiers {
namespace {

/// Whether everything that belongs to a state is as it must be.
class TiersCheck : StateDoubts {
public:
    TiersCheck(const State& state, const Place& place, const Layout& layout)
        : state_(state), world_(place.world), layout_(layout) {}

    Problems check() {
        return verdict(sizes() && numbers() && moves() && staff() && money() && needs());
    }

private:
    bool sizes() {
        const std::size_t people = world_.population(), areas = layout_.areas,
                          units = functions * layout_.units();
        return size("taste", state_.taste.size(), people) &&
               size("need", state_.need.size(), people) &&
               size("last", state_.last.size(), people) &&
               size("lines", state_.lines.size(), areas) &&
               size("drift", state_.drift.size(), areas) &&
               size("spare", state_.spare.size(), areas) &&
               size("standard", state_.standard.size(), functions * areas) &&
               size("moves", state_.moves.size(), functions * areas) &&
               size("staff", state_.staff.size(), units) &&
               size("practice", state_.practice.size(), units);
    }
    bool numbers() {
        const auto within = [](const std::vector<double>& all, double low, double high) {
            return std::ranges::all_of(all,
                                       [&](double each) { return each >= low && each <= high; });
        };
        if (!within(state_.drift, -most_drift, most_drift)) return wrong("drift", "out of range");
        if (!within(state_.spare, 0.0, 1.0)) return wrong("spare", "out of range");
        if (!within(state_.standard, -2.0, 3.0)) return wrong("standard", "out of range");
        if (!within(state_.practice, 0.0, 1e6)) return wrong("practice", "out of range");
        return true;
    }
    bool moves() {
        for (const Move& move : state_.moves) {
            if (move.tier >= tiers || move.to >= tiers) return wrong("moves", "out of range");
            if (move.since != never && move.since > state_.clock)
                return wrong("moves", "a week that is to come");
            if (move.moving() && move.since == never)
                return wrong("moves", "a move that never began");
        }
        return true;
    }
    bool staff() {
        constexpr std::uint32_t most_staff = 50'000'000;
        std::vector<bool> serves(state_.staff.size());
        for (std::size_t f = 0; f < functions; ++f)
            for (std::size_t a = 0; a < layout_.areas; ++a)
                serves[f * layout_.units() +
                       layout_.unit(state_.moves[f * layout_.areas + a].tier, a)] = true;
        for (std::size_t at = 0; at < serves.size(); ++at) {
            if (state_.staff[at] > most_staff) return wrong("staff", "out of range");
            if (!serves[at] && state_.staff[at] != 0)
                return wrong("staff", "staff who serve nobody");
        }
        return true;
    }
    bool money() {
        constexpr std::int64_t most_pence = 1'000'000'000'000'000;
        const Ledger& ledger = state_.ledger;
        const auto sound = [](std::int64_t pence) {
            return pence >= -most_pence && pence <= most_pence;
        };
        bool all = std::ranges::all_of(ledger.promised, sound);
        for (const std::int64_t each : {ledger.opening, ledger.usual_again, ledger.paid,
                                        ledger.saved, ledger.running, ledger.planned, ledger.spent})
            all = all && sound(each);
        if (!all) return wrong("ledger", "more money than there can be");
        for (const std::uint16_t when : {ledger.decided, ledger.paid_back})
            if (when != never && when > state_.clock)
                return wrong("ledger", "a week that is to come");
        if (ledger.decided == never && ledger.paid_back != never)
            return wrong("ledger", "paid back before anything was paid");
        return true;
    }
    // Everybody who needs something stands in one line, or comes back once.
    bool needs() {
        for (const std::uint8_t last : state_.last)
            if (last >= last_kinds) return wrong("last", "out of range");
        std::vector<std::uint8_t> found(world_.population());
        const auto sound = [&](const Waiting& who, Need8 state) {
            if (who.citizen >= found.size() || found[who.citizen] != 0 ||
                who.place >= layout_.areas || who.again > 1 || who.stratum >= world_.strata.count())
                return false;
            found[who.citizen] = static_cast<std::uint8_t>(state);
            return world_.strata.first[who.stratum] <= who.citizen &&
                   who.citizen < world_.strata.first[who.stratum + 1U];
        };
        for (std::size_t a = 0; a < layout_.areas; ++a)
            for (const Waiting& who : state_.lines[a])
                if (who.place != a || who.when > state_.clock || !sound(who, Need8::waiting))
                    return wrong("lines", "somebody who cannot stand there");
        constexpr std::uint32_t longest = 26;
        for (const Waiting& who : state_.returns)
            if (who.when + 1U < state_.clock || who.when > state_.clock + longest ||
                !sound(who, Need8::comes_back))
                return wrong("returns", "somebody who cannot come back");
        return found == state_.need || wrong("need", "somebody who stands nowhere");
    }

    const State& state_;
    const World& world_;
    const Layout& layout_;
};

} // namespace

std::string State::bytes() const { return bytes_of_state(*this); }

Result<std::unique_ptr<folkmoot::State>> read_state(std::string_view bytes, const Place& place,
                                                    const PolicyPlan& plan, std::uint32_t week) {
    const Layout layout(place.world, rules_of(plan.settings).map);
    auto read = state_of_bytes<State>(
        bytes, week, "districts and those who make things for them",
        [&](const State& state) { return TiersCheck(state, place, layout).check(); });
    if (read) set_offices(place.world, layout, static_cast<State&>(**read));
    return read;
}

} // namespace folkmoot::tiers
