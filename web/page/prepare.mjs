/// Build step: `node prepare.mjs PARTS SITE CORE [rough]` makes the site out of a folder that holds the page's files, the
/// scenarios and the WebAssembly modules.
///
/// First it completes the parts: scenarios/index.json (titles for the chooser, formulas and tables), first.bin
/// and first.json (the default run's result, so that the page opens with one). Then it lays out the site: what
/// people link to and embed keeps its address; everything else goes into the folder v-HASH, named after what is
/// in it, so that a page that is open while a newer version is published never sees the other's files; and
/// sw.js begins with the list of all files and their hashes. Last it says how much a first visit transfers,
/// and fails if that is too much.

import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, posix, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { peekReply } from "./envelope.mjs";
import { runJson } from "./heap.mjs";
import { namedIn } from "./scenarios.mjs";

/// Found where NODE_PATH says, as npm installed it.
const { buildSync, transformSync } = createRequire(import.meta.url)("esbuild");

/// Pages whose first visit is measured, what they are called, and their largest transfer in bytes, with gzip: what
/// nearly every host gives.
const budgets = [["index.html", "the map", 1_500_000], ["plain.html", "the plain view", 900_000],
    ["funding.html", "the funding lab without a canvas", Infinity], ["trial.html", "the split-test lab without a canvas", Infinity],
    ["deliberate.html", "the room of deliberation without a canvas", Infinity], ["paper.html", "the papers to print", Infinity]];
/// The scenario that the page opens with, and how many outcomes its loading state shows: those that lead in the
/// sentence, then those that follow.
const opening = "virtual-gp", headlines = 3, told = ["leads", "follows", "may-lead"];
/// The text of a picture of a map in which somebody lives.
const drawn = /^[a-z]+ \d+ \d+ (?=.*[a-z])[a-z.?]{48,384}$/;
/// What a first visit loads beside the files that name each other: a page's own, and those of all pages.
const loaded = {
    "index.html": ["folkmoot-ui.mjs", "folkmoot-ui.wasm", "first.bin"],
    "plain.html": ["folkmoot-page.mjs", "folkmoot-page.wasm"],
    "funding.html": ["folkmoot-labs.mjs", "folkmoot-labs.wasm"],
    "trial.html": ["folkmoot-labs.mjs", "folkmoot-labs.wasm"],
    "deliberate.html": ["folkmoot-labs.mjs", "folkmoot-labs.wasm"],
    "paper.html": ["folkmoot-labs.mjs", "folkmoot-labs.wasm", "paper.mjs"],
    "": ["first.json", "scenarios/index.json", `scenarios/${opening}.json`],
};
/// The labs' pages, and that of papers, have the body of plain.html, and in its head words of their own. style: one more;
/// model: its simulation is that of one model.
const labPages = {
    "funding.html": { room: "funding", title: "Funding lab: Folkmoot, plain view",
        description: "Any funding formula on any table of places: who gains, who loses, why, and how fair that is. As text, forms and tables." },
    "trial.html": { room: "trial", title: "Split-test lab: Folkmoot, plain view",
        description: "Design a trial, run it in a simulated town whose truth is known, and see what it would have told you. As text, forms and tables." },
    "deliberate.html": { room: "deliberate", title: "Deliberate: Folkmoot, plain view",
        description: "Say what you think, gather what others think, see where people agree, and what the policies they agree on would do." },
    "paper.html": { room: "paper", title: "On paper: Folkmoot", style: "paper.css", model: true,
        description: "A policy brief of one page, a teacher's guide and a worksheet, of any question and any settings, to print." },
};
/// What a first visit to a page loads of the simulation: all of it, or the program with the opening scenario's model.
const coreLoaded = (page, model) => {
    const core = `core-${Object.hasOwn(labPages, page) && !labPages[page].model ? "labs" : model}`;
    return [`${core}.mjs`, `${core}.wasm`];
};
/// What is bundled from npm, and as small as it can be.
const bundles = ["lit.mjs", "workshop/code.mjs"];
/// What only the build needs.
const unserved = /^prepare\.mjs$|README\.md$|\.map$|(^|\/)\./;
/// What keeps its address from version to version: people link to it, embed it, or browsers look there for a
/// newer version.
const stable = /^[^/]+\.html$|^schemas\/|^embed\.mjs$|^guard\.js$|^sw\.js$/;

function stop(text) {
    console.error(`prepare: ${text}`);
    process.exit(1);
}

function filesIn(folder) {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
        .sort();
}

/// The core with the commands of the build, to ask with `command`.
async function startCore(file) {
    const { default: createCore } = await import(pathToFileURL(file));
    return createCore().catch((error) => stop(`${file} does not start: ${error.message}`));
}

/// Makes the labs' pages out of the plain one.
function writeLabPages(parts) {
    const plain = readFileSync(join(parts, "plain.html"), "utf8");
    for (const [file, { room, title, description, style }] of Object.entries(labPages)) {
        const words = [[/<title>[^<]*(?=<\/title>)/, `<title>${title}`], [/(?<=name="description" content=")[^"]*/, description],
            [/(?<=<body [^>]*data-room=")[^"]*/, room],
            [/(?=<script src)/, style ? `<link rel="stylesheet" href="${style}">\n` : ""]];
        writeFileSync(join(parts, file), words.reduce((page, [where, text]) => {
            if (!where.test(page)) stop(`plain.html has no ${where} for ${file}`);
            return page.replace(where, text);
        }, plain));
    }
}

/// A program of one script, with all that it needs. What it calls its own address is never asked for.
const bundled = (parts, contents) => buildSync({ stdin: { contents, resolveDir: parts, loader: "js" }, bundle: true, minify: true, write: false, charset: "utf8",
    format: "iife", target: "es2022", logLevel: "error", external: ["module"], define: { "import.meta.url": '"https://one-file.invalid/v/part.mjs"' } }).outputFiles[0].text.replaceAll("</script", "<\\/script");

/// Writes the frame of a page that is one file, see one_file.mjs: the plain view with its style and its program; and the program of
/// workers that are made by their page, see start_worker.mjs.
function writeOneFile(parts) {
    const program = bundled(parts, `import "./one_file_inside.mjs"; import * as page from "./folkmoot-page.mjs";
        globalThis.folkmootInside.modules["folkmoot-page.mjs"] = page; import("./plain.mjs");`);
    const cores = filesIn(parts).filter((file) => /^core-.*\.mjs$/.test(file));
    const worker = bundled(parts, `${cores.map((file, at) => `import * as core${at} from "./${file}";`).join("")}
        globalThis.folkmootInside = { modules: { ${cores.map((file, at) => `"${file}": core${at}`).join(", ")} } }; import("./worker.mjs");`);
    const style = ["page.css", "plain.css"].map((file) => asServed(file, readFileSync(join(parts, file))).toString()).join("")
        .replace(/url\("?([^")]+\.woff2)"?\)/g, (_, file) => `url(data:font/woff2;base64,${readFileSync(join(parts, file)).toString("base64")})`);
    const policy = `default-src 'none'; script-src '${integrity(program)}' 'wasm-unsafe-eval'; worker-src blob:; style-src '${integrity(style)}'; `
        + "img-src blob: data:; font-src data:; base-uri 'none'; form-action 'none'";
    const page = readFileSync(join(parts, "plain.html"), "utf8").replace(/(?<=Content-Security-Policy" content=")[^"]*/, policy)
        .replace(/<(link|script)\b[^>]*>(<\/script>)?\n/g, "").replace("</head>", () => `<style>${style}</style>\n</head>`)
        .replace("</body>", () => `<script type="application/json" id="folkmoot-files">{}</script>\n<script>${program}</script>\n</body>`);
    mkdirSync(join(parts, "one-file"), { recursive: true });
    writeFileSync(join(parts, "one-file/page.txt"), page);
    writeFileSync(join(parts, "one-file/worker.txt"), worker);
}

/// Writes the list of the scenarios. Names of the data files, and the model of the scenario that the page opens with.
function writeIndex(site, core) {
    const folder = join(site, "scenarios");
    const data = filesIn(folder).filter((file) => file.startsWith("data/")).map((file) => file.slice(5));
    const scenarios = filesIn(folder).filter((file) => /^[^/]+\.json$/.test(file) && file !== "index.json")
        .map((file) => {
            const name = file.replace(/\.json$/, "");
            const scenario = scenarioFile(site, name, data);
            return { name, ...command(core, { do: "card", ...scenario }), ...command(core, { do: "picture", ...scenario }) };
        });
    const [{ models }] = scenarios;
    for (const card of scenarios) delete card.models;
    for (const model of models) if (!existsSync(join(site, `core-${model}.wasm`))) stop(`there is no core-${model}.wasm for the model “${model}”`);
    for (const { name, answered_by: answers } of scenarios) for (const other of answers) if (!scenarios.some((each) => each.name === other)) stop(`scenarios/${name}.json is answered back by “${other}”, which is not there`);
    for (const { name, picture } of scenarios) if (!drawn.test(picture)) stop(`scenarios/${name}.json has no picture of its map: “${picture}”`);
    if (!scenarios.some(({ name }) => name === opening)) stop(`there is no scenarios/${opening}.json`);
    scenarios.sort((a, b) => (b.name === opening) - (a.name === opening) || a.title.localeCompare(b.title, "en"));
    const sizes = Object.fromEntries(filesIn(folder).filter((file) => !unserved.test(file) && file !== "index.json")
        .map((file) => [file, statSync(join(folder, file)).size]));
    writeFileSync(join(folder, "index.json"), JSON.stringify({ models, scenarios, data, sizes, ...formulaLists(join(folder, "formulas")) }));
    return { data, model: scenarios[0].model };
}

/// {formulas: [{name, title, explanation, table}], tables: [file]} of what the funding lab offers.
function formulaLists(folder) {
    if (!existsSync(folder)) return { formulas: [], tables: [] };
    const files = filesIn(folder);
    const formulas = files.filter((file) => /^[^/]+\.json$/.test(file)).map((file) => {
        const { title, explanation, table } = JSON.parse(readFileSync(join(folder, file), "utf8"));
        return { name: file.replace(/\.json$/, ""), title, explanation, table };
    });
    formulas.sort((a, b) => a.title.localeCompare(b.title, "en"));
    return { formulas, tables: files.filter((file) => /^tables\/.*\.csv$/.test(file)).map((file) => file.slice(7)) };
}

/// A scenario with the data files that it names.
function scenarioFile(site, name, dataFiles) {
    const text = readFileSync(join(site, "scenarios", `${name}.json`), "utf8");
    const data = Object.fromEntries(namedIn(text, dataFiles)
        .map((file) => [file, readFileSync(join(site, "scenarios/data", file), "utf8")]));
    return { name, text, data };
}

function command(core, question) {
    const answer = JSON.parse(runJson(core, JSON.stringify(question)));
    if (answer.problems) stop(answer.problems.map(({ where, text }) => `${where}: ${text}`).join("\n"));
    return answer;
}

/// The shipped replies (each a u32 length and its bytes) without the map: what came out is there at once;
/// where each of a hundred thousand people stands would be a third of the page, and the page works it
/// out in the second in which the result is being read.
function shortened(replies) {
    const kept = [];
    for (let at = 0; at < replies.length;) {
        const end = at + 4 + replies.readUInt32LE(at);
        const { kind } = peekReply(replies.subarray(at + 4, end));
        if (kind === "opened" || kind === "ran") kept.push(replies.subarray(at, end));
        at = end;
    }
    return Buffer.concat(kept);
}

function writeFirst(site, core, scenario, model) {
    const described = command(core, { do: "describe", ...scenario });
    const result = command(core, { do: "compare", ...scenario, reform: described.policies[1].name,
        shared: {}, changed: {}, seed: described.seed, population: described.population,
        weeks: described.weeks, replicates: 1 });
    const shown = described.outcomes.filter((outcome) => told.includes(outcome.told))
        .sort((a, b) => told.indexOf(a.told) - told.indexOf(b.told)).slice(0, headlines).map(({ key }) => key);
    const first = command(core, { do: "first", ...scenario,
        shown: described.outcomes.map(({ key }) => key).filter((key) => shown.includes(key)) });
    if (first.fingerprint !== result.fingerprint) {
        stop(`two commands give two results: ${first.fingerprint} and ${result.fingerprint}`);
    }
    writeFileSync(join(site, "first.bin"), shortened(Buffer.from(first.first, "base64")));
    writeFileSync(join(site, "first.json"), JSON.stringify({
        scenario: opening, model, policy: described.policies[1].name, population: described.population,
        weeks: described.weeks, seed: described.seed, title: described.title, question: described.question,
        sentence: first.sentence, fingerprint: first.fingerprint,
        baseline: result.baseline.label, reform: result.reform.label,
        headlines: first.headlines,
        sizes: Object.fromEntries(filesIn(site).filter((file) => /\.wasm$/.test(file))
            .map((file) => [file, statSync(join(site, file)).size])),
    }));
}

/// The files of the parts that are served: what keeps its address, and what is named after its version.
function served(parts) {
    const files = filesIn(parts).filter((file) => !unserved.test(file));
    return { kept: files.filter((file) => stable.test(file)), versioned: files.filter((file) => !stable.test(file)) };
}

/// Names the version of everything that is served: sixteen digits of a hash over all names and contents.
function versionOf(parts) {
    const hash = createHash("sha256");
    const { kept, versioned } = served(parts);
    for (const file of [...kept, ...versioned]) {
        const bytes = readFileSync(join(parts, file));
        hash.update(`${file}\n${bytes.length}\n`).update(bytes);
    }
    return hash.digest("hex").slice(0, 16);
}

const integrity = (bytes) => `sha256-${createHash("sha256").update(bytes).digest("base64")}`;

/// A page with the files that it names in src and href looked for in its version's folder.
function pointed(page, text, folder, { kept, versioned }) {
    return text.replace(/(<[^>]*\b(?:src|href)=")([^"#:?]+)(?=[^>]*>)/g, (whole, before, file) => {
        if (!kept.includes(file) && !versioned.includes(file)) stop(`${page} names ${file}, which is not there`);
        return before + (versioned.includes(file) ? `${folder}/${file}` : file);
    });
}

/// A file as it is served: modules and styles without comments, and as short as the same can be said.
function asServed(file, bytes) {
    const loader = { mjs: "js", css: "css" }[file.split(".").pop()];
    if (!loader || bundles.includes(file)) return bytes;
    return Buffer.from(transformSync(bytes.toString(), { loader, minify: true, charset: "utf8", target: "es2022" }).code);
}

/// Writes the site and returns the addresses of its files, with the bytes of each.
function layOut(parts, site) {
    const lists = served(parts);
    const { kept, versioned } = lists;
    const version = versionOf(parts);
    const folder = `v-${version}`;
    // Only what was a site before is replaced.
    if (existsSync(site) && readdirSync(site).length > 0 && !existsSync(join(site, "sw.js"))) {
        stop(`${site} holds something that is not a site: give an empty folder`);
    }
    const contents = new Map();
    for (const file of versioned) contents.set(`${folder}/${file}`, asServed(file, readFileSync(join(parts, file))));
    for (const file of kept.filter((name) => name !== "sw.js")) {
        const bytes = readFileSync(join(parts, file));
        const named = /\.m?js$/.test(file) ? namedBy(file, bytes.toString()) : [];
        if (named.length > 0) stop(`${file} keeps its address and cannot import ${named.join(", ")}, which have one a version`);
        contents.set(file, /\.html$/.test(file) ? Buffer.from(pointed(file, bytes.toString(), folder, lists)) : bytes);
    }
    const files = Object.fromEntries([...contents].map(([file, bytes]) => [file, integrity(bytes)]));
    const worker = `self.folkmoot = ${JSON.stringify({ version, files })};\n${readFileSync(join(parts, "sw.js"))}`;
    rmSync(site, { recursive: true, force: true });
    for (const [file, bytes] of [...contents, ["sw.js", worker]]) {
        mkdirSync(dirname(join(site, file)), { recursive: true });
        writeFileSync(join(site, file), bytes);
    }
    return new Map([...contents].map(([file, bytes]) => [file.replace(`${folder}/`, ""), bytes]));
}

/// The files of the site that a file names, as it names them: pages their scripts and styles, styles their
/// fonts, modules what they import at once and their worker.
function namedBy(file, text) {
    const patterns = { html: [/<(?:script|link)[^>]*\b(?:src|href)="([^"]+)"/g], css: [/url\("?([^")]+)"?\)/g],
        mjs: [/\bfrom ?"(\.\.?\/[^"]+)"/g, /\bimport ?"(\.\.?\/[^"]+)"/g, /new URL\("(\.\/[^"]+)"/g] }[file.split(".").pop()] ?? [];
    return patterns.flatMap((pattern) => [...text.matchAll(pattern)]
        .map(([, name]) => posix.join(posix.dirname(file), name.replace(/^v-[0-9a-f]{16}\//, ""))));
}

/// Everything that a first visit to a page loads; contents: bytes by the name of a part.
function visitOf(page, contents, { data, model }) {
    const files = new Set([page, ...loaded[page], ...loaded[""], ...coreLoaded(page, model), ...Object.keys(data).map((file) => `scenarios/data/${file}`)]);
    for (const file of files) {
        if (!contents.has(file)) stop(`a first visit to ${page} loads ${file}, which is not there`);
        namedBy(file, contents.get(file).toString()).forEach((name) => files.add(name));
    }
    return [...files];
}

const kilobytes = (bytes) => `${(bytes / 1000).toFixed(0)} kB`;

/// Says how much first visits transfer, as hosts compress: gzip at its usual level, or brotli. Fonts are
/// compressed already.
function reportTransfer(contents, first) {
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
    const sizes = (file) => {
        const bytes = contents.get(file);
        const packed = /\.woff2$/.test(file);
        return { file, gzip: packed ? bytes.length : gzipSync(bytes, { level: 6 }).length,
            brotli: packed ? bytes.length : brotliCompressSync(bytes, quality).length };
    };
    const known = new Map();
    for (const [page, words, budget] of budgets) {
        const rows = visitOf(page, contents, first).map((file) => {
            if (!known.has(file)) known.set(file, sizes(file));
            return known.get(file);
        }).sort((a, b) => b.gzip - a.gzip);
        const [gzip, brotli] = ["gzip", "brotli"].map((kind) => rows.reduce((total, row) => total + row[kind], 0));
        for (const row of rows.slice(0, budget < Infinity ? 8 : 3)) console.log(`  ${row.file.padEnd(40)} ${kilobytes(row.gzip).padStart(7)}`);
        console.log(`A first visit to ${words} transfers ${kilobytes(gzip)} with gzip, ${kilobytes(brotli)} with brotli`
            + `${budget < Infinity ? `; ${kilobytes(budget)} are allowed with gzip` : ""}.`);
        if (gzip <= budget) continue;
        if (!rough) stop(`a first visit to ${words} transfers too much`);
        console.log("That is too much, but these modules are not as small as they will be.");
    }
}

/// "rough" behind them: the modules were linked in a hurry, so that their size is not judged.
const rough = process.argv[5] === "rough";
const [parts, site, coreFile] = process.argv.slice(2, 5).map((folder) => resolve(folder));
if (!coreFile || ![join(parts, "core-labs.mjs"), coreFile].every(existsSync)) {
    stop("usage: node prepare.mjs PARTS SITE CORE (PARTS: the folder that holds core-labs.mjs; SITE: a folder to write; "
        + "CORE: folkmoot-engine.mjs)");
}
writeLabPages(parts);
writeOneFile(parts);
const core = await startCore(coreFile);
const { data, model } = writeIndex(parts, core);
const scenario = scenarioFile(parts, opening, data);
writeFirst(parts, core, scenario, model);
reportTransfer(layOut(parts, site), { data: scenario.data, model });
