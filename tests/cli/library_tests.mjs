// What programs ask that build on Folkmoot: what there is, links, replicates in parts, problems as JSON.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { answer, folder, folkmoot, refused, small, test } from "./command.mjs";

test("scenarios lists what describe knows", () => {
    const list = answer("scenarios");
    for (const { name, title, model, policies } of list.filter((_, index) => index % 5 === 0)) {
        const described = answer("describe", name);
        assert.deepEqual([title, model, policies], [described.title, described.model, described.policies.map((policy) => policy.name)]);
    }
    assert.ok(list.some(({ name, trial }) => name === "booking-page" && trial));
});

test("a link opens to the words that made it", () => {
    const { code } = answer("share", "virtual-gp", "--policy", "split", "--set", "settlement.lag_weeks=13", "--set", "choice.wait=0.1",
        "--seed", "7", "--weeks", "104", "--fingerprint", "00000000000000ff");
    const opened = { scenario: "virtual-gp", policy: "split", set: { "choice.wait": 0.1, "settlement.lag_weeks": 13 }, seed: 7, weeks: 104,
        fingerprint: "00000000000000ff", left_out: [] };
    assert.deepEqual(answer("open", code), opened);
    assert.deepEqual(answer("open", `https://somewhere.example/folkmoot/#${code}`), opened);
    // What stands in tests/golden/links.txt must open for good, here too.
    const link = readFileSync(join(import.meta.dirname, "../golden/links.txt"), "utf8").split("\n").find((line) => /^[\w-]{30,}/.test(line) || line.includes("scenario="));
    assert.ok(answer("open", link.split(/\s+/).find((word) => /^[\w-]{30,}$|scenario=/.test(word))).scenario);
    refused(1, /link: cannot be read/, "open", `${code.slice(0, -3)}AAA`);
    refused(1, /fingerprint.*16 hexadecimal digits/, "share", "virtual-gp", "--fingerprint", "12");
    assert.equal(answer("open", "scenario=virtual-gp&choice.wiat=1").left_out.length, 1);
});

const question = ["compare", "virtual-gp", ...small, "--replicates", "12"];
const part = (stretch, ...words) => {
    const file = join(folder, `part-${stretch.replace(":", "-")}.json`);
    const { status, stdout, stderr } = folkmoot(...question, ...words, "--only", stretch);
    assert.equal(status, 0, stderr);
    writeFileSync(file, stdout);
    return file;
};

test("replicates that were run apart come together to the same bytes, in any order and with any of them missing", () => {
    const whole = folkmoot(...question).stdout;
    const parts = ["1:5", "5:6", "9:12", "0:1"].map((stretch) => part(stretch));
    const together = (...files) => folkmoot(...question, ...files.flatMap((file) => ["--parts", file])).stdout;
    assert.equal(together(...parts), whole);
    assert.equal(together(...parts.toReversed()), whole);
    assert.equal(together(parts[2]), whole);
    const run = ["run", ...question.slice(1), "--policy", "split"];
    const of_run = join(folder, "run.json");
    writeFileSync(of_run, folkmoot(...run, "--only", "2:9").stdout);
    assert.equal(folkmoot(...run, "--parts", of_run).stdout, folkmoot(...run).stdout);
});

test("replicates of another question, twice the same, or damaged are refused", () => {
    const file = part("3:5");
    const with_part = (...words) => [...question, "--parts", file, ...words];
    refused(1, /replicates of something else; found seed 1, allowed 2/, ...with_part("--seed", "2"));
    refused(1, /something else; found levers that differ, allowed \{"settlement/, ...with_part("--set", "settlement.lag_weeks=13"));
    refused(1, /something else; found policy/, ...with_part("--policy", "split"));
    refused(1, /there twice; found 3/, ...with_part("--parts", file));
    refused(1, /not asked for; found 4, allowed 0 to 3/, "compare", "virtual-gp", ...small, "--replicates", "4", "--parts", file);
    refused(1, /--only: not a stretch/, ...question, "--only", "5:13");
    refused(1, /--only: does not go with --parts/, ...with_part("--only", "1:2"));
    const sound = readFileSync(file, "utf8");
    const deep = join(folder, "deep-part.json");
    writeFileSync(deep, sound.replace(/"seed":\d+/, `"seed":${"[".repeat(50_000)}${"]".repeat(50_000)}`));
    refused(1, /deep-part\.json: replicates of something else; found seed that differ/, ...question, "--parts", deep);
    const broken = join(folder, "broken-part.json");
    for (const damage of [(text) => text.slice(0, -9), () => "[]", (text) => text.replace('"number":3', '"number":-3'), (text) => text.replace('"baseline":[', '"baseline":["x",'),
        (text) => text.replace(/"fingerprint":"./, '"fingerprint":"x'), (text) => text.replace('"replicates":[', '"replicates":[7,'), (text) => text.replace('"of":{', '"of":3,"was":{'), () => "[".repeat(100_000)]) {
        writeFileSync(broken, damage(sound));
        refused(1, /broken-part\.json: not replicates; allowed what `compare --only` printed/, ...question, "--parts", broken);
    }
});

test("programs are told problems and progress as lines of JSON", () => {
    const told = (...words) => {
        const { status, stderr, stdout } = folkmoot("--for-programs", ...words);
        return { status, stdout, lines: stderr.trim().split("\n").map((line) => JSON.parse(line)) };
    };
    const wrong = told("run", "virtual-gp", "--policy", "splt", "--set", "choice.wiat=1");
    assert.equal(wrong.status, 1);
    const [{ problems: [policy, setting] }] = wrong.lines;
    assert.deepEqual([policy.where, policy.found, policy.nearest], ["--policy", "splt", "split"]);
    assert.ok(policy.allowed.includes("follows"));
    assert.deepEqual([setting.where, setting.nearest], ["--set choice.wiat", "choice.wait"]);
    const file = join(folder, "slip.json");
    writeFileSync(file, '{\n  "name": 3\n}\n');
    assert.match(told("check", file).lines[0].problems[0].where, /slip\.json:\d+:\d+: \w/);
    assert.equal(told("walk").status, 2);
    const { lines } = told("compare", "virtual-gp", "--population", "60000", "--replicates", "3");
    const shares = lines.map(({ share }) => share);
    assert.ok(shares.length > 2 && shares.every((share, index) => index === 0 || share >= shares[index - 1]), `${shares}`);
});
