#include "platform/core/json.hpp"

#include "analysis/report.hpp"
#include "core/hash.hpp"
#include "platform/core/command.hpp"
#include "platform/core/link.hpp"
#include "platform/core/messages.hpp"
#include "scenario/link/share_code.hpp"
#include "scenario/load.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <string>

namespace folkmoot {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

std::map<std::string, std::string> texts(const Json& command) {
    return command.value("data", std::map<std::string, std::string>{});
}

Result<Scenario> scenario_of(const Json& command) {
    return load_scenario(command.value("name", "scenario"), command.value("text", ""),
                         texts(command));
}

std::string link_command(const Json& command, const Scenario& scenario) {
    const message::Trial t = trial_of(command, scenario);
    const Result<Attempt> attempt = attempt_of(scenario, t);
    if (!attempt) return problems_json(attempt.problems());
    const auto fingerprint = from_hex(command.value("fingerprint", "")).value_or(0);
    const std::string code = encode_share(
        {scenario.name, t.shared, attempt->reform, t.changed, t.seed, t.population, t.weeks,
         fingerprint, command.value("view", ""), t.baseline, t.baseline_changed});
    return OrderedJson{{"code", code}}.dump();
}

}  // namespace

std::string answer_json(std::string_view text) {
    try {
        const Json command = Json::parse(text);
        const std::string what = command.value("do", "");
        if (what == "read_link") return read_link_json(command);
        if (what == "read_memory") return read_memory_json(command);
        if (std::string draft = answer_draft_json(what, text); !draft.empty()) return draft;
        std::optional<Scenario> open;
        if (command.contains("text")) {
            Result<Scenario> scenario = scenario_of(command);
            if (!scenario) return problems_json(scenario.problems());
            open = std::move(*scenario);
        }
        const Scenario* scenario = open ? &*open : nullptr;
        if (scenario == nullptr)
            return problems_json({problem_at("", "the command names no scenario", what)});
        if (what == "link") return link_command(command, *scenario);
        if (what == "fit") return fit_json(command, *scenario);
        if (std::string built = answer_build_json(what, text, *scenario); !built.empty())
            return built;
        return problems_json({problem_at("", "there is no such command", what)});
    } catch (const Json::exception&) {
        return problems_json({problem_at("", "not a command in JSON")});
    }
}

}  // namespace folkmoot
