#pragma once

/// What the files of the map share.

#include "canvas/ui.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace folkmoot::ui {

/// Places on the ground (km) and on the screen (points).
struct Ground {
    Rect rect;
    float x, y, points_per_km;
    [[nodiscard]] ImVec2 at(double km_x, double km_y) const {
        return {(rect.min.x + rect.max.x) / 2 + (static_cast<float>(km_x) - x) * points_per_km,
                (rect.min.y + rect.max.y) / 2 - (static_cast<float>(km_y) - y) * points_per_km};
    }
    [[nodiscard]] ImVec2 km(ImVec2 p) const {
        return {x + (p.x - (rect.min.x + rect.max.x) / 2) / points_per_km,
                y - (p.y - (rect.min.y + rect.max.y) / 2) / points_per_km};
    }
};

/// All of it, as far as nobody has come closer. `top_room` is for the controls that lie over the
/// top. `legend`: what lies over a lower corner, if anything does; the ground is then beside it or
/// above it, where it is larger, unless that corner is empty anyway.
Ground ground_of(const Ui& ui, const message::Scenario& scenario, Rect rect, float top_room,
                 bool strip, Rect legend = {});

/// Many areas from afar (map_tiles.cpp): what the sheet says of them, if they are seen so; nullptr:
/// there are few, or one is so near that the ground of a usual area has room for its name.
/// `ground`: all of it, as if nobody had come closer.
const sheet::MapTiles* tiles_from_afar(const Ui& ui, const Ground& ground,
                                       const message::Scenario& scenario);
/// Draws them; the one under the pointer, if `looking`. Nothing: none is.
std::optional<std::size_t> draw_tiles(Ui& ui, Rect rect, const sheet::MapTiles& tiles,
                                      const message::Scenario& scenario, bool looking);
void draw_tile_tip(Ui& ui, const sheet::MapTiles& tiles, std::size_t area);
/// What their colours and words mean; returns the height. `brief`: the colours alone.
float tiles_legend(Ui& ui, const sheet::MapTiles& tiles, ImVec2 at, float width, bool brief,
                   bool draws);
/// From afar to people: `area` is then at `to`. `fills`: and as large as there is room for.
void come_closer(Ui& ui, const Ground& ground, const message::Scenario& scenario, std::size_t area,
                 ImVec2 to, bool fills);

/// Names that are on the map already: where two would overlap, the later one is left out.
using Taken = std::vector<Rect>;

/// Sends what has changed to the graphics card (map_people.cpp).
void update_people(Ui& ui, const message::Scenario& scenario);
/// Queues the drawing of everyone, for one side, as far as they live in `part` of the screen.
void queue_people(Ui& ui, const Ground& ground, std::size_t side, Rect part,
                  const message::Scenario& scenario);

/// The ground of each area, the providers, and names where there is room (map_names.cpp).
void draw_areas(Ui& ui, const Ground& ground, const message::Scenario& scenario);
void draw_markers(Ui& ui, const Ground& ground, const message::Scenario& scenario);
void draw_names(Ui& ui, const Ground& ground, const message::Scenario& scenario, Taken& taken);
/// The first of the names, from long to short, for which there is room; false if there is for none.
bool draw_name(Ui& ui, Taken& taken, ImFont* font, ImVec2 middle, ImU32 colour,
               const std::vector<std::string>& names);

} // namespace folkmoot::ui
