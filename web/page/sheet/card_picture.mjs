/// A saved picture: a chart on a card that stands alone. What it says is the card's (web/rooms/away/card.hpp), how it looks
/// stands here, and is the same in every theme and on every screen.
///
/// It is drawn as an SVG of shapes and plain text, whose looks are attributes: no style sheet reaches it, no policy of a page
/// forbids it, and a canvas may read it where the page has no origin of its own.

import { render } from "../lit.mjs";
import { saveCanvas } from "../files.mjs";
import { drawingOf } from "./charts.mjs";
import { drawing as opinions } from "./opinions.mjs";
import { drawKey, livesDrawing, mapDrawing } from "./map_card.mjs";
import { side } from "./picture.mjs";
import { pathOf, quiet } from "./qr.mjs";

/// Of the card, in its own units; the file has so many pixels across.
const wide = 680, edge = 28, inner = wide - 2 * edge, pixels = 1200;
const fonts = '"Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif';
const ink = "#1b2127", soft = "#4b5763", line = "#d5d9dd", strong = "#7b8792", baseline = "#566473", reform = "#1d56a8", better = "#17603f",
    worse = "#8a3b12", paper = "#ffffff";
const groups = ["#1d56a8", "#a84400", "#006b52", "#8a3a86", "#705400"];

/// What a picture's classes look like, as plain.css has them in the light theme; a later line goes before an earlier one.
const looks = [
    ["text", { "font-size": 13, fill: soft }],
    [".end", { "text-anchor": "end" }],
    [".middle", { "text-anchor": "middle" }],
    [".baseline, .guess", { color: baseline }],
    [".reform, .difference, .model", { color: reform }],
    [".world, .you, .look", { color: ink }],
    [".others", { color: strong }],
    ...groups.map((colour, at) => [`.group-${at}`, { color: colour }]),
    [".better", { color: better }],
    [".worse", { color: worse }],
    [".grid", { stroke: line }],
    [".axis", { stroke: strong }],
    [".curve", { fill: "none", stroke: "currentColor", "stroke-width": 2.5, "stroke-linejoin": "round" }],
    [".curve.beside", { "stroke-width": 1.75 }],
    [".curve.dashed", { "stroke-dasharray": "6 5" }],
    [".curve.guess", { "stroke-width": 1.5, opacity: 0.45 }],
    [".band", { fill: "currentColor", opacity: 0.16 }],
    [".bar, .dot", { fill: "currentColor" }],
    [".bar.amount", { color: soft }],
    [".range", { stroke: "currentColor", "stroke-width": 3, opacity: 0.5 }],
    ["circle.numbered", { fill: reform }],
    ["text.numbered", { fill: paper, "font-weight": 600 }],
    ["circle.beaten", { fill: paper, stroke: soft, "stroke-width": 1.5 }],
    ["text.beaten", { fill: soft }],
    [".cell", { fill: "none", stroke: line }],
    [".cell.holds", { fill: reform }],
    [".cell.turns", { fill: worse }],
    [".cell.close", { fill: paper, stroke: strong }],
    [".sign", { fill: paper, "font-size": 18, "font-weight": 600 }],
    [".sign.close", { fill: ink }],
    [".stands:not(.numbered)", { fill: "none", stroke: ink, "stroke-width": 3 }],
    [".stands.around", { stroke: paper, "stroke-width": 7 }],
    [".stands.usual", { "stroke-dasharray": "4 3" }],
    ["line.mark", { stroke: soft, "stroke-dasharray": "6 4" }],
    ["line.truth", { stroke: "#6a3b9c" }],
    ["line.model", { stroke: reform, "stroke-width": 2.5, "stroke-dasharray": "none" }],
    ["rect.mark", { fill: reform, opacity: 0.14 }],
    [".area", { fill: line, stroke: strong }],
    [".area.better", { fill: "#89a99e" }],
    [".area.worse", { fill: "#b79a8c" }],
    [".place", { fill: soft }],
    [".place.better", { fill: better }],
    [".place.worse", { fill: worse }],
    [".place.online", { fill: reform }],
    [".edge", { fill: "none", stroke: line }],
    [".outline", { fill: "currentColor", "fill-opacity": 0.07, stroke: "currentColor", "stroke-width": 1.5, "stroke-linejoin": "round" }],
    [".people", { fill: "none", stroke: "currentColor", "stroke-linecap": "round" }],
    [".group-1 .people, .group-3 .people", { "stroke-linecap": "square" }],
    [".badge", { fill: "currentColor" }],
    [".letter", { fill: paper, "text-anchor": "middle", "font-weight": 600, "font-size": 15 }],
    [".swatch", { fill: "currentColor" }],
    [".shade", { color: reform, opacity: 0.25 }],
];

function make(name, attributes = {}, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    element.append(...children);
    return element;
}

const pen = document.createElement("canvas").getContext("2d");
function widthOf(words, size, weight = 400) {
    pen.font = `${weight} ${size}px ${fonts}`;
    return pen.measureText(words).width;
}

/// As many letters of a text as have room, at least one.
function begun(text, room, size, weight) {
    let count = 1;
    while (count < text.length && widthOf(text.slice(0, count + 1), size, weight) <= room) count += 1;
    return text.slice(0, count);
}

/// The lines of a text, broken between words, and where a word alone is too long, inside it.
function linesOf(text, room, size, weight) {
    const lines = [];
    let last = "";
    for (let word of text.split(/\s+/)) {
        if (last && widthOf(`${last} ${word}`, size, weight) <= room) {
            last += ` ${word}`;
            continue;
        }
        if (last) lines.push(last);
        while (widthOf(word, size, weight) > room) {
            const piece = begun(word, room, size, weight);
            lines.push(piece);
            word = word.slice(piece.length);
        }
        last = word;
    }
    return last ? [...lines, last] : lines;
}

/// Words of a picture that would reach beyond the card move inside, and end earlier where there is no other way.
function keepInside(text, low, high) {
    const size = Number(text.getAttribute("font-size")), weight = text.getAttribute("font-weight") ?? 400;
    let words = text.textContent.trim();
    if (widthOf(words, size, weight) > high - low) {
        words = `${begun(words, high - low - widthOf("…", size, weight), size, weight)}…`;
        text.textContent = words;
    }
    const anchor = text.getAttribute("text-anchor"), width = widthOf(words, size, weight), x = Number(text.getAttribute("x"));
    const left = x - (anchor === "end" ? width : anchor === "middle" ? width / 2 : 0);
    const moved = Math.max(low, Math.min(high - width, left)) - left;
    if (moved !== 0) text.setAttribute("x", (x + moved).toFixed(1));
}

/// The picture of a chart or map: its element, and how large it is on the card.
function pictureOf(node) {
    if (node.painted) {
        const picture = node.kind === "map" ? mapDrawing(node, { make, widthOf, inner }) : livesDrawing(node, { make, inner });
        const [left, top, across, down] = picture.getAttribute("viewBox").split(" ").map(Number);
        return { picture, left, top, across, scale: 1, width: across, height: down };
    }
    const box = document.createElement("div");
    render(node.look === "opinions" ? opinions(node) : drawingOf(node), box);
    const picture = box.querySelector("svg");
    if (!picture) return null;
    const [left, top, across, down] = picture.getAttribute("viewBox").split(" ").map(Number);
    const scale = Math.min(inner / across, 560 / down);
    picture.setAttribute("overflow", "visible");
    return { picture, left, top, across, scale, width: across * scale, height: down * scale };
}

/// What stands in the legend: {words, sign}; the sign is 16 wide and as high.
function legendOf(node) {
    const { series = [], look = "line", labels = [], options = [], value_words: band } = node;
    const swatch = (name, high = 12) => make("rect", { class: `swatch ${name}`, y: 8 - high / 2, width: 14, height: high });
    const stroke = (name) => make("line", { class: `curve ${name}`, x1: 0, x2: 16, y1: 8, y2: 8 });
    const curved = look === "line" || look === "trade-off";
    const signOf = (one, at) => {
        const name = side(one, at);
        if (look === "grid") return /^(now|usual)$/.test(one.key) ? make("circle", { class: `stands ${one.key}`, cx: 7, cy: 8, r: 6 })
            : make("rect", { class: `cell ${one.key}`, width: 14, height: 14, y: 1 });
        if (look === "opinions") return make("circle", { class: `swatch ${/^\d+$/.test(one.key) ? `group-${Number(one.key) % 5}` : one.key}`, cx: 7, cy: 8, r: 6 });
        if (curved && one.values?.length) return stroke(name);
        return curved ? make("rect", { class: `band ${name}`, y: 2, width: 14, height: 12 }) : swatch(name);
    };
    // Lines of many people are one thing.
    const several = series.filter(({ words }, at) => words !== series[at - 1]?.words);
    const entries = look === "scatter" ? labels.map((words, at) => ({ words: `${at + 1}: ${words}` }))
        : series.length > 1 || look === "opinions" ? several.map((one) => ({ words: one.words, sign: signOf(one, series.indexOf(one)) })) : [];
    for (const { key, words } of options) entries.push({ words, sign: swatch(key) });
    const ranges = look === "dots" || look === "ranges";
    if (band) entries.push({ words: band, sign: ranges ? make("line", { class: "range reform", x1: 0, x2: 16, y1: 8, y2: 8 }) : swatch("shade") });
    return entries.filter(({ words }) => words);
}

/// What an axis is of, unless its marks are words or it stands above the picture.
function axisWords({ words = "", unit = "", ticks = [] } = {}, said = "") {
    if (!words || ticks.length === 0 || said.includes(words) || ticks.some((tick) => /\p{L}{4}/u.test(tick.words))) return "";
    return unit && !words.includes(unit) ? `${words}, ${unit}` : words;
}

/// The card as an SVG element. card: the JSON of a sheet's group, see card.hpp.
export function cardOf({ children = [] }) {
    const nodes = (begin) => children.filter(({ key }) => key.startsWith(begin)), wordsOf = (key) => nodes(key)[0]?.words ?? "";
    const chart = children.find(({ kind }) => kind === "chart" || kind === "map"), [code] = nodes("card:qr");
    const root = make("svg", { width: wide, "font-family": fonts });
    let y = 24;
    /// Words below what is there: how large they are, and what is left free above them.
    const say = (words, { size, weight = 400, colour = ink, above = 0, room = inner, x = edge, anchor = "start" }) => {
        if (!words) return;
        y += above;
        for (const part of linesOf(words, room, size, weight)) {
            y += size * 1.35;
            root.append(make("text", { x, y: (y - size * 0.3).toFixed(1), "font-size": size, "font-weight": weight, fill: colour, "text-anchor": anchor, class: "said" }, part));
        }
    };
    say(wordsOf("card:about"), { size: 14, colour: soft });
    say(wordsOf("card:title"), { size: 25, weight: 600, above: 8 });
    say(wordsOf("card:finding"), { size: 15.5, above: 8 });
    const of = wordsOf("card:of");
    say(of, { size: 13.5, colour: soft, above: 8 });
    const drawn = pictureOf(chart);
    let x = edge;
    y += 14;
    for (const { words, sign } of chart.painted ? [] : legendOf(chart)) {
        const before = sign ? 22 : 0, [first, ...rest] = linesOf(words, inner - before, 13.5), width = before + widthOf(first, 13.5) + 20;
        if (x > edge && (x + width > wide - edge + 20 || rest.length)) [x, y] = [edge, y + 21];
        if (sign) root.append(make("g", { transform: `translate(${x.toFixed(1)} ${y})` }, sign));
        [first, ...rest].forEach((part, at) => {
            if (at > 0) y += 18;
            root.append(make("text", { x: (x + before).toFixed(1), y: y + 13, "font-size": 13.5, fill: ink, class: "said legend" }, part));
        });
        x += width;
        if (rest.length) [x, y] = [edge, y + 21];
    }
    if (x > edge) y += 22;
    if (chart.painted) {
        y = drawKey(root, chart.painted.key, y, edge, { make, widthOf, inner, say: (words, from, weight, colour = ink) => {
            y = from;
            say(words, { size: 13.5, weight, colour });
            return y;
        } });
    }
    const { axes = {}, look = "line" } = chart, own = look === "grid" || look === "opinions" || look === "lives";
    // What lies across has its values below it.
    const [up, below] = /^(bars|dots|ranges)$/.test(look) ? ["", axes.y] : [axes.y, axes.x];
    if (!own && up) say(axisWords(up, of), { size: 13, colour: soft, above: 2 });
    y += 8;
    if (drawn) {
        const { picture, scale, width, height, left, top, across } = drawn;
        for (const [name, value] of Object.entries({ x: edge + (inner - width) / 2, y, width, height })) picture.setAttribute(name, value.toFixed(1));
        root.append(picture);
        y += height;
        const beyond = (edge - 6 + (inner - width) / 2) / scale;
        Object.assign(drawn, { low: left - beyond, high: left + across + beyond });
        if (chart.kind === "map") for (const each of picture.querySelectorAll(".area")) each.setAttribute("stroke-width", (across * 0.003).toFixed(3));
    }
    if (!own) say(axisWords(below, of), { size: 13, colour: soft, x: wide - edge, anchor: "end" });
    if (look === "opinions") say([axes.x?.words, axes.y?.words].filter(Boolean).join(" "), { size: 13, colour: soft, above: 4 });
    y += 6;
    for (const each of nodes("card:line")) say(each.words, { size: 14.5, above: 7 });
    y += 16;
    root.append(make("line", { x1: edge, x2: wide - edge, y1: y, y2: y, stroke: line }));
    const modules = code?.modules ?? [], across = modules.length + 2 * quiet, sized = modules.length ? Math.min(210, Math.max(120, across * 2.4)) : 0;
    const room = inner - (sized ? sized + 16 : 0), begins = y;
    say(wordsOf("card:made"), { size: 13, colour: soft, above: 10, room });
    for (const key of ["card:no-link", "card:link"]) say(wordsOf(key), { size: 13.5, above: 8, room });
    if (sized) {
        root.append(make("svg", { x: wide - edge - sized + 8, y: begins + 6, width: sized, height: sized, viewBox: `${-quiet} ${-quiet} ${across} ${across}`, "shape-rendering": "crispEdges" },
            make("path", { d: pathOf(modules), fill: "#000" })));
        y = Math.max(y, begins + 6 + sized);
    }
    const high = Math.ceil(y + 20);
    root.setAttribute("height", String(high));
    root.setAttribute("viewBox", `0 0 ${wide} ${high}`);
    root.prepend(make("rect", { width: wide, height: high, fill: paper }), make("rect", { width: wide, height: 6, fill: reform }));
    for (const [selector, attributes] of looks) {
        for (const element of root.querySelectorAll(selector)) {
            if (element.classList.contains("said")) continue;
            for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
        }
    }
    for (const text of drawn?.picture.querySelectorAll("text") ?? []) keepInside(text, drawn.low, drawn.high);
    return root;
}

/// The card as an image of a document of its own.
async function imageOf(root) {
    // What lit notes for itself is of no use there.
    const notes = document.createTreeWalker(root, NodeFilter.SHOW_COMMENT), all = [];
    while (notes.nextNode()) all.push(notes.currentNode);
    all.forEach((note) => note.remove());
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(root))}`;
    await image.decode();
    return image;
}

/// Offers a card as a PNG file.
export async function saveCard(name, card) {
    const root = cardOf(card), high = Number(root.getAttribute("height"));
    const canvas = document.createElement("canvas");
    canvas.width = pixels;
    canvas.height = Math.round(high * pixels / wide);
    root.setAttribute("width", String(canvas.width));
    root.setAttribute("height", String(canvas.height));
    canvas.getContext("2d").drawImage(await imageOf(root), 0, 0, canvas.width, canvas.height);
    await saveCanvas(name, canvas);
}
