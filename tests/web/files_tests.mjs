/// Files in and out.

import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { at, computed } from "./browser.mjs";
import { clickChartTool } from "./hands.mjs";

const scenarioText = (lab) => readFileSync(join(lab.root, "scenarios/virtual-gp.json"), "utf8");
const ownScenario = (lab) => scenarioText(lab).replace('"name": "virtual-gp"', '"name": "our-town"')
    .replace('"title": "The virtual GP"', '"title": "Our own town"');
const brokenScenario = (lab) => scenarioText(lab).replace('"weeks": 260', '"wekks": 260')
    .replace('"population": 100000', '"population": "many"');
const decoded = (file) => Buffer.from(file.base64, "base64");

/// Drops a file on the page.
const drop = (visit, name, text) => visit.page.evaluate((fileName, content) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([content], fileName, { type: "application/json" }));
    dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
}, name, text);

/// Presses a chart's tool until a file more is there: while runs come in, a chart may move away from under the hand.
async function saveByTool(visit, fromRight) {
    const count = () => visit.page.evaluate(() => window.seen.saved.length);
    const before = await count();
    for (let presses = 0; presses < 5; ++presses) {
        await clickChartTool(visit, fromRight);
        for (let looks = 0; looks < 40; ++looks) {
            if (await count() > before) return;
            await pause(200);
        }
    }
    throw new Error("the tool saves nothing");
}

/// Saves a picture of what has to be known first: the `count`th of the page.
async function savedWhenKnown(visit, key, count) {
    for (let looks = 0; looks < 100; ++looks) {
        const there = await visit.page.evaluate((wanted) => document.querySelector(`[data-use="${wanted}"]`) !== null, key);
        // Pressed again after five seconds: a card takes its time.
        if (there && looks % 20 === 4) await visit.use(key);
        await pause(250);
        if (await visit.page.evaluate(() => window.seen.saved.length) >= count) return (await visit.saved()).at(-1);
    }
    throw new Error(`${key} saves nothing`);
}

/// Notes the cards that the page draws: each as the SVG that becomes a picture.
function noteCards() {
    window.cards = [];
    const { set } = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, "src");
    Object.defineProperty(HTMLImageElement.prototype, "src", { set(address) {
        if (/^data:image\/svg/.test(address)) window.cards.push(decodeURIComponent(address.slice(address.indexOf(",") + 1)));
        set.call(this, address);
    } });
}

/// What the card that was drawn last says, which of its texts do not lie on it, and which is no plain text.
const cardSays = (visit) => visit.page.evaluate(() => {
    const card = new DOMParser().parseFromString(window.cards.at(-1), "image/svg+xml").documentElement;
    // No style sheet of the page may help it.
    const host = document.createElement("div");
    host.attachShadow({ mode: "open" }).append(card);
    document.body.append(host);
    const edge = card.getBoundingClientRect(), texts = [...card.querySelectorAll("text")];
    const off = texts.filter((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect();
        return left < edge.left || right > edge.right + 0.5 || top < edge.top || bottom > edge.bottom;
    }).map(({ textContent }) => textContent);
    const said = [...card.querySelectorAll(".said")].map(({ textContent }) => textContent).join(" ");
    const plain = !card.querySelector("foreignObject, style, [style], [class] *[href]");
    host.remove();
    return { said, off, plain, texts: texts.length };
});

/// How large a picture is, how many colours it has, and that of its corner below the bar at its top.
const pictureLooks = (visit, { base64 }) => visit.page.evaluate(async (letters) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0))], { type: "image/png" }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height), context = canvas.getContext("2d");
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height), at = 4 * (20 * bitmap.width + 3);
    return { width: bitmap.width, height: bitmap.height, corner: [...data.slice(at, at + 4)], colours: new Set(new Uint32Array(data.buffer)).size };
}, base64);

async function checkCard(visit, picture) {
    assert.match(picture.name, /\.png$/);
    const { width, height, corner, colours } = await pictureLooks(visit, picture);
    assert.equal(width, 1200);
    assert.ok(height > 700 && height < 2400, `the card is ${height} high`);
    assert.deepEqual(corner, [255, 255, 255, 255], "whatever the theme, a card is white");
    assert.ok(colours > 30, `the card has ${colours} colours`);
    const { said, off, plain, texts } = await cardSays(visit);
    assert.deepEqual(off, [], "these do not lie on the card");
    assert.ok(plain && texts > 15, `it has ${texts} texts`);
    // How many runs are in by now, and how the link is written, differs.
    return said.replace(/ [^.]* in \d+ of \d+ runs\. Each run .*? ranges\./, "").replace(" 9 of 10 runs lie here", "").replace(/(The code opens|Open this) result.*$/, "").replace(/\s+/g, " ");
}

export const tests = [
    {
        name: "a scenario dropped on the map opens",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openSmallMap();
            await drop(visit, "our-town.json", ownScenario(lab));
            await visit.until("the title", () => document.title.includes("Our own town"));
            await visit.probeUntil("its result", (state) => state.scenario === "our-town" && computed(state));
        }),
    },
    {
        name: "a broken scenario dropped on the map lists its errors and leaves the old one",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            const before = await visit.openSmallMap();
            await drop(visit, "broken.json", brokenScenario(lab));
            const { problems } = await visit.probeUntil("the errors", (state) => state.problems?.length >= 2);
            assert.match(problems.join("\n"), /wekks/);
            assert.match(problems.join("\n"), /population/);
            assert.equal((await visit.probe()).fingerprint, before.fingerprint);
        }),
    },
    {
        name: "something that is not a scenario is refused in a sentence",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openSmallMap();
            await drop(visit, "holiday.jpg", "no scenario");
            await visit.until("the notice", () => !document.querySelector("#notice").hidden);
            assert.match(await visit.text("#notice-text"), /“holiday.jpg” is not a scenario/);
        }),
    },
    {
        name: "the map saves a table as CSV, and a chart as a card; the plain view saves the same card",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openSmallMap();
            await saveByTool(visit, 2);
            await saveByTool(visit, 1);
            const [file, picture] = await visit.saved();
            assert.match(file.name, /\.csv$/);
            assert.deepEqual([...decoded(file).subarray(0, 3)], [0xef, 0xbb, 0xbf]);
            assert.match(decoded(file).toString().split("\r\n")[0], /,Outcome,Unit,Scenario,Scenario hash,Money of,Engine,Reform,Settings moved,Seed,Simulated people,Weeks,Fingerprint$/);
            const [heading, ...rows] = decoded(file).toString().trim().split(/\r?\n/);
            assert.ok(rows.length >= 5, `it has ${rows.length} rows`);
            assert.ok(rows.every((row) => row.split(",").length >= heading.split(",").length));
            const said = await checkCard(visit, picture);
            const { fingerprint, rects } = await visit.probe();
            assert.match(said, new RegExp(`Folkmoot [0-9.]+, \\d+ \\w+ 20\\d\\d\\. A simulation, not a record.* Fingerprint ${fingerprint}`));
            assert.match(said, /^The virtual GP: Should .*\? .*Compared: “.*” with “.*”\./);
            // On a phone in high contrast it is the same.
            await visit.page.setViewport({ width: 320, height: 640 });
            await visit.openPlain();
            await visit.page.evaluate(() => { document.documentElement.dataset.theme = "contrast"; });
            await visit.use(`picture:${Object.keys(rects).find((name) => name.startsWith("chart:"))}`);
            await visit.until("the picture", () => window.seen.saved.length === 1);
            const [same] = await visit.saved();
            assert.equal(same.name, picture.name);
            assert.equal(await checkCard(visit, same), said);
            // People where they live, each in a colour, and the weeks of one of them.
            const people = await savedWhenKnown(visit, "picture:map", 2);
            assert.match(await checkCard(visit, people), /: for \d+% of people it is better with the reform, .* Every dot is .* North West London/);
            const dots = await visit.page.evaluate(() => window.cards.at(-1).split("h0").length - 1);
            assert.ok(dots > 10_000, `the map has ${dots} dots`);
            await visit.use("neighbour:next");
            const lives = await savedWhenKnown(visit, "picture:neighbour:lives", 3);
            assert.match(await checkCard(visit, lives), /How do these years go for them\? Somebody in .*, a simulated person\./);
        }, { before: [noteCards] }),
    },
    {
        name: "the plain view opens a scenario file of one's own",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            await choose(visit, lab, "our-town.json", ownScenario(lab));
            await visit.until("the title", () => document.title.includes("Our own town"));
            await visit.plainResult();
        }),
    },
    {
        name: "the plain view lists every error of a broken scenario file",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            await choose(visit, lab, "broken.json", brokenScenario(lab));
            await visit.until("the errors", () => document.querySelectorAll("#s-problems li").length >= 2);
            assert.match(await visit.text("#s-problems"), /wekks/);
            assert.match(await visit.text("#s-problems"), /population/);
        }),
    },
    {
        name: "the plain view saves every number as CSV, and what made it",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            const fingerprint = await visit.plainResult();
            await visit.use("button:csv");
            await visit.until("a file", () => window.seen.saved.length > 0);
            const [file] = await visit.saved();
            assert.equal(file.name, "virtual-gp-outcomes.csv");
            // Excel takes a file for UTF-8 only where it begins with this mark.
            assert.deepEqual([...decoded(file).subarray(0, 3)], [0xef, 0xbb, 0xbf]);
            const [heading, ...rows] = decoded(file).toString().trim().split("\r\n");
            assert.match(heading, /^Measure,Unit,Breakdown,Group,Baseline,Reform,Difference,Mean of runs,Low,High,Runs,Runs better,.*,Fingerprint$/);
            assert.ok(rows.length > 20);
            assert.ok(rows.every((row) => row.endsWith(fingerprint)));
            const shown = await visit.page.$$eval("#s-outcomes tbody tr", (lines) => lines.length);
            assert.equal(rows.filter((row) => row.split(",")[2] === "total").length, shown);
        }),
    },
    {
        name: "the plain view saves the scenario's file as it was written",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            await visit.page.click("#s-room-evidence");
            await visit.until("the room", () => document.querySelector("#s-button\\:save-scenario") !== null);
            await visit.use("button:save-scenario");
            await visit.until("a file", () => window.seen.saved.length > 0);
            const [file] = await visit.saved();
            assert.equal(decoded(file).toString(), scenarioText(lab));
        }),
    },
];

async function choose(visit, lab, name, text) {
    const path = join(lab.folder(), name);
    writeFileSync(path, text);
    const input = await visit.page.$(at("scenario-file"));
    await input.uploadFile(path);
}
