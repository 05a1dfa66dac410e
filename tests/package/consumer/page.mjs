// The module in a page, bundled: what it gives stands in the page's own object.
import { load } from "folkmoot";

try {
    const folkmoot = await load({ workers: 2 });
    const shares = [];
    const result = await folkmoot.compare("virtual-gp", { policy: "split", replicates: 7, population: 1000, weeks: 52, onProgress: (share) => shares.push(share) });
    const slip = await folkmoot.run("virtual-gp", { policy: "splt" }).catch(({ where, nearest }) => ({ where, nearest }));
    const stop = new AbortController();
    const stopped = folkmoot.compare("virtual-gp", { replicates: 50, signal: stop.signal }).then(() => "finished", ({ name }) => name);
    setTimeout(() => stop.abort(), 200);
    window.found = { result, slip, stopped: await stopped, last: shares.at(-1), again: (await folkmoot.share("virtual-gp", { seed: 7 })).code };
    folkmoot.close();
} catch (error) {
    window.found = { failed: String(error?.stack ?? error) };
}
