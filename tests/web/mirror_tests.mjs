/// The live mirror: the map page's room as HTML beside the canvas, for who does not look at pictures and for keys.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { at, computed } from "./browser.mjs";
import { dragLever } from "./hands.mjs";
import { nativeCompare } from "./native.mjs";
import { barriers } from "./plain_tests.mjs";
import { nodesOf, sheetOf } from "./sheets.mjs";

const tiny = ["--population", 2000, "--weeks", 26];
const tinyMap = "index.html#scenario=virtual-gp&reform=follows&population=2000&weeks=26";

/// Opens the map page with very few citizens, and waits for the mirror of what it has computed.
async function openTinyMap(visit) {
    await visit.go(tinyMap);
    await visit.until("the mirror", () => document.querySelector("#s-outcomes") !== null);
    return visit.probeUntil("a computed result", (state) => computed(state) && state.fingerprint !== "");
}

const openAll = (visit) => visit.page.$$eval("#mirror details", (parts) => parts.forEach((part) => { part.open = true; }));
const focused = (visit) => visit.page.evaluate(() => document.activeElement.dataset.use ?? document.activeElement.dataset.key ?? document.activeElement.id);
const words = (text) => text.trim().replace(/\s+/g, " ");

/// Another value of a slider, on one of its steps.
function onStep({ low, high, step }, now) {
    const next = Math.round((now - low) / step) + 1;
    return String(Number((low + (low + next * step > high ? next - 2 : next) * step).toPrecision(12)));
}

/// Presses Tab until what has the focus is wanted; everything that had it on the way.
async function tabTo(visit, wanted, most = 150) {
    const passed = [];
    while (passed.length < most) {
        await visit.page.keyboard.press("Tab");
        passed.push(await focused(visit));
        if (passed.at(-1) === wanted) return passed;
    }
    throw new Error(`Tab does not come to “${wanted}”, only to ${passed.join(", ")}`);
}

/// Everything that Chromium tells a screen reader, as {role, name, node}.
async function accessible(visit) {
    const session = await visit.page.createCDPSession();
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const property = (node, name) => node.properties?.find((each) => each.name === name)?.value.value;
    return nodes.filter(({ ignored }) => !ignored).map((node) => ({ role: node.role?.value, name: words(node.name?.value ?? ""),
        value: node.value?.value, low: property(node, "valuemin"), high: property(node, "valuemax"), checked: property(node, "checked") }));
}

/// Chromium tells numbers with some seven digits.
const tiny_difference = 1e-4;
const near = (one, other) => Math.abs(one - other) <= tiny_difference * Math.max(1, Math.abs(other));

/// What a node of a sheet must be for a screen reader: a test of one of the accessible things.
const roles = {
    heading: (node) => ({ role, name }) => role === "heading" && name === words(node.words),
    slider: (node) => ({ role, name, value, low, high }) => role === "slider" && name === words(node.words)
        && Math.abs(value - node.value) <= (node.step || 0) + tiny_difference && near(low, node.low) && near(high, node.high),
    switch: (node) => ({ role, name, checked }) => role === "switch" && name === words(node.words) && String(checked) === String(node.value),
    number: (node) => ({ role, name }) => role === "spinbutton" && name === words(node.words),
    button: (node) => ({ role, name }) => role === "button" && name === words(node.words),
    link: (node) => ({ role, name }) => (role === "link" || role === "button") && name === words(node.words),
    table: (node) => ({ role, name }) => role === "table" && name.startsWith(words(node.title ?? node.words)),
    chart: (node) => ({ role, name }) => role === "figure" && name === words(node.title),
    map: (node) => ({ role, name }) => role === "figure" && name === words(node.title),
    choice: (node) => ({ role, name }) => ["combobox", "radiogroup", "group", "navigation"].includes(role) && name === words(node.words),
};

/// Nodes that nothing accessible stands for, each as a line; nothing is left out of a table, a choice or a chart's sentence.
async function missing(visit) {
    await openAll(visit);
    const nodes = nodesOf(await sheetOf(visit)), all = await accessible(visit);
    const text = words(await visit.page.$eval("#mirror", (mirror) => mirror.textContent));
    const lacking = nodes.filter((node) => roles[node.kind] && !all.some(roles[node.kind](node))).map(({ kind, words: its, title }) => `${kind} “${title ?? its}”`);
    const told = nodes.flatMap(({ kind, words: its, help, value_words: value, options, columns, rows }) => [
        ...(["text", "sentence", "chart", "map", "notice"].includes(kind) ? [its] : []), help, ["slider", "switch"].includes(kind) ? value : "",
        ...(options ?? []).map((option) => option.words), ...(columns ?? []).map((column) => column.words), ...(rows ?? []).flatMap(({ cells }) => cells)]);
    return [...lacking, ...told.filter((each) => each && !text.includes(words(each))).map((each) => `“${each}”`)];
}

/// Whether it can be seen what has the focus: by a ring on the canvas, or in words over it.
async function focusSeen(visit) {
    for (let turns = 0; turns < 60; ++turns) {
        if ((await visit.probe()).rects.focus) return true;
        if (await visit.page.$eval("#mirror-focus", (line) => !line.hidden && line.textContent !== "")) return true;
        if (turns > 20) await pause(50); // a machine that is busy draws late
    }
    return false;
}

/// What a screen reader misses of the room once nothing comes in any more.
async function missingAtRest(visit) {
    let left = await missing(visit);
    for (let looks = 0; left.length > 0 && looks < 15; ++looks) {
        await pause(2000);
        left = await missing(visit);
    }
    return left;
}

/// From the room Evidence to the funding lab, to a heading of its table, and out of it, by keys.
async function sortsByKeys(visit) {
    const { keyboard } = visit.page;
    const idNow = () => visit.page.evaluate(() => document.activeElement.id);
    await keyboard.down("Shift");
    while (await idNow() !== "s-room-funding") await keyboard.press("Tab");
    await keyboard.up("Shift");
    await keyboard.press("Enter");
    await visit.probeUntil("the funding lab", (state) => state.room === "funding" && state.funding && !state.funding.stale);
    await visit.until("its table", () => document.querySelector("#s-funding\\:list tbody tr") !== null);
    assert.equal(await idNow(), "s-room-funding");
    const passed = [];
    while (await idNow() !== "s-funding:list-by-name") {
        await keyboard.press("Tab");
        passed.push(await focused(visit));
        assert.ok(passed.length < 60, passed.join(", "));
        assert.ok(await focusSeen(visit), `what has the focus is not to be seen: ${passed.at(-1)}`);
    }
    const listed = async () => nodesOf(await sheetOf(visit)).find(({ key }) => key === "funding:list").rows.map(({ cells: [name] }) => name);
    const before = await listed(), names = [...before].sort((one, other) => (one < other ? -1 : 1));
    assert.ok(names.length > 40 && String(before) !== String(names));
    // The name of a heading sorts one way, then the other; the focus stays on it.
    const orders = { ascending: names, descending: [...names].reverse() };
    const seen = new Set();
    while (seen.size < 2) {
        await keyboard.press("Enter");
        const order = await visit.until("the table by name", (known) => {
            const heading = document.querySelector("#s-funding\\:list-by-name").closest("th");
            return !known.includes(heading.ariaSort) && heading.ariaSort;
        }, { args: [[...seen]] });
        assert.deepEqual(await listed(), orders[order]);
        assert.deepEqual(await visit.page.$$eval("#s-funding\\:list tbody th", (cells) => cells.map(({ textContent }) => textContent.trim())), orders[order]);
        assert.equal(await idNow(), "s-funding:list-by-name");
        seen.add(order);
    }
    const rest = await tabTo(visit, "canvas");
    assert.ok(rest.includes("funding:effect"), rest.join(", "));
}

export const tests = [
    {
        name: "while the canvas is shown, its mirror has no barrier and tells a screen reader everything that the room says",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await openTinyMap(visit);
            // Nothing comes in any more while it is read.
            await visit.until("all runs", () => /^100 runs are ready/.test(document.querySelector("#s-sure-status").textContent), { seconds: 90 });
            const media = lab.browserName === "chromium" ? await visit.page.createCDPSession() : null;
            const themes = media ? [["prefers-color-scheme", "light"], ["prefers-color-scheme", "dark"], ["prefers-contrast", "more"]] : [["", ""]];
            for (const room of ["explore", "evidence", "funding", "trial", "deliberate"]) {
                await visit.page.$eval(`#s-room-${room}`, (button) => button.click());
                await visit.until("the room", (name) => document.querySelector(`#s-room-${name}`).getAttribute("aria-current") === "page", { args: [room] });
                for (const [name, value] of themes) {
                    await media?.send("Emulation.setEmulatedMedia", { features: [{ name, value }] });
                    assert.ok(await visit.page.$eval("#canvas", (canvas) => !canvas.hidden && canvas.getAttribute("role") !== "application"));
                    assert.deepEqual(await barriers(visit), [], `${room}, ${value}`);
                }
                if (media) assert.deepEqual(await missingAtRest(visit), [], room);
            }
            // Whoever searches the page finds what the canvas shows.
            await visit.page.$eval("#s-room-explore", (button) => button.click());
            await visit.until("the room", () => document.querySelector("#s-sentence") !== null);
            assert.ok(await visit.page.evaluate(() => {
                getSelection().removeAllRanges();
                return window.find(document.querySelector("#s-sentence").textContent.slice(0, 30));
            }));
        }, { ratio: 0.5 }),
    },
    {
        name: "each control used once in the mirror gives the state and the fingerprint of the native command",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            let { fingerprint: last } = await openTinyMap(visit);
            assert.equal(last, nativeCompare(lab, ...tiny).fingerprint);
            const nodes = nodesOf(await sheetOf(visit));
            const policy = nodes.find(({ key }) => key === "policy");
            const reform = policy.options.find(({ key }) => key !== policy.value && key !== policy.options[0].key).key;
            const all = nodes.filter(({ key, kind }) => key.startsWith("lever:") && kind !== "group");
            assert.ok(all.length > 30);
            // Firefox: some of each kind.
            const controls = all.filter((_, index) => lab.browserName === "chromium" || index % 3 === 0);
            const sets = [];
            await visit.use("policy", reform);
            await visit.probeUntil("the other reform", (state) => state.reform === reform && computed(state));
            // Levers one after the other, and all of them together at the end.
            for (const node of controls) {
                const options = node.options?.map(({ key }) => key);
                const now = nodesOf(await sheetOf(visit)).find(({ key }) => key === node.key);
                const value = node.kind === "choice" ? options.find((key) => key !== now.value)
                    : node.kind === "switch" ? "" : onStep(node, now.value);
                await visit.use(node.key, value);
                const state = await visit.probeUntil(`“${node.key}” to move`, ({ levers }) => {
                    const at = levers[node.key.slice(6)];
                    return node.kind === "choice" ? at === options.indexOf(value) : node.kind === "switch" ? Boolean(at) !== now.value : Math.abs(at - value) < 1e-9;
                });
                sets.push("--set", `${node.key.slice(6)}=${node.kind === "choice" ? value : state.levers[node.key.slice(6)]}`);
            }
            const native = nativeCompare(lab, "--policy", reform, ...sets, ...tiny).fingerprint;
            const state = await visit.probeUntil("all of them", (each) => computed(each) && each.fingerprint === native);
            assert.notEqual(state.fingerprint, last);
            last = JSON.stringify(state.levers);
            // What is beside the levers: undo, one lever back, all of them, the seed, and what is looked at.
            await visit.use("button:undo");
            await visit.probeUntil("the last but one", ({ levers }) => JSON.stringify(levers) !== last);
            await visit.until("a way back", () => !document.querySelector("#s-button\\:redo").disabled);
            await visit.use("button:redo");
            await visit.probeUntil("the last", (each) => JSON.stringify(each.levers) === last && computed(each) && each.fingerprint === native);
            // What it is compared with, too: another policy, in the same world.
            const prints = policy.options.map(({ key }) => [key, nativeCompare(lab, "--policy", reform, "--baseline", key, ...sets, ...tiny).fingerprint]);
            const [other, against] = prints.find(([, print]) => print !== native);
            await visit.use("baseline", other);
            await visit.probeUntil("the other baseline", (each) => each.baseline === other && computed(each) && each.fingerprint === against);
            await visit.use("baseline", policy.options[0].key);
            await visit.probeUntil("the usual baseline", (each) => each.baseline === "" && computed(each) && each.fingerprint === native);
            await visit.use("button:reset-all");
            await visit.use("seed", "7");
            const seeded = nativeCompare(lab, "--policy", reform, "--seed", 7, ...tiny).fingerprint;
            await visit.probeUntil("the seed", (each) => computed(each) && each.fingerprint === seeded);
            await visit.use("side", "both");
            await visit.use("colour", "age");
            await visit.use("track", "3");
            await visit.probeUntil("what is looked at", ({ side, colouring, week }) => side === "both" && colouring === "age" && week === 2);
        }, { ratio: 0.5 }),
    },
    {
        name: "what is moved on the canvas is in the mirror within a blink, and what is moved in the mirror on the canvas",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openSmallMap();
            const slider = `input[type="range"]${at("lever:settlement.lag_weeks")}`;
            // From the use of a control to its words, in milliseconds: the quickest of a few, since other tests keep the machine busy.
            const times = await visit.page.evaluate(async (selector) => {
                const taken = [];
                for (const weeks of ["20", "30", "40", "50", "60"]) {
                    const input = document.querySelector(selector), begun = performance.now();
                    input.value = weeks;
                    input.dispatchEvent(new Event("input", { bubbles: true }));
                    while (input.getAttribute("aria-valuetext") !== `${weeks} weeks`) await new Promise((resolve) => { setTimeout(resolve, 5); });
                    taken.push(performance.now() - begun);
                }
                document.querySelector(selector).dispatchEvent(new Event("change", { bubbles: true }));
                return taken;
            }, slider);
            assert.ok(Math.min(...times) < 300, times.join(", "));
            await visit.probeUntil("the lever", ({ levers }) => levers["settlement.lag_weeks"] === 60);
            await dragLever(visit, "settlement.lag_weeks", 0.2);
            const { levers } = await visit.probe();
            await visit.until("the mirror to follow", (selector, weeks) => document.querySelector(selector).value === String(weeks),
                { args: [slider, levers["settlement.lag_weeks"]], seconds: 2 });
        }, { ratio: 0.5 }),
    },
    {
        name: "a whole session by keys alone: a lever, the sentence, a table, a link, another room, the funding lab's table sorted, and out again",
        only: "chromium",
        // Firefox has its own settings for what Tab reaches.
        run: (lab) => lab.visit(async (visit) => {
            const before = await openTinyMap(visit);
            const { keyboard } = visit.page;
            await visit.page.evaluate(() => {
                window.heard = [];
                new MutationObserver(() => {
                    const sentence = document.querySelector("#s-sentence");
                    if (sentence?.getAttribute("aria-busy") !== "true" && window.heard.at(-1) !== sentence?.textContent) window.heard.push(sentence?.textContent);
                }).observe(document.querySelector("#mirror"), { subtree: true, childList: true, characterData: true, attributes: true });
            });
            assert.equal(await visit.page.$eval("#s-sentence", (node) => node.getAttribute("aria-live")), "polite");
            // The ring on the canvas is where the focus is; what is out of sight comes into sight.
            for (const key of ["lever:settlement.lag_weeks", "lever:take_up.awareness"]) {
                await tabTo(visit, key);
                const state = await visit.probeUntil("the ring", ({ rects }) => {
                    const ring = rects.focus, control = rects[`control:${key.slice(6)}`];
                    return ring && control && Math.abs(ring[0] - control[0]) < 12 && Math.abs(ring[1] - control[1]) < 12 && ring[1] > 0 && ring[1] + ring[3] < 800;
                }, 20);
                assert.equal(state.levers[key.slice(6)], before.levers[key.slice(6)]);
            }
            await visit.screenshot("map-mirror-focus");
            await keyboard.press("ArrowRight");
            const moved = await visit.probeUntil("another result, and all runs of it", (state) => computed(state) && state.fingerprint !== before.fingerprint && state.runs === 100);
            await visit.until("the sentence to be heard", (sentence) => window.heard.includes(sentence), { args: [moved.sentence] });
            // The answer, and how sure it is in the end: not every run.
            assert.ok((await visit.page.evaluate(() => window.heard)).length <= 5, "every run is heard");
            // A number can be typed, and taken back.
            await keyboard.type("0.9");
            await visit.until("what is typed to be seen", () => !document.querySelector("#mirror-focus").hidden && /0\.9/.test(document.querySelector("#mirror-focus").textContent));
            await keyboard.press("Enter");
            await visit.probeUntil("the number", ({ levers }) => levers["take_up.awareness"] === 0.9);
            await keyboard.down("Control");
            await keyboard.press("z");
            await keyboard.up("Control");
            await visit.probeUntil("the number to be taken back", ({ levers }) => levers["take_up.awareness"] === moved.levers["take_up.awareness"]);
            // A chart's table opens and is reached.
            const passed = await tabTo(visit, "canvas");
            assert.ok(passed.includes("outcomes"), passed.join(", "));
            assert.equal(passed.filter((key) => key === "lever:take_up.awareness").length, 0);
            await keyboard.press("Tab");
            assert.notEqual(await focused(visit), "canvas");
            await visit.page.focus("#plain-link");
            await tabTo(visit, "room");
            await tabTo(visit, "button:share");
            await keyboard.press("Enter");
            await visit.until("a link in the address", () => /^#[A-Za-z0-9_-]+$/.test(location.hash));
            await visit.page.focus("#s-room-explore");
            const rooms = await visit.page.$$eval('[id^="s-room-"]', (all) => all.map(({ id }) => id));
            for (let i = 0; i < rooms.indexOf("s-room-evidence"); ++i) await keyboard.press("Tab");
            await keyboard.press("Enter");
            await visit.probeUntil("the other room", ({ room }) => room === "evidence");
            assert.equal(await visit.page.evaluate(() => document.activeElement.id), "s-room-evidence");
            await sortsByKeys(visit);
        }, { ratio: 0.5 }),
    },
];
