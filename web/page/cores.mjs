/// The programs of the simulation: `core-MODEL` has one model and answers what Explore and Evidence ask; `core-labs` has
/// all models and answers the labs too. A page loads the one that it needs.

import { openedText } from "./envelope.mjs";

/// Answers everything.
export const labsCore = "core-labs";

/// The program that has a model.
export const coreOf = (model) => `core-${model}`;

/// The model that a scenario's text names; "" if it names none. Not every text that we read is as JSON wants it.
export function modelIn(text) {
    try {
        return String(JSON.parse(text).model ?? "");
    } catch {
        return /(?<!\\)"model"\s*:\s*"([^"\\]*)"/.exec(text)?.[1] ?? "";
    }
}

export class Cores {
    #compiled = new Map();

    /// models: the keys of all models, first the one that is meant where a scenario names none. compile(file): the compiled
    /// module of a file of this site.
    constructor({ models, compile }) {
        Object.assign(this, { models, compile });
    }

    /// The compiled program, loaded once; one that could not be loaded is tried again when it is wanted again.
    compiled(core) {
        if (!this.#compiled.has(core)) {
            const loading = this.compile(`${core}.wasm`);
            this.#compiled.set(core, loading);
            loading.catch(() => this.#compiled.delete(core));
        }
        return this.#compiled.get(core);
    }

    /// The program for a scenario's text; "" if it names a model that there is not: any program says so.
    forText(text) {
        const model = modelIn(text) || this.models[0];
        return this.models.includes(model) ? coreOf(model) : "";
    }

    /// The program for a request that opens a scenario.
    forOpen(bytes) {
        return this.forText(openedText(bytes));
    }

    /// The program for a JSON command about a scenario, or about a model; "" if any will do.
    forCommand({ text, data, model = "" }) {
        if (data) return this.forText(text);
        return this.models.includes(model) ? coreOf(model) : "";
    }
}

/// What a page opens with, as far as it can be told before a program of the simulation has read it: the program that it will
/// probably want. hash: the address's fragment; remembered: the page's memory; index: that of the scenarios.
export function likelyCore({ hash, remembered, index: { scenarios, models } }) {
    const asked = new URLSearchParams(hash);
    const view = hash === "" ? String(remembered?.view ?? "") : "";
    if (asked.has("trial") || asked.has("funding") || /^(trial|funding)$/.test(asked.get("room") ?? "")
        || /(^|;)room=(trial|funding)/.test(view)) return labsCore;
    const name = hash === "" ? remembered?.scenario : asked.get("scenario");
    return coreOf((scenarios.find((card) => card.name === name) ?? scenarios[0])?.model ?? models[0]);
}
