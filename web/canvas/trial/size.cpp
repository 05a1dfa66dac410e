/// Step 3 of the split-test lab: how large the trial has to be, and what it costs whom.

#include "canvas/charts/trial_charts.hpp"
#include "canvas/trial/parts.hpp"
#include "core/number_words.hpp"
#include "session/trial/words.hpp"

#include <cmath>

namespace folkmoot::ui {
namespace {

struct Fact {
    std::string plain, term, value;
};

std::vector<Fact> facts_of(const message::TrialSized& s, const message::TrialOutcome& outcome) {
    std::vector<Fact> facts;
    const auto add = [&](const char* plain, const char* term, const std::string& value,
                         double known) {
        if (std::isfinite(known)) facts.push_back({plain, term, value});
    };
    add("People needed in each group", "sample size", format_number(s.people_per_arm, 0),
        s.people_per_arm);
    add("Clusters needed in each group", "clusters an arm", format_number(s.clusters_per_arm, 0),
        s.clusters_per_arm);
    add("There are, in each group", "available", format_number(s.available_per_arm, 0),
        s.available_per_arm);
    add("Smallest effect it would find", "minimum detectable effect",
        session::format_amount(outcome, s.detectable, s.detectable / 5), s.detectable);
    add("Without treatment", "baseline",
        session::format_mean(outcome, s.baseline, std::fabs(s.baseline) / 10), s.baseline);
    if (s.design_effect > 1.005) {
        add("People alike within a group count for less", "design effect",
            "× " + format_number(s.design_effect, 2), s.design_effect);
    }
    add("Weeks", "duration", format_number(s.weeks, 0), s.weeks);
    if (s.cost > 0) add("Cost of treating", "", format_money(s.cost), s.cost);
    add("People who get the worse arm", "", format_number(s.people_worse_arm, 0),
        s.people_worse_arm);
    return facts;
}

void draw_facts(Ui& ui, const std::vector<Fact>& facts, float width) {
    for (const auto& fact : facts) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const auto value = text_size(ui.fonts.small_strong, fact.value);
        text_at(draw_list(), ui.fonts.small_strong, {at.x + width - value.x, at.y}, ui.theme.ink,
                fact.value);
        plain_and_term(ui, fact.plain, fact.term, width - value.x - ui.grid(1));
    }
    space(ui, 1);
}

}  // namespace

void draw_trial_size(Ui& ui, float width) {
    auto& desk = ui.session.trial_lab();
    const auto* outcome = desk.outcome();
    trial_step(ui, 3, "size", "Is it large enough?", width);
    const auto* sized = desk.sized();
    if (!desk.size_problems().empty()) return draw_trouble(ui, desk.size_problems(), width);
    if (sized == nullptr || outcome == nullptr) {
        text(ui, ui.fonts.body, ui.theme.quiet, "Working out the size…", width);
        return;
    }
    text(ui, ui.fonts.body, ui.theme.ink, sized->sentence, width);
    space(ui, 0.5f);
    draw_facts(ui, facts_of(*sized, *outcome), width);
    for (const auto& note : sized->notes) text(ui, ui.fonts.small, ui.theme.quiet, note, width);
    space(ui, 1);
    if (!sized->curve.empty()) {
        ChartFrame frame;
        frame.id = "trial-power";
        frame.title = session::power_title(*sized, desk.design());
        frame.subtitle =
            "Chance of finding " +
            (desk.design().effect != 0
                 ? session::format_amount(*outcome, desk.design().effect, desk.design().effect / 5)
                 : std::string("the effect")) +
            ", by size (power curve)";
        frame.legend = {{ui.theme.reform, 3, "by formula"}};
        if (desk.power_simulated()) frame.legend.push_back({ui.theme.ink, 6, "in this world"});
        frame.height = 210;
        frame.table = [sized](bool exact) { return session::power_table(*sized, exact); };
        frame.draw = [sized, &desk](const charts::Canvas& canvas) {
            charts::draw_power_curve(canvas, *sized, desk.design().power);
        };
        draw_chart_frame(ui, frame, width);
    }
    if (desk.simulating_power()) {
        text(ui, ui.fonts.small, ui.theme.quiet, "Running trials of several sizes in this world…",
             width);
    } else if (!desk.power_simulated()) {
        if (button(ui, "Check it in this very world", Look::plain)) desk.simulate_power();
        place(ui, "button:trial-simulate", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        plain_and_term(ui, "The formula assumes what the world may not keep to.",
                       "power by simulation", width);
    }
}

}  // namespace folkmoot::ui
