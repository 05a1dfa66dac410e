/// What is drawn: the map's colours are the legend's, today stands still under a moving lever, and no
/// frame waits for the graphics card.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { computed } from "./browser.mjs";
import { clickOn, rectangle } from "./hands.mjs";
import { shippedFirst } from "./native.mjs";

/// More people than a quick look has, and few enough to be computed soon.
const question = (people) => `index.html#scenario=virtual-gp&reform=follows&population=${people}`;
const lever = "settlement.lag_weeks";
const appearances = ["light", "dark", "contrast"];
/// Colours of a map and its legend are equal but for the rounding of a blend.
const nearEnough = 24;
/// People overlap: of so many at least the middle can be seen.
const seenShare = 0.4;

/// Runs in the page before its scripts: counts what is asked of the graphics card, by name. Each such
/// question waits until the card has done all that it was told before.
function countQuestions() {
    window.asked = {};
    const quick = /^(isContextLost|getContextAttributes|getExtension|getSupportedExtensions)$/;
    for (const name of Object.getOwnPropertyNames(WebGL2RenderingContext.prototype)) {
        const { value } = Object.getOwnPropertyDescriptor(WebGL2RenderingContext.prototype, name);
        if (typeof value !== "function" || !/^(get|is|check|read)/.test(name) || quick.test(name)) continue;
        WebGL2RenderingContext.prototype[name] = function (...args) {
            window.asked[name] = (window.asked[name] ?? 0) + 1;
            return value.apply(this, args);
        };
    }
}

async function openQuestion(visit, people) {
    await visit.go(question(people));
    await visit.until("the screen", () => document.querySelector("#loading").hidden);
    const shipped = shippedFirst(visit.lab).fingerprint;
    return visit.probeUntil("a computed result", (state) => computed(state) && state.fingerprint !== shipped);
}

/// The colours of points of a picture of the page: [r, g, b] each.
async function coloursAt(visit, points) {
    const picture = await visit.page.screenshot({ encoding: "base64" });
    return visit.page.evaluate(async (base64, places) => {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
        const bitmap = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext("2d");
        context.drawImage(bitmap, 0, 0);
        const { data, width } = context.getImageData(0, 0, bitmap.width, bitmap.height);
        return places.map(([x, y]) => {
            const at = 4 * (Math.floor(y) * width + Math.floor(x));
            return [...data.slice(at, at + 3)];
        });
    }, picture, points);
}

/// Where the legend shows the colour of a value.
function legendPoint(rects, value) {
    const ramp = rects["legend:ramp"];
    if (!ramp) {
        const [x, y, width, height] = rects[`legend:${value}`];
        return [x + width / 2, y + height / 2];
    }
    const [x, y, width, height] = ramp;
    // A slice shows one day's colour: its middle.
    const slices = 48, slice = Math.min(slices - 1, Math.round(slices * Math.sqrt(Math.min(value, 42) / 42)));
    return [x + width * (slice + 0.5) / slices, y + height / 2];
}

/// Share of the people on the map who have the colour that the legend gives them.
async function shareInLegendColour(visit) {
    const { dots, rects } = await visit.probe();
    const [x, y, width, height] = rects.map;
    // Not where buttons, the legend and the time lie over the map.
    const inside = dots.filter(([left, top, value]) => value !== 255 && left > x + width * 0.3
        && left < x + width * 0.9 && top > y + height * 0.1 && top < y + height * 0.75);
    assert.ok(inside.length > 30, `only ${inside.length} people to look at`);
    const values = [...new Set(inside.map(([, , value]) => value))];
    const colours = await coloursAt(visit, [...inside, ...values.map((value) => legendPoint(rects, value))]);
    const meant = new Map(values.map((value, index) => [value, colours[inside.length + index]]));
    const right = inside.filter(([, , value], index) =>
        meant.get(value).every((channel, i) => Math.abs(channel - colours[index][i]) <= nearEnough));
    return right.length / inside.length;
}

export const tests = [
    {
        name: "under a moving lever today stands still, and no frame asks the graphics card anything",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            const before = await openQuestion(visit, 60_000);
            const { mouse } = visit.page;
            const { x, width, middleX, middleY } = await rectangle(visit, `control:${lever}`);
            await visit.page.evaluate(() => { window.asked = {}; });
            await mouse.move(middleX, middleY);
            await visit.probe();
            await mouse.down();
            await visit.probe();
            await mouse.move(x + width * 0.3, middleY);
            await pause(60);
            await mouse.move(x + width * 0.2, middleY);
            const during = await visit.probeUntil("a quick look", ({ status, levers }) =>
                status === "preview" && levers[lever] !== before.levers[lever]);
            await visit.screenshot("drawing-quick-look");
            for (const [key, [today]] of Object.entries(before.outcomes)) {
                assert.equal(during.outcomes[key][0], today, `${key} today`);
            }
            assert.notDeepEqual(during.outcomes, before.outcomes);
            assert.match(during.sentence, /^Quick look: /);
            const [instead] = /instead of .*?(?=[;,]|\. )/.exec(before.sentence);
            assert.ok(during.sentence.includes(instead), `${during.sentence} does not say ${instead}`);
            await mouse.up();
            const after = await visit.probeUntil("the full answer", (state) => computed(state)
                && state.fingerprint !== before.fingerprint);
            for (const [key, [today]] of Object.entries(before.outcomes)) assert.equal(after.outcomes[key][0], today);
            assert.doesNotMatch(after.sentence, /^Quick look/);
            assert.match(after.sentence, / with your changes, /);
            assert.deepEqual(await visit.page.evaluate(() => window.asked), {});
        }, { before: [countQuestions] }),
    },
    {
        name: "after every change of appearance the map has the colours of its legend",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            let { appearance } = await openQuestion(visit, 20_000);
            const names = ["wait", "provider", "deprivation", "age"];
            // All three appearances, the last of them for what changes in colours that are classes.
            const changes = [[0, 2, "reform"], [2, 1, "change"]];
            for (const [colouring, turns, side] of changes) {
                await visit.use("side", side);
                await visit.probeUntil(`what is shown: ${side}`, (state) => state.side === side);
                const { x, y, width, height } = await rectangle(visit, "colour");
                // Four names side by side, of about the same width.
                await visit.page.mouse.move(x + width * (colouring === 0 ? 0.08 : 0.65), y + height / 2);
                await visit.probe();
                await visit.page.mouse.down();
                await visit.probe();
                await visit.page.mouse.up();
                await visit.probeUntil(`colours by ${names[colouring]}`, (state) => state.colouring === names[colouring]);
                for (let turn = 0; turn < turns; ++turn) {
                    const next = appearances[(appearances.indexOf(appearance) + 1) % appearances.length];
                    await clickOn(visit, "button:appearance");
                    await visit.probeUntil(`the ${next} appearance`, (state) => state.appearance === next);
                    appearance = next;
                    await pause(300);
                    await visit.screenshot(`drawing-${names[colouring]}-${appearance}`);
                    const share = await shareInLegendColour(visit);
                    assert.ok(share >= seenShare, `${names[colouring]}, ${appearance}: ${share.toFixed(2)} of the people`);
                }
            }
        }),
    },
];
