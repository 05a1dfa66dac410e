/// A table of a person's own areas, put in the place of a scenario's: what was understood of it, what only they can say, and what
/// is not in it.

import { html, live, nothing, render } from "../lit.mjs";
import { readText } from "../files.mjs";

const pause_ms = 400; // after the last key, before what is pasted is looked at

export class Areas {
    #given = null;
    #look = null;
    #timer = 0;
    #serial = 0;

    /// root: an element; ask(command): a question to the simulation about the scenario as it is; decode: the pool's; take(text): the
    /// scenario with these areas; tell(sentence).
    constructor({ root, ask, decode, take, tell }) {
        Object.assign(this, { root, ask, decode, take, tell });
        this.draw();
    }

    /// A table to look at: its name and its text.
    async give(file, table) {
        this.#given = table.trim() === "" ? null : { file, table, columns: {}, answers: {} };
        await this.look();
    }

    /// Looks at the table anew: it, an answer or the scenario has changed.
    async look() {
        const serial = ++this.#serial;
        const look = this.#given ? await this.ask({ do: "areas", ...this.#given }) : null;
        if (serial !== this.#serial) return;
        this.#look = look;
        this.draw();
    }

    #answer(kind, key, value) {
        if (value === "") delete this.#given[kind][key];
        else this.#given[kind][key] = value;
        this.look();
    }

    async #chosen({ target }) {
        const [file] = target.files;
        target.value = "";
        if (!file) return;
        try {
            const { text, note } = await readText(file, this.decode);
            if (note) this.tell(note);
            await this.give(file.name, text);
        } catch (error) {
            this.tell(error.message);
        }
    }

    draw() {
        const look = this.#look, headings = look?.headings ?? [];
        const pasted = ({ target }) => {
            clearTimeout(this.#timer);
            this.#timer = setTimeout(() => this.give("pasted table", target.value), pause_ms);
        };
        render(html`
            <p class="hint">A row for each ward, town or county: its name and its people. It may also say how many are over 65, shares by fifth of deprivation, where it lies
            and how many providers it has. What it does not say is the scenario’s, and is listed here. Nothing leaves this computer.</p>
            <p class="choose"><label for="areas-file">Choose a CSV file</label> <input id="areas-file" type="file" accept=".csv,.tsv,.tab,.psv,.txt,text/csv,text/plain" @change=${(event) => this.#chosen(event)}></p>
            <p class="choose"><label for="areas-text">or paste cells from a spreadsheet</label> <textarea id="areas-text" rows="4" spellcheck="false" wrap="off" @input=${pasted}></textarea></p>
            ${look === null ? nothing : html`<div class="looked" role="status">
                ${look.problems.length === 0 ? html`<p><b>${look.areas === 1 ? "One area was" : `${look.areas} areas were`} understood.</b></p>`
                    : html`<p><b>${look.problems.length === 1 ? "One thing is wrong with the table:" : `${look.problems.length} things are wrong with the table:`}</b></p>
                        <ul class="problems">${look.problems.slice(0, 12).map(({ text }) => html`<li>${text.split("\n")[0]}</li>`)}</ul>`}
                ${(look.questions ?? []).map(({ key, sentence, answers, chosen }, at) => html`<p class="choose"><label for=${`areas-question-${at}`}>${sentence}</label>
                    <select id=${`areas-question-${at}`} .value=${live(chosen)} @change=${({ target }) => this.#answer("answers", key, target.value)}>
                    ${chosen === "" ? html`<option value="">Choose</option>` : nothing}${answers.map(({ value, words }) => html`<option value=${value} ?selected=${value === chosen}>${words}</option>`)}</select></p>`)}
                ${headings.length === 0 ? nothing : html`<details><summary>Which column is which</summary>${this.#columns(look, headings)}</details>`}
                ${(look.notes ?? []).length === 0 ? nothing : html`<ul>${look.notes.map((note) => html`<li>${note}</li>`)}</ul>`}
                ${look.text ? html`<p><button type="button" class="button" id="areas-take" @click=${() => this.take(look.text)}>Put these areas into the scenario</button></p>` : nothing}
            </div>`}`, this.root);
    }

    #columns(look, headings) {
        const rows = [{ column: "name", meaning: "The name of an area", heading: look.names, by_hand: "name" in this.#given.columns }, ...look.columns];
        return rows.map(({ column, meaning, unit = "", heading, by_hand: byHand }) => html`<p class="choose"><label for=${`areas-column-${column}`}>${meaning || column}${unit ? ` (${unit})` : ""}</label>
            <select id=${`areas-column-${column}`} @change=${({ target }) => this.#answer("columns", column, target.value)}>
            <option value="" ?selected=${!byHand}>${byHand ? "by name" : heading ? `${heading} (by name)` : "not in the table"}</option>
            ${headings.map((each) => html`<option value=${each} ?selected=${byHand && each === heading}>${each}</option>`)}</select></p>`);
    }
}
