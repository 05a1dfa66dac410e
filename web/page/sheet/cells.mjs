/// The map of a scenario in a few cells (text of web/rooms/explore/cells.cpp), a path a colour. Its button's words say all
/// that there is to know.

import { nothing, svg } from "../lit.mjs";

/// The side of a cell, and how much of it is filled, in pixels.
const side = 3, filled = 2.4;

/// Classes of a change from better to worse: the middle one is that nothing changes.
function diverging(at, classes) {
    const middle = (classes - 1) / 2;
    if (at === middle) return { look: "same" };
    return { look: at < middle ? "better" : "worse", opacity: 0.4 + 0.6 * Math.abs(at - middle) / middle };
}

/// How a class looks, by what the palette means.
function lookOf(palette, at, classes) {
    if (palette === "diverging") return diverging(at, classes);
    if (palette === "states") return at === 0 ? { look: "same" } : { look: `group-${(at - 1) % 5}` };
    if (palette === "kinds") return { look: `group-${at % 5}` };
    return { look: "amount", opacity: 0.25 + 0.75 * at / Math.max(1, classes - 1) };
}

/// The cells of each letter, as a path; nobody lives in a dot.
function pathsOf(letters, columns) {
    const paths = new Map();
    [...letters].forEach((letter, i) => {
        if (letter === ".") return;
        const square = `M${(i % columns) * side} ${Math.floor(i / columns) * side}h${filled}v${filled}h-${filled}z`;
        paths.set(letter, (paths.get(letter) ?? "") + square);
    });
    return paths;
}

/// Pictures that have been made, by their text: it never changes.
const made = new Map();

function make(text) {
    const [, palette, classes, columns, letters] = /^([a-z]+) (\d+) (\d+) ([a-z.?]+)$/.exec(text) ?? [];
    if (!letters) return nothing;
    const width = columns * side, height = Math.ceil(letters.length / columns) * side;
    return svg`<svg class="cells" width=${width} height=${height} viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false">${
        [...pathsOf(letters, columns)].map(([letter, path]) => {
            const { look, opacity = nothing } = letter === "?" ? { look: "same", opacity: 0.25 } : lookOf(palette, letter.charCodeAt(0) - 97, Number(classes));
            return svg`<path class=${look} fill-opacity=${opacity} d=${path}></path>`;
        })}</svg>`;
}

export default function cells(text) {
    if (!made.has(text)) made.set(text, make(text));
    return made.get(text);
}
