/// The plain view: the same results, for everybody.

import assert from "node:assert/strict";
import { smallPopulation } from "./browser.mjs";
import { nativeCompare } from "./native.mjs";
import { axe_source as axeSource } from "./packages.mjs";

const lag = "[id='field-settlement.lag_weeks']";

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
    await visit.page.$$eval("details", (parts) => parts.forEach((part) => { part.open = true; }));
    await visit.until("the many runs", () => document.querySelector("#sure table") !== null, { seconds: 90 });
}

export const tests = [
    {
        name: "the plain view has the native command's fingerprint",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain("plain.html");
            assert.equal(await visit.plainResult(), nativeCompare(lab).fingerprint);
        }),
    },
    ...["light", "dark", "contrast"].map((theme) => ({
        name: `axe-core finds no barrier in the plain view (${theme})`,
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            await visit.page.select("#appearance", theme);
            await openEverything(visit);
            assert.deepEqual(await barriers(visit), []);
            await visit.page.evaluate(() => scrollTo(0, 0));
            await visit.screenshot(`plain-desktop-${theme}`);
        }),
    })),
    {
        name: "axe-core finds no barrier in the failure and loading states of the map page",
        run: (lab) => lab.visit(async (visit) => {
            await visit.go("index.html");
            await visit.until("the failure", () => !document.querySelector("#failure").hidden);
            assert.deepEqual(await barriers(visit), []);
        }, { before: [() => { delete window.WebAssembly; }] }),
    },
    {
        name: "a lever in the plain view changes sentence, tables and fingerprint, as natively",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            const first = await visit.plainResult();
            const before = { sentence: await visit.text("#sentence"), table: await visit.text("#outcomes table") };
            await visit.page.$eval(lag, (input) => {
                input.value = "0";
                input.dispatchEvent(new Event("input", { bubbles: true }));
            });
            const moved = await visit.plainResult(first);
            const native = nativeCompare(lab, "--set", "settlement.lag_weeks=0", "--population", smallPopulation);
            assert.equal(moved, native.fingerprint);
            assert.notEqual(await visit.text("#sentence"), before.sentence);
            await visit.until("other numbers", (old) => document.querySelector("#outcomes table").textContent.trim() !== old,
                { args: [before.table] });
            await visit.page.click("#reset");
            assert.equal(await visit.plainResult(moved), first);
        }),
    },
    {
        name: "an assumption changes both sides of the comparison, and the sentence says that it was changed",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            const first = await visit.plainResult();
            // The first of as many runs as the map page makes: they are told as such.
            await visit.until("the first runs", () => / in \d+ of 10 runs so far\.$/.test(
                document.querySelector("#certainty").textContent), { seconds: 90 });
            assert.match(await visit.text("#sure-status"), /^10 of 100 runs are ready, so far\./);
            assert.doesNotMatch(await visit.text("#sentence"), /changed assumption/);
            const baseline = await visit.text("#outcomes td.now");
            await visit.page.$eval("#assumptions-part", (part) => { part.open = true; });
            await visit.page.$eval("[id='field-need.rate']", (input) => {
                input.value = input.max;
                input.dispatchEvent(new Event("input", { bubbles: true }));
            });
            await visit.plainResult(first);
            await visit.until("another baseline", (old) => document.querySelector("#outcomes td.now").textContent !== old,
                { args: [baseline] });
            assert.match(await visit.text("#sentence"), /” with 1 changed assumption, /);
            for (const side of ["now", "then"])
                assert.match(await visit.text(`#outcomes th.${side}`), / with 1 changed assumption$/);
        }),
    },
    {
        name: "a reform that is the baseline makes no difference at all",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            const first = await visit.plainResult();
            await visit.page.select("#reform", await visit.page.$eval("#reform option", (option) => option.value));
            await visit.plainResult(first);
            const differences = await visit.page.$$eval("#outcomes tbody td:last-child", (cells) => cells.map((cell) => cell.textContent));
            assert.ok(differences.length > 5);
            assert.deepEqual([...new Set(differences)].filter((text) => text !== "no value"), ["no change"]);
        }),
    },
    {
        name: "the tables tell by deprivation, age, registration and area",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            const rows = await visit.page.$$eval("#groups table", (tables) =>
                tables.map((table) => table.querySelectorAll("tbody tr").length));
            assert.deepEqual(rows, [5, 7, 2, 5]);
        }),
    },
    {
        name: "everything in the plain view can be reached and moved with the keyboard alone",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            const first = await visit.plainResult();
            const { keyboard } = visit.page;
            const reached = new Set();
            const focused = () => visit.page.evaluate(() => document.activeElement?.id || document.activeElement?.tagName);
            for (let i = 0; i < 60 && !reached.has("field-settlement.lag_weeks"); ++i) {
                await keyboard.press("Tab");
                reached.add(await focused());
            }
            for (const id of ["map-link", "appearance", "share", "save-csv", "scenario", "reform", "reset"]) {
                // A disabled button is not a stop; every other control is.
                assert.ok(reached.has(id), `Tab does not reach #${id}, only ${[...reached].join(", ")}`);
            }
            await keyboard.press("ArrowLeft");
            assert.notEqual(await visit.plainResult(first), first);
            const visible = await visit.page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
            assert.notEqual(visible, "none");
        }),
    },
    {
        name: "only a difference that can be read is called better or worse",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            const cells = await visit.page.$$eval("#outcomes tbody tr", (all) => all.map((row) => [...row.children].map((cell) => cell.innerText)));
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
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            const first = await visit.plainResult();
            const buttons = await visit.page.$$("#tour button");
            assert.ok(buttons.length > 0);
            for (const button of buttons) {
                await button.evaluate((node) => node.click());
                await visit.plainResult();
            }
            assert.notEqual(await visit.plainResult(first), first);
        }),
    },
    ...[360, 390].map((width) => ({
        name: `at ${width} pixels the plain view does not scroll sideways`,
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            await openEverything(visit);
            const { scroll, inner } = await visit.page.evaluate(() =>
                ({ scroll: document.documentElement.scrollWidth, inner: innerWidth }));
            assert.ok(scroll <= inner, `the page is ${scroll} wide on a screen of ${inner}`);
            await visit.page.evaluate(() => scrollTo(0, 0));
            if (width === 390) await visit.screenshot("plain-phone-light");
        }, { width, height: 800 }),
    })),
    {
        name: "another scenario can be chosen",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            const titles = await visit.page.$$eval("#scenario option", (options) => options.map((option) => option.value));
            assert.equal(titles[0], "virtual-gp");
            const other = titles.find((name) => name !== "virtual-gp");
            const first = await visit.plainResult();
            await visit.page.$eval("#advanced-runs", (input) => {
                input.value = "1";
                input.dispatchEvent(new Event("change"));
            });
            await visit.page.select("#scenario", other);
            await visit.until("its result", (old) => {
                const text = document.querySelector("#status").textContent;
                return text.startsWith("The result is ready") && !text.includes(old);
            }, { args: [first], seconds: 120 });
        }),
    },
    {
        name: "the element shows a result inside another page",
        run: (lab) => lab.visit(async (visit) => {
            await visit.go("embed.html");
            const end = Date.now() + 40_000;
            let sentence = "";
            while (!sentence && Date.now() < end) {
                const frame = visit.page.frames().find((candidate) => candidate.url().includes("plain.html#"));
                sentence = await frame?.evaluate(() => {
                    const ready = document.querySelector("#status")?.textContent.startsWith("The result is ready");
                    return ready ? document.querySelector("#sentence").textContent : "";
                }).catch(() => "") ?? "";
                await new Promise((resolve) => setTimeout(resolve, 200));
            }
            assert.ok(sentence.length > 20);
        }),
    },
];
