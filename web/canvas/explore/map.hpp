#pragma once

/// What the files of the map share.

#include "canvas/ui.hpp"

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
