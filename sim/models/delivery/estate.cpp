#include "models/delivery/estate.hpp"

#include "core/math.hpp"
#include "core/units.hpp"
#include "models/delivery/model.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace folkmoot::delivery {
namespace {

// The shares of a menu, as words up to which each is picked.
Menu menu_of(const std::vector<double>& shares, const std::vector<std::uint16_t>& service) {
    Menu menu;
    menu.service = service;
    double sum = 0;
    for (const double share : shares) {
        sum += share;
        menu.upto.push_back(threshold(sum));
    }
    std::size_t at = 0;
    for (std::uint32_t first = 0; first < menu.guide.size(); ++first) {
        const std::uint32_t word = first << (32U - Menu::guide_bits);
        while (at + 1 < menu.upto.size() && word >= menu.upto[at]) ++at;
        menu.guide[first] = static_cast<std::uint16_t>(at);
    }
    return menu;
}

double exponential(double mean, std::uint32_t word) { return -math::log(unit_open(word)) * mean; }

} // namespace

Layout::Layout(const World& world, const Rules& rules) : areas(world.areas.size()) {
    for (std::size_t a = 0; a < areas; ++a) {
        const std::uint32_t stratum = static_cast<std::uint32_t>(a) * strata_per_area;
        citizens.push_back(world.strata.first[stratum + strata_per_area] -
                           world.strata.first[stratum]);
        people.push_back(citizens.back() * world.people_per_citizen);
        all_people += people.back();
    }
    // Which teams there are; the k-th team of every body comes before any body's next one, so that
    // large services are in all of them.
    std::vector<std::size_t> bodies(areas + 1), body_at(areas + 1);
    for (const Provider& body : world.providers)
        ++bodies[body.reach == Reach::online ? areas : body.area];
    for (std::size_t b = 0; b < world.providers.size(); ++b) {
        const Provider& body = world.providers[b];
        const bool local = body.reach == Reach::local;
        const std::size_t kind = local ? body.area : areas;
        const std::size_t mine = body_at[kind]++;
        const auto teams =
            static_cast<std::size_t>(local ? rules.estate.local_teams : rules.estate.central_teams);
        for (std::size_t k = 0; k < teams; ++k) {
            ServiceFacts one;
            const auto who = static_cast<std::uint32_t>(services.size());
            one.body = static_cast<std::uint16_t>(b);
            one.area = local ? static_cast<std::uint16_t>(body.area) : never;
            if (k % static_cast<std::size_t>(rules.desk.teams) == 0) groups.push_back(0);
            one.group = static_cast<std::uint32_t>(groups.size() - 1);
            ++groups.back();
            const double rank = static_cast<double>(k * bodies[kind] + mine + 1);
            one.weight = math::pow(rank, -rules.estate.zipf);
            const Words needed = draw(world.seed, who, 0, purpose::estate);
            const std::array share{rules.estate.payments, rules.estate.identity,
                                   rules.estate.notices};
            for (std::size_t c = 0; c < components; ++c) {
                one.needs[c] = unit(needed[c]) < share[c];
                const Words like =
                    draw(world.seed, who, 0, purpose::like, static_cast<std::uint32_t>(c));
                one.misfit[c] = exponential(rules.platform.misfit, like[0]);
                one.asks[c] = exponential(rules.joining.reluctance, like[1]);
            }
            one.network = unit(needed[3]);
            services.push_back(one);
        }
    }
    // Who uses them.
    std::vector<double> weights(areas + 1);
    for (const ServiceFacts& one : services)
        weights[one.area == never ? areas : one.area] += one.weight;
    std::vector<double> comes(areas);
    for (std::uint32_t s = 0; s < world.strata.count(); ++s)
        comes[area_of(s)] +=
            need_chance(rules.need, s) * world.strata.size(s) * world.people_per_citizen;
    for (std::size_t a = 0; a < areas; ++a) {
        const double local = weights[a] > 0.0 && weights[areas] > 0.0 ? rules.estate.local_uses
                             : weights[a] > 0.0                       ? 1.0
                                                                      : 0.0;
        std::vector<double> shares;
        std::vector<std::uint16_t> which;
        for (std::size_t s = 0; s < services.size(); ++s) {
            ServiceFacts& one = services[s];
            if (one.area != never && one.area != a) continue;
            const double share = one.area == never ? (1.0 - local) * one.weight / weights[areas]
                                                   : local * one.weight / weights[a];
            one.uses += comes[a] * share;
            shares.push_back(share);
            which.push_back(static_cast<std::uint16_t>(s));
        }
        menus.push_back(menu_of(shares, which));
    }
    // The tenth that is used most is large, the lesser half small.
    std::vector<std::size_t> order(services.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, [&](std::size_t one, std::size_t other) {
        return services[one].uses > services[other].uses;
    });
    double all = 0;
    for (const ServiceFacts& one : services) all += one.uses;
    for (std::size_t k = 0; k < order.size(); ++k) {
        ServiceFacts& one = services[order[k]];
        one.size = k * 10 < order.size() ? 0 : k * 2 < order.size() ? 1 : 2;
        const double mean = all / static_cast<double>(services.size());
        one.scale = mean > 0.0 ? std::sqrt(one.uses / mean) : 1.0;
    }
}

double need_chance(const Need& need, std::uint32_t stratum) {
    const double poor = (static_cast<double>(deprivation_of(stratum)) - 2.0) / 2.0;
    return std::min(0.5, need.rate / weeks_per_year * (1.0 + need.gap * poor) *
                             (frailty_of(stratum) == 1 ? need.frail : 1.0));
}

double size_of(const Platform& platform, std::size_t component) {
    return component == 0 ? 1.0 : component == identity ? platform.identity : platform.notices;
}

Offer offer_of(const Shared& shared, std::size_t component) {
    return component == 0          ? shared.payments
           : component == identity ? shared.identity
                                   : shared.notices;
}

double build_cost(const Own& own, double nth) {
    constexpr double ln2 = 0.6931471805599453;
    return own.build * math::pow(nth, math::log(own.learning) / ln2);
}

Factor overrun_of(const Overrun& overrun, double again, const Words& word) {
    if (unit(word[0]) < std::min(0.95, overrun.swan * again)) {
        const double times = overrun.from * math::pow(unit_open(word[1]), -1.0 / overrun.tail);
        return {std::min(overrun.most, times), true};
    }
    return {overrun.usual + overrun.spread * (2.0 * unit(word[1]) - 1.0), false};
}

double effect_of(const Change& change, double helps, const Words& word) {
    if (unit(word[0]) < change.nothing) return 0.0;
    return change.mean + helps + change.spread * math::normal_quantile(unit_open(word[1]));
}

double error_of(double success, double uses, double share) {
    const double information = success * (1.0 - success) * uses * share * (1.0 - share);
    return information > 0.0 ? 1.0 / std::sqrt(information) : math::infinity;
}

VaryLevel vary_level(const Setting& setting) {
    if (setting.kind != FieldKind::lever) return VaryLevel::never;
    if (setting.key == "help.offered") return VaryLevel::citizen;
    const bool by_area = setting.key == "shared.help" || setting.key == "shared.payments" ||
                         setting.key == "shared.identity" || setting.key == "shared.notices" ||
                         (setting.key.starts_with("work.") && setting.key != "work.contract" &&
                          setting.key != "work.fellows");
    return by_area ? VaryLevel::area : VaryLevel::week;
}

} // namespace folkmoot::delivery
