/// The plain view: the same core, the same settings, the same numbers, without graphics.

import { chooseAppearance } from "./appearance.mjs";
import { compile, fetchJson, keepOffline, Progress } from "./load.mjs";
import { resultCsv } from "./csv.mjs";
import { element } from "./element.mjs";
import { acceptDrops, readScenario, saveFile } from "./files.mjs";
import { stoppedWords } from "./failure.mjs";
import { addressAsks, copyText, findAsked, linkTo, opensAsShipped, showFragment, showNotes } from "./link.mjs";
import { Form, fitRuns } from "./plain_form.mjs";
import { doubtTable, groupTables, outcomesOf, outcomeTable, sentences, sureTable } from "./plain_results.mjs";
import { writeWords } from "./plain_text.mjs";
import { Pool, Stale } from "./pool.mjs";
import { isKept, recallJson, remember } from "./remember.mjs";
import { loadScenario, scenarioIndex, withData } from "./scenarios.mjs";

const byId = (id) => document.getElementById(id);
/// Worker 0 answers at once with one run; worker 1 makes the many runs, and starts afresh when they
/// are about settings that have been left.
const quick = 0, patient = 1;
/// A run that takes longer than this, in milliseconds, can be stopped, and gives way to a newer one.
const long_run = 2000;
const reasons = {
    "no-webgl": "The map needs WebGL2, which this browser does not have or has switched off. "
        + "This is the plain view: the same simulation as text, forms and tables.",
    "no-webassembly": "This browser cannot run the simulation: it has no WebAssembly, or it is switched off. "
        + "Below is the result that comes with the page; it cannot be changed here.",
};

let pool = null;
let files = null;      // {name, text, data} of the scenario
let described = null;  // what the core says of it
let state = null;      // what the person has set
let form = null;
let shown = null;      // the result on the page
let promised = null;   // fingerprint that a link promised for exactly this state

const say = (text) => { byId("status").textContent = text; };

function showProblems(problems) {
    const items = problems.map(({ where, text }) => element("li", {}, where && !text.startsWith(where) ? `${where}: ${text}` : text));
    byId("problems").hidden = problems.length === 0;
    byId("problems").replaceChildren(...(problems.length
        ? [element("p", {}, problems.length === 1 ? "Something is wrong:" : `${problems.length} things are wrong:`),
            element("ul", {}, ...items)] : []));
}

/// The command that every question about the present state begins with.
const command = (what, more = {}) => ({ do: what, ...files, reform: state.reform, shared: state.shared,
    changed: state.changed, seed: state.seed, population: state.population, weeks: state.weeks, ...more });

/// Asks the core; problems are shown and give null.
async function ask(worker, question) {
    const answer = await pool.ask(worker, question);
    if (answer.problems) {
        showProblems(answer.problems);
        return null;
    }
    return answer;
}

let running = false;
let stale = false;
let opening = false;   // another scenario is on its way: nothing of this one is wanted
let began = 0;

/// Computes the present state. While one run is under way only the newest of the others waits, and not for long.
async function recompute() {
    if (shown) {
        noteLink("");
        if (location.hash) showFragment("");
    }
    stale = true;
    if (running) {
        if (Date.now() - began > long_run) pool.restartIfBusy(quick);
        return;
    }
    running = true;
    try {
        while (stale && !opening) {
            stale = false;
            await computeOnce();
        }
    } catch (error) {
        stopped(error);
    } finally {
        running = false;
    }
    if (shown && !stale && !opening) judgeSureness();
}

async function computeOnce() {
    began = Date.now();
    say("Working it out…");
    pool.restartIfBusy(patient);
    const offer = setTimeout(() => {
        byId("stop").hidden = false;
        say(`Working it out for ${state.population.toLocaleString("en-GB")} citizens… This takes long.`);
    }, long_run);
    try {
        const result = await ask(quick, command("compare", { replicates: 1 }));
        if (stale || opening) return;
        if (result) await show(result);
        else noResult("There is no result for these settings.");
    } catch (error) {
        if (!(error instanceof Stale)) throw error;
        if (!stale && !opening) noResult("You stopped it. There is no result for these settings: change something, and it starts again.");
    } finally {
        clearTimeout(offer);
        byId("stop").hidden = true;
    }
}

/// Nothing that belongs to other settings stays beside a run that failed.
function noResult(text) {
    shown = null;
    for (const id of ["sentence", "certainty", "sure-status"]) byId(id).textContent = "";
    for (const id of ["outcomes", "groups", "sure"]) byId(id).replaceChildren();
    delete byId("share").dataset.code;
    byId("shared").hidden = true;
    say(text);
}

/// Shows the result of one run.
async function show(result) {
    showProblems([]);
    shown = result;
    remember("plain", JSON.stringify(state));
    byId("sentence").textContent = result.sentence;
    byId("certainty").textContent = "";
    say(`The result is ready. Its fingerprint is ${result.fingerprint}.`);
    checkPromise();
    showNumbers();
    const link = await ask(quick, command("link", { fingerprint: result.fingerprint, view: "" }));
    if (link) byId("map-link").href = linkTo("index.html", link.code);
    byId("share").dataset.code = link?.code ?? "";
}

function showNumbers() {
    byId("outcomes").replaceChildren(outcomeTable(described, shown), sentences(described, shown));
    const select = byId("group-outcome");
    const chosen = select.value;
    const choices = outcomesOf(described, shown).filter(({ key }) => shown.baseline.outcomes[key].by);
    select.replaceChildren(...choices.map(({ key, label }) => element("option", { value: key }, label)));
    if (choices.some(({ key }) => key === chosen)) select.value = chosen;
    showGroups();
}

function showGroups() {
    const outcome = described.outcomes.find(({ key }) => key === byId("group-outcome").value);
    if (outcome && shown) byId("groups").replaceChildren(...groupTables(described, shown, outcome));
}

/// So many runs are told first, while the others are on their way.
const firstRuns = 10;

/// Makes the many runs in the background, and shows them unless the state has moved on.
async function judgeSureness() {
    const wanted = state.runs || shown.usual_runs;
    if (wanted < 2) {
        byId("sure").replaceChildren();
        byId("sure-status").textContent = "Only one run was asked for, so this cannot be said.";
        return;
    }
    byId("sure-status").textContent = `Making ${wanted} runs…`;
    const asked = JSON.stringify(state);
    try {
        for (const replicates of wanted > 2 * firstRuns ? [firstRuns, wanted] : [wanted]) {
            const result = await ask(patient, command("compare", { replicates, planned: wanted }));
            if (!result || !shown || asked !== JSON.stringify(state)) return;
            showSureness(result, wanted);
        }
    } catch (error) {
        if (!(error instanceof Stale)) stopped(error);
    }
}

/// Shows what `result` tells of how sure it is; more runs may come, until there are as many as `wanted`.
function showSureness(result, wanted) {
    const { difference, replicates, sensitivity } = result;
    shown = { ...shown, difference, replicates, sensitivity };
    byId("certainty").textContent = result.certainty;
    const all = replicates >= wanted;
    byId("sure").replaceChildren(sureTable(described, shown), ...(all ? [doubtTable(described, shown)] : []));
    byId("sure-status").textContent = all ? `${replicates} runs are ready.`
        : `${replicates} of ${wanted} runs are ready, so far. Making the others…`;
    showNumbers();
}

function noteLink(text) {
    byId("link-check").hidden = text === "";
    byId("link-check").textContent = text;
}

/// Says whether the result is the one that the link promised.
function checkPromise() {
    if (promised === null) return;
    noteLink(promised === shown.fingerprint
        ? "This result came by a link, and it has been reproduced exactly, to the last bit."
        : `This result came by a link but is not the same: the link promised ${promised}. The link was `
            + "probably made with another version of Folkmoot or of this scenario.");
    promised = null;
}

function stopped(error) {
    if (error instanceof Stale) return;
    noResult("There is no new result.");
    byId("progress").hidden = true;
    showProblems([{ where: "", text: stoppedWords(error) }]);
}

/// What is being opened, before anything of it is known but its name.
function showOpening({ title, question }) {
    if (shown) noResult("");
    byId("title").textContent = title;
    byId("question").textContent = question;
    byId("sentence").textContent = "";
    say(`Opening “${title}”…`);
}

/// Opens a scenario with a state; what the state leaves open is as the scenario says.
async function open(scenario, wanted = {}) {
    opening = true;
    pool.restartIfBusy(quick);
    const answer = await ask(quick, { do: "describe", ...scenario }).finally(() => { opening = false; });
    if (!answer) return shown ? say("The scenario could not be opened.") : noResult("The scenario could not be opened.");
    showProblems([]);
    files = scenario;
    described = answer;
    const { population, weeks, seed } = described;
    const reform = described.policies.some(({ name }) => name === wanted.reform) ? wanted.reform
        : (described.policies[1] ?? described.policies[0]).name;
    state = { scenario: scenario.name, reform, changed: { ...wanted.changed },
        shared: { ...wanted.shared }, seed: wanted.seed || seed,
        population: wanted.population || population, weeks: wanted.weeks || weeks,
        runs: wanted.runs || 0 };
    promised = /[1-9a-f]/.test(wanted.fingerprint ?? "") ? wanted.fingerprint : null;
    shown = null;
    form = new Form({ described, state, onChange: recompute });
    form.build({ levers: byId("levers"), assumptions: byId("assumptions"), advanced: byId("advanced") });
    showPolicies();
    writeWords(described, (step) => {
        state.changed = { ...state.changed, ...step.set };
        form.refresh();
        recompute();
        byId("result").focus();
    });
    byId("provenance").textContent = `Scenario ${described.scenario}, ${described.hash}.`;
    await recompute();
}

function showPolicies() {
    byId("reform").replaceChildren(...described.policies.map(({ name, label }, index) =>
        element("option", { value: name }, index === 0 ? `${label} (as it is: no difference)` : label)));
    byId("reform").value = state.reform;
    byId("reform-hint").textContent = form.policy.sentence;
}

async function showScenarios() {
    const { scenarios } = await scenarioIndex();
    byId("scenario").replaceChildren(...scenarios.map(({ name, question }) => element("option", { value: name }, question)));
}

/// The split-test lab's page, for a link that names a lesson and nothing else: its story is told there.
const lessonOf = ({ from, card, asked }) => from === "link" && card.trial && asked.view === "" && asked.reform === ""
    && Object.keys({ ...asked.changed, ...asked.shared }).length === 0 ? linkTo("trial.html", location.hash) : "";

/// Opens what the address or the last visit asks for, or else the first scenario.
async function openState(onFound = showOpening) {
    const { scenarios } = await scenarioIndex();
    opening = true;
    pool.restartIfBusy(quick);
    const found = await findAsked({ ask: (question) => pool.ask(quick, question), memory: "plain", scenarios, onFound })
        .finally(() => { opening = false; });
    const lesson = lessonOf(found);
    if (lesson) return location.replace(lesson);
    byId("scenario").value = found.card.name;
    const { runs, notes } = fitRuns(recallJson("plain")?.runs);
    showNotes(byId("link-notes"), [...found.notes, ...notes]);
    await open(found.files, { ...found.asked, runs });
}

async function openDropped(name, text, note) {
    showNotes(byId("link-notes"), []);
    await open(await withData(name, text)).catch(stopped);
    if (note) say(`${byId("status").textContent} ${note}`);
}

/// Opens another scenario of the list.
async function change(name) {
    const { scenarios } = await scenarioIndex();
    showNotes(byId("link-notes"), []);
    showFragment("");
    showOpening(scenarios.find((card) => card.name === name));
    await open(await loadScenario(name), { runs: state?.runs });
}

function listen() {
    const onRefused = (text) => showProblems([{ where: "", text }]);
    const decode = (bytes) => pool.decode(bytes);
    acceptDrops({ onScenario: openDropped, onRefused, decode });
    byId("scenario-file").onchange = (event) =>
        readScenario(event.target.files[0], { onScenario: openDropped, onRefused, decode }).catch(stopped);
    byId("scenario").onchange = (event) => change(event.target.value).catch(stopped);
    byId("stop").onclick = () => pool.restartIfBusy(quick);
    byId("reform").onchange = (event) => {
        Object.assign(state, { reform: event.target.value, changed: {} });
        byId("reform-hint").textContent = form.policy.sentence;
        form.refresh();
        recompute();
    };
    byId("reset").onclick = () => {
        Object.assign(state, { changed: {}, shared: {} });
        form.refresh();
        recompute();
    };
    byId("group-outcome").onchange = showGroups;
    byId("form").onsubmit = (event) => event.preventDefault();
    byId("share").onclick = async () => {
        const { code } = byId("share").dataset;
        if (!code) return;
        const address = linkTo("plain.html", code);
        showFragment(code);
        const copied = await copyText(address);
        byId("shared").hidden = false;
        byId("shared").textContent = `${copied ? "Copied" : "The link"}: ${address}`;
    };
    byId("save-csv").onclick = () => shown && saveFile(`${state.scenario}.csv`, resultCsv(described, shown), "text/csv");
    byId("save-scenario").onclick = () => files && saveFile(`${described.scenario}.json`, files.text, "application/json");
    addEventListener("hashchange", () => addressAsks() && openState().catch(stopped));
}

function showBecause(reason) {
    const known = Object.hasOwn(reasons, reason ?? "");
    byId("because").textContent = known ? reasons[reason] : "";
    byId("because").hidden = !known;
}

/// The result that comes with the page, until there is one of our own.
function showFirst(first) {
    if (!first) return;
    byId("title").textContent = first.title;
    byId("question").textContent = first.question;
    byId("sentence").textContent = first.sentence;
}

async function start() {
    chooseAppearance(byId("appearance"));
    showBecause(new URLSearchParams(location.search).get("because"));
    const first = await fetchJson("first.json").catch(() => null);
    const shipped = opensAsShipped(first, "plain");
    if (shipped) showFirst(first);
    if (typeof WebAssembly !== "object") {
        showBecause("no-webassembly");
        for (const part of ["form", "progress"]) byId(part).hidden = true;
        showFirst(first);
        return say(first ? `This is the result that comes with the page. Its fingerprint is ${first.fingerprint}.` : "");
    }
    const size = first?.sizes?.["folkmoot-core.wasm"] ?? 0;
    const progress = new Progress({ core: size }, (share) => { byId("progress").value = share; });
    const compiled = await compile("folkmoot-core.wasm", progress);
    pool = new Pool({ count: 2, compiled });
    byId("progress").hidden = true;
    listen();
    await showScenarios();
    await openState(shipped ? () => {} : showOpening);
    if (!isKept("plain")) byId("provenance").append(" This browser lets the page keep nothing: a reload starts afresh.");
    keepOffline(() => say("A newer version of this page is ready. Load the page again to use it."));
}

start().catch(stopped);
