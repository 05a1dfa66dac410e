/// The programs of the simulation: a page loads the one that it needs, and changes to another when a question or a lab wants it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { withHost } from "./host.mjs";
import { shippedFirst } from "./native.mjs";

/// The programs that a page has loaded, in their order, each once.
const loaded = (visit) => visit.page.evaluate(() => [...new Set(performance.getEntriesByType("resource")
    .map(({ name }) => /(core-[a-z-]+)\.wasm$/.exec(name)?.[1]).filter(Boolean))]);

function nativeFingerprint(lab, scenario) {
    const words = ["compare", scenario, "--replicates", "1"];
    return JSON.parse(execFileSync(lab.native, words, { cwd: lab.root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] })).fingerprint;
}

const general = "core-general-practice", market = "core-market", labs = "core-labs";

export const tests = [
    {
        name: "a question of another model brings its own program, and a link to it too; every result is the command's",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain("plain.html");
            const first = await visit.plainResult();
            assert.equal(first, shippedFirst(lab).fingerprint);
            assert.deepEqual(await loaded(visit), [general]);
            await visit.use("scenario", "redress");
            const other = await visit.plainResult(first, 90);
            assert.equal(other, nativeFingerprint(lab, "redress"));
            assert.deepEqual(await loaded(visit), [general, market]);
            const address = await visit.until("a link", () => {
                if (location.hash.length < 2) document.querySelector('[data-use="button:share"]')?.click();
                return location.hash.length > 1 && location.href;
            });
            await visit.use("scenario", "virtual-gp");
            assert.equal(await visit.plainResult(other, 90), first);
            assert.deepEqual(await loaded(visit), [general, market], "nothing is loaded twice");
            await visit.leave();
            await visit.page.goto(address);
            assert.equal(await visit.plainResult("", 90), other, "a code");
            assert.equal(await visit.page.$eval("#link-notes", ({ hidden }) => hidden), true);
            await visit.leave();
            await visit.page.goto(`${lab.address}/plain.html#scenario=redress`);
            assert.equal(await visit.plainResult("", 90), other, "a name");
            assert.deepEqual(await loaded(visit), [market], "a question that is named is known before anything is loaded");
        }),
    },
    {
        name: "on the map a lab brings the program that has the labs, and Explore goes on as it was",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            const { fingerprint } = await visit.openSmallMap();
            assert.deepEqual(await loaded(visit), [general]);
            await visit.page.$eval("#s-room-funding", (button) => button.click());
            await visit.until("the program with the labs", () => performance.getEntriesByType("resource")
                .some(({ name }) => /core-labs\.wasm$/.test(name)), { seconds: 90 });
            assert.deepEqual(await loaded(visit), [general, labs]);
            await visit.page.$eval("#s-room-explore", (button) => button.click());
            const after = await visit.probeUntil("Explore's result", (state) => state.room === "explore" && state.status === "ready");
            assert.equal(after.fingerprint, fingerprint);
        }),
    },
    {
        name: "a program that does not come is told, what was on screen goes on, and it is asked for again",
        only: "chromium",
        run: (lab) => withHost(lab, async (host) => {
            host.publish("a", lab.site);
            host.tamper = (path) => (path.endsWith(`${market}.wasm`) ? { status: 404, body: "There is no such page." } : null);
            await lab.visit(async (visit) => {
                visit.lab = host.at(lab, "a");
                await visit.openPlain();
                const first = await visit.plainResult();
                await visit.use("scenario", "redress");
                await visit.until("the reason", () => /could not be loaded/.test(document.body.innerText));
                await visit.use("lever:settlement.lag_weeks", "26");
                assert.notEqual(await visit.plainResult(first), first, "levers move on");
                host.tamper = null;
                const before = await visit.plainResult();
                await visit.use("scenario", "redress");
                assert.equal(await visit.plainResult(before, 90), nativeFingerprint(lab, "redress"));
            }, { careless: true });
        }),
    },
];
