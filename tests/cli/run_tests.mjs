// Checking, describing, running and comparing scenarios; snapshots; speed; help.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { answer, folder, folkmoot, refused, root, small, test } from "./command.mjs";

test("check passes every scenario that is shipped", () => {
    const names = readdirSync(join(root, "scenarios")).filter((file) => file.endsWith(".json"));
    const found = answer("check", ...names.map((name) => join("scenarios", name)));
    assert.equal(found.problems, 0);
    assert.equal(found.checked, names.length);
});

test("check tells all that is wrong with a file, and where", () => {
    const text = JSON.parse(readFileSync(join(root, "scenarios/virtual-gp.json"), "utf8"));
    text.titel = "A slip of the pen";
    text.weeks = -3;
    const file = join(folder, "broken.json");
    writeFileSync(file, JSON.stringify(text, null, 2));
    refused(1, /titel/, "check", file);
    refused(1, /weeks/, "check", file);
    refused(1, /broken\.json:\d+:\d+: /, "check", file);
});

test("describe lists every setting with its range and, if it is doubtful, its source", () => {
    const { fields, outcomes, policies } = answer("describe", "virtual-gp");
    assert.ok(fields.length > 10 && outcomes.length > 10 && policies.length >= 2);
    for (const field of fields) {
        assert.ok(field.key && field.label && field.sentence, JSON.stringify(field));
        assert.ok(field.type !== "number" || field.low < field.high, field.key);
        if (field.kind === "assumption") assert.ok(field.source, field.key);
    }
});

test("run prints outcomes in total and by group, and a fingerprint", () => {
    const result = answer("run", "virtual-gp", ...small, "--seed", "5");
    assert.equal(result.scenario, "virtual-gp");
    assert.deepEqual([result.seed, result.weeks, result.population], [5, 60, 2000]);
    assert.match(result.fingerprint, /^[0-9a-f]{16}$/);
    assert.equal(result.outcomes.wait_days.by.deprivation.length, 5);
});

test("a name, a path and a second run give the same bytes; another seed does not", () => {
    const once = folkmoot("run", "virtual-gp", ...small).stdout;
    assert.equal(folkmoot("run", "virtual-gp", ...small).stdout, once);
    assert.equal(folkmoot("run", "scenarios/virtual-gp.json", ...small).stdout, once);
    assert.notEqual(folkmoot("run", "virtual-gp", ...small, "--seed", "2").stdout, once);
});

test("a setting changes the run, and the result names it", () => {
    const usual = answer("run", "virtual-gp", ...small);
    const { fields } = answer("describe", "virtual-gp");
    const field = fields.find(({ kind, type }) => kind === "lever" && type === "number");
    const value = field.usual === field.high ? field.low : field.high;
    const changed = answer("run", "virtual-gp", ...small, "--set", `${field.key}=${value}`);
    assert.equal(changed.settings[field.key], value);
    assert.deepEqual(usual.settings, {});
});

test("a reform that is the baseline differs by exactly nothing", () => {
    const { policies } = answer("describe", "virtual-gp");
    const { difference } = answer("compare", "virtual-gp", ...small, "--policy", policies[0].name);
    for (const [key, { mean }] of Object.entries(difference)) assert.ok(!mean, `${key}: ${mean}`);
});

test("any policy may be compared with, and gives the bits that it gives as the reform", () => {
    const [first, second, third] = answer("describe", "virtual-gp").policies.map(({ name }) => name);
    const lag = ["settlement.lag_weeks=4"];
    const moved = answer("compare", "virtual-gp", ...small, "--policy", second, "--set", ...lag);
    const result = answer("compare", "virtual-gp", ...small, "--policy", third, "--baseline", second, "--baseline-set", ...lag, "--replicates", "3");
    assert.deepEqual([result.baseline.policy, result.reform.policy], [second, third]);
    assert.equal(result.baseline.fingerprint, moved.reform.fingerprint);
    assert.deepEqual(result.baseline.levers, { "settlement.lag_weeks": 4 });
    assert.match(result.sentence, /compared with “.+” with your changes/);
    assert.equal(answer("compare", "virtual-gp", ...small, "--policy", third, "--baseline", first).fingerprint,
        answer("compare", "virtual-gp", ...small, "--policy", third).fingerprint);
    refused(1, /--baseline.*there is no such policy.*allowed.*did you mean/s, "compare", "virtual-gp", ...small, "--baseline", `${second}x`);
    refused(1, /--baseline-set choice.wait.*counts for both policies/s, "compare", "virtual-gp", ...small, "--baseline-set", "choice.wait=0.1");
    // Runs of one baseline are not taken for those of another.
    const part = join(folder, "part.json");
    writeFileSync(part, folkmoot("compare", "virtual-gp", ...small, "--baseline", second, "--policy", third, "--replicates", "4", "--only", "2:4").stdout);
    refused(1, /another baseline|baseline/, "compare", "virtual-gp", ...small, "--policy", third, "--replicates", "4", "--parts", part);
    const { code } = answer("share", "virtual-gp", "--policy", third, "--baseline", second, "--baseline-set", ...lag);
    const { baseline, baselineSet } = answer("open", code);
    assert.deepEqual([baseline, baselineSet], [second, { "settlement.lag_weeks": 4 }]);
});

test("compare gives both policies, and the difference with its doubt", () => {
    const result = answer("compare", "virtual-gp", ...small, "--replicates", "4");
    assert.notEqual(result.baseline.policy, result.reform.policy);
    for (const { mean, low, high } of Object.values(result.difference)) {
        assert.ok(mean === null || (low <= high && Number.isFinite(mean)));
    }
});

test("a run that is broken off and resumed ends like one that is not", () => {
    const file = join(folder, "snapshot.bin");
    const whole = answer("run", "virtual-gp", ...small, "--seed", "9");
    const words = ["snapshot", "virtual-gp", ...small, "--seed", "9", "--at", "23", "--file", file];
    const taken = folkmoot(...words);
    assert.equal(taken.status, 0, taken.stderr);
    assert.equal(answer("resume", file).fingerprint, whole.fingerprint);
});

test("resume refuses a file that is no snapshot", () => {
    const file = join(folder, "not-a-snapshot.bin");
    writeFileSync(file, "these are not the bytes of a snapshot");
    refused(1, /snapshot/i, "resume", file);
    refused(1, /./, "resume", join(folder, "absent.bin"));
});

test("bench says how fast it went", () => {
    const result = answer("bench", "--population", "2000", "--weeks", "26");
    for (const key of ["agent_weeks_per_second", "ns_per_event", "bytes_per_citizen"]) {
        assert.ok(result[key] > 0, key);
    }
    assert.deepEqual([result.scenario, result.population, result.weeks], ["virtual-gp", 2000, 26]);
    const other = answer("bench", "--both", "--scenario", "redress", "--population", "2000", "--weeks", "26");
    assert.deepEqual([other.scenario, other.population, other.weeks], ["redress", 2000, 26]);
});

test("help teaches with an example each", () => {
    const verbs = ["trial", "check", "describe", "run", "compare", "sweep", "snapshot", "resume", "bench", "formula", "areas"];
    for (const words of [[], ...verbs.map((verb) => [verb])]) {
        const { status, stdout } = folkmoot(...words, "--help");
        assert.equal(status, 0);
        assert.match(stdout, /[Ee]xample.*folkmoot/s, words.join(" "));
    }
});

test("CSV files name units and what made them, and begin with a byte-order mark", () => {
    const out = join(folder, "out");
    const found = answer("compare", "virtual-gp", ...small, "--seed", "7", "--out", out);
    for (const [policy, name] of [["baseline", found.baseline.policy], ["reform", found.reform.policy]]) {
        const lines = readFileSync(join(out, `${policy}-weekly.csv`), "utf8").trimEnd().split("\n");
        assert.ok(lines[0].startsWith("\ufeffweek,wait_days (days),"), lines[0]);
        assert.match(lines[0], /,host_balance \(£ a year\),.*,scenario,policy,seed,population,engine,fingerprint$/);
        const made = `,virtual-gp,${name},7,2000,${found.engine},${found[policy].fingerprint}`;
        for (const line of lines.slice(1)) assert.ok(line.endsWith(made), line);
        const outcomes = readFileSync(join(out, `${policy}-outcomes.csv`), "utf8").trimEnd().split("\n");
        assert.equal(outcomes[0], "\ufeffoutcome,unit,group,value,scenario,policy,seed,population,engine,fingerprint");
        assert.ok(outcomes.length > 50 && outcomes.slice(1).every((line) => line.endsWith(made)), outcomes[1]);
    }
});

test("bench also says how long both policies take", () => {
    const result = answer("bench", "--both", "--population", "2000", "--weeks", "26");
    assert.ok(result.both_policies_ms > 0);
    assert.deepEqual([result.population, result.weeks], [2000, 26]);
});
