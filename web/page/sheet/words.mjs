/// What is read: headings, texts, sentences, notices, lists, links, progress.

import { html, nothing } from "../lit.mjs";

/// A text that has spaces before what is put behind it.
const tone = (node) => (node.tone ? ` ${node.tone}` : "");

/// Attributes of a live region. Nothing else in a sheet is announced by itself.
export const live = (node) => node.live ?? nothing;

const headings = {
    1: (id, { key, words: text }) => html`<h1 id=${id} data-key=${key}>${text}</h1>`,
    2: (id, { key, words: text, tone: look }) => html`<h2 id=${id} data-key=${key} class=${look ?? nothing}>${text}</h2>`,
    3: (id, { key, words: text, tone: look }) => html`<h3 id=${id} data-key=${key} class=${look ?? nothing}>${text}</h3>`,
    4: (id, { key, words: text }) => html`<h4 id=${id} data-key=${key}>${text}</h4>`,
};

export const help = (node, view) =>
    node.help ? html`<p class="hint" id="${view.idOf(node.key)}-help">${node.help}</p>` : nothing;

export const words = {
    heading: (node, view) => html`${headings[node.level ?? 2](view.idOf(node.key), node)}${help(node, view)}`,

    text: (node, view) => html`<p class="text${tone(node)}" id=${view.idOf(node.key)} data-key=${node.key} aria-live=${live(node)}
        aria-busy=${node.busy ? "true" : nothing}>${node.words}</p>${help(node, view)}${view.children(node)}`,

    sentence: (node, view) => html`<p class="sentence${tone(node)}" id=${view.idOf(node.key)} data-key=${node.key} aria-live=${live(node)}
        aria-atomic="true" aria-busy=${node.busy ? "true" : nothing}>${node.words}</p>${help(node, view)}${view.children(node)}`,

    // An empty live region is there before it says something, or it would not be heard.
    notice: (node, view) => html`<div class="notes${tone(node)}" id=${view.idOf(node.key)} data-key=${node.key} aria-live=${live(node)}
        ?hidden=${!node.words && !node.children?.length}>${node.words ? html`<p>${node.words}</p>` : nothing}${help(node, view)}
        ${view.children(node)}</div>`,

    list: (node, view) => {
        const items = (node.children ?? []).map((child) => html`<li>${view.draw(child)}</li>`);
        const name = node.words || nothing;
        return node.ordered ? html`<ol id=${view.idOf(node.key)} data-key=${node.key} aria-label=${name}>${items}</ol>`
            : html`<ul id=${view.idOf(node.key)} data-key=${node.key} aria-label=${name}>${items}</ul>`;
    },

    link: (node, view) => node.href
        ? html`<a id=${view.idOf(node.key)} data-key=${node.key} data-use=${node.key} href=${node.href}
            aria-current=${node.pressed ? "page" : nothing}>${node.words}</a>${help(node, view)}`
        : html`<button type="button" class="as-link" id=${view.idOf(node.key)} data-key=${node.key} data-use=${node.key}
            @click=${() => view.use(node.key, "")}>${node.words}</button>${help(node, view)}`,

    progress: (node, view) => html`<p class="under-way" data-key=${node.key}>
        <label for=${view.idOf(node.key)}>${node.words}</label>
        <progress id=${view.idOf(node.key)} max="1" value=${node.value ?? nothing}></progress></p>
        ${view.children(node)}`,
};
