#include "analysis/compare.hpp"
#include "analysis/sweep/design.hpp"
#include "platform/core/messages.hpp"
#include "platform/core/service.hpp"
#include "scenario/files.hpp"
#include "scenario/load.hpp"
#include "session/beside/doubt_map.hpp"
#include "session/results.hpp"
#include "session/trial/edit.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace folkmoot;
using session::DoubtMap;

TEST_CASE("each square of the map of two assumptions is a comparison with these two set") {
    const std::string name = "virtual-gp", text = shipped_text(name);
    const Scenario scenario = load_scenario(name, text, data_for(text)).value();
    const message::Scenario shown = scenario_message(scenario);
    message::Trial trial = session::opening_trial(shown);
    trial.population = 1'000;
    trial.weeks = 104;
    CoreService service;
    const auto answer = [&](message::Request request) {
        service.submit(std::move(request));
        for (;;) {
            auto reply = service.step(5);
            if (reply && !std::holds_alternative<message::Progress>(*reply)) return *reply;
        }
    };
    (void)answer(message::Open{1, name, text, data_for(text)});
    constexpr std::size_t steps = 3;
    sweep::Design design;
    std::array<DoubtMap::Line, 2> lines;
    std::array<std::string, 2> keys;
    for (const Setting& field : scenario.model->settings()) {
        if (field.kind != FieldKind::assumption || field.type != FieldType::number) continue;
        const auto* seen = session::find_field(shown, field.key);
        if (seen == nullptr || design.vary.size() == 2) continue;
        keys[design.vary.size()] = field.key;
        lines[design.vary.size()] = DoubtMap::line_of(shown, trial, *seen, steps);
        design.vary.push_back({&field, seen->low, seen->high, steps});
    }
    REQUIRE(design.vary.size() == 2);
    // The values are those of `folkmoot sweep` from end to end.
    for (std::size_t i = 0; i < 2; ++i)
        for (std::size_t k = 0; k < steps; ++k)
            CHECK(lines[i].values[k] == design.vary[i].at_step(k));
    // An outcome that the reform changes at all.
    const auto usual = compare(scenario, attempt_of(scenario, trial).value(), 1, 1, {}).value();
    std::size_t outcome = 0, measure = 0;
    for (; outcome < scenario.outcomes.size(); ++outcome) {
        measure = scenario.model->measure_index(scenario.outcomes[outcome]);
        if (usual.reform[measure][0] != usual.baseline[measure][0]) break;
    }
    REQUIRE(outcome < scenario.outcomes.size());
    DoubtMap map;
    map.ask(trial, lines[0], lines[1], 1.0);
    std::uint32_t id = 2;
    while (const auto next = map.next({})) {
        const auto ran = std::get<message::Ran>(answer(message::Run{id++, *next, 0, false, true}));
        map.take(*next, session::headline_change(ran, outcome));
    }
    REQUIRE(map.done());
    double least = map.change(0, 0), most = least;
    for (std::size_t i = 0; i < steps; ++i) {
        for (std::size_t j = 0; j < steps; ++j) {
            Attempt attempt = attempt_of(scenario, trial).value();
            attempt.shared[keys[0]] = lines[0].values[i];
            attempt.shared[keys[1]] = lines[1].values[j];
            const auto compared = compare(scenario, attempt, 1, 1, {}).value();
            CHECK(map.change(i, j) == compared.reform[measure][0] - compared.baseline[measure][0]);
            least = std::min(least, map.change(i, j));
            most = std::max(most, map.change(i, j));
        }
    }
    CHECK(least < most);
}
