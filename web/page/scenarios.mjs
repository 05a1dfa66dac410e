/// Scenario files of this site: their list, their texts, and the data files that they name.

import { fetchJson, fetchText } from "./site.mjs";

let index = null;
const texts = new Map();

/// The text of a file below scenarios/, whole.
async function textOf(file) {
    const { sizes } = await scenarioIndex();
    if (!texts.has(file)) texts.set(file, await fetchText(`scenarios/${file}`, sizes[file]));
    return texts.get(file);
}

/// A formula file or a table of the funding lab, by its path in scenarios/formulas/.
export const formulaText = (path) => textOf(`formulas/${path}`);

/// {scenarios: [{name, title, question, trial, lesson, budgets, about, group, sentence, minutes, first, answered_by, picture}], data: [file], sizes: {file: bytes}}; written by prepare.mjs. The first is the one
/// that the page opens with.
export async function scenarioIndex() {
    index ??= await fetchJson("scenarios/index.json");
    return index;
}

/// Those of `files` that a scenario's text names.
export function namedIn(text, files) {
    return files.filter((file) => text.includes(`"${file}"`) || text.includes(`/${file}"`));
}

/// {name, text, data} of a scenario's text: what the simulation wants in order to open it.
export async function withData(name, text) {
    const { data } = await scenarioIndex();
    const named = namedIn(text, data);
    const contents = await Promise.all(named.map((file) => textOf(`data/${file}`)));
    return { name, text, data: Object.fromEntries(named.map((file, i) => [file, contents[i]])) };
}

/// The same for a scenario of this site.
export async function loadScenario(name) {
    const { scenarios } = await scenarioIndex();
    if (!scenarios.some((scenario) => scenario.name === name)) {
        throw new Error(`There is no scenario called “${name}” here.`);
    }
    return withData(name, await textOf(`${name}.json`));
}
