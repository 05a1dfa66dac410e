#include "rooms/explore/map.hpp"

#include "core/number_words.hpp"
#include "rooms/nodes.hpp"
#include "session/groups.hpp"

#include <algorithm>

namespace folkmoot::rooms {
namespace {

using session::Colouring;
using session::Session;
using session::Side;
using sheet::Node;
using sheet::Tone;

constexpr std::uint8_t no_wait_yet = 255;
constexpr std::size_t most_named_online = 3;

std::size_t wait_class(std::uint8_t days) {
    return days == no_wait_yet ? 4 : days <= 3 ? 0 : days <= 14 ? 1 : days <= 42 ? 2 : 3;
}

/// The class of person `i`; `colour_words(...).size()` or more: none.
std::size_t class_of(const message::People& people, const message::Frame* frame,
                     Colouring colouring, const std::vector<std::uint8_t>& classes, std::size_t i) {
    constexpr std::size_t none = 255;
    const auto stratum = session::stratum_of(people.stratum[i]);
    switch (colouring) {
    case Colouring::deprivation:
        return stratum.deprivation;
    case Colouring::age:
        return stratum.age;
    case Colouring::wait:
        return frame == nullptr ? none : wait_class(frame->wait_days[i]);
    case Colouring::provider:
        break;
    }
    return frame == nullptr || frame->provider[i] >= classes.size() ? none
                                                                    : classes[frame->provider[i]];
}

std::string side_name(bool reform) { return std::string(side_words[reform ? 1 : 0]); }

std::vector<bool> sides_seen(Side side) {
    if (side == Side::both) return {false, true};
    return {side == Side::reform};
}

/// "On the map: London's five health areas, 5 areas, 30 local practices and 1 online."
std::string ground_words(const message::Scenario& scenario) {
    std::size_t local = 0, online = 0;
    for (const auto& provider : scenario.providers) ++(provider.online ? online : local);
    const auto many = [](std::size_t count, const std::string& one, const std::string& more) {
        return std::to_string(count) + " " + (count == 1 ? one : more);
    };
    auto words = scenario.place + ": " + many(scenario.areas.size(), "area", "areas") + ", " +
                 many(local, "local practice", "local practices");
    if (online > 0) words += " and " + many(online, "online practice", "online practices");
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
        map.places.push_back(
            {provider.name, provider.online ? "online" : "local", provider.x, provider.y, 0});
    }
    return map;
}

} // namespace

std::vector<std::string> colour_words(const message::Scenario& scenario, Colouring colouring) {
    std::vector<std::string> words;
    switch (colouring) {
    case Colouring::deprivation:
        words.assign(session::deprivation_names.begin(), session::deprivation_names.end());
        break;
    case Colouring::age:
        words.assign(session::age_names.begin(), session::age_names.end());
        break;
    case Colouring::provider:
        for (const auto& provider : scenario.providers) {
            if (provider.online && words.size() < most_named_online) words.push_back(provider.name);
        }
        words.emplace_back("Local practices");
        break;
    case Colouring::wait:
        words = {"0 to 3 days", "4 to 14 days", "15 to 42 days", "more than 42 days",
                 "has not needed care yet"};
        break;
    }
    return words;
}

std::vector<std::uint8_t> provider_classes(const message::Scenario& scenario) {
    std::size_t online = 0;
    for (const auto& provider : scenario.providers) online += provider.online ? 1 : 0;
    const auto named = static_cast<std::uint8_t>(std::min(online, most_named_online));
    std::vector<std::uint8_t> classes;
    std::uint8_t next = 0;
    for (const auto& provider : scenario.providers) {
        // Those online practices for which the legend has no room are counted with the last of
        // them.
        const auto mine = static_cast<std::uint8_t>(next < named ? next : named - 1);
        classes.push_back(provider.online ? mine : named);
        if (provider.online) ++next;
    }
    return classes;
}

const std::vector<double>& MapCount::of(const Session& session, bool reform) {
    static const std::vector<double> nothing;
    const auto* scenario = session.scenario();
    const auto* people = session.people();
    if (scenario == nullptr || people == nullptr || people->x.empty()) return nothing;
    const auto* frame = session.frame(reform);
    const auto colouring = session.view().colouring;
    const auto version = frame != nullptr ? session.frame_version(reform) : 0;
    auto& side = sides_[reform ? 1 : 0];
    if (side.people == session.people_version() && side.frame == version &&
        side.colouring == static_cast<int>(colouring) && side.scenario == scenario->hash)
        return side.counts;
    side = {session.people_version(), version, static_cast<int>(colouring), scenario->hash, {}};
    const bool lives = colouring == Colouring::deprivation || colouring == Colouring::age;
    if (frame == nullptr && !lives) return side.counts;
    side.counts.assign(colour_words(*scenario, colouring).size(), 0.0);
    const auto classes = provider_classes(*scenario);
    // A share of very many people is known from some of them.
    constexpr std::size_t most_counted = 100'000;
    const std::size_t stride = 1 + (people->x.size() - 1) / most_counted;
    std::size_t counted = 0;
    for (std::size_t i = 0; i < people->x.size(); i += stride, ++counted) {
        const auto mine = class_of(*people, frame, colouring, classes, i);
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
    const auto colouring = session.view().colouring;
    std::vector<sheet::Option> options;
    for (std::size_t i = 0; i < colouring_words.size(); ++i) {
        options.push_back(
            {std::string(session::colouring_names[i]), std::string(colouring_words[i])});
    }
    part.add(
        sheet::choice("colour", "Colour people by",
                      std::string(session::colouring_names[static_cast<std::size_t>(colouring)]),
                      std::move(options)));

    Node node(sheet::Kind::map, "map");
    node.title = "Where people live, coloured by: " +
                 std::string(colouring_words[static_cast<std::size_t>(colouring)]);
    node.words = ground_words(*scenario);
    node.map = ground(*scenario);
    const auto words = colour_words(*scenario, colouring);
    const auto seen = sides_seen(session.view().side);
    sheet::Table table{
        {{"colour", colouring == Colouring::wait
                        ? std::string(wait_words)
                        : std::string(colouring_words[static_cast<std::size_t>(colouring)])}},
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
