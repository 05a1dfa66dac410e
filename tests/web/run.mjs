/// Browser tests: `node tests/web/run.mjs chromium|firefox [--site DIR] [--native FILE] [--only WORDS]`.
///
/// Prints a line for each test and `N passed, N failed` at the end; exit status 1 if one failed.

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const root = resolve(dirname(fileURLToPath(import.meta.url)), "../..");
const { values, positionals: [browserName] } = parseArgs({ allowPositionals: true, options: {
    site: { type: "string", default: join(root, "build/web/site") },
    native: { type: "string", default: join(root, "build/native/folkmoot") },
    only: { type: "string", default: "" },
} });

function stop(text) {
    console.error(`run.mjs: ${text}`);
    process.exit(2);
}

if (!["chromium", "firefox"].includes(browserName)) stop("usage: node run.mjs chromium|firefox");
for (const file of [join(values.site, "sw.js"), values.native]) {
    if (!existsSync(file)) stop(`${file} is missing: build the presets web and native first`);
}
// Firefox shows WebGL2 on a screen only; where there is none, a virtual one.
if (browserName === "firefox" && !process.env.DISPLAY) {
    const again = ["-a", "-s", "-screen 0 1600x1200x24", process.execPath, ...process.argv.slice(1)];
    const { status, error } = spawnSync("xvfb-run", again, { stdio: "inherit" });
    if (error) stop(`xvfb-run: ${error.message}`);
    process.exit(status ?? 1);
}

const { Lab } = await import("./browser.mjs");
const names = ["sheet", "intake", "brought", "mirror", "rooms", "map", "reach", "drawing", "share", "link", "failure", "files", "plain", "funding", "trial", "deliberate", "paper",
    "embed", "workshop", "cores", "privacy", "offline"];
const parts = await Promise.all(names
    .map((name) => import(`./${name}_tests.mjs`)));
const all = parts.flatMap((part) => part.tests).filter(({ name }) => name.includes(values.only));
const stray = all.find(({ only = "chromium" }) => only !== "chromium");
if (stray) stop(`“${stray.name}” is marked for “${stray.only}” only: only Chromium's have a mark`);
const tests = all.filter(({ only = browserName }) => only === browserName);

const screenshots = resolve(values.site, "../screenshots");
mkdirSync(screenshots, { recursive: true });
const lab = await Lab.open({ browserName, site: values.site, native: values.native, root, screenshots });

/** Runs one test; what went wrong with it, or null. A browser that a failed test left behind is replaced. */
async function faultOf(run) {
    try {
        await run(lab);
        return null;
    } catch (error) {
        await lab.mend();
        return String(error?.stack ?? error).replaceAll("\n", "\n        ");
    }
}

// A machine that was busy with something else is no fault of the page: what fails is tried once more, in a
// fresh browser, and is listed as such. What fails twice has failed.
let failed = 0;
let again = 0;
for (const { name, run } of tests) {
    const begun = Date.now();
    const first = await faultOf(run);
    const second = first && (await faultOf(run));
    const seconds = ((Date.now() - begun) / 1000).toFixed(1);
    if (second) {
        failed += 1;
        console.log(`FAILED  ${name} (${seconds} s)\n        ${second}`);
    } else if (first) {
        again += 1;
        console.log(`AGAIN   ${name} passed when it was tried again (${seconds} s)\n        ${first}`);
    } else {
        console.log(`ok      ${name} (${seconds} s)`);
    }
}
await lab.close();
if (tests.length < all.length) console.log(`${all.length - tests.length} are not tried in this browser`);
if (again) console.log(`${again} passed when tried again: look for AGAIN`);
console.log(`${tests.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
