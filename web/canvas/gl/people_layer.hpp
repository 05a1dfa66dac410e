#pragma once

/// Every simulated person as a dot: one draw call for a hundred thousand of them.
///
/// Points, not instances of a square: where a processor does the drawing, each instance costs as
/// much as a small draw call.

#include "canvas/gl/program.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>

namespace folkmoot::gl {

/// What part of the map is drawn, and where on the screen. Pixels count from the lower left.
struct MapView {
    float middle_x = 0, middle_y = 0;  ///< km
    float pixels_per_km = 1;
    float point_pixels = 2;            ///< diameter of a person
    /// Palette rows from the first to before the second lie below all others, as does the last row;
    /// none if the second is 0. Their diameter, and that of the others.
    int recede_from = 0, recede_to = 0;
    float receding_pixels = 2, standing_pixels = 2;
    int x = 0, y = 0, width = 0, height = 0;
    int clip_x = 0, clip_y = 0, clip_width = 0, clip_height = 0;
};

class PeopleLayer {
public:
    PeopleLayer();
    ~PeopleLayer();
    PeopleLayer(const PeopleLayer&) = delete;
    PeopleLayer& operator=(const PeopleLayer&) = delete;

    /// Homes in 1/100 km. Of very many people only every so manieth is kept, see `stride`.
    void set_homes(std::span<const std::int16_t> x, std::span<const std::int16_t> y);
    /// A palette row for every person of `set_homes`, for one of two sides.
    void set_values(std::size_t side, std::span<const std::uint8_t> values);
    /// 256 colours, RGBA bytes.
    void set_palette(std::span<const std::uint32_t> colours);
    void draw(std::size_t side, const MapView& view) const;

    /// One dot stands for that many simulated people.
    [[nodiscard]] std::size_t stride() const { return stride_; }
    [[nodiscard]] const char* error() const { return program_.error(); }

private:
    Program program_;
    unsigned homes_ = 0, palette_ = 0;
    std::array<unsigned, 2> arrays_{}, values_{};
    std::array<std::size_t, 2> counts_{};
    std::size_t people_ = 0, stride_ = 1;
    int look_ = -1, diameter_ = -1, palette_slot_ = -1, recede_ = -1, stands_ = -1;
};

} // namespace folkmoot::gl
