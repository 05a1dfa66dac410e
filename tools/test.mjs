// Builds Folkmoot in every way it is built and runs every suite on it.
//
//   node tools/test.mjs [NAME...]      all suites, or those whose name contains one of the words
//
// What a suite printed is kept in build/test/logs, the pages it saw in build/web/screenshots, what
// the fuzzers found in build/test/fuzz. The last line is `N passed, N failed`, summed over the suites;
// build/test/summary.txt has it too, with the first words of what failed. A suite that could not run at all
// counts as one failure.
import { spawn } from "node:child_process";
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs";
import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const logs = join(root, "build/test/logs");
const findings = join(root, "build/test/fuzz");
const fuzz_seconds = Number(process.env.FOLKMOOT_FUZZ_SECONDS ?? 20);
/// Readers of what comes with a link or a scenario have the whole time, those of a person's own files half.
const fuzzed_longest = ["load_fuzz", "share_code_fuzz"];

/// Left out where the same code is run a second time for its memory or its bits: see tests/many_chances.hpp.
const fewer_chances = "--test-suite-exclude=many chances";

const build = (preset, ...targets) => ({
    name: `build ${preset}`,
    commands: [
        ["cmake", "--preset", preset],
        ["cmake", "--build", "--preset", preset, ...(targets.length ? ["--target", ...targets] : [])],
    ],
});

// Suites of one stage run side by side, two at a time, in their order; builds use all cores and run alone.
function stages() {
    const browser = (name) => ({
        name: `browser ${name}`,
        commands: [["node", "tests/web/run.mjs", name]],
        minutes: 25,
    });
    const command = (name, ...words) => ({
        name: `command ${name}`,
        commands: [["node", "tests/cli/run.mjs", ...words]],
    });
    return [
        [{ name: "house", commands: [["node", "tests/house/run.mjs"]] }],
        [build("native")],
        [build("asan", "folkmoot", "folkmoot-tests", "fuzz-targets")],
        // The longest of all first, on one core; the fuzzers and everything else that keeps one busy beside it.
        [
            { name: "tests sanitised", commands: [["build/asan/folkmoot-tests", "--no-colors", fewer_chances]], minutes: 30 },
            { name: "tests native", commands: [["build/native/folkmoot-tests", "--no-colors"]] },
            { name: "ranks", commands: [["node", "tests/mpi/run.mjs"]] },
            command("native", "build/native/folkmoot"),
            ...fuzz_suites(),
        ],
        [build("web")],
        // While a browser waits or draws, the other core is free: the longest first, all else beside it.
        [
            browser("chromium"),
            { name: "tests WebAssembly", commands: [["node", "build/web/folkmoot-tests.mjs", "--no-colors", fewer_chances]] },
            command("WebAssembly", "node", "build/web/folkmoot.mjs"),
            { name: "same bits", commands: [["node", "tests/same_bits.mjs"]] },
            { name: "package", commands: [["node", "tests/package/run.mjs"]] },
            browser("firefox"),
        ],
    ];
}

function fuzz_suites() {
    const folder = join(root, "tests/fuzz");
    const targets = existsSync(folder)
        ? readdirSync(folder).filter((file) => file.endsWith("_fuzz.cpp"))
        : [];
    return targets.map((file) => {
        const name = file.replace(".cpp", "");
        const found = join(findings, name);
        const seeds = join(folder, "corpus", name.replace("_fuzz", ""));
        const dictionary = join(folder, `${name}.dict`);
        const words = [
            `build/asan/${name}`,
            `-max_total_time=${Math.ceil(fuzzed_longest.includes(name) ? fuzz_seconds : fuzz_seconds / 2)}`,
            "-timeout=10",
            "-rss_limit_mb=4096",
            "-print_final_stats=1",
            `-artifact_prefix=${found}/`,
            found,
        ];
        if (existsSync(dictionary)) words.push(`-dict=${dictionary}`);
        if (existsSync(seeds)) words.push(seeds);
        return { name: `fuzz ${name}`, commands: [words], one: true, folder: found };
    });
}

// Stopped by hand: nothing that was started outlives this program.
const running = new Set();
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => {
        for (const child of running) process.kill(-child.pid, "SIGKILL");
        process.exit(1);
    });
}

/** Runs one command with what it prints in a log; resolves to its exit status, null when killed. */
function run(words, log, minutes) {
    return new Promise((done) => {
        log.write(`$ ${words.join(' ')}\n`);
        const child = spawn(words[0], words.slice(1), {
            cwd: root,
            stdio: ["ignore", "pipe", "pipe"],
            detached: true, // a group of its own, so that a time-out ends its children too
        });
        if (child.pid) running.add(child);
        const alarm = setTimeout(() => {
            log.write(`\nstopped after ${minutes} minutes\n`);
            process.kill(-child.pid, "SIGKILL");
        }, minutes * 60_000);
        child.stdout.pipe(log, { end: false });
        child.stderr.pipe(log, { end: false });
        child.on("error", (error) => log.write(`${error.message}\n`));
        child.on("close", (status) => {
            clearTimeout(alarm);
            running.delete(child);
            done(status);
        });
    });
}

/** How many cases passed and failed, as doctest or one of our scripts says in its last words. */
function counts_in(text) {
    const doctest = [...text.matchAll(/test cases:\s*(\d+) \|\s*(\d+) passed \|\s*(\d+) failed/g)].at(-1);
    if (doctest) return { passed: Number(doctest[2]), failed: Number(doctest[3]) };
    const ours = [...text.matchAll(/^(\d+) passed, (\d+) failed\s*$/gm)].at(-1);
    if (ours) return { passed: Number(ours[1]), failed: Number(ours[2]) };
    return null;
}

/// Lines that begin the report of a failed case: the browser's and the command's scripts', doctest's, a fuzzer's.
const begins_failure = /^(FAILED|AGAIN|TEST CASE:|ERROR: |SUMMARY: |.*\bSUMMARY: |.*error:)/;

/** The first lines of each failure in a log, at most `many` of them, for the summary. */
function failures_in(text, many = 12) {
    const lines = text.split("\n");
    const starts = lines.flatMap((line, index) => (begins_failure.test(line) ? [index] : []));
    return starts.slice(0, many).flatMap((at) => lines.slice(at, at + 4).map((line) => line.slice(0, 240)));
}

async function run_suite(suite) {
    const begun = Date.now();
    const file = join(logs, `${suite.name.replaceAll(' ', '-')}.log`);
    if (suite.folder) mkdirSync(suite.folder, { recursive: true });
    const log = createWriteStream(file);
    let status = 0;
    for (const words of suite.commands) {
        status = await run(words, log, suite.minutes ?? 15);
        if (status !== 0) break;
    }
    await new Promise((closed) => log.end(closed));

    const is_build = suite.name.startsWith("build ");
    const printed = readFileSync(file, "utf8");
    const counts = is_build || suite.one ? { passed: is_build ? 0 : 1, failed: 0 } : null;
    const result = counts ?? counts_in(printed) ?? { passed: 0, failed: 0 };
    // A suite that ended badly, or that tested nothing, is never a success.
    if (status !== 0 && result.failed === 0) {
        result.failed = 1;
        if (suite.one) result.passed = 0;
    }
    if (!is_build && result.passed + result.failed === 0) result.failed = 1;
    result.seconds = Math.round((Date.now() - begun) / 1000);

    const verdict = result.failed ? "FAILED" : is_build ? "built" : `${result.passed} passed`;
    const many = result.failed && !is_build ? `, ${result.failed} failed` : "";
    console.log(`${suite.name.padEnd(22)} ${verdict}${many}  (${result.seconds} s)`);
    if (result.failed) {
        const lines = printed.trimEnd().split("\n");
        console.log(`--- end of ${file}`);
        console.log(lines.slice(-60).map((line) => line.slice(0, 400)).join("\n"));
        console.log("---");
    }
    const told = result.failed || /^AGAIN/m.test(printed) ? failures_in(printed) : [];
    return { name: suite.name, told, ...result };
}

/** Runs the suites of one stage, two at a time; results in their order. */
async function run_stage(suites) {
    const results = [];
    const waiting = suites.map((suite, index) => ({ suite, index }));
    const worker = async () => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
            results[next.index] = await run_suite(next.suite);
        }
    };
    await Promise.all([worker(), worker()]);
    return results;
}

rmSync(join(root, "build/test/summary.txt"), { force: true });
mkdirSync(logs, { recursive: true });
mkdirSync(findings, { recursive: true });
const wanted = process.argv.slice(2);
const results = [];
for (const stage of stages()) {
    const chosen = stage.filter(
        ({ name }) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
    );
    results.push(...(await run_stage(chosen)));
}

const lines = results.map(
    ({ name, passed, failed, seconds }) =>
        `${name.padEnd(22)} ${String(passed).padStart(5)} ${String(failed).padStart(5)} ${String(seconds).padStart(6)}`,
);
const sum = (key) => results.reduce((total, result) => total + result[key], 0);
const heading = `${'suite'.padEnd(22)} passed failed seconds`;
const last = `${sum('passed')} passed, ${sum('failed')} failed`;
const told = results.flatMap(({ name, told }) => (told.length ? ["", `${name}:`, ...told] : []));
const summary = [heading, ...lines, ...told, "", last, ""].join("\n");
writeFileSync(join(root, "build/test/summary.txt"), summary);
console.log(`\n${summary.trimEnd()}`);
process.exitCode = sum("failed") ? 1 : 0;
