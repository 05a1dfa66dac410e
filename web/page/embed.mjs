/// <folk-moot scenario="virtual-gp" reform="follows" view="levers" levers="settlement.lag_weeks"></folk-moot>
///
/// Shows Folkmoot inside another page, also of another site; the frame comes from where this file comes from.
///
/// scenario, reform and baseline are names, seed, population and weeks numbers; `code` is a share code and takes the place of both; any attribute with a dot in its name is
/// a setting. view is "plain" (text, forms and tables), "sentence", "levers", "chart:OUTCOME" (or "chart:OUTCOME:GROUPS"),
/// "tour", "map", "deliberate", "trial" (the split-test lab; `trial` is a design as a link of the lab writes it) or "funding"
/// (the funding lab; `formula` is a formula's name, and `formula.growth="0.05"` moves its lever). Without a view, `trial` and
/// `formula` say which lab, and a scenario that is a lesson about trials opens the lab with its design.
///
/// levers: names of the levers that are shown, and no others; locked: of those that can be seen and not moved ("policy" is the
/// choice of the reform). theme: "light", "dark" or "contrast". height: how tall the map is, and how tall anything else is at
/// least, in pixels. sandbox: the frame may do nothing but run.
///
/// ask: the key of an outcome that people guess before they see it, OUTCOME (whether it goes up), OUTCOME:number or OUTCOME:line.
/// The event `folkmoot-guess` then says {outcome, guess, told, answer}: "up", "same", "down", the number or the line's numbers,
/// one a year; and what came out.
///
/// The event `folkmoot-change` says in `detail` what came out: {scenario, settings, sentence, outcomes, controls, fingerprint}.
/// set({NAME: value}), reset() and compare(POLICY, BASELINE) do what they say; each gives a promise of the same. A lab says
/// {lab, settings, sentence, controls, fingerprint}, with `places` in the funding lab (none, and no sentence, of a table or a formula of the reader's own: `private`) and `truth` (null while it waits for a guess) in the
/// split-test lab. There `formula`, `table`, `against` and `formula.LEVER` are set, and compare(FORMULA, AGAINST) compares with another
/// formula, with "today" or with the formula's "target"; here all of the design: `weeks`, `unit`, `share:0`, `set:1:SETTING`, ….

const own = ["scenario", "reform", "baseline", "seed", "population", "weeks", "code", "view", "trial", "formula", "levers", "locked", "ask", "theme", "height", "title", "sandbox"];
const pages = { plain: "plain.html", sentence: "plain.html", levers: "plain.html", chart: "plain.html", tour: "plain.html",
    map: "index.html", trial: "trial.html", funding: "funding.html", deliberate: "deliberate.html" };
/// How tall a view is before it has said so, in pixels.
const heights = { sentence: 260, chart: 420, levers: 480 };
const usual_height = 720;

class FolkMoot extends HTMLElement {
    static observedAttributes = own;
    #open = new Map();
    #next = 1;
    #ready = null;

    connectedCallback() {
        if (!this.frame) {
            this.frame = document.createElement("iframe");
            this.frame.loading = "lazy";
            this.frame.allow = "clipboard-write";
            this.frame.referrerPolicy = "no-referrer";
            // Not in a shadow: frames there cannot find each other, and would share nothing.
            this.replaceChildren(this.frame);
            this.#await();
        }
        addEventListener("message", this.#hear);
        document.addEventListener("securitypolicyviolation", this.#refused);
        this.show();
    }

    disconnectedCallback() {
        removeEventListener("message", this.#hear);
        document.removeEventListener("securitypolicyviolation", this.#refused);
    }

    attributeChangedCallback() {
        if (this.frame) this.show();
    }

    /// Moves levers by their names; `policy` is the reform.
    set(settings) {
        return this.#ask({ folkmoot: "set", settings });
    }

    /// Everything as it was when the frame opened.
    reset() {
        return this.#ask({ folkmoot: "reset" });
    }

    /// Compares a policy with another; without a name, what is set now and the baseline as it stands.
    compare(policy, baseline) {
        return this.#ask({ folkmoot: "compare", policy, baseline });
    }

    get view() {
        const view = this.getAttribute("view") ?? "";
        const [kind, key = ""] = view.split(":");
        if (Object.hasOwn(pages, kind) && (kind === "chart") === (key !== "")) return view;
        if (view !== "") console.warn(`<folk-moot view="${view}">: it may only be ${Object.keys(pages).join(", ").replace("chart", "chart:OUTCOME")}`);
        return this.hasAttribute("formula") ? "funding" : this.hasAttribute("trial") ? "trial" : "";
    }

    /// The formula and its levers, as the funding lab writes them into its links.
    get formula() {
        const name = this.getAttribute("formula");
        if (!name) return "";
        const levers = [...this.attributes].filter((attribute) => attribute.name.startsWith("formula."))
            .map((attribute) => `.l.${attribute.name.slice(8)}.${attribute.value.replaceAll(".", "_2e")}`);
        return `f.${name}${levers.join("")}`;
    }

    /// The address that the attributes stand for.
    get address() {
        const { view } = this;
        const address = new URL(pages[view.split(":")[0]] ?? pages.plain, import.meta.url);
        const wanted = new URLSearchParams();
        for (const name of ["scenario", "reform", "baseline", "seed", "population", "weeks"]) {
            if (this.getAttribute(name)) wanted.set(name, this.getAttribute(name));
        }
        // Who asks for the plain view of a lesson does not want its lab.
        if (address.pathname.endsWith("plain.html") && view !== "") wanted.set("room", "explore");
        if (this.hasAttribute("trial")) wanted.set("trial", this.getAttribute("trial"));
        if (this.formula) wanted.set("funding", this.formula);
        for (const { name, value } of this.attributes) {
            if (name.includes(".") && !name.startsWith("formula.")) wanted.set(name, value);
        }
        address.searchParams.set("embed", view);
        for (const name of ["levers", "locked", "theme", "ask"]) {
            if (this.getAttribute(name)) address.searchParams.set(name, this.getAttribute(name).trim().replace(/[\s,]+/g, ","));
        }
        address.hash = this.getAttribute("code") ?? wanted.toString();
        return address.href;
    }

    show() {
        const { style } = this.frame;
        this.style.display = "block";
        Object.assign(style, { width: "100%", border: "0", display: "block" });
        this.#grow(this.grown ?? heights[this.view.split(":")[0]] ?? usual_height);
        this.frame.title = this.getAttribute("title") ?? "Folkmoot: try a policy";
        if (this.hasAttribute("sandbox")) this.frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads");
        const { address } = this;
        if (this.asked === address) return;
        // Another fragment is followed by the page that is there.
        if (this.asked?.split("#")[0] !== address.split("#")[0]) this.#await();
        this.asked = address;
        this.frame.src = address;
    }

    /// As tall as what is shown.
    #grow(height) {
        const least = Number.parseInt(this.getAttribute("height") ?? "", 10) || 0;
        this.frame.style.height = `${this.grown ? Math.max(height, least) : least || height}px`;
    }

    /// What is asked waits until the page in the frame hears.
    #await() {
        this.#ready = {};
        this.#ready.promise = new Promise((resolve) => { this.#ready.resolve = resolve; });
    }

    async #ask(message) {
        if (!this.frame) throw new Error("This element is not in a page yet.");
        // What is out of sight has not been loaded.
        this.frame.loading = "eager";
        await this.#ready.promise;
        return new Promise((resolve, reject) => {
            const id = this.#next++;
            this.#open.set(id, { resolve, reject });
            this.frame.contentWindow.postMessage({ ...message, id }, "*");
        });
    }

    #hear = ({ source, data }) => {
        if (!this.frame?.contentWindow || source !== this.frame.contentWindow) return;
        const { folkmoot, id, error, ...content } = Object(data);
        if (folkmoot === "ready") this.#ready.resolve();
        if (folkmoot === "height") {
            this.grown = Number(content.height);
            this.#grow(this.grown);
        }
        if (folkmoot === "change" || folkmoot === "guess")
            this.dispatchEvent(new CustomEvent(`folkmoot-${folkmoot}`, { detail: content, bubbles: true, composed: true }));
        if (folkmoot === "answer" && this.#open.has(id)) {
            const { resolve, reject } = this.#open.get(id);
            this.#open.delete(id);
            if (error === undefined) resolve(content);
            else reject(new Error(error));
        }
    };

    /// Where the page's content policy has no place for the frame, a link stands there.
    #refused = ({ effectiveDirective, blockedURI }) => {
        if (!/^(frame|child|default)-src$/.test(effectiveDirective) || !blockedURI.startsWith(new URL(import.meta.url).origin)) return;
        const link = document.createElement("a");
        Object.assign(link, { href: this.frame.src, textContent: this.frame.title, target: "_blank", rel: "noopener" });
        this.frame.hidden = true;
        this.replaceChildren(this.frame, link);
        this.frame.style.display = "none";
    };
}

customElements.define("folk-moot", FolkMoot);
// On the page that shows this element: nothing else has to be waited for.
globalThis.folkmootGuard?.done();
