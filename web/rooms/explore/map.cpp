#include "rooms/explore/map.hpp"

#include "core/number_words.hpp"
#include "rooms/explore/colours.hpp"
#include "rooms/nodes.hpp"

#include <algorithm>

namespace folkmoot::rooms {
namespace {

using message::ColourBy;
using session::Session;
using session::Side;
using sheet::Node;
using sheet::Tone;

std::string side_name(bool reform) { return std::string(side_words[reform ? 1 : 0]); }

std::vector<bool> sides_seen(Side side) {
    if (side == Side::both) return {false, true};
    return {side == Side::reform};
}

/// "London's five health areas: 5 areas, 30 local practices and 1 online practice."
std::string ground_words(const message::Scenario& scenario) {
    std::vector<std::string> parts;
    const auto add = [&](std::size_t count, const std::string& one, const std::string& many) {
        if (count > 0) parts.push_back(std::to_string(count) + " " + (count == 1 ? one : many));
    };
    add(scenario.areas.size(), "area", "areas");
    for (std::size_t k = 0; k < scenario.picture.kinds.size(); ++k) {
        const auto& kind = scenario.picture.kinds[k];
        add(static_cast<std::size_t>(
                std::ranges::count(scenario.providers, k, &message::Provider::kind)),
            kind.one, kind.many);
    }
    auto words = scenario.place + ": ";
    for (std::size_t i = 0; i < parts.size(); ++i)
        words += (i == 0 ? "" : i + 1 == parts.size() ? " and " : ", ") + parts[i];
    return words + ".";
}

/// What the map shows most of: "Reform, year 5, week 52: most people are in …".
std::string map_sentence(const Session& session, const std::vector<std::string>& words,
                         const std::vector<double>& counts, bool reform) {
    double all = 0;
    for (const double count : counts) all += count;
    if (counts.empty() || all <= 0) return {};
    const auto most =
        static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
    return side_name(reform) + ", " + format_week(session.week()) + ": " +
           format_share(counts[most] / all, 0) + " of people are coloured “" + words[most] +
           "”, the most.";
}

sheet::Map ground(const message::Scenario& scenario) {
    sheet::Map map;
    for (const auto& area : scenario.areas) {
        map.places.push_back(
            {area.host ? area.name + " (host)" : area.name, "area", area.x, area.y, area.radius});
    }
    for (const auto& provider : scenario.providers) {
        const auto& kinds = scenario.picture.kinds;
        map.places.push_back({provider.name,
                              provider.kind < kinds.size() ? kinds[provider.kind].key : "provider",
                              provider.x, provider.y, 0});
    }
    return map;
}

} // namespace

const std::vector<double>& MapCount::of(const Session& session, bool reform) {
    static const std::vector<double> nothing;
    const auto* scenario = session.scenario();
    const auto* people = session.people();
    const auto* colouring = session.colouring();
    if (colouring == nullptr || people == nullptr || people->x.empty()) return nothing;
    const auto* frame = session.frame(reform);
    const auto version = frame != nullptr ? session.frame_version(reform) : 0;
    auto& side = sides_[reform ? 1 : 0];
    if (side.people == session.people_version() && side.frame == version &&
        side.colouring == colouring->key && side.scenario == scenario->hash)
        return side.counts;
    side = {session.people_version(), version, colouring->key, scenario->hash, {}};
    const bool changes = colouring->by == ColourBy::channel || colouring->by == ColourBy::provider;
    if (frame == nullptr && changes) return side.counts;
    side.counts.assign(colour_words(*scenario, *colouring).size(), 0.0);
    const PersonColours colours(*scenario, *people, frame, *colouring);
    const auto classes = classes_of_values(*scenario, *colouring);
    // A share of very many people is known from some of them.
    constexpr std::size_t most_counted = 100'000;
    const std::size_t stride = 1 + (people->x.size() - 1) / most_counted;
    std::size_t counted = 0;
    for (std::size_t i = 0; i < people->x.size(); i += stride, ++counted) {
        const auto mine = classes[colours.of(i)];
        if (mine < side.counts.size()) side.counts[mine] += 1;
    }
    for (auto& count : side.counts) count *= scenario->people / static_cast<double>(counted);
    return side.counts;
}

Node map(const Session& session, MapCount& count) {
    auto part = sheet::group("map-part", "Map");
    const auto* scenario = session.scenario();
    if (scenario == nullptr) return part;
    part.add(sheet::heading("map-title", 2, "Map"));
    const auto* colouring = session.colouring();
    if (colouring == nullptr) return part;
    std::vector<sheet::Option> options;
    for (const auto& each : scenario->picture.colourings) options.push_back({each.key, each.label});
    part.add(sheet::choice("colour", "Colour people by", colouring->key, std::move(options)));

    Node node(sheet::Kind::map, "map");
    node.title = "Where people live, coloured by: " + colouring->label;
    node.words = ground_words(*scenario);
    node.map = ground(*scenario);
    const auto words = colour_words(*scenario, *colouring);
    const auto seen = sides_seen(session.view().side);
    sheet::Table table{{{"colour", colouring->is_ramp() ? colouring->title : colouring->label}},
                       {}};
    for (std::size_t i = 0; i < words.size(); ++i)
        table.rows.push_back({"legend:" + std::to_string(i), {words[i]}});
    for (const bool reform : seen) {
        const auto& counts = count.of(session, reform);
        table.columns.push_back(
            {reform ? "reform" : "baseline", "People, " + side_name(reform), "", true});
        for (std::size_t i = 0; i < words.size(); ++i) {
            table.rows[i].cells.push_back(counts.empty() ? std::string(no_value)
                                                         : format_count(counts[i]));
        }
        if (const auto told = map_sentence(session, words, counts, reform); !told.empty())
            node.words += " " + told;
    }
    if (!session.map_is_current())
        node.add(sheet::text("map-behind", "As before your change", Tone::quiet));
    Node colours(sheet::Kind::table, "map-colours");
    colours.title = "What the colours mean, and how many people have each";
    colours.table = std::move(table);
    node.add(std::move(colours));
    part.add(std::move(node));
    return part;
}

Node time(const Session& session) {
    auto part = sheet::group("time", "Time");
    if (session.scenario() == nullptr) return part;
    std::vector<sheet::Option> sides;
    for (std::size_t i = 0; i < side_words.size(); ++i)
        sides.push_back({std::string(session::side_names[i]), std::string(side_words[i])});
    part.add(sheet::choice(
        "side", "Whose future is shown",
        std::string(session::side_names[static_cast<std::size_t>(session.view().side)]),
        std::move(sides)));
    Node track(sheet::Kind::slider, "track", "Week");
    track.value = static_cast<double>(session.week() + 1);
    track.low = 1;
    track.high = session.weeks();
    track.step = 1;
    track.value_words = format_week(session.week());
    part.add(std::move(track));
    const bool playing = session.playing();
    part.add(sheet::button("play", std::string(playing ? stop_words : play_words))).pressed =
        playing;
    part.add(sheet::button("back", std::string(back_words))).disabled = session.week() == 0;
    part.add(sheet::button("forward", std::string(forward_words))).disabled =
        session.week() + 1 >= session.weeks();
    std::vector<sheet::Option> options;
    std::string now(speeds[1].key);
    for (const auto& speed : speeds) {
        options.push_back({std::string(speed.key), std::string(speed.words)});
        if (speed.weeks_per_second == session.speed()) now = speed.key;
    }
    auto& speed = part.add(sheet::choice("speed", "Speed", now, std::move(options)));
    speed.help = speed_help;
    return part;
}

} // namespace folkmoot::rooms
