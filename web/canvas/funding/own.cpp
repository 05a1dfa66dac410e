/// The table: one that comes with the page, or a person's own with its columns matched by name or
/// by hand.

#include "canvas/funding/parts.hpp"

#include <algorithm>

namespace folkmoot::ui {
namespace {

/// "england-icb.csv" -> "england icb".
std::string table_title(const std::string& file) {
    auto title = file.substr(0, file.rfind('.'));
    std::replace(title.begin(), title.end(), '-', ' ');
    return title;
}

void draw_matching(Ui& ui, session::FundingDesk& desk, const message::FormulaFace& formula,
                   float width) {
    const auto& headings = desk.own_look().headings;
    std::vector<Option> options{{"matched by name", ""}};
    for (const auto& heading : headings) options.push_back({heading, ""});
    text(ui, ui.fonts.small, ui.theme.quiet,
         "What the formula needs, and which column of your table holds it:", width);
    for (const auto& column : formula.columns) {
        const auto chosen_heading = desk.own().columns.find(column.name);
        int chosen = 0;
        for (std::size_t i = 0; chosen_heading != desk.own().columns.end() && i < headings.size();
             ++i) {
            if (headings[i] == chosen_heading->second) chosen = static_cast<int>(i) + 1;
        }
        const bool known = desk.problems().empty() && !column.heading.empty();
        if (known && chosen == 0)
            options[0].name = column.heading + " (by name)";
        else
            options[0].name = "by name";
        space(ui, 0.75f);
        text(ui, ui.fonts.small_strong, ui.theme.ink,
             column.meaning.empty() ? column.name : column.meaning, width);
        text(ui, ui.fonts.small, ui.theme.quiet,
             column.name + (column.unit.empty() ? "" : ", " + column.unit), width);
        if (pick_one(ui, ("column-" + column.name).c_str(), options, chosen, width)) {
            desk.match(column.name,
                       chosen == 0 ? "" : headings[static_cast<std::size_t>(chosen) - 1]);
        }
    }
}

// What was understood, left out or guessed: on the ground of assumptions.
void draw_notes(Ui& ui, const session::FundingDesk& desk, float width) {
    const auto notes = desk.own_notes();
    if (notes.empty()) return;
    space(ui, 1);
    const ImVec2 top = ImGui::GetCursorScreenPos();
    auto& draw = draw_list();
    draw.ChannelsSplit(2);
    draw.ChannelsSetCurrent(1);
    ImGui::Dummy({0, ui.grid(0.5f)});
    ImGui::Indent(ui.grid(1.25f));
    for (const auto& note : notes) {
        text(ui, ui.fonts.small, ui.theme.ink, note, width - ui.grid(2.5f));
        space(ui, 0.5f);
    }
    ImGui::Unindent(ui.grid(1.25f));
    const float bottom = ImGui::GetItemRectMax().y + ui.grid(0.75f);
    draw.ChannelsSetCurrent(0);
    draw.AddRectFilled(top, {top.x + width, bottom}, ui.theme.doubt, 4);
    draw.AddRectFilled(top, {top.x + 3, bottom}, ui.theme.doubt_mark);
    draw.ChannelsMerge();
    place(ui, "funding:notes", {top, {top.x + width, bottom}});
    space(ui, 1);
}

// What only the person can decide about their table.
void draw_questions(Ui& ui, session::FundingDesk& desk, float width) {
    // Answering changes the list: it is read before it is drawn.
    const auto questions = desk.own_look().questions;
    for (const auto& question : questions) {
        std::vector<Option> options;
        int chosen = -1;
        for (std::size_t i = 0; i < question.values.size() && i < question.words.size(); ++i) {
            if (question.values[i] == question.chosen) chosen = static_cast<int>(i);
            options.push_back({question.words[i], ""});
        }
        space(ui, 0.75f);
        text(ui, ui.fonts.small_strong, ui.theme.ink, question.sentence, width);
        if (pick_one(ui, ("question-" + question.key).c_str(), options, chosen, width, "Choose"))
            desk.answer_table(question.key, question.values[static_cast<std::size_t>(chosen)]);
        place(ui, "question:" + question.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    }
    space(ui, 1);
}

}  // namespace

void draw_funding_own_table(Ui& ui, float width) {
    auto& desk = ui.session.funding();
    funding_heading(ui, "The table", width);
    if (button(ui, "Use your own table", Look::filled, Icon::plus, width))
        ui.session.act("ask-table", "funding");
    place(ui, "button:own-table", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    text(ui, ui.fonts.small, ui.theme.quiet,
         "Paste from a spreadsheet, choose a CSV file, or drop one anywhere. Nothing leaves this "
         "computer.",
         width);
    space(ui, 1);
    text(ui, ui.fonts.small_strong, ui.theme.quiet, "or one that comes with this page", width);
    std::vector<Option> options;
    int chosen = -1;
    for (const auto& name : desk.tables()) {
        if (!desk.own_table() && name == desk.table()) chosen = static_cast<int>(options.size());
        options.push_back({table_title(name), ""});
    }
    const auto own = "Your own: " + desk.own().file;
    if (pick_one(ui, "table", options, chosen, width,
                 desk.own_table() ? own : std::string("Choose a table"))) {
        desk.choose_table(desk.tables()[static_cast<std::size_t>(chosen)]);
        ui.session.act("forget-table", "");
    }
    const auto* answer = desk.answer();
    if (!desk.own_table()) return;
    draw_notes(ui, desk, width);
    draw_questions(ui, desk, width);
    if (answer != nullptr) draw_matching(ui, desk, answer->formula, width);
    space(ui, 1);
    if (button(ui, "Put your table away", Look::plain, Icon::close)) {
        desk.forget_own_table();
        ui.session.act("forget-table", "");
    }
}

}  // namespace folkmoot::ui
