/// What the pages say when something is missing or stops.

import assert from "node:assert/strict";
import { computed } from "./browser.mjs";
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
/// Keeps the page's workers where the test can reach them.
function keepWorkers() {
    const Own = window.Worker;
    window.workers = [];
    window.Worker = class extends Own {
        constructor(...args) {
            super(...args);
            window.workers.push(this);
        }
    };
}

export const tests = [
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
        run: (lab) => lab.visit(async (visit) => {
            await visit.go("index.html");
            await visit.until("the failure", () => !document.querySelector("#failure").hidden);
            assert.match(await visit.text("#failure"), /WebAssembly/);
            await visit.page.click("#failure-plain");
            await visit.until("the shipped result", () =>
                location.pathname.endsWith("plain.html") && document.querySelector("#sentence").textContent.length > 20);
            assert.equal(await visit.text("#sentence"), shippedFirst(lab).sentence);
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
