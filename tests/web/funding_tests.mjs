/// The funding lab, with and without a canvas.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { at } from "./browser.mjs";
import { clickOn, rectangle } from "./hands.mjs";
import { barriers } from "./plain_tests.mjs";

/// `folkmoot formula`: the command's own JSON.
function nativeFormula(lab, ...options) {
    return JSON.parse(execFileSync(lab.native, ["formula", ...options, "--format", "json"],
        { cwd: lab.root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"], maxBuffer: 1e8 }));
}

/// Waits for a result of the plain lab that is not `other`; returns its fingerprint.
const plainLab = (visit, other = "") => visit.until("a result in the funding lab", (old) => {
    const found = /fingerprint is ([0-9a-f]{16})\.$/.exec(document.querySelector("#s-funding\\:status")?.textContent ?? "");
    return found && found[1] !== old ? found[1] : null;
}, { args: [other] });

/// What stands in a part of the room.
const told = (visit, key) => visit.text(`#s-funding\\:${key}`);

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

const setLever = (visit, key, value) => visit.use(`funding:lever:${key}`, String(value));

/// The rows of a table of the room, as texts.
const rowsOf = (visit, key) => visit.page.$$eval(`#s-funding\\:${key} tbody tr`, (rows) =>
    rows.map((row) => [...row.cells].map(({ textContent }) => textContent.trim())));

/// One table as five programs save it. £ and ô are other bytes in each.
const withPounds = 'code,name,population,deprivation score,paid today\r\nW01,Ynys Môn,41200,18.2,"£5,120,000"\r\n'
    + 'W02,Côte-Nord,38950,24.7,"£5,010,000"\r\nW03,Carrow,52310,31.5,"£7,120,000"\r\n';
const macRoman = (text) => Buffer.from([...text].map((letter) => ({ "ô": 0x99, "£": 0xa3 })[letter] ?? letter.charCodeAt(0)));
const sameTable = [
    ["windows.csv", Buffer.from(withPounds, "latin1"), "a code page"],
    ["names-only.csv", Buffer.from(withPounds.replaceAll(/"£|"/g, "").replaceAll(/(\d),(\d{3}),(\d{3})/g, "$1$2$3"), "latin1"), "a code page"],
    ["old-mac.csv", macRoman(withPounds), "a code page"],
    ["unicode.txt", Buffer.from(`\ufeff${withPounds.replaceAll(/"(£[\d,]+)"/g, "$1").replaceAll(/,(?=\D|\d{5}|\d\d\.)/g, "\t")}`, "utf16le"), ""],
    ["no-mark.csv", Buffer.from(withPounds, "utf16le"), null],
    ["utf8.csv", Buffer.from(withPounds), ""],
];

const dropBytes = (visit, name, bytes) => visit.page.evaluate((fileName, base64) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], fileName));
    dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}, name, bytes.toString("base64"));

const usePasted = (visit, text) => visit.use("funding:own-text", text);
const savedRows = async (visit) => {
    const saved = await visit.saved();
    const bytes = Buffer.from(saved.at(-1).base64, "base64");
    assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf], "Excel wants the mark");
    return bytes.toString("utf8").trim().split("\r\n");
};
const ownWords = /Figures: your table “windows\.csv”, not checked by Folkmoot/;

export const tests = [
    {
        name: "a table is read whatever program saved it, without a canvas, and nothing of others is cited for it",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            let shown = await openLab(visit);
            let expected = "";
            for (const [name, bytes, guess] of sameTable) {
                const path = join(lab.folder(), name);
                writeFileSync(path, bytes);
                await (await visit.page.$(at("funding:own-file"))).uploadFile(path);
                await visit.until(`${name} to be read`, (file) => document.querySelector("#s-funding\\:sentence").textContent.includes(`“${file}”`), { args: [name] });
                shown = await plainLab(visit);
                assert.match(await told(visit, "places"), /Ynys Môn/, name);
                assert.match(await told(visit, "places"), /Côte-Nord/, name);
                assert.match(await told(visit, "summary"), /£17\.3m for 3 places/, name);
                expected ||= shown;
                assert.equal(shown, expected, `${name} gives other pennies`);
                const notes = await visit.page.$eval("#s-funding\\:first-notes", (part) => part.textContent).catch(() => "");
                if (guess) assert.match(notes, /(Windows|Mac)/, name);
                if (guess === "") assert.doesNotMatch(notes, /Windows|Mac/, name);
                if (name !== "windows.csv") continue;
                for (const part of ["sentence", "places"]) assert.match(await told(visit, part), ownWords, part);
                assert.doesNotMatch(await visit.text("main"), /NHS|2022\/23/);
                await visit.use("funding:csv:places");
                const [heading, ...rows] = await savedRows(visit);
                assert.match(heading, /Gets \(£\).*,Figures,Engine,Fingerprint$/);
                assert.ok(rows.length === 3 && rows.every((row) => ownWords.test(row) && !/NHS|2022/.test(row)));
                await visit.screenshot("funding-own-plain");
            }
        }),
    },
    {
        name: "names that a spreadsheet or a script would take for something else stay names",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await openLab(visit);
            const names = ["=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(1+1)", '=HYPERLINK(""http://evil"",""x"")', "constructor", "__proto__",
                "toString", "<img src=x onerror=alert(1)>"];
            await usePasted(visit, ["town,population,paid,imd", ...names.map((name, i) => `"${name}",${1000 + i},${100000 + i},${10 + i}`)].join("\n"));
            await visit.until("the table", () => document.querySelector("#s-funding\\:sentence").textContent.includes("pasted table"));
            await plainLab(visit);
            const rows = (await rowsOf(visit, "list")).map(([name]) => name);
            for (const name of names) assert.ok(rows.includes(name.replaceAll('""', '"')), name);
            for (const name of ["constructor", "__proto__", "toString"]) {
                await visit.page.evaluate((asked) => [...document.querySelectorAll("#s-funding\\:list tbody th button")]
                    .find((button) => button.textContent.trim() === asked).click(), name);
                await visit.until(name, (asked) => document.querySelector("#s-funding\\:why")?.textContent.startsWith(asked) === true, { args: [name] });
            }
            await visit.use("funding:csv:places");
            for (const row of (await savedRows(visit)).slice(1)) assert.doesNotMatch(row, /(^|,)"?[=+@\t-](?!\d+(\.\d+)?(,|$))/, row);
        }),
    },
    {
        name: "a table is read whatever program saved it, on the canvas, and pictures and files say whose figures they are",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await openRoom(visit);
            let expected = "";
            for (const [name, bytes, guess] of sameTable) {
                await dropBytes(visit, name, bytes);
                const { funding } = await visit.probeUntil(name, (state) => !state.funding.stale && state.funding.figures.includes(name));
                assert.deepEqual(funding.places, ["Ynys Môn", "Côte-Nord", "Carrow"], name);
                assert.equal(funding.total, 17_250_000_00, name);
                expected ||= funding.fingerprint;
                assert.equal(funding.fingerprint, expected, `${name} gives other pennies`);
                if (guess) assert.match(funding.notes.join(" "), /(Windows|Mac)/, name);
                if (guess === "") assert.doesNotMatch(funding.notes.join(" "), /Windows|Mac/, name);
                if (name === "windows.csv") {
                    assert.match(funding.sentence, ownWords);
                    await visit.screenshot("funding-own-room");
                    await clickOn(visit, "funding:csv:places");
                    await visit.until("a file", () => window.seen.saved.length > 0);
                    const [heading, ...rows] = await savedRows(visit);
                    assert.match(heading, /Gets \(£\).*,Figures,Engine,Fingerprint$/);
                    assert.ok(rows.length === 3 && rows.every((row) => ownWords.test(row) && !/NHS|2022/.test(row)));
                }
            }
        }),
    },
    {
        name: "the funding lab without a canvas has the native command's pennies and fingerprint",
        run: (lab) => lab.visit(async (visit) => {
            const shown = await openLab(visit);
            const native = nativeFormula(lab, "per-head-deprivation");
            assert.equal(shown, native.fingerprint);
            await visit.use("funding:csv:places");
            const [{ base64 }] = await visit.saved();
            const rows = Buffer.from(base64, "base64").toString("utf8").trim().split("\r\n");
            assert.equal(rows.length, native.places.length + 1);
            for (const { name } of native.places) assert.ok(rows.some((row) => row.includes(name)), `${name} is missing`);
        }),
    },
    {
        name: "a lever of a formula changes the sentence, the places and the fingerprint, as natively",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            const first = await openLab(visit);
            const before = await told(visit, "sentence");
            await setLever(visit, "extra", 0.6);
            const moved = await plainLab(visit, first);
            assert.equal(moved, nativeFormula(lab, "per-head-deprivation", "--set", "extra=0.6").fingerprint);
            assert.notEqual(await told(visit, "sentence"), before);
            await visit.use("funding:reset-levers");
            assert.equal(await plainLab(visit, moved), first);
        }),
    },
    {
        name: "axe-core finds no barrier in the funding lab without a canvas, on any of its tabs and in all three themes",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await openLab(visit);
            for (const [tab, theme] of [["who", "light"], ["place", "dark"], ["fairness", "contrast"], ["doubt", "light"], ["backwards", "dark"], ["future", "contrast"]]) {
                await visit.page.select("#appearance", theme);
                await visit.use("funding:effect", tab);
                if (tab === "doubt" || tab === "backwards")
                    await visit.until(tab, () => document.querySelector("#s-funding\\:effects figure svg") !== null, { seconds: 90 });
                await visit.page.$$eval("details", (parts) => parts.forEach((part) => { part.open = true; }));
                assert.deepEqual(await barriers(visit), [], `${tab}, ${theme}`);
                await visit.page.evaluate(() => scrollTo(0, 0));
                await visit.screenshot(`funding-plain-${tab}-${theme}`);
            }
            for (const width of [320, 390]) {
                await visit.page.setViewport({ width, height: 800 });
                const { scroll, inner } = await visit.page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, inner: innerWidth }));
                assert.ok(scroll <= inner, `the page is ${scroll} wide on a screen of ${inner}`);
            }
        }),
    },
    {
        name: "every formula that comes with the page works on its own table",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            let shown = await openLab(visit);
            const names = await visit.page.$$eval(`${at("funding:which-formula")} option`, (options) => options.map(({ value }) => value));
            assert.ok(names.length >= 10);
            for (const name of names.filter((other) => other !== "per-head-deprivation")) {
                await visit.use("funding:which-formula", name);
                shown = await plainLab(visit, shown);
                assert.equal(await visit.page.$eval("#s-funding\\:problems", (part) => part.hidden), true, `${name} has problems`);
            }
        }),
    },
    {
        name: "a person's own table is pasted, matched by hand, and never part of a link or of a request",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            const first = await openLab(visit);
            const formula = readFileSync(join(lab.root, "scenarios/formulas/per-head-deprivation.json"), "utf8");
            const needed = JSON.parse(formula).columns.map(({ name }) => name);
            // The first column has a heading that no name fits.
            const headings = ["id", "name", "zebra", ...needed.slice(1)];
            const row = (id, town, n) => [id, town, ...needed.map((_, i) => (i + 1) * n)].join("\t");
            const table = [headings.join("\t"), row("q1", "Quincetown", 1000), row("q2", "Medlarham", 3000)].join("\n");
            await usePasted(visit, table);
            await visit.until("a column that is missed", () => /needs|missing|no column/.test(document.querySelector("#s-funding\\:problems").textContent));
            await visit.until("the columns to match", (column) => document.querySelector(column) !== null, { args: [at(`funding:column:${needed[0]}`)] });
            await visit.use(`funding:column:${needed[0]}`, "zebra");
            await plainLab(visit, first);
            assert.match(await told(visit, "places"), /Quincetown[\s\S]*Medlarham|Medlarham[\s\S]*Quincetown/);
            await visit.until("a link", (share) => document.querySelector(share).getAttribute("aria-disabled") === null, { args: [at("button:share")] });
            await visit.use("button:share");
            await visit.until("the link", () => location.hash.length > 1);
            assert.doesNotMatch(decodeURIComponent(new URL(visit.page.url()).hash), /Quince|q1|zebra/);
            assert.match(await told(visit, "private"), /not part of a link/);
            assert.ok(visit.requests.every((url) => !/Quince|zebra/.test(url)));
        }),
    },
    {
        name: "an error in a formula is shown with its line, and the last sound result stays",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await openLab(visit);
            const before = await told(visit, "sentence");
            const sound = await visit.value("funding:formula-text");
            await visit.use("funding:formula-text", sound.replace("share_of(", "shareof("));
            await visit.until("what is wrong", () => /shareof/.test(document.querySelector("#s-funding\\:problems").textContent));
            const wrong = await told(visit, "problems");
            assert.match(wrong, /[Ll]ine \d+|:\d+:\d+/);
            assert.match(wrong, /\^/);
            assert.equal(await told(visit, "sentence"), before);
            // It is shown as what it is, and nothing of it is given out.
            assert.match(await told(visit, "before"), /From before your change/);
            assert.notEqual(await visit.page.$eval("#s-funding\\:before", (mark) => getComputedStyle(mark).display), "none");
            const keys = ["funding:print", "funding:csv:places"];
            const disabled = (key) => visit.page.$eval(at(key), (button) => button.disabled || button.getAttribute("aria-disabled") === "true");
            for (const key of keys) assert.ok(await disabled(key), key);
            await visit.screenshot("funding-outdated-plain");
            // A shortened name leads to the one that was meant.
            await visit.use("funding:formula-text", sound.replace("(deprivation - min", "(depriv - min"));
            await visit.until("the near name", () => /depriv.*did you mean 'deprivation'/.test(document.querySelector("#s-funding\\:problems").textContent));
            await visit.use("funding:drop-edits");
            await visit.until("a sound result", () => document.querySelector("#s-funding\\:before") === null);
            for (const key of keys) assert.ok(!await disabled(key), key);
        }),
    },
    {
        name: "the formula is run for five years on simulated citizens, and the first effect is not the last",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await openLab(visit);
            await visit.use("funding:effect", "future");
            // It needs a world whose areas are the table's places.
            await visit.until("a way to run it", (keys) => keys.some((key) => document.querySelector(key) !== null), { args: [[at("funding:run"), '[data-use^="funding:open:"]']] });
            if (await visit.page.$('[data-use^="funding:open:"]')) {
                await visit.page.$eval('[data-use^="funding:open:"]', (button) => button.click());
                await visit.until("the world", (key) => document.querySelector(key) !== null, { args: [at("funding:run")], seconds: 60 });
            }
            await visit.use("funding:run");
            await visit.until("what happens next", () => document.querySelector("#s-funding\\:effects figure table") !== null, { seconds: 240 });
            assert.match(await told(visit, "effects"), /At once the formula moves £.* after 5 years/);
            const rows = await visit.page.$eval("#s-funding\\:effects figure table", (table) =>
                [...table.tBodies[0].rows].map((row) => [...row.cells].map(({ textContent }) => textContent)));
            assert.equal(rows.length, 5);
            assert.ok(rows.some(([, first, last]) => first !== last));
        }),
    },
    {
        name: "a link brings the same formula, levers and pennies to somebody else",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            const first = await openLab(visit);
            await setLever(visit, "extra", 0.45);
            const moved = await plainLab(visit, first);
            await visit.until("a link", (share) => document.querySelector(share).getAttribute("aria-disabled") === null, { args: [at("button:share")] });
            await visit.use("button:share");
            await visit.until("the link", () => location.hash.length > 1);
            const { hash } = new URL(visit.page.url());
            // Also where somebody opens it in the plain view: it leads to the lab.
            for (const page of ["funding.html", "plain.html"]) {
                await lab.visit(async (guest) => {
                    await guest.go(`${page}${hash}`);
                    await guest.until("the lab", () => location.pathname.endsWith("/funding.html"));
                    assert.equal(await plainLab(guest), moved);
                });
            }
        }),
    },
    {
        name: "the room opens on the same result as without a canvas, and a place tells why",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            const { funding } = await openRoom(visit);
            assert.equal(funding.fingerprint, nativeFormula(lab, "per-head-deprivation").fingerprint);
            assert.ok(funding.sentence.length > 40);
            await visit.screenshot("funding-room");
            const { rects: first } = await visit.probe();
            assert.ok(first["funding:own"][1] < first["funding:which-table"][1] && first["funding:which-table"][1] < first["funding:which-formula"][1],
                "a person's own table comes first");
            await clickOn(visit, "tab:funding:effect:1");
            await visit.probeUntil("the waterfall", ({ rects }) => rects["funding:waterfall"] && rects["funding:why"]);
            await visit.screenshot("funding-why");
            for (const [tab, chart] of [[3, "funding:doubt"], [4, "funding:trade-off"]]) {
                await clickOn(visit, `tab:funding:effect:${tab}`);
                await visit.probeUntil(chart, ({ rects }) => rects[chart]);
                await visit.screenshot(chart.replace(":", "-"));
            }
        }),
    },
    {
        name: "the room runs the formula for five years, and says what comes at once and what in the end",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await openRoom(visit);
            await clickOn(visit, "tab:funding:effect:5");
            await visit.probeUntil("a way to run it", ({ rects }) => rects["funding:run"]);
            await clickOn(visit, "funding:run");
            const { rects } = await visit.probeUntil("five years", (state) => state.rects["funding:future-deprivation"], 240);
            assert.ok(rects["funding:future-area"]);
            await visit.screenshot("funding-future");
        }),
    },
    {
        name: "a lever of the room moves money, and the state survives a reload",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            const before = await openRoom(visit);
            const { x, width, middleY } = await rectangle(visit, "control:funding:lever:extra");
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
                await guest.page.click("#map-link");
                await guest.until("the map page", () => location.pathname.endsWith("/index.html"));
                await guest.until("the screen", () => document.querySelector("#loading").hidden);
                const back = await guest.probeUntil("the same room", ({ funding }) => funding && !funding.stale);
                assert.equal(back.funding.fingerprint, moved.funding.fingerprint);
                assert.equal(back.room, "funding");
            });
        }),
    },
    {
        name: "the room's formula is edited beside the canvas, and the numbers follow",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            const { funding } = await openRoom(visit);
            await clickOn(visit, "funding:formula-text");
            await visit.until("the editor", () => document.querySelector("#formula-editor")?.open);
            await visit.page.type("#formula-area", "\n ");
            assert.match(await visit.page.$eval("#formula-area", (area) => area.value), /^\n \{/);
            const type = (from, to) => visit.page.$eval("#formula-area", (area, a, b) => {
                area.value = area.value.replace(a, b);
                area.dispatchEvent(new Event("input", { bubbles: true }));
            }, from, to);
            await type("share_of(", "shareof(");
            await visit.until("what is wrong", () => /Line \d+/.test(document.querySelector("#formula-problems").textContent));
            const broken = await visit.probe();
            assert.ok(broken.funding.outdated && broken.rects["funding:before"]);
            await visit.screenshot("funding-outdated-room");
            const offered = (await visit.saved()).length;
            await clickOn(visit, "funding:csv:places");
            assert.equal((await visit.saved()).length, offered, "what is from before the change is not given out");
            await type("shareof(", "share_of(");
            await visit.until("a sound formula", () => /sound/.test(document.querySelector("#formula-problems").textContent));
            assert.equal((await visit.probe()).funding.fingerprint, funding.fingerprint);
        }),
    },
    {
        name: "on a phone every part of the room can be reached",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await openRoom(visit);
            await visit.screenshot("funding-phone");
            for (const [sheet, something] of [["Formula", "pick:funding:which-formula"], ["Places", "funding:filter"], ["Effects", "tab:funding:effect:5"]]) {
                await clickOn(visit, `sheet:${sheet}`);
                await visit.probeUntil(something, ({ rects }) => rects[something]);
                await visit.screenshot(`funding-phone-${sheet.toLowerCase()}`);
            }
            // The phone's own keyboard, for which a canvas cannot ask.
            await clickOn(visit, "sheet:Places");
            await visit.probeUntil("the places", ({ rects }) => rects["funding:search"]);
            await clickOn(visit, "funding:search");
            await visit.until("the question", () => document.querySelector("#asked-text") !== null);
            await visit.page.type("#asked-text", "devon");
            await visit.page.keyboard.press("Enter");
            await visit.probeUntil("one place", ({ funding }) => funding.shown === 1);
            await visit.screenshot("funding-phone-found");
        }, { width: 390, height: 844 }),
    },
];
