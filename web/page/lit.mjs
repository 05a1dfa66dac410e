/// What the sheets are drawn with: lit-html, bundled into this one file when the site is built. It keeps what
/// is in the page and changes only what has changed, so that focus, open parts and typed text stay.

export { html, nothing, render, svg } from "lit-html";
export { guard } from "lit-html/directives/guard.js";
export { live } from "lit-html/directives/live.js";
export { repeat } from "lit-html/directives/repeat.js";
