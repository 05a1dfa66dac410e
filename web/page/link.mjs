/// The address's fragment and the page's memory, and the state that they stand for.
///
/// An address is `#CODE`, a share code, or `#scenario=NAME&reform=POLICY&baseline=POLICY&seed=1&population=N&weeks=N&KEY=VALUE`
/// with any part left out, which a person or the embed element can write by hand; `&room=ROOM`,
/// `&trial=DESIGN` and `&funding=FORMULA` open a room. the simulation reads and judges both; a page shows
/// what it gets and says what was left out. Before either may stand a whole scenario, see own.mjs.

import { bringsOwn, broughtBy, keptOwn, ownScenario } from "./own.mjs";
import { forget, recall } from "./remember.mjs";
import { loadScenario } from "./scenarios.mjs";

/// More than these are counted, not listed.
const most_told = 6;

/// True if the address asks for something.
export const addressAsks = () => location.hash.length > 1;

/// Ballots that the address brings, as `ballot=CODE` among what else it asks for; "" if it brings none. They leave the
/// address: a reload, or a link that is passed on, should not bring them again.
export function ballotsInAddress() {
    const parts = location.hash.slice(1).split("&"), isBallot = (part) => /^ballots?=./s.test(part);
    const codes = parts.filter(isBallot).map((part) => part.slice(part.indexOf("=") + 1));
    if (codes.length === 0) return "";
    showFragment(parts.filter((part) => !isBallot(part)).join("&"));
    return codes.map((code) => {
        try {
            return decodeURIComponent(code);
        } catch {
            return code; // who reads it says what is wrong
        }
    }).join("\n");
}

/// The address of a page of this site that opens with a share code.
export function linkTo(page, code) {
    const address = new URL(page, document.baseURI);
    address.search = "";
    address.hash = code;
    return address.href;
}

/// The pages without a canvas: the room that each begins with, its file, the module that has that room, and the name
/// under which it remembers.
export const plainPages = {
    explore: { file: "plain.html", module: "folkmoot-page", memory: "plain" },
    funding: { file: "funding.html", module: "folkmoot-labs", memory: "funding" },
    trial: { file: "trial.html", module: "folkmoot-labs", memory: "trial" },
    deliberate: { file: "deliberate.html", module: "folkmoot-labs", memory: "deliberate" },
    // No room of its own: what leaves Explore on paper.
    paper: { file: "paper.html", module: "folkmoot-labs", memory: "plain" },
};

/// The room that a view begins with; "" if it says none.
export const roomOf = (view) => /(?:^|;)room=(\w+)/.exec(view ?? "")?.[1] ?? "";

/// The page without a canvas that has a room. Evidence stands with Explore.
export const plainPage = (room) => plainPages[room] ?? plainPages.explore;

/// A view with another room.
export const inRoom = (view, room) => [`room=${room}`, ...view.split(";").filter((part) => part && !part.startsWith("room="))].join(";");

/// True if a link asks for a scenario that is a lesson about trials, and for nothing else.
export const namesLesson = ({ reform, baseline, shared, changed, view }, { lesson }) => view === "" && lesson && reform === "" && !baseline
    && Object.keys({ ...shared, ...changed }).length === 0;

/// Puts a code into the address without a new entry in the history; "" takes it out.
export function showFragment(code) {
    const { pathname, search } = location;
    history.replaceState(null, "", pathname + search + (code ? `#${code}` : ""));
}

const ended = (text) => /[.?!]$/.test(text) ? text : `${text}.`;

/// What was left out ([{asked, why}]) of a link or of the page's memory, in sentences.
export function toldOf(leftOut, from) {
    if (leftOut.length === 0) return [];
    const more = leftOut.length - most_told;
    const told = leftOut.slice(0, most_told);
    if (from === "memory") {
        const list = told.map(({ asked, why }) => `“${asked}” (${why.replace(/[.?]$/, "")})`).join(", ");
        return [`Some of what this page remembered from your last visit no longer fits and was left out: ${list}`
            + `${more > 0 ? ` and ${more} more` : ""}.`];
    }
    const sentences = told.map(({ asked, why }) => `The link asks for “${asked}”, which was left out: ${ended(why)}`);
    return more > 0 ? [...sentences, `${more} more parts of the link were left out.`] : sentences;
}

/// Says that nothing of a link could be read.
export const unreadableLink = (why) => ended(`The link could not be read: ${why.replace(/[.]$/, "")}`)
    + " This is what the page opens with by itself.";

/// What the address asks for, or else what the page remembers under a name:
/// {from: "link" | "memory" | "", asked, own, notes: [sentence]}. ask(command) puts a question to the simulation. own: the person's
/// scenario among what was asked for, as ownScenario gives it, or null.
export async function readAsked({ ask, memory, scenarios }) {
    // What a setting's name means says the scenario's model, and the scenario is known when it has been read once.
    const read = async (command, own) => {
        const known = own ? [own.card, ...scenarios.filter(({ name }) => name !== own.card.name)] : scenarios;
        const names = known.map(({ name }) => name);
        const asked = await ask({ ...command, scenarios: names });
        const model = known.find(({ name }) => name === asked.scenario)?.model;
        return model ? ask({ ...command, scenarios: names, model }) : asked;
    };
    const fragment = location.hash.slice(1), notes = [];
    if (bringsOwn(fragment)) {
        try {
            const { text, rest } = await broughtBy(fragment);
            const own = await ownScenario(text);
            if (!own) throw new Error("The link brings a scenario without a name.");
            const asked = await read({ do: "read_link", fragment: rest || `scenario=${own.card.name}` }, own);
            if (asked.unreadable) notes.push(unreadableLink(asked.unreadable));
            return { from: "link", asked: { ...asked, scenario: own.card.name }, own, notes };
        } catch (error) {
            notes.push(error.message);
        }
    } else {
        const link = await read({ do: "read_link", fragment }, null);
        if (link.asks && !link.unreadable) return { from: "link", asked: link, own: null, notes };
        if (link.unreadable) notes.push(unreadableLink(link.unreadable));
    }
    const own = await ownScenario(keptOwn(memory));
    const asked = await read({ do: "read_memory", text: recall(memory) }, own);
    if (asked.unreadable) {
        forget(memory);
        notes.push("What this browser keeps for this page from another time could not be read, so the page opens afresh.");
    }
    return { from: asked.asks && !asked.unreadable ? "memory" : "", asked, own: asked.scenario === own?.card.name ? own : null, notes };
}

/// The same, fitted onto its scenario, the first of `scenarios` if it names none: also {card, files}.
/// onFound(card, asked): called as soon as it is known what will be opened.
export async function findAsked({ ask, memory, scenarios, onFound = () => {} }) {
    const { from, asked, own, notes } = await readAsked({ ask, memory, scenarios });
    const card = own?.card ?? scenarios.find(({ name }) => name === asked.scenario) ?? scenarios[0];
    onFound(card, asked);
    const files = own?.files ?? await loadScenario(card.name);
    const fitted = from ? await ask({ do: "fit", ...files, asked }) : asked;
    // A scenario that cannot be read says so itself when it is opened.
    if (fitted.problems) return { from, card, files, asked, own, notes };
    return { from, card, files, asked: fitted, own, notes: [...notes, ...toldOf(fitted.left_out, from)] };
}

/// True if a page opens with the very result that came with it: nothing else is asked for.
export function opensAsShipped(first, memory) {
    if (!first || addressAsks()) return false;
    const text = recall(memory);
    if (text === "") return true;
    try {
        const { scenario, reform, baseline, changed, baseline_changed: moved, shared, population, weeks, seed } = JSON.parse(text);
        const own = (value, shipped) => !value || value === shipped;
        return scenario === first.scenario && reform === first.policy && own(population, first.population)
            && own(weeks, first.weeks) && own(seed, first.seed)
            && !baseline && Object.keys({ ...changed, ...moved, ...shared }).length === 0;
    } catch {
        return false; // readAsked says so
    }
}

/// Shows sentences one below the other; hides the element when there are none.
export function showNotes(element, notes) {
    element.hidden = notes.length === 0;
    element.replaceChildren(...notes.map((text) => {
        const line = document.createElement("p");
        line.textContent = text;
        return line;
    }));
}

/// Puts a text on the clipboard; false if the browser does not allow it.
export async function copyText(text) {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return false;
    }
}
