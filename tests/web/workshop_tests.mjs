/// The workshop: a scenario of one's own as form and text, tried, passed on as a link, and opened again.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { at } from "./browser.mjs";
import { barriers } from "./plain_tests.mjs";

/// Runs in the page before its scripts: what the frame says.
function listen() {
    window.told = [];
    addEventListener("folkmoot-change", ({ detail }) => window.told.push(detail));
}

const sound = (visit) => visit.until("a sound question", () => /This question is sound/.test(document.querySelector("#state")?.textContent ?? ""), { seconds: 60 });
const wrong = (visit, words) => visit.until(`“${words}”`, (text) => document.querySelector("#state .problems")?.textContent.includes(text), { args: [words] });
const text = (visit) => visit.page.evaluate(() => JSON.parse(localStorage["folkmoot:workshop"]));
const part = (visit, title) => visit.page.$$eval(".form-part > summary", (all, wanted) => all.find((each) => each.textContent === wanted).click(), title);
const fill = (visit, id, value) => visit.page.$eval(`#${id}`, (field, wanted) => {
    if (field.tagName === "SELECT") field.selectedIndex = [...field.options].findIndex(({ textContent }) => textContent.startsWith(wanted));
    else field.value = wanted;
    field.dispatchEvent(new Event("change", { bubbles: true }));
}, value);
/// Cells into the field of a table of "areas" or "providers".
const paste = (visit, key, table) => visit.page.$eval(`#${key}-text`, (area, words) => {
    area.value = words;
    area.dispatchEvent(new Event("input", { bubbles: true }));
}, table);
/// Puts the cursor of the text behind a piece of it, and types.
async function typeBehind(visit, piece, keys) {
    await visit.page.$eval("#text", (host, wanted) => {
        const { view } = host.shadowRoot.querySelector(".cm-content").cmTile ?? host.shadowRoot.querySelector(".cm-content").cmView;
        const offset = view.state.doc.toString().indexOf(wanted) + wanted.length;
        view.dispatch({ selection: { anchor: offset }, scrollIntoView: true });
        view.focus();
    }, piece);
    await visit.page.keyboard.type(keys);
}

export const tests = [
    {
        name: "a question of one's own is written as form and text, checked by line, tried, and passed on",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.go("workshop.html");
            await sound(visit);
            await visit.screenshot("workshop-begun");
            const first = await text(visit);
            assert.deepEqual([first.name, first.policies.length, first.checks.length], ["my-scenario", 2, 0]);
            // What is filled in stands in the text, and only that.
            await fill(visit, "form-title", "Two towns");
            await part(visit, "How many, how long");
            await fill(visit, "form-population", "2000");
            await fill(visit, "form-weeks", "104");
            await sound(visit);
            assert.deepEqual(await text(visit), { ...first, title: "Two towns", population: 2000, weeks: 104 });
            // What may not be is said, with its line, and undone.
            await fill(visit, "form-weeks", "9999");
            await wrong(visit, "weeks: ");
            assert.match(await visit.text("#state .problems"), /there is 9999; allowed: 1 to 2,?080/);
            assert.equal(await visit.page.$eval("#try", ({ disabled }) => disabled), true);
            const line = Number(/Line (\d+)/.exec(await visit.text("#state .problems button"))[1]);
            assert.match(await visit.page.evaluate((number) => localStorage["folkmoot:workshop"].split("\n")[number - 1], line), /"weeks": 9999/);
            await visit.page.click("#undo");
            await sound(visit);
            assert.equal((await text(visit)).weeks, 104);
            assert.equal(await visit.page.$eval("#form-weeks", ({ value }) => value), "104");
            // The text itself: completion knows what may stand there.
            await typeBehind(visit, '"weeks": 104,', '\n"see');
            const offered = await visit.until("completion", () => document.querySelector("#text").shadowRoot.querySelector(".cm-tooltip-autocomplete")?.textContent);
            assert.match(offered, /seed/);
            await visit.page.keyboard.press("Escape");
            for (let presses = 0; presses < 6; ++presses) await visit.page.keyboard.press("Backspace");
            await sound(visit);
            // It runs in the frame to what the command prints of its file.
            await visit.page.click("#try");
            const shown = await visit.until("a result", () => window.told.at(-1), { seconds: 90 });
            await visit.page.click("#save");
            const [{ name, base64 }] = await visit.saved();
            assert.equal(name, "my-scenario.json");
            const file = join(lab.folder(), name);
            writeFileSync(file, Buffer.from(base64, "base64"));
            const run = spawnSync(lab.native, ["compare", file], { encoding: "utf8" });
            assert.equal(run.status, 0, run.stderr);
            assert.equal(shown.fingerprint, JSON.parse(run.stdout).fingerprint);
            // The link opens it in another browser, to the same bits.
            const link = await visit.page.$eval("#on-plain", ({ href }) => href);
            assert.ok(link.length <= 8000, `${link.length} characters`);
            await lab.visit(async (other) => {
                await other.openPlain(link.slice(lab.address.length + 1));
                assert.equal(await other.text("h1"), "Two towns");
                assert.equal(await other.plainResult(), shown.fingerprint);
                // A reload, and a link that is made there, bring it again.
                await other.page.$eval(at("button:share"), (button) => button.click());
                await other.until("the address", () => /^#own=[\w-]+&[\w-]+$/.test(location.hash));
                await other.page.evaluate(() => history.replaceState(null, "", location.pathname));
                await other.page.reload();
                assert.equal(await other.plainResult(), shown.fingerprint);
                // And so does a page that is one file.
                await other.page.click("#one-file");
                const whole = await other.until("the file", () => window.seen.saved[0]?.blob.text(), { seconds: 60 });
                const page = join(lab.folder(), "mine.html");
                writeFileSync(page, whole);
                await other.page.goto(pathToFileURL(page).href);
                assert.equal(await other.plainResult(), shown.fingerprint);
                assert.equal(await other.text("h1"), "Two towns");
            });
            // One that was damaged is refused in a sentence.
            await lab.visit(async (other) => {
                await other.go(link.slice(lab.address.length + 1, -9));
                await other.until("why not", () => /cut off or changed/.test(document.querySelector("#link-notes").textContent));
            });
            await visit.page.$$eval(".form-part:not([open]) > summary", (all) => all.forEach((each) => each.click()));
            for (const theme of ["light", "dark", "contrast"]) {
                await fill(visit, "appearance", theme === "contrast" ? "high contrast" : theme);
                assert.deepEqual(await barriers(visit), [], theme);
                await visit.page.screenshot({ path: join(lab.screenshots, `workshop-${theme}.png`) });
            }
        }, { before: [listen] }),
    },
    {
        name: "a table of one's own areas is put into the question, on a phone too",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.go("workshop.html#scenario=virtual-gp");
            await sound(visit);
            const before = await text(visit);
            assert.equal(before.name, "my-virtual-gp");
            await visit.page.$eval("#own-part", (details) => { details.open = true; });
            await paste(visit, "areas", "Ward,Kopfzahl\nNorth,12000\nSouth,23000\n");
            await visit.until("what is missing", () => /no column .registered./.test(document.querySelector("#areas .problems")?.textContent ?? ""));
            await visit.page.$eval("#areas details", (details) => { details.open = true; });
            await fill(visit, "areas-column-registered", "Kopfzahl");
            await visit.until("two areas", () => /2 areas were understood/.test(document.querySelector("#areas .looked")?.textContent ?? ""));
            assert.match(await visit.text("#areas .looked"), /Your table does not say/);
            await visit.screenshot("workshop-areas");
            await visit.page.click("#own-take");
            await visit.until("35,000 people", () => /35,000 people in 2 areas/.test(document.querySelector("#state").textContent));
            assert.deepEqual((await text(visit)).areas.map(({ name, registered }) => [name, registered]), [["North", 12000], ["South", 23000]]);
            // What was not in the table does not become a fact by being put in.
            assert.match(await visit.text("#areas .looked"), /Your table does not say/);
            assert.match(await visit.text("#own"), /Put into the scenario/);
            assert.equal(await visit.page.$("#own-take"), null);
            await visit.page.click("#own-again");
            await visit.until("that they can be put in again", () => document.querySelector("#own-take") !== null);
            assert.ok(await visit.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page scrolls sideways");
            await visit.page.click("#show-text");
            await visit.screenshot("workshop-text-phone");
            await visit.page.click("#undo");
            await visit.until("what was there before", () => !/35,000 people/.test(document.querySelector("#state").textContent));
            assert.deepEqual(await text(visit), before);
        }, { width: 390, height: 844 }),
    },
    {
        name: "a table of one's own providers is put into the question beside one of areas, and alone",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.go("workshop.html#scenario=virtual-gp");
            await sound(visit);
            await visit.page.$eval("#own-part", (details) => { details.open = true; });
            const looked = (key, words) => visit.until(`${key}: ${words}`, (id, said) => document.querySelector(`#${id} .looked`)?.textContent.includes(said), { args: [key, words] });
            await paste(visit, "areas", "Ward,Kopfzahl\nNorth,12000\nSouth,23000\n");
            await looked("areas", "no column 'registered'");
            await paste(visit, "providers", "Surgery,Ward,Quality\nMill Lane,Nroth,70%\nHigh Street,South,65%\nThe Green,South,..\n");
            await visit.until("that areas come first", () => /once the areas are sound/.test(document.querySelector("#providers").textContent));
            await fill(visit, "areas-column-registered", "Kopfzahl");
            await looked("providers", "no such area");
            assert.match(await visit.text("#providers .problems"), /row 1, column 'Ward': no such area; found 'Nroth', allowed North, South; did you mean 'North'/);
            assert.equal(await visit.page.$("#own-take"), null);
            await paste(visit, "providers", "Surgery,Ward,Quality\nMill Lane,North,70%\nHigh Street,South,65%\nThe Green,South,..\n");
            await looked("providers", "3 providers were understood");
            assert.match(await visit.text("#providers .looked"), /“The online practice” serves everywhere in the scenario, and nobody does in your table. Does it stay/);
            assert.match(await visit.text("#own-take"), /Put these areas and providers into the scenario/);
            assert.deepEqual(await barriers(visit), []);
            await visit.page.$eval("#providers", (section) => section.scrollIntoView());
            await visit.screenshot("workshop-providers");
            await visit.page.setViewport({ width: 390, height: 844 });
            await visit.page.$eval("#providers", (section) => section.scrollIntoView());
            await visit.screenshot("workshop-providers-phone");
            assert.ok(await visit.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "a phone scrolls sideways");
            await visit.page.click("#own-take");
            await visit.until("three and one", () => /35,000 people in 2 areas, 4 providers/.test(document.querySelector("#state").textContent));
            assert.deepEqual((await text(visit)).providers.map(({ name, area, reach }) => [name, area, reach]), [["Mill Lane", "North", "local"],
                ["High Street", "South", "local"], ["The Green", "South", "local"], ["The online practice", "South", "online"]]);
            // Without a table of areas they are put into those that are there by now.
            await paste(visit, "areas", "");
            await visit.until("the table gone", () => document.querySelector("#areas .looked") === null);
            await paste(visit, "providers", "Surgery,Ward\nMill Lane,North\nThe Green,South\nA,South\nB,South\nC,North\n");
            await looked("providers", "5 providers were understood");
            assert.match(await visit.text("#providers .looked"), /Of 3 providers your table does not say where they lie/);
            const asked = (await visit.page.$$eval("#providers select", (all) => all.map(({ id }) => id))).find((id) => id.startsWith("providers-question"));
            await fill(visit, asked, "Leave it out");
            await visit.until("it is left out", () => /is left out, as you chose/.test(document.querySelector("#providers .looked").textContent));
            await visit.page.click("#own-take");
            await visit.until("five", () => /35,000 people in 2 areas, 5 providers/.test(document.querySelector("#state").textContent));
            assert.ok(await visit.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page scrolls sideways");
        }),
    },
];
