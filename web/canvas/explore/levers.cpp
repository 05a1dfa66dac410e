/// The left side: which reform, its levers, and below, visibly different, what nobody knows for
/// sure. Groups fold; one search goes over levers and assumptions.

#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"
#include "session/trial/edit.hpp"

#include <imgui_internal.h>

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

namespace folkmoot::ui {
namespace {

using message::Field;

/// The heading, and beside it what takes moves back. Always as high, whether or not there are any:
/// nothing may shift under a hand that is on a lever.
void draw_heading(Ui& ui, float width) {
    const auto& trial = ui.session.trial();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float side = ui.touch(), height = font_size(ui.fonts.heading);
    text_at(draw_list(), ui.fonts.heading, {at.x, at.y + (side - height) / 2}, ui.theme.ink,
            "The reform");
    float x = at.x + width;
    const auto offer = [&](bool there, const char* id, Icon icon, const char* words) {
        x -= side;
        if (!there) return false;
        ImGui::SetCursorScreenPos({x, at.y});
        const bool pressed = icon_button(ui, id, icon, words, Look::bare, side);
        ui.places[std::string("button:") + id] = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
        return pressed;
    };
    const bool moved = !trial.changed.empty() || !trial.shared.empty();
    if (offer(moved, "reset-all", Icon::close, "Undo all moves")) ui.session.reset_all();
    if (offer(ui.session.can_redo(), "redo", Icon::redo, "Redo (Ctrl+Y)")) ui.session.redo();
    if (offer(ui.session.can_undo(), "undo", Icon::undo, "Undo (Ctrl+Z)")) ui.session.undo();
    // The field to search in is an icon on a phone: the levers are to be in sight.
    if (ui.narrow && offer(true, "lever-search", Icon::search, "Find a lever or an assumption"))
        ui.session.act("ask-lever", ui.levers.search.data());
    if (ui.narrow) place(ui, "lever-search", {{x, at.y}, {x + side, at.y + side}});
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width, side});
}

void draw_policies(Ui& ui, const message::Scenario& scenario, float width) {
    const auto& trial = ui.session.trial();
    draw_heading(ui, width);
    // The baseline is what the reform is compared with; it can be tried as one as well.
    std::vector<std::string> names;
    int chosen = 0;
    for (std::size_t i = 0; i < scenario.policies.size(); ++i) {
        names.push_back(scenario.policies[i].label);
        if (scenario.policies[i].name == trial.reform) chosen = static_cast<int>(i);
    }
    const ImVec2 top = ImGui::GetCursorScreenPos();
    auto& open = ui.levers.policies_open;
    const auto* policy = session::find_policy(scenario, trial.reform);
    // A phone shows the one that is chosen; the others would push the levers out of sight.
    if (ui.narrow && policy != nullptr) {
        if (button(ui, policy->label + "##policies", Look::plain, open ? Icon::close : Icon::down,
                   width))
            open = !open;
    }
    if (!ui.narrow || policy == nullptr || open) {
        if (choose_one(ui, "policy", names, chosen, width)) {
            ui.session.choose_policy(scenario.policies[static_cast<std::size_t>(chosen)].name);
            open = false;
        }
    }
    place(ui, "policy", {top, ImGui::GetItemRectMax()});
    if (policy != nullptr) text(ui, ui.fonts.small, ui.theme.quiet, policy->sentence, width);
    space(ui, 1);
}

const double* doubt_of(const Ui& ui, const std::string& key) {
    for (const auto& doubt : ui.levers.doubts) {
        if (doubt.key == key) return &doubt.share;
    }
    return nullptr;
}

/// Takes up what runs say about doubts: not while somebody reads or moves what would change its
/// place.
void renew_doubts(Ui& ui, const message::Scenario& scenario, Rect rect) {
    auto& look = ui.levers;
    if (look.scenario != scenario.hash) {
        look.scenario = scenario.hash;
        look.doubts.clear();
        look.folded.clear();
        look.search = {};
    }
    const auto* now = ui.session.doubts();
    if (now == nullptr || ui.session.held()) return;
    const bool keys = !ImGui::GetCurrentContext()->NavDisableHighlight;
    const bool here = ui.narrow || keys || rect.holds(ImGui::GetIO().MousePos);
    if (here && ImGui::GetScrollY() > 0) return;
    look.doubts = *now;
}

/// Whether something in a group is to be brought into sight.
bool is_wanted(const Ui& ui, const std::vector<std::string>& keys) {
    return std::ranges::any_of(keys,
                               [&](const auto& key) { return ui.reveal.contains("lever:" + key); });
}

std::string folded_words(const Ui& ui, const std::vector<const Field*>& fields) {
    const auto moved = std::ranges::count_if(
        fields, [&](const Field* field) { return session::is_moved(ui.session.trial(), *field); });
    return moved == 0 ? "" : std::to_string(moved) + " moved";
}

/// A heading that folds, and its fields.
void draw_group(Ui& ui, const std::string& title, const std::vector<const Field*>& fields,
                float width) {
    if (fields.empty()) return;
    auto& folded = ui.levers.folded;
    std::vector<std::string> keys;
    for (const auto* field : fields) keys.push_back(field->key);
    if (is_wanted(ui, keys)) folded.erase(title);
    const bool open = !folded.contains(title);
    if (fold_heading(ui, title, open ? "" : folded_words(ui, fields), open, width)) {
        open ? (void)folded.insert(title) : (void)folded.erase(title);
    }
    space(ui, 0.75f);
    if (!open) return;
    for (const auto* field : fields) draw_field(ui, *field, width, doubt_of(ui, field->key));
    space(ui, 0.5f);
}

void draw_groups(Ui& ui, const message::Scenario& scenario,
                 const std::vector<message::Group>& groups, float width) {
    for (const auto& group : groups) {
        std::vector<const Field*> fields;
        for (const auto& key : group.keys) {
            const auto* field = session::find_field(scenario, key);
            // What matters most has been shown above.
            if (field != nullptr && doubt_of(ui, key) == nullptr) fields.push_back(field);
        }
        draw_group(ui, group.title, fields, width);
    }
}

/// The assumptions that the answer depends on most, before all others.
void draw_what_matters(Ui& ui, const message::Scenario& scenario, float width) {
    const auto headline = session::outcome_index(scenario, ui.session.confidence().outcome);
    if (headline >= scenario.outcomes.size()) return;
    const auto& label = scenario.outcomes[headline].label;
    std::vector<const Field*> fields;
    for (const auto& doubt : ui.levers.doubts) {
        if (const auto* field = session::find_field(scenario, doubt.key)) fields.push_back(field);
    }
    std::string words;
    if (!fields.empty()) {
        words = "What is unsure about “" + label + "” comes from these most, the strongest first.";
    } else if (ui.session.doubts() != nullptr) {
        words = "No single assumption stands out: chance and many small doubts make “" + label +
                "” unsure.";
    } else {
        words = "Which of them matter most is still being worked out.";
    }
    text(ui, ui.fonts.small, ui.theme.ink, words, width);
    place(ui, "doubts", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    space(ui, 1);
    draw_group(ui, "What matters most", fields, width);
}

std::string lower(std::string_view words) {
    std::string result(words);
    for (auto& c : result) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    return result;
}

/// Fields of a kind in whose name or explanation every word of the search stands.
std::vector<const Field*> found(const message::Scenario& scenario, message::Kind kind,
                                std::string_view search) {
    std::vector<const Field*> fields;
    for (const auto& field : scenario.fields) {
        if (field.kind != kind) continue;
        const auto all = lower(field.label + " " + field.sentence);
        const auto wanted = lower(search);
        bool holds = true;
        for (std::size_t at = 0; at < wanted.size();) {
            const auto end = std::min(wanted.find(' ', at), wanted.size());
            holds = holds && all.find(wanted.substr(at, end - at)) != all.npos;
            at = end + 1;
        }
        if (holds) fields.push_back(&field);
    }
    return fields;
}

/// Assumptions stand on a ground of their own, drawn behind them once their height is known.
template <class Draw> void on_doubtful_ground(Ui& ui, Rect rect, Draw&& content) {
    auto& draw = draw_list();
    draw.ChannelsSplit(2);
    draw.ChannelsSetCurrent(1);
    const ImVec2 top = ImGui::GetCursorScreenPos();
    space(ui, 2);
    content();
    const float bottom = std::max(ImGui::GetCursorScreenPos().y, rect.max.y);
    draw.ChannelsSetCurrent(0);
    draw.PushClipRect(rect.min, rect.max, false);
    draw.AddRectFilled({rect.min.x, top.y}, {rect.max.x, bottom}, ui.theme.doubt);
    draw.AddRectFilled({rect.min.x, top.y}, {rect.min.x + 3, bottom}, ui.theme.doubt_mark);
    draw.PopClipRect();
    draw.ChannelsMerge();
}

void draw_found(Ui& ui, const message::Scenario& scenario, Rect rect, float width) {
    const std::string_view search = ui.levers.search.data();
    const auto levers = found(scenario, message::Kind::lever, search);
    const auto assumptions = found(scenario, message::Kind::assumption, search);
    const auto count = levers.size() + assumptions.size();
    text(ui, ui.fonts.small, ui.theme.quiet,
         count == 0   ? std::string("Nothing is called that.")
         : count == 1 ? std::string("One is found.")
                      : std::to_string(count) + " are found.",
         width);
    if (button(ui, "Show all again", Look::plain, Icon::close)) ui.levers.search = {};
    space(ui, 1);
    for (const auto* field : levers) draw_field(ui, *field, width);
    if (assumptions.empty()) return;
    on_doubtful_ground(ui, rect, [&] {
        text(ui, ui.fonts.heading, ui.theme.ink, "Assumptions", width);
        space(ui, 1.5f);
        for (const auto* field : assumptions)
            draw_field(ui, *field, width, doubt_of(ui, field->key));
    });
}

void draw_all(Ui& ui, const message::Scenario& scenario, Rect rect, float width) {
    draw_groups(ui, scenario, scenario.levers, width);
    on_doubtful_ground(ui, rect, [&] {
        text(ui, ui.fonts.heading, ui.theme.ink, "Assumptions", width);
        text(ui, ui.fonts.small, ui.theme.doubt_mark,
             "Facts that nobody knows for sure. They hold for the baseline and the reform alike. "
             "Move them to see whether the answer survives.",
             width);
        space(ui, 1);
        draw_what_matters(ui, scenario, width);
        draw_groups(ui, scenario, scenario.assumptions, width);
    });
}

} // namespace

void draw_levers(Ui& ui, Rect rect) {
    const auto* scenario = ui.session.scenario();
    const float pad = ui.grid(ui.narrow ? 2 : 2.5f);
    begin_scroll(ui, "levers", rect, {pad, ui.narrow ? ui.grid(1) : pad}, ui.theme.panel);
    if (scenario != nullptr) {
        renew_doubts(ui, *scenario, rect);
        const float width = ImGui::GetContentRegionAvail().x - ui.grid(0.5f);
        draw_policies(ui, *scenario, width);
        if (!ui.narrow) {
            search_field(ui, "lever-search", "Find a lever or an assumption", "ask-lever",
                         ui.levers.search, width);
            space(ui, 1);
        }
        // What is to be brought into sight may not be among what was searched for.
        const bool wanted = std::ranges::any_of(
            ui.reveal, [](const auto& name) { return name.starts_with("lever:"); });
        if (wanted) ui.levers.search = {};
        if (ui.levers.search[0] != 0)
            draw_found(ui, *scenario, rect, width);
        else
            draw_all(ui, *scenario, rect, width);
    }
    end_scroll(ui);
}

} // namespace folkmoot::ui
