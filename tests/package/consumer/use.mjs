// Progress, stopping, errors and files of one's own: prints what came of each as JSON.
import { readFileSync } from "node:fs";
import { FolkmootError, load } from "folkmoot";

const found = {};
const question = { policy: "split", replicates: 7, population: 1000, weeks: 52 };
const prints = [];
for (const workers of [1, 2, 3]) {
    const folkmoot = await load({ workers });
    const shares = [];
    prints.push(JSON.stringify(await folkmoot.compare("virtual-gp", { ...question, onProgress: (share) => shares.push(share) })));
    if (workers === 3) found.shares = shares;
    folkmoot.close();
}
found.same = prints.every((text) => text === prints[0]);

const folkmoot = await load({ workers: 2 });
const wrong = async (ask) => ask.then((answer) => ({ answer }), (error) => ({ name: error.name, ours: error instanceof FolkmootError, problems: error.problems,
    where: error.where, found: error.found, allowed: error.allowed, nearest: error.nearest, message: error.message }));
found.slip = await wrong(folkmoot.run("virtual-gp", { policy: "splt" }));
found.option = await wrong(folkmoot.run("virtual-gp", { polcy: "split" }));
found.injected = await wrong(folkmoot.run("virtual-gp", { policy: "split --seed=3" }));
found.name = await wrong(folkmoot.describe("virtual-gb"));
const own = JSON.parse(readFileSync("virtual-gp.json", "utf8"));
found.own = (await folkmoot.run({ ...own, seed: 5 }, { population: 1000, weeks: 20 })).seed;
found.broken = await wrong(folkmoot.check({ ...own, weeks: -3, titel: "x" }));
found.after = await wrong(folkmoot.run("virtual-gp", { population: 1000, weeks: 20 }).then(({ seed }) => seed));

const stop = new AbortController();
const begun = performance.now();
const stopped = wrong(folkmoot.compare("virtual-gp-england", { replicates: 50, population: 1_000_000, signal: stop.signal }));
setTimeout(() => stop.abort(), 300);
found.stopped = await stopped;
found.stopped.milliseconds = performance.now() - begun;
found.afterwards = (await folkmoot.run("virtual-gp", { population: 1000, weeks: 20 })).fingerprint;
found.before = await wrong(folkmoot.scenarios({ signal: AbortSignal.abort(new Error("not now")) }));
const left = wrong(folkmoot.compare("virtual-gp", { replicates: 50 }));
folkmoot.close();
found.closed = await left;
console.log(JSON.stringify(found));
