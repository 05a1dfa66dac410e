// Funding formulas: shares, reasons, backwards, tables.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { answer, folder, folkmoot, root, test } from "./command.mjs";

test("check passes every formula that is shipped, on its usual table", () => {
    const names = readdirSync(join(root, "scenarios/formulas")).filter((file) => file.endsWith(".json"));
    const found = answer("check", "scenarios/formulas");
    assert.deepEqual([found.problems, found.checked], [0, names.length]);
});

test("formula shares out exactly the total, to the penny, and every change is a difference", () => {
    const found = answer("formula", "icb-allocation", "--set", "pace=0.02");
    const pence = (pounds) => Math.round(pounds * 100);
    const total = found.places.reduce((sum, { allocation }) => sum + pence(allocation), 0);
    assert.equal(total, pence(found.total));
    assert.equal(found.levers.pace, 0.02);
    assert.equal(found.places.length, 42);
    for (const place of found.places) {
        assert.equal(pence(place.change), pence(place.allocation) - pence(place.other), place.name);
        assert.ok(Array.isArray(place.binding) && place.id && place.per_head > 0, place.name);
    }
    assert.ok(found.fairness.gini_per_head.definition && found.sentence.startsWith("Against today"));
    assert.match(found.fingerprint, /^[0-9a-f]{16}$/);
});

test("formula against another explains a place in parts that sum to its change", () => {
    const words = ["formula", "per-head-deprivation", "--against", "per-head"];
    const { places, explained } = answer(...words, "--explain", "North East London");
    const place = places.find(({ name }) => name === "North East London");
    assert.equal(explained.id, place.id);
    const sum = explained.why.reduce((all, { amount }) => all + amount, 0);
    assert.ok(Math.abs(sum - place.change) < 0.005, `${sum} ${place.change}`);
    assert.ok(explained.incentives.length > 0);
    assert.equal(answer(...words, "--explain", place.id).explained.id, place.id);
});

test("formula explains a place against today by column and rule, in a sentence that adds up", () => {
    const { places, explained } = answer("formula", "per-head-deprivation", "--explain", "Black Country");
    const place = places.find(({ name }) => name === "Black Country");
    const pence = (pounds) => Math.round(pounds * 100);
    assert.equal(explained.why.reduce((all, { amount }) => all + pence(amount), 0), pence(place.change));
    assert.ok(explained.why.some(({ label, reason }) => label === "deprivation" && /is 31\.5 where the average is 2\d\.\d/.test(reason)));
    assert.ok(explained.why.every(({ label }) => !/All that the formula reads/.test(label)));
    assert.match(explained.sentence, /^Black Country gets £[\d.]+m more than today: \+£.*because its mean deprivation score is 31\.5/);
});

test("formula in which a name is shortened says which is meant", () => {
    const path = join(folder, "short.json");
    const text = readFileSync(join(root, "scenarios/formulas/per-head-deprivation.json"), "utf8");
    writeFileSync(path, text.replace("(deprivation - min", "(depriv - min"));
    const { status, stderr } = folkmoot("check", path);
    assert.equal(status, 1);
    assert.match(stderr, /'depriv'.*did you mean 'deprivation'/);
});

test("formula solves backwards, with a trade-off that only falls", () => {
    const { solved } = answer("formula", "per-head-deprivation", "--solve", "--loss", "0.3");
    assert.ok(solved.sentence && solved.curve.length > 5);
    const gaps = solved.curve.filter(({ feasible }) => feasible).map(({ gap }) => gap);
    for (let i = 1; i < gaps.length; i += 1) assert.ok(gaps[i] <= gaps[i - 1] + 1e-6);
});

test("formula prints CSV with a line a place, and reads a table of one's own", () => {
    const table = join(folder, "own.csv");
    writeFileSync(table, "\ufeffcode;place;population;imd;paid\r\nA;Ash, the;1 000;12.5;£100,000\r\nB;Birch;3 000;30;£340,000\r\n");
    const { status, stdout, stderr } = folkmoot("formula", "per-head", "--table", table, "--format", "csv");
    assert.equal(status, 0, stderr);
    const lines = stdout.trimEnd().split("\r\n");
    assert.equal(lines.length, 3);
    assert.ok(lines[0].startsWith("\ufeffid,name,people,allocation (£),per_head (£/person),"), lines[0]);
    // On every line whose figures they are, and no year that nobody has told.
    assert.match(lines[0], /,binding,compared_with_what,formula,money_year,figures,engine,fingerprint,notes$/);
    for (const line of lines.slice(1)) {
        assert.match(line, /,per-head,,"Figures: your table “own\.csv”, not checked by Folkmoot\.",[^,]+,[0-9a-f]{16},$/);
        assert.doesNotMatch(line, /2022|NHS/);
    }
    assert.match(lines[1], /^A,"Ash, the",1000,110000\.00,110\.00,/);
    assert.match(lines[2], /^B,Birch,3000,330000\.00,110\.00,/);
});

test("bench also says how fast a formula is applied", () => {
    const result = answer("bench", "--places", "1000");
    assert.equal(result.places, 1000);
    assert.ok(result.work_out_seconds > 0 && result.answer_seconds > 0 && result.places_per_second > 0);
});
