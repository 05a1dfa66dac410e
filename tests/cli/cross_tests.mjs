// Two groupings crossed.
import assert from "node:assert/strict";
import { Ajv } from "../web/packages.mjs";
import { answer, folkmoot, refused, small, test } from "./command.mjs";

const by = ["--by", "area,deprivation"];
const flat = (rows) => rows.flat();
const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

test("a crossing has a cell for each area and fifth, and is as the schema says", () => {
    const check = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(answer("schema", "crossed"));
    const usual = answer("compare", "virtual-gp", ...small);
    const crossed = answer("compare", "virtual-gp", ...small, ...by, "--json");
    const many = answer("compare", "virtual-gp", ...small, ...by, "--json", "--replicates", "3");
    const one = answer("run", "virtual-gp", ...small, ...by, "--json", "--policy", crossed.policy);
    for (const found of [crossed, many, one, answer("run", "spare-beds", ...small, "--by", "deprivation,age", "--json", "--replicates", "2")])
        assert.ok(check(found), JSON.stringify(check.errors?.slice(0, 3)));
    assert.equal(crossed.fingerprint, usual.fingerprint);
    assert.deepEqual([crossed.groups[0].length, crossed.groups[1].length, crossed.few], [5, 5, 30]);
    assert.equal(sum(flat(crossed.citizens)), 2000);
    // The mean over cells, by how many people there are in each, is what everybody has: these are by head and year.
    const { reform } = crossed.outcomes.consultations;
    const mean = sum(flat(reform).map((value, cell) => (value ?? 0) * flat(crossed.citizens)[cell])) / 2000;
    assert.ok(Math.abs(mean - usual.reform.outcomes.consultations.total) < 1e-9, `${mean}`);
    assert.deepEqual(one.outcomes.consultations.value, reform);
    assert.ok(crossed.left_out.includes("host_balance") && !("host_balance" in crossed.outcomes));
    const { low, high } = many.outcomes.wait_days.difference;
    flat(low).forEach((value, cell) => assert.ok(value === null || value <= flat(high)[cell]));
});

test("a citizen reads a crossing in words, and a spreadsheet as lines", () => {
    const { stdout } = folkmoot("compare", "virtual-gp", ...small, "--by", "deprivation,age");
    assert.match(stdout, /most deprived fifth +age 85\+ +[\d,]+ +\d+ \(few\)/);
    const lines = stdout.split("\n").filter((line) => /^ {2}\S.* fifth +age /.test(line));
    assert.equal(new Set(lines.map((line) => line.indexOf("age "))).size, 1, "columns stand below each other");
    assert.match(stdout, /fewer than 30 simulated citizens/);
    const csv = folkmoot("compare", "virtual-gp", ...small, "--by", "deprivation,age", "--csv").stdout;
    assert.match(csv, /^\uFEFFoutcome,unit,deprivation,age,people,citizens,baseline,reform,difference,low,high,/);
});

test("a crossing that cannot be is refused with the nearest name", () => {
    refused(1, /--by.*deprivaton.*deprivation/s, "compare", "virtual-gp", "--by", "area,deprivaton");
    refused(1, /move between/, "compare", "virtual-gp", "--by", "area,registered");
    refused(1, /--only/, "compare", "virtual-gp", ...by, "--replicates", "4", "--only", "0:2");
    refused(2, /--by/, "compare", "virtual-gp", "--json");
});
