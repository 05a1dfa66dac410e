/// The renderer of sheets by itself: what it makes of each kind of node, and what stays while it draws anew.

import assert from "node:assert/strict";
import { qrCodes, sheetOf } from "./sheet_fixture.mjs";
import { axe_source as axeSource, jsQR } from "./packages.mjs";
import { versionFolder } from "./native.mjs";
import { basename } from "node:path";

/// Shows sheets of the fixture in a page that has nothing else; `used` collects what was used.
async function showSheet(visit, lab, state = {}) {
    await visit.go("api.html");
    await visit.page.evaluate(async (folder, sheet) => {
        const { SheetView } = await import(new URL(`${folder}/sheet/sheet.mjs`, document.baseURI));
        document.body.className = "plain";
        const style = document.createElement("link");
        Object.assign(style, { rel: "stylesheet", href: `${folder}/plain.css` });
        document.head.append(style);
        await new Promise((resolve) => { style.onload = resolve; });
        const main = document.createElement("main");
        document.body.replaceChildren(main);
        window.used = [];
        window.view = new SheetView(main, { use: (key, value) => window.used.push([key, value]), openFiles: ({ key }, files) => window.used.push([key, ...files.map(({ name }) => name)]) });
        window.view.show(sheet);
    }, basename(versionFolder(lab.site)), sheetOf(state));
    await visit.until("the rare kinds", () => ["figure.qr", ".card", ".opinions"].every((part) => document.querySelector(part)));
}
const update = (visit, state) => visit.page.evaluate((sheet) => window.view.show(sheet), sheetOf(state));
const used = (visit) => visit.page.evaluate(() => window.used.splice(0));
const at = (key) => `[data-use="${key}"]`;
const focused = (visit) => visit.page.evaluate(() => document.activeElement.dataset.use ?? document.activeElement.dataset.key ?? document.activeElement.tagName);

/// What a reader of QR codes finds in a picture; null if that is nothing.
function readCode({ data, width, height }) {
    return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? null;
}

/// The picture that the browser shows of an element: {data, width, height}.
async function pictureOf(visit, selector) {
    const place = await visit.page.$eval(selector, (element) => {
        element.scrollIntoView({ block: "center" });
        return element.getBoundingClientRect().toJSON();
    });
    const base64 = await visit.page.screenshot({ encoding: "base64", captureBeyondViewport: false });
    const picture = await visit.page.evaluate(async (text, { left, top, width: wide, height: tall }) => {
        const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], { type: "image/png" }));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
        const context = canvas.getContext("2d");
        context.drawImage(bitmap, 0, 0);
        const { data, width, height } = context.getImageData(Math.floor(left), Math.floor(top), Math.ceil(wide), Math.ceil(tall));
        let letters = "";
        for (let at = 0; at < data.length; at += 10_000) letters += String.fromCharCode(...data.subarray(at, at + 10_000));
        return { base64: btoa(letters), width, height };
    }, base64, place);
    return { ...picture, data: Buffer.from(picture.base64, "base64") };
}

/// The modules as a picture with an empty edge, each of so many pixels.
function pictureOfModules(rows, each = 4, edge = 4) {
    const width = (rows.length + 2 * edge) * each, data = new Array(width * width * 4).fill(255);
    rows.forEach((row, y) => [...row].forEach((module, x) => {
        if (module !== "1") return;
        for (let up = 0; up < each; ++up) for (let across = 0; across < each; ++across) {
            const at = 4 * (((y + edge) * each + up) * width + (x + edge) * each + across);
            data.fill(0, at, at + 3);
        }
    }));
    return { data, width, height: width };
}

/// A finger on an element of the sheet: pointer events from its middle by so much, as a browser makes them.
const drag = (visit, selector, x, y, { pointerType = "touch", cancel = false } = {}) => visit.page.evaluate((where, across, down, type, cancelled) => {
    const element = document.querySelector(where), { left, top, width, height } = element.getBoundingClientRect();
    const card = element.closest(".card");
    card.setPointerCapture = () => {};
    const say = (name, share) => element.dispatchEvent(new PointerEvent(name, { bubbles: true, pointerType: type, isPrimary: true, pointerId: 7,
        clientX: left + width / 2 + across * share, clientY: top + height / 2 + down * share }));
    say("pointerdown", 0);
    for (const share of [0.2, 0.5, 1]) say("pointermove", share);
    const shown = { way: card.dataset.way ?? "", transform: card.style.transform };
    say(cancelled ? "pointercancel" : "pointerup", 1);
    return { ...shown, after: card.style.transform + (card.dataset.way ?? "") };
}, selector, x, y, pointerType, cancel);

export const tests = [
    {
        name: "a sheet is headings, named controls with words and range, tables and figures, without a barrier",
        run: (lab) => lab.visit(async (visit) => {
            await showSheet(visit, lab, { extra: true });
            await visit.page.$$eval("details", (parts) => parts.forEach((part) => { part.open = true; }));
            for (const theme of ["light", "dark", "contrast"]) {
                await visit.page.evaluate((name) => { document.documentElement.dataset.theme = name; }, theme);
                await visit.page.evaluate(axeSource);
                const found = await visit.page.evaluate(async () => (await window.axe.run(document, {
                    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })).violations
                    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(" ")}`));
                assert.deepEqual(found, [], theme);
            }
            await visit.page.evaluate(() => { document.documentElement.dataset.theme = "light"; });
            await visit.screenshot("sheet");
            if (lab.browserName !== "chromium") return;
            const all = [];
            const gather = (node) => { all.push(node); (node.children ?? []).forEach(gather); };
            gather(await visit.page.accessibility.snapshot({ interestingOnly: false }));
            const named = (role, name) => all.find((node) => node.role === role && node.name === name);
            for (const [role, name] of [["heading", "A town and its clinics"], ["slider", "Payment follows the patient after"], ["switch", "Split the payment"],
                ["radio", "Split"], ["combobox", "Question"], ["spinbutton", "Seed"], ["textbox", "Find a place"], ["table", "Everybody, in the last year"],
                ["figure", "How long people wait"], ["group", "Payment"], ["link", "A study"], ["button", "Stop"], ["progressbar", "Making 100 runs"], ["dialog", "Which question?"]])
                assert.ok(named(role, name), `no ${role} “${name}” among ${all.filter((node) => node.role === role).map((node) => node.name).join(" | ")}`);
            const slider = named("slider", "Payment follows the patient after");
            assert.equal(await visit.page.$eval(`input[type="range"]${at("lever:lag")}`, (input) => input.getAttribute("aria-valuetext")), "13 weeks");
            assert.deepEqual([slider.valuemin, slider.valuemax], [0, 104]);
            assert.match(slider.description, /Half a year is usual\. Today: 13 weeks\./);
        }),
    },
    {
        name: "a question's map on its button is a path a colour, and no word",
        run: (lab) => lab.visit(async (visit) => {
            await showSheet(visit, lab);
            const button = at("open:a");
            await visit.until("the picture", () => document.querySelector(".cells path") !== null);
            assert.deepEqual(await visit.page.$$eval(`${button} .cells path`, (paths) => paths.map((path) => [path.getAttribute("class"), path.getAttribute("d").split("M").length - 1])),
                [["better", 2], ["same", 2], ["same", 1], ["worse", 1]]);
            assert.equal(await visit.page.$eval(`${button} .cells`, (picture) => picture.getAttribute("aria-hidden")), "true");
            assert.equal(await visit.page.$eval(button, (element) => element.textContent), "Who is served first?");
        }),
    },
    {
        name: "what is used in a sheet is told by its key, as text",
        run: (lab) => lab.visit(async (visit) => {
            await showSheet(visit, lab, { weeks: 20, extra: true });
            const { page } = visit;
            await page.$$eval("details", (parts) => parts.forEach((part) => { part.open = true; }));
            await page.focus(`input[type="range"]${at("lever:lag")}`);
            await page.keyboard.press("ArrowRight");
            assert.deepEqual(await used(visit), [["lever:lag", "hold:21"], ["lever:lag", "21"], ["lever:lag", "release"]]);
            await page.$eval(`input[type="number"]${at("lever:lag")}`, (input) => { input.focus(); input.select(); });
            await page.keyboard.type("7");
            assert.deepEqual(await used(visit), []);
            // An answer that comes in does not take away what is being typed.
            await update(visit, { weeks: 21, extra: true });
            assert.equal(await page.$eval(`input[type="number"]${at("lever:lag")}`, (input) => input.value), "7");
            await page.keyboard.press("Enter");
            assert.deepEqual(await used(visit), [["lever:lag", "7"]]);
            for (const key of ["reset:lag", "lever:split", "button:stop", "tour:0:set", "open", "close:chooser"]) await page.$eval(at(key), (node) => node.click());
            assert.deepEqual(await used(visit), [["reset:lag", ""], ["lever:split", "true"], ["button:stop", ""], ["tour:0:set", ""], ["open", ""], ["close:chooser", ""]]);
            await page.select(at("scenario"), "b");
            await page.click('input[type="radio"][value="split"]');
            await page.$eval('input[type="radio"][value=""]', (node) => node.click());
            await page.click(`#s-outcomes-by-reform`);
            assert.deepEqual(await used(visit), [["scenario", "b"], ["policy", "split"], ["policy", ""], ["outcomes", "sort:reform"]]);
            const file = await page.$(at("scenario-file"));
            await file.uploadFile(new URL("sheet_fixture.mjs", import.meta.url).pathname);
            assert.deepEqual(await used(visit), [["scenario-file", "sheet_fixture.mjs"]]);
            const several = await page.$(at("several"));
            assert.match(await several.evaluate((input) => input.accept), /\.ballots.*\.pb/);
            await several.uploadFile(...["sheet_fixture.mjs", "sheets.mjs"].map((name) => new URL(name, import.meta.url).pathname));
            assert.deepEqual(await used(visit), [["several", "sheet_fixture.mjs", "sheets.mjs"]]);
            // A link to a node goes there, opens what it is in, and leaves the address alone.
            await page.$eval("#s-sources", (part) => { part.open = false; });
            await page.click('a[href="#source:study"]');
            assert.equal(await focused(visit), "source:study");
            assert.equal(await page.evaluate(() => location.hash), "");
        }),
    },
    {
        name: "focus, open parts and elements stay when a sheet is drawn anew",
        run: (lab) => lab.visit(async (visit) => {
            await showSheet(visit, lab);
            const { page } = visit;
            await page.$eval("#s-advanced", (part) => { part.open = true; });
            await page.focus(`input[type="range"]${at("lever:lag")}`);
            await page.evaluate(() => { window.same = document.activeElement; });
            for (const weeks of [14, 20]) await update(visit, { weeks, told: "That was not taken.", extra: true });
            assert.ok(await page.evaluate(() => document.activeElement === window.same && window.same.value === "20" && document.querySelector("#s-advanced").open));
            assert.equal(await page.$eval("#s-seed", (input) => input.getAttribute("aria-invalid")), "true");
            assert.match(await visit.text("#s-problems"), /not taken/);
            // How far it is need not be known.
            assert.equal(await page.$eval("#s-working", (bar) => bar.position), -1);
            // What can do no more once it was pressed keeps the focus; what is gone leaves it to its control.
            await page.focus(at("close:chooser"));
            await update(visit, { weeks: 7, extra: true });
            assert.equal(await focused(visit), "close:chooser");
            await page.keyboard.press("Enter");
            assert.deepEqual(await used(visit), []);
            await page.focus(at("reset:lag"));
            await update(visit, {});
            assert.equal(await focused(visit), "lever:lag");
            await update(visit, { policy: "", split: true });
            assert.deepEqual(await page.evaluate(() => [document.querySelector('input[type="radio"]:checked').value, document.querySelector('[role="switch"]').checked]), ["", true]);
            // A sheet that says the same is the one before, and so is each part of another that does.
            const same = { policy: "", split: true }, parts = () => page.evaluate((sheet, other) => {
                const { view } = window, before = view.sheet;
                view.show(sheet);
                const whole = view.sheet === before, children = [...view.sheet.children];
                view.show(other);
                return [whole, view.sheet === before, view.sheet.children.filter((child) => children.includes(child)).length > 2];
            }, sheetOf(same), sheetOf({ ...same, weeks: 9 }));
            assert.deepEqual(await parts(), [true, false, true]);
            // What a hand has moved and nobody took goes back, though the sheet says what it said.
            await update(visit, same);
            const slider = `input[type="range"]${at("lever:lag")}`, stood = await page.$eval(slider, ({ value }) => value);
            await page.$eval(slider, (input) => {
                input.value = "33";
                input.dispatchEvent(new Event("input", { bubbles: true }));
            });
            await update(visit, same);
            assert.equal(await page.$eval(slider, ({ value }) => value), stood);
        }),
    },
    {
        name: "a QR code is read from what the page shows, in every appearance, and is there as text too",
        run: (lab) => lab.visit(async (visit) => {
            for (const { text, modules } of qrCodes) assert.equal(readCode(pictureOfModules(modules)), text);
            await showSheet(visit, lab);
            for (const [code, { text }] of qrCodes.entries()) {
                await update(visit, { code });
                await visit.page.evaluate((name) => { document.documentElement.dataset.theme = name; }, ["light", "dark", "contrast"][code % 3]);
                assert.equal(readCode(await pictureOf(visit, "#s-invite svg")), text);
                assert.equal(await visit.page.$eval("#s-invite .whole", (line) => line.textContent), text);
            }
            await visit.page.evaluate(() => { document.documentElement.dataset.theme = "light"; });
            assert.equal(await visit.page.$eval("#s-invite svg", (svg) => document.getElementById(svg.getAttribute("aria-labelledby")).textContent), "The way in as a QR code");
            await update(visit, { code: -1 });
            assert.equal(await visit.page.$("#s-invite svg"), null);
            assert.match(await visit.text("#s-invite"), /Too long for a QR code/);
        }),
    },
    {
        name: "a card is answered by its buttons, by letters and arrows while the focus is inside, and the focus stays",
        run: (lab) => lab.visit(async (visit) => {
            await showSheet(visit, lab);
            const { page } = visit, press = (key) => page.keyboard.press(key);
            await page.focus(at("button:stop"));
            for (const key of ["a", "d", "ArrowLeft"]) await press(key);
            assert.deepEqual(await used(visit), []);
            await page.focus(at("card:disagree"));
            for (const key of ["a", "D", "p", "ArrowLeft", "ArrowRight"]) await press(key);
            assert.deepEqual(await used(visit), ["agree", "disagree", "pass", "disagree", "agree"].map((way) => [`card:${way}`, ""]));
            // Up and down scroll, and keys with others are the browser's.
            for (const key of ["ArrowUp", "ArrowDown", "x"]) await press(key);
            await page.keyboard.down("Control");
            await press("a");
            await page.keyboard.up("Control");
            assert.deepEqual(await used(visit), []);
            await update(visit, { statement: 2 });
            assert.equal(await focused(visit), "card:disagree");
            assert.match(await visit.text("#s-card"), /Statement 2 of 9.*said 2 times/s);
            await press("Enter");
            assert.deepEqual(await used(visit), [["card:disagree", ""]]);
            // What cannot be pressed is not offered.
            await update(visit, { statement: 9 });
            await press("p");
            assert.deepEqual(await used(visit), []);
            assert.deepEqual(await page.$$eval("#s-card .ways > span", (ways) => ways.map((way) => way.textContent.replace(/\s+/g, " ").trim())), ["→ A Agree", "← D Disagree"]);
            assert.equal(await page.$eval(at("card:agree"), (button) => button.getAttribute("aria-keyshortcuts")), "A ArrowRight");
        }),
    },
    {
        name: "a finger pushes a card aside, and scrolls where it moves up or down",
        run: (lab) => lab.visit(async (visit) => {
            await showSheet(visit, lab);
            const statement = "#s-card\\:statement", ways = "#s-card .ways", { page } = visit;
            assert.deepEqual(await drag(visit, statement, 120, 10), { way: "right", transform: "translateX(120px)", after: "" });
            assert.deepEqual(await used(visit), [["card:agree", ""]]);
            assert.equal((await drag(visit, at("card:agree"), -90, 30)).way, "left");
            assert.deepEqual(await used(visit), [["card:disagree", ""]]);
            // Too little, upright, taken over by the browser, or by a mouse: it means nothing.
            assert.deepEqual(await drag(visit, statement, 50, 0), { way: "", transform: "translateX(50px)", after: "" });
            assert.deepEqual(await drag(visit, statement, 20, 160), { way: "", transform: "", after: "" });
            assert.equal((await drag(visit, statement, 160, 0, { cancel: true })).after, "");
            assert.deepEqual(await drag(visit, statement, 160, 0, { pointerType: "mouse" }), { way: "", transform: "", after: "" });
            assert.deepEqual(await used(visit), []);
            // From the line of hints down counts as well.
            assert.equal((await drag(visit, ways, 10, 120)).way, "down");
            assert.deepEqual(await used(visit), [["card:pass", ""]]);
            assert.deepEqual(await page.$$eval("#s-card, #s-card .ways", (parts) => parts.map((part) => getComputedStyle(part).touchAction)), ["pan-y", "none"]);
            // The press that a browser makes of a push is none.
            await page.evaluate((selector) => { window.pressed = document.querySelector(selector); }, at("card:agree"));
            await drag(visit, at("card:agree"), -90, 0);
            await page.evaluate(() => window.pressed.click());
            assert.deepEqual(await used(visit), [["card:disagree", ""]]);
            // Who wants less motion sees what a push would mean, and the card stays. Only Chromium lets a test ask for that.
            if (lab.browserName !== "chromium") return;
            await page.emulateMediaFeatures([{ name: "prefers-reduced-motion", value: "reduce" }]);
            assert.deepEqual(await drag(visit, statement, 120, 0), { way: "right", transform: "", after: "" });
            assert.deepEqual(await used(visit), [["card:agree", ""]]);
        }),
    },
    {
        name: "a map of opinions is dots, outlines and letters, pressed as a picture or by buttons",
        run: (lab) => lab.visit(async (visit) => {
            await showSheet(visit, lab);
            const { page } = visit, map = "#s-opinions .opinions";
            assert.deepEqual(await page.$$eval(`${map} .people`, (paths) => paths.map((path) => path.getAttribute("d").split("M").length - 1)), [4, 3, 1, 1]);
            assert.equal((await page.$$(`${map} .outline`)).length, 2);
            assert.deepEqual(await page.$$eval(`${map} .letter`, (letters) => letters.map((letter) => letter.textContent)), ["A", "B"]);
            await page.click("#s-opinions-group-1");
            assert.deepEqual(await used(visit), [["opinions", "group:1"]]);
            // Distances are the same in both directions: 4 across and 2 up, in the middle of 640 by 480.
            const clickAt = async (x, y) => {
                const { left, top, width } = await page.$eval(map, (svg) => {
                    svg.scrollIntoView({ block: "center" });
                    return svg.getBoundingClientRect().toJSON();
                });
                const scale = Math.min(592 / 4, 432 / 2) * (width / 640), middle = { x: left + width / 2, y: top + (width * 480) / 640 / 2 };
                await page.mouse.click(middle.x + x * scale, middle.y - y * scale);
            };
            for (const [x, y] of [[-2, 1], [1.5, 0], [-1.5, 0.4], [1.5, -0.6], [0, 0.9]]) await clickAt(x, y);
            assert.deepEqual(await used(visit), ["dot:0:1", "dot:1:2", "group:0", "group:1"].map((value) => ["opinions", value]));
            // One after the other by keys, around the end.
            for (const [chosen, words, value] of [["", "next", "dot:0:0"], ["", "before", "dot:2:0"], ["dot:0:3", "next", "dot:1:0"], ["dot:1:0", "before", "dot:0:3"], ["dot:3:0", "next", "dot:0:0"]]) {
                await update(visit, { chosen });
                await page.$eval(`#s-opinions-${words}`, (button) => button.click());
                assert.deepEqual(await used(visit), [["opinions", value]], `${words} of ${chosen}`);
            }
            await update(visit, { chosen: "group:0" });
            assert.equal(await page.$eval("#s-opinions-group-0", (button) => button.getAttribute("aria-pressed")), "true");
            assert.deepEqual(await page.$$eval(`${map} .pale`, (parts) => parts.map((part) => part.classList[0])), ["group-1", "others", "you"]);
            assert.equal(await page.$eval("#s-opinions details table caption", (caption) => caption.textContent), "The groups");
        }),
    },
];
