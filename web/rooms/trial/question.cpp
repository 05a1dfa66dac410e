/// What is asked, which ready-made design it starts from, and the lesson.

#include "core/words/values.hpp"
#include "rooms/nodes.hpp"
#include "rooms/trial/parts.hpp"
#include "session/trial/edit.hpp"
#include "session/trial/words.hpp"

#include <algorithm>

namespace folkmoot::rooms {
namespace {

using sheet::Node;
using sheet::Tone;

/// "by-person": "By person".
std::string design_name(const message::TrialDesign& design) {
    std::string words = words::option_label(design.name);
    std::replace(words.begin(), words.end(), '-', ' ');
    return words::capitalised(words);
}

/// The scenarios that bring a trial of their own; the one that is open is marked if it is one.
void offer_trials(Node& part, const session::Session& session) {
    const auto* open = session.scenario();
    std::vector<sheet::Option> options;
    std::string chosen;
    for (const auto& card : session.scenarios()) {
        if (!card.trial) continue;
        if (open != nullptr && open->name == card.name) chosen = card.name;
        options.push_back({card.name, card.title, card.question});
    }
    if (options.empty()) return;
    part.add(sheet::choice("trial:scenario", "Trial to explore", chosen, std::move(options)));
}

void add_ready_made(Node& part, const session::TrialDesk& desk) {
    const auto& designs = desk.menu().designs;
    if (designs.size() < 2) return;
    std::vector<sheet::Option> options;
    for (std::size_t i = 0; i < designs.size(); ++i) {
        const bool same = designs[i].question == desk.design().question;
        // What is chosen is told in full around it.
        options.push_back({std::to_string(i), design_name(designs[i]),
                           i == desk.chosen() ? ""
                           : same             ? session::design_in_words(designs[i], desk.menu())
                                              : designs[i].question});
    }
    part.add(sheet::choice("trial:ready-made", "Ways to try it", std::to_string(desk.chosen()),
                           std::move(options)));
}

/// What is doubted here as in the other rooms, in one line, with a way back.
void add_doubt(Node& part, const message::Scenario& scenario, const session::TrialDesk& desk) {
    std::string words;
    std::size_t moved = 0;
    for (const auto& [key, value] : desk.design().shared) {
        const auto* field = session::find_field(scenario, key);
        if (field == nullptr || value == field->usual) continue;
        ++moved;
        words += (words.empty() ? "" : "; ") + field->label + " " +
                 words::format_field(*field, value) + " (usually " +
                 words::format_field(*field, field->usual) + ")";
    }
    if (moved == 0) return;
    const auto counted =
        moved == 1 ? "1 changed assumption" : std::to_string(moved) + " changed assumptions";
    part.add(sheet::text("trial:doubt", "With " + counted + ": " + words + ".", Tone::doubt));
    part.add(sheet::button("trial:usual", "Back to what is usual"));
}

} // namespace

std::optional<Node> trial_lesson(const session::TrialDesk& desk) {
    const auto& lesson = desk.menu().lesson;
    if (lesson.empty()) return std::nullopt;
    const auto step = std::min(desk.lesson_step(), lesson.size() - 1);
    const bool last = step + 1 == lesson.size();
    auto part = sheet::group("trial:lesson");
    part.add(trial_heading("lesson", "In two minutes: step " + std::to_string(step + 1) + " of " +
                                         std::to_string(lesson.size())));
    part.add(sheet::text("trial:lesson-text", lesson[step])).live = true;
    part.add(sheet::button("trial:lesson-next", last ? "From the start" : "Next")).tone =
        last ? Tone::plain : Tone::strong;
    if (step > 0 && !last) part.add(sheet::button("trial:lesson-back", "Back"));
    return part;
}

Node trial_question(const session::Session& session) {
    const auto& desk = session.trial_lab();
    auto part = sheet::group("trial:question");
    part.add(trial_heading("question", "The question"));
    offer_trials(part, session);
    if (!desk.has_design()) {
        part.add(sheet::text("trial:none", "This scenario has nothing that a trial could count. "
                                           "Choose one of the trials above."));
        return part;
    }
    if (!desk.ready_made()) {
        part.add(sheet::text("trial:fresh",
                             "This scenario brings no trial of its own: below is a design to start "
                             "from, in its town.",
                             Tone::quiet));
    }
    part.add(sheet::text("trial:asked", desk.design().question, Tone::strong));
    add_ready_made(part, desk);
    part.add(sheet::text("trial:in-words", session::design_in_words(desk.design(), desk.menu()),
                         Tone::quiet));
    if (session.scenario() != nullptr) add_doubt(part, *session.scenario(), desk);
    if (desk.edited_design())
        part.add(sheet::button("trial:reset", "Back to the design as it came"));
    return part;
}

} // namespace folkmoot::rooms
