/// No account, no server, no tracking: what goes over the network, and what does not.

import assert from "node:assert/strict";
import { basename, dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { serve } from "../../tools/serve.mjs";
import { computed } from "./browser.mjs";
import { dragLever } from "./hands.mjs";

const kept = (visit) => visit.until("the service worker", async () => {
    const registration = await navigator.serviceWorker.ready;
    return registration.active?.state === "activated";
});

export const tests = [
    {
        name: "after the page has loaded nothing is asked of any server",
        run: (lab) => lab.visit(async (visit) => {
            const before = await visit.openSmallMap();
            await kept(visit);
            await pause(500);
            const served = lab.served.length;
            const asked = visit.requests.length;
            await dragLever(visit, "settlement.lag_weeks", 0.3);
            await visit.probeUntil("another result", (state) => computed(state) && state.fingerprint !== before.fingerprint);
            await pause(500);
            assert.deepEqual(lab.served.slice(served), []);
            assert.deepEqual(visit.requests.slice(asked).filter((url) => /^https?:/.test(url)), []);
        }),
    },
    {
        name: "no cookie is set and nothing but local state is kept",
        only: "chromium",
        run: (lab) => lab.visit(async (visit) => {
            await visit.openPlain();
            assert.equal(await visit.page.evaluate(() => document.cookie), "");
            const names = await visit.page.evaluate(() => Object.keys(localStorage));
            assert.ok(names.every((name) => name.startsWith("folkmoot:")), names.join(", "));
        }),
    },
    {
        name: "a second visit works without a network, also in a folder of a larger site",
        only: "chromium",
        run: async (lab) => {
            const server = await serve(dirname(lab.site), 0);
            const address = `http://localhost:${server.address().port}/${basename(lab.site)}`;
            await lab.visit(async (visit) => {
                visit.lab = { ...lab, address };
                await visit.openPlain();
                const first = await visit.plainResult();
                await kept(visit);
                server.close();
                server.closeAllConnections();
                await visit.openPlain("plain.html?again");
                assert.equal(await visit.plainResult(), first);
            }).finally(() => server.close());
        },
    },
];
