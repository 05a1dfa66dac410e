/// The sheet that the page shows, for tests.

/// The sheet of the room on the map page, as its mirror has it.
export const sheetOf = (visit) => visit.page.evaluate(() => new Promise((resolve) => {
    addEventListener("folkmoot-sheet", (event) => resolve(JSON.parse(event.detail)), { once: true });
    dispatchEvent(new Event("folkmoot-ask-sheet"));
}));

/// A sheet's nodes in reading order.
export function nodesOf(sheet) {
    const nodes = [];
    const walk = (node) => { nodes.push(node); (node.children ?? []).forEach(walk); };
    walk(sheet);
    return nodes;
}
