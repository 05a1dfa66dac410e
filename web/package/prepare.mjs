/// Build step: `node prepare.mjs MODULES SCENARIOS PACKAGE VERSION PAGE` makes the npm package, and the page about it.
///
/// MODULES holds folkmoot-engine.mjs and .wasm. The package is put together first and then asked for what its types are made
/// of, so that it has run once before anybody installs it.

import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { pageOf } from "./page.mjs";
import { typesOf } from "./types.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const [modules, scenarios, target, version, page] = process.argv.slice(2);
if (!page) {
    console.error("usage: node prepare.mjs MODULES SCENARIOS PACKAGE VERSION PAGE");
    process.exit(1);
}

/// Texts of what is shipped, by path.
function shipped(folder) {
    const files = readdirSync(folder, { recursive: true }).map((file) => file.split(sep).join("/")).filter((file) => /\.(json|csv)$/.test(file)).sort();
    return Object.fromEntries(files.map((file) => [`scenarios/${file}`, readFileSync(join(folder, file), "utf8")]));
}

const description = { name: "folkmoot", version, type: "module",
    description: "An open policy sandbox: try a policy on simulated people before you argue about it",
    exports: { ".": { types: "./index.d.ts", default: "./index.mjs" }, "./engine/*": "./engine/*", "./schemas/*": "./schemas/*", "./package.json": "./package.json" },
    types: "./index.d.ts", engines: { node: ">=20" }, keywords: ["policy", "simulation", "agent-based", "funding", "split test"] };

rmSync(target, { recursive: true, force: true });
for (const folder of ["engine", "schemas"]) mkdirSync(join(target, folder), { recursive: true });
for (const file of ["index.mjs", "pool.mjs", "api.mjs", "engine/worker.mjs"]) copyFileSync(join(here, file), join(target, file));
copyFileSync(join(here, "README.md"), join(target, "README.md"));
for (const file of ["folkmoot-engine.mjs", "folkmoot-engine.wasm"]) copyFileSync(join(modules, file), join(target, "engine", file));
const files = shipped(scenarios);
writeFileSync(join(target, "engine/files.json"), JSON.stringify(files));
writeFileSync(join(target, "package.json"), `${JSON.stringify(description, null, 2)}\n`);

const { load } = await import(pathToFileURL(resolve(target, "index.mjs")));
const folkmoot = await load({ workers: 1 });
const schemas = {};
for (const name of ["scenario", "formula", "design", "ballot", "result", "goal", "sweep", "crossed"]) {
    schemas[name] = await folkmoot.schema(name);
    writeFileSync(join(target, "schemas", `${name}.json`), `${JSON.stringify(schemas[name])}\n`);
}
const formulas = Object.keys(files).flatMap((file) => /^scenarios\/formulas\/([^/]+)\.json$/.exec(file)?.[1] ?? []);
writeFileSync(join(target, "index.d.ts"), typesOf({ scenarios: await folkmoot.scenarios(), formulas, schemas }));
folkmoot.close();
mkdirSync(dirname(page), { recursive: true });
writeFileSync(page, pageOf({ schemas: Object.keys(schemas), version }));
const size = readdirSync(target, { recursive: true }).map((file) => statSync(join(target, file))).reduce((sum, file) => sum + (file.isFile() ? file.size : 0), 0);
console.log(`The npm package ${relative(process.cwd(), target)} has ${(size / 1e6).toFixed(1)} MB.`);
