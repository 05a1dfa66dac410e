#include "canvas/colour/card.hpp"

#include "canvas/colour/people.hpp"
#include "canvas/colour/tiles.hpp"
#include "core/words/numbers.hpp"
#include "rooms/away/painted.hpp"
#include "rooms/explore/changes.hpp"
#include "rooms/explore/colours.hpp"
#include "rooms/explore/map.hpp"
#include "rooms/explore/neighbour.hpp"
#include "session/short_name.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace folkmoot::ui {
namespace {

using session::Session;
using session::Side;
using sheet::Painted;

/// More dots than that run into one another on a card.
constexpr std::size_t most_dots_on_card = 30'000;

std::string written(Colour colour) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text = "#";
    for (const unsigned shift : {4U, 0U, 12U, 8U, 20U, 16U}) text += digits[colour >> shift & 15U];
    return text;
}

std::vector<std::string> names_of(const std::string& name, bool host) {
    std::vector<std::string> names;
    if (host) names.push_back(name + " (host)");
    names.push_back(name);
    for (auto& shorter : session::shorter_names(name)) names.push_back(std::move(shorter));
    return names;
}

sheet::ColourKey key_of(const message::Scenario& scenario, const message::Colouring& colouring,
                        const Palette& palette) {
    const auto legend = rooms::legend_of(scenario, colouring);
    sheet::ColourKey key;
    key.title = legend.title;
    for (const auto& entry : legend.entries)
        key.entries.push_back({written(palette[entry.value]), entry.words});
    if (legend.ticks.empty()) return key;
    constexpr int slices = 48;
    for (int i = 0; i < slices; ++i) {
        const double value = rooms::ramp_value(colouring, (i + 0.5) / slices);
        key.ramp.push_back(
            written(palette[static_cast<std::size_t>(std::clamp(std::lround(value), 0L, 255L))]));
    }
    for (const auto& tick : legend.ticks) key.ticks.push_back({tick.share, tick.words});
    return key;
}

/// Whether a side's people are known as they are in the week on screen.
bool is_known(const Session& session, const message::Colouring& colouring, bool reform) {
    const auto* frame = session.frame(reform);
    return !rooms::can_change(colouring) || (frame != nullptr && frame->week == session.week());
}

/// Dots by colour: those whom the colouring does not concern first, so that the others lie above.
std::vector<sheet::PaintedDots> dots_of(const Session& session, const Palette& palette,
                                        bool reform) {
    const auto& people = *session.people();
    const rooms::MapColours colours(session, reform);
    const auto recedes = rooms::receding_of(*session.scenario(), session);
    const auto concerns = [&](std::size_t value) {
        const auto at = static_cast<int>(value);
        return value != message::nothing_known && (at < recedes.from || at >= recedes.to);
    };
    const std::size_t stride = 1 + (people.x.size() - 1) / most_dots_on_card;
    std::array<sheet::PaintedDots, 256> of_value;
    double all = 0, concerned = 0;
    for (std::size_t i = 0; i < people.x.size(); i += stride) {
        const auto value = colours.of(i);
        of_value[value].x.push_back(people.x[i]);
        of_value[value].y.push_back(static_cast<std::int16_t>(-people.y[i]));
        all += 1;
        concerned += concerns(value) ? 1 : 0;
    }
    // Few are larger, so much that they still cover no more than a tenth of the ground.
    constexpr double much = 0.1, largest = 1.5, smaller = 0.8;
    const bool raised = recedes.to > 0 && concerned > 0;
    const double larger =
        raised ? std::clamp(std::sqrt(much * all / concerned), 1.0, largest) : 1.0;
    std::vector<sheet::PaintedDots> dots;
    for (const bool above : {false, true}) {
        for (std::size_t value = 0; value < of_value.size(); ++value) {
            auto& one = of_value[value];
            if (one.x.empty() || concerns(value) != above) continue;
            one.colour = written(palette[value]);
            one.size = above ? larger : larger > 1 ? smaller : 1.0;
            dots.push_back(std::move(one));
        }
    }
    return dots;
}

void paint_ground(const message::Scenario& scenario, const sheet::Map& map, const Theme& theme,
                  Painted& painted) {
    constexpr float palest = 0.08f, deepest = 0.3f;
    for (std::size_t i = 0; i < scenario.areas.size(); ++i) {
        const auto& area = scenario.areas[i];
        auto& one = painted.areas.emplace_back();
        one.names = names_of(area.name, area.host);
        one.x = area.x;
        one.y = -area.y;
        one.radius = area.radius;
        one.host = area.host;
        one.edge = written(theme.map_edge);
        one.ink = written(area.host ? theme.reform : theme.ink);
        auto fill = theme.map_area;
        if (i < map.places.size() && !map.places[i].value_words.empty()) {
            const auto& told = map.places[i];
            const auto judged = told.value > 0 ? theme.better : theme.worse;
            const auto depth = static_cast<float>(std::fabs(told.value));
            fill = blended(fill, judged, palest + (deepest - palest) * depth);
            one.told = told.value_words;
            one.told_ink = written(judged);
        }
        one.fill = written(fill);
    }
    constexpr std::array<const char*, 3> shapes{"square", "diamond", "disc"};
    const auto& kinds = scenario.picture.kinds;
    for (const auto& provider : scenario.providers) {
        auto& one = painted.providers.emplace_back();
        one.x = provider.x;
        one.y = -provider.y;
        const message::ProviderKind* kind =
            provider.kind < kinds.size() ? &kinds[provider.kind] : nullptr;
        one.shape = shapes[kind != nullptr ? static_cast<std::size_t>(kind->shape) : 0];
        one.stands_out = kind != nullptr && kind->stands_out;
        if (one.stands_out) one.names = names_of(provider.name, false);
    }
}

sheet::PaintedSide painted_tiles(const message::Scenario& scenario, const sheet::MapTiles& tiles,
                                 const Theme& theme, const Palette& palette) {
    sheet::PaintedSide side;
    for (std::size_t i = 0; i < tiles.tiles.size(); ++i) {
        const auto& tile = tiles.tiles[i];
        const auto fill = tile_fill(theme, palette[tile.colour], tile.depth);
        const auto ink = ink_on(theme, fill);
        const auto judged = tile.good > 0 ? theme.better : theme.worse;
        constexpr double can_be_read = 4.5;
        side.tiles.push_back({tile.column, tile.row, names_of(tile.name, false), tile.words,
                              tile.below, written(fill), written(ink),
                              written(contrast_ratio(judged, fill) >= can_be_read ? judged : ink),
                              i < scenario.areas.size() && scenario.areas[i].host});
    }
    return side;
}

bool paint_map(const Session& session, sheet::Node& node) {
    const auto* scenario = session.scenario();
    const auto* people = session.people();
    const auto colouring = rooms::shown_colouring(session);
    if (scenario == nullptr || people == nullptr || people->x.empty() || !colouring ||
        !session.map_is_current())
        return false;
    const auto theme = make_theme(Appearance::light);
    const auto palette = palette_of(theme, *scenario, *colouring);
    const bool change = rooms::shows_change(session);
    const auto& own = *session.colouring();
    const auto view = session.view().side;
    if (change &&
        !(session.frames_match() && is_known(session, own, false) && is_known(session, own, true)))
        return false;
    auto painted = std::make_shared<Painted>();
    if (const auto& tiles = node.map->tiles; tiles && !tiles->tiles.empty()) {
        if (!change && !is_known(session, own, view != Side::baseline)) return false;
        painted->columns = tiles->columns;
        painted->rows = tiles->rows;
        painted->key.title = tiles->title;
        for (const auto& step : tiles->steps)
            painted->key.entries.push_back(
                {written(tile_fill(theme, palette[step.colour], step.depth)), step.words});
        painted->key.notes = tiles->notes;
        painted->sides.push_back(painted_tiles(*scenario, *tiles, theme, palette));
    } else {
        painted->key = key_of(*scenario, *colouring, palette);
        for (const bool reform : {false, true}) {
            const bool seen =
                change ? reform : view == Side::both || reform == (view != Side::baseline);
            if (!seen) continue;
            if (!change && !is_known(session, own, reform)) return false;
            auto& side = painted->sides.emplace_back();
            if (!change && view == Side::both) side.words = rooms::side_words[reform ? 1 : 0];
            side.dots = dots_of(session, palette, reform);
        }
        std::size_t dots = 0;
        for (const auto& group : painted->sides.front().dots) dots += group.x.size();
        double room = 0; // the ground that people share, divided among them
        for (const auto& area : scenario->areas) room += 3.14159 * area.radius * area.radius;
        painted->dot_km = 1.15 * std::sqrt(room / static_cast<double>(dots));
        const double each = scenario->people / static_cast<double>(dots);
        painted->key.notes.push_back(each < 1.5
                                         ? std::string("Every dot is a person.")
                                         : "Every dot is " + format_number(each, 0) + " people.");
        paint_ground(*scenario, *node.map, theme, *painted);
    }
    node.options.clear();
    node.painted = std::move(painted);
    return true;
}

bool paint_lives(const Session& session, sheet::Node& node) {
    const auto* scenario = session.scenario();
    const auto* colouring = rooms::life_colouring(session);
    if (scenario == nullptr || colouring == nullptr) return false;
    const auto palette = palette_of(make_theme(Appearance::light), *scenario, *colouring);
    auto painted = std::make_shared<Painted>();
    painted->key = key_of(*scenario, *colouring, palette);
    for (const Colour each : palette) painted->palette.push_back(written(each));
    node.painted = std::move(painted);
    return true;
}

} // namespace

bool paint_card(const Session& session, sheet::Node& node) {
    if (node.map && node.key == "map") return paint_map(session, node);
    if (node.chart && node.chart->look == "lives") return paint_lives(session, node);
    return true;
}

} // namespace folkmoot::ui
