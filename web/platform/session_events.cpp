#include "platform/session_events.hpp"

#include "canvas/colour/card.hpp"
#include "rooms/away/card.hpp"
#include "rooms/use.hpp"
#include "session/codec.hpp"
#include "session/event_json.hpp"

#include <algorithm>
#include <charconv>
#include <exception>
#include <optional>

namespace folkmoot::platform {
namespace {

using session::EventJson;

session::ScenarioFile file_of(const EventJson& value) {
    return {value.at("name").text(), value.at("text").text(), value.texts_of("data")};
}

/// A file that a person gave the page: JSON that says what it is called and what was guessed to
/// read its letters, a zero byte, and its text.
struct GivenFile {
    std::string file, note, text;
};

GivenFile given_file(std::string_view event) {
    const auto end = event.find('\0');
    const auto about = EventJson::read(event.substr(0, end));
    return {about.at("file").text(), about.text_of("note"),
            std::string(end == event.npos ? std::string_view{} : event.substr(end + 1))};
}

/// Several files: JSON that says what each is called, what was guessed to read it and how long it
/// is, a zero byte, and their texts one after the other.
void bring_files(session::Session& session, std::string_view event) {
    const auto end = std::min(event.find('\0'), event.size());
    const auto about = EventJson::read(event.substr(0, end));
    auto rest = event.substr(std::min(end + 1, event.size()));
    std::vector<message::DeliberationFile> files;
    std::string notes;
    constexpr double most = 4'294'967'295.0;
    const auto list = about.at("files");
    for (const auto& file : list.items()) {
        const auto size = static_cast<std::size_t>(file.count_of("size", most));
        files.push_back({file.at("file").text(), std::string(rest.substr(0, size))});
        rest.remove_prefix(std::min(size, rest.size()));
        if (const auto note = file.text_of("note"); !note.empty())
            notes += (notes.empty() ? "" : " ") + note;
    }
    session.set_room(session::Room::deliberate);
    session.deliberation().bring(std::move(files), std::move(notes));
}

/// The fingerprint that a link promised; none if it says none.
std::optional<std::uint64_t> promised(const std::string& hex) {
    std::uint64_t value = 0;
    const auto read = std::from_chars(hex.data(), hex.data() + hex.size(), value, 16);
    if (read.ec != std::errc{} || value == 0) return std::nullopt;
    return value;
}

void restore(session::Session& session, const EventJson& memory) {
    constexpr double most = 4'294'967'295.0, most_exactly = 9'007'199'254'740'992.0;
    message::Trial trial;
    trial.reform = memory.text_of("reform");
    trial.seed = static_cast<std::uint64_t>(memory.count_of("seed", most_exactly));
    trial.population = static_cast<std::uint32_t>(memory.count_of("population", most));
    trial.weeks = static_cast<std::uint32_t>(memory.count_of("weeks", most));
    trial.shared = memory.numbers_of("shared");
    trial.changed = memory.numbers_of("changed");
    trial.baseline = memory.text_of("baseline");
    trial.baseline_changed = memory.numbers_of("baseline_changed");
    session.restore(memory.at("scenario").text(), std::move(trial),
                    session::read_view(memory.text_of("view")),
                    promised(memory.text_of("fingerprint")));
}

/// True if the event was one of those that carry JSON.
bool json_event(session::Session& s, std::string_view name, std::string_view text) {
    if (name == "scenario" || name == "drop") {
        s.open(file_of(EventJson::read(text)));
    } else if (name == "scenarios") {
        constexpr double most_areas = 4'294'967'295.0;
        std::vector<session::ScenarioCard> cards;
        const auto list = EventJson::read(text);
        for (const auto& card : list.items()) {
            cards.push_back({card.at("name").text(), card.text_of("title"),
                             card.text_of("question"), card.is("trial"),
                             static_cast<std::size_t>(card.count_of("budgets", most_areas))});
            auto& added = cards.back();
            const auto small = [&](std::string_view key) {
                constexpr double most = 1'000;
                return static_cast<std::uint32_t>(card.count_of(key, most));
            };
            added.lesson = card.is("lesson");
            added.about = card.text_of("about");
            added.group = small("group");
            added.sentence = card.text_of("sentence");
            added.minutes = small("minutes");
            added.first = small("first");
            added.answered_by = card.list_of("answered_by");
            added.picture = card.text_of("picture");
        }
        s.set_scenarios(std::move(cards));
    } else if (name == "formulas") {
        const auto lists = EventJson::read(text);
        std::vector<session::FormulaCard> cards;
        for (const auto& card : lists.at("formulas").items()) {
            cards.push_back({card.at("name").text(), card.text_of("title"),
                             card.text_of("explanation"), card.text_of("table")});
        }
        std::vector<std::string> tables;
        for (const auto& table : lists.at("tables").items()) tables.push_back(table.text());
        s.funding().set_cards(std::move(cards), std::move(tables));
    } else if (name == "formula-file") {
        const auto file = EventJson::read(text);
        s.funding().take_file(file.at("path").text(), file.at("text").text());
    } else if (name == "funding-table") {
        auto given = given_file(text);
        s.funding().take_own_table(given.file, std::move(given.text), given.note);
    } else if (name == "table") {
        auto given = given_file(text);
        if (s.view().room == session::Room::trial) {
            s.trial_lab().take_own(given.file, std::move(given.text), given.note);
        } else if (s.view().room == session::Room::deliberate) {
            s.deliberation().bring({{given.file, std::move(given.text)}}, given.note);
        } else {
            s.set_room(session::Room::funding);
            s.funding().take_own_table(given.file, std::move(given.text), given.note);
        }
    } else if (name == "deliberation-files") {
        bring_files(s, text);
    } else if (name == "paper") {
        const auto about = EventJson::read(text);
        s.show_paper({session::paper_called(about.text_of("paper")), about.text_of("address"),
                      about.text_of("day"), about.text_of("iso_day"),
                      about.text_of("seen") == "1"});
    } else if (name == "picture") {
        const auto about = EventJson::read(text);
        rooms::save_card(s, {about.at("chart").text(), about.text_of("link"), about.text_of("day"),
                             ui::paint_card});
    } else if (name == "use") {
        const auto used = EventJson::read(text);
        (void)rooms::use(s, used.at("key").text(), used.text_of("value"));
    } else if (name == "remember") {
        restore(s, EventJson::read(text));
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
    } else if (name == "address") {
        s.deliberation().set_address(std::string(text));
    } else if (name == "random") {
        s.deliberation().take_random(text);
    } else if (name == "camera") {
        s.deliberation().set_camera(text == "1");
    } else if (name == "deliberation") {
        s.deliberation().take_kept(text);
    } else if (name == "deliberation-kept-files") {
        s.deliberation().take_kept_files(text);
    } else if (name == "deliberation-elsewhere") {
        s.deliberation().follow(text);
    } else if (name == "ask-first") {
        const auto end = text.find(':');
        s.ask_first(std::string(text.substr(0, end)),
                    end == text.npos ? "" : std::string(text.substr(end + 1)));
    } else if (name == "wall") {
        s.set_room(session::Room::deliberate);
        s.deliberation().set_wall(true);
    } else if (name == "explore-wall") {
        s.set_room(session::Room::explore);
        s.set_wall_address(std::string(text));
    } else if (name == "ballots") {
        s.set_room(session::Room::deliberate);
        s.deliberation().bring({{"the link", std::string(text)}});
    } else if (name == "formula-text") {
        s.funding().edit_formula(std::string(text));
    } else {
        return false;
    }
    return true;
}

} // namespace folkmoot::platform
