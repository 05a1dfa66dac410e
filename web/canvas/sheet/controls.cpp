/// What is pressed, chosen and written.

#include "canvas/menu.hpp"
#include "canvas/sheet/draw.hpp"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace folkmoot::ui {
namespace {

using sheet::Kind;
using sheet::Node;

/// The icon of a command by its key, or by what the key begins with.
constexpr std::array<std::pair<std::string_view, Icon>, 33> icons{{
    {"button:share", Icon::share},     {"button:plain", Icon::page},
    {"wall:show", Icon::fit},          {"button:tour", Icon::help},
    {"button:scenarios", Icon::down},  {"button:undo", Icon::undo},
    {"button:redo", Icon::redo},       {"button:reset-all", Icon::close},
    {"button:csv", Icon::download},    {"button:save-", Icon::download},
    {"button:stop", Icon::close},      {"button:evidence", Icon::page},
    {"reset:", Icon::reset},           {"csv:", Icon::download},
    {"picture:", Icon::picture},       {"funding:csv:", Icon::download},
    {"funding:save", Icon::download},  {"funding:reset", Icon::reset},
    {"funding:print", Icon::page},     {"trial:csv:", Icon::download},
    {"trial:save", Icon::download},    {"trial:reset", Icon::reset},
    {"trial:usual", Icon::reset},      {"trial:again", Icon::reset},
    {"trial:thousand", Icon::play},    {"trial:stop", Icon::pause},
    {"trial:add-group", Icon::plus},   {"trial:remove:", Icon::close},
    {"trial:leave:", Icon::close},     {"trial:own-save", Icon::download},
    {"trial:own-forget", Icon::close}, {"problems:close", Icon::close},
    {"trial:brief", Icon::page},
}};

std::size_t chosen_of(const Node& node) {
    const auto* value = std::get_if<std::string>(&node.value);
    const auto found =
        std::find_if(node.options.begin(), node.options.end(), [&](const sheet::Option& option) {
            return value != nullptr && option.key == *value;
        });
    return static_cast<std::size_t>(found - node.options.begin());
}

/// A button that says what is chosen, and opens the list of all.
void draw_pick(Ui& ui, const Node& node, float width) {
    const auto& t = ui.theme;
    const auto chosen = chosen_of(node);
    const bool some = chosen < node.options.size();
    const ImVec2 min = ImGui::GetCursorScreenPos();
    auto* font = ui.narrow ? ui.fonts.body : ui.fonts.small_strong;
    const float pad = ui.grid(1.25f), icon = font_size(font);
    // What is chosen is read in full: it takes the lines that it needs.
    const std::string_view words = some ? std::string_view(node.options[chosen].words) : "Choose";
    const auto lines = lines_of(font, words, width - 3 * pad - icon);
    const float tall = static_cast<float>(lines.size()) * font_size(font);
    const float height = std::max({ui.touch(), 34 * ui.text_scale, tall + 2 * ui.grid(1)});
    const bool pressed = ImGui::InvisibleButton("open", {width, height});
    const bool hovered = ImGui::IsItemHovered() && !by_finger();
    const Rect rect{min, {min.x + width, min.y + height}};
    auto& draw = draw_list();
    const float round = 7 * ui.text_scale;
    draw.AddRectFilled(rect.min, rect.max, hovered ? t.control_hover : t.control, round);
    draw.AddRect(rect.min, rect.max, t.control_edge, round);
    lines_at(draw, font, {min.x + pad, min.y + (height - tall) / 2}, some ? t.ink : t.quiet, words,
             lines);
    draw_icon(draw, Icon::down, {rect.max.x - pad - icon / 2, min.y + height / 2}, icon, t.quiet);
    focus_ring(ui);
    note_focus(ui, node);
    place(ui, "pick:" + node.key, rect);
    if (pressed) ImGui::OpenPopup("list");
    const float wide = std::max(width, 320 * ui.text_scale);
    if (!begin_menu(ui, "list", {rect.min.x, rect.max.y + 2}, wide)) return;
    for (std::size_t i = 0; i < node.options.size(); ++i) {
        const auto& option = node.options[i];
        ImGui::PushID(static_cast<int>(i));
        if (menu_row(ui, option.words, option.help, i == chosen)) use(ui, node, option.key);
        place(ui, node.key + "=" + option.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        ImGui::PopID();
    }
    end_menu(ui);
}

/// Whether the options are so few and so short that all can be shown at once.
bool all_fit(const Ui& ui, const Node& node, float width) {
    constexpr std::size_t most = 6;
    if (node.options.size() > most) return false;
    auto* font = ui.narrow ? ui.fonts.strong : ui.fonts.small_strong;
    return std::all_of(node.options.begin(), node.options.end(), [&](const sheet::Option& option) {
        return text_size(font, option.words).x + ui.grid(3) <= width;
    });
}

std::string written(const Node& node) {
    if (const auto* text = std::get_if<std::string>(&node.value)) return *text;
    const auto* number = std::get_if<double>(&node.value);
    if (number == nullptr) return "";
    std::array<char, 32> digits{};
    (void)std::snprintf(digits.data(), digits.size(), "%.12g", *number);
    return digits.data();
}

} // namespace

Icon icon_of(const Node& node) {
    if (node.kind == Kind::file) return Icon::plus;
    for (const auto& [key, icon] : icons) {
        if (node.key.starts_with(key)) return icon;
    }
    return Icon::none;
}

// The key, the words, the lines and the value, with separators. A number is one that is meant when
// it is finished: it has no lines.
void ask_page(Ui& ui, const Node& node) {
    constexpr char between = '\x1f';
    const auto lines = node.kind == Kind::number ? 0 : node.lines;
    ui.session.act("ask-text", node.key + between + node.words + between + std::to_string(lines) +
                                   between + written(node));
}

void draw_button(Ui& ui, const Node& node, float width) {
    const auto look = node.tone == sheet::Tone::strong  ? Look::filled
                      : node.tone == sheet::Tone::quiet ? Look::bare
                                                        : Look::plain;
    ImGui::BeginDisabled(node.disabled || node.busy);
    if (button(ui, node.words + "##" + node.key, look, icon_of(node), width)) {
        if (node.kind == Kind::file)
            ui.session.act("choose-file", node.key + '\x1f' + written(node));
        else
            use(ui, node);
    }
    const Rect rect{ImGui::GetItemRectMin(), ImGui::GetItemRectMax()};
    note_focus(ui, node);
    tip(ui, node.help);
    ImGui::EndDisabled();
    place(ui, node.key, rect);
}

void draw_icon_button(Ui& ui, const Node& node, float size, Look look) {
    ImGui::BeginDisabled(node.disabled || node.busy);
    const auto tip_words = node.help.empty() ? node.words : node.words + ": " + node.help;
    if (icon_button(ui, node.key.c_str(), icon_of(node), tip_words, look, size)) use(ui, node);
    note_focus(ui, node);
    ImGui::EndDisabled();
    place(ui, node.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
}

void draw_choice(Ui& ui, const Node& node, float width) {
    ImGui::PushID(node.key.c_str());
    ImGui::BeginDisabled(node.disabled);
    const ImVec2 top = ImGui::GetCursorScreenPos();
    const bool helped =
        std::any_of(node.options.begin(), node.options.end(),
                    [](const sheet::Option& option) { return !option.help.empty(); });
    if (!helped && all_fit(ui, node, width)) {
        std::vector<std::string> names;
        names.reserve(node.options.size());
        for (const auto& option : node.options) names.push_back(option.words);
        int chosen = static_cast<int>(chosen_of(node));
        if (choose_one(ui, "choice", names, chosen, width))
            use(ui, node, node.options[static_cast<std::size_t>(chosen)].key);
    } else {
        draw_pick(ui, node, width);
    }
    place(ui, node.key, {top, ImGui::GetItemRectMax()});
    ImGui::EndDisabled();
    ImGui::PopID();
}

void draw_tabs(Ui& ui, const Node& node, float width) {
    std::vector<std::string> names;
    names.reserve(node.options.size());
    for (const auto& option : node.options) names.push_back(option.words);
    int chosen = static_cast<int>(chosen_of(node));
    const ImVec2 top = ImGui::GetCursorScreenPos();
    if (tab_row(ui, node.key, names, chosen, width))
        use(ui, node, node.options[static_cast<std::size_t>(chosen)].key);
    place(ui, node.key, {top, ImGui::GetItemRectMax()});
}

void draw_toggle(Ui& ui, const Node& node, float /*width*/) {
    const auto* value = std::get_if<bool>(&node.value);
    bool on = value != nullptr && *value;
    ImGui::BeginDisabled(node.disabled);
    if (toggle(ui, node.key.c_str(), on)) use(ui, node, on ? "true" : "false");
    note_focus(ui, node);
    ImGui::EndDisabled();
}

void draw_text_field(Ui& ui, const Node& node, float width) {
    const auto value = written(node);
    if (ui.narrow || node.lines > 1) {
        constexpr std::size_t most = 40;
        const bool brief = !value.empty() && node.lines == 1 && value.size() <= most;
        const auto shown = node.unit.empty() ? value : value + " " + node.unit;
        if (button(ui, (brief ? shown : node.words) + "##" + node.key, Look::plain, Icon::none,
                   width))
            ask_page(ui, node);
        place(ui, node.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        return;
    }
    auto& typing = ui.typing;
    const bool mine = typing.key == node.key;
    std::array<char, 256> buffer{};
    const auto& shown = mine ? typing.text : value;
    std::copy_n(shown.begin(), std::min(shown.size(), buffer.size() - 1), buffer.begin());
    const auto& t = ui.theme;
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding,
                        {ui.grid(1), std::max(2.0f, (ui.touch() - font_size(ui.fonts.small)) / 2)});
    ImGui::PushStyleVar(ImGuiStyleVar_FrameRounding, 7 * ui.text_scale);
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 1);
    ImGui::PushStyleColor(ImGuiCol_FrameBg, t.raised);
    ImGui::PushStyleColor(ImGuiCol_Border, node.invalid.empty() ? t.control_edge : t.worse);
    ImGui::PushStyleColor(ImGuiCol_Text, t.ink);
    ImGui::PushStyleColor(ImGuiCol_TextDisabled, t.quiet);
    ImGui::PushFont(ui.fonts.small);
    const bool number = node.kind == Kind::number;
    // Its unit stands beside a number.
    const bool told = number && !node.unit.empty();
    const float beside = told ? text_size(ui.fonts.small, node.unit).x + ui.grid(1) : 0;
    ImGui::SetNextItemWidth(std::max(ui.grid(8), width - beside));
    ImGui::BeginDisabled(node.disabled);
    const bool edited = ImGui::InputTextWithHint(
        ("##" + node.key).c_str(), number ? "" : node.words.c_str(), buffer.data(), buffer.size(),
        number ? ImGuiInputTextFlags_CharsScientific : 0);
    const bool finished = ImGui::IsItemDeactivatedAfterEdit();
    if (edited) typing = {node.key, buffer.data()};
    // What is searched for is found as it is written; a number is meant when it is finished.
    if (number ? finished : edited) use(ui, node, buffer.data());
    if (finished) typing = {};
    focus_ring(ui);
    place(ui, node.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    if (told) {
        const ImVec2 min = ImGui::GetItemRectMin(), max = ImGui::GetItemRectMax();
        text_at(draw_list(), ui.fonts.small,
                {max.x + ui.grid(0.75f), (min.y + max.y - font_size(ui.fonts.small)) / 2}, t.quiet,
                node.unit);
    }
    ImGui::EndDisabled();
    ImGui::PopFont();
    ImGui::PopStyleColor(4);
    ImGui::PopStyleVar(3);
}

void draw_link(Ui& ui, const Node& node, float width) {
    if (link(ui, node.key, ui.fonts.body, node.words, width)) use(ui, node);
    place(ui, node.key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    if (!node.help.empty()) text(ui, ui.fonts.small, ui.theme.quiet, node.help, width);
}

} // namespace folkmoot::ui
