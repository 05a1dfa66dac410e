/// A trial's design as a few letters: the same text as web/session/trial_link.cpp writes and reads.

const units = ["citizen", "provider", "area", "week", "stepped_wedge", "saturation"];
const looks = ["fixed", "naive", "obrien_fleming", "pocock", "always_valid"];
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

function readArm(content, index, start, fields) {
    const [share, ...rest] = content.split("__");
    const arm = { ...start.arms[index] ?? addedArm(index), share: within(share, 0, 1), settings: {} };
    if (arm.share === null || rest.length % 2 !== 0) return null;
    for (let i = 0; i < rest.length; i += 2) {
        const field = fields.find(({ key }) => key === rest[i]);
        const value = field ? within(rest[i + 1], field.low, field.high) : null;
        if (value === null) return null;
        arm.settings[field.key] = value;
    }
    return arm;
}

/// Reads it back onto `start`. What is unknown or out of range stays as in `start`.
export function readDesign(code, start, usualSeed, fields, menu) {
    const design = structuredClone(start);
    let seed = usualSeed;
    const arms = [];
    for (const part of code.split("--")) {
        const letter = part[0], content = part.slice(1);
        const listed = numbers.find(([known]) => known === letter);
        if (listed) {
            const [, member, low, high] = listed;
            design[member] = within(content, low, high) ?? design[member];
        }
        if (letter === "s" && /^\d+$/.test(content)) seed = Number(content);
        if (letter === "u") design.unit = units[within(content, 0, 5) ?? -1] ?? design.unit;
        if (letter === "l") design.looks = looks[within(content, 0, 4) ?? -1] ?? design.looks;
        if (letter === "f" && within(content, 0, 3) !== null) {
            design.stratified = (Number(content) & 1) !== 0;
            design.rerandomised = (Number(content) & 2) !== 0;
        }
        if (letter === "o" && menu.outcomes.some(({ key }) => key === content)) design.outcome = content;
        if (letter === "m" && menu.methods.includes(content)) design.method = content;
        if (letter === "q") {
            const shares = content.split("__").map((item) => within(item, 0, 1)).filter((share) => share !== null);
            if (shares.length > 1) design.saturations = shares;
        }
        if (letter === "a" || letter === "b") arms.push(readArm(content, arms.length, start, fields));
    }
    if (arms.length > 1 && arms.length <= 16 && !arms.includes(null)) design.arms = arms;
    return { design, seed };
}
