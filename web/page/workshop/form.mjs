/// A scenario's file as a form, made from its schema. The text is what counts: the form shows what stands in it, and what is filled
/// in is written there.

import { html, live, nothing, repeat } from "../lit.mjs";
import { freshOf } from "./schema.mjs";

/// The parts of the form: [title, keys of the file]. What is in no file and in no part is not offered.
const parts = [
    ["The question", ["title", "question", "introduction", "place", "money_year", "name"]],
    ["How many, how long", ["population", "weeks", "seed"]],
    ["Areas", ["areas"]],
    ["Who serves", ["clinics_per_area", "online", "providers"]],
    ["Policies", ["policies"]],
    ["What people may change", ["levers", "assumptions"]],
    ["Settings that are not as usual", ["settings", "sources_of"]],
    ["What is shown", ["outcomes", "charts", "statements", "tour"]],
    ["What holds it up", ["limits", "sources", "checks"]],
    ["How a list shows it, trials, and what else", ["chooser", "trial", "reference"]],
];
/// What keys are called where the schema has no title for them.
const names = { question: "What people are to judge", introduction: "Introduction: two paragraphs", money_year: "Money is in prices of",
    name: "Name, in links and files", population: "Simulated citizens", seed: "Seed of all chance", label: "What the screen calls it",
    sentence: "In a sentence", sources_of: "Where settings are from" };
const called = (key) => names[key] ?? (key.includes(".") ? key : (key[0].toUpperCase() + key.slice(1)).replaceAll("_", " "));

/// What an entry of a list is called when it is folded.
const entry = (value, at) => (typeof value === "object" && value !== null
    ? [value.label, value.title, value.name, value.sentence, value.text, value.outcome].find((each) => typeof each === "string" && each !== "") ?? `Number ${at + 1}` : `Number ${at + 1}`);

/// A name that no other entry has.
function otherName(name, list) {
    const taken = new Set(list.map((each) => each?.name)), joint = /^[a-z0-9-]+$/.test(name) ? "-" : " ";
    for (let number = 2; ; number += 1) if (!taken.has(`${name}${joint}${number}`)) return `${name}${joint}${number}`;
}

export class Form {
    #open = new Set(["The question"]);

    /// schema: a Schema; change(path, value): something was filled in, or taken out if there is no value; again(): draw it anew.
    constructor({ schema, change, again }) {
        Object.assign(this, { schema, change, again });
    }

    /// The form of a file.
    of(file) {
        this.file = file;
        return parts.map(([title, keys]) => {
            const there = keys.filter((key) => this.schema.at(file, [key]).type !== undefined || this.schema.at(file, [key]).properties);
            const open = this.#open.has(title);
            return there.length === 0 ? nothing : html`<details class="form-part" ?open=${open} @toggle=${({ target }) => this.#toggle(title, target.open)}>
                <summary>${title}</summary>${open ? there.map((key) => this.#field([key])) : nothing}</details>`;
        });
    }

    #toggle(title, open) {
        if (this.#open.has(title) === open) return;
        if (open) this.#open.add(title);
        else this.#open.delete(title);
        this.again();
    }

    #value(path) {
        return path.reduce((value, step) => value?.[step], this.file);
    }

    #field(path, label = "") {
        const key = path.at(-1), schema = this.schema.at(this.file, path), value = this.#value(path);
        const setting = typeof key === "string" && key.includes(".") ? this.schema.setting(this.file?.model ?? this.schema.models[0].key, key) : {};
        const words = label || setting.title || schema.title || called(String(key));
        const about = schema.description ?? setting.description ?? "", hint = about === words ? "" : about;
        if (value === undefined) return html`<p class="form-absent"><button type="button" class="button quiet small"
            @click=${() => this.change(path, this.#fresh(path, schema))}>Add: ${words}</button>${hint ? html` <span class="hint">${hint}</span>` : nothing}</p>`;
        if (Array.isArray(value)) return this.#list(path, words, hint, value, schema);
        if (typeof value === "object" && value !== null) return this.#group(path, words, hint, value, schema);
        return this.#control(path, words, hint, value, { ...schema, ...schema.type || schema.enum ? {} : this.#typeOf(setting, path) });
    }

    /// Of a value whose kind another key decides: `value` beside `key` is what that setting may be.
    #typeOf(setting, path) {
        const key = this.#value(path.slice(0, -1))?.key ?? this.#value(path.slice(0, -1))?.lever;
        return typeof key === "string" ? this.schema.setting(this.file?.model ?? this.schema.models[0].key, key) : setting;
    }

    #fresh(path, schema) {
        if (path.at(-1) === "area") return this.file?.areas?.[0]?.name ?? "";
        return freshOf(schema);
    }

    #id(path) {
        return `form-${path.join("-").replace(/[^a-zA-Z0-9_-]/g, "_")}`;
    }

    #control(path, words, hint, value, schema) {
        const id = this.#id(path), described = hint ? `${id}-hint` : nothing, kind = [schema.type].flat()[0] ?? typeof value;
        const take = (made) => { if (made !== value) this.change(path, made); };
        let control = nothing;
        if (schema.enum) {
            const known = schema.enum.includes(value) ? schema.enum : [value, ...schema.enum];
            control = html`<select id=${id} data-path=${JSON.stringify(path)} aria-describedby=${described} @change=${({ target }) => take(known[target.selectedIndex])}>${known.map((each) =>
                html`<option ?selected=${each === value}>${this.#option(each, path)}</option>`)}</select>`;
        } else if (kind === "boolean") {
            control = html`<input id=${id} data-path=${JSON.stringify(path)} type="checkbox" aria-describedby=${described} .checked=${live(value === true)} @change=${({ target }) => take(target.checked)}>`;
        } else if (kind === "number" || kind === "integer") {
            control = html`<input id=${id} data-path=${JSON.stringify(path)} type="text" inputmode="decimal" autocomplete="off" aria-describedby=${described} .value=${live(String(value))}
                @change=${({ target }) => take(target.value.trim() !== "" && Number.isFinite(Number(target.value)) ? Number(target.value) : target.value)}>`;
        } else if ((schema.maxLength ?? 0) > 100) {
            control = html`<textarea id=${id} data-path=${JSON.stringify(path)} rows=${Math.min(6, 2 + Math.floor(String(value).length / 60))} aria-describedby=${described} .value=${live(String(value))}
                @change=${({ target }) => take(target.value.replace(/\s*\n\s*/g, " "))}></textarea>`;
        } else {
            control = html`<input id=${id} data-path=${JSON.stringify(path)} type="text" autocomplete="off" aria-describedby=${described} .value=${live(String(value))} @change=${({ target }) => take(target.value)}>`;
        }
        const bounds = schema.minimum === undefined ? "" : `${schema.minimum.toLocaleString("en-GB")} to ${(schema.maximum ?? Infinity).toLocaleString("en-GB")}`;
        const usual = schema.default === undefined ? "" : `usually ${this.#option(schema.default, path)}`;
        const told = [hint, [bounds, usual].filter(Boolean).join(", ")].filter(Boolean).join(" ");
        return html`<div class="form-field"><label for=${id}>${words}</label>${control}${this.#takeOut(path, words)}${told ? html`<p class="hint" id=${`${id}-hint`}>${told}</p>` : nothing}</div>`;
    }

    /// What a value is called: a setting by its title.
    #option(value) {
        const title = typeof value === "string" && value.includes(".") ? this.schema.setting(this.file?.model ?? this.schema.models[0].key, value).title : "";
        return title ? `${title} (${value})` : value === true ? "yes" : value === false ? "no" : String(value).replaceAll("_", " ");
    }

    /// What need not be there can be taken out. told: what the button says, where it stands below more than one field.
    #takeOut(path, words, told = "Take out") {
        const parent = this.schema.at(this.file, path.slice(0, -1)), key = path.at(-1);
        const needed = typeof key === "number" || path.length === 1 || (parent.required ?? []).includes(key);
        return needed ? nothing : html`<button type="button" class="button quiet small" aria-label=${`Take out: ${words}`} @click=${() => this.change(path, undefined)}>${told}</button>`;
    }

    #group(path, words, hint, value, schema) {
        const absent = Object.keys(schema.properties ?? {}).filter((key) => !Object.hasOwn(value, key));
        const id = this.#id(path);
        const title = (key) => this.schema.at(this.file, [...path, key]).title ?? called(key);
        return html`<fieldset class="form-group"><legend>${words}</legend>${hint ? html`<p class="hint">${hint}</p>` : nothing}
            ${repeat(Object.keys(value), (key) => key, (key) => this.#field([...path, key]))}
            ${absent.length === 0 ? nothing : html`<div class="form-field form-add"><label for=${id}>Add to this</label><select id=${id} @change=${({ target }) => {
                const key = absent[target.selectedIndex - 1];
                target.selectedIndex = 0;
                if (key) this.change([...path, key], this.#fresh([...path, key], this.schema.at(this.file, [...path, key])));
            }}><option>Choose…</option>${absent.map((key) => html`<option>${title(key)}</option>`)}</select></div>`}${this.#takeOut(path, words, `Take out: ${words}`)}</fieldset>`;
    }

    #list(path, words, hint, list, schema) {
        const plain = list.every((each) => typeof each !== "object"), name = this.#id(path);
        const fixed = schema.minItems !== undefined && schema.minItems === schema.maxItems;
        const add = () => {
            const last = list.at(-1);
            const fresh = last === undefined ? this.#fresh([...path, 0], this.schema.at({ ...this.file }, [...path, 0]))
                : typeof last === "object" ? { ...structuredClone(last), ...typeof last.name === "string" ? { name: otherName(last.name, list) } : {} } : this.#other(path, list);
            this.#open.add(`${name}-${list.length}`);
            this.change([...path, list.length], fresh);
        };
        const remove = (at) => (fixed ? nothing : html`<button type="button" class="button quiet small" aria-label=${`Take out: ${entry(list[at], at)}`}
            @click=${() => this.change([...path, at], undefined)}>${plain ? "Take out" : `Take out: ${entry(list[at], at)}`}</button>`);
        return html`<fieldset class="form-group"><legend>${words}</legend>${hint ? html`<p class="hint">${hint}</p>` : nothing}
            ${list.map((each, at) => (plain ? html`<div class="form-entry">${this.#field([...path, at], `${at + 1}`)}${remove(at)}</div>` : this.#entry(path, each, at, remove(at))))}
            ${fixed ? nothing : html`<p><button type="button" class="button quiet small" @click=${add}>Add one more${typeof list.at(-1) === "object" ? ", like the last" : ""}</button></p>`}</fieldset>`;
    }

    /// One more of a list of words: of those that may stand there one that does not yet.
    #other(path, list) {
        const { enum: listed } = this.schema.at(this.file, [...path, 0]);
        return listed ? listed.find((each) => !list.includes(each)) ?? listed[0] : typeof list.at(-1) === "number" ? list.at(-1) : "";
    }

    #entry(path, value, at, remove) {
        const title = `${this.#id(path)}-${at}`, open = this.#open.has(title);
        return html`<details class="form-entry-folded" ?open=${open} @toggle=${({ target, currentTarget }) => { if (target === currentTarget) this.#toggle(title, target.open); }}>
            <summary>${entry(value, at)}</summary>${open ? html`${Object.keys(value).map((key) => this.#field([...path, at, key]))}${this.#absent([...path, at], value)}${remove}` : nothing}</details>`;
    }

    #absent(path, value) {
        const { properties = {} } = this.schema.at(this.file, path);
        return Object.keys(properties).filter((key) => !Object.hasOwn(value, key)).map((key) => this.#field([...path, key]));
    }
}
