#include "canvas/gl/picture.hpp"

#include <GLES3/gl3.h>

#include <algorithm>
#include <cstddef>

namespace folkmoot::gl {

std::vector<std::uint8_t> read_picture(int x, int y, int width, int height, int frame_height) {
    if (width <= 0 || height <= 0) return {};
    const auto row = static_cast<std::size_t>(width) * 4;
    std::vector<std::uint8_t> pixels(row * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(x, frame_height - y - height, width, height, GL_RGBA, GL_UNSIGNED_BYTE,
                 pixels.data());
    for (std::size_t i = 3; i < pixels.size(); i += 4) pixels[i] = 255;
    // OpenGL gives the bottom row first.
    for (std::size_t top = 0, bottom = static_cast<std::size_t>(height) - 1; top < bottom;
         ++top, --bottom) {
        std::swap_ranges(pixels.begin() + static_cast<std::ptrdiff_t>(top * row),
                         pixels.begin() + static_cast<std::ptrdiff_t>((top + 1) * row),
                         pixels.begin() + static_cast<std::ptrdiff_t>(bottom * row));
    }
    return pixels;
}

void clear_frame(int width, int height, std::uint32_t colour) {
    const auto channel = [&](int shift) {
        return static_cast<float>((colour >> shift) & 255) / 255.0f;
    };
    glViewport(0, 0, width, height);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(channel(0), channel(8), channel(16), 1);
    glClear(GL_COLOR_BUFFER_BIT);
}

}  // namespace folkmoot::gl
