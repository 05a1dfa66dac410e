// A person's own providers in the place of a scenario's, alone and beside their own areas.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { answer, folder, folkmoot, refused, small, test } from "./command.mjs";

const table = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
};
const wards = "Ward;Population\nNorth;12 000\nSouth;23 000\n";
const practices = "Surgery;Ward;Quality\nMill Lane;North;70%\nHigh Street;South;0,65\nThe Green;South;..\n";
const london = "practice,area\n" + ["North Central", "North East", "North West", "South East", "South West"].map((part, i) => `P${i},${part} London\n`).join("");

test("providers says what it understood and writes a scenario that runs to the same bits", () => {
    const mine = table("london.csv", london), file = join(folder, "london.json");
    const found = answer("providers", "virtual-gp", mine, "--file", file);
    assert.deepEqual([found.scenario, found.title, found.areas, found.providers], ["virtual-gp-own-providers", "The virtual GP, own providers", 5, 6]);
    assert.deepEqual([found.names, found.columns], ["practice", { area: "area" }]);
    assert.equal(found.questions.find(({ key }) => key === "online").chosen, "keep");
    assert.ok(found.notes.some((note) => note.startsWith("Your table does not say where they lie")), found.notes.join("\n"));
    assert.equal(answer("check", file).checked, 1);
    const own = folkmoot("compare", "virtual-gp", "--providers", mine, ...small), read = answer("compare", file, ...small);
    assert.equal(own.status, 0, own.stderr);
    assert.equal(JSON.parse(own.stdout).reform.fingerprint, read.reform.fingerprint);
    assert.match(own.stderr, /“The online practice” serves everywhere and stays, though not in your table/);
    assert.notEqual(answer("compare", "virtual-gp", ...small).reform.fingerprint, read.reform.fingerprint);
    const saved = join(folder, "london.folkmoot");
    assert.equal(folkmoot("snapshot", "virtual-gp", "--providers", mine, ...small, "--at", "9", "--file", saved).status, 0);
    assert.equal(answer("resume", saved).fingerprint, answer("run", file, ...small).fingerprint);
    assert.equal(answer("describe", "virtual-gp", "--providers", mine, "--read", "online=leave-out").title, "The virtual GP, own providers");
});

test("areas and providers come together, in either command, and each is answered by its name", () => {
    const areas = table("wards.csv", wards), mine = table("practices.csv", practices);
    const both = answer("providers", "virtual-gp", mine, "--areas", areas);
    assert.deepEqual([both.scenario, both.areas, both.people, both.providers], ["virtual-gp-own-areas-and-providers", 2, 35_000, 4]);
    assert.equal(both.table_of_areas.columns.registered, "Population");
    assert.deepEqual(both.questions.map(({ key }) => key), ["providers:gaps", "providers:online"]);
    const same = answer("areas", "virtual-gp", areas, "--providers", mine);
    assert.deepEqual(same.table_of_providers.notes, both.notes);
    assert.deepEqual([same.notes, same.questions], [both.table_of_areas.notes, both.table_of_areas.questions]);
    const run = (...more) => answer("run", "virtual-gp", "--areas", areas, "--providers", mine, ...more, ...small).fingerprint;
    assert.notEqual(run(), run("--read", "providers:gaps=leave-out"));
    assert.notEqual(run("--policy", "follows"), run("--policy", "follows", "--read", "host=North"));
    const german = table("german.csv", practices.replace("Ward", "Bezirk"));
    refused(1, /german\.csv: the table has no column .area. \(the area that it is in\); allowed North and South/, "areas", "virtual-gp", areas, "--providers", german);
    assert.equal(answer("areas", "virtual-gp", areas, "--providers", german, "--match", "Bezirk=providers:area").providers, 4);
});

test("providers refuses with row, reason and what to type", () => {
    refused(1, /slip\.csv:3: row 2, column 'area': no such area; found 'Nort East London', allowed .*; did you mean 'North East London'/, "run", "virtual-gp",
        "--providers", table("slip.csv", london.replace("North East", "Nort East")));
    refused(1, /twice\.csv:7: row 6, column 'practice': stands twice; found 'P0', allowed each provider once/, "run", "virtual-gp",
        "--providers", table("twice.csv", `${london}P0,North East London\n`));
    refused(1, /few\.csv: areas have no local provider; found “South West London”, allowed at least one in every area/, "providers", "virtual-gp",
        table("few.csv", london.split("\n").slice(0, 5).join("\n")));
    const areas = table("wards.csv", wards), points = table("points.csv", "name,ward,list\nA,North,1.200\nB,South,2.300\n");
    refused(1, /--read "providers:decimal=thousands" +1,200/, "run", "virtual-gp", "--areas", areas, "--providers", points);
    refused(1, /--read providers:gpas: the table leaves no such question open; .*did you mean 'gaps'/, "run", "virtual-gp", "--areas", areas, "--providers",
        table("practices.csv", practices), "--read", "providers:gpas=stop");
    refused(1, /in this kind of world there are no providers/, "run", "citizen-service", "--providers", table("london.csv", london));
    refused(2, /--read.*--areas or --providers/, "run", "virtual-gp", "--read", "a=b");
});

test("every model that has providers takes one's own", () => {
    const models = ["claims", "market", "tiers", "beds", "delivery"].map((model) => {
        const { name } = answer("scenarios").find((scenario) => scenario.model === model);
        const areas = table("towns.csv", "name,people\n" + [...Array(6)].map((_, i) => `T${i},${700 + 90 * i}\n`).join(""));
        const mine = table("any.csv", "provider,town\n" + [...Array(14)].map((_, i) => `A${i},T${i % 6}\n`).join(""));
        const compared = answer("compare", name, "--areas", areas, "--providers", mine, "--population", "900", "--weeks", "4");
        assert.ok(compared.reform.fingerprint);
        return name;
    });
    assert.equal(models.length, 5);
});
