/// How a world is opened: lists, books, and a warm-up.

#include "models/general_practice/town.hpp"

#include "core/units.hpp"
#include "funding/pay.hpp"
#include "world/synthesis.hpp"

namespace folkmoot::general_practice {
namespace {

void register_everybody(const World& world, State& state) {
    const std::uint32_t people = world.population();
    state.citizens.provider = opening_lists(world);
    state.citizens.since.assign(people, long_since);
    state.citizens.felt.assign(people, Felt{});
    state.lists = Lists(world);
    state.stocks.assign(sides(world.strata), Stock{});
    for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
        for (std::uint32_t c = world.strata.first[s]; c < world.strata.first[s + 1]; ++c) {
            const std::uint16_t p = state.citizens.provider[c];
            ++state.lists.count(p, s);
            Stock& stock = state.stocks[side(s, world.providers[p].reach == Reach::online)];
            ++stock.people;
            stock.satisfaction += state.citizens.felt[c].satisfaction;
        }
    }
}

void open_books(const Place& place, const Rules& before, const Rates& rates, State& state) {
    const World& world = place.world;
    state.books.providers.assign(world.providers.size(), ProviderBook{});
    state.books.areas.assign(world.areas.size(), AreaBook{});
    const PayWeek rules{.week = 0,
                        .payment = before.payment,
                        .settlement = before.settlement,
                        .weights = rates.pay_weights,
                        .first_year = rates.first_year,
                        .base_weight = rates.base_weight,
                        .price_week = rates.price_year / weeks_per_year,
                        .activity = {},
                        .open = state.open};
    const WeightedLists weighted = weigh(rules, world, state.lists);
    std::vector<double> paid(world.areas.size());
    double budget = 0;
    for (std::size_t p = 0; p < world.providers.size(); ++p) {
        const double income =
            weighted.of_provider[p] * weighted.scale * rules.price_week * world.people_per_citizen;
        const double list = static_cast<double>(state.lists.size(p)) * world.people_per_citizen;
        ProviderBook& book = state.books.providers[p];
        if (world.providers[p].reach == Reach::local)
            book.fixed_cost = before.adaptation.fixed_share * income;
        book.visits = affordable_visits(rates.trades[p], book.fixed_cost, income);
        book.opening_visits_each = list > 0.0 ? book.visits / list : 0.0;
        book.reserve = to_pence(before.adaptation.reserve_weeks * income);
        book.income = to_pence(income);
        paid[world.providers[p].area] += income * weeks_per_year;
        budget += income * weeks_per_year;
    }
    const auto target = target_allocation(rates.pay_weights, world.strata, budget);
    for (std::size_t a = 0; a < world.areas.size(); ++a) {
        const double distance = before.allocation.opening_distance * (paid[a] - target[a]);
        state.books.areas[a].allocation = to_pence(target[a] + distance);
    }
}

}  // namespace

std::unique_ptr<State> begin(const Place& place, const Rules& before) {
    // What a visit costs follows from what is paid on average and how many visits that buys.
    const World& world = place.world;
    Rates rates = rates_of(before, world, place.reference, 1.0);
    auto made = std::make_unique<State>();
    State& state = *made;
    state.books.visit_cost =
        cost_of_visit(before.adaptation, rates.price_year * rates.base_weight / world.population());
    rates = rates_of(before, world, place.reference, state.books.visit_cost);
    register_everybody(world, state);
    state.lines.resize(world.providers.size());
    state.open.assign(world.providers.size(), 1);
    state.wait_weeks.assign(world.providers.size(), 1.0);
    open_books(place, before, rates, state);
    return made;
}

} // namespace folkmoot::general_practice
