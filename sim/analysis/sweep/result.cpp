#include "analysis/sweep/result.hpp"

#include "analysis/replicate_file.hpp"
#include "core/hash.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>

namespace folkmoot::sweep {
namespace {

double mean_of_known(const std::vector<double>& values) {
    double sum = 0, known = 0;
    for (const double value : values) {
        if (std::isnan(value)) continue;
        sum += value;
        known += 1;
    }
    return known > 0 ? sum / known : std::numeric_limits<double>::quiet_NaN();
}

} // namespace

std::string origin_of(const Sweep& sweep) {
    auto origin = nlohmann::ordered_json::parse(folkmoot::origin_of(sweep.scenario, sweep.attempt));
    origin["design"] = kind_names[static_cast<std::size_t>(sweep.design.kind)];
    if (sweep.design.kind != Kind::grid) origin["points"] = sweep.design.rows;
    for (const Vary& vary : sweep.design.vary)
        origin["vary"].push_back({{"key", vary.setting->key},
                                  {"low", vary.low},
                                  {"high", vary.high},
                                  {"steps", vary.steps}});
    return origin.dump();
}

Found::Found(const Sweep& sweep) : sweep_(sweep), runs_(sweep.runs()) {}

Found::At Found::at(std::size_t point, std::size_t measure) const {
    std::vector<double> baseline, reform;
    for (std::uint32_t r = 0; r < sweep_.replicates; ++r) {
        const ReplicateOutcome& run = runs_[r * sweep_.design.points() + point];
        baseline.push_back(run.baseline[measure]);
        reform.push_back(run.reform[measure]);
    }
    const int direction = sweep_.scenario.model->measures()[measure].direction;
    return {mean_of_known(baseline), mean_of_known(reform),
            difference_between(baseline, reform, direction)};
}

std::uint64_t Found::fingerprint_at(std::size_t point) const {
    Fingerprint all;
    for (std::uint32_t r = 0; r < sweep_.replicates; ++r)
        all.add(runs_[r * sweep_.design.points() + point].fingerprint);
    return all.value();
}

std::uint64_t Found::fingerprint() const {
    Fingerprint all;
    for (const ReplicateOutcome& run : runs_) all.add(run.fingerprint);
    return all.value();
}

} // namespace folkmoot::sweep
