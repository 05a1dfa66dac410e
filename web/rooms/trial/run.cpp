/// The trial is run, and what it would have told stands beside what is true.

#include "core/hash.hpp"
#include "rooms/nodes.hpp"
#include "rooms/trial/parts.hpp"
#include "rooms/trial/trial.hpp"
#include "session/trial/data.hpp"
#include "session/trial/words.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace folkmoot::rooms {
namespace {

using sheet::Kind;
using sheet::Node;
using sheet::Tone;

Node run_part() {
    auto part = sheet::group("trial:run");
    part.add(trial_heading("run", "What the trial would have told, beside what is true"));
    return part;
}

Node told(const std::string& key, std::string heading, std::string words, Tone tone, bool busy) {
    auto part = sheet::group("trial:" + key + "-card");
    auto title = sheet::heading("trial:" + key + "-title", 3, std::move(heading));
    title.tone = tone;
    part.add(std::move(title));
    Node sentence(Kind::sentence, "trial:" + key, std::move(words));
    sentence.tone = tone;
    sentence.live = true;
    sentence.busy = busy;
    part.add(std::move(sentence));
    return part;
}

std::string status_words(const session::TrialDesk& desk, const message::TrialRan& ran) {
    if (!desk.problems().empty()) return "There is no result for this design.";
    if (desk.ran_stale()) return "Running the town four times…";
    return "The result is ready. Its fingerprint is " + to_hex(ran.fingerprint) + ".";
}

Node who_gains(const message::TrialRan& ran, const message::TrialOutcome& outcome) {
    auto part = sheet::disclosure("trial:who-gains", "Who gains, by deprivation");
    part.add(words_table("trial:fifths", "Who gains, by deprivation",
                         session::fifths_table(ran, outcome)));
    return part;
}

/// What the truth is asked about before it is told, in the order of the buttons.
struct Off {
    std::string_view key, button, would, is;
    int sign;
};
constexpr std::array offs{
    Off{"guess-high", "Too high", "too high", "It is too high", 1},
    Off{"guess-right", "About right", "about right", "It is about right", 0},
    Off{"guess-low", "Too low", "too low", "It is too low", -1},
};

const Off& off_of(int sign) { return *std::ranges::find(offs, sign, &Off::sign); }

Node closed_truth() {
    auto part = sheet::group("trial:guess");
    part.add(sheet::heading("trial:guess-title", 3, "Guess first: is that true?"));
    part.add(sheet::text("trial:guess-question",
                         "Would the whole town, with everybody treated, come out as the trial "
                         "says? The trial’s difference is…"));
    for (const auto& each : offs)
        part.add(
            sheet::button(std::string(trial_prefix).append(each.key), std::string(each.button)));
    part.add(sheet::button("trial:show", "Show it")).tone = Tone::quiet;
    return part;
}

/// What came of a guess.
std::string guess_told(const message::TrialRan& ran, const message::TrialOutcome& outcome,
                       int said) {
    const auto& first = ran.estimates[0];
    const int off = session::estimate_off(first);
    const double scale = std::max(first.se, 1e-12);
    const auto told = [&](double value) { return session::format_effect(outcome, value, scale); };
    auto words = "You said " + std::string(off_of(said).would) + ". " +
                 (said == off ? "So it is: " : std::string(off_of(off).is) + ": ") +
                 "the trial says " + told(first.estimate) + ", true is " + told(first.truth_all);
    if (off == 0) words += ", which the trial’s own margin of error leaves open";
    return words + ".";
}

} // namespace

bool trial_truth_closed(const session::Session& session) {
    const auto* scenario = session.scenario();
    const auto& desk = session.trial_lab();
    if (scenario == nullptr || !desk.ready_made() || desk.opened() != nullptr) return false;
    if (session.paper().seen) return false;
    const auto& cards = session.scenarios();
    const auto card = std::ranges::find(cards, scenario->name, &session::ScenarioCard::name);
    return card != cards.end() && card->lesson;
}

bool use_trial_guess(session::TrialDesk& desk, std::string_view what) {
    if (what == "show") {
        desk.open_truth();
        return true;
    }
    const auto said = std::ranges::find(offs, what, &Off::key);
    if (said == offs.end()) return false;
    desk.open_truth(said->sign);
    return true;
}

Node trial_waits(const session::TrialDesk& desk) {
    auto part = run_part();
    part.add(sheet::text("trial:waits",
                         "Nobody gets anything new yet. Say in the design what changes for the "
                         "people in “" +
                             desk.design().arms.back().label +
                             "”, and the trial runs here. Or take a trial from the list: each has "
                             "a story to tell."));
    return part;
}

Node trial_run(const session::TrialDesk& desk, bool closed) {
    auto part = run_part();
    add_troubles(part, "trial:problem", desk.problems());
    const auto* ran = desk.ran();
    const auto* outcome = desk.outcome();
    if (ran == nullptr || outcome == nullptr) {
        if (desk.problems().empty())
            part.add(sheet::text("trial:status",
                                 "Running the town four times: as designed, with nobody treated, "
                                 "with everybody treated, and with a treatment that does nothing…",
                                 Tone::quiet))
                .busy = true;
        return part;
    }
    const bool busy = desk.ran_stale();
    auto& cards = part.add(sheet::group("trial:cards"));
    cards.add(
        told("conclusion", "What the trial would have told", ran->conclusion, Tone::plain, busy));
    if (closed) {
        part.add(closed_truth());
    } else {
        cards.add(told("truth", "What is true", ran->truth, Tone::truth, busy));
        if (const auto* said = desk.opened();
            said != nullptr && *said && !ran->estimates.empty() && !busy)
            part.add(sheet::text("trial:guess-verdict", guess_told(*ran, *outcome, **said),
                                 Tone::strong))
                .live = true;
    }
    part.add(sheet::button("trial:again", "Run it again with other chance events")).tone =
        Tone::strong;
    part.add(sheet::text("trial:status", status_words(desk, *ran), Tone::quiet)).busy = busy;
    part.add(sheet::button("trial:brief", "Policy brief, one page")).disabled =
        busy || !desk.problems().empty();
    part.add(sheet::text("trial:how",
                         "Worked out as: " + ran->method_label +
                             ". The same town is run four times on the same chance events, so the "
                             "truth is known here.",
                         Tone::quiet));
    if (closed) {
        if (!ran->x.empty()) part.add(trial_map(*ran, desk));
        return part;
    }
    add_notes(part, "trial:warning", ran->warnings, Tone::doubt);
    if (!ran->estimates.empty()) part.add(trial_gap_chart(*ran, *outcome));
    part.add(trial_running_chart(*ran, *outcome));
    if (!ran->estimates.empty()) {
        auto table = words_table("trial:arms", "All groups against the control",
                                 session::arms_table(ran->estimates, *outcome, false, true));
        table.help = outcome->label + ".";
        part.add(std::move(table));
    }
    constexpr std::size_t fifths = 5;
    if (ran->group_effects.size() == fifths) part.add(who_gains(*ran, *outcome));
    if (!ran->x.empty()) part.add(trial_map(*ran, desk));
    return part;
}

} // namespace folkmoot::rooms
