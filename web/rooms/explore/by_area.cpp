#include "rooms/explore/by_area.hpp"

#include "core/words/values.hpp"
#include "rooms/explore/changes.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::rooms {
namespace {

/// The outcome that is told by area: money before what comes first.
std::optional<std::size_t> told_by_area(const message::Scenario& scenario) {
    std::optional<std::size_t> first;
    for (std::size_t i = 0; i < scenario.outcomes.size(); ++i) {
        const auto& outcome = scenario.outcomes[i];
        if (outcome.direction == 0 || std::ranges::count(outcome.by, "area") == 0) continue;
        if (outcome.money) return i;
        if (!first) first = i;
    }
    return first;
}

} // namespace

std::optional<ByArea> by_area(const session::Session& session) {
    const auto* scenario = session.scenario();
    const auto* results = session.shown();
    if (scenario == nullptr || results == nullptr || !results->main || !shows_change(session))
        return std::nullopt;
    const auto outcome = told_by_area(*scenario);
    if (!outcome || session.closed_outcome()) return std::nullopt;
    const auto& what = scenario->outcomes[*outcome];
    const auto& ran = *results->main;
    const auto slot = message::Slots::first_area(*scenario);
    ByArea told{*outcome, std::vector<AreaChange>(scenario->areas.size())};
    double most = 0;
    for (std::size_t i = 0; i < told.areas.size(); ++i) {
        auto& area = told.areas[i];
        area.baseline = session::value_at(ran.baseline, session.year(), *outcome, slot + i);
        area.reform = session::value_at(ran.reform, session.year(), *outcome, slot + i);
        const auto change = words::difference(what, area.baseline, area.reform);
        // What is shown as nothing is no gain and no loss.
        if (change.sign == 0) continue;
        area.words = change.text;
        area.shade = what.direction * (area.reform - area.baseline);
        most = std::max(most, std::fabs(area.shade));
    }
    for (auto& area : told.areas) area.shade = most > 0 ? area.shade / most : 0;
    return told;
}

} // namespace folkmoot::rooms
