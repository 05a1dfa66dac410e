/// What of a sheet a frame in another page shows, and what that page is told of it. Works on the sheet's JSON alone.

/// What is named without a prefix where a lever could be meant.
const plain_names = new Set(["policy", "baseline", "seed", "population", "weeks", "runs"]);

export function* all(node) {
    yield node;
    for (const child of node.children ?? []) yield* all(child);
}

/// The node with a key; null if there is none.
export function nodeOf(sheet, key) {
    for (const node of all(sheet)) if (node.key === key) return node;
    return null;
}

/// The name under which a page around knows a control; "" if it is none that can be set.
const nameOf = ({ key = "" }) => (key.startsWith("lever:") ? key.slice(6) : plain_names.has(key) ? key : "");

/// The controls of a sheet by name.
export const controlsOf = (sheet) => new Map([...all(nodeOf(sheet, "levers") ?? {})].filter(nameOf).map((node) => [nameOf(node), node]));

/// A node whose locked controls can be seen and not moved.
function locked(node, names) {
    const children = node.children?.map((child) => locked(child, names));
    if (!names.has(nameOf(node))) return children ? { ...node, children } : node;
    return { ...node, disabled: true, children: children?.filter(({ kind }) => kind !== "button") };
}

/// The levers that are wanted, in that order, and nothing around them.
function onlyLevers(sheet, names) {
    const controls = controlsOf(sheet);
    const children = names.map((name) => controls.get(name)).filter(Boolean);
    return { kind: "group", key: "levers", words: "Levers", tone: "quiet", children };
}

/// All levers of a part of the sheet, without what there is to find, assume and repeat: that is for who opens it in full.
const leversAlone = (part) => part && { ...part, children: (part.children ?? []).filter(({ key }) => !["find", "assumptions", "others", "advanced"].includes(key)) };

/// The chart that `chart:OUTCOME` or `chart:OUTCOME:GROUPS` names.
function chartOf(sheet, asked) {
    const [, outcome, by = ""] = asked.split(":");
    for (const { kind, key = "" } of all(sheet)) if (kind === "chart" && key.endsWith(`-${outcome}-${by}`)) return nodeOf(sheet, key);
    return null;
}

/// A card of the tour without the ways to what this frame does not show.
const onlyItself = (card) => ({ ...card, children: card.children.filter(({ key }) => !/^tour:(go:|now$)/.test(key)) });

/// The lever of which a step of the tour speaks.
const touredLevers = (card) => card.children.filter(({ key }) => key === "tour:lever").map(({ href }) => href.replace("#lever:", ""));

/// The part of a sheet that a view shows; levers: the names of those that are shown, all if there are none; fixed: of those
/// that cannot be moved.
export function excerpt(sheet, { view, levers, fixed }) {
    const whole = locked(sheet, new Set(fixed));
    const part = (key) => whole.children.find((child) => child.key === key);
    const chosen = levers.length > 0 ? onlyLevers(whole, levers) : null;
    const [kind] = view.split(":");
    if (!["sentence", "levers", "chart", "tour"].includes(kind) || !part("statement"))
        return chosen ? { ...whole, children: whole.children.map((child) => (child.key === "levers" ? chosen : child)) } : whole;
    const statement = { ...part("statement"), children: part("statement").children.filter(({ key }) => key !== "button:evidence") };
    const card = part("tour");
    const shown = {
        sentence: () => [statement, chosen],
        levers: () => [statement, chosen ?? leversAlone(part("levers"))],
        chart: () => [chartOf(whole, view) ?? statement, chosen],
        tour: () => [statement, card ? onlyItself(card) : nodeOf(whole, "button:tour"), chosen ?? (card && onlyLevers(whole, touredLevers(card))), part("outcomes-part")],
    }[kind]();
    return { ...whole, children: [part("problems"), part("guess"), ...shown].filter(Boolean) };
}

/// The policy with which reforms are compared unless somebody wants another: the scenario's first.
export const usualBaseline = (sheet) => nodeOf(sheet, "policy")?.options?.[0]?.key ?? "";

/// {scenario, settings}: the scenario's name; the policy, the baseline if it is not the usual one, and every lever that has
/// been moved, by name.
function settingsOf(sheet) {
    const other = (name, { value }) => name === "baseline" && value !== usualBaseline(sheet);
    const controls = [...controlsOf(sheet)].filter(([name, node]) => name === "policy" || node.moved || other(name, node));
    return { scenario: nodeOf(sheet, "scenario")?.value ?? "", settings: Object.fromEntries(controls.map(([name, { value }]) => [name, value])) };
}

/// What a sheet of Explore says, once it stands; null while it is worked out. Outcomes are told in the words of the sheet.
export function resultOf(sheet) {
    const sentence = nodeOf(sheet, "sentence");
    const [, fingerprint = ""] = /In full: ([0-9a-f]{16})/.exec(nodeOf(sheet, "badge")?.help ?? "") ?? [];
    if (!sentence || sentence.busy || !fingerprint) return null;
    const outcomes = (nodeOf(sheet, "outcomes")?.rows ?? []).map(({ key, cells: [label, baseline, reform, difference] }) =>
        ({ key: key.replace("outcome:", ""), label, baseline, reform, difference }));
    const controls = [...controlsOf(sheet)].map(([name, { words, mark = "" }]) => ({ name, label: words, kind: mark }));
    return { ...settingsOf(sheet), sentence: sentence.words, outcomes, controls, fingerprint };
}
