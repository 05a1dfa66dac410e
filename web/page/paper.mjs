/// The page of papers: tells the session which one and where its link leads, and sees to it that a page stays one page.

import { linkTo } from "./link.mjs";

/// Papers, the first where the address names none.
const papers = ["brief", "guide", "worksheet"];
/// What a page holds from top to bottom, in millimetres: so much is left by the margins of paper.css on A4 and on US Letter.
const tall = 251;
/// Letters become smaller by these steps until a page holds them, no further.
const sizes = Array.from({ length: 17 }, (_, step) => 1 - step * 0.02);

/// Asks for the paper that the address names, and keeps its pages to their size. desk: the page's; root: what the paper is drawn in.
export function begin(desk, root) {
    const asked = new URLSearchParams(location.search);
    const today = new Date();
    const paper = papers.find((name) => asked.has(name)) ?? papers[0];
    desk.tell("paper", JSON.stringify({ paper, address: linkTo("index.html", "").replace(/#.*$/, ""),
        day: today.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric" }), iso_day: today.toLocaleDateString("sv") }));
    desk.actions["print-paper"] = () => print();
    desk.actions["leave-paper"] = (code) => {
        if (asked.has("back") && history.length > 1) history.back();
        else location.href = linkTo("plain.html", code);
    };
    // Also what is drawn later than the rest, such as a QR code.
    new MutationObserver(() => fit(root)).observe(root, { childList: true, characterData: true, subtree: true });
    document.fonts.ready.then(() => fit(root, true));
}

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
