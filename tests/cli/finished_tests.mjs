// --out keeps what is finished: the same command goes on after whatever is there.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { command, folder, folkmoot, refused, root, test } from "./command.mjs";

const tiny = ["--population", "500", "--weeks", "20"];
const out = join(folder, "finished"), log = join(out, "finished.log");
const compare = (...words) => ["compare", "virtual-gp", ...tiny, ...words];
const ran = (words) => {
    const { status, stdout, stderr } = folkmoot(...words);
    assert.equal(status, 0, stderr);
    return { stdout, stderr };
};
const fresh = () => rmSync(out, { recursive: true, force: true });
const lines = () => readFileSync(log, "utf8").trimEnd().split("\n");
const number = (line) => Number(line.split(" ")[1]);

for (const [name, words] of [
    ["compare", compare("--replicates", "4", "--threads", "1")],
    ["sweep", ["sweep", "virtual-gp", ...tiny, "--vary", "need.rate=4.7:5.1:2", "--replicates", "2", "--threads", "1"]],
    ["trial run", ["trial", "run", "peeking", "--repeat", "4", "--threads", "1"]],
]) test(`${name} goes on after any part of its log, and ends with the same bytes`, () => {
    fresh();
    const { stdout } = ran(words);
    assert.equal(ran([...words, "--out", out]).stdout, stdout);
    const whole = readFileSync(log);
    assert.deepEqual(lines().slice(1).map(number), [0, 1, 2, 3]);
    const again = ran([...words, "--out", out]);
    assert.equal(again.stdout, stdout);
    assert.match(again.stderr, /finished before: 4 of 4 runs/);
    const ends = [...whole.entries()].filter(([, byte]) => byte === 10).map(([at]) => at + 1);
    for (const end of [ends[1], ends[3] - 20]) {
        writeFileSync(log, whole.subarray(0, end));
        const { stdout: resumed, stderr } = ran([...words, "--out", out]);
        assert.equal(resumed, stdout);
        assert.equal(/had been cut off/.test(stderr), !ends.includes(end));
        assert.deepEqual(readFileSync(log), whole);
    }
});

test("more runs go on where fewer ended, and a damaged record is run again", () => {
    fresh();
    ran([...compare("--replicates", "3"), "--out", out]);
    const [head, ...rest] = lines();
    writeFileSync(log, [head, rest[0], rest[1].replace("baseline", "basement"), ...rest.slice(2), ""].join("\n"));
    const more = compare("--replicates", "5");
    const { stdout, stderr } = ran([...more, "--out", out]);
    assert.equal(stdout, ran(more).stdout);
    assert.match(stderr, /finished before: 2 of 5 runs\ndamaged records, whose runs are done again: 1\n/);
});

test("a folder of another scenario or setting is refused with one sentence", () => {
    fresh();
    ran([...compare("--replicates", "2"), "--out", out]);
    const before = readFileSync(log);
    const wrong = (reason, words) => {
        refused(1, reason, ...words, "--out", out);
        assert.equal(folkmoot(...words, "--out", out).stderr.trimEnd().split("\n").length, 1);
    };
    wrong(/finished\.log: made from something else; found seed 1, allowed 2/, compare("--seed", "2"));
    wrong(/found assumptions/, compare("--set", "need.rate=5"));
    wrong(/found weeks 20, allowed 30/, ["compare", "virtual-gp", "--population", "500", "--weeks", "30"]);
    wrong(/found scenario "virtual-gp", allowed "redress"/, ["compare", "redress", ...tiny]);
    wrong(/found no design/, ["sweep", "virtual-gp", ...tiny, "--vary", "need.rate=4.7:5.1:2"]);
    wrong(/found scenario "virtual-gp", allowed "peeking"/, ["trial", "run", "peeking", "--repeat", "2"]);
    assert.deepEqual(readFileSync(log), before);
});

/// A shell in which a small disk can be had; not everywhere.
const small_disk = (script) => spawnSync("unshare", ["--map-root-user", "--mount", "sh", "-c", script], { cwd: root, encoding: "utf8" });
const disk = join(folder, "disk");
mkdirSync(disk, { recursive: true });
const has_disks = small_disk(`mount -t tmpfs -o size=64k none ${disk}`).status === 0;

test("a full disk is told, and with more room the same command goes on", { skip: !has_disks || command[0] === "node" }, () => {
    const words = [...command, ...compare("--replicates", "90")].join(" ");
    const { stdout, stderr, status } = small_disk(`
        mount -t tmpfs -o size=64k none ${disk}
        ${words} --out ${disk} && exit 9
        tail -c 1 ${disk}/finished.log | od -An -c
        mount -o remount,size=9m ${disk}
        exec ${words} --out ${disk}`);
    assert.equal(status, 0, stderr);
    assert.match(stderr, /finished\.log: the disk is full; what is finished is kept/);
    assert.match(stderr, /finished before: \d+ of 90 runs/);
    assert.equal(stdout, `  \\n\n${ran(compare("--replicates", "90")).stdout}`);
});
