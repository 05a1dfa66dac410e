/// What the labs ask of a page: formula files, a place to write and to paste, and what a person
/// brought along, kept for this tab only.

import { givenFile, readFile } from "./files.mjs";
import { copyText } from "./link.mjs";
import { forget, isKept, recall, remember } from "./remember.mjs";
import { formulaText, scenarioIndex } from "./scenarios.mjs";
import { importPart } from "./site.mjs";

export { formulaText };

/// Longest text of a person's own that is kept over a reload, in characters.
const longest_kept = 3_000_000;

/// Keeps a person's own table or formula while this tab is open: never longer, never anywhere else.
export function keepOwn(kind, value) {
    try {
        if (value === null || (value.text ?? value).length > longest_kept) sessionStorage.removeItem(`folkmoot:own-${kind}`);
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

const utf8 = new TextDecoder();

/// A table for the funding lab, {file, bytes, note}: told to the screen and kept for this tab.
function giveTable(tell, given) {
    keepOwn("table", given.bytes.length > 2 * longest_kept ? null : { file: given.file, note: given.note, text: utf8.decode(given.bytes) });
    tell("funding-table", givenFile(given));
}

/// Reads a table that a person chose at a node of the sheet.
export async function openTable(key, file, tell, { decode, notice }) {
    try {
        const given = await readFile(file, decode);
        if (key.startsWith("funding:")) return giveTable(tell, given);
        tell("table", givenFile(given));
        if (given.note) notice(given.note);
    } catch (error) {
        notice(error.message);
    }
}

/// Opens what a person chose at a node: a table, files that belong together, or a scenario.
export function openChosen({ key, value }, files, desk) {
    if (value === "table") return openTable(key, files[0], desk.tell, desk);
    return value === "deliberation" ? desk.openFiles(files) : desk.openFile(files[0]);
}

/// Sixteen hexadecimal digits that nobody can guess.
const randomDigits = () => [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/// The names under which a deliberation and the files that are open in it are kept, on every page of this site.
const kept_deliberation = "deliberation", kept_files = "deliberation-files";

/// What the address asks for in large type on a wall: "" the room Deliberate, "explore"; null: nothing.
const onWall = () => new URLSearchParams(location.search).get("wall");
/// Explore on a wall, with the address that its link opens.
const exploreOnWall = (tell) => tell("explore-wall", new URL("index.html", document.baseURI).href);

/// Puts the wall into the address, or takes it out: a reload shows the same again.
function addressWall(what) {
    const address = new URL(location.href);
    if (what) address.searchParams.set("wall", what === "explore" ? what : "");
    else address.searchParams.delete("wall");
    history.replaceState(null, "", address.href);
}

/// Puts a wall into the address and out of it.
function wallActions(tell) {
    return { wall: (what) => {
        addressWall(what);
        if (what === "explore") exploreOnWall(tell);
    } };
}

/// What a page with the room Explore alone needs for a wall: its action, and what its address asks for.
export function startWall(desk) {
    Object.assign(desk.actions, wallActions(desk.tell));
    return () => { if (onWall() !== null) exploreOnWall(desk.tell); };
}

/// What people bring and take away, by codes. told: whether it has been said that nothing can be kept.
function deliberationActions(tell, notice) {
    let told = false;
    return {
        "ask-random": () => tell("random", randomDigits()),
        "keep-deliberation": (text) => {
            if (!text) return forget(kept_deliberation);
            // Ballots go before files, which somebody still has: an older text that stayed would look as if kept.
            for (const other of [[], [kept_files, kept_deliberation]]) {
                other.forEach(forget);
                remember(kept_deliberation, text);
                if (recall(kept_deliberation) === text && isKept(kept_deliberation)) return;
            }
            if (told) return;
            told = true;
            notice("This browser keeps nothing for this page: save the session as a file before you close it.");
        },
        // They may be larger than what a browser keeps.
        "keep-deliberation-files": (_, bytes) => {
            forget(kept_files);
            if (bytes.length === 0) return;
            remember(kept_files, utf8.decode(bytes));
            if (!isKept(kept_files)) notice("These files are too large for this browser to keep: after a reload, open them again.");
        },
        // Text: the key of the field that takes what is read and that of the text that says what came of it.
        "ask-camera": async (text) => {
            const [into, says] = text.split("\x1f");
            const { askCamera } = await importPart("./camera.mjs");
            await askCamera({ onText: (read) => tell("use", JSON.stringify({ key: into || "deliberate:paste", value: read })),
                told: () => document.querySelector(`[data-key="${CSS.escape(says || "deliberate:taken")}"]`)?.textContent.trim() ?? "" });
        },
        "copy-text": async (text) => {
            if (await copyText(text)) return notice("Copied.", 4);
            const { askText } = await importPart("./asked.mjs");
            askText({ words: "Copy this", lines: 6, value: text, done: "Close" }, () => {});
        },
    };
}

/// Actions of the screen, by name. tell(name, data) speaks to the screen, notice(text, seconds) to the person;
/// decode(bytes) reads a file.
export function labActions(tell, { decode, notice }) {
    const dialogs = () => importPart("./lab_dialogs.mjs");
    return {
        "load-formula": async (path) => tell("formula-file", JSON.stringify({ path, text: await formulaText(path) })),
        "edit-formula": async (text) => (await dialogs()).editFormula(text, (edited) => {
            keepOwn("formula", edited);
            tell("formula-text", edited);
        }),
        "formula-problems": async (text) => (await dialogs()).showProblems(problemsIn(text)),
        "forget-formula": () => keepOwn("formula", null),
        "keep-formula": (text) => keepOwn("formula", text),
        "keep-table": (file, bytes) => keepOwn("table", { file, note: "", text: utf8.decode(bytes) }),
        "ask-table": async (kind) => (await dialogs()).askTable((given) => {
            if (kind === "funding") return giveTable(tell, given);
            tell("table", givenFile(given));
            if (given.note) notice(given.note);
        }, { each: kind === "funding" ? "place" : "person", decode, notice }),
        "forget-table": () => keepOwn("table", null),
        ...deliberationActions(tell, notice),
        ...wallActions(tell),
    };
}

/// Tells the screen what the labs can offer, and what a person had brought along before a reload.
export async function tellLabs(tell) {
    const { formulas, tables } = await scenarioIndex();
    tell("formulas", JSON.stringify({ formulas, tables }));
    tell("address", new URL("deliberate.html", document.baseURI).href);
    tell("random", randomDigits());
    if (globalThis.BarcodeDetector && await (await importPart("./camera.mjs")).hasCamera()) tell("camera", "1");
    const deliberation = recall(kept_deliberation);
    if (deliberation) tell("deliberation", deliberation);
    const files = recall(kept_files);
    if (files) tell("deliberation-kept-files", files);
    if (onWall() === "explore") exploreOnWall(tell);
    else if (onWall() !== null) tell("wall", "1");
    // What is gathered on another page of this site, which may be a wall beside this one, is here too.
    addEventListener("storage", ({ key, newValue }) => {
        if (key === `folkmoot:${kept_deliberation}`) tell("deliberation-elsewhere", newValue ?? "");
    });
    if (location.hash === "") bringOwn(tell); // else a link says what to show
}

/// Tells the screen of a table and a formula that this tab keeps; false if it keeps none.
export function bringOwn(tell) {
    const table = keptOwn("table"), formula = keptOwn("formula");
    if (table) tell("funding-table", givenFile({ ...table, bytes: new TextEncoder().encode(table.text) }));
    if (formula) tell("formula-text", formula);
    return table !== null || formula !== null;
}
