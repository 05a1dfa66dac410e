/// The funding lab's controls: levers of a formula, and which column of a table is which.

import { element } from "./element.mjs";
import { money, number } from "./format.mjs";

function leverValue({ unit, low, high }, value) {
    if (unit === "share") return `${number(value * 100, high - low < 0.2 ? 1 : 0)}%`;
    if (unit === "£") return money(value);
    if (unit.startsWith("£/")) return `${money(value)} per ${unit.slice(2)}`;
    const range = high - low;
    const digits = number(value, range > 50 ? 0 : range > 5 ? 1 : range > 0.5 ? 2 : 3);
    return unit && unit !== "index" ? `${digits} ${unit}` : digits;
}

/// One lever; move(key, value) when a person moved it. `value`: where it stands.
function leverRow(lever, value, move) {
    const id = `lever-${lever.key}`;
    const shown = element("output", { class: "value", for: id }, leverValue(lever, value));
    const limits = { min: lever.low, max: lever.high, "aria-describedby": `${id}-hint` };
    const range = element("input", { type: "range", id, step: lever.step || "any", ...limits, "aria-valuetext": shown.textContent });
    range.value = value;
    range.oninput = () => {
        exact.value = range.value;
        shown.textContent = leverValue(lever, Number(range.value));
        range.setAttribute("aria-valuetext", shown.textContent);
        move(lever.key, Number(range.value));
    };
    const exact = element("input", { type: "number", step: "any", inputmode: "decimal", ...limits, "aria-label": `${lever.label}: exact value` });
    exact.value = value;
    exact.onchange = () => {
        if (exact.value === "") return;
        range.value = exact.value;
        range.oninput();
    };
    const source = lever.unverified ? "Not confirmed: a default that you may change." : lever.source ? `Source: ${lever.source}.` : "";
    return element("div", { class: `field${value === lever.usual ? "" : " moved"}`, "data-key": lever.key },
        element("label", { for: id }, lever.label),
        element("p", { class: "hint", id: `${id}-hint` }, `${lever.sentence}. Usual: ${leverValue(lever, lever.usual)}. ${source}`.replaceAll("..", ".")),
        element("div", { class: "inputs" }, shown, range, exact));
}

export function leverRows(answer, levers, move) {
    return answer.formula.levers.map((lever) => {
        const row = leverRow(lever, levers[lever.key] ?? lever.usual, move);
        return lever.unverified ? element("div", { class: "assumption" }, row) : row;
    });
}

/// What a table leaves open, as questions; answer(key, value) when a person decided.
export function questionRows(questions, answer) {
    return questions.map(({ key, sentence, values, words, chosen }, i) => {
        const id = `question-${i}`;
        const select = element("select", { id, "data-key": key, onchange: () => select.value && answer(key, select.value) },
            ...(chosen ? [] : [element("option", { value: "" }, "choose…")]),
            ...values.map((value, n) => element("option", { value }, words[n])));
        select.value = chosen;
        return element("p", { class: "choose" }, element("label", { for: id }, sentence), select);
    });
}

/// A list of a table's headings for each column that the formula needs; chosen: column -> heading, by
/// hand. match(column, heading), "" for by name.
export function columnRows(columns, headings, chosen, match) {
    return columns.map((column) => {
        const id = `column-${column.name}`;
        const byName = column.by_hand ? "by name" : column.heading ? `by name: ${column.heading}` : "by name";
        const select = element("select", { id, onchange: () => match(column.name, select.value) },
            element("option", { value: "" }, byName), ...headings.map((heading) => element("option", { value: heading }, heading)));
        select.value = chosen[column.name] ?? "";
        return element("p", { class: "choose" },
            element("label", { for: id }, `${column.meaning || column.name}${column.unit ? ` (${column.unit})` : ""}`), select);
    });
}
