/// <folk-moot scenario="virtual-gp" reform="follows" view="plain" height="720"
///            settlement.lag_weeks="26"></folk-moot>
///
/// Shows Folkmoot inside another page, also of another site. scenario and reform are names; `code` is a
/// share code and takes the place of both; any attribute with a dot in its name is a setting. view is
/// "plain" (text, forms and tables), "map", "trial" (the split-test lab; `trial` is a design as a link of
/// the lab writes it) or "funding" (the funding lab; `formula` is a formula's name, and
/// `formula.growth="0.05"` moves its lever). Without a view, `trial` and `formula` say which lab, and a
/// scenario that is a lesson about trials opens the lab with its design. The frame comes from where this file comes from.

const own = ["scenario", "reform", "code", "view", "trial", "formula", "height", "title"];
const pages = { plain: "plain.html", map: "index.html", trial: "trial.html", funding: "funding.html" };

class FolkMoot extends HTMLElement {
    static observedAttributes = own;

    connectedCallback() {
        if (!this.frame) {
            this.frame = document.createElement("iframe");
            this.frame.loading = "lazy";
            this.frame.allow = "clipboard-write";
            this.frame.referrerPolicy = "no-referrer";
            this.attachShadow({ mode: "open" }).append(this.frame);
        }
        this.show();
    }

    attributeChangedCallback() {
        if (this.frame) this.show();
    }

    get view() {
        const view = this.getAttribute("view") ?? "";
        if (Object.hasOwn(pages, view)) return view;
        if (view !== "") console.warn(`<folk-moot view="${view}">: it may only be ${Object.keys(pages).join(", ")}`);
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
        const address = new URL(pages[view] ?? pages.plain, import.meta.url);
        const wanted = new URLSearchParams();
        for (const name of ["scenario", "reform"]) {
            if (this.getAttribute(name)) wanted.set(name, this.getAttribute(name));
        }
        // Who asks for the plain view of a lesson does not want its lab.
        if (view === "plain") wanted.set("room", "explore");
        if (this.hasAttribute("trial")) wanted.set("trial", this.getAttribute("trial"));
        if (this.formula) wanted.set("funding", this.formula);
        for (const { name, value } of this.attributes) {
            if (name.includes(".") && !name.startsWith("formula.")) wanted.set(name, value);
        }
        address.hash = this.getAttribute("code") ?? wanted.toString();
        return address.href;
    }

    show() {
        const { style } = this.frame;
        this.style.display = "block";
        Object.assign(style, { width: "100%", border: "0", display: "block" });
        style.height = `${Number.parseInt(this.getAttribute("height") ?? "", 10) || 720}px`;
        this.frame.title = this.getAttribute("title") ?? "Folkmoot: try a policy";
        if (this.frame.src !== this.address) this.frame.src = this.address;
    }
}

customElements.define("folk-moot", FolkMoot);
// On the page that shows this element: nothing else has to be waited for.
globalThis.folkmootGuard?.done();
