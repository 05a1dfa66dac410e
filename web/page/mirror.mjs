/// A room's sheet as HTML, kept in step with the session inside a module (folkmoot-ui or folkmoot-page): what
/// is used in it is told to the session, and every change of the session reaches it.

import { toBytes, withBytes } from "./heap.mjs";
import { SheetView } from "./sheet/sheet.mjs";

/// So often it looks whether anything has changed, in milliseconds; beside a canvas, which has the first call on the
/// machine, less often. A change is in the page within 300.
const between_looks = 120, between_unseen_looks = 200;
/// After an answer to a hand the next one comes with the next picture, for so many milliseconds.
const between_answers = 50;

const text = new TextDecoder();

/// The JSON at a pointer of the module's memory, which ends with a zero.
function readJson(screen, pointer) {
    const end = screen.HEAPU8.indexOf(0, pointer);
    return JSON.parse(text.decode(screen.HEAPU8.subarray(pointer, end)));
}

export class Mirror {
    /// root: the element that is filled. screen: the module. openFiles(node, files): files were chosen.
    /// onShown(sheet): called after each change has been shown; onUse(key, value): before something is used, false
    /// if the page has done it. without: keys of nodes that make no sense on this page.
    /// folded, pictures: see SheetView. frame: what a frame in another page shows of a sheet, an Embedded; null: all of it.
    constructor({ root, screen, openFiles, onShown = () => {}, onUse = () => true, without = [], exactStops = true, folded = [], pictures = true, frame = null }) {
        Object.assign(this, { screen, onShown, onUse, frame, version: -1, answered: -Infinity });
        this.view = new SheetView(root, { use: (key, value) => this.use(key, value), openFiles, without, exactStops, folded, pictures });
        this.timer = setInterval(() => this.look(), pictures ? between_looks : between_unseen_looks);
        // What the buttons' names promise. In a field these keys undo what is being typed.
        root.addEventListener("keydown", (event) => {
            const key = (event.ctrlKey || event.metaKey) && !event.target.dataset.typing
                ? { z: event.shiftKey ? "button:redo" : "button:undo", y: "button:redo" }[event.key.toLowerCase()] : null;
            if (!key) return;
            event.preventDefault();
            this.use(key, "");
        });
        this.look();
    }

    /// Shows what has changed, if anything has.
    look() {
        const version = this.screen._ui_sheet_version();
        if (version === this.version) return;
        this.version = version;
        this.sheet = readJson(this.screen, this.screen._ui_sheet());
        this.frame?.read(this.sheet);
        const shown = this.#saidOnce(this.sheet);
        this.view.show(this.frame ? this.frame.shape(shown) : shown);
        this.onShown(this.sheet);
    }

    /// A screen reader says an answer when it is there, and again when all runs are in: not each of them. Until
    /// then the sentence is busy.
    #saidOnce(sheet) {
        const statement = sheet.children?.find(({ key }) => key === "statement")?.children ?? [];
        const sentence = statement.find(({ kind }) => kind === "sentence");
        if (!sentence || sentence.busy) return sheet;
        const answer = statement.find(({ key }) => key === "badge")?.words;
        const comesIn = statement.some(({ kind }) => kind === "progress");
        if (comesIn && answer === this.said) sentence.busy = true;
        this.said = answer;
        return sheet;
    }

    /// Uses a node of the sheet; value as text.
    use(key, value) {
        if (this.onUse(key, value) === false) return;
        const event = toBytes(JSON.stringify({ key, value }));
        withBytes(this.screen, "use", (name) => withBytes(this.screen, event, (pointer, length) => this.screen._ui_event(name, pointer, length)));
        // What was used answers at once, before a picture is drawn; many moves of a hand with one answer a frame.
        if (this.soon) return;
        if (performance.now() - this.answered > between_answers) return queueMicrotask(() => this.answer());
        this.soon = requestAnimationFrame(() => {
            this.soon = null;
            this.answer();
        });
    }

    answer() {
        this.look();
        this.answered = performance.now();
    }
}

/// The words of what has the focus: its name, and its value if it has one.
function wordsOf(element) {
    const label = element.labels?.[0] ?? element.closest("fieldset.choice")?.querySelector("legend");
    const name = element.getAttribute("aria-label") ?? (element.matches("input, select") ? label?.textContent : element.textContent);
    const value = element.type === "checkbox" ? (element.checked ? "on" : "off") : element.type === "radio" ? "" : element.getAttribute("aria-valuetext")
        ?? element.selectedOptions?.[0]?.textContent ?? (element.matches("input") ? element.value : "");
    return [name, value].map((part) => (part ?? "").trim().replace(/\s+/g, " ")).filter(Boolean).join(": ").slice(0, 160);
}

/// Tells the canvas what has the focus in the mirror beside it; and says in words, on a line over the canvas, what
/// the canvas does not show. tell(name, text) speaks to the screen.
export class FocusLine {
    constructor({ root, line, tell }) {
        Object.assign(this, { root, line, ringed: true });
        root.addEventListener("focusin", ({ target }) => {
            const keys = [];
            for (let at = target; at && at !== root; at = at.parentElement) {
                for (const key of [at.dataset.use, at.dataset.key]) if (key && !keys.includes(key)) keys.push(key);
            }
            this.ringed = true;
            tell("focus", keys.join("\n"));
            this.say();
        });
        root.addEventListener("input", () => this.say());
        root.addEventListener("focusout", ({ relatedTarget }) => {
            if (relatedTarget && root.contains(relatedTarget)) return;
            tell("focus", "");
            line.hidden = true;
        });
    }

    /// The canvas says whether it shows a ring around what has the focus.
    setRinged(ringed) {
        this.ringed = ringed;
        this.say();
    }

    /// Says what has the focus now, where that is not on the canvas: what is being typed never is.
    say() {
        const { activeElement: element } = document;
        const typed = element.matches('input[type="number"], input[type="text"]');
        this.line.hidden = !this.root.contains(element) || (this.ringed && !typed);
        if (!this.line.hidden) this.line.textContent = wordsOf(element);
    }
}
