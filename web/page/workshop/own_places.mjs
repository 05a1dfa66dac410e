/// Tables of a person's own areas and providers, put in the place of a scenario's: what was understood of them, what only they can
/// say, and what is not in them.

import { html, live, nothing, render } from "../lit.mjs";
import { readText } from "../files.mjs";

const pause_ms = 400; // after the last key, before what is pasted is looked at

/// The tables, in the order in which they stand.
const tables = [
    { key: "areas", title: "Your areas", name: "The name of an area", one: "One area was understood.", many: "areas were understood.",
        hint: "A row for each ward, town or county: its name and its people. It may also say how many are 65 or older, shares by fifth of deprivation, where it lies and how many providers it has." },
    { key: "providers", title: "Your providers", name: "The name of a provider", one: "One provider was understood.", many: "providers were understood.",
        hint: "A row for each, whoever serves people there: its name and the area that it is in. It may also say whether it is local or online, where it lies, how it is rated and how many people it begins with." },
];

export class OwnPlaces {
    #given = {};
    #look = null;
    #timers = {};
    #serial = 0;
    #put = false; // into the scenario: what was invented for them then is a fact of the scenario now, and is told no other way

    /// root: an element; ask(command): a question to the simulation about the scenario as it is; decode: the pool's; take(text): the
    /// scenario with these places; tell(sentence).
    constructor({ root, ask, decode, take, tell }) {
        Object.assign(this, { root, ask, decode, take, tell });
        this.draw();
    }

    /// A table to look at: "areas" or "providers", its name and its text.
    async give(key, file, table) {
        if (table.trim() === "") delete this.#given[key];
        else this.#given[key] = { file, table, columns: {}, answers: {} };
        await this.look();
    }

    /// Another scenario is begun.
    begun() {
        this.#put = false;
    }

    /// The scenario has changed. What was put into it stays told as it was then.
    async scenarioChanged() {
        if (!this.#put) await this.look();
    }

    /// Looks at the tables anew: one, an answer or the scenario has changed.
    async look() {
        this.#put = false;
        const serial = ++this.#serial;
        const look = Object.keys(this.#given).length > 0 ? await this.ask({ do: "own", ...this.#given }) : null;
        if (serial !== this.#serial) return;
        this.#look = look;
        this.draw();
    }

    #answer(table, kind, key, value) {
        if (value === "") delete this.#given[table][kind][key];
        else this.#given[table][kind][key] = value;
        this.look();
    }

    async #chosen(key, { target }) {
        const [file] = target.files;
        target.value = "";
        if (!file) return;
        try {
            const { text, note } = await readText(file, this.decode);
            if (note) this.tell(note);
            await this.give(key, file.name, text);
        } catch (error) {
            this.tell(error.message);
        }
    }

    draw() {
        const look = this.#look, given = tables.filter(({ key }) => this.#given[key]).map(({ key }) => key);
        render(html`
            <p class="hint">What a table does not say is the scenario’s, and is listed here. Nothing leaves this computer.</p>
            ${tables.map((table) => this.#part(table))}
            ${look?.problems.length > 0 ? html`<p role="status">The question itself is not sound yet: what is wrong with it stands above.</p>` : nothing}
            ${this.#put ? html`<p role="status">Put into the scenario. What is told here of your tables was so before: what they do not say came from there.
                <button type="button" class="button quiet small" id="own-again" @click=${() => this.look()}>Read them again</button></p>`
                : look?.text ? html`<p><button type="button" class="button" id="own-take" @click=${() => this.#take(look.text)}>Put these ${given.join(" and ")} into the scenario</button></p>` : nothing}`, this.root);
    }

    #take(text) {
        this.take(text);
        this.#put = true;
        this.draw();
    }

    #part(table) {
        const { key, title, hint } = table, look = this.#look?.[key];
        const waits = this.#given[key] && this.#look && !look && this.#look.problems.length === 0;
        const pasted = ({ target }) => {
            clearTimeout(this.#timers[key]);
            this.#timers[key] = setTimeout(() => this.give(key, "pasted table", target.value), pause_ms);
        };
        return html`<section id=${key} aria-labelledby=${`${key}-title`}><h3 id=${`${key}-title`}>${title}</h3>
            <p class="hint">${hint}</p>
            <p class="choose"><label for=${`${key}-file`}>Choose a CSV file</label> <input id=${`${key}-file`} type="file" accept=".csv,.tsv,.tab,.psv,.txt,text/csv,text/plain" @change=${(event) => this.#chosen(key, event)}></p>
            <p class="choose"><label for=${`${key}-text`}>or paste cells from a spreadsheet</label> <textarea id=${`${key}-text`} rows="4" spellcheck="false" wrap="off" @input=${pasted}></textarea></p>
            ${waits ? html`<p role="status">Looked at once the areas are sound.</p>` : nothing}
            ${look ? this.#looked(table, look) : nothing}</section>`;
    }

    #looked(table, { problems, questions, headings, notes, ...look }) {
        const { key, one, many } = table;
        return html`<div class="looked" role="status">
            ${problems.length === 0 ? html`<p><b>${look.rows === 1 ? one : `${look.rows} ${many}`}</b></p>`
                : html`<p><b>${problems.length === 1 ? "One thing is wrong with the table:" : `${problems.length} things are wrong with the table:`}</b></p>
                    <ul class="problems">${problems.slice(0, 12).map(({ text }) => html`<li>${text.split("\n")[0]}</li>`)}</ul>`}
            ${questions.map(({ key: asked, sentence, answers, chosen }, at) => html`<p class="choose"><label for=${`${key}-question-${at}`}>${sentence}</label>
                <select id=${`${key}-question-${at}`} .value=${live(chosen)} @change=${({ target }) => this.#answer(key, "answers", asked, target.value)}>
                ${chosen === "" ? html`<option value="">Choose</option>` : nothing}${answers.map(({ value, words }) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}</select></p>`)}
            ${headings.length === 0 ? nothing : html`<details><summary>Which column is which</summary>${this.#columns(table, look, headings)}</details>`}
            ${notes.length === 0 ? nothing : html`<ul>${notes.map((note) => html`<li>${note}</li>`)}</ul>`}
        </div>`;
    }

    #columns({ key, name }, look, headings) {
        const rows = [{ column: "name", meaning: name, heading: look.names, by_hand: "name" in this.#given[key].columns }, ...look.columns];
        return rows.map(({ column, meaning, unit = "", heading, by_hand: byHand }) => html`<p class="choose"><label for=${`${key}-column-${column}`}>${meaning || column}${unit ? ` (${unit})` : ""}</label>
            <select id=${`${key}-column-${column}`} @change=${({ target }) => this.#answer(key, "columns", column, target.value)}>
            <option value="" ?selected=${!byHand}>${byHand ? "by name" : heading ? `${heading} (by name)` : "not in the table"}</option>
            ${headings.map((each) => html`<option value=${each} ?selected=${byHand && each === heading}>${each}</option>`)}</select></p>`);
    }
}
