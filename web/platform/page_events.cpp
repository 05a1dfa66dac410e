#include "platform/page_events.hpp"

#include "canvas/panels.hpp"
#include "core/hash.hpp"
#include "platform/session_events.hpp"
#include "session/trial/edit.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdlib>

namespace folkmoot::platform {
namespace {

using nlohmann::json;

void set_appearance(ui::Ui& ui, std::string_view name) {
    ui.wanted.appearance = name == "dark"       ? ui::Appearance::dark
                           : name == "contrast" ? ui::Appearance::contrast
                                                : ui::Appearance::light;
}

}  // namespace

void page_event(ui::Ui& ui, std::string_view name, std::span<const std::uint8_t> bytes) {
    if (session_event(ui.session, name, bytes)) return;
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (name == "theme") {
        set_appearance(ui, text);
    } else if (name == "reduced-motion") {
        ui.reduced_motion = text == "1";
    } else if (name == "text-scale") {
        const double scale = std::strtod(std::string(text).c_str(), nullptr);
        ui.wanted.text_scale = static_cast<float>(std::clamp(scale, 0.8, 2.0));
    } else if (name == "focus") {
        ui::attend(ui, text);
    } else if (name == "listen") {
        ui.listening = text == "1";
    } else if (name == "probe") {
        ui.session.act("probe", probe(ui));
    }
}

std::string probe(ui::Ui& ui) {
    const auto& s = ui.session;
    json state;
    state["sentence"] = s.sentence();
    const auto* results = s.shown();
    state["fingerprint"] =
        results != nullptr && results->main ? to_hex(results->main->fingerprint) : "";
    constexpr const char* words[] = {"unasked", "checking", "exact", "differs"};
    state["reproduction"] = words[static_cast<std::size_t>(s.reproduction())];
    state["status"] = results == nullptr ? "starting"
                      : s.preview()      ? "preview"
                      : s.stale()        ? "working"
                                         : "ready";
    const auto confidence = s.confidence();
    state["runs"] = confidence.runs;
    state["agree"] = confidence.agree;
    state["week"] = s.week();
    state["room"] = session::room_names[static_cast<std::size_t>(s.view().room)];
    state["side"] = session::side_names[static_cast<std::size_t>(s.view().side)];
    state["width"] = ui.screen.width();
    state["height"] = ui.screen.height();
    state["problems"] = json::array();
    for (const auto& problem : s.problems())
        state["problems"].push_back(problem.where + ": " + problem.text);
    if (const auto* scenario = s.scenario()) {
        state["scenario"] = scenario->name;
        state["reform"] = s.trial().reform;
        state["baseline"] = s.trial().baseline;
        for (const auto& field : scenario->fields) {
            state["levers"][field.key] = session::value_of(*scenario, s.trial(), field);
        }
        for (std::size_t i = 0; results != nullptr && i < scenario->outcomes.size(); ++i) {
            const auto at = [&](const message::Results& side) {
                return session::value_at(side, s.year(), i, message::Slots::total);
            };
            state["outcomes"][scenario->outcomes[i].key] = {at(results->main->baseline),
                                                            at(results->main->reform)};
        }
    }
    if (const auto* funded = ui.session.funding().answer()) {
        state["funding"] = {{"sentence", funded->sentence},
                            {"formula", ui.session.funding().formula()},
                            {"fingerprint", to_hex(funded->fingerprint)},
                            {"stale", ui.session.funding().stale()},
                            {"shown", ui.session.funding().places().size()},
                            {"places", funded->table.names},
                            {"total", funded->total},
                            {"figures", funded->figures},
                            {"notes", ui.session.funding().own_notes()},
                            {"problems", ui.session.funding().problems().size()},
                            {"outdated", ui.session.funding().outdated()},
                            {"code", ui.session.funding().write()}};
    }
    if (const auto* ran = ui.session.trial_lab().ran()) {
        state["trial"] = {{"fingerprint", to_hex(ran->fingerprint)},
                          {"stale", ui.session.trial_lab().ran_stale() &&
                                        !ui.session.trial_lab().tries_nothing()}};
    }
    // Where some people are drawn, and the place of their colour in the legend.
    state["dots"] = json::array();
    for (const auto& dot : ui::some_dots(ui, 400))
        state["dots"].push_back({dot.at.x, dot.at.y, dot.value});
    if (ui.listening) state["said"] = ui.said;
    constexpr const char* appearances[] = {"light", "dark", "contrast"};
    state["appearance"] = appearances[static_cast<std::size_t>(ui.theme.appearance)];
    if (const auto* colouring = s.colouring()) state["colouring"] = colouring->key;
    state["rects"] = json::object();
    ui.places.each([&](const std::string& name, const ui::Rect& r) {
        state["rects"][name] = {r.min.x, r.min.y, r.width(), r.height()};
    });
    return state.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace folkmoot::platform
