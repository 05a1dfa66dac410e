#include "session/cite.hpp"

#include "core/hash.hpp"
#include "session/manifest.hpp"

#include <algorithm>

#ifndef FOLKMOOT_VERSION
#define FOLKMOOT_VERSION "0.1.0"
#endif

namespace folkmoot::session {
std::string tex_text(std::string_view text) {
    std::string out;
    for (const char letter : text) {
        if (std::string_view("&%$#_{}").find(letter) != std::string_view::npos) {
            out += '\\';
            out += letter;
        } else if (letter == '\\') {
            out += "\\textbackslash{}";
        } else if (letter == '~') {
            out += "\\textasciitilde{}";
        } else if (letter == '^') {
            out += "\\textasciicircum{}";
        } else {
            out += letter;
        }
    }
    return out;
}

std::string tex_key(std::string name) {
    std::ranges::replace_if(
        name,
        [](char letter) {
            return !((letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                     (letter >= '0' && letter <= '9'));
        },
        '-');
    return name;
}

namespace {

std::string label_of(const message::Scenario& scenario, const std::string& policy) {
    const auto found = std::ranges::find(scenario.policies, policy, &message::Policy::name);
    return found == scenario.policies.end() ? policy : found->label;
}

/// “Patients first: money follows the patient, compared with as it is today”.
std::string title_of(const message::Scenario& scenario, const message::Trial& trial) {
    std::string title = scenario.title + ": " + label_of(scenario, trial.reform);
    const auto* baseline = baseline_policy(scenario, trial);
    if (baseline != nullptr && (baseline->name != trial.reform || !usual_baseline(scenario, trial)))
        title += ", compared with " + baseline_label(scenario, trial);
    if (!trial.shared.empty() || !trial.changed.empty()) title += ", with settings moved";
    return title;
}

void put(std::string& text, std::string_view token, std::string_view value) {
    for (auto at = text.find(token); at != std::string::npos;
         at = text.find(token, at + value.size()))
        text.replace(at, token.size(), value);
}

}  // namespace

std::string_view engine_words() { return "Folkmoot " FOLKMOOT_VERSION; }

std::string apa_reference(const std::string& what, const std::string& made) {
    return "Folkmoot contributors. (" + std::string(cited_year) + "). " + what + " (" + made +
           ") [Simulation result]. Folkmoot " FOLKMOOT_VERSION ". Retrieved " +
           std::string(cited_day) + ", from " + std::string(cited_link);
}

std::string citation(const Session& session, CitationStyle style) {
    const auto* scenario = session.scenario();
    const auto* results = session.shown();
    if (scenario == nullptr || results == nullptr || !results->main) return {};
    const auto& trial = session.trial();
    const auto title = title_of(*scenario, trial);
    const auto hash = to_hex(scenario->hash), fingerprint = to_hex(results->main->fingerprint);
    const std::string link(cited_link), day(cited_day), year(cited_year);
    if (style == CitationStyle::apa)
        return apa_reference(title, "scenario " + scenario->name + " " + hash + ", seed " +
                                        std::to_string(trial.seed) + ", fingerprint " +
                                        fingerprint);
    return "@misc{folkmoot-" + tex_key(scenario->name) + "-" + fingerprint.substr(0, 8) +
           ",\n  author = {{Folkmoot contributors}},\n  title = {{" + tex_text(title) +
           "}},\n  year = {" + year +
           "},\n  howpublished = {Simulation result, Folkmoot " FOLKMOOT_VERSION
           "},\n  note = {Scenario " +
           tex_text(scenario->name) + " " + hash + ", seed " + std::to_string(trial.seed) +
           ", fingerprint " + fingerprint + "},\n  url = {" + link + "},\n  urldate = {" + day +
           "}\n}\n";
}

std::string cited(std::string text, std::string_view link, std::string_view day) {
    put(text, cited_year, day.substr(0, day.find('-')));
    put(text, cited_day, day);
    put(text, cited_link, link);
    return text;
}

}  // namespace folkmoot::session
