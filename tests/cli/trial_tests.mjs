// Split tests: designs, sizes, repeats, a person's own data.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { answer, folder, folkmoot, refused, test } from "./command.mjs";

const design_file = (design) => {
    const file = join(folder, "design.json");
    writeFileSync(file, JSON.stringify({ scenario: "peeking", name: "mine", question: "Is a shorter form finished by more?", ...design }));
    return file;
};

test("trial run tells the estimate, the truth and why they differ, in parts that add up", () => {
    const found = answer("trial", "run", "peeking");
    assert.deepEqual([found.scenario, found.design, found.method], ["peeking", "look-every-day", "proportion"]);
    assert.equal(found.truth.all, 0);
    const parts = found.gap.reasons.reduce((sum, { amount }) => sum + amount, 0);
    assert.ok(Math.abs(parts - (found.estimate - found.truth.all)) < 1e-12);
    assert.ok(found.interval[0] <= found.estimate && found.estimate <= found.interval[1]);
    assert.ok(found.n.blue > 1000 && found.n.green > 1000);
    assert.match(found.fingerprint, /^[0-9a-f]{16}$/);
});

test("trial run repeats a trial, and the result does not depend on the number of threads", () => {
    const words = ["trial", "run", "peeking", "--design", "look-once", "--repeat", "12"];
    const one = folkmoot(...words, "--threads", "1").stdout;
    assert.equal(folkmoot(...words, "--threads", "3").stdout, one);
    const { repeats } = JSON.parse(one);
    assert.equal(repeats.count, 12);
    assert.deepEqual(repeats.properties.map(({ key }) => key),
        ["coverage", "false_positive", "power", "exaggeration", "wrong_sign", "bias"]);
});

test("a design of one's own names its scenario, and takes the rest from the scenario's first", () => {
    const arms = [{ name: "long", label: "Long form", share: 0.5 },
        { name: "short", label: "Short form", share: 0.5, settings: { "enrolment.burden": 0.3 } }];
    const file = design_file({ arms, looking: "fixed" });
    const found = answer("trial", "run", "peeking", "--design", file);
    assert.equal(found.design, "mine");
    assert.ok(found.truth.all > 0.05);
    const size = answer("trial", "size", file);
    assert.ok(size.people_per_arm > 0 && size.available_per_arm > 0 && size.sentence);
});

test("trial size says how large a trial of a scenario has to be", () => {
    const size = answer("trial", "size", "booking-page", "--design", "by-practice");
    assert.ok(size.design_effect > 1 && size.clusters_per_arm >= 1 && size.curve.length > 2);
});

test("trial size needs no scenario: a baseline and a spread of one's own are enough", () => {
    // R: power.t.test(power = .90, delta = 1) is 22.02
    assert.equal(answer("trial", "size", "--baseline", "0", "--spread", "1", "--effect", "1", "--power", "90%").people_per_arm, 23);
    assert.equal(answer("trial", "size", "--baseline", "50%", "--effect", "0.1").people_per_arm, 385);
});

test("trial analyse reads counts by arm, and says how when it is not told that they are", () => {
    const file = join(folder, "counts.csv");
    writeFileSync(file, "arm,visitors,orders\ncontrol,500,400\ntreatment,500,490\n");
    const words = ["trial", "analyse", file, "--arm", "arm", "--outcome", "orders"];
    refused(1, /seems to hold counts.*--counts visitors/, ...words);
    const found = answer(...words, "--counts", "visitors", "--shares", "1,1");
    // R: prop.test(c(490, 400), c(500, 500)), whose correction of .002 is not made
    assert.ok(Math.abs(found.interval[0] - 0.1428536) < 1e-6 && Math.abs(found.interval[1] - 0.2171464) < 1e-6);
    assert.deepEqual(found.n, { control: 500, treatment: 500 });
});

test("a trial with an assumption moved says so, and a lever is no assumption", () => {
    const found = answer("trial", "run", "outreach", "--set", "choice.wait=1");
    assert.equal(found.changed_assumptions, 1);
    assert.match(found.conclusion, /with 1 changed assumption/);
    refused(1, /a lever is what the groups of a trial differ in/, "trial", "run", "outreach", "--set", "enrolment.burden=0.2");
});
