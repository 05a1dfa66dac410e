/// The trial is run, and what it would have told stands beside what is true.

#include "core/hash.hpp"
#include "rooms/nodes.hpp"
#include "rooms/trial/parts.hpp"
#include "session/trial/data.hpp"

namespace folkmoot::rooms {
namespace {

using sheet::Kind;
using sheet::Node;
using sheet::Tone;

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

} // namespace

Node trial_run(const session::TrialDesk& desk) {
    auto part = sheet::group("trial:run");
    part.add(trial_heading("run", "What the trial would have told, beside what is true"));
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
    cards.add(told("truth", "What is true", ran->truth, Tone::truth, busy));
    part.add(sheet::button("trial:again", "Run it again with other chance events")).tone =
        Tone::strong;
    part.add(sheet::text("trial:status", status_words(desk, *ran), Tone::quiet)).busy = busy;
    part.add(sheet::text("trial:how",
                         "Worked out as: " + ran->method_label +
                             ". The same town is run four times on the same chance events, so the "
                             "truth is known here.",
                         Tone::quiet));
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
