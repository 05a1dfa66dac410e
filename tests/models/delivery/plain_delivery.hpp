#pragma once

/// The plain twin: what is shared, the people who come, and who pays.

#include "models/delivery/plain_teams.hpp"

namespace folkmoot::delivery {

class PlainDelivery : public PlainTeams {
public:
    using PlainTeams::PlainTeams;

    std::vector<PlainReturn> returns;
    double worst_week = 0;
    std::int64_t firsts = 0, at_once = 0, later = 0, fails = 0, rings = 0, give_up = 0,
                 because_down = 0, saw_new = 0, joined_now = 0, left_now = 0, rebuilt_now = 0;

    void step() {
        begun_now = live_now = passed_now = dropped_now = shelved_now = worse_now = lead_now = 0;
        ended_now = runaways_now = nothing_now = 0;
        firsts = at_once = later = fails = rings = give_up = because_down = saw_new = 0;
        joined_now = left_now = rebuilt_now = 0;
        std::ranges::fill(central, 0.0);
        paid.assign(areas, 0);
        passes.assign(services.size(), 1.0);
        if (clock == 0) look_around();
        build();
        for (PlainService& one : services) {
            for (std::size_t c = 0; c < 3; ++c) {
                if (one.made[c] != 3 || clock < one.moved_by[c]) continue;
                one.made[c] = 4;
                ++joined_now;
            }
        }
        look_at_it();
        let_in();
        outsiders_come();
        launch_some();
        learn_to_measure();
        read_tests();
        work_a_week();
        fail();
        look_around();
        people_come();
        settle_up();
        for (PlainService& one : services) one.design -= all.change.decay / 52.0;
        ++clock;
    }

private:
    [[nodiscard]] Offer offer(std::size_t c) const {
        return c == 0 ? all.shared.payments : c == 1 ? all.shared.identity : all.shared.notices;
    }
    [[nodiscard]] bool may(const PlainService& one, std::size_t c) const {
        return one.needs[c] &&
               (offer(c) == Offer::all || (offer(c) == Offer::centre && one.area < 0));
    }
    // How things stand at the end of a week: what others see in the next.
    void look_around() {
        for (std::size_t c = 0; c < 3; ++c) {
            who_may_[c] = who_uses_[c] = who_is_in_[c] = 0;
            for (const PlainService& one : services) {
                who_may_[c] += may(one, c) ? 1 : 0;
                who_uses_[c] += one.made[c] == 4 ? 1 : 0;
                who_is_in_[c] += one.made[c] >= 2 ? 1 : 0;
            }
        }
    }
    void build() {
        const double sizes_of_them[]{1.0, all.platform.identity, all.platform.notices};
        for (std::size_t c = 0; c < 3; ++c) {
            PlainCommon& it = common[c];
            if (it.open) continue;
            if (!it.build.on) {
                if (who_may_[c] == 0) continue;
                const double scope =
                    all.shared.join == Join::duty ? 1.0 + all.platform.duty_scope : 1.0;
                const double pounds = all.platform.build * (sizes_of_them[c] * scope);
                it.build =
                    buy(pounds, all.platform.weeks, pounds / all.launch.cost, services.size() + c);
            }
            if (!work_on(it.build, -1) || !it.build.works) continue;
            it.open = true;
            it.quality = all.platform.quality;
            for (std::size_t s = 0; s < services.size(); ++s) {
                if (!may(services[s], c) || services[s].made[c] != 1) continue;
                if (chance_word(words(s, purpose::first)[c]) >= all.shared.first) continue;
                services[s].made[c] = 2;
                it.queue.push_back(s);
            }
        }
    }
    [[nodiscard]] double yearly_gain(const PlainService& one, std::size_t c) const {
        double gain = all.own.run - all.shared.price;
        if (c == 1 && who_may_[c] > 0)
            gain += all.joining.network * one.spared * static_cast<double>(who_uses_[c]) /
                    static_cast<double>(who_may_[c]);
        const double mine = one.made[c] == 4 ? 0.0 : one.own_quality[c];
        return gain + all.joining.worth * (common[c].quality - one.misfit[c] - mine);
    }
    [[nodiscard]] double price_of_own(std::int64_t nth) const {
        return all.own.build * math::pow(static_cast<double>(nth),
                                         math::log(all.own.learning) / 0.6931471805599453);
    }
    void make_own(std::size_t s, std::size_t c) {
        pay_here(services[s], 1, price_of_own(++built[c]));
        services[s].own_quality[c] = all.own.spread * normal(words(s, purpose::own, 1)[c]);
    }
    void look_at_it() {
        for (std::size_t c = 0; c < 3; ++c) {
            if (!common[c].open) continue;
            const bool must = all.shared.join == Join::duty;
            const double seen = who_may_[c] > 0 ? static_cast<double>(who_is_in_[c]) /
                                                      static_cast<double>(who_may_[c])
                                                : 0.0;
            const double looks = must ? 1.0 : (all.joining.heard + all.joining.seen * seen) / 52.0,
                         reviews = must ? 0.0 : all.joining.review / 52.0;
            const double rebuild = price_of_own(built[c] + 1);
            for (std::size_t s = 0; s < services.size(); ++s) {
                PlainService& one = services[s];
                if (!may(one, c)) continue;
                const double luck = chance_word(words(s, purpose::look)[c]);
                if (one.made[c] == 4 && luck < reviews &&
                    yearly_gain(one, c) < -rebuild / all.joining.years) {
                    one.made[c] = 1;
                    make_own(s, c);
                    ++left_now;
                } else if (one.made[c] == 1 && luck < looks) {
                    const double moving = all.joining.cost *
                                          (all.shared.help ? 1.0 - all.joining.helped : 1.0) /
                                          all.joining.years;
                    if (!must && yearly_gain(one, c) - moving <= one.asks[c]) continue;
                    one.made[c] = 2;
                    common[c].queue.push_back(s);
                }
            }
        }
    }
    [[nodiscard]] double users(std::size_t c) const {
        return static_cast<double>(who_uses_[c] + common[c].outside);
    }
    void let_in() {
        for (std::size_t c = 0; c < 3; ++c) {
            PlainCommon& it = common[c];
            if (!it.open) continue;
            const double free =
                all.shared.people - all.platform.upkeep - all.platform.support * users(c);
            if (free > 0) it.quality += all.platform.improves / 52.0 * free / all.shared.people;
            it.spare = std::min(it.spare, 1.0) + std::max(0.0, free) * all.platform.pace;
            const double left_over = all.shared.help ? 1.0 - all.joining.helped : 1.0;
            double most = std::floor(it.spare);
            it.spare -= most;
            for (; most >= 1 && !it.queue.empty(); --most) {
                PlainService& one = services[it.queue.front()];
                it.queue.pop_front();
                one.made[c] = 3;
                one.moved_by[c] =
                    clock + std::max<std::int64_t>(1, static_cast<std::int64_t>(std::floor(
                                                          all.joining.weeks * left_over + 0.5)));
                pay_here(one, 3, all.joining.cost * left_over);
                if (all.shared.help) central[3] += all.joining.help_cost * 100.0;
            }
        }
    }
    void outsiders_come() {
        for (std::size_t c = 0; c < 3; ++c) {
            PlainCommon& it = common[c];
            const double bodies =
                all.outside.bodies * math::exp(-all.shared.price / all.outside.run);
            const auto now = static_cast<double>(it.outside);
            if (!it.open || !all.shared.outsiders || now >= bodies) continue;
            const double looks = (all.joining.heard + all.joining.seen * now / bodies) / 52.0;
            it.outside += static_cast<std::int64_t>((bodies - now) * std::min(1.0, looks) +
                                                    chance_word(words(c, purpose::outside)[0]));
        }
    }
    void fail() {
        double through[3] = {1.0, 1.0, 1.0};
        for (std::size_t c = 0; c < 3; ++c) {
            if (!common[c].open) continue;
            const double needed = all.platform.upkeep + all.platform.support * users(c);
            const double missing = std::max(0.0, needed / all.shared.people - 1.0);
            const bool down = chance_word(words(services.size() + c, purpose::fail)[0]) <
                              all.platform.fails * (1.0 + all.platform.strain * missing);
            if (down)
                through[c] =
                    1.0 - all.platform.hurts *
                              (all.shared.standby ? 1.0 - all.platform.standby_spares : 1.0);
        }
        for (std::size_t s = 0; s < services.size(); ++s) {
            PlainService& one = services[s];
            for (std::size_t c = 0; c < 3; ++c) {
                if (one.made[c] == 4) passes[s] *= through[c];
                if (one.made[c] == 1 &&
                    chance_word(words(s, purpose::own)[c]) < 1.0 / (all.own.years * 52.0)) {
                    make_own(s, c);
                    ++rebuilt_now;
                }
                if (one.made[c] >= 1 && one.made[c] <= 3 &&
                    chance_word(words(s, purpose::fail)[c]) < all.own.fails)
                    passes[s] *= 1.0 - all.platform.hurts;
            }
        }
    }

    // ------------------------------------------------------------ people

    void people_come() {
        std::vector<PlainReturn> due;
        for (const PlainReturn& who : returns)
            if (who.when <= clock) due.push_back(who);
        std::erase_if(returns, [&](const PlainReturn& who) { return who.when <= clock; });
        for (const PlainReturn& who : due) use(who, words(who.citizen, purpose::again));
        for (std::uint32_t s = 0; s < world.strata.count(); ++s) {
            const double log_of_none = math::log1p(-chance_of(s));
            std::uint32_t c = world.strata.first[s];
            for (std::uint32_t i = 0;; ++i) {
                const std::uint32_t word = words(s, purpose::come, i / 4)[i % 4];
                const double gap = std::floor(math::fast_log_unit(word) * (1.0 / log_of_none));
                if (gap >= world.strata.first[s + 1] - c) break;
                c += static_cast<std::uint32_t>(gap);
                if (!people[c].comes_back) {
                    const Words mine = words(c, purpose::come, 1U << 31U);
                    use({c, choose(area_of(s), mine[2]), 0, 0}, mine);
                }
                if (++c >= world.strata.first[s + 1]) break;
            }
        }
        const double tries = static_cast<double>(at_once + later + fails);
        if (tries > 0) worst_week = std::max(worst_week, static_cast<double>(because_down) / tries);
    }
    [[nodiscard]] std::size_t choose(std::size_t area, std::uint32_t word) const {
        double sum = 0;
        std::size_t last = 0;
        for (std::size_t s = 0; s < services.size(); ++s) {
            if (services[s].area >= 0 && services[s].area != static_cast<std::int64_t>(area))
                continue;
            last = s;
            sum += menus[area][s];
            if (word < threshold(sum)) return s;
        }
        return last;
    }
    void use(const PlainReturn& who, const Words& word) {
        PlainPerson& person = people[who.citizen];
        const PlainService& one = services[who.service];
        double odds = one.design + one.climbed;
        for (std::size_t c = 0; c < 3; ++c)
            odds += one.made[c] == 4 ? common[c].quality - one.misfit[c] : one.own_quality[c];
        if (clock < one.used_to)
            odds -= all.launch.dip * static_cast<double>(one.used_to - clock) / all.launch.settle;
        const bool is_new = one.has_test && word[3] < threshold(all.work.test_share);
        const double band = static_cast<double>(world.digital[who.citizen] / 32);
        const double unsure = math::exp(-all.need.unsure * ((band + 0.5) / 8.0 - 0.5));
        const double p =
            1.0 / (1.0 + math::exp(-(odds + (is_new ? one.test.effect : 0.0))) * unsure);
        const bool first = who.tries == 0;
        firsts += first ? 1 : 0;
        saw_new += is_new ? 1 : 0;
        person.comes_back = false;
        if (word[0] < threshold(p * passes[who.service])) {
            ++(first ? at_once : later);
            person.last = first ? 1 : 2;
            return;
        }
        ++fails;
        because_down += word[0] < threshold(p) ? 1 : 0;
        const double poor = (static_cast<double>(deprivation_of(person.stratum)) - 2.0) / 2.0;
        const double usual = std::min(0.98, all.need.gives_up * (1.0 + all.need.poor * poor));
        const double gives = usual * (all.help.offered ? 1.0 - all.need.reached : 1.0);
        const double ring = all.help.offered
                                ? usual * all.need.reached + (1.0 - usual) * all.need.calls
                                : (1.0 - gives) * all.need.calls;
        if (word[1] < threshold(gives)) {
            ++give_up;
            person.last = 4;
        } else if (word[1] < threshold(gives + ring) || who.tries + 1 >= all.need.tries) {
            ++rings;
            person.last = 3;
            rings_of_area_[area_of(person.stratum)] += 1;
        } else {
            person.comes_back = true;
            returns.push_back(
                {who.citizen, who.service, clock + all.need.again_weeks, who.tries + 1});
        }
    }

    // ------------------------------------------------------------ money

    void settle_up() {
        std::vector<double> teams(areas), own(areas), prices(areas);
        for (const PlainService& one : services) {
            const bool launches_only = all.work.release == Release::launch;
            double pounds = all.costs.team * (launches_only ? all.costs.upkeep : 1.0);
            if (all.work.makers == Makers::own && !launches_only) pounds += all.desk.own_cost;
            double run = 0, price = 0;
            for (const int made : one.made) {
                run += made >= 1 && made <= 3 ? all.own.run : 0.0;
                price += made == 4 ? all.shared.price : 0.0;
            }
            if (one.area < 0) {
                central[0] += pounds / 52.0 * 100.0;
                central[1] += run / 52.0 * 100.0;
                continue;
            }
            const auto a = static_cast<std::size_t>(one.area);
            teams[a] += pounds / 52.0;
            own[a] += run / 52.0;
            prices[a] += price / 52.0;
        }
        for (std::size_t a = 0; a < areas; ++a) {
            const std::int64_t price = pennies(prices[a] * 100.0);
            paid[a] += pennies(teams[a] * 100.0) + pennies(own[a] * 100.0) + price;
            central[2] -= static_cast<double>(price);
        }
        for (std::size_t c = 0; c < 3; ++c) {
            if (!common[c].open) continue;
            const auto outside = static_cast<double>(common[c].outside);
            double pounds = all.shared.people * all.costs.person;
            if (all.shared.standby) pounds *= 1.0 + all.platform.standby_cost;
            pounds += all.platform.each * users(c);
            pounds += outside * (all.outside.vet - all.shared.price);
            central[2] += pounds / 52.0 * 100.0;
            if (c != 1 || who_may_[c] == 0) continue;
            double spared = 0;
            for (const PlainService& one : services) spared += one.made[c] == 4 ? one.spared : 0.0;
            central[2] -= spared * all.joining.network * static_cast<double>(who_uses_[c]) /
                          static_cast<double>(who_may_[c]) / 52.0 * 100.0;
        }
        for (std::size_t a = 0; a < areas; ++a) {
            paid[a] += pennies(static_cast<double>(rings_of_area_[a]) * all.costs.call *
                               world.people_per_citizen * 100.0);
            rings_of_area_[a] = 0;
        }
        for (const double pence : central) {
            auto left = pennies(pence);
            double people_left = 0;
            for (std::size_t a = 0; a < areas; ++a) people_left += people_of(a);
            for (std::size_t a = 0; a < areas; ++a) {
                const std::int64_t part =
                    pennies(static_cast<double>(left) * (people_of(a) / people_left));
                paid[a] += part;
                left -= part;
                people_left -= people_of(a);
            }
        }
    }

    std::int64_t who_may_[3] = {}, who_uses_[3] = {}, who_is_in_[3] = {};
    std::vector<std::int64_t> rings_of_area_ = std::vector<std::int64_t>(64);
};

} // namespace folkmoot::delivery
