/// Canvas and mirror draw one sheet: every node of a room is on the canvas, with the same words and values, on a
/// desk and on a phone.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { computed } from "./browser.mjs";
import { clickOn } from "./hands.mjs";
import { nativeCompare } from "./native.mjs";
import { nodesOf, sheetOf } from "./sheets.mjs";

const words = (text) => text.trim().replace(/\s+/g, " ");

/// Opens on the canvas what folds: with the focus on it in the mirror, the canvas brings it into sight and opens it.
async function unfold(visit, key) {
    await visit.page.focus(`#mirror [data-key="${key}"] summary`);
    const inside = nodesOf(await sheetOf(visit)).find((node) => node.key === key).children[0].key;
    await visit.probeUntil(`what is in “${key}”`, ({ rects }) => inside in rects);
    await visit.page.focus("#plain-link");
}

/// What the canvas draws from now on: {said, rects}, of all parts of a phone's screen together. `opens`: keys of what
/// is folded; `before`: what was drawn in another room, whose bar a phone shares.
async function drawn(visit, parts, { opens = [], before = {} } = {}) {
    await visit.page.evaluate(() => dispatchEvent(new Event("folkmoot-listen")));
    const said = new Set(), rects = { ...before };
    const look = async () => {
        const state = await visit.probeUntil("what is drawn", ({ said: some }) => some?.length > 0);
        for (const each of state.said) said.add(words(each));
        Object.assign(rects, state.rects);
    };
    await look();
    for (const part of [...opens, ...parts]) {
        if (opens.includes(part)) await unfold(visit, part);
        else await clickOn(visit, part);
        // A machine without a graphics card takes its time to draw what the press has opened.
        for (let frames = 0; frames < 3; ++frames) {
            await visit.probe();
            await pause(250);
        }
        await look();
    }
    return { said: [...said], all: [...said].join("\n"), rects };
}

/// Whether the canvas shows a setting's value: with its unit, or without where there is no room for it.
const showsValue = ({ said }, value) => said.includes(words(value)) || said.includes(words(value).replace(/^(× \S+|\S+) .*/, "$1"));

/// What of a table is nowhere on the canvas.
function lackingOfTable({ columns = [], rows = [] }, canvas) {
    const told = [...columns.map(({ words: its }) => its), ...rows.flatMap(({ cells }) => cells)];
    return told.filter((each) => each && !canvas.all.includes(words(each)));
}

/// What of a node is not on the canvas, in words; empty if all is. `behind`: it stands behind a chart, where one
/// press shows it.
function lacking(node, canvas, behind) {
    const { kind, key, title, value_words: value, help, options = [] } = node;
    const there = key in canvas.rects;
    const says = (text) => !text || canvas.all.includes(words(text));
    const must = (fine, what) => (fine ? [] : [`${kind} ${key}: ${what}`]);
    switch (kind) {
        case "heading": case "text": case "sentence": case "notice": case "link": return must(says(node.words), node.words);
        case "progress": return must(says(node.words) || says(value), node.words);
        case "slider": return [...must(there, "no place"), ...must(key === "track" || (says(node.words) && showsValue(canvas, value)), `${node.words}: ${value}`)];
        case "switch": case "number": return [...must(there, "no place"), ...must(says(node.words), node.words), ...must(says(help), help)];
        case "button": case "text-field": return must(there || node.disabled, "no place");
        case "choice": {
            const shown = `pick:${key}` in canvas.rects ? options.filter((option) => option.key === node.value) : options;
            const some = shown.some((option) => says(option.words));
            return [...must(there, "no place"), ...must(some, shown.map((option) => option.words).join(", "))];
        }
        case "chart": return [...must(there, "no place"), ...must(says(title), title), ...must(says(node.words), node.words)];
        case "table": return behind ? must(there, "no place") : lackingOfTable(node, canvas).map((each) => `table ${key}: ${each}`);
        default: return [];
    }
}

/// The nodes of the chooser are seen when it is opened.
const inChooser = new Set(["scenario", "scenario-file"]);

function allLacking(sheet, canvas) {
    const found = [];
    const walk = (node, behind) => {
        if (inChooser.has(node.key)) return;
        found.push(...lacking(node, canvas, behind));
        for (const child of node.children ?? []) walk(child, node.kind === "chart");
    };
    walk(sheet, false);
    return found;
}

async function opened(visit) {
    await visit.go("index.html#scenario=virtual-gp&reform=follows&population=2000&weeks=26");
    await visit.until("all runs", () => /^100 runs are ready/.test(document.querySelector("#s-sure-status")?.textContent ?? ""), { seconds: 120 });
    return visit.probeUntil("a computed result", computed);
}

async function goTo(visit, room) {
    await visit.page.$eval(`#s-room-${room}`, (button) => button.click());
    await visit.probeUntil("the room", (state) => state.room === room);
}

/// Keys of what folds.
const folded = (sheet) => nodesOf(sheet).filter(({ kind }) => kind === "disclosure").map(({ key }) => key);

async function walked(visit, parts) {
    await opened(visit);
    const explore = await drawn(visit, parts, { opens: folded(await sheetOf(visit)) });
    assert.deepEqual(allLacking(await sheetOf(visit), explore), []);
    const outcomes = nodesOf(await sheetOf(visit)).find(({ key }) => key === "outcomes");
    assert.ok(outcomes.rows.length > 10);
    await goTo(visit, "evidence");
    // What the model says of itself is asked for when the room is opened.
    for (let turns = 0; turns < 100; ++turns) {
        const sheet = await sheetOf(visit);
        if (sheet.key === "sheet:evidence" && folded(sheet).length > 0) break;
        await pause(200);
    }
    const bar = Object.fromEntries(Object.entries(explore.rects).filter(([key]) => key.startsWith("button:")));
    const evidence = await drawn(visit, [], { opens: folded(await sheetOf(visit)), before: bar });
    assert.deepEqual(allLacking(await sheetOf(visit), evidence), []);
}

async function pressAt(visit, x, y) {
    for (const act of [() => visit.page.mouse.move(x, y), () => visit.page.mouse.down(), () => visit.page.mouse.up()]) {
        await act();
        await visit.probe();
    }
}

/// Presses at a point of a control: where another value than its own lies.
async function pressControl(visit, node, [x, y, width, height]) {
    const share = node.kind !== "slider" ? 0.5 : (node.value - node.low) / (node.high - node.low) > 0.5 ? 0.3 : 0.7;
    const options = node.options?.length ?? 1, other = node.options?.findIndex(({ key }) => key !== node.value) ?? 0;
    const stacked = height > 60, part = (other + 0.5) / options;
    const at = node.kind === "choice" ? [stacked ? 0.5 : part, stacked ? part : 0.5] : node.kind === "switch" ? [Math.min(0.5, 18 / width), 0.5] : [share, 0.5];
    await pressAt(visit, x + at[0] * width, y + at[1] * height);
    const { rects } = await visit.probe();
    if (!(`pick:${node.key}` in rects)) return;
    // The list of all options has opened.
    const option = `${node.key}=${node.options[other].key}`;
    const { rects: { [option]: [left, top, wide, tall] } } = await visit.probeUntil(option, (state) => option in state.rects, 20);
    await pressAt(visit, left + wide / 2, top + tall / 2);
}

/// Uses the scenario's levers, and every fifth of its assumptions, once each with the mouse. With the focus on it in the mirror each comes into sight.
async function pressAll(visit) {
    const nodes = nodesOf(await sheetOf(visit)), others = nodesOf(nodes.find(({ key }) => key === "others"));
    const settings = nodes.filter((node) => node.key.startsWith("lever:") && node.kind !== "group" && !others.includes(node));
    const all = settings.filter(({ mark }, at) => mark === "lever" || at % 5 === 0);
    for (const node of all) {
        const name = `control:${node.key.slice(6)}`;
        const before = (await visit.probe()).levers[node.key.slice(6)];
        // What comes in while a machine is busy may move what is below it: whoever misses presses again.
        for (let presses = 0; presses < 4; ++presses) {
            await visit.page.focus(`#mirror [data-use="${node.key}"]`);
            let last = "";
            const { rects } = await visit.probeUntil(`${name} in sight`, ({ rects: each, height }) => {
                const still = last === String(each[name]);
                last = String(each[name]);
                return still && each.focus && each[name]?.[1] > 60 && each[name][1] + each[name][3] <= height;
            }, 20);
            await pressControl(visit, node, rects[name]);
            if ((await visit.probe()).levers[node.key.slice(6)] !== before) break;
        }
    }
    return all;
}

export const tests = [
    {
        name: "on a desk everything that a room says is on the canvas, with the same words and values",
        run: (lab) => lab.visit((visit) => walked(visit, ["outcomes:all", "table:map"]), { width: 1280, height: 900 }),
    },
    {
        name: "on a phone everything that a room says is on the canvas, with the same words and values",
        run: (lab) => lab.visit((visit) => walked(visit, ["table:map", "sheet:Results", "outcomes:all", "sheet:Time", "sheet:More", "button:more"]), { width: 390, height: 844 }),
    },
    {
        name: "each lever used once on the canvas gives the state and the fingerprint of the native command",
        run: (lab) => lab.browserName === "chromium" && lab.visit(async (visit) => {
            const before = await opened(visit);
            const nodes = await pressAll(visit);
            assert.ok(nodes.length > 15);
            const { levers } = await visit.probe();
            const same = nodes.filter(({ key }) => levers[key.slice(6)] === before.levers[key.slice(6)]).map(({ key }) => key);
            assert.deepEqual(same, [], "levers that have not moved");
            const sets = nodes.flatMap(({ key, options }) => ["--set", `${key.slice(6)}=${options ? options[levers[key.slice(6)]].key : levers[key.slice(6)]}`]);
            const native = nativeCompare(lab, "--policy", "follows", "--population", 2000, "--weeks", 26, ...sets).fingerprint;
            await visit.probeUntil("the same result", (state) => computed(state) && state.fingerprint === native);
            // Backwards from the canvas keys come to what the hand was on last.
            await visit.page.keyboard.down("Shift");
            await visit.page.keyboard.press("Tab");
            await visit.page.keyboard.up("Shift");
            assert.equal(await visit.page.evaluate(() => document.activeElement.dataset.use), nodes.at(-1).key);
        }, { width: 1280, height: 1000 }),
    },
];
