/// The map page: starts workers and screen, and carries messages between them.

import { compile, fetchBytes, fetchJson, keepOffline, Progress } from "./load.mjs";
import { goPlain, hasWebGL2, kindOf, showFailure, showNotice } from "./failure.mjs";
import { startCompiled, withBytes } from "./heap.mjs";
import { acceptDrops, givenFile, saveFile, savePicture, typeOf } from "./files.mjs";
import { addressAsks, copyText, findAsked, linkTo, opensAsShipped, showFragment } from "./link.mjs";
import { labActions, tellLabs } from "./labs.mjs";
import { Pool, workersWanted } from "./pool.mjs";
import { forget, recall, recallJson, remember } from "./remember.mjs";
import { loadScenario, scenarioIndex, withData } from "./scenarios.mjs";
import { importPart } from "./site.mjs";
import { watchAppearance } from "./appearance.mjs";

const byId = (id) => document.getElementById(id);
const canvas = byId("canvas");
let pool = null;
let screen = null;
/// The remembered state that the fragment in the address stands for; null if there is no fragment.
let linkedState = null;

function say(text) {
    byId("loading-text").textContent = text;
}

/// The result that comes with the page: shown before anything has been computed.
function showFirst(first) {
    if (!first) return;
    byId("question").textContent = first.question;
    byId("first-sentence").textContent = first.sentence;
    for (const headline of first.headlines) {
        const entry = document.createElement("div");
        for (const [tag, className, text] of [
            ["dt", "", headline.label],
            ["dd", "now", `${first.baseline}: ${headline.baseline}`],
            ["dd", "then", `${first.reform}: ${headline.reform}`],
        ]) {
            const part = document.createElement(tag);
            part.className = className;
            part.textContent = text;
            entry.append(part);
        }
        byId("headlines").append(entry);
    }
}

/// Tells the screen something; data is text or bytes.
function tell(name, data = "") {
    if (!screen) return;
    withBytes(screen, name, (namePointer) =>
        withBytes(screen, data, (pointer, length) => screen._ui_event(namePointer, pointer, length)));
}

function tellReply(worker, bytes) {
    if (!screen) return;
    withBytes(screen, bytes, (pointer, length) => screen._ui_receive(worker, pointer, length));
}

/// Reads the bytes of a person's file: see Pool.decode.
function decode(bytes) {
    if (!pool) return Promise.reject(new Error("The page is still loading: try again in a moment."));
    return pool.decode(bytes);
}

function announce(text) {
    byId("announcer").textContent = text;
}

async function openScenario(name) {
    try {
        tell("scenario", JSON.stringify(await loadScenario(name)));
    } catch (error) {
        showNotice(error.message);
    }
}

async function shareLink(code) {
    const address = linkTo("index.html", code);
    showFragment(code);
    linkedState = recall("screen");
    if (await copyText(address)) showNotice("The link is on the clipboard: paste it where you like.", 8);
    else showNotice(`The link is in the address bar: ${address}`);
}

/// Keeps the state. A fragment that no longer says what is on the screen leaves the address.
function keep(text) {
    remember("screen", text);
    if (linkedState !== null && linkedState !== "" && linkedState !== text) {
        showFragment("");
        linkedState = null;
    } else if (linkedState === "") {
        linkedState = text;
    }
}

/// What the screen may ask of the page, by name: (text, bytes).
const actions = {
    "save-file": (name, bytes) => saveFile(name, bytes, typeOf(name)),
    "save-png": (text, bytes) => {
        const [, name, width, height] = /^(.*) (\d+) (\d+)$/.exec(text);
        return savePicture(name, Number(width), Number(height), bytes);
    },
    "copy-link": shareLink,
    "open-plain": (code) => openPlain(code),
    title: (text) => { document.title = text; },
    remember: keep,
    announce,
    "load-scenario": openScenario,
    "open-link": (address) => { if (/^https?:/.test(address)) open(address, "_blank", "noopener,noreferrer"); },
    ...labActions(tell, { decode, notice: showNotice }),
    "open-state": () => openState(),
    failed: (text) => screen ? showNotice(text) : showFailure(kindOf(text, "screen-crashed"), text),
    probe: (text) => dispatchEvent(new CustomEvent("folkmoot-probe", { detail: text })),
};

/// Opens the plain view in the same state. Without a code from the screen, from what it remembers.
async function openPlain(code) {
    const state = code ? null : recallJson("screen");
    const { scenarios } = await scenarioIndex();
    if (scenarios.some(({ name }) => name === state?.scenario)) {
        const command = { do: "link", ...await loadScenario(state.scenario), ...state };
        code = (await ask(command)).code ?? "";
    }
    const inTrialLab = /room=trial/.test(recallJson("screen")?.view ?? "");
    location.href = linkTo(inTrialLab ? "trial.html" : "plain.html", code ?? "");
}

/// A question to folkmoot-core, of the worker that is least of the screen's.
const ask = (command) => pool.ask(pool.count - 1, command);

/// What the loading page shows of a question that is not the shipped one.
function showOpening({ title, question }) {
    byId("title").textContent = title;
    byId("question").textContent = question;
    byId("first-sentence").textContent = "";
    byId("headlines").replaceChildren();
    say(`Opening “${title}”`);
}

/// The lab's room for a link that names a lesson and nothing else: its story is told there.
const withRoom = ({ reform, shared, changed, view }, { trial }) => view === "" && trial && reform === ""
    && Object.keys({ ...shared, ...changed }).length === 0 ? "room=trial" : view;

/// {view, notes}: the labs' part of a view, without what they cannot show.
async function judgedView({ view, trial, funding }, files, from) {
    if (!trial && !funding) return { view, notes: [] };
    const { trialNotes, fundingNotes } = await importPart("./lab_notes.mjs");
    const notes = trial ? await trialNotes({ ask, files, code: trial, from }) : [];
    if (!funding) return { view, notes };
    const judged = await fundingNotes({ code: funding, from });
    return { view: view.replace(`funding=${funding}`, `funding=${judged.code}`), notes: [...notes, ...judged.notes] };
}

/// Opens what the address or the last visit asks for, or else the first scenario.
async function openState(onFound = ({ title }) => showNotice(`Opening “${title}”`, 4)) {
    const { scenarios } = await scenarioIndex();
    if (addressAsks()) linkedState = "";
    const { from, card, files, asked, notes } = await findAsked({ ask,
        memory: "screen", scenarios, onFound });
    const judged = await judgedView(asked, files, from);
    if (from === "") await openScenario(card.name);
    else {
        const view = from === "link" ? withRoom({ ...asked, view: judged.view }, card) : judged.view;
        tell("remember", JSON.stringify({ ...asked, scenario: card.name, view }));
    }
    if (notes.length + judged.notes.length > 0) showNotice([...notes, ...judged.notes].join(" "));
}

/// Work that takes longer than this, in milliseconds, can be stopped.
const long_wait = 4000;

/// Offers to stop what somebody has been waiting for.
function watchWork() {
    byId("working-stop").onclick = () => pool.stopWaiting("You stopped it. Change something, and it starts again.");
    setInterval(() => {
        const waited = pool.waiting();
        const long = waited >= long_wait && !canvas.hidden;
        if (long && byId("working").hidden) announce("This takes long. It can be stopped.");
        byId("working").hidden = !long;
        if (long) byId("working-text").textContent = `Working it out: ${Math.round(waited / 1000)} seconds so far.`;
    }, 1000);
}

async function start() {
    if (typeof WebAssembly !== "object") return showFailure("no-webassembly");
    if (!hasWebGL2()) return goPlain("no-webgl");

    const first = await fetchJson("first.json").catch(() => null);
    const shipped = opensAsShipped(first, "screen");
    if (shipped) showFirst(first);
    say("Loading the simulation");
    const progress = new Progress(first?.sizes ?? {}, (share) => { byId("progress").value = share; });
    // Without it the page opens all the same, a second later.
    const firstBytes = shipped ? fetchBytes("first.bin").catch(() => null) : null;
    const [coreCompiled, uiCompiled, { default: createUi }] = await Promise.all([
        compile("folkmoot-core.wasm", progress),
        compile("folkmoot-ui.wasm", progress),
        importPart("folkmoot-ui.mjs"),
    ]);

    say("Starting");
    const count = workersWanted(location.search, navigator.hardwareConcurrency);
    pool = new Pool({ count, compiled: coreCompiled, onReply: tellReply, onCrash: workerCrashed });
    canvas.hidden = false;
    let becameReady;
    const ready = new Promise((resolve) => { becameReady = resolve; });
    const started = await startCompiled(createUi, uiCompiled, {
        canvas,
        onSend: (worker, bytes) => pool.send(worker, bytes),
        onAction: (name, text, bytes) => name === "ready" ? becameReady() : act(name, text, bytes),
        onAbort: (reason) => showFailure(kindOf(reason, "screen-crashed"), String(reason)),
        print() {},
        printErr: console.warn,
    });
    await ready;
    screen = started;

    tell("workers", String(count));
    watchWork();
    watchAppearance(tell);
    tell("scenarios", JSON.stringify((await scenarioIndex()).scenarios));
    await tellLabs(tell);
    const bytes = await firstBytes;
    if (bytes) tell("first", bytes);
    // The first visit of all has nothing to ask.
    if (shipped && recall("screen") === "") await openScenario(first.scenario);
    else await openState((card) => shipped || showOpening(card));
    // The heading stays, for those who do not see the map.
    byId("title").className = "unseen";
    byId("loading").before(byId("title"));
    byId("loading").hidden = true;
    keepOffline(() => announce("A newer version of this page is ready. Load the page again to use it."));
}

async function act(name, text, bytes) {
    try {
        await actions[name]?.(text, bytes);
    } catch (error) {
        showNotice(String(error.message ?? error));
    }
}

function workerCrashed(index, error) {
    if (!error.restarted) return showFailure(kindOf(error, "worker-crashed"), error.message);
    if (!error.started) return;
    showNotice(`A part of the simulation stopped (${error.message}) and was started again. `
        + "If this happens often, the plain view needs less memory.");
}

acceptDrops({
    onScenario: async (name, text, note) => {
        tell("drop", JSON.stringify(await withData(name, text)));
        if (note) showNotice(note);
    },
    onTable: (given) => {
        tell("table", givenFile(given));
        if (given.note) showNotice(given.note);
    },
    onRefused: showNotice,
    decode,
});
// The screen keeps the browser from focusing what is pressed; the keys go where the hand was last.
// A frame around the whole page says where the keys go: only who uses keys needs it.
canvas.addEventListener("pointerdown", () => {
    canvas.classList.add("by-hand");
    canvas.focus({ preventScroll: true });
});
canvas.addEventListener("blur", () => canvas.classList.remove("by-hand"));
canvas.addEventListener("webglcontextlost", (event) => {
    event.preventDefault();
    showFailure("context-lost");
});
addEventListener("hashchange", () => {
    if (screen && addressAsks()) act("open-state");
});
addEventListener("keydown", (event) => {
    if (/^(Tab|F6|Arrow)/.test(event.key)) canvas.classList.remove("by-hand");
    if (event.key !== "F6") return;
    event.preventDefault();
    (document.activeElement === canvas ? byId("plain-link") : canvas).focus();
}, { capture: true });
// The screen listens to every key of the page and keeps what it hears. What is typed into a field, or pressed on
// a link or a button, is not for it.
for (const kind of ["keydown", "keypress", "keyup"]) {
    addEventListener(kind, (event) => {
        if (event.target.closest?.("dialog, a, button, input, select, textarea")) event.stopImmediatePropagation();
    }, { capture: true });
}
byId("plain-link").addEventListener("click", (event) => {
    if (!pool) return;
    event.preventDefault();
    act("open-plain", "");
});
addEventListener("folkmoot-ask", () => tell("probe"));
addEventListener("error", (event) => {
    // A trap inside the screen's module: it cannot go on. The state may be why: it is not kept.
    const trap = globalThis.WebAssembly?.RuntimeError;
    if (!trap || !(event.error instanceof trap)) return;
    forget("screen");
    showFailure(kindOf(event.error, "screen-crashed"), event.message);
});

start().catch((error) => showFailure(kindOf(error, "screen-crashed"), String(error?.message ?? error), error));
