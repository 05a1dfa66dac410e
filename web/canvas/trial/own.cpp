/// Step 6 of the split-test lab: a person's own trial, analysed on this computer.

#include "canvas/trial/parts.hpp"
#include "core/number_words.hpp"
#include "session/trial/data.hpp"
#include "session/trial/words.hpp"

#include <algorithm>
#include <array>

namespace folkmoot::ui {
namespace {

constexpr std::array<std::string_view, 10> methods{"difference", "proportion", "hc2", "lin",
                                                   "cuped",      "cluster",    "iv",  "permutation",
                                                   "sequential", "bayes"};

/// A choice among the headings; "" is offered as `none` where it may be left open.
void pick_heading(Ui& ui, const char* id, std::string_view name,
                  const std::vector<std::string>& headings, std::string& heading,
                  std::string_view none, float width) {
    std::vector<Option> options;
    if (!none.empty()) options.push_back({std::string(none), ""});
    int chosen = none.empty() || !heading.empty() ? -1 : 0;
    for (const auto& h : headings) {
        if (h == heading) chosen = static_cast<int>(options.size());
        options.push_back({h, ""});
    }
    setting_name(ui, name, "", width);
    if (pick_one(ui, id, options, chosen, width, "Choose a column")) {
        heading =
            chosen == 0 && !none.empty() ? "" : options[static_cast<std::size_t>(chosen)].name;
    }
    space(ui, 1);
}

void pick_method(Ui& ui, session::OwnTrial& own, float width) {
    std::vector<Option> options;
    int chosen = -1;
    for (const auto key : methods) {
        if (key == own.method) chosen = static_cast<int>(options.size());
        options.push_back({session::method_name(key), "method: " + std::string(key)});
    }
    setting_name(ui, "How it is worked out", "", width);
    if (pick_one(ui, "own-method", options, chosen, width))
        own.method = methods[static_cast<std::size_t>(chosen)];
    space(ui, 1);
}

/// The unit is the person's own: numbers are shown as they stand in the file.
message::TrialOutcome outcome_of(const session::OwnTrial& own) {
    message::TrialOutcome outcome;
    outcome.key = outcome.label = own.outcome;
    return outcome;
}

void draw_result(Ui& ui, session::TrialDesk& desk, float width) {
    const auto& t = ui.theme;
    draw_trouble(ui, desk.own_problems(), width);
    if (desk.analysing()) text(ui, ui.fonts.body, t.quiet, "Working it out…", width);
    const auto* found = desk.analysed();
    if (found == nullptr) return;
    told_card(ui, "What your trial says", found->sentence, t.reform, width,
              told_card_height(ui, found->sentence, width));
    place(ui, "trial:own-result", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    space(ui, 1);
    const auto outcome = outcome_of(desk.own());
    text(ui, ui.fonts.small, t.quiet,
         "Your data (" + desk.own().file + "), not checked by Folkmoot.", width);
    plain_and_term(ui, format_number(found->rows, 0) + " rows were read.", found->method_label,
                   width);
    const auto table = session::arms_table(found->estimates, outcome, false, false);
    draw_words_table(ui, "own", table, width);
    space(ui, 1);
    for (const auto& warning : found->warnings)
        text(ui, ui.fonts.small, t.doubt_mark, warning, width);
    if (button(ui, "Save the result (CSV)", Look::plain, Icon::download)) {
        save_numbers(ui, "trial-result.csv",
                     session::arms_table(found->estimates, outcome, true, false),
                     {{"Data", "your table “" + desk.own().file + "”, not checked by Folkmoot"},
                      {"Method", found->method_label}});
    }
    ImGui::SameLine();
    if (button(ui, "Forget my table", Look::plain, Icon::close)) desk.forget_own();
}

}  // namespace

void draw_trial_own(Ui& ui, float width) {
    auto& desk = ui.session.trial_lab();
    const auto& t = ui.theme;
    trial_step(ui, 6, "own", "Your own trial", width);
    text(
        ui, ui.fonts.body, t.ink,
        "Drop a table (CSV) here, paste one from a spreadsheet, or choose a file: a row for each "
        "person, "
        "with a column that says the group and one that says the outcome. Or a row for each group, "
        "with how many people it had and to how many of them it happened. Nothing leaves this "
        "computer.",
        width);
    space(ui, 1);
    if (button(ui, "Paste or choose a table…##own", Look::plain, Icon::plus))
        ui.session.act("ask-table", "trial");
    place(ui, "button:trial-own", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    space(ui, 1.5f);
    if (desk.own().headings.empty()) return draw_trouble(ui, desk.own_problems(), width);
    auto own = desk.own();
    text(ui, ui.fonts.strong, t.ink, own.file, width);
    space(ui, 0.5f);
    pick_heading(ui, "own-outcome", "The outcome", own.headings, own.outcome, "", width);
    pick_heading(ui, "own-arm", "The group that each was put in (arm)", own.headings, own.arm, "",
                 width);
    if (own.arm == desk.own().arm) {
        pick_heading(ui, "own-control", "The group that got nothing new (control)", own.arms,
                     own.control, "", width);
    }
    pick_method(ui, own, width);
    pick_heading(ui, "own-cluster", "Put into groups together with others (cluster)", own.headings,
                 own.cluster, "One by one", width);
    pick_heading(ui, "own-stratum", "Drawn separately within (stratum)", own.headings, own.stratum,
                 "No", width);
    pick_heading(ui, "own-pre", "The outcome before the trial (pre-period)", own.headings, own.pre,
                 "Not known", width);
    pick_heading(ui, "own-counts", "How many people a row stands for (counts)", own.headings,
                 own.counts, "One person a row", width);
    setting_name(ui, "Shares of the groups that were planned", "", width);
    std::array<char, 200> shares{};
    own.shares.copy(shares.data(), shares.size() - 1);
    ImGui::SetNextItemWidth(width);
    if (ImGui::InputTextWithHint("##own-shares", "alike; or 1, 2 with the control first",
                                 shares.data(), shares.size()))
        own.shares = shares.data();
    place(ui, "trial:own-shares", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    space(ui, 1);
    desk.change_own(std::move(own));
    draw_result(ui, desk, width);
}

}  // namespace folkmoot::ui
