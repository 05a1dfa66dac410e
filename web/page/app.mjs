/// The map page: starts workers and screen, and carries messages between them.

import { askedActions } from "./asked.mjs";
import { compile, fetchBytes, fetchJson, keepOffline, Progress } from "./load.mjs";
import { Desk } from "./desk.mjs";
import { goPlain, hasWebGL2, kindOf, showFailure, showNotice } from "./failure.mjs";
import { ballotsInAddress, linkTo, namesLesson, opensAsShipped, plainPage, roomOf } from "./link.mjs";
import { labActions, openChosen, tellLabs } from "./labs.mjs";
import { FocusLine, Mirror } from "./mirror.mjs";
import { workersWanted } from "./pool.mjs";
import { forget, passing, recall, recallJson } from "./remember.mjs";
import { importPart } from "./site.mjs";
import { watchAppearance } from "./appearance.mjs";

const byId = (id) => document.getElementById(id);
const canvas = byId("canvas");
/// A frame that <folk-moot> makes in another page keeps nothing for the next visit.
const inFrame = new URLSearchParams(location.search).has("embed");
const memory = inFrame ? passing : "screen";
const desk = new Desk({ page: "index.html", memory, notice: showNotice, judge: judgedView,
    notes: (sentences) => { if (sentences.length > 0) showNotice(sentences.join(" ")); } });
desk.takesTables = true;
const { tell } = desk;
let mirror = null;
const openFiles = (node, files) => openChosen(node, files, desk);
/// The key of the node that was used last on the canvas.
let usedLast = "";

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
            ["dd", "then", headline.reform],
            ["dd", "with", first.reform],
            ["dd", "now", `${first.baseline}: ${headline.baseline}`],
        ]) {
            const part = document.createElement(tag);
            part.className = className;
            part.textContent = text;
            entry.append(part);
        }
        byId("headlines").append(entry);
    }
}

function announce(text) {
    byId("announcer").textContent = text;
}

/// What the screen may ask of the page beside what every session may, by name: (text, bytes).
Object.assign(desk.actions, {
    "open-plain": (code) => openPlain(code),
    "open-link": (address) => {
        const { protocol, href } = new URL(address, document.baseURI);
        if (/^https?:/.test(protocol)) open(href, "_blank", "noopener,noreferrer");
    },
    // Where there is a mirror its sentence announces itself.
    announce: (text) => { if (!byId("mirror").querySelector(".sentence")) announce(text); },
    ...labActions(tell, { decode: desk.decode, notice: showNotice }),
    ...askedActions({ use: (key, value) => tell("use", JSON.stringify({ key, value })), openFiles }),
    "print-room": (code) => printRoom(code),
    "open-state": () => desk.openState(({ title }) => showNotice(`Opening “${title}”`, 4)),
    failed: (text) => (desk.screen ? showNotice(text) : showFailure(kindOf(text, "screen-crashed"), text)),
    "used-last": (key) => { usedLast = key; },
    probe: (text) => dispatchEvent(new CustomEvent("folkmoot-probe", { detail: text })),
});

/// Opens the plain view in the same state. Without a code from the screen, from what it remembers.
async function openPlain(code) {
    const shown = code ? await desk.fragmentOf(code) : await desk.rememberedCode();
    location.href = linkTo(plainPage(roomOf(recallJson(memory)?.view)).file, shown);
}

/// The room of deliberation on paper: on its page without a canvas, which prints itself when it stands. There the same
/// question is open, and what is gathered is kept for all pages.
async function printRoom(code) {
    const address = new URL(linkTo("deliberate.html", code ? await desk.fragmentOf(code) : await desk.rememberedCode()));
    address.search = "?print";
    location.href = address.href;
}

/// What the loading page shows of a question that is not the shipped one.
function showOpening({ title, question }) {
    byId("title").textContent = title;
    byId("question").textContent = question;
    byId("first-sentence").textContent = "";
    byId("headlines").replaceChildren();
    say(`Opening “${title}”`);
}

/// The view of a link or memory, in the lab where the link names a lesson and nothing else: its story is told there.
function judgedView(asked, { from, card }) {
    return from === "link" && namesLesson(asked, card) ? "room=trial" : asked.view;
}

/// Work that takes longer than this, in milliseconds, can be stopped.
const long_wait = 4000;

/// Offers to stop what somebody has been waiting for.
function watchWork() {
    byId("working-stop").onclick = () => desk.pool.stopWaiting("You stopped it. Change something, and it starts again.");
    setInterval(() => {
        const waited = desk.pool.waiting();
        const long = waited >= long_wait && !canvas.hidden;
        if (long && byId("working").hidden) announce("This takes long. It can be stopped.");
        byId("working").hidden = !long;
        if (long) byId("working-text").textContent = `Working it out: ${Math.round(waited / 1000)} seconds so far.`;
    }, 1000);
}

/// The sheet of the room as HTML, beside the canvas: unseen, but there for all who do not look at pictures.
function startMirror(frame) {
    const root = byId("mirror-sheet");
    const focus = new FocusLine({ root, line: byId("mirror-focus"), tell });
    desk.actions["focus-ring"] = (text) => focus.setRinged(text === "1");
    // The numbers that can be typed are reached from the slider beside them: by typing.
    mirror = new Mirror({ root, screen: desk.screen, exactStops: false, pictures: false, openFiles, frame, onShown: () => focus.say() });
    frame?.attach(mirror);
    byId("mirror").hidden = false;
}

async function start() {
    if (typeof WebAssembly !== "object") return showFailure("no-webassembly");
    if (!hasWebGL2()) return goPlain("no-webgl");

    const frame = inFrame ? new (await importPart("embedded.mjs")).Embedded({ desk, page: "index.html" }) : null;
    const ballots = ballotsInAddress();
    const first = await fetchJson("first.json").catch(() => null);
    const shipped = opensAsShipped(first, memory);
    if (shipped) showFirst(first);
    say("Loading the simulation");
    const progress = new Progress((share) => { byId("progress").value = share; });
    const sized = (file) => progress.expect(first?.sizes?.[file] ?? 0);
    // Without it the page opens all the same, a second later.
    const firstBytes = shipped ? fetchBytes("first.bin").catch(() => null) : null;
    const [core, uiCompiled, { default: createUi }] = await Promise.all([
        desk.loadCore({ model: shipped ? first.model : "", progress: (name) => sized(`${name}.wasm`) }),
        compile("folkmoot-ui.wasm", sized("folkmoot-ui.wasm")),
        importPart("folkmoot-ui.mjs"),
    ]);

    say("Starting");
    const count = workersWanted(location.search, navigator.hardwareConcurrency);
    desk.startPool({ count, first: core, onCrash: workerCrashed });
    canvas.hidden = false;
    await desk.startScreen({ factory: createUi, compiled: uiCompiled, options: {
        canvas,
        onAbort: (reason) => showFailure(kindOf(reason, "screen-crashed"), String(reason)),
    } });
    watchWork();
    watchAppearance(tell);
    await tellLabs(tell);
    const bytes = await firstBytes;
    if (bytes) tell("first", bytes);
    // The first visit of all has nothing to ask.
    if (shipped && recall(memory) === "") await desk.openScenario(first.scenario);
    else await desk.openState((card) => shipped || showOpening(card));
    if (ballots) tell("ballots", ballots);
    startMirror(frame);
    byId("loading").hidden = true;
    keepOffline(() => announce("A newer version of this page is ready. Load the page again to use it."));
}

function workerCrashed(index, error) {
    if (!error.restarted) return showFailure(kindOf(error, "worker-crashed"), error.message);
    if (!error.started) return;
    showNotice(`A part of the simulation stopped (${error.message}) and was started again. `
        + "If this happens often, the plain view needs less memory.");
}

desk.listen();
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
addEventListener("keydown", (event) => {
    if (/^(Tab|F6|Arrow)/.test(event.key)) canvas.classList.remove("by-hand");
    // Tab always leaves the picture: it is the browser's alone. Backwards it comes to where in the mirror the hand was.
    if (event.key === "Tab") event.stopImmediatePropagation();
    if (event.key === "Tab" && event.shiftKey && document.activeElement === canvas && usedLast && mirror?.view.goTo(usedLast)) event.preventDefault();
    if (event.key !== "F6") return;
    event.preventDefault();
    (document.activeElement === canvas ? byId("plain-link") : canvas).focus();
}, { capture: true });
// The screen listens to every key of the page and keeps what it hears. What is typed into a field, or pressed on
// a link or a button, is not for it.
for (const kind of ["keydown", "keypress", "keyup"]) {
    addEventListener(kind, (event) => {
        const own = event.target.closest?.("dialog, a, button, input, select, textarea");
        if (own && !own.closest("#mirror")) event.stopImmediatePropagation();
    }, { capture: true });
}
byId("plain-link").addEventListener("click", (event) => {
    if (!desk.pool) return;
    event.preventDefault();
    desk.act("open-plain", "");
});
addEventListener("folkmoot-ask", () => tell("probe"));
addEventListener("folkmoot-listen", () => tell("listen", "1"));
addEventListener("folkmoot-ask-sheet", () => dispatchEvent(new CustomEvent("folkmoot-sheet", { detail: JSON.stringify(mirror.sheet) })));
addEventListener("error", (event) => {
    // A trap inside the screen's module: it cannot go on. The state may be why: it is not kept.
    const trap = globalThis.WebAssembly?.RuntimeError;
    if (!trap || !(event.error instanceof trap)) return;
    forget(memory);
    showFailure(kindOf(event.error, "screen-crashed"), event.message);
});

start().catch((error) => showFailure(kindOf(error, "screen-crashed"), String(error?.message ?? error), error));
