// Work on many ranks: the same bytes as folkmoot prints, whoever did what and whatever was killed in between.
//
//   node tests/mpi/run.mjs      after the native build
import { readFileSync, rmSync, writeFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { alone, different, folder, printed, processes_at, ranks, records, signal, start, until } from "./ranks.mjs";

const small = ["--population", "2000", "--weeks", "52"];
const replicates = (count) => ["compare", "virtual-gp", ...small, "--replicates", String(count)];
const compare = replicates(24);
const long = ["compare", "virtual-gp", "--population", "20000", "--weeks", "208", "--replicates", "60"];
const sweep = ["sweep", "virtual-gp", ...small, "--vary", "need.rate=4.7:5.1", "--vary", "settlement.lag_weeks=0:52", "--design", "lhs",
    "--points", "2", "--replicates", "2"];
const trial = ["trial", "run", "peeking", "--repeat", "12"];
const tests = [];
const test = (name, body) => tests.push({ name, body });
const place = (name) => join(folder, name);

/// A program that stands still and holds a folder, and another that wants it: it is given up on while all else is tested.
const held = (async () => {
    const out = place("held");
    const first = start(alone(...long, "--threads", "1", "--out", out));
    await until(() => records(out) >= 1, "a first record");
    signal(out, "SIGSTOP");
    const second = await start(alone(...long, "--out", out)).ended;
    first.child.kill("SIGKILL");
    await first.ended;
    return second;
})();

for (const [name, words, counts] of [["compare", compare, [1, 2, 4]], ["sweep", [...sweep, "--threads", "2"], [2]], ["trial run", trial, [4]]])
    test(`${name} prints the same bytes on ${counts.join(", ")} ranks as alone`, async () => {
        const expected = await printed(alone(...words));
        for (const count of counts) assert.equal(await printed(ranks(count, ...words)), expected, `${count} ranks`);
    });

test("killed at five moments, one rank or all, the same command goes on and ends with the same bytes", async () => {
    const out = place("killed");
    const words = [...long, "--out", out];
    const expected = await printed(alone(...long));
    for (const [more, count, which] of [
        [1, 4, ({ rank }) => rank === 3],
        [2, 2, ({ rank }) => rank === 0],
        [5, 4, () => true],
        [3, 2, ({ rank }) => rank === null], // mpirun itself
        [4, 0, () => true], // no ranks at all
    ]) {
        const wanted = records(out) + more;
        const { ended } = start(count ? ranks(count, ...words) : alone(...words, "--threads", "1"));
        await until(() => records(out) >= wanted, `${wanted} records`);
        signal(out, "SIGKILL", which);
        assert.notEqual((await ended).status, 0);
        await until(() => processes_at(out).length === 0, "all to end");
        assert.ok(records(out) < 60, "nothing left to go on with");
    }
    const before = records(out);
    const { status, stdout, stderr } = await start(ranks(4, ...words)).ended;
    assert.equal(status, 0, stderr);
    assert.equal(stdout, expected);
    assert.match(stderr, new RegExp(`finished before: ${before} of 60 runs`));
    assert.equal(records(out), 60);
});

test("a rank that is slow keeps nobody waiting, and changes nothing", async () => {
    const out = place("slow");
    const expected = await printed(alone(...compare));
    const { ended } = start(ranks(2, ...compare, "--out", out));
    await until(() => records(out) >= 1, "a first record");
    signal(out, "SIGSTOP", ({ rank }) => rank === 1);
    await until(() => records(out) >= 23, "the other rank to do all but one");
    signal(out, "SIGCONT", ({ rank }) => rank === 1);
    const { status, stdout, stderr } = await ended;
    assert.equal(status, 0, stderr);
    assert.equal(stdout, expected);
});

test("a record that was cut off is told and run again", async () => {
    const out = place("slow"), log = join(out, "finished.log");
    const bytes = readFileSync(log);
    writeFileSync(log, bytes.subarray(0, bytes.length - 30));
    const { status, stdout, stderr } = await start(ranks(2, ...compare, "--out", out)).ended;
    assert.equal(status, 0, stderr);
    assert.match(stderr, /finished before: 23 of 24 runs\nthe last record had been cut off/);
    assert.equal(stdout, await printed(alone(...compare)));
});

test("a full disk ends all ranks with one sentence, and what is finished stays", async () => {
    const disk = place("disk");
    mkdirSync(disk);
    const words = ranks(2, ...replicates(60), "--out", disk).join(" ");
    const { status, stdout, stderr } = await start(["unshare", "--map-root-user", "--mount", "sh", "-c", `
        mount -t tmpfs -o size=64k none ${disk}
        ${words} && exit 9
        mount -o remount,size=9m ${disk}
        exec ${words}`]).ended;
    assert.equal(status, 0, stderr);
    assert.equal(stderr.match(/the disk is full/g).length, 1, stderr);
    assert.match(stderr, /finished before: \d+ of 60 runs/);
    assert.equal(stdout, await printed(alone(...replicates(60))));
});

test("a rank that has something else or cannot begin is told of, and the others do its share", async () => {
    const expected = await printed(alone(...compare));
    const absent = compare.with(1, "no-such-scenario");
    const { status, stdout, stderr } = await start(different(compare, [...compare, "--seed", "2"], absent)).ended;
    assert.equal(status, 0, stderr);
    assert.equal(stdout, expected);
    assert.match(stderr, /rank 1 has another scenario or version, and is given nothing/);
    assert.match(stderr, /rank 2 cannot go on: no-such-scenario: there is no such scenario/);
});

test("what is wrong is told once; what is not for many ranks is refused", async () => {
    const bad = await start(ranks(4, ...compare, "--set", "need.rat=3")).ended;
    assert.deepEqual([bad.status, bad.stdout], [1, ""]);
    assert.equal(bad.stderr.match(/there is no such setting/g).length, 1, bad.stderr);
    const other = await start(ranks(2, "describe", "virtual-gp")).ended;
    assert.deepEqual([other.status, other.stdout], [2, ""]);
    assert.equal(other.stderr.match(/folkmoot-mpi does compare, sweep and trial run/g).length, 1, other.stderr);
});

test("a folder in which another program is at work is refused", async () => {
    const { status, stdout, stderr } = await held;
    assert.deepEqual([status, stdout], [1, ""]);
    assert.match(stderr, /another program is at work in this folder/);
});

let failed = 0;
for (const { name, body } of tests) {
    const begun = Date.now();
    try {
        await body();
        console.log(`ok      ${name} (${((Date.now() - begun) / 1000).toFixed(1)} s)`);
    } catch (error) {
        failed += 1;
        console.log(`FAILED  ${name}\n        ${String(error.message).replaceAll("\n", "\n        ")}`);
    }
}
rmSync(folder, { recursive: true, force: true });
console.log(`${tests.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
