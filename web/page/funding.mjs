/// The funding lab without graphics: the same formulas, the same core, the same numbers.

import { chooseAppearance } from "./appearance.mjs";
import { compile, fetchJson, keepOffline, Progress } from "./load.mjs";
import { element } from "./element.mjs";
import { stoppedWords } from "./failure.mjs";
import { readText, saveFile } from "./files.mjs";
import { capitalised, money, outcomeValue } from "./format.mjs";
import { columnRows, leverRows, questionRows } from "./funding_form.mjs";
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
let own = { table: null, formula: null };  // of the person: {file, text, note, columns, answers}, text
let answer = null;
let outdated = false;  // what is shown is from before a change that cannot be worked out

/// Names that people chose are keys: "constructor" among them.
const namedThings = (entries = {}) => Object.assign(Object.create(null), entries);

const say = (text) => { byId("status").textContent = text; };
const usualTable = () => lists.formulas.find(({ name }) => name === state.formula)?.table;
const formulaNow = async () => ({ file: own.formula ? "your formula" : `${state.formula}.json`,
    text: own.formula ?? await formulaText(`${state.formula}.json`), levers: state.levers });

async function question() {
    const file = state.table || usualTable();
    const usual = { file, text: await formulaText(`tables/${file}`) };
    const table = own.table ? { ...own.table, own: true } : { ...usual, columns: {} };
    const other = state.against === "formula" ? { file: `${state.other}.json`, text: await formulaText(`${state.other}.json`), levers: {} } : undefined;
    return { formula: await formulaNow(), table, against: state.against, ...(own.table ? { usual } : {}), ...(other ? { other } : {}) };
}

function showProblems(problems) {
    byId("problems").hidden = problems.length === 0;
    byId("problems").replaceChildren(...problemList(problems, byId("formula-text")));
}

/// A person's own version must not pass for the one that comes with the page.
const formulaName = () => `${answer.formula.name}${own.formula ? ", your own version" : ""}`;

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
            if (reply.problems) sayUnsound(reply);
            else show(reply);
        }
    } catch (error) {
        if (!(error instanceof Stale)) stopped(error);
    } finally {
        running = false;
    }
}

/// What was shown last stays, marked as that and not given out; a table of the person's own can be
/// matched by hand.
function sayUnsound({ look }) {
    say(answer ? "This cannot be worked out yet: see what is wrong. The numbers are from before your change."
        : "This cannot be worked out yet: see what is wrong.");
    showOutdated(answer !== null);
    showLook(look);
    const columns = answer?.formula.columns.map((column) => ({ ...column, heading: "" })) ?? [];
    if (own.table) showColumns(columns, look.headings);
}

function showOutdated(is) {
    outdated = is;
    document.body.classList.toggle("outdated", is);
    byId("outdated").hidden = !is;
    for (const id of ["share", "print", "save-csv"]) byId(id).disabled = is;
}

/// What was understood, left out or guessed in the person's own table, and what only they can decide.
/// A choice that a hand is on stays.
function showLook({ notes, questions }) {
    const sentences = own.table ? [...(own.table.note ? [own.table.note] : []), ...notes] : [];
    byId("look").hidden = !own.table || sentences.length + questions.length === 0;
    byId("look-title").textContent = own.table ? `Your table “${own.table.file}”` : "";
    byId("notes").hidden = sentences.length === 0;
    byId("notes").replaceChildren(...sentences.map((note) => element("li", {}, note)));
    const focused = document.activeElement?.dataset?.key;
    byId("questions").replaceChildren(...(own.table ? questionRows(questions, decide) : []));
    if (focused) byId("questions").querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
}

/// Which heading stands for which column; not under a hand.
function showColumns(columns, headings) {
    if (byId("columns").contains(document.activeElement)) return;
    byId("columns").replaceChildren(...(own.table ? columnRows(columns, headings, own.table.columns, match)
        : [element("p", { class: "hint" }, "The columns of this table are known.")]));
}

function show(reply) {
    const before = answer?.formula.name;
    answer = reply;
    const { formula, table } = answer;
    showOutdated(false);
    showLook(answer.look);
    byId("sentence").textContent = answer.sentence;
    byId("summary").textContent = `${money(answer.total / 100)}${formula.money_year ? ` (${formula.money_year})` : ""} for ${table.ids.length} places. ${formula.title}.`;
    say(`The result is ready. Its fingerprint is ${answer.fingerprint}.`);
    byId("explanation").textContent = formula.explanation;
    // What a hand is on stays; a new formula has other levers.
    if (before !== formula.name || !byId("levers").contains(document.activeElement)) {
        byId("levers").replaceChildren(...leverRows(answer, state.levers, move));
    }
    showColumns(formula.columns, answer.look.headings);
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
    byId("provenance").textContent = `${formulaName()}, ${answer.fingerprint}.${answer.figures ? ` ${answer.figures}` : ""}`;
}

function showPlaces() {
    byId("places").replaceChildren(tables.placesTable(answer, tables.shown(answer, byId("sort").value, byId("filter").value)));
}

function showPlace() {
    byId("why-sentence").textContent = answer.why_sentence;
    byId("why").replaceChildren(tables.whyTable(answer, placeNow()));
    byId("incentives").replaceChildren(tables.incentivesTable(answer));
}

function move(key, value) {
    const lever = answer.formula.levers.find((known) => known.key === key);
    if (value === lever.usual) delete state.levers[key];
    else state.levers[key] = value;
    recompute();
}

function decide(key, value) {
    own.table.answers[key] = value;
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
    Object.assign(state, { formula: name, levers: namedThings(), table: "" });
    own.formula = null;
    keepOwn("formula", null);
    if (own.table) own.table.columns = namedThings();
    showLists();
    await showFormulaText();
    await recompute();
}

/// `note`: what was guessed to read the file, in a sentence.
function useOwn({ file, text, note = "" }) {
    if (text.trim() === "") return;
    own.table = { file, text, note, columns: namedThings(), answers: namedThings() };
    keepOwn("table", { file, text, note });
    showLists();
    recompute();
}

const takeFile = async (file) => useOwn(await readText(file, (bytes) => pool.decode(bytes)));

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
    const refused = (error) => showProblems([{ where: "", text: error.message }]);
    byId("own-file").onchange = ({ target }) => target.files[0] && takeFile(target.files[0]).catch(refused);
    byId("use-own").onclick = () => useOwn({ file: "pasted table", text: byId("own-text").value });
    addEventListener("dragover", (event) => event.preventDefault());
    addEventListener("drop", (event) => {
        event.preventDefault();
        const [file] = event.dataTransfer?.files ?? [];
        if (file) takeFile(file).catch(refused);
    });
    byId("try-formula").onclick = () => {
        own.formula = byId("formula-text").value;
        keepOwn("formula", own.formula);
        recompute();
    };
    byId("drop-edits").onclick = () => chooseFormula(state.formula).catch(stopped);
    byId("reset").onclick = () => {
        state.levers = namedThings();
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
    byId("save-csv").onclick = () => answer && !outdated
        && saveFile(`${answer.formula.name}-allocations.csv`, tables.allocationsCsv(answer, formulaName(), state.table || usualTable()), "text/csv");
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
    say("There is no new result.");
    byId("progress").hidden = true;
    showProblems([{ where: "", text: stoppedWords(error) }]);
}

/// Opens what the address or the last visit asks for; what they leave open is as usual.
async function open() {
    const { lab, notes } = await findLab({ ask: (command) => pool.ask(quick, command), lists, text: formulaText });
    showNotes(byId("link-notes"), notes);
    state = { ...lab, levers: namedThings(lab.levers), formula: lab.formula || usualFormula(lists.formulas).name };
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
    const table = keptOwn("table");
    own = { table: table && { ...table, columns: namedThings(), answers: namedThings() }, formula: keptOwn("formula") };
    listen();
    await open();
    keepOffline(() => say("A newer version of this page is ready. Load the page again to use it."));
}

start().catch(stopped);
