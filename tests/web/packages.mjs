// The npm packages of the browser tests. emsdk-setup.sh installs them into the user's cache folder,
// beside the other tools, so that nothing is written into the source tree.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const version = readFileSync(
    fileURLToPath(new URL("../../cmake/toolchain_version.txt", import.meta.url)),
    "utf8",
).trim();
const cache = process.env.XDG_CACHE_HOME || join(homedir(), ".cache");
const folder = join(cache, "folkmoot", `tools-${version}`, "npm");
const packages = createRequire(join(folder, "package.json"));

/** Where they are installed. */
export const node_modules = join(folder, "node_modules");

function find(name) {
    try {
        return packages.resolve(name);
    } catch {
        throw new Error(`the npm package ${name} is not installed: run ./emsdk-setup.sh first`);
    }
}

/** Drives Chromium and Firefox. */
export const puppeteer = (await import(pathToFileURL(find("puppeteer-core")).href)).default;

/** The text of axe-core, to be evaluated in a page; then `axe.run()` finds barriers. */
export const axe_source = readFileSync(find("axe-core/axe.min.js"), "utf8");

/** Reads a QR code in a picture, by others than those who draw it: jsQR(rgba, width, height) gives {data} or null. */
export const jsQR = packages(find("jsqr"));

/** Judges JSON by a JSON Schema of 2020-12. */
export const Ajv = packages(find("ajv/dist/2020.js")).default;

/** TypeScript's compiler: a program for Node. */
export const tsc = find("typescript/bin/tsc");
/** Bundles modules: a program for Node. */
export const esbuild = find("esbuild/bin/esbuild");
