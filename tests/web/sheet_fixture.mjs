/// A sheet with every kind of node, as a room's JSON has them: what tests/web/sheet_tests.mjs draws.

import { readFileSync } from "node:fs";

/// QR codes as C++ makes them: [{text, modules}]; tests/rooms/qr_test.cpp holds them to it.
export const qrCodes = JSON.parse(readFileSync(new URL("../rooms/qr_codes.json", import.meta.url), "utf8"));

/// Two groups, somebody in none, and oneself.
const opinionSeries = [
    { key: "0", words: "Group A, 4 people", values: [0, 1, 0.5, 0.5], at: [-2, -2, -1, -1.8], around: [0, 1, 2] },
    { key: "1", words: "Group B, 3 people", values: [-1, -1, 0], at: [1, 2, 1.5], around: [0, 1, 2] },
    { key: "others", words: "1 person in no group", values: [-0.5], at: [0] },
    { key: "you", words: "You", values: [0.7], at: [-1.6] }];

/// Part of the state that a room's session would keep, and the sheet of it.
export function sheetOf({ weeks = 13, split = false, policy = "follows", told = "", sorted = "place", down = false, extra = false, code = 0, chosen = "", statement = 1 } = {}) {
    const moved = weeks !== 13;
    return { kind: "sheet", key: "sheet", children: [
        { kind: "heading", key: "title", level: 1, words: "A town and its clinics" },
        { kind: "group", key: "result", children: [
            { kind: "sentence", key: "sentence", live: "polite", words: `With ${weeks} weeks, waits fall by ${weeks} hours.` },
            { kind: "text", key: "certainty", words: "This holds in 9 of 10 runs.", tone: "quiet" },
            { kind: "progress", key: "working", words: "Making 100 runs", ...(weeks === 20 ? {} : { value: 0.4 }),
                children: [{ kind: "button", key: "button:stop", words: "Stop" }] },
            { kind: "notice", key: "problems", live: "polite", tone: "problem", words: told },
        ] },
        { kind: "group", key: "group:payment", words: "Payment", children: [
            { kind: "slider", key: "lever:lag", mark: "lever", words: "Payment follows the patient after", help: "Half a year is usual.",
                value: weeks, value_words: `${weeks} weeks`, low: 0, high: 104, step: 1, unit: "weeks", usual: 13, usual_words: "Today: 13 weeks.", moved,
                children: moved ? [{ kind: "button", key: "reset:lag", words: "Reset" }] : [] },
            { kind: "switch", key: "lever:split", words: "Split the payment", value: split, value_words: split ? "yes" : "no" },
            { kind: "choice", key: "policy", words: "Reform to compare", value: policy, options: [
                { key: "follows", words: "Money follows the patient" }, { key: "split", words: "Split", help: "A part stays." }, { key: "", words: "None" }] },
            { kind: "choice", key: "scenario", words: "Question", value: "a", options: [{ key: "a", words: "First" }, { key: "b", words: "Second" }] },
        ] },
        { kind: "disclosure", key: "advanced", words: "Advanced", children: [
            { kind: "number", key: "seed", words: "Seed", value: 1, low: 1, high: 1000, invalid: told && "It may only be 1 to 1,000." },
            { kind: "text-field", key: "find", words: "Find a place", value: "" },
            { kind: "file", key: "scenario-file", words: "Open a scenario file" },
            { kind: "file", key: "several", words: "Open what was gathered", value: "deliberation" },
        ] },
        { kind: "table", key: "outcomes", title: "Everybody, in the last year", sorted: { column: sorted, down },
            columns: [{ key: "place", words: "Place", sorts: true }, { key: "baseline", words: "Today", unit: "days", numeric: true, sorts: true },
                { key: "reform", words: "Reform", numeric: true, sorts: true }],
            rows: [{ key: "north", cells: ["North", "9.1", "8.0"], marks: ["", "", "good"] }, { key: "south", cells: ["South", "4.0", "4.5"], help: "By the sea.", links: ["", "https://example.org/south"], marks: ["", "", "bad"] }] },
        { kind: "chart", key: "chart:line", look: "line", title: "How long people wait", words: "Wait, days", help: "It falls after a year.", now: 3,
            axes: { x: { words: "week", ticks: [{ at: 0, words: "0" }, { at: 4, words: "4" }] }, y: { words: "Wait", unit: "days", ticks: [{ at: 5, words: "5" }] } },
            series: [{ key: "baseline", words: "Today", values: [9, 9, null, 9, 9], low: [8, 8, 8, 8, 8], high: [10, 10, 10, 10, 10] },
                { key: "reform", words: "Reform", values: [9, 8, 7, 6, 5] }],
            children: [{ kind: "table", key: "chart:line:table", title: "How long people wait, as numbers", columns: [{ key: "y", words: "Year" }, { key: "baseline", words: "Today", numeric: true }],
                rows: [{ key: "1", cells: ["1", "9"] }] }] },
        ...["bars", "dots"].map((look) => ({ kind: "chart", key: `chart:${look}`, look, title: `For whom, in ${look}`, axes: { y: { words: "Change", unit: "days" } },
            labels: ["Children", "Adults"], series: [{ key: "baseline", words: "Today", values: [1, 2] }, { key: "reform", words: "Reform", values: [-1, 3], low: [-2, 2], high: [0, 4] }] })),
        { kind: "map", key: "map", title: "Where people wait", words: "Most wait in the north.", places: [
            { words: "North", kind: "area", x: 0, y: 0, radius: 3 }, { words: "A practice", kind: "local", x: 1, y: 1 }, { words: "Online", kind: "online", x: 9, y: 4 }] },
        { kind: "qr", key: "invite", words: "The way in as a QR code", help: "Scan it with a phone.", value: qrCodes[code]?.text ?? "x".repeat(3000),
            ...(qrCodes[code] ? { modules: qrCodes[code].modules } : { invalid: "Too long for a QR code: use the link or the file." }) },
        { kind: "card", key: "card", words: `Statement ${statement} of 9`, options: [
            { key: "card:agree", words: "a", help: "right" }, { key: "card:disagree", words: "d", help: "left" }, { key: "card:pass", words: "p", help: "down" }], children: [
            { kind: "text", key: "card:statement", tone: "strong", words: `Buses should run at night, said ${statement} times.` },
            { kind: "button", key: "card:agree", words: "Agree", pressed: false }, { kind: "button", key: "card:disagree", words: "Disagree", pressed: false },
            { kind: "button", key: "card:pass", words: "Pass", disabled: statement === 9, pressed: false }] },
        { kind: "chart", key: "opinions", look: "opinions", title: "Two groups disagree", chosen, series: opinionSeries,
            axes: { x: { words: "For buses →", low: -2, high: 2 }, y: { words: "↑ For cars", low: -1, high: 1 } }, children: [
                { kind: "table", key: "opinions:table", title: "The groups", columns: [{ key: "group", words: "Group" }, { key: "people", words: "People", numeric: true }],
                    rows: [{ key: "A", cells: ["A", "4"] }, { key: "B", cells: ["B", "3"] }] }] },
        { kind: "list", key: "tour", ordered: true, words: "A guided tour", children: [
            { kind: "button", key: "open:a", words: "Who is served first?", picture: "diverging 5 4 .ac?eac." },
            { kind: "group", key: "tour:0", children: [{ kind: "text", key: "tour:0:words", words: "First look." }, { kind: "button", key: "tour:0:set", words: "Set the lever", pressed: false }] },
            { kind: "link", key: "tour:1", words: "Where the number comes from", href: "#source:study" }] },
        { kind: "disclosure", key: "sources", words: "Sources", children: [
            { kind: "link", key: "source:study", words: "A study", href: "https://example.org/study" }, { kind: "link", key: "open", words: "Open the lab" }] },
        { kind: "dialog", key: "chooser", open: extra, words: "Which question?", children: [{ kind: "button", key: "close:chooser", words: "Close", disabled: weeks === 7 }] },
    ] };
}
