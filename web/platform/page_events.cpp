#include "platform/page_events.hpp"

#include "canvas/panels.hpp"
#include "session/codec.hpp"
#include "session/format.hpp"
#include "session/funding/numbers.hpp"
#include "session/trial/edit.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <exception>
#include <optional>

namespace folkmoot::platform {
namespace {

using nlohmann::json;

session::ScenarioFile file_of(const json& value) {
    session::ScenarioFile file{value.at("name"), value.at("text"), {}};
    if (value.contains("data")) file.data = value["data"].get<std::map<std::string, std::string>>();
    return file;
}

/// A file that a person gave the page: JSON that says what it is called and what was guessed to
/// read its letters, a zero byte, and its text.
struct GivenFile {
    std::string file, note, text;
};

GivenFile given_file(std::string_view event) {
    const auto end = event.find('\0');
    const auto about = json::parse(event.substr(0, end));
    return {about.at("file"), about.value("note", ""),
            std::string(end == event.npos ? std::string_view{} : event.substr(end + 1))};
}

/// The fingerprint that a link promised; none if it says none.
std::optional<std::uint64_t> promised(const std::string& hex) {
    std::uint64_t value = 0;
    const auto read = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    if (read.ec != std::errc{} || value == 0) return std::nullopt;
    return value;
}

void restore(ui::Ui& ui, const json& memory) {
    message::Trial trial;
    trial.reform = memory.value("reform", "");
    trial.seed = memory.value("seed", std::uint64_t{0});
    trial.population = memory.value("population", 0u);
    trial.weeks = memory.value("weeks", 0u);
    trial.shared = memory.value("shared", std::map<std::string, double>{});
    trial.changed = memory.value("changed", std::map<std::string, double>{});
    ui.session.restore(memory.at("scenario"), std::move(trial),
                       session::read_view(memory.value("view", "")),
                       promised(memory.value("fingerprint", "")));
}

void set_appearance(ui::Ui& ui, std::string_view name) {
    ui.wanted.appearance = name == "dark"       ? ui::Appearance::dark
                           : name == "contrast" ? ui::Appearance::contrast
                                                : ui::Appearance::light;
}

/// True if the event was one of those that carry JSON.
bool json_event(ui::Ui& ui, std::string_view name, std::string_view text) {
    auto& s = ui.session;
    if (name == "scenario" || name == "drop") {
        s.open(file_of(json::parse(text)));
    } else if (name == "scenarios") {
        std::vector<session::ScenarioCard> cards;
        for (const auto& card : json::parse(text)) {
            cards.push_back({card.at("name"), card.value("title", ""), card.value("question", "")});
        }
        s.set_scenarios(std::move(cards));
    } else if (name == "formulas") {
        const auto lists = json::parse(text);
        std::vector<session::FormulaCard> cards;
        for (const auto& card : lists.at("formulas")) {
            cards.push_back({card.at("name"), card.value("title", ""),
                             card.value("explanation", ""), card.value("table", "")});
        }
        s.funding().set_cards(std::move(cards), lists.at("tables"));
    } else if (name == "formula-file") {
        const auto file = json::parse(text);
        s.funding().take_file(file.at("path"), file.at("text"));
    } else if (name == "funding-table") {
        auto given = given_file(text);
        s.funding().take_own_table(given.file, std::move(given.text), given.note);
    } else if (name == "table") {
        auto given = given_file(text);
        if (s.view().room == session::Room::trial) {
            s.trial_lab().take_own(given.file, std::move(given.text));
        } else {
            s.set_room(session::Room::funding);
            s.funding().take_own_table(given.file, std::move(given.text), given.note);
        }
    } else if (name == "remember") {
        restore(ui, json::parse(text));
    } else {
        return false;
    }
    return true;
}

}  // namespace

void page_event(ui::Ui& ui, std::string_view name, std::span<const std::uint8_t> bytes) {
    auto& s = ui.session;
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    try {
        if (json_event(ui, name, text)) return;
    } catch (const std::exception&) {
        s.report(std::string(name), name == "remember" ? "What this page remembered cannot be read."
                                                       : "This file cannot be read.");
        s.open_usual();
        return;
    }
    if (name == "workers") {
        unsigned count = 1;
        std::from_chars(text.data(), text.data() + text.size(), count);
        s.set_workers(std::clamp(count, 1u, 64u));
    } else if (name == "theme") {
        set_appearance(ui, text);
    } else if (name == "reduced-motion") {
        ui.reduced_motion = text == "1";
    } else if (name == "text-scale") {
        const double scale = std::strtod(std::string(text).c_str(), nullptr);
        ui.wanted.text_scale = static_cast<float>(std::clamp(scale, 0.8, 2.0));
    } else if (name == "first") {
        s.show_first(session::unpack_replies(bytes));
    } else if (name == "focus") {
        ui::attend(ui, text);
    } else if (name == "find-place") {
        auto& search = ui.funding.search;
        search = {};
        std::copy_n(text.begin(), std::min(text.size(), search.size() - 1), search.begin());
    } else if (name == "formula-text") {
        s.funding().edit_formula(std::string(text));
    } else if (name == "probe") {
        s.act("probe", probe(ui));
    }
}

std::string probe(ui::Ui& ui) {
    const auto& s = ui.session;
    json state;
    state["sentence"] = s.sentence();
    const auto* results = s.shown();
    state["fingerprint"] = results != nullptr && results->main
                               ? session::format_fingerprint(results->main->fingerprint)
                               : "";
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
        const auto shown =
            session::places_shown(*funded, static_cast<session::PlaceFilter>(ui.funding.filter),
                                  ui.funding.search.data(), session::PlaceColumn::change, true);
        state["funding"] = {{"sentence", funded->sentence},
                            {"formula", ui.session.funding().formula()},
                            {"fingerprint", session::format_fingerprint(funded->fingerprint)},
                            {"stale", ui.session.funding().stale()},
                            {"shown", shown.size()},
                            {"places", funded->table.names},
                            {"total", funded->total},
                            {"figures", funded->figures},
                            {"notes", ui.session.funding().own_notes()},
                            {"problems", ui.session.funding().problems().size()},
                            {"outdated", ui.session.funding().outdated()},
                            {"code", ui.session.funding().write()}};
    }
    if (const auto* ran = ui.session.trial_lab().ran()) {
        state["trial"] = {{"fingerprint", session::format_fingerprint(ran->fingerprint)},
                          {"stale", ui.session.trial_lab().ran_stale()}};
    }
    // Where some people are drawn, and the place of their colour in the legend.
    state["dots"] = json::array();
    for (const auto& dot : ui::some_dots(ui, 400))
        state["dots"].push_back({dot.at.x, dot.at.y, dot.value});
    constexpr const char* appearances[] = {"light", "dark", "contrast"};
    state["appearance"] = appearances[static_cast<std::size_t>(ui.theme.appearance)];
    state["colouring"] = static_cast<int>(s.view().colouring);
    state["rects"] = json::object();
    for (const auto& [name, r] : ui.places) {
        state["rects"][name] = {r.min.x, r.min.y, r.width(), r.height()};
    }
    return state.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace folkmoot::platform
