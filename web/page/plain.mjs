/// The pages without a canvas: the sheet of the room as text, forms and tables. The session is the map page's. The labs
/// have pages of their own, with the same body; which room a page begins with stands in it.

import { chooseAppearance } from "./appearance.mjs";
import { labsCore } from "./cores.mjs";
import { Desk } from "./desk.mjs";
import { stoppedWords } from "./failure.mjs";
import { saveFile } from "./files.mjs";
import { bringOwn, labActions, openChosen, startWall, tellLabs } from "./labs.mjs";
import { ballotsInAddress, inRoom, linkTo, namesLesson, opensAsShipped, plainPage, roomOf, showNotes } from "./link.mjs";
import { compile, fetchJson, keepOffline, Progress } from "./load.mjs";
import { Mirror } from "./mirror.mjs";
import { isKept, passing, recall, recallJson, remember as keep } from "./remember.mjs";
import { scenarioIndex } from "./scenarios.mjs";
import { importPart } from "./site.mjs";

const byId = (id) => document.getElementById(id);
/// A page that <folk-moot> shows in another page: of such there may be several.
const inFrame = new URLSearchParams(location.search).has("embed");
/// A page that is one file, without a site around it.
const alone = globalThis.folkmootInside ?? null;
/// One worker for the result, one for the many runs in the background. Frames of one page have one each.
const workers = inFrame ? 1 : 2;
/// So often the session looks at the time, in milliseconds.
const between_ticks = 40;
/// So long a page that is to be printed waits for its numbers, in milliseconds.
const longest_wait = 60_000;
const reasons = {
    "no-webgl": "The map needs WebGL2, which this browser does not have or has switched off. "
        + "This is the plain view: the same simulation as text, forms and tables.",
    "no-webassembly": "This browser cannot run the simulation: it has no WebAssembly, or it is switched off. "
        + "Below is the result that comes with the page; it cannot be changed here.",
    "no-webassembly-lab": "This browser cannot run the simulation: it has no WebAssembly, or it is switched off.",
};
const { room: own_room } = document.body.dataset;
const own = { ...plainPage(own_room), ...inFrame || alone ? { memory: passing } : {} };
/// A paper to print in the place of a room.
const isPaper = own_room === "paper";
const isLab = own_room !== "explore" && !isPaper;

/// What leads back from large type on a wall, and what a clicker presses on Explore's.
const leave_wall = ["deliberate:wall-leave", "wall:leave"];
const wall_keys = { Escape: leave_wall, PageDown: ["wall:next"], PageUp: ["wall:back"], ArrowRight: ["wall:next"], ArrowLeft: ["wall:back"], " ": ["wall:play"] };

const say = (text) => { byId("status").textContent = text; };

let leaving = null;
/// Says something about what was pressed or dropped: for good, or with `seconds` for so long.
function notice(text, seconds = 0) {
    showNotes(byId("said"), text ? [text] : []);
    clearTimeout(leaving);
    if (seconds > 0) leaving = setTimeout(() => notice(""), seconds * 1000);
}

/// The view with which this page opens; null on the way to the page of another room that a link asks for, or to the
/// split-test lab, where the story of a link to a lesson and nothing else is told.
function judgedView(asked, { from, card }) {
    if (isLab) return inRoom(asked.view, own_room);
    if (isPaper) return inRoom(asked.view, "explore");
    const { view } = asked;
    const elsewhere = namesLesson(asked, card) ? plainPage("trial") : plainPage(roomOf(view));
    if (from === "link" && elsewhere.file !== own.file) {
        location.replace(inFrame ? new URL(elsewhere.file + location.search + location.hash, document.baseURI) : linkTo(elsewhere.file, location.hash));
        return null;
    }
    return (elsewhere.file === own.file ? view : inRoom(view, own_room)) + rememberedRuns(view, from);
}

/// An older version of the funding lab's page remembered its formula's code alone.
function takeOlderMemory({ scenarios: [{ name }] }) {
    const code = own_room === "funding" ? recall(own.memory) : "";
    if (code && !code.startsWith("{")) keep(own.memory, JSON.stringify({ scenario: name, view: `room=funding;funding=${code}` }));
}

/// The number of runs that an older version of this page remembered beside the view.
function rememberedRuns(view, from) {
    const runs = from === "memory" && !/(^|;)runs=/.test(view) ? Math.trunc(recallJson("plain")?.runs) : 0;
    return runs >= 1 && runs <= 1000 ? `;runs=${runs}` : "";
}

/// The split-test lab opens on a lesson, the others on what the site opens with.
const order = (scenarios) => (own_room === "trial" ? [...scenarios].sort((a, b) => b.lesson - a.lesson) : scenarios);

const desk = new Desk({ page: own.file, memory: own.memory, notice, judge: judgedView, order,
    notes: (sentences) => showNotes(byId("link-notes"), sentences) });
const { remember } = desk.actions;
if (!inFrame) desk.actions.remember = (text) => {
    remember(text);
    byId("provenance").textContent = isKept(own.memory) ? "" : "This browser lets the page keep nothing: a reload starts afresh.";
};
// A paper shows what a room remembers, and leaves it as it is.
if (isPaper) desk.actions.remember = () => {};
const showWall = isLab || isPaper ? null : startWall(desk);
if (isLab) {
    desk.takesTables = true;
    const title = document.title;
    Object.assign(desk.actions, labActions(desk.tell, { decode: desk.decode, notice }), {
        title: (text) => { document.title = own_room === "trial" ? `${text}: ${title}` : title; },
        "print-room": () => print(),
    });
}
/// The brief of this lab, once it was asked for: here, where all that it rests on is.
let labPaper = null;
const paperOf = async () => (labPaper ??= new (await importPart("paper.mjs")).LabPaper(desk, byId("sheet")));
const hasBrief = ["funding", "trial", "deliberate"].includes(own_room);
if (hasBrief && !inFrame) desk.actions["open-paper"] = async (text) => (await paperOf()).open(text);
/// A paper that this page was opened with.
const paperFirst = hasBrief && new URLSearchParams(location.search).has("brief");
if (paperFirst) {
    const { remember: keepRoom, title } = desk.actions;
    let brought = !new URLSearchParams(location.search).has("own");
    Object.assign(desk.actions, {
        // A paper leaves what is remembered as it is.
        remember: (text) => { if (document.body.dataset.room !== "paper") keepRoom(text); },
        // When the question is open, and its link read: a link names a formula of the page's.
        title: (text) => {
            title(text);
            if (brought || location.hash === "") return;
            brought = true;
            if (!bringOwn(desk.tell)) notice("Your own table or formula is not on this page: it is too large to be kept, or belongs to another tab. What stands here is without it.");
        },
    });
}
// From here the other view is the map: in the same state, as far as that is known.
desk.actions["open-plain"] = async (code) => {
    location.href = linkTo("index.html", (code ? await desk.fragmentOf(code) : await desk.rememberedCode()) || (isLab ? `room=${own_room}` : ""));
};

/// What of a sheet makes no sense on a page: the way to itself; and the tour, which walks through Explore. A formula is
/// about its table, not about the question that is open; and the split-test lab has its own list of trials.
const left_out = {
    explore: ["button:plain"],
    paper: [],
    trial: ["button:plain", "button:tour", "scenario", "chooser"],
    funding: ["button:plain", "button:tour", "scenario", "chooser", "scenario-file"],
    deliberate: ["button:plain", "button:tour"],
};

/// Offers this page, as it is now, as one file.
function offerOneFile() {
    const button = byId("one-file");
    button.parentElement.hidden = typeof CompressionStream !== "function";
    button.onclick = async () => {
        button.disabled = true;
        try {
            const { oneFile } = await importPart("one_file.mjs");
            const { scenario } = recallJson(own.memory) ?? {};
            saveFile(`folkmoot-${scenario}.html`, await oneFile({ name: scenario, code: await desk.bareCode(), own: desk.ownOpen }), "text/html");
        } catch (error) {
            notice(stoppedWords(error));
        }
        button.disabled = false;
    };
}

/// What is being opened, before anything of it is known but its name.
function showOpening({ title, question }) {
    byId("title").textContent = title;
    byId("question").textContent = question;
    byId("first-sentence").textContent = "";
    say(`Opening “${title}”…`);
}

/// The result that comes with the page, until there is one of our own.
function showFirst(first) {
    if (!first) return;
    byId("title").textContent = first.title;
    byId("question").textContent = first.question;
    byId("first-sentence").textContent = first.sentence;
}

function showBecause(reason) {
    const known = Object.hasOwn(reasons, reason ?? "");
    byId("because").textContent = known ? reasons[reason] : "";
    byId("because").hidden = !known;
}

function stopped(error) {
    byId("progress").hidden = true;
    say("There is no new result.");
    notice(stoppedWords(error));
}

function workerCrashed(_, error) {
    if (error.started || !error.restarted) notice(stoppedWords(error));
}

/// Whether a sheet has what the page opens with: a heading, and more than what leads elsewhere.
const answers = (sheet) => byId("sheet").querySelector(inFrame ? "h1, figure" : "h1") !== null && sheet.children.some(({ key }) => key !== "header");

/// Lessons about trials are read in the split-test lab, which is a page of its own: its address with the scenario that is
/// chosen, if that is one.
let lessons = new Set();
function lessonPage(key, value) {
    const name = key === "scenario" ? value : /^open(?:-first)?:(.+)$/.exec(key)?.[1];
    return own_room !== "trial" && lessons.has(name) ? linkTo(plainPage("trial").file, `scenario=${name}`) : "";
}

function showSheet(frame) {
    const { screen } = desk;
    const tick = () => screen._ui_tick(performance.now());
    tick();
    setInterval(tick, between_ticks);
    const openFiles = (node, files) => openChosen(node, files, desk);
    // On a phone a trial's design would stand between the question and the answer: it is said in words, and opened to be changed.
    const folded = matchMedia("(max-width: 40rem)").matches ? ["trial:design", "trial:size"] : [];
    const mirror = new Mirror({ root: byId("sheet"), screen, without: [...left_out[own_room], ...alone?.without ?? []], folded, openFiles, frame,
        onUse: (key, value) => {
            notice("");
            const elsewhere = key === "room" && plainPage(value).file !== own.file ? plainPage(value).file : lessonPage(key, value);
            if (elsewhere) location.href = inFrame ? Object.assign(new URL(elsewhere, document.baseURI), { search: location.search }).href : elsewhere;
            return !elsewhere;
        },
        onShown: (sheet) => { byId("opening").hidden = answers(sheet); } });
    frame?.attach(mirror);
    // What a wall has no button's place for: the key that leaves it.
    addEventListener("keydown", (event) => {
        // Arrows and space on what has the focus are that thing's.
        const own = !/^(Esc|Page)/.test(event.key) && event.target.closest?.("input, select, button, a, summary");
        const wanted = own ? undefined : wall_keys[event.key]?.find((each) => byId("sheet").querySelector(`[data-use="${each}"]`));
        if (!wanted) return;
        event.preventDefault();
        mirror.use(wanted, "");
    });
    byId("map-link").onclick = (event) => {
        event.preventDefault();
        mirror.use("button:plain", "");
    };
}

/// Another page asked for this one on paper: once, when there is something to print.
function printWhenDrawn() {
    history.replaceState(null, "", location.pathname + location.hash);
    // What is decided is counted first, and tried out; not for ever.
    const latest = performance.now() + longest_wait;
    const stands = () => own_room !== "deliberate" || (byId("sheet").querySelector('[data-use="deliberate:print"]')
        && !byId("sheet").querySelector('.part-deliberate-decide [aria-busy="true"], .part-deliberate-see .under-way'));
    const timer = setInterval(() => {
        if (!byId("opening").hidden || (!stands() && performance.now() < latest)) return;
        clearInterval(timer);
        print();
    }, 200);
}

async function start() {
    chooseAppearance(byId("appearance"));
    const frame = inFrame ? new (await importPart("embedded.mjs")).Embedded({ desk, page: isLab ? own.file : "index.html" }) : alone?.frame ?? null;
    for (const link of ["map-link", "embed-link"]) byId(link).parentElement.hidden = alone !== null;
    showBecause(new URLSearchParams(location.search).get("because"));
    const first = await fetchJson("first.json").catch(() => null);
    const ballots = isLab ? ballotsInAddress() : "";
    const shipped = !isLab && opensAsShipped(first, own.memory);
    // What is to be guessed is not shown before.
    if (shipped && !new URLSearchParams(location.search).get("ask")) showFirst(first);
    if (typeof WebAssembly !== "object") {
        showBecause(isLab ? "no-webassembly-lab" : "no-webassembly");
        byId("progress").hidden = true;
        if (isLab) return say("");
        showFirst(first);
        return say(first ? `This is the result that comes with the page. Its fingerprint is ${first.fingerprint}.` : "");
    }
    const progress = new Progress((share) => { byId("progress").value = share; });
    const sized = (file) => progress.expect(first?.sizes?.[file] ?? 0);
    const [core, page, { default: createPage }] = await Promise.all([
        desk.loadCore({ model: shipped ? first.model : "", wanted: isLab ? labsCore : "", progress: (name) => sized(`${name}.wasm`) }),
        compile(`${own.module}.wasm`, sized(`${own.module}.wasm`)), importPart(`${own.module}.mjs`)]);
    desk.startPool({ count: workers, first: core, onCrash: workerCrashed });
    await desk.startScreen({ factory: createPage, compiled: page, waits: false, options: { onAbort: stopped } });
    byId("progress").hidden = true;
    say("Working it out…");
    if (isPaper) (await importPart("paper.mjs")).begin(desk, byId("sheet"));
    if (paperFirst) await (await paperOf()).follow();
    showSheet(frame);
    desk.listen();
    const index = await scenarioIndex();
    lessons = new Set(index.scenarios.filter(({ lesson }) => lesson).map(({ name }) => name));
    takeOlderMemory(index);
    if (isLab) await tellLabs(desk.tell);
    showWall?.();
    await desk.openState(shipped ? () => {} : showOpening);
    if (isPaper && desk.own) await (await importPart("paper.mjs")).tellAgain(desk);
    if (ballots) desk.tell("ballots", ballots);
    if (isLab && new URLSearchParams(location.search).has("print")) printWhenDrawn();
    if (!isLab && !isPaper && !alone && !inFrame) offerOneFile();
    keepOffline(() => notice("A newer version of this page is ready. Load the page again to use it."));
}

start().catch(stopped);
