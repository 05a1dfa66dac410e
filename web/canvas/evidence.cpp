/// The room of evidence: what is at stake, what is assumed, where numbers come from, what is left
/// out, and everything needed to repeat this very run.

#include "rooms/evidence/evidence.hpp"
#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"
#include "core/value_words.hpp"
#include "session/manifest.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace folkmoot::ui {
namespace {

constexpr std::array<const char*, 6> how_it_works{
    "Every simulated person has a home, an age, a richer or poorer neighbourhood, and a practice. "
    "Week by week some of them need care, ask for it, wait, are seen, and are helped or not.",
    "People who are not helped may come back: that is work which the first visit caused. People "
    "who have a bad experience may think of changing practice.",
    "Practices are paid for the people on their list. Areas are given a budget for the people who "
    "live there. Where the two do not match, an area runs short or has money left, and its "
    "practices feel it a year later.",
    "Baseline and reform are run on the same chance events, person by person. A reform that "
    "changes nothing shows a difference of exactly zero.",
    "How sure is it? The run is repeated up to a hundred times, with other chance events and with "
    "the assumptions drawn from their ranges. Counted are the runs in which what the sentence "
    "speaks of first moves in the same direction.",
    "The same settings and the same seed give the same numbers on every machine, to the last "
    "digit. A fingerprint, one short number for all of them, shows that they are the same.",
};

void heading(Ui& ui, const char* words, float width) {
    space(ui, 4);
    text(ui, ui.fonts.title, ui.theme.ink, words, width);
    place(ui, std::string("section:") + words, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
    space(ui, 1);
}

constexpr const char *section_how = "How the model works", *section_assumed = "What is assumed",
                     *section_limits = "What this model leaves out", *section_sources = "Sources",
                     *section_run = "This run";

/// What is on this long page, and the way there.
void draw_contents(Ui& ui, float width) {
    const ImVec2 top = ImGui::GetCursorScreenPos();
    text(ui, ui.fonts.small_strong, ui.theme.quiet, "On this page", width);
    for (const auto* words :
         {section_how, section_assumed, section_limits, section_sources, section_run}) {
        if (link(ui, std::string("contents:") + words, ui.fonts.body, words, width))
            ui.reveal.insert(std::string("section:") + words);
        ui.places[std::string("contents:") + words] = {ImGui::GetItemRectMin(),
                                                       ImGui::GetItemRectMax()};
    }
    place(ui, "contents", {top, ImGui::GetItemRectMax()});
    space(ui, 2);
}

/// What an assumption rests on: nothing, or words that lead to the sources.
void draw_source(Ui& ui, const message::Field& field) {
    if (field.source.empty() || field.source == "assumption") {
        text(ui, ui.fonts.small, ui.theme.doubt_mark, "assumption");
    } else if (link(ui, "source:" + field.key, ui.fonts.small, field.source,
                    ImGui::GetContentRegionAvail().x)) {
        ui.reveal.insert(std::string("section:") + section_sources);
    }
}

void draw_sources(Ui& ui, const message::Scenario& scenario, float width) {
    for (std::size_t i = 0; i < scenario.sources.size(); ++i) {
        const auto& source = scenario.sources[i];
        const auto key = "source:" + std::to_string(i);
        const auto address = rooms::safe_address(source.url);
        if (address.empty()) {
            text(ui, ui.fonts.strong, ui.theme.ink, source.name, width);
        } else if (link(ui, key, ui.fonts.strong, source.name, width)) {
            ui.session.act("open-link", address);
        }
        place(ui, key, {ImGui::GetItemRectMin(), ImGui::GetItemRectMax()});
        text(ui, ui.fonts.body, ui.theme.quiet, source.text, width);
        space(ui, 1);
    }
}

/// "0 to 5", "10% to 80%".
std::string range_of(const message::Field& field) {
    const auto bare = [&](double value) {
        auto words = words::format_field(field, value);
        words.resize(std::min(words.size(), words.find(' ', words.starts_with("× ") ? 3 : 0)));
        return words;
    };
    return bare(field.low) + " to " + bare(field.high);
}

void draw_assumptions(Ui& ui, const message::Scenario& scenario, float width) {
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {ui.grid(1), ui.grid(1)});
    ImGui::PushStyleColor(ImGuiCol_TableBorderLight, ui.theme.line);
    const bool four = width > 560 * ui.text_scale;
    if (ImGui::BeginTable("assumptions", four ? 4 : 2, ImGuiTableFlags_BordersInnerH, {width, 0})) {
        ImGui::TableSetupColumn("a", ImGuiTableColumnFlags_WidthStretch, four ? 2.4f : 1.6f);
        ImGui::TableSetupColumn("b", ImGuiTableColumnFlags_WidthStretch, 1.2f);
        if (four) {
            ImGui::TableSetupColumn("c", ImGuiTableColumnFlags_WidthStretch, 1.0f);
            ImGui::TableSetupColumn("d", ImGuiTableColumnFlags_WidthStretch, 1.6f);
        }
        ImGui::TableNextRow();
        for (const auto* name : {"Assumption", "Now", "Range", "Source"}) {
            if (!four && name[0] != 'A' && name[0] != 'N') continue;
            ImGui::TableNextColumn();
            text(ui, ui.fonts.small_strong, ui.theme.quiet, name);
        }
        for (const auto& field : scenario.fields) {
            if (field.kind != message::Kind::assumption) continue;
            const double now = session::value_of(scenario, ui.session.trial(), field);
            const bool moved = session::is_moved(ui.session.trial(), field);
            ImGui::TableNextRow();
            ImGui::TableNextColumn();
            text(ui, ui.fonts.small_strong, ui.theme.ink, field.label);
            text(ui, ui.fonts.small, ui.theme.quiet, field.sentence);
            ImGui::TableNextColumn();
            text(ui, moved ? ui.fonts.small_strong : ui.fonts.small,
                 moved ? ui.theme.doubt_mark : ui.theme.ink, words::format_field(field, now));
            const bool numeric =
                field.type == message::Type::number || field.type == message::Type::integer;
            const auto range = numeric ? range_of(field) : std::string();
            if (four) {
                ImGui::TableNextColumn();
                text(ui, ui.fonts.small, ui.theme.ink, range);
                ImGui::TableNextColumn();
                draw_source(ui, field);
            } else {
                text(ui, ui.fonts.small, ui.theme.quiet, range);
                draw_source(ui, field);
            }
        }
        ImGui::EndTable();
    }
    ImGui::PopStyleColor();
    ImGui::PopStyleVar();
}

void draw_manifest(Ui& ui, const message::Scenario& scenario, float width) {
    const float column = std::min(width * 0.45f, 240 * ui.text_scale);
    for (const auto& [name, value] : session::manifest_lines(ui.session)) {
        const float x = ImGui::GetCursorPosX();
        text(ui, ui.fonts.body, ui.theme.quiet, name, column);
        ImGui::SameLine(x + column + ui.grid(2));
        text(ui, ui.fonts.body, ui.theme.ink, value, width - column - ui.grid(2));
    }
    space(ui, 1.5f);
    const auto tell = [&](std::string_view title, message::Kind kind, ImU32 colour) {
        text(ui, ui.fonts.strong, colour, std::string(title), width);
        const auto changes = session::changes_in_words(scenario, ui.session.trial(), kind);
        for (const auto& change : changes) text(ui, ui.fonts.body, ui.theme.ink, change, width);
        if (changes.empty()) text(ui, ui.fonts.body, ui.theme.quiet, "Nothing.", width);
        space(ui, 1.5f);
    };
    tell(session::reform_changes, message::Kind::lever, ui.theme.ink);
    tell(session::facts_changed, message::Kind::assumption, ui.theme.doubt_mark);
    if (button(ui, "Save the manifest", Look::plain, Icon::download)) {
        const auto words = session::manifest_text(ui.session);
        ui.session.act("save-file", scenario.name + "-manifest.txt", {words.begin(), words.end()});
    }
    const auto& file = ui.session.file();
    if (!file.text.empty()) {
        ImGui::SameLine();
        if (button(ui, "Save the scenario (JSON)", Look::plain, Icon::download)) {
            ui.session.act("save-file", scenario.name + ".json",
                           {file.text.begin(), file.text.end()});
        }
    }
}

void draw_list_of(Ui& ui, const std::vector<std::string>& lines, float width) {
    for (const auto& words : lines) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        draw_list().AddCircleFilled({at.x + 3, at.y + font_size(ui.fonts.body) * 0.55f}, 2.5f,
                                    ui.theme.quiet);
        ImGui::Indent(ui.grid(2));
        text(ui, ui.fonts.body, ui.theme.ink, words, width - ui.grid(2));
        ImGui::Unindent(ui.grid(2));
    }
}

}  // namespace

void draw_evidence(Ui& ui, Rect rect) {
    const auto* scenario = ui.session.scenario();
    const float most = 760 * ui.text_scale;
    const float edge = ui.grid(ui.narrow ? 2 : 4);
    const float width = std::min(rect.width() - 2 * edge - ui.grid(1), most);
    const float pad = std::max(edge, (rect.width() - width) / 2);
    begin_scroll(ui, "evidence", rect, {pad, edge}, ui.theme.panel);
    if (scenario != nullptr) {
        text(ui, ui.narrow ? ui.fonts.title : ui.fonts.display, ui.theme.ink, scenario->question,
             width);
        space(ui, 0.5f);
        text(ui, ui.fonts.body, ui.theme.quiet,
             scenario->place + ". Money in prices of " + scenario->money_year + ".", width);
        space(ui, 2);
        draw_contents(ui, width);
        for (const auto& paragraph : scenario->introduction) {
            text(ui, ui.fonts.large, ui.theme.ink, paragraph, width);
            space(ui, 1.5f);
        }
        heading(ui, section_how, width);
        for (const auto* paragraph : how_it_works) {
            text(ui, ui.fonts.body, ui.theme.ink, paragraph, width);
            space(ui, 1);
        }
        heading(ui, section_assumed, width);
        draw_assumptions(ui, *scenario, width);
        heading(ui, section_limits, width);
        draw_list_of(ui, scenario->limits, width);
        heading(ui, section_sources, width);
        draw_sources(ui, *scenario, width);
        heading(ui, section_run, width);
        draw_manifest(ui, *scenario, width);
    }
    end_scroll(ui);
}

}  // namespace folkmoot::ui
