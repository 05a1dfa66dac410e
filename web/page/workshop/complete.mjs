/// What may be written where the cursor stands, from the schema of scenarios.

import { getLocation, parse } from "./code.mjs";
import { freshOf } from "./schema.mjs";

const described = ({ title = "", description = "" }) => [title, description].filter(Boolean).join(": ");

/// Names that stand elsewhere in the file and are meant by a key of this name.
const namedElsewhere = {
    area: (file) => listed(file?.areas), policy: (file) => listed(file?.policies),
    key: (_, schema) => schema.enum ?? [], lever: (_, schema) => schema.enum ?? [],
};
const listed = (list) => (Array.isArray(list) ? list.map(({ name }) => name).filter((name) => typeof name === "string") : []);

function keysHere(schema, file, path) {
    const parent = schema.at(file, path.slice(0, -1));
    const there = path.slice(0, -1).reduce((value, step) => value?.[step], file) ?? {};
    return Object.entries(parent.properties ?? {}).filter(([key]) => !Object.hasOwn(there, key) || key === path.at(-1)).map(([key]) => {
        const each = schema.at(file, [...path.slice(0, -1), key]);
        return { key, each, usual: JSON.stringify(freshOf(each)) };
    });
}

/// A completion source of CodeMirror. schema(): a Schema, or null while it is not there.
export const completionOf = (schema) => (context) => {
    const known = schema();
    if (!known) return null;
    const text = context.state.doc.toString(), { path, isAtPropertyKey, previousNode: node } = getLocation(text, context.pos);
    const inside = node && node.offset < context.pos && context.pos <= node.offset + node.length;
    if (!inside && !context.explicit) return null;
    const from = inside ? node.offset : context.pos, to = inside ? node.offset + node.length : context.pos;
    const file = parse(text);
    if (isAtPropertyKey) {
        // A name that has its value already is only written differently.
        const valued = /^\s*:/.test(text.slice(to));
        const options = keysHere(known, file, path).map(({ key, each, usual }) => ({ label: `"${key}"`, displayLabel: key, detail: each.title ?? "",
            info: described(each) || undefined, apply: valued ? `"${key}"` : `"${key}": ${usual}`, type: "property" }));
        return options.length > 0 ? { from, to, options } : null;
    }
    const each = known.at(file, path), last = path.at(-1);
    const elsewhere = typeof last === "string" && Object.hasOwn(namedElsewhere, last) ? namedElsewhere[last](file, each) : [];
    const values = each.enum ?? (each.type === "boolean" ? [true, false] : elsewhere.length > 0 ? elsewhere : each.default === undefined ? [] : [each.default]);
    const label = (value) => known.setting(file?.model ?? known.models[0].key, value).title ?? "";
    const options = values.map((value) => ({ label: JSON.stringify(value), displayLabel: String(value), detail: typeof value === "string" ? label(value) : "",
        info: described(each) || undefined, type: "constant" }));
    return options.length > 0 ? { from, to, options } : null;
};
