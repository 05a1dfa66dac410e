#include "platform/session_events.hpp"

#include "rooms/use.hpp"
#include "session/codec.hpp"

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

void restore(session::Session& session, const json& memory) {
    message::Trial trial;
    trial.reform = memory.value("reform", "");
    trial.seed = memory.value("seed", std::uint64_t{0});
    trial.population = memory.value("population", 0u);
    trial.weeks = memory.value("weeks", 0u);
    trial.shared = memory.value("shared", std::map<std::string, double>{});
    trial.changed = memory.value("changed", std::map<std::string, double>{});
    session.restore(memory.at("scenario"), std::move(trial),
                    session::read_view(memory.value("view", "")),
                    promised(memory.value("fingerprint", "")));
}

/// True if the event was one of those that carry JSON.
bool json_event(session::Session& s, std::string_view name, std::string_view text) {
    if (name == "scenario" || name == "drop") {
        s.open(file_of(json::parse(text)));
    } else if (name == "scenarios") {
        std::vector<session::ScenarioCard> cards;
        for (const auto& card : json::parse(text)) {
            cards.push_back({card.at("name"), card.value("title", ""), card.value("question", ""),
                             card.value("trial", false)});
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
            s.trial_lab().take_own(given.file, std::move(given.text), given.note);
        } else {
            s.set_room(session::Room::funding);
            s.funding().take_own_table(given.file, std::move(given.text), given.note);
        }
    } else if (name == "use") {
        const auto used = json::parse(text);
        (void)rooms::use(s, used.at("key").get<std::string>(), used.value("value", std::string()));
    } else if (name == "remember") {
        restore(s, json::parse(text));
    } else {
        return false;
    }
    return true;
}

} // namespace

bool session_event(session::Session& s, std::string_view name,
                   std::span<const std::uint8_t> bytes) {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    try {
        if (json_event(s, name, text)) return true;
    } catch (const std::exception&) {
        s.report(std::string(name), name == "remember" ? "What this page remembered cannot be read."
                                                       : "This file cannot be read.");
        s.open_usual();
        return true;
    }
    if (name == "workers") {
        unsigned count = 1;
        std::from_chars(text.data(), text.data() + text.size(), count);
        s.set_workers(std::clamp(count, 1u, 64u));
    } else if (name == "first") {
        s.show_first(session::unpack_replies(bytes));
    } else if (name == "find-place") {
        s.funding().search(std::string(text));
    } else if (name == "formula-text") {
        s.funding().edit_formula(std::string(text));
    } else {
        return false;
    }
    return true;
}

} // namespace folkmoot::platform
