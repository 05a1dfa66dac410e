// The command with a tiny model that only the tests have: every verb works for any model, or says why not.
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { command, folder, root, test } from "./command.mjs";

/// Beside the command lies the same one with one more model.
const with_news = command.map((word) => word.replace(/folkmoot(\.mjs)?$/, "folkmoot-with-news$1"));
const header = readFileSync(join(root, "tests/models/news/scenario.hpp"), "utf8");
const file = join(folder, "news.json");
writeFileSync(file, header.slice(header.indexOf('R"(') + 3, header.indexOf(')";')));

function news(...words) {
    const { status, stdout, stderr } = spawnSync(with_news[0], [...with_news.slice(1), ...words],
        { cwd: root, encoding: "utf8", maxBuffer: 1 << 28 });
    return { status, stdout, stderr };
}
function answer(...words) {
    const { status, stdout, stderr } = news(...words);
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout);
}

test("any model: check, describe and run", () => {
    assert.equal(answer("check", file).problems, 0);
    const described = answer("describe", file);
    assert.equal(described.model, "news");
    assert.deepEqual(described.fields.slice(0, 2).map(({ key }) => key), ["post.reach", "talk.spread"]);
    const run = answer("run", file, "--policy", "letter", "--set", "talk.spread=0.1");
    assert.equal(run.model, "news");
    assert.ok(run.outcomes.heard.total > 0.7);
    assert.match(news("run", file, "--set", "payment.price=90").stderr, /there is no such setting/);
});

test("any model: compare, with replicates, is the same on any number of threads", () => {
    const words = ["compare", file, "--policy", "letter", "--replicates", "12"];
    const one = answer(...words, "--threads", "1");
    assert.deepEqual(answer(...words, "--threads", "3"), one);
    assert.match(one.sentence, /^After 1 year of “A letter”, .*of people have heard instead of/);
    assert.match(one.certainty, /in 12 of 12 runs\.$/);
    assert.equal(one.reform.outcomes.heard.by["at-home"].length, 2);
});

test("any model: a snapshot is resumed to the same fingerprint", () => {
    const kept = join(folder, "news.folkmoot");
    assert.equal(answer("snapshot", file, "--policy", "letter", "--at", "20", "--file", kept).week, 20);
    assert.equal(answer("resume", kept).fingerprint, answer("run", file, "--policy", "letter").fingerprint);
});

test("any model: a trial is run", () => {
    const found = answer("trial", "run", file);
    assert.equal(found.design, "letters");
    assert.ok(Math.abs(found.truth.all - 0.755) < 0.03);
});
