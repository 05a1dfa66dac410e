/// The plain view: the same results, for everybody.

import assert from "node:assert/strict";
import { at, smallPopulation } from "./browser.mjs";
import { nativeCompare, nativeCompareOf, nativeGoal, nativeRun } from "./native.mjs";
import { axe_source as axeSource } from "./packages.mjs";

const lag = "lever:settlement.lag_weeks";

/// Barriers that axe-core finds, each as a line.
export async function barriers(visit) {
    await visit.page.evaluate(axeSource);
    return visit.page.evaluate(async () => {
        const { violations } = await window.axe.run(document, {
            runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        });
        return violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map(({ target }) => target).join(" ")}`);
    });
}

async function openEverything(visit) {
    await visit.until("the many runs", () => document.querySelector("#s-sure") !== null, { seconds: 90 });
    await visit.page.$$eval("details", (parts) => parts.forEach((part) => { part.open = true; }));
}

const rowsOf = (visit, table) => visit.page.$$eval(`#s-${table} tbody tr`, (all) => all.map((row) => [...row.children].map((cell) => cell.innerText)));

export const tests = [
    {
        name: "the plain view has the native command's fingerprint",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain("plain.html");
            assert.equal(await visit.plainResult("", 120), nativeCompare(lab).fingerprint);
        }),
    },
    {
        name: "each scenario of a market, and one of each further model, has the native command's fingerprint, and says no name of a file",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            for (const scenario of ["choice-of-provider", "licence-or-rating", "pay-for-outcomes", "one-marketplace", "redress", "citizen-service", "proactive-benefit", "central-or-local", "spare-beds", "shared-platform", "iterate-or-launch"]) {
                await visit.leave();
                await visit.openPlain(`plain.html#scenario=${scenario}&population=5000&weeks=104`);
                const native = nativeCompareOf(lab, scenario, "--population", 5000, "--weeks", 104).fingerprint;
                await visit.until(`${scenario} as natively`, (wanted) =>
                    document.querySelector("#s-badge-help")?.textContent.includes(wanted), { args: [native] });
                const words = await visit.page.evaluate(() => document.querySelector("main").textContent);
                for (const name of ["cusum", "funnel", "nearest_public", "nearest public\n", "lowest bid", "standing\n", "at_once"])
                    assert.ok(!words.includes(name), `${scenario} says ${name}`);
            }
        }),
    },
    {
        name: "axe-core finds no barrier in the plain view, in both of its rooms and all three themes",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            for (const room of ["explore", "evidence"]) {
                if (room === "evidence") await visit.page.click("#s-room-evidence");
                else await openEverything(visit);
                await visit.until("the room", (name) => document.querySelector(`#s-room-${name}`).getAttribute("aria-current") === "page", { args: [room] });
                for (const theme of ["light", "dark", "contrast"]) {
                    await visit.page.select("#appearance", theme);
                    assert.deepEqual(await barriers(visit), [], `${room}, ${theme}`);
                    await visit.page.evaluate(() => scrollTo(0, 0));
                    await visit.screenshot(`plain-${room}-desktop-${theme}`);
                }
            }
        }),
    },
    {
        name: "axe-core finds no barrier in the failure and loading states of the map page",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.go("index.html");
            await visit.until("the failure", () => !document.querySelector("#failure").hidden);
            assert.deepEqual(await barriers(visit), []);
        }, { before: [() => { delete window.WebAssembly; }] }),
    },
    {
        name: "a lever in the plain view changes sentence, tables and fingerprint, as natively",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            const first = await visit.plainResult();
            const before = { sentence: await visit.text("#s-sentence"), table: await visit.text("#s-outcomes") };
            await visit.use(lag, "0");
            const moved = await visit.plainResult(first);
            const native = nativeCompare(lab, "--set", "settlement.lag_weeks=0", "--population", smallPopulation);
            assert.equal(moved, native.fingerprint);
            await visit.page.click("#s-room-evidence");
            await visit.until("the command", () => document.querySelector("#s-command") !== null);
            assert.equal(nativeRun(lab, await visit.text("#s-command")).fingerprint, moved);
            await visit.page.click("#s-room-explore");
            await visit.until("the results", () => document.querySelector("#s-outcomes") !== null);
            assert.notEqual(await visit.text("#s-sentence"), before.sentence);
            assert.notEqual(await visit.text("#s-outcomes"), before.table);
            await visit.use("button:reset-all");
            assert.equal(await visit.plainResult(moved), first);
            // What was typed and cannot be is refused in a sentence, and nothing changes.
            await visit.use("seed", "0");
            await visit.until("a word about it", () => /You typed 0\. It may only be 1 to 4,294,967,295\./.test(document.querySelector("#s-seed-invalid")?.textContent));
            assert.equal(await visit.plainResult(), first);
        }),
    },
    {
        name: "an assumption changes both sides of the comparison, and the sentence says that it was changed",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            const first = await visit.plainResult();
            // The first of as many runs as the map page makes: they are told as such.
            await visit.until("the first runs", () => /^(\d+ of 100 runs are ready, so far|100 runs are ready)\./.test(
                document.querySelector("#s-sure-status")?.textContent), { seconds: 90 });
            assert.doesNotMatch(await visit.text("#s-sentence"), /changed assumption/);
            const baseline = await visit.text("#s-outcomes td.now");
            await visit.use("lever:need.rate", await visit.page.$eval(at("lever:need.rate"), (input) => input.max));
            await visit.plainResult(first);
            assert.notEqual(await visit.text("#s-outcomes td.now"), baseline);
            assert.match(await visit.text("#s-sentence"), /” with 1 changed assumption, /);
            for (const side of ["now", "then"])
                assert.match(await visit.text(`#s-outcomes th.${side}`), / with 1 changed assumption$/);
        }),
    },
    {
        name: "a reform that is the baseline makes no difference at all",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            const first = await visit.plainResult();
            await visit.use("policy", await visit.page.$eval(at("policy"), (option) => option.value));
            const same = await visit.plainResult(first);
            const differences = (await rowsOf(visit, "outcomes")).map((row) => row.at(-1));
            assert.ok(differences.length > 5);
            assert.deepEqual([...new Set(differences)].filter((text) => text !== "no value"), ["no change"]);
            // Nor does any other policy against itself; an address may name both.
            await visit.openPlain("plain.html#scenario=virtual-gp&reform=split&baseline=follows&population=2000&weeks=52");
            await visit.plainResult(same);
            assert.match(await visit.text("#s-outcomes th.then"), /Shared payment/);
            assert.match(await visit.text("#s-sentence"), /of “Shared payment”, compared with “Money follows the patient”/);
            assert.match(await visit.text("#s-baseline-part summary"), /Compared with “Money follows the patient”/);
        }),
    },
    {
        name: "an outcome's charts and tables tell by deprivation, age, area and registration",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            await visit.use("outcome", "wait_days");
            const rows = await visit.until("the charts of the outcome", () => {
                const found = [...document.querySelectorAll("figure")].filter((figure) => /wait_days/.test(figure.id))
                    .map((figure) => [figure.querySelectorAll("svg.picture").length, figure.querySelectorAll("tbody tr").length]);
                return found.length === 5 && found;
            });
            assert.deepEqual(rows.slice(1), [[1, 5], [1, 7], [1, 5], [1, 2]]);
        }),
    },
    {
        name: "everything in the plain view can be reached and moved with the keyboard alone",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            const first = await visit.plainResult();
            const { keyboard } = visit.page;
            const reached = new Set();
            const focused = () => visit.page.evaluate(() => document.activeElement?.dataset.use ?? document.activeElement?.id);
            for (let i = 0; i < 80 && !reached.has(lag); ++i) {
                await keyboard.press("Tab");
                reached.add(await focused());
            }
            for (const id of ["map-link", "appearance", "room", "scenario", "scenario-file", "button:share", "policy", lag])
                assert.ok(reached.has(id), `Tab does not reach ${id}, only ${[...reached].join(", ")}`);
            await keyboard.press("ArrowLeft");
            assert.notEqual(await visit.plainResult(first), first);
            const visible = await visit.page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
            assert.notEqual(visible, "none");
        }),
    },
    {
        name: "only a difference that can be read is called better or worse",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            const cells = await rowsOf(visit, "outcomes");
            const rows = cells.map((row) => row.at(-1));
            const judged = rows.filter((text) => /better|worse/.test(text));
            assert.ok(judged.length > 0 && judged.length < rows.length, rows.join("; "));
            for (const text of judged) assert.match(text, /[1-9]/);
            // A share in whole per cent differs by half a point at least before it is judged.
            for (const row of cells.filter((each) => /points/.test(each.at(-1)) && !each.at(-2).includes(".")))
                assert.ok(Number(/[\d.]+/.exec(row.at(-1))[0]) >= 0.5, row.join("; "));
            // What is about the same does not stand there as a whole per cent apart.
            for (const row of cells.filter((each) => /%/.test(each.at(-2)) && each.at(-1) === "about the same"))
                assert.ok(Math.abs(Number.parseFloat(row.at(-3)) - Number.parseFloat(row.at(-2))) < 0.6, row.join("; "));
            for (const text of rows.filter((each) => !judged.includes(each)))
                assert.match(text, /[1-9]|no change|about the same|no value/, rows.join("; "));
        }),
    },
    {
        name: "the tour moves the levers that it speaks of",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            const first = await visit.plainResult();
            await visit.use("button:tour");
            await visit.until("the first step", () => document.querySelector("#s-tour\\:text") !== null);
            let tried = 0, guessed = 0, told = "";
            for (;;) {
                told = await visit.until("another step", (old) => {
                    const text = document.querySelector("#s-guess\\:question, #s-tour\\:text")?.textContent ?? "over";
                    return text !== old && text;
                }, { args: [told] });
                if (told === "over") break;
                if (await visit.page.$("#s-guess\\:question")) {
                    guessed += 1;
                    assert.equal(await visit.page.$("#s-tour\\:text"), null);
                    assert.match(await visit.page.$eval("#s-sentence", (node) => node.textContent), /Guess first/);
                    await visit.use("guess:up");
                    assert.match(await visit.until("what came of it", () => {
                        const text = document.querySelector("#s-guess\\:verdict")?.textContent ?? "";
                        return text.startsWith("You said") && text;
                    }), /^You said it would go up/);
                    told = await visit.page.$eval("#s-tour\\:text", (node) => node.textContent);
                } else if (await visit.page.$(at("tour:try"))) {
                    tried += 1;
                    await visit.use("tour:try");
                    await visit.plainResult();
                }
                await visit.use("tour:next");
            }
            assert.ok(tried > 0 && guessed > 0);
            assert.notEqual(await visit.plainResult(first), first);
        }),
    },
    {
        name: "from 320 pixels on the plain view does not scroll sideways",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            await openEverything(visit);
            for (const width of [320, 390]) {
                await visit.page.setViewport({ width, height: 800 });
                const { scroll, inner } = await visit.page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, inner: innerWidth }));
                assert.ok(scroll <= inner, `the page is ${scroll} wide on a screen of ${inner}`);
            }
            // On a wide screen what is beside the levers stands in the order in which it is read, below the answer.
            await visit.page.setViewport({ width: 1280, height: 800 });
            const parts = await visit.page.$$eval("#sheet > *", (all) => all.map((part) => {
                const { top, bottom, left, height } = part.getBoundingClientRect();
                return { name: part.className, top, bottom, left, height };
            }).filter(({ height }) => height > 0));
            const answer = parts.find(({ name }) => name.includes("part-statement"));
            const beside = parts.slice(parts.indexOf(answer) + 1).filter(({ left }) => left > 300);
            assert.ok(beside.length > 6, beside.map(({ name }) => name).join());
            for (const [index, { name, top }] of beside.entries())
                assert.ok(top >= (index === 0 ? answer : beside[index - 1]).bottom - 1, `${name} stands above what comes before it`);
            assert.deepEqual(parts.filter(({ top }) => top < answer.top).map(({ name }) => name).filter((name) => !name.includes("part-header")), []);
            await visit.page.setViewport({ width: 390, height: 800 });
            await visit.page.evaluate(() => scrollTo(0, 0));
            await visit.screenshot("plain-phone-light");
        }),
    },
    {
        name: "what would it take is answered in the plain view as by the native command, set by a press and undone",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain("plain.html#scenario=virtual-gp&reform=follows&population=1000&weeks=60");
            const first = await visit.plainResult();
            await visit.use("goal:outcome", "wait_days");
            await visit.use("goal:value", "4");
            for (const lever of ["service.capacity", "payment.price"]) await visit.use(`goal:lever:${lever}`);
            for (const guard of await visit.page.$$eval('[data-use^="goal:guard:"]:checked', (all) => all.map(({ dataset }) => dataset.use)))
                await visit.use(guard);
            await visit.use("goal:ask");
            await visit.until("an answer", () => document.querySelector("#s-goal\\:told") !== null, { seconds: 60 });
            const native = nativeGoal(lab, "--goal", "wait_days<=4", "--lever", "service.capacity", "--lever", "payment.price",
                "--population", 1000, "--weeks", 60, "--seed", 1);
            assert.ok(native.least_change, "the goal can be reached");
            const cells = Object.fromEntries((await rowsOf(visit, "goal\\:table")).map(([name, ...others]) => [name, others]));
            for (const { key, label } of native.levers) {
                const shown = cells[label][1], wanted = native.least_change.set[key];
                if (wanted !== undefined) assert.equal(Number.parseFloat(shown.replace(/[^0-9.]/g, "")) / (shown.includes("%") ? 100 : 1), wanted);
                else assert.equal(shown, cells[label][0]);
            }
            assert.deepEqual(cells["Is the goal reached?"].slice(0, 2), [
                `no, in ${native.now.holds} of 10 runs`, `yes, in ${native.least_change.holds} of 10 runs`]);
            const belief = await visit.text("#s-goal\\:belief");
            assert.ok(belief.includes(`trying ${native.points} settings`), belief);
            await visit.page.$eval('[data-use^="goal:set:"]', (button) => button.click());
            const set = await visit.plainResult(first);
            assert.equal(set, nativeCompare(lab, "--population", 1000, "--weeks", 60,
                ...Object.entries(native.least_change.set).flatMap(([key, value]) => ["--set", `${key}=${value}`])).fingerprint);
            await visit.use("button:undo");
            assert.equal(await visit.plainResult(set), first);
        }),
    },
    {
        name: "Explore is shown for a projector: one picture and one lever in type of 32 pixels, gone through by the keys of a clicker, and left by Escape",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            await visit.use("wall:show");
            await visit.until("the code", () => document.querySelector('[data-key="wall:qr"] svg'));
            assert.equal(new URL(visit.page.url()).searchParams.get("wall"), "explore");
            const small = await visit.page.$$eval("#sheet *", (all) => all.filter((each) => each.checkVisibility() && !each.closest("button")
                && [...each.childNodes].some(({ nodeType, textContent }) => nodeType === 3 && textContent.trim())).map((each) =>
                [each.textContent.trim(), parseFloat(getComputedStyle(each).fontSize) * (each.ownerSVGElement?.getScreenCTM().a ?? 1)]).filter(([, size]) => size < 32));
            assert.deepEqual(small, []);
            assert.ok(await visit.page.$eval('[data-key="wall:picture"] .picture', (picture) => picture.getBoundingClientRect().bottom <= innerHeight), "the picture is on the screen");
            const figure = () => visit.page.$eval('[data-key="wall:picture"] figure', ({ dataset }) => dataset.key);
            const first = await figure();
            await visit.page.keyboard.press("PageDown");
            await visit.until("another picture", (before) => document.querySelector('[data-key="wall:picture"] figure').dataset.key !== before, { args: [first] });
            await visit.page.keyboard.press("PageUp");
            await visit.until("the first picture", (before) => document.querySelector('[data-key="wall:picture"] figure').dataset.key === before, { args: [first] });
            if (lab.browserName === "chromium") assert.deepEqual(await barriers(visit), []);
            await visit.page.keyboard.press("Escape");
            await visit.until("the room", () => document.querySelector("#s-outcomes") !== null);
            assert.ok(!new URL(visit.page.url()).searchParams.has("wall"));
        }, { width: 1280, height: 720 }),
    },
    {
        name: "another scenario can be chosen",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            const names = await visit.page.$$eval(`${at("scenario")} option`, (options) => options.map((option) => option.value));
            assert.equal(names[0], "virtual-gp");
            const first = await visit.plainResult();
            await visit.use("runs", "1");
            await visit.until("one run", () => /^Only one run/.test(document.querySelector("#s-sure-status")?.textContent));
            await visit.use("scenario", names.find((name) => name !== "virtual-gp"));
            assert.notEqual(await visit.plainResult(first, 120), first);
        }),
    },
];
