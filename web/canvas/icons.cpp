#include "canvas/widgets.hpp"

#include <array>
#include <cmath>

namespace folkmoot::ui {
namespace {

/// Draws on a square from −1 to 1 around the middle.
struct Pen {
    ImDrawList& draw;
    ImVec2 middle;
    float half;
    ImU32 colour;
    float width;

    [[nodiscard]] ImVec2 at(float x, float y) const {
        return {middle.x + x * half, middle.y + y * half};
    }
    void line(float x0, float y0, float x1, float y1) const {
        draw.AddLine(at(x0, y0), at(x1, y1), colour, width);
    }
    void fill(std::initializer_list<ImVec2> points) const {
        std::array<ImVec2, 8> placed;
        std::size_t n = 0;
        for (const auto& p : points) placed[n++] = at(p.x, p.y);
        draw.AddConvexPolyFilled(placed.data(), static_cast<int>(n), colour);
    }
    void path(std::initializer_list<ImVec2> points, bool closed = false) const {
        for (const auto& p : points) draw.PathLineTo(at(p.x, p.y));
        draw.PathStroke(colour, closed ? ImDrawFlags_Closed : ImDrawFlags_None, width);
    }
    void box(float x0, float y0, float x1, float y1, float rounding = 2) const {
        draw.AddRect(at(x0, y0), at(x1, y1), colour, rounding, 0, width);
    }
    void block(float x0, float y0, float x1, float y1) const {
        draw.AddRectFilled(at(x0, y0), at(x1, y1), colour, 1);
    }
    void ring(float x, float y, float r) const {
        draw.AddCircle(at(x, y), r * half, colour, 0, width);
    }
    void disc(float x, float y, float r) const { draw.AddCircleFilled(at(x, y), r * half, colour); }
    void arc(float r, float from, float to) const {
        draw.PathArcTo(middle, r * half, from, to, 24);
        draw.PathStroke(colour, 0, width);
    }
};

/// An arrow that turns back: reset and undo; mirrored it is redo.
void turn(const Pen& pen, float side) {
    constexpr float pi = 3.14159265f;
    if (side < 0) {
        pen.arc(0.72f, -pi * 0.85f, pi * 0.62f);
    } else {
        pen.arc(0.72f, pi * 0.38f, pi * 1.85f);
    }
    pen.path({{side * 0.98f, -0.72f}, {side * 0.66f, -0.28f}, {side * 0.16f, -0.5f}});
}

void draw_theme_icon(const Pen& pen, Icon icon) {
    if (icon == Icon::sun) {
        pen.ring(0, 0, 0.42f);
        for (int i = 0; i < 8; ++i) {
            const float a = static_cast<float>(i) * 0.7853982f;
            pen.line(0.68f * std::cos(a), 0.68f * std::sin(a), 0.95f * std::cos(a),
                     0.95f * std::sin(a));
        }
    } else if (icon == Icon::moon) {
        pen.draw.PathArcTo(pen.middle, pen.half * 0.82f, 0.35f, 5.0f, 28);
        pen.draw.PathArcTo(pen.at(0.36f, -0.3f), pen.half * 0.66f, 4.35f, 1.0f, 24);
        pen.draw.PathStroke(pen.colour, ImDrawFlags_Closed, pen.width);
    } else {
        pen.ring(0, 0, 0.8f);
        pen.draw.PathArcTo(pen.middle, pen.half * 0.8f, -1.5708f, 1.5708f, 20);
        pen.draw.PathFillConvex(pen.colour);
    }
}

}  // namespace

void draw_icon(ImDrawList& draw, Icon icon, ImVec2 middle, float size, ImU32 colour) {
    const Pen pen{draw, middle, size / 2, colour, std::max(1.25f, size / 11)};
    switch (icon) {
    case Icon::none:
        break;
    case Icon::play:
        pen.fill({{-0.55f, -0.8f}, {0.85f, 0}, {-0.55f, 0.8f}});
        break;
    case Icon::pause:
        pen.block(-0.65f, -0.75f, -0.2f, 0.75f);
        pen.block(0.2f, -0.75f, 0.65f, 0.75f);
        break;
    case Icon::back:
        pen.path({{0.35f, -0.7f}, {-0.35f, 0}, {0.35f, 0.7f}});
        break;
    case Icon::forward:
        pen.path({{-0.35f, -0.7f}, {0.35f, 0}, {-0.35f, 0.7f}});
        break;
    case Icon::down:
        pen.path({{-0.6f, -0.25f}, {0, 0.35f}, {0.6f, -0.25f}});
        break;
    case Icon::share:
        pen.path({{-0.35f, -0.1f},
                  {-0.7f, -0.1f},
                  {-0.7f, 0.9f},
                  {0.7f, 0.9f},
                  {0.7f, -0.1f},
                  {0.35f, -0.1f}});
        pen.line(0, 0.35f, 0, -0.9f);
        pen.path({{-0.36f, -0.52f}, {0, -0.9f}, {0.36f, -0.52f}});
        break;
    case Icon::close:
        pen.line(-0.6f, -0.6f, 0.6f, 0.6f);
        pen.line(-0.6f, 0.6f, 0.6f, -0.6f);
        break;
    case Icon::reset:
    case Icon::undo:
        turn(pen, -1);
        break;
    case Icon::redo:
        turn(pen, 1);
        break;
    case Icon::plus:
        pen.line(0, -0.7f, 0, 0.7f);
        [[fallthrough]];
    case Icon::minus:
        pen.line(-0.7f, 0, 0.7f, 0);
        break;
    case Icon::fit:
        for (const float x : {-1.0f, 1.0f}) {
            for (const float y : {-1.0f, 1.0f}) {
                pen.path({{x * 0.3f, y * 0.8f}, {x * 0.8f, y * 0.8f}, {x * 0.8f, y * 0.3f}});
            }
        }
        break;
    case Icon::table:
        pen.box(-0.85f, -0.7f, 0.85f, 0.7f);
        pen.line(-0.85f, -0.2f, 0.85f, -0.2f);
        pen.line(-0.85f, 0.25f, 0.85f, 0.25f);
        pen.line(-0.2f, -0.7f, -0.2f, 0.7f);
        break;
    case Icon::download:
        pen.line(0, -0.9f, 0, 0.35f);
        pen.path({{-0.42f, -0.06f}, {0, 0.36f}, {0.42f, -0.06f}});
        pen.path({{-0.8f, 0.4f}, {-0.8f, 0.85f}, {0.8f, 0.85f}, {0.8f, 0.4f}});
        break;
    case Icon::picture:
        pen.box(-0.85f, -0.7f, 0.85f, 0.7f);
        pen.path({{-0.6f, 0.45f}, {-0.15f, -0.1f}, {0.15f, 0.2f}, {0.35f, 0.0f}, {0.65f, 0.45f}});
        pen.disc(0.4f, -0.32f, 0.14f);
        break;
    case Icon::text_size:
        pen.path({{-0.95f, 0.7f}, {-0.35f, -0.75f}, {0.25f, 0.7f}});
        pen.line(-0.72f, 0.2f, 0.02f, 0.2f);
        pen.path({{0.35f, 0.7f}, {0.65f, -0.05f}, {0.95f, 0.7f}});
        break;
    case Icon::sun:
    case Icon::moon:
    case Icon::contrast:
        draw_theme_icon(pen, icon);
        break;
    case Icon::help:
        pen.ring(0, 0, 0.88f);
        pen.draw.PathArcTo(pen.at(0, -0.2f), pen.half * 0.3f, -3.1416f, 1.1f, 16);
        pen.draw.PathLineTo(pen.at(0, 0.28f));
        pen.draw.PathStroke(colour, 0, pen.width);
        pen.disc(0, 0.52f, 0.1f);
        break;
    case Icon::levers:
        for (const float y : {-0.55f, 0.0f, 0.55f}) pen.line(-0.85f, y, 0.85f, y);
        pen.disc(0.3f, -0.55f, 0.24f);
        pen.disc(-0.35f, 0.0f, 0.24f);
        pen.disc(0.1f, 0.55f, 0.24f);
        break;
    case Icon::results:
        pen.block(-0.8f, 0.1f, -0.4f, 0.8f);
        pen.block(-0.2f, -0.7f, 0.2f, 0.8f);
        pen.block(0.4f, -0.25f, 0.8f, 0.8f);
        break;
    case Icon::clock:
        pen.ring(0, 0, 0.85f);
        pen.path({{0, -0.5f}, {0, 0.05f}, {0.38f, 0.28f}});
        break;
    case Icon::more:
        for (const float x : {-0.65f, 0.0f, 0.65f}) pen.disc(x, 0, 0.17f);
        break;
    case Icon::search:
        pen.ring(-0.2f, -0.2f, 0.6f);
        pen.line(0.25f, 0.25f, 0.85f, 0.85f);
        break;
    case Icon::page:
        pen.box(-0.65f, -0.85f, 0.65f, 0.85f);
        for (const float y : {-0.4f, 0.0f, 0.4f}) pen.line(-0.32f, y, 0.32f, y);
        break;
    }
}

}  // namespace folkmoot::ui
