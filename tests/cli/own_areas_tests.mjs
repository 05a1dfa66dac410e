// A person's own areas in the place of a scenario's.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { answer, folder, folkmoot, refused, small, test } from "./command.mjs";

const table = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
};
const wards = "Ward;Population;aged 65 and over\nNorth;12 000;20%\nSouth;23 000;11%\nTotal;35 000;14%\n";

test("areas says what it understood and writes a scenario that runs to the same bits", () => {
    const mine = table("wards.csv", wards), file = join(folder, "wards.json");
    const found = answer("areas", "virtual-gp", mine, "--file", file);
    assert.deepEqual([found.scenario, found.areas, found.people], ["virtual-gp-own-areas", 2, 35_000]);
    assert.deepEqual(found.columns, { registered: "Population", over65_share: "aged 65 and over" });
    assert.ok(found.notes.includes("The row “Total” was left out: it is the sum of other rows."), found.notes.join("\n"));
    assert.equal(found.questions.find(({ key }) => key === "host").chosen, "South");
    assert.equal(answer("check", file).checked, 1);
    const own = folkmoot("compare", "virtual-gp", "--areas", mine, ...small), read = answer("compare", file, ...small);
    assert.equal(own.status, 0, own.stderr);
    assert.equal(JSON.parse(own.stdout).reform.fingerprint, read.reform.fingerprint);
    assert.match(own.stderr, /the home of “The online practice”: “South” is, since most people live there/);
    const saved = join(folder, "wards.folkmoot");
    assert.equal(folkmoot("snapshot", "virtual-gp", "--areas", mine, ...small, "--at", "9", "--file", saved).status, 0);
    assert.equal(answer("resume", saved).fingerprint, answer("run", file, ...small).fingerprint);
    const elsewhere = answer("run", "virtual-gp", "--areas", mine, "--read", "host=North", "--policy", "follows", ...small);
    assert.notEqual(elsewhere.fingerprint, read.reform.fingerprint);
    assert.equal(answer("describe", "virtual-gp", "--areas", mine).title, "The virtual GP, own areas");
    const lines = folkmoot("--for-programs", "describe", "virtual-gp", "--areas", mine).stderr.trim().split("\n");
    assert.equal(JSON.parse(lines[0]).notes.length, found.notes.length);
    assert.ok(readFileSync(file, "utf8").includes("“wards.csv”"));
});

test("areas refuses with place, reason and what to type", () => {
    const mine = table("wards.csv", wards);
    refused(1, /wards2\.csv: the table has no column .registered. \(how many people live there\)/, "areas", "virtual-gp",
        table("wards2.csv", wards.replace("Population", "Kopfzahl")));
    refused(1, /--read host: no such answer; found Nroth, allowed North, South; did you mean 'North'/, "areas", "virtual-gp", mine, "--read",
        "host=Nroth");
    refused(1, /--read "decimal=thousands" +12,000/, "run", "virtual-gp", "--areas", table("points.csv", wards.replaceAll(" 000", ".000")));
    refused(1, /--match: not HEADING=COLUMN; found Ward/, "areas", "virtual-gp", mine, "--match", "Ward");
    refused(1, /absent\.csv: cannot be read/, "run", "virtual-gp", "--areas", "absent.csv");
    refused(2, /--match.*--areas/, "run", "virtual-gp", "--match", "a=b");
});

test("every model takes own areas: one, or many", () => {
    const { length } = ["claims", "market", "tiers", "opinion", "beds", "delivery"].map((model) => {
        const { name } = answer("scenarios").find((scenario) => scenario.model === model);
        for (const text of ["name,people\nOnly,9000\n", "name,people\n" + [...Array(9)].map((_, i) => `A${i},${500 + 90 * i}\n`).join("")])
            assert.ok(answer("compare", name, "--areas", table("any.csv", text), "--population", "900", "--weeks", "4").reform.fingerprint);
        return name;
    });
    assert.equal(length, 6);
});

test("a template is a scenario to begin with: sound, with two policies and nobody's words", () => {
    const begun = folkmoot("template", "proactive-benefit");
    assert.equal(begun.status, 0, begun.stderr);
    const file = table("mine.json", begun.stdout), said = JSON.parse(begun.stdout);
    assert.deepEqual([said.name, said.model, said.policies.length, said.checks, said.tour], ["my-scenario", "claims", 2, [], []]);
    assert.equal(answer("check", file).checked, 1);
    // The same world: what is left out is words only.
    assert.equal(answer("run", file, ...small).fingerprint, answer("run", "proactive-benefit", ...small).fingerprint);
    assert.ok(begun.stdout.split("\n").length < 400, "laid out on more lines than anybody reads");
    refused(1, /no-such/, "template", "no-such");
});
