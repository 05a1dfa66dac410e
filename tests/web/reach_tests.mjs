/// What can be reached: levers that fold and are found, a phone's sheets, large text, small screens.

import assert from "node:assert/strict";
import { smallPopulation } from "./browser.mjs";
import { setTimeout as pause } from "node:timers/promises";
import { clickOn, rectangle, swipe } from "./hands.mjs";
import { nativeCompare } from "./native.mjs";

const lever = "settlement.portability";
const paid = "payment.price", payments = "group:How practices are paid";

/// Smallest side of what a finger presses, in CSS pixels. Source: WCAG 2.2, success criterion 2.5.8.
const leastTarget = 24;

const drawnWith = (prefix, rects) => Object.keys(rects).filter((name) => name.startsWith(prefix));

/// Names of what is drawn with that prefix, from top to bottom.
const inOrder = (prefix, rects) => drawnWith(prefix, rects).sort((a, b) => rects[a][1] - rects[b][1])
    .map((name) => name.slice(prefix.length));

export const tests = [
    {
        name: "groups of levers fold, one search finds levers and assumptions, and what matters most comes first",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openMap(`index.html#scenario=virtual-gp&reform=follows&population=${smallPopulation}&weeks=104`);
            const before = await visit.probeUntil("this question", ({ week }) => week < 104);
            assert.ok(before.rects[`lever:${paid}`]);
            await clickOn(visit, payments);
            const folded = await visit.probeUntil("a folded group", ({ rects }) => !rects[`lever:${paid}`]);
            assert.ok(drawnWith("lever:", folded.rects).length > 20, "the other groups stay open");
            await clickOn(visit, payments);
            await visit.probeUntil("the group again", ({ rects }) => rects[`lever:${paid}`]);

            // Under a hand the order stays as it is. The native command judges the same hundred runs.
            await visit.page.mouse.move(640, 400);
            const judged = await visit.probeUntil("all runs, and what matters most", ({ runs, rects }) =>
                runs === 100 && drawnWith("doubt:", rects).length > 0, 180);
            const native = nativeCompare(lab, "--population", smallPopulation, "--weeks", 104, "--replicates", 100);
            const most = native.sensitivity.host_balance.map(({ assumption }) => assumption);
            // Bars beside the levers; the table of all outcomes' doubts has rows of its own.
            assert.deepEqual(inOrder("doubt:", judged.rects).filter((key) => !key.includes(":")), most);
            const assumptions = inOrder("lever:", judged.rects).filter((key) => judged.rects[`lever:${key}`][1] > judged.rects["what-matters"][1]);
            assert.deepEqual(assumptions.slice(0, most.length), most);
            assert.equal(new Set(assumptions).size, assumptions.length);

            await visit.page.mouse.move(150, 600);
            await visit.page.mouse.wheel({ deltaY: -50_000 });
            await clickOn(visit, "find");
            await visit.page.keyboard.type("waiting");
            const called = ["choice.wait", "experience.wait_tolerance", "take_up.discouragement"];
            await visit.probeUntil("what is called that", ({ rects }) =>
                String(inOrder("lever:", rects).sort()) === String(called), 20);

            // The contents lead to every part of the page.
            const sourcesInSight = ({ room, rects, height }) =>
                room === "evidence" && rects["section:sources"]?.[1] > 0 && rects["section:sources"][1] < height - 100;
            await clickOn(visit, "room:evidence");
            const { rects } = await visit.probeUntil("the contents", (state) => state.rects.contents);
            assert.deepEqual(inOrder("contents:section:", rects), inOrder("section:", rects));
            await clickOn(visit, "contents:section:sources");
            await visit.probeUntil("the sources in sight", sourcesInSight);

            // Two presses lead from a number of the sentence to what it rests on.
            await clickOn(visit, "room:explore");
            await clickOn(visit, "number:1");
            await visit.probeUntil("the sources in sight", sourcesInSight);
            await clickOn(visit, "source:0:name");
            assert.match(await visit.until("a source", () => window.opened), /^https:\/\/digital\.nhs\.uk\//);
        }, { ratio: 0.5, before: [() => { window.open = (address) => { window.opened = address; }; }] }),
    },
    {
        name: "a phone gives most of its height to levers and results, and a low screen stays usable",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openSmallMap();
            const { rects, height } = await visit.probeUntil("the people", (state) => state.rects.legend && state.rects.map);
            const [, sheetTop, , sheetHeight] = rects.sheet;
            const room = sheetTop + sheetHeight - 52;
            assert.ok(sheetHeight > 0.45 * room, `the sheet has ${sheetHeight} of ${room}`);
            const [, policyTop, , policyHeight] = rects.policy;
            assert.ok(policyHeight < 60, "the policies are folded");
            const [, controlTop, , controlHeight] = rects["control:settlement.rule"];
            assert.ok(controlTop > policyTop && controlTop + controlHeight < sheetTop + sheetHeight, "a lever is in sight");
            assert.ok(rects.sentence[1] < rects.map[1] && rects.map[1] < sheetTop, "sentence, map and levers in this order");
            assert.ok(rects.legend[1] >= rects.map[1] + rects.map[3], "the legend stands under the map");
            assert.equal(drawnWith("area:", rects).length, 5, "every area has a name");
            for (const name of Object.keys(rects).filter((each) => /^(button|sheet):|^badge|^sheet-handle/.test(each))) {
                assert.ok(Math.min(rects[name][2], rects[name][3]) >= leastTarget, `${name} is ${rects[name]}`);
            }

            await clickOn(visit, "button:more");
            const open = await visit.probeUntil("all of the sentence", (state) => state.rects.sentence[3] > rects.sentence[3]);
            assert.ok(open.rects.sentence[3] >= 2 * rects.sentence[3]);
            await clickOn(visit, "button:more");
            await visit.probeUntil("two lines again", (state) => state.rects.sentence[3] === rects.sentence[3]);

            const { mouse } = visit.page;
            await mouse.move(195, 700);
            await visit.probe();
            for (let turns = 0; turns < 4; ++turns) {
                await mouse.wheel({ deltaY: 400 });
                await visit.probe();
            }
            const scrolled = await visit.probeUntil("a folded map", (state) => state.rects.map[3] < 60);
            assert.ok(scrolled.rects.sheet[3] > sheetHeight + 100);
            assert.ok(scrolled.rects.sentence[3] >= 30, "the sentence stays");

            const { middleX, middleY } = await rectangle(visit, "sheet-handle");
            await mouse.move(middleX, middleY);
            await visit.probe();
            await mouse.down();
            await visit.probe();
            for (const y of [middleY - 30, 80, 60]) {
                await mouse.move(middleX, y);
                await visit.probe();
                await pause(60);
            }
            await mouse.up();
            const pulled = await visit.probe();
            const share = (height - 54 - pulled.rects["sheet-handle"][1]) / room;
            assert.ok(share > 0.88 && share < 0.92, `pulled up to ${share}`);
            // A press that comes from elsewhere within one frame, as a finger's does, pulls nothing.
            const high = await rectangle(visit, "sheet-handle");
            await mouse.move(high.middleX, 30);
            await visit.probe();
            await pause(100);
            await Promise.all([mouse.move(high.middleX, high.middleY), mouse.down()]);
            await visit.probe();
            await pause(100);
            assert.deepEqual((await visit.probe()).rects["sheet-handle"], pulled.rects["sheet-handle"], "it stays under the hand");
            await mouse.up();
            await visit.probeUntil("the map again", (state) => state.rects.map?.[3] > 100);
            await visit.screenshot("reach-phone");

            // A desktop page at 400%.
            await visit.page.setViewport({ width: 320, height: 256 });
            const low = await visit.probeUntil("the low screen", (state) => state.height === 256 && state.rects.sheet);
            assert.ok(low.rects.sheet[3] >= 110, `levers have ${low.rects.sheet[3]}`);
            assert.ok(low.rects.sentence && low.rects["button:more"]);
            await visit.screenshot("reach-400");
            assert.ok(await visit.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
            assert.equal(await visit.page.$eval("#failure", (failure) => failure.hidden), true);
        }, { width: 390, height: 844 }),
    },
    {
        name: "a finger scrolls through the questions of a phone and not through what lies under them, and there are ways out",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openSmallMap();
            const open = async () => {
                await clickOn(visit, "button:scenarios");
                return visit.probeUntil("the questions", ({ rects }) => rects["scenarios-close"] && rects["open-first:virtual-gp"]);
            };
            const under = `lever:${lever}`, first = "open-first:virtual-gp";
            const before = await open();
            await swipe(visit, { x: 195, y: 600 }, { x: 0, y: -300 });
            const scrolled = await visit.probeUntil("questions further down", ({ rects }) => rects[first] && rects[first][1] < before.rects[first][1] - 200);
            assert.equal(scrolled.rects[under]?.[1], before.rects[under]?.[1]);
            await swipe(visit, { x: 195, y: 200 }, { x: 0, y: 600 });
            await visit.probeUntil("the first again", ({ rects }) => rects[first]?.[1] >= before.rects[first][1] - 1);
            await clickOn(visit, "scenarios-close");
            const shut = ({ rects }) => !rects["scenarios-close"];
            await visit.probeUntil("the map again", shut);
            await open();
            await visit.page.touchscreen.tap(195, 3);
            await visit.probeUntil("the map again, by a press beside the card", shut);
        }, { width: 390, height: 844 }),
    },
    {
        name: "on a desk no area lies under the legend, and each has its name",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            for (const [scenario, areas] of [["virtual-gp", 5], ["choice-of-provider", 5]]) {
                await visit.openMap(`index.html?${scenario}#scenario=${scenario}&population=${smallPopulation}`);
                await visit.probeUntil("the names", (state) => state.rects.legend && drawnWith("area:", state.rects).length === areas);
                await pause(500); // the map moves over in the frame after its legend has come
                const { rects } = await visit.probe();
                assert.equal(drawnWith("area:", rects).length, areas);
                const [left, top, wide, high] = rects.legend;
                assert.ok(wide < rects.map[2] && high < rects.map[3], "the legend is a card over a corner");
                for (const name of drawnWith("area:", rects)) {
                    const [x, y, width, height] = rects[name];
                    assert.ok(x >= left + wide || x + width <= left || y >= top + high || y + height <= top, `${name} is under the legend`);
                }
                await visit.screenshot(`legend-${scenario}`);
            }
        }, { width: 1280, height: 800 }),
    },
    {
        name: "with text twice as large levers keep room, the legend hides nothing and words stay whole",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openSmallMap();
            const { rects } = await visit.probeUntil("the people", (state) => state.rects.legend);
            assert.ok(rects.sheet[3] >= 500 && rects.sheet[2] >= 500, `levers have ${rects.sheet}`);
            assert.ok(rects.legend[1] >= rects.map[1] + rects.map[3]);
            assert.ok(rects.badge[0] + rects.badge[2] <= rects.sheet[0], "the fingerprint stays in its column");
            assert.ok(rects["button:scenarios"][2] > 200, "Scenarios keeps its word");
            assert.ok(rects["button:rooms"][0] + rects["button:rooms"][2] <= rects["button:scenarios"][0]);
            assert.equal(drawnWith("area:", rects).length, 5, "every area has a name");
            await visit.screenshot("reach-200");
        }, { before: [twiceAsLarge] }),
    },
];

/// Makes the page believe that a person has set the browser's text to twice its size.
function twiceAsLarge() {
    const ask = window.getComputedStyle.bind(window);
    window.getComputedStyle = (node, ...more) => {
        const style = ask(node, ...more);
        return node === document.documentElement ? new Proxy(style, { get: (all, name) => name === "fontSize" ? "32px" : all[name] }) : style;
    };
}
