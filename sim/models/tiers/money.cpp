/// Who pays for what is made.

#include "models/tiers/town.hpp"

#include "core/units.hpp"

namespace folkmoot::tiers {

template <class Pays>
void Town::share_bill(std::size_t function, std::int64_t pence, const Pays& pays) {
    double left = 0;
    for (std::size_t a = 0; a < layout_.areas; ++a) left += pays(a) ? layout_.people[a] : 0.0;
    billed_[function] += pence;
    // Each pays by its people of what is left, so that the last one pays what remains.
    for (std::size_t a = 0; a < layout_.areas; ++a) {
        if (!pays(a)) continue;
        const auto part =
            nearest_whole<std::int64_t>(static_cast<double>(pence) * (layout_.people[a] / left));
        charge(a, static_cast<Money>(function), part);
        pence -= part;
        left -= layout_.people[a];
    }
}

void Town::pay() {
    const Costs& costs = rules().costs;
    billed_.assign(functions, 0);
    for (std::size_t f = 0; f < functions; ++f) {
        for (std::size_t u = 0; u < layout_.units(); ++u) {
            const Unit& unit = unit_at(f, u);
            if (unit.members > 0) {
                share_bill(f, pence_of(cost_of_unit(costs, f, unit) / weeks_per_year),
                           [&](std::size_t a) { return unit_now(f, a) == u; });
                continue;
            }
            // It stands ready for those who are on the way, and serves nobody yet.
            const auto comes = [&](std::size_t a) {
                const Move& move = move_of(f, a);
                return move.moving() && layout_.unit(move.to, a) == u;
            };
            bool anybody = false;
            for (std::size_t a = 0; a < layout_.areas; ++a) anybody = anybody || comes(a);
            if (anybody) share_bill(f, pence_of(cost_of(costs, f).fixed / weeks_per_year), comes);
        }
    }
    if (rules().learning.compare)
        for (std::size_t a = 0; a < layout_.areas; ++a)
            charge(a, Money::learning,
                   pence_of(rules().skill.compare_cost * layout_.people[a] / weeks_per_year));
    Ledger& ledger = state_.ledger;
    ledger.running = 0;
    for (const std::int64_t pence : billed_) ledger.running += pence;
    if (ledger.decided == never) return;
    std::int64_t once = 0, again = 0;
    for (std::size_t a = 0; a < layout_.areas; ++a) {
        once += charged_[a * money_kinds + static_cast<std::size_t>(Money::moving)];
        again += charged_[a * money_kinds + static_cast<std::size_t>(Money::again)];
    }
    ledger.saved += ledger.opening - ledger.running - once + ledger.usual_again - again;
    if (ledger.saved < 0)
        ledger.paid_back = never;
    else if (ledger.paid_back == never)
        ledger.paid_back = static_cast<std::uint16_t>(state_.clock);
}

} // namespace folkmoot::tiers
