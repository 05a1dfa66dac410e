/// In a page that is one file this runs before everything else: what the page would fetch from its site stands in it.
///
/// #folkmoot-files holds {code, files: {path: base64 of its bytes, gzipped}}.

const { code, files } = JSON.parse(document.getElementById("folkmoot-files").textContent);

function bytesOf(text) {
    const letters = atob(text);
    const bytes = new Uint8Array(letters.length);
    for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
    return bytes;
}

/// Rooms that need no other page.
const rooms = ["explore", "evidence"];
const withoutOthers = (node) => ({ ...node, ...node.key === "room" ? { options: node.options.filter(({ key }) => rooms.includes(key)) } : {},
    ...node.key === "header" ? { children: node.children.map(withoutOthers) } : {} });

globalThis.folkmootInside = {
    /// A reply with a file's bytes; null if it is not inside.
    fetch: (path) => (Object.hasOwn(files, path)
        ? new Response(new Blob([bytesOf(files[path])]).stream().pipeThrough(new DecompressionStream("gzip"))) : null),
    modules: {},
    /// What leads to other scenarios, and to paper.
    without: ["scenario", "chooser", "scenario-file", "on-paper"],
    frame: { read() {}, attach() {}, shape: (sheet) => ({ ...sheet, children: sheet.children.map(withoutOthers) }) },
};
// It opens with what was on screen when it was saved.
if (location.hash.length < 2) location.hash = code;
