#include "canvas/charts/chart.hpp"
#include "canvas/widgets.hpp"
#include "core/words/numbers.hpp"

#include <algorithm>

namespace folkmoot::charts {

void draw_empty(const Canvas& canvas) {
    const auto size = ui::text_size(canvas.fonts.small, no_value);
    ui::text_at(canvas.draw, canvas.fonts.small,
                {(canvas.area.min.x + canvas.area.max.x - size.x) / 2,
                 (canvas.area.min.y + canvas.area.max.y - size.y) / 2},
                canvas.theme.quiet, no_value);
}

float chart_height(const session::ChartData& data, float scale) {
    using session::ChartKind;
    const float rows = static_cast<float>(data.rows.size());
    switch (data.kind) {
    case ChartKind::line:
        return 190 * scale;
    case ChartKind::bars:
        return (rows * 40 + 8) * scale;
    case ChartKind::dots:
        return (std::min(rows, 60.0f) * (rows > 12 ? 20 : 28) + 54) * scale;
    }
    return 0;
}

}  // namespace folkmoot::charts
