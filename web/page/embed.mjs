/// <folk-moot scenario="virtual-gp" reform="follows" view="plain" height="720"
///            settlement.lag_weeks="26"></folk-moot>
///
/// Shows Folkmoot inside another page. scenario and reform are names; `code` is a share code and takes
/// the place of both; view is "plain" (the default: text, forms and tables) or "map"; any attribute
/// with a dot in its name is a setting. The frame comes from where this file comes from.

const own = ["scenario", "reform", "code", "view", "height", "title"];

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

    /// The address that the attributes stand for.
    get address() {
        const page = this.getAttribute("view") === "map" ? "index.html" : "plain.html";
        const address = new URL(page, import.meta.url);
        const wanted = new URLSearchParams();
        for (const name of ["scenario", "reform"]) {
            if (this.getAttribute(name)) wanted.set(name, this.getAttribute(name));
        }
        for (const { name, value } of this.attributes) if (name.includes(".")) wanted.set(name, value);
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
