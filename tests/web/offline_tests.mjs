/// What stays while newer versions are published, while the network is away, and beside another copy.

import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { keepWorkers } from "./browser.mjs";
import { newerSite, newerWords, versionOf, withHost } from "./host.mjs";
import { versionFolder } from "./native.mjs";

const foot = (visit) => visit.text(".foot p");

/// Waits until the service worker keeps all files of a version; gives the names of all caches.
const kept = (visit, folder, version) => visit.until(`the copy of ${version}`, async (name) => {
    const { active } = await navigator.serviceWorker.getRegistration() ?? {};
    if (active?.state !== "activated" || !await caches.has(name)) return null;
    return await (await caches.open(name)).match("sw.js?files") ? caches.keys() : null;
}, { args: [`folkmoot /${folder}/ ${version}`] });

/// Opens the plain view of a folder of the host in a page of its own, with few citizens.
async function openPlain(visit, lab, host, folder) {
    visit.lab = host.at(lab, folder);
    await visit.openPlain();
}

/// The parts that an open plain page comes to need later, each from its own version.
async function needsLater(visit, version, before) {
    await visit.use("scenario", "virtual-gp-england");
    const other = await visit.plainResult(before);
    await visit.page.evaluate(() => window.workers[0].postMessage({ kind: "request", bytes: null }));
    await visit.until("another worker", () => window.workers.length > 2);
    await visit.use("scenario", "virtual-gp");
    await visit.plainResult(other);
    const good = await visit.page.evaluate(async (folder) => {
        const { askTable } = await import(new URL(`${folder}/lab_dialogs.mjs`, document.baseURI));
        const answers = await Promise.all(["worker.mjs", "core-labs.mjs", "scenarios/booking-page.json"]
            .map((file) => fetch(`${folder}/${file}`)));
        return typeof askTable === "function" && answers.every(({ ok }) => ok);
    }, `v-${version}`);
    assert.ok(good);
}

export const tests = [
    {
        name: "a newer version leaves an open page whole, and the next page is the newer one, also without a network",
        run: (lab) => withHost(lab, async (host) => {
            const [old, fresh] = [versionOf(lab.site), versionOf(newerSite(lab))];
            assert.notEqual(old, fresh);
            host.publish("a", lab.site);
            await lab.visit(async (visit) => {
                await openPlain(visit, lab, host, "a");
                const before = await visit.plainResult();
                await kept(visit, "a", old);
                host.publish("a", newerSite(lab));
                await visit.page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
                await visit.until("word of the newer version", () => /newer version/.test(document.querySelector("#said").textContent));
                await kept(visit, "a", fresh);
                await needsLater(visit, old, before);
                assert.doesNotMatch(await foot(visit), /newer/);
                await visit.openPlain("plain.html?next#scenario=virtual-gp&reform=follows&population=20000");
                assert.ok((await foot(visit)).startsWith(newerWords));
                assert.deepEqual(host.refused, []);
                host.close();
                await visit.page.evaluate(() => localStorage.clear());
                for (const [page, sign] of [["trial.html", "#s-trial\\:conclusion"], ["funding.html", "#s-funding\\:sentence"], ["embed.html", "folk-moot"], ["index.html", "#canvas"]]) {
                    await visit.leave();
                    await visit.go(page);
                    await visit.until(`${page} without a network`, (selector) =>
                        document.querySelector(selector) && ![...document.querySelectorAll("progress:not(#mirror progress, #sheet progress)")].some((bar) => bar.offsetParent), { args: [sign] });
                }
            }, { before: [keepWorkers], careless: true });
        }),
    },
    {
        name: "two copies of Folkmoot on one host keep their own files, each its own version",
        only: "chromium",
        run: (lab) => withHost(lab, async (host) => {
            const [old, fresh] = [versionOf(lab.site), versionOf(newerSite(lab))];
            host.publish("a", lab.site);
            host.publish("a/b", newerSite(lab));
            await lab.visit(async (visit) => {
                await openPlain(visit, lab, host, "a");
                await kept(visit, "a", old);
                await openPlain(visit, lab, host, "a/b");
                const names = await kept(visit, "a/b", fresh);
                assert.deepEqual(names.sort(), [`folkmoot /a/ ${old}`, `folkmoot /a/b/ ${fresh}`]);
                host.close();
                for (const [folder, words] of [["a", "Folkmoot runs"], ["a/b", newerWords], ["a", "Folkmoot runs"]]) {
                    await openPlain(visit, lab, host, folder);
                    assert.ok((await foot(visit)).startsWith(words));
                }
            });
        }),
    },
    {
        name: "what is damaged or of another version among the kept files is noticed and fetched anew",
        only: "chromium",
        run: (lab) => withHost(lab, async (host) => {
            const version = versionOf(lab.site);
            host.publish("a", lab.site);
            await lab.visit(async (visit) => {
                await openPlain(visit, lab, host, "a");
                await kept(visit, "a", version);
                const damage = (files) => visit.page.evaluate(async (name, wrong) => {
                    const cache = await caches.open(name);
                    for (const [file, text, type] of wrong) {
                        const address = new URL(file, document.baseURI).href;
                        if (text === null) await cache.delete(address);
                        else await cache.put(address, new Response(text, { headers: { "Content-Type": type } }));
                    }
                }, `folkmoot /a/ ${version}`, files);
                await damage([["plain.html", "<p>of another version</p>", "text/html"], [`v-${version}/plain.mjs`, "import", "text/javascript"],
                    [`v-${version}/core-general-practice.wasm`, "\0asm", "application/wasm"], [`v-${version}/scenarios/virtual-gp.json`, null, ""]]);
                await openPlain(visit, lab, host, "a");
                assert.deepEqual(host.refused, []);
                // What was mended is kept again; and where the host has this version no more, the next page is the host's.
                host.publish("a", newerSite(lab));
                await damage([[`v-${version}/heap.mjs`, null, ""]]);
                await visit.leave();
                await visit.go("plain.html");
                await visit.until("the host's own version", (words) => {
                    if (!document.querySelector(".foot p").textContent.startsWith(words)) location.reload();
                    return document.querySelector(".foot p").textContent.startsWith(words);
                }, { args: [newerWords] });
                await visit.plainResult();
            }, { careless: true });
        }),
    },
    {
        name: "a version published while the one before is being kept leaves no mixture behind",
        only: "chromium",
        run: (lab) => withHost(lab, async (host) => {
            const [old, fresh] = [versionOf(lab.site), versionOf(newerSite(lab))];
            host.publish("a", lab.site);
            let asked = 0;
            host.server.prependListener("request", ({ url }) => {
                if (url.endsWith("/sw.js")) asked += 1;
                else if (asked > 0) asked += 1;
                if (asked === 12) host.publish("a", newerSite(lab));
            });
            await lab.visit(async (visit) => {
                await openPlain(visit, lab, host, "a");
                for (let waited = 0; asked < 12 && waited < 60_000; waited += 100) await pause(100);
                assert.ok(asked >= 12, "the newer version was not published");
                await visit.allLoaded();
                await visit.plainResult();
                await visit.openPlain("plain.html?next#scenario=virtual-gp&reform=follows&population=20000");
                await kept(visit, "a", fresh);
                assert.ok((await foot(visit)).startsWith(newerWords));
                const names = await visit.page.evaluate(() => caches.keys());
                assert.deepEqual(names, [`folkmoot /a/ ${fresh}`], `after ${old}`);
                host.close();
                await visit.openPlain("plain.html?again#scenario=virtual-gp&reform=follows&population=20000");
            }, { careless: true });
        }),
    },
];
