/// Many areas from afar: a tile for each, near to where it lies, with what is said of its people.

#include "canvas/colour/people.hpp"
#include "canvas/colour/tiles.hpp"
#include "canvas/explore/map.hpp"
#include "canvas/widgets.hpp"
#include "rooms/explore/changes.hpp"
#include "session/groups.hpp"
#include "session/short_name.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

namespace folkmoot::ui {
namespace {

/// How wide the ground of a usual area must be for a name and for people to tell apart.
float near_enough(const Ui& ui) { return ui.grid(9); }

/// From where on one is near: against the whole map.
float near_zoom(const Ui& ui, const Ground& ground, const message::Scenario& scenario) {
    std::vector<double> radii;
    for (const auto& area : scenario.areas) radii.push_back(area.radius);
    const auto middle = radii.begin() + static_cast<std::ptrdiff_t>(radii.size() / 2);
    std::ranges::nth_element(radii, middle);
    const float across = 2 * static_cast<float>(*middle) * ground.points_per_km / ui.map.zoom;
    return near_enough(ui) / std::max(across, 1e-3f);
}

/// Letters may be so much smaller before a name is shortened.
constexpr float smallest_letters = 0.8f;

/// A name on no more lines than that, each no wider than `room`; none: it needs more.
std::vector<std::string_view> lines_within(ImFont* font, std::string_view name, float room,
                                           std::size_t most) {
    auto lines = lines_of(font, name, room);
    const bool fits = lines.size() <= most && std::ranges::all_of(lines, [&](auto line) {
                          return text_size(font, line).x <= room;
                      });
    if (!fits) lines.clear();
    return lines;
}

/// The longest form of a name that needs no more lines, in smaller letters if it must be.
std::vector<std::string_view> name_lines(ImFont* font, const std::vector<std::string>& names,
                                         float width, std::size_t most) {
    for (const auto& name : names) {
        for (const float letters : {1.0f, smallest_letters}) {
            if (auto lines = lines_within(font, name, width / letters, most); !lines.empty())
                return lines;
        }
    }
    return {names.back()};
}

void write_tile(Ui& ui, const sheet::MapTile& tile, Rect rect, Colour fill) {
    const float pad = ui.grid(0.25f);
    // Closer than in a text: a tile is read at a glance, and a line more says more.
    const float line = std::round(0.88f * font_size(ui.fonts.small));
    const float width = rect.width() - 2 * pad;
    const auto lines = static_cast<std::size_t>(std::max(0.0f, (rect.height() + 1) / line));
    if (lines == 0) return;
    const bool words = !tile.words.empty() && lines >= 2;
    const std::size_t for_name = lines - (words ? 1 : 0);
    auto names = session::shorter_names(tile.name);
    names.insert(names.begin(), tile.name);
    // Told of some areas only, what changes would mislead: it comes before the rest of a name.
    const bool changes = !tile.below.empty() && for_name > 1;
    const auto name = name_lines(ui.fonts.small, names, width,
                                 changes ? for_name - 1 : std::min<std::size_t>(for_name, 3));
    const bool below = !tile.below.empty() && name.size() < for_name &&
                       text_size(ui.fonts.small, tile.below).x * smallest_letters <= width;
    const auto all = name.size() + (words ? 1 : 0) + (below ? 1 : 0);
    const auto ink = ink_on(ui.theme, fill);
    auto& draw = draw_list();
    const float middle = (rect.min.x + rect.max.x) / 2;
    float y = (rect.min.y + rect.max.y - line * static_cast<float>(all)) / 2;
    const auto write = [&](ImFont* font, Colour colour, std::string_view text, float letters = 1) {
        const float wide = std::min(width, text_size(font, text).x * letters);
        text_at(draw, font, {middle - wide / 2, y + line * (1 - letters) / 2}, colour, text,
                width + 1, letters);
        y += line;
    };
    const auto letters_for = [&](float widest) {
        return std::clamp(width / std::max(widest, 1.0f), smallest_letters, 1.0f);
    };
    float widest = 0;
    for (const auto& part : name) widest = std::max(widest, text_size(ui.fonts.small, part).x);
    for (const auto& part : name) write(ui.fonts.small, ink, part, letters_for(widest));
    if (words) write(ui.fonts.small_strong, ink, tile.words);
    if (!below) return;
    const auto judged = tile.good > 0 ? ui.theme.better : ui.theme.worse;
    constexpr double can_be_read = 4.5;
    write(ui.fonts.small, contrast_ratio(judged, fill) >= can_be_read ? judged : ink, tile.below,
          letters_for(text_size(ui.fonts.small, tile.below).x));
}

/// The area of who is followed.
std::optional<std::size_t> followed_area(const Ui& ui) {
    const auto person = ui.session.person();
    const auto* people = ui.session.people();
    if (!person || people == nullptr || *person >= people->stratum.size()) return std::nullopt;
    return session::stratum_of(people->stratum[*person]).area;
}

} // namespace

const sheet::MapTiles* tiles_from_afar(const Ui& ui, const Ground& ground,
                                       const message::Scenario& scenario) {
    const auto* map = ui.room.find("map");
    if (map == nullptr || !map->map || !map->map->tiles) return nullptr;
    const auto& tiles = *map->map->tiles;
    if (tiles.tiles.size() != scenario.areas.size() || tiles.columns == 0) return nullptr;
    return ui.map.zoom < near_zoom(ui, ground, scenario) ? &tiles : nullptr;
}

void come_closer(Ui& ui, const Ground& ground, const message::Scenario& scenario, std::size_t area,
                 ImVec2 to, bool fills) {
    const auto& place = scenario.areas[area];
    const float room = std::min(ground.rect.width(), ground.rect.height());
    const float across = 2 * static_cast<float>(place.radius) * ground.points_per_km;
    constexpr float most = 40, much = 0.5f, just = 1.02f;
    const float near = just * near_zoom(ui, ground, scenario);
    const float zoom = std::clamp(fills ? much * room / std::max(across, 1e-3f) : near,
                                  std::min(near, most), most);
    const float scale = zoom * ground.points_per_km;
    // What the whole map lies lower for its controls, it lies lower near by, too.
    const auto lower =
        ground.at(ground.x, ground.y).y - (ground.rect.min.y + ground.rect.max.y) / 2;
    ui.map.zoom = zoom;
    ui.map.x = static_cast<float>(place.x) - ground.x -
               (to.x - (ground.rect.min.x + ground.rect.max.x) / 2) / scale;
    ui.map.y = static_cast<float>(place.y) - ground.y +
               (to.y - lower - (ground.rect.min.y + ground.rect.max.y) / 2) / scale;
    ui.map.came_closer = ImGui::GetTime();
}

std::optional<std::size_t> draw_tiles(Ui& ui, Rect rect, const sheet::MapTiles& tiles,
                                      const message::Scenario& scenario, bool looking) {
    const auto colouring = rooms::shown_colouring(ui.session);
    if (!colouring) return std::nullopt;
    const auto palette = palette_of(ui.theme, scenario, *colouring);
    const auto columns = static_cast<float>(tiles.columns), rows = static_cast<float>(tiles.rows);
    const float wide = std::floor(std::min(rect.width() / columns, ui.grid(18)));
    const float high = std::floor(std::min(rect.height() / rows, ui.grid(10)));
    const ImVec2 from{std::round((rect.min.x + rect.max.x - wide * columns) / 2),
                      std::round((rect.min.y + rect.max.y - high * rows) / 2)};
    const auto followed = followed_area(ui);
    const auto mouse = ImGui::GetIO().MousePos;
    std::optional<std::size_t> under;
    auto& draw = draw_list();
    constexpr float gap = 1;
    const float round = std::min(ui.grid(0.5f), high / 6);
    for (std::size_t i = 0; i < tiles.tiles.size(); ++i) {
        const auto& tile = tiles.tiles[i];
        const ImVec2 min{from.x + wide * static_cast<float>(tile.column),
                         from.y + high * static_cast<float>(tile.row)};
        const Rect whole{min, {min.x + wide, min.y + high}};
        const Rect face{{min.x + gap, min.y + gap}, {whole.max.x - gap, whole.max.y - gap}};
        const auto fill = tile_fill(ui.theme, palette[tile.colour], tile.depth);
        const bool here = looking && whole.holds(mouse), host = scenario.areas[i].host;
        draw.AddRectFilled(face.min, face.max, fill, round);
        draw.AddRect(face.min, face.max, host || here ? ui.theme.ink : ui.theme.map_edge, round, 0,
                     host || here ? 2.0f : 1.0f);
        write_tile(ui, tile, face, fill);
        if (followed == i) {
            const ImVec2 corner{face.max.x - ui.grid(0.75f), face.min.y + ui.grid(0.75f)};
            draw.AddCircle(corner, ui.grid(0.5f), ui.theme.paper, 0, 4);
            draw.AddCircle(corner, ui.grid(0.5f), ui.theme.ink, 0, 2);
        }
        ui.places["area:" + tile.name] = face;
        if (here) under = i;
    }
    return under;
}

void draw_tile_tip(Ui& ui, const sheet::MapTiles& tiles, std::size_t area) {
    const auto& tile = tiles.tiles[area];
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.grid(1.5f), ui.grid(1.25f)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0, ui.grid(0.25f)});
    if (ImGui::BeginTooltip()) {
        text(ui, ui.fonts.small_strong, ui.theme.ink, tile.name, -1);
        for (const auto& line : tile.told) text(ui, ui.fonts.small, ui.theme.ink, line, -1);
        text(ui, ui.fonts.small, ui.theme.quiet, tiles.closer, -1);
        ImGui::EndTooltip();
    }
    ImGui::PopStyleVar(2);
}

float tiles_legend(Ui& ui, const sheet::MapTiles& tiles, ImVec2 at, float width, bool brief,
                   bool draws) {
    const auto* scenario = ui.session.scenario();
    const auto colouring = rooms::shown_colouring(ui.session);
    if (scenario == nullptr || !colouring) return 0;
    const auto palette = palette_of(ui.theme, *scenario, *colouring);
    auto& draw = draw_list();
    const float small = font_size(ui.fonts.small), row = small + ui.grid(0.5f);
    float y = at.y;
    const auto say = [&](ImFont* font, Colour colour, std::string_view words) {
        for (const auto line : lines_of(font, words, width)) {
            if (draws) text_at(draw, font, {at.x, y}, colour, line);
            y += small + ui.grid(0.25f);
        }
    };
    // On a phone the button above says what the colours are of.
    if (!ui.narrow) {
        say(ui.fonts.small_strong, ui.theme.ink, tiles.title);
        y += ui.grid(0.25f);
    }
    float x = at.x;
    for (const auto& step : tiles.steps) {
        const float box = ui.grid(2.25f);
        const float wide = box + ui.grid(0.75f) + text_size(ui.fonts.small, step.words).x;
        if (x > at.x && x + wide > at.x + width) x = at.x, y += row;
        if (draws) {
            const ImVec2 max{x + box, y + small};
            draw.AddRectFilled({x, y}, max, tile_fill(ui.theme, palette[step.colour], step.depth),
                               3);
            draw.AddRect({x, y}, max, ui.theme.map_edge, 3);
            text_at(draw, ui.fonts.small, {x + box + ui.grid(0.75f), y}, ui.theme.ink, step.words);
        }
        x += wide + ui.grid(2);
    }
    y += row;
    for (std::size_t i = 0; i < tiles.notes.size(); ++i) {
        // That the numbers are old is said wherever they are.
        const bool old = i + 1 == tiles.notes.size() && !ui.session.map_is_current();
        if (!brief || old) say(ui.fonts.small, ui.theme.quiet, tiles.notes[i]);
    }
    if (!brief && !ui.session.wall()) say(ui.fonts.small, ui.theme.quiet, tiles.closer);
    return y - at.y;
}

} // namespace folkmoot::ui
