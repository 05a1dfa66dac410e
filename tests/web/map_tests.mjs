/// The map page: opening, computing, moving levers.

import assert from "node:assert/strict";
import { computed, smallPopulation } from "./browser.mjs";
import { clickOn, dragLever } from "./hands.mjs";
import { nativeCompare, shippedFirst } from "./native.mjs";

/// Allowed from the request to the first sentence, and to a result computed here. Machines that
/// run tests are slow and busy: a visitor's is several times as fast.
const sentenceSeconds = 5;
const computedSeconds = 60;

export const tests = [
    {
        name: "the page shows a result's sentence before it has computed anything",
        run: (lab) => lab.visit(async (visit) => {
            const begun = Date.now();
            await visit.go("index.html");
            await visit.until("the sentence", () => document.querySelector("#first-sentence").textContent.length > 20);
            assert.ok(Date.now() - begun < sentenceSeconds * 1000, `it took ${Date.now() - begun} ms`);
            assert.equal(await visit.text("#first-sentence"), shippedFirst(lab).sentence);
        }),
    },
    {
        name: "what the browser computes is the result that came with the page, to the last bit",
        run: (lab) => lab.visit(async (visit) => {
            const begun = Date.now();
            const state = await visit.openMap();
            assert.ok(Date.now() - begun < computedSeconds * 1000, `it took ${Date.now() - begun} ms`);
            assert.equal(state.fingerprint, shippedFirst(lab).fingerprint);
            assert.equal(state.reproduction, "exact");
            assert.ok(state.sentence.length > 20);
            await visit.screenshot("map-desktop-light");
        }),
    },
    ...[1, 5].map((workers) => ({
        name: `with ${workers} worker${workers > 1 ? "s" : ""} the fingerprint is the native command's`,
        only: workers === 2 ? undefined : "chromium",
        run: (lab) => lab.visit(async (visit) => {
            const state = await visit.openMap(`index.html?workers=${workers}`);
            assert.equal(state.fingerprint, nativeCompare(lab).fingerprint);
        }),
    })),
    {
        name: "dragging a lever changes the sentence and the fingerprint",
        run: (lab) => lab.visit(async (visit) => {
            const before = await visit.openSmallMap();
            await dragLever(visit, "settlement.lag_weeks", 0.9);
            const after = await visit.probeUntil("another result",
                (state) => computed(state) && state.fingerprint !== before.fingerprint);
            assert.notEqual(after.sentence, before.sentence);
            const weeks = after.levers["settlement.lag_weeks"];
            assert.ok(weeks > 60, `the lever stands at ${weeks}`);
            const native = nativeCompare(lab, "--set", `settlement.lag_weeks=${weeks}`, "--population", smallPopulation);
            assert.equal(after.fingerprint, native.fingerprint);
        }),
    },
    {
        name: "many areas are tiles from afar, and people for who comes closer",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            const afar = await visit.openMap("index.html#scenario=virtual-gp-england&population=20000&weeks=52");
            const tiles = Object.entries(afar.rects).filter(([name]) => name.startsWith("area:")).map(([, at]) => at);
            assert.equal(tiles.length, 42);
            assert.equal(afar.dots.length, 0);
            const hidden = tiles.filter(([x, y, w, h], i) => tiles.some(([left, top, wide, high], k) =>
                k > i && x < left + wide && left < x + w && y < top + high && top < y + h));
            assert.deepEqual(hidden, []);
            const cornwall = "area:Cornwall and the Isles of Scilly", [west, south] = afar.rects[cornwall];
            const [east, north] = afar.rects["area:North East and North Cumbria"];
            assert.ok(west < east && north < south, "Cornwall lies in the south west");
            assert.equal(await visit.page.$$eval("#s-map-shares tbody tr", (rows) => rows.length), 42);
            await clickOn(visit, cornwall);
            await visit.probeUntil("people", ({ dots }) => dots.length > 0, 20);
            await clickOn(visit, "map-whole");
            await visit.probeUntil("tiles", ({ dots, rects }) => dots.length === 0 && rects[cornwall], 20);
        }),
    },
    {
        name: "on a phone the levers are within reach and nothing scrolls sideways",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openSmallMap();
            assert.ok(await visit.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
            await visit.screenshot("map-phone-light");
            const drawn = (prefix) => visit.probeUntil(`a ${prefix} in the sheet`,
                ({ rects }) => Object.keys(rects).some((name) => name.startsWith(prefix)), 20);
            await clickOn(visit, "sheet:Results");
            await drawn("outcome:");
            await visit.screenshot("map-phone-results");
            await clickOn(visit, "sheet:Levers");
            await drawn("control:");
        }, { width: 390, height: 844 }),
    },
    {
        name: "the first stop of the Tab key is the link to the plain view",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openSmallMap();
            assert.equal(await visit.page.$eval("a", (link) => link.id), "plain-link");
            const focused = () => visit.page.evaluate(() => document.activeElement.id);
            await visit.page.keyboard.press("Tab");
            assert.equal(await focused(), "plain-link");
            // The two labs' own plain views come next, and then everything that the canvas shows.
            for (let stop = 0; stop < 3; ++stop) await visit.page.keyboard.press("Tab");
            assert.equal(await focused(), "s-room-explore");
            await visit.page.keyboard.press("F6");
            assert.equal(await focused(), "canvas");
            await visit.page.keyboard.press("F6");
            assert.equal(await focused(), "plain-link");
            await visit.page.keyboard.press("Enter");
            await visit.until("the plain view", () => location.pathname.endsWith("plain.html"));
            await visit.plainResult();
        }),
    },
    {
        name: "a frame says where the keys go, to who uses keys",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openSmallMap();
            const framed = () => visit.page.$eval("#canvas", (canvas) =>
                document.activeElement === canvas && getComputedStyle(canvas).outlineStyle !== "none");
            await visit.page.mouse.click(640, 400);
            assert.equal(await framed(), false);
            await visit.page.keyboard.press("ArrowDown");
            assert.equal(await framed(), true);
            await visit.page.mouse.click(640, 400);
            assert.equal(await framed(), false);
            await visit.page.keyboard.press("F6");
            await visit.page.keyboard.press("F6");
            assert.equal(await framed(), true);
        }),
    },
    {
        name: "the map follows a dark device",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            // Only Chromium lets a test change what the device prefers; Firefox takes the page's word.
            await visit.openSmallMap();
            await visit.screenshot("map-desktop-dark");
        }, { before: [preferDark] }),
    },
];

/// Makes the page believe that the device prefers dark colours.
function preferDark() {
    const ask = window.matchMedia.bind(window);
    window.matchMedia = (query) => {
        const answer = ask(query);
        if (!/color-scheme:\s*dark/.test(query)) return answer;
        return { matches: true, media: query, addEventListener() {}, removeEventListener() {} };
    };
}
