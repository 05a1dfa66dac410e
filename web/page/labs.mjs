/// What the labs ask of the map page: formula files, a place to write and to paste, and what a person
/// brought along, kept for this tab only.

import { formulaText, scenarioIndex } from "./scenarios.mjs";
import { importPart } from "./site.mjs";

export { formulaText };

/// Longest text of a person's own that is kept over a reload, in characters.
const longest_kept = 3_000_000;

/// Keeps a person's own table or formula while this tab is open: never longer, never anywhere else.
export function keepOwn(kind, value) {
    try {
        if (value === null) sessionStorage.removeItem(`folkmoot:own-${kind}`);
        else if (JSON.stringify(value).length < longest_kept) {
            sessionStorage.setItem(`folkmoot:own-${kind}`, JSON.stringify(value));
        }
    } catch {
        // Storage may be off or full: then a reload forgets it.
    }
}

export function keptOwn(kind) {
    try {
        return JSON.parse(sessionStorage.getItem(`folkmoot:own-${kind}`));
    } catch {
        return null;
    }
}

/// Problems as the screen sends them: records and fields parted by control characters.
const problemsIn = (text) => text === "" ? [] : text.split("\x1e").map((record) => {
    const [where, words] = record.split("\x1f");
    return { where, text: words };
});

/// Actions of the screen, by name. tell(name, text) speaks to the screen.
export function labActions(tell) {
    const dialogs = () => importPart("./lab_dialogs.mjs");
    return {
        "load-formula": async (path) => tell("formula-file", JSON.stringify({ path, text: await formulaText(path) })),
        "edit-formula": async (text) => (await dialogs()).editFormula(text, (edited) => {
            keepOwn("formula", edited);
            tell("formula-text", edited);
        }),
        "formula-problems": async (text) => (await dialogs()).showProblems(problemsIn(text)),
        "forget-formula": () => keepOwn("formula", null),
        "ask-table": async (kind) => (await dialogs()).askTable((file, text) => {
            if (kind === "funding") keepOwn("table", { file, text });
            tell(kind === "funding" ? "funding-table" : "table", JSON.stringify({ file, text }));
        }, kind === "funding" ? "place" : "person"),
        "ask-name": async (text) => (await dialogs()).askName(text, (typed) => tell("find-place", typed)),
        "forget-table": () => keepOwn("table", null),
        "open-funding": (code) => { location.href = `funding.html#${code}`; },
    };
}

/// Tells the screen what the labs can offer, and what a person had brought along before a reload.
export async function tellLabs(tell) {
    const { formulas, tables } = await scenarioIndex();
    tell("formulas", JSON.stringify({ formulas, tables }));
    if (location.hash !== "") return;  // a link says what to show
    const table = keptOwn("table"), formula = keptOwn("formula");
    if (table) tell("funding-table", JSON.stringify(table));
    if (formula) tell("formula-text", formula);
}
