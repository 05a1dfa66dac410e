/// What is built once: who builds it, who comes to use it, and what happens when it is down.

#include "models/delivery/town.hpp"

#include "core/math.hpp"
#include "core/units.hpp"

#include <algorithm>

namespace folkmoot::delivery {

bool Town::is_offered(std::size_t service, std::size_t component) const {
    const Offer offer = offer_of(rules_for(service).shared, component);
    if (!layout_.services[service].needs[component] || offer == Offer::nobody) return false;
    return offer == Offer::all || layout_.services[service].area == never;
}

double Town::users(std::size_t component) const {
    return made_[static_cast<std::size_t>(Made::shared)][component] +
           static_cast<double>(state_.platforms[component].outside);
}

void Town::build_common() {
    const Rules& all = rules();
    for (std::size_t c = 0; c < components; ++c) {
        Common& common = state_.platforms[c];
        if (common.open != 0) continue;
        if (common.build.on == 0) {
            if (offered_[c] == 0) continue;
            const double size =
                size_of(all.platform, c) *
                (all.shared.join == Join::duty ? 1.0 + all.platform.duty_scope : 1.0);
            const double pounds = all.platform.build * size;
            const double against = all.launch.cost > 0.0 ? pounds / all.launch.cost : 1.0;
            common.build = begin_project(pounds, all.platform.weeks, against,
                                         static_cast<std::uint32_t>(state_.teams.size() + c));
        }
        if (go_on(common.build, layout_.areas) && common.build.works != 0) open_common(c);
    }
}

void Town::open_common(std::size_t component) {
    Common& common = state_.platforms[component];
    common.open = 1;
    common.quality = rules().platform.quality;
    // Those who were won over before it opened.
    for (std::size_t s = 0; s < state_.teams.size(); ++s) {
        Part& part = state_.teams[s].parts[component];
        if (!is_offered(s, component) || part.made != static_cast<std::uint8_t>(Made::own))
            continue;
        if (unit(words(s, purpose::first)[component]) >= rules().shared.first) continue;
        part.made = static_cast<std::uint8_t>(Made::queued);
        common.queue.push_back(static_cast<std::uint16_t>(s));
    }
}

double Town::gains(std::size_t service, std::size_t component) const {
    const Rules& all = rules();
    const ServiceFacts& facts = layout_.services[service];
    double a_year = all.own.run - all.shared.price;
    if (component == identity && offered_[component] > 0)
        a_year += all.joining.network * facts.network *
                  made_[static_cast<std::size_t>(Made::shared)][component] / offered_[component];
    const Part& part = state_.teams[service].parts[component];
    const double own = part.made == static_cast<std::uint8_t>(Made::shared) ? 0.0 : part.quality;
    return a_year + all.joining.worth *
                        (state_.platforms[component].quality - facts.misfit[component] - own);
}

void Town::consider() {
    const Rules& all = rules();
    for (std::size_t c = 0; c < components; ++c) {
        Common& common = state_.platforms[c];
        if (common.open == 0) continue;
        const double in = made_[static_cast<std::size_t>(Made::queued)][c] +
                          made_[static_cast<std::size_t>(Made::moving)][c] +
                          made_[static_cast<std::size_t>(Made::shared)][c];
        const double used = offered_[c] > 0 ? in / offered_[c] : 0.0;
        const bool duty = all.shared.join == Join::duty;
        const double looks =
            duty ? 1.0 : (all.joining.heard + all.joining.seen * used) / weeks_per_year;
        const double reviews = duty ? 0.0 : all.joining.review / weeks_per_year;
        const double rebuild = build_cost(all.own, state_.built[c] + 1.0);
        for (std::size_t s = 0; s < state_.teams.size(); ++s) {
            Part& part = state_.teams[s].parts[c];
            const bool is_own = part.made == static_cast<std::uint8_t>(Made::own);
            if (!is_own && part.made != static_cast<std::uint8_t>(Made::shared)) continue;
            if (!is_offered(s, c)) continue;
            if (unit(words(s, purpose::look)[c]) >= (is_own ? looks : reviews)) continue;
            if (!is_own) {
                if (gains(s, c) < -rebuild / all.joining.years) leave(s, c);
                continue;
            }
            const bool helped = rules_for(s).shared.help;
            const double moving =
                all.joining.cost * (helped ? 1.0 - all.joining.helped : 1.0) / all.joining.years;
            if (!duty && !(gains(s, c) - moving > layout_.services[s].asks[c])) continue;
            part.made = static_cast<std::uint8_t>(Made::queued);
            common.queue.push_back(static_cast<std::uint16_t>(s));
        }
    }
}

void Town::leave(std::size_t service, std::size_t component) {
    state_.teams[service].parts[component].made = static_cast<std::uint8_t>(Made::own);
    build_own(service, component, words(service, purpose::own, 1)[component]);
    count(service, left);
}

void Town::build_own(std::size_t service, std::size_t component, std::uint32_t word) {
    const double pounds = build_cost(rules().own, ++state_.built[component]);
    const std::uint16_t area = layout_.services[service].area;
    if (area == never)
        central_[static_cast<std::size_t>(Money::own)] += pounds * 100.0;
    else
        charge(area, Money::own, pence_of(pounds));
    state_.teams[service].parts[component].quality =
        rules().own.spread * math::normal_quantile(unit_open(word));
}

void Town::bring_in() {
    const Rules& all = rules();
    const double staff = all.shared.people;
    for (std::size_t c = 0; c < components; ++c) {
        Common& common = state_.platforms[c];
        if (common.open == 0) continue;
        total(common_open);
        const double free = staff - all.platform.upkeep - all.platform.support * users(c);
        if (free > 0.0) common.quality += all.platform.improves / weeks_per_year * free / staff;
        // What nobody waits for is not saved up.
        common.spare = std::min(common.spare, 1.0) + std::max(0.0, free) * all.platform.pace;
        const auto most = whole_part<std::uint32_t>(common.spare);
        const std::size_t go = std::min<std::size_t>(most, common.queue.size());
        common.spare -= most;
        for (std::size_t i = 0; i < go; ++i) {
            const std::size_t s = common.queue[i];
            Part& part = state_.teams[s].parts[c];
            const bool helped = rules_for(s).shared.help;
            const double left_over = helped ? 1.0 - all.joining.helped : 1.0;
            const std::uint16_t takes = std::max<std::uint16_t>(
                1, nearest_whole<std::uint16_t>(all.joining.weeks * left_over));
            part.made = static_cast<std::uint8_t>(Made::moving);
            part.until = static_cast<std::uint16_t>(state_.clock + takes);
            const double pounds = all.joining.cost * left_over;
            const std::uint16_t area = layout_.services[s].area;
            if (area == never)
                central_[static_cast<std::size_t>(Money::joining)] += pounds * 100.0;
            else
                charge(area, Money::joining, pence_of(pounds));
            if (helped)
                central_[static_cast<std::size_t>(Money::joining)] += all.joining.help_cost * 100.0;
        }
        common.queue.erase(common.queue.begin(),
                           common.queue.begin() + static_cast<std::ptrdiff_t>(go));
        total(queue_weeks, static_cast<double>(common.queue.size()));
    }
}

void Town::arrive() {
    for (std::size_t s = 0; s < state_.teams.size(); ++s) {
        for (Part& part : state_.teams[s].parts) {
            if (part.made != moving_now || state_.clock < part.until) continue;
            part.made = static_cast<std::uint8_t>(Made::shared);
            part.until = never;
            count(s, joined);
        }
    }
}

void Town::admit_outsiders() {
    const Rules& all = rules();
    for (std::size_t c = 0; c < components; ++c) {
        Common& common = state_.platforms[c];
        if (common.open == 0 || !all.shared.outsiders) continue;
        // What it spares them differs; those join whom it spares more than it costs.
        const double willing =
            all.outside.run > 0.0 ? math::exp(-all.shared.price / all.outside.run) : 0.0;
        const double bodies = all.outside.bodies * willing, now = common.outside;
        if (now >= bodies) continue;
        const double looks = (all.joining.heard + all.joining.seen * now / bodies) / weeks_per_year;
        const double more = (bodies - now) * std::min(1.0, looks);
        common.outside += whole_part<std::uint32_t>(more + unit(words(c, purpose::outside)[0]));
    }
}

void Town::break_down() {
    const Rules& all = rules();
    std::array<double, components> passes{1.0, 1.0, 1.0};
    for (std::size_t c = 0; c < components; ++c) {
        const Common& common = state_.platforms[c];
        if (common.open == 0) continue;
        const double needed = all.platform.upkeep + all.platform.support * users(c),
                     short_of = std::max(0.0, needed / all.shared.people - 1.0);
        if (unit(words(state_.teams.size() + c, purpose::fail)[0]) >=
            all.platform.fails * (1.0 + all.platform.strain * short_of))
            continue;
        passes[c] = 1.0 - all.platform.hurts *
                              (all.shared.standby ? 1.0 - all.platform.standby_spares : 1.0);
    }
    const double again = 1.0 / (all.own.years * weeks_per_year);
    for (std::size_t s = 0; s < state_.teams.size(); ++s) {
        const Words fails = words(s, purpose::fail), ends = words(s, purpose::own);
        for (std::size_t c = 0; c < components; ++c) {
            Part& part = state_.teams[s].parts[c];
            switch (static_cast<Made>(part.made)) {
            case Made::not_needed:
                break;
            case Made::shared:
                up_[s] *= passes[c];
                break;
            case Made::own:
                if (unit(ends[c]) < again) {
                    build_own(s, c, words(s, purpose::own, 1)[c]);
                    count(s, rebuilt);
                }
                [[fallthrough]];
            case Made::queued:
            case Made::moving:
                if (unit(fails[c]) < all.own.fails) up_[s] *= 1.0 - all.platform.hurts;
                break;
            }
        }
    }
}

} // namespace folkmoot::delivery
