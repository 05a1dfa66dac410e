/// How a state of claims is put away, and read by somebody who trusts nobody.

#include "engine/state_bytes.hpp"
#include "models/claims/town.hpp"

#include <algorithm>
#include <string>
#include <vector>

namespace folkmoot::claims {
namespace {

/// Whether everything that belongs to a state is as it must be.
class ClaimsCheck : StateDoubts {
public:
    ClaimsCheck(const State& state, const Place& place) : state_(state), world_(place.world) {}

    Problems check() { return verdict(sizes() && claims() && people() && line() && numbers()); }

private:
    bool sizes() {
        const std::size_t people = world_.population(), areas = world_.areas.size();
        return size("claim_of", state_.claim_of.size(), people) &&
               size("stale", state_.stale.size(), people) &&
               size("known", state_.known.size(), people) &&
               size("content", state_.content.size(), people) &&
               size("ghosts", state_.ghosts.size(), areas) &&
               size("watches", state_.watches.size(), areas);
    }
    bool claims() {
        for (std::size_t at = 0; at < state_.claims.size(); ++at) {
            const Claim& claim = state_.claims[at];
            if (claim.citizen >= state_.claim_of.size() || state_.claim_of[claim.citizen] != at)
                return wrong("claims", "a claim of nobody");
            if (claim.stage >= stages || claim.door >= door_kinds)
                return wrong("claims", "out of range");
            const std::uint32_t s = claim.stratum;
            if (s >= world_.strata.count() || claim.citizen < world_.strata.first[s] ||
                claim.citizen >= world_.strata.first[s + 1])
                return wrong("claims", "of somebody who is not where they should be");
            constexpr std::uint32_t most = 1'000'000'000;
            for (const std::uint32_t pence :
                 {claim.due, claim.award, claim.hidden, claim.debt, claim.loan, claim.missed})
                if (pence > most) return wrong("claims", "more money than there can be");
            if (claim.began > state_.clock) return wrong("claims", "a right that is to come");
            const bool has_asked = claim.at(Stage::line) || claim.at(Stage::agreed);
            if (has_asked && claim.asked > state_.clock)
                return wrong("claims", "handed in in a week that is to come");
            if (claim.at(Stage::paid) && claim.paid_since > state_.clock)
                return wrong("claims", "paid from a week that is to come");
            for (const std::uint16_t due :
                 {claim.step_due, claim.life_due, claim.told_due, claim.review_due})
                if (due < state_.clock) return wrong("claims", "something that was due is undone");
        }
        return true;
    }
    bool people() {
        std::size_t found = 0;
        for (const std::uint32_t at : state_.claim_of) {
            if (at == no_claim) continue;
            ++found;
            if (at >= state_.claims.size()) return wrong("claim_of", "out of range");
        }
        if (found != state_.claims.size()) return wrong("claim_of", "somebody has two claims");
        return std::ranges::all_of(state_.known,
                                   [](std::uint8_t marks) { return marks <= Known::all; }) ||
               wrong("known", "out of range");
    }
    bool line() {
        std::vector<std::uint8_t> stands(world_.population());
        for (const std::uint32_t c : state_.line) {
            const bool there = c < stands.size() && stands[c] == 0 &&
                               state_.claim_of[c] != no_claim &&
                               state_.claims[state_.claim_of[c]].at(Stage::line);
            if (!there) return wrong("line", "somebody who has no claim there");
            stands[c] = 1;
        }
        for (const Struck& each : state_.struck)
            if (each.citizen >= stands.size() ||
                (state_.known[each.citizen] & Known::struck) == 0 || each.back < state_.clock)
                return wrong("struck", "somebody who is not struck off");
        const auto in_line = std::ranges::count_if(
            state_.claims, [](const Claim& claim) { return claim.at(Stage::line); });
        return size("line", state_.line.size(), static_cast<std::size_t>(in_line));
    }
    bool numbers() {
        if (!(state_.spare >= 0.0 && state_.spare <= 1.0)) return wrong("spare", "out of range");
        if (!(state_.busy >= 0.0 && state_.busy <= 1.0)) return wrong("busy", "out of range");
        const Market& market = state_.market;
        if (!(market.reach >= 0.0 && market.reach <= 1.0) || market.bad > market.live)
            return wrong("market", "out of range");
        for (const Watch& watch : state_.watches)
            for (const double each : {watch.usual, watch.spread, watch.chart})
                if (!(each >= -1e9 && each <= 1e9)) return wrong("watches", "out of range");
        for (const Watch& watch : state_.watches)
            if (watch.rang != never && watch.rang > state_.clock)
                return wrong("watches", "an alarm that is to come");
        return state_.noticed <= 1 || wrong("noticed", "out of range");
    }

    const State& state_;
    const World& world_;
};

} // namespace

std::string State::bytes() const { return bytes_of_state(*this); }

Result<std::unique_ptr<folkmoot::State>> read_state(std::string_view bytes, const Place& place,
                                                    const PolicyPlan& plan, std::uint32_t week) {
    (void)plan;
    return state_of_bytes<State>(bytes, warm_up_weeks + week, "claims", [&](const State& state) {
        return ClaimsCheck(state, place).check();
    });
}

} // namespace folkmoot::claims
