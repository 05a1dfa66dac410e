#include "rooms/trial/trial.hpp"

#include "rooms/away/cite.hpp"
#include "rooms/nodes.hpp"
#include "rooms/trial/parts.hpp"

namespace folkmoot::rooms {

using sheet::Node;

namespace {

Node make_room(const session::Session& session) {
    const auto& desk = session.trial_lab();
    auto part = sheet::group("trial:room");
    part.add(sheet::heading("trial:title", 1, "Try a trial before you run it"));
    part.add(sheet::text("trial:about",
                         "Here the truth is known, because the same town can be run with everybody "
                         "treated and with nobody.",
                         sheet::Tone::quiet));
    part.add(trial_question(session));
    if (auto lesson = trial_lesson(desk)) part.add(std::move(*lesson));
    if (desk.has_design()) {
        part.add(trial_design(session));
        if (desk.tries_nothing()) {
            part.add(trial_waits(desk));
        } else {
            part.add(trial_size(desk));
            const bool closed = trial_truth_closed(session);
            offer_citation(part.add(trial_run(desk, closed)), session);
            if (!closed) part.add(trial_repeats(desk));
        }
    }
    part.add(trial_own(desk));
    part.add(trial_plan(desk));
    return part;
}

} // namespace

Node trial(const session::Session& session, TrialKept& kept) {
    const auto revision = session.trial_lab().revision();
    const auto scenarios = session.scenarios().size();
    const std::string scenario = session.scenario() == nullptr ? "" : session.scenario()->name;
    const bool same = kept.room && kept.revision == revision && kept.scenarios == scenarios &&
                      kept.scenario == scenario;
    if (!same) kept = {revision, scenarios, scenario, make_room(session)};
    return *kept.room;
}

} // namespace folkmoot::rooms
