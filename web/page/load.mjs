/// Fetches and compiles the WebAssembly modules, with progress.

import { bytesOf, fetchJson as fetchJsonPart, fetchPart, folder, heard, here, PartError, partError, version } from "./site.mjs";

/// Collects the progress of several downloads into one number, 0..1, that never falls: onProgress(share).
export class Progress {
    constructor(onProgress) {
        Object.assign(this, { total: 0, done: 0, shown: 0, onProgress });
    }

    /// One more download, of so many bytes; gives itself.
    expect(bytes) {
        this.total += bytes;
        return this;
    }

    add(bytes) {
        this.done += bytes;
        heard();
        if (this.total > 0) this.shown = Math.max(this.shown, Math.min(1, this.done / this.total));
        this.onProgress(this.shown);
    }
}

/// So long a frame waits for what another frame of the same page is compiling, in milliseconds. That frame may be gone.
const waits_for_others = 15_000;

/// What another frame of the page around has compiled of this version, or is compiling: several frames on one page share it.
function compiledElsewhere(path) {
    for (let at = 0; parent !== self && at < parent.length; at += 1) {
        try {
            const found = parent[at] === self ? null : parent[at].folkmootCompiled?.get(here(path));
            if (found) return found;
        } catch {
            continue; // a frame of somebody else
        }
    }
    return null;
}

/// The compiled module of a .wasm file of this site. Throws a PartError that says why there is none.
export async function compile(path, progress) {
    const late = new Promise((resolve) => { setTimeout(resolve, waits_for_others); });
    const found = compiledElsewhere(path);
    const shared = found && await Promise.race([found, late]).catch(() => null);
    if (shared) return shared;
    globalThis.folkmootCompiled ??= new Map();
    const own = compileOwn(path, progress);
    globalThis.folkmootCompiled.set(here(path), own);
    own.catch(() => globalThis.folkmootCompiled.delete(here(path)));
    return own;
}

async function compileOwn(path, progress) {
    const reply = await fetchPart(path);
    const counted = reply.body.pipeThrough(new TransformStream({
        transform(chunk, controller) {
            progress?.add(chunk.byteLength);
            controller.enqueue(chunk);
        },
    }));
    // A response of our own: its type is right even where the host's is not, so that the browser
    // compiles while it downloads.
    const headers = { "Content-Type": "application/wasm" };
    try {
        return await WebAssembly.compileStreaming(new Response(counted, { headers }));
    } catch (error) {
        const known = partError(path, error);
        if (known instanceof PartError) throw known;
        // Firefox calls a file that was cut short a want of memory.
        const bytes = await bytesOf(path);
        throw WebAssembly.validate(bytes) ? error : new PartError("damaged", path, String(error?.message ?? error));
    }
}

/// The JSON or the bytes of a file of this site that the page can do without; null if it is missing.
export const fetchJson = (path) => fetchJsonPart(path).catch(() => null);
export async function fetchBytes(path) {
    return new Uint8Array(await (await fetchPart(path)).arrayBuffer());
}

/// Tells the service worker, for as long as this page is open, which version's files it may still want.
function holdVersion() {
    navigator.locks?.request(`folkmoot ${folder} ${version}`, { mode: "shared" }, () => new Promise(() => {}))
        .catch(() => {});
}

/// Keeps the page for visits without a network, now that it works. Without it everything works, online.
export function keepOffline(onNewer) {
    globalThis.folkmootGuard?.done();
    if (!isSecureContext || self.origin === "null" || !("serviceWorker" in navigator)) return;
    navigator.serviceWorker.register("sw.js", { updateViaCache: "none" }).then((registration) => {
        registration.addEventListener("updatefound", () => {
            const worker = registration.installing;
            const replaces = navigator.serviceWorker.controller !== null;
            worker.addEventListener("statechange", () => {
                if (replaces && worker.state === "activated") onNewer();
            });
        });
    }, () => {});
}

// All modules of the page are here: from now on they say themselves what is wrong.
globalThis.folkmootGuard?.loaded();
holdVersion();
