/// The renderer of sheets by itself: what it makes of each kind of node, and what stays while it draws anew.

import assert from "node:assert/strict";
import { sheetOf } from "./sheet_fixture.mjs";
import { axe_source as axeSource } from "./packages.mjs";
import { versionFolder } from "./native.mjs";
import { basename } from "node:path";

/// Shows sheets of the fixture in a page that has nothing else; `used` collects what was used.
async function showSheet(visit, lab, state = {}) {
    await visit.go("embed.html");
    await visit.page.evaluate(async (folder, sheet) => {
        const { SheetView } = await import(new URL(`${folder}/sheet/sheet.mjs`, document.baseURI));
        document.body.className = "plain";
        const style = document.createElement("link");
        Object.assign(style, { rel: "stylesheet", href: `${folder}/plain.css` });
        document.head.append(style);
        await new Promise((resolve) => { style.onload = resolve; });
        const main = document.createElement("main");
        document.body.replaceChildren(main);
        window.used = [];
        window.view = new SheetView(main, { use: (key, value) => window.used.push([key, value]), openFile: ({ key }, { name }) => window.used.push([key, name]) });
        window.view.show(sheet);
    }, basename(versionFolder(lab.site)), sheetOf(state));
}
const update = (visit, state) => visit.page.evaluate((sheet) => window.view.show(sheet), sheetOf(state));
const used = (visit) => visit.page.evaluate(() => window.used.splice(0));
const at = (key) => `[data-use="${key}"]`;
const focused = (visit) => visit.page.evaluate(() => document.activeElement.dataset.use ?? document.activeElement.dataset.key ?? document.activeElement.tagName);

export const tests = [
    {
        name: "a sheet is headings, named controls with words and range, tables and figures, without a barrier",
        run: (lab) => lab.visit(async (visit) => {
            await showSheet(visit, lab, { extra: true });
            await visit.page.$$eval("details", (parts) => parts.forEach((part) => { part.open = true; }));
            for (const theme of ["light", "dark", "contrast"]) {
                await visit.page.evaluate((name) => { document.documentElement.dataset.theme = name; }, theme);
                await visit.page.evaluate(axeSource);
                const found = await visit.page.evaluate(async () => (await window.axe.run(document, {
                    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })).violations
                    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" ")}`));
                assert.deepEqual(found, [], theme);
            }
            await visit.page.evaluate(() => { document.documentElement.dataset.theme = "light"; });
            await visit.screenshot("sheet");
            if (lab.browserName !== "chromium") return;
            const all = [];
            const gather = (node) => { all.push(node); (node.children ?? []).forEach(gather); };
            gather(await visit.page.accessibility.snapshot({ interestingOnly: false }));
            const named = (role, name) => all.find((node) => node.role === role && node.name === name);
            for (const [role, name] of [["heading", "A town and its clinics"], ["slider", "Payment follows the patient after"], ["switch", "Split the payment"],
                ["radio", "Split"], ["combobox", "Question"], ["spinbutton", "Seed"], ["textbox", "Find a place"], ["table", "Everybody, in the last year"],
                ["figure", "How long people wait"], ["group", "Payment"], ["link", "A study"], ["button", "Stop"], ["progressbar", "Making 100 runs"], ["dialog", "Which question?"]])
                assert.ok(named(role, name), `no ${role} “${name}” among ${all.filter((node) => node.role === role).map((node) => node.name).join(" | ")}`);
            const slider = named("slider", "Payment follows the patient after");
            assert.equal(await visit.page.$eval(`input[type="range"]${at("lever:lag")}`, (input) => input.getAttribute("aria-valuetext")), "13 weeks");
            assert.deepEqual([slider.valuemin, slider.valuemax], [0, 104]);
            assert.match(slider.description, /Half a year is usual\. Today: 13 weeks\./);
        }),
    },
    {
        name: "what is used in a sheet is told by its key, as text",
        run: (lab) => lab.visit(async (visit) => {
            await showSheet(visit, lab, { weeks: 20, extra: true });
            const { page } = visit;
            await page.$$eval("details", (parts) => parts.forEach((part) => { part.open = true; }));
            await page.focus(`input[type="range"]${at("lever:lag")}`);
            await page.keyboard.press("ArrowRight");
            assert.deepEqual(await used(visit), [["lever:lag", "hold:21"], ["lever:lag", "21"], ["lever:lag", "release"]]);
            await page.$eval(`input[type="number"]${at("lever:lag")}`, (input) => { input.focus(); input.select(); });
            await page.keyboard.type("7");
            assert.deepEqual(await used(visit), []);
            // An answer that comes in does not take away what is being typed.
            await update(visit, { weeks: 21, extra: true });
            assert.equal(await page.$eval(`input[type="number"]${at("lever:lag")}`, (input) => input.value), "7");
            await page.keyboard.press("Enter");
            assert.deepEqual(await used(visit), [["lever:lag", "7"]]);
            for (const key of ["reset:lag", "lever:split", "button:stop", "tour:0:set", "open", "close:chooser"]) await page.$eval(at(key), (node) => node.click());
            assert.deepEqual(await used(visit), [["reset:lag", ""], ["lever:split", "true"], ["button:stop", ""], ["tour:0:set", ""], ["open", ""], ["close:chooser", ""]]);
            await page.select(at("scenario"), "b");
            await page.click('input[type="radio"][value="split"]');
            await page.$eval('input[type="radio"][value=""]', (node) => node.click());
            await page.click(`#s-outcomes-by-reform`);
            assert.deepEqual(await used(visit), [["scenario", "b"], ["policy", "split"], ["policy", ""], ["outcomes", "sort:reform"]]);
            const file = await page.$(at("scenario-file"));
            await file.uploadFile(new URL("sheet_fixture.mjs", import.meta.url).pathname);
            assert.deepEqual(await used(visit), [["scenario-file", "sheet_fixture.mjs"]]);
            // A link to a node goes there, opens what it is in, and leaves the address alone.
            await page.$eval("#s-sources", (part) => { part.open = false; });
            await page.click('a[href="#source:study"]');
            assert.equal(await focused(visit), "source:study");
            assert.equal(await page.evaluate(() => location.hash), "");
        }),
    },
    {
        name: "focus, open parts and elements stay when a sheet is drawn anew",
        run: (lab) => lab.visit(async (visit) => {
            await showSheet(visit, lab);
            const { page } = visit;
            await page.$eval("#s-advanced", (part) => { part.open = true; });
            await page.focus(`input[type="range"]${at("lever:lag")}`);
            await page.evaluate(() => { window.same = document.activeElement; });
            for (const weeks of [14, 20]) await update(visit, { weeks, told: "That was not taken.", extra: true });
            assert.ok(await page.evaluate(() => document.activeElement === window.same && window.same.value === "20" && document.querySelector("#s-advanced").open));
            assert.equal(await page.$eval("#s-seed", (input) => input.getAttribute("aria-invalid")), "true");
            assert.match(await visit.text("#s-problems"), /not taken/);
            // How far it is need not be known.
            assert.equal(await page.$eval("#s-working", (bar) => bar.position), -1);
            // What can do no more once it was pressed keeps the focus; what is gone leaves it to its control.
            await page.focus(at("close:chooser"));
            await update(visit, { weeks: 7, extra: true });
            assert.equal(await focused(visit), "close:chooser");
            await page.keyboard.press("Enter");
            assert.deepEqual(await used(visit), []);
            await page.focus(at("reset:lag"));
            await update(visit, {});
            assert.equal(await focused(visit), "lever:lag");
            await update(visit, { policy: "", split: true });
            assert.deepEqual(await page.evaluate(() => [document.querySelector('input[type="radio"]:checked').value, document.querySelector('[role="switch"]').checked]), ["", true]);
        }),
    },
];
