/// What people bring to a page: files that belong together, codes of an address, and what the camera reads.

import assert from "node:assert/strict";
import { basename } from "node:path";
import { versionFolder } from "./native.mjs";

/// run(modules) in a page that has nothing but modules of the site, asked for by name.
async function withModules(visit, lab, names, run) {
    if (!visit.page.url().startsWith(lab.address)) await visit.go("api.html");
    const modules = await visit.page.evaluateHandle(async (folder, files) =>
        Object.assign({}, ...await Promise.all(files.map((file) => import(new URL(`${folder}/${file}.mjs`, document.baseURI))))), basename(versionFolder(lab.site)), names);
    return visit.page.evaluate(run, modules);
}

/// Runs in the page before its scripts: a reader of QR codes that finds what `window.codes` says, and a camera that is a
/// picture. `window.refusal`: the name of the error with which the camera is refused.
function fakeCamera() {
    window.codes = [];
    window.tracks = [];
    window.BarcodeDetector = class {
        static getSupportedFormats = async () => ["qr_code"];
        detect = async () => window.codes.map((rawValue) => ({ rawValue }));
    };
    const getUserMedia = async () => {
        if (window.refusal) throw new DOMException("no", window.refusal);
        const canvas = document.createElement("canvas");
        canvas.getContext("2d").fillRect(0, 0, 9, 9);
        const stream = canvas.captureStream(5);
        window.tracks.push(...stream.getTracks());
        return stream;
    };
    Object.defineProperty(navigator, "mediaDevices", { configurable: true, value: { getUserMedia } });
}

/// Opens the camera's dialog; what is read is kept in `window.read`.
const openCamera = (visit, lab) => withModules(visit, lab, ["camera"], ({ askCamera }) => {
    window.read = [];
    window.cameraClosed = false;
    askCamera({ onText: (text) => window.read.push(text), told: () => `Taken: ${window.read.length}.` }).then(() => { window.cameraClosed = true; });
});
const status = (visit) => visit.text("#camera-dialog [role='status']");

export const tests = [
    {
        name: "files that belong together reach the session as they are, whatever cannot be read is said",
        run: (lab) => lab.visit(async (visit) => {
            const told = await withModules(visit, lab, ["files"], async ({ givenFiles, readFiles }) => {
                const decode = async (bytes) => {
                    if (bytes[0] === 1) throw new Error("“bad.csv” cannot be read.");
                    return { bytes, note: bytes[0] === 0xe9 ? "It was read as Windows-1252." : "" };
                };
                const given = [new File(["a,b\n"], "votes.csv"), new File([new Uint8Array([1])], "bad.csv"), new File([new Uint8Array([0xe9, 0, 0xff])], "comments.csv")];
                const { files, refused } = await readFiles(given, decode);
                return { refused, event: [...givenFiles(files)], none: [...givenFiles([])] };
            });
            assert.deepEqual(told.refused, ["“bad.csv” cannot be read."]);
            const event = Buffer.from(told.event), end = event.indexOf(0);
            assert.deepEqual(JSON.parse(event.subarray(0, end)), { files: [{ file: "votes.csv", note: "", size: 4 }, { file: "comments.csv", note: "It was read as Windows-1252.", size: 3 }] });
            assert.deepEqual([...event.subarray(end + 1)], [...Buffer.from("a,b\n"), 0xe9, 0, 0xff]);
            assert.equal(Buffer.from(told.none).toString(), '{"files":[]}\0');
        }),
    },
    {
        name: "what is dropped goes where it belongs: several files and files of ballots or projects together",
        run: (lab) => lab.visit(async (visit) => {
            const told = await withModules(visit, lab, ["files"], async ({ acceptDrops }) => {
                const heard = [];
                acceptDrops({ onScenario: (name) => heard.push(["scenario", name]), onTable: ({ file }) => heard.push(["table", file]),
                    onFiles: (files) => heard.push(["together", ...files.map(({ name }) => name)]), onRefused: (text) => heard.push(["refused", text]),
                    decode: async (bytes) => ({ bytes, note: "" }) });
                const drop = async (...names) => {
                    const dataTransfer = new DataTransfer();
                    for (const name of names) dataTransfer.items.add(new File(["{}"], name));
                    const before = heard.length;
                    dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
                    for (let turn = 0; turn < 200 && heard.length === before; ++turn) await new Promise((resolve) => { setTimeout(resolve, 50); });
                };
                for (const names of [["votes.csv"], ["votes.csv", "comments.csv"], ["town.PB"], ["class.ballots"], ["a.json"], ["a.json", "b.json"], ["a.json", "b.txt"], ["x.jpg"]]) await drop(...names);
                return heard;
            });
            assert.deepEqual(told.slice(0, 7), [["table", "votes.csv"], ["together", "votes.csv", "comments.csv"], ["together", "town.PB"], ["together", "class.ballots"],
                ["scenario", "a.json"], ["scenario", "a.json"], ["together", "a.json", "b.txt"]]);
            assert.equal(told.length, 8);
            assert.match(told[7].join(" "), /^refused .*x\.jpg/);
        }),
    },
    {
        name: "the screen asks for the kind of file that is meant, and gets all that were chosen",
        run: (lab) => lab.visit(async (visit) => {
            const told = await withModules(visit, lab, ["asked"], ({ askedActions }) => {
                const heard = [], asked = [];
                const actions = askedActions({ use: () => {}, openFiles: (node, files) => heard.push([node, ...files.map(({ name }) => name)]) });
                HTMLInputElement.prototype.click = function () {
                    asked.push([this.accept.split(",")[0], this.multiple]);
                    const { items, files } = new DataTransfer();
                    for (const name of this.multiple ? ["a.csv", "b.csv"] : ["a"]) items.add(new File(["x"], name));
                    Object.defineProperty(this, "files", { value: files });
                    this.onchange();
                };
                for (const text of ["scenario-file\x1f", "own:file\x1ftable", "deliberate:files\x1fdeliberation"]) actions["choose-file"](text);
                return { heard, asked };
            });
            assert.deepEqual(told.asked, [[".json", false], [".csv", false], [".txt", true]]);
            assert.deepEqual(told.heard, [[{ key: "scenario-file", value: "" }, "a"], [{ key: "own:file", value: "table" }, "a"],
                [{ key: "deliberate:files", value: "deliberation" }, "a.csv", "b.csv"]]);
        }),
    },
    {
        name: "the camera reads each code once, says what came of it, and is off when the dialog is closed",
        run: (lab) => lab.visit(async (visit) => {
            const { page } = visit;
            await openCamera(visit, lab);
            await visit.until("the camera", () => document.querySelector("#camera-dialog [role='status']").textContent === "Looking for a code…");
            await page.evaluate(() => { window.codes = ["FM1", "FM2"]; });
            await visit.until("two codes", () => document.querySelector("#camera-dialog [role='status']").textContent === "Taken: 2.");
            await page.evaluate(() => { window.codes = ["FM2", "", "FM3"]; });
            await visit.until("the third", () => window.read.length === 3);
            assert.deepEqual(await page.evaluate(() => window.read), ["FM1", "FM2", "FM3"]);
            assert.deepEqual(await page.evaluate(() => window.tracks.map((track) => track.readyState)), ["live"]);
            await page.focus("#camera-dialog button");
            await page.keyboard.press("Escape");
            await visit.until("the end", () => window.cameraClosed);
            assert.deepEqual(await page.evaluate(() => [window.tracks.map((track) => track.readyState), document.querySelector("#camera-dialog")]), [["ended"], null]);
        }, { before: [fakeCamera] }),
    },
    {
        name: "a camera that is refused, missing or in use is said in plain words, and so is a browser that cannot",
        run: (lab) => lab.visit(async (visit) => {
            for (const [refusal, words] of [["NotAllowedError", /refused.*settings.*paste/], ["NotFoundError", /no camera/], ["NotReadableError", /another program/], ["AbortError", /does not work: no/]]) {
                await visit.go("api.html");
                await visit.page.evaluate((name) => { window.refusal = name; }, refusal);
                await openCamera(visit, lab);
                await visit.until("words", () => !/Starting/.test(document.querySelector("#camera-dialog [role='status']").textContent));
                assert.match(await status(visit), words);
            }
            await visit.go("api.html");
            await visit.page.evaluate(() => { delete window.BarcodeDetector; });
            await openCamera(visit, lab);
            assert.match(await status(visit), /cannot read QR codes/);
            assert.equal(await withModules(visit, lab, ["camera"], ({ hasCamera }) => hasCamera()), false);
        }, { before: [fakeCamera] }),
    },
    {
        name: "ballots of an address leave it, and what is kept or asked for reaches the session",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            const told = await withModules(visit, lab, ["link", "labs"], async ({ ballotsInAddress, labActions }) => {
                const codes = ["#ballot=FM1%20x", "#ballots=a,b", "#ballot=%E0%A4%A", "#ballot=", "#scenario=x&ballot=FM1&seed=2", "#scenario=x", ""].map((hash) => {
                    history.replaceState(null, "", location.pathname + hash);
                    return [ballotsInAddress(), location.hash];
                });
                const heard = [], notices = [];
                const actions = labActions((name, data) => heard.push([name, data]), { decode: null, notice: (text) => notices.push(text) });
                actions["ask-random"]();
                actions["ask-random"]();
                actions["keep-deliberation"]("all of it");
                const kept = localStorage.getItem("folkmoot:deliberation");
                actions["keep-deliberation"]("");
                Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: async (text) => { heard.push(["clipboard", text]); } } });
                await actions["copy-text"]("FM1");
                Object.defineProperty(navigator, "clipboard", { configurable: true, value: { writeText: async () => { throw new Error("no"); } } });
                await actions["copy-text"]("FM2");
                return { codes, heard, notices, kept, after: localStorage.getItem("folkmoot:deliberation"), shown: document.querySelector("dialog textarea").value };
            });
            assert.deepEqual(told.codes, [["FM1 x", ""], ["a,b", ""], ["%E0%A4%A", ""], ["", "#ballot="], ["FM1", "#scenario=x&seed=2"], ["", "#scenario=x"], ["", ""]]);
            const [one, other, copied] = told.heard;
            assert.match(one[1], /^[0-9a-f]{16}$/);
            assert.notEqual(one[1], other[1]);
            assert.deepEqual(copied, ["clipboard", "FM1"]);
            assert.deepEqual([told.notices, told.kept, told.after, told.shown], [["Copied."], "all of it", null, "FM2"]);
        }),
    },
];
