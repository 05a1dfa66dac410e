/// A text as a QR code: black on white in every appearance, and the text itself for who cannot scan it.

import { html, nothing, svg } from "../lit.mjs";
import { help } from "./words.mjs";

/// Readers need four empty modules around a code.
export const quiet = 4;

/// Longer than a link that somebody would type, it is not printed, in characters.
const most_on_paper = 300;

/// What is dark side by side is one stroke of the path.
export const pathOf = (rows) => rows.map((row, y) => [...row.matchAll(/1+/g)].map(({ 0: run, index }) => `M${index} ${y}h${run.length}v1h-${run.length}z`).join("")).join("");

export default function qr(node, view) {
    const { modules = [] } = node, id = view.idOf(node.key), across = modules.length + 2 * quiet;
    return html`<figure class="qr" id=${id} data-key=${node.key}><figcaption id="${id}-words">${node.words}</figcaption>${help(node, view)}
        ${modules.length ? svg`<svg role="img" aria-labelledby="${id}-words" viewBox="${-quiet} ${-quiet} ${across} ${across}" shape-rendering="crispEdges">
            <rect x=${-quiet} y=${-quiet} width=${across} height=${across} fill="#fff"></rect><path d=${pathOf(modules)} fill="#000"></path></svg>
            ` : nothing}${node.invalid ? html`<p class="invalid">${node.invalid}</p>` : nothing}
        ${node.value?.length < most_on_paper ? html`<p class="code on-paper" aria-hidden="true">${node.value}</p>` : nothing}
        <details><summary>The same as text</summary><p class="code whole" tabindex="0">${node.value}</p></details>${view.children(node)}</figure>`;
}
