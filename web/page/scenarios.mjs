/// Scenario files of this site: their list, their texts, and the data files that they name.

let index = null;
const texts = new Map();

async function fetchText(path) {
    if (!texts.has(path)) {
        const reply = await fetch(path);
        if (!reply.ok) throw new Error(`${path}: ${reply.status} ${reply.statusText}`);
        texts.set(path, await reply.text());
    }
    return texts.get(path);
}

/// {scenarios: [{name, title, question, trial}], data: [file]}; written by prepare.mjs. The first is the one
/// that the page opens with.
export async function scenarioIndex() {
    index ??= JSON.parse(await fetchText("scenarios/index.json"));
    return index;
}

/// Those of `files` that a scenario's text names.
export function namedIn(text, files) {
    return files.filter((file) => text.includes(`"${file}"`) || text.includes(`/${file}"`));
}

/// {name, text, data} of a scenario's text: what folkmoot-core wants in order to open it.
export async function withData(name, text) {
    const { data } = await scenarioIndex();
    const named = namedIn(text, data);
    const contents = await Promise.all(named.map((file) => fetchText(`scenarios/data/${file}`)));
    return { name, text, data: Object.fromEntries(named.map((file, i) => [file, contents[i]])) };
}

/// The same for a scenario of this site.
export async function loadScenario(name) {
    const { scenarios } = await scenarioIndex();
    if (!scenarios.some((scenario) => scenario.name === name)) {
        throw new Error(`There is no scenario called “${name}” here.`);
    }
    return withData(name, await fetchText(`scenarios/${name}.json`));
}
