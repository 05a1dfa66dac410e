/// A person's own trial, analysed on this computer; and how large one that they plan has to be.

#include "core/words/numbers.hpp"
#include "rooms/nodes.hpp"
#include "rooms/trial/parts.hpp"
#include "session/trial/data.hpp"
#include "session/trial/words.hpp"

#include <cmath>

namespace folkmoot::rooms {
namespace {

using session::OwnTrial;
using session::TrialDesk;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

/// A choice among headings. `none`: what it means to choose none of them.
Node heading_choice(const std::string& key, std::string words, const std::string& chosen,
                    const std::vector<std::string>& headings, std::string none) {
    std::vector<sheet::Option> options;
    if (!none.empty()) options.push_back({"", std::move(none)});
    for (const auto& heading : headings) {
        if (!heading.empty()) options.push_back({heading, heading});
    }
    return sheet::choice("trial:own-" + key, std::move(words), chosen, std::move(options));
}

Node text_field(std::string key, std::string words, const std::string& value, std::string help) {
    Node node(Kind::text_field, std::move(key), std::move(words), std::move(help));
    node.value = value;
    return node;
}

/// The unit is the person's own: numbers are shown as they stand in the file.
message::TrialOutcome own_outcome(const OwnTrial& own) {
    message::TrialOutcome outcome;
    outcome.key = outcome.label = own.outcome;
    return outcome;
}

void add_columns(Node& part, const OwnTrial& own) {
    part.add(heading_choice("outcome", "The outcome", own.outcome, own.headings,
                            own.outcome.empty() ? "Choose a column" : ""));
    part.add(heading_choice("arm", "The group that each was put in (arm)", own.arm, own.headings,
                            own.arm.empty() ? "Choose a column" : ""));
    if (!own.arms.empty())
        part.add(heading_choice("control", "The group that got nothing new (control)", own.control,
                                own.arms, ""));
    std::vector<sheet::Option> methods;
    for (const auto key : own_methods())
        methods.push_back({std::string(key), session::method_name(key)});
    part.add(
        sheet::choice("trial:own-method", "How it is worked out", own.method, std::move(methods)));
    part.add(heading_choice("cluster", "Put into groups together with others (cluster)",
                            own.cluster, own.headings, "One by one"));
    part.add(heading_choice("stratum", "Drawn separately within (stratum)", own.stratum,
                            own.headings, "No"));
    part.add(heading_choice("pre", "The outcome before the trial (pre-period)", own.pre,
                            own.headings, "Not known"));
    part.add(heading_choice("counts", "How many people a row stands for (counts)", own.counts,
                            own.headings, "One person a row"));
    part.add(text_field("trial:own-shares", "Shares of the groups that were planned", own.shares,
                        "Alike if you leave it open. Else as many numbers as groups, the control "
                        "first: 1, 2."));
}

void add_result(Node& part, const TrialDesk& desk) {
    if (desk.analysing()) {
        part.add(sheet::text("trial:own-busy", "Working it out…", Tone::quiet)).busy = true;
        return;
    }
    const auto* found = desk.analysed();
    if (found == nullptr) return;
    part.add(sheet::heading("trial:own-result-title", 3, "What your trial says"));
    Node sentence(Kind::sentence, "trial:own-result", found->sentence);
    sentence.live = true;
    part.add(std::move(sentence));
    add_notes(part, "trial:own-warning", found->warnings, Tone::doubt);
    auto table =
        words_table("trial:own-table", "Your groups against the control",
                    session::arms_table(found->estimates, own_outcome(desk.own()), false, false));
    table.help = "Your data (" + desk.own().file + "), not checked by Folkmoot. " +
                 format_number(found->rows, 0) +
                 " rows were read. Worked out as: " + found->method_label + ".";
    part.add(std::move(table));
    part.add(sheet::button("trial:own-save", "Save the result (CSV)"));
}

} // namespace

const std::vector<std::string_view>& own_methods() {
    static const std::vector<std::string_view> methods{
        "difference", "proportion", "hc2",         "lin",        "cuped",
        "cluster",    "iv",         "permutation", "sequential", "bayes"};
    return methods;
}

session::Table own_numbers(const TrialDesk& desk) {
    if (desk.analysed() == nullptr) return {};
    return session::arms_table(desk.analysed()->estimates, own_outcome(desk.own()), true, false);
}

Node trial_own(const TrialDesk& desk) {
    auto part = sheet::group("trial:own");
    part.add(trial_heading("own", "Your own trial"));
    part.add(sheet::text(
        "trial:own-about",
        "A table with a row for each person: one column says the group, one the outcome. Or a row "
        "for each group, with how many people it had and to how many of them it happened. Nothing "
        "leaves this computer."));
    Node file(Kind::file, "trial:own-file", "Choose a table (CSV)",
              "You can also drop a table onto the page.");
    file.value = std::string("table");
    part.add(std::move(file));
    constexpr std::uint32_t seen = 4;
    auto paste = text_field("trial:own-paste", "Or paste one from a spreadsheet", "", "");
    paste.lines = seen;
    part.add(std::move(paste));
    const auto& own = desk.own();
    if (!own.headings.empty()) {
        auto& columns = part.add(sheet::group("trial:own-columns"));
        columns.add(sheet::heading("trial:own-name", 3, own.file));
        if (!own.note.empty()) columns.add(sheet::text("trial:own-note", own.note, Tone::quiet));
        add_columns(columns, own);
        columns.add(sheet::button("trial:own-forget", "Forget my table"));
    }
    add_troubles(part, "trial:own-problem", desk.own_problems());
    if (!own.headings.empty()) {
        if (!own.complete())
            part.add(sheet::text("trial:own-wait", "Choose the two columns.", Tone::quiet));
        add_result(part, desk);
    }
    return part;
}

Node trial_plan(const TrialDesk& desk) {
    const auto& plan = desk.plan();
    auto part = sheet::group("trial:plan");
    part.add(trial_heading("plan", "How large must your own trial be?"));
    part.add(text_field("trial:plan-baseline", "What it is now", plan.baseline,
                        "The share of people to whom it happens (12%), or an average (8.5)."));
    part.add(text_field("trial:plan-effect", "Smallest difference worth finding", plan.effect,
                        "In the same unit: 3% for a change from 12% to 15%."));
    part.add(text_field("trial:plan-spread",
                        "For an average: how much people differ (standard deviation)", plan.spread,
                        "Leave it open for a share."));
    auto more = sheet::disclosure("trial:plan-more", "More about your own trial");
    more.add(text_field("trial:plan-power", "Share of trials that should find it (power)",
                        plan.power, ""));
    more.add(text_field("trial:plan-cluster_people", "People who are put into a group together",
                        plan.cluster_people,
                        "1 if each is drawn alone; 30 for school classes of 30."));
    more.add(text_field("trial:plan-intracluster",
                        "How alike these are, 0 to 1 (intracluster correlation)", plan.intracluster,
                        ""));
    part.add(std::move(more));
    add_troubles(part, "trial:plan-problem", desk.plan_problems());
    const auto* sized = desk.planned();
    if (sized == nullptr) {
        if (desk.plan_problems().empty())
            part.add(sheet::text("trial:plan-wait",
                                 plan.complete()
                                     ? "Working it out…"
                                     : "Say what it is now, and the smallest difference "
                                       "worth finding.",
                                 Tone::quiet))
                .busy = plan.complete();
        return part;
    }
    Node sentence(Kind::sentence, "trial:plan-result", sized->sentence);
    sentence.live = true;
    part.add(std::move(sentence));
    add_notes(part, "trial:plan-note", sized->notes, Tone::quiet);
    if (sized->curve.empty()) return part;
    session::Table chances{{"People in each group", "Chance"}};
    for (const auto& point : sized->curve)
        chances.push_back({format_number(point.n, 0), session::format_chance(point.closed)});
    auto table = words_table("trial:plan-table",
                             "Chance of finding the difference, by size (power)", chances);
    table.help = "From your numbers, not checked by Folkmoot.";
    part.add(std::move(table));
    return part;
}

} // namespace folkmoot::rooms
