/// What somebody is asked now: its buttons, and beside them letters, arrows and a finger that pushes it aside.

import { html, nothing } from "../lit.mjs";
import { help } from "./words.mjs";

const arrows = { left: "←", right: "→", up: "↑", down: "↓" };
/// Keys of the ways that nothing else wants: up and down scroll the page.
const keys = { left: "ArrowLeft", right: "ArrowRight" };
/// So far a finger moves before the card follows, and before it counts, in CSS pixels.
const begins = 12, counts = 72;

/// What is being pushed: {card, x, y, by, way}; `free`: it began on the line of hints, where up and down count too.
let push = null;
/// When a card was last pushed: the press that a browser makes of it is none.
let pushedAt = -Infinity;

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/// The options whose buttons can be pressed, with the words of those.
const waysOf = (node) => (node.options ?? []).flatMap(({ key, words: letter = "", help: way }) => {
    const button = node.children?.find((child) => child.key === key && !child.disabled);
    return button ? [{ key, letter, way, words: button.words }] : [];
});

function letGo() {
    if (!push) return;
    push.card.style.transform = "";
    delete push.card.dataset.way;
    push = null;
}

function begin(event) {
    letGo();
    // A mouse marks words.
    if (event.pointerType === "mouse" || !event.isPrimary) return;
    push = { card: event.currentTarget, x: event.clientX, y: event.clientY, free: event.target.closest(".ways") !== null, moving: false };
}

function move(event, ways) {
    if (!push || event.pointerType === "mouse") return;
    const x = event.clientX - push.x, y = event.clientY - push.y, sideways = Math.abs(x) > Math.abs(y), by = Math.abs(sideways ? x : y);
    if (!push.moving) {
        if (by < begins) return;
        if (!sideways && !push.free) return letGo();
        push.moving = true;
        push.card.setPointerCapture(event.pointerId);
    }
    const way = sideways ? (x > 0 ? "right" : "left") : y > 0 ? "down" : "up";
    push.means = by >= counts && (sideways || push.free) ? ways.find((each) => each.way === way) : undefined;
    if (push.means) push.card.dataset.way = way;
    else delete push.card.dataset.way;
    if (!still()) push.card.style.transform = sideways ? `translateX(${x}px)` : push.free ? `translateY(${y}px)` : "";
}

function end(event, view) {
    if (!push) return;
    const { means, moving } = push;
    if (moving) pushedAt = event.timeStamp;
    letGo();
    if (means) view.use(means.key, "");
}

/// A letter or an arrow while the focus is inside: WCAG 2.2, 2.1.4.
function press(event, ways, view) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.target.matches("input, select, textarea")) return;
    const means = ways.find(({ letter, way }) => event.key.toLowerCase() === letter.toLowerCase() || event.key === keys[way]);
    if (!means) return;
    event.preventDefault();
    event.stopPropagation();
    view.use(means.key, "");
}

export default function card(node, view) {
    const id = view.idOf(node.key), ways = waysOf(node);
    const children = (node.children ?? []).map((child) => {
        const own = ways.find(({ key }) => key === child.key);
        return own ? { ...child, shortcuts: [own.letter.toUpperCase(), keys[own.way]].filter(Boolean).join(" ") } : child;
    });
    // The first press after a push, within a moment of it, is the push itself.
    const swallow = { handleEvent: (event) => { if (event.timeStamp - pushedAt < 300) event.stopPropagation(); }, capture: true };
    return html`<div class="card" role="group" id=${id} data-key=${node.key} aria-label=${node.words || nothing} @click=${swallow}
        @pointerdown=${begin} @pointermove=${(event) => move(event, ways)} @pointerup=${(event) => end(event, view)} @pointercancel=${letGo}
        @keydown=${(event) => press(event, ways, view)}>${node.words ? html`<p class="hint">${node.words}</p>` : nothing}${help(node, view)}
        ${view.children({ ...node, children })}
        <p class="ways" aria-hidden="true">${ways.map(({ letter, way, words }) => html`<span class=${way}><span class="arrow">${arrows[way]}</span> <kbd>${letter.toUpperCase()}</kbd> ${words}</span>`)}</p></div>`;
}
