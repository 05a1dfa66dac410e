/// What can be reached: levers that fold and are found, a phone's sheets, large text, small screens.

import assert from "node:assert/strict";
import { smallPopulation } from "./browser.mjs";
import { clickOn } from "./hands.mjs";
import { nativeCompare } from "./native.mjs";

const lever = "settlement.portability";
const money = "group:Who pays for patients from elsewhere";

const drawnWith = (prefix, rects) => Object.keys(rects).filter((name) => name.startsWith(prefix));

/// Names of what is drawn with that prefix, from top to bottom.
const inOrder = (prefix, rects) => drawnWith(prefix, rects).sort((a, b) => rects[a][1] - rects[b][1])
    .map((name) => name.slice(prefix.length));

export const tests = [
    {
        name: "groups of levers fold, one search finds levers and assumptions, and what matters most comes first",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openMap(`index.html#scenario=virtual-gp&reform=follows&population=${smallPopulation}&weeks=104`);
            const before = await visit.probeUntil("this question", ({ week }) => week < 104);
            assert.ok(before.rects[`lever:${lever}`]);
            await clickOn(visit, money);
            const folded = await visit.probeUntil("a folded group", ({ rects }) => !rects[`lever:${lever}`]);
            assert.ok(drawnWith("lever:", folded.rects).length > 20, "the other groups stay open");
            await clickOn(visit, money);
            await visit.probeUntil("the group again", ({ rects }) => rects[`lever:${lever}`]);

            // The native command judges the same hundred runs.
            const judged = await visit.probeUntil("all runs, and what matters most", ({ runs, rects }) =>
                runs === 100 && drawnWith("doubt:", rects).length > 0, 180);
            const native = nativeCompare(lab, "--population", smallPopulation, "--weeks", 104, "--replicates", 100);
            const most = native.sensitivity.host_balance.map(({ assumption }) => assumption);
            assert.deepEqual(inOrder("doubt:", judged.rects), most);
            const assumptions = inOrder("lever:", judged.rects).filter((key) => judged.rects[`lever:${key}`][1] > judged.rects.doubts[1]);
            assert.deepEqual(assumptions.slice(0, most.length), most);
            assert.equal(new Set(assumptions).size, assumptions.length);

            await clickOn(visit, "lever-search");
            await visit.page.keyboard.type("waiting");
            const called = ["choice.wait", "experience.wait_tolerance", "take_up.discouragement"];
            await visit.probeUntil("what is called that", ({ rects }) =>
                String(inOrder("lever:", rects).sort()) === String(called), 20);
        }),
    },
];
