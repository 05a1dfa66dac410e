/// Who pays for what.

#include "models/delivery/town.hpp"

#include "core/units.hpp"

namespace folkmoot::delivery {

void Town::pay() {
    const Rules& all = rules();
    const auto central = [&](Money kind) -> double& {
        return central_[static_cast<std::size_t>(kind)];
    };
    // Teams, and components of their own.
    std::vector<double> teams(layout_.areas), own(layout_.areas), prices(layout_.areas);
    double paid = 0;
    for (std::size_t s = 0; s < state_.teams.size(); ++s) {
        const Work& work = rules_for(s).work;
        const std::uint16_t area = layout_.services[s].area;
        double pounds = all.costs.team * (work.release == Release::launch ? all.costs.upkeep : 1.0);
        if (work.makers == Makers::own && work.release != Release::launch)
            pounds += all.desk.own_cost;
        double run = 0, price = 0;
        for (const Part& part : state_.teams[s].parts) {
            const auto made = static_cast<Made>(part.made);
            if (made == Made::shared) price += all.shared.price;
            if (made == Made::own || made == Made::queued || made == Made::moving)
                run += all.own.run;
        }
        (area == never ? central(Money::teams) : teams[area]) +=
            pounds / weeks_per_year * (area == never ? 100.0 : 1.0);
        (area == never ? central(Money::own) : own[area]) +=
            run / weeks_per_year * (area == never ? 100.0 : 1.0);
        (area == never ? paid : prices[area]) += price / weeks_per_year;
    }
    for (std::size_t a = 0; a < layout_.areas; ++a) {
        charge(a, Money::teams, pence_of(teams[a]));
        charge(a, Money::own, pence_of(own[a]));
        // What a council pays for what is shared, all pay less.
        const std::int64_t price = pence_of(prices[a]);
        charge(a, Money::shared, price);
        central(Money::shared) -= static_cast<double>(price);
    }
    // What is shared; outsiders pay the same price.
    for (std::size_t c = 0; c < components; ++c) {
        const Common& common = state_.platforms[c];
        if (common.open == 0) continue;
        const double outside = common.outside;
        double pounds = all.shared.people * all.costs.person *
                            (all.shared.standby ? 1.0 + all.platform.standby_cost : 1.0) +
                        all.platform.each * users(c) +
                        outside * (all.outside.vet - all.shared.price);
        central(Money::shared) += pounds / weeks_per_year * 100.0;
        total(outside_weeks, outside);
        // Those who find it worth its price: in the mean it spares them that much more.
        total(outside_pounds, outside * all.outside.run / weeks_per_year);
        // One account for all spares each who uses it.
        if (c != identity || offered_[c] == 0) continue;
        double spared = 0;
        for (std::size_t s = 0; s < state_.teams.size(); ++s)
            if (state_.teams[s].parts[c].made == static_cast<std::uint8_t>(Made::shared))
                spared += layout_.services[s].network;
        central(Money::shared) -= spared * all.joining.network *
                                  made_[static_cast<std::size_t>(Made::shared)][c] / offered_[c] /
                                  weeks_per_year * 100.0;
    }
    // People who ring.
    for (std::size_t a = 0; a < layout_.areas; ++a) {
        std::uint64_t calls = 0;
        for (std::size_t cell = a * cells_per_area; cell < (a + 1) * cells_per_area; ++cell)
            for (std::size_t size = 0; size < sizes; ++size)
                calls +=
                    tally_[(cell * sizes + size) * events + static_cast<std::size_t>(Event::rang)];
        charge(a, Money::calls,
               pence_of(static_cast<double>(calls) * all.costs.call *
                        place_->world.people_per_citizen));
    }
    // What belongs to all is shared by people: each pays its part of what is left, so that the last
    // one pays what remains.
    billed_ = 0;
    for (const std::int64_t pence : charged_) billed_ += pence;
    for (std::size_t kind = 0; kind < money_kinds; ++kind) {
        billed_ += nearest_whole<std::int64_t>(central_[kind]);
        auto left = nearest_whole<std::int64_t>(central_[kind]);
        double people = layout_.all_people;
        for (std::size_t a = 0; a < layout_.areas; ++a) {
            const auto part = nearest_whole<std::int64_t>(
                people > 0.0 ? static_cast<double>(left) * (layout_.people[a] / people) : 0.0);
            charge(a, static_cast<Money>(kind), part);
            left -= part;
            people -= layout_.people[a];
        }
    }
    state_.paid += billed_;
}

} // namespace folkmoot::delivery
