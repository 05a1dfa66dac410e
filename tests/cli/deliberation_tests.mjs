// Deliberation: budgets, lots, conversations.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { answer, folder, folkmoot, refused, test } from "./command.mjs";

const written = (name, text) => {
    const file = join(folder, name);
    writeFileSync(file, text);
    return file;
};

// The example by which equalshares.net explains the method.
const projects = "bike;700;bike path\ngym;400;outdoor gym\npark;250;new park\nplay;200;new playground\nlib;100;library for kids\n";
const votes = ["bike,gym", "bike,gym,park", "bike,gym", "bike,gym,park", "bike,gym,park", "bike,gym", "park,play,lib", "play",
    "play,lib", "park,play,lib", "bike"];
const budget_file = (budget = "1100") => written("town.pb",
    `META\nkey;value\nbudget;${budget}\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n${projects}VOTES\nvoter_id;vote\n` +
    votes.map((vote, voter) => `${voter + 1};${vote}\n`).join(""));

test("budget: equal shares and most votes first fund what the published example says", () => {
    const ids = ({ funded }) => funded.map(({ project }) => project);
    const shares = answer("budget", budget_file(), "--rule", "equal-shares", "--completion", "none");
    assert.deepEqual(ids(shares), ["bike", "play", "lib"]);
    assert.deepEqual(shares.funded.map((each) => each.effective_votes), [7, 4, 3]);
    assert.deepEqual(ids(answer("budget", budget_file(), "--rule", "greedy")), ["bike", "gym"]);
    assert.equal(answer("budget", budget_file()).completion, "add1");
});

test("budget: its file comes back with what was chosen, and reads again", () => {
    const { stdout } = folkmoot("budget", budget_file(), "--rule", "greedy", "--format", "pb");
    assert.match(stdout, /\nbike;700;7;bike path;1\n/);
    const again = folkmoot("budget", written("again.pb", stdout), "--rule", "greedy", "--format", "pb");
    assert.equal(again.stdout, stdout);
    assert.match(folkmoot("budget", budget_file(), "--format", "csv").stdout, /^\uFEFFproject,name,cost,votes,funded,effective_votes,each_pays\n/);
});

test("budget: what is wrong is told by line, and a word that has no meaning there is refused", () => {
    refused(1, /town\.pb:3: budget: no amount; found 'lots'/, "budget", budget_file("lots"));
    refused(1, /--completion: greedy leaves no money/, "budget", budget_file(), "--rule", "greedy", "--completion", "add1");
    refused(2, /--rule/, "budget", budget_file(), "--rule", "fair");
    refused(1, /nowhere\.pb/, "budget", "nowhere.pb");
});
