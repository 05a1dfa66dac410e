/// Step 2 of the split-test lab: who is assigned, what is counted and for how long, how it is
/// analysed.

#include "canvas/trial/parts.hpp"
#include "core/number_words.hpp"
#include "session/trial/words.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::ui {
namespace {

using message::TrialDesign;
using message::TrialUnit;

struct Editor {
    Ui& ui;
    session::TrialDesk& desk;
    TrialDesign design;
    float width;
    bool held = false, released = false;

    void note(const Slid& slid) {
        held = held || slid.held;
        released = released || slid.released;
    }
    void number(const char* id, std::string_view name, const std::string& words, double& value,
                Range range, std::string_view plain, std::string_view term) {
        setting_name(ui, name, words, width);
        if (!plain.empty()) plain_and_term(ui, plain, term, width);
        note(slide(ui, id, value, range, width));
        space(ui, 1);
    }
    void weeks(const char* id, std::string_view name, std::uint32_t& value, double low, double high,
               std::uint32_t mark, std::string_view plain, std::string_view term) {
        double now = value;
        const auto words = std::to_string(value) + (value == 1 ? " week" : " weeks");
        number(id, name, words, now, {low, high, 1, static_cast<double>(mark)}, plain, term);
        value = static_cast<std::uint32_t>(std::lround(now));
    }
};

void edit_unit(Editor& e) {
    std::vector<Option> options;
    for (const auto& words : session::unit_words()) {
        options.push_back({std::string(words.choice),
                           std::string(words.plain) + " (" + std::string(words.term) + ")"});
    }
    setting_name(e.ui, "Who is put into groups", "", e.width);
    int unit = static_cast<int>(e.design.unit);
    if (pick_one(e.ui, "unit", options, unit, e.width)) {
        e.design.unit = static_cast<TrialUnit>(unit);
        const bool periods =
            e.design.unit == TrialUnit::week || e.design.unit == TrialUnit::stepped_wedge;
        if (periods && e.design.block_weeks == 0) e.design.block_weeks = 1;
        if (e.design.unit == TrialUnit::saturation && e.design.saturations.size() < 2) {
            e.design.saturations = {0, 0.25, 0.5, 0.75, 1};
        }
    }
    const auto& words = session::unit_words()[static_cast<std::size_t>(e.design.unit)];
    plain_and_term(e.ui, words.plain, words.term, e.width);
    space(e.ui, 1);
    if (e.design.unit == TrialUnit::week || e.design.unit == TrialUnit::stepped_wedge) {
        e.weeks("block",
                e.design.unit == TrialUnit::week ? "Length of a period" : "Time between two starts",
                e.design.block_weeks, 1, 13, e.desk.start().block_weeks, "", "");
    }
    if (e.design.unit == TrialUnit::saturation) {
        const std::vector<std::string> names{"0, 50, 100%", "0, 25, 50, 75, 100%"};
        int chosen = e.design.saturations.size() <= 3 ? 0 : 1;
        setting_name(e.ui, "Shares of people treated", "", e.width);
        if (choose_one(e.ui, "saturations", names, chosen, e.width)) {
            e.design.saturations =
                chosen == 0 ? std::vector{0.0, 0.5, 1.0} : std::vector{0.0, 0.25, 0.5, 0.75, 1.0};
        }
        plain_and_term(e.ui, "Areas are drawn to one of these shares.", "saturations", e.width);
        space(e.ui, 1);
    }
}

void edit_outcome(Editor& e) {
    std::vector<Option> options;
    int chosen = -1;
    for (const auto& outcome : e.desk.menu().outcomes) {
        if (outcome.key == e.design.outcome) chosen = static_cast<int>(options.size());
        options.push_back({outcome.label, outcome.sentence});
    }
    setting_name(e.ui, "What is counted", "", e.width);
    if (pick_one(e.ui, "outcome", options, chosen, e.width)) {
        e.design.outcome = e.desk.menu().outcomes[static_cast<std::size_t>(chosen)].key;
        e.design.effect = 0;  // another unit: what was worth finding says nothing any more
    }
    if (const auto* outcome = e.desk.outcome())
        plain_and_term(e.ui, outcome->sentence, "outcome", e.width);
    space(e.ui, 1);
}

void edit_method(Editor& e) {
    const auto& menu = e.desk.menu();
    std::vector<Option> options;
    int chosen = -1;
    for (std::size_t i = 0; i < menu.methods.size(); ++i) {
        if (menu.methods[i] == e.design.method) chosen = static_cast<int>(i);
        options.push_back({session::method_name(menu.methods[i]),
                           i < menu.method_words.size() ? menu.method_words[i] : ""});
    }
    setting_name(e.ui, "How it is worked out", "", e.width);
    if (pick_one(e.ui, "method", options, chosen, e.width)) {
        e.design.method = menu.methods[static_cast<std::size_t>(chosen)];
    }
    if (chosen >= 0) {
        plain_and_term(e.ui, options[static_cast<std::size_t>(chosen)].sentence,
                       "method: " + e.design.method, e.width);
    }
    space(e.ui, 1);
}

void edit_looks(Editor& e) {
    std::vector<Option> options;
    for (const auto& words : session::looks_words()) {
        options.push_back({std::string(words.choice),
                           std::string(words.plain) + " (" + std::string(words.term) + ")"});
    }
    setting_name(e.ui, "How often do you look?", "", e.width);
    int chosen = static_cast<int>(e.design.looks);
    if (pick_one(e.ui, "looks", options, chosen, e.width))
        e.design.looks = static_cast<message::TrialLooks>(chosen);
    const auto& words = session::looks_words()[static_cast<std::size_t>(e.design.looks)];
    plain_and_term(e.ui, words.plain, words.term, e.width);
    space(e.ui, 1);
    if (e.design.looks != message::TrialLooks::fixed) {
        e.weeks("look-every", "A look every", e.design.look_every, 1, 13, e.desk.start().look_every,
                "", "");
    }
}

void edit_effect(Editor& e) {
    const auto* outcome = e.desk.outcome();
    if (outcome == nullptr) return;
    const auto* sized = e.desk.sized();
    // The slider reaches well past what the town can find and what the design asks for.
    double high = 4 * std::fabs(e.desk.start().effect);
    if (sized != nullptr && std::isfinite(sized->detectable))
        high = std::max(high, 3 * sized->detectable);
    high = std::max({high, std::fabs(e.design.effect), 1e-6});
    const double power = std::pow(10.0, std::floor(std::log10(high)));
    high = std::ceil(high / power) * power;
    double size = std::fabs(e.design.effect);
    const double before = size;
    e.number("effect", "Smallest effect worth finding",
             size > 0 ? session::format_amount(*outcome, size, size / 5) : "not said", size,
             {0, high, high / 100, std::fabs(e.desk.start().effect)},
             "A smaller one would not be worth the trouble.", "minimum effect of interest");
    if (size != before) e.design.effect = std::copysign(size, e.desk.start().effect);
}

std::string share_words(double share) { return format_share(share, 0); }

void edit_more(Editor& e) {
    const bool open = e.ui.open_tables.contains("trial-more");
    if (button(e.ui, open ? "Fewer choices##more" : "More choices##more", Look::bare,
               open ? Icon::minus : Icon::plus)) {
        open ? (void)e.ui.open_tables.erase("trial-more")
             : (void)e.ui.open_tables.insert("trial-more");
    }
    place(e.ui, "button:trial-more", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    if (!open) return;
    const auto& start = e.desk.start();
    labelled_toggle(e.ui, "stratified", e.design.stratified,
                    session::is_cluster(e.design.unit)
                        ? "Groups are drawn so that large and small are in each."
                        : "Groups are drawn so that each deprivation fifth and age is in each.",
                    "stratified", e.width);
    labelled_toggle(e.ui, "rerandomised", e.design.rerandomised,
                    "Groups are drawn again until they look alike before the trial.",
                    "re-randomised", e.width);
    space(e.ui, 1);
    e.number("exclude", "Left out altogether", share_words(e.design.exclude), e.design.exclude,
             {0, 0.9, 0.05, start.exclude}, "Nobody treats or counts them.", "exclusion");
    e.number("attrition", "Never heard of again", share_words(e.design.attrition),
             e.design.attrition, {0, 0.6, 0.05, start.attrition},
             "People whose outcome is never learnt.", "attrition");
    e.number("alpha", "False alarms that are accepted", share_words(e.design.alpha), e.design.alpha,
             {0.01, 0.2, 0.01, start.alpha}, "How often a trial of nothing may announce an effect.",
             "alpha");
    e.number("power", "Real effects that are to be found", share_words(e.design.power),
             e.design.power, {0.5, 0.95, 0.05, start.power},
             "How often a trial of a real effect should find it.", "power");
    e.number("cost", "Cost of treating one person", format_money(e.design.cost_per_person),
             e.design.cost_per_person, {0, 50, 0.5, start.cost_per_person}, "", "");
}

}  // namespace

void draw_trial_design(Ui& ui, float width) {
    auto& desk = ui.session.trial_lab();
    trial_step(ui, 2, "design", "The design", width);
    draw_trial_arms(ui, width);
    Editor e{ui, desk, desk.design(), width};
    edit_unit(e);
    edit_outcome(e);
    e.weeks("weeks", "How long it runs", e.design.weeks, 2, 104, desk.start().weeks, "", "");
    edit_looks(e);
    edit_method(e);
    edit_effect(e);
    edit_more(e);
    if (!(e.design == desk.design())) desk.change(std::move(e.design), e.held);
    if (e.released) desk.release();
}

}  // namespace folkmoot::ui
