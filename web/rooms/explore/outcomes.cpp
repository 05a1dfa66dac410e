#include "rooms/explore/outcomes.hpp"

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "rooms/away/cite.hpp"
#include "rooms/explore/doubt/overturn.hpp"
#include "rooms/explore/guess.hpp"
#include "rooms/explore/standing.hpp"
#include "rooms/nodes.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

namespace folkmoot::rooms {
namespace {

using session::Session;
using sheet::Node;
using sheet::Tone;
using words::Judgement;

std::string mark_of(Judgement judgement) {
    switch (judgement) {
    case Judgement::better:
        return "good";
    case Judgement::worse:
        return "bad";
    case Judgement::same:
    case Judgement::unknown:
        return "same";
    case Judgement::neither:
        break;
    }
    return "";
}

/// A difference of an outcome in words, without a verdict.
std::string told_change(const message::Outcome& outcome, double change) {
    return words::difference(outcome, 0, change).text;
}

/// What is pinned, apart from what is on screen: each is a column behind the difference.
std::vector<Session::Beside> pinned_beside(const Session& session) {
    std::vector<Session::Beside> all;
    // They would tell what is to be guessed.
    if (session.pins().empty() || session.closed_outcome()) return all;
    for (auto& each : session.side_by_side())
        if (each.pin && each.trial != session.trial()) all.push_back(std::move(each));
    return all;
}

/// An outcome of what is pinned in the year on screen.
std::string pinned_value(const Session& session, const Session::Beside& pin, std::size_t outcome) {
    const auto* results = session.results_of(pin.trial);
    if (results == nullptr) return session.hopeless(pin.trial) ? "no value" : "…";
    return words::format_value(
        session.scenario()->outcomes[outcome],
        session::value_at(results->main->reform, session.year(), outcome, message::Slots::total));
}

constexpr int first_place = 0, does_change = 1, may_be_chance = 2, hardly_changes = 3;

/// Where an outcome stands among the others: by what the reform changes in the year on screen.
int place_of(const Session& session, const session::TrialResults& results, std::size_t outcome) {
    // Where any of them stands would tell what is to be guessed.
    if (session.closed_outcome()) return first_place;
    const auto change =
        session::change_of(session.scenario()->outcomes[outcome], results, session.year(), outcome);
    // What has no value in a year stands among those, too.
    if (change.sign == 0) return hardly_changes;
    return change.may_be_chance ? may_be_chance : does_change;
}

/// Fewer runs cannot tell doubts apart.
constexpr std::uint32_t fewest_for_doubts = 30;

/// On average, and in the worst five of a hundred runs: what is safe on average may not be.
void add_tail(Node& part, const Session& session, const session::TrialResults& results,
              const OutcomeOrder& order) {
    const auto& scenario = *session.scenario();
    const auto baseline = session::baseline_name(scenario, results.trial);
    Node node(sheet::Kind::table, "worst", "",
              "The worst are the average of the worst five in a hundred runs, of each outcome and "
              "each policy by itself.");
    node.title = "On average, and in the worst runs";
    sheet::Table table{{{"outcome", "Outcome"},
                        {"baseline", baseline + " on average", "", true},
                        {"baseline-worst", baseline + " in its worst", "", true},
                        {"reform", reform_name(session) + " on average", "", true},
                        {"reform-worst", reform_name(session) + " in its worst", "", true}},
                       {}};
    std::size_t telling = 0, place = 0;
    for (const auto index : order.order()) {
        const bool tells = place++ < order.changing();
        const auto& outcome = scenario.outcomes[index];
        const auto tail = results.tail(session.year(), index, outcome.direction);
        if (!tail) continue;
        telling += tells ? 1U : 0U;
        const auto told = [&](double value) { return words::format_value(outcome, value); };
        table.rows.push_back(
            {"worst:" + outcome.key,
             {words::heading(outcome.label, outcome.unit), told(tail->baseline),
              told(tail->baseline_worst), told(tail->reform), told(tail->reform_worst)}});
    }
    if (table.rows.empty()) return;
    if (telling > 0 && telling < table.rows.size()) table.telling = telling;
    node.table = std::move(table);
    part.add(std::move(node));
}

/// Which of the facts that nobody knows for sure the differences depend on most.
void add_doubts(Node& part, const Session& session, const OutcomeOrder& order) {
    const auto& scenario = *session.scenario();
    sheet::Table table{{{"outcome", "Outcome"},
                        {"assumption", "Assumption"},
                        {"share", "Share of the spread", "", true},
                        {"low", "When it is low", "", true},
                        {"high", "When it is high", "", true}},
                       {}};
    bool judged = false;
    for (const auto index : order.order()) {
        const auto* doubts = session.doubts(index);
        if (doubts == nullptr) continue;
        judged = true;
        const auto& outcome = scenario.outcomes[index];
        for (const auto& doubt : *doubts) {
            const auto* field = session::find_field(scenario, doubt.key);
            table.rows.push_back(
                {"doubt:" + outcome.key + ":" + doubt.key,
                 {outcome.label, field != nullptr ? field->label : doubt.key,
                  format_share(doubt.share, 0), told_change(outcome, doubt.when_low),
                  told_change(outcome, doubt.when_high)}});
        }
    }
    if (!judged) {
        if (session.confidence().wanted < fewest_for_doubts)
            part.add(sheet::text("doubts-wait",
                                 "With " + std::to_string(fewest_for_doubts) +
                                     " runs or more (under Advanced) it is also said which doubt "
                                     "matters most.",
                                 Tone::quiet));
        return;
    }
    if (table.rows.empty()) {
        part.add(sheet::text("doubts-none", "No single doubt stands out: in these runs chance and "
                                            "many small doubts together make the differences."));
        return;
    }
    Node node(sheet::Kind::table, "doubts", "",
              "How much of the spread of the difference goes with one assumption, and what the "
              "reform does on average in the third of the runs in which that assumption is lowest, "
              "and highest.");
    node.title = "Which doubt matters most";
    node.table = std::move(table);
    part.add(std::move(node));
}

} // namespace

OutcomeWords outcome_words(const Session& session, std::size_t index) {
    const auto& outcome = session.scenario()->outcomes[index];
    const auto& ran = *session.shown()->main;
    const auto year = session.year();
    const double baseline = session::value_at(ran.baseline, year, index, message::Slots::total);
    const double reform = session::value_at(ran.reform, year, index, message::Slots::total);
    OutcomeWords words;
    words.change = words::difference(outcome, baseline, reform);
    words.unit = outcome.unit;
    if (words.unit.starts_with("£"))
        words.unit.erase(0, std::min(words.unit.size(), words.unit.find(' ') + 1));
    auto values = words::format_both(outcome, baseline, reform);
    if (ran.quick && words.change.sign != 0) values.reform = "≈ " + values.reform;
    if (ran.quick && session.facts_move()) values.baseline = "≈ " + values.baseline;
    words.baseline = std::move(values.baseline);
    words.reform = std::move(values.reform);
    words.told = words.change.text;
    // One run is no verdict where many have gone both ways.
    if (words.change.sign != 0 &&
        session::change_of(outcome, *session.shown(), year, index).may_be_chance) {
        words.change.judgement = Judgement::same;
        words.told += ", may be chance";
        return words;
    }
    if (const auto word = words::judgement_word(words.change.judgement); !word.empty())
        words.told += ", " + std::string(word);
    return words;
}

void OutcomeOrder::renew(const Session& session) {
    const auto* scenario = session.scenario();
    const auto* results = session.shown();
    if (scenario == nullptr || results == nullptr || !results->main) {
        order_.clear();
        changing_ = 0;
        losers_.clear();
        judged_.reset();
        return;
    }
    const bool same = scenario_ == scenario->hash && order_.size() == scenario->outcomes.size() &&
                      closed_ == session.closed_outcome();
    // What was told of another year is not told of this one.
    if (judged_ && judged_->year != session.year()) {
        losers_.clear();
        judged_.reset();
    }
    if (same && (session.held() || session.preview() || session.playing())) return;
    scenario_ = scenario->hash;
    closed_ = session.closed_outcome();
    const auto headline = session::outcome_index(*scenario, results->main->headline);
    std::vector<int> place(scenario->outcomes.size(), 0);
    for (std::size_t i = 0; i < place.size(); ++i)
        place[i] = i == headline ? first_place : place_of(session, *results, i);
    order_.resize(place.size());
    std::iota(order_.begin(), order_.end(), std::size_t{0});
    std::stable_sort(order_.begin(), order_.end(),
                     [&](auto a, auto b) { return place[a] < place[b]; });
    changing_ = static_cast<std::size_t>(
        std::count_if(place.begin(), place.end(), [](int each) { return each != hardly_changes; }));
    renew_losers(session);
}

void OutcomeOrder::renew_losers(const Session& session) {
    const auto& results = *session.shown();
    const auto& scenario = *session.scenario();
    // Fewer runs could agree on somebody by chance, among so many. Judging them is work, so that it
    // is not done for every single one.
    constexpr std::size_t fewest = 20, step = 10;
    const auto confidence = session.confidence();
    const auto runs =
        confidence.runs >= confidence.wanted ? confidence.runs : confidence.runs / step * step;
    const Judged now{results.main->fingerprint, runs, session.year(), session.closed_outcome()};
    if (judged_ == now) return;
    judged_ = now;
    losers_.clear();
    if (runs < fewest || session.closed_outcome()) return;
    constexpr std::size_t most_told = 2;
    std::vector<std::string> told;
    std::size_t more = 0;
    bool told_apart = false;
    for (const auto i : order_) {
        if (scenario.outcomes[i].direction == 0) continue;
        const auto names = surely_worse(session, results, i, told_apart);
        if (names.empty()) continue;
        if (told.size() < most_told)
            told.push_back("“" + scenario.outcomes[i].label + "” (" + few_of(names) + ")");
        else
            ++more;
    }
    if (more > 0)
        told.push_back(std::to_string(more) + (more == 1 ? " outcome more" : " outcomes more"));
    for (std::size_t i = 0; i < told.size(); ++i)
        losers_ += (i == 0                ? "Surely worse for some: "
                    : i + 1 < told.size() ? ", "
                                          : " and ") +
                   told[i];
    if (!told.empty())
        losers_ += ".";
    else if (told_apart)
        losers_ = "Nobody whom these numbers tell apart is surely worse off.";
}

std::string outcomes_title(const Session& session) {
    const auto* results = session.shown();
    const bool quick = results != nullptr && results->main && results->main->quick;
    return "Outcomes in year " + std::to_string(session.year() + 1) +
           (quick ? ": a quick look" : "");
}

std::string outcomes_note(const message::Scenario& scenario) {
    // 43.3% and 49.3% may be 5.9 points apart.
    const std::string differences = " Differences are taken before rounding.";
    return scenario.money_year.empty()
               ? "Over the year; the curves show every week." + differences
               : "Over the year. Money in prices of " + scenario.money_year + "." + differences;
}

std::string reform_name(const Session& session) {
    const auto* results = session.shown();
    const auto* policy = results == nullptr || session.scenario() == nullptr
                             ? nullptr
                             : session::find_policy(*session.scenario(), results->trial.reform);
    return policy != nullptr ? policy->label : "Reform";
}

Node outcomes(const Session& session, OutcomeOrder& order) {
    auto part = sheet::group("outcomes-part", "Outcomes");
    const auto* scenario = session.scenario();
    const auto* results = session.shown();
    if (scenario == nullptr || results == nullptr || !results->main) {
        part.add(
            sheet::text("outcomes-wait", "The first results are being worked out…", Tone::quiet));
        return part;
    }
    order.renew(session);
    const auto& ran = *results->main;
    part.add(sheet::heading("outcomes-title", 2, outcomes_title(session)));
    part.add(sheet::text("outcomes-note", outcomes_note(*scenario), Tone::quiet));
    if (!order.losers().empty()) part.add(sheet::text("losers", order.losers()));
    Node table(sheet::Kind::table, "outcomes");
    table.title = outcomes_title(session);
    sheet::Table rows{
        {{"outcome", "Outcome"},
         {"baseline", session::baseline_name(*scenario, results->trial) + ran.baseline_changes, "",
          true},
         {"reform", reform_name(session) + ran.changes, "", true},
         {"difference", "Difference", "", true}},
        {}};
    const auto pinned = pinned_beside(session);
    for (std::size_t i = 0; i < pinned.size(); ++i)
        rows.columns.push_back({"pin" + std::to_string(i), pinned[i].name, "", true});
    for (const auto index : order.order()) {
        const auto& outcome = scenario->outcomes[index];
        const auto words = outcome_words(session, index);
        // The others are of the same result: who sees them need not guess. Today's number is told
        // by itself, without the decimals that set it apart from the other.
        if (session.closed_outcome()) {
            const double today =
                session::value_at(ran.baseline, session.year(), index, message::Slots::total);
            rows.rows.push_back(
                {"outcome:" + outcome.key,
                 {words::heading(outcome.label, words.unit), words::format_value(outcome, today),
                  "?", session.closed_outcome() == index ? std::string(after_guess_words) : ""}});
            rows.rows.back().help = outcome.sentence;
            continue;
        }
        sheet::Row row{
            "outcome:" + outcome.key,
            {words::heading(outcome.label, words.unit), words.baseline, words.reform, words.told}};
        for (const auto& pin : pinned) row.cells.push_back(pinned_value(session, pin, index));
        if (auto mark = mark_of(words.change.judgement); !mark.empty()) {
            row.marks = {"", "", "", std::move(mark)};
            row.marks.resize(row.cells.size());
        }
        row.help = outcome.sentence;
        rows.rows.push_back(std::move(row));
    }
    rows.telling = order.changing();
    table.table = std::move(rows);
    part.add(std::move(table));
    if (session.closed_outcome()) return part;
    part.add(sheet::button("button:csv", "Save all numbers (CSV)"));
    offer_citation(part, session);
    return part;
}

Node sureness(const Session& session, const OutcomeOrder& order) {
    auto part = sheet::group("sure-part", "How sure is this?");
    const auto* scenario = session.scenario();
    const auto* results = session.shown();
    if (scenario == nullptr || results == nullptr || !results->main) return part;
    part.add(sheet::heading("sure-title", 2, "How sure is this?"));
    if (session.closed_outcome()) {
        part.add(sheet::text("sure-status", "It is told after your guess.", Tone::quiet));
        return part;
    }
    const auto confidence = session.confidence();
    const bool all = confidence.runs >= confidence.wanted;
    if (confidence.wanted < 2) {
        part.add(sheet::text("sure-status", "Only one run was asked for, so this cannot be said.",
                             Tone::quiet));
        return part;
    }
    const auto runs = std::to_string(confidence.runs);
    const auto wanted = std::to_string(confidence.wanted);
    // Counted on the canvas's line below the sentence; here only what stays for a while.
    part.add(
        sheet::text("sure-status",
                    all ? runs + " runs are ready."
                        : runs + " of " + wanted + " runs are ready, so far. Making the others…",
                    Tone::quiet));
    constexpr std::uint32_t fewest = 10;
    if (confidence.runs < fewest || session.preview()) return part;
    Node node(sheet::Kind::table, "sure", "",
              "Each run draws new chance and new values for what nobody knows for sure. Nine runs "
              "in ten lie in the range.");
    node.title = "The difference in many runs";
    sheet::Table table{{{"outcome", "Outcome"},
                        {"mean", "On average", "", true},
                        {"range", "Range", "", true},
                        {"better", "Better in", "", true}},
                       {}};
    for (const auto index : order.order()) {
        const auto& outcome = scenario->outcomes[index];
        const auto spread = results->spread(session.year(), index, outcome.direction);
        if (!spread) continue;
        table.rows.push_back(
            {"sure:" + outcome.key,
             {outcome.label, told_change(outcome, spread->mean),
              words::difference_range(outcome, spread->low, spread->high),
              outcome.direction == 0 ? "–"
                                     : std::to_string(spread->better) + " of " +
                                           std::to_string(spread->runs) + " runs"}});
    }
    node.table = std::move(table);
    part.add(std::move(node));
    part.add(sheet::button("button:csv-runs", "Save every run (CSV)"));
    add_tail(part, session, *results, order);
    add_doubts(part, session, order);
    add_overturn(part, session);
    return part;
}

} // namespace folkmoot::rooms
