/// The frame that pictures of charts share: how large they are, and where on them a value lies.

import { svg } from "../lit.mjs";

export const wide = 640, tall = 260, left = 64, right = 8, top = 8, bottom = 28;
export const row_gap = 30;

/// All numbers of a chart's series that there are.
export const numbers = (series) => series.flatMap(({ values = [], low = [], high = [] }) => [...values, ...low, ...high]).filter(Number.isFinite);

/// What an axis spans: as the sheet says, or else all values and nothing.
export function span(axis, values) {
    const low = axis?.low ?? Math.min(0, ...values), high = axis?.high ?? Math.max(0, ...values);
    return high > low ? { low, high } : { low, high: low + 1 };
}

export const place = ({ low, high }, value, from, to) => from + ((value - low) / (high - low)) * (to - from);
export const fixed = (value) => value.toFixed(1);
/// The class of a series. What stands beside has four colours, then the same in dashes.
export const side = ({ key }, at) => key?.replace(/^beside-(\d)$/, (_, place) => `beside group-${1 + place % 4}${place > 3 ? " dashed" : ""}`)
    ?? (at === 0 ? "baseline" : "reform");

/// A picture, whose chart is told by the sentence and the table beside it.
export const picture = (height, inside) => svg`<svg class="picture" viewBox="0 0 ${wide} ${height}" aria-hidden="true" focusable="false">${inside}</svg>`;

/// A line across the chart with a word at its end: upright, or lying at a height; or a band.
export function markAt({ key, words, at, until, on_y: lying }, x, y) {
    const within = (value) => Math.min(wide - right, Math.max(left, x(value)));
    if (until !== undefined) return svg`<rect class="mark ${key}" x=${within(at) - 1} width=${within(until) - within(at) + 2} y=${top} height=${tall - bottom - top}></rect>`;
    const late = x(at) > wide * 0.75;
    const [x1, x2, y1, y2] = lying ? [left, wide - right, y(at), y(at)] : [x(at), x(at), top, tall - bottom];
    return svg`<line class="mark ${key}" x1=${x1} x2=${x2} y1=${y1} y2=${y2}></line>
        <text class="tick mark ${lying || late ? "end" : ""}" x=${lying ? x2 : x(at) + (late ? -4 : 4)} y=${lying ? y(at) - 4 : top + 12}>${words}</text>`;
}

/// Marks and words of both axes: x(value) and y(value) say where.
export function axes({ x: across, y: up } = {}, x, y) {
    return svg`${(up?.ticks ?? []).map(({ at, words }) => svg`<line class="grid" x1=${left} x2=${wide - right} y1=${y(at)} y2=${y(at)}></line>
            <text class="tick end" x=${left - 6} y=${y(at) + 4}>${words}</text>`)}
        ${(across?.ticks ?? []).map(({ at, words }) => svg`<text class="tick ${x(at) > wide - right - 24 ? "end" : x(at) < left + 24 ? "" : "middle"}"
            x=${Math.min(wide - right, x(at))} y=${tall - 8}>${words}</text>`)}`;
}
