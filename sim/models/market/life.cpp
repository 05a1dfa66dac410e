/// Contracts put out, providers that change, open and close.

#include "models/market/town.hpp"

#include "core/units.hpp"
#include "core/whole.hpp"
#include "parts/provision/tender.hpp"

#include <algorithm>

namespace folkmoot::market {

// ---------------------------------------------------------------- contracts

void Town::put_out_contracts() {
    for (std::uint32_t area = 0; area < place_->world.areas.size(); ++area) {
        const Rules& rules = rules_of_area(area);
        const auto sends = [](const Rules& some) { return some.choice.way != Way::nearest_public; };
        if (!for_some(area, sends)) continue;
        const auto lots = static_cast<std::uint8_t>(rules.buying.lots);
        const bool anew = state_.lots[area] != lots;
        state_.lots[area] = lots;
        for (std::size_t lot = 0; lot < lots; ++lot) {
            Deal& deal = state_.deals[area * most_lots + lot];
            const bool gone =
                deal.firm != nobody &&
                (!is_open(deal.firm) || state_.firms[deal.firm].generation != deal.generation);
            if (!anew && !gone && deal.ends > state_.clock) continue;
            award(area, lot);
            // The first contracts end one after the other, later ones run their time.
            const auto length = nearest_whole<std::uint32_t>(rules.buying.years * weeks_per_year);
            const std::size_t turn = std::size_t{area} * lots + lot;
            const std::size_t all = place_->world.areas.size() * lots;
            deal.ends = anew ? std::max(state_.clock, warm_up_weeks) + 1 +
                                   static_cast<std::uint32_t>(length * turn / all)
                             : state_.clock + length;
        }
    }
}

std::size_t Town::favourite(std::span<const Bid> offers) const {
    std::size_t largest = 0;
    for (std::size_t i = 1; i < offers.size(); ++i)
        if (state_.firms[offers[i].firm].size > state_.firms[offers[largest].firm].size)
            largest = i;
    return largest;
}

void Town::award(std::uint32_t area, std::size_t lot) {
    const Rules& rules = rules_of_area(area);
    const Buying& buying = rules.buying;
    const Tendering& traits = rules.tendering;
    const double price = rules.contract.price, ppc = place_->world.people_per_citizen;
    const double a_week = needs_of_area_[area] / buying.lots;
    const double room = a_week * rules.service.weeks;
    const double cases = a_week * ppc * weeks_per_year * buying.years;
    const double hears = std::min(1.0, static_cast<double>(traits.watched) / buying.portals);
    const auto word_of = [&](std::size_t p) {
        return draw(chance.seed, static_cast<std::uint32_t>(p), state_.clock, purpose::tender,
                    static_cast<std::uint32_t>(area * most_lots + lot));
    };

    std::vector<std::uint16_t> could;
    for (std::size_t p = 0; p < state_.firms.size(); ++p) {
        const Firm& firm = state_.firms[p];
        const bool here =
            area_of_place(p) == area || place_->world.providers[p].reach == Reach::online;
        if (!here || !is_firm(firm) || !takes_people(state_.doors[p], firm, state_.clock)) continue;
        if (std::max(firm.size, firm.capacity) * traits.stretch < room) continue;
        if (word_of(p)[0] < threshold(hears)) could.push_back(static_cast<std::uint16_t>(p));
    }
    const double spread = 2.0 * traits.spread * price * cases;
    const double worth = bidders_by_free_entry(spread, buying.bid_cost);
    const double bids_with =
        could.empty() ? 0.0 : std::min(1.0, worth / static_cast<double>(could.size()));
    std::erase_if(could, [&](std::uint16_t p) { return word_of(p)[1] >= threshold(bids_with); });

    const double lowest = price * (1.0 - traits.spread), highest = price * (1.0 + traits.spread);
    std::vector<Bid> offers;
    double best_known = -1;
    std::optional<std::size_t> won;
    for (const std::uint16_t p : could) {
        const Firm& firm = state_.firms[p];
        const double luck = unit(word_of(p)[2]);
        const double cost = lowest + (highest - lowest) * luck;
        const double asked = first_price_bid(cost, highest, static_cast<double>(could.size()));
        offers.push_back({p, to_pence(asked), is_small_firm(firm)});
        const double known =
            firm.shown + luck + best_quality * (is_small_firm(firm) ? buying.preference : 0.0);
        if (buying.by == By::fixed_price && known > best_known) {
            best_known = known;
            won = offers.size() - 1;
        }
        charge(p, to_pence(buying.bid_cost));
        if (warming_up()) continue;
        add_provider(week_, area, firm.kind, bids);
        add_provider(week_, area, firm.kind, bid_cost, buying.bid_cost);
        add_provider(week_, area, no_kind, buying_cost, traits.buyer_cost);
    }
    if (buying.by == By::lowest_bid) won = winner(offers, buying.preference, to_pence(highest));
    const Words bent = draw(chance.seed, static_cast<std::uint32_t>(area * most_lots + lot),
                            state_.clock, purpose::favour);
    if (!offers.empty() && bent[0] < threshold(traits.favour / buying.portals)) {
        won = favourite(offers);
        offers[*won].pence = to_pence(highest);
    }

    Deal& deal = state_.deals[area * most_lots + lot];
    deal.firm = nobody;
    if (!warming_up()) add_provider(week_, area, no_kind, tenders);
    if (!won) return;
    const Bid& best = offers[*won];
    Firm& firm = state_.firms[best.firm];
    deal.firm = static_cast<std::uint16_t>(best.firm);
    deal.generation = firm.generation;
    deal.price = buying.by == By::fixed_price
                     ? agreed_price(rules.contract, price, false)
                     : whole_part<std::uint32_t>(static_cast<double>(best.pence));
    ++firm.wins;
    firm.capacity = std::max(firm.capacity, firm.served() + room * rules.providers.slack);
    if (warming_up()) return;
    add_provider(week_, area, firm.kind, contracts);
    if (is_small_firm(firm)) add_provider(week_, area, firm.kind, contracts_small);
    add_provider(week_, area, firm.kind, tender_price, deal.price / 100.0);
    add_provider(week_, area, firm.kind, tender_worth, deal.price / 100.0 * cases);
}

// ---------------------------------------------------------------- change

void Town::sum_up_areas() {
    std::ranges::fill(area_came_, 0.0);
    std::ranges::fill(area_open_, 0U);
    for (std::size_t p = 0; p < state_.firms.size(); ++p) {
        if (!is_open(p)) continue;
        area_came_[area_of_place(p)] += state_.firms[p].came;
        ++area_open_[area_of_place(p)];
    }
}

Standing Town::standing(std::size_t p) const {
    const Firm& firm = state_.firms[p];
    const Rules& rules = rules_of_provider(p);
    Standing at;
    const double served = firm.served();
    at.price =
        served > 0.0 ? static_cast<double>(firm.agreed) / 100.0 / served : rules.contract.price;
    at.hard = served > 0.0 ? (firm.load[2] + firm.load[3]) / served : rules.need.hard_well;
    const double rivals =
        static_cast<double>(area_open_[area_of_place(p)]) / rules.weighing.considered;
    at.shown_to = tried_shown_.value_or(all_shown(rules.choice.shown));
    const double custom = area_came_[area_of_place(p)];
    at.share = custom > 0.0 ? std::min(1.0, firm.came / custom * std::max(1.0, rivals)) : 1.0;
    at.chosen = firm.came > 0.0 ? firm.came_chosen / firm.came : 0.0;
    const double a_week = std::min(firm.came, firm.capacity / rules.service.weeks);
    at.cases = a_week * weeks_per_year * place_->world.people_per_citizen;
    at.block = served > 0.0 ? firm.block_load / served * rules.contract.price *
                                  price_parts(rules.contract).block
                            : 0.0;
    return at;
}

void Town::adapt_providers() {
    if (warming_up()) return;
    if (week() % weeks_between_changes == weeks_between_changes - 1) {
        for (std::size_t p = 0; p < state_.firms.size(); ++p) {
            if (!is_open(p)) continue;
            Firm& firm = state_.firms[p];
            const Rules& rules = rules_of_provider(p);
            const Standing at = standing(p);
            const double margin = margin_of(rules, firm, qualities_[p], at);
            adapt_effort(rules, firm, qualities_[p], at, years(), state_.clock);
            adapt_room(rules, firm, state_.lines[p].size(), margin);
        }
    }
    for (std::size_t p = 0; p < state_.firms.size(); ++p) {
        Firm& firm = state_.firms[p];
        if (!is_open(p)) continue;
        const bool bad = quality(p).all < rules_.front().outcome.bad_line;
        if (!bad) firm.bad_since = 0;
        if (bad && firm.bad_since == 0) firm.bad_since = state_.clock + 1;
    }
}

// ---------------------------------------------------------------- open

void Town::open_doors() {
    for (std::size_t p = 0; p < state_.firms.size(); ++p) {
        Firm& firm = state_.firms[p];
        if (state_.doors[p] != static_cast<std::uint8_t>(Door::applying) ||
            firm.opens > state_.clock)
            continue;
        state_.doors[p] = static_cast<std::uint8_t>(Door::open);
        state_.ledger.brought +=
            open_firm(rules_.front(), place_->world, p, static_cast<Kind>(firm.kind), firm);
        firm.target = rules_of_provider(p).contract.target;
        add_provider(week_, area_of_place(p), firm.kind, opened);
    }
}

void Town::let_new_ones_in() {
    if (warming_up() || week() % weeks_in_quarter != weeks_in_quarter - 1) return;
    for (std::uint32_t area = 0; area < place_->world.areas.size(); ++area) look_for_room(area);
}

void Town::look_for_room(std::uint32_t area) {
    const Rules& rules = rules_of_area(area);
    const Words word = draw(chance.seed, area, state_.clock, purpose::entry);
    if (word[0] >= threshold(rules.entry.chance)) return;
    std::vector<std::uint16_t> free;
    double earned = 0, here = 0;
    for (const std::uint16_t p : streets_->places[area]) {
        if (state_.doors[p] == static_cast<std::uint8_t>(Door::free)) free.push_back(p);
        if (state_.doors[p] == static_cast<std::uint8_t>(Door::applying)) here += 1.0;
        if (!is_open(p)) continue;
        const Standing at = standing(p);
        here += 1.0;
        earned += at.cases *
                  (margin_of(rules_of_provider(p), state_.firms[p], quality(p), at) + at.block);
    }
    const double cost = rules.providers.fixed_cost + rules.admission.fee;
    if (free.empty() || earned / (here + 1.0) < cost * (1.0 + rules.entry.premium)) return;

    const std::uint16_t p = free[below(word[1], static_cast<std::uint32_t>(free.size()))];
    Firm& firm = state_.firms[p];
    ++firm.generation;
    const double company = 1.0 - rules.providers.public_share;
    const double charity = company > 0.0 ? rules.providers.charity_share / company : 0.0;
    const Kind kind = word[2] < threshold(charity) ? Kind::charity : Kind::company;
    Firm newcomer = firm;
    open_firm(rules, place_->world, p, kind, newcomer);
    const double found = quality_of(rules.outcome, newcomer, 0.0).measured +
                         rules.inspecting.error * normal_of(word[3]);
    if (rules.admission.floor > 0.0 && found < rules.admission.floor) return; // no licence
    firm.kind = static_cast<std::uint8_t>(kind);
    firm.opens = state_.clock + 1 + static_cast<std::uint32_t>(rules.admission.delay_weeks);
    state_.doors[p] = static_cast<std::uint8_t>(Door::applying);
}

// ---------------------------------------------------------------- close

bool Town::last_of_its_area(std::size_t p) const {
    if (place_->world.providers[p].reach == Reach::online) return false;
    return std::ranges::none_of(streets_->places[area_of_place(p)], [&](std::uint16_t other) {
        return other != p && takes_people(state_.doors[other], state_.firms[other], state_.clock);
    });
}

void Town::close_providers() {
    if (warming_up()) return;
    for (std::size_t p = 0; p < state_.firms.size(); ++p) {
        Firm& firm = state_.firms[p];
        if (!is_open(p) || firm.reserve >= 0) continue;
        if (is_firm(firm) && !last_of_its_area(p)) {
            close(p, false);
            continue;
        }
        // Somebody must serve people here: those who buy make up what is missing.
        const Pence missing = -firm.reserve;
        firm.reserve = 0;
        state_.ledger.rescued += missing;
        add_provider(week_, area_of_place(p), firm.kind, rescued, to_pounds(missing));
    }
}

void Town::close(std::size_t p, bool had_to) {
    Firm& firm = state_.firms[p];
    const std::size_t kind = firm.kind;
    add_provider(week_, area_of_place(p), kind, closed);
    if (had_to) add_provider(week_, area_of_place(p), kind, removed);
    (firm.reserve >= 0 ? state_.ledger.taken : state_.ledger.lost) +=
        firm.reserve >= 0 ? firm.reserve : -firm.reserve;

    const auto weeks = static_cast<std::uint32_t>(rules_.front().service.find_weeks);
    std::vector<Case>& later = state_.searching[(state_.clock + weeks) % longest_search];
    const auto loses = [&](Case person) {
        person.asked = static_cast<std::uint16_t>(state_.clock);
        person.amount = 0;
        person.marks =
            static_cast<std::uint16_t>((person.marks & Case::is_hard) | Case::is_displaced);
        state_.now[person.citizen] = static_cast<std::uint8_t>(Now::searching);
        const std::size_t how = person.hard() ? 1 : 0;
        add_person(week_, person.stratum, kind, how, displaced);
        add_person(week_, person.stratum, kind, how, searched_weeks, weeks);
        later.push_back(person);
    };
    for (std::uint32_t k = 0; k < longest_case; ++k) {
        std::vector<Case>& due = state_.serving[(state_.clock + k) % longest_case];
        for (const Case& person : due)
            if (person.provider == p) loses(person);
        std::erase_if(due, [&](const Case& person) { return person.provider == p; });
    }
    for (const Case& person : state_.lines[p]) loses(person);
    state_.lines[p].clear();

    Firm empty;
    empty.generation = firm.generation;
    empty.size = firm.size;
    empty.small = firm.small;
    empty.kind = firm.kind;
    firm = empty;
    state_.doors[p] = static_cast<std::uint8_t>(Door::free);
}

} // namespace folkmoot::market
