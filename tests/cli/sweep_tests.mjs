// Many points of the settings, and which setting decides.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { Ajv } from "../web/packages.mjs";
import { answer, folder, folkmoot, refused, test } from "./command.mjs";

const tiny = ["--population", "500", "--weeks", "30"];
const lag = "settlement.lag_weeks", rate = "need.rate";
const sweep = (...words) => {
    const { status, stdout, stderr } = folkmoot("sweep", "virtual-gp", ...tiny, ...words);
    assert.equal(status, 0, stderr);
    return stdout;
};
const lines_of = (text) => text.trimEnd().split("\n").map((line) => JSON.parse(line));

test("every point of a grid is what compare says there", () => {
    const [head, ...rest] = lines_of(sweep("--vary", `${rate}=4.7:5.1:2`, "--vary", `${lag}=0:52:3`));
    assert.deepEqual([head.design, head.runs, rest.length], ["grid", 6, 7]);
    assert.deepEqual(rest[4].set, { [rate]: 5.1, [lag]: 26 });
    for (const { set, outcomes, point } of [rest[0], rest[4]]) {
        const settings = Object.entries(set).flatMap(([key, value]) => ["--set", `${key}=${value}`]);
        const there = answer("compare", "virtual-gp", ...tiny, ...settings);
        for (const [key, { difference }] of Object.entries(outcomes))
            assert.equal(difference, there.difference[key].mean, `${key} at ${point}`);
    }
});

test("a lever at its value is what compare says of as many replicates", () => {
    const [, at] = lines_of(sweep("--vary", `${lag}=10:52:2`, "--replicates", "3"));
    const there = answer("compare", "virtual-gp", ...tiny, "--replicates", "3", "--set", `${lag}=10`);
    for (const [key, { difference, low, share_better }] of Object.entries(at.outcomes))
        assert.deepEqual([difference, low, share_better],
            [there.difference[key].mean, there.difference[key].low, there.difference[key].share_better], key);
});

test("a sweep ends with shares of the variance; what is not the reform's is not the lever's", () => {
    const text = sweep("--vary", `${rate}=4.7:5.1`, "--vary", `${lag}=0:52`, "--design", "sobol", "--points", "8");
    const all = lines_of(text);
    assert.equal(all.length, 1 + 8 * 4 + 1);
    const { indices } = all.at(-1);
    const { baseline } = indices.new_needs ?? Object.values(indices)[0];
    assert.ok(baseline.variance > 0 && baseline.total[rate] > 0.5, JSON.stringify(baseline));
    assert.equal(baseline.total[lag], 0);
});

test("every line of a sweep is as the schema says, and no other is", () => {
    const check = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(answer("schema", "sweep"));
    for (const words of [["--vary", `${rate}=4.7:5.1:2`], ["--vary", `${lag}=0:52`, "--design", "sobol", "--points", "2", "--replicates", "2", "--set", `${rate}=5`]]) {
        const lines = lines_of(sweep(...words));
        for (const line of lines) assert.ok(check(line), JSON.stringify(check.errors));
        const [head, point] = lines;
        assert.ok(!check({ ...head, design: "guess" }) && !check({ ...point, set: undefined }) && !check({ ...point, more: 1 }));
    }
});

test("threads change no byte of a sweep", () => {
    const words = ["--vary", `${rate}=4.7:5.1`, "--vary", `${lag}=0:52`, "--design", "lhs", "--points", "3", "--replicates", "2"];
    const alone = sweep(...words, "--threads", "1");
    for (const threads of ["2", "5"]) assert.equal(sweep(...words, "--threads", threads), alone);
    assert.notEqual(sweep(...words, "--seed", "9"), alone);
});

test("the tables of a sweep say units and what made them", () => {
    const out = join(folder, "sweep");
    const words = ["--vary", `${rate}=4.7:5.1:2`, "--vary", `${lag}=0:52:2`];
    const printed = sweep(...words, "--out", out);
    assert.equal(readFileSync(join(out, "sweep.jsonl"), "utf8"), printed);
    const points = readFileSync(join(out, "points.csv"), "utf8"), shares = readFileSync(join(out, "indices.csv"), "utf8");
    assert.equal(sweep(...words, "--format", "csv"), `${points}\n${shares}`);
    const [heading, ...rows] = points.trimEnd().split("\n");
    assert.match(heading, /^\ufeffpoint,need\.rate \([^)]+\),settlement\.lag_weeks \(weeks\),wait_days baseline \(days\),/);
    assert.match(heading, /,scenario,policy,seed,replicates,population,engine,fingerprint$/);
    const found = lines_of(printed);
    assert.deepEqual(rows.map((row) => row.split(",").slice(0, 3)), [["0", "4.7", "0"], ["1", "4.7", "52"], ["2", "5.1", "0"], ["3", "5.1", "52"]]);
    rows.forEach((row, at) => assert.ok(row.endsWith(`,${found[at + 1].fingerprint}`), row));
    assert.equal(shares.split("\n")[0], "\ufeffoutcome,of,setting,first,total,variance,scenario,policy,seed,replicates,population,engine,fingerprint");
});

test("what a sweep cannot vary is refused with one sentence", () => {
    const wrong = (reason, ...words) => {
        refused(1, reason, "sweep", "virtual-gp", ...tiny, ...words);
        assert.equal(folkmoot("sweep", "virtual-gp", ...tiny, ...words).stderr.trimEnd().split("\n").length, 1);
    };
    wrong(/no such setting.*did you mean 'need\.rate'/, "--vary", "need.rat=4.7:5.1:2");
    wrong(/not KEY=low:high:steps/, "--vary", "need.rate");
    wrong(/not allowed.*found '99'/, "--vary", "need.rate=4.7:99:2");
    wrong(/low end below/, "--vary", "need.rate=5:4.8:2");
    wrong(/not a number of steps; found '1'/, "--vary", "need.rate=4.7:5.1:1");
    wrong(/a grid has steps/, "--vary", "need.rate=4.7:5.1");
    wrong(/at most 53/, "--vary", `${lag}=0:52:54`);
    wrong(/is there twice/, "--vary", "need.rate=4.7:5.1:2", "--vary", "need.rate=4.7:5.1:3");
    wrong(/also set by --set/, "--vary", "need.rate=4.7:5.1:2", "--set", "need.rate=5");
    wrong(/too many runs/, "--vary", `${rate}=4.7:5.1:100000`, "--replicates", "11");
    wrong(/how many points/, "--vary", "need.rate=4.7:5.1", "--design", "sobol");
    wrong(/a grid has as many/, "--vary", "need.rate=4.7:5.1:2", "--points", "9");
    refused(2, /--vary/, "sweep", "virtual-gp");
});
