/// Fetches and compiles the WebAssembly modules, with progress.

/// Collects the progress of several downloads into one number, 0..1.
/// sizes: expected bytes by file name; onProgress(share).
export class Progress {
    constructor(sizes, onProgress) {
        this.total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
        this.done = 0;
        this.onProgress = onProgress;
    }

    add(bytes) {
        this.done += bytes;
        if (this.total > 0) this.onProgress(Math.min(1, this.done / this.total));
    }
}

/// The compiled module of a .wasm file of this site.
export async function compile(path, progress) {
    const reply = await fetch(path);
    if (!reply.ok) throw new Error(`Failed to load ${path}: ${reply.status}`);
    const counted = reply.body.pipeThrough(new TransformStream({
        transform(chunk, controller) {
            progress?.add(chunk.byteLength);
            controller.enqueue(chunk);
        },
    }));
    // A response of our own: its type is right even where the host's is not, so that the browser
    // compiles while it downloads.
    const headers = { "Content-Type": "application/wasm" };
    return WebAssembly.compileStreaming(new Response(counted, { headers }));
}

/// The JSON or the bytes of a file of this site; null if it is missing.
export async function fetchJson(path) {
    const reply = await fetch(path);
    return reply.ok ? reply.json() : null;
}
export async function fetchBytes(path) {
    const reply = await fetch(path);
    return reply.ok ? new Uint8Array(await reply.arrayBuffer()) : null;
}

/// Keeps the page for visits without a network. Without it everything works, online.
export function keepOffline(onNewer) {
    if (!("serviceWorker" in navigator) || !isSecureContext) return;
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
