/// Files in and out: scenario files dropped on the page, and what the person saves.

/// Longest scenario file that is read, in bytes. Ours have some tens of kilobytes.
const longest = 8_000_000;
/// Longest table, in bytes: a million rows.
const longestTable = 400_000_000;

/// A file that a person gave us: {file, bytes, note}. The bytes are UTF-8; `note` says in a sentence
/// what was guessed to read them. decode(bytes) is the pool's: a browser's own `text()` takes every
/// file for UTF-8 and damages names without a word.
export async function readFile(file, decode, most = longestTable) {
    if (file.size > most) throw new Error(`“${file.name}” is too long: ${Math.round(most / 1e6)} million bytes are read at most.`);
    return { file: file.name, ...await decode(new Uint8Array(await file.arrayBuffer())) };
}

/// The same as text: {file, text, note}.
export async function readText(file, decode, most = longestTable) {
    const { bytes, ...rest } = await readFile(file, decode, most);
    return { ...rest, text: new TextDecoder().decode(bytes) };
}

/// Kinds of file that a node of a sheet may ask for, by its value: what may be chosen, and whether several at once.
export const fileKinds = {
    "": { accept: ".json,application/json" },
    table: { accept: ".csv,.tsv,.tab,.psv,.txt,text/csv,text/plain" },
    deliberation: { accept: ".txt,.ballots,.csv,.pb,text/plain,text/csv", several: true },
};

/// What the screen is told of a file: JSON that names it, a zero byte, and its bytes as they are, since
/// a long table should not be written out as JSON.
export function givenFile({ file, bytes, note = "" }) {
    const about = new TextEncoder().encode(JSON.stringify({ file, note }));
    const event = new Uint8Array(about.length + 1 + bytes.length);
    event.set(about);
    event.set(bytes, about.length + 1);
    return event;
}

/// The same of several files: JSON that names them and says how long each is, a zero byte, and their bytes one after
/// the other.
export function givenFiles(files) {
    const about = new TextEncoder().encode(JSON.stringify({ files: files.map(({ file, bytes, note = "" }) => ({ file, note, size: bytes.length })) }));
    const event = new Uint8Array(about.length + 1 + files.reduce((sum, { bytes }) => sum + bytes.length, 0));
    event.set(about);
    let at = about.length + 1;
    for (const { bytes } of files) {
        event.set(bytes, at);
        at += bytes.length;
    }
    return event;
}

/// Reads files that were given together: {files, refused: [sentence]}. One that cannot be read takes no other with it.
export async function readFiles(files, decode) {
    const read = await Promise.allSettled(files.map((file) => readFile(file, decode)));
    return { files: read.filter(({ status }) => status === "fulfilled").map(({ value }) => value),
        refused: read.filter(({ status }) => status === "rejected").map(({ reason }) => reason.message) };
}

/// Calls onScenario(name, text, note) for a JSON file dropped anywhere, onTable({file, bytes, note}) for
/// a table where one is wanted, onFiles(files) for what belongs together where that is wanted, onRefused(text) for
/// anything else.
export function acceptDrops({ onScenario, onTable, onFiles, onRefused, decode }) {
    const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
    const highlight = (on) => document.body.classList.toggle("dragging", on);
    addEventListener("dragover", (event) => {
        if (!hasFiles(event)) return;
        event.preventDefault();
        highlight(true);
    });
    addEventListener("dragleave", (event) => {
        if (event.relatedTarget === null) highlight(false);
    });
    addEventListener("drop", async (event) => {
        highlight(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        const files = [...event.dataTransfer.files], [file] = files;
        const scenarios = files.every(({ name }) => /\.json$/i.test(name));
        try {
            if (onFiles && !scenarios && (files.length > 1 || /\.(pb|ballots)$/i.test(file.name))) await onFiles(files);
            else if (onTable && /\.(csv|tsv|tab|txt|psv)$/i.test(file?.name ?? "")) onTable(await readFile(file, decode));
            else await readScenario(file, { onScenario, onRefused, decode });
        } catch (error) {
            onRefused(error.message);
        }
    });
}

/// Reads one file that a person gave us, dropped or chosen.
export async function readScenario(file, { onScenario, onRefused, decode }) {
    if (!file) return;
    if (!/\.json$/i.test(file.name)) {
        onRefused(`“${file.name}” is not a scenario. A scenario is a file whose name ends in .json.`);
    } else if (file.size > longest) {
        onRefused(`“${file.name}” is too long for a scenario.`);
    } else {
        const { text, note } = await readText(file, decode, longest);
        onScenario(file.name, text, note);
    }
}

/// Offers bytes or text to the person as a file.
export function saveFile(name, content, type = "application/octet-stream") {
    saveBlob(name, new Blob([content], { type }));
}

/// Offers a picture as a PNG file. pixels: RGBA, rows from the top, width × height × 4 bytes.
export async function savePicture(name, width, height, pixels) {
    const canvas = document.createElement("canvas");
    canvas.width = width;
    canvas.height = height;
    const image = new ImageData(new Uint8ClampedArray(pixels), width, height);
    canvas.getContext("2d").putImageData(image, 0, 0);
    await saveCanvas(name, canvas);
}

/// Offers what is drawn on a canvas as a PNG file.
export async function saveCanvas(name, canvas) {
    const blob = await new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
    if (!blob) throw new Error("The browser could not make the picture.");
    saveBlob(name, blob);
}

function saveBlob(name, blob) {
    const anchor = document.createElement("a");
    anchor.href = URL.createObjectURL(blob);
    anchor.download = name;
    document.body.append(anchor);
    anchor.click();
    anchor.remove();
    // The browser reads the blob after the click: let go of it later.
    setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
}

/// The type of a file by its name's ending.
export function typeOf(name) {
    const types = new Map([["csv", "text/csv"], ["json", "application/json"], ["png", "image/png"], ["txt", "text/plain"]]);
    return types.get(name.split(".").pop()) ?? "application/octet-stream";
}
