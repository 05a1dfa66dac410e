#include "rooms/explore/map.hpp"

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "rooms/away/card.hpp"
#include "rooms/explore/by_area.hpp"
#include "rooms/explore/changes.hpp"
#include "rooms/nodes.hpp"
#include "session/groups.hpp"

#include <algorithm>

namespace folkmoot::rooms {
namespace {

using session::Session;
using session::Side;
using sheet::Node;
using sheet::Tone;

std::string side_name(bool reform) { return std::string(side_words[reform ? 1 : 0]); }

std::vector<bool> sides_seen(const Session& session) {
    const auto side = session.view().side;
    if (side == Side::change) return {true};
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
    if (shows_change(session)) {
        const auto told = change_words(*shown_colouring(session), counts);
        return told.empty() ? told
                            : std::string(side_words.back()) + ", " + format_week(session.week()) +
                                  ": " + told;
    }
    double all = 0;
    for (const double count : counts) all += count;
    if (counts.empty() || all <= 0) return {};
    const auto most =
        static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin());
    return side_name(reform) + ", " + format_week(session.week()) + ": " +
           format_share(counts[most] / all, 0) + " of people are coloured “" + words[most] +
           "”, the most.";
}

/// On the ground y goes north; in a picture it goes down.
sheet::Map ground(const message::Scenario& scenario, const std::optional<ByArea>& told) {
    sheet::Map map;
    for (std::size_t i = 0; i < scenario.areas.size(); ++i) {
        const auto& area = scenario.areas[i];
        map.places.push_back(
            {area.host ? area.name + " (host)" : area.name, "area", area.x, -area.y, area.radius});
        if (!told) continue;
        map.places.back().value = told->areas[i].shade;
        map.places.back().value_words = told->areas[i].words;
    }
    for (const auto& provider : scenario.providers) {
        const auto& kinds = scenario.picture.kinds;
        map.places.push_back({provider.name,
                              provider.kind < kinds.size() ? kinds[provider.kind].key : "provider",
                              provider.x, -provider.y, 0});
    }
    return map;
}

/// The numbers behind the ground's colours.
Node areas_behind(const message::Scenario& scenario, const ByArea& told) {
    const auto& outcome = scenario.outcomes[told.outcome];
    Node node(sheet::Kind::table, "map-areas");
    node.title = std::string(ground_title) + words::heading(outcome.label, outcome.unit);
    sheet::Table table{{{"area", "Area"},
                        {"baseline", "Baseline", "", true},
                        {"reform", "Reform", "", true},
                        {"change", "Difference", "", true}},
                       {}};
    for (std::size_t i = 0; i < told.areas.size(); ++i) {
        const auto& area = told.areas[i];
        const auto values = words::format_both(outcome, area.baseline, area.reform);
        table.rows.push_back({"map-area:" + std::to_string(i),
                              {scenario.areas[i].name, values.baseline, values.reform,
                               words::difference(outcome, area.baseline, area.reform).text},
                              {"", "", "",
                               area.shade > 0   ? "good"
                               : area.shade < 0 ? "bad"
                                                : ""}});
    }
    node.table = std::move(table);
    return node;
}

} // namespace

const std::vector<double>& MapCount::of(const Session& session, bool reform) {
    static const std::vector<double> nothing;
    const auto* scenario = session.scenario();
    const auto* people = session.people();
    const auto* colouring = session.colouring();
    if (colouring == nullptr || people == nullptr || people->x.empty()) return nothing;
    const bool change = shows_change(session);
    const auto version = [&](bool which) {
        return session.frame(which) != nullptr ? session.frame_version(which) : 0;
    };
    auto& side = sides_[reform ? 1 : 0];
    const auto other = change ? version(!reform) : 0;
    const bool same_look = side.colouring == colouring->key && side.change == change &&
                           side.scenario == scenario->hash &&
                           side.people == session.people_version();
    if (same_look && side.frame == version(reform) && side.other_frame == other) return side.counts;
    // While time runs one side is ahead of the other: what was told last still stands.
    if (change && same_look && !session.frames_match()) return side.counts;
    side = {session.people_version(), version(reform), other, change,
            colouring->key,           scenario->hash,  {},    {}};
    const bool waits = change ? !session.frames_match() || version(false) == 0 || version(true) == 0
                              : can_change(*colouring) && version(reform) == 0;
    if (waits) return side.counts;
    const auto shown = *shown_colouring(session);
    side.counts.assign(colour_words(*scenario, shown).size(), 0.0);
    const MapColours colours(session, reform);
    const auto classes = classes_of_values(*scenario, shown);
    // A share of very many people is known from some of them.
    constexpr std::size_t most_counted = 100'000;
    const std::size_t stride = 1 + (people->x.size() - 1) / most_counted;
    std::size_t counted = 0;
    AreaCount nobody;
    nobody.of_class.assign(side.counts.size(), 0.0);
    if (has_tiles(*scenario)) side.areas.assign(scenario->areas.size(), nobody);
    for (std::size_t i = 0; i < people->x.size(); i += stride, ++counted) {
        const auto value = colours.of(i);
        const auto mine = classes[value];
        if (mine < side.counts.size()) side.counts[mine] += 1;
        if (side.areas.empty()) continue;
        const auto area = session::stratum_of(people->stratum[i]).area;
        if (area < side.areas.size()) side.areas[area].add(value, mine);
    }
    for (auto& count : side.counts) count *= scenario->people / static_cast<double>(counted);
    return side.counts;
}

const std::vector<AreaCount>& MapCount::areas(const Session& session, bool reform) {
    (void)of(session, reform);
    return sides_[reform ? 1 : 0].areas;
}

const TileGrid& MapCount::grid(const message::Scenario& scenario) {
    if (!grid_.cells.empty() && grid_of_ == scenario.hash &&
        grid_.cells.size() == scenario.areas.size())
        return grid_;
    std::vector<GridPlace> places;
    for (const auto& area : scenario.areas) places.push_back({area.x, area.y});
    grid_ = tile_grid(places);
    grid_of_ = scenario.hash;
    return grid_;
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
    const bool change = shows_change(session);
    const auto shown = *shown_colouring(session);
    node.title =
        "Where people live, coloured by: " + (change ? std::string("what changes in ") : "") +
        colouring->label;
    node.words = ground_words(*scenario);
    const auto told = by_area(session);
    node.map = ground(*scenario, told);
    if (told)
        node.words +=
            " The ground of an area: " + begun_small(scenario->outcomes[told->outcome].label) +
            ", what changes.";
    const auto words = colour_words(*scenario, shown);
    const auto seen = sides_seen(session);
    sheet::Table table{{{"colour", change || shown.is_ramp() ? shown.title : shown.label}}, {}};
    for (std::size_t i = 0; i < words.size(); ++i)
        table.rows.push_back({"legend:" + std::to_string(i), {words[i]}});
    for (const bool reform : seen) {
        const auto& counts = count.of(session, reform);
        const bool one = session.view().side == Side::change;
        table.columns.push_back({one      ? "people"
                                 : reform ? "reform"
                                          : "baseline",
                                 one ? "People" : "People, " + side_name(reform), "", true});
        for (std::size_t i = 0; i < words.size(); ++i) {
            table.rows[i].cells.push_back(counts.empty() ? std::string(no_value)
                                                         : format_count(counts[i]));
        }
        if (const auto most = map_sentence(session, words, counts, reform); !most.empty())
            node.words += " " + most;
    }
    if (!session.map_is_current())
        node.add(sheet::text("map-behind", "As before your change", Tone::quiet));
    Node colours(sheet::Kind::table, "map-colours");
    colours.title = "What the colours mean, and how many people have each";
    colours.table = std::move(table);
    node.add(std::move(colours));
    if (has_tiles(*scenario)) {
        const auto seen_reform = session.view().side != Side::baseline;
        const auto& of_areas = count.areas(session, seen_reform);
        node.map->tiles = tiles(session, of_areas, count.grid(*scenario), told);
        node.add(shares_behind(session, of_areas));
    }
    if (told) node.add(areas_behind(*scenario, *told));
    offer_picture(node);
    part.add(std::move(node));
    return part;
}

Node time(const Session& session) {
    auto part = sheet::group("time", "Time");
    if (session.scenario() == nullptr) return part;
    std::vector<sheet::Option> sides;
    // What changes is why somebody is here: it comes first.
    for (std::size_t i = 0; i < side_words.size(); ++i) {
        const auto at = (i + side_words.size() - 1) % side_words.size();
        sides.push_back({std::string(session::side_names[at]), std::string(side_words[at])});
    }
    part.add(sheet::choice(
                 "side", "Whose future is shown",
                 std::string(session::side_names[static_cast<std::size_t>(session.view().side)]),
                 std::move(sides)))
        .disabled = session.closed_outcome().has_value();
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
