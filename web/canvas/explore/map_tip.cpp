/// Who or what is under the pointer, told in a few lines.

#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"
#include "core/number_words.hpp"
#include "session/groups.hpp"

#include <cmath>
#include <optional>
#include <string>

namespace folkmoot::ui {
namespace {

std::optional<std::size_t> nearest_person(const message::People& people, std::size_t stride,
                                          ImVec2 km, float reach) {
    const float x = km.x * 100, y = km.y * 100;
    float best = reach * reach * 10'000;
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < people.x.size(); i += stride) {
        const float dx = static_cast<float>(people.x[i]) - x,
                    dy = static_cast<float>(people.y[i]) - y;
        const float distance = dx * dx + dy * dy;
        if (distance < best) {
            best = distance;
            found = i;
        }
    }
    return found;
}

/// A practice of more patients than any real one has stands for several on the map.
constexpr double most_of_one_practice = 30'000;

void tell_provider(Ui& ui, const message::Scenario& scenario, std::size_t index,
                   const message::Frame* frame) {
    const auto& provider = scenario.providers[index];
    text(ui, ui.fonts.small_strong, ui.theme.ink, provider.name, -1);
    text(ui, ui.fonts.small, ui.theme.quiet,
         provider.online ? "Online practice, hosted by " + scenario.areas[provider.area].name
                         : "Practice in " + scenario.areas[provider.area].name,
         -1);
    if (frame == nullptr || index >= frame->provider_list.size()) return;
    const bool open = frame->provider_open[index] != 0;
    const double wait = static_cast<double>(frame->provider_wait_days[index]);
    const double list = static_cast<double>(frame->provider_list[index]);
    if (!open) {
        text(ui, ui.fonts.small_strong, ui.theme.worse, "Closed", -1);
        return;
    }
    text(ui, ui.fonts.small, ui.theme.ink,
         format_count(list) + " patients" +
             (provider.online || list < most_of_one_practice ? ""
                                                             : ": it stands for many practices"),
         -1);
    if (std::isfinite(wait)) {
        text(ui, ui.fonts.small, ui.theme.ink,
             "Wait this week: " + format_number(wait, 1) + " days", -1);
    }
}

void tell_person(Ui& ui, const message::Scenario& scenario, const message::People& people,
                 const message::Frame* frame, std::size_t i) {
    const auto stratum = session::stratum_of(people.stratum[i]);
    const auto area = stratum.area < scenario.areas.size() ? scenario.areas[stratum.area].name : "";
    text(ui, ui.fonts.small_strong, ui.theme.ink,
         "Somebody in " + area + ", aged " + std::string(session::age_names[stratum.age]), -1);
    auto about = "Neighbourhood: " + std::string(session::deprivation_names[stratum.deprivation]);
    if (about.ends_with("fifth")) about += " by deprivation";
    if (stratum.frailty > 0) about += "; lives with a long-term condition";
    text(ui, ui.fonts.small, ui.theme.quiet, about, -1);
    if (frame == nullptr || i >= frame->provider.size()) return;
    if (frame->provider[i] < scenario.providers.size()) {
        text(ui, ui.fonts.small, ui.theme.ink,
             "Registered with " + scenario.providers[frame->provider[i]].name, -1);
    }
    const auto wait = frame->wait_days[i];
    text(ui, ui.fonts.small, ui.theme.ink,
         wait == 255 ? std::string("Has not needed care yet")
                     : "Last wait: " + std::to_string(wait) + (wait == 1 ? " day" : " days"),
         -1);
    text(ui, ui.fonts.small, ui.theme.ink,
         "Satisfaction: " + format_share(frame->satisfaction[i] / 255.0, 0), -1);
}

}  // namespace

void draw_map_tip(Ui& ui, bool reform, ImVec2 km, float reach) {
    const auto* scenario = ui.session.scenario();
    const auto* people = ui.session.people();
    if (scenario == nullptr || people == nullptr) return;
    const auto* frame = ui.session.frame(reform);
    std::optional<std::size_t> provider;
    for (std::size_t i = 0; i < scenario->providers.size(); ++i) {
        const auto& p = scenario->providers[i];
        const double near = 1.6 * static_cast<double>(reach);
        if (std::hypot(p.x - static_cast<double>(km.x), p.y - static_cast<double>(km.y)) < near)
            provider = i;
    }
    const auto person =
        provider ? std::nullopt : nearest_person(*people, ui.people_layer.stride(), km, reach);
    if (!provider && !person) return;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.grid(1.5f), ui.grid(1.25f)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, ui.grid(0.25f)});
    if (ImGui::BeginTooltip()) {
        if (provider) {
            tell_provider(ui, *scenario, *provider, frame);
        } else {
            tell_person(ui, *scenario, *people, frame, *person);
        }
        ImGui::EndTooltip();
    }
    ImGui::PopStyleVar(2);
}

}  // namespace folkmoot::ui
