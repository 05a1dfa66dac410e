/// Folkmoot in other people's pages: the element, its builder, and a page that is one file.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { serve } from "../../tools/serve.mjs";
import { at, keepWorkers } from "./browser.mjs";
import { nativeCompare, nativeRun } from "./native.mjs";

const lag = "settlement.lag_weeks";
const few = ["--population", 20000];
const small = "scenario=virtual-gp&reform=follows&population=20000";
const most_bytes = 4_000_000;

/// Runs `use(address)` with a site of somebody else that has one page.
async function withOtherSite(lab, page, use) {
    const folder = lab.folder();
    writeFileSync(join(folder, "index.html"), page);
    const other = await serve(folder, 0);
    try {
        return await use(`http://localhost:${other.address().port}/`);
    } finally {
        other.close();
        other.closeAllConnections();
    }
}

/// Waits for what an element says next, or what it said when it is right already.
const told = (visit, id, fingerprint) => visit.until(`${id} to say ${fingerprint}`,
    (name, wanted) => window.told?.[name]?.find((each) => each.fingerprint === wanted), { args: [id, fingerprint], seconds: 90 });

/// The frame of an element, or a frame itself.
async function frameOf(visit, id) {
    const handle = await visit.page.evaluateHandle((name) => document.getElementById(name).frame ?? document.getElementById(name), id);
    return handle.asElement().contentFrame();
}

/// Runs in every page before its scripts: what its elements say.
function listen() {
    window.told = {};
    addEventListener("folkmoot-change", ({ target, detail }) => (window.told[target.id] ??= []).push(detail));
    addEventListener("folkmoot-guess", ({ detail }) => { window.guessed = detail; });
}

/// What a frame shows: its headings, its levers, whether anything of it must be scrolled.
const shownIn = (frame) => frame.evaluate(() => {
    const visible = (element) => element.checkVisibility?.() ?? true;
    const { documentElement: page } = document;
    return {
        sentence: document.querySelector("#s-sentence")?.textContent ?? "",
        parts: [...document.querySelectorAll("#sheet > *")].map(({ dataset }) => dataset.key),
        levers: [...document.querySelectorAll("#s-levers .field[data-key]")].filter(visible).map(({ dataset }) => dataset.key),
        fixed: [...document.querySelectorAll("#s-levers :disabled")].map((element) => element.dataset.use),
        scrolls: page.scrollHeight - innerHeight,
        full: document.querySelector(".in-full a").href,
    };
});

const page = (address) => `<!doctype html><meta charset="utf-8"><title>A newspaper</title><link rel="icon" href="data:,">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src ${address}; frame-src ${address}; img-src data:">
<script type="module" src="${address}/embed.mjs"></script>
<folk-moot id="sentence" view="sentence" scenario="virtual-gp" reform="follows" population="20000"></folk-moot>
<folk-moot id="levers" view="levers" levers="policy ${lag}" locked="policy" theme="dark" scenario="virtual-gp" reform="follows" population="20000"></folk-moot>
<folk-moot id="chart" view="chart:wait_days" scenario="virtual-gp" reform="follows" population="20000"></folk-moot>
<iframe id="alone" sandbox="allow-scripts" title="Folkmoot" width="600" height="300" src="${address}/plain.html?embed=sentence#${small}"></iframe>`;

export const tests = [
    {
        name: "the element shows parts of a result inside another page, tells that page, obeys it, and grows",
        run: (lab) => withOtherSite(lab, page(lab.address), (address) => lab.visit(async (visit) => {
            const first = nativeCompare(lab, "--policy", "follows", ...few), later = nativeCompare(lab, "--policy", "follows", ...few, "--set", `${lag}=26`);
            await visit.page.setViewport({ width: 1000, height: 2400 });
            await visit.page.goto(address);
            for (const id of ["sentence", "levers", "chart"]) {
                const { scenario, settings, outcomes } = await told(visit, id, first.fingerprint);
                assert.deepEqual([scenario, settings.policy], ["virtual-gp", "follows"]);
                assert.ok(outcomes.some(({ key, baseline, reform }) => key === "wait_days" && /\d/.test(baseline) && /\d/.test(reform)), id);
            }
            const [sentence, levers, chart, alone] = await Promise.all(["sentence", "levers", "chart", "alone"].map((id) => frameOf(visit, id)));
            assert.deepEqual((await shownIn(sentence)).parts, ["statement"]);
            const { parts, levers: shown, fixed } = await shownIn(levers);
            assert.deepEqual([parts, shown, [...new Set(fixed)]], [["statement", "levers"], ["policy", `lever:${lag}`], ["policy"]]);
            await chart.waitForFunction(() => [...document.querySelectorAll("#sheet > *")].map(({ dataset }) => dataset.key).join() === "chart:line-wait_days-");
            // Where no site is allowed to be, too.
            await alone.waitForFunction((wanted) => document.querySelector("#s-badge-help")?.textContent.includes(wanted), { timeout: 60_000 }, first.fingerprint);
            // What frames of one site have in common is fetched once; the one without a site has its own.
            for (const file of ["core-general-practice.wasm", "folkmoot-page.wasm"]) assert.ok(visit.requests.filter((url) => url.endsWith(file)).length <= 2, file);
            // The page moves a lever, also one that cannot be seen; a wrong name is answered with the right ones.
            const answers = await visit.page.evaluate(async (lever) => {
                const element = document.getElementById("sentence");
                const moved = await element.set({ [lever]: 26 }), back = await element.reset(), compared = await element.compare();
                const wrong = await element.set({ nonsense: 1 }).catch((error) => error.message);
                const turned = await element.compare("split", "follows"), again = await element.reset();
                return [moved.fingerprint, moved.settings[lever], back.fingerprint, compared.fingerprint, wrong,
                    turned.settings.policy, turned.settings.baseline, turned.fingerprint, again.fingerprint, again.settings.baseline ?? "none"];
            }, lag);
            const against = nativeCompare(lab, "--policy", "split", "--baseline", "follows", "--population", "20000").fingerprint;
            assert.deepEqual(answers.slice(5), ["split", "follows", against, first.fingerprint, "none"]);
            assert.deepEqual(answers.slice(0, 4), [later.fingerprint, 26, first.fingerprint, first.fingerprint]);
            assert.match(answers[4], new RegExp(`no setting “nonsense”.*policy, .*${lag}`));
            // A reader moves one: the page is told, and the link carries it.
            await levers.evaluate((use) => {
                const input = document.querySelector(use);
                input.value = 26;
                for (const name of ["input", "change"]) input.dispatchEvent(new Event(name, { bubbles: true }));
            }, `input[type="number"]${at(`lever:${lag}`)}`);
            await told(visit, "levers", later.fingerprint);
            const before = (await shownIn(sentence)).full;
            const full = await visit.until("the link to carry it", async () => true) && await levers.waitForFunction((old) => {
                const { href } = document.querySelector(".in-full a");
                return href !== old && /index\.html#[^=]+$/.test(href) && href;
            }, { timeout: 20_000 }, before).then((found) => found.jsonValue());
            for (const frame of [sentence, levers, chart]) assert.ok((await shownIn(frame)).scrolls <= 0, `${frame.url()} scrolls`);
            await visit.screenshot("embedded");
            assert.deepEqual([visit.errors, await visit.violations()], [[], []]);
            await visit.page.goto(full.replace("index.html", "plain.html"));
            assert.equal(await visit.plainResult(), later.fingerprint);
        }, { before: [listen], careless: true })),
    },
    {
        name: "a lab in a frame tells the page around it what it says, and obeys it",
        only: "chromium",
        run: (lab) => withOtherSite(lab, `<!doctype html><meta charset="utf-8"><title>A council</title><link rel="icon" href="data:,">
<script type="module" src="${lab.address}/embed.mjs"></script>
<folk-moot id="money" view="funding" formula="per-head-deprivation"></folk-moot><folk-moot id="trial" view="trial" scenario="booking-page"></folk-moot>
<folk-moot id="town" view="trial" scenario="virtual-gp" population="2000"></folk-moot>`,
        (address) => lab.visit(async (visit) => {
            await visit.page.goto(address);
            const ask = (id, act, ...words) => visit.page.evaluate((name, what, all) => document.getElementById(name)[what](...all)
                .catch((error) => ({ error: error.message })), id, act, words);
            const native = (words) => nativeRun(lab, `folkmoot formula ${words}`).fingerprint;
            const first = await ask("money", "set", {});
            assert.deepEqual([first.lab, first.places.length, first.settings.formula], ["funding", 42, "per-head-deprivation"]);
            assert.equal(first.fingerprint, native("per-head-deprivation"));
            assert.equal((await ask("money", "set", { "formula.growth": 0.05 })).fingerprint, native("per-head-deprivation --set growth=0.05"));
            assert.equal((await ask("money", "compare", "icb-allocation", "per-head")).settings.other, "per-head");
            const back = await ask("money", "reset");
            assert.deepEqual([back.fingerprint, back.settings], [first.fingerprint, first.settings]);
            assert.match((await ask("money", "set", { formula: "nonsense" })).error, /may be: .*per-head-deprivation/);
            assert.match((await ask("money", "set", { nonsense: 1 })).error, /no setting “nonsense”.*formula\.growth/);
            // Nor hears it anything of a reader's own table.
            const frame = await frameOf(visit, "money");
            await frame.$eval(`textarea${at("funding:own-text")}`, (area) => {
                area.value = "town,population,paid,imd\nSecret,41200,5120000,18.2\nHidden,61200,6120000,28.2";
                area.dispatchEvent(new Event("change", { bubbles: true }));
            });
            await frame.waitForFunction(() => document.querySelector('[data-key="place:0"]')?.textContent.includes("Secret")
                || document.querySelector("#s-funding\\:places")?.textContent.includes("Secret"), { timeout: 60_000 });
            const mine = await ask("money", "set", {});
            assert.deepEqual([mine.private, mine.sentence, mine.places, mine.fingerprint, mine.settings.table], [true, "", [], "", "own"]);
            assert.doesNotMatch(JSON.stringify(await visit.page.evaluate(() => window.told)), /Secret|Hidden/);
            // What waits for a guess is not told either.
            const trial = await ask("trial", "set", {});
            assert.deepEqual([trial.lab, trial.truth, trial.settings.weeks], ["trial", null, 26]);
            assert.match(trial.sentence, /The trial would have told/);
            const shorter = await ask("trial", "set", { weeks: 13 });
            assert.notEqual(shorter.fingerprint, trial.fingerprint);
            const other = await ask("trial", "set", { weeks: 10, scenario: "reminder-letter" });
            assert.deepEqual([other.settings.scenario, other.settings.weeks], ["reminder-letter", 10]);
            assert.deepEqual((await ask("trial", "reset")).fingerprint, trial.fingerprint);
            // A trial of the reader's own, with its headings, is told to nobody.
            const own = await frameOf(visit, "trial");
            await own.$eval(`textarea${at("trial:own-paste")}`, (area) => {
                area.value = "hushed,private\ncontrol,27\ncontrol,31\nletter,33\nletter,36";
                area.dispatchEvent(new Event("change", { bubbles: true }));
            });
            await own.waitForFunction(() => document.querySelector("#sheet").textContent.includes("hushed"), { timeout: 60_000 });
            assert.doesNotMatch(JSON.stringify(await ask("trial", "set", {})), /hushed|private|"(own|plan)/);
            // Where nobody gets anything yet that is said, and can be changed from around.
            const waiting = await ask("town", "set", {});
            assert.match(waiting.sentence, /^Nobody gets anything new yet/);
            const [, added] = await (await frameOf(visit, "town")).$$eval(`select${at("trial:add:1")} option`, (options) => options.map(({ value }) => value));
            assert.match((await ask("town", "set", { "add:1": added })).fingerprint, /^[0-9a-f]{16}$/);
            assert.match((await ask("trial", "compare", "a", "b")).error, /its own groups/);
            const told = await visit.page.evaluate(() => Object.fromEntries(Object.entries(window.told).map(([id, all]) => [id, all[0].fingerprint])));
            assert.deepEqual(told, { money: first.fingerprint, trial: trial.fingerprint, town: "" });
        }, { before: [listen], careless: true })),
    },
    {
        name: "the builder shows what it is told and gives the lines for it",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            const first = nativeCompare(lab, "--policy", "split");
            await visit.go("embed.html");
            await visit.until("the levers", () => document.querySelectorAll("#levers li").length > 5);
            // Of all levers only levers.
            const frame = await frameOf(visit, "shown");
            await frame.waitForSelector("#s-levers .field");
            assert.deepEqual(await frame.$$eval("#s-levers :is(#s-assumptions, #s-advanced)", (found) => found.length), 0);
            const choose = (id, value) => visit.page.$eval(id, (select, wanted) => {
                select.value = wanted;
                select.dispatchEvent(new Event("change", { bubbles: true }));
            }, value);
            await visit.page.$eval("#builder details", (details) => { details.open = true; });
            for (const [name, lever] of [["shown", lag], ["shown", "policy"], ["fixed", "policy"]]) await visit.page.click(`#levers input[name="${name}"][value="${lever}"]`);
            await visit.screenshot("builder");
            await visit.page.evaluate(() => document.getElementById("shown").set({ policy: "split" }));
            await told(visit, "shown", first.fingerprint);
            const lines = () => visit.text("#lines");
            await visit.until("the policy in the lines", () => /reform="split"/.test(document.querySelector("#lines").textContent));
            assert.equal(await lines(), `<script type="module" src="${lab.address}/embed.mjs"></script>
<folk-moot scenario="virtual-gp" reform="split" view="levers" levers="${lag} policy" locked="policy"></folk-moot>`);
            await choose("#view", "chart");
            assert.match(await lines(), /view="chart:\w+"/);
            // People guess first: until then nothing is told, and then the page hears what they said.
            await choose("#ask", "wait_days");
            assert.match(await lines(), / ask="wait_days"/);
            await frame.waitForSelector(at("guess:up"), { timeout: 60_000 });
            assert.match(await frame.$eval("#s-sentence", (node) => node.textContent), /Guess first/);
            await frame.$eval(at("guess:up"), (button) => button.click());
            const guess = await visit.until("what was guessed", () => window.guessed, { seconds: 60 });
            assert.deepEqual([guess.outcome, guess.guess, guess.answer.key], ["wait_days", "up", "wait_days"]);
            assert.match(guess.told, /^You said it would go up/);
            for (const [width, scheme] of [[390, "dark"], [1280, "dark"]]) {
                await visit.page.setViewport({ width, height: 1000 });
                await visit.page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
                assert.ok(await visit.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), `${width} scrolls sideways`);
                await visit.page.screenshot({ path: join(lab.screenshots, `builder-${width}-${scheme}.png`), fullPage: true });
            }
        }, { before: [listen] }),
    },
    {
        name: "a page that is one file opens from the disk, without a server, with the same fingerprint",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain(`plain.html#${small}`);
            const first = await visit.plainResult();
            assert.equal(first, nativeCompare(lab, "--policy", "follows", ...few).fingerprint);
            await visit.page.click("#one-file");
            const saved = await visit.until("the file", async () => {
                const [file] = window.seen.saved;
                return file && { name: file.name, text: await file.blob.text() };
            });
            assert.equal(saved.name, "folkmoot-virtual-gp.html");
            assert.ok(saved.text.length <= most_bytes, `${saved.text.length} bytes`);
            const file = join(lab.folder(), saved.name);
            writeFileSync(file, saved.text);
            visit.requests.length = 0;
            await visit.page.goto(pathToFileURL(file).href);
            assert.equal(await visit.plainResult(), first);
            assert.equal(await visit.page.evaluate(() => window.workers.length), 2);
            await visit.use(`lever:${lag}`, "26");
            assert.equal(await visit.plainResult(first), nativeCompare(lab, "--policy", "follows", ...few, "--set", `${lag}=26`).fingerprint);
            await visit.page.$eval("#s-room-evidence", (link) => link.click());
            await visit.until("the evidence", () => document.querySelector(".part-evidence") !== null);
            assert.deepEqual(visit.requests.filter((url) => !/^(blob|data):/.test(url) && url !== pathToFileURL(file).href), []);
            await visit.screenshot("one-file");
        }, { before: [keepWorkers] }),
    },
];
