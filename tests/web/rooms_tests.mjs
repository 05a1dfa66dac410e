/// Canvas and mirror draw one sheet: every node of a room is on the canvas, with the same words and values, on a
/// desk and on a phone.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { at, computed } from "./browser.mjs";
import { clickOn } from "./hands.mjs";
import { nativeCompare } from "./native.mjs";
import { nodesOf, sheetOf } from "./sheets.mjs";

const tinyMap = "index.html#scenario=virtual-gp&reform=follows&population=2000&weeks=26";
const words = (text) => text.trim().replace(/\s+/g, " ");

/// Opens on the canvas what folds: with the focus on it in the mirror, the canvas brings it into sight and opens it.
async function unfold(visit, key) {
    await visit.page.focus(`#mirror [data-key="${key}"] summary`);
    const inside = nodesOf(await sheetOf(visit)).find((node) => node.key === key).children[0].key;
    await visit.probeUntil(`what is in “${key}”`, ({ rects }) => inside in rects);
    await visit.page.focus("#plain-link");
}

/// What the canvas draws while a test looks at it: {said, all, rects}, of all parts of a screen together.
class Drawn {
    /// `before`: rectangles of another room, whose bar a phone shares.
    static async begin(visit, before = {}) {
        await visit.page.evaluate(() => dispatchEvent(new Event("folkmoot-listen")));
        const drawn = new Drawn();
        Object.assign(drawn, { visit, lines: new Set(), rects: { ...before } });
        await drawn.look();
        return drawn;
    }

    async look() {
        const state = await this.visit.probeUntil("what is drawn", ({ said: some }) => some?.length > 0);
        for (const each of state.said) this.lines.add(words(each));
        Object.assign(this.rects, state.rects);
    }

    /// A machine without a graphics card takes its time to draw what a press has opened.
    async lookAgain() {
        for (let frames = 0; frames < 3; ++frames) {
            await this.visit.probe();
            await pause(250);
        }
        await this.look();
    }

    get said() { return [...this.lines]; }

    get all() { return this.said.join("\n"); }
}

/// `first` are pressed one after the other, then what is folded is opened (`opens`: its keys), then `parts` are pressed.
async function drawn(visit, parts, { first = [], opens = [], before = {} } = {}) {
    const canvas = await Drawn.begin(visit, before);
    for (const part of [...first, ...opens, ...parts]) {
        if (opens.includes(part)) await unfold(visit, part);
        else await clickOn(visit, part);
        await canvas.lookAgain();
    }
    return canvas;
}

/// Whether the canvas shows a setting's value: with its unit, or without where there is no room for it.
const showsValue = ({ said }, value) => said.includes(words(value)) || said.includes(words(value).replace(/^(× \S+|\S+) .*/, "$1"));

/// What of a table is nowhere on the canvas. What two columns are is seen where one stands at the left and the other at
/// the right.
function lackingOfTable({ columns = [], rows = [] }, canvas) {
    const told = [...(columns.length > 2 ? columns.map(({ words: its }) => its) : []), ...rows.flatMap(({ cells }) => cells)];
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
        case "disclosure": return [...must(there, "no place"), ...must(says(node.words), node.words)];
        case "progress": return must(says(node.words) || says(value), node.words);
        case "slider": return [...must(there, "no place"), ...must(key === "track" || (says(node.words) && showsValue(canvas, value)), `${node.words}: ${value}`)];
        case "switch": case "number": return [...must(there, "no place"), ...must(says(node.words), node.words), ...must(says(help), help)];
        case "button": case "file": case "text-field": return must(there || node.disabled, "no place");
        case "choice": {
            const shown = `pick:${key}` in canvas.rects ? options.filter((option) => option.key === node.value) : options;
            const some = shown.some((option) => says(option.words));
            return [...must(there, "no place"), ...must(some, shown.map((option) => option.words).join(", "))];
        }
        case "chart": return [...must(there, "no place"), ...must(says(title), title), ...must(says(node.words), node.words)];
        case "map": return [...must(there, "no place"), ...must(says(title), title)];
        case "table": return behind ? must(there, "no place") : lackingOfTable(node, canvas).map((each) => `table ${key}: ${each}`);
        default: return [];
    }
}

/// The nodes of the chooser are seen when it is opened.
const inChooser = new Set(["scenario", "scenario-file", "chooser"]);

function allLacking(sheet, canvas) {
    const found = [];
    const walk = (node, behind) => {
        if (inChooser.has(node.key)) return;
        found.push(...lacking(node, canvas, behind));
        for (const child of node.children ?? []) walk(child, node.kind === "chart" || node.kind === "map");
    };
    walk(sheet, false);
    return found;
}

async function opened(visit) {
    await visit.go(tinyMap);
    await visit.until("all runs", () => /^100 runs are ready/.test(document.querySelector("#s-sure-status")?.textContent ?? ""), { seconds: 120 });
    return visit.probeUntil("a computed result", computed);
}

async function goTo(visit, room) {
    await visit.page.$eval(`#s-room-${room}`, (button) => button.click());
    await visit.probeUntil("the room", (state) => state.room === room);
}

/// Keys of what folds.
const folded = (sheet) => nodesOf(sheet).filter(({ kind, key }) => kind === "disclosure" && !inChooser.has(key)).map(({ key }) => key);

async function walked(visit, first, parts) {
    await opened(visit);
    // Somebody is described, and what becomes of people like that stands among the rest.
    await visit.use("neighbour:age", "2");
    await visit.until("people like that", () => document.querySelector("#s-neighbour\\:alike-table") !== null, { seconds: 60 });
    const explore = await drawn(visit, parts, { first, opens: folded(await sheetOf(visit)) });
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

/// Whether nothing in the room is being worked out.
const atRest = (nodes) => !nodes.some(({ busy, kind, words: its }) => busy || kind === "progress" || /…$/.test(its ?? ""));

/// Waits until the room is at rest and `ready(nodes)`, and all that its sheet says is on the canvas; what is not,
/// if that does not come about.
async function lackingAtRest(visit, canvas, ready = () => true) {
    let last = [];
    for (const end = Date.now() + 60_000; Date.now() < end; await pause(200)) {
        const sheet = await sheetOf(visit), nodes = nodesOf(sheet);
        if (!atRest(nodes) || !ready(nodes)) {
            last = ["the room does not come to rest"];
            continue;
        }
        await canvas.look();
        last = allLacking(sheet, canvas);
        if (last.length === 0) break;
    }
    return last;
}

/// Looks at a table that is longer and wider than its room: down to its end, then sideways.
async function scrolled(canvas, key, turns) {
    const { visit } = canvas, { mouse, keyboard } = visit.page;
    const { rects: { [key]: [x, y, width, height] } } = await visit.probe();
    // The canvas has the keys, as after any press on it.
    await visit.page.focus("#canvas");
    await mouse.move(x + width * 0.7, y + height * 0.6);
    for (let turn = 0; turn < turns.down; ++turn) {
        await mouse.wheel({ deltaY: 300 });
        await canvas.look();
    }
    await keyboard.down("Shift");
    for (let turn = 0; turn < turns.across; ++turn) {
        await mouse.wheel({ deltaY: 200 });
        await canvas.look();
    }
    await keyboard.up("Shift");
}

const valueOf = (nodes, wanted) => nodes.find(({ key }) => key === wanted)?.value;
const has = (nodes, wanted) => nodes.some(({ key }) => key === wanted);

/// The funding lab: its list of places, each tab of what the formula does, and each other way to see the places.
async function walkedFunding(visit, bar) {
    await goTo(visit, "funding");
    const { funding } = await visit.probeUntil("the formula to be worked out", (state) => state.funding && !state.funding.stale);
    const canvas = await Drawn.begin(visit, bar);
    const check = async (what, ready) => assert.deepEqual(await lackingAtRest(visit, canvas, ready), [], what);
    await visit.probeUntil("the list", ({ rects }) => rects["funding:list"]);
    await scrolled(canvas, "funding:list", { down: 8, across: 0 });
    assert.ok(funding.places.length > 40);
    assert.deepEqual(funding.places.filter((name) => !canvas.said.includes(words(name))), []);
    // Of some places everything that is told of them.
    await visit.use("funding:search", "London");
    await visit.probeUntil("those of London", (state) => state.funding.shown === 5);
    await canvas.lookAgain();
    await scrolled(canvas, "funding:list", { down: 0, across: 14 });
    const { options } = nodesOf(await sheetOf(visit)).find(({ key }) => key === "funding:effect");
    assert.equal(options.length, 6);
    for (const [index, { key }] of options.entries()) {
        await clickOn(visit, `tab:funding:effect:${index}`);
        if (key === "future") await clickOn(visit, "funding:run");
        await check(key, (nodes) => valueOf(nodes, "funding:effect") === key && has(nodes, "funding:future-says") === (key === "future"));
    }
    for (const [index, view] of [[1, "map"], [2, "cartogram"]]) {
        await clickOn(visit, `tab:funding:view:${index}`);
        await check(view, (nodes) => valueOf(nodes, "funding:view") === view);
    }
}

/// The split-test lab, with everything that folds open and a table of one's own.
async function walkedTrial(visit, narrow, bar) {
    await goTo(visit, "trial");
    await visit.until("its sheet", () => document.querySelector("#s-trial\\:title") !== null);
    await visit.use("trial:scenario", "peeking");
    await visit.probeUntil("the trial", ({ scenario, trial }) => scenario === "peeking" && trial && !trial.stale);
    await visit.until("what opens the truth", (show) => document.querySelector(show) !== null, { args: [at("trial:show")] });
    await visit.use("trial:show");
    await visit.use("trial:own-paste", "arm,result\ncontrol,27\ncontrol,31\ncontrol,29\nletter,33\nletter,36\nletter,31\n");
    const canvas = await Drawn.begin(visit, bar);
    if (narrow) await clickOn(visit, "button:trial-design");
    for (const key of folded(await sheetOf(visit))) await unfold(visit, key);
    const told = ["trial:run", "trial:summed", "trial:own-result"];
    assert.deepEqual(await lackingAtRest(visit, canvas, (nodes) => told.every((key) => has(nodes, key))), []);
}

async function walkedLabs(visit, narrow) {
    await visit.openMap(tinyMap);
    if (narrow) await clickOn(visit, "sheet:More");
    const { rects } = await visit.probeUntil("the buttons", (state) => state.rects["button:tour"]);
    const bar = Object.fromEntries(Object.entries(rects).filter(([key]) => key.startsWith("button:")));
    // On a phone the funding lab's parts are reached one by one in a test of its own.
    if (!narrow) await walkedFunding(visit, bar);
    await walkedTrial(visit, narrow, bar);
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

/// Uses the scenario's levers, and every twelfth of its assumptions, once each with the mouse. With the focus on it in the mirror each comes into sight.
async function pressAll(visit) {
    const nodes = nodesOf(await sheetOf(visit)), others = nodesOf(nodes.find(({ key }) => key === "others"));
    const settings = nodes.filter((node) => node.key.startsWith("lever:") && node.kind !== "group" && !others.includes(node));
    const all = settings.filter(({ mark }, at) => mark === "lever" || at % 12 === 0);
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
        only: "chromium",
        run: (lab) => lab.visit((visit) => walked(visit, ["outcomes:all"], ["table:map"]), { width: 1280, height: 900, ratio: 0.5 }),
    },
    {
        name: "on a phone everything that a room says is on the canvas, with the same words and values",
        only: "chromium",
        run: (lab) => lab.visit((visit) => walked(visit, ["table:map", "sheet:Results", "outcomes:all"], ["sheet:Time", "sheet:More", "button:more"]), { width: 390, height: 844, ratio: 0.5 }),
    },
    {
        name: "on a desk everything that the labs say is on the canvas, with the same words and values",
        only: "chromium",
        run: (lab) => lab.visit((visit) => walkedLabs(visit, false), { width: 1280, height: 900, ratio: 0.5 }),
    },
    {
        name: "on a phone everything that the split-test lab says is on the canvas, with the same words and values",
        only: "chromium",
        run: (lab) => lab.visit((visit) => walkedLabs(visit, true), { width: 390, height: 844, ratio: 0.5 }),
    },
    {
        name: "each lever used once on the canvas gives the state and the fingerprint of the native command",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
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
        }, { width: 1280, height: 1000, ratio: 0.5 }),
    },
];
