#pragma once

/// What panels share while they draw: the session, the looks, and the few things that belong to the
/// screen alone (which sheet is open, where the map is zoomed, which chart shows its table).

#include "panels/theme.hpp"
#include "session/session.hpp"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace folkmoot::gl {
class PeopleLayer;
}

namespace folkmoot::ui {

struct Rect {
    ImVec2 min, max;
    [[nodiscard]] float width() const { return max.x - min.x; }
    [[nodiscard]] float height() const { return max.y - min.y; }
    [[nodiscard]] bool holds(ImVec2 p) const {
        return p.x >= min.x && p.y >= min.y && p.x < max.x && p.y < max.y;
    }
};

/// The lower part of a narrow screen shows one of these.
enum class Sheet : std::uint8_t { none, levers, results, time, more };

/// Where the map looks: middle in km and zoom against the whole.
struct MapLook {
    float x = 0, y = 0, zoom = 1;
};

/// A picture that somebody asked for; taken from the frame buffer after it has been drawn.
struct PictureWish {
    std::string file_name;
    Rect area;
};

struct Ui {
    session::Session& session;
    gl::PeopleLayer& people_layer;

    Appearance appearance = Appearance::light;
    float text_scale = 1, pixel_ratio = 1;
    bool reduced_motion = false;
    bool looks_changed = true;  ///< fonts and colours must be made again
    Theme theme{};
    Fonts fonts{};

    Rect screen{};
    bool narrow = false;  ///< a phone: sheets instead of columns
    Sheet sheet = Sheet::levers;
    bool choosing_scenario = false;
    bool all_outcomes = false;
    std::string outcome;  ///< the one whose chart leads; "" the scenario's first
    std::set<std::string> open_tables;
    MapLook map{};
    std::optional<std::size_t> tour_step;
    std::string tour_scenario;  ///< whose tour has been offered
    std::string reveal;         ///< name of a place to scroll to
    std::optional<PictureWish> picture;

    /// Where things ended up in this frame, for the tour and for tests: "lever:payment.price".
    std::map<std::string, Rect> places;

    /// A finger that scrolls: the window it moves, and whether it has decided.
    struct Finger {
        ImGuiID window = 0;
        bool scrolls = false, slides = false;
        float speed = 0;
    } finger{};

    /// A length on the 8-point grid, grown with the text.
    [[nodiscard]] float grid(float steps) const { return steps * 8 * text_scale; }
    /// Smallest height of something to press.
    [[nodiscard]] float touch() const { return narrow ? 44.0f : 32 * text_scale; }
};

}  // namespace folkmoot::ui
