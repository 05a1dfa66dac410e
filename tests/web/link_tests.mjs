/// Links as they arrive, memories as they are found, runs that take too long, and other people's pages.

import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { serve } from "../../tools/serve.mjs";
import { at, computed } from "./browser.mjs";
import { nativeCompare, shippedFirst } from "./native.mjs";

const small = "population=2000&weeks=26";
const sent = `scenario=virtual-gp&reform=split&settlement.lag_weeks=13&${small}`;

/// Goes to another fragment of the plain view that is open, and waits for what it opens.
async function follow(visit, fragment) {
    const seen = await visit.page.evaluate((hash) => {
        const notes = document.querySelector("#link-notes");
        notes.dataset.opened = "no";
        new MutationObserver(() => { notes.dataset.opened = "yes"; }).observe(notes, { childList: true, attributes: true, attributeFilter: ["hidden"] });
        location.hash = hash;
        return location.hash;
    }, fragment);
    await visit.until(`${seen} to be read`, () => document.querySelector("#link-notes").dataset.opened === "yes");
    await pause(300); // the sheet follows within so long
    const fingerprint = await visit.plainResult();
    const check = await visit.text("#s-badge");
    return { fingerprint, notes: await visit.text("#link-notes"), check };
}

/// Runs in the page before its scripts: puts what another version or another page left under our names.
function spoilMemory() {
    localStorage.setItem("folkmoot:plain", JSON.stringify({ scenario: "virtual-gp", reform: "split", population: 2000, weeks: 26,
        changed: { "settlement.lag_weeks": 1300, "settlement.gone": 1 }, shared: "none", seed: 1, runs: 12 }));
    localStorage.setItem("folkmoot:trial", "hello");
    localStorage.setItem("folkmoot:funding", "f.no-such-formula.l.extra.9");
    localStorage.setItem("folkmoot:screen", "[1, 2]");
}

/// Runs in the page before its scripts: keeps every text that stood in an element.
function keepTexts() {
    window.stood = {};
    const look = () => {
        for (const selector of ["#title", "#question", "#first-sentence", "#s-title", "#s-question", "#s-sentence"]) {
            const text = document.querySelector(selector)?.textContent.trim();
            if (text) (window.stood[selector.replace(/#(s-)?/, "")] ??= {})[text] = true;
        }
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}

/// Runs in the page of a lab: true when its result is there.
const labReady = (room) => /ready/.test(document.querySelector(`#s-${room}\\:status`)?.textContent ?? "");

const longRun = "scenario=virtual-gp-england&weeks=1040";

export const tests = [
    {
        name: "a link opens what was sent, whatever happened to it, and says what it cannot show",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain(`plain.html#${sent}`);
            const { fingerprint } = nativeCompare(lab, "--policy", "split", "--set", "settlement.lag_weeks=13",
                "--population", 2000, "--weeks", 26);
            assert.equal(await visit.plainResult(), fingerprint);
            await visit.use("button:share");
            const code = await visit.until("a code", () => /^#[A-Za-z0-9_-]{20,}$/.test(location.hash) && location.hash.slice(1));
            for (const whole of [`${sent}).`, encodeURIComponent(sent), encodeURIComponent(encodeURIComponent(sent)),
                `${sent.replaceAll("&", "&amp;")}&utm_source=mail`, `${code}.`, `${code.slice(0, 20)}%0A${code.slice(20)}%E2%80%8B>`]) {
                const opened = await follow(visit, whole);
                assert.deepEqual({ ...opened, check: "" }, { fingerprint, notes: "", check: "" }, whole);
                if (!whole.includes("scenario")) assert.match(opened.check, /^Reproduced exactly/);
            }
            for (const [part, words] of [
                ["settlement.lag_week=40", /“settlement\.lag_week=40”.*did it mean “settlement\.lag_weeks”\?/],
                ["settlement.rule=9", /“settlement\.rule=9”.*none, follows or split/],
                ["seed=first", /“seed=first”.*not a whole number/],
            ]) {
                const opened = await follow(visit, `${sent}&${part}`);
                assert.match(opened.notes, words);
                assert.equal(opened.fingerprint, fingerprint, "the rest of the link is shown");
            }
            const reform = await follow(visit, `scenario=virtual-gp&reform=splt&${small}`);
            assert.match(reform.notes, /did it mean “split”\?/);
            const elsewhere = await follow(visit, "scenario=virtual-pg&reform=split");
            assert.match(elsewhere.notes, /no such question here; did it mean “virtual-gp”\?/);
            await visit.page.setViewport({ width: 390, height: 844 });
            await visit.page.evaluate(() => scrollTo(0, 0));
            await visit.screenshot("plain-link-left-out-phone");
            await visit.go(`funding.html#f.per-head-deprivation.l.growth.7.l.grwth.0_2e05.t.none_2ecsv.`);
            await visit.until("a result", labReady, { args: ["funding"] });
            const told = await visit.text("#link-notes");
            for (const words of [/“growth=7”.*-0\.1 to 0\.1/, /“grwth=0\.05”.*no such lever/, /“table none\.csv”.*no such table/]) assert.match(told, words);
            await visit.go("trial.html#scenario=peeking&trial=n1--w5000--zz");
            await visit.until("a result", labReady, { args: ["trial"], seconds: 120 });
            assert.match(await visit.text("#link-notes"), /“weeks 5000”.*1 to 1040.*“share lost z”.*0 to 0\.95/);
        }),
    },
    {
        name: "the map says what of a link it cannot show, and shows the rest",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openMap(`index.html#${encodeURIComponent(sent)}%26settlement.lag_week%3D40%26funding=f.per-head.l.gone.1.`);
            const state = await visit.probeUntil("the link's reform", (each) => computed(each) && each.reform === "split");
            assert.equal(state.levers["settlement.lag_weeks"], 13);
            const notice = await visit.text("#notice-text");
            assert.match(notice, /“settlement\.lag_week=40”.*did it mean “settlement\.lag_weeks”\?.*“gone=1”.*no such lever/);
            await visit.screenshot("map-link-left-out");
        }),
    },
    {
        name: "what a page remembers and cannot use is dropped, and it says so",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.go("plain.html");
            await visit.plainResult();
            const told = await visit.text("#link-notes");
            for (const part of ["settlement.lag_weeks=1300", "settlement.gone=1", "shared="])
                assert.ok(told.includes(part), told);
            assert.equal(await visit.value("policy"), "split");
            assert.equal(await visit.value("runs"), "12", "as many runs as an older version was told to make");
            assert.notEqual(await visit.text("#s-sentence"), shippedFirst(lab).sentence);
            await visit.go("trial.html");
            await visit.until("a trial", labReady, { args: ["trial"], seconds: 120 });
            assert.match(await visit.text("#link-notes"), /could not be read, so the page opens afresh/);
            await visit.go("funding.html");
            await visit.until("a result", labReady, { args: ["funding"] });
            assert.match(await visit.text("#link-notes"), /last visit no longer fits.*no such formula here/);
            await visit.openMap();
            assert.match(await visit.text("#notice-text"), /could not be read, so the page opens afresh/);
        }, { before: [spoilMemory] }),
    },
    {
        name: "a run that takes long can be stopped in the plain view and on the map, and nothing old stays beside it",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.go(`plain.html#${longRun}`);
            await visit.until("a way to stop", (stop) => document.querySelector(stop) !== null, { args: [at("button:stop")], seconds: 60 });
            await visit.use("button:stop");
            await visit.until("to be stopped", () => /You stopped it/.test(document.querySelector("#s-problems")?.textContent));
            assert.equal(await visit.text("#s-sentence"), "There is no answer for these settings.");
            await follow(visit, sent);
            // Whoever changes the question while it runs need not wait for the old one.
            await visit.page.evaluate((hash) => { location.hash = hash; }, longRun);
            await visit.until("a long run", (stop) => document.querySelector(stop) !== null, { args: [at("button:stop")], seconds: 60 });
            await follow(visit, sent);

            await visit.go(`index.html#${longRun}`);
            await visit.until("the screen", () => document.querySelector("#loading").hidden);
            await visit.until("a way to stop", () => !document.querySelector("#working").hidden, { seconds: 60 });
            await visit.screenshot("map-working");
            await visit.page.evaluate(() => document.querySelector("#working-stop").click());
            await visit.probeUntil("to be stopped", ({ problems }) => problems.some((text) => text.includes("You stopped it")));
            await visit.page.evaluate((hash) => { location.hash = hash; }, sent);
            await visit.probeUntil("a small run", (state) => computed(state) && state.scenario === "virtual-gp" && state.reform === "split");
        }),
    },
    {
        name: "while a link to another question opens, the page speaks of that question only",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            const { sentence, title } = shippedFirst(lab);
            for (const page of ["index.html", "plain.html"]) {
                await visit.go(`${page}#scenario=outreach&reform=letter&${small}`);
                if (page === "plain.html") await visit.plainResult();
                else await visit.until("the screen", () => document.querySelector("#loading").hidden);
                const stood = await visit.page.evaluate(() => window.stood);
                const texts = Object.values(stood).flatMap((part) => Object.keys(part));
                assert.ok(!texts.includes(sentence) && !texts.includes(title), `${page}: ${texts.join(" | ")}`);
                assert.ok(Object.keys(stood.question ?? {}).some((text) => text.length > 10), page);
            }
        }, { before: [keepTexts] }),
    },
    {
        name: "a page of another site shows a question, a lesson in its lab, and a formula",
        only: "chromium",
        run: async (lab) => {
            const folder = lab.folder();
            const elements = `<folk-moot scenario="virtual-gp" reform="split" settlement.lag_weeks="13"></folk-moot>
<folk-moot scenario="peeking"></folk-moot><folk-moot scenario="outreach" trial="n1"></folk-moot>
<folk-moot formula="per-head-deprivation" formula.growth="0.05"></folk-moot>
<iframe src="${lab.address}/plain.html#scenario=virtual-gp&amp;reform=follows" title="Folkmoot" width="600" height="720"></iframe>`;
            writeFileSync(join(folder, "index.html"), `<!doctype html><title>Another site</title><link rel="icon" href="data:,">
<script type="module" src="${lab.address}/embed.mjs"></script>${elements.replaceAll("<folk-moot", `<folk-moot height="300"`)}`);
            const other = await serve(folder, 0);
            try {
                await lab.visit(async (visit) => {
                    await visit.page.setViewport({ width: 1280, height: 2400 });
                    await visit.page.goto(`http://localhost:${other.address().port}/`);
                    // Frames grow, and one far below the edge would wait.
                    await visit.page.evaluate(() => customElements.whenDefined("folk-moot").then(() => {
                        for (const { frame } of document.querySelectorAll("folk-moot")) frame.loading = "eager";
                    }));
                    // The lab's page takes what it has opened out of its address: what it shows tells which it is.
                    const shown = async (frame) => frame.evaluate(() => {
                        const badge = document.querySelector("#s-badge")?.textContent ?? "";
                        const ready = badge !== "" || /ready/.test(document.querySelector("#s-funding\\:status, #s-trial\\:status")?.textContent);
                        const words = document.querySelector("#s-trial\\:conclusion, #s-sentence, #s-funding\\:sentence")?.textContent ?? "";
                        if (!ready || words.length < 20) return "";
                        const value = (...selectors) => selectors.map((selector) => document.querySelector(selector)?.value ?? "");
                        return [location.pathname, ...value('[data-use="trial:scenario"]:checked, select[data-use="trial:scenario"], [data-use="scenario"]', '[data-use="policy"]:checked, select[data-use="policy"]', '[data-use="funding:which-formula"]')].filter(Boolean).join(" ");
                    }).catch(() => "");
                    const wanted = ["/funding.html per-head-deprivation", "/plain.html virtual-gp follows", "/plain.html virtual-gp split",
                        "/trial.html outreach", "/trial.html peeking"];
                    const end = Date.now() + 120_000;
                    let found = [];
                    while (found.join() !== wanted.join() && Date.now() < end) {
                        await new Promise((resolve) => setTimeout(resolve, 500));
                        const frames = visit.page.frames().filter((frame) => frame.url().startsWith(lab.address));
                        found = (await Promise.all(frames.map(shown))).filter(Boolean).sort();
                    }
                    assert.deepEqual(found, wanted);
                    const funding = visit.page.frames().find((each) => each.url().includes("funding.html"));
                    assert.equal(await funding.evaluate(() => document.querySelector("#link-notes").hidden), true);
                    assert.deepEqual(visit.errors, []);
                }, { careless: true });
            } finally {
                other.close();
                other.closeAllConnections();
            }
        },
    },
];
