#pragma once

/// Which rules hold for whom in each week of a trial.

#include "engine/trial.hpp"

namespace folkmoot {

class TrialRules {
public:
    TrialRules(const TrialStart& start, const TrialDesign& design, const Assignment& assignment,
               TrialWay way, std::size_t arm);

    /// Whether the rules of a week are others than those of the week before. `week` counts from the
    /// start.
    [[nodiscard]] bool change_in(std::uint32_t week) const;
    [[nodiscard]] std::shared_ptr<const Variants> rules_in(std::uint32_t week) const;

private:
    [[nodiscard]] Settings settings_of(std::size_t arm, std::uint32_t week,
                                       const Settings& untreated) const;
    void treat_as_designed(std::uint32_t week, Variants& variants) const;

    const TrialStart& start_;
    const TrialDesign& design_;
    const Assignment& assignment_;
    TrialWay way_;
    std::size_t arm_;
    Conduct conduct_;
    std::vector<std::uint8_t>
        of_citizen_; // fixed for the whole trial; empty where it is not by person
};

} // namespace folkmoot
