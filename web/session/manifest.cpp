#include "session/manifest.hpp"

#include "core/hash.hpp"
#include "core/words/numbers.hpp"
#include "session/funding/numbers.hpp"
#include "session/shortest.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <utility>
#include <vector>

#ifndef FOLKMOOT_VERSION
#define FOLKMOOT_VERSION "0.1.0"
#endif

namespace folkmoot::session {

namespace {

/// "today", "split settlement.portability=0.5": with what the reform is compared.
std::string baseline_words(const message::Scenario& scenario, const message::Trial& trial) {
    const auto* policy = baseline_policy(scenario, trial);
    std::string text = policy == nullptr ? std::string() : policy->name;
    for (const auto& [key, value] : trial.baseline_changed)
        text += " " + key + "=" + exact_number(value);
    return text;
}

} // namespace

ManifestLines manifest_lines(const Session& session) {
    const auto* scenario = session.scenario();
    if (scenario == nullptr) return {};
    const auto& trial = session.trial();
    const auto population = trial.population != 0 ? trial.population : scenario->population;
    ManifestLines lines{
        {"Scenario", scenario->name},
        {"Scenario hash", to_hex(scenario->hash)},
        {"Engine", "Folkmoot " FOLKMOOT_VERSION},
        {"Reform", trial.reform},
        {"Baseline", baseline_words(*scenario, trial)},
        {"Seed", std::to_string(trial.seed)},
        {"Simulated people", format_number(population, 0)},
        {"Weeks", std::to_string(session.weeks())},
    };
    if (const auto* results = session.shown();
        results != nullptr && results->main && !session.stale() && !session.preview()) {
        lines.emplace_back("Fingerprint", to_hex(results->main->fingerprint));
        lines.emplace_back("Fingerprint of the baseline",
                           to_hex(results->main->baseline.fingerprint));
        lines.emplace_back("Fingerprint of the reform", to_hex(results->main->reform.fingerprint));
        lines.emplace_back("Computed in",
                           format_number(results->main->milliseconds, 0) + " milliseconds");
    }
    return lines;
}

namespace {

MadeBy made_by_formula(const FundingDesk& desk) {
    const auto* answer = desk.answer();
    if (answer == nullptr) return {};
    std::string moved;
    for (const auto& lever : answer->formula.levers) {
        if (lever.now == lever.usual) continue;
        moved += (moved.empty() ? "" : " ") + lever.key + "=" + exact_number(lever.now);
    }
    return {{"Formula", answer->formula.name + (desk.edited_formula() ? ", your own version" : "")},
            {"Levers moved", moved},
            {"Compared with", answer->other_name},
            {"Money of", answer->formula.money_year},
            {"Figures", answer->figures.empty() ? desk.table() : answer->figures},
            {"Engine", "Folkmoot " FOLKMOOT_VERSION},
            {"Fingerprint", to_hex(answer->fingerprint)}};
}

}  // namespace

MadeBy made_by(const Session& session) {
    if (session.view().room == Room::funding) return made_by_formula(session.funding());
    const auto* scenario = session.scenario();
    if (scenario == nullptr) return {};
    MadeBy made{{"Scenario", scenario->name},
                {"Scenario hash", to_hex(scenario->hash)},
                {"Money of", scenario->money_year},
                {"Engine", "Folkmoot " FOLKMOOT_VERSION}};
    if (session.view().room == Room::trial) {
        if (const auto* ran = session.trial_lab().ran())
            made.emplace_back("Fingerprint", to_hex(ran->fingerprint));
        return made;
    }
    const auto& trial = session.trial();
    made.emplace_back("Reform", trial.reform);
    if (!usual_baseline(*scenario, trial))
        made.emplace_back("Baseline", baseline_words(*scenario, trial));
    std::string moved;
    for (const auto* settings : {&trial.shared, &trial.changed}) {
        for (const auto& [key, value] : *settings)
            moved += (moved.empty() ? "" : " ") + key + "=" + exact_number(value);
    }
    made.emplace_back("Settings moved", moved);
    made.emplace_back("Seed", std::to_string(trial.seed));
    made.emplace_back(
        "Simulated people",
        std::to_string(trial.population != 0 ? trial.population : scenario->population));
    made.emplace_back("Weeks", std::to_string(session.weeks()));
    if (const auto* results = session.shown(); results != nullptr && results->main)
        made.emplace_back("Fingerprint", to_hex(results->main->fingerprint));
    return made;
}

namespace {

/// " --set KEY=VALUE …", as the command reads them; what is `varied` is not set.
void add_set(std::string& line, const message::Scenario& scenario, std::string_view option,
             const std::map<std::string, double>& values, const std::vector<std::string>& varied) {
    for (const auto& [key, value] : values) {
        const auto* field = find_field(scenario, key);
        if (field == nullptr || std::ranges::find(varied, key) != varied.end()) continue;
        line.append(option).append(key).append("=");
        const auto chosen = static_cast<std::size_t>(value);
        if (field->type == message::Type::boolean)
            line += value > 0.5 ? "true" : "false";
        else if (field->type == message::Type::choice && chosen < field->options.size())
            line += field->options[chosen];
        else
            line += shortest(value);
    }
}

/// "folkmoot COMMAND SCENARIO --policy … --set …"; what is `varied` is not set.
std::string command_begun(const Session& session, std::string_view command,
                          const std::vector<std::string>& varied) {
    const auto& scenario = *session.scenario();
    const auto& trial = session.trial();
    // What the page offers is found by its name; any other is a file.
    const bool offered = std::ranges::any_of(
        session.scenarios(), [&](const auto& card) { return card.name == scenario.name; });
    std::string line = "folkmoot " + std::string(command) + " " + scenario.name +
                       (offered ? "" : ".json") + " --policy " + trial.reform;
    if (!usual_baseline(scenario, trial)) {
        line += " --baseline " + baseline_policy(scenario, trial)->name;
        add_set(line, scenario, " --baseline-set ", trial.baseline_changed, {});
    }
    add_set(line, scenario, " --set ", trial.shared, varied);
    add_set(line, scenario, " --set ", trial.changed, varied);
    line += " --seed " + std::to_string(trial.seed);
    if (trial.population != 0) line += " --population " + std::to_string(trial.population);
    if (trial.weeks != 0) line += " --weeks " + std::to_string(trial.weeks);
    return line;
}

} // namespace

std::string command_line(const Session& session) {
    if (session.scenario() == nullptr) return {};
    auto line = command_begun(session, "compare", {});
    if (const auto runs = session.view().runs; runs != 0)
        line += " --replicates " + std::to_string(runs);
    return line;
}

std::string map_command_line(const Session& session) {
    const auto& map = session.overturn().map();
    if (session.scenario() == nullptr || !map.asked()) return {};
    auto line = command_begun(session, "sweep", {map.across().key, map.up().key});
    for (const auto* of : {&map.across(), &map.up()}) {
        const auto* field = find_field(*session.scenario(), of->key);
        const bool yes_no = field != nullptr && field->type == message::Type::boolean;
        const auto end = [&](double value) {
            return yes_no ? std::string(value > 0.5 ? "true" : "false") : shortest(value);
        };
        line += " --vary " + of->key + "=" + end(of->values.front()) + ":" +
                end(of->values.back()) + ":" + std::to_string(of->values.size());
    }
    return line;
}

std::string manifest_text(const Session& session) {
    std::string text = "Folkmoot run manifest\n\n";
    for (const auto& [name, value] : manifest_lines(session))
        text.append(name).append(": ").append(value).append("\n");
    if (const auto line = command_line(session); !line.empty())
        text += "\nThe command line that computes it again\n" + line + "\n";
    const auto& trial = session.trial();
    text += "\nSettings moved\n";
    for (const auto* moved : {&trial.shared, &trial.changed}) {
        for (const auto& [key, value] : *moved) {
            char number[40];
            std::snprintf(number, sizeof number, "%.10g", value);
            text += key + "=" + number + "\n";
        }
    }
    if (const auto* scenario = session.scenario()) {
        for (const auto& [title, kind] : {std::pair{reform_changes, message::Kind::lever},
                                          std::pair{facts_changed, message::Kind::assumption}}) {
            text.append("\n").append(title).append("\n");
            const auto changes = changes_in_words(*scenario, session.trial(), kind);
            for (const auto& line : changes) text += "- " + line + "\n";
            if (changes.empty()) text += "- nothing\n";
        }
    }
    return text;
}

}  // namespace folkmoot::session
