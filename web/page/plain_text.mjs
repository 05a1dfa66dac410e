/// The plain view's words: introduction, tour, assumptions, limits, sources.

import { element, table } from "./element.mjs";
import { settingNumber, settingValue } from "./format.mjs";

const paragraphs = (texts) => texts.map((text) => element("p", {}, text));
const items = (texts) => texts.map((text) => element("li", {}, text));

/// Fills a part; a part with nothing in it is hidden with its heading.
function fill(id, nodes) {
    const part = document.getElementById(id);
    part.replaceChildren(...nodes);
    const section = part.closest("section");
    if (section) section.hidden = nodes.length === 0;
}

/// A step of the tour; onTry(step) moves the levers that it tries.
function tourStep(step, described, onTry) {
    const outcome = described.outcomes.find(({ key }) => key === step.outcome);
    const tries = Object.keys(step.set ?? {}).length > 0;
    return element("li", {}, element("p", {}, step.text),
        outcome ? element("p", { class: "hint" }, `Look at: ${outcome.label}.`) : "",
        tries ? element("button", { type: "button", class: "button quiet small", onclick: () => onTry(step),
            "aria-label": `Try this step: ${step.text.slice(0, 60)}` }, "Try this step") : "");
}

function factsTable(described) {
    const facts = described.fields.filter(({ kind }) => kind === "assumption");
    if (facts.length === 0) return [];
    const range = (field) => field.type === "choice" || field.type === "boolean" ? "–"
        : `${settingNumber(field, field.low)} to ${settingNumber(field, field.high)}`;
    return [table({ caption: "What nobody knows for sure", kind: "texts",
        columns: [{ text: "Assumption" }, { text: "Value" }, { text: "Range" }, { text: "Source" }],
        rows: facts.map((field) => [field.label, settingValue(field, field.usual), range(field), field.source || "–"]) })];
}

function source({ name, text, url }) {
    const named = text || name;
    return element("li", {}, /^https?:/.test(url) ? element("a", { href: url, rel: "noreferrer" }, named) : named);
}

/// Writes everything of a scenario that does not depend on a result.
export function writeWords(described, onTry) {
    document.title = `${described.title}: Folkmoot, plain view`;
    fill("title", [described.title]);
    fill("question", [described.question]);
    fill("introduction", paragraphs(described.introduction));
    fill("tour", described.tour.map((step) => tourStep(step, described, onTry)));
    fill("statements", items(described.statements));
    fill("facts", factsTable(described));
    fill("limits", items(described.limits));
    fill("sources", described.sources.map(source));
}
