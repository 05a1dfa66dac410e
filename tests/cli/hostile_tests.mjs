// What is wrong, odd or meant badly is refused with its reason, and what cannot be printed or written is told.
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { basename, delimiter, dirname, join } from "node:path";
import assert from "node:assert/strict";
import { answer, command, folder, folkmoot, folkmoot_with, refused, root, small, test } from "./command.mjs";

test("a seed is refused as it was typed", () => {
    for (const verb of [["run", "virtual-gp"], ["trial", "run", "peeking"]])
        for (const [seed, words] of [["-1", "not a whole number"], ["1.5", "not a whole number"],
            ["18446744073709551616", "out of range"], ["1e3", "not a whole number"]]) {
            const { status, stderr } = folkmoot(...verb, `--seed=${seed}`);
            assert.notEqual(status, 0);
            assert.ok(stderr.includes(`${words}; found ${seed}, allowed 0 to 9,000,000,000,000,000`), stderr);
        }
});

/** A scenario of one's own: "peeking" with its areas from elsewhere, and its data beside it. */
function scenario_with(change) {
    const text = JSON.parse(readFileSync(join(root, "scenarios/peeking.json"), "utf8"));
    change(text);
    const own = join(folder, "own");
    mkdirSync(join(own, "data"), { recursive: true });
    for (const name of readdirSync(join(root, "scenarios/data")))
        writeFileSync(join(own, "data", name), readFileSync(join(root, "scenarios/data", name)));
    writeFileSync(join(own, "own.json"), JSON.stringify(text));
    return join(own, "own.json");
}

test("what a scenario names stays in its folder: no path, no link out of it, no device", () => {
    for (const from of ["/dev/zero", "../secret.json", "data/../../secret.json", "..", "a\\b.json", "c:x.json", ".hidden"]) {
        const file = scenario_with((text) => { text.areas = { from }; });
        for (const verb of ["check", "run", "describe"]) refused(1, /areas\.from: not the name of a data file/, verb, file);
    }
    const file = scenario_with((text) => { text.areas = { from: "elsewhere.json" }; });
    const link = join(folder, "own/data/elsewhere.json");
    for (const [to, why] of [["/dev/zero", /a link out of its folder/], [join(root, "scenarios/data/towns.json"), /a link out of its folder/]]) {
        symlinkSync(to, link);
        refused(1, why, "check", file);
        rmSync(link);
    }
    mkdirSync(link);
    refused(1, /not a file/, "run", file);
    rmSync(link, { recursive: true });
    refused(1, /there is no such data file/, "run", file);
    if (spawnSync("mkfifo", [link]).status === 0) {
        refused(1, /not a file/, "check", file);
        rmSync(link);
    }
});

test("what never ends is not read to its end", { skip: !existsSync("/dev/zero") }, () => {
    refused(1, /too large; allowed at most 536,870,912 bytes/, "trial", "analyse", "/dev/zero", "--outcome", "a", "--arm", "b");
    for (const verb of ["check", "describe", "resume", "formula"]) refused(1, /no such|not a file/, verb, "/dev/zero");
    const formula = join(folder, "formula.json");
    const text = JSON.parse(readFileSync(join(root, "scenarios/formulas/per-head.json"), "utf8"));
    for (const table of ["/etc/passwd", "../tables/england-icb.csv", "/dev/zero"]) {
        writeFileSync(formula, JSON.stringify({ ...text, table }));
        refused(1, /table: not the name of a table/, "formula", formula);
        refused(1, /table: not the name of a table/, "check", formula);
    }
});

test("no more citizens are asked for than there are people", () => {
    refused(1, /--population: more citizens than there are people.*found 70,000,000, allowed at most 30,000/,
        "run", "booking-page", "--population", "70000000");
    refused(1, /--population: out of range.*100,000,000/, "run", "booking-page", "--population", "100000001");
});

test("control characters of a file never reach the terminal", () => {
    const evil = "a\u001b[31mred\u202e\u009b";
    for (const key of ["name", "title", "place"]) {
        const { status, stderr } = folkmoot("check", scenario_with((text) => { text[key] = evil; text[evil] = 1; }));
        assert.equal(status, 1);
        assert.match(stderr, /\\u\{1B\}/);
        assert.doesNotMatch(stderr, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }
    const { stderr } = folkmoot("run", evil, "--set", evil);
    assert.doesNotMatch(stderr, /[\u001b\u202e\u009b]/);
});

const every_command = [
    ["check", "scenarios/peeking.json"],
    ["describe", "peeking"],
    ["run", "virtual-gp", ...small],
    ["compare", "virtual-gp", ...small],
    ["formula", "per-head"],
    ["formula", "per-head", "--format", "csv"],
    ["trial", "size", "peeking"],
    ["run", "--help"],
    ["snapshot", "virtual-gp", ...small, "--at", "2", "--file", join(folder, "printed.folkmoot")],
    ["resume", join(folder, "printed.folkmoot")],
];

test("a result that cannot be printed is a failure that is told", { skip: !existsSync("/dev/full") }, () => {
    answer("snapshot", "virtual-gp", ...small, "--at", "2", "--file", join(folder, "printed.folkmoot"));
    for (const words of every_command) {
        const full = openSync("/dev/full", "w");
        const { status, stderr } = folkmoot_with({ stdio: ["ignore", full, "pipe"] }, ...words);
        closeSync(full);
        assert.equal(status, 1, words.join(" "));
        assert.match(stderr, /could not be written/, words.join(" "));
    }
    const said = join(folder, "status");
    const quoted = [...command, "describe", "peeking"].map((word) => `'${word}'`).join(" ");
    const { stderr } = spawnSync("sh", ["-c", `(sleep 0.5; ${quoted}; echo $? > '${said}') | true`], { cwd: root, encoding: "utf8" });
    assert.match(stderr, /could not be written/);
    assert.equal(readFileSync(said, "utf8").trim(), "1");
});

test("a folder or file that cannot be written is told, before the work where it can be", () => {
    const file = join(folder, "in-the-way");
    writeFileSync(file, "a file");
    refused(1, /in-the-way\/out: the folder cannot be made/, "run", "virtual-gp", ...small, "--out", join(file, "out"));
    refused(1, /in-the-way\/out: the folder cannot be made/, "compare", "virtual-gp", ...small, "--out", join(file, "out"));
    refused(1, /cannot be written/, "snapshot", "virtual-gp", ...small, "--at", "1", "--file", join(file, "x"));
});

test("scenarios and formulas are found from any folder", () => {
    for (const words of [["describe", "peeking"], ["formula", "per-head", "--format", "csv"]]) {
        const here = folkmoot(...words), there = folkmoot_with({ cwd: "/" }, ...words);
        assert.equal(there.status, 0, there.stderr);
        assert.equal(there.stdout, here.stdout);
    }
    if (command.length > 1) return; // else the shell finds the command by its name
    const PATH = [dirname(command[0]), process.env.PATH].join(delimiter);
    const { status, stdout, stderr } = spawnSync(basename(command[0]), ["describe", "peeking"], { cwd: "/", encoding: "utf8", env: { ...process.env, PATH } });
    assert.equal(status, 0, stderr);
    assert.equal(stdout, folkmoot("describe", "peeking").stdout);
});

const wrong_input = [
    [/no such formula.*per-head/, "formula", "per-haed"],
    [/no such table/, "formula", "per-head", "--table", "nowhere.csv"],
    [/no such lever/, "formula", "icb-allocation", "--set", "paec=0.02"],
    [/out of range/, "formula", "icb-allocation", "--set", "pace=2"],
    [/not KEY=VALUE/, "formula", "icb-allocation", "--set", "pace"],
    [/no such place/, "formula", "icb-allocation", "--explain", "Atlantis"],
    [/no such scenario/, "trial", "run", "nowhere"],
    [/no such file and no such design/, "trial", "run", "peeking", "--design", "look-onec"],
    [/--repeat/, "trial", "run", "peeking", "--repeat", "1000000"],
    [/no design of its own/, "trial", "size", "virtual-gp"],
    [/what is it without the treatment/, "trial", "size"],
    [/--effect: not a number; found lots/, "trial", "size", "--baseline", "12%", "--effect", "lots"],
    [/--effect: out of range/, "trial", "size", "--baseline", "99%", "--effect", "5%"],
    [/a scenario knows its own/, "trial", "size", "peeking", "--baseline", "12%"],
    [/no such scenario/, "run", "nowhere"],
    [/no such policy/, "run", "virtual-gp", "--policy", "nobodys"],
    [/no such setting/, "run", "virtual-gp", "--set", "no.such=1"],
    [/--set/, "run", "virtual-gp", "--set", "nonsense"],
    [/choice|allowed/, "compare", "virtual-gp", "--set", "choice.wait=1000000"],
];
for (const [reason, ...words] of wrong_input) {
    test(`wrong input is refused: ${words.join(" ")}`, () => refused(1, reason, ...words));
}

const wrong_usage = [
    [],
    ["trial"],
    ["trial", "run"],
    ["dance"],
    ["run"],
    ["formula"],
    ["formula", "per-head", "--format", "xml"],
    ["run", "virtual-gp", "--wekes", "3"],
    ["run", "virtual-gp", "--weeks", "three"],
    ["snapshot", "virtual-gp"],
];
for (const words of wrong_usage) {
    test(`wrong usage is refused: folkmoot ${words.join(" ")}`, () => refused(2, /./, ...words));
}
