/// What a page gives the session inside its module: workers, scenarios, files, links and memory. The same for
/// the map page (folkmoot-ui) and the plain view (folkmoot-page).

import { Cores, coreOf, likelyCore } from "./cores.mjs";
import { acceptDrops, givenFile, givenFiles, readFiles, readScenario, saveFile, savePicture, typeOf } from "./files.mjs";
import { startCompiled, withBytes } from "./heap.mjs";
import { addressAsks, ballotsInAddress, copyText, findAsked, linkTo, plainPage, showFragment, toldOf } from "./link.mjs";
import { compile } from "./load.mjs";
import { Pool } from "./pool.mjs";
import { keepOwn, longest_link, ownScenario, packed } from "./own.mjs";
import { recall, recallJson, remember } from "./remember.mjs";
import { loadScenario, scenarioIndex, withData } from "./scenarios.mjs";
import { workerProgram } from "./start_worker.mjs";

/// A remembered state without the week of the film that plays: a link says the same before it ends and after.
const asAsked = (text) => text.replace(/;week=\d+/, "");

export class Desk {
    /// The own scenario whose text this browser keeps; undefined while that is not known.
    #kept = undefined;

    /// page: its file, for links. memory: the name under which it remembers. notice(text, seconds): says
    /// something in passing. judge(asked, found): the view with which this page opens, or null if it is on its way to
    /// another. notes(sentences): what of a link cannot be shown. order(scenarios): the first is opened where none is
    /// asked for.
    constructor({ page, memory, notice, notes, judge = ({ view }) => view, order = (scenarios) => scenarios }) {
        Object.assign(this, { page, memory, notice, notes, judge, order, pool: null, screen: null });
        /// Where the state that is open came from, "link" or "memory"; and sentences about what of it cannot be shown.
        this.from = "";
        this.told = [];
        /// The remembered state that the fragment in the address stands for; null if there is no fragment.
        this.linkedState = null;
        /// The person's own scenario that was opened last, as ownScenario gives it; null if there was none.
        this.own = null;
        /// The name of the scenario that was opened last.
        this.openName = "";
        this.actions = {
            "save-file": (name, bytes) => saveFile(name, bytes, typeOf(name)),
            "save-png": (text, bytes) => {
                const [, name, width, height] = /^(.*) (\d+) (\d+)$/.exec(text);
                return savePicture(name, Number(width), Number(height), bytes);
            },
            "copy-link": (code) => this.#shareLink(code),
            "copy-citation": async (text) => {
                const [code, ...lines] = text.split("\n"), day = new Date().toLocaleDateString("sv");
                const link = linkTo(this.page, await this.fragmentOf(code));
                const known = { "<link>": link.length > longest_link ? "[a scenario of my own: too long for a link]" : link, "<day>": day, "<year>": day.slice(0, 4) };
                return this.act("copy-text", lines.join("\n").replace(/<(?:link|day|year)>/g, (token) => known[token]));
            },
            "open-paper": async (text) => {
                const [paper, code, about = ""] = text.split("\n"), [room, ...more] = about.split(" ");
                const address = new URL(linkTo(room ? plainPage(room).file : "paper.html", await this.fragmentOf(code)));
                address.search = `?${[paper, "back", ...more].join("&")}`;
                // In another site's page there is no room for a sheet of paper. A lab holds what no link does: it stays in its tab, and
                // what is kept for this tab goes with the other.
                if (window.top !== window) window.open(address.href, "_blank", "noopener");
                else if (!room || !window.open(address.href, "_blank")) location.href = address.href;
            },
            // A link that holds a scenario of somebody's own is too long to be printed, and a page from a disk has no address for others.
            "ask-picture": (text) => {
                const [chart, code] = text.split("\n"), shared = code && !this.ownOpen && /^https?:$/.test(location.protocol);
                this.tell("picture", JSON.stringify({ chart, link: shared ? linkTo("index.html", code) : "",
                    day: new Date().toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }) }));
            },
            "save-card": async (name, bytes) => {
                if (bytes.length === 0) return this.notice(name, 8);
                const { saveCard } = await import("./sheet/card_picture.mjs");
                return saveCard(name, JSON.parse(new TextDecoder().decode(bytes)));
            },
            title: (text) => { document.title = text; },
            remember: (text) => this.#keep(text),
            "load-scenario": (name) => this.openScenario(name),
            "open-state": () => this.openState(),
            stop: (text) => this.pool.stopWaiting(text),
            "left-out": (text) => this.#tellLeftOut(text),
        };
    }

    /// Loads the program of the simulation that this page will want first; resolves with its name. model: of the result that
    /// comes with the page, if that is shown; progress(core): a Progress for that program's file.
    async loadCore({ model = "", progress = () => null, wanted = "" }) {
        const index = await scenarioIndex();
        const core = wanted || (model ? coreOf(model) : likelyCore({ hash: location.hash.slice(1), remembered: recallJson(this.memory), index }));
        let counted = progress(core);
        this.cores = new Cores({ models: index.models, compile: (file) => {
            const shown = counted;
            counted = null;
            return compile(file, shown);
        } });
        await Promise.all([this.cores.compiled(core), workerProgram()]);
        return core;
    }

    /// Starts the workers; first: the program to begin with.
    startPool({ count, first, onCrash }) {
        this.pool = new Pool({ count, cores: this.cores, first, onReply: (worker, bytes) => this.#tellReply(worker, bytes), onCrash });
    }

    /// Starts the module that holds the session; resolves when it can be told something.
    /// waits: false if it can be told something at once.
    async startScreen({ factory, compiled, waits = true, options = {} }) {
        let becameReady;
        const ready = new Promise((resolve) => { becameReady = resolve; });
        const started = await startCompiled(factory, compiled, {
            onSend: (worker, bytes) => this.pool.send(worker, bytes),
            onAction: (name, text, bytes) => (name === "ready" ? becameReady() : this.act(name, text, bytes)),
            print() {},
            printErr: console.warn,
            ...options,
        });
        if (waits) await ready;
        this.screen = started;
        this.tell("workers", String(this.pool.count));
        this.tell("scenarios", JSON.stringify((await scenarioIndex()).scenarios));
    }

    /// Tells the session something; data is text or bytes.
    tell = (name, data = "") => {
        if (!this.screen) return;
        withBytes(this.screen, name, (namePointer) =>
            withBytes(this.screen, data, (pointer, length) => this.screen._ui_event(namePointer, pointer, length)));
    };

    /// Does what the session asks for.
    async act(name, text, bytes) {
        try {
            await this.actions[name]?.(text, bytes);
        } catch (error) {
            this.notice(String(error.message ?? error));
        }
    }

    /// A question to the simulation, of the worker that is least of the session's.
    ask = (command) => this.pool.ask(this.pool.count - 1, command);

    /// Reads the bytes of a person's file: see Pool.decode.
    decode = (bytes) => {
        if (!this.pool) return Promise.reject(new Error("The page is still loading: try again in a moment."));
        return this.pool.decode(bytes);
    };

    /// The person's own scenario, if that is what is open; else null.
    get ownOpen() {
        return this.own !== null && this.openName === this.own.card.name ? this.own : null;
    }

    /// What a link has behind its # so that it opens with a share code: before it a scenario of one's own that is open.
    async fragmentOf(code) {
        return this.ownOpen ? `own=${await packed(this.ownOpen.files.text)}&${code}` : code;
    }

    /// The share code of what this page remembers; "" if that is nothing.
    async bareCode() {
        const state = recallJson(this.memory);
        const { scenarios } = await scenarioIndex();
        if (!this.ownOpen && !scenarios.some(({ name }) => name === state?.scenario)) return "";
        const files = this.ownOpen?.files ?? await loadScenario(state.scenario);
        return (await this.ask({ do: "link", ...files, ...state })).code ?? "";
    }

    /// The fragment of a link to what this page remembers; "" if that is nothing.
    async rememberedCode() {
        const code = await this.bareCode();
        return code && this.fragmentOf(code);
    }

    async openScenario(name) {
        try {
            const files = this.own?.card.name === name ? this.own.files : await loadScenario(name);
            this.openName = name;
            this.tell("scenario", JSON.stringify(files));
        } catch (error) {
            this.notice(error.message);
        }
    }

    /// Opens what the address or the last visit asks for, or else the first scenario.
    async openState(onFound = () => {}) {
        const scenarios = this.order((await scenarioIndex()).scenarios);
        if (addressAsks()) this.linkedState = "";
        const found = await findAsked({ ask: this.ask, memory: this.memory, scenarios, onFound });
        const { from, card, asked } = found;
        const view = this.judge(asked, found);
        if (view === null) return;
        this.openName = card.name;
        // One that was opened before and is called the same is not what is asked for now.
        if (found.own) {
            this.own = found.own;
            this.tell("scenario", JSON.stringify(found.own.files));
        }
        Object.assign(this, { from, told: found.notes });
        // What a lab cannot show of it is told by the session, when it has read it.
        this.notes(this.told);
        if (from === "" && view === "") await this.openScenario(card.name);
        else this.tell("remember", JSON.stringify({ ...asked, scenario: card.name, view }));
    }

    /// A scenario's file that was chosen.
    openFile = (file) => readScenario(file, this.#whatIsDropped()).catch((error) => this.notice(error.message));

    /// Files that belong together.
    openFiles = async (chosen) => {
        const { files, refused } = await readFiles(chosen, this.decode);
        if (files.length > 0) this.tell("deliberation-files", givenFiles(files));
        const told = [...refused, ...files.map(({ note }) => note).filter(Boolean)];
        if (told.length > 0) this.notice(told.join(" "));
    };

    /// From now on files can be dropped, and addresses followed.
    listen() {
        acceptDrops(this.#whatIsDropped());
        addEventListener("hashchange", () => {
            const ballots = this.takesTables && this.screen ? ballotsInAddress() : "";
            if (ballots) this.tell("ballots", ballots);
            if (this.screen && addressAsks()) this.act("open-state");
        });
    }

    #whatIsDropped() {
        const told = (note) => { if (note) this.notice(note); };
        return {
            onScenario: async (name, text, note) => {
                const own = await ownScenario(text);
                // One that is not sound leaves what is open as it is.
                if (own && !(await this.ask({ do: "link", ...own.files })).problems) Object.assign(this, { own, openName: own.card.name });
                this.tell("drop", JSON.stringify(await withData(name, text)));
                told(note);
            },
            onTable: this.takesTables ? (given) => {
                this.tell("table", givenFile(given));
                told(given.note);
            } : undefined,
            onFiles: this.takesTables ? this.openFiles : undefined,
            onRefused: this.notice,
            decode: this.decode,
        };
    }

    #tellReply(worker, bytes) {
        if (!this.screen) return;
        withBytes(this.screen, bytes, (pointer, length) => this.screen._ui_receive(worker, pointer, length));
    }

    /// Parts of a link that a lab cannot show: records of what was asked and why, parted by control characters.
    #tellLeftOut(text) {
        const leftOut = text.split("\x1e").map((record) => {
            const [asked, why] = record.split("\x1f");
            return { asked, why };
        });
        this.told = [...this.told, ...toldOf(leftOut, this.from)];
        this.notes(this.told);
    }

    /// Puts a code that stands for what is on the screen into the address.
    standAt(code) {
        showFragment(code);
        this.linkedState = asAsked(recall(this.memory));
    }

    async #shareLink(code) {
        const fragment = await this.fragmentOf(code), address = linkTo(this.page, fragment);
        if (address.length > longest_link) {
            const count = (number) => number.toLocaleString("en-GB");
            return this.notice(`This scenario of yours is too long for a link: ${count(address.length)} characters, and ${count(longest_link)} at most go through mail `
                + "and messengers whole. Pass its file on instead.");
        }
        this.standAt(fragment);
        if (await copyText(address)) this.notice("The link is on the clipboard: paste it where you like.", 8);
        else this.notice(`The link is in the address bar: ${address}`);
    }

    /// Keeps the state. A fragment that no longer says what is on the screen leaves the address.
    #keep(text) {
        remember(this.memory, text);
        if (this.#kept !== this.ownOpen) keepOwn(this.memory, this.ownOpen?.files.text ?? "");
        this.#kept = this.ownOpen;
        const state = asAsked(text);
        if (this.linkedState !== null && this.linkedState !== "" && this.linkedState !== state) {
            showFragment("");
            this.linkedState = null;
        } else if (this.linkedState === "") {
            this.linkedState = state;
        }
    }
}
