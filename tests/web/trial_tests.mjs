/// The split-test lab, on the map page and without a canvas.

import assert from "node:assert/strict";
import { barriers } from "./plain_tests.mjs";
import { clickOn, rectangle } from "./hands.mjs";

const settled = () => /ready/.test(document.querySelector("#status").textContent);
const repeated = () => document.querySelectorAll("#repeats table").length === 2;

async function openLab(visit, fragment = "#scenario=peeking") {
    await visit.go(`trial.html${fragment}`);
    await visit.until("a trial that has been run", settled, { seconds: 120 });
}

/// The cell of a table's row, by the row's heading.
const cell = (visit, part, heading, column) => visit.page.evaluate((selector, words, number) => {
    const rows = [...document.querySelectorAll(`${selector} tbody tr`)];
    return rows.find((row) => row.firstChild.textContent.startsWith(words))?.children[number].textContent;
}, part, heading, column);

/// The status of a lab that shows another trial than that of status `old`.
const otherThan = (old) => {
    const now = document.querySelector("#status").textContent;
    return /ready/.test(now) && now !== old;
};

const choose = (visit, selector, value) => visit.page.select(selector, value);

export const tests = [
    ...["light", "dark", "contrast"].map((theme) => ({
        name: `axe-core finds no barrier in the split-test lab's plain view (${theme})`,
        run: (lab) => lab.visit(async (visit) => {
            await openLab(visit);
            await choose(visit, "#appearance", theme);
            await visit.until("the repeats", repeated, { seconds: 180 });
            await visit.page.$$eval("details", (parts) => parts.forEach((part) => { part.open = true; }));
            assert.deepEqual(await barriers(visit), []);
            await visit.screenshot(`trial-plain-${theme}`);
        }),
    })),
    {
        name: "the plain lab opens on a conclusion and the truth beside it, and their parts add up",
        run: (lab) => lab.visit(async (visit) => {
            await openLab(visit);
            assert.ok((await visit.text("#conclusion")).length > 20);
            assert.ok((await visit.text("#truth")).length > 20);
            const amounts = await visit.page.$eval("#run table", (table) =>
                [...table.tBodies[0].rows].map((row) => Number.parseFloat(row.children[1].textContent.replace("−", "-"))));
            const said = amounts[0], truth = amounts.at(-1);
            const parts = amounts.slice(1, -1).reduce((sum, part) => sum + part, 0);
            assert.ok(Math.abs(said - parts - truth) < 0.02 * amounts.length, `${amounts}`);
        }),
    },
    {
        name: "other chance events give another trial; the same link gives the same one",
        run: (lab) => lab.visit(async (visit) => {
            await openLab(visit);
            const first = await visit.text("#status");
            await visit.page.click("#again");
            await visit.until("another fingerprint", otherThan, { args: [first], seconds: 120 });
            const second = await visit.text("#status");
            await visit.page.click("#share");
            const address = await visit.until("the link", () => /https?:\S+/.exec(document.querySelector("#shared").textContent)?.[0]);
            assert.match(address, /trial=s\d+/);
            await visit.leave();
            await openLab(visit, new URL(address).hash);
            assert.equal(await visit.text("#status"), second);
        }),
    },
    {
        name: "looking every day finds a winner about one time in four, looking once one time in twenty",
        run: (lab) => lab.visit(async (visit) => {
            const alarms = async (fragment) => {
                await visit.leave();
                await openLab(visit, fragment);
                await visit.until("the repeats", repeated, { seconds: 180 });
                return Number.parseFloat(await cell(visit, "#repeats", "Alarm", 1));
            };
            // A hundred trials: 0.248 and 0.05, give or take three standard errors.
            const daily = await alarms("#scenario=peeking"), once = await alarms("#scenario=peeking&trial=n1");
            assert.ok(daily > 11.5 && daily < 38, `${daily}%`);
            assert.ok(once < 12, `${once}%`);
        }),
    },
    {
        name: "a design can be changed with the keyboard alone, and the result follows",
        run: (lab) => lab.visit(async (visit) => {
            await openLab(visit);
            const before = await visit.text("#status");
            await visit.page.focus("#looks");
            await visit.page.keyboard.press("ArrowUp");
            await visit.page.focus("#weeks");
            await visit.page.keyboard.press("ArrowLeft");
            await visit.until("another result", otherThan, { args: [before], seconds: 120 });
            assert.equal(await visit.page.evaluate(() => document.activeElement.id), "weeks");
        }),
    },
    {
        name: "a trial with an assumption moved says so, and the link keeps it; eight letters say that the best was picked",
        run: (lab) => lab.visit(async (visit) => {
            await openLab(visit, "#scenario=reminder-letter&enrolment.selectivity=0.5");
            assert.match(await visit.text("#conclusion"), /with 1 changed assumption\./);
            assert.match(await visit.text("#truth"), /with 1 changed assumption:/);
            assert.match(await visit.text("#conclusion"), /looks best of the 8 groups, and is picked for that/);
            await visit.page.click("#share");
            const address = await visit.until("the link", () => /https?:\S+/.exec(document.querySelector("#shared").textContent)?.[0]);
            assert.match(address, /enrolment\.selectivity=0\.5/);
            const first = await visit.text("#status");
            await visit.page.click("#doubt-back");
            await visit.until("the usual trial", otherThan, { args: [first], seconds: 120 });
            assert.doesNotMatch(await visit.text("#conclusion"), /assumption/);
        }),
    },
    {
        name: "a person's own table is analysed in the browser: Welch as in the textbook",
        run: (lab) => lab.visit(async (visit) => {
            await openLab(visit);
            const table = "arm,y\n" + [27, 31, 29, 35, 28].map((y) => `control,${y}\n`).join("")
                + [33, 36, 31, 40, 38].map((y) => `letter,${y}\n`).join("");
            await visit.page.$eval("#own-paste", (area, text) => { area.value = text; }, table);
            await visit.page.click("#own-use");
            await visit.until("the analysis", () => document.querySelector("#own-result table") !== null);
            // Means 30 and 35.6; R: t.test(y ~ arm) gives p = 0.0324.
            assert.match(await cell(visit, "#own-result", "letter", 3), /^\+5\.6/);
            assert.match(await cell(visit, "#own-result", "letter", 5), /^p = 0\.032/);
            assert.match(await visit.text("#own-result"), /Your data \(pasted table\), not checked by Folkmoot/);
            // Counts by arm: refused with the way, then read; the arms are held against planned shares.
            await visit.page.$eval("#own-paste", (area) => { area.value = "arm,visitors,orders\ncontrol,500,400\ntreatment,900,882\n"; });
            await visit.page.click("#own-use");
            await choose(visit, "#own-outcome", "orders");
            await visit.until("the way to say that these are counts", () =>
                /seems to hold counts: say that “visitors” is how many people/.test(document.querySelector("#own-result").textContent));
            await choose(visit, "#own-counts", "visitors");
            await visit.until("shares compared", () => /share of visitors with orders is 0\.18 higher/.test(document.querySelector("#own-result").textContent));
            assert.match(await visit.text("#own-result"), /not of the same size/);
            await visit.page.type("#own-shares", "5, 9");
            await visit.page.keyboard.press("Tab");
            await visit.until("the planned shares", () => document.querySelector("#own-result table") !== null
                && !/not of the same size/.test(document.querySelector("#own-result").textContent));
            // How large a trial of one's own has to be: R's power.prop.test and Fleiss say 385.
            await visit.page.type("#size-baseline", "50%");
            await visit.page.type("#size-effect", "10%");
            await visit.page.click("#size-use");
            await visit.until("a size", () => /385 people are needed in each group/.test(document.querySelector("#own-size").textContent));
            assert.ok(visit.requests.every((address) => !address.includes("letter,")));
            assert.ok(!visit.page.url().includes("letter"));
        }),
    },
    {
        name: "a design goes by link from the room to the plain lab and back, and gives the same trial",
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
            assert.match(await visit.text("#status"), new RegExp(room.trial.fingerprint));

            // Everything that a link can hold of a design, moved.
            const first = await visit.text("#status");
            await choose(visit, "#looks", "pocock");
            await visit.page.click("#add-arm");
            await visit.page.$eval("#exclude", (input) => {
                input.value = input.max;
                input.dispatchEvent(new Event("input"));
            });
            await visit.until("another trial", otherThan, { args: [first], seconds: 120 });
            await visit.page.click("#share");
            await visit.until("its link", () => location.hash.includes("trial="));
            const { hash } = new URL(visit.page.url());
            const moved = /fingerprint is ([0-9a-f]{16})/.exec(await visit.text("#status"))[1];
            assert.notEqual(moved, room.trial.fingerprint);
            const map = await visit.page.$eval("#map-link", (link) => link.href);
            assert.equal(new URL(map).hash, hash);
            await visit.openMap(`index.html${hash}`);
            const back = await visit.probeUntil("the trial of the link", ready, 120);
            assert.equal(back.trial.fingerprint, moved);
            assert.equal(back.scenario, "peeking");
        }),
    },
    {
        name: "the lesson is told step by step, and trials are repeated by themselves",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openMap("index.html#scenario=peeking");
            await clickOn(visit, "room:trial");
            await visit.probeUntil("the verdict", ({ rects }) => rects["trial:conclusion"], 120);
            const before = await rectangle(visit, "trial:lesson");
            await clickOn(visit, "trial:lesson-next");
            assert.ok(before.height > 40);
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
