/// What the pages say when something is missing or stops.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { computed, keepWorkers } from "./browser.mjs";
import { withHost } from "./host.mjs";
import { shippedFirst } from "./native.mjs";

function withoutWebGL2() {
    const get = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
        return kind === "webgl2" ? null : get.call(this, kind, ...rest);
    };
}
function withoutWebAssembly() {
    delete window.WebAssembly;
}

/// What is wrong at the host: functions of a file's bytes and type that give the answer in its place.
const gone = () => ({ status: 404, body: "There is no such page." });
const cutShort = (bytes, type) => ({ type, body: bytes.subarray(0, bytes.length / 2) });
const cutInside = (bytes, type) => ({ type, body: bytes.subarray(0, bytes.lastIndexOf("{") + 1) });
const cutBehind = (bytes, type) => ({ type, body: bytes.subarray(0, bytes.lastIndexOf("export")) });
const brokenOff = (bytes, type) => ({ type, body: bytes, cut: bytes.length / 2 });
const webPage = () => ({ type: "text/html", body: "<!doctype html><title>Welcome</title>" });
const untyped = (bytes) => ({ type: "application/octet-stream", body: bytes });
const silent = () => ({ body: null });
const typeOf = (file) => ({ js: "text/javascript", json: "application/json", wasm: "application/wasm" })[file.split(".").pop().replace("mjs", "js")];

/// Page, file, what is wrong with it, and what the page must say.
const faults = [
    ["index.html", "app.mjs", gone, /“app.mjs” is not on this site \(it answers 404\)/],
    ["plain.html", "sheet/charts.mjs", gone, /“charts.mjs” is not on this site/],
    ["plain.html", "folkmoot-page.wasm", cutShort, /“folkmoot-page.wasm”, or one that it needs, did not come as it should/],
    ["funding.html", "plain.mjs", untyped, /“plain.mjs” as “application\/octet-stream”/],
    ["trial.html", "labs.mjs", webPage, /“labs.mjs” should be, this site answers with a web page/],
    ["trial.html", "folkmoot-labs.mjs", cutInside, /“folkmoot-labs.mjs”, or one that it needs, did not come as it should/],
    ["embed.html", "embed.mjs", gone, /“embed.mjs” is not on this site/],
    ["index.html", "folkmoot-ui.mjs", gone, /“folkmoot-ui.mjs” is not on this site/],
    ["index.html", "folkmoot-ui.wasm", cutShort, /“folkmoot-ui.wasm”, or one that it needs, did not come as it should/],
    ["plain.html", "core-general-practice.wasm", webPage, /“core-general-practice.wasm” should be, this site answers with a web page/],
    ["funding.html", "core-labs.wasm", brokenOff, /“core-labs.wasm” could not be fetched/],
    ["plain.html", "worker.mjs", gone, /could not start the part of the page that computes/],
    ["index.html", "heap.mjs", cutInside, /“heap.mjs”, or one that it needs, did not come as it should/],
    ["index.html", "heap.mjs", cutBehind, /“(heap|app).mjs”, or one that it needs, did not come as it should/],
    ["trial.html", "scenarios/index.json", cutShort, /“index.json”, or one that it needs, did not come as it should/],
    ["plain.html", "scenarios/virtual-gp.json", cutShort, /“virtual-gp.json”, or one that it needs, did not come as it should/],
    ["plain.html", "scenarios/data/virtual-gp-parts.json", cutShort, /“virtual-gp-parts.json”, or one that it needs, did not come as it should/],
    ["index.html", "app.mjs", silent, /For \d+ seconds nothing has come from the site/],
];

/// A second of the page's own clock passes in a twentieth.
function quickly() {
    const own = window.setInterval;
    window.setInterval = (act, ms, ...rest) => own(act, ms / 20, ...rest);
}

/// Waits until the page, or the frame in it, says something that matches.
async function says(frame, pattern) {
    const end = Date.now() + 20_000;
    let text = "";
    while (Date.now() < end) {
        text = await frame.evaluate(() => document.body?.innerText ?? "").catch(() => "");
        if (pattern.test(text)) return text;
        await pause(50);
    }
    throw new Error(`waited in vain for ${pattern}; the page says: ${text}`);
}

export const tests = [
    {
        name: "whatever part of a page is missing, damaged or late, the page says which, and what to do",
        run: (lab) => withHost(lab, async (host) => {
            host.publish("a", lab.site);
            for (const [page, file, fault, words] of faults) {
                host.tamper = (path) => path.endsWith(`/${file}`) ? fault(readFileSync(join(host.folder, path)), typeOf(file)) : null;
                await lab.visit(async (visit) => {
                    visit.lab = host.at(lab, "a");
                    // Not waited for: a module that never comes keeps the page from being called loaded.
                    visit.page.goto(`${host.origin}/a/${page}`).catch(() => {});
                    const text = await says(visit.page, words);
                    assert.match(text, /[Ll]oad (the page|it) again|Whoever runs this site/, `${page} without ${file}`);
                    // What is late may still come.
                    if (fault !== silent) assert.doesNotMatch(text, /is well|has been started again|Loading the (page|simulation)/, `${page} without ${file}`);
                }, { before: [quickly], careless: true });
            }
        }),
    },
    {
        name: "a page from the disk, in a sandboxed frame, under a policy without WebAssembly, or without its folder says so",
        run: (lab) => withHost(lab, async (host) => {
            const policy = { "Content-Security-Policy": "default-src 'self'; script-src 'self'" };
            const frame = (page) => `<!doctype html><title>A newspaper</title><iframe sandbox="allow-scripts" width="900" height="700" src="/closed/${page}"></iframe>`;
            host.tamper = (path) => {
                if (path.startsWith("/news/")) return { type: "text/html", body: frame(path.slice(6)) };
                if (path.startsWith("/bare/v-")) return gone();
                // A host that lets no other site read its files.
                const { page } = /^\/(?:policy|bare|closed)\/(?<page>.*)$/.exec(path)?.groups ?? {};
                if (!page) return null;
                const headers = path.startsWith("/policy/") ? policy : {};
                return { type: page.endsWith(".html") ? "text/html" : typeOf(page) ?? "text/css", headers, body: readFileSync(join(lab.site, page)) };
            };
            for (const page of ["index.html", "plain.html", "funding.html", "trial.html", "deliberate.html", "paper.html"]) {
                await lab.visit(async (visit) => {
                    await visit.page.goto(`${host.origin}/news/${page}`);
                    const inner = await (await visit.page.waitForSelector("iframe")).contentFrame();
                    await says(inner, /stands in a frame of another site/);
                    await visit.page.goto(`${host.origin}/policy/${page}`);
                    await says(visit.page, /policy forbids WebAssembly/);
                    await visit.page.goto(`${host.origin}/bare/${page}`);
                    await says(visit.page, /is not on this site/);
                    // Firefox, as it is driven in tests, lets a page from the disk run.
                    if (lab.browserName === "firefox") return;
                    await visit.page.goto(pathToFileURL(join(lab.site, page)).href);
                    await says(visit.page, /opened as a file from the disk/);
                }, { careless: true });
            }
        }),
    },
    {
        name: "without WebGL2 the page goes to the plain view by itself and says why",
        run: (lab) => lab.visit(async (visit) => {
            await visit.go("index.html");
            await visit.until("the plain view", () => location.pathname.endsWith("plain.html"));
            await visit.plainResult();
            assert.match(await visit.text("#because"), /WebGL2/);
            // A word that every object knows is no reason.
            await visit.go("plain.html?because=constructor");
            await visit.plainResult();
            assert.equal(await visit.text("#because"), "");
        }, { before: [withoutWebGL2] }),
    },
    {
        name: "without WebAssembly the map page says so and offers the plain view",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.go("index.html");
            await visit.until("the failure", () => !document.querySelector("#failure").hidden);
            assert.match(await visit.text("#failure"), /WebAssembly/);
            await visit.page.click("#failure-plain");
            await visit.until("the shipped result", () =>
                location.pathname.endsWith("plain.html") && document.querySelector("#first-sentence").textContent.length > 20);
            assert.equal(await visit.text("#first-sentence"), shippedFirst(lab).sentence);
            assert.match(await visit.text("#because"), /WebAssembly/);
        }, { before: [withoutWebAssembly] }),
    },
    {
        name: "a worker that crashes is started again, the page says so and still computes",
        run: (lab) => lab.visit(async (visit) => {
            const before = await visit.openSmallMap();
            await visit.page.evaluate(() => window.workers[0].postMessage({ kind: "request", bytes: null }));
            await visit.until("the notice", () => !document.querySelector("#notice").hidden);
            assert.match(await visit.text("#notice-text"), /stopped .* started again/);
            const after = await visit.probeUntil("a result", computed);
            assert.equal(after.fingerprint, before.fingerprint);
        }, { before: [keepWorkers], careless: true }),
    },
    {
        name: "a worker that crashes again and again is given up with a word and a way on",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openSmallMap();
            await visit.until("the failure", () => {
                window.workers.at(-1)?.postMessage({ kind: "request", bytes: null });
                return !document.querySelector("#failure").hidden;
            });
            assert.match(await visit.text("#failure"), /simulation stopped/);
            assert.equal(await visit.page.$eval("#failure-plain", (link) => link.getAttribute("href")), "plain.html");
        }, { before: [keepWorkers], careless: true }),
    },
    {
        name: "when the graphics are taken away the page says so and offers the plain view",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openSmallMap();
            await visit.page.evaluate(() => document.querySelector("#canvas").getContext("webgl2")
                .getExtension("WEBGL_lose_context").loseContext());
            await visit.until("the failure", () => !document.querySelector("#failure").hidden);
            assert.match(await visit.text("#failure"), /graphics/);
            await visit.page.click("#failure-plain");
            await visit.plainResult();
        }, { careless: true }),
    },
    {
        name: "when there is too little memory the page says so",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.go("index.html");
            await visit.until("the failure", () => !document.querySelector("#failure").hidden);
            assert.match(await visit.text("#failure"), /not enough memory/);
        }, { before: [withoutMemory], careless: true }),
    },
];

function withoutMemory() {
    WebAssembly.instantiate = () => Promise.reject(new RangeError("WebAssembly.instantiate(): Out of memory"));
}
