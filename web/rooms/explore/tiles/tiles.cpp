#include "rooms/explore/tiles/tiles.hpp"

#include "core/words/numbers.hpp"
#include "core/words/values.hpp"
#include "rooms/explore/changes.hpp"
#include "rooms/explore/map.hpp"
#include "session/short_name.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

namespace folkmoot::rooms {
namespace {

using message::Colouring;
using message::PaletteMeaning;
using session::Session;

enum class Telling { balance, concerned, average, commonest };

/// A class of people, and the value of the palette that has its colour.
struct TiledClass {
    std::string words;
    std::uint8_t colour = 0;
    bool counts = true; ///< it does not recede, and something is known of who is in it
};

/// What the tiles tell now.
struct TileLook {
    Telling telling{};
    Colouring shown;
    std::vector<TiledClass> classes; ///< as `colour_words` has them
    bool good = false; ///< of a balance: one side is better, not only more
};

// Of a change along a ramp: the colours of its ends.
constexpr std::uint8_t all_up = 0, all_down = 4;
/// A change that can be told is seen.
constexpr double palest = 0.12;

TileLook look_of(const Session& session) {
    const auto& scenario = *session.scenario();
    TileLook look{Telling::commonest, *shown_colouring(session), {}, false};
    const bool change = shows_change(session);
    look.good = look.shown.better != 0;
    if (look.shown.is_ramp()) {
        look.telling = Telling::average;
        for (auto& words : colour_words(scenario, look.shown))
            look.classes.push_back({std::move(words), 0, true});
        return look;
    }
    for (auto& entry : legend_of(scenario, look.shown).entries)
        look.classes.push_back(
            {std::move(entry.words), entry.value, entry.value != message::nothing_known});
    if (change && look.shown.palette == PaletteMeaning::diverging) {
        look.telling = Telling::balance;
        return look;
    }
    const bool by_provider = look.shown.palette == PaletteMeaning::provider;
    const bool recedes = by_provider ? provider_values(scenario).strong > 0
                                     : look.shown.palette == PaletteMeaning::states;
    if (!recedes || look.classes.size() < 2) return look;
    look.telling = Telling::concerned;
    (by_provider ? look.classes.back() : look.classes.front()).counts = false;
    return look;
}

/// Of all people of an area.
double share_of(const AreaCount& area, std::size_t its_class) {
    return area.all > 0 ? area.of_class[its_class] / area.all : 0;
}

/// People whose change is on that side.
double share_on(const AreaCount& area, int way) {
    double share = 0;
    for (std::uint8_t step = 0; step <= all_down && step < area.of_class.size(); ++step)
        if (way_of(step) == way) share += share_of(area, step);
    return share;
}

double balance_of(const AreaCount& area) { return share_on(area, 1) - share_on(area, -1); }

double concerned_of(const TileLook& look, const AreaCount& area) {
    double share = 0;
    for (std::size_t i = 0; i < look.classes.size(); ++i)
        if (look.classes[i].counts) share += share_of(area, i);
    return share;
}

/// The amount for each of those of whom it is known.
std::optional<double> average_of(const TileLook& look, const AreaCount& area) {
    if (!(area.known > 0)) return std::nullopt;
    return area.sum / area.known * look.shown.amount.each;
}

/// Of the classes that count; nothing if nobody is in one.
std::optional<std::size_t> commonest_of(const TileLook& look, const AreaCount& area) {
    std::optional<std::size_t> most;
    for (std::size_t i = 0; i < look.classes.size(); ++i) {
        if (!look.classes[i].counts || !(area.of_class[i] > 0)) continue;
        if (!most || area.of_class[i] > area.of_class[*most]) most = i;
    }
    return most;
}

/// What the tiles' colours are deepest for: the largest share of any area, in round numbers.
double deepest(const TileLook& look, std::span<const AreaCount> counts) {
    double largest = 0;
    for (const auto& area : counts)
        largest = std::max(largest, look.telling == Telling::balance ? std::fabs(balance_of(area))
                                                                     : concerned_of(look, area));
    constexpr std::array rounds{0.01, 0.02, 0.05, 0.1, 0.2, 0.5};
    const auto* found = std::ranges::lower_bound(rounds, largest - 1e-9);
    return found == rounds.end() ? 1.0 : *found;
}

int decimals_of(double full) { return full <= 0.05 ? 1 : 0; }

std::string share_words(double share, double full) {
    auto words = format_share(share, decimals_of(full));
    return says_nothing(words) ? format_share(0, 0) : words;
}

/// "+9%", "−3%", "0%".
std::string balance_words(double balance, double full) {
    auto words = share_words(balance, full);
    return balance > 0 && !says_nothing(words) ? "+" + words : words;
}

double depth_of(double share, double full) { return palest + (1 - palest) * share / full; }

/// Fills a tile, and says so.
void tell_people(const TileLook& look, const AreaCount& area, double full, sheet::MapTile& tile) {
    if (!(area.all > 0)) return;
    auto say = [&](std::string line) { tile.told.push_back(std::move(line)); };
    switch (look.telling) {
    case Telling::balance: {
        const double balance = balance_of(area);
        tile.words = balance_words(balance, full);
        const bool none = says_nothing(tile.words);
        tile.colour = balance < 0 ? all_down : all_up;
        tile.depth = none ? 0 : depth_of(std::fabs(balance), full);
        say((look.good ? "Better for " : "More for ") + share_words(share_on(area, 1), full) +
            " of its people, " + (look.good ? "worse for " : "less for ") +
            share_words(share_on(area, -1), full));
        return;
    }
    case Telling::concerned: {
        const double share = concerned_of(look, area);
        tile.words = share_words(share, full);
        if (const auto most = commonest_of(look, area)) {
            tile.colour = look.classes[*most].colour;
            tile.depth = says_nothing(tile.words) ? 0 : depth_of(share, full);
        }
        for (std::size_t i = 0; i < look.classes.size(); ++i)
            if (look.classes[i].counts)
                say(look.classes[i].words + ": " + share_words(share_of(area, i), full) +
                    " of its people");
        return;
    }
    case Telling::average: {
        const auto average = average_of(look, area);
        if (!average) return;
        tile.words = amount_words(look.shown.amount, *average);
        const double value = *average / look.shown.amount.each;
        tile.colour = static_cast<std::uint8_t>(
            std::clamp(std::lround(value), 0L, long{message::nothing_known} - 1));
        tile.depth = 1;
        say(look.shown.title + ": " + tile.words + " on average");
        return;
    }
    case Telling::commonest: {
        const auto most = commonest_of(look, area);
        if (!most) return;
        tile.words = format_share(share_of(area, *most), 0);
        tile.colour = look.classes[*most].colour;
        tile.depth = 1;
        say("Commonest: " + begun_small(look.classes[*most].words) + ", " + tile.words +
            " of its people");
        return;
    }
    }
}

/// What the fills mean, and the words in a tile.
void explain(const Session& session, const TileLook& look, double full, sheet::MapTiles& tiles) {
    tiles.title = look.shown.title.empty() ? look.shown.label : look.shown.title;
    switch (look.telling) {
    case Telling::balance: {
        const std::string down = look.good ? ": worse" : ": less",
                          up = look.good ? ": better" : ": more";
        tiles.steps = {{format_share(-full, 0) + down, all_down, 1},
                       {format_share(0, 0), all_up, 0},
                       {"+" + format_share(full, 0) + up, all_up, 1}};
        tiles.notes.push_back(look.good
                                  ? "Share of an area’s people for whom it is better, less the "
                                    "share for whom it is worse"
                                  : "Share of an area’s people for whom it is more, less the "
                                    "share for whom it is less");
        break;
    }
    case Telling::concerned:
        for (const auto& each : look.classes)
            if (each.counts) tiles.steps.push_back({each.words, each.colour, 1});
        tiles.notes.push_back("Share of an area’s people" +
                              std::string(tiles.steps.size() > 1
                                              ? " in these together, coloured as the commonest"
                                              : "") +
                              "; full colour at " + format_share(full, 0));
        break;
    case Telling::average: {
        for (const auto& tick : legend_of(*session.scenario(), look.shown).ticks) {
            const double value = rooms::ramp_value(look.shown, tick.share);
            const bool last = tick.share >= 1;
            tiles.steps.push_back({last ? tick.alone : tick.words,
                                   static_cast<std::uint8_t>(std::clamp(
                                       std::lround(value), 0L, long{message::nothing_known} - 1)),
                                   1});
        }
        tiles.notes.push_back("Average of an area’s people of whom it is known");
        break;
    }
    case Telling::commonest:
        for (const auto& each : look.classes)
            if (each.counts) tiles.steps.push_back({each.words, each.colour, 1});
        tiles.notes.push_back("The commonest of an area’s people, and its share of them");
        break;
    }
}

/// What hosts people from everywhere is named where it is.
void tell_providers(const message::Scenario& scenario, std::size_t area, sheet::MapTile& tile) {
    for (const auto& provider : scenario.providers) {
        const auto& kinds = scenario.picture.kinds;
        if (provider.area == area && provider.kind < kinds.size() &&
            kinds[provider.kind].stands_out)
            tile.told.push_back(words::capitalised(kinds[provider.kind].one) +
                                " here: " + provider.name);
    }
}

/// An area's name, with the initials that a small tile has in its place: "Greater Manchester (GM)".
std::string name_spelled_out(const std::string& name) {
    const auto letters = session::name_initials(name);
    return letters.empty() ? name : name + " (" + letters + ")";
}

std::string of_side(const Session& session) {
    switch (session.view().side) {
    case session::Side::baseline:
        return std::string(side_words[0]);
    case session::Side::reform:
    case session::Side::both:
        return std::string(side_words[1]);
    case session::Side::change:
        break;
    }
    return std::string(shows_change(session) ? side_words.back() : side_words[1]);
}

} // namespace

bool has_tiles(const message::Scenario& scenario) {
    return scenario.areas.size() >= fewest_tiles && scenario.areas.size() <= most_tiles;
}

sheet::MapTiles tiles(const Session& session, std::span<const AreaCount> counts,
                      const TileGrid& grid, const std::optional<ByArea>& told) {
    const auto& scenario = *session.scenario();
    const auto look = look_of(session);
    const double full = deepest(look, counts);
    sheet::MapTiles all;
    all.columns = grid.columns;
    all.rows = grid.rows;
    explain(session, look, full, all);
    // A legend of tiles that nobody knows yet would be read as an answer.
    if (std::ranges::none_of(counts, [](const AreaCount& area) { return area.all > 0; })) {
        all.steps.clear();
        all.notes = {"What it means for the people of each area is still being worked out"};
    }
    bool any_below = false;
    for (std::size_t i = 0; i < grid.cells.size(); ++i) {
        const auto& area = scenario.areas[i];
        sheet::MapTile tile{grid.cells[i].column, grid.cells[i].row, area.name};
        if (i < counts.size()) tell_people(look, counts[i], full, tile);
        if (told && !told->areas[i].words.empty()) {
            tile.below = told->areas[i].words;
            tile.good = told->areas[i].shade > 0 ? 1 : -1;
            const auto& outcome = scenario.outcomes[told->outcome];
            tile.told.push_back(words::heading(outcome.label, outcome.unit) + ": " + tile.below);
            any_below = true;
        }
        tile.told.push_back(format_count(area.people) + " people live here");
        tell_providers(scenario, i, tile);
        all.tiles.push_back(std::move(tile));
    }
    if (any_below) {
        const auto& outcome = scenario.outcomes[told->outcome];
        all.notes.push_back("Below, where there is room, what changes: " +
                            begun_small(words::heading(outcome.label, outcome.unit)));
    }
    if (session.view().side == session::Side::both)
        all.notes.emplace_back("The reform alone; near to people both futures are seen");
    if (!session.map_is_current()) all.notes.emplace_back("As before your change");
    all.closer = "Press an area to see its name and its people";
    return all;
}

sheet::Node shares_behind(const Session& session, std::span<const AreaCount> counts) {
    const auto& scenario = *session.scenario();
    const auto look = look_of(session);
    sheet::Node node(sheet::Kind::table, "map-shares");
    node.title = "The people of each area: " + of_side(session) + ", " +
                 begun_small(look.shown.title.empty() ? look.shown.label : look.shown.title);
    sheet::Table table{{{"area", "Area"}, {"people", "People", "", true}}, {}};
    const auto column = [&](std::string key, std::string words) {
        table.columns.push_back({std::move(key), std::move(words), "", true});
    };
    const std::string of_people = ", of its people";
    switch (look.telling) {
    case Telling::balance:
        column("up", (look.good ? "Better" : "More") + of_people);
        column("down", (look.good ? "Worse" : "Less") + of_people);
        column("balance", look.good ? "Better less worse" : "The difference");
        break;
    case Telling::average:
        column("average", "Average of those of whom it is known");
        break;
    case Telling::concerned:
    case Telling::commonest:
        for (std::size_t i = 0; i < look.classes.size(); ++i)
            column("class:" + std::to_string(i), look.classes[i].words + of_people);
        break;
    }
    for (std::size_t i = 0; i < scenario.areas.size(); ++i) {
        sheet::Row row{
            "map-shares:" + std::to_string(i),
            {name_spelled_out(scenario.areas[i].name), format_count(scenario.areas[i].people)}};
        const auto say = [&](std::string words) { row.cells.push_back(std::move(words)); };
        if (i >= counts.size() || !(counts[i].all > 0)) {
            row.cells.resize(table.columns.size(), std::string(no_value));
        } else if (look.telling == Telling::balance) {
            say(format_share(share_on(counts[i], 1), 1));
            say(format_share(share_on(counts[i], -1), 1));
            say(balance_words(balance_of(counts[i]), 0));
        } else if (look.telling == Telling::average) {
            const auto average = average_of(look, counts[i]);
            say(average ? amount_words(look.shown.amount, *average) : std::string(no_value));
        } else {
            for (std::size_t k = 0; k < look.classes.size(); ++k)
                say(format_share(share_of(counts[i], k), 1));
        }
        table.rows.push_back(std::move(row));
    }
    node.table = std::move(table);
    return node;
}

} // namespace folkmoot::rooms
