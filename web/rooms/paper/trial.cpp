/// The policy brief of the split-test lab: one page with what the trial would have told, what is
/// true, why the two differ, who gains and who loses, how sure that is, what was tried on whom,
/// what was not measured, and how to run it again. Where the truth waits for a guess it is not
/// told.

#include "core/hash.hpp"
#include "core/words/numbers.hpp"
#include "rooms/header.hpp"
#include "rooms/nodes.hpp"
#include "rooms/paper/parts.hpp"
#include "rooms/trial/parts.hpp"
#include "session/cite.hpp"
#include "session/trial/command.hpp"
#include "session/trial/data.hpp"
#include "session/trial/words.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::rooms {
namespace {

using session::Session;
using session::TrialDesk;
using sheet::Kind;
using sheet::Node;

constexpr std::size_t most_warnings = 2, most_fifths = 5;
/// How many characters each part may take, so that all are on one page.
constexpr std::size_t room_for_left_out = 220, room_for_arms = 320;

/// What is on the page, and whether the truth waits for a guess.
struct TrialPaper {
    const Session& session;
    const TrialDesk& desk;
    const message::Scenario& scenario;
    const message::TrialRan& ran;
    const message::TrialOutcome& outcome;
    bool closed;
};

Node truth_told(const TrialPaper& paper) {
    if (paper.closed)
        return told("brief:truth", "What is true",
                    {"It is known here, because the people are simulated. This page does not tell "
                     "it: in the lab it is guessed first."});
    return told("brief:truth", "What is true, as only a simulation can know",
                {paper.ran.truth, "The same simulated people were run with everybody treated and "
                                  "with nobody, on the same chance events. A real trial never "
                                  "learns this."});
}

/// Why the two differ; or, while that is closed, how large such a trial has to be.
std::optional<Node> chart_of_trial(const TrialPaper& paper) {
    std::optional<Node> chart;
    if (!paper.closed && !paper.ran.estimates.empty())
        chart = trial_gap_chart(paper.ran, paper.outcome);
    else if (const auto* sized = paper.desk.sized();
             sized != nullptr && !paper.desk.sized_stale() && !sized->curve.empty())
        chart = trial_power_chart(paper.desk, *sized, paper.outcome);
    if (!chart) return std::nullopt;
    chart->key = "brief:trial-chart";
    chart->children.clear();
    auto part = sheet::group("brief:chart");
    part.add(std::move(*chart));
    return part;
}

/// Several groups against one control: one of them stands out by chance sooner than one alone.
std::string many_tests(const TrialPaper& paper) {
    const auto& all = paper.ran.estimates;
    if (all.size() < 2) return {};
    const auto clear = std::ranges::count_if(all, [&](const message::TrialEstimate& each) {
        return each.adjusted_p < paper.desk.design().alpha;
    });
    return std::to_string(all.size()) +
           " groups are held against the control, and each may stand out by chance. With that "
           "counted in (Holm’s correction), " +
           (clear == 0 ? std::string("none does.") : std::to_string(clear) + " of them still do.");
}

std::string looks_told(const TrialPaper& paper) {
    const auto& words = session::looks_words()[static_cast<std::size_t>(paper.desk.design().looks)];
    auto told = with_term(words.plain, words.term);
    if (paper.ran.stopped_week >= 0)
        told += " It was stopped after " +
                weeks_in_words(static_cast<std::uint32_t>(paper.ran.stopped_week)) + ".";
    return told;
}

Node how_sure_a_trial(const TrialPaper& paper) {
    std::vector<std::string> texts;
    if (const auto* sized = paper.desk.sized(); sized != nullptr && !paper.desk.sized_stale())
        texts.push_back(sized->sentence);
    texts.push_back(looks_told(paper));
    if (auto many = many_tests(paper); !many.empty()) texts.push_back(std::move(many));
    if (!paper.closed) {
        for (std::size_t i = 0; i < std::min(most_warnings, paper.ran.warnings.size()); ++i)
            texts.push_back(paper.ran.warnings[i]);
        if (const auto* summed = paper.desk.summed())
            texts.push_back("Run " + std::to_string(summed->repeats) +
                            " times: " + summed->sentence);
    }
    texts.push_back("Worked out as: " + paper.ran.method_label + ".");
    return told("brief:doubts", "How sure is it?", texts);
}

Node groups_told(const TrialPaper& paper) {
    auto node =
        words_table("brief:groups", "All groups against the control: " + paper.outcome.label,
                    session::arms_table(paper.ran.estimates, paper.outcome, false, !paper.closed));
    return node;
}

/// By deprivation: of the first treatment.
Node who_is_hurt(const TrialPaper& paper) {
    constexpr const char* title = "Who gains and who loses, by deprivation";
    if (paper.closed) return told("brief:who", title, {"This is told in the lab, after a guess."});
    const auto& effects = paper.ran.group_effects;
    const bool known = effects.size() == most_fifths &&
                       std::ranges::any_of(effects, [](double e) { return std::isfinite(e); });
    if (!known)
        return told("brief:who", title,
                    {"It was not measured: what this design tells, it tells of all people "
                     "together."});
    auto node = words_table("brief:fifths", title, session::fifths_table(paper.ran, paper.outcome));
    if (!paper.ran.estimates.empty() && paper.ran.estimates.size() > 1)
        node.title += ": “" + paper.ran.estimates[0].label + "”";
    for (std::size_t i = 0; i < node.table->rows.size(); ++i) {
        // What its own interval leaves open is neither.
        const bool open = paper.ran.group_low[i] <= 0 && paper.ran.group_high[i] >= 0;
        const double good = open ? 0 : effects[i] * paper.outcome.direction;
        node.table->rows[i].marks = {"", good > 0 ? "good" : good < 0 ? "bad" : "", ""};
    }
    return node;
}

Node what_was_tried(const TrialPaper& paper) {
    const auto& design = paper.desk.design();
    std::vector<std::string> arms;
    // What a treatment sets tells in some lessons what it does: nothing.
    for (const auto& arm : design.arms)
        arms.push_back("“" + arm.label + "”, " + format_share(arm.share, 0) + " of those in it" +
                       (paper.closed ? "." : ": " + session::arm_in_words(paper.scenario, arm)));
    auto texts = as_fits(arms, room_for_arms);
    if (arms.size() > texts.size())
        texts.push_back("And " + std::to_string(arms.size() - texts.size()) + " more groups.");
    texts.insert(texts.begin(), session::design_in_words(design, paper.desk.menu()));
    if (paper.desk.edited_design()) texts.emplace_back("The design was changed on screen.");
    return told("brief:why", "What was tried, and on whom", texts);
}

Node not_measured(const TrialPaper& paper) {
    const auto& design = paper.desk.design();
    std::vector<std::string> texts{"Counted is only this: " + paper.outcome.label + ". " +
                                   paper.outcome.sentence};
    if (!texts.front().ends_with('.')) texts.front() += '.';
    texts.push_back("What else happens to these people is not, nor what comes after " +
                    weeks_in_words(design.weeks) + ".");
    if (design.attrition > 0)
        texts.push_back("Of " + format_share(design.attrition, 0) +
                        " of the people the outcome is never learnt.");
    if (design.exclude > 0)
        texts.push_back(format_share(design.exclude, 0) + " are left out of the trial.");
    return told("brief:not-measured", "What was not measured", texts);
}

Node assumed_in_trial(const TrialPaper& paper) {
    std::vector<std::string> texts{facts_assumed(assumed(paper.scenario, paper.session.trial()))};
    if (auto moved = facts_moved(paper.session); !moved.empty()) texts.push_back(std::move(moved));
    auto left_out = as_fits(paper.scenario.limits, room_for_left_out);
    const auto more = paper.scenario.limits.size() - left_out.size();
    texts.insert(texts.end(), left_out.begin(), left_out.end());
    if (auto words = and_more(more); !words.empty()) texts.push_back(std::move(words));
    return told("brief:assumed", "What is assumed and left out", texts);
}

/// A person's own trial that is open beside it.
std::optional<Node> own_trial(const TrialPaper& paper) {
    const auto* found = paper.desk.analysed();
    if (found == nullptr) return std::nullopt;
    return told("brief:own", "Your own trial",
                {found->sentence, "This is of your own table, “" + paper.desk.own().file +
                                      "”, which stays on your computer: the link holds the "
                                      "simulated trial only."});
}

Node run_again(const TrialPaper& paper) {
    const auto& cards = paper.session.scenarios();
    const bool offered = std::ranges::any_of(
        cards, [&](const auto& card) { return card.name == paper.scenario.name; });
    auto command = session::command_line(paper.desk, paper.scenario, offered);
    const auto print = to_hex(paper.ran.fingerprint);
    const auto first =
        command.empty()
            ? "The link opens this trial as it is; its fingerprint is " + print +
                  ". A command cannot: it knows only designs that are in a file."
            : "On any computer with Folkmoot this command gives the same fingerprint, " + print +
                  ":";
    return again(paper.session, {first}, std::move(command),
                 session::reference(trial_reference(paper.scenario, paper.desk, paper.ran),
                                    session::CitationStyle::apa));
}

} // namespace

bool add_trial_brief(Node& into, const Session& session, PaperKept& kept) {
    const auto* scenario = session.scenario();
    const auto& desk = session.trial_lab();
    const auto* ran = desk.ran();
    const auto* outcome = desk.outcome();
    if (scenario == nullptr || ran == nullptr || outcome == nullptr || desk.ran_stale())
        return false;
    const TrialPaper paper{session, desk, *scenario, *ran, *outcome, trial_truth_closed(session)};
    auto page = sheet::group("paper:page:1", "Policy brief");
    const std::string lab(room_titles[static_cast<std::size_t>(session::Room::trial)]);
    auto head = paper_head(session, kept,
                           {"Policy brief", desk.design().question,
                            lab + ". " + scenario->title + ". " + place_words(*scenario)});
    head.children.front().add(Node(Kind::sentence, "brief:sentence", ran->conclusion));
    page.add(std::move(head));
    page.add(truth_told(paper));
    if (auto own = own_trial(paper)) page.add(std::move(*own));
    auto evidence = sheet::group("brief:evidence");
    if (auto chart = chart_of_trial(paper)) evidence.add(std::move(*chart));
    auto beside = sheet::group("brief:side");
    beside.add(how_sure_a_trial(paper));
    evidence.add(std::move(beside));
    page.add(std::move(evidence));
    if (!ran->estimates.empty()) page.add(groups_told(paper));
    auto columns = sheet::group("brief:columns");
    auto left = sheet::group("brief:side:2"), right = sheet::group("brief:side:3");
    left.add(who_is_hurt(paper));
    left.add(not_measured(paper));
    right.add(what_was_tried(paper));
    right.add(assumed_in_trial(paper));
    columns.add(std::move(left));
    columns.add(std::move(right));
    page.add(std::move(columns));
    page.add(run_again(paper));
    into.add(std::move(page));
    return true;
}

} // namespace folkmoot::rooms
