#pragma once

#include <cstdint>
#include <vector>

namespace folkmoot::gl {

/// The pixels of a part of the frame that has just been drawn: RGBA bytes, top row first.
/// `x`, `y` count from the upper left of a frame that is `frame_height` pixels high.
[[nodiscard]] std::vector<std::uint8_t> read_picture(int x, int y, int width, int height,
                                                     int frame_height);

/// Clears the frame to a colour of packed RGBA bytes.
void clear_frame(int width, int height, std::uint32_t colour);

}  // namespace folkmoot::gl
