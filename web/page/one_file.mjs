/// "Save as one file": a page that opens from a disk, without any server, with the program, the screen and one scenario inside.
/// The build lays out all that is the same for every scenario in one-file/page.txt.

import { coreOf } from "./cores.mjs";
import { namedIn } from "./scenarios.mjs";
import { bytesOf } from "./site.mjs";

async function packed(bytes) {
    const gzip = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
    const small = new Uint8Array(await new Response(gzip).arrayBuffer());
    const piece = 0x8000;
    let letters = "";
    for (let at = 0; at < small.length; at += piece) letters += String.fromCharCode(...small.subarray(at, at + piece));
    return btoa(letters);
}

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/// The page as bytes. name: the scenario's; code: of the state with which it opens, "" for the scenario's own; own: the person's
/// scenario that it is, as ownScenario gives it, or null.
export async function oneFile({ name, code = "", own: brought = null }) {
    const text = new TextDecoder(), bytes = new TextEncoder();
    const index = JSON.parse(text.decode(await bytesOf("scenarios/index.json")));
    const card = brought ? { ...brought.card, model: brought.card.model || index.models[0] } : index.scenarios.find((each) => each.name === name);
    if (!card) throw new Error("What is open is neither a scenario of this site nor one of yours: open it again, then save it.");
    const scenario = brought ? bytes.encode(brought.files.text) : new Uint8Array(await bytesOf(`scenarios/${name}.json`));
    const data = namedIn(text.decode(scenario), index.data);
    const own = { ...index, models: [card.model], scenarios: [{ ...card, answered_by: [] }], data, formulas: [], tables: [],
        sizes: { ...index.sizes, [`${name}.json`]: scenario.length } };
    const files = { "scenarios/index.json": bytes.encode(JSON.stringify(own)), [`scenarios/${name}.json`]: scenario };
    const others = ["one-file/worker.txt", "folkmoot-page.wasm", `${coreOf(card.model)}.wasm`, ...data.map((file) => `scenarios/data/${file}`)];
    for (const file of others) files[file] = await bytesOf(file);
    for (const file of Object.keys(files)) files[file] = await packed(files[file]);
    const content = JSON.stringify({ code: code || `scenario=${name}`, files }).replaceAll("<", "\\u003c");
    const page = text.decode(await bytesOf("one-file/page.txt"));
    return bytes.encode(page.replace("<title>Folkmoot", () => `<title>Folkmoot: ${escaped(card.title)}`).replace("{}", () => content));
}
