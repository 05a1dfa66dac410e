/// Pictures of the labs' charts: who gains, how an amount comes about, how often an estimate was found.

import { nothing, svg } from "../lit.mjs";
import { axes, bottom, fixed, left, markAt, numbers, picture, place, right, row_gap, side, span, tall, top, wide } from "./picture.mjs";

const verdict = (value) => (value > 0 ? "better" : value < 0 ? "worse" : "");

/// A bar for each place or some of them, up for who gains and down for who loses.
function gains(node) {
    const { values = [] } = node.series[0];
    const ySpan = span(node.axes?.y, numbers(node.series));
    const y = (value) => place(ySpan, value, tall - bottom, top);
    const each = (wide - right - left) / Math.max(1, values.length);
    const x = (index) => left + (index + 0.5) * each;
    return picture(tall, svg`${axes(node.axes, x, y)}
        ${values.map((value, at) => (Number.isFinite(value) ? svg`<rect class="bar ${verdict(value)}" x=${fixed(left + at * each)}
            y=${fixed(Math.min(y(0), y(value)))} width=${fixed(Math.max(0.5, each - Math.min(1, each / 4)))} height=${fixed(Math.abs(y(0) - y(value)))}></rect>` : nothing))}
        <line class="axis" x1=${left} x2=${wide - right} y1=${y(0)} y2=${y(0)}></line>`);
}

/// From one amount to the other: the first and the last value are amounts, those between what is added or taken away.
function waterfall(node) {
    const { values = [], told = [] } = node.series[0], { labels = [] } = node;
    const last = values.length - 1;
    const steps = [];
    values.reduce((before, value, at) => {
        const after = at === 0 || at === last ? value : before + value;
        steps.push({ from: at === 0 || at === last ? null : before, to: after });
        return after;
    }, 0);
    const ends = steps.flatMap(({ from, to }) => [from ?? to, to]).filter(Number.isFinite);
    const room = (Math.max(...ends) - Math.min(...ends)) * 0.1 || 1;
    const xSpan = { low: Math.min(...ends) - room, high: Math.max(...ends) + room };
    const x = (value) => place(xSpan, value, 0, wide);
    return picture(labels.length * row_gap * 1.5 + 8, labels.map((label, row) => {
        const { from, to } = steps[row], y = row * row_gap * 1.5;
        const [begin, end] = [x(from ?? xSpan.low), x(to)].sort((a, b) => a - b);
        return svg`<text class="tick" x="0" y=${y + 14}>${label}</text><text class="tick end" x=${wide} y=${y + 14}>${told[row] ?? ""}</text>
            <rect class="bar ${from === null ? "amount" : verdict(to - from)}" x=${fixed(begin)} y=${y + 20} width=${fixed(Math.max(1, end - begin))} height="14"></rect>`;
    }));
}

/// Columns between edges, the series one upon the other.
function histogram(node) {
    const { series, at: edges = [], marks = [] } = node;
    const counts = series[0].values.map((_, i) => series.reduce((sum, { values }) => sum + (values[i] || 0), 0));
    const ySpan = span(node.axes?.y, counts), xSpan = span(node.axes?.x, edges);
    const x = (value) => place(xSpan, value, left, wide - right), y = (value) => place(ySpan, value, tall - bottom, top);
    const column = (i) => {
        let below = 0;
        return series.map((each, at) => {
            const from = below;
            below += each.values[i] || 0;
            return svg`<rect class="bar ${side(each, at)}" x=${fixed(x(edges[i]) + 0.5)} width=${fixed(Math.max(0.5, x(edges[i + 1]) - x(edges[i]) - 1))}
                y=${fixed(y(below))} height=${fixed(y(from) - y(below))}></rect>`;
        });
    };
    return picture(tall, svg`${axes(node.axes, x, y)}${edges.slice(1).map((_, i) => column(i))}
        <line class="axis" x1=${left} x2=${wide - right} y1=${tall - bottom} y2=${tall - bottom}></line>${marks.map((each) => markAt(each, x, y))}`);
}

export const labLooks = { gains, waterfall, histogram };
