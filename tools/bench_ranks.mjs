// Two ranks against one, and the memory of a rank that holds the whole of England.
//
//   node tools/bench_ranks.mjs build/native/folkmoot-mpi [england]
//
// One and two take turns, so that another program's load falls on both; the best of each counts. `england`
// takes some minutes and gigabytes.
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";

const [program, ...wanted] = process.argv.slice(2);
const turns = 3;
if (!existsSync(program)) {
    console.log("folkmoot-mpi is not built: MPI was not found");
    process.exit();
}

/** The most memory that a process has taken, in kB; 0 where it is none of this program's ranks. */
function memory_of(pid) {
    try {
        if (!readFileSync(`/proc/${pid}/cmdline`, "latin1").startsWith(program)) return 0;
        return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "latin1"))?.[1] ?? 0);
    } catch {
        return 0; // it has ended
    }
}

/** Runs it on so many ranks: seconds, and the most memory of one rank in kB. */
async function run(ranks, ...words) {
    const begun = process.hrtime.bigint();
    const child = spawn("mpirun", ["--allow-run-as-root", "--oversubscribe", "-n", String(ranks), program, ...words],
        { stdio: ["ignore", "ignore", "inherit"] });
    let memory = 0;
    const watch = setInterval(() => {
        for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) memory = Math.max(memory, memory_of(pid));
    }, 200);
    const status = await new Promise((done) => child.on("close", done));
    clearInterval(watch);
    if (status !== 0) throw new Error(`mpirun ended with ${status}`);
    return { seconds: Number(process.hrtime.bigint() - begun) / 1e9, memory };
}

const best = {};
for (let turn = 0; turn < turns; turn += 1)
    for (const ranks of [1, 2]) {
        const { seconds } = await run(ranks, "compare", "virtual-gp", "--replicates", "48");
        best[ranks] = Math.min(best[ranks] ?? Infinity, seconds);
    }
console.log(`ranks        48 runs of virtual-gp: one ${best[1].toFixed(2)} s, two ${best[2].toFixed(2)} s: ${(best[1] / best[2]).toFixed(2)} times as fast`);
if (wanted.includes("england")) {
    const { seconds, memory } = await run(1, "compare", "virtual-gp-england", "--population", "62134620", "--weeks", "26");
    console.log(`ranks        England in full, both policies, 26 weeks: ${seconds.toFixed(0)} s, ${(memory / 1e6).toFixed(2)} GB a rank`);
}
