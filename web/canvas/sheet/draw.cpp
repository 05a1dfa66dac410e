#include "canvas/sheet/draw.hpp"

#include "canvas/charts/looks.hpp"
#include "rooms/use.hpp"

namespace folkmoot::ui {
namespace {

using sheet::Kind;
using sheet::Node;

void draw_disclosure(Ui& ui, const Node& node, float width) {
    // Whether it is open is the renderer's own: what somebody turned is remembered here.
    auto& turned = ui.turned_disclosures;
    if (ui.reveal.contains(node.key) && !node.open.value_or(false)) turned.insert(node.key);
    const bool open = node.open.value_or(false) != turned.contains(node.key);
    if (fold_heading(ui, node.words, "", open, width)) {
        if (turned.erase(node.key) == 0) turned.insert(node.key);
    }
    place(ui, node.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    space(ui, 0.75f);
    if (!open) return;
    if (!node.help.empty()) text(ui, ui.fonts.small, ui.theme.quiet, node.help, width);
    draw_children(ui, node, width);
}

void draw_group(Ui& ui, const Node& node, float width) {
    const bool headed = !node.children.empty() && node.children.front().kind == Kind::heading;
    if (!node.words.empty() && node.tone != sheet::Tone::quiet && !headed) {
        text(ui, ui.fonts.small_strong, ui.theme.quiet, node.words, width);
        space(ui, 0.5f);
    }
    if (!node.help.empty()) text(ui, ui.fonts.small, ui.theme.quiet, node.help, width);
    draw_children(ui, node, width);
}

void draw_chart_of(Ui& ui, const Node& node, float width) {
    if (const auto* look = charts::find_look(node.chart ? node.chart->look : "")) {
        ChartLook drawn{[&](const charts::Canvas& canvas) { look->paint(canvas, node); },
                        look->height(node)};
        if (look->under != nullptr)
            drawn.under = [&](const charts::Canvas& canvas) { return look->under(canvas, node); };
        draw_chart(ui, node, drawn, width);
        return;
    }
    // Whoever does not know a look reads the table behind it.
    text(ui, ui.fonts.strong, ui.theme.ink, node.title, width);
    draw_children(ui, node, width);
}

} // namespace

void note_focus(Ui& ui, const Node& node) {
    if (ImGui::IsItemFocused()) ui.used_last = node.key;
}

void use(Ui& ui, const Node& node, std::string_view value) {
    ui.used_last = node.key;
    if (node.kind == Kind::link) {
        if (node.href.starts_with('#'))
            ui.reveal.insert(node.href.substr(1));
        else if (!node.href.empty())
            ui.session.act("open-link", node.href);
        return;
    }
    (void)rooms::use(ui.session, node, value);
}

void draw_children(Ui& ui, const Node& node, float width) {
    bool beside = false;
    float right = 0;
    for (const auto& child : node.children) {
        // Buttons that follow each other stand side by side where there is room.
        const bool is_button = child.kind == Kind::button;
        if (is_button && beside) {
            const float wanted = text_size(ui.fonts.body, child.words).x + ui.grid(6);
            if (right + wanted < ImGui::GetCursorScreenPos().x + width) ImGui::SameLine();
        }
        draw_node(ui, child, width);
        beside = is_button;
        right = ImGui::GetItemRectMax().x;
        if (!is_button && child.kind != Kind::text) space(ui, 1);
    }
}

void draw_node(Ui& ui, const Node& node, float width) {
    const ImVec2 top = ImGui::GetCursorScreenPos();
    switch (node.kind) {
    case Kind::sheet:
    case Kind::dialog:
    case Kind::group:
        draw_group(ui, node, width);
        break;
    case Kind::heading:
    case Kind::text:
    case Kind::sentence:
        draw_words(ui, node, width);
        break;
    case Kind::list:
        draw_entries(ui, node, width);
        break;
    case Kind::notice:
        draw_notice(ui, node, width);
        break;
    case Kind::progress:
        draw_progress(ui, node, width);
        break;
    case Kind::slider:
    case Kind::toggle:
    case Kind::choice:
    case Kind::number:
    case Kind::text_field:
        draw_setting(ui, node, width);
        return; // has its places already
    case Kind::button:
    case Kind::file:
        draw_button(ui, node);
        return;
    case Kind::link:
        draw_link(ui, node, width);
        return;
    case Kind::table:
        draw_table(ui, node, width);
        draw_children(ui, node, width);
        break;
    case Kind::chart:
        draw_chart_of(ui, node, width);
        return;
    case Kind::map:
        draw_children(ui, node, width);
        break;
    case Kind::qr:
        draw_qr(ui, node, width);
        break;
    case Kind::card:
        draw_card(ui, node, width);
        return;
    case Kind::disclosure:
        draw_disclosure(ui, node, width);
        return;
    }
    place(ui, node.key, {top, {top.x + width, ImGui::GetItemRectMax().y}});
}

} // namespace folkmoot::ui
