/// Which formula, against what, and where its levers stand.

#include "canvas/funding/parts.hpp"
#include "session/funding/numbers.hpp"

#include <algorithm>

namespace folkmoot::ui {
namespace {

using message::Against;

std::vector<Option> formula_options(const session::FundingDesk& desk,
                                    const std::string& without = "") {
    std::vector<Option> options;
    for (const auto& card : desk.cards()) {
        if (card.name != without) options.push_back({card.title, card.explanation});
    }
    return options;
}

void draw_picker(Ui& ui, session::FundingDesk& desk, float width) {
    text(ui, ui.fonts.heading, ui.theme.ink, "The formula", width);
    const auto options = formula_options(desk);
    int chosen = -1;
    for (std::size_t i = 0; i < desk.cards().size(); ++i) {
        if (!desk.edited_formula() && desk.cards()[i].name == desk.formula())
            chosen = static_cast<int>(i);
    }
    if (pick_one(ui, "formula", options, chosen, width,
                 desk.edited_formula() ? "Your own version" : "Choose a formula")) {
        desk.choose_formula(desk.cards()[static_cast<std::size_t>(chosen)].name);
        ui.session.act("forget-formula", "");
    }
    if (const auto* answer = desk.answer()) {
        text(ui, ui.fonts.small, ui.theme.quiet, answer->formula.explanation, width);
    }
    space(ui, 0.5f);
    const float half = (width - ui.grid(1)) / 2;
    if (button(ui, "Edit##formula", Look::plain, Icon::none, half)) {
        ui.funding.editing = true;
        ui.funding.told.clear();
        ui.session.act("edit-formula", desk.formula_text());
    }
    place(ui, "button:edit-formula", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    ImGui::SameLine(0, ui.grid(1));
    if (button(ui, "Save the file##formula", Look::plain, Icon::download, half)) {
        const auto words = desk.formula_text();
        const auto name = desk.edited_formula() ? desk.formula() + "-edited" : desk.formula();
        ui.session.act("save-file", session::file_name(name, "json"), {words.begin(), words.end()});
    }
    place(ui, "button:save-formula", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    if (desk.edited_formula()) {
        text(ui, ui.fonts.small, ui.theme.doubt_mark,
             "This is your own version. It is not part of a link: save the file to keep or to "
             "share it.",
             width);
        if (button(ui, "Back to the formula as it was", Look::bare, Icon::reset)) {
            desk.drop_edits();
            ui.session.act("forget-formula", "");
        }
    }
    draw_trouble(ui, desk.problems(), width);
}

void draw_against(Ui& ui, session::FundingDesk& desk, float width) {
    space(ui, 1);
    text(ui, ui.fonts.small_strong, ui.theme.ink, "Compare with", width);
    const std::vector<std::string> names{"today", "a formula", "its target"};
    int chosen = static_cast<int>(desk.against());
    if (choose_one(ui, "against", names, chosen, width))
        desk.choose_against(static_cast<Against>(chosen));
    place(ui, "against", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    if (desk.against() != Against::formula) return;
    const auto options = formula_options(desk);
    int other = -1;
    for (std::size_t i = 0; i < desk.cards().size(); ++i) {
        if (desk.cards()[i].name == desk.other()) other = static_cast<int>(i);
    }
    if (pick_one(ui, "other", options, other, width))
        desk.choose_other(desk.cards()[static_cast<std::size_t>(other)].name);
}

/// "Source: NHS England", but "A choice, not a fact".
std::string source_words(std::string source) {
    if (source[0] < 'a' || source[0] > 'z') return "Source: " + source;
    source[0] = static_cast<char>(source[0] - 'a' + 'A');
    return source;
}

void draw_lever(Ui& ui, session::FundingDesk& desk, const message::FormulaLeverState& lever,
                float width) {
    const auto found = desk.levers().find(lever.key);
    const bool moved = found != desk.levers().end();
    double value = moved ? found->second : lever.now;
    if (!moved && !desk.stale()) value = lever.usual;
    ImGui::PushID(lever.key.c_str());
    const ImVec2 top = ImGui::GetCursorScreenPos();
    // What is not confirmed stands on the ground of assumptions, drawn once its height is known.
    auto& draw = draw_list();
    const float inset = lever.unverified ? ui.grid(1.25f) : 0;
    if (lever.unverified) {
        draw.ChannelsSplit(2);
        draw.ChannelsSetCurrent(1);
        ImGui::Dummy({0, ui.grid(0.25f)});
        ImGui::Indent(inset);
    }
    const float inner = width - 2 * inset;
    setting_name(ui, lever.label, session::lever_words(lever, value), inner);
    text(ui, ui.fonts.small, ui.theme.quiet, lever.sentence, inner);
    if (lever.unverified) {
        text(ui, ui.fonts.small, ui.theme.doubt_mark,
             "Not confirmed: a default that you may change.", inner);
    } else if (!lever.source.empty()) {
        text(ui, ui.fonts.small, ui.theme.quiet, source_words(lever.source), inner);
    }
    const Range range{lever.low, lever.high,
                      lever.step > 0 ? lever.step : (lever.high - lever.low) / 200, lever.usual};
    const auto slid = slide(ui, lever.key.c_str(), value, range, inner);
    ui.places["control:funding." + lever.key] = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    if (slid.changed) desk.move(lever.key, value, slid.held);
    if (slid.released) desk.release();
    if (moved && button(ui, "Back to the usual value##" + lever.key, Look::bare, Icon::reset))
        desk.reset(lever.key);
    if (lever.unverified) {
        ImGui::Unindent(inset);
        const float bottom = ImGui::GetItemRectMax().y + ui.grid(0.5f);
        draw.ChannelsSetCurrent(0);
        draw.AddRectFilled(top, {top.x + width, bottom}, ui.theme.doubt, 4);
        draw.AddRectFilled(top, {top.x + 3, bottom}, ui.theme.doubt_mark);
        draw.ChannelsMerge();
    }
    ImGui::PopID();
    space(ui, 1.75f);
}

} // namespace

void funding_heading(Ui& ui, std::string_view words, float width) {
    space(ui, 2);
    text(ui, ui.fonts.heading, ui.theme.ink, words, width);
    space(ui, 0.5f);
}

void funding_waiting(Ui& ui, std::string_view words, float width) {
    text(ui, ui.fonts.body, ui.theme.quiet, words, width);
}

void draw_funding_formula(Ui& ui, float width) {
    auto& desk = ui.session.funding();
    draw_picker(ui, desk, width);
    draw_against(ui, desk, width);
    const auto* answer = desk.answer();
    if (answer == nullptr) return;
    funding_heading(ui, "Its levers", width);
    if (answer->formula.levers.empty()) {
        text(ui, ui.fonts.small, ui.theme.quiet, "This formula has nothing to move.", width);
    }
    for (const auto& lever : answer->formula.levers) draw_lever(ui, desk, lever, width);
    if (!desk.levers().empty() && button(ui, "All levers back", Look::plain, Icon::reset))
        desk.reset_levers();
}

} // namespace folkmoot::ui
