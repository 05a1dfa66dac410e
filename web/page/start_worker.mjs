/// Starts a worker of this version.
///
/// A page that belongs to no site may start none of a site's workers: one that is a file on a disk, and one in a frame that another
/// page has sandboxed. It makes its workers itself, out of the text of a whole program: one-file/worker.txt, which the build lays out.

import { fetchText } from "./site.mjs";

/// Resolves when workers can be started.
export async function workerProgram() {
    if (self.origin !== "null") return;
    const text = await fetchText("one-file/worker.txt");
    globalThis.folkmootWorker ??= URL.createObjectURL(new Blob([text], { type: "text/javascript" }));
}

export function startWorker() {
    const { folkmootWorker } = globalThis;
    return folkmootWorker ? new Worker(folkmootWorker) : new Worker(new URL("./worker.mjs", import.meta.url), { type: "module" });
}
