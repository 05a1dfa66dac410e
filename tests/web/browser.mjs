/// A browser, a server and the pages of a test run.

import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { serve } from "../../tools/serve.mjs";
import { shippedFirst } from "./native.mjs";
import { puppeteer } from "./packages.mjs";

const chromiumFlags = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--disable-quic"];

/// Where a Debian package puts the browser, or where PATH has it.
function programOf(names) {
    for (const name of names) {
        const found = spawnSync("which", [name], { encoding: "utf8" }).stdout.trim();
        if (found) return found;
    }
    throw new Error(`none of ${names.join(", ")} is installed: run ./emsdk-setup.sh first`);
}

export async function launch(name) {
    if (name === "chromium") {
        // Chromium without its own windows, tabs and menus: a third of the work for each page that is opened.
        return puppeteer.launch({ executablePath: programOf(["chromium-headless-shell", "chrome-headless-shell"]), headless: "shell",
            args: chromiumFlags, protocolTimeout: 120_000 });
    }
    return puppeteer.launch({ browser: "firefox", executablePath: programOf(["firefox-esr", "firefox"]),
        headless: false, protocolTimeout: 120_000,
        extraPrefsFirefox: { "webgl.force-enabled": true, "datareporting.policy.dataSubmissionEnabled": false,
            "app.update.disabledForTesting": true } });
}

/// Runs in the page before its own scripts: notes what breaks the content policy and what is saved.
function observe() {
    window.seen = { violations: [], saved: [] };
    addEventListener("securitypolicyviolation", (event) =>
        window.seen.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    const make = URL.createObjectURL;
    const blobs = new Map();
    URL.createObjectURL = (blob) => {
        const address = make.call(URL, blob);
        blobs.set(address, blob);
        return address;
    };
    const click = HTMLAnchorElement.prototype.click;
    HTMLAnchorElement.prototype.click = function () {
        if (!this.download) return click.call(this);
        window.seen.saved.push({ name: this.download, blob: blobs.get(this.href) });
    };
}

/// What is used in a sheet, by its key: the first of several.
export const at = (key) => `[data-use="${key}"]`;

/// A smaller town for tests that are not about the town: 20,000 citizens (with far fewer nobody is online).
export const smallPopulation = 20_000;
const small = `#scenario=virtual-gp&reform=follows&population=${smallPopulation}`;

/// One open page of a test, with everything that it did wrong.
export class Visit {
    constructor(page, lab) {
        this.page = page;
        this.lab = lab;
        this.errors = [];
        this.requests = [];
        page.on("console", (message) => message.type() === "error" && this.errors.push(message.text()));
        page.on("pageerror", (error) => this.errors.push(String(error.message ?? error)));
        page.on("request", (request) => this.requests.push(request.url()));
    }

    /// Opens a page of the site.
    async go(path) {
        if (this.page.url() !== "about:blank") await this.allLoaded();
        await this.page.goto(`${this.lab.address}/${path}`, { waitUntil: "domcontentloaded" });
        return this;
    }

    /// Leaves the site, so that an address is loaded anew also where only its fragment is another.
    async leave() {
        await this.allLoaded();
        await this.page.goto("about:blank");
    }

    /// Waits until the page has all its files: Firefox calls one that is still on its way when the
    /// page is left an error.
    async allLoaded() {
        await this.page.waitForNetworkIdle({ idleTime: 300 });
    }

    /// Waits until `look` (run in the page with `args`) returns something true, and returns it.
    async until(what, look, { args = [], seconds = 40 } = {}) {
        const end = Date.now() + seconds * 1000;
        let last = null;
        while (Date.now() < end) {
            try {
                last = await this.page.evaluate(look, ...args);
                if (last) return last;
            } catch (error) {
                // The page may be on its way to another address, or not all there yet: look again.
                if (!/context|detached|navigat|frame|discarded|of null|is null/i.test(error.message)) throw error;
            }
            await pause(100);
        }
        throw new Error(`waited ${seconds} s in vain for ${what}`);
    }

    text(selector) {
        return this.page.$eval(selector, (node) => node.textContent.trim());
    }

    /// What the map page's screen says of itself: see Module.onAction("probe").
    probe() {
        return this.page.evaluate(() => new Promise((resolve, reject) => {
            addEventListener("folkmoot-probe", (event) => resolve(JSON.parse(event.detail)), { once: true });
            setTimeout(() => reject(new Error("the screen did not answer")), 10_000);
            dispatchEvent(new Event("folkmoot-ask"));
        }));
    }

    /// Waits until the screen's state satisfies `good`, and returns it.
    async probeUntil(what, good, seconds = 90) {
        const end = Date.now() + seconds * 1000;
        let state = null;
        while (Date.now() < end) {
            state = await this.probe();
            if (good(state)) return state;
            // Each look makes the screen draw, which is work for a machine without a graphics card.
            await pause(400);
        }
        throw new Error(`waited ${seconds} s in vain for ${what}; the screen says ${brief(state)}`);
    }

    /// Opens the map page and waits until the screen has computed its own result.
    async openMap(path = "index.html") {
        await this.go(path);
        await this.until("the screen", () => document.querySelector("#loading").hidden);
        return this.probeUntil("a computed result", computed);
    }

    /// Opens the map page with few citizens, which are not those of the shipped result.
    async openSmallMap() {
        const shipped = shippedFirst(this.lab).fingerprint;
        await this.go(`index.html${small}`);
        await this.until("the screen", () => document.querySelector("#loading").hidden);
        return this.probeUntil("a computed result", (state) => computed(state) && state.fingerprint !== shipped);
    }

    /// Opens the plain view, with few citizens unless a path is given, and waits for its first result.
    async openPlain(path = `plain.html${small}`) {
        await this.go(path);
        await this.plainResult();
    }

    /// Waits until the plain view's result is up to date; returns its fingerprint. While more runs tell how sure it is, the
    /// sentence is busy, so that none of them is read out: the result is there all the same.
    plainResult(other = "", seconds = 40) {
        return this.until("a result in the plain view", (old) => {
            const sentence = document.querySelector("#s-sentence");
            const sure = document.querySelector('label[for="s-certainty"]')?.textContent ?? "";
            if (!sentence || (sentence.getAttribute("aria-busy") === "true" && !sure.startsWith("Checking how sure"))) return null;
            const found = /In full: ([0-9a-f]{16})/.exec(document.querySelector("#s-badge-help")?.textContent ?? "");
            return found && found[1] !== old ? found[1] : null;
        }, { args: [other], seconds });
    }

    /// Uses a control of a sheet as a hand would: a slider or a field takes a value, a choice an option's key.
    async use(key, value) {
        await this.page.$eval(at(key), (element, wanted) => {
            for (let part = element.closest("details"); part; part = part.parentElement.closest("details")) part.open = true;
            const told = (name) => element.dispatchEvent(new Event(name, { bubbles: true }));
            if (element.matches("button, a")) return element.click();
            if (element.type === "radio") return document.querySelector(`input[name="${CSS.escape(element.name)}"][value="${CSS.escape(wanted)}"]`).click();
            if (element.type === "checkbox") return element.click();
            element.value = wanted;
            told("input");
            told("change");
            if (element.type !== "range" || Number(element.value) === Number(wanted)) return;
            // What lies between two steps of the slider is typed beside it.
            const exact = document.getElementById(`${element.id}-exact`);
            exact.value = wanted;
            exact.dispatchEvent(new Event("change", { bubbles: true }));
        }, value);
    }

    /// The value of a control of a sheet.
    value(key) {
        return this.page.$eval(at(key), (element) => element.type === "radio"
            ? document.querySelector(`input[name="${CSS.escape(element.name)}"]:checked`)?.value : element.value);
    }

    /// The files that the page has offered: [{name, base64, size}].
    saved() {
        return this.page.evaluate(() => Promise.all(window.seen.saved.map(async ({ name, blob }) => {
            const bytes = new Uint8Array(await blob.arrayBuffer());
            let letters = "";
            for (let at = 0; at < Math.min(bytes.length, 2_000_000); at += 10_000) letters += String.fromCharCode(...bytes.subarray(at, at + 10_000));
            return { name, size: bytes.length, base64: btoa(letters) };
        })));
    }

    violations() {
        return this.page.evaluate(() => window.seen?.violations ?? []);
    }

    async screenshot(name) {
        await this.page.screenshot({ path: join(this.lab.screenshots, `${name}-${this.lab.browserName}.png`) });
    }
}

/// A screen's state without what is long.
function brief(state) {
    return JSON.stringify({ ...state, levers: undefined, dots: undefined, rects: Object.keys(state?.rects ?? {}).join(" ") });
}

/// True if the screen shows a result that it has computed itself, not the one that came with the page.
export const computed = (state) => state.status === "ready" && state.reproduction !== "checking";

/// Browser and server of a run.
export class Lab {
    static async open({ browserName, site, native, root, screenshots }) {
        const lab = new Lab();
        Object.assign(lab, { browserName, site, native, root, screenshots, served: [] });
        lab.server = await serve(site, 0);
        lab.server.on("request", (request) => lab.served.push(request.url));
        lab.address = `http://localhost:${lab.server.address().port}`;
        lab.browser = await launch(browserName);
        return lab;
    }

    /// Runs `use(visit)` on a page of its own with nothing remembered. before: functions to run in
    /// the page before its scripts. ratio: pixels to a point; a half where nobody looks at the picture is a third of
    /// the work without a graphics card. careless: the test expects errors on the console.
    async visit(use, { width = 1280, height = 800, ratio = 1, before = [], careless = false } = {}) {
        const context = await this.browser.createBrowserContext();
        try {
            const page = await context.newPage();
            await page.setViewport({ width, height, deviceScaleFactor: this.browserName === "chromium" ? ratio : 1 });
            await page.evaluateOnNewDocument(observe);
            for (const script of before) await page.evaluateOnNewDocument(script);
            const visit = new Visit(page, this);
            const result = await use(visit);
            if (!careless) await checkManners(visit);
            return result;
        } finally {
            await context.close();
        }
    }

    /// Starts another browser if a test has brought down the one that there was.
    async mend() {
        if (!this.browser.connected) this.browser = await launch(this.browserName);
    }

    folder() {
        return mkdtempSync(join(tmpdir(), "folkmoot-web-"));
    }

    async close() {
        await this.browser.close();
        this.server.close();
        this.server.closeAllConnections();
    }
}

/// No page says errors on the console, breaks its policy, or speaks to anybody else.
async function checkManners(visit) {
    const elsewhere = visit.requests.filter((url) => /^(https?|wss?):/.test(url) && !url.startsWith(visit.lab.address));
    const wrong = [...visit.errors, ...await visit.violations(), ...elsewhere.map((url) => `asked for ${url}`)];
    if (wrong.length > 0) throw new Error(`the page did what it should not: ${wrong.join("; ")}`);
}

/// Keeps the page's workers where the test can reach them.
export function keepWorkers() {
    const Own = window.Worker;
    window.workers = [];
    window.Worker = class extends Own {
        constructor(...args) {
            super(...args);
            window.workers.push(this);
        }
    };
}
