/// What the page keeps between two visits: in this browser only, never sent, never a cookie.

const memory = new Map();

/// What a frame in another page keeps under this name lasts as long as the frame: two on one page do not mix, and what somebody
/// tried there is not what they find here.
export const passing = "passing";

/// Storage may be switched off, full, or forbidden inside another site's frame: then the next best.
function attempt(use) {
    for (const store of ["localStorage", "sessionStorage"]) {
        try {
            return use(globalThis[store]);
        } catch {
            continue;
        }
    }
    return undefined;
}

export function remember(name, text) {
    memory.set(name, text);
    if (name !== passing) attempt((store) => store.setItem(`folkmoot:${name}`, text));
}

/// The text kept under a name, or "".
export function recall(name) {
    return (name !== passing && attempt((store) => store.getItem(`folkmoot:${name}`))) || memory.get(name) || "";
}

/// True if the browser has kept what was remembered under a name, so that a reload finds it.
export const isKept = (name) => typeof attempt((store) => store.getItem(`folkmoot:${name}`)) === "string";

export function forget(name) {
    memory.delete(name);
    attempt((store) => store.removeItem(`folkmoot:${name}`));
}

/// An object kept as JSON, or null.
export function recallJson(name) {
    try {
        const value = JSON.parse(recall(name));
        return typeof value === "object" && !Array.isArray(value) ? value : null;
    } catch {
        return null;
    }
}
