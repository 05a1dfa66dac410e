/// Who or what is under the pointer, told in a few lines.

#include "canvas/panels.hpp"
#include "canvas/widgets.hpp"
#include "rooms/explore/tip.hpp"

#include <cmath>
#include <optional>

namespace folkmoot::ui {
namespace {

/// In a crowd nobody can mean one: then it is the nearest of those whose weeks are known already.
std::optional<std::size_t> nearest_person(const message::People& people, std::size_t stride,
                                          ImVec2 km, float reach) {
    constexpr int crowd = 12;
    const float x = km.x * 100, y = km.y * 100, far = reach * reach * 10'000;
    int near = 0;
    struct Nearest {
        float distance;
        std::optional<std::size_t> person{};
    } any{far}, watched{far};
    const auto look_at = [&](std::size_t i, Nearest& nearest) {
        const float dx = static_cast<float>(people.x[i]) - x,
                    dy = static_cast<float>(people.y[i]) - y;
        const float distance = dx * dx + dy * dy;
        if (distance < nearest.distance) nearest = {distance, i};
        return distance < far;
    };
    for (std::size_t i = 0; i < people.x.size(); i += stride) near += look_at(i, any) ? 1 : 0;
    if (near >= crowd)
        for (const std::uint32_t i : people.watched) (void)look_at(i, watched);
    return watched.person ? watched.person : any.person;
}

void draw_tip(Ui& ui, const rooms::Tip& tip) {
    text(ui, ui.fonts.small_strong, ui.theme.ink, tip.title, -1);
    text(ui, ui.fonts.small, ui.theme.quiet, tip.about, -1);
    if (!tip.closed.empty()) text(ui, ui.fonts.small_strong, ui.theme.worse, tip.closed, -1);
    for (const auto& fact : tip.facts) text(ui, ui.fonts.small, ui.theme.ink, fact, -1);
}

}  // namespace

std::optional<std::uint32_t> draw_map_tip(Ui& ui, bool reform, ImVec2 km, float reach) {
    const auto* scenario = ui.session.scenario();
    const auto* people = ui.session.people();
    if (scenario == nullptr || people == nullptr) return std::nullopt;
    const auto* frame = ui.session.frame(reform);
    const bool both = ui.session.view().side == session::Side::change && ui.session.frames_match();
    const auto* baseline = both ? ui.session.frame(false) : nullptr;
    std::optional<std::size_t> provider;
    for (std::size_t i = 0; i < scenario->providers.size(); ++i) {
        const auto& p = scenario->providers[i];
        const double near = 1.6 * static_cast<double>(reach);
        if (std::hypot(p.x - static_cast<double>(km.x), p.y - static_cast<double>(km.y)) < near)
            provider = i;
    }
    const auto person =
        provider ? std::nullopt : nearest_person(*people, ui.people_layer.stride(), km, reach);
    if (!provider && !person) return std::nullopt;
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.grid(1.5f), ui.grid(1.25f)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, ui.grid(0.25f)});
    if (ImGui::BeginTooltip()) {
        draw_tip(ui, provider ? rooms::tell_provider(*scenario, frame, *provider)
                              : rooms::tell_person(*scenario, *people, frame, *person, baseline));
        ImGui::EndTooltip();
    }
    ImGui::PopStyleVar(2);
    if (!person) return std::nullopt;
    return static_cast<std::uint32_t>(*person);
}

}  // namespace folkmoot::ui
