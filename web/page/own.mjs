/// A scenario of a person's own: in a link, in this browser's memory, and as one that the page offers beside its own.
///
/// In a link it stands before what else the link asks for: `#own=DATA&CODE`. DATA is base64url of the file without its blanks,
/// compressed with zlib, whose checksum tells a link that was cut off or changed.

import { forget, passing, recall, remember } from "./remember.mjs";
import { withData } from "./scenarios.mjs";

/// Longest link to a scenario of one's own, in characters: what goes through mail and messengers whole.
export const longest_link = 8000;
/// Longest scenario that is read from a link, in characters: a short link can hold a very long text.
const longest_text = 2_000_000;
const mark = /^own=([A-Za-z0-9_-]*)(?:&|$)/;

/// JSON without the blanks between its parts; what stands in quotation marks stays as it is.
export const tightened = (text) => text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (_, quoted) => quoted ?? "");

async function through(stream, bytes, most = Infinity) {
    const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader();
    const pieces = [];
    let length = 0;
    for (;;) {
        const { done, value } = await reader.read();
        if (done) return new Uint8Array(await new Blob(pieces).arrayBuffer());
        length += value.byteLength;
        if (length > most) throw new Error("it is too long");
        pieces.push(value);
    }
}

/// The text of a scenario as letters, digits, - and _.
export async function packed(text) {
    const bytes = await through(new CompressionStream("deflate"), new TextEncoder().encode(tightened(text)));
    let letters = "";
    for (const byte of bytes) letters += String.fromCharCode(byte);
    return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/// The text again; throws if it was cut off or changed.
export async function unpacked(data) {
    const letters = atob(data.replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = await through(new DecompressionStream("deflate"), Uint8Array.from(letters, (letter) => letter.charCodeAt(0)), longest_text);
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
}

/// A scenario's text as one that can be opened: {card, files}; null if it has no name to be called by.
export async function ownScenario(text) {
    const said = readJson(text);
    if (typeof said?.name !== "string" || said.name === "") return null;
    const words = (key) => (typeof said[key] === "string" ? said[key] : "");
    const card = { name: said.name, title: words("title"), question: words("question"), model: words("model"), trial: false, lesson: false,
        budgets: 0, about: "", group: 0, sentence: "", minutes: 0, first: 0, answered_by: [], picture: "" };
    return { card, files: await withData(said.name, text) };
}

export function readJson(text) {
    try {
        return JSON.parse(text);
    } catch {
        return null;
    }
}

/// True if a fragment brings a scenario.
export const bringsOwn = (fragment) => mark.test(fragment);

/// What a fragment brings: {text, rest}: the scenario, laid out, and what else is asked for. Throws an Error with a sentence if
/// the scenario cannot be read.
export async function broughtBy(fragment) {
    const [whole, data] = mark.exec(fragment);
    try {
        const text = await unpacked(data);
        return { text: laidOut(text), rest: fragment.slice(whole.length) };
    } catch {
        throw new Error("The link should bring a scenario, which cannot be read: the link was cut off or changed on its way. Ask for it again, or for the scenario as a file.");
    }
}

/// A text without line ends as a person can read it; as it is if it is no JSON.
function laidOut(text) {
    const said = readJson(text);
    return said === null ? text : `${JSON.stringify(said, null, 2)}\n`;
}

/// The name under which the scenario that a page has open is kept beside what the page remembers.
const keptUnder = (memory) => `${memory}-own`;

/// Keeps the text of the scenario that is open; "" when it is one of the site's.
export function keepOwn(memory, text) {
    if (memory === passing) return;
    if (text === "") return forget(keptUnder(memory));
    remember(keptUnder(memory), text);
    remember(last_opened, text);
}

/// The name under which the one that was opened last is kept, on whatever page.
const last_opened = "own-last";
/// Its text; "" if there was none.
export const openedLast = () => recall(last_opened);

/// What was kept; "" if nothing was.
export const keptOwn = (memory) => (memory === passing ? "" : recall(keptUnder(memory)));
