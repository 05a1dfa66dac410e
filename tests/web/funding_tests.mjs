/// The funding lab, with and without a canvas.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { clickOn, rectangle } from "./hands.mjs";
import { barriers } from "./plain_tests.mjs";

/// `folkmoot formula`: the command's own JSON.
function nativeFormula(lab, ...options) {
    return JSON.parse(execFileSync(lab.native, ["formula", ...options, "--format", "json"],
        { cwd: lab.root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1e8 }));
}

/// Waits for a result of the plain lab that is not `other`; returns its fingerprint.
const plainLab = (visit, other = "") => visit.until("a result in the funding lab", (old) => {
    const found = /fingerprint is ([0-9a-f]{16})\.$/.exec(document.querySelector("#status")?.textContent ?? "");
    return found && found[1] !== old ? found[1] : null;
}, { args: [other] });

async function openLab(visit, path = "funding.html") {
    await visit.go(path);
    return plainLab(visit);
}

/// Opens the room on the canvas and waits for its result.
async function openRoom(visit) {
    await visit.openMap();
    if ((await visit.probe()).width < 720) await clickOn(visit, "button:rooms");
    await clickOn(visit, "room:funding");
    return visit.probeUntil("a formula that is worked out", ({ funding }) => funding && !funding.stale);
}

const setLever = (visit, key, value) => visit.page.$eval(`#lever-${key}`, (input, to) => {
    input.value = to;
    input.dispatchEvent(new Event("input", { bubbles: true }));
}, String(value));

export const tests = [
    {
        name: "the funding lab without a canvas has the native command's pennies and fingerprint",
        run: (lab) => lab.visit(async (visit) => {
            const shown = await openLab(visit);
            const native = nativeFormula(lab, "per-head-deprivation");
            assert.equal(shown, native.fingerprint);
            await visit.page.click("#save-csv");
            const [{ base64 }] = await visit.saved();
            const rows = Buffer.from(base64, "base64").toString("utf8").trim().split("\r\n");
            assert.equal(rows.length, native.places.length + 1);
            for (const { id, name } of native.places) assert.ok(rows.some((row) => row.startsWith(`${id},`)), `${name} is missing`);
        }),
    },
    {
        name: "a lever of a formula changes the sentence, the places and the fingerprint, as natively",
        run: (lab) => lab.visit(async (visit) => {
            const first = await openLab(visit);
            const before = await visit.text("#sentence");
            await setLever(visit, "extra", 0.6);
            const moved = await plainLab(visit, first);
            assert.equal(moved, nativeFormula(lab, "per-head-deprivation", "--set", "extra=0.6").fingerprint);
            assert.notEqual(await visit.text("#sentence"), before);
            await visit.page.click("#reset");
            assert.equal(await plainLab(visit, moved), first);
        }),
    },
    ...["light", "dark", "contrast"].map((theme) => ({
        name: `axe-core finds no barrier in the funding lab without a canvas (${theme})`,
        run: (lab) => lab.visit(async (visit) => {
            await openLab(visit);
            await visit.page.select("#appearance", theme);
            await visit.page.$$eval("details", (parts) => parts.forEach((part) => { part.open = true; }));
            for (const id of ["ask-doubt", "ask-backwards"]) {
                await visit.page.$eval(`#${id}`, (button) => button.click());
                await visit.until(id, (part) => document.querySelector(`#${part} table`) !== null, { args: [id.slice(4)], seconds: 90 });
            }
            assert.deepEqual(await barriers(visit), []);
            await visit.page.evaluate(() => scrollTo(0, 0));
            await visit.screenshot(`funding-plain-${theme}`);
        }),
    })),
    {
        name: "every formula that comes with the page works on its own table",
        run: (lab) => lab.visit(async (visit) => {
            let shown = await openLab(visit);
            const names = await visit.page.$$eval("#formula option", (options) => options.map(({ value }) => value));
            assert.ok(names.length >= 10);
            for (const name of names.filter((other) => other !== "per-head-deprivation")) {
                await visit.page.select("#formula", name);
                shown = await plainLab(visit, shown);
                assert.ok(await visit.page.$eval("#problems", (part) => part.hidden), `${name} has problems`);
            }
        }),
    },
    {
        name: "a person's own table is pasted, matched by hand, and never part of a link or of a request",
        run: (lab) => lab.visit(async (visit) => {
            const first = await openLab(visit);
            await visit.page.$eval("#table-part", (part) => { part.open = true; });
            const needed = await visit.page.evaluate(async () => {
                const text = await (await fetch("scenarios/formulas/per-head-deprivation.json")).text();
                return JSON.parse(text).columns.map(({ name }) => name);
            });
            // The first column has a heading that no name fits.
            const headings = ["id", "name", "zebra", ...needed.slice(1)];
            const row = (id, town, n) => [id, town, ...needed.map((_, i) => (i + 1) * n)].join("\t");
            const table = [headings.join("\t"), row("q1", "Quincetown", 1000), row("q2", "Medlarham", 3000)].join("\n");
            await visit.page.$eval("#own-text", (area, text) => { area.value = text; }, table);
            await visit.page.$eval("#use-own", (button) => button.click());
            await visit.until("a column that is missed", () => !document.querySelector("#problems").hidden);
            await visit.until("the columns to match", (id) => document.querySelector(id) !== null, { args: [`#column-${needed[0]}`] });
            await visit.page.select(`#column-${needed[0]}`, "zebra");
            await plainLab(visit, first);
            assert.match(await visit.text("#places"), /Quincetown[\s\S]*Medlarham|Medlarham[\s\S]*Quincetown/);
            await visit.page.$eval("#share", (button) => button.click());
            await visit.until("the link", () => !document.querySelector("#shared").hidden);
            assert.doesNotMatch(await visit.text("#shared"), /Quince|q1|zebra/);
            assert.ok(visit.requests.every((url) => !/Quince|zebra/.test(url)));
        }),
    },
    {
        name: "an error in a formula is shown with its line, and the last sound result stays",
        run: (lab) => lab.visit(async (visit) => {
            await openLab(visit);
            const before = await visit.text("#sentence");
            await visit.page.$eval("#formula-text", (area) => { area.value = area.value.replace("share_of(", "shareof("); });
            await visit.page.$eval("#try-formula", (button) => button.click());
            await visit.until("what is wrong", () => /shareof/.test(document.querySelector("#problems").textContent));
            assert.match(await visit.text("#problems"), /Line \d+/);
            assert.match(await visit.text("#problems .excerpt"), /\^/);
            assert.equal(await visit.text("#sentence"), before);
        }),
    },
    {
        name: "the formula is run for five years on simulated citizens, and the first effect is not the last",
        run: (lab) => lab.visit(async (visit) => {
            await openLab(visit);
            await visit.page.$eval("#ask-future", (button) => button.click());
            await visit.until("what happens next", () => document.querySelector("#future table") !== null, { seconds: 120 });
            assert.match(await visit.text("#future"), /At once the formula moves £.* after 5 years/);
            const rows = await visit.page.$eval("#future table", (table) =>
                [...table.tBodies[0].rows].map((row) => [...row.cells].map(({ textContent }) => textContent)));
            assert.equal(rows.length, 5);
            assert.ok(rows.some(([, first, last]) => first !== last));
        }),
    },
    {
        name: "a link brings the same formula, levers and pennies to somebody else",
        run: (lab) => lab.visit(async (visit) => {
            const first = await openLab(visit);
            await setLever(visit, "extra", 0.45);
            const moved = await plainLab(visit, first);
            await visit.page.$eval("#share", (button) => button.click());
            await visit.until("the link", () => location.hash.length > 1);
            const { hash } = new URL(visit.page.url());
            await lab.visit(async (guest) => assert.equal(await openLab(guest, `funding.html${hash}`), moved));
        }),
    },
    {
        name: "the room opens on the same result as without a canvas, and a place tells why",
        run: (lab) => lab.visit(async (visit) => {
            const { funding } = await openRoom(visit);
            assert.equal(funding.fingerprint, nativeFormula(lab, "per-head-deprivation").fingerprint);
            assert.ok(funding.sentence.length > 40);
            await visit.screenshot("funding-room");
            await clickOn(visit, "tab:funding:1");
            await visit.probeUntil("the waterfall", ({ rects }) => rects["chart:funding-why"]);
            await visit.screenshot("funding-why");
            for (const [tab, chart] of [[3, "funding-doubt"], [4, "funding-trade-off"]]) {
                await clickOn(visit, `tab:funding:${tab}`);
                await visit.probeUntil(chart, ({ rects }) => rects[`chart:${chart}`]);
                await visit.screenshot(chart);
            }
        }),
    },
    {
        name: "the room runs the formula for five years, and says what comes at once and what in the end",
        run: (lab) => lab.visit(async (visit) => {
            await openRoom(visit);
            await clickOn(visit, "tab:funding:5");
            await clickOn(visit, "button:run-future");
            const { rects } = await visit.probeUntil("five years", (state) => state.rects["chart:funding-future-deprivation"], 240);
            assert.ok(rects["chart:funding-future-area"]);
            await visit.screenshot("funding-future");
        }),
    },
    {
        name: "a lever of the room moves money, and the state survives a reload",
        run: (lab) => lab.visit(async (visit) => {
            const before = await openRoom(visit);
            const { x, width, middleY } = await rectangle(visit, "control:funding.extra");
            for (const act of ["move", "down", "up"]) {
                if (act === "move") await visit.page.mouse.move(x + width * 0.8, middleY);
                else await visit.page.mouse[act]();
                await visit.probe();
            }
            const moved = await visit.probeUntil("other pennies", ({ funding }) =>
                !funding.stale && funding.fingerprint !== before.funding.fingerprint);
            await visit.until("the page to remember", (code) => localStorage.getItem("folkmoot:screen")?.includes(code),
                { args: [moved.funding.code] });
            await visit.page.reload();
            await visit.until("the screen", () => document.querySelector("#loading").hidden);
            const again = await visit.probeUntil("the same again", ({ funding }) => funding && !funding.stale);
            assert.equal(again.funding.fingerprint, moved.funding.fingerprint);
            assert.equal(again.room, "funding");
            await lab.visit(async (guest) => {
                assert.equal(await openLab(guest, `funding.html#${moved.funding.code}`), moved.funding.fingerprint);
                const map = await guest.page.$eval("#map-link", (link) => new URL(link.href).hash);
                await guest.openMap(`index.html${map}`);
                const back = await guest.probeUntil("the same room", ({ funding }) => funding && !funding.stale);
                assert.equal(back.funding.fingerprint, moved.funding.fingerprint);
                assert.equal(back.room, "funding");
            });
        }),
    },
    {
        name: "the room's formula is edited beside the canvas, and the numbers follow",
        run: (lab) => lab.visit(async (visit) => {
            const { funding } = await openRoom(visit);
            await clickOn(visit, "button:edit-formula");
            await visit.until("the editor", () => document.querySelector("#formula-editor")?.open);
            await visit.page.type("#formula-area", "\n ");
            assert.match(await visit.page.$eval("#formula-area", (area) => area.value), /^\n \{/);
            const type = (from, to) => visit.page.$eval("#formula-area", (area, a, b) => {
                area.value = area.value.replace(a, b);
                area.dispatchEvent(new Event("input", { bubbles: true }));
            }, from, to);
            await type("share_of(", "shareof(");
            await visit.until("what is wrong", () => /Line \d+/.test(document.querySelector("#formula-problems").textContent));
            await type("shareof(", "share_of(");
            await visit.until("a sound formula", () => /sound/.test(document.querySelector("#formula-problems").textContent));
            assert.equal((await visit.probe()).funding.fingerprint, funding.fingerprint);
        }),
    },
    {
        name: "on a phone every part of the room can be reached",
        run: (lab) => lab.visit(async (visit) => {
            await openRoom(visit);
            await visit.screenshot("funding-phone");
            for (const [sheet, something] of [["Formula", "pick:formula"], ["Places", "filter"], ["Effects", "tab:funding:5"]]) {
                await clickOn(visit, `sheet:${sheet}`);
                await visit.probeUntil(something, ({ rects }) => rects[something]);
                await visit.screenshot(`funding-phone-${sheet.toLowerCase()}`);
            }
            // The phone's own keyboard, for which a canvas cannot ask.
            await clickOn(visit, "sheet:Places");
            await visit.probeUntil("the places", ({ rects }) => rects.search);
            await clickOn(visit, "search");
            await visit.until("the question", () => document.querySelector("#name-dialog")?.open);
            await visit.page.type("#name-field", "devon");
            await visit.page.keyboard.press("Enter");
            await visit.probeUntil("one place", ({ funding }) => funding.shown === 1);
            await visit.screenshot("funding-phone-found");
        }, { width: 390, height: 844 }),
    },
];
