/// The groups of a trial: how large each is, and what is different for the people in it.

#include "canvas/charts/trial_charts.hpp"
#include "canvas/trial/parts.hpp"
#include "core/number_words.hpp"
#include "core/value_words.hpp"
#include "session/trial/edit.hpp"
#include "session/trial/link.hpp"
#include "session/trial/words.hpp"

#include <algorithm>

namespace folkmoot::ui {
namespace {

using message::Field;
using message::TrialArm;
using message::TrialDesign;

constexpr std::size_t most_arms = 10;

/// What a treatment may change: levers, and those assumptions that the ready-made design already
/// moves.
std::vector<const Field*> treatable(const message::Scenario& scenario, const TrialDesign& start) {
    std::vector<const Field*> fields;
    for (const auto& field : scenario.fields) {
        const bool used =
            std::any_of(start.arms.begin(), start.arms.end(),
                        [&](const TrialArm& arm) { return arm.settings.contains(field.key); });
        if (used) fields.insert(fields.begin(), &field);
        if (!used && field.kind == message::Kind::lever) fields.push_back(&field);
    }
    return fields;
}

Slid edit_setting(Ui& ui, const Field& field, double& value, float width) {
    Slid slid;
    if (field.type == message::Type::boolean) {
        bool on = value > 0.5;
        slid.changed = labelled_toggle(ui, field.key.c_str(), on, field.label, "", width);
        value = on ? 1 : 0;
        return slid;
    }
    const bool named = field.type == message::Type::choice;  // its list says what is chosen
    setting_name(ui, field.label, named ? "" : words::format_field(field, value), width);
    if (field.type == message::Type::choice) {
        std::vector<Option> options;
        options.reserve(field.options.size());
        for (const auto& option : field.options)
            options.push_back({words::option_label(option), ""});
        int chosen = static_cast<int>(value);
        slid.changed = pick_one(ui, field.key.c_str(), options, chosen, width);
        value = chosen;
    } else {
        const double step = field.step > 0 ? field.step : (field.high - field.low) / 100;
        slid =
            slide(ui, field.key.c_str(), value, {field.low, field.high, step, field.usual}, width);
    }
    text(ui, ui.fonts.small, ui.theme.quiet,
         "Without treatment: " + words::format_field(field, field.usual), width);
    return slid;
}

double usual_change(const Field& field) {
    return field.usual < (field.low + field.high) / 2 ? field.high : field.low;
}

/// The other groups make room in proportion, so that the shares always come to one.
void share_out(TrialDesign& design, std::size_t changed) {
    double others = 0;
    for (std::size_t i = 0; i < design.arms.size(); ++i)
        others += i == changed ? 0 : design.arms[i].share;
    const double left = 1 - design.arms[changed].share;
    const double count = static_cast<double>(design.arms.size() - 1);
    for (std::size_t i = 0; i < design.arms.size(); ++i) {
        if (i != changed)
            design.arms[i].share = others > 0 ? design.arms[i].share * left / others : left / count;
    }
}

struct ArmEdit {
    bool held = false, released = false, removed = false;
};

ArmEdit edit_arm(Ui& ui, const message::Scenario& scenario, TrialDesign& design, std::size_t index,
                 const TrialDesign& start, float width) {
    auto& arm = design.arms[index];
    ArmEdit edit;
    ImGui::PushID(static_cast<int>(index));
    const auto& t = ui.theme;
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const float dot = font_size(ui.fonts.strong) * 0.42f;
    draw_list().AddCircleFilled({top.x + dot, top.y + font_size(ui.fonts.strong) / 2}, dot,
                                charts::arm_colour(t, index));
    const float indent = 2 * dot + ui.grid(1);
    ImGui::SetCursorScreenPos({top.x + indent, top.y});
    const bool shared = design.unit != message::TrialUnit::saturation &&
                        design.unit != message::TrialUnit::stepped_wedge;
    setting_name(ui, arm.label, shared ? format_share(arm.share, arm.share < 0.1 ? 1 : 0) : "",
                 width - indent);
    if (shared) {
        double share = arm.share;
        const double mark = index < start.arms.size() ? start.arms[index].share : share;
        const auto slid = slide(ui, ("share-" + std::to_string(index)).c_str(), share,
                                {0.02, 0.98, 0.01, mark}, width);
        edit.held = slid.held;
        edit.released = slid.released;
        if (slid.changed) {
            arm.share = share;
            share_out(design, index);
        }
    }
    for (auto setting = arm.settings.begin(); setting != arm.settings.end();) {
        const auto* field = session::find_field(scenario, setting->first);
        if (field == nullptr) {
            ++setting;
            continue;
        }
        const auto slid = edit_setting(ui, *field, setting->second, width);
        edit.held = edit.held || slid.held;
        edit.released = edit.released || slid.released;
        const bool only = arm.settings.size() == 1;
        const auto label = "Leave this as it is##" + field->key;
        setting = !only && button(ui, label, Look::bare, Icon::close) ? arm.settings.erase(setting)
                                                                      : std::next(setting);
    }
    if (index == 0 && arm.settings.empty())
        text(ui, ui.fonts.small, t.quiet, "Nothing changes for them (control).", width);
    if (index > 0) {
        std::vector<Option> options;
        std::vector<const Field*> fields;
        for (const auto* field : treatable(scenario, start)) {
            if (arm.settings.contains(field->key)) continue;
            fields.push_back(field);
            options.push_back({field->label, field->sentence});
        }
        int chosen = -1;
        if (pick_one(ui, "add", options, chosen, width, "Change something else for them")) {
            const auto& field = *fields[static_cast<std::size_t>(chosen)];
            arm.settings[field.key] = usual_change(field);
        }
        if (design.arms.size() > 2)
            edit.removed = button(ui, "Remove this group##remove", Look::bare, Icon::close);
    }
    ImGui::PopID();
    space(ui, 1.5f);
    return edit;
}

void add_arm(TrialDesign& design) {
    TrialArm arm = design.arms.back();
    session::name_arm(arm, design.arms.size());
    arm.share = 1.0 / static_cast<double>(design.arms.size() + 1);
    design.arms.push_back(std::move(arm));
    share_out(design, design.arms.size() - 1);
}

}  // namespace

void draw_trial_arms(Ui& ui, float width) {
    const auto* scenario = ui.session.scenario();
    auto& desk = ui.session.trial_lab();
    if (scenario == nullptr) return;
    auto design = desk.design();
    bool held = false, released = false;
    std::size_t removed = 0;
    // Many groups would push everything else out of sight: all but the first two open on demand.
    const bool all = design.arms.size() <= 3 || ui.open_tables.contains("trial-arms");
    const std::size_t shown = all ? design.arms.size() : 2;
    for (std::size_t i = 0; i < shown; ++i) {
        const auto edit = edit_arm(ui, *scenario, design, i, desk.start(), width);
        held = held || edit.held;
        released = released || edit.released;
        if (edit.removed) removed = i;
    }
    if (design.arms.size() > 3) {
        const auto words = all ? std::string("Show fewer groups##arms")
                               : "Show all " + std::to_string(design.arms.size()) + " groups##arms";
        if (button(ui, words, Look::plain, all ? Icon::minus : Icon::plus)) {
            all ? (void)ui.open_tables.erase("trial-arms")
                : (void)ui.open_tables.insert("trial-arms");
        }
        place(ui, "button:trial-arms", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    }
    if (removed > 0) {
        design.arms[removed].share = 0;
        share_out(design, removed);
        design.arms.erase(design.arms.begin() + static_cast<std::ptrdiff_t>(removed));
    }
    if (all && design.arms.size() < most_arms &&
        button(ui, "Add a group##arm", Look::plain, Icon::plus))
        add_arm(design);
    space(ui, 1.5f);
    if (!(design == desk.design())) desk.change(std::move(design), held);
    if (released) desk.release();
}

} // namespace folkmoot::ui
