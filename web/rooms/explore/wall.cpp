#include "rooms/explore/wall.hpp"

#include "core/words/numbers.hpp"
#include "rooms/chooser.hpp"
#include "rooms/explore/statement.hpp"
#include "rooms/nodes.hpp"
#include "session/trial/edit.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace folkmoot::rooms {
namespace {

using session::Session;
using sheet::Kind;
using sheet::Node;
using sheet::Tone;

constexpr std::string_view map_picture = "map";

const message::TourStep* step_now(const Session& session) {
    const auto step = session.tour_step();
    const auto* scenario = session.scenario();
    if (!step || scenario == nullptr || *step >= scenario->tour.size()) return nullptr;
    return &scenario->tour[*step];
}

/// True if everything stands where the step sets it.
bool is_tried(const Session& session, std::size_t step) {
    const auto& scenario = *session.scenario();
    auto tried = session.trial();
    session::take_step(scenario, tried, step);
    return tried == session.trial();
}

/// What may be shown, in order: the charts, then the map.
std::vector<std::string> pictures_of(const Session& session) {
    std::vector<std::string> names;
    for (const auto& chart : charts_shown(session)) names.push_back(chart_id(chart));
    names.emplace_back(map_picture);
    return names;
}

/// The picture that a step speaks of: the map if it turns that, else a chart of its outcome.
std::optional<std::string> picture_of_step(const Session& session, const message::TourStep& step) {
    if (!step.show.side.empty() || !step.show.colour.empty() || step.show.play)
        return std::string(map_picture);
    for (const auto& chart : charts_shown(session))
        if (chart.outcome == step.outcome) return chart_id(chart);
    return std::nullopt;
}

std::string picture_now(const Session& session) {
    const auto all = pictures_of(session);
    const auto& chosen = session.wall_picture();
    if (std::ranges::find(all, chosen) != all.end()) return chosen;
    if (const auto* step = step_now(session))
        if (auto picture = picture_of_step(session, *step)) return *picture;
    return all.front();
}

/// What is said: the answer; on a tour the step's text until it has been tried, and before that
/// what is to be guessed.
Node words_now(const Session& session) {
    const auto* step = step_now(session);
    const auto asked = session.asked();
    if (asked && session.closed_outcome())
        return sheet::text("wall:question", asked->ask.question, Tone::strong);
    if (step != nullptr && (step->set.empty() || !is_tried(session, *session.tour_step())))
        return sheet::text("wall:step", step->text, Tone::strong);
    Node sentence(Kind::sentence, "sentence", sentence_shown(session));
    sentence.live = true;
    sentence.busy = session.stale();
    return sentence;
}

Node picture_node(const Session& session, ChartsKept& kept, MapCount& count) {
    auto part = sheet::group("wall:picture");
    const auto name = picture_now(session);
    if (name == map_picture) {
        const auto whole = map(session, count);
        if (const auto* node = sheet::find(whole, "map")) part.add(*node);
    } else {
        const auto all = charts(session, kept);
        for (const auto* key : {"chart:", "closed:"})
            if (const auto* node = sheet::find(all, key + name)) {
                part.add(*node);
                // Nothing is saved from a wall.
                std::erase_if(part.children.back().children,
                              [](const Node& child) { return child.kind == Kind::button; });
            }
    }
    if (name == map_picture || session.playing())
        part.add(sheet::text("wall:when", format_week(session.week()), Tone::quiet));
    return part;
}

/// The lever that a step speaks of, or else the one that was moved last, or else the first.
std::string lever_now(const Session& session) {
    if (const auto* step = step_now(session); step != nullptr && !step->lever.empty())
        return step->lever;
    if (!session.last_moved().empty()) return session.last_moved();
    const auto& groups = session.scenario()->levers;
    return groups.empty() || groups.front().keys.empty() ? "" : groups.front().keys.front();
}

/// Where the next press goes on a tour: the answer, the trying, the next step.
enum class Turn : std::uint8_t { open, attempt, go, picture };
Turn next_turn(const Session& session) {
    const auto* step = step_now(session);
    if (session.closed_outcome()) return Turn::open;
    if (step == nullptr) return Turn::picture;
    return !step->set.empty() && !is_tried(session, *session.tour_step()) ? Turn::attempt
                                                                          : Turn::go;
}

std::string next_words(const Session& session) {
    switch (next_turn(session)) {
    case Turn::open:
        return "Show what comes out";
    case Turn::attempt:
        return "Try it";
    case Turn::go:
    case Turn::picture:
        break;
    }
    return "Next";
}

void turn_picture(Session& session, std::ptrdiff_t by) {
    const auto all = pictures_of(session);
    const auto now = std::ranges::find(all, picture_now(session)) - all.begin();
    const auto count = std::ssize(all);
    session.set_wall_picture(all[static_cast<std::size_t>((now + by + count) % count)]);
}

void go_forward(Session& session) {
    const auto turn = next_turn(session);
    if (turn == Turn::picture) return turn_picture(session, 1);
    session.set_wall_picture("");
    if (turn == Turn::open) return session.skip_guess();
    if (turn == Turn::go) return session.go_on_tour(*session.tour_step() + 1);
    const auto& step = *step_now(session);
    session.move_all(
        session::settings_of_step(*session.scenario(), session.trial(), *session.tour_step()));
    if (!step.show.play) return;
    session.set_week(0);
    session.play(true);
}

void go_back(Session& session) {
    const auto step = session.tour_step();
    if (!step) return turn_picture(session, -1);
    session.set_wall_picture("");
    if (*step > 0) session.go_on_tour(*step - 1);
}

} // namespace

Node explore_wall(const Session& session, ChartsKept& kept, MapCount& count, DoubtOrder& doubts,
                  sheet::QrKept& codes) {
    auto part = sheet::group(std::string(explore_wall_key));
    const auto* scenario = session.scenario();
    const auto leave = [&] {
        part.add(sheet::button("wall:leave", "Leave (Escape)")).tone = Tone::quiet;
    };
    if (scenario == nullptr) {
        leave();
        return part;
    }
    part.add(sheet::heading("question", 1, scenario->question));
    part.add(words_now(session));
    part.add(picture_node(session, kept, count));
    auto& side = part.add(sheet::group("wall:side"));
    const auto all = levers(session, doubts);
    if (const auto* lever = sheet::find(all, "lever:" + lever_now(session))) {
        auto& shown = side.add(*lever);
        shown.children.clear(); // what explains it stands in the room
        shown.help.clear();
    }
    const auto link = session.wall_link();
    if (!is_offered(session))
        side.add(sheet::text("wall:own", "This question is somebody’s own: no code can hold it.",
                             Tone::quiet));
    else if (link.empty())
        side.add(sheet::text("wall:making", "The code for this is being made…", Tone::quiet));
    else
        side.add(sheet::qr("wall:qr", "The same on your phone", link, "", codes));
    auto& turns = part.add(sheet::group("wall:turns"));
    turns.add(sheet::button("wall:back", "Back")).disabled = session.tour_step() == 0;
    turns.add(sheet::button("wall:next", next_words(session)));
    turns.add(sheet::button("wall:play", session.playing() ? "Stop" : "Let time run")).pressed =
        session.playing();
    leave();
    return part;
}

bool use_wall(Session& session, const Node& node) {
    const auto what = std::string_view(node.key).substr(wall_prefix.size());
    if (what == "show") {
        session.show_wall(true);
    } else if (what == "leave") {
        session.show_wall(false);
    } else if (what == "next") {
        go_forward(session);
    } else if (what == "back") {
        go_back(session);
    } else if (what == "play") {
        session.play(!session.playing());
    } else {
        return false;
    }
    return true;
}

} // namespace folkmoot::rooms
