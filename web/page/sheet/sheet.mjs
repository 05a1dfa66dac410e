/// Draws a sheet, what a room says (JSON of web/rooms/sheet_json.hpp), as HTML: the one renderer of all pages
/// without a canvas, and of the mirror beside the canvas.
///
/// A node's element has data-key; what is used there has data-use: the same key, or that of the button beside
/// it. Elements are found again by key at each drawing: focus, what is open and what is being typed stay. What says
/// the same as before is not drawn again.

import { guard, nothing, render, repeat } from "../lit.mjs";
import { charts } from "./charts.mjs";
import { controls } from "./controls.mjs";
import { frames } from "./frames.mjs";
import { kept } from "./kept.mjs";
import { tables } from "./tables.mjs";
import { words } from "./words.mjs";

const kinds = { ...words, ...frames, ...controls, ...tables, ...charts };
/// Kinds of node and looks of charts that few rooms have: each a module of its own, loaded when one is first shown.
const rare = new Set(["qr", "card", "cells", "opinions"]);
/// What draws them, by name; a promise of it while it is loaded.
const drawn = {};

/// A key as an id of the page, where no two nodes have the same.
const idOf = (key) => `s-${key.replace(/\s/g, "_")}`;

/// What can hold the focus.
const stops = "a[href], button:not([disabled]), input:not([disabled]), select:not([disabled]), textarea, summary, [tabindex]";

/// Puts the cursor at a line and column of a long text.
function toLine(area, line, column) {
    const lines = area.value.split("\n");
    const at = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0) + Math.max(0, column - 1);
    area.setSelectionRange(at, at + 1);
    area.scrollTop = Math.max(0, (line - 6) * parseFloat(getComputedStyle(area).lineHeight));
}

export class SheetView {
    /// root: an element of which this view has the inside. use(key, value): a node was used, value as text.
    /// openFiles(node, files): files were chosen.
    /// without: keys of nodes that are left out.
    /// exactStops: false if Tab passes by the numbers beside sliders.
    /// folded: keys of groups that are opened by their headings.
    /// pictures: false if nobody sees what is shown.
    constructor(root, { use, openFiles = () => {}, without = [], exactStops = true, folded = [], pictures = true }) {
        Object.assign(this, { root, openFiles, idOf, exactStops, pictures, waits: new Set(), without: new Set(without), folded: new Set(folded) });
        this.use = (key, value) => {
            this.#touched.add(key);
            use(key, value);
        };
        root.addEventListener("click", (event) => this.#follow(event));
        root.addEventListener("focusout", ({ target }) => { if (target.dataset.use) this.#touched.add(target.dataset.use); });
    }

    /// Keys of nodes that a hand has used, or left, since the last drawing: what the page shows of them may differ from the sheet.
    #touched = new Set();
    /// Rises when a node that says the same is drawn in another way.
    #looks = 0;

    /// Shows a sheet in the place of the one before. Parts of it become those of the one before where they say the same.
    show(sheet) {
        const before = this.#focused();
        this.sheet = kept(this.sheet, sheet, this.#touched);
        this.#touched.clear();
        render(this.draw(this.sheet), this.root);
        this.#focusAgain(before);
    }

    draw = (node) => guard([node, this.#looks], () => {
        const kind = kinds[node.kind] ?? this.rare(node.kind);
        return kind ? kind(node, this) : nothing;
    });

    /// What draws a rare kind or look; null if there is none, or not yet: then the sheet is drawn again when it is there.
    rare(name) {
        if (!rare.has(name)) return null;
        if (typeof drawn[name] === "function") return drawn[name];
        drawn[name] ??= import(`./${name}.mjs`).then((module) => { drawn[name] = module.default; }, () => { delete drawn[name]; });
        if (!this.waits.has(name)) {
            this.waits.add(name);
            drawn[name].then(() => {
                this.waits.delete(name);
                if (typeof drawn[name] !== "function") return;
                this.#looks += 1;
                this.show(this.sheet);
            });
        }
        return null;
    }

    /// The children of a node, or those of them that `wanted` wants.
    children(node, wanted = () => true) {
        return repeat((node.children ?? []).filter((child) => wanted(child) && !this.without.has(child.key)), ({ key }) => key, this.draw);
    }

    /// Goes to a node by its key, and opens what it is hidden in; in a long text to a line and column, from 1.
    goTo(key, { line = 0, column = 1 } = {}) {
        const place = this.root.querySelector(`[data-key="${CSS.escape(key)}"]`);
        if (!place) return false;
        for (let at = place.closest("details"); at; at = at.parentElement.closest("details")) at.open = true;
        const stop = place.matches(stops) ? place : place.querySelector(stops) ?? place;
        if (stop === place && !place.matches(stops)) place.tabIndex = -1;
        stop.focus();
        if (line > 0 && stop.matches("textarea")) toLine(stop, line, column);
        return true;
    }

    /// A link to a node of this sheet is not an address.
    #follow(event) {
        const link = event.target.closest?.('a[href^="#"]');
        if (!link || !this.root.contains(link)) return;
        event.preventDefault();
        const [key, inside] = decodeURIComponent(link.getAttribute("href").slice(1)).split("?");
        this.goTo(key, Object.fromEntries([...new URLSearchParams(inside)].map(([name, value]) => [name, Number(value)])));
    }

    /// The element that has the focus, and the keys of what it is in, from the inside.
    #focused() {
        const element = document.activeElement;
        if (!element || !this.root.contains(element)) return null;
        const keys = [];
        for (let at = element; at && at !== this.root; at = at.parentElement) if (at.dataset.key) keys.push(at.dataset.key);
        return { element, id: element.id, keys };
    }

    /// Puts the focus where it was; where that is gone, to what it stood in.
    #focusAgain(before) {
        if (!before || document.activeElement === before.element) return;
        if (this.root.contains(document.activeElement)) return;
        const same = before.id && document.getElementById(before.id);
        if (same) same.focus({ preventScroll: true });
        else before.keys.some((key) => this.goTo(key));
    }
}
