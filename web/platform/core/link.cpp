#include "platform/core/link.hpp"

#include "analysis/report.hpp"
#include "core/hash.hpp"
#include "core/words/quoted.hpp"
#include "platform/core/messages.hpp"
#include "scenario/link/link.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <utility>

namespace folkmoot {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

/// Longest memory that is looked at, in bytes.
constexpr std::size_t longest_memory = 1'000'000;

std::vector<std::string> scenarios_in(const Json& command) {
    return command.value("scenarios", std::vector<std::string>{});
}

std::string written(const Asked& asked) {
    OrderedJson left_out = OrderedJson::array();
    for (const LeftOut& each : asked.left_out)
        left_out.push_back({{"asked", each.asked}, {"why", each.why}});
    const Shared& state = asked.state;
    return OrderedJson{{"asks", asked.asks},
                       {"unreadable", asked.unreadable},
                       {"scenario", state.scenario},
                       {"reform", state.reform},
                       {"shared", state.shared},
                       {"changed", state.changed},
                       {"baseline", state.baseline},
                       {"baseline_changed", state.baseline_changed},
                       {"seed", state.seed},
                       {"population", state.population},
                       {"weeks", state.weeks},
                       {"fingerprint", to_hex(state.fingerprint)},
                       {"view", state.view},
                       {"trial", part_of_view(state.view, "trial")},
                       {"funding", part_of_view(state.view, "funding")},
                       {"left_out", left_out}}
        .dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// Takes what a page kept, member by member: what is not of the right kind is left out.
class MemoryReader {
public:
    MemoryReader(const Json& memory, Asked& asked) : memory_(memory), asked_(asked) {}

    void text(const char* name, std::string& into) {
        const auto found = memory_.find(name);
        if (found == memory_.end() || found->is_null()) return;
        if (found->is_string())
            into = found->get<std::string>();
        else
            leave_out(name, *found, "that is not a text");
    }

    template <class Whole> void whole(const char* name, Whole& into) {
        const auto found = memory_.find(name);
        if (found == memory_.end() || found->is_null()) return;
        const double value = found->is_number() ? found->get<double>() : -1;
        if (value >= 0 && value <= std::min(9e15, static_cast<double>(Whole(-1))) &&
            value == std::floor(value))
            into = static_cast<Whole>(value);
        else
            leave_out(name, *found, "that is not a whole number, or too large");
    }

    void values(const char* name, std::map<std::string, double>& into) {
        const auto found = memory_.find(name);
        if (found == memory_.end() || found->is_null()) return;
        if (!found->is_object()) return leave_out(name, *found, "those are no settings");
        for (const auto& [key, value] : found->items()) {
            if (value.is_number())
                into[key] = value.get<double>();
            else
                leave_out(key, value, "that is not a number");
        }
    }

private:
    void leave_out(const std::string& name, const Json& value, std::string why) {
        const std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
        asked_.left_out.push_back({as_shown(name + "=" + text), std::move(why)});
    }

    const Json& memory_;
    Asked& asked_;
};

Asked asked_in(const Json& memory) {
    Asked asked;
    asked.asks = true;
    asked.state.seed = 0;
    MemoryReader reader(memory, asked);
    reader.text("scenario", asked.state.scenario);
    reader.text("reform", asked.state.reform);
    reader.values("shared", asked.state.shared);
    reader.values("changed", asked.state.changed);
    reader.text("baseline", asked.state.baseline);
    reader.values("baseline_changed", asked.state.baseline_changed);
    reader.whole("seed", asked.state.seed);
    reader.whole("population", asked.state.population);
    reader.whole("weeks", asked.state.weeks);
    reader.text("view", asked.state.view);
    // The lab's page remembers its design by itself.
    std::string trial;
    reader.text("trial", trial);
    if (!trial.empty() && part_of_view(asked.state.view, "trial").empty())
        asked.state.view += (asked.state.view.empty() ? "trial=" : ";trial=") + trial;
    return asked;
}

/// Leaves out of `asked` what `part` takes from it, if the scenario cannot be run with that alone.
template <class Part, class Remove>
void fit_part(const Scenario& scenario, Asked& asked, const std::string& name, Part part,
              Remove remove) {
    message::Trial alone;
    alone.seed = 0;
    part(alone);
    const Result<Attempt> attempt = attempt_of(scenario, alone);
    if (attempt) return;
    const Problem& problem = attempt.problems().front();
    const bool only_range = problem.what == "out of range";
    asked.left_out.push_back({as_shown(name), problem.allowed.empty() ? problem.what
                                              : only_range
                                                  ? "it may only be " + problem.allowed
                                                  : problem.what + " (" + problem.allowed + ")"});
    remove();
}

/// `what` it is to be: "reform", "baseline"; true if it is there.
bool fit_policy(const Scenario& scenario, Asked& asked, std::string_view what, std::string& name) {
    std::vector<std::string_view> names;
    for (const Policy& policy : scenario.policies) names.push_back(policy.name);
    if (name.empty() || std::find(names.begin(), names.end(), name) != names.end()) return true;
    const std::string nearest = nearest_name(name, names);
    asked.left_out.push_back(
        {as_shown(std::string(what) + "=" + name),
         nearest.empty() ? "the reforms here are " + any_of(names)
                         : "there is no such reform here; did it mean “" + nearest + "”?"});
    name.clear();
    return false;
}

void fit_values(const Scenario& scenario, Asked& asked, std::map<std::string, double>& values) {
    for (const auto& [key, value] : std::map(values)) {
        const auto& name = key;
        fit_part(
            scenario, asked, name + "=" + plain_number(value),
            [&](message::Trial& alone) { alone.changed = {{name, values.at(name)}}; },
            [&] { values.erase(name); });
    }
}

}  // namespace

std::string read_link_json(const Json& command) {
    return written(read_link(command.value("fragment", ""), scenarios_in(command)));
}

std::string read_memory_json(const Json& command) {
    const std::string text = command.value("text", "");
    if (text.empty()) return written({});
    const Json memory = text.size() > longest_memory ? Json(Json::value_t::discarded)
                                                     : Json::parse(text, nullptr, false);
    Asked asked;
    asked.asks = true;
    if (!memory.is_object() || !memory.contains("scenario")) {
        asked.unreadable = "it is not what this page writes";
        return written(asked);
    }
    asked = asked_in(memory);
    keep_what_fits(asked, scenarios_in(command));
    return written(asked);
}

std::string fit_json(const Json& command, const Scenario& scenario) {
    const Json& json = command.at("asked");
    Asked asked = asked_in(json);
    asked.asks = json.value("asks", true);
    asked.state.fingerprint = from_hex(json.value("fingerprint", "")).value_or(0);
    for (const Json& each : json.value("left_out", Json::array()))
        asked.left_out.push_back({each.value("asked", ""), each.value("why", "")});
    Shared& state = asked.state;
    state.scenario = scenario.name;
    (void)fit_policy(scenario, asked, "reform", state.reform);
    // What was moved of a policy says nothing of another.
    if (!fit_policy(scenario, asked, "baseline", state.baseline)) state.baseline_changed.clear();
    fit_values(scenario, asked, state.shared);
    fit_values(scenario, asked, state.changed);
    fit_values(scenario, asked, state.baseline_changed);
    fit_part(
        scenario, asked, "seed=" + std::to_string(state.seed),
        [&](message::Trial& alone) { alone.seed = state.seed; }, [&] { state.seed = 0; });
    fit_part(
        scenario, asked, "population=" + std::to_string(state.population),
        [&](message::Trial& alone) { alone.population = state.population; },
        [&] { state.population = 0; });
    fit_part(
        scenario, asked, "weeks=" + std::to_string(state.weeks),
        [&](message::Trial& alone) { alone.weeks = state.weeks; }, [&] { state.weeks = 0; });
    return written(asked);
}

}  // namespace folkmoot
