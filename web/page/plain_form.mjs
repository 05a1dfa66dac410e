/// The plain view's form: a scenario's levers and assumptions as form controls.

import { element } from "./element.mjs";
import { optionLabel, settingValue, stepDecimals } from "./format.mjs";

/// Limits of the advanced settings; folkmoot-core has the last word on what it can run.
const advancedFields = [
    { key: "seed", label: "Seed", low: 1, high: 4294967295,
        sentence: "The number from which all chance is drawn. The same seed gives the same result." },
    { key: "population", label: "Citizens", low: 1000, high: 70_000_000,
        sentence: "How many simulated people stand for the real ones. More take longer." },
    { key: "weeks", label: "Weeks", low: 4, high: 1040, sentence: "How far ahead to look." },
    { key: "runs", label: "Runs to judge how sure it is", low: 1, high: 1000, empty: "as usual",
        sentence: "Each run draws new chance and new values for what nobody knows. Left empty, it is as many as the "
            + "map page makes of a question of this size." },
];

/// How many runs to judge by: what is remembered of it, or 0 for the usual number and a sentence why.
export function fitRuns(remembered) {
    const { low, high } = advancedFields.find(({ key }) => key === "runs");
    if (!remembered) return { runs: 0, notes: [] };
    if (Number.isInteger(remembered) && remembered >= low && remembered <= high) return { runs: remembered, notes: [] };
    return { runs: 0, notes: [`The number of runs that this page remembered was left out: it may only be ${low} to ${high}.`] };
}

/// What is said of a number that a person typed and that may not be: it is not taken in silence.
const tooFar = (value, low, high) => value >= low && value <= high ? ""
    : `You typed ${value.toLocaleString("en-GB")}. It may only be ${low.toLocaleString("en-GB")} to ${high.toLocaleString("en-GB")}.`;

/// The form of one scenario. onChange() is called when a person has moved something.
export class Form {
    constructor({ described, state, onChange }) {
        this.described = described;
        this.state = state;
        this.onChange = onChange;
        this.fields = new Map(described.fields.map((field) => [field.key, field]));
        this.refreshers = [];
    }

    /// The reform as its policy proposes it.
    get policy() {
        return this.described.policies.find(({ name }) => name === this.state.reform)
            ?? this.described.policies[1] ?? this.described.policies[0];
    }

    /// Value of a field before the person moved it, and where a moved one is kept.
    usual(field) {
        return field.kind === "lever" ? this.policy.settings[field.key] ?? field.usual : field.usual;
    }
    kept(field) {
        return field.kind === "lever" ? this.state.changed : this.state.shared;
    }
    value(field) {
        return this.kept(field)[field.key] ?? this.usual(field);
    }

    set(field, value) {
        if (!Number.isFinite(value)) return;
        const kept = this.kept(field);
        const within = Math.min(field.high, Math.max(field.low, value));
        if (within === this.usual(field)) delete kept[field.key];
        else kept[field.key] = within;
        this.refresh();
        this.onChange();
    }

    /// Shows the state's values in every control.
    refresh() {
        for (const refresher of this.refreshers) refresher();
    }

    /// Fills the three parts of the form.
    build({ levers, assumptions, advanced }) {
        this.refreshers = [];
        levers.replaceChildren(...this.described.lever_groups.map((group) => this.#group(group)));
        const grouped = new Set(this.described.assumption_groups.flatMap(({ keys }) => keys));
        for (const { keys } of this.described.lever_groups) for (const key of keys) grouped.add(key);
        const others = this.described.fields.filter(({ key }) => !grouped.has(key)).map(({ key }) => key);
        const groups = [...this.described.assumption_groups,
            ...(others.length ? [{ title: "Everything else", keys: others }] : [])];
        assumptions.replaceChildren(...groups.map((group) => this.#group(group)));
        assumptions.className = "assumption";
        // A citizen stands for one person at least.
        advanced.replaceChildren(...advancedFields.map((field) => this.#advanced(field.key !== "population" ? field
            : { ...field, high: Math.min(field.high, Math.floor(this.described.people)) })));
        this.refresh();
    }

    #group({ title, keys }) {
        const rows = keys.map((key) => this.fields.get(key)).filter(Boolean).map((field) => this.#row(field));
        // A group named like its first field needs no name that is seen.
        const same = this.fields.get(keys[0])?.label === title;
        return element("fieldset", {}, element("legend", { class: same ? "unseen" : null }, title), ...rows);
    }

    #row(field) {
        const id = `field-${field.key}`;
        const hint = `${id}-hint`;
        const marks = element("p", { class: "marks", id: `${id}-marks` });
        const reset = element("button", { type: "button", class: "button quiet small",
            onclick: () => { this.set(field, this.usual(field)); }, "aria-label": `Reset: ${field.label}` }, "Reset");
        const described = { "aria-describedby": `${hint} ${marks.id}` };
        const controls = this.#controls(field, id, described);
        const source = field.kind === "assumption" && field.source ? ` Source: ${field.source}.` : "";
        const row = element("div", { class: "field", "data-key": field.key },
            element("label", { for: id }, field.label),
            element("p", { class: "hint", id: hint }, `${field.sentence}.${source}`.replace("..", ".")),
            element("div", { class: "inputs" }, ...controls, reset), marks);
        this.refreshers.push(() => {
            const moved = field.key in this.kept(field);
            row.classList.toggle("moved", moved);
            reset.disabled = !moved;
            marks.replaceChildren(...this.#marks(field));
        });
        return row;
    }

    #marks(field) {
        if (field.kind !== "lever") return [`Usual: ${settingValue(field, field.usual)}.`];
        const [baseline] = this.described.policies;
        const now = settingValue(field, baseline.settings[field.key] ?? field.usual);
        if (now === settingValue(field, this.usual(field))) return [`The same under both: ${now}.`];
        return [element("span", { class: "now" }, `${baseline.label}: ${now}.`), " ",
            element("span", { class: "then" }, `${this.policy.label}: ${settingValue(field, this.usual(field))}.`)];
    }

    #controls(field, id, described) {
        if (field.type === "boolean") {
            const box = element("input", { type: "checkbox", id, ...described,
                onchange: () => this.set(field, box.checked ? 1 : 0) });
            this.refreshers.push(() => { box.checked = this.value(field) !== 0; });
            return [box];
        }
        if (field.type === "choice") {
            const options = field.options.map((name, index) => element("option", { value: index }, optionLabel(name)));
            const select = element("select", { id, ...described,
                onchange: () => this.set(field, Number(select.value)) }, ...options);
            this.refreshers.push(() => { select.value = String(this.value(field)); });
            return [select];
        }
        const limits = { min: field.low, max: field.high, ...described };
        const step = field.step || "any";
        const range = element("input", { type: "range", id, step, ...limits,
            oninput: () => this.set(field, Number(range.value)) });
        const unit = field.unit ? `, ${field.unit}` : "";
        const shown = element("output", { class: "value", for: id });
        const told = element("p", { class: "hint", role: "status" });
        const exact = element("input", { type: "number", step: "any", inputmode: "decimal", ...limits,
            "aria-label": `${field.label}: exact value${unit}`,
            onchange: () => {
                told.textContent = exact.value === "" ? "" : tooFar(exact.valueAsNumber, field.low, field.high);
                if (exact.value === "") this.refresh();
                else this.set(field, exact.valueAsNumber);
            } });
        this.refreshers.push(() => {
            const value = this.value(field);
            range.value = value;
            shown.textContent = settingValue(field, value);
            range.setAttribute("aria-valuetext", shown.textContent);
            exact.value = Number(value.toFixed(Math.max(stepDecimals(field), 4)));
        });
        return [shown, range, exact, told];
    }

    /// `empty`: what it means to leave the field empty, which is kept as 0.
    #advanced({ key, label, low, high, sentence, empty = null }) {
        const id = `advanced-${key}`;
        const told = element("p", { class: "hint", role: "status" });
        const input = element("input", { type: "number", id, min: low, max: high, step: 1, placeholder: empty,
            "aria-describedby": `${id}-hint`, onchange: () => {
                const value = Math.round(input.valueAsNumber);
                told.textContent = Number.isFinite(value) ? tooFar(value, low, high) : "";
                if (Number.isFinite(value)) this.state[key] = Math.min(high, Math.max(low, value));
                else if (empty && input.value === "") this.state[key] = 0;
                this.refresh();
                this.onChange();
            } });
        this.refreshers.push(() => { input.value = this.state[key] || ""; });
        return element("div", { class: "field" }, element("label", { for: id }, label),
            element("p", { class: "hint", id: `${id}-hint` }, sentence),
            element("div", { class: "inputs" }, input), told);
    }
}
