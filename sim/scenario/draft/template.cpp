#include "scenario/draft/template.hpp"

#include "scenario/load.hpp"

namespace folkmoot {

std::string scenario_template(const Scenario& scenario) {
    Scenario now = scenario;
    now.name = "my-scenario";
    now.title = "My own question";
    now.question = "Which rule would be better here?";
    now.introduction = {"Say here what is at stake, and for whom.",
                        "Say here what speaks for each side. Nobody is the villain."};
    now.tour.clear();
    now.checks.clear();
    now.statements.clear();
    now.trial = {};
    now.chooser = {};
    now.reference = now.areas;
    constexpr std::size_t policies_kept = 2; // the baseline, and one to change
    if (now.policies.size() > policies_kept) now.policies.resize(policies_kept);
    return write_scenario(now);
}

} // namespace folkmoot
