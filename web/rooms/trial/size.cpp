/// How large the trial has to be, and what it costs whom.

#include "core/words/numbers.hpp"
#include "rooms/nodes.hpp"
#include "rooms/trial/parts.hpp"
#include "session/trial/data.hpp"
#include "session/trial/words.hpp"

#include <cmath>

namespace folkmoot::rooms {
namespace {

using sheet::Node;
using sheet::Tone;

session::Table facts_of(const message::TrialSized& s, const message::TrialOutcome& outcome) {
    session::Table facts{{"What", "How much"}};
    const auto add = [&](std::string words, const std::string& value, double known) {
        if (std::isfinite(known)) facts.push_back({std::move(words), value});
    };
    const auto count = [](double value) { return format_number(value, 0); };
    add("People needed in each group (sample size)", count(s.people_per_arm), s.people_per_arm);
    add("Clusters needed in each group", count(s.clusters_per_arm), s.clusters_per_arm);
    add("There are, in each group", count(s.available_per_arm), s.available_per_arm);
    add("Smallest effect it would find (minimum detectable effect)",
        session::format_amount(outcome, s.detectable, s.detectable / 5), s.detectable);
    add("Without treatment (baseline)",
        session::format_mean(outcome, s.baseline, std::fabs(s.baseline) / 10), s.baseline);
    if (s.design_effect > 1.005)
        add("People alike within a group count for less (design effect)",
            "× " + format_number(s.design_effect, 2), s.design_effect);
    add("Weeks (duration)", count(s.weeks), s.weeks);
    if (s.cost > 0) add("Cost of treating", format_money(s.cost), s.cost);
    add("People who get the worse arm", count(s.people_worse_arm), s.people_worse_arm);
    return facts;
}

} // namespace

Node trial_size(const session::TrialDesk& desk) {
    auto part = sheet::group("trial:size");
    part.add(trial_heading("size", "Is it large enough?"));
    if (!desk.size_problems().empty()) {
        add_troubles(part, "trial:size-problem", desk.size_problems());
        return part;
    }
    const auto* outcome = desk.outcome();
    const auto* sized = desk.sized();
    if (sized == nullptr || outcome == nullptr) {
        auto& waits = part.add(sheet::text("trial:sizing", "Working out the size…", Tone::quiet));
        waits.busy = true;
        return part;
    }
    part.add(sheet::text("trial:size-sentence", sized->sentence)).busy = desk.sized_stale();
    part.add(words_table("trial:facts", "What it takes", facts_of(*sized, *outcome)));
    add_notes(part, "trial:size-note", sized->notes, Tone::quiet);
    if (!sized->curve.empty()) part.add(trial_power_chart(desk, *sized, *outcome));
    if (desk.simulating_power()) {
        part.add(sheet::text("trial:simulating", "Running trials of several sizes in this world…",
                             Tone::quiet))
            .busy = true;
    } else if (!desk.power_simulated()) {
        part.add(sheet::button("trial:simulate", "Check it in this very world",
                               with_term("The formula assumes what the world may not keep to.",
                                         "power by simulation")));
    }
    return part;
}

} // namespace folkmoot::rooms
