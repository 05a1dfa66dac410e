/// The funding lab without graphics: the same formulas, the same core, the same numbers.

import { chooseAppearance } from "./appearance.mjs";
import { compile, fetchJson, keepOffline, Progress } from "./load.mjs";
import { element } from "./element.mjs";
import { saveFile } from "./files.mjs";
import { capitalised, money, outcomeValue } from "./format.mjs";
import { columnRows, leverRows } from "./funding_form.mjs";
import { findLab, usualFormula, writeLab } from "./funding_link.mjs";
import * as tables from "./funding_tables.mjs";
import { formulaText, keepOwn, keptOwn } from "./labs.mjs";
import { problemList } from "./lab_dialogs.mjs";
import { addressAsks, copyText, linkTo, showFragment, showNotes } from "./link.mjs";
import { Pool, Stale } from "./pool.mjs";
import { remember } from "./remember.mjs";
import { loadScenario, scenarioIndex } from "./scenarios.mjs";

const byId = (id) => document.getElementById(id);
/// Worker 0 answers at once; worker 1 does what takes its time, and starts afresh when the question changes.
const quick = 0, patient = 1;

let pool = null;
let lists = null;      // {formulas, tables, scenarios}
let state = null;      // what funding_link.mjs writes
let own = { table: null, formula: null };  // of the person: {file, text, columns}, text
let answer = null;

const say = (text) => { byId("status").textContent = text; };
const usualTable = () => lists.formulas.find(({ name }) => name === state.formula)?.table;
const formulaNow = async () => ({ file: own.formula ? "your formula" : `${state.formula}.json`,
    text: own.formula ?? await formulaText(`${state.formula}.json`), levers: state.levers });

async function question() {
    const file = state.table || usualTable();
    const table = own.table ?? { file, text: await formulaText(`tables/${file}`), columns: {} };
    const other = state.against === "formula" ? { file: `${state.other}.json`, text: await formulaText(`${state.other}.json`), levers: {} } : undefined;
    return { formula: await formulaNow(), table, against: state.against, ...(other ? { other } : {}) };
}

function showProblems(problems) {
    byId("problems").hidden = problems.length === 0;
    byId("problems").replaceChildren(...problemList(problems, byId("formula-text")));
}

const placeNow = () => Math.max(0, answer?.table.ids.indexOf(state.place) ?? 0);

let running = false, stale = false;

/// Works the question out as it stands; while one is under way only the newest of the others waits.
async function recompute() {
    remember("funding", writeLab(state));
    if (location.hash) showFragment("");
    stale = true;
    if (running) return;
    running = true;
    try {
        while (stale) {
            stale = false;
            say("Working it out…");
            pool.restartIfBusy(patient);
            const asked = await question();
            const parts = { why: true, incentives: true, place: placeNow() };
            const reply = await pool.ask(quick, { do: "funding", question: asked, parts });
            if (stale) continue;
            showProblems(reply.problems ?? []);
            if (reply.problems) sayUnsound();
            else show(reply);
        }
    } catch (error) {
        if (!(error instanceof Stale)) stopped(error);
    } finally {
        running = false;
    }
}

/// What was shown last stays; a table of the person's own can be matched by hand.
function sayUnsound() {
    say("This cannot be worked out yet: see what is wrong.");
    if (answer && own.table) showColumns(answer.formula.columns.map((column) => ({ ...column, heading: "" })));
}

/// Which heading stands for which column; not under a hand.
function showColumns(columns) {
    if (byId("columns").contains(document.activeElement)) return;
    byId("columns").replaceChildren(...(own.table ? columnRows(columns, own.table, match)
        : [element("p", { class: "hint" }, "The columns of this table are known.")]));
}

function show(reply) {
    const before = answer?.formula.name;
    answer = reply;
    const { formula, table } = answer;
    byId("sentence").textContent = answer.sentence;
    byId("summary").textContent = `${money(answer.total / 100)}${formula.money_year ? ` (${formula.money_year})` : ""} for ${table.ids.length} places. ${formula.title}.`;
    say(`The result is ready. Its fingerprint is ${answer.fingerprint}.`);
    byId("explanation").textContent = formula.explanation;
    // What a hand is on stays; a new formula has other levers.
    if (before !== formula.name || !byId("levers").contains(document.activeElement)) {
        byId("levers").replaceChildren(...leverRows(answer, state.levers, move));
    }
    showColumns(formula.columns);
    byId("place").replaceChildren(...table.ids.map((id, i) => element("option", { value: id }, table.names[i])));
    state.place = table.ids[placeNow()];
    byId("place").value = state.place;
    byId("sort").replaceChildren(...tables.columns(answer).map(([key, words]) => element("option", { value: key }, words)));
    byId("sort").value = state.sort ?? "change";
    showPlaces();
    showPlace();
    byId("fairness").replaceChildren(tables.fairnessTable(answer));
    byId("steps").replaceChildren(...formula.steps.flatMap(({ name, expression, sentence }) =>
        [element("p", {}, element("strong", {}, sentence || name), element("br"), element("code", {}, `${name} = ${expression}`))]));
    byId("rules").replaceChildren(...formula.constraints.map((rule) => element("li", {}, rule)));
    byId("sources").replaceChildren(...formula.sources.map((source) => element("li", {}, source)));
    for (const id of ["doubt", "backwards", "future"]) byId(id).replaceChildren();
    byId("map-link").href = linkTo("index.html", new URLSearchParams({ funding: writeLab(state) }).toString());
    byId("provenance").textContent = `${formula.name}, ${answer.fingerprint}.`;
}

function showPlaces() {
    byId("places").replaceChildren(tables.placesTable(answer, tables.shown(answer, byId("sort").value, byId("filter").value)));
}

function showPlace() {
    const i = placeNow();
    const change = answer.table.allocation[i] - answer.table.other[i];
    byId("why-sentence").textContent = change === 0 ? `${answer.table.names[i]}: nothing changes.`
        : `${answer.table.names[i]} ${change > 0 ? "gains" : "loses"} ${money(Math.abs(change) / 100)} against ${answer.other_name}.`;
    byId("why").replaceChildren(tables.whyTable(answer, i));
    byId("incentives").replaceChildren(tables.incentivesTable(answer));
}

function move(key, value) {
    const lever = answer.formula.levers.find((known) => known.key === key);
    if (value === lever.usual) delete state.levers[key];
    else state.levers[key] = value;
    recompute();
}

function match(column, heading) {
    if (heading) own.table.columns[column] = heading;
    else delete own.table.columns[column];
    recompute();
}

/// Asks for what takes its time; `tell(reply)` gives the nodes to show in `id`.
async function askPatiently(id, command, tell) {
    byId(id).replaceChildren(element("p", {}, "Working it out…"));
    try {
        const reply = await pool.ask(patient, { question: await question(), ...command });
        byId(id).replaceChildren(...(reply.problems ? problemList(reply.problems, null) : tell(reply)));
    } catch (error) {
        if (!(error instanceof Stale)) stopped(error);
    }
}

async function askFuture() {
    const england = lists.scenarios.find(({ name }) => name.includes("england"));
    const scenario = await loadScenario(england?.name ?? lists.scenarios[0].name);
    const described = await pool.ask(quick, { do: "describe", ...scenario });
    await askPatiently("future", { do: "funded_future", ...scenario, replicate: 0 }, (future) =>
        tables.futureTables(future, ({ outcomes, rows }) => outcomes.flatMap((key, o) => {
            const outcome = described.outcomes.find((known) => known.key === key);
            return rows.filter(({ group }) => group === "deprivation").map((row) =>
                [`${outcome.label}: ${capitalised(row.name)}`, outcomeValue(outcome, row.baseline[o]), outcomeValue(outcome, row.reform[o])]);
        })));
}

async function showFormulaText() {
    byId("formula-text").value = (await formulaNow()).text;
}

async function chooseFormula(name) {
    Object.assign(state, { formula: name, levers: {}, table: "" });
    own.formula = null;
    keepOwn("formula", null);
    if (own.table) own.table.columns = {};
    showLists();
    await showFormulaText();
    await recompute();
}

function useOwn(file, text) {
    if (text.trim() === "") return;
    own.table = { file, text, columns: {} };
    keepOwn("table", { file, text });
    showLists();
    recompute();
}

function showLists() {
    byId("formula").replaceChildren(...lists.formulas.map(({ name, title }) => element("option", { value: name }, title)));
    byId("formula").value = state.formula;
    byId("against").replaceChildren(element("option", { value: "today" }, "what is paid today"),
        element("option", { value: "target" }, "the formula's own target"),
        ...lists.formulas.filter(({ name }) => name !== state.formula)
            .map(({ name, title }) => element("option", { value: `formula ${name}` }, title)));
    byId("against").value = state.against === "formula" ? `formula ${state.other}` : state.against;
    byId("table").replaceChildren(...lists.tables.map((file) => element("option", { value: file }, file.replace(/\.csv$/, "").replaceAll("-", " "))),
        ...(own.table ? [element("option", { value: "own" }, `your own: ${own.table.file}`)] : []));
    byId("table").value = own.table ? "own" : state.table || usualTable();
}

function listen() {
    byId("form").onsubmit = (event) => event.preventDefault();
    byId("formula").onchange = (event) => chooseFormula(event.target.value).catch(stopped);
    byId("against").onchange = (event) => {
        const [against, other = ""] = event.target.value.split(" ");
        Object.assign(state, { against, other });
        recompute();
    };
    byId("table").onchange = (event) => {
        own.table = null;
        keepOwn("table", null);
        state.table = event.target.value;
        showLists();
        recompute();
    };
    byId("own-file").onchange = async (event) => {
        const [file] = event.target.files;
        if (file) useOwn(file.name, await file.text());
    };
    byId("use-own").onclick = () => useOwn("pasted table", byId("own-text").value);
    byId("try-formula").onclick = () => {
        own.formula = byId("formula-text").value;
        keepOwn("formula", own.formula);
        recompute();
    };
    byId("drop-edits").onclick = () => chooseFormula(state.formula).catch(stopped);
    byId("reset").onclick = () => {
        state.levers = {};
        recompute();
    };
    byId("sort").onchange = (event) => { state.sort = event.target.value; showPlaces(); };
    byId("filter").onchange = showPlaces;
    byId("place").onchange = (event) => { state.place = event.target.value; recompute(); };
    byId("ask-doubt").onclick = () => askPatiently("doubt", { do: "funding",
        parts: { robustness: true, error_size: byId("error-size").valueAsNumber / 100 } },
    (reply) => tables.doubtTable(reply, reply.robustness[0]));
    byId("ask-backwards").onclick = () => askPatiently("backwards", { do: "funding",
        parts: { backwards: true, largest_loss: byId("largest-loss").valueAsNumber / 100 } },
    (reply) => reply.backwards.length === 0 ? [element("p", {}, "This formula has no weights to search for.")]
        : tables.backwardsTables(reply, reply.backwards[0], (levers) => {
            Object.assign(state.levers, levers);
            recompute();
        }));
    byId("ask-future").onclick = () => askFuture().catch(stopped);
    byId("print").onclick = () => print();
    byId("save-csv").onclick = () => answer && saveFile(`${answer.formula.name}-allocations.csv`, tables.allocationsCsv(answer), "text/csv");
    byId("save-formula").onclick = async () => saveFile(`${state.formula}.json`, (await formulaNow()).text, "application/json");
    byId("share").onclick = async () => {
        // The names of a person's own places stay here, like everything of theirs.
        const code = writeLab({ ...state, place: own.table ? "" : state.place });
        showFragment(code);
        const address = linkTo("funding.html", code);
        const copied = await copyText(address);
        byId("shared").hidden = false;
        byId("shared").textContent = `${copied ? "Copied" : "The link"}: ${address}${own.table || own.formula ? ". Your own table or formula is not in it: it stays on this computer." : ""}`;
    };
    addEventListener("hashchange", () => addressAsks() && open().catch(stopped));
}

function stopped(error) {
    say("The simulation stopped.");
    showProblems([{ where: "", text: `The simulation stopped (${error.message}). Change something, or load the page again.` }]);
}

/// Opens what the address or the last visit asks for; what they leave open is as usual.
async function open() {
    const { lab, notes } = await findLab({ ask: (command) => pool.ask(quick, command), lists, text: formulaText });
    showNotes(byId("notes"), notes);
    state = { ...lab, formula: lab.formula || usualFormula(lists.formulas).name };
    if (state.against === "formula" && !state.other) state.against = "today";
    showLists();
    await showFormulaText();
    await recompute();
}

async function start() {
    chooseAppearance(byId("appearance"));
    if (typeof WebAssembly !== "object") return say("This browser cannot run the simulation: it has no WebAssembly, or it is switched off.");
    const size = (await fetchJson("first.json").catch(() => null))?.sizes?.["folkmoot-core.wasm"] ?? 0;
    const progress = new Progress({ core: size }, (share) => { byId("progress").value = share; });
    const compiled = await compile("folkmoot-core.wasm", progress);
    pool = new Pool({ count: 2, compiled });
    byId("progress").hidden = true;
    lists = await scenarioIndex();
    own = { table: keptOwn("table") && { columns: {}, ...keptOwn("table") }, formula: keptOwn("formula") };
    listen();
    await open();
    keepOffline(() => say("A newer version of this page is ready. Load the page again to use it."));
}

start().catch(stopped);
