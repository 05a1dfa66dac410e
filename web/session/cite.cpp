#include "session/cite.hpp"

#include "core/hash.hpp"
#include "session/manifest.hpp"
#include "session/trial/edit.hpp"

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

std::optional<Citable> citable(const Session& session) {
    const auto* scenario = session.scenario();
    const auto* results = session.shown();
    if (scenario == nullptr || results == nullptr || !results->main) return std::nullopt;
    const auto& trial = session.trial();
    const auto fingerprint = to_hex(results->main->fingerprint);
    return Citable{title_of(*scenario, trial),
                   "scenario " + scenario->name + " " + to_hex(scenario->hash) + ", seed " +
                       std::to_string(trial.seed) + ", fingerprint " + fingerprint,
                   scenario->name + "-" + fingerprint.substr(0, 8)};
}

std::string reference(const Citable& result, CitationStyle style) {
    const std::string link(cited_link), day(cited_day), year(cited_year);
    if (style == CitationStyle::apa)
        return "Folkmoot contributors. (" + year + "). " + result.what + " (" + result.made +
               ") [Simulation result]. Folkmoot " FOLKMOOT_VERSION ". Retrieved " + day +
               ", from " + link;
    auto note = result.made;
    if (!note.empty() && note[0] >= 'a' && note[0] <= 'z')
        note[0] = static_cast<char>(note[0] - 'a' + 'A');
    return "@misc{folkmoot-" + tex_key(result.key) +
           ",\n  author = {{Folkmoot contributors}},\n  title = {{" + tex_text(result.what) +
           "}},\n  year = {" + year +
           "},\n  howpublished = {Simulation result, Folkmoot " FOLKMOOT_VERSION "},\n  note = {" +
           tex_text(note) + "},\n  url = {" + link + "},\n  urldate = {" + day + "}\n}\n";
}

std::string citation(const Session& session, CitationStyle style) {
    const auto result = citable(session);
    return result ? reference(*result, style) : std::string();
}

std::string cited(std::string text, std::string_view link, std::string_view day) {
    put(text, cited_year, day.substr(0, day.find('-')));
    put(text, cited_day, day);
    put(text, cited_link, link);
    return text;
}

}  // namespace folkmoot::session
