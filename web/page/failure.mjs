/// What the page says when it cannot go on, and where it sends the person.

import { Crashed } from "./pool.mjs";
import { PartError } from "./site.mjs";

const byId = (id) => document.getElementById(id);

const messages = {
    "no-webassembly": {
        title: "This browser cannot run the simulation",
        text: "The simulation needs WebAssembly, which this browser does not have or has switched off. "
            + "The plain view still shows the result that comes with the page.",
    },
    "context-lost": {
        title: "The graphics stopped",
        text: "The browser took the graphics away, often because the computer slept or ran short of "
            + "graphics memory. Your levers are kept: load the page again, or go on in the plain view.",
    },
    "worker-crashed": {
        title: "The simulation stopped",
        text: "It stopped several times in a row, so that trying again by itself would not help. Your "
            + "levers are kept: load the page again, or go on in the plain view.",
    },
    "worker-not-started": {
        title: "The simulation did not start",
        text: "The browser could not start the part of the page that computes: a file of it is missing or damaged, "
            + "or the site or the browser does not allow it. Load the page again. If that does not help, tell whoever "
            + "runs this site.",
    },
    "out-of-memory": {
        title: "There is not enough memory",
        text: "The simulation asked for more memory than the browser gives it. Close other tabs, or use "
            + "fewer citizens: the plain view has that setting.",
    },
    "screen-crashed": {
        title: "The screen stopped",
        text: "The part of the page that draws stopped because of a fault in it. Load the page again to start from "
            + "the beginning, or go on in the plain view, which does not use that part.",
    },
};

/// Which of the messages fits an error: one of the above, or a kind of part that could not be used.
export function kindOf(error, otherwise) {
    const text = String(error?.message ?? error);
    if (error instanceof PartError) return error.kind;
    if (error?.name === "SecurityError") return "frame";
    if (error instanceof RangeError || /out of memory|OOM|enlarge memory|allocation fail/i.test(text)) {
        return "out-of-memory";
    }
    if (error instanceof Crashed && !error.started) return "worker-not-started";
    return otherwise;
}

/// {title, text} of a kind, in words.
function wordsFor(kind, error) {
    return messages[kind] ?? globalThis.folkmootGuard?.words(kind, error?.file, error?.detail)
        ?? { title: "The page did not start", text: "A part of it could not be used. Load the page again." };
}

/// What a page without a canvas says when an error ended what it did: what is known, and what to do.
export function stoppedWords(error) {
    globalThis.folkmootGuard?.done();
    const kind = kindOf(error, "");
    if (kind === "out-of-memory") {
        return "There was not enough memory. Use fewer citizens, under Advanced where the page has that, or close other tabs.";
    }
    if (kind !== "") {
        const { title, text } = wordsFor(kind, error);
        return `${title}. ${text}`;
    }
    const next = error instanceof Crashed && error.restarted ? "It has been started again: change something, or load the page again."
        : "Change something, or load the page again.";
    return `The page could not go on (${error.message ?? error}). ${next}`;
}

/// True if the browser can draw the map.
export function hasWebGL2() {
    try {
        const context = document.createElement("canvas").getContext("webgl2");
        context?.getExtension("WEBGL_lose_context")?.loseContext();
        return context !== null;
    } catch {
        return false;
    }
}

/// Goes to the plain view, with the fragment, saying why.
export function goPlain(why) {
    location.replace(`plain.html?because=${why}${location.hash}`);
}

let shown = false;

/// Puts a failure in the place of everything else. The first one stays: what follows comes from it.
export function showFailure(kind, detail = "", error = null) {
    if (shown) return;
    shown = true;
    globalThis.folkmootGuard?.done();
    const { title, text } = wordsFor(kind, error);
    byId("failure-title").textContent = title;
    byId("failure-text").textContent = text;
    byId("failure-detail").textContent = detail && `The browser says: ${detail}`;
    byId("failure-reload").onclick = () => location.reload();
    for (const id of ["loading", "canvas", "notice"]) byId(id).hidden = true;
    byId("failure").hidden = false;
    document.title = `${title}: Folkmoot`;
    byId("failure-plain").focus();
}

let passing = null;

/// Says something in passing, over the map: until it is closed, or with `seconds` for so long.
export function showNotice(text, seconds = 0) {
    if (shown) return;
    const close = () => {
        byId("notice").hidden = true;
    };
    byId("notice").hidden = false;
    byId("notice-text").textContent = text;
    byId("notice-close").onclick = close;
    clearTimeout(passing);
    if (seconds > 0) passing = setTimeout(close, seconds * 1000);
}
