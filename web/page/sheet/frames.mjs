/// What holds other nodes: the sheet itself, groups, parts that fold, dialogs.

import { html, nothing } from "../lit.mjs";
import { help } from "./words.mjs";

const used = new Set(["slider", "switch", "number", "text-field", "choice", "file"]);
const holdsControls = ({ children }) => (children ?? []).some(({ kind }) => used.has(kind));

/// "part-levers" of "levers" and of "levers:2", "part-trial part-trial-run" of "trial:run": what a style sheet may
/// know of a group.
function part(key) {
    const [first, second] = key.split(":");
    return second === undefined || /^\d/.test(second) ? `part-${first}` : `part-${first} part-${first}-${second}`;
}

export const frames = {
    sheet: (node, view) => view.children(node),

    group: (node, view) => {
        const { key } = node;
        // A part that has a heading is named by it.
        const title = node.children?.find(({ kind }) => kind === "heading");
        if (title && view.folded.has(key)) {
            return html`<details class=${part(key)} id=${view.idOf(key)} data-key=${key}><summary>${view.draw(title)}</summary>${help(node, view)}
                ${view.children(node, (child) => child !== title)}</details>`;
        }
        if (title) {
            return html`<section class=${part(key)} id=${view.idOf(key)} data-key=${key} aria-labelledby=${view.idOf(title.key)}>${help(node, view)}
                ${view.children(node)}</section>`;
        }
        if (node.words && holdsControls(node)) {
            return html`<fieldset class=${part(key)} id=${view.idOf(key)} data-key=${key}><legend class=${node.tone === "quiet" ? "unseen" : nothing}>${node.words}</legend>
                ${help(node, view)}${view.children(node)}</fieldset>`;
        }
        return html`<div class=${part(key)} id=${view.idOf(key)} data-key=${key} role=${node.words ? "group" : nothing}
            aria-label=${node.words || nothing}>${help(node, view)}${view.children(node)}</div>`;
    },

    // What is open is the browser's: `open` says how it begins.
    disclosure: (node, view) => html`<details class=${part(node.key)} id=${view.idOf(node.key)} data-key=${node.key} ?open=${node.open ?? false}>
        <summary>${node.words}</summary>${help(node, view)}${view.children(node)}</details>`,

    // Not modal: beside the canvas it must not keep hands from the canvas.
    dialog: (node, view) => node.open === false ? nothing
        : html`<section class="dialog" role="dialog" id=${view.idOf(node.key)} data-key=${node.key} aria-label=${node.words || nothing}
            tabindex="-1">${help(node, view)}${view.children(node)}</section>`,
};
