/// Canvas and mirror draw one sheet: every node of a room is on the canvas, with the same words and values, on a
/// desk and on a phone.

import assert from "node:assert/strict";
import { computed } from "./browser.mjs";
import { clickOn } from "./hands.mjs";
import { nodesOf, sheetOf } from "./sheets.mjs";

const words = (text) => text.trim().replace(/\s+/g, " ");

/// What the canvas draws from now on: {said, rects}, of all parts of a phone's screen together.
async function drawn(visit, parts) {
    await visit.page.evaluate(() => dispatchEvent(new Event("folkmoot-listen")));
    const said = new Set(), rects = {};
    const look = async () => {
        const state = await visit.probeUntil("what is drawn", ({ said: some }) => some?.length > 0);
        for (const each of state.said) said.add(words(each));
        Object.assign(rects, state.rects);
    };
    await look();
    for (const part of parts) {
        await clickOn(visit, part);
        await visit.probe();
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

/// What folds on the canvas and begins folded.
const folded = ["others", "advanced"];

async function walked(visit, parts) {
    await opened(visit);
    const explore = await drawn(visit, [...folded, ...parts]);
    assert.deepEqual(allLacking(await sheetOf(visit), explore), []);
    const outcomes = nodesOf(await sheetOf(visit)).find(({ key }) => key === "outcomes");
    assert.ok(outcomes.rows.length > 10);
    await goTo(visit, "evidence");
    assert.deepEqual(allLacking(await sheetOf(visit), await drawn(visit, [])), []);
}

export const tests = [
    {
        name: "on a desk everything that a room says is on the canvas, with the same words and values",
        run: (lab) => lab.visit((visit) => walked(visit, ["button:all-outcomes"]), { width: 1280, height: 900 }),
    },
    {
        name: "on a phone everything that a room says is on the canvas, with the same words and values",
        run: (lab) => lab.visit((visit) => walked(visit, ["sheet:Results", "button:all-outcomes", "sheet:Time", "sheet:More"]), { width: 390, height: 844 }),
    },
];
