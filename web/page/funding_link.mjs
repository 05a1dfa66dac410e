/// What the funding lab looks at, as the map's lab writes it into links: pairs of words parted by dots,
/// where every byte but letters, digits and hyphens is "_" and two hexadecimal digits.

import { toldOf, unreadableLink } from "./link.mjs";
import { recall } from "./remember.mjs";

const escaped = (text) => [...new TextEncoder().encode(String(text))].map((byte) => {
    const letter = String.fromCharCode(byte);
    return /[A-Za-z0-9-]/.test(letter) ? letter : `_${byte.toString(16).padStart(2, "0")}`;
}).join("");

function unescaped(text) {
    const bytes = [];
    for (let at = 0; at < text.length; ++at) {
        const code = /^_([0-9a-f]{2})/.exec(text.slice(at));
        bytes.push(code ? Number.parseInt(code[1], 16) : text.charCodeAt(at));
        if (code) at += 2;
    }
    return new TextDecoder().decode(new Uint8Array(bytes));
}

/// {formula, table, against, other, place, levers} as a fragment's text; what is "" is left out.
export function writeLab({ formula, table, against, other, place, levers }) {
    const pairs = [["f", formula], ["t", table], ["a", against === "today" ? "" : against],
        ["o", against === "formula" ? other : ""], ["p", place]].filter(([, value]) => value);
    return [...pairs.flatMap(([kind, value]) => [kind, escaped(value)]),
        ...Object.entries(levers).sort().flatMap(([key, value]) => ["l", escaped(key), escaped(value)])].join(".");
}

const kinds = new Map([["f", "formula"], ["t", "table"], ["a", "against"], ["o", "other"], ["p", "place"], ["l", "levers"],
    ["d", ""], ["v", ""]]);

/// The parts of a code: [{kind, value, number, raw}], raw as it stands in the code.
function parts(code) {
    const words = code === "" ? [] : code.split(".");
    const found = [];
    for (let at = 0; at < words.length;) {
        const kind = unescaped(words[at]);
        const size = kind === "l" ? 3 : 2;
        const raw = words.slice(at, at + size);
        found.push({ kind, value: raw.length > 1 ? unescaped(raw[1]) : "", raw: raw.join("."), whole: raw.length === size,
            number: raw.length === 3 && raw[2] !== "" ? Number(unescaped(raw[2])) : NaN });
        at += size;
    }
    return found;
}

/// Reads it back; what it does not understand it leaves out: see `judgeLab`.
export function readLab(code) {
    const lab = { formula: "", table: "", against: "today", other: "", place: "", levers: Object.create(null) };
    for (const { kind, value, number, whole } of parts(code)) {
        if (!whole || !kinds.get(kind)) continue;
        if (kind === "l") {
            if (Number.isFinite(number)) lab.levers[value] = number;
        } else if (kind !== "a" || ["today", "formula", "target"].includes(value)) lab[kinds.get(kind)] = value;
    }
    return lab;
}

/// Why a part of a code cannot be shown; "" if it can. levers: of the formula; text(path): a file of formulas/.
async function wrongWith({ kind, value, number, whole }, { formulas, tables, levers, table, text }) {
    if (!kinds.has(kind)) return "this page does not know such a thing";
    if (!whole) return "the link has been cut off here";
    if ((kind === "f" || kind === "o") && !formulas.some(({ name }) => name === value)) return "there is no such formula here";
    if (kind === "t" && !tables.includes(value)) return "there is no such table here";
    if (kind === "a" && !["today", "formula", "target"].includes(value)) return "it may only be today, formula or target";
    if (kind === "p" && !(await text(`tables/${table}`)).includes(value)) return "there is no such place in the table";
    if (kind === "l") {
        const lever = levers.find(({ name }) => name === value);
        if (!lever) return "the formula has no such lever";
        if (!(number >= lever.low && number <= lever.high)) return `it may only be ${lever.low} to ${lever.high}`;
    }
    return "";
}

/// A code without what cannot be shown: {code, lab, leftOut: [{asked, why}]}. lists: {formulas, tables} of this
/// site; text(path) resolves to a file of formulas/.
export async function judgeLab(code, { formulas, tables }, text) {
    const { formula, table } = readLab(code);
    const card = formulas.find(({ name }) => name === formula) ?? usualFormula(formulas);
    const { levers = [] } = JSON.parse(await text(`${card.name}.json`));
    const known = { formulas, tables, text, levers, table: tables.includes(table) ? table : card.table };
    const kept = [], leftOut = [];
    for (const part of parts(code)) {
        const why = await wrongWith(part, known);
        if (why === "") kept.push(part.raw);
        else leftOut.push({ asked: shown(part), why });
    }
    return { code: kept.join("."), lab: readLab(kept.join(".")), leftOut };
}

/// What the address asks for, or else what was looked at last: {lab, notes: [sentence]}. ask(command) puts a
/// question to folkmoot-core.
export async function findLab({ ask, lists, text }) {
    const scenarios = lists.scenarios.map(({ name }) => name);
    const link = await ask({ do: "read_link", fragment: location.hash.slice(1), scenarios });
    const notes = link.unreadable ? [unreadableLink(link.unreadable)] : toldOf(link.left_out, "link");
    if (link.asks && !link.unreadable && !link.funding) notes.push("The link says nothing of a funding formula.");
    const judged = await judgeLab(link.funding || recall("funding"), lists, text);
    return { lab: judged.lab, notes: [...notes, ...toldOf(judged.leftOut, link.funding ? "link" : "memory")] };
}

/// The formula that the lab opens with: the plainest one that says what deprivation is worth.
export const usualFormula = (formulas) => formulas.find(({ name }) => name.includes("deprivation")) ?? formulas[0];

/// A part for a sentence, without what cannot be seen.
function shown({ kind, value, number, raw }) {
    const words = kind === "l" ? `${value}=${Number.isFinite(number) ? number : ""}` : kinds.get(kind) ? `${kinds.get(kind)} ${value}` : raw;
    return words.replace(/[\p{Cc}\p{Cf}]/gu, "").slice(0, 60);
}
