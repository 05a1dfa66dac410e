/// Links, and what survives a reload.

import assert from "node:assert/strict";
import { at, computed } from "./browser.mjs";
import { clickOn, dragLever } from "./hands.mjs";

async function movedLever(visit) {
    const before = await visit.openSmallMap();
    await dragLever(visit, "settlement.lag_weeks", 0.2);
    return visit.probeUntil("another result",
        (state) => computed(state) && state.fingerprint !== before.fingerprint);
}

export const tests = [
    {
        name: "a link to the map opens the same levers and is reproduced exactly",
        only: "chromium",
        run: async (lab) => {
            const { code, shared } = await lab.visit(async (visit) => {
                const state = await movedLever(visit);
                await clickOn(visit, "button:share");
                const found = await visit.until("a code in the address",
                    () => /^#[A-Za-z0-9_-]+$/.test(location.hash) && location.hash.slice(1));
                return { code: found, shared: state };
            });
            await lab.visit(async (visit) => {
                await visit.openMap(`index.html#${code}`);
                const opened = await visit.probeUntil("the link's result",
                    ({ fingerprint, reproduction }) => fingerprint === shared.fingerprint && reproduction === "exact");
                assert.equal(opened.levers["settlement.lag_weeks"], shared.levers["settlement.lag_weeks"]);
            });
        },
    },
    {
        name: "a reload of the map keeps the levers",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            const moved = await movedLever(visit);
            await visit.until("the page to remember", () => {
                const text = localStorage.getItem("folkmoot:screen") ?? "";
                return text.includes("settlement.lag_weeks");
            });
            await visit.openMap();
            const again = await visit.probeUntil("the same result", ({ fingerprint }) => fingerprint === moved.fingerprint);
            assert.deepEqual(again.levers, moved.levers);
        }),
    },
    {
        name: "the plain view opens in the state of the map, and the map in that of the plain view",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            const moved = await movedLever(visit);
            await visit.until("the page to remember", () =>
                (localStorage.getItem("folkmoot:screen") ?? "").includes("settlement.lag_weeks"));
            await visit.page.evaluate(() => document.querySelector("#plain-link").click());
            await visit.until("the plain view", () => location.pathname.endsWith("plain.html"));
            assert.equal(await visit.plainResult(), moved.fingerprint);
            await visit.page.click("#map-link");
            await visit.until("the map", () => document.querySelector("#loading")?.hidden);
            await visit.probeUntil("the same result", ({ fingerprint }) => fingerprint === moved.fingerprint);
        }),
    },
    {
        name: "a link to the plain view opens the same levers and is reproduced exactly",
        only: "chromium",
        run: async (lab) => {
            const { code, fingerprint } = await lab.visit(async (visit) => {
                await visit.openPlain();
                const first = await visit.plainResult();
                await visit.page.focus(at("lever:settlement.lag_weeks"));
                for (let i = 0; i < 5; ++i) await visit.page.keyboard.press("ArrowRight");
                const moved = await visit.plainResult(first);
                await visit.use("button:share");
                return { fingerprint: moved, code: await visit.until("a code in the address", () => /^#[A-Za-z0-9_-]{20,}$/.test(location.hash) && location.hash.slice(1)) };
            });
            await lab.visit(async (visit) => {
                await visit.openPlain(`plain.html#${code}`);
                assert.equal(await visit.plainResult(), fingerprint);
                assert.match(await visit.text("#s-badge"), /^Reproduced exactly/);
                assert.equal(await visit.value("lever:settlement.lag_weeks"), "57");
            });
        },
    },
    {
        name: "a reload of the plain view keeps the levers",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            const first = await visit.plainResult();
            await visit.page.focus(at("lever:settlement.lag_weeks"));
            await visit.page.keyboard.press("ArrowRight");
            const moved = await visit.plainResult(first);
            await visit.until("the page to remember", () => (localStorage.getItem("folkmoot:plain") ?? "").includes("settlement.lag_weeks"));
            await visit.openPlain("plain.html");
            assert.equal(await visit.plainResult(), moved);
        }),
    },
    {
        name: "a damaged link says so and the page still works",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain("plain.html#this-is-no-link");
            assert.match(await visit.text("#link-notes"), /^The link could not be read: ./);
            assert.ok((await visit.text("#s-sentence")).length > 20);
        }),
    },
    {
        name: "an address written by hand sets scenario, reform and a lever",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain("plain.html#scenario=virtual-gp&reform=split&settlement.lag_weeks=13");
            assert.equal(await visit.value("policy"), "split");
            assert.equal(await visit.value("lever:settlement.lag_weeks"), "13");
        }),
    },
];
