/// The room of deliberation: two phones and a desk, without a canvas; and on the map page.

import assert from "node:assert/strict";
import { at } from "./browser.mjs";
import { clickOn } from "./hands.mjs";
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
    await page.emulateMediaType("screen");
}

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
                await visit.use("deliberate:save-session");
                await visit.use("deliberate:save-polis");
                await visit.until("the files", () => window.seen.saved.length >= 5);
                const saved = await visit.saved();
                assert.deepEqual(saved.map(({ name }) => name).sort(), ["comments.csv", "participant-votes.csv", "reminder-letter.ballots", "summary.csv", "votes.csv"]);
                const session = Buffer.from(saved.find(({ name }) => name.endsWith(".ballots")).base64, "base64").toString();
                assert.equal(session.split("\n").filter((line) => line && !line.startsWith("#")).length, 3);
                await visit.screenshot("deliberate-desk");
                await printsDecisionAlone(visit, lab);
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
        run: (lab) => lab.visit(async (visit) => {
            await visit.openMap(`index.html${question}`);
            await clickOn(visit, "room:deliberate");
            await visit.probeUntil("a statement", ({ rects }) => rects["deliberate:agree"]);
            await clickOn(visit, "deliberate:agree");
            await visit.until("the second statement", () => /Statement 2 of 10/.test(document.querySelector("#mirror-sheet")?.textContent ?? ""));
            await visit.screenshot("deliberate-map");
        }),
    },
];
