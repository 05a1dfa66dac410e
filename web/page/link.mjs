/// The address's fragment, and the state that it stands for.
///
/// Two forms: `#CODE`, a share code that folkmoot-core reads and writes (letters, digits, - and _), and
/// `#scenario=NAME&reform=POLICY&seed=1&population=N&weeks=N&KEY=VALUE` with any part left out, which a
/// person or the embed element can write by hand; `&trial=DESIGN` or `&funding=FORMULA`, as the labs without a
/// canvas write them, open the lab's room.

/// {kind: "none"} | {kind: "code", code} | {kind: "named", scenario, reform, seed, population, weeks, settings: {key: text}}; a number that is not
/// named is 0.
export function readFragment(hash) {
    const text = hash.replace(/^#/, "");
    if (text === "") return { kind: "none" };
    if (/^[A-Za-z0-9_-]+$/.test(text)) return { kind: "code", code: text };
    const { scenario = "", reform = "", seed, population, weeks, ...settings } =
        Object.fromEntries(new URLSearchParams(text));
    const whole = (number) => Math.max(0, Number.parseInt(number, 10) || 0);
    return { kind: "named", scenario, reform, settings,
        seed: whole(seed), population: whole(population), weeks: whole(weeks) };
}

/// The address of a page of this site that opens with a share code.
export function linkTo(page, code) {
    const address = new URL(page, document.baseURI);
    address.search = "";
    address.hash = code;
    return address.href;
}

/// Puts a code into the address without a new entry in the history; "" takes it out.
export function showFragment(code) {
    const { pathname, search } = location;
    history.replaceState(null, "", pathname + search + (code ? `#${code}` : ""));
}

/// The moved levers and doubted assumptions that a named fragment asks for, as numbers, sorted by what
/// the scenario's own description says of their keys. Unknown keys and values are left out.
export function settingsOf(fragment, fields) {
    const shared = {};
    const changed = {};
    for (const field of fields) {
        const text = fragment.settings[field.key];
        if (text === undefined) continue;
        const option = field.options.indexOf(text);
        const truth = ["false", "true"].indexOf(text);
        const value = truth >= 0 ? truth : option >= 0 ? option : Number(text);
        if (!(value >= field.low && value <= field.high)) continue;
        (field.kind === "lever" ? changed : shared)[field.key] = value;
    }
    return { shared, changed };
}

/// Puts a text on the clipboard; false if the browser does not allow it.
export async function copyText(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return false;
    }
}
