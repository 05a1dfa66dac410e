/// A trial's design as a few letters: the same text as web/session/trial/link.cpp writes and reads.

const units = ["citizen", "provider", "area", "week", "stepped_wedge", "saturation"];
const looks = ["fixed", "naive", "obrien_fleming", "pocock", "always_valid"];
/// Largest seed that folkmoot-core takes.
const most_seed = 9e15;
/// What the letters stand for, in sentences.
const words = { n: "design", s: "seed", u: "what is drawn", l: "when to look", v: "weeks between looks", t: "first week", w: "weeks",
    k: "weeks of a block", x: "share left out", z: "share lost", h: "false alarms", p: "power", e: "effect", c: "cost a person",
    f: "how it is drawn", o: "outcome", m: "method", q: "shares", a: "arm", b: "arm" };
/// Letter, member, lowest, highest.
const numbers = [["v", "look_every", 1, 520], ["t", "start_week", 0, 1040], ["w", "weeks", 1, 1040],
    ["k", "block_weeks", 1, 520], ["x", "exclude", 0, 0.95], ["z", "attrition", 0, 0.95], ["h", "alpha", 0.0001, 0.5],
    ["p", "power", 0.05, 0.999], ["e", "effect", -1e9, 1e9], ["c", "cost_per_person", 0, 1e9]];
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const text = (value) => String(value).replace("+", "");
const flags = (design) => Number(design.stratified) + 2 * Number(design.rerandomised);

/// Name and label of a treatment that a person adds as number `index`.
export const addedArm = (index) => ({ name: `treatment-${index}`, label: `Treatment ${index}` });

/// What differs from the ready-made design `start`, number `readyMade`.
export function writeDesign({ readyMade, seed, design }, start, usualSeed) {
    const parts = [];
    if (readyMade) parts.push(`n${readyMade}`);
    if (seed !== usualSeed) parts.push(`s${seed}`);
    if (design.unit !== start.unit) parts.push(`u${units.indexOf(design.unit)}`);
    if (design.looks !== start.looks) parts.push(`l${looks.indexOf(design.looks)}`);
    for (const [letter, member] of numbers) {
        if (design[member] !== start[member]) parts.push(letter + text(design[member]));
    }
    if (flags(design) !== flags(start)) parts.push(`f${flags(design)}`);
    if (design.outcome !== start.outcome) parts.push(`o${design.outcome}`);
    if (design.method !== start.method) parts.push(`m${design.method}`);
    if (!same(design.saturations, start.saturations) && design.saturations.length) {
        parts.push(`q${design.saturations.map(text).join("__")}`);
    }
    if (!same(design.arms, start.arms)) {
        design.arms.forEach(({ share, settings }, index) => {
            const moved = Object.keys(settings).sort().map((key) => `__${key}__${text(settings[key])}`).join("");
            parts.push(`${index === 0 ? "a" : "b"}${text(share)}${moved}`);
        });
    }
    return parts.join("--");
}

const within = (content, low, high) => {
    const value = content === "" ? NaN : Number(content);
    return value >= low && value <= high ? value : null;
};

export function readReadyMade(code) {
    const part = code.split("--").find((found) => found[0] === "n");
    return part ? within(part.slice(1), 0, 1000) ?? 0 : 0;
}

/// An arm, or a text that says why it cannot be read.
function readArm(content, index, start, fields) {
    const [share, ...rest] = content.split("__");
    const arm = { ...start.arms[index] ?? addedArm(index), share: within(share, 0, 1), settings: {} };
    if (arm.share === null) return "its share may only be 0 to 1";
    if (rest.length % 2 !== 0) return "the link has been cut off here";
    for (let i = 0; i < rest.length; i += 2) {
        const field = fields.find(({ key }) => key === rest[i]);
        if (!field) return `there is no setting “${visible(rest[i])}”`;
        const value = within(rest[i + 1], field.low, field.high);
        if (value === null) return `${field.key} may only be ${field.low} to ${field.high}`;
        arm.settings[field.key] = value;
    }
    return arm;
}

const visible = (text) => text.replace(/[\p{Cc}\p{Cf}]/gu, "").slice(0, 40);

/// Puts one part into `design`; returns why it cannot, or "".
function readPart(letter, content, design, { fields, menu }) {
    const range = (low, high) => `it may only be ${low} to ${high}`;
    const listed = numbers.find(([known]) => known === letter);
    if (listed) {
        const [, member, low, high] = listed;
        const value = within(content, low, high);
        if (value === null) return range(low, high);
        design[member] = value;
    } else if (letter === "u" || letter === "l") {
        const list = letter === "u" ? units : looks;
        const found = list[within(content, 0, list.length - 1) ?? -1];
        if (found === undefined) return range(0, list.length - 1);
        design[letter === "u" ? "unit" : "looks"] = found;
    } else if (letter === "f") {
        if (![0, 1, 2, 3].includes(within(content, 0, 3))) return range(0, 3);
        design.stratified = (Number(content) & 1) !== 0;
        design.rerandomised = (Number(content) & 2) !== 0;
    } else if (letter === "o") {
        if (!menu.outcomes.some(({ key }) => key === content)) return "there is no such outcome here";
        design.outcome = content;
    } else if (letter === "m") {
        if (!menu.methods.includes(content)) return "there is no such method";
        design.method = content;
    } else if (letter === "q") {
        const shares = content.split("__").map((item) => within(item, 0, 1));
        const good = shares.filter((share) => share !== null);
        if (good.length > 1) design.saturations = good;
        if (good.length < 2 || good.length < shares.length) return "shares may only be 0 to 1, two or more of them";
    } else if (!(letter in words)) return "this page does not know such a thing";
    return "";
}

/// Reads it back onto the ready-made design that it starts from: {readyMade, design, seed, leftOut: [{asked, why}]}.
/// What is unknown or out of range stays as in the ready-made design.
export function readDesign(code, menu, usualSeed, fields) {
    const asked = readReadyMade(code);
    const readyMade = Math.min(asked, menu.designs.length - 1);
    const start = menu.designs[readyMade];
    const design = structuredClone(start);
    let seed = usualSeed;
    const arms = [], leftOut = [];
    const leave = (part, why) => leftOut.push({ asked: `${words[part[0]] ?? ""} ${visible(part.slice(1))}`.trim(), why });
    if (asked !== readyMade) leave(`n${asked}`, `there are ${menu.designs.length} designs here`);
    for (const part of code === "" ? [] : code.split("--")) {
        const letter = part[0] ?? "", content = part.slice(1);
        if (letter === "a" || letter === "b") {
            arms.push(readArm(content, arms.length, start, fields));
            if (typeof arms.at(-1) === "string") leave(part, arms.at(-1));
        } else if (letter === "s") {
            if (/^\d+$/.test(content) && Number(content) <= most_seed) seed = Number(content);
            else leave(part, "that is not a whole number, or too large");
        } else if (letter === "n") {
            if (within(content, 0, 1000) === null) leave(part, `there are ${menu.designs.length} designs here`);
        } else {
            const why = readPart(letter, content, design, { fields, menu });
            if (why !== "") leave(part || "n", why);
        }
    }
    if (arms.length > 1 && arms.length <= 16 && arms.every((arm) => typeof arm === "object")) design.arms = arms;
    else if (arms.length > 0 && !leftOut.some(({ asked: text }) => text.startsWith("arm"))) leave("a", "there may be 2 to 16 arms");
    return { readyMade, design, seed, leftOut };
}
