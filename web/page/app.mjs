/// The map page: starts workers and screen, and carries messages between them.

import { compile, fetchBytes, fetchJson, keepOffline, Progress } from "./load.mjs";
import { goPlain, hasWebGL2, kindOf, showFailure, showNotice } from "./failure.mjs";
import { startCompiled, withBytes } from "./heap.mjs";
import { acceptDrops, givenFile, saveFile, savePicture, typeOf } from "./files.mjs";
import { copyText, linkTo, readFragment, settingsOf, showFragment } from "./link.mjs";
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
    ...labActions(tell, { decode, notice: showNotice }),
    "open-state": () => openState(false),
    failed: (text) => screen ? showNotice(text) : showFailure(kindOf(text, "screen-crashed"), text),
    probe: (text) => dispatchEvent(new CustomEvent("folkmoot-probe", { detail: text })),
};

/// Opens the plain view in the same state. Without a code from the screen, from what it remembers.
async function openPlain(code) {
    const state = code ? null : recallJson("screen");
    if (state?.scenario && !code) {
        const command = { do: "link", ...await loadScenario(state.scenario), ...state };
        code = (await pool.ask(0, command)).code ?? "";
    }
    const inTrialLab = /room=trial/.test(recallJson("screen")?.view ?? "");
    location.href = linkTo(inTrialLab ? "trial.html" : "plain.html", code ?? "");
}

/// The room of the lab whose design or formula a fragment names, as the screen remembers views.
function viewOf({ trial, funding }) {
    if (trial !== undefined) return `room=trial;trial=${trial.split(";")[0]}`;
    return funding === undefined ? "" : `room=funding;funding=${funding.split(";")[0]}`;
}

/// The state that a fragment written by hand stands for, as the screen remembers states.
async function stateOf(fragment) {
    const scenario = await loadScenario(fragment.scenario || (await scenarioIndex()).scenarios[0].name);
    const described = await pool.ask(0, { do: "describe", ...scenario });
    return JSON.stringify({ scenario: scenario.name, reform: fragment.reform || described.policies?.[1]?.name,
        ...settingsOf(fragment, described.fields ?? []), seed: fragment.seed || described.seed,
        population: fragment.population, weeks: fragment.weeks, view: viewOf(fragment.settings) });
}

/// Opens what the address or the last visit asks for, or else the first scenario.
async function openState(firstVisit) {
    const fragment = readFragment(location.hash);
    if (fragment.kind !== "none") linkedState = "";
    if (fragment.kind === "code") return tell("fragment", fragment.code);
    if (fragment.kind === "named") return tell("remember", await stateOf(fragment));
    if (!firstVisit) return tell("remember", recall("screen"));
    return openScenario((await scenarioIndex()).scenarios[0].name);
}

async function start() {
    if (typeof WebAssembly !== "object") return showFailure("no-webassembly");
    if (!hasWebGL2()) return goPlain("no-webgl");

    const first = await fetchJson("first.json").catch(() => null);
    showFirst(first);
    say("Loading the simulation");
    const progress = new Progress(first?.sizes ?? {}, (share) => { byId("progress").value = share; });
    const firstBytes = fetchBytes("first.bin").catch(() => null);
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
    watchAppearance(tell);
    tell("scenarios", JSON.stringify((await scenarioIndex()).scenarios));
    await tellLabs(tell);
    const bytes = await firstBytes;
    if (bytes) tell("first", bytes);
    const remembered = recall("screen");
    await openState(remembered === "");
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
    if (screen && readFragment(location.hash).kind !== "none") act("open-state");
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
