/// The JSON Schema of scenarios, as far as a form and completion need it: what may stand somewhere in a file, with references
/// followed and the branches taken that this file is on.

/// Whether a condition of the schema holds: the kinds of conditions that it has.
function holds(condition, value) {
    const { properties = {}, required = [], type, const: fixed, enum: listed } = condition;
    if (type && ![type].flat().some((each) => isOf(each, value))) return false;
    if (fixed !== undefined && value !== fixed) return false;
    if (listed && !listed.includes(value)) return false;
    if (!isOf("object", value)) return true;
    return required.every((key) => Object.hasOwn(value, key))
        && Object.entries(properties).every(([key, each]) => !Object.hasOwn(value, key) || holds(each, value[key]));
}

function isOf(type, value) {
    if (type === "array") return Array.isArray(value);
    if (type === "object") return typeof value === "object" && value !== null && !Array.isArray(value);
    if (type === "integer") return Number.isInteger(value);
    return type === "null" ? value === null : typeof value === type;
}

export class Schema {
    constructor(root) {
        this.root = root;
    }

    /// The keys of all models, and what each is called.
    get models() {
        return this.root.properties.model.enum.map((key) => ({ key, title: this.root.$defs[key]?.title ?? key }));
    }

    /// A setting of a model by its key: its title, description, type and bounds; {} if there is none.
    setting(model, key) {
        return this.root.$defs[`${model}-settings`]?.properties[key] ?? {};
    }

    /// What may stand where `path` leads in a file: `value` is the whole file as far as it can be read.
    at(value, path) {
        let found = this.#whole(this.root, value), here = value;
        for (const step of path) {
            here = here?.[step];
            const next = typeof step === "number" ? found.items : found.properties?.[step];
            if (next === undefined) return {};
            found = this.#whole(next, here);
        }
        return found;
    }

    /// A schema with what it refers to and what its branches add. What stands nearer wins.
    #whole(schema, value) {
        if (typeof schema !== "object") return {};
        const { $ref, allOf = [], if: condition, then, else: otherwise, ...own } = schema;
        const parts = [...allOf];
        if ($ref) parts.push(this.root.$defs[$ref.split("/").pop()]);
        if (condition) parts.push(holds(condition, value) ? then : otherwise);
        for (const part of parts) {
            const more = this.#whole(part, value);
            const properties = { ...more.properties };
            for (const [key, each] of Object.entries(own.properties ?? {})) if (typeof each === "object" || !properties[key]) properties[key] = each;
            Object.assign(own, { ...more, ...own, required: [...own.required ?? [], ...more.required ?? []] },
                Object.keys(properties).length > 0 ? { properties } : {});
        }
        return own;
    }
}

/// Something to begin with where nothing stands yet.
export function freshOf(schema, of = (each) => each) {
    const { type, enum: listed, default: usual, properties = {}, required = [], minimum = 0, minItems = 0, items } = of(schema);
    if (usual !== undefined) return usual;
    if (listed) return listed[0];
    const kind = [type].flat()[0];
    if (kind === "object") return Object.fromEntries([...new Set(required)].map((key) => [key, freshOf(properties[key], of)]));
    if (kind === "array") return Array.from({ length: minItems }, () => freshOf(items, of));
    if (kind === "boolean") return false;
    return kind === "number" || kind === "integer" ? Math.max(0, minimum) : "";
}
