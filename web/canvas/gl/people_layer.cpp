#include "canvas/gl/people_layer.hpp"

#include "folkmoot_shaders.hpp"

#include <GLES3/gl3.h>

#include <algorithm>
#include <vector>

namespace folkmoot::gl {
namespace {

/// More dots than this no screen can tell apart, and a phone cannot draw sixty times a second.
constexpr std::size_t most_dots = 150'000;

/// Who is drawn: "stands" in the shader.
constexpr int everybody = -1, receding = 0, standing_out = 1;

}  // namespace

PeopleLayer::PeopleLayer() : program_(shaders::people_vert, shaders::people_frag) {
    look_ = program_.uniform("look");
    diameter_ = program_.uniform("diameter");
    palette_slot_ = program_.uniform("palette");
    recede_ = program_.uniform("recede");
    stands_ = program_.uniform("stands");
    glGenBuffers(1, &homes_);
    glGenBuffers(2, values_.data());
    glGenVertexArrays(2, arrays_.data());
    for (std::size_t side = 0; side < 2; ++side) {
        glBindVertexArray(arrays_[side]);
        glBindBuffer(GL_ARRAY_BUFFER, homes_);
        glEnableVertexAttribArray(0);
        glVertexAttribPointer(0, 2, GL_SHORT, GL_FALSE, 4, nullptr);
        glBindBuffer(GL_ARRAY_BUFFER, values_[side]);
        glEnableVertexAttribArray(1);
        glVertexAttribIPointer(1, 1, GL_UNSIGNED_BYTE, 1, nullptr);
    }
    glBindVertexArray(0);
    glGenTextures(1, &palette_);
    glBindTexture(GL_TEXTURE_2D, palette_);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
}

PeopleLayer::~PeopleLayer() {
    glDeleteTextures(1, &palette_);
    glDeleteVertexArrays(2, arrays_.data());
    glDeleteBuffers(2, values_.data());
    glDeleteBuffers(1, &homes_);
}

void PeopleLayer::set_homes(std::span<const std::int16_t> x, std::span<const std::int16_t> y) {
    people_ = std::min(x.size(), y.size());
    stride_ = people_ / most_dots + 1;
    std::vector<std::int16_t> pairs;
    pairs.reserve(2 * (people_ / stride_ + 1));
    for (std::size_t i = 0; i < people_; i += stride_) {
        pairs.push_back(x[i]);
        pairs.push_back(y[i]);
    }
    glBindBuffer(GL_ARRAY_BUFFER, homes_);
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(pairs.size() * sizeof(std::int16_t)),
                 pairs.data(), GL_STATIC_DRAW);
    counts_ = {};
}

void PeopleLayer::set_values(std::size_t side, std::span<const std::uint8_t> values) {
    if (values.size() != people_) return;
    std::vector<std::uint8_t> kept;
    std::span<const std::uint8_t> sent = values;
    if (stride_ > 1) {
        for (std::size_t i = 0; i < values.size(); i += stride_) kept.push_back(values[i]);
        sent = kept;
    }
    glBindBuffer(GL_ARRAY_BUFFER, values_[side]);
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(sent.size()), sent.data(),
                 GL_DYNAMIC_DRAW);
    counts_[side] = sent.size();
}

void PeopleLayer::set_palette(std::span<const std::uint32_t> colours) {
    glBindTexture(GL_TEXTURE_2D, palette_);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, static_cast<GLsizei>(colours.size()), 1, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, colours.data());
}

void PeopleLayer::draw(std::size_t side, const MapView& view) const {
    if (counts_[side] == 0 || view.width <= 0 || view.height <= 0) return;
    glViewport(view.x, view.y, view.width, view.height);
    glEnable(GL_SCISSOR_TEST);
    glScissor(view.clip_x, view.clip_y, view.clip_width, view.clip_height);
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    program_.use();
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, palette_);
    glUniform1i(palette_slot_, 0);
    const float width = static_cast<float>(view.width), height = static_cast<float>(view.height);
    // Homes are in hundredths of a km; clip space is two units wide.
    glUniform4f(look_, view.middle_x * 100, view.middle_y * 100, view.pixels_per_km * 0.02f / width,
                view.pixels_per_km * 0.02f / height);
    glUniform2i(recede_, view.recede_from, view.recede_to);
    glBindVertexArray(arrays_[side]);
    const auto draw = [&](int stands, float diameter) {
        glUniform1i(stands_, stands);
        glUniform1f(diameter_, diameter);
        glDrawArrays(GL_POINTS, 0, static_cast<GLsizei>(counts_[side]));
    };
    if (view.recede_to == 0) {
        draw(everybody, view.point_pixels);
    } else {
        draw(receding, view.receding_pixels);
        draw(standing_out, view.standing_pixels);
    }
    glBindVertexArray(0);
}

}  // namespace folkmoot::gl
