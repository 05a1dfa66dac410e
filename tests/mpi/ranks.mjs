// Programs that are started, watched and killed; ranks of an MPI program found among all processes.
import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";

export const root = fileURLToPath(new URL("../..", import.meta.url));
export const folder = mkdtempSync(join(tmpdir(), "folkmoot-mpi-"));
const program = (name) => join(root, "build/native", name);

/** Starts a program; `ended` resolves to its exit status (null: killed) and both its outputs. */
export function start(words, options = {}) {
    const child = spawn(words[0], words.slice(1), { cwd: root, ...options });
    let stdout = "", stderr = "";
    child.stdout.on("data", (data) => (stdout += data));
    child.stderr.on("data", (data) => (stderr += data));
    const ended = new Promise((resolve, reject) => {
        child.on("error", reject);
        child.on("close", (status) => resolve({ status, stdout, stderr }));
    });
    return { child, ended };
}

export const alone = (...words) => [program("folkmoot"), ...words];
const launcher = ["mpirun", "--allow-run-as-root", "--oversubscribe"];
export const ranks = (count, ...words) => [...launcher, "-n", String(count), program("folkmoot-mpi"), ...words];
/** Ranks that are asked for different things: one each. */
export const different = (...each) =>
    [...launcher, ...each.flatMap((words, at) => [...(at ? [":"] : []), "-n", "1", program("folkmoot-mpi"), ...words])];

/** What a program that must succeed prints. */
export async function printed(words) {
    const { status, stdout, stderr } = await start(words).ended;
    assert.equal(status, 0, stderr);
    return stdout;
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/** Waits until something is so; `what` says what did not come. */
export async function until(is_so, what) {
    for (let waited = 0; waited < 20_000; waited += 3) {
        if (is_so()) return;
        await pause(3);
    }
    throw new Error(`waited in vain for ${what}`);
}

/** How many records a folder's log has. */
export const records = (out) => {
    const log = join(out, "finished.log");
    return existsSync(log) ? Math.max(0, readFileSync(log, "latin1").split("\n").length - 2) : 0;
};

/** The processes whose command line names a folder, by rank; null for programs that are no rank. */
export function processes_at(out) {
    const found = [];
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
        try {
            const words = readFileSync(`/proc/${pid}/cmdline`, "latin1").split("\0");
            if (!words.includes(out)) continue;
            const rank = /(?:^|\0)OMPI_COMM_WORLD_RANK=(\d+)/.exec(readFileSync(`/proc/${pid}/environ`, "latin1"));
            found.push({ pid: Number(pid), rank: rank ? Number(rank[1]) : null });
        } catch {
            // It has ended since.
        }
    }
    return found;
}

/** Sends a signal to the processes at a folder that `which` picks. */
export function signal(out, name, which = () => true) {
    const chosen = processes_at(out).filter(which);
    assert.ok(chosen.length > 0, `nobody there to get ${name}: ${JSON.stringify(processes_at(out))}`);
    for (const { pid } of chosen) {
        try {
            process.kill(pid, name);
        } catch {
            // The end of one may have ended another.
        }
    }
}
