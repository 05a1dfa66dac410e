#include "parts/provision/contract.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot {

Payment payment(const Contract& contract, const Delivered& delivered) {
    Payment paid;
    paid.block = contract.block;
    std::int64_t cases = 0, outcomes = 0;
    for (std::size_t kind = 0; kind < case_kinds; ++kind) {
        cases += delivered.cases[kind];
        outcomes += delivered.outcomes[kind];
        paid.cases += contract.per_case[kind] * delivered.cases[kind];
        paid.outcomes += contract.per_outcome[kind] * delivered.outcomes[kind];
    }
    const double asked = contract.target * static_cast<double>(cases);
    if (contract.target_kind == TargetKind::gate && static_cast<double>(outcomes) < asked)
        paid.outcomes = 0;
    if (contract.target_kind == TargetKind::above && outcomes > 0) {
        const auto expected = static_cast<std::int64_t>(std::floor(asked + 0.5));
        const std::int64_t beyond = std::clamp(outcomes - expected, std::int64_t{0}, outcomes);
        paid.outcomes =
            paid.outcomes / outcomes * beyond + paid.outcomes % outcomes * beyond / outcomes;
    }
    std::int64_t left = std::max(contract.cap, std::int64_t{0});
    for (std::int64_t* part : {&paid.block, &paid.cases, &paid.outcomes}) {
        *part = std::clamp(*part, std::int64_t{0}, left);
        left -= *part;
    }
    return paid;
}

double next_target(double target, double achieved, double ratchet) {
    return std::clamp(target + ratchet * (achieved - target), 0.0, 1.0);
}

double ratchet_incentive(double ratchet, double patience) {
    return (1.0 - patience) / (1.0 - patience * (1.0 - ratchet));
}

double margin_of_case(const Contract& contract, std::size_t kind, double success, double cost) {
    return static_cast<double>(contract.per_case[kind]) +
           success * static_cast<double>(contract.per_outcome[kind]) - cost;
}

bool takes_case(const Contract& contract, std::size_t kind, double success, double cost,
                double care) {
    return margin_of_case(contract, kind, success, cost) + care >= 0.0;
}

} // namespace folkmoot
