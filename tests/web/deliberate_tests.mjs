/// The room of deliberation: two phones and a desk, without a canvas; and on the map page.

import assert from "node:assert/strict";
import { at } from "./browser.mjs";
import { clickOn } from "./hands.mjs";
import { briefStands, cutOff, printed } from "./paper_tests.mjs";
import { barriers } from "./plain_tests.mjs";

const question = "#scenario=reminder-letter";
const told = (visit, key) => visit.text(`#s-deliberate\\:${key}`);
const phone = { width: 390, height: 844 };

const asked = (visit) => visit.until("a statement", () => document.querySelector("#s-deliberate\\:statement")?.textContent);

async function openRoom(visit, fragment = question) {
    await visit.go(`deliberate.html${fragment}`);
    await asked(visit);
}

/// Answers all statements: act(statement) presses what stands for an answer.
async function answerAll(visit, act) {
    for (let count = 0; count < 10; ++count) {
        const now = await asked(visit);
        await act(now);
        await visit.until("the next statement", (before) => {
            const next = document.querySelector("#s-deliberate\\:statement");
            return next === null || next.textContent !== before;
        }, { args: [now] });
    }
    await visit.until("all answers", () => /all 10/.test(document.querySelector("#s-deliberate\\:said")?.textContent ?? ""));
}

/// The link to the ballot, when it is of what stands there now: other than `old`.
const ballotLink = (visit, old = "") => visit.until("a ballot's link", (before) => {
    const { value } = document.querySelector('[data-use="deliberate:ballot-code"]') ?? {};
    return value && value !== before && value;
}, { args: [old] });

/// What one person says and hands on: votes by their letter, which policy.
async function votes(visit, letter, policy) {
    await openRoom(visit);
    const buttons = { a: "deliberate:agree", d: "deliberate:disagree", p: "deliberate:pass" };
    await answerAll(visit, (statement) => visit.use(buttons[letter(statement)]));
    const before = await ballotLink(visit);
    await visit.use("deliberate:choose", policy);
    return ballotLink(visit, before);
}

const counts = (visit, people) => visit.until(`“${people}” gathered`, (wanted) =>
    document.querySelector("#s-deliberate\\:count")?.textContent.includes(wanted), { args: [people] });

/// What a printer would get. Firefox cannot be asked to show it.
async function printsDecisionAlone({ page }, { browserName }) {
    if (browserName === "firefox") return;
    await page.emulateMediaType("print");
    const shown = (key) => page.$eval(`#s-deliberate\\:${key}`, (part) => part.checkVisibility());
    assert.ok(await shown("agreed"), "what is agreed is printed");
    assert.ok(!await shown("count"), "how it was gathered is not");
    await page.emulateMediaType(null);
}

/// A participatory budget of two projects.
const budget = `META
key;value
description;Town
country;X
unit;Town
instance;1
num_projects;2
num_votes;3
budget;100
vote_type;approval
rule;greedy
currency;GBP
PROJECTS
project_id;cost;name
1;60;Bench
2;40;Tree
VOTES
voter_id;vote
1;1
2;1,2
3;2
`;

/// Counts one's own ballot on this device.
async function addOwn(visit) {
    await ballotLink(visit);
    await visit.use("deliberate:add-own");
}

export const tests = [
    {
        name: "two phones and a desk: say, hand on, gather, see, decide, print; what is gathered survives a reload",
        run: async (lab) => {
            const links = [];
            const camps = [(statement) => (statement.length % 2 ? "a" : "d"), (statement) => (statement.length % 2 ? "d" : "a")];
            for (const letter of camps) {
                await lab.visit(async (visit) => {
                    links.push(await votes(visit, letter, "winner"));
                    assert.match(links.at(-1), /\/deliberate\.html#scenario=reminder-letter&ballot=[\w-]+$/);
                    assert.ok(await visit.page.$("#s-deliberate\\:ballot-qr svg"), "there is a QR code");
                    assert.ok(await visit.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "nothing is wider than a phone");
                    await visit.screenshot("deliberate-phone");
                }, phone);
            }
            await lab.visit(async (visit) => {
                // One ballot comes by its link, the others are pasted, one of them twice and one that is none.
                await openRoom(visit, new URL(links[0]).hash);
                await counts(visit, "1 person");
                assert.equal(await visit.page.evaluate(() => location.hash.includes("ballot=")), false);
                await visit.use("deliberate:paste", `${links[1]}\n${links[0]}\nnonsense`);
                await counts(visit, "2 people");
                assert.match(await told(visit, "bad"), /pasted text, line 3/);
                await visit.use("deliberate:bad-close");
                await answerAll(visit, () => visit.use("deliberate:agree"));
                await visit.use("deliberate:choose", "plain");
                await addOwn(visit);
                await counts(visit, "3 people");
                await visit.until("an agreement", () => /would choose/.test(document.querySelector("#s-deliberate\\:agreed")?.textContent ?? ""));
                assert.match(await told(visit, "agreed"), /2 of 3 \(67%\) would choose/);
                await visit.until("what the policies do", () => document.querySelector("#s-deliberate\\:outcomes tbody tr") !== null
                    && document.querySelector("#s-deliberate\\:trying") === null, { seconds: 120 });
                const map = await visit.page.$$eval(".opinions .people", (paths) => paths.map((path) => path.getAttribute("d")).join("").split("M").length - 1);
                assert.ok(map >= 3, `${map} dots`);
                assert.equal((await visit.page.$$(".opinions .you .people")).length, 1, "one's own dot is marked");
                await visit.page.$eval("#s-deliberate\\:map details", (part) => { part.open = true; });
                assert.match(await told(visit, "groups"), /\(with you\)/);
                await visit.use("deliberate:save-session");
                await visit.use("deliberate:save-polis");
                await visit.until("the files", () => window.seen.saved.length >= 5);
                const saved = await visit.saved();
                assert.deepEqual(saved.map(({ name }) => name).sort(), ["comments.csv", "participant-votes.csv", "reminder-letter.ballots", "summary.csv", "votes.csv"]);
                const session = Buffer.from(saved.find(({ name }) => name.endsWith(".ballots")).base64, "base64").toString();
                assert.equal(session.split("\n").filter((line) => line && !line.startsWith("#")).length, 3);
                await visit.screenshot("deliberate-desk");
                await printsDecisionAlone(visit, lab);
                await visit.use("deliberate:brief");
                await briefStands(visit);
                await visit.page.evaluate(() => document.fonts.ready);
                assert.deepEqual(await cutOff(visit), [], "the brief");
                if (lab.browserName === "chromium") for (const format of ["A4", "Letter"]) assert.equal(await printed(visit, format), 1, `the brief on ${format}`);
                await visit.use("paper:back");
                await visit.until("the room", () => document.querySelector("#s-deliberate\\:say") !== null);
                await visit.page.reload();
                await counts(visit, "3 people");
                await visit.use("deliberate:forget");
                await counts(visit, "No ballot");
                await visit.use("deliberate:paste", session);
                await counts(visit, "3 people");
            });
        },
    },
    {
        name: "somebody tries things in Explore and comes back with them; the keyboard alone answers a card",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await openRoom(visit);
            await visit.page.focus(at("deliberate:agree"));
            const keys = ["a", "d", "p", "ArrowRight"];
            let count = 0;
            await answerAll(visit, () => visit.page.keyboard.press(keys[count++ % keys.length]));
            await visit.use("deliberate:choose", "plain");
            await visit.use("deliberate:explore");
            await visit.until("Explore", () => document.querySelector("#s-policy, [data-use='policy']") !== null && document.querySelector("[data-use='deliberate:come-back']") !== null);
            await visit.use("policy", "winner");
            await visit.use("deliberate:come-back");
            await visit.until("what moved", () => /^What moved/.test(document.querySelector("#s-deliberate\\:moved")?.textContent ?? ""));
        }),
    },
    {
        name: "grades and votes are given by keys alone, and counted; what was opened survives a reload",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            const { keyboard } = visit.page;
            await openRoom(visit);
            const opened = async (key) => {
                await visit.page.focus(`#s-deliberate\\:${key} > summary`);
                await keyboard.press("Enter");
            };
            await opened("grades");
            await visit.page.focus(at("deliberate:grade:plain"));
            for (let step = 0; step < 2; ++step) await keyboard.press("ArrowDown");
            await visit.until("a grade", () => /1 so far/.test(document.querySelector("#s-deliberate\\:grades > summary").textContent));
            await opened("votes");
            await visit.page.focus(at("deliberate:vote-for:winner"));
            for (let vote = 0; vote < 11; ++vote) {
                await keyboard.press("Enter");
                await visit.until("the vote", (count) => document.querySelector("#s-deliberate\\:votes\\:winner").textContent.includes(`${count} vote`), { args: [Math.min(10, vote + 1)] });
            }
            assert.match(await told(visit, "points"), /0 points left/);
            await addOwn(visit);
            await visit.until("the grades", () => /Very good/.test(document.querySelector("#s-deliberate\\:grades-given tbody")?.textContent ?? ""));
            assert.match(await told(visit, "votes-bought"), /10/);
            await visit.page.evaluate((text) => {
                const dataTransfer = new DataTransfer();
                dataTransfer.items.add(new File([text], "town.pb"));
                dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
            }, budget);
            const shown = () => visit.until("the budget", () => /3 people voted on 2 projects/.test(document.querySelector("#s-deliberate\\:budget")?.textContent ?? ""));
            await shown();
            await visit.page.reload();
            await shown();
            assert.match(await told(visit, "count"), /1 person/);
            await visit.use("deliberate:close-files");
            await visit.until("the ballots", () => document.querySelector("#s-deliberate\\:grades-given") !== null);
            await visit.page.reload();
            await visit.until("the ballots", () => document.querySelector("#s-deliberate\\:grades-given") !== null);
        }),
    },
    {
        name: "a wall is shown from the room and by its link, in large type and without controls, follows what is gathered elsewhere, and is left by Escape",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await openRoom(visit);
            await visit.use("deliberate:wall-show");
            const wall = () => visit.until("the wall", () => document.querySelector("#s-deliberate\\:wall svg") !== null);
            await wall();
            assert.ok(new URL(visit.page.url()).searchParams.has("wall"));
            await visit.page.reload();
            await wall();
            const seen = await visit.page.$$eval("button, select, input, textarea, a[href]", (all) => all.filter((each) => each.checkVisibility()).map(({ textContent }) => textContent.trim()));
            assert.deepEqual(seen, ["Leave this view (Escape)"]);
            assert.equal(await visit.page.$$eval("h1", (all) => all.filter((each) => each.checkVisibility()).length), 1);
            assert.ok(await visit.page.$eval("#s-deliberate\\:title", (title) => parseFloat(getComputedStyle(title).fontSize) >= 32));
            if (lab.browserName === "chromium") assert.deepEqual(await barriers(visit), []);
            // Another page of the same browser collects a ballot.
            const other = await visit.page.browserContext().newPage();
            await other.goto(new URL(`deliberate.html${question}`, visit.page.url()).href);
            await other.waitForSelector("#s-deliberate\\:agree");
            await other.click("#s-deliberate\\:agree");
            await other.waitForFunction(() => document.querySelector('[data-use="deliberate:ballot-code"]')?.value);
            await other.click("#s-deliberate\\:add-own");
            await visit.until("one ballot", () => document.querySelector("#s-deliberate\\:wall-count")?.textContent === "1 ballot" && document.querySelector("#s-deliberate\\:wall-map") !== null);
            await other.close();
            await visit.screenshot("deliberate-wall");
            await visit.page.keyboard.press("Escape");
            await visit.until("the room", () => document.querySelector("#s-deliberate\\:say") !== null);
            assert.ok(!new URL(visit.page.url()).searchParams.has("wall"));
        }),
    },
    {
        name: "axe-core finds no barrier in the room of deliberation, in all three themes, empty and with ballots",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await openRoom(visit);
            assert.deepEqual(await barriers(visit), [], "empty");
            await answerAll(visit, () => visit.use("deliberate:agree"));
            await visit.use("deliberate:choose", "plain");
            await addOwn(visit);
            await counts(visit, "1 person");
            await visit.page.$$eval("details", (parts) => parts.forEach((part) => { part.open = true; }));
            for (const theme of ["light", "dark", "contrast"]) {
                await visit.page.select("#appearance", theme);
                assert.deepEqual(await barriers(visit), [], theme);
                await visit.screenshot(`deliberate-${theme}`);
            }
        }),
    },
    {
        name: "the room of deliberation is on the map page too: a statement is answered on the canvas",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openMap(`index.html${question}`);
            await clickOn(visit, "room:deliberate");
            await visit.probeUntil("a statement", ({ rects }) => rects["deliberate:agree"]);
            await clickOn(visit, "deliberate:agree");
            await visit.until("the second statement", () => /Statement 2 of 10/.test(document.querySelector("#mirror-sheet")?.textContent ?? ""));
            await visit.screenshot("deliberate-map");
            // From here paper is had too: on the page that can be printed, with the question that is open here.
            await visit.page.evaluateOnNewDocument(() => { globalThis.print = () => { globalThis.printed = (globalThis.printed ?? 0) + 1; }; });
            const press = (key) => visit.page.$eval(`#mirror [data-use="${key}"]`, (button) => button.click());
            await visit.until("a ballot", () => document.querySelector('#mirror [data-use="deliberate:ballot-code"]')?.value);
            await press("deliberate:add-own");
            await visit.until("a decision", () => document.querySelector('#mirror [data-use="deliberate:print"]') !== null);
            await press("deliberate:print");
            await visit.until("what is printed", () => globalThis.printed === 1 && /agree|no statement/.test(document.querySelector("#s-deliberate\\:agreed")?.textContent ?? ""), { seconds: 90 });
            assert.match(await told(visit, "count"), /1 person/);
            assert.match(await told(visit, "question"), /eight wordings/);
        }),
    },
];
