/// The split-test lab without graphics: the same designs, the same core, the same numbers.

import { chooseAppearance } from "./appearance.mjs";
import { compile, fetchJson, keepOffline, Progress } from "./load.mjs";
import { element } from "./element.mjs";
import { stoppedWords } from "./failure.mjs";
import { readText } from "./files.mjs";
import { settingValue } from "./format.mjs";
import { addressAsks, copyText, findAsked, linkTo, showFragment, showNotes, toldOf } from "./link.mjs";
import { chooser, designForm, typed } from "./trial_form.mjs";
import { analysisTables, ownSizeTables, repeatTables, runTables, sizeTables } from "./trial_tables.mjs";
import { readDesign, writeDesign } from "./trial_link.mjs";
import { methodWords } from "./trial_words.mjs";
import { Pool, Stale } from "./pool.mjs";
import { remember } from "./remember.mjs";
import { loadScenario, scenarioIndex } from "./scenarios.mjs";

const byId = (id) => document.getElementById(id);
/// Worker 0 runs and analyses; worker 1 sizes and repeats, and starts afresh when the design changes.
const quick = 0, patient = 1;
const chunk = 25, usual = 100, many = 1000;

let pool = null;
let files = null;      // {name, text, data} of the scenario
let described = null;
let menu = null;
let state = null;      // {readyMade, seed, design}; design.shared: assumptions other than the scenario's
let repeats = [];
let wanted = usual;
let version = 0;       // of the design: answers to older ones are dropped

const say = (text) => { byId("status").textContent = text; };
const start = () => menu.designs[state.readyMade];
const outcome = () => menu.outcomes.find(({ key }) => key === state.design.outcome) ?? menu.outcomes[0];

function showProblems(problems) {
    byId("problems").hidden = problems.length === 0;
    byId("problems").replaceChildren(...problems.map(({ where, text }) =>
        element("p", {}, where && !text.startsWith(where) ? `${where}: ${text}` : text)));
}

async function ask(worker, question) {
    const answer = await pool.ask(worker, question);
    if (!answer.problems) return answer;
    showProblems(answer.problems);
    return null;
}

const question = (what, more = {}) => ({ do: what, ...files, design: state.design, seed: state.seed, ...more });

let running = false, again = false;

/// The design as an address says it, here and on the map page.
const fragmentNow = () => new URLSearchParams({ scenario: files.name, ...state.design.shared, trial: code() }).toString();

/// Runs the design as it stands; while one run is under way only the newest of the others waits.
async function recompute() {
    remember("trial", JSON.stringify({ scenario: files.name, trial: code(), shared: state.design.shared }));
    if (location.hash) showFragment("");
    byId("map-link").href = linkTo("index.html", fragmentNow());
    version += 1;
    repeats = [];
    wanted = usual;
    again = true;
    if (running) return;
    running = true;
    try {
        while (again) {
            again = false;
            showProblems([]);
            say("Running the town four times…");
            pool.restartIfBusy(patient);
            const ran = await ask(quick, question("trial_run"));
            if (again) continue;
            if (ran) showRun(ran);
            else say("There is no result for this design.");
        }
    } catch (error) {
        stopped(error);
    } finally {
        running = false;
    }
    if (byId("problems").hidden) judge().catch(stopped);
}

function showRun(ran) {
    byId("conclusion").textContent = ran.conclusion;
    byId("truth").textContent = ran.truth;
    byId("gap").textContent = ran.gap;
    byId("run").replaceChildren(...runTables(ran, state.design, outcome()));
    say(`The result is ready. Its fingerprint is ${ran.fingerprint}.`);
}

/// Size first, then the repeats.
async function judge() {
    const asked = version;
    const sized = await pool.ask(patient, question("trial_size"));
    if (asked !== version) return;
    byId("size").replaceChildren(...(sized.problems ? sized.problems.map(({ text }) => element("p", {}, text)) : sizeTables(sized, outcome())));
    await repeat();
}

async function simulate() {
    const asked = version;
    byId("size").append(element("p", { class: "status" }, "Running trials of several sizes in this world…"));
    const sized = await pool.ask(quick, question("trial_size", { simulate: true }));
    if (asked === version && !sized.problems) byId("size").replaceChildren(...sizeTables(sized, outcome()));
}

let repeating = false;

/// Goes on until as many trials are known as are wanted; a trial is addressed by its number.
async function repeat() {
    if (repeating) return;
    repeating = true;
    const asked = version;
    showRepeating();
    try {
        while (asked === version && repeats.length < wanted) {
            const count = Math.min(chunk, wanted - repeats.length);
            const answer = await ask(patient, question("trial_repeats", { from: repeats.length, count }));
            if (asked !== version) return;
            if (!answer) break;
            repeats.push(...answer.repeats);
            showRepeating();
        }
        if (asked !== version || repeats.length === 0) return;
        const summed = await ask(patient, { do: "trial_summary", design: state.design, repeats });
        if (summed && asked === version) byId("repeats").replaceChildren(...repeatTables(summed, repeats, state.design, outcome()));
    } finally {
        repeating = false;
        showRepeating();
        if (asked !== version && !running) judge().catch(stopped);
    }
}

function showRepeating() {
    const going = repeating && repeats.length < wanted;
    byId("repeats-status").textContent = going ? `${repeats.length} of ${wanted} trials have been run.` : `${repeats.length} trials have been run.`;
    byId("repeats-progress").hidden = byId("stop").hidden = !going;
    byId("repeats-progress").value = repeats.length / wanted;
    byId("thousand").disabled = repeats.length >= many;
}

function stopped(error) {
    if (error instanceof Stale) return;
    say("There is no new result.");
    byId("progress").hidden = true;
    showProblems([{ where: "", text: stoppedWords(error) }]);
}

function showDesign() {
    const designs = menu.designs.length < 2 ? [] : [chooser("ready-made", "Ways to try it",
        menu.designs.map(({ name }, index) => [index, name.replaceAll(/[-_]/g, " ")]), state.readyMade, "", (chosen) => {
            const readyMade = Number(chosen);
            state = { readyMade, seed: described.seed, design: { ...structuredClone(menu.designs[readyMade]), shared: state.design.shared } };
            showDesign();
            recompute();
        })];
    const focused = document.activeElement?.id;
    const open = byId("design").querySelector("details")?.open;
    byId("question").textContent = state.design.question;
    byId("design").replaceChildren(...designs, ...designForm({ design: state.design, start: start(), menu,
        fields: described.fields, change: (edit) => {
            state.design = structuredClone(state.design);
            edit(state.design);
            showDesign();
            recompute();
        } }));
    if (open) byId("design").querySelector("details").open = true;
    if (focused) byId(focused)?.focus();
}

const code = () => writeDesign(state, start(), described.seed);

/// What is doubted, in one line, with a way back.
function showDoubt() {
    const moved = described.fields.filter(({ key }) => key in state.design.shared);
    byId("doubt").hidden = moved.length === 0;
    byId("doubt").replaceChildren(...(moved.length === 0 ? [] : [
        `With ${moved.length === 1 ? "1 changed assumption" : `${moved.length} changed assumptions`}: `
            + moved.map((field) => `${field.label} ${settingValue(field, state.design.shared[field.key])} (usually ${settingValue(field, field.usual)})`).join("; ") + ". ",
        element("button", { type: "button", class: "button quiet small", id: "doubt-back", onclick: () => {
            state.design = { ...state.design, shared: {} };
            showDoubt();
            recompute();
        } }, "Back to what is usual")]));
}

/// Opens a scenario with a design's code and what else was asked for: `from`: where the code is from, `shared`:
/// assumptions that are doubted, `notes`: what could not be shown.
async function open(name, wantedCode = "", { from = "link", shared = {}, notes = [] } = {}) {
    files = await loadScenario(name);
    described = await ask(quick, { do: "describe", ...files });
    menu = described && await ask(quick, { do: "trial_menu", ...files });
    if (!menu?.designs.length) return say("This scenario brings no trial.");
    const { leftOut, ...read } = readDesign(wantedCode, menu, described.seed, described.fields);
    state = read;
    state.design.shared = Object.fromEntries(described.fields.filter(({ key, kind, usual }) => kind === "assumption"
        && key in shared && shared[key] !== usual).map(({ key }) => [key, shared[key]]));
    showNotes(byId("link-notes"), [...notes, ...toldOf(leftOut, from)]);
    byId("scenario").value = name;
    byId("lesson-part").hidden = menu.lesson.length === 0;
    byId("lesson").replaceChildren(...menu.lesson.map((step) => element("li", {}, step)));
    byId("provenance").textContent = `Scenario ${described.scenario}, ${described.hash}.`;
    document.title = `${described.title}: Folkmoot, split-test lab`;
    showDesign();
    showDoubt();
    await recompute();
}

// ---------------------------------------------------------------- a person's own table

let own = null;

/// The headings of a table, and the values of a column: enough to choose from.
function cellsOf(line, separator) {
    return [...line.matchAll(new RegExp(`(?:^|${separator === "\t" ? "\\t" : separator})(?:"((?:[^"]|"")*)"|([^"${separator}]*))`, "g"))]
        .map(([, quoted, bare]) => (quoted ?? bare ?? "").replaceAll('""', '"').trim());
}
async function takeFile(chosen) {
    const { file, text, note } = await readText(chosen, (bytes) => pool.decode(bytes));
    takeOwn(file, text, note);
}

/// `note`: what was guessed to read the file, in a sentence.
function takeOwn(file, text, note = "") {
    const [first = "", ...rest] = text.replace(/^\uFEFF/, "").split(/\r?\n/, 5001);
    const separator = [",", ";", "\t"].sort((a, b) => first.split(b).length - first.split(a).length)[0];
    const headings = cellsOf(first, separator);
    const guess = (...names) => headings.find((heading) => names.includes(heading.toLowerCase())) ?? "";
    const cluster = guess("cluster", "area", "site", "school");
    own = { file, text, note, headings, rows: rest.map((line) => cellsOf(line, separator)), arm: guess("arm", "group", "treatment", "variant"),
        outcome: guess("outcome", "y", "result", "response", "value"), cluster, stratum: guess("stratum", "strata", "block"),
        pre: guess("pre", "before", "baseline"), counts: "", shares: "", method: cluster ? "cluster" : "difference", control: "" };
    showOwn();
}

function showOwn() {
    const options = own.headings.map((heading) => [heading, heading]);
    const at = own.headings.indexOf(own.arm);
    const arms = at < 0 ? [] : [...new Set(own.rows.map((row) => row[at]).filter(Boolean))].slice(0, 64);
    if (!arms.includes(own.control)) own.control = arms.find((arm) => ["control", "0", "none", "a"].includes(arm.toLowerCase())) ?? arms[0] ?? "";
    const pick = (id, label, member, list) => chooser(id, label, list, own[member], "", (value) => { own[member] = value; showOwn(); });
    const maybe = [["", "none"], ...options];
    byId("own").replaceChildren(element("p", {}, element("strong", {}, own.file)),
        own.note ? element("p", { class: "hint", id: "own-note" }, own.note) : "",
        pick("own-outcome", "The outcome", "outcome", [["", "choose a column"], ...options]),
        pick("own-arm", "The group that each was put in (arm)", "arm", [["", "choose a column"], ...options]),
        pick("own-control", "The group that got nothing new (control)", "control", arms.map((arm) => [arm, arm])),
        pick("own-method", "How it is worked out", "method", Object.entries(methodWords)),
        pick("own-cluster", "Put into groups together with others (cluster)", "cluster", maybe),
        pick("own-stratum", "Drawn separately within (stratum)", "stratum", maybe),
        pick("own-pre", "The outcome before the trial (pre-period)", "pre", maybe),
        pick("own-counts", "How many people a row stands for (counts)", "counts", [["", "one person a row"], ...options]),
        typed("own-shares", "Shares of the groups that were planned", own.shares, "Alike if you leave it open. Else as many numbers as groups, the control first: 1, 2.",
            (text) => { own.shares = text; analyse().catch(stopped); }));
    analyse().catch(stopped);
}

async function analyse() {
    if (!own.outcome || !own.arm) return byId("own-result").replaceChildren(element("p", {}, "Choose the two columns."));
    const { headings, rows, note, shares, ...asked } = own;
    asked.shares = shares.split(/[\s,;:/]+/).filter(Boolean);
    const found = await pool.ask(quick, { do: "trial_analyse", ...asked });
    byId("own-result").replaceChildren(...(found.problems
        ? found.problems.map(({ where, text }) => element("p", { class: "problems" }, where ? `${where}: ${text}` : text)) : analysisTables(found, own.file)));
}

// ---------------------------------------------------------------- how large one's own trial has to be

async function sizeOwn() {
    const fields = ["baseline", "spread", "effect", "power", "cluster_people", "intracluster"];
    const asked = Object.fromEntries(fields.map((name) => [name, byId(`size-${name}`).value.trim()]));
    if (!asked.baseline || !asked.effect)
        return byId("own-size").replaceChildren(element("p", { class: "hint" }, "Say what it is now, and the smallest difference worth finding."));
    const found = await pool.ask(quick, { do: "trial_own_size", ...asked });
    byId("own-size").replaceChildren(...(found.problems
        ? found.problems.map(({ where, text }) => element("p", { class: "problems" }, where && !text.startsWith(where) ? `${where}: ${text}` : text))
        : ownSizeTables(found)));
}

// ---------------------------------------------------------------- the page

function listen() {
    byId("form").onsubmit = (event) => event.preventDefault();
    byId("scenario").onchange = (event) => open(event.target.value).catch(stopped);
    byId("again").onclick = () => { state.seed += 1; recompute(); };
    byId("simulate").onclick = () => simulate().catch(stopped);
    byId("thousand").onclick = () => { wanted = many; repeat().catch(stopped); };
    byId("stop").onclick = () => { wanted = repeats.length; };
    byId("share").onclick = async () => {
        const fragment = fragmentNow();
        showFragment(fragment);
        const address = linkTo("trial.html", fragment);
        const copied = await copyText(address);
        byId("shared").hidden = false;
        byId("shared").textContent = `${copied ? "Copied" : "The link"}: ${address}`;
    };
    byId("own-file").onchange = ({ target }) => target.files[0] && takeFile(target.files[0]).catch(stopped);
    byId("size-form").onsubmit = (event) => {
        event.preventDefault();
        sizeOwn().catch(stopped);
    };
    byId("own-use").onclick = () => byId("own-paste").value.trim() && takeOwn("pasted table", byId("own-paste").value);
    addEventListener("dragover", (event) => event.preventDefault());
    addEventListener("drop", (event) => {
        event.preventDefault();
        const [file] = event.dataTransfer?.files ?? [];
        if (file) takeFile(file).catch(stopped);
    });
    addEventListener("hashchange", () => addressAsks() && openState().catch(stopped));
}

/// What the address asks for: a code of the map page, a design of this page, or what was looked at last.
async function openState() {
    const scenarios = (await scenarioIndex()).scenarios.filter(({ trial }) => trial);
    const { from, card, asked, notes } = await findAsked({ ask: (command) => pool.ask(quick, command), memory: "trial",
        scenarios, onFound: ({ title }) => say(`Opening “${title}”…`) });
    await open(card.name, asked.trial, { from, shared: asked.shared, notes });
}

async function begin() {
    chooseAppearance(byId("appearance"));
    if (typeof WebAssembly !== "object") {
        byId("progress").hidden = true;
        return say("This browser cannot run the simulation: it has no WebAssembly, or it is switched off.");
    }
    const first = await fetchJson("first.json").catch(() => null);
    const progress = new Progress({ core: first?.sizes?.["folkmoot-core.wasm"] ?? 0 }, (share) => { byId("progress").value = share; });
    pool = new Pool({ count: 2, compiled: await compile("folkmoot-core.wasm", progress) });
    byId("progress").hidden = true;
    listen();
    const scenarios = (await scenarioIndex()).scenarios.filter(({ trial }) => trial);
    byId("scenario").replaceChildren(...scenarios.map(({ name, question }) => element("option", { value: name }, question)));
    if (scenarios.length === 0) return say("There is no trial here.");
    await openState();
    keepOffline(() => say("A newer version of this page is ready. Load the page again to use it."));
}

begin().catch(stopped);
