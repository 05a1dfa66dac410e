/// The page of papers, and the brief on a lab's own page: tells the session which paper and where its link leads, and sees to
/// it that a page stays one page.

import { linkTo } from "./link.mjs";
import { here } from "./site.mjs";

/// Papers, the first where the address names none.
const papers = ["brief", "guide", "worksheet"];
/// What a page holds from top to bottom, in millimetres: so much is left by the margins of paper.css on A4 and on US Letter.
const tall = 251;
/// Letters become smaller by these steps until a page holds them, no further.
const sizes = Array.from({ length: 17 }, (_, step) => 1 - step * 0.02);

const asked = () => new URLSearchParams(location.search);

/// Tells the session to show a paper ("": the room again) in the place of its room. A link that holds a scenario of somebody's own
/// is too long for paper: then no address is told.
function tellPaper(desk, paper) {
    const today = new Date(), address = desk.ownOpen ? "" : linkTo("index.html", "").replace(/#.*$/, "");
    desk.tell("paper", JSON.stringify({ paper, address, seen: asked().has("seen") ? "1" : "",
        day: today.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }), iso_day: today.toLocaleDateString("sv") }));
}

/// Keeps the pages that are drawn in an element to their size, also when what is drawn later than the rest is there, such as a QR code.
function keepFitted(root) {
    new MutationObserver(() => fit(root)).observe(root, { childList: true, characterData: true, subtree: true });
    document.fonts.ready.then(() => fit(root, true));
}

/// The paper that the address names.
const named = () => papers.find((name) => asked().has(name)) ?? papers[0];

/// Tells the session again, once it is known what is open.
export const tellAgain = (desk) => tellPaper(desk, named());

/// Asks for the paper that the address names, and keeps its pages to their size. desk: the page's; root: what the paper is drawn in.
export function begin(desk, root) {
    tellPaper(desk, named());
    desk.actions["print-paper"] = () => print();
    desk.actions["leave-paper"] = (code) => {
        if (asked().has("back") && history.length > 1) history.back();
        else location.href = linkTo("plain.html", code);
    };
    keepFitted(root);
}

/// A lab's brief, in the place of its room: what no link holds, such as a person's own table or a truth that was guessed, is there on
/// both, and the lab stands as it was when the paper is left. Its address is `?brief#CODE`, with `&own` where it rests on what is
/// kept for this tab only, and then without a code; `&seen` where the truth need not be guessed.
export class LabPaper {
    /// desk: the page's; root: what room and paper are drawn in. style: whose rules a sheet of paper follows.
    constructor(desk, root) {
        Object.assign(this, { desk, root, room: document.body.dataset.room, style: null });
        desk.actions["print-paper"] = () => print();
        desk.actions["leave-paper"] = () => this.#leave();
        addEventListener("popstate", () => this.follow());
        keepFitted(root);
    }

    /// True if the address asks for the paper.
    static asked = () => asked().has(papers[0]);

    /// Opens it from the room. text: what the action `open-paper` gave.
    async open(text) {
        const [paper, code, about = ""] = text.split("\n"), own = about.split(" ").includes("own");
        // Both stand at the same link: who goes from one to the other opens nothing anew.
        if (code && !own) this.desk.standAt(await this.desk.fragmentOf(code));
        history.pushState({ paper }, "", `${location.pathname}?${paper}${own ? "&own" : ""}${location.hash}`);
        await this.follow();
    }

    /// Shows what the address asks for, paper or room.
    async follow() {
        const wanted = LabPaper.asked();
        if (wanted && !this.style) await this.#loadStyle();
        if (!this.style) return;
        const shown = document.body.dataset.room === "paper";
        this.style.disabled = !wanted;
        document.body.dataset.room = wanted ? "paper" : this.room;
        tellPaper(this.desk, wanted ? papers[0] : "");
        if (wanted === shown) return;
        scrollTo(0, 0);
        this.root.focus({ preventScroll: true });
        if (wanted) return;
        // Back to what led there, when it is drawn again.
        new MutationObserver((_, observer) => {
            const way = this.root.querySelector(way_there);
            if (!way) return;
            observer.disconnect();
            way.focus();
        }).observe(this.root, { childList: true, subtree: true });
    }

    #loadStyle() {
        return new Promise((resolve) => {
            this.style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: here("paper.css"), onload: resolve, onerror: resolve });
            document.head.append(this.style);
        });
    }

    #leave() {
        // Opened beside the map, which still stands in its own tab.
        if (asked().has("back") && window.opener) {
            close();
            if (window.closed) return undefined;
        }
        if (history.state?.paper || (asked().has("back") && !window.opener && history.length > 1)) return history.back();
        history.replaceState(null, "", location.pathname + location.hash);
        return this.follow();
    }
}

/// The buttons of the labs that lead to it.
const way_there = '[data-use="funding:print"], [data-use="trial:brief"], [data-use="deliberate:brief"]';

let millimetre = 0;
/// How many pixels a millimetre has.
function pixels() {
    if (millimetre) return millimetre;
    const rule = document.createElement("div");
    rule.className = "rule";
    document.body.append(rule);
    millimetre = rule.getBoundingClientRect().height / 100;
    rule.remove();
    return millimetre;
}

const fitted = new WeakMap();

/// Makes letters as large as their page allows. A page is measured as it will be printed, whatever the screen. anew: also where it
/// says what it said, because a font has come.
export function fit(root, anew = false) {
    for (const page of root.querySelectorAll(".part-paper-page")) {
        const says = page.textContent;
        if (!anew && fitted.get(page) === says) continue;
        fitted.set(page, says);
        page.classList.add("measured");
        for (const size of sizes) {
            page.style.setProperty("--letters", String(size));
            if (page.scrollHeight <= tall * pixels()) break;
        }
        page.classList.remove("measured");
    }
}
