#include "models/general_practice/processes/choice.hpp"

#include "core/gaps.hpp"
#include "core/math.hpp"
#include "core/random.hpp"
#include "core/units.hpp"
#include "parts/week.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::general_practice {
namespace {

// Utility of online care by age band against ages 15–44. Assumption, scaled by `age_reluctance` so
// that the online list is as young as the published one.
constexpr std::array<double, age_bands> appeal{-0.4, -0.85, 0.0, -1.2, -2.2, -3.25, -3.9};

bool may_join(OnlineAccess access, const Provider& online, std::uint32_t area) {
    switch (access) {
    case OnlineAccess::nobody:
        return false;
    case OnlineAccess::host_area:
        return online.area == area;
    case OnlineAccess::everyone:
        return true;
    }
    return false;
}

constexpr double farthest_km = 24.0;

// One citizen's logit. What is the same for everybody is worked out once a week, and laid out so
// that a choice runs through it from front to back.
class Chooser {
public:
    Chooser(const Choice& choice, std::uint32_t week, const ChoiceTables& tables,
            const ChoiceFactors& factors, std::vector<Move>& moves)
        : choice_(choice), tables_(tables), factors_(factors), moves_(moves) {
        const World& world = tables.world;
        const auto common = [&](std::uint16_t p) {
            return math::exp(choice.rating * tables.rating[p] - choice.wait * tables.wait_weeks[p]);
        };
        for (std::size_t a = 0; a < world.areas.size(); ++a) {
            first_of_area_.push_back(locals_.size());
            for (const std::uint16_t p : tables.providers.of_area[a]) {
                const Provider& provider = world.providers[p];
                if (tables.open[p] != 0) locals_.push_back({provider.x, provider.y, common(p), p});
            }
        }
        first_of_area_.push_back(locals_.size());
        const double heard = heard_of(choice, week);
        for (const std::uint16_t p : tables.providers.online) {
            online_common_.push_back(common(p));
            const Area& host = world.areas[world.providers[p].area];
            for (const Area& area : world.areas) {
                const double dx = area.x - host.x;
                const double dy = area.y - host.y;
                heard_.push_back(
                    threshold(heard * word_at_distance(choice, std::sqrt(dx * dx + dy * dy))));
            }
        }
        options_.resize(world.providers.size());
        weights_.resize(world.providers.size());
    }

    /// Whether a citizen who may reconsider does, and moves. `luck`: of that citizen.
    void reconsider(std::uint32_t citizen, std::uint32_t stratum, const Words& luck) {
        const Citizens& citizens = tables_.citizens;
        if (luck[0] >= factors_.reconsiders[citizens.felt[citizen].satisfaction]) return;
        const std::uint16_t to = choose(citizen, stratum, luck[1]);
        if (to != citizens.provider[citizen])
            moves_.push_back({citizen, static_cast<std::uint16_t>(stratum), to});
    }

private:
    std::uint16_t choose(std::uint32_t citizen, std::uint32_t stratum, std::uint32_t luck) {
        const std::uint16_t present = tables_.citizens.provider[citizen];
        Options options{options_.data(), weights_.data()};
        const auto add = [&](std::uint16_t p, double weight) {
            options.add(p, weight * (p == present ? factors_.continuity : 1.0));
        };
        each_local(citizen, area_of(stratum), add);
        each_online(citizen, stratum, present, add);
        return options_[pick(std::span(weights_).first(options.count), options.sum, unit(luck))];
    }

    struct Local {
        double x = 0, y = 0, common = 0;
        std::uint16_t provider = 0;
    };

    // One citizen's options, as they are found.
    struct Options {
        std::uint16_t* provider = nullptr;
        double* weight = nullptr;
        std::size_t count = 0;
        double sum = 0;

        void add(std::uint16_t p, double w) {
            provider[count] = p;
            weight[count] = w;
            ++count;
            sum += w;
        }
    };

    template <class Add>
    void each_local(std::uint32_t citizen, std::uint32_t area, const Add& add) const {
        const Home home = home_of(tables_.world, citizen, area);
        const double radius = tables_.world.areas[area].radius;
        const double* const distance = factors_.distance.data();
        const auto open = std::span(locals_).subspan(
            first_of_area_[area], first_of_area_[area + 1] - first_of_area_[area]);
        for (const Local& local : open) {
            const double km = travel_km(radius, local.x - home.x, local.y - home.y);
            const auto step =
                static_cast<std::int32_t>(std::min(km, farthest_km) * ChoiceFactors::steps_per_km);
            add(local.provider, local.common * distance[step]);
        }
    }

    template <class Add>
    void each_online(std::uint32_t citizen, std::uint32_t stratum, std::uint16_t present,
                     const Add& add) const {
        const std::size_t areas = tables_.world.areas.size();
        const OnlineAccess access = tables_.access.empty()
                                        ? choice_.online_access
                                        : tables_.access[tables_.variant(citizen, present)];
        for (std::size_t k = 0; k < tables_.providers.online.size(); ++k) {
            const std::uint16_t p = tables_.providers.online[k];
            if (tables_.open[p] == 0) continue;
            if (p != present) {
                if (!may_join(access, tables_.world.providers[p], area_of(stratum))) continue;
                if (draw(tables_.world.seed, citizen, 0, Purpose::awareness, p)[0] >=
                    heard_[k * areas + area_of(stratum)])
                    continue;
            }
            const double person = factors_.digital[tables_.world.digital[citizen]];
            add(p, online_common_[k] * factors_.online[age_of(stratum)] * person);
        }
    }

    const Choice& choice_;
    const ChoiceTables& tables_;
    const ChoiceFactors& factors_;
    std::vector<Move>& moves_;
    std::vector<Local> locals_; // open ones, area after area
    std::vector<std::size_t> first_of_area_;
    std::vector<double> online_common_; // by online practice
    std::vector<std::uint32_t> heard_; // threshold by online practice and area
    std::vector<std::uint16_t> options_; // room for one citizen's options, used again
    std::vector<double> weights_;
};

} // namespace

ChoiceFactors choice_factors(const Choice& choice) {
    ChoiceFactors factors;
    const auto steps = static_cast<std::size_t>(farthest_km * ChoiceFactors::steps_per_km) + 1;
    for (std::size_t i = 0; i < steps; ++i) {
        const double km = (static_cast<double>(i) + 0.5) / ChoiceFactors::steps_per_km;
        factors.distance.push_back(math::exp(-choice.distance * km));
    }
    for (std::size_t i = 0; i < factors.digital.size(); ++i) {
        factors.digital[i] = math::exp(choice.digital * static_cast<double>(i) / 255.0);
    }
    for (std::uint32_t age = 0; age < age_bands; ++age) {
        factors.online[age] = math::exp(choice.online_appeal + age_appeal(choice, age));
    }
    factors.continuity = math::exp(choice.continuity);
    for (std::size_t i = 0; i < factors.reconsiders.size(); ++i) {
        const double discontent = 1.0 - static_cast<double>(i) / 255.0;
        const double rate =
            (1.0 + choice.bad_experience * discontent) / (1.0 + choice.bad_experience);
        factors.reconsiders[i] = static_cast<std::uint64_t>(std::ceil(rate * 0x1p32));
    }
    return factors;
}

double heard_of(const Choice& choice, std::uint32_t week) {
    const double start = choice.heard_of_at_start;
    const double years = static_cast<double>(week) / weeks_per_year;
    return start / (start + (1.0 - start) * math::exp(-choice.word_spreads * years));
}

double word_at_distance(const Choice& choice, double km) {
    const double far = km / choice.word_reach;
    return math::exp(-far * far);
}

double age_appeal(const Choice& choice, std::uint32_t age_band) {
    return choice.age_reluctance * appeal[age_band];
}

double highest_chance_to_reconsider(const Choice& choice) {
    return choice.reconsider * (1.0 + choice.bad_experience) / weeks_per_year;
}

void reconsider(const Choice& choice, std::uint32_t week, const ChoiceTables& tables,
                std::vector<Move>& moves) {
    const ChoosingWorld alone{choice, tables, moves};
    reconsider({&alone, 1}, week);
}

void reconsider(std::span<const ChoosingWorld> worlds, std::uint32_t week) {
    const ChoosingWorld& any = worlds.front();
    const Gaps gaps(highest_chance_to_reconsider(any.choice));
    if (gaps.never()) return;
    const World& world = any.tables.world;
    const std::uint64_t chance = any.tables.chance == nullptr ? world.seed : *any.tables.chance;
    std::vector<ChoiceFactors> own; // of worlds that bring none
    own.reserve(worlds.size());
    std::vector<Chooser> choosers;
    choosers.reserve(worlds.size());
    for (const auto& [choice, tables, moves] : worlds) {
        if (tables.factors == nullptr) own.push_back(choice_factors(choice));
        choosers.emplace_back(choice, week, tables,
                              tables.factors == nullptr ? own.back() : *tables.factors, moves);
    }
    // One geometric chain over everybody: the rate's ceiling is the same for all.
    std::uint32_t at = 0;
    std::uint32_t stratum = 0;
    const std::uint32_t end = world.population();
    for (std::uint32_t block = 0; at < end; ++block) {
        for (const std::uint32_t word : draw(chance, 0, week, Purpose::reconsider, block)) {
            const std::uint32_t gap = gaps.next(word);
            if (gap >= end - at) return;
            const std::uint32_t citizen = at + gap;
            at = citizen + 1;
            while (world.strata.first[stratum + 1] <= citizen) ++stratum;
            const Words luck = draw(chance, citizen, week, Purpose::choice);
            for (Chooser& chooser : choosers) chooser.reconsider(citizen, stratum, luck);
        }
    }
}

void register_with(const Registers& registers, const Move& move, std::uint32_t week) {
    Citizens& citizens = registers.citizens;
    const std::uint16_t from = citizens.provider[move.citizen];
    --registers.lists.count(from, move.stratum);
    if (citizens.since[move.citizen] != long_since) --registers.lists.fresh(from, move.stratum);
    ++registers.lists.count(move.to, move.stratum);
    ++registers.lists.fresh(move.to, move.stratum);

    Stock& left = registers.stocks[side(move.stratum, registers.online[from] != 0)];
    Stock& joined = registers.stocks[side(move.stratum, registers.online[move.to] != 0)];
    const std::uint64_t satisfaction = citizens.felt[move.citizen].satisfaction;
    --left.people;
    left.satisfaction -= satisfaction;
    ++joined.people;
    joined.satisfaction += satisfaction;

    citizens.provider[move.citizen] = move.to;
    citizens.since[move.citizen] = since_week(week);
    add_tightly(registers.newcomers, move.citizen);
}

void end_first_year(const Registers& registers, std::span<const std::uint32_t> newcomers,
                    std::uint32_t week) {
    const std::uint8_t registered = since_week(week - weeks_in_year);
    for (const std::uint32_t citizen : newcomers) {
        // Who has moved on since is a newcomer elsewhere.
        if (registers.citizens.since[citizen] != registered) continue;
        registers.citizens.since[citizen] = long_since;
        --registers.lists.fresh(registers.citizens.provider[citizen],
                                stratum_of(registers.strata, citizen));
    }
}

} // namespace folkmoot::general_practice
