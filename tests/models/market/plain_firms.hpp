#pragma once

/// Providers of the plain twin: their money, their contracts and where they find themselves. See
/// plain_market.hpp.

#include "core/units.hpp"
#include "core/whole.hpp"
#include "models/market/market.hpp"
#include "parts/provision/tender.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace folkmoot::market {

class PlainFirms {
public:
    PlainFirms(const Place& place, const Rules& rules, const State& opening)
        : state(opening), world_(place.world), rules_(rules), clock_(opening.clock) {}

    State state; ///< what is known of providers and people; its lists of cases are not used

protected:
    const World& world_;
    const Rules rules_;
    std::uint32_t clock_;
    std::vector<Quality> quality_; ///< of the week

    std::vector<Firm>& firms() { return state.firms; }
    [[nodiscard]] std::uint32_t week() const { return clock_ - warm_up_weeks; }
    [[nodiscard]] double years() const { return week() / 52.0; }
    [[nodiscard]] double ppc() const { return world_.people_per_citizen; }
    [[nodiscard]] bool open(std::size_t p) const {
        return state.doors[p] == static_cast<std::uint8_t>(Door::open);
    }
    [[nodiscard]] bool takes(std::size_t p) const {
        return open(p) && state.firms[p].suspended_until <= clock_;
    }
    [[nodiscard]] Words word(std::uint32_t who, Purpose purpose, std::uint32_t index = 0) const {
        return draw(world_.seed, who, clock_, purpose, index);
    }
    [[nodiscard]] std::size_t area(std::size_t p) const { return world_.providers[p].area; }
    [[nodiscard]] Quality quality_now(std::size_t p) const {
        const Firm& firm = state.firms[p];
        return quality_of(rules_.outcome, firm, declined_by(rules_.decline, firm, clock_));
    }
    [[nodiscard]] double needs_of(std::uint32_t where) const {
        const auto chances = need_chances(rules_.need, world_.strata);
        double sum = 0;
        for (std::uint32_t s = 0; s < world_.strata.count(); ++s)
            if (area_of(s) == where) sum += chances[s] * world_.strata.size(s);
        return sum;
    }

    [[nodiscard]] bool last_one(std::size_t p) const {
        for (std::size_t other = 0; other < state.firms.size(); ++other)
            if (other != p && area(other) == area(p) && takes(other)) return false;
        return true;
    }

    // ------------------------------------------------------------ money

    void earn(std::size_t p, Pence amount) {
        Firm& firm = firms()[p];
        if (rules_.contract.cap > 0.0)
            amount = std::min(amount,
                              std::max<Pence>(0, to_pence(rules_.contract.cap) - firm.year_paid));
        amount = std::max<Pence>(0, amount);
        firm.income += amount;
        firm.reserve += amount;
        firm.year_paid += amount;
        state.ledger.paid += amount;
    }
    void spend(std::size_t p, Pence amount) {
        firms()[p].spent += amount;
        firms()[p].year_spent += amount;
        firms()[p].reserve -= amount;
        state.ledger.spent += amount;
    }
    void redress(std::size_t p) {
        const Pence amount = to_pence(rules_.redress.amount * ppc());
        spend(p, amount);
        state.ledger.redress += amount;
        state.ledger.redressed += amount;
    }

    void owners_take() {
        if (clock_ % 52 != 51) return;
        for (std::size_t p = 0; p < firms().size(); ++p) {
            Firm& firm = firms()[p];
            if (!open(p) || firm.kind != static_cast<std::uint8_t>(Kind::company)) continue;
            const Pence keeps =
                to_pence(to_pounds(firm.year_spent) / 52.0 * rules_.providers.keep_weeks);
            firm.year_spent = 0;
            if (firm.reserve <= keeps) continue;
            state.ledger.taken += firm.reserve - keeps;
            firm.reserve = keeps;
        }
    }

    // ------------------------------------------------------------ contracts

    void put_out_contracts() {
        if (rules_.choice.way == Way::nearest_public) return;
        const auto lots = static_cast<std::uint32_t>(rules_.buying.lots);
        const auto length = nearest_whole<std::uint32_t>(rules_.buying.years * 52);
        for (std::uint32_t a = 0; a < world_.areas.size(); ++a) {
            const bool anew = state.lots[a] != lots;
            state.lots[a] = static_cast<std::uint8_t>(lots);
            for (std::uint32_t lot = 0; lot < lots; ++lot) {
                Deal& deal = state.deals[a * most_lots + lot];
                const bool held = deal.firm != nobody && open(deal.firm) &&
                                  firms()[deal.firm].generation == deal.generation;
                if (!anew && deal.ends > clock_ && (held || deal.firm == nobody)) continue;
                award(a, lot, deal);
                const auto all_lots = static_cast<std::uint32_t>(world_.areas.size()) * lots;
                deal.ends = clock_ + (anew ? 1 + length * (a * lots + lot) / all_lots : length);
            }
        }
    }

    void award(std::uint32_t a, std::uint32_t lot, Deal& deal) {
        const double price = rules_.contract.price;
        const double room = needs_of(a) / rules_.buying.lots * rules_.service.weeks;
        const double cases = needs_of(a) / rules_.buying.lots * ppc() * 52.0 * rules_.buying.years;
        const auto luck = [&](std::size_t p, std::size_t k) {
            return word(static_cast<std::uint32_t>(p), purpose::tender,
                        static_cast<std::uint32_t>(a * most_lots + lot))[k];
        };
        std::vector<std::size_t> could, bidders;
        for (std::size_t p = 0; p < firms().size(); ++p) {
            const Firm& firm = firms()[p];
            const double largest = std::max(firm.size, firm.capacity) * rules_.tendering.stretch;
            const double hears = std::min(1.0, static_cast<double>(rules_.tendering.watched) /
                                                   rules_.buying.portals);
            if (area(p) == a && is_firm(firm) && takes(p) && largest >= room &&
                luck(p, 0) < threshold(hears))
                could.push_back(p);
        }
        const double n = bidders_by_free_entry(2.0 * rules_.tendering.spread * price * cases,
                                               rules_.buying.bid_cost);
        for (const std::size_t p : could)
            if (luck(p, 1) < threshold(std::min(1.0, n / static_cast<double>(could.size()))))
                bidders.push_back(p);

        const double low = price * (1.0 - rules_.tendering.spread);
        const double high = price * (1.0 + rules_.tendering.spread);
        std::optional<std::size_t> best;
        double best_worth = 0;
        Pence best_bid = 0;
        for (const std::size_t p : bidders) {
            Firm& firm = firms()[p];
            spend(p, to_pence(rules_.buying.bid_cost));
            const double cost = low + (high - low) * unit(luck(p, 2));
            const Pence bid =
                to_pence(first_price_bid(cost, high, static_cast<double>(bidders.size())));
            const double preferred = is_small_firm(firm) ? rules_.buying.preference : 0.0;
            const double worth = rules_.buying.by == By::fixed_price
                                     ? firm.shown + unit(luck(p, 2)) + best_quality * preferred
                                     : -static_cast<double>(bid) * (1.0 - preferred);
            if (rules_.buying.by == By::lowest_bid && bid > to_pence(high)) continue;
            if (best && worth <= best_worth) continue;
            best = p;
            best_worth = worth;
            best_bid = bid;
        }
        const bool bent =
            word(static_cast<std::uint32_t>(a * most_lots + lot), purpose::favour)[0] <
            threshold(rules_.tendering.favour / rules_.buying.portals);
        if (bent && !bidders.empty()) {
            best = *std::ranges::max_element(bidders, {},
                                             [&](std::size_t p) { return firms()[p].size; });
            best_bid = to_pence(high);
        }
        deal.firm = nobody;
        if (!best) return;
        Firm& firm = firms()[*best];
        deal.firm = static_cast<std::uint16_t>(*best);
        deal.generation = firm.generation;
        deal.price = rules_.buying.by == By::fixed_price ? to_whole_pence(price)
                                                         : static_cast<std::uint32_t>(best_bid);
        ++firm.wins;
        firm.capacity = std::max(firm.capacity, firm.served() + room * rules_.providers.slack);
    }
    static std::uint32_t to_whole_pence(double pounds) {
        return nearest_whole<std::uint32_t>(pounds * 100.0);
    }

    // ------------------------------------------------------------ where they stand

    [[nodiscard]] Standing standing(std::size_t p, std::size_t open_here, double custom) const {
        const Firm& firm = state.firms[p];
        Standing at;
        const double served = firm.served();
        at.price = rules_.contract.price;
        at.hard = rules_.need.hard_well;
        if (served > 0.0) {
            at.price = static_cast<double>(firm.agreed) / 100.0 / served;
            at.hard = (firm.load[2] + firm.load[3]) / served;
            at.block = firm.block_load / served * rules_.contract.price *
                       price_parts(rules_.contract).block;
        }
        const double rivals = static_cast<double>(open_here) / rules_.weighing.considered;
        at.share = custom > 0.0 ? std::min(1.0, firm.came / custom * std::max(1.0, rivals)) : 1.0;
        if (firm.came > 0.0) at.chosen = firm.came_chosen / firm.came;
        at.shown_to = all_shown(rules_.choice.shown);
        at.cases = std::min(firm.came, firm.capacity / rules_.service.weeks) * 52.0 * ppc();
        return at;
    }
};

} // namespace folkmoot::market
