#include "canvas/charts/chart.hpp"
#include "canvas/widgets.hpp"
#include "core/words/values.hpp"

#include <algorithm>
#include <cmath>

namespace folkmoot::charts {

using ui::text_at;

namespace {

/// "+2.1 days": the axis below says what either side means.
std::string short_words(const words::Difference& change) {
    auto words = change.text;
    if (change.sign == 0) return words;
    words.resize(words.rfind(' '));
    return (change.sign > 0 ? "+" : "−") + words;
}

double widest_of(const session::ChartData& data) {
    double most = 0;
    for (const auto& row : data.rows) {
        if (std::isfinite(row.difference())) most = std::max(most, std::fabs(row.difference()));
        if (!row.change) continue;
        // A very wide range must not squeeze the dots together.
        most = std::max({most, std::fabs(row.change->low), std::fabs(row.change->high)});
    }
    return most;
}

/// A mark of the axis: "+0.2", "−5", "0"; of a share in points.
std::string mark_words(const message::Outcome& outcome, const Axis& axis, double v) {
    if (std::fabs(v) < axis.step * 1e-6) return "0";
    auto words = words::format_axis(outcome, v, axis.step);
    if (words.ends_with('%')) words.pop_back();
    return v > 0 ? "+" + words : words;
}

}  // namespace

void draw_dot_chart(const Canvas& canvas, const session::ChartData& data) {
    const double extent = widest_of(data);
    const Axis axis = make_axis(-extent, extent, 4, false);
    const double most = std::max(std::fabs(axis.low), std::fabs(axis.high));
    const auto& t = canvas.theme;
    const float unit = 8 * canvas.scale, small = ui::font_size(canvas.fonts.small);
    float names = 0, words = 0;
    for (const auto& row : data.rows) {
        names = std::max(names, ui::text_size(canvas.fonts.small, row.name).x);
        const auto change = words::difference(*data.outcome, row.baseline, row.reform);
        words = std::max(words, ui::text_size(canvas.fonts.small, short_words(change)).x);
    }
    names = std::min(names, canvas.area.width() * 0.34f);
    words = std::min(words, canvas.area.width() * 0.34f);
    const float left = canvas.area.min.x + names + unit * 1.5f;
    const float right = canvas.area.max.x - words - unit * 1.5f;
    const float middle = (left + right) / 2, half = (right - left) / 2 - unit / 2;
    const auto at = [&](double v) {
        const double share = most > 0 ? std::clamp(v / most, -1.0, 1.0) : 0;
        return middle + static_cast<float>(share) * half;
    };
    const float foot = small * 3.1f;
    const float top = canvas.area.min.y, bottom = canvas.area.max.y - foot;
    const float row_height =
        (bottom - top) / static_cast<float>(std::max<std::size_t>(1, data.rows.size()));
    const int marks = extent > 0 ? static_cast<int>(std::lround(2 * most / axis.step)) : -1;
    const float widest =
        ui::text_size(canvas.fonts.small, mark_words(*data.outcome, axis, -most)).x;
    const bool all_fit = static_cast<float>(marks + 1) * (widest + unit) <= right - left;
    for (int i = 0; i <= marks; ++i) {
        const double v = axis.low + i * axis.step;
        canvas.draw.AddLine({at(v), top}, {at(v), bottom}, t.line);
        if (!all_fit && i != 0 && i != marks && 2 * i != marks) continue; // the ends and zero do
        const auto label = mark_words(*data.outcome, axis, v);
        const float width = ui::text_size(canvas.fonts.small, label).x;
        const float from = std::clamp(at(v) - width / 2, left, right - width);
        text_at(canvas.draw, canvas.fonts.small, {from, bottom + small * 0.3f}, t.quiet, label);
    }
    canvas.draw.AddLine({middle, top}, {middle, bottom}, t.control_edge);
    float y = top;
    for (const auto& row : data.rows) {
        const float row_middle = y + row_height / 2;
        const float text_top = row_middle - small / 2;
        canvas.draw.AddLine({left, row_middle}, {right, row_middle}, t.line);
        text_at(canvas.draw, canvas.fonts.small, {canvas.area.min.x, text_top}, t.ink, row.name,
                names);
        const auto change = words::difference(*data.outcome, row.baseline, row.reform);
        using words::Judgement;
        // What chance alone could have turned round is neither gain nor loss.
        const bool chance = row.change && row.change->low <= 0 && row.change->high >= 0;
        const ImU32 colour = chance                                  ? t.baseline
                             : change.judgement == Judgement::better ? t.better
                             : change.judgement == Judgement::worse  ? t.worse
                                                                     : t.baseline;
        const float thick = std::min(row_height * 0.36f, 9 * canvas.scale);
        if (row.change) {
            canvas.draw.AddRectFilled({at(row.change->low), row_middle - thick / 2},
                                      {at(row.change->high), row_middle + thick / 2},
                                      ui::faded(colour, 0.25f), thick / 2);
        }
        if (std::isfinite(row.difference())) {
            canvas.draw.AddLine({middle, row_middle}, {at(row.difference()), row_middle}, colour,
                                2);
            canvas.draw.AddCircleFilled({at(row.difference()), row_middle},
                                        std::min(row_height * 0.24f, 5 * canvas.scale), colour);
        }
        const auto shown = short_words(change);
        const float words_width = ui::text_size(canvas.fonts.small, shown).x;
        text_at(canvas.draw, canvas.fonts.small,
                {canvas.area.max.x - std::min(words, words_width), text_top}, colour, shown, words);
        y += row_height;
    }
    // The axis says in words what its ends mean.
    const int direction = data.outcome->direction;
    const auto* low_word = direction == 0 ? "less" : direction < 0 ? "better" : "worse";
    const auto* high_word = direction == 0 ? "more" : direction < 0 ? "worse" : "better";
    const auto high_size = ui::text_size(canvas.fonts.small, high_word);
    const float word_top = bottom + small * 1.6f;
    text_at(canvas.draw, canvas.fonts.small, {left, word_top}, t.quiet,
            std::string("← ") + low_word);
    text_at(canvas.draw, canvas.fonts.small,
            {right - high_size.x - ui::text_size(canvas.fonts.small, " →").x, word_top}, t.quiet,
            std::string(high_word) + " →");
}

}  // namespace folkmoot::charts
