/// A worker of the module: the `folkmoot` command with a file system of its own, in memory.
///
/// In:  {args, files: {name: text or bytes}, read: [name]}
/// Out: {share}                                 how far it is, 0 to 1
///      {status, out, told, read: {name: bytes}} exit status, what was printed, and lines on standard error
///      {fault}                                 the worker is of no more use

import create from "./folkmoot-engine.mjs";

const inNode = typeof postMessage !== "function";
const modules = { threads: "node:worker_threads", files: "node:fs/promises" }; // names, so that bundlers leave them alone
const port = inNode ? (await import(/* @vite-ignore */ /* webpackIgnore: true */ modules.threads)).parentPort : globalThis;

/// What comes with the module: texts by path.
async function shipped() {
    const address = new URL("./files.json", import.meta.url);
    if (inNode) return JSON.parse(await (await import(/* @vite-ignore */ /* webpackIgnore: true */ modules.files)).readFile(address, "utf8"));
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${address}: ${answer.status} ${answer.statusText}`);
    return answer.json();
}

let out = [], told = [];
/// A line on standard error: progress is passed on as it comes.
function hear(line) {
    const share = /^\{"doing":"[^"]*","share":([\d.]+)\}$/.exec(line);
    if (share) port.postMessage({ share: Number(share[1]) });
    else told.push(line);
}

/// Its own folder, from which it finds what is shipped, as a person does who stands in it.
const own = "/own";
async function start() {
    const [engine, files] = await Promise.all([
        create({ noInitialRun: true, thisProgram: "/folkmoot", print: (line) => out.push(line), printErr: hear }), shipped()]);
    const { FS } = engine;
    for (const [path, text] of Object.entries(files)) {
        const places = [`/${path}`];
        if (path.startsWith("scenarios/data/")) places.push(path.replace("scenarios", own)); // for a scenario of one's own too
        for (const place of places) {
            FS.mkdirTree(place.replace(/\/[^/]*$/, ""));
            FS.writeFile(place, text);
        }
    }
    FS.mkdirTree(`${own}/data`);
    FS.chdir(own);
    return engine;
}

function run(engine, { args, files, read }) {
    const { FS } = engine;
    out = [];
    told = [];
    const kept = new Map();
    for (const [name, content] of Object.entries(files)) {
        kept.set(name, FS.analyzePath(name).exists ? FS.readFile(name) : null);
        FS.writeFile(name, content);
    }
    const stack = engine.stackSave();
    const status = engine.callMain(["--for-programs", ...args]);
    engine.stackRestore(stack);
    const made = {};
    for (const name of read) {
        if (!FS.analyzePath(name).exists) continue;
        if (status === 0) made[name] = FS.readFile(name);
        FS.unlink(name);
    }
    for (const [name, before] of kept) {
        if (before) FS.writeFile(name, before);
        else FS.unlink(name);
    }
    return { status, out: out.join("\n"), told, read: made };
}

const started = start();
started.catch(() => {}); // told with the first question
let last = Promise.resolve();
const heard = (task) => {
    last = last.then(async () => {
        try {
            port.postMessage(run(await started, task));
        } catch (error) {
            port.postMessage({ fault: [String(error?.message ?? error), ...told].join("\n") });
        }
    });
};
if (inNode) port.on("message", heard);
else port.addEventListener("message", ({ data }) => heard(data));
