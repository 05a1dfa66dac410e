/// What the page says when it cannot go on, and where it sends the person.

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
    "out-of-memory": {
        title: "There is not enough memory",
        text: "The simulation asked for more memory than the browser gives it. Close other tabs, or use "
            + "fewer citizens: the plain view has that setting.",
    },
    "not-loaded": {
        title: "The page did not load completely",
        text: "A part of the page could not be fetched. Check the connection and load the page again.",
    },
    "screen-crashed": {
        title: "The screen stopped",
        text: "The drawing part of the page stopped by mistake; the simulation itself is well. Load "
            + "the page again to start from the beginning, or go on in the plain view.",
    },
};

/// Which of the messages fits an error.
export function kindOf(error, otherwise) {
    const text = String(error?.message ?? error);
    if (error instanceof RangeError || /out of memory|OOM|enlarge memory|allocation fail/i.test(text)) {
        return "out-of-memory";
    }
    if (/fetch|import|network|NetworkError|Failed to load|404/i.test(text)) return "not-loaded";
    return otherwise;
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
export function showFailure(kind, detail = "") {
    if (shown) return;
    shown = true;
    const { title, text } = messages[kind];
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
