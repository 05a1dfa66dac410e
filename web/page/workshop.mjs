/// The workshop: a scenario of one's own, as a form and as text of the same file. What is written is checked at once, line by line;
/// it is tried in a frame of the plain view, and passed on as a file or as a link.

import { chooseAppearance } from "./appearance.mjs";
import { Cores, labsCore } from "./cores.mjs";
import { element } from "./element.mjs";
import { stoppedWords } from "./failure.mjs";
import { readText, saveFile } from "./files.mjs";
import { copyText, linkTo, showNotes } from "./link.mjs";
import { html, nothing, render } from "./lit.mjs";
import { compile } from "./load.mjs";
import { bringsOwn, broughtBy, longest_link, openedLast, packed, readJson } from "./own.mjs";
import { Pool } from "./pool.mjs";
import { recall, remember } from "./remember.mjs";
import { loadScenario, scenarioIndex, withData } from "./scenarios.mjs";
import { workerProgram } from "./start_worker.mjs";
import { OwnPlaces } from "./workshop/own_places.mjs";
import { findNodeAtLocation, modify, parse, parseTree } from "./workshop/code.mjs";
import { completionOf } from "./workshop/complete.mjs";
import { Editor } from "./workshop/editor.mjs";
import { Form } from "./workshop/form.mjs";
import { Schema } from "./workshop/schema.mjs";

const byId = (id) => document.getElementById(id);
const pause_ms = 300; // after the last key, before what is written is checked
/// Longest scenario file that is read, in bytes.
const longest = 8_000_000;
const memory = "workshop";
const counted = (number) => Math.round(number).toLocaleString("en-GB");

let pool = null, schema = null, editor = null, form = null, ownPlaces = null, index = null;
let timer = 0, serial = 0;
/// What was found of the text that was checked last: {text, problems, …}; and the text that the frame runs.
let checked = null, tried = "";

const say = (text) => showNotes(byId("said"), text ? [text] : []);
const fileOf = (text) => withData("your scenario", text);
const ask = async (command) => pool.ask(0, { ...await fileOf(editor.text), ...command });

/// The form, of a text that can be read.
function drawForm() {
    const errors = [], file = parse(editor.text, errors);
    const waits = errors.length > 0 || typeof file !== "object" || file === null;
    render(waits ? html`<p class="form-waits">The text is not whole at the moment. The form comes back when it is; Undo takes back what was written last.</p>` : form.of(file), byId("form"));
}

/// Writes what was filled in into the text, and nothing else.
function change(path, value) {
    say("");
    const options = { formattingOptions: { insertSpaces: true, tabSize: 2, eol: "\n" } };
    editor.edit(modify(editor.text, path, value, options));
}

function drawState() {
    byId("undo").disabled = !editor.steps.undo;
    byId("redo").disabled = !editor.steps.redo;
    if (checked === null) return;
    const { problems } = checked, sound = problems.length === 0;
    const go = ({ line, column }) => html` <button type="button" class="button quiet small" @click=${() => { showSide("text"); editor.goTo(line, column); }}>Line ${line}</button>`;
    render(sound ? html`<p><b>This question is sound.</b> ${soundWords(checked)}</p>` : html`<p><b>${problems.length === 1 ? "One thing is wrong:" : `${problems.length} things are wrong:`}</b></p>
        <ul class="problems">${problems.slice(0, 12).map((problem) => html`<li>${told(problem)}${problem.line > 0 ? go(problem) : nothing}</li>`)}</ul>
        ${problems.length > 12 ? html`<p>${problems.length - 12} more are marked in the text.</p>` : nothing}`, byId("state"));
    for (const id of ["try", "copy", "lines"]) byId(id).disabled = !sound;
    byId("save").disabled = editor.text.trim() === "";
    for (const id of ["on-map", "on-plain"]) byId(id).hidden = !sound;
}

/// A problem in words: where, what, what is there, what may be.
function told({ path, what, found, allowed, nearest }) {
    const where = path ? `${path}: ` : "", mean = nearest ? ` Did you mean “${nearest}”?` : "";
    return `${where}${what}${found ? `; there is ${found}` : ""}${allowed ? `; allowed: ${allowed}` : ""}.${mean}`;
}

function soundWords({ areas: places, people, providers, population, weeks, policies }) {
    const many = (number, one, more) => `${counted(number)} ${number === 1 ? one : more}`;
    return `${many(people, "person", "people")} in ${many(places, "area", "areas")}, ${providers > 0 ? `${many(providers, "provider", "providers")}, ` : ""}`
        + `${many(policies.length, "policy", "policies")}; ${many(population, "simulated citizen", "simulated citizens")} over ${many(weeks, "week", "weeks")}.`;
}

/// Links to what is written, and how long they are.
async function renewLinks(text) {
    const data = await packed(text), address = linkTo("plain.html", `own=${data}`);
    if (text !== editor.text) return;
    byId("on-map").href = linkTo("index.html", `own=${data}`);
    byId("on-plain").href = address;
    const fits = address.length <= longest_link;
    byId("copy").disabled = !fits;
    const shipped = index.scenarios.some(({ name }) => name === checked.name);
    byId("length").textContent = `${fits ? `A link to it has ${counted(address.length)} characters.`
        : `A link to it would have ${counted(address.length)} characters; ${counted(longest_link)} at most go through mail and messengers whole. Pass the file on instead.`}${
        shipped ? ` A question of this site is called “${checked.name}” too: give yours another name, so that nobody takes one for the other.` : ""}`;
    byId("tried").textContent = tried !== "" && tried !== text ? "What is shown is the question as it was before your last change. Run it again." : "";
}

async function check() {
    const text = editor.text, own = ++serial;
    try {
        const found = await ask({ do: "check" });
        if (own !== serial) return;
        checked = { text, ...found };
        editor.mark(found.problems);
        drawState();
        if (found.problems.length === 0) await renewLinks(text);
        else byId("length").textContent = "What is not sound can be saved as it is, and finished later.";
        await ownPlaces.scenarioChanged();
    } catch (error) {
        if (own === serial) say(stoppedWords(error));
    }
}

function written(text) {
    remember(memory, text);
    drawState();
    clearTimeout(timer);
    timer = setTimeout(() => {
        drawForm();
        check();
    }, pause_ms);
}

/// Another text in the place of this one; Undo brings the one before back.
function begin(text) {
    say("");
    ownPlaces?.begun();
    editor.replace(text);
    clearTimeout(timer);
    drawForm();
    return check();
}

/// A template of a model, or a question of this site under a name of one's own.
async function beginWith(kind, name) {
    const files = await loadScenario(name);
    if (kind === "template") {
        const { text, problems } = await pool.ask(0, { do: "template", ...files });
        return begin(text ?? problems[0].text);
    }
    byId("begin").value = `whole:${name}`;
    const named = files.text.replace(/("name"\s*:\s*")[^"]*"/, (_, before) => `${before}my-${name}"`);
    return begin(named);
}

function showSide(side) {
    byId("both").dataset.shown = side;
    for (const each of ["form", "text"]) byId(`show-${each}`).setAttribute("aria-pressed", String(each === side));
}

/// Runs it in a frame, which says the answer.
async function tryIt() {
    const { text } = editor;
    const code = `own=${await packed(text)}`;
    const { document: { documentElement: { dataset } } } = globalThis;
    const frame = byId("trial").querySelector("folk-moot") ?? element("folk-moot", { view: "sentence", title: "What comes out" });
    frame.setAttribute("code", code);
    if (dataset.theme) frame.setAttribute("theme", dataset.theme);
    if (!frame.isConnected) byId("trial").append(frame);
    tried = text;
    byId("tried").textContent = "";
}

function listBeginnings() {
    const first = new Map();
    for (const card of index.scenarios) if (!card.lesson && !first.has(card.model)) first.set(card.model, card.name);
    const titles = new Map(schema.models.map(({ key, title }) => [key, title]));
    const option = (value, words) => element("option", { value }, words);
    byId("begin").replaceChildren(
        element("optgroup", { label: "A template: little is in it yet" }, ...[...first].map(([model, name]) => option(`template:${name}`, titles.get(model) ?? model))),
        element("optgroup", { label: "A question of this site" }, ...index.scenarios.filter(({ lesson }) => !lesson).map(({ name, title, question }) => option(`whole:${name}`, `${title}: ${question}`))));
}

/// What the address asks for, or what was written last time, or a template.
async function openFirst() {
    const fragment = location.hash.slice(1), kept = recall(memory);
    if (kept !== "") editor.replace(kept);
    const wanted = new URLSearchParams(fragment).get("scenario");
    try {
        if (bringsOwn(fragment)) return await begin((await broughtBy(fragment)).text);
        if (index.scenarios.some(({ name }) => name === wanted)) return await beginWith("whole", wanted);
        if (fragment === "open" && openedLast() !== "") return await begin(openedLast());
    } catch (error) {
        say(error.message);
    }
    if (kept !== "") return begin(kept);
    const [kind, name] = byId("begin").value.split(":");
    return beginWith(kind, name);
}

/// Who is at a field of the form sees its place in the text.
function followField({ target }) {
    const path = target.dataset?.path, node = path && findNodeAtLocation(parseTree(editor.text), JSON.parse(path));
    if (node) editor.show(node.offset, node.length);
}

function listen() {
    byId("form").addEventListener("focusin", followField);
    byId("begin-now").onclick = () => beginWith(...byId("begin").value.split(":")).catch((error) => say(stoppedWords(error)));
    byId("open-file").onchange = async ({ target }) => {
        const [file] = target.files;
        target.value = "";
        if (!file) return;
        try {
            const { text, note } = await readText(file, (bytes) => pool.decode(bytes), longest);
            await begin(text);
            if (note) say(note);
        } catch (error) {
            say(error.message);
        }
    };
    byId("undo").onclick = () => editor.undo();
    byId("redo").onclick = () => editor.redo();
    byId("show-form").onclick = () => showSide("form");
    byId("show-text").onclick = () => showSide("text");
    byId("try").onclick = () => tryIt();
    byId("save").onclick = () => saveFile(`${readJson(editor.text)?.name ?? "scenario"}.json`, editor.text, "application/json");
    const copied = async (text, done, what) => say(await copyText(text) ? done : `Copying is not allowed here. ${what}: ${text}`);
    byId("copy").onclick = () => copied(byId("on-plain").href, "The link is on the clipboard: paste it where you like.", "This is the link");
    byId("lines").onclick = async () => copied(`<script type="module" src="${new URL("embed.mjs", document.baseURI).href}"></script>\n`
        + `<folk-moot code="own=${await packed(editor.text)}" view="levers"></folk-moot>`, "The lines are on the clipboard: paste them into the text of your page.", "These are the lines");
    addEventListener("hashchange", () => openFirst());
}

async function start() {
    chooseAppearance(byId("appearance"));
    index = await scenarioIndex();
    const cores = new Cores({ models: index.models, compile });
    const [root] = await Promise.all([fetch(new URL("schemas/scenario.json", document.baseURI)).then((reply) => reply.json()), cores.compiled(labsCore), workerProgram()]);
    schema = new Schema(root);
    pool = new Pool({ count: 1, cores, first: labsCore, onCrash: (_, error) => say(stoppedWords(error)) });
    form = new Form({ schema, change, again: drawForm });
    byId("workshop").hidden = false;
    editor = new Editor({ parent: byId("text"), label: "The file of your question", onText: written, complete: completionOf(() => schema) });
    ownPlaces = new OwnPlaces({ root: byId("own"), ask, decode: (bytes) => pool.decode(bytes), take: (text) => begin(text), tell: say });
    listBeginnings();
    listen();
    await openFirst();
    byId("loading").hidden = true;
    globalThis.folkmootGuard?.done();
}

start().catch((error) => {
    byId("loading").hidden = true;
    say(stoppedWords(error));
    globalThis.folkmootGuard?.done();
});
