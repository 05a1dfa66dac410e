/// Where this version's own files are: beside this one, in the folder v-VERSION, wherever the page itself
/// stands. A page that is open while a newer version is published goes on with the files that it began with.

/// The address of a file of this version, by its path among the parts of the site.
export const here = (path) => new URL(path, import.meta.url).href;

/// The folder on its host in which this copy of Folkmoot stands, and its version ("" before the build gave it one).
export const folder = new URL("../", import.meta.url).pathname;
export const version = /\/v-([0-9a-f]{16})\/[^/]*$/.exec(import.meta.url)?.[1] ?? "";

/// In a page that is one file: what is inside it, see one_file_inside.mjs. Elsewhere nothing.
const inside = globalThis.folkmootInside ?? null;

/// A sign of life, for the script that watches over the loading of the page.
export const heard = () => globalThis.folkmootGuard?.heard();

/// A file of this version that could not be used: kind is a word of guard.js's list.
export class PartError extends Error {
    constructor(kind, file, detail = "") {
        super(`${file}: ${kind}${detail && ` (${detail})`}`);
        Object.assign(this, { kind, file, detail });
    }
}

/// What kept the browser from using a file, made of what it threw.
export function partError(file, error) {
    if (error instanceof PartError) return error;
    const text = String(error?.message ?? error);
    if (/content security policy|\bCSP\b|unsafe-eval|disallowed by embedder/i.test(text)) return new PartError("policy", file);
    const { CompileError, LinkError } = globalThis.WebAssembly ?? {};
    const damaged = [SyntaxError, CompileError, LinkError].some((kind) => kind && error instanceof kind);
    if (damaged) return new PartError("damaged", file, text);
    return error instanceof TypeError ? new PartError("unreachable", file, text) : error;
}

/// The site's reply with a file of this version.
export async function fetchPart(path) {
    if (inside) return inside.fetch(path) ?? Promise.reject(new PartError("missing", path));
    const reply = await fetch(here(path)).catch((error) => { throw partError(path, error); });
    if (!reply.ok) throw new PartError("missing", path, String(reply.status));
    if (/text\/html/.test(reply.headers.get("content-type") ?? "")) throw new PartError("page-instead", path);
    heard();
    return reply;
}

/// The bytes of a file, all of them: a connection that breaks off is called differently in every browser.
export async function bytesOf(path) {
    const reply = await fetchPart(path);
    return reply.arrayBuffer().catch((error) => { throw new PartError("unreachable", path, String(error?.message ?? error)); });
}

/// The text of a file; bytes: how many it must have, where that is known. A table that was cut short would
/// otherwise still be a table, of fewer places.
export async function fetchText(path, bytes = 0) {
    const content = await bytesOf(path);
    if (bytes > 0 && content.byteLength !== bytes) {
        throw new PartError("damaged", path, `${content.byteLength} of ${bytes} bytes`);
    }
    return new TextDecoder().decode(content);
}

/// The content of a JSON file.
export async function fetchJson(path) {
    const text = await fetchText(path);
    try {
        return JSON.parse(text);
    } catch (error) {
        throw partError(path, error);
    }
}

/// A module of this version that is wanted only now.
export async function importPart(path) {
    if (inside) return inside.modules[path];
    try {
        return await import(here(path));
    } catch (error) {
        // Browsers do not say why: the file itself shows it.
        const type = (await fetchPart(path)).headers.get("content-type") ?? "";
        if (!/(java|ecma)script/.test(type)) throw new PartError("type", path, type);
        throw error instanceof SyntaxError ? partError(path, error) : new PartError("damaged", path, String(error));
    }
}
