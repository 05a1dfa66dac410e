/// The question, the one sentence that answers it, how sure that is, and whether it is reproduced.

#include "canvas/panels.hpp"
#include "canvas/sheet/draw.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::ui {
namespace {

ImFont* sentence_font(const Ui& ui) { return ui.narrow ? ui.fonts.body : ui.fonts.large; }

/// How high the sentence is: as it stands, and as it will stand when all runs are in.
float sentence_height(Ui& ui, float column) {
    auto* font = sentence_font(ui);
    return std::max(text_size(font, ui.room.at("sentence").words, column).y,
                    text_size(font, ui.session.full_sentence(), column).y);
}

float column_width(const Ui& ui, float width) {
    const float pad = ui.grid(ui.narrow ? 2 : 2.5f);
    return std::min(width - 2 * pad, 1080 * ui.text_scale);
}

/// Where the parts of the sentence stand on a narrow screen.
struct Compact {
    bool open = false;   ///< all of it
    bool bare = false;   ///< the screen is so low that only the sentence's first line has room
    std::size_t lines = 2;
    float question = 0, sentence = 0, foot = 0;
    [[nodiscard]] float height(const Ui& ui) const {
        return question + sentence + foot + ui.grid(bare ? 1 : 2.5f);
    }
};

Compact compact_of(Ui& ui, float column, float room) {
    Compact c;
    c.open = ui.sentence_open;
    c.bare = !c.open && room < 260 * std::max(1.0f, ui.text_scale);
    c.lines = c.bare ? 1 : 2;
    const auto* asked = ui.room.find("question");
    const float small = font_size(ui.fonts.small);
    const float all = sentence_height(ui, column);
    const float some = static_cast<float>(c.lines) * font_size(sentence_font(ui));
    c.sentence = c.open ? all : some;
    if (c.bare || asked == nullptr) return c;
    const float question = text_size(ui.fonts.small_strong, asked->words, column).y;
    c.question = (c.open ? question : small) + ui.grid(0.5f);
    c.foot = text_size(ui.fonts.small, ui.room.at("badge").words, column - ui.grid(8)).y +
             ui.grid(0.75f);
    return c;
}

/// Words that open or close the sentence, large enough for a finger, around `middle`'s height.
bool draw_more_button(Ui& ui, const char* words, float right, float middle) {
    auto* font = ui.fonts.small_strong;
    const auto size = text_size(font, words);
    const float width = std::max(44.0f, size.x + 8), height = std::max(28.0f, size.y + 4);
    ImGui::SetCursorScreenPos({right - width, middle - height / 2});
    const bool pressed = ImGui::InvisibleButton("more", {width, height});
    text_at(draw_list(), font, {right - size.x, middle - size.y / 2}, ui.theme.reform, words);
    focus_ring(ui, 4);
    place(ui, "button:more", {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    return pressed;
}

/// A number in a line of words: where it begins and how long it is, in bytes.
struct NumberAt {
    std::size_t from = 0, size = 0;
};

std::vector<NumberAt> numbers_in(std::string_view line) {
    std::vector<NumberAt> numbers;
    for (std::size_t at = 0; at < line.size();) {
        auto end = std::min(line.find(' ', at), line.size());
        const auto next = end + 1;
        while (at < end && line[at] == '(') ++at;
        while (end > at && std::string_view(".,;:)").find(line[end - 1]) != std::string_view::npos)
            --end;
        const auto word = line.substr(at, end - at);
        if (word.find_first_of("0123456789") != word.npos) numbers.push_back({at, word.size()});
        at = next;
    }
    return numbers;
}

/// Every number leads to where it comes from: the room Evidence, at its sources.
void draw_numbers(Ui& ui, ImFont* font, std::string_view line, ImVec2 at, float room, int& count) {
    const float height = font_size(font);
    for (const auto& number : numbers_in(line)) {
        const float from = text_size(font, line.substr(0, number.from)).x;
        const float wide = text_size(font, line.substr(number.from, number.size)).x;
        if (from + wide > room) return;
        const auto name = "number:" + std::to_string(count++);
        ImGui::SetCursorScreenPos({at.x + from, at.y});
        if (ImGui::InvisibleButton(name.c_str(), {wide, height})) {
            use(ui, ui.room.at("button:evidence"));
            ui.reveal.insert("section:sources");
        }
        const bool hovered = ImGui::IsItemHovered();
        if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
        tip(ui, ui.room.at("button:evidence").words);
        focus_ring(ui, 3);
        ui.places[name] = {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
        const float below = std::round(at.y + height * 0.95f);
        draw_list().AddRectFilled({at.x + from, below}, {at.x + from + wide, below + 1},
                                  hovered ? ui.theme.reform : ui.theme.control_edge);
    }
}

/// The sentence, or its first lines and a button for the rest.
void draw_sentence(Ui& ui, ImVec2 at, float column, const Compact& c) {
    const auto& sentence = ui.room.at("sentence");
    const auto& words = sentence.words;
    const ImU32 colour = tone_colour(ui, sentence.tone);
    auto* font = sentence_font(ui);
    ImGui::SetCursorScreenPos(at);
    const auto lines = lines_of(font, words, column);
    const bool cut = lines.size() > c.lines || c.bare;
    const float line = font_size(font);
    int numbers = 0;
    if (c.open || !cut) {
        text(ui, font, colour, words, column);
        for (std::size_t i = 0; i < lines.size(); ++i)
            draw_numbers(ui, font, lines[i], {at.x, at.y + static_cast<float>(i) * line}, column,
                         numbers);
    } else {
        const float more = std::max(44.0f, text_size(ui.fonts.small_strong, "more").x + 8);
        for (std::size_t i = 0; i < c.lines && i < lines.size(); ++i) {
            const ImVec2 place_of_line{at.x, at.y + static_cast<float>(i) * line};
            const bool last = i + 1 == c.lines;
            const auto rest = std::string_view(words).substr(
                static_cast<std::size_t>(lines[i].data() - words.data()));
            text_at(draw_list(), font, place_of_line, colour, last ? rest : lines[i],
                    last ? column - more : 0);
            draw_numbers(ui, font, last ? rest : lines[i], place_of_line,
                         last ? column - more - text_size(font, "…").x : column, numbers);
        }
        if (draw_more_button(ui, "more", at.x + column,
                             at.y + (static_cast<float>(c.lines) - 0.5f) * line))
            ui.sentence_open = true;
    }
    ui.places["sentence"] = {at, {at.x + column, at.y + c.sentence}};
}

/// The fingerprint. Returns where it ends.
float draw_badge(Ui& ui, ImVec2 at, float column) {
    const auto* badge = ui.room.find("badge");
    if (badge == nullptr) return at.x;
    auto& draw = draw_list();
    const float small = font_size(ui.fonts.small);
    const ImU32 colour = tone_colour(ui, badge->tone);
    float x = at.x;
    if (badge->live) { // the same bits as promised: a check mark
        draw.PathLineTo({x + 1, at.y + small * 0.55f});
        draw.PathLineTo({x + small * 0.35f, at.y + small * 0.85f});
        draw.PathLineTo({x + small * 0.85f, at.y + small * 0.2f});
        draw.PathStroke(colour, 0, 2);
        x += small + ui.grid(0.75f);
    }
    const float most = at.x + column - x;
    const auto size = text_size(ui.fonts.small, badge->words, most);
    ImGui::SetCursorScreenPos({x, at.y});
    text(ui, ui.fonts.small, colour, badge->words, most);
    const float height = std::max(24.0f, size.y + 8);
    ImGui::SetCursorScreenPos({at.x, at.y + size.y / 2 - height / 2});
    ImGui::InvisibleButton("badge", {x + size.x - at.x, height});
    focus_ring(ui, 4);
    tip(ui, badge->help);
    place(ui, badge->key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    return x + size.x + ui.grid(ui.narrow ? 2 : 3);
}

/// The fingerprint, and what is still being worked out: beside it, where there is room.
void draw_foot(Ui& ui, ImVec2 at, float column) {
    const auto& t = ui.theme;
    auto& draw = draw_list();
    const float small = font_size(ui.fonts.small);
    float x = draw_badge(ui, at, column);
    const auto* certainty = ui.room.find("certainty");
    if (certainty == nullptr) return;
    const auto& told = ui.narrow ? certainty->value_words : certainty->words;
    const auto* done = std::get_if<double>(&certainty->value);
    const float words = text_size(ui.fonts.small, told).x, right = at.x + column;
    const float bar = std::min(ui.grid(9), right - x - words - ui.grid(1));
    if (done != nullptr && bar >= ui.grid(4)) {
        const float middle = at.y + small / 2, share = static_cast<float>(*done);
        draw.AddRectFilled({x, middle - 1}, {x + bar, middle + 1}, t.control_edge, 1);
        draw.AddRectFilled({x, middle - 2}, {x + bar * share, middle + 2}, t.baseline, 2);
        x += bar + ui.grid(1);
    }
    if (right - x <= ui.grid(4)) return;
    text_at(draw, ui.fonts.small, {x, at.y}, t.quiet, told, right - x);
    place(ui, certainty->key, {{x, at.y}, {std::min(right, x + words), at.y + small}});
}

/// At the right end of the foot: where numbers come from. Returns the room that it takes.
float draw_evidence_link(Ui& ui, float right, float bottom) {
    const auto* evidence = ui.room.find("button:evidence");
    if (evidence == nullptr) return 0;
    auto* font = ui.fonts.small;
    const auto size = text_size(font, evidence->words);
    const float height = std::max(24.0f, size.y + 8);
    ImGui::SetCursorScreenPos({right - size.x, bottom - size.y / 2 - height / 2});
    const float line = bottom - size.y;
    if (ImGui::InvisibleButton("evidence", {size.x, height})) use(ui, *evidence);
    const bool hovered = ImGui::IsItemHovered() && !by_finger();
    if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    focus_ring(ui, 4);
    note_focus(ui, *evidence);
    tip(ui, evidence->help);
    place(ui, evidence->key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    text_at(draw_list(), font, {right - size.x, line}, ui.theme.reform, evidence->words);
    draw_list().AddRectFilled({right - size.x, line + size.y}, {right, line + size.y + 1},
                              ui.theme.reform);
    return size.x + ui.grid(2);
}

void draw_narrow(Ui& ui, Rect rect, float column) {
    const auto& t = ui.theme;
    const auto c = compact_of(ui, column, ui.statement_room);
    const float pad = ui.grid(2), edge = ui.grid(c.bare ? 0.5f : 1);
    // All of it may be more than there is room for.
    if (c.open)
        begin_scroll(ui, "statement", rect, {pad, edge}, t.paper);
    else
        begin_part(ui, "statement", rect, {pad, edge}, t.paper);
    ImVec2 at = ImGui::GetCursorScreenPos();
    // What scrolls may have its bar where a column ends.
    const float right = at.x + std::min(column, ImGui::GetContentRegionAvail().x);
    const auto& question = ui.room.at("question");
    if (c.question > 0) {
        ImGui::SetCursorScreenPos(at);
        if (c.open)
            text(ui, ui.fonts.small_strong, t.quiet, question.words, column);
        else
            text_at(draw_list(), ui.fonts.small_strong, at, t.quiet, question.words, column);
        place(ui, question.key, {at, {at.x + column, at.y + c.question}});
        at.y += c.question;
    }
    draw_sentence(ui, at, column, c);
    at.y += c.sentence + ui.grid(0.75f);
    if (!c.bare) draw_foot(ui, at, c.open ? column - ui.grid(8) : column);
    if (c.open) {
        if (draw_more_button(ui, "less", right, at.y + font_size(ui.fonts.small) / 2))
            ui.sentence_open = false;
        ui.pull.drawing = false;
        ImGui::SetCursorScreenPos({at.x, at.y + c.foot});
        end_scroll(ui);
    } else {
        end_part(ui);
    }
}

} // namespace

float statement_height(Ui& ui, float width, float room) {
    const float column = column_width(ui, width);
    if (ui.narrow) {
        ui.statement_room = room;
        const float wanted = compact_of(ui, column, room).height(ui);
        return std::round(ui.sentence_open ? std::min(wanted, room * 0.6f) : wanted);
    }
    auto* font = sentence_font(ui);
    // Two lines are always kept, so that the page does not jump while a lever moves.
    const float text_height = std::max(2 * font_size(font), sentence_height(ui, column));
    return font_size(ui.fonts.title) + text_height +
           text_size(ui.fonts.small, ui.room.at("badge").words, column).y + ui.grid(6);
}

void draw_statement(Ui& ui, Rect rect) {
    const float column = column_width(ui, rect.width());
    if (ui.narrow) {
        draw_narrow(ui, rect, column);
    } else {
        begin_part(ui, "statement", rect, {0, 0}, ui.theme.paper);
        const float pad = ui.grid(2.5f);
        ImVec2 at{rect.min.x + pad, rect.min.y + ui.grid(2)};
        if (const auto* question = ui.room.find("question")) {
            text_at(draw_list(), ui.fonts.title, at, ui.theme.ink, question->words,
                    rect.width() - 2 * pad);
            place(ui, question->key, {at, {rect.max.x - pad, at.y + font_size(ui.fonts.title)}});
            at.y += font_size(ui.fonts.title) + ui.grid(1);
        }
        Compact whole;
        whole.open = true;
        whole.sentence = text_size(sentence_font(ui), ui.room.at("sentence").words, column).y;
        draw_sentence(ui, at, column, whole);
        const float wide = rect.width() - 2 * pad, foot = rect.max.y - ui.grid(1.75f);
        const float small = font_size(ui.fonts.small);
        draw_foot(ui, {at.x, foot - small}, wide - draw_evidence_link(ui, at.x + wide, foot));
        end_part(ui);
    }
    draw_list().AddRectFilled({rect.min.x, rect.max.y - 1}, rect.max, ui.theme.line);
}

} // namespace folkmoot::ui
