#include "deliberation/lot/leximin.hpp"

#include "core/random.hpp"
#include "core/words/quoted.hpp"
#include "deliberation/lot/programme.hpp"

#include <algorithm>
#include <map>
#include <numeric>
#include <utility>

namespace folkmoot::lot {
namespace {

/// Households with the same people in them, and the kinds of those people.
struct Homes {
    std::vector<std::uint32_t> count; ///< how many households of each kind there are
    std::vector<Kind> kinds;
};

Homes homes_of(const Pool& pool) {
    std::map<std::uint32_t, std::vector<std::uint32_t>> members;
    for (std::uint32_t p = 0; p < pool.people.size(); ++p)
        members[pool.people[p].household].push_back(p);
    using Features = std::vector<std::uint32_t>;
    std::map<std::vector<Features>, std::vector<std::vector<std::uint32_t>>> alike;
    for (const auto& [household, people] : members) {
        std::vector<Features> features;
        for (const std::uint32_t person : people) features.push_back(pool.people[person].quotas);
        std::sort(features.begin(), features.end());
        alike[features].push_back(people);
    }
    Homes homes;
    for (const auto& [features, households] : alike) {
        const auto home = static_cast<std::uint32_t>(homes.count.size());
        homes.count.push_back(static_cast<std::uint32_t>(households.size()));
        std::map<Features, Kind> kinds;
        for (const auto& people : households)
            for (const std::uint32_t person : people)
                kinds[pool.people[person].quotas].people.push_back(person);
        for (auto& [of, kind] : kinds) {
            kind.home = home;
            homes.kinds.push_back(std::move(kind));
        }
    }
    return homes;
}

/// Lists how many of each kind a panel may hold.
class Lister {
public:
    Lister(const Pool& pool, const Homes& homes, std::uint32_t size)
        : pool_(pool), homes_(homes), left_(homes.count), size_(size), have_(pool.quotas.size()),
          can_(homes.kinds.size() + 1, std::vector<std::uint32_t>(pool.quotas.size())) {
        // What those from here on could add to each quota at most.
        for (std::size_t k = homes.kinds.size(); k-- > 0;) {
            can_[k] = can_[k + 1];
            for (const std::uint32_t quota : quotas_of(k))
                can_[k][quota] += left_[homes_.kinds[k].home];
        }
    }

    /// False: there are too many.
    bool list(std::vector<Make>& makes) {
        Make make(homes_.kinds.size());
        return add(0, size_, make, makes);
    }

private:
    [[nodiscard]] const std::vector<std::uint32_t>& quotas_of(std::size_t kind) const {
        return pool_.people[homes_.kinds[kind].people.front()].quotas;
    }

    [[nodiscard]] bool may_still_fit(std::size_t kind) const {
        for (std::size_t q = 0; q < have_.size(); ++q)
            if (have_[q] > pool_.quotas[q].most || have_[q] + can_[kind][q] < pool_.quotas[q].least)
                return false;
        return true;
    }

    bool add(std::size_t kind, std::uint32_t missing, Make& make, std::vector<Make>& makes) {
        if (++looked_ > most_looked) return false;
        if (!may_still_fit(kind)) return true;
        if (kind == make.size()) {
            if (missing > 0) return true;
            if (makes.size() == most_makes) return false;
            makes.push_back(make);
            return true;
        }
        std::uint32_t& homes = left_[homes_.kinds[kind].home];
        const std::uint32_t most = std::min(missing, homes);
        for (std::uint32_t count = 0; count <= most; ++count) {
            change(kind, homes, make, static_cast<std::int32_t>(count));
            const bool all = add(kind + 1, missing - count, make, makes);
            change(kind, homes, make, -static_cast<std::int32_t>(count));
            if (!all) return false;
        }
        return true;
    }

    void change(std::size_t kind, std::uint32_t& homes, Make& make, std::int32_t by) {
        const auto add = static_cast<std::uint32_t>(by);
        make[kind] += add;
        homes -= add;
        for (const std::uint32_t quota : quotas_of(kind)) have_[quota] += add;
    }

    static constexpr std::size_t most_looked = 5'000'000;
    const Pool& pool_;
    const Homes& homes_;
    std::vector<std::uint32_t> left_;
    std::uint32_t size_;
    std::vector<std::uint32_t> have_;
    std::vector<std::vector<std::uint32_t>> can_;
    std::size_t looked_ = 0;
};

/// Raises the smallest chance as far as it goes, fixes those that it cannot raise further, and goes
/// on with the others.
class Leximin {
public:
    Leximin(const std::vector<Kind>& kinds, const std::vector<Make>& makes)
        : kinds_(kinds), makes_(makes), fixed_(kinds.size(), false), at_(kinds.size()) {}

    std::vector<Chance> weights() {
        std::vector<Chance> weights;
        std::size_t open = kinds_.size();
        while (open > 0) {
            const Solution solution = solve(programme());
            const Chance level(solution.x[makes_.size()], solution.denominator * scale_);
            weights.assign(makes_.size(), 0);
            for (std::size_t m = 0; m < makes_.size(); ++m)
                weights[m] = Chance(solution.x[m], solution.denominator * scale_);
            // A price means that nobody of this kind can have more unless the level falls.
            for (std::size_t k = 0; k < kinds_.size(); ++k) {
                if (fixed_[k] || solution.prices[k] == 0) continue;
                fixed_[k] = true;
                at_[k] = level;
                --open;
            }
        }
        return weights;
    }

private:
    /// Rows: for each kind, people of it in the panel − level × how many there are − what is over =
    /// 0; of fixed ones, people − over = chance × how many there are; weights add up to 1. All
    /// right sides are multiplied until they are whole, so that x is too, by `scale_`.
    Programme programme() {
        scale_ = 1;
        for (std::size_t k = 0; k < kinds_.size(); ++k)
            if (fixed_[k]) scale_ = lcm(scale_, denominator(at_[k]));
        Programme made;
        const std::size_t rows = kinds_.size() + 1;
        for (const Make& make : makes_) {
            auto& column = made.columns.emplace_back(make.begin(), make.end());
            column.push_back(1);
        }
        auto& level = made.columns.emplace_back(rows);
        for (std::size_t k = 0; k < kinds_.size(); ++k)
            if (!fixed_[k]) level[k] = -static_cast<std::int64_t>(kinds_[k].people.size());
        for (std::size_t k = 0; k < kinds_.size(); ++k) made.columns.emplace_back(rows).at(k) = -1;
        made.gain.assign(made.columns.size(), 0);
        made.gain[makes_.size()] = 1;
        for (std::size_t k = 0; k < kinds_.size(); ++k)
            made.right.push_back(fixed_[k]
                                     ? numerator(Chance(at_[k] * scale_ * kinds_[k].people.size()))
                                     : Whole(0));
        made.right.push_back(scale_);
        return made;
    }

    const std::vector<Kind>& kinds_;
    const std::vector<Make>& makes_;
    std::vector<bool> fixed_;
    std::vector<Chance> at_;
    Whole scale_ = 1;
};

/// So many of the people, by lot.
std::vector<std::uint32_t> drawn(std::vector<std::uint32_t> all, std::size_t count,
                                 std::uint64_t seed, std::uint32_t about) {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    for (const std::uint32_t each : all) {
        const Words words = draw(seed, each, about, Purpose::lot);
        order.emplace_back(std::uint64_t{words[0]} << 32 | words[1], each);
    }
    std::sort(order.begin(), order.end());
    all.clear();
    for (std::size_t i = 0; i < count; ++i) all.push_back(order[i].second);
    return all;
}

} // namespace

Result<Lottery> leximin(const Pool& pool, std::uint32_t size) {
    if (auto problems = impossible_quotas(pool, size); !problems.empty()) return problems;
    Homes homes = homes_of(pool);
    if (homes.kinds.size() > most_kinds)
        return problem_at({}, "too many kinds of people for an exact lot",
                          std::to_string(homes.kinds.size()),
                          "up to " + std::to_string(most_kinds) +
                              ": fewer features or households tell fewer apart");
    std::vector<Make> makes;
    if (!Lister(pool, homes, size).list(makes))
        return problem_at({}, "too many panels fit the quotas for an exact lot",
                          "more than " + with_commas(most_makes), "narrower quotas");
    if (makes.empty())
        return problem_at("--size", "no panel of this size fits all quotas together",
                          std::to_string(size), "other quotas or another size");
    Lottery lottery;
    lottery.possible = makes.size();
    lottery.chances.assign(pool.people.size(), 0);
    const auto weights = Leximin(homes.kinds, makes).weights();
    for (std::size_t m = 0; m < makes.size(); ++m) {
        if (weights[m] == 0) continue;
        for (std::size_t k = 0; k < homes.kinds.size(); ++k)
            for (const std::uint32_t person : homes.kinds[k].people)
                lottery.chances[person] += weights[m] * makes[m][k] / homes.kinds[k].people.size();
        lottery.makes.push_back(makes[m]);
        lottery.weights.push_back(weights[m]);
    }
    lottery.kinds = std::move(homes.kinds);
    return lottery;
}

std::vector<std::uint32_t> draw_panel(const Pool& pool, const Lottery& lottery,
                                      std::uint64_t seed) {
    // Which make: a number of 64 bits against the exact weights.
    constexpr std::uint32_t which_make = 0, which_homes = 1, which_member = 2;
    const Words words = draw(seed, 0, which_make, Purpose::lot);
    const Chance at(Whole(std::uint64_t{words[0]} << 32 | words[1]), Whole(1) << 64);
    std::size_t m = 0;
    for (Chance sum = lottery.weights[0]; sum <= at && m + 1 < lottery.weights.size();
         sum += lottery.weights[m])
        ++m;
    // Households of each kind by lot: the first give one member of the first kind, and so on.
    std::vector<std::uint32_t> panel;
    std::map<std::uint32_t, std::vector<std::uint32_t>> waiting;
    for (std::size_t k = 0; k < lottery.kinds.size(); ++k) {
        const Kind& kind = lottery.kinds[k];
        if (!waiting.contains(kind.home)) {
            std::vector<std::uint32_t> households;
            for (const std::uint32_t person : kind.people)
                households.push_back(pool.people[person].household);
            std::sort(households.begin(), households.end());
            households.erase(std::unique(households.begin(), households.end()), households.end());
            const std::size_t count = households.size();
            auto order = drawn(std::move(households), count, seed, which_homes);
            std::reverse(order.begin(), order.end());
            waiting[kind.home] = std::move(order);
        }
        auto& households = waiting[kind.home];
        for (std::uint32_t i = 0; i < lottery.makes[m][k]; ++i) {
            const std::uint32_t household = households.back();
            households.pop_back();
            std::vector<std::uint32_t> members;
            for (const std::uint32_t person : kind.people)
                if (pool.people[person].household == household) members.push_back(person);
            panel.push_back(drawn(std::move(members), 1, seed, which_member).front());
        }
    }
    std::sort(panel.begin(), panel.end());
    return panel;
}

} // namespace folkmoot::lot
