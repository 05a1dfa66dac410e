#include "canvas/charts/chart.hpp"
#include "canvas/widgets.hpp"
#include "session/format.hpp"

#include <cmath>

namespace folkmoot::charts {

Axis make_axis(double low, double high, int ticks, bool from_zero) {
    if (!std::isfinite(low) || !std::isfinite(high)) return {};
    if (from_zero && low > 0 && low < 0.7 * high) low = 0;
    if (from_zero && high < 0 && high > 0.7 * low) high = 0;
    if (high - low < 1e-9 * (1 + std::fabs(high))) {
        const double around = high == 0 ? 1 : std::fabs(high) * 0.1;
        low -= around;
        high += around;
    }
    const double rough = (high - low) / std::max(1, ticks);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    const double part = rough / power;
    const double step = (part <= 1 ? 1 : part <= 2 ? 2 : part <= 5 ? 5 : 10) * power;
    return {std::floor(low / step + 1e-9) * step, std::ceil(high / step - 1e-9) * step, step};
}

void draw_empty(const Canvas& canvas) {
    const auto size = ui::text_size(canvas.fonts.small, session::no_value);
    ui::text_at(canvas.draw, canvas.fonts.small,
                {(canvas.area.min.x + canvas.area.max.x - size.x) / 2,
                 (canvas.area.min.y + canvas.area.max.y - size.y) / 2},
                canvas.theme.quiet, session::no_value);
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
