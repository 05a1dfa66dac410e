#pragma once

/// The plain twin: what teams do in a week.

#include "models/delivery/plain_estate.hpp"

namespace folkmoot::delivery {

class PlainTeams : public PlainEstate {
public:
    using PlainEstate::PlainEstate;

    // This week.
    std::int64_t begun_now = 0, live_now = 0, passed_now = 0, dropped_now = 0, shelved_now = 0,
                 worse_now = 0, lead_now = 0, ended_now = 0, runaways_now = 0, nothing_now = 0;
    double central[7] = {};          ///< pence for all to share, by kind
    std::vector<std::int64_t> paid;  ///< by area
    std::vector<double> passes;      ///< by service: what nothing stops

protected:
    void pay_here(const PlainService& one, std::size_t kind, double pounds) {
        if (one.area < 0)
            central[kind] += pounds * 100.0;
        else
            paid[static_cast<std::size_t>(one.area)] += pennies(pounds * 100.0);
    }

    // ------------------------------------------------------------ projects

    [[nodiscard]] double times_the_plan(double size, const Words& word, bool& runs) const {
        const Overrun& how = all.overrun;
        runs = chance_word(word[0]) < std::min(0.95, how.swan * size);
        if (!runs) return how.usual + how.spread * (2.0 * chance_word(word[1]) - 1.0);
        return std::min(how.most,
                        how.from * math::pow((word[1] + 0.5) / 4294967296.0, -1.0 / how.tail));
    }
    [[nodiscard]] PlainProject buy(double pounds, double weeks, double size, std::size_t who) {
        PlainProject project;
        double spent = 0, takes = 0;
        if (all.work.contract == Contract::large) {
            const Words word = words(who, purpose::project);
            const double times =
                times_the_plan(math::pow(size, all.overrun.size), word, project.runaway);
            spent = pounds * times + all.launch.bid;
            takes = weeks * (1.0 + all.overrun.late * std::max(0.0, times - 1.0));
            project.works = chance_word(word[2]) >= all.launch.fails;
        } else {
            const double parts = all.launch.parts;
            double late = 0;
            for (std::uint32_t part = 0; part < static_cast<std::uint32_t>(all.launch.parts);
                 ++part) {
                const Words word = words(who, purpose::project, part);
                bool runs = false;
                const double times =
                    times_the_plan(math::pow(size / parts, all.overrun.size), word, runs);
                double buys = 1;
                // Bought again while luck is worse: u < p, u < p², …
                const double luck =
                    math::log((word[2] + 0.5) / 4294967296.0) / math::log(all.launch.part_fails);
                while (buys <= luck) ++buys;
                spent += buys * (pounds / parts * times + all.launch.bid);
                late +=
                    (all.overrun.late * std::max(0.0, times - 1.0) + (buys - 1.0) / parts) / parts;
            }
            spent += pounds * all.launch.joint * (parts - 1.0);
            takes = weeks * (1.0 + late);
            project.runaway = spent > pounds * all.overrun.from;
            project.works = true;
        }
        const double last = std::clamp(std::floor(takes + 0.5), 1.0, 2'000.0);
        project.on = true;
        project.since = clock;
        project.ends = clock + static_cast<std::int64_t>(last);
        project.planned = pennies(pounds * 100.0);
        project.each_week = pennies(spent / last * 100.0);
        return project;
    }
    // A week of it; true if it is over.
    bool work_on(PlainProject& project, std::int64_t area) {
        if (area < 0)
            central[4] += static_cast<double>(project.each_week);
        else
            paid[static_cast<std::size_t>(area)] += project.each_week;
        if (clock + 1 < project.ends) return false;
        ++ended_now;
        runaways_now += project.runaway ? 1 : 0;
        nothing_now += project.works ? 0 : 1;
        project.on = false;
        return true;
    }
    void launch_some() {
        const std::int64_t cycle = all.launch.weeks + all.launch.gap;
        for (std::size_t s = 0; s < services.size(); ++s) {
            PlainService& one = services[s];
            if (!one.launch.on) {
                const std::uint64_t word =
                    draw(world.seed, static_cast<std::uint32_t>(s), 0, purpose::turn)[0];
                const auto turn =
                    static_cast<std::int64_t>(word * static_cast<std::uint64_t>(cycle) >> 32U);
                if (all.work.release == Release::weekly || (clock + turn) % cycle != 0) continue;
                one.launch = buy(all.launch.cost * one.large, all.launch.weeks, one.large, s);
            }
            if (!work_on(one.launch, one.area) || !one.launch.works) continue;
            one.design += all.launch.leap + all.launch.spread * normal(words(s, purpose::leap)[0]) +
                          all.launch.keeps * one.climbed;
            one.climbed = 0;
            one.used_to = clock + all.launch.settle;
            shelved_now += (one.has_test ? 1 : 0) + (one.has_next ? 1 : 0);
            one.has_test = one.has_next = false;
        }
    }

    // ------------------------------------------------------------ those who measure

    void learn_to_measure() {
        std::vector<std::int64_t> teams(world.providers.size()), who_measure(teams.size());
        for (const PlainService& one : services) {
            ++teams[one.body];
            who_measure[one.body] += one.measures ? 1 : 0;
        }
        std::int64_t fellows = 0;
        const Practice& how = all.practice;
        for (std::size_t s = 0; s < services.size(); ++s) {
            PlainService& one = services[s];
            const Words word = words(s, purpose::practice);
            if (one.fellow_until >= 0) {
                if (clock < one.fellow_until) {
                    ++fellows;
                } else {
                    one.fellow_until = -1;
                    one.measures = chance_word(word[1]) < how.takes;
                }
            } else if (one.measures) {
                one.measures = chance_word(word[0]) >= how.lost / 52.0;
            } else {
                const double others = teams[one.body] > 1
                                          ? static_cast<double>(who_measure[one.body]) /
                                                (static_cast<double>(teams[one.body]) - 1.0)
                                          : 0.0;
                one.measures = chance_word(word[0]) < (how.alone + how.nearby * others) / 52.0;
            }
        }
        const auto wanted = static_cast<std::int64_t>(std::floor(all.work.fellows));
        while (fellows < wanted) {
            const std::uint64_t word = words(static_cast<std::size_t>(fellows), purpose::fellow)[0];
            const std::size_t from = word * services.size() >> 32U;
            bool placed = false;
            for (std::size_t k = 0; k < services.size() && !placed; ++k) {
                PlainService& one = services[(from + k) % services.size()];
                if (one.measures || one.fellow_until >= 0) continue;
                one.fellow_until = clock + static_cast<std::int64_t>(std::floor(how.stay + 0.5));
                one.measures = placed = true;
            }
            if (!placed) break;
            ++fellows;
        }
        central[5] += static_cast<double>(std::max(fellows, wanted)) * how.fellow / 52.0 * 100.0;
    }

    // ------------------------------------------------------------ changes

    [[nodiscard]] double room(const PlainService& one) const {
        return std::max(0.1, 1.0 - one.climbed / all.change.ceiling);
    }
    void try_out(std::size_t s, const PlainIdea& idea) {
        PlainService& one = services[s];
        one.has_test = true;
        one.test = idea;
        one.test.effect *= room(one);
        one.test_took = all.work.test_weeks;
        one.test_until = clock + one.test_took;
        central[5] += all.proof.cost * 100.0;
    }
    void put_live(std::size_t s, const PlainIdea& idea, double effect) {
        services[s].climbed += effect;
        ++live_now;
        lead_now += clock - idea.born;
        worse_now += effect < 0 ? 1 : 0;
        if (chance_word(words(s, purpose::breaks, static_cast<std::uint32_t>(idea.born))[0]) <
            all.change.breaks)
            passes[s] *= 1.0 - all.change.broken;
    }
    void read_tests() {
        for (std::size_t s = 0; s < services.size(); ++s) {
            PlainService& one = services[s];
            if (!one.has_test || clock < one.test_until) continue;
            const double p = 1.0 / (1.0 + math::exp(-(one.design + one.climbed)));
            const double share = all.work.test_share;
            const double n = p * (1.0 - p) * (one.uses * static_cast<double>(one.test_took)) *
                             share * (1.0 - share);
            const double error = 1.0 / std::sqrt(n);
            const double looks = one.test.effect + error * normal(words(s, purpose::verdict)[0]);
            one.has_test = false;
            if (looks > all.proof.certainty * error) {
                ++passed_now;
                put_live(s, one.test, one.test.effect);
            } else {
                ++dropped_now;
            }
            if (!one.has_next) continue;
            one.has_next = false;
            try_out(s, one.next);
        }
    }
    void finish(const PlainIdea& idea) {
        PlainService& one = services[idea.service];
        if (all.work.keep != Keep::tested || !one.measures || one.uses < all.work.test_floor) {
            put_live(idea.service, idea, idea.effect * room(one));
        } else if (!one.has_test) {
            try_out(idea.service, idea);
        } else if (!one.has_next) {
            one.has_next = true;
            one.next = idea;
        } else {
            ++shelved_now;
        }
    }
    void work_a_week() {
        const double a_day = std::min(1.0, all.change.ideas / 5.0);
        for (std::uint32_t day = 0; day < 5; ++day) {
            const auto luck = [&](std::size_t line) {
                return chance_word(words(line, purpose::desk, day / 4)[day % 4]);
            };
            for (std::size_t s = 0; s < services.size(); ++s) {
                auto& line = services[s].line;
                if (line.empty() || luck(s) >= 1.0 / all.desk.team_days) continue;
                const PlainIdea idea = line.front();
                line.pop_front();
                finish(idea);
            }
            for (std::size_t g = 0; g < groups.size(); ++g) {
                const double moves = std::min(0.98, static_cast<double>(groups[g]) *
                                                        all.change.ideas / 5.0 / all.desk.busy);
                for (std::size_t d = 8; d-- > 0;) {
                    auto& line = desks[g][d];
                    if (line.empty() || luck(services.size() + g * 8 + d) >= moves) continue;
                    const PlainIdea idea = line.front();
                    line.pop_front();
                    if (static_cast<int>(d) + 1 < all.desk.desks)
                        desks[g][d + 1].push_back(idea);
                    else
                        finish(idea);
                }
            }
            for (std::size_t s = 0; s < services.size(); ++s) {
                PlainService& one = services[s];
                const bool moves = std::ranges::count(one.made, 3) > 0;
                if (all.work.release == Release::launch || moves) continue;
                const std::uint32_t half = words(s, purpose::idea)[day / 2] >> (16 * (day % 2));
                if ((half & 0xFFFFU) >= static_cast<std::uint32_t>(a_day * 65'536.0)) continue;
                const Words word = words(s, purpose::effect, day);
                PlainIdea idea{s, clock, 0};
                if (chance_word(word[0]) >= all.change.nothing)
                    idea.effect = all.change.mean + (one.measures ? all.practice.helps : 0.0) +
                                  all.change.spread * normal(word[1]);
                if (all.work.makers == Makers::departments)
                    idea.effect *= math::pow(1.0 - all.desk.lost, all.desk.desks - 1.0);
                ++begun_now;
                (all.work.makers == Makers::own ? one.line : desks[one.group][0]).push_back(idea);
            }
        }
    }
};

} // namespace folkmoot::delivery
