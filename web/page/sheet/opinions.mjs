/// The map of opinions: people as dots where they stand to each other, groups with an outline and a letter. What can be
/// pressed on it can be pressed as buttons too.

import { html, nothing, svg } from "../lit.mjs";

const wide = 640, tall = 480, room = 24, badge = 13;

const isGroup = ({ key }) => /^\d+$/.test(key);
const letterOf = ({ key }) => String.fromCharCode(65 + (Number(key) % 26));
const classOf = (series) => (isGroup(series) ? `group-${Number(series.key) % 5}` : series.key);
const fixed = (value) => Number(value.toFixed(1));

/// Where a point lies on the picture; distances are the same in both directions.
function placing({ x = {}, y = {} } = {}) {
    const span = (axis) => (axis.high > axis.low ? axis.high - axis.low : 1), middle = ({ low = 0, high = 0 }) => (low + high) / 2;
    const scale = Math.min((wide - 2 * room) / span(x), (tall - 2 * room) / span(y));
    return (across, up) => [fixed(wide / 2 + (across - middle(x)) * scale), fixed(tall / 2 - (up - middle(y)) * scale)];
}

const dotsOf = ({ values = [], at = [] }, place) => values.map((value, i) => place(at[i] ?? 0, value));

/// The outline of a group, a little outside of its dots.
function outlineOf({ around = [] }, dots, away) {
    const points = around.map((i) => dots[i]).filter(Boolean);
    if (points.length < 3) return [];
    const middle = [0, 1].map((axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length);
    return points.map(([x, y]) => {
        const [dx, dy] = [x - middle[0], y - middle[1]], length = Math.max(1, Math.hypot(dx, dy));
        return [fixed(x + (dx / length) * away), fixed(y + (dy / length) * away)];
    });
}

/// The dot that is nearest to a point of the picture, if it is near; or the group around it.
function under(parts, [x, y], reach) {
    let nearest = reach, found = "";
    parts.forEach(({ dots }, s) => dots.forEach(([dx, dy], i) => {
        const away = Math.hypot(dx - x, dy - y);
        if (away < nearest) [nearest, found] = [away, `dot:${s}:${i}`];
    }));
    if (found) return found;
    const inside = parts.findIndex(({ series, outline }) => isGroup(series) && outline.reduce((odd, [ax, ay], i) => {
        const [bx, by] = outline.at(i - 1);
        return (ay > y) !== (by > y) && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !odd : odd;
    }, false));
    return inside < 0 ? "" : `group:${inside}`;
}

/// The person before or after the chosen one, through all series; oneself is among them already.
function beside(series, chosen, step) {
    const counts = series.map(({ key, values = [] }) => (key === "you" ? 0 : values.length)), all = counts.reduce((sum, count) => sum + count, 0);
    const [, s, i] = /^dot:(\d+):(\d+)$/.exec(chosen ?? "") ?? [];
    const before = s === undefined || counts[s] === 0 ? (step > 0 ? -1 : all) : counts.slice(0, Number(s)).reduce((sum, count) => sum + count, 0) + Number(i);
    let at = (before + step + all) % all, group = 0;
    while (at >= counts[group]) at -= counts[group++];
    return `dot:${group}:${at}`;
}

function picture(node, view, parts, radius) {
    const { chosen = "" } = node;
    const [, s, i] = /^dot:(\d+):(\d+)$/.exec(chosen) ?? [], dot = parts[s]?.dots[i];
    const press = node.disabled || !view ? null : (event) => {
        const { left, top, width, height } = event.currentTarget.getBoundingClientRect();
        const value = under(parts, [((event.clientX - left) / width) * wide, ((event.clientY - top) / height) * tall], Math.max(radius + 4, 8 * (wide / width)));
        if (value) view.use(node.key, value);
    };
    return svg`<svg class="picture opinions" viewBox="0 0 ${wide} ${tall}" aria-hidden="true" focusable="false" @click=${press}>
        <rect class="edge" x="1" y="1" width=${wide - 2} height=${tall - 2} rx="6"></rect>
        ${parts.map(({ series, dots, outline }, at) => svg`<g class="${classOf(series)}${chosen.startsWith("group:") && chosen !== `group:${at}` ? " pale" : ""}">
            ${outline.length ? svg`<path class="outline${chosen === `group:${at}` ? " chosen" : ""}" d="M${outline.join("L")}Z"></path>` : nothing}
            <path class="people" stroke-width=${fixed(2 * (series.key === "you" ? radius + 2 : radius))} d=${dots.map(([x, y]) => `M${x} ${y}h0`).join("")}></path></g>`)}
        ${parts.map(({ series, outline }) => {
            if (!outline.length || !isGroup(series)) return nothing;
            const [x, y] = outline.reduce((top, point) => (point[1] < top[1] ? point : top)).map((value, axis) => value - axis * badge).map((value, axis) => Math.min([wide, tall][axis] - badge, Math.max(badge, value)));
            return svg`<g class=${classOf(series)}><circle class="badge" cx=${x} cy=${y} r=${badge}></circle><text class="letter" x=${x} y=${y + 5}>${letterOf(series)}</text></g>`;
        })}
        ${parts.map(({ series, dots }) => (series.key === "you" ? dots.map(([x, y]) => svg`<circle class="ring" cx=${x} cy=${y} r=${radius + 6}></circle>`) : nothing))}
        ${dot ? svg`<circle class="ring" cx=${dot[0]} cy=${dot[1]} r=${radius + 4}></circle>` : nothing}</svg>`;
}

/// The map alone; nothing where nobody is on it. view: of the sheet on which groups and people can be pressed, if it is on one.
export function drawing(node, view = null) {
    const { series = [] } = node, place = placing(node.axes);
    const people = series.reduce((sum, { values = [] }) => sum + values.length, 0);
    if (people === 0) return nothing;
    const radius = Math.min(5, Math.max(1.5, 0.2 * Math.sqrt((wide * tall) / people)));
    const parts = series.map((each) => {
        const dots = dotsOf(each, place);
        return { series: each, dots, outline: outlineOf(each, dots, radius + 5) };
    });
    return picture(node, view, parts, radius);
}

export default function opinions(node, view) {
    const { series = [], chosen } = node, drawn = drawing(node, view);
    if (drawn === nothing) return nothing;
    const id = view.idOf(node.key);
    const step = (words, by) => html`<button type="button" class="button quiet small" id="${id}-${by > 0 ? "next" : "before"}" data-use=${node.key}
        @click=${() => view.use(node.key, beside(series, chosen, by))}>${words}</button>`;
    const name = (each, at) => isGroup(each) && !node.disabled
        ? html`<button type="button" class="as-link" id="${id}-group-${at}" data-use=${node.key} aria-pressed=${String(chosen === `group:${at}`)}
            @click=${() => view.use(node.key, `group:${at}`)}>${each.words}</button>` : each.words;
    const steps = node.disabled ? nothing : html`<p class="steps">${step("Previous person", -1)} ${step("Next person", 1)}</p>`;
    return html`<ul class="groups">${series.map((each, at) => html`<li class=${classOf(each)}><span class="sign" aria-hidden="true">${isGroup(each) ? letterOf(each) : ""}</span>${name(each, at)}</li>`)}</ul>
        <p class="hint">${node.axes?.y?.words ?? nothing}</p>${drawn}<p class="hint across">${node.axes?.x?.words ?? nothing}</p>${steps}`;
}
