/// What a saved picture says of the trial, beside its chart.

#include "rooms/away/card.hpp"
#include "core/hash.hpp"
#include "rooms/away/cite.hpp"
#include "rooms/away/words.hpp"
#include "rooms/chooser.hpp"
#include "rooms/evidence/evidence.hpp"
#include "rooms/trial/parts.hpp"
#include "rooms/trial/trial.hpp"
#include "session/trial/words.hpp"

namespace folkmoot::rooms {

session::Citable trial_reference(const message::Scenario& scenario, const session::TrialDesk& desk,
                                 const message::TrialRan& ran) {
    const auto& design = desk.design();
    const auto fingerprint = to_hex(ran.fingerprint);
    return {scenario.title + ": " + design.question +
                (desk.edited_design() ? " (the design changed)" : ""),
            "scenario " + scenario.name + " " + to_hex(scenario.hash) + ", design " + design.name +
                ", seed " + std::to_string(desk.seed()) + ", fingerprint " + fingerprint,
            scenario.name + "-" + design.name + "-" + fingerprint.substr(0, 8)};
}

std::optional<session::Citable> trial_citable(const session::Session& session) {
    const auto* scenario = session.scenario();
    const auto& desk = session.trial_lab();
    if (scenario == nullptr || desk.ran() == nullptr || desk.ran_stale() ||
        !desk.problems().empty())
        return std::nullopt;
    return trial_reference(*scenario, desk, *desk.ran());
}

std::optional<CardWords> trial_card(const session::Session& session) {
    const auto* scenario = session.scenario();
    const auto& desk = session.trial_lab();
    if (scenario == nullptr || desk.ran_stale() || desk.sized_stale()) return std::nullopt;
    CardWords words;
    words.about = scenario->title + ": " + desk.design().question;
    words.lines.push_back(session::design_in_words(desk.design(), desk.menu()));
    if (desk.edited_design()) words.lines.emplace_back("The design was changed on screen.");
    if (auto moved = facts_moved(session); !moved.empty()) words.lines.push_back(std::move(moved));
    if (const auto* sized = desk.sized(); sized != nullptr) words.lines.push_back(sized->sentence);
    words.made = "A simulated trial, in a town whose truth is known. " + place_words(*scenario);
    if (const auto* ran = desk.ran())
        words.made += " Worked out as: " + ran->method_label + ". Fingerprint " +
                      to_hex(ran->fingerprint) + ".";
    if (!is_offered(session)) words.no_link = own_question(session, "this picture");
    return words;
}

} // namespace folkmoot::rooms
