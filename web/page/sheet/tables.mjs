/// Tables: a caption, headings that say what they head, and rows that are found again by key.

import { html, nothing, repeat } from "../lit.mjs";

/// What a cell's mark looks like; what it means stands in its words.
const classes = { good: "better", bad: "worse", same: "same" };
/// Columns of one of the two sides keep its colour.
const sides = { baseline: "now", reform: "then" };

/// What a column's cells are drawn as: of a table with numbers, words begin at the left all the same.
function look({ columns = [] }, column) {
    const words = columns.some(({ numeric }) => numeric) && column && !column.numeric && column !== columns[0];
    return [sides[column?.key] ?? "", words ? "words" : ""].filter(Boolean).join(" ");
}

function heading(node, column, view) {
    const words = html`${column.words}${column.unit ? html` <span class="unit">${column.unit}</span>` : nothing}`;
    if (!column.sorts) return html`<th scope="col" class=${look(node, column) || nothing}>${words}</th>`;
    const here = node.sorted?.column === column.key;
    return html`<th scope="col" class=${look(node, column) || nothing} aria-sort=${here ? (node.sorted.down ? "descending" : "ascending") : nothing}>
        <button type="button" class="as-link" id="${view.idOf(node.key)}-by-${column.key}" data-use=${node.key}
            @click=${() => view.use(node.key, `sort:${column.key}`)}>${words}</button></th>`;
}

/// A cell's words, as a link where they are one.
const linked = (words, address) => (address ? html`<a href=${address}>${words}</a>` : words);

/// The name of a row: pressed, it chooses the row where one can be chosen.
function name(node, { key, cells: [first], links = [] }, view) {
    if (node.chosen === undefined) return linked(first, links[0]);
    return html`<button type="button" class="as-link" id="${view.idOf(`${node.key}:${key}`)}" data-use=${node.key} aria-pressed=${String(key === node.chosen)}
        @click=${() => view.use(node.key, `row:${key}`)}>${first}</button>`;
}

function row(node, each, view) {
    const { columns = [] } = node, { key, cells: [, ...others], marks = [], links = [], help } = each;
    return html`<tr data-key=${key ?? nothing} class=${node.chosen && key === node.chosen ? "chosen" : nothing}><th scope="row">${name(node, each, view)}${help ? html`<span class="hint">${help}</span>` : nothing}</th>
        ${others.map((cell, at) => html`<td class="${look(node, columns[at + 1])} ${classes[marks[at + 1]] ?? ""}">${linked(cell, links[at + 1])}</td>`)}</tr>`;
}

/// A long table is shown in pieces.
const cut = (node, view) => (node.cut || node.more ? html`<p class="cut">${node.cut ?? nothing}
    ${node.more ? html`<button type="button" class="button quiet small" id="${view.idOf(node.key)}-more" data-use=${node.key}
        @click=${() => view.use(node.key, "more")}>${node.more}</button>` : nothing}</p>` : nothing);

export const tables = {
    table: (node, view) => {
        const { columns = [], rows = [] } = node;
        const title = node.title ?? node.words;
        const texts = columns.length > 1 && !columns.some(({ numeric }) => numeric);
        // A table that is wider than the screen moves inside its frame, by keys too.
        return html`<div class="scroll" role="group" aria-label=${title} tabindex="0" data-key=${node.key}>
            <table id=${view.idOf(node.key)} class=${texts ? "texts" : nothing}>
            <caption>${title}${node.help ? html`<span class="hint">${node.help}</span>` : nothing}</caption>
            <thead><tr>${columns.map((column) => heading(node, column, view))}</tr></thead>
            <tbody>${repeat(rows, ({ key }, at) => key ?? at, (each) => row(node, each, view))}</tbody></table></div>${cut(node, view)}${view.children(node)}`;
    },
};
