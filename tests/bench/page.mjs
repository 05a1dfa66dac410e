// What a person waits for on the page, measured by driving it, and beside it the same of another build.
//
//   node tests/bench/page.mjs build/web/site [another build's site] [--turns 3]
//
// The sites take turns in one run on one machine, so that another program's load falls on both; medians count.
// Chromium, the default question with 100,000 citizens. The second site's ratios are to the first.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { launch } from "../web/browser.mjs";
import { rectangle } from "../web/hands.mjs";
import { serve } from "../../tools/serve.mjs";

const { values: { turns }, positionals: sites } = parseArgs({ allowPositionals: true, options: { turns: { type: "string", default: "3" } } });
const question = "scenario=virtual-gp&reform=follows", lever = "settlement.lag_weeks";
const settled_ms = 8000; // after which nothing is worked out any more but further runs
const moves = 6, dragged_frames = 200;

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/// In the page, before its scripts: how long each frame takes.
function observe() {
    window.frames = [];
    const ask = window.requestAnimationFrame;
    window.requestAnimationFrame = (draw) => ask.call(window, (time) => {
        const begun = performance.now();
        draw(time);
        window.frames.push(performance.now() - begun);
    });
}

/// In the plain view: milliseconds from a hand on the lever, at a share of its length, to the sentence of all people;
/// and from letting go to it. `rest`: whether the hand waits for it before it lets go.
function moveLever({ key, share, rest }) {
    const range = document.querySelector(`[data-use="lever:${key}"] input[type=range], input[type=range][data-use="lever:${key}"]`);
    const text = () => document.querySelector("#s-badge-help")?.textContent ?? "";
    const before = text();
    const full = () => text() !== before && text().includes("In full: ");
    const whenFull = () => new Promise((done) => {
        const look = () => (full() ? done(performance.now()) : setTimeout(look, 2));
        look();
    });
    const letGo = () => range.dispatchEvent(new Event("change", { bubbles: true }));
    return (async () => {
        const begun = performance.now();
        range.value = Number(range.min) + (Number(range.max) - Number(range.min)) * share;
        range.dispatchEvent(new Event("input", { bubbles: true }));
        if (rest) {
            const patience = new Promise((done) => { setTimeout(done, 1500); });
            const shown = await Promise.race([whenFull(), patience]);
            const left = performance.now();
            letGo();
            // What letting go may ask for again is on screen in the second frame.
            await new Promise((done) => { requestAnimationFrame(() => requestAnimationFrame(done)); });
            const after = await whenFull();
            return { hand: (shown ?? after) - begun, release: after - left };
        }
        letGo();
        const shown = await whenFull();
        return { hand: shown - begun, release: shown - begun };
    })();
}

async function opened(browser, site, address) {
    const server = await serve(site, 0);
    const page = await browser.newPage();
    await page.setViewport({ width: 1280, height: 800 });
    await page.evaluateOnNewDocument(observe);
    await page.goto(`http://localhost:${server.address().port}/${address}#${question}`);
    return { page, async close() { await page.close(); server.close(); } };
}

async function plainTimes(browser, site) {
    const { page, close } = await opened(browser, site, "plain.html");
    // A result that came with the page has no fingerprint of its own until this machine has it, too.
    const shown = await page.waitForFunction(() => document.querySelector("#s-badge-help")?.textContent.includes("In full: ") && performance.now(),
        { timeout: 60_000 });
    const own = await shown.jsonValue();
    // What is told of runs is told twice a second: over some seconds that is close enough.
    const runsThere = () => page.evaluate(() => Number(/(\d+) of \d+ runs/.exec(document.body.textContent)?.[1] ?? 0));
    const seconds = 8;
    await pause(2000);
    const before = await runsThere();
    await pause(seconds * 1000);
    const runs = (await runsThere() - before) / seconds;
    await pause(settled_ms);
    const times = { rested: [], at_once: [] };
    for (let i = 0; i < moves; ++i) {
        for (const [name, rest] of [["rested", true], ["at_once", false]]) {
            times[name].push(await page.evaluate(moveLever, { key: lever, share: 0.2 + 0.1 * i + (rest ? 0.05 : 0), rest }));
            await pause(2500);
        }
    }
    await close();
    const of = (name, what) => median(times[name].map((each) => each[what]));
    return {
        "own result of a first visit, ms": own,
        "further runs a second": runs,
        "hand rests on a lever to the full sentence, ms": of("rested", "hand"),
        "letting go after that, two frames at least, ms": of("rested", "release"),
        "letting go at once to the full sentence, ms": of("at_once", "release"),
    };
}

async function frameTimes(browser, site) {
    const { page, close } = await opened(browser, site, "index.html");
    await page.waitForFunction(() => document.querySelector("#loading")?.hidden, { timeout: 60_000 });
    const probe = () => page.evaluate(() => new Promise((done) => {
        addEventListener("folkmoot-probe", (event) => done(JSON.parse(event.detail)), { once: true });
        dispatchEvent(new Event("folkmoot-ask"));
    }));
    await pause(settled_ms);
    const { x, width, middleX, middleY } = await rectangle({ page, probe }, `control:${lever}`);
    await page.mouse.move(middleX, middleY);
    await probe();
    await page.mouse.down();
    await probe();
    const followed = new Set();
    await page.evaluate(() => { window.frames.length = 0; });
    for (let i = 0; i < dragged_frames; ++i) {
        await page.mouse.move(x + width * (0.2 + 0.6 * Math.abs(Math.sin(i / 20))), middleY);
        await pause(16);
        if (i % 40 === 39) followed.add((await probe()).levers[lever]);
    }
    const frames = (await page.evaluate(() => window.frames)).filter((ms) => ms > 1);
    await page.mouse.up();
    await close();
    if (followed.size < 2) throw new Error("the lever did not follow the hand");
    return { "a frame while a lever is dragged, ms": median(frames) };
}

if (sites.length === 0) {
    console.error("page.mjs: found no site, allowed one or two folders: build/web/site");
    process.exit(2);
}
for (const site of sites) {
    if (existsSync(join(site, "plain.html"))) continue;
    console.log(`there is no page in ${site}: cmake --preset web && cmake --build --preset web`);
    process.exit(0);
}
const browser = await launch("chromium");
const all = sites.map(() => ({}));
for (let turn = 0; turn < Number(turns); ++turn) {
    for (const [i, site] of sites.entries()) {
        for (const part of [plainTimes, frameTimes]) {
            for (const [what, value] of Object.entries(await part(browser, site))) (all[i][what] ??= []).push(value);
        }
    }
}
await browser.close();
for (const what of Object.keys(all[0])) {
    const each = all.map((times) => median(times[what]));
    const ratio = each.length > 1 ? `, ${(each[1] / each[0]).toFixed(2)} times the first` : "";
    console.log(`${what}: ${each.map((value) => value.toFixed(1)).join(" and ")}${ratio}`);
}
