/// What a page around a lab in a frame is told of it, and what it may set there: the same as excerpt.mjs for a question. Works on
/// the sheet's JSON alone.

import { all, nodeOf } from "./excerpt.mjs";

const movable = new Set(["choice", "slider", "switch", "number"]);
const fingerprintIn = (sheet, key) => /fingerprint is ([0-9a-f]{16})/.exec(nodeOf(sheet, key)?.words ?? "")?.[1] ?? "";
const wordsOf = (node) => (node ? [...all(node)].map(({ words }) => words).filter(Boolean).join(" ") : "");

/// Controls of a sheet by the names that `nameOf` gives them; "" is none that can be set.
const named = (sheet, nameOf) => new Map([...all(sheet)].filter(({ kind, key = "" }) => movable.has(kind) && nameOf(key)).map((node) => [nameOf(node.key), node]));

/// Names as the attributes of <folk-moot> have them: the formula, and its levers as formula.NAME.
const fundingName = (key) => ({ "funding:which-formula": "formula", "funding:which-table": "table", "funding:against": "against", "funding:other": "other" })[key]
    ?? (key.startsWith("funding:lever:") ? key.replace("funding:lever:", "formula.") : "");

/// `scenario`, `ready-made`, `weeks`, `unit`, `share:0`, `set:1:SETTING`, and `add:1`, which takes the name of a setting.
const trialName = (key) => (key.startsWith("trial:") ? key.slice("trial:".length) : "");

/// What was set, said and counted, with what every lab says of itself.
const told = (sheet, controls, about) => ({
    settings: Object.fromEntries([...controls].map(([name, { value }]) => [name, value])),
    controls: [...controls].map(([name, { words, mark = "" }]) => ({ name, label: words, kind: mark })),
    ...about,
});

/// controls(sheet): Map of nodes by name. result(sheet): what the lab says once it stands, else null. problem(sheet): why there is
/// no result, or "". first: names after which other controls may be there. compared(one, other): what `compare` sets.
export const labs = {
    "funding.html": {
        controls: (sheet) => named(sheet, fundingName),
        first: ["formula", "table", "against"],
        // What is wrong with a reader's own table may say what stands in it.
        problem: (sheet) => (nodeOf(sheet, "funding:private") && wordsOf(nodeOf(sheet, "funding:problems")) ? "The reader’s own table or formula gives no result."
            : wordsOf(nodeOf(sheet, "funding:problems"))),
        result(sheet) {
            const sentence = nodeOf(sheet, "funding:sentence"), fingerprint = fingerprintIn(sheet, "funding:status");
            if (!sentence || sentence.busy || !fingerprint) return null;
            // A person's own table or formula stays with them, also in the page of somebody else.
            if (nodeOf(sheet, "funding:private")) return told(sheet, this.controls(sheet), { lab: "funding", private: true, sentence: "", places: [], fingerprint: "" });
            const { columns = [], rows = [] } = nodeOf(sheet, "funding:list") ?? {};
            const places = rows.map(({ key, cells }) => ({ key: key.replace("place:", ""), ...Object.fromEntries(columns.map(({ words }, index) => [words, cells[index]])) }));
            return told(sheet, this.controls(sheet), { lab: "funding", sentence: sentence.words, places, fingerprint });
        },
        compared: (formula, against) => ({ ...formula === undefined ? {} : { formula },
            ...against === undefined ? {} : ["today", "target"].includes(against) ? { against } : { against: "formula", other: against } }),
    },
    "trial.html": {
        // Only question and design: a trial of the reader's own, which stands below them, is told to nobody.
        controls: (sheet) => new Map(["trial:question", "trial:design"].flatMap((part) => [...named(nodeOf(sheet, part) ?? {}, trialName)])),
        first: ["scenario", "ready-made", "unit", "looks"],
        problem: (sheet) => [...all(sheet)].filter(({ key = "" }) => /^trial:problem:\d+$/.test(key)).map(wordsOf).join(" "),
        result(sheet) {
            // A town without a trial of its own, in which nobody gets anything yet: that can be said of it, and changed.
            const waits = nodeOf(sheet, "trial:waits");
            if (waits) return told(sheet, this.controls(sheet), { lab: "trial", sentence: waits.words, truth: null, fingerprint: "" });
            const conclusion = nodeOf(sheet, "trial:conclusion"), fingerprint = fingerprintIn(sheet, "trial:status");
            if (!conclusion || conclusion.busy || !fingerprint) return null;
            // What waits for a guess is not told around it.
            return told(sheet, this.controls(sheet), { lab: "trial", sentence: conclusion.words, truth: nodeOf(sheet, "trial:truth")?.words ?? null, fingerprint });
        },
        compared() {
            throw new Error("A trial compares its own groups: set what they get.");
        },
    },
};
