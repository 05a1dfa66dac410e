/// Build step: `node prepare.mjs SITE_DIR` completes a site that holds the page's files, the scenarios
/// and the WebAssembly modules.
///
/// Writes scenarios/index.json (titles for the chooser, formulas and tables), first.bin and first.json (the default run's
/// result, so that the page opens with one), and sw_files.js (the service worker's list). Then says
/// how much a first visit transfers, and fails if that is too much.

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { peekReply } from "./envelope.mjs";
import { outcomeValues } from "./format.mjs";
import { runJson } from "./heap.mjs";
import { namedIn } from "./scenarios.mjs";

/// Largest transfer of a first visit, in bytes, with brotli: what every browser takes and most hosts
/// give. The figure for gzip is printed beside it.
const budget = 1_500_000;
/// The scenario that the page opens with, and the outcomes that its loading state shows.
const opening = "virtual-gp";
const headlines = ["wait_days", "seen_within_two_weeks", "host_balance"];
/// What a first visit to the map does not load.
const later = /^(plain|embed|csv|element|format|prepare|funding|trial|lab_)|^sw|^scenarios\/(?!index\.json)|README|\.map$/;
/// What only the build needs.
const unserved = /^prepare\.mjs$|README\.md$|\.map$|(^|\/)\./;

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

function writeIndex(site) {
    const folder = join(site, "scenarios");
    const scenarios = filesIn(folder).filter((file) => /^[^/]+\.json$/.test(file) && file !== "index.json")
        .map((file) => {
            const { title, question, trial } = JSON.parse(readFileSync(join(folder, file), "utf8"));
            return { name: file.replace(/\.json$/, ""), title, question, trial: trial !== undefined };
        });
    if (!scenarios.some(({ name }) => name === opening)) stop(`there is no scenarios/${opening}.json`);
    scenarios.sort((a, b) => (b.name === opening) - (a.name === opening) || a.title.localeCompare(b.title, "en"));
    const data = filesIn(folder).filter((file) => file.startsWith("data/")).map((file) => file.slice(5));
    writeFileSync(join(folder, "index.json"), JSON.stringify({ scenarios, data, ...formulaLists(join(folder, "formulas")) }));
    return data;
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

function openingScenario(site, dataFiles) {
    const text = readFileSync(join(site, "scenarios", `${opening}.json`), "utf8");
    const data = Object.fromEntries(namedIn(text, dataFiles)
        .map((file) => [file, readFileSync(join(site, "scenarios/data", file), "utf8")]));
    return { name: opening, text, data };
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

async function writeFirst(site, scenario) {
    const { default: createCore } = await import(pathToFileURL(join(site, "folkmoot-core.mjs")));
    const core = await createCore().catch((error) => stop(`folkmoot-core does not start: ${error.message}`));
    const described = command(core, { do: "describe", ...scenario });
    const result = command(core, { do: "compare", ...scenario, reform: described.policies[1].name,
        shared: {}, changed: {}, seed: described.seed, population: described.population,
        weeks: described.weeks, replicates: 1 });
    const first = command(core, { do: "first", ...scenario });
    if (first.fingerprint !== result.fingerprint) {
        stop(`two commands give two results: ${first.fingerprint} and ${result.fingerprint}`);
    }
    writeFileSync(join(site, "first.bin"), shortened(Buffer.from(first.first, "base64")));
    const shown = described.outcomes.filter(({ key }) => headlines.includes(key));
    writeFileSync(join(site, "first.json"), JSON.stringify({
        scenario: opening, policy: described.policies[1].name, population: described.population,
        weeks: described.weeks, seed: described.seed, title: described.title, question: described.question,
        sentence: first.sentence, fingerprint: first.fingerprint,
        baseline: result.baseline.label, reform: result.reform.label,
        headlines: shown.map((outcome) => {
            const [baseline, reform] = outcomeValues(outcome, result.baseline.outcomes[outcome.key].total,
                result.reform.outcomes[outcome.key].total);
            return { label: outcome.label, baseline, reform };
        }),
        sizes: Object.fromEntries(["folkmoot-core.wasm", "folkmoot-ui.wasm"]
            .filter((file) => existsSync(join(site, file)))
            .map((file) => [file, statSync(join(site, file)).size])),
    }));
}

function writeManifest(site) {
    const files = filesIn(site).filter((file) => !unserved.test(file) && file !== "sw_files.js" && file !== "sw.js");
    const hash = createHash("sha256");
    for (const file of files) hash.update(file).update(readFileSync(join(site, file)));
    const version = hash.digest("hex").slice(0, 16);
    writeFileSync(join(site, "sw_files.js"),
        `self.folkmootFiles = ${JSON.stringify({ version, files })};\n`);
    return files;
}

function reportTransfer(site, files, data) {
    const first = new Set([`scenarios/${opening}.json`, ...Object.keys(data).map((file) => `scenarios/data/${file}`)]);
    const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } };
    const rows = files.filter((file) => !later.test(file) || first.has(file))
        .map((file) => {
            const bytes = readFileSync(join(site, file));
            const packed = /\.woff2$/.test(file);
            return { file, brotli: packed ? bytes.length : brotliCompressSync(bytes, quality).length,
                gzip: packed ? bytes.length : gzipSync(bytes).length };
        }).sort((a, b) => b.brotli - a.brotli);
    const sum = (kind) => rows.reduce((total, row) => total + row[kind], 0);
    for (const row of rows.slice(0, 8)) {
        console.log(`  ${row.file.padEnd(28)}${(row.brotli / 1000).toFixed(0).padStart(6)} kB`);
    }
    console.log(`A first visit transfers ${(sum("gzip") / 1000).toFixed(0)} kB with gzip, `
        + `${(sum("brotli") / 1000).toFixed(0)} kB with brotli; ${budget / 1000} kB are allowed.`);
    if (sum("brotli") > budget) stop("a first visit transfers too much");
}

const site = process.argv[2] && resolve(process.argv[2]);
if (!site || !existsSync(join(site, "folkmoot-core.mjs"))) {
    stop("usage: node prepare.mjs SITE_DIR (the folder that holds folkmoot-core.mjs)");
}
const scenario = openingScenario(site, writeIndex(site));
await writeFirst(site, scenario);
reportTransfer(site, writeManifest(site), scenario.data);
