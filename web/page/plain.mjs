/// The plain view: the sheet of the room as text, forms and tables. The session is the map page's; there is no canvas.

import { chooseAppearance } from "./appearance.mjs";
import { Desk } from "./desk.mjs";
import { stoppedWords } from "./failure.mjs";
import { linkTo, opensAsShipped, showNotes } from "./link.mjs";
import { compile, fetchJson, keepOffline, Progress } from "./load.mjs";
import { Mirror } from "./mirror.mjs";
import { isKept, recallJson } from "./remember.mjs";
import { importPart } from "./site.mjs";

const byId = (id) => document.getElementById(id);
/// One worker for the result, one for the many runs in the background.
const workers = 2;
/// So often the session looks at the time, in milliseconds.
const between_ticks = 40;
const reasons = {
    "no-webgl": "The map needs WebGL2, which this browser does not have or has switched off. "
        + "This is the plain view: the same simulation as text, forms and tables.",
    "no-webassembly": "This browser cannot run the simulation: it has no WebAssembly, or it is switched off. "
        + "Below is the result that comes with the page; it cannot be changed here.",
};
/// The labs have pages of their own.
const pages = { funding: "funding.html", trial: "trial.html" };

const say = (text) => { byId("status").textContent = text; };

let passing = null;
/// Says something about what was pressed or dropped: for good, or with `seconds` for so long.
function notice(text, seconds = 0) {
    showNotes(byId("said"), text ? [text] : []);
    clearTimeout(passing);
    if (seconds > 0) passing = setTimeout(() => notice(""), seconds * 1000);
}

/// The room that is asked for, where it is one of this page's; or null on the way to the split-test lab, where
/// the story of a link to a lesson and nothing else is told.
function judgedView({ view, reform, changed, shared }, { from, card }) {
    const plain = reform === "" && Object.keys({ ...changed, ...shared }).length === 0;
    if (from === "link" && card.trial && view === "" && plain) {
        location.replace(linkTo("trial.html", location.hash));
        return null;
    }
    return { view: view.replace(/room=(funding|trial)/, "room=explore") + rememberedRuns(view, from), notes: [] };
}

/// The number of runs that an older version of this page remembered beside the view.
function rememberedRuns(view, from) {
    const runs = from === "memory" && !/(^|;)runs=/.test(view) ? Math.trunc(recallJson("plain")?.runs) : 0;
    return runs >= 1 && runs <= 1000 ? `;runs=${runs}` : "";
}

const desk = new Desk({ page: "plain.html", memory: "plain", notice, judge: judgedView,
    notes: (sentences) => showNotes(byId("link-notes"), sentences) });
const { remember } = desk.actions;
desk.actions.remember = (text) => {
    remember(text);
    byId("provenance").textContent = isKept("plain") ? "" : "This browser lets the page keep nothing: a reload starts afresh.";
};
// From here the other view is the map.
desk.actions["open-plain"] = (code) => { location.href = linkTo("index.html", code); };

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

/// Whether a sheet has what the page opens with: a question and an answer.
const answers = (sheet) => byId("sheet").querySelector("h1") !== null && sheet.children.length > 1;

function showSheet() {
    const { screen } = desk;
    const tick = () => screen._ui_tick(performance.now());
    tick();
    setInterval(tick, between_ticks);
    const mirror = new Mirror({ root: byId("sheet"), screen, without: ["button:plain"],
        openFile: (_, file) => desk.openFile(file),
        onUse: (key, value) => {
            notice("");
            if (key !== "room" || !pages[value]) return true;
            location.href = pages[value];
            return false;
        },
        onShown: (sheet) => { byId("opening").hidden = answers(sheet); } });
    byId("map-link").onclick = (event) => {
        event.preventDefault();
        mirror.use("button:plain", "");
    };
}

async function start() {
    chooseAppearance(byId("appearance"));
    showBecause(new URLSearchParams(location.search).get("because"));
    const first = await fetchJson("first.json").catch(() => null);
    const shipped = opensAsShipped(first, "plain");
    if (shipped) showFirst(first);
    if (typeof WebAssembly !== "object") {
        showBecause("no-webassembly");
        byId("progress").hidden = true;
        showFirst(first);
        return say(first ? `This is the result that comes with the page. Its fingerprint is ${first.fingerprint}.` : "");
    }
    const progress = new Progress(first?.sizes ?? {}, (share) => { byId("progress").value = share; });
    const [core, page, { default: createPage }] = await Promise.all([
        compile("folkmoot-core.wasm", progress), compile("folkmoot-page.wasm", progress), importPart("folkmoot-page.mjs")]);
    desk.startPool({ count: workers, compiled: core, onCrash: workerCrashed });
    await desk.startScreen({ factory: createPage, compiled: page, waits: false, options: { onAbort: stopped } });
    byId("progress").hidden = true;
    say("Working it out…");
    showSheet();
    desk.listen();
    await desk.openState(shipped ? () => {} : showOpening);
    keepOffline(() => notice("A newer version of this page is ready. Load the page again to use it."));
}

start().catch(stopped);
