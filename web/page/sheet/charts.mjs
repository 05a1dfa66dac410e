/// Charts and maps as figures: the finding or question as caption, a picture for those who see, and for
/// everybody the sentence and the table behind it.

import { html, nothing, svg } from "../lit.mjs";
import { labLooks } from "./lab_pictures.mjs";
import { axes as bothAxes, bottom, fixed, left, markAt, numbers, picture, place, right, row_gap, side, span, tall, top, wide } from "./picture.mjs";

const bar = 12, bar_gap = 2;

/// What tells a square of a grid without its colour.
const gridSigns = { holds: "✓", turns: "✗", close: "?" };

/// Points where there is a value, in pieces where there is none between.
function pathOf(values, x, y) {
    let path = "", drawing = false;
    values.forEach((value, at) => {
        if (Number.isFinite(value)) path += `${drawing ? "L" : "M"}${fixed(x(at))} ${fixed(y(value))}`;
        drawing = Number.isFinite(value);
    });
    return path;
}

/// Where nine of ten runs lie.
const bandOf = ({ low, high }, x, y) => `M${low.map((value, at) => `${fixed(x(at))} ${fixed(y(value))}`).join("L")}`
    + `L${high.map((value, at) => `${fixed(x(at))} ${fixed(y(value))}`).reverse().join("L")}Z`;

function lines(node) {
    const { series = [], axes = {}, at: places, marks = [] } = node;
    const count = Math.max(2, ...series.map(({ values = [], low = [] }) => Math.max(values.length, low.length)));
    const ySpan = span(axes.y, numbers(series)), xSpan = { low: axes.x?.low ?? 0, high: axes.x?.high ?? count - 1 };
    const x = (value) => place(xSpan, value, left, wide - right), y = (value) => place(ySpan, Math.min(ySpan.high, Math.max(ySpan.low, value)), tall - bottom, top);
    const xOf = (index) => x(places?.[index] ?? index);
    const curve = (each, at) => svg`<path class="curve ${side(each, at)}" d=${pathOf(each.values ?? [], xOf, y)}></path>`;
    // What stands beside lies below what is on screen.
    const beside = ({ key }) => key?.startsWith("beside-");
    return picture(tall, svg`${bothAxes(axes, x, y)}
        <line class="axis" x1=${left} x2=${wide - right} y1=${tall - bottom} y2=${tall - bottom}></line>
        ${series.map((each, at) => each.low?.length > 1 ? svg`<path class="band ${side(each, at)}" d=${bandOf(each, xOf, y)}></path>` : nothing)}
        ${series.map((each, at) => beside(each) ? curve(each, at) : nothing)}${series.map((each, at) => beside(each) ? nothing : curve(each, at))}
        ${marks.map((each) => markAt(each, x, y))}
        ${node.now === undefined ? nothing : svg`<line class="now" x1=${x(node.now)} x2=${x(node.now)} y1=${top} y2=${tall - bottom}></line>`}`);
}

/// Marks of the values below what lies across: how high they are, and they. At the left edge stand the labels, and no line.
const scaleHeight = ({ ticks = [] } = {}) => (ticks.length > 0 ? 20 : 0);
const scale = ({ ticks = [] } = {}, x, height) => ticks.map(({ at, words }) => svg`${x(at) > 24 ? svg`<line class="grid" x1=${fixed(x(at))} x2=${fixed(x(at))} y1="0" y2=${height}></line>` : nothing}
    <text class="tick ${x(at) > wide - 24 ? "end" : x(at) < 24 ? "" : "middle"}" x=${fixed(x(at))} y=${height + 15}>${words}</text>`);

function bars(node) {
    const { series = [], labels = [], axes = {} } = node;
    const each = row_gap + series.length * (bar + bar_gap);
    const height = labels.length * each + 8;
    const xSpan = span(axes.y, numbers(series));
    const x = (value) => place(xSpan, value, 0, wide);
    // Of several side by side no one has room for its value.
    const told = series.length === 1 ? series[0].told ?? [] : [];
    const rect = (one, at, row) => {
        const value = one.values[row];
        if (!Number.isFinite(value)) return nothing;
        const [from, to] = [x(0), x(value)].sort((a, b) => a - b);
        return svg`<rect class="bar ${side(one, at)}" x=${fixed(from)} y=${row * each + 22 + at * (bar + bar_gap)}
            width=${fixed(Math.max(1, to - from))} height=${bar}></rect>`;
    };
    return picture(height + scaleHeight(axes.y), svg`${scale(axes.y, x, height)}${labels.map((label, row) => svg`<text class="tick" x="0" y=${row * each + 16}>${label}</text>
            <text class="tick end" x=${wide} y=${row * each + 16}>${told[row] ?? ""}</text>${series.map((one, at) => rect(one, at, row))}`)}
        <line class="axis" x1=${fixed(x(0))} x2=${fixed(x(0))} y1="0" y2=${height}></line>`);
}

/// A point a row, with the range of the runs: differences.
function dots(node) {
    const { series = [], labels = [], axes = {} } = node;
    const height = labels.length * row_gap * 1.5 + 8;
    const xSpan = span(axes.y, numbers(series));
    const x = (value) => fixed(place(xSpan, value, 6, wide - 6));
    return picture(height + scaleHeight(axes.y), svg`${scale(axes.y, (value) => place(xSpan, value, 6, wide - 6), height)}<line class="axis" x1=${x(0)} x2=${x(0)} y1="0" y2=${height}></line>
        ${labels.map((label, row) => svg`<text class="tick" x="0" y=${row * row_gap * 1.5 + 16}>${label}</text>
            ${series.map((one, at) => {
                const y = row * row_gap * 1.5 + 30;
                if (!Number.isFinite(one.values[row])) return nothing;
                return svg`${Number.isFinite(one.low?.[row]) ? svg`<line class="range ${side(one, at)}" x1=${x(one.low[row])}
                    x2=${x(one.high[row])} y1=${y} y2=${y}></line>` : nothing}
                    <circle class="dot ${side(one, at)}" cx=${x(one.values[row])} cy=${y} r="6"></circle>`;
            })}`)}`);
}

/// A numbered dot a label, pale where its value stands in the series "beaten".
function scatter(node) {
    const { series, axes = {}, at: places } = node;
    const xSpan = span(axes.x, places), ySpan = span(axes.y, numbers(series));
    const x = (value) => place(xSpan, value, left, wide - right), y = (value) => place(ySpan, value, tall - bottom, top);
    const dot = (one, value, at) => Number.isFinite(value) ? svg`<circle class="numbered ${one.key}" cx=${fixed(x(places[at]))} cy=${fixed(y(value))} r="11"></circle>
        <text class="tick middle numbered ${one.key}" x=${fixed(x(places[at]))} y=${fixed(y(value) + 5)}>${at + 1}</text>` : nothing;
    return picture(tall, svg`${bothAxes(axes, x, y)}
        <line class="axis" x1=${left} x2=${wide - right} y1=${tall - bottom} y2=${tall - bottom}></line>
        ${[...series].reverse().map((one) => one.values.map((value, at) => dot(one, value, at)))}`);
}

/// A square for each combination of the axes' marks, with a sign for what is so there; rings stand between them.
function grid(node) {
    const { series, axes } = node;
    const columns = axes.x.ticks, rows = axes.y.ticks, row = 34, head = 26, side = 96;
    const high = head + rows.length * row, cell = (wide - right - side) / columns.length;
    const x = (value) => side + (value + 0.5) * cell, y = (value) => high - (value + 0.5) * row;
    const title = ({ words, unit }) => (unit && !words.includes(unit) ? `${words}, ${unit}` : words);
    const square = (key, at, up) => svg`<rect class="cell ${key}" x=${fixed(x(at) - cell / 2 + 1)} y=${fixed(y(up) - row / 2 + 1)} width=${fixed(cell - 2)} height=${row - 2}></rect>
        <text class="sign middle ${key}" x=${fixed(x(at))} y=${fixed(y(up) + 6)}>${gridSigns[key] ?? ""}</text>`;
    const ring = (key, at, up) => ["around", ""].map((which) => svg`<circle class="stands ${key} ${which}" cx=${fixed(x(at))} cy=${fixed(y(up))} r="13"></circle>`);
    return picture(high + 48, svg`<text class="tick" x="0" y="14">${title(axes.y)}</text>
        ${columns.map(({ at }) => rows.map((up) => svg`<rect class="cell" x=${fixed(x(at) - cell / 2 + 1)} y=${fixed(y(up.at) - row / 2 + 1)} width=${fixed(cell - 2)} height=${row - 2}></rect>`))}
        ${rows.map(({ at, words }) => svg`<text class="tick end" x=${side - 6} y=${fixed(y(at) + 5)}>${words}</text>`)}
        ${columns.map(({ at, words }) => svg`<text class="tick middle" x=${fixed(x(at))} y=${high + 18}>${words}</text>`)}
        <text class="tick end" x=${wide - right} y=${high + 40}>${title(axes.x)}</text>
        ${series.filter(({ key }) => gridSigns[key]).map(({ key, at, values }) => values.map((up, i) => square(key, at[i], up)))}
        ${series.filter(({ key }) => !gridSigns[key]).map(({ key, at, values }) => ring(key, at[0], values[0]))}`);
}

/// Where the places of a map lie: north is up.
function places(node) {
    const all = node.places ?? [];
    if (all.length === 0) return nothing;
    const room = 2;
    const west = Math.min(...all.map(({ x, radius = 0 }) => x - radius)) - room, east = Math.max(...all.map(({ x, radius = 0 }) => x + radius)) + room;
    const south = Math.min(...all.map(({ y, radius = 0 }) => y - radius)) - room, north = Math.max(...all.map(({ y, radius = 0 }) => y + radius)) + room;
    const size = Math.max(east - west, north - south);
    const mark = size / 60;
    return svg`<svg class="picture places" viewBox="${west} ${south} ${east - west} ${north - south}" aria-hidden="true" focusable="false">
        ${all.map(({ kind, x, y, radius, value = 0 }) => kind === "area" ? svg`<circle class="area ${value > 0 ? "better" : value < 0 ? "worse" : ""}" cx=${x} cy=${y} r=${radius || mark}></circle>`
            : kind === "place" ? svg`<circle class="place ${value > 0 ? "better" : value < 0 ? "worse" : ""}" cx=${x} cy=${y} r=${radius || mark}
                fill-opacity=${fixed(0.2 + 0.6 * Math.min(1, Math.abs(value)))}></circle>`
            : svg`<rect class="place ${kind}" x=${x - mark / 2} y=${y - mark / 2} width=${mark} height=${mark}></rect>`)}</svg>`;
}

/// Lines of many people are one thing.
const legend = (series) => html`<p class="key" aria-hidden="true">${series.map((each, at) =>
    each.words === series[at - 1]?.words ? nothing : html`<span class=${side(each, at)}>${each.words}</span>`)}</p>`;

/// Where there is no picture the table stands in its place.
function figure(node, view, picture) {
    const isTable = ({ kind }) => kind === "table";
    const tablesBehind = (node.children ?? []).some(isTable);
    return html`<figure id=${view.idOf(node.key)} data-key=${node.key} aria-labelledby="${view.idOf(node.key)}-caption">
        <figcaption id="${view.idOf(node.key)}-caption">${node.title ?? node.words}</figcaption>
        ${node.title && node.words ? html`<p class="hint">${node.words}</p>` : nothing}
        ${node.help ? html`<p class="finding">${node.help}</p>` : nothing}${picture}
        ${node.value_words ? html`<p class="hint">${node.value_words}</p>` : nothing}
        ${view.children(node, (child) => !isTable(child))}
        ${tablesBehind && picture === nothing ? view.children(node, isTable) : tablesBehind ? html`<details><summary>The same as a table</summary>${view.children(node, isTable)}</details>` : nothing}</figure>`;
}

/// In the place of a picture that nobody would see.
const unseen = html``;

const looks = { line: lines, bars, dots, "trade-off": lines, ranges: dots, scatter, grid, ...labLooks };

/// The picture of a chart or a map alone, of those looks that are not rare.
export const drawingOf = (node) => (node.kind === "map" ? places(node) : looks[node.look ?? "line"]?.(node) ?? nothing);

export const charts = {
    // A look that is not known here is told by its table.
    chart: (node, view) => {
        const { look = "line", series = [] } = node;
        if (series.length === 0) return figure(node, view, nothing);
        // A rare look says itself which part is which.
        if (!looks[look]) return figure(node, view, view.rare(look)?.(node, view) ?? nothing);
        return figure(node, view, !view.pictures ? unseen : html`${series.length > 1 && look !== "scatter" ? legend(series) : nothing}${looks[look](node)}`);
    },
    map: (node, view) => figure(node, view, view.pictures ? places(node) : unseen),
};
