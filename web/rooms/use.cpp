#include "rooms/use.hpp"

#include "core/words/numbers.hpp"
#include "rooms/away/card.hpp"
#include "rooms/away/cite.hpp"
#include "rooms/chooser.hpp"
#include "rooms/deliberation/deliberation.hpp"
#include "rooms/explore/crossed.hpp"
#include "rooms/explore/doubt/overturn.hpp"
#include "rooms/explore/goal/goal.hpp"
#include "rooms/explore/guess.hpp"
#include "rooms/explore/neighbour.hpp"
#include "rooms/explore/policies.hpp"
#include "rooms/explore/steps.hpp"
#include "rooms/explore/wall.hpp"
#include "rooms/funding/funding.hpp"
#include "rooms/paper/paper.hpp"
#include "rooms/rooms.hpp"
#include "rooms/save.hpp"
#include "rooms/trial/trial.hpp"
#include "session/manifest.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <utility>

namespace folkmoot::rooms {
namespace {

using session::Session;
using sheet::Kind;
using sheet::Node;

std::optional<double> number_in(std::string_view text) {
    if (text.empty() || text.find_first_not_of("0123456789+-.eE") != text.npos) return std::nullopt;
    const std::string digits(text);
    char* end = nullptr;
    const double value = std::strtod(digits.c_str(), &end);
    if (end != digits.c_str() + digits.size() || !std::isfinite(value)) return std::nullopt;
    return value;
}

/// As it was typed, with the commas that people read.
std::string shown(double value) { return format_number(value, value == std::round(value) ? 0 : 2); }

std::string too_far(const Node& node, double value) {
    if (value >= node.low && value <= node.high) return {};
    return "You typed " + shown(value) + ". It may only be " + shown(node.low) + " to " +
           shown(node.high) + ".";
}

/// Of a field with a most: so many characters fit.
std::string too_long(const Node& node, std::string_view value) {
    if (node.high <= 0) return {};
    const auto characters =
        static_cast<double>(std::count_if(value.begin(), value.end(), [](char c) {
            return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
        }));
    if (characters <= node.high) return {};
    return "You wrote " + shown(characters) + " characters. There may be " + shown(node.high) +
           " at most.";
}

/// Whether a table takes it: a heading that sorts, more rows, or one of its rows.
bool table_takes(const sheet::Table& table, std::string_view value) {
    if (value == "more") return !table.more.empty();
    constexpr std::string_view sort = "sort:", row = "row:";
    if (value.starts_with(sort)) {
        return std::any_of(table.columns.begin(), table.columns.end(), [&](const auto& column) {
            return column.sorts && column.key == value.substr(sort.size());
        });
    }
    if (!value.starts_with(row) || !table.chosen) return false;
    value.remove_prefix(row.size());
    if (table.has) return table.has(value);
    for (std::size_t i = 0; i < table.count(); ++i) {
        if (i < table.rows.size() ? table.rows[i].key == value : table.row(i).key == value)
            return true;
    }
    return false;
}

/// Whether a map of opinions has that group, "group:S", or that dot of it, "dot:S:I".
bool opinions_take(const sheet::Chart& chart, std::string_view value) {
    if (chart.look != "opinions") return false;
    constexpr std::string_view dot = "dot:", group = "group:";
    const bool is_dot = value.starts_with(dot);
    if (!is_dot && !value.starts_with(group)) return false;
    value.remove_prefix(is_dot ? dot.size() : group.size());
    const auto next = [&]() -> std::optional<std::size_t> {
        std::size_t number = 0;
        const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
        if (read.ec != std::errc{}) return std::nullopt;
        value.remove_prefix(static_cast<std::size_t>(read.ptr - value.data()));
        return number;
    };
    const auto series = next();
    if (!series || *series >= chart.series.size()) return false;
    if (!is_dot) return value.empty();
    if (!value.starts_with(':')) return false;
    value.remove_prefix(1);
    const auto place = next();
    return place && *place < chart.series[*series].values.size() && value.empty();
}

/// Why a node does not take a value; empty if it does. A slider's "hold:" has been taken off.
std::string objection(const Node& node, std::string_view value) {
    if (node.disabled) return "“" + node.words + "” cannot be used now.";
    switch (node.kind) {
    case Kind::choice: {
        const bool there = std::any_of(node.options.begin(), node.options.end(),
                                       [&](const auto& option) { return option.key == value; });
        return there ? "" : "“" + node.words + "” has no choice “" + std::string(value) + "”.";
    }
    case Kind::toggle:
        return value == "true" || value == "false" ? ""
                                                   : "“" + node.words + "” is either on or off.";
    case Kind::number:
        if (value.empty() && node.key == "runs") return {}; // as many as usual
        [[fallthrough]];
    case Kind::slider: {
        const auto number = number_in(value);
        if (!number) return "“" + node.words + "” needs a number.";
        const bool whole = node.kind == Kind::number && node.step == std::round(node.step);
        if (whole && *number != std::round(*number))
            return "“" + node.words + "” needs a whole number.";
        return too_far(node, *number);
    }
    case Kind::text_field:
        return too_long(node, value);
    case Kind::button:
        return {};
    case Kind::table:
        if (node.table && table_takes(*node.table, value)) return {};
        break;
    case Kind::chart:
        if (node.chart && opinions_take(*node.chart, value)) return {};
        if (node.chart && !value.empty() &&
            std::find(node.chart->keys.begin(), node.chart->keys.end(), value) !=
                node.chart->keys.end())
            return {};
        break;
    case Kind::map:
        if (node.map &&
            std::any_of(node.map->places.begin(), node.map->places.end(),
                        [&](const auto& p) { return !p.key.empty() && p.key == value; }))
            return {};
        break;
    default:
        break;
    }
    return "“" + (node.words.empty() ? node.title : node.words) + "” cannot be used.";
}

template <std::size_t n>
std::size_t place_of(const std::array<std::string_view, n>& names, std::string_view name) {
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), name) - names.begin());
}

void start_tour(Session& session) {
    session.set_room(session::Room::explore);
    session.choose_outcome("");
    session.go_on_tour(0);
}

void try_step_of_tour(Session& session) {
    const auto step = session.tour_step();
    if (!step) return;
    const auto& now = session.scenario()->tour[*step];
    session.move_all(session::settings_of_step(*session.scenario(), session.trial(), *step));
    if (!now.show.play) return;
    session.set_week(0);
    session.play(true);
}

struct Press {
    std::string_view key;
    void (*act)(Session&);
};

constexpr std::array presses{
    Press{"button:share", [](Session& s) { s.share(); }},
    Press{"button:plain", [](Session& s) { s.open_plain(); }},
    Press{"button:tour", start_tour},
    Press{"button:undo", [](Session& s) { s.undo(); }},
    Press{"button:redo", [](Session& s) { s.redo(); }},
    Press{"button:reset-all", [](Session& s) { s.reset_all(); }},
    Press{"button:stop", [](Session& s) { s.stop(); }},
    Press{"button:evidence", [](Session& s) { s.set_room(session::Room::evidence); }},
    Press{"find:clear", [](Session& s) { s.find_lever(""); }},
    Press{"button:csv", save_outcomes},
    Press{"button:csv-runs", save_runs},
    Press{"button:save-manifest", save_manifest},
    Press{"button:copy-command", [](Session& s) { s.act("copy-text", session::command_line(s)); }},
    Press{cite_apa, [](Session& s) { cite_room(s, session::CitationStyle::apa); }},
    Press{cite_bibtex, [](Session& s) { cite_room(s, session::CitationStyle::bibtex); }},
    Press{"button:brief", [](Session& s) { s.open_paper(session::Paper::brief); }},
    Press{"button:guide", [](Session& s) { s.open_paper(session::Paper::guide); }},
    Press{"button:worksheet", [](Session& s) { s.open_paper(session::Paper::worksheet); }},
    Press{"button:save-scenario", [](Session& s) { (void)save_scenario(s); }},
    Press{"problems:close", [](Session& s) { s.dismiss_problems(); }},
    Press{"play", [](Session& s) { s.play(!s.playing()); }},
    Press{"back", [](Session& s) { s.step_week(-1); }},
    Press{"forward", [](Session& s) { s.step_week(1); }},
    Press{"tour:try", try_step_of_tour},
    Press{"tour:next", [](Session& s) { s.go_on_tour(s.tour_step().value_or(0) + 1); }},
    Press{"tour:back",
          [](Session& s) {
              const auto step = s.tour_step().value_or(0);
              s.go_on_tour(step > 0 ? step - 1 : 0);
          }},
    Press{"tour:skip", [](Session& s) { s.go_on_tour(std::nullopt); }},
};

void open_scenario(Session& session, std::string_view name) {
    const auto* open = session.scenario();
    if (open != nullptr && open->name == name) return;
    const auto& cards = session.scenarios();
    const auto card = std::ranges::find(cards, name, &session::ScenarioCard::name);
    if (card != cards.end() && card->lesson) session.set_room(session::Room::trial);
    session.load_scenario(std::string(name));
}

bool press(Session& session, std::string_view key) {
    const auto* found =
        std::find_if(presses.begin(), presses.end(), [&](const Press& p) { return p.key == key; });
    if (found != presses.end()) {
        found->act(session);
        return true;
    }
    for (const auto prefix : {open_prefix, open_first_prefix}) {
        if (!key.starts_with(prefix)) continue;
        open_scenario(session, key.substr(prefix.size()));
        return true;
    }
    if (key.starts_with("reset:")) {
        session.reset(std::string(key.substr(std::string_view("reset:").size())));
        return true;
    }
    if (key.starts_with(step_prefix)) {
        const auto place = number_in(key.substr(step_prefix.size()));
        if (place) session.go_to_step(static_cast<std::size_t>(std::max(0.0, *place)));
        return place.has_value();
    }
    return key.starts_with("csv:") &&
           save_chart(session, key.substr(std::string_view("csv:").size()));
}

void choose(Session& session, std::string_view key, std::string_view value) {
    if (key == "room") {
        session.set_room(static_cast<session::Room>(place_of(session::room_names, value)));
    } else if (key == "scenario") {
        open_scenario(session, value);
    } else if (key == "policy") {
        session.choose_policy(std::string(value));
    } else if (key == "baseline") {
        session.compare_with(std::string(value));
    } else if (key == "side") {
        session.set_side(static_cast<session::Side>(place_of(session::side_names, value)));
    } else if (key == "colour") {
        session.set_colouring(std::string(value));
    } else if (key == "outcome") {
        session.choose_outcome(std::string(value));
    } else if (key == "speed") {
        for (const auto& speed : speeds) {
            if (speed.key == value) session.set_speed(speed.weeks_per_second);
        }
    }
}

void set_number(Session& session, std::string_view key, double value) {
    if (key == "seed") {
        session.set_seed(static_cast<std::uint64_t>(value));
    } else if (key == "population") {
        session.set_population(static_cast<std::uint32_t>(value));
    } else if (key == "weeks") {
        session.set_weeks(static_cast<std::uint32_t>(value));
    } else if (key == "runs") {
        session.set_runs(static_cast<std::uint32_t>(value));
    } else if (key == "track") {
        session.play(false);
        session.set_week(static_cast<std::uint32_t>(value) - 1);
    }
}

/// The value of a field that a lever's value stands for.
double field_value(const message::Field& field, std::string_view value) {
    if (field.type == message::Type::boolean) return value == "true" ? 1 : 0;
    if (field.type != message::Type::choice) return number_in(value).value_or(field.usual);
    const auto option = std::find(field.options.begin(), field.options.end(), value);
    return static_cast<double>(option - field.options.begin());
}

bool do_it(Session& session, const Node& node, std::string_view value, bool held,
           std::string& why) {
    constexpr std::string_view lever = "lever:";
    if (node.key.starts_with(lever)) {
        const auto key = node.key.substr(lever.size());
        const auto* field = session::find_field(*session.scenario(), key);
        if (field == nullptr) return false;
        const double wanted = field_value(*field, value);
        // Without a hand on it any more, what was held is let go; and what is typed is meant so.
        held ? session.move(key, wanted, true) : session.move_exactly(key, wanted);
        if (!held) session.release();
        return true;
    }
    if (node.key.starts_with(picture_prefix)) {
        use_picture(session, node);
        return true;
    }
    if (node.key.starts_with(funding_prefix)) return use_funding(session, node, value, held);
    if (node.key.starts_with(trial_prefix)) return use_trial(session, node, value, held);
    if (node.key.starts_with(deliberation_prefix)) return use_deliberation(session, node, value);
    if (node.key.starts_with(wall_prefix)) return use_wall(session, node);
    if (node.key.starts_with(guess_prefix)) return use_guess(session, node, value);
    if (node.key.starts_with(neighbour_prefix)) return use_neighbour(session, node, value, why);
    if (node.key.starts_with(overturn_prefix)) return use_overturn(session, node, value);
    if (node.key.starts_with(crossed_prefix)) return use_crossed(session, node, value);
    if (node.key.starts_with(goal_prefix)) return use_goal(session, node, value, why);
    if (node.key.starts_with(paper_prefix)) return use_paper(session, node, value);
    if (node.key.starts_with(policies_prefix)) return use_policies(session, node, value, why);
    switch (node.kind) {
    case Kind::button:
        return press(session, node.key);
    case Kind::choice:
        choose(session, node.key, value);
        return true;
    case Kind::text_field:
        if (node.key == "chooser:find") session.find_scenario(std::string(value));
        if (node.key == "find") session.find_lever(std::string(value));
        return node.key == "find" || node.key == "chooser:find";
    case Kind::number:
    case Kind::slider:
        set_number(session, node.key, number_in(value).value_or(0));
        return true;
    default:
        return false;
    }
}

/// A hand is off the slider.
void let_go(Session& session, const Node& node) {
    if (node.key.starts_with(funding_prefix)) return session.funding().release();
    if (node.key.starts_with(trial_prefix)) return session.trial_lab().release();
    session.release();
}

std::string try_use(Session& session, const Node& node, std::string_view value) {
    bool held = false;
    if (node.kind == Kind::slider) {
        constexpr std::string_view hold = "hold:";
        if (value == "release") {
            let_go(session, node);
            return {};
        }
        held = value.starts_with(hold);
        if (held) value.remove_prefix(hold.size());
    }
    if (auto why = objection(node, value); !why.empty()) return why;
    std::string why;
    if (!do_it(session, node, value, held, why)) return "“" + node.words + "” cannot be used.";
    return why;
}

} // namespace

std::string use(Session& session, const Node& node, std::string_view value) {
    auto why = try_use(session, node, value);
    session.refuse(why.empty() ? "" : node.key, why);
    return why;
}

std::string use(Session& session, std::string_view key, std::string_view value) {
    Kept kept;
    const auto sheet = sheet_of(session, kept);
    const auto* node = sheet::find(sheet, key);
    if (node != nullptr && node != &sheet) return use(session, *node, value);
    auto why = "There is nothing called “" + std::string(key) + "” here.";
    session.refuse(std::string(key), why);
    return why;
}

} // namespace folkmoot::rooms
