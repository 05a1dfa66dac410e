// A person's own table for a formula: what is read, left out and asked.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { answer, folder, refused, test } from "./command.mjs";

const ownTable = (name, text) => {
    writeFileSync(join(folder, name), text);
    return ["formula", "per-head-deprivation", "--table", join(folder, name)];
};
const places = "code,name,population,deprivation score,paid today\nA01,Ashby,41000,24.5,5100000\n" +
    "A02,Bexcombe,52000,30.8,7100000\nA03,Carrow,39000,15,5000000\n";

test("formula leaves out a total, says so, and keeps it where that is told", () => {
    const words = ownTable("total.csv", places + "T,Total,132000,24,17200000\n");
    const found = answer(...words);
    assert.equal(found.total, 17_200_000);
    assert.equal(found.places.length, 3);
    assert.deepEqual(found.notes, ["The row “Total” was left out: it is the sum of other rows."]);
    assert.ok(found.sentence.endsWith(found.notes[0]), found.sentence);
    assert.equal(found.figures, "Figures: your table “total.csv”, not checked by Folkmoot.");
    assert.equal(answer(...words, "--read", "row:T=keep").places.length, 4);
    refused(1, /no such answer; found kepe, allowed leave-out, keep; did you mean 'keep'/, ...words, "--read", "row:T=kepe");
    refused(1, /--read gap: the table leaves no such question open; allowed row:T/, ...words, "--read", "gap=x");
});

test("formula says what to type where a table leaves something open", () => {
    const words = ownTable("gaps.csv", places.replace("39000", "*"));
    refused(1, /not known; found '\*'.*\nA number is not known for 1 place: Carrow.*\n +--read "gaps=leave-out"/s, ...words);
    assert.deepEqual(answer(...words, "--read", "gaps=leave-out").places.map(({ id }) => id), ["A01", "A02"]);
    const points = ownTable("points.csv", "code;population;deprivation score;paid\nD1;41.200;18;5.120\nD2;38.950;24;5.010\n");
    refused(1, /what a point means is not certain.*--read "decimal=thousands" +41,200/s, ...points);
    const many = answer(...points, "--read", "decimal=thousands");
    assert.equal(many.total, 10_130);
    assert.match(many.notes.join(" "), /read as 41,200, as you chose.*Doubtful: “paid” comes to £0\.13 a head.*thousands/);
});

test("formula takes a heading for a column where that is told", () => {
    const words = ownTable("match.csv", places.replace("paid today", "Money=2023 £000s"));
    refused(1, /the table has no column 'today'/, ...words);
    const found = answer(...words, "--match", "Money=2023 £000s=today", "--read", "unit:today=ones");
    assert.equal(found.total, 17_200_000);
    refused(1, /the table has no such column; found 'Money'/, ...words, "--match", "Money=today");
    refused(1, /--match: not HEADING=COLUMN; found today/, ...words, "--match", "today");
});

test("formula names both places of one name, and the column that is the same everywhere", () => {
    const words = ownTable("twice.csv", places.replace("Ashby", "Newport").replace("Carrow", "Newport"));
    refused(1, /2 places of the table have this name; found Newport, allowed one of their ids: A01, A03/, ...words,
        "--explain", "Newport");
    assert.equal(answer(...words, "--explain", "A03").explained.id, "A03");
    refused(1, /table: every place has the same 'deprivation', and the formula tells places apart by it; found 20\.00/,
        ...ownTable("same.csv", places.replace(/24\.5|30\.8|15,/g, (found) => found.endsWith(",") ? "20," : "20")));
    refused(1, /table: there is one place only/, ...ownTable("one.csv", places.split("\n").slice(0, 2).join("\n") + "\n"));
});

test("a lever is moved by a share in per cent; what is no number is called so", () => {
    assert.equal(answer("formula", "per-head-deprivation", "--set", "extra=30%").levers.extra, 0.3);
    refused(1, /--set extra: not a number; found nan, allowed a number such as/, "formula", "per-head-deprivation",
        "--set", "extra=nan");
});

const money_table = (paid) => {
    const file = join(folder, "paid.csv");
    writeFileSync(file, `code,place,population,imd,paid\nA,Ash,1,12,${paid[0]}\nB,Birch,2,30,${paid[1]}\n`);
    return file;
};

test("money beyond £90 trillion is refused, the same everywhere", () => {
    const formula = (paid) => ["formula", "per-head", "--table", money_table(paid)];
    refused(1, /Ash.*found £9e\+18, allowed at most £90 trillion/, ...formula(["9e18", "1"]));
    refused(1, /all places together; found £120,000,000,000,000\.00, allowed at most £90 trillion/, ...formula(["6e13", "6e13"]));
    assert.match(answer(...formula(["4e13", "5e13"])).sentence, /Against today/);
});
