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

// Thirty people of two minds on eight statements: all agree on the odd ones.
const conversation_files = () => {
    let votes = "timestamp,datetime,comment-id,voter-id,vote\n";
    for (let person = 0; person < 30; person += 1)
        for (let statement = 0; statement < 8; statement += 1) {
            if ((person * 3 + statement * 5) % 11 === 0) continue;
            const agrees = statement % 2 === 1 || (statement % 4 === 0) === (person % 3 === 0);
            votes += `${1700000000 + person},,${statement},${person},${agrees ? 1 : -1}\n`;
        }
    const comments = ["Buses", "Trams", "Cars", "Parks", "Roads", "Seats", "Shops", "Trees"].map((text, id) =>
        `1700000000,,${id},${id},,,1,"More ${text.toLowerCase()}, please"\n`).join("");
    return [written("votes.csv", votes), written("comments.csv",
        `timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body\n${comments}`)];
};

test("deliberate: two minds are told apart, and what both agree on is told", () => {
    const found = answer("deliberate", ...conversation_files());
    assert.deepEqual(found.groups.map(({ people }) => people).sort((a, b) => a - b), [10, 20]);
    assert.deepEqual(found.across_groups.map(({ statement }) => Number(statement) % 2).slice(0, 4), [1, 1, 1, 1]);
    assert.match(found.sentence, /^30 people voted on 8 statements\. 30 voted often enough to be placed: they fall into 2 groups/);
    assert.match(found.fingerprint, /^[0-9a-f]{16}$/);
    const { stdout } = folkmoot("deliberate", ...conversation_files(), "--format", "csv");
    assert.match(stdout, /^\uFEFFstatement,text,moderated,votes,.*A votes.*\n0,"More buses, please",1,/);
});

test("deliberate: files for Polis' readers give the same when they are read again", () => {
    const out = join(folder, "polis");
    const before = answer("deliberate", ...conversation_files(), "--format", "polis", "--out", out);
    const after = answer("deliberate", ...["votes.csv", "comments.csv", "participant-votes.csv", "summary.csv"].map((name) => join(out, name)));
    assert.equal(after.fingerprint, before.fingerprint);
    assert.equal(after.published.adjusted_rand, 1);
});

test("deliberate: what is wrong with a conversation's files is told by line", () => {
    const [votes] = conversation_files();
    refused(1, /votes\.csv:2: vote: no vote; found '7', allowed -1, 0 or 1/, "deliberate",
        written("votes.csv", "timestamp,comment-id,voter-id,vote\n1,0,0,7\n"));
    refused(1, /--out: the format polis makes several files/, "deliberate", votes, "--format", "polis");
    refused(1, /--out: nothing is written/, "deliberate", votes, "--out", "x");
    refused(2, /--format/, "deliberate", votes, "--format", "pdf");
});

const pool = () => written("pool.csv", "id,age,show,street\nlisa,child,simpsons,1 Elm\nmarge,adult,simpsons,2 Elm\n" +
    "louie,child,ducktales,3 Elm\ndewey,child,ducktales,4 Elm\nscrooge,adult,ducktales,1 Elm\n");
const quotas = () => written("quotas.csv",
    "feature,value,min,max\nage,child,1,2\nage,adult,1,2\nshow,simpsons,1,2\nshow,ducktales,1,2\n");

test("lot: chances are those of the published example, and the same seed draws the same panel", () => {
    const words = ["lot", pool(), quotas(), "--size", "2"];
    const found = answer(...words);
    assert.deepEqual(Object.fromEntries(found.people.map(({ id, exactly }) => [id, exactly])),
        { lisa: "1/3", marge: "2/3", louie: "1/3", dewey: "1/3", scrooge: "1/3" });
    assert.equal(found.panel.length, 2);
    assert.match(found.sentence, /^2 of 5 people are drawn\. Everybody's chance is at least 33\.3%/);
    assert.deepEqual(answer(...words), found);
    const panels = new Set([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => answer(...words, "--seed", String(seed)).panel.join()));
    assert.ok(panels.size > 1);
    assert.equal(answer(...words, "--household", "street").people.find(({ id }) => id === "marge").exactly, "1");
    assert.match(folkmoot(...words, "--format", "csv").stdout, /^\uFEFFid,chance,exactly,drawn\nlisa,0\.333\d*,1\/3,[01]\n/);
});

test("lot: quotas that no panel fits are refused with the one that is to blame", () => {
    refused(1, /age: its least numbers are more than the panel; found 2, allowed up to 1/, "lot", pool(), quotas(), "--size", "1");
    refused(1, /a heading is missing; allowed 'street name'/, "lot", pool(), quotas(), "--size", "2", "--household", "street name");
    refused(2, /--size is required/, "lot", pool(), quotas());
});

// Two of bikes, trams, buses; two of buses, trams, bikes; one of trams, buses, bikes. Votes on two statements.
const codes = [
    "AY4BAQEAAAAAAAAAAQAAAAAAAAABAAAAAgAAAAAAAAAAAAAAAQEAAAD_AAAAAAAAAAAAAAAAAAAAAAMAAAAAAAAABQAAAAAAAABiaWtlcwUAAAAAAAAAdHJh" +
        "bXMFAAAAAAAAAGJ1c2VzAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAANoCgLw" +
        "",
    "AY4BAQEAAAAAAAAAAgAAAAAAAAABAAAAAgAAAAAAAAAAAAAAAQEAAAD_AAAAAAAAAAAAAAAAAAAAAAMAAAAAAAAABQAAAAAAAABiaWtlcwUAAAAAAAAAdHJh" +
        "bXMFAAAAAAAAAGJ1c2VzAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAOVALdE" +
        "",
    "AY4BAQEAAAAAAAAAAwAAAAAAAAABAAAAAgAAAAAAAAAAAAAAAQEAAAABAAAAAAAAAAAAAAAAAAAAAAMAAAAAAAAABQAAAAAAAABidXNlcwUAAAAAAAAAdHJh" +
        "bXMFAAAAAAAAAGJpa2VzAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAL-aOxQ" +
        "",
    "AY4BAQEAAAAAAAAABAAAAAAAAAABAAAAAgAAAAAAAAAAAAAAAQEAAAABAAAAAAAAAAAAAAAAAAAAAAMAAAAAAAAABQAAAAAAAABidXNlcwUAAAAAAAAAdHJh" +
        "bXMFAAAAAAAAAGJpa2VzAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAALc0Ifk" +
        "",
    "AY4BAQEAAAAAAAAABQAAAAAAAAABAAAAAgAAAAAAAAAAAAAAAQEAAAABAAAAAAAAAAAAAAAAAAAAAAMAAAAAAAAABQAAAAAAAAB0cmFtcwUAAAAAAAAAYnVz" +
        "ZXMFAAAAAAAAAGJpa2VzAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAMMbVf8" +
        "",
];

test("deliberate: ballots are counted by every rule, whatever their order, and their votes on statements too", () => {
    const found = answer("deliberate", written("box.txt", `# A class\n${codes.join("\n")}\n`));
    assert.deepEqual([found.ballots, found.read, found.left_out, found.rules_agree], [5, 5, [], false]);
    const first = Object.fromEntries(found.rules.map(({ rule, order }) => [rule, order[0].join()]));
    assert.equal(first.plurality, "bikes,buses");
    assert.equal(first.schulze, "trams");
    assert.equal(found.conversation.people, 5);
    const again = answer("deliberate", written("box.txt", [...codes, ...codes].reverse().join("\n")));
    assert.deepEqual({ ...again, read: 5 }, found);
    assert.match(folkmoot("deliberate", written("box.txt", codes.join("\n")), "--rule", "borda", "--format", "csv").stdout,
        /^\uFEFFrule,policy,place,score\nborda,trams,1,6\n/);
});

test("deliberate: a broken code is told by its line, and the others count", () => {
    const broken = written("box.txt", `${codes[0]}\n${codes[1].slice(0, 90)}\n`);
    const found = answer("deliberate", broken);
    assert.equal(found.ballots, 1);
    assert.match(found.left_out[0], /box\.txt:2: code: the code has been cut off/);
    refused(1, /box\.txt:1: code: the code has been cut off/, "deliberate", written("box.txt", codes[1].slice(0, 90)));
    refused(1, /--rule: there is no such rule; found bordo.*did you mean 'borda'/, "deliberate", written("box.txt", codes[0]), "--rule", "bordo");
    const [votes] = conversation_files();
    refused(1, /--rule: the files of a conversation hold no choice/, "deliberate", votes, "--rule", "borda");
    refused(1, /some of the files hold ballots and some do not/, "deliberate", votes, written("box.txt", codes[0]));
});

const ballot = { question: "00000000000000a1", number: "00000000000000b2", edition: 2,
    answers: [{ statement: 0, vote: "agree" }, { statement: 3, vote: "disagree" }],
    before: { policy: "bikes", levers: { "lane.width": 1.5 } }, after: { policy: "trams", levers: {}, fingerprint: "0123456789abcdef" },
    ranking: ["trams", "bikes"], approves: ["bikes", "trams"], grades: { bikes: 3, trams: 5 }, tokens: { bikes: -3, trams: 9 },
    would_pay: 12.5, own_words: "Wider lanes,\nplease",
    guesses: [{ outcome: "wait", asked: "00000000000000c3", year: 5, direction: "up" }, { outcome: "wait", asked: "00000000000000c4", line: [2, 1.5] }] };

test("ballot: JSON becomes codes, codes become the same JSON, and both are counted", () => {
    const file = written("ballots.json", JSON.stringify([ballot, { ...ballot, number: "00000000000000b3", ranking: ["bikes"] }]));
    const made = answer("ballot", file);
    assert.deepEqual(made.ballots[0], ballot);
    assert.equal(made.ballots[1].number, "00000000000000b3");
    const { stdout } = folkmoot("ballot", file, "--format", "codes");
    assert.equal(stdout, made.codes.map((code) => `${code}\n`).join(""));
    assert.deepEqual(answer("ballot", written("codes.txt", stdout)), made);
    assert.deepEqual(answer("ballot", written("codes.txt", stdout), file).codes, [...made.codes, ...made.codes]);
    const counted = answer("deliberate", written("codes.txt", stdout));
    assert.equal(counted.ballots, 2);
    assert.deepEqual(counted.rules.find(({ rule }) => rule === "judgement").order, [["trams"], ["bikes"]]);
    assert.deepEqual(counted.guesses, [{ outcome: "wait", asked: "00000000000000c3", kind: "direction", year: 5, people: 2, up: 2, same: 0, down: 0 },
        { outcome: "wait", asked: "00000000000000c4", kind: "line", people: 2, lines: [[2, 1.5], [2, 1.5]] }]);
    // The order in which answers and policies stand says nothing.
    const shuffled = { ...ballot, answers: ballot.answers.toReversed(), approves: ballot.approves.toReversed() };
    assert.deepEqual(answer("ballot", written("shuffled.json", JSON.stringify(shuffled))).codes, made.codes.slice(0, 1));
});

test("ballot: what is wrong is told by line and place, all of it at once", () => {
    const slips = [
        [{ number: undefined }, /number.*missing/], [{ number: "b2" }, /number: not such a number; found the text 'b2', allowed 16 hexadecimal digits/],
        [{ number: "0000000000000000" }, /number: it has none/], [{ question: 7 }, /question: not such a number; found 7/],
        [{ edition: 0 }, /edition: .*found 0/], [{ answers: [{ statement: 0, vote: "aye" }] }, /answers\[0\]\.vote: no such vote/],
        [{ answers: [{ statement: 1, vote: "pass" }, { statement: 1, vote: "agree" }] }, /answers\[1\]\.statement: this statement is answered twice/],
        [{ answers: [{ vote: "pass" }] }, /answers\[0\]\.statement.*missing/], [{ answer: [] }, /answer.*did you mean 'answers'/],
        [{ after: { levers: {} } }, /after\.policy.*missing/], [{ after: { policy: "a", levers: { width: "1" } } }, /after\.levers\.width: .*found the text '1'/],
        [{ ranking: ["a", "a"] }, /ranking: a policy stands twice/], [{ approves: ["a", "a"] }, /approves: policies do not stand in order, each once/],
        [{ grades: { a: 6 } }, /grades\.a: .*found 6, allowed 0 to 5/], [{ grades: { a: 1.5 } }, /grades\.a: .*1\.5/],
        [{ tokens: { a: 10, b: 1 } }, /tokens: votes cost more tokens than there are/], [{ would_pay: -1 }, /would_pay: .*found -1/],
        [{ own_words: 4 }, /own_words: not a text; found 4/], [{ own_words: "x".repeat(281) }, /own_words: too long; found 281 characters/],
        [{ name: "Ann" }, /name/],
    ];
    for (const [slip, words] of slips) refused(1, words, "ballot", written("slip.json", JSON.stringify({ ...ballot, ...slip }, null, 1)));
    refused(1, /slip\.json:1:\d+: ballots\[1\]\.number.*missing/, "ballot", written("slip.json", JSON.stringify([ballot, { question: ballot.question }])));
    refused(1, /ballots/, "ballot", written("slip.json", "[]"));
    refused(1, /slip\.json:1/, "ballot", written("slip.json", "{"));
    refused(1, /codes\.txt:2/, "ballot", written("codes.txt", `${codes[0]}\n${codes[0].slice(0, -2)}\n`));
});
