#include "experiment/thompson.hpp"

#include "core/random.hpp"
#include "experiment/means.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot {

std::vector<double> thompson_shares(std::span<const BetaBelief> arms, double least_share) {
    std::vector<double> shares;
    const double least = std::min(least_share, 1.0 / static_cast<double>(arms.size()));
    double sum = 0.0;
    for (const Standing& standing : standings(arms)) {
        shares.push_back(standing.probability_best);
        sum += standing.probability_best;
    }
    // What the floor gives away is taken from all in proportion.
    const double rest = 1.0 - least * static_cast<double>(arms.size());
    for (double& share : shares) share = least + rest * share / sum;
    return shares;
}

ThompsonTrial run_thompson(std::span<const double> truth, const ThompsonPlan& plan,
                           std::uint64_t seed, double alpha) {
    const std::size_t arms = truth.size();
    ThompsonTrial trial;
    trial.people.assign(arms, 0.0);
    trial.hits.assign(arms, 0.0);
    trial.effect.assign(arms, {});
    std::vector<BetaBelief> beliefs(arms);
    std::vector<double> weighted(arms, 0.0), variance(arms, 0.0);
    const double all = static_cast<double>(plan.batches) * plan.people_per_batch;
    for (std::uint32_t batch = 0; batch < plan.batches; ++batch) {
        const std::vector<double> shares = thompson_shares(beliefs, plan.least_share);
        std::vector<double> people(arms, 0.0), hits(arms, 0.0);
        for (std::uint32_t i = 0; i < plan.people_per_batch; ++i) {
            const Words words = draw(seed, batch * plan.people_per_batch + i, 0, Purpose::test);
            double left = unit(words[0]);
            std::size_t arm = 0;
            while (arm + 1 < arms && left >= shares[arm]) left -= shares[arm++];
            people[arm] += 1.0;
            if (unit(words[1]) < truth[arm]) hits[arm] += 1.0;
        }
        for (std::size_t arm = 0; arm < arms; ++arm) {
            beliefs[arm] = after(beliefs[arm], hits[arm], people[arm]);
            trial.people[arm] += people[arm];
            trial.hits[arm] += hits[arm];
            weighted[arm] += hits[arm] / shares[arm];
        }
        // Against arm 0, a person counts +y/share in the arm, −y/share in arm 0, 0 elsewhere.
        for (std::size_t arm = 1; arm < arms; ++arm) {
            const double n = plan.people_per_batch;
            const double one = hits[arm] / shares[arm], other = hits[0] / shares[0];
            const double mean = (one - other) / n;
            variance[arm] += one / shares[arm] + other / shares[0] - n * mean * mean;
        }
        trial.shares.push_back(shares);
    }
    std::size_t best = 0;
    for (std::size_t arm = 0; arm < arms; ++arm) {
        trial.mean.push_back(trial.people[arm] > 0.0 ? trial.hits[arm] / trial.people[arm]
                                                     : no_number);
        if (truth[arm] > truth[best]) best = arm;
        if (arm == 0) continue;
        trial.effect[arm] = with_interval((weighted[arm] - weighted[0]) / all,
                                          std::sqrt(std::max(0.0, variance[arm])) / all,
                                          std::numeric_limits<double>::infinity(), alpha);
    }
    trial.people_on_best = trial.people[best] / all;
    return trial;
}

} // namespace folkmoot
