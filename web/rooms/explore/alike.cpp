#include "rooms/explore/alike.hpp"

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "rooms/explore/changes.hpp"
#include "rooms/explore/neighbour.hpp"
#include "rooms/explore/outcomes.hpp"
#include "rooms/explore/policies.hpp"
#include "rooms/nodes.hpp"
#include "rooms/save.hpp"
#include "session/funding/numbers.hpp"
#include "session/groups.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace folkmoot::rooms {
namespace {

using session::AlikeRuns;
using session::Session;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;
using words::Judgement;

std::string alike_key(std::string_view what) {
    return std::string(neighbour_prefix).append("alike-").append(what);
}

/// A map's colouring along a ramp of which a person wants more, or less: the map's own, or else the
/// model's first.
const message::Colouring* wanted_colouring(const Session& session) {
    const auto can_be_better = [](const message::Colouring& colouring) {
        return can_change(colouring) && colouring.is_ramp() && colouring.better != 0;
    };
    const auto* shown = session.colouring();
    if (shown != nullptr && can_be_better(*shown)) return shown;
    const auto& all = session.scenario()->picture.colourings;
    const auto found = std::ranges::find_if(all, can_be_better);
    return found == all.end() ? nullptr : &*found;
}

struct Verdicts {
    std::vector<std::string> better, worse;
};

std::string told_verdict(const Session& session, const Verdicts& verdicts) {
    const auto& [better, worse] = verdicts;
    const auto with = "With “" + reform_name(session) + "” ";
    if (better.empty() && worse.empty())
        return with + "nothing here is clearly better or worse for them.";
    if (better.empty()) return with + "it is clearly worse for them in: " + few_of(worse) + ".";
    return with + "it is clearly better for them in: " + few_of(better) + ". " +
           (worse.empty() ? "Nothing is clearly worse." : "Clearly worse: " + few_of(worse) + ".");
}

/// "7.2 (6.5 to 8.1)".
std::string told_spread(const message::Outcome& outcome, const std::string& mean,
                        const AlikeRuns::Spread& spread) {
    const auto low = words::format_value(outcome, spread.low),
               high = words::format_value(outcome, spread.high);
    return low == high ? mean : mean + " (" + low + " to " + high + ")";
}

/// "0.4 days less: better", "0.1 points more, may be chance", "hardly changes".
std::string told_change(const words::Difference& change, bool sure, bool better, bool worse) {
    if (change.sign == 0) return "hardly changes";
    return change.text + (better ? ": better" : worse ? ": worse" : sure ? "" : ", may be chance");
}

Node told_table(const Session& session, const AlikeRuns& runs, Verdicts& verdicts) {
    const auto& scenario = *session.scenario();
    Node node(Kind::table, alike_key("table"));
    node.title = "People like that under both policies";
    sheet::Table table{{{"outcome", "Outcome"},
                        {"today", session::baseline_label(scenario, session.trial()), "", true},
                        {"then", reform_name(session), "", true},
                        {"change", "Difference for them"}},
                       {}};
    for (std::size_t i = 0; i < scenario.outcomes.size(); ++i) {
        const auto& outcome = scenario.outcomes[i];
        const auto told = runs.told(i);
        if (!told || session.closed_outcome() == i) continue;
        const auto change = words::difference(outcome, 0, told->change.mean);
        const bool sure = told->sure != 0 && change.sign != 0;
        const bool better = sure && told->sure == outcome.direction;
        const bool worse = sure && told->sure == -outcome.direction;
        if (better) verdicts.better.push_back(outcome.label);
        if (worse) verdicts.worse.push_back(outcome.label);
        const auto values = words::format_both(outcome, told->baseline.mean, told->reform.mean);
        table.rows.push_back({alike_key("row:") + outcome.key,
                              {words::heading(outcome.label, outcome.unit),
                               told_spread(outcome, values.baseline, told->baseline),
                               told_spread(outcome, values.reform, told->reform),
                               told_change(change, sure, better, worse)},
                              {"", "", "",
                               better  ? "good"
                               : worse ? "bad"
                                       : ""},
                              {},
                              ""});
    }
    node.table = std::move(table);
    return node;
}

void add_gains(Node& part, const Session& session) {
    const auto counted = gains_and_losses(session);
    if (!counted) return;
    const auto about = [](double people) {
        return people > 0 ? "about " + format_count(people) : std::string("none");
    };
    auto told = wanted_colouring(session)->label +
                ", in the week on the map: " + about(counted->gain) + " of them gain, " +
                about(counted->lose) + " lose, " + about(counted->same) + " notice nothing.";
    if (counted->unknown > 0)
        told += " Of " + about(counted->unknown) + " nothing is known to compare.";
    part.add(sheet::text(alike_key("gains"), std::move(told)));
}

/// Who was described, a line for each thing that was said.
session::MadeBy told_likeness(const Session& session) {
    const auto& like = session.likeness();
    const auto& areas = session.scenario()->areas;
    session::MadeBy told;
    if (like.area && *like.area < areas.size()) told.emplace_back("Area", areas[*like.area].name);
    if (like.age && *like.age < session::age_names.size())
        told.emplace_back("Age", session::age_names[*like.age]);
    if (like.deprivation && *like.deprivation < session::deprivation_names.size())
        told.emplace_back("Deprivation", session::deprivation_names[*like.deprivation]);
    if (like.condition)
        told.emplace_back("Long-term condition", *like.condition != 0 ? "With" : "Without");
    return told;
}

} // namespace

std::optional<GainsAndLosses> gains_and_losses(const Session& session) {
    const auto *before = session.frame(false), *after = session.frame(true);
    const auto* people = session.people();
    const auto* colouring = session.scenario() ? wanted_colouring(session) : nullptr;
    if (session.likeness().anybody() || people == nullptr || colouring == nullptr ||
        before == nullptr || after == nullptr || !session.frames_match() ||
        !session.map_is_current())
        return std::nullopt;
    const auto& scenario = *session.scenario();
    const PersonChanges changes(scenario, *people, *before, *after, *colouring);
    const auto all = static_cast<double>(people->stratum.size());
    const double stands_for = scenario.people > 0 ? scenario.people / all : 1;
    GainsAndLosses counted;
    for (std::uint32_t person = 0; person < people->stratum.size(); ++person) {
        if (!session.is_alike(person)) continue;
        const auto change = changes.of(person);
        const int way = change == message::nothing_known ? 0 : way_of(change);
        (change == message::nothing_known ? counted.unknown
         : way > 0                        ? counted.gain
         : way < 0                        ? counted.lose
                                          : counted.same) += stands_for;
    }
    return counted;
}

void save_alike(Session& session) {
    const auto* runs = session.alike_runs();
    const auto* scenario = session.scenario();
    if (runs == nullptr || scenario == nullptr || !runs->enough()) return;
    session::Table table{
        {"Outcome", "Unit", "Policy", "Mean of the runs", "5% of runs below", "95% of runs below"}};
    for (std::size_t i = 0; i < scenario->outcomes.size(); ++i) {
        const auto told = runs->told(i);
        if (!told || session.closed_outcome() == i) continue;
        const auto add = [&](const std::string& name, const AlikeRuns::Spread& spread) {
            table.push_back({scenario->outcomes[i].key, scenario->outcomes[i].unit, name,
                             session::exact_number(spread.mean), session::exact_number(spread.low),
                             session::exact_number(spread.high)});
        };
        add(session::baseline_label(*scenario, session.trial()), told->baseline);
        add(reform_name(session), told->reform);
        add("Difference", told->change);
    }
    auto who = told_likeness(session);
    who.emplace_back("People like that", session::exact_number(runs->people()));
    who.emplace_back("Runs", std::to_string(runs->runs()));
    save_numbers(session, scenario->name + "-people-like-that.csv", table, std::move(who));
}

void add_alike(Node& part, const Session& session) {
    if (session.likeness().anybody() || session.alike() == 0) return;
    part.add(sheet::heading(alike_key("title"), 3, "What both policies mean for people like that"));
    const auto* runs = session.alike_runs();
    if (runs != nullptr && runs->few()) {
        part.add(sheet::text(alike_key("few"),
                             "Only " + format_count(runs->citizens()) +
                                 " simulated people are like that: too few to tell what a policy "
                                 "does for them. Leave something open.",
                             Tone::quiet));
        return;
    }
    if (runs != nullptr && runs->failed()) {
        part.add(sheet::text(alike_key("failed"), "This could not be worked out.", Tone::quiet));
        return;
    }
    if (runs == nullptr || !runs->enough()) {
        Node progress(Kind::progress, alike_key("progress"),
                      "Trying both policies for them, in several runs…");
        progress.value = runs == nullptr ? 0.0
                                         : static_cast<double>(runs->runs()) /
                                               static_cast<double>(AlikeRuns::first_runs);
        part.add(std::move(progress));
        add_gains(part, session);
        return;
    }
    Verdicts verdicts;
    auto table = told_table(session, *runs, verdicts);
    if (table.table->rows.empty()) {
        part.add(sheet::text(alike_key("none"),
                             "None of this question’s outcomes is told of people like that.",
                             Tone::quiet));
        return;
    }
    part.add(sheet::text(alike_key("verdict"), told_verdict(session, verdicts), Tone::strong));
    add_gains(part, session);
    part.add(std::move(table));
    part.add(sheet::text(alike_key("note"),
                         "On average over " + std::to_string(runs->runs()) +
                             " runs, in the last full year; in brackets between what nine runs in "
                             "ten lie. Clear is what goes one way in at least as many. Each run "
                             "draws new chance, and new values for what nobody "
                             "knows for sure.",
                         Tone::quiet));
    part.add(sheet::button(alike_key("csv"), "Save as CSV"));
}

} // namespace folkmoot::rooms
