/// The builder on embed.html: a form for what <folk-moot> can be told, the element as it is told, and the lines to copy.

import { element } from "./element.mjs";
import { copyText } from "./link.mjs";
import { scenarioIndex } from "./scenarios.mjs";

const byId = (id) => document.getElementById(id);
const shown = byId("shown");
/// Names of levers that are ticked: shown, and of those the ones that are fixed.
const chosen = new Set(), fixed = new Set();
/// What may be asked of an outcome.
const guesses = { "": "up or down?", ":number": "how much?", ":line": "draw it year by year" };
/// What the frame said last.
let last = null;

const view = () => (byId("view").value === "chart" ? `chart:${byId("outcome").value}` : byId("view").value);

/// The attributes that the form stands for, with what has been moved in the frame.
function attributes() {
    const { policy = "", ...moved } = last?.settings ?? {};
    const listed = (names) => [...names].join(" ");
    return [["scenario", byId("question-asked").value], ["reform", policy], ["view", view()], ["levers", listed(chosen)], ["locked", listed(fixed)], ["ask", byId("ask").value],
        ["theme", byId("theme").value], ["height", byId("least").value], ...Object.entries(moved)].filter(([, value]) => value !== "");
}

const written = (text) => String(text).replace(/[&"<]/g, (sign) => ({ "&": "&amp;", '"': "&quot;", "<": "&lt;" })[sign]);

/// The lines that are copied.
function lines() {
    const words = attributes().map(([name, value]) => `${name}="${written(value)}"`).join(" ");
    return `<script type="module" src="${new URL("embed.mjs", document.baseURI).href}"></script>\n<folk-moot ${words}></folk-moot>`;
}

function showLines() {
    byId("lines").textContent = lines();
}

/// Shows the element as the form has it, with what has been moved in it: a part that opens anew would lose it.
function show() {
    byId("chart-of").hidden = byId("view").value !== "chart";
    const wanted = new Map(attributes().reverse());
    for (const name of shown.getAttributeNames()) if (name !== "id" && name !== "style" && !wanted.has(name)) shown.removeAttribute(name);
    for (const [name, value] of wanted) if (shown.getAttribute(name) !== value) shown.setAttribute(name, value);
    showLines();
}

/// A lever with its two ticks.
function leverRow({ name, label }) {
    const tick = (set, words, wanted) => {
        const input = element("input", { type: "checkbox", name: wanted, value: name, checked: set.has(name), onchange: ({ target }) => {
            if (target.checked) set.add(name);
            else set.delete(name);
            show();
        } });
        return element("label", {}, input, ` ${words}`);
    };
    return element("li", {}, tick(chosen, label, "shown"), tick(fixed, "fixed", "fixed"));
}

/// Lists what the frame has: its levers, and the outcomes that can be drawn.
function list({ scenario, controls, outcomes }) {
    if (byId("levers").dataset.of === scenario) return;
    byId("levers").dataset.of = scenario;
    byId("levers").replaceChildren(...controls.filter(({ name, kind }) => name === "policy" || kind === "lever").map(leverRow));
    const options = () => outcomes.map(({ key, label }) => element("option", { value: key }, label));
    byId("outcome").replaceChildren(...options());
    byId("ask").replaceChildren(element("option", { value: "" }, "nothing"), ...outcomes.map(({ key, label }) => element("optgroup", { label },
        ...Object.entries(guesses).map(([kind, words]) => element("option", { value: key + kind }, `${label}: ${words}`)))));
}

shown.addEventListener("folkmoot-change", ({ detail }) => {
    if (detail.scenario !== byId("question-asked").value) return;
    last = detail;
    list(detail);
    showLines();
});
byId("question-asked").addEventListener("change", () => {
    chosen.clear();
    fixed.clear();
    last = null;
    // Another question has other outcomes.
    if (byId("view").value === "chart") byId("view").value = "levers";
    byId("ask").value = "";
    show();
});
for (const id of ["view", "outcome", "ask", "theme", "least"]) byId(id).addEventListener("change", show);
byId("copy").addEventListener("click", async () => {
    byId("copied").textContent = await copyText(lines()) ? "Copied." : "Copying is not allowed here: mark the lines and copy them.";
});

const { scenarios } = await scenarioIndex();
byId("question-asked").replaceChildren(...scenarios.filter(({ lesson }) => !lesson).map(({ name, question, title }) =>
    element("option", { value: name }, question || title)));
byId("builder").hidden = false;
show();
