/// The split-test lab, on the map page and without a canvas.

import assert from "node:assert/strict";
import { at } from "./browser.mjs";
import { barriers } from "./plain_tests.mjs";
import { clickOn, rectangle } from "./hands.mjs";

/// What stands in a part of the room.
const told = (visit, key) => visit.text(`#s-trial\\:${key}`);

const settled = () => /ready/.test(document.querySelector("#s-trial\\:status")?.textContent ?? "");
const repeated = () => document.querySelector("#s-trial\\:properties tbody") !== null && document.querySelector("#s-trial\\:repeats figure table tbody") !== null;

async function openLab(visit, fragment = "#scenario=peeking") {
    await visit.go(`trial.html${fragment}`);
    await visit.until("a trial that has been run", settled, { seconds: 120 });
}

/// The cell of a table's row, by the row's heading.
const cell = (visit, key, heading, column) => visit.page.evaluate((id, words, number) => {
    const rows = [...document.getElementById(id).querySelectorAll("tbody tr")];
    return rows.find((row) => row.firstElementChild.textContent.startsWith(words))?.children[number].textContent.trim();
}, `s-trial:${key}`, heading, column);

/// The status of a lab that shows another trial than that of status `old`.
const otherThan = (old) => {
    const now = document.querySelector("#s-trial\\:status").textContent;
    return /ready/.test(now) && now !== old;
};

/// Presses "share" as soon as that can be done; the address's fragment.
async function shared(visit) {
    await visit.until("a way to share", (share) => document.querySelector(share).getAttribute("aria-disabled") === null, { args: [at("button:share")], seconds: 60 });
    const before = new URL(visit.page.url()).hash;
    await visit.use("button:share");
    return visit.until("a link", (old) => location.hash.length > 10 && location.hash !== old && location.hash, { args: [before] });
}

export const tests = [
    {
        name: "axe-core finds no barrier in the split-test lab's plain view, in all three themes; it opens on a conclusion, and tells the truth after a guess",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await openLab(visit);
            assert.ok((await told(visit, "conclusion")).length > 20);
            for (const key of ["truth", "repeats", "running", "arms"]) assert.equal(await visit.page.$(`#s-trial\\:${key}`), null, key);
            await visit.use("trial:guess-high");
            await visit.until("what came of the guess", () => /^You said too high\. .*true is /.test(document.querySelector("#s-trial\\:guess-verdict")?.textContent ?? ""));
            assert.ok((await told(visit, "truth")).length > 20);
            // The parts of the gap add up.
            const amounts = await visit.page.$eval("#s-trial\\:run figure table", (table) =>
                [...table.tBodies[0].rows].map((row) => Number.parseFloat(row.children[1].textContent.replace("−", "-"))));
            const said = amounts[0], truth = amounts.at(-1);
            const parts = amounts.slice(1, -1).reduce((sum, part) => sum + part, 0);
            assert.ok(Math.abs(said - parts - truth) < 0.02 * amounts.length, `${amounts}`);
            await visit.until("the repeats", repeated, { seconds: 180 });
            await visit.page.$$eval("details", (parts_) => parts_.forEach((part) => { part.open = true; }));
            for (const theme of ["light", "dark", "contrast"]) {
                await visit.page.select("#appearance", theme);
                assert.deepEqual(await barriers(visit), [], theme);
                await visit.screenshot(`trial-plain-${theme}`);
            }
            for (const width of [320, 390]) {
                await visit.page.setViewport({ width, height: 800 });
                const { scroll, inner } = await visit.page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, inner: innerWidth }));
                assert.ok(scroll <= inner, `the page is ${scroll} wide on a screen of ${inner}`);
            }
        }),
    },
    {
        name: "other chance events give another trial; the same link gives the same one",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await openLab(visit);
            const first = await told(visit, "status");
            await visit.use("trial:again");
            await visit.until("another fingerprint", otherThan, { args: [first], seconds: 120 });
            const second = await told(visit, "status");
            const hash = await shared(visit);
            await visit.leave();
            await openLab(visit, hash);
            assert.equal(await told(visit, "status"), second);
            // The same written by hand.
            await visit.leave();
            await openLab(visit, "#scenario=peeking&trial=s2");
            assert.equal(await told(visit, "status"), second);
        }),
    },
    {
        name: "looking every day finds a winner about one time in four, looking once one time in twenty",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            const alarms = async (fragment) => {
                await visit.leave();
                await openLab(visit, fragment);
                await visit.until("what opens the truth", (show) => document.querySelector(show) !== null, { args: [at("trial:show")] });
                await visit.use("trial:show");
                await visit.until("the repeats", repeated, { seconds: 180 });
                return Number.parseFloat(await cell(visit, "properties", "Alarm", 1));
            };
            // A hundred trials: 0.248 and 0.05, give or take three standard errors.
            const daily = await alarms("#scenario=peeking"), once = await alarms("#scenario=peeking&trial=n1");
            assert.ok(daily > 11.5 && daily < 38, `${daily}%`);
            assert.ok(once < 12, `${once}%`);
        }),
    },
    {
        name: "a design can be changed with the keyboard alone, and the result follows",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await openLab(visit);
            const before = await told(visit, "status");
            await visit.page.focus(`${at("trial:looks")}:checked`);
            await visit.page.keyboard.press("ArrowUp");
            await visit.page.focus(at("trial:weeks"));
            await visit.page.keyboard.press("ArrowLeft");
            await visit.until("another result", otherThan, { args: [before], seconds: 120 });
            assert.equal(await visit.page.evaluate(() => document.activeElement.dataset.use), "trial:weeks");
        }),
    },
    {
        name: "a trial with an assumption moved says so, and the link keeps it; eight letters say that the best was picked",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await openLab(visit, "#scenario=reminder-letter&enrolment.selectivity=0.5");
            assert.match(await told(visit, "conclusion"), /with 1 changed assumption\./);
            await visit.use("trial:show");
            await visit.until("the truth", () => document.querySelector("#s-trial\\:truth") !== null);
            assert.match(await told(visit, "truth"), /with 1 changed assumption:/);
            assert.match(await told(visit, "conclusion"), /looks best of the 8 groups, and is picked for that/);
            const first = await told(visit, "status");
            const hash = await shared(visit);
            await visit.use("trial:usual");
            await visit.until("the usual trial", otherThan, { args: [first], seconds: 120 });
            assert.doesNotMatch(await told(visit, "conclusion"), /assumption/);
            await visit.leave();
            await openLab(visit, hash);
            assert.equal(await told(visit, "status"), first, "the link keeps what is doubted");
        }),
    },
    {
        name: "a person's own table is analysed in the browser: Welch as in the textbook",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await openLab(visit);
            const table = "arm,y\n" + [27, 31, 29, 35, 28].map((y) => `control,${y}\n`).join("")
                + [33, 36, 31, 40, 38].map((y) => `letter,${y}\n`).join("");
            await visit.use("trial:own-paste", table);
            await visit.until("the analysis", () => document.querySelector("#s-trial\\:own-table tbody") !== null);
            // Means 30 and 35.6; R: t.test(y ~ arm) gives p = 0.0324.
            assert.match(await cell(visit, "own-table", "letter", 3), /^\+5\.6/);
            assert.match(await cell(visit, "own-table", "letter", 5), /^p = 0\.032/);
            assert.match(await told(visit, "own"), /Your data \(pasted table\), not checked by Folkmoot/);
            // Counts by arm: refused with the way, then read; the arms are held against planned shares.
            await visit.use("trial:own-paste", "arm,visitors,orders\ncontrol,500,400\ntreatment,900,882\n");
            await visit.until("its columns", (key) => [...document.querySelectorAll(`${key} option`)].some(({ value }) => value === "orders")
                || [...document.querySelectorAll(key)].some(({ value }) => value === "orders"), { args: [at("trial:own-outcome")] });
            await visit.use("trial:own-outcome", "orders");
            await visit.until("the way to say that these are counts", () =>
                /seems to hold counts: say that “visitors” is how many people/.test(document.querySelector("#s-trial\\:own").textContent));
            await visit.use("trial:own-counts", "visitors");
            await visit.until("shares compared", () => /share of visitors with orders is 0\.18 higher/.test(document.querySelector("#s-trial\\:own").textContent));
            assert.match(await told(visit, "own"), /not of the same size/);
            await visit.use("trial:own-shares", "5, 9");
            await visit.until("the planned shares", () => document.querySelector("#s-trial\\:own-table tbody") !== null
                && !/not of the same size/.test(document.querySelector("#s-trial\\:own").textContent));
            // How large a trial of one's own has to be: R's power.prop.test and Fleiss say 385.
            await visit.use("trial:plan-baseline", "50%");
            await visit.use("trial:plan-effect", "10%");
            await visit.until("a size", () => /385 people are needed in each group/.test(document.querySelector("#s-trial\\:plan").textContent));
            assert.ok(visit.requests.every((address) => !address.includes("letter,")));
            assert.ok(!visit.page.url().includes("letter"));
        }),
    },
    {
        name: "a design goes by link from the room to the plain lab and back, and gives the same trial",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            const ready = ({ trial, room }) => room === "trial" && trial && !trial.stale;
            await visit.openMap("index.html#scenario=peeking");
            await clickOn(visit, "room:trial");
            const room = await visit.probeUntil("a trial in the room", ready, 120);
            await visit.probeUntil("the verdict", ({ rects }) => rects["trial:conclusion"], 120);
            await visit.screenshot("trial-room");
            await clickOn(visit, "button:share");
            await visit.until("a code", () => location.hash.length > 10);
            await openLab(visit, new URL(visit.page.url()).hash);
            assert.match(await told(visit, "status"), new RegExp(room.trial.fingerprint));

            // Everything that a link can hold of a design, moved.
            const first = await told(visit, "status");
            await visit.use("trial:looks", "3");
            await visit.use("trial:add-group");
            await visit.use("trial:exclude", await visit.page.$eval(at("trial:exclude"), (input) => input.max));
            await visit.until("another trial", otherThan, { args: [first], seconds: 120 });
            const hash = await shared(visit);
            const moved = /fingerprint is ([0-9a-f]{16})/.exec(await told(visit, "status"))[1];
            assert.notEqual(moved, room.trial.fingerprint);
            await visit.openMap(`index.html${hash}`);
            const back = await visit.probeUntil("the trial of the link", ready, 120);
            assert.equal(back.trial.fingerprint, moved);
            assert.equal(back.scenario, "peeking");
        }),
    },
    {
        name: "the lesson is told step by step, and trials are repeated by themselves",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openMap("index.html#scenario=peeking");
            await clickOn(visit, "room:trial");
            await visit.probeUntil("the verdict", ({ rects }) => rects["trial:conclusion"], 120);
            const before = await rectangle(visit, "trial:lesson");
            await clickOn(visit, "trial:lesson-next");
            assert.ok(before.height > 40);
            await visit.use("trial:show");
            await visit.probeUntil("what the repeats come to", ({ rects }) => rects["trial:property:false_positive"], 180);
            await rectangle(visit, "trial:chart:histogram");
            // Everything that the mirror says, the canvas shows; what is folded in one is folded in the other, and the
            // numbers behind a picture are one press away.
            const said = await visit.page.$$eval("#mirror [data-key^='trial:']", (nodes) => nodes
                .filter((node) => !node.parentElement.closest("details:not([open]), figure tbody")).map((node) => node.dataset.key));
            const { rects } = await visit.probe();
            assert.ok(said.length > 60, `${said.length} nodes`);
            assert.deepEqual(said.filter((key) => !rects[key]), []);
            await visit.screenshot("trial-repeats");
        }),
    },
];
