// The npm package in a project of its own: `node tests/package/run.mjs [--package DIR] [--site DIR] [--native FILE]`.
//
// Prints a line for each test and `N passed, N failed` at the end; exit status 1 if one failed.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs, promisify } from "node:util";
import { serve } from "../../tools/serve.mjs";
import { launch } from "../web/browser.mjs";
import { Ajv, axe_source, esbuild, tsc } from "../web/packages.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, "../..");
const { values } = parseArgs({ options: {
    package: { type: "string", default: join(root, "build/web/package") },
    site: { type: "string", default: join(root, "build/web/site") },
    native: { type: "string", default: join(root, "build/native/folkmoot") },
} });
for (const file of [join(values.package, "index.d.ts"), join(values.site, "api.html"), values.native]) {
    if (existsSync(file)) continue;
    console.error(`run.mjs: ${file} is missing: build the presets web and native first`);
    process.exit(2);
}

const project = mkdtempSync(join(tmpdir(), "folkmoot-consumer-"));
const run = async (program, ...words) => (await promisify(execFile)(program, words, { cwd: project, maxBuffer: 1 << 28 })).stdout;
const node = (...words) => run(process.execPath, ...words);
/// What the command prints for the same question, in a folder that has the scenarios and the examples' files.
const native = async (...words) => JSON.parse(await run(resolve(values.native), ...words));

async function install() {
    const { functions, exampleFiles } = await import(pathToFileURL(join(values.package, "api.mjs")));
    cpSync(join(here, "consumer"), project, { recursive: true });
    cpSync(join(root, "scenarios"), join(project, "scenarios"), { recursive: true });
    cpSync(join(root, "scenarios/virtual-gp.json"), join(project, "virtual-gp.json"));
    for (const [name, text] of Object.entries(exampleFiles)) writeFileSync(join(project, name), text);
    writeFileSync(join(project, "described.json"), JSON.stringify({ functions }));
    writeFileSync(join(project, "package.json"), JSON.stringify({ name: "consumer", private: true, type: "module" }));
    const tarball = (await run("npm", "pack", "--silent", resolve(values.package))).trim().split("\n").at(-1);
    await run("npm", "install", "--offline", "--silent", "--no-audit", "--no-fund", `./${tarball}`);
    return functions;
}

async function withPage(folder, file, look) {
    const server = await serve(folder);
    const browser = await launch("chromium");
    try {
        const page = await browser.newPage();
        const errors = [], requests = [];
        page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
        page.on("pageerror", (error) => errors.push(String(error)));
        page.on("request", (request) => requests.push(request.url()));
        const address = `http://localhost:${server.address().port}`;
        await page.goto(`${address}/${file}`, { waitUntil: "networkidle0" });
        await look(page);
        assert.deepEqual(errors, []);
        assert.ok(requests.every((url) => url.startsWith(address) || url.startsWith("data:")), requests.join("\n"));
    } finally {
        await browser.close();
        server.close();
    }
}

const same_question = ["virtual-gp", "--policy", "split", "--replicates", "7", "--population", "1000", "--weeks", "52"];

const tests = [
    ["it installs from its tarball, alone", async () => {
        const folders = readdirSync(join(project, "node_modules")).filter((name) => !name.startsWith("."));
        assert.deepEqual(folders, ["folkmoot"]);
        const { dependencies, scripts } = JSON.parse(readFileSync(join(project, "node_modules/folkmoot/package.json"), "utf8"));
        assert.deepEqual([dependencies, scripts], [undefined, undefined]);
    }],
    ["every example gives what the command prints", async (functions) => {
        const answers = (await node("examples.mjs")).trim().split("\n").map((line) => JSON.parse(line));
        assert.deepEqual(answers.map(({ name }) => name), functions.map(({ name }) => name));
        const page = readFileSync(join(values.site, "api.html"), "utf8");
        for (const [index, { name, same, example }] of functions.entries()) {
            assert.deepEqual(answers[index].answer, await native(...same), name);
            assert.ok(page.includes(example.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;")), name);
        }
    }],
    ["progress, stopping, mistakes, files of one's own, and the same bytes from one, two or three workers", async () => {
        const found = JSON.parse(await node("use.mjs"));
        assert.ok(found.same);
        assert.ok(found.shares.length > 3 && found.shares.at(-1) === 1 && found.shares.every((share, at) => at === 0 || share >= found.shares[at - 1]), `${found.shares}`);
        assert.deepEqual([found.slip.name, found.slip.ours, found.slip.where, found.slip.found, found.slip.nearest], ["FolkmootError", true, "--policy", "splt", "split"]);
        assert.match(found.slip.allowed, /follows/);
        assert.deepEqual([found.option.where, found.option.allowed.includes("policy")], ["polcy", true]);
        assert.equal(found.injected.found, "split --seed=3");
        assert.equal(found.name.nearest, "virtual-gp");
        assert.equal(found.own, 5);
        const places = found.broken.problems.map(({ where }) => where.replace(/:\d+:\d+/, ""));
        assert.deepEqual(places.sort(), ["file.json: titel", "file.json: weeks"]);
        assert.deepEqual(found.after, { answer: 1 });
        assert.equal(found.stopped.name, "AbortError");
        assert.ok(found.stopped.milliseconds < 5000, `${found.stopped.milliseconds}`);
        assert.match(found.afterwards, /^[0-9a-f]{16}$/);
        assert.equal(found.before.message, "not now");
        assert.match(found.closed.message, /closed/);
    }],
    ["TypeScript accepts what is right and nothing else", async () => {
        await node(tsc, "--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--lib", "es2022,dom", "types.ts");
    }],
    ["its schemas are those of the command, and judge", async () => {
        for (const name of ["scenario", "formula", "design", "ballot", "result", "goal", "sweep", "crossed"]) {
            const schema = JSON.parse(readFileSync(join(project, "node_modules/folkmoot/schemas", `${name}.json`), "utf8"));
            assert.deepEqual(schema, await native("schema", name));
        }
        const design = JSON.parse(readFileSync(join(project, "node_modules/folkmoot/schemas/design.json"), "utf8"));
        const check = new Ajv({ strict: false }).compile(design);
        assert.ok(check({ weeks: 12 }) && !check({ weeks: "twelve" }));
    }],
    ["bundled with esbuild it gives the same in Chromium", async () => {
        await node(esbuild, "page.mjs", "--bundle", "--format=esm", "--log-level=error", "--outfile=bundle.mjs");
        cpSync(join(project, "node_modules/folkmoot/engine"), join(project, "engine"), { recursive: true });
        await withPage(project, "index.html", async (page) => {
            await page.waitForFunction("window.found", { timeout: 60_000 });
            const found = await page.evaluate("window.found");
            assert.equal(found.failed, undefined);
            assert.deepEqual(found.result, await native("compare", ...same_question));
            assert.deepEqual(found.slip, { where: "--policy", nearest: "split" });
            assert.deepEqual([found.stopped, found.last], ["AbortError", 1]);
            assert.deepEqual({ code: found.again }, await native("share", "virtual-gp", "--seed", "7"));
        });
    }],
    ["the page about it has no barrier, fits a phone, and leads to the schemas", async () => {
        await withPage(values.site, "api.html", async (page) => {
            await page.evaluate(axe_source);
            for (const width of [320, 1280]) {
                await page.setViewport({ width, height: 800 });
                const barriers = await page.evaluate(async () => (await window.axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`));
                assert.deepEqual(barriers, []);
                assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), width);
            }
            const titles = await page.evaluate(() => Promise.all([...document.querySelectorAll('a[href^="schemas/"]')].map(async ({ href }) => (await (await fetch(href)).json()).$id)));
            assert.deepEqual(titles, ["folkmoot:scenario", "folkmoot:formula", "folkmoot:design", "folkmoot:ballot", "folkmoot:result", "folkmoot:goal", "folkmoot:sweep", "folkmoot:crossed"]);
            const lost = await page.evaluate(() => [...document.querySelectorAll('a[href^="#"]')].filter(({ hash }) => !document.getElementById(hash.slice(1))).map(({ hash }) => hash));
            assert.deepEqual(lost, []);
        });
    }],
];

let failed = 0;
const functions = await install();
for (const [name, test] of tests) {
    const begun = Date.now();
    try {
        await test(functions);
        console.log(`ok      ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    } catch (error) {
        failed += 1;
        console.log(`FAILED  ${name}\n        ${String(error.stdout || "")}${String(error.stack ?? error).replaceAll("\n", "\n        ").slice(0, 4000)}`);
    }
}
rmSync(project, { recursive: true });
console.log(`${tests.length - failed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
