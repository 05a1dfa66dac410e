/// A page that <folk-moot> shows in a frame of another page: one part of it, as tall as what it says. It tells the page around
/// it what happens, and does what that page asks.
///
/// Address: ?embed=VIEW&levers=NAME,NAME&locked=NAME,NAME&theme=dark&ask=OUTCOME
/// Out: {folkmoot: "ready"}; "height" with height; "change" with scenario, settings, sentence, outcomes, controls, fingerprint;
///      "guess" with outcome, guess, told, answer; "answer" with id and either what "change" has or error
///      of a lab: lab, settings, sentence, controls, fingerprint, and places or truth
/// In:  {folkmoot: "set", id, settings}; "reset"; "compare" with policy and baseline

import { controlsOf, excerpt, nodeOf, resultOf, usualBaseline } from "./excerpt.mjs";
import { labs } from "./excerpt_labs.mjs";
import { linkTo } from "./link.mjs";

const asked = new URLSearchParams(location.search);
const list = (name) => (asked.get(name) ?? "").split(/[\s,]+/).filter(Boolean);
/// What the page around asked for.
const wanted = { view: asked.get("embed") ?? "", ask: asked.get("ask") ?? "", levers: list("levers"), fixed: list("locked") };
/// So long a page around waits for the answer to what it asked, in milliseconds.
const longest_wait = 120_000;

/// The page around must get no secret: there is none.
const tell = (folkmoot, content = {}) => { if (parent !== self) parent.postMessage({ folkmoot, ...content }, "*"); };

/// Whether a choice has that option; what else a value may be its own control says.
const possible = ({ kind, options = [] }, value) => kind !== "choice" || options.some(({ key }) => key === String(value));

/// A question as `labs` describe a lab.
const question = {
    controls: controlsOf,
    first: [],
    problem: () => "",
    result: resultOf,
    compared: (policy, baseline) => ({ ...policy === undefined ? {} : { policy }, ...baseline === undefined ? {} : { baseline } }),
};

export class Embedded {
    #mirror = null;
    #told = "";
    #guessed = "";
    /// What the last sheet says; null while it is worked out.
    #result = null;
    /// The result with which the frame opened.
    #first = null;
    /// {resolve, reject, good} of those that wait until a result stands that is good.
    #waiting = [];

    /// desk: the page's. page: the file of this site that shows all of it.
    constructor({ desk, page }) {
        Object.assign(this, { desk, page, about: page === "index.html" ? question : labs[page] });
        document.body.classList.add("embedded");
        document.body.classList.add(`embedded-${wanted.view.split(":")[0] || "plain"}`);
        if (["light", "dark", "contrast"].includes(asked.get("theme"))) document.documentElement.dataset.theme = asked.get("theme");
        this.link = document.createElement("a");
        Object.assign(this.link, { href: linkTo(page, location.hash), target: "_blank", rel: "noopener noreferrer", textContent: "Open in full" });
        const line = document.createElement("p");
        line.className = "in-full";
        line.append(this.link);
        document.querySelector("main").append(line);
        // Its own height, not the frame's, so that it shrinks as well.
        if (!document.body.classList.contains("screen"))
            new ResizeObserver(() => tell("height", { height: Math.ceil(document.body.getBoundingClientRect().height) })).observe(document.body);
        const { remember } = desk.actions;
        desk.actions.remember = (text) => {
            remember(text);
            this.#renewLink();
        };
        // Another state is opened in the same frame.
        addEventListener("hashchange", () => { this.#first = this.#result = null; });
        addEventListener("message", ({ source, data }) => { if (source === parent && parent !== self) this.#hear(data); });
    }

    /// The room's sheet is shown by this mirror from now on.
    attach(mirror) {
        this.#mirror = mirror;
        // Before anything is opened: the first result is closed already.
        if (wanted.ask) this.desk.tell("ask-first", wanted.ask);
        tell("ready");
    }

    /// The part of a sheet that this frame shows.
    shape = (sheet) => excerpt(sheet, wanted);

    /// A sheet as the session gave it.
    read = (sheet) => {
        const mirror = this.#mirror;
        const [kind, key] = wanted.view.split(":");
        // What a view needs that is not open by itself.
        if (mirror && kind === "tour" && !this.toured && nodeOf(sheet, "badge")) {
            this.toured = true;
            setTimeout(() => mirror.use("button:tour", ""));
        }
        if (mirror && kind === "chart" && !this.charted && nodeOf(sheet, "outcome")) {
            this.charted = true;
            setTimeout(() => mirror.use("outcome", key));
        }
        const problem = this.about?.problem(sheet);
        if (problem) for (const each of this.#waiting.splice(0)) each.reject(new Error(problem));
        const result = this.#result = (problem ? null : this.about?.result(sheet)) ?? null;
        if (!result) return;
        if (!this.#first || this.#first.scenario !== result.scenario) this.#first = result;
        for (const each of this.#waiting.splice(0))
            if (each.good(result)) each.resolve(result);
            else this.#waiting.push(each);
        this.#tellGuess(sheet, result);
        const said = JSON.stringify([result.settings, result.fingerprint, nodeOf(sheet, "guess:question") !== null]);
        if (said === this.#told) return;
        this.#told = said;
        tell("change", result);
    };

    /// What somebody said of the outcome that is asked about, and what came out; once for each guess.
    #tellGuess(sheet, { outcomes = [] }) {
        const { value, words } = nodeOf(sheet, "guess:verdict") ?? {};
        if (!wanted.ask || value === undefined || this.#guessed === String(value)) return;
        this.#guessed = String(value);
        const [outcome, kind] = wanted.ask.split(":");
        tell("guess", { outcome, guess: kind === "line" ? value.split(" ").map(Number) : value, told: words, answer: outcomes.find(({ key }) => key === outcome) ?? null });
    }

    async #renewLink() {
        const code = await this.desk.rememberedCode().catch(() => "");
        if (code) this.link.href = linkTo(this.page, code);
    }

    async #hear(data) {
        const does = { set: ({ settings }) => this.#set(settings ?? {}), reset: () => this.#reset(),
            compare: ({ policy, baseline }) => this.#set(this.about.compared(policy, baseline)) }[data?.folkmoot];
        if (!does) return;
        try {
            if (!this.about) throw new Error("Here people speak for themselves: a page around moves questions and labs only.");
            if (!this.#first) await this.#settled();
            await does(data);
            tell("answer", { id: data.id, ...await this.#settled() });
        } catch (error) {
            tell("answer", { id: data.id, error: error.message });
        }
    }

    /// Moves controls by their names, as a hand would: first those on which it depends which others there are.
    async #set(settings) {
        const { first, controls: controlsIn } = this.about;
        const order = (name) => (first.includes(name) ? first.indexOf(name) : first.length);
        for (const [name, value] of Object.entries(settings).sort(([one], [other]) => order(one) - order(other))) {
            const controls = controlsIn.call(this.about, this.#mirror.sheet);
            const node = controls.get(name);
            if (!node) throw new Error(`There is no setting “${name}” here. There are: ${[...controls.keys()].join(", ")}.`);
            if (this.about !== question && !possible(node, value)) throw new Error(`${name} is “${value}”. It may be: ${node.options.map(({ key }) => key).join(", ")}.`);
            this.#mirror.use(node.key, String(value));
            this.#mirror.look();
            const refused = nodeOf(this.#mirror.sheet, node.key)?.invalid;
            if (refused) throw new Error(`${name}: ${refused}`);
            if (first.includes(name)) await this.#settled(({ settings: now }) => String(now[name]) === String(value));
        }
    }

    async #reset() {
        const { settings: first } = this.#first;
        if (this.about !== question) return this.#resetLab(first);
        for (const [name, { key, moved }] of controlsOf(this.#mirror.sheet))
            if (key.startsWith("lever:") && moved && !(name in first)) this.#mirror.use(`reset:${name}`, "");
        const { sheet } = this.#mirror;
        const others = controlsOf(sheet).get("baseline");
        await this.#set(others && others.value !== (first.baseline ?? usualBaseline(sheet)) ? { baseline: usualBaseline(sheet), ...first } : first);
        this.#mirror.look();
    }

    /// What differs from the first state goes back; what can then be set comes after what decides that.
    async #resetLab(first) {
        const { about } = this;
        const differing = (names) => {
            const controls = about.controls(this.#mirror.sheet);
            return Object.fromEntries(Object.entries(first).filter(([name, value]) => names(name) && controls.has(name) && controls.get(name).value !== value));
        };
        await this.#set(differing((name) => about.first.includes(name)));
        await this.#set(differing(() => true));
    }

    /// The result of what is set now, once it is good.
    #settled(good = () => true) {
        this.#mirror.look();
        if (this.#result && good(this.#result)) return this.#result;
        return new Promise((resolve, reject) => {
            this.#waiting.push({ resolve, reject, good });
            setTimeout(() => reject(new Error(`There is no answer after ${longest_wait / 1000} seconds.`)), longest_wait);
        });
    }
}
