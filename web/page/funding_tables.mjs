/// The funding lab's answers as tables and sentences.

import { csvText } from "./csv.mjs";
import { element, table } from "./element.mjs";
import { capitalised, money, number } from "./format.mjs";

const minus = "\u2212";
const missing = (value) => value === null || value === undefined;

/// "£1,234,567.89".
export function exactMoney(pence) {
    const size = Math.abs(pence);
    const pounds = Math.floor(size / 100).toLocaleString("en-GB");
    return `${pence < 0 ? minus : ""}£${pounds}.${String(size % 100).padStart(2, "0")}`;
}
export const signedMoney = (pounds) => missing(pounds) ? "–" : `${pounds >= 0.005 ? "+" : ""}${money(pounds)}`;
export function percent(share, decimals = 1) {
    return missing(share) ? "–" : `${number(share * 100, decimals)}%`;
}
export const signedPercent = (share) => missing(share) ? "–" : `${share > 0.0004 ? "+" : ""}${percent(share)}`;

const shareOf = (part, whole) => whole ? part / whole : null;
const verdict = (change) => change > 0 ? "better" : change < 0 ? "worse" : "";

/// What a table of places can be sorted by: [key, words, value of a place].
export const columns = (answer) => {
    const { allocation, target, other, per_head, per_need, deprivation, names } = answer.table;
    return [
        ["change", "Change", (i) => allocation[i] - other[i]],
        ["change_share", "Change in %", (i) => shareOf(allocation[i] - other[i], other[i])],
        ["name", "Name", (i) => names[i]],
        ["deprivation", "Deprivation", (i) => deprivation[i]],
        ["allocation", "Gets", (i) => allocation[i]],
        ["per_head", "Per head", (i) => per_head[i]],
        ["per_need", "Per weighted head", (i) => per_need[i]],
        ["distance", "Distance from target", (i) => shareOf(allocation[i] - target[i], target[i])],
    ];
};

export const heldBy = (answer, i) => answer.binding_words
    .filter((_, bit) => Math.floor(answer.table.binding[i] / 2 ** bit) % 2 === 1).join("; ");

/// Numbers of the places to show, sorted.
export function shown(answer, sort, filter) {
    const { allocation, other, binding } = answer.table;
    const [, , value] = columns(answer).find(([key]) => key === sort) ?? columns(answer)[0];
    const keep = { gain: (i) => allocation[i] > other[i], lose: (i) => allocation[i] < other[i],
        held: (i) => binding[i] !== 0 }[filter] ?? (() => true);
    return answer.table.ids.map((_, i) => i).filter(keep).sort((a, b) => {
        const [x, y] = [value(a), value(b)];
        if (missing(x) || missing(y)) return missing(x) - missing(y);
        return typeof x === "string" ? x.localeCompare(y, "en") : y - x;
    });
}

const most_rows = 500;

export function placesTable(answer, order) {
    const { names, allocation, target, other, per_head, per_need, people } = answer.table;
    const rows = order.slice(0, most_rows).map((i) => {
        const change = allocation[i] - other[i];
        return [names[i], money(allocation[i] / 100), missing(per_head[i]) ? "–" : money(per_head[i]),
            missing(per_need[i]) ? "–" : money(per_need[i]), money(target[i] / 100),
            signedPercent(shareOf(allocation[i] - target[i], target[i])),
            { text: signedMoney(change / 100), class: verdict(change) },
            { text: signedMoney(people[i] > 0 ? change / 100 / people[i] : null), class: verdict(change) },
            { text: signedPercent(shareOf(change, other[i])), class: verdict(change) }, heldBy(answer, i) || "–"];
    });
    const hint = order.length > most_rows ? `The first ${most_rows} of ${order.length}; the file holds all.` : "";
    const figures = answer.figures || `Money of ${answer.formula.money_year || "one year"}.`;
    return table({ caption: `Against ${answer.other_name}`, hint: `${figures} ${hint}`,
        columns: [answer.formula.place_word || "Place", "Gets", "Per head", "Per weighted head", "Target", "From target",
            "Change", "Change a head", "Change in %", "Held by"].map((text) => ({ text })), rows });
}

export function whyTable(answer, i) {
    const { allocation, other, names } = answer.table;
    const rows = [[answer.other_name, exactMoney(other[i]), "What it is compared with"],
        ...answer.why.map(({ label, sentence, pence }) => [label, (pence > 0 ? "+" : "") + exactMoney(pence), sentence]),
        ["This formula", exactMoney(allocation[i]), "What it comes to"]];
    return table({ caption: names[i], hint: "The terms add up to the difference, to the penny.", kind: "texts",
        columns: ["Term", "Money", "Meaning"].map((text) => ({ text })), rows });
}

export function incentivesTable(answer) {
    const rows = answer.incentives.map((row) => [row.label || row.column, signedMoney(row.one_more), signedMoney(row.finite),
        signedMoney(row.misreport), row.cliff ? row.cliff_words : "none near"]);
    return table({ caption: "One more", columns: ["Of this", "Is worth", "Worked out again", "Reporting 1% too much brings",
        "Cliff"].map((text) => ({ text })), rows });
}

const measure = ({ share, decimals }, value) => missing(value) ? "–"
    : share ? percent(value, Math.max(0, decimals - 2)) : number(value, decimals);

export function fairnessTable(answer) {
    const rows = answer.fairness.map((m) => [m.label,
        measure(m, m.now) + (missing(m.standard_error) ? "" : ` ± ${measure(m, m.standard_error)}`), measure(m, m.other), m.definition]);
    return table({ caption: "Measures of fairness", hint: "± one standard error.", kind: "texts",
        columns: ["Measure", "This formula", answer.other_name, "What it means"].map((text) => ({ text })), rows });
}

export function doubtTable(answer, doubt) {
    const rows = doubt.places.map((row, i) => [answer.table.names[i], `${money(row.allocation_low)} to ${money(row.allocation_high)}`,
        `${Math.round(row.rank_low)} to ${Math.round(row.rank_high)}`, percent(row.share_loses, 0)]);
    return [element("p", {}, doubt.sentence),
        element("p", {}, `From one year to the next an allocation would move by ${percent(doubt.volatility)} on average through such errors alone.`),
        table({ caption: `${doubt.draws} draws with errors of ${percent(doubt.error_size)}`, hint: "Nine draws in ten lie in the range. Rank: by money per head, 1 is most.",
            columns: ["Place", "Gets", "Rank", "Loses in"].map((text) => ({ text })), rows })];
}

export function backwardsTables(answer, found, use) {
    const parts = [element("p", {}, found.sentence)];
    const words = (key) => answer.formula.levers.find((lever) => lever.key === key)?.label ?? key;
    const weights = Object.entries(found.levers);
    if (found.feasible && weights.length > 0) {
        parts.push(table({ caption: "Weights that do it", columns: [{ text: "Lever" }, { text: "Found" }],
            rows: weights.map(([key, value]) => [words(key), number(value, 4)]) }),
        element("p", {}, element("button", { type: "button", class: "button small", id: "use-weights", onclick: () => use(found.levers) }, "Use these weights")));
    }
    parts.push(table({ caption: "The trade-off", hint: `Gap to need: money that would have to move to give every place its target. As it stands: ${percent(found.gap_before)}.`,
        columns: ["Largest loss allowed", "Gap that is left"].map((text) => ({ text })),
        rows: found.curve.map((point) => [percent(point.largest_loss), point.feasible ? percent(point.gap) : "not possible"]) }));
    return parts;
}

export function futureTables(future, outcomes) {
    const parts = [element("p", {}, future.sentence)];
    for (const [group, caption] of [["deprivation", "By deprivation"], ["area", "By area"]]) {
        const rows = future.rows.filter((row) => row.group === group);
        if (rows.length === 0) continue;
        parts.push(table({ caption, hint: "£ a head against the present rule.",
            columns: ["Group", "At once", "After five years"].map((text) => ({ text })),
            rows: rows.map((row) => [capitalised(row.name), signedMoney(row.first_change), signedMoney(row.last_change)]) }));
    }
    const told = outcomes(future);
    if (told.length > 0) {
        parts.push(table({ caption: "What people notice in the last year", columns: ["Outcome and group", "Present rule",
            "This formula"].map((text) => ({ text })), rows: told }));
    }
    return parts;
}

/// All allocations for a spreadsheet: pounds with pence, units in the headings, and on every row what
/// made the numbers. `formula`, `table`: what they are called.
export function allocationsCsv(answer, formula, table) {
    const { ids, names, people, deprivation, allocation, target, other, per_head, per_need } = answer.table;
    const pounds = (pence) => (pence / 100).toFixed(2);
    const moved = answer.formula.levers.filter(({ now, usual }) => now !== usual).map(({ key, now }) => `${key}=${now}`).join(" ");
    const made = [answer.other_name, formula, moved, answer.formula.money_year, answer.figures || table, answer.fingerprint];
    const rows = [["id", "name", "people", "deprivation (index)", "allocation (£)", "per_head (£)", "per_weighted_head (£)",
        "target (£)", "compared_with (£)", "change (£)", "held_by", "compared_with_what", "formula", "levers_moved", "money_year",
        "figures", "fingerprint"]];
    ids.forEach((id, i) => rows.push([id, names[i], people[i], deprivation[i], pounds(allocation[i]), per_head[i],
        per_need[i], pounds(target[i]), pounds(other[i]), pounds(allocation[i] - other[i]), heldBy(answer, i), ...made]));
    return csvText(rows);
}
