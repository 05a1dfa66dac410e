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

/// The page as bytes. name: the scenario's; code: of the state with which it opens, "" for the scenario's own.
export async function oneFile({ name, code = "" }) {
    const text = new TextDecoder(), bytes = new TextEncoder();
    const index = JSON.parse(text.decode(await bytesOf("scenarios/index.json")));
    const card = index.scenarios.find((each) => each.name === name);
    if (!card) throw new Error("Only a scenario of this site can be saved as one file.");
    const scenario = new Uint8Array(await bytesOf(`scenarios/${name}.json`));
    const data = namedIn(text.decode(scenario), index.data);
    const own = { ...index, models: [card.model], scenarios: [{ ...card, answered_by: [] }], data, formulas: [], tables: [] };
    const files = { "scenarios/index.json": bytes.encode(JSON.stringify(own)), [`scenarios/${name}.json`]: scenario };
    const others = ["one-file/worker.txt", "folkmoot-page.wasm", `${coreOf(card.model)}.wasm`, ...data.map((file) => `scenarios/data/${file}`)];
    for (const file of others) files[file] = await bytesOf(file);
    for (const file of Object.keys(files)) files[file] = await packed(files[file]);
    const content = JSON.stringify({ code: code || `scenario=${name}`, files }).replaceAll("<", "\\u003c");
    const page = text.decode(await bytesOf("one-file/page.txt"));
    return bytes.encode(page.replace("<title>Folkmoot", () => `<title>Folkmoot: ${escaped(card.title)}`).replace("{}", () => content));
}
