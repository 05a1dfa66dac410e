/// What the funding lab looks at, as the map's lab writes it into links: pairs of words parted by dots,
/// where every byte but letters, digits and hyphens is "_" and two hexadecimal digits.

const escaped = (text) => [...new TextEncoder().encode(String(text))].map((byte) => {
    const letter = String.fromCharCode(byte);
    return /[A-Za-z0-9-]/.test(letter) ? letter : `_${byte.toString(16).padStart(2, "0")}`;
}).join("");

function unescaped(text) {
    const bytes = [];
    for (let at = 0; at < text.length; ++at) {
        const code = /^_([0-9a-f]{2})/.exec(text.slice(at));
        bytes.push(code ? Number.parseInt(code[1], 16) : text.charCodeAt(at));
        if (code) at += 2;
    }
    return new TextDecoder().decode(new Uint8Array(bytes));
}

/// {formula, table, against, other, place, levers} as a fragment's text; what is "" is left out.
export function writeLab({ formula, table, against, other, place, levers }) {
    const pairs = [["f", formula], ["t", table], ["a", against === "today" ? "" : against],
        ["o", against === "formula" ? other : ""], ["p", place]].filter(([, value]) => value);
    return [...pairs.flatMap(([kind, value]) => [kind, escaped(value)]),
        ...Object.entries(levers).sort().flatMap(([key, value]) => ["l", escaped(key), escaped(value)])].join(".");
}

/// Reads it back; what it does not understand it leaves out.
export function readLab(text) {
    const words = text.split(".").map(unescaped);
    const lab = { formula: "", table: "", against: "today", other: "", place: "", levers: Object.create(null) };
    const names = new Map([["f", "formula"], ["t", "table"], ["o", "other"], ["p", "place"]]);
    for (let at = 0; at + 1 < words.length; at += 2) {
        const [kind, value] = words.slice(at);
        if (names.has(kind)) lab[names.get(kind)] = value;
        else if (kind === "a" && ["today", "formula", "target"].includes(value)) lab.against = value;
        else if (kind === "l" && at + 2 < words.length) {
            const number = Number(words[at + 2]);
            if (words[at + 2] !== "" && Number.isFinite(number)) lab.levers[value] = number;
            at += 1;
        }
    }
    return lab;
}
