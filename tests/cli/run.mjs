// The command line as a script sees it: what it prints where, and with what exit status.
//
//   node tests/cli/run.mjs COMMAND...      e.g. build/native/folkmoot, or node build/web/folkmoot.mjs
import { spawnSync } from "node:child_process";
import { closeSync, existsSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";

const root = fileURLToPath(new URL("../..", import.meta.url));
// Paths from the root, so that the command is found from any folder.
const command = process.argv.slice(2).map((word) => (existsSync(resolve(root, word)) ? resolve(root, word) : word));
if (command.length === 0) {
    console.error("usage: node tests/cli/run.mjs COMMAND...");
    process.exit(2);
}
const folder = mkdtempSync(join(tmpdir(), "folkmoot-cli-"));
const small = ["--population", "2000", "--weeks", "60"];
const tests = [];
/** A test; with {skip: true} before its body, one that this machine cannot run. */
const test = (name, ...rest) => rest[0].skip || tests.push({ name, body: rest.at(-1) });

/** Runs the command; gives its exit status and both its outputs. */
const folkmoot = (...words) => folkmoot_with({}, ...words);

function folkmoot_with(options, ...words) {
    const { status, stdout, stderr, error } = spawnSync(command[0], [...command.slice(1), ...words], {
        cwd: root,
        encoding: "utf8",
        maxBuffer: 1 << 28,
        ...options,
    });
    if (error) throw error;
    return { status, stdout, stderr };
}

/** The JSON that a run which must succeed prints. */
function answer(...words) {
    const { status, stdout, stderr } = folkmoot(...words);
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout);
}

/** A run that must fail: with this status, a reason, and nothing on standard output. */
function refused(status, reason, ...words) {
    const result = folkmoot(...words);
    assert.equal(result.status, status, result.stderr);
    assert.equal(result.stdout, "");
    assert.match(result.stderr, reason);
}

test("check passes every scenario that is shipped", () => {
    const names = readdirSync(join(root, "scenarios")).filter((file) => file.endsWith(".json"));
    const found = answer("check", ...names.map((name) => join("scenarios", name)));
    assert.equal(found.problems, 0);
    assert.equal(found.checked, names.length);
});

test("check tells all that is wrong with a file, and where", () => {
    const text = JSON.parse(readFileSync(join(root, "scenarios/virtual-gp.json"), "utf8"));
    text.titel = "A slip of the pen";
    text.weeks = -3;
    const file = join(folder, "broken.json");
    writeFileSync(file, JSON.stringify(text, null, 2));
    refused(1, /titel/, "check", file);
    refused(1, /weeks/, "check", file);
    refused(1, /broken\.json:\d+:\d+: /, "check", file);
});

test("describe lists every setting with its range and, if it is doubtful, its source", () => {
    const { fields, outcomes, policies } = answer("describe", "virtual-gp");
    assert.ok(fields.length > 10 && outcomes.length > 10 && policies.length >= 2);
    for (const field of fields) {
        assert.ok(field.key && field.label && field.sentence, JSON.stringify(field));
        assert.ok(field.type !== "number" || field.low < field.high, field.key);
        if (field.kind === "assumption") assert.ok(field.source, field.key);
    }
});

test("run prints outcomes in total and by group, and a fingerprint", () => {
    const result = answer("run", "virtual-gp", ...small, "--seed", "5");
    assert.equal(result.scenario, "virtual-gp");
    assert.deepEqual([result.seed, result.weeks, result.population], [5, 60, 2000]);
    assert.match(result.fingerprint, /^[0-9a-f]{16}$/);
    assert.equal(result.outcomes.wait_days.by.deprivation.length, 5);
});

test("a name, a path and a second run give the same bytes; another seed does not", () => {
    const once = folkmoot("run", "virtual-gp", ...small).stdout;
    assert.equal(folkmoot("run", "virtual-gp", ...small).stdout, once);
    assert.equal(folkmoot("run", "scenarios/virtual-gp.json", ...small).stdout, once);
    assert.notEqual(folkmoot("run", "virtual-gp", ...small, "--seed", "2").stdout, once);
});

test("a setting changes the run, and the result names it", () => {
    const usual = answer("run", "virtual-gp", ...small);
    const { fields } = answer("describe", "virtual-gp");
    const field = fields.find(({ kind, type }) => kind === "lever" && type === "number");
    const value = field.usual === field.high ? field.low : field.high;
    const changed = answer("run", "virtual-gp", ...small, "--set", `${field.key}=${value}`);
    assert.equal(changed.settings[field.key], value);
    assert.deepEqual(usual.settings, {});
});

test("a reform that is the baseline differs by exactly nothing", () => {
    const { policies } = answer("describe", "virtual-gp");
    const { difference } = answer("compare", "virtual-gp", ...small, "--policy", policies[0].name);
    for (const [key, { mean }] of Object.entries(difference)) assert.ok(!mean, `${key}: ${mean}`);
});

test("compare gives both policies, and the difference with its doubt", () => {
    const result = answer("compare", "virtual-gp", ...small, "--replicates", "4");
    assert.notEqual(result.baseline.policy, result.reform.policy);
    for (const { mean, low, high } of Object.values(result.difference)) {
        assert.ok(mean === null || (low <= high && Number.isFinite(mean)));
    }
});

test("a run that is broken off and resumed ends like one that is not", () => {
    const file = join(folder, "snapshot.bin");
    const whole = answer("run", "virtual-gp", ...small, "--seed", "9");
    const words = ["snapshot", "virtual-gp", ...small, "--seed", "9", "--at", "23", "--file", file];
    const taken = folkmoot(...words);
    assert.equal(taken.status, 0, taken.stderr);
    assert.equal(answer("resume", file).fingerprint, whole.fingerprint);
});

test("resume refuses a file that is no snapshot", () => {
    const file = join(folder, "not-a-snapshot.bin");
    writeFileSync(file, "these are not the bytes of a snapshot");
    refused(1, /snapshot/i, "resume", file);
    refused(1, /./, "resume", join(folder, "absent.bin"));
});

test("bench says how fast it went", () => {
    const result = answer("bench", "--population", "2000", "--weeks", "26");
    for (const key of ["agent_weeks_per_second", "ns_per_event", "bytes_per_citizen"]) {
        assert.ok(result[key] > 0, key);
    }
    assert.deepEqual([result.population, result.weeks], [2000, 26]);
});

test("help teaches with an example each", () => {
    const verbs = ["trial", "check", "describe", "run", "compare", "snapshot", "resume", "bench", "formula"];
    for (const words of [[], ...verbs.map((verb) => [verb])]) {
        const { status, stdout } = folkmoot(...words, "--help");
        assert.equal(status, 0);
        assert.match(stdout, /[Ee]xample.*folkmoot/s, words.join(" "));
    }
});

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

test("a seed is refused as it was typed", () => {
    for (const verb of [["run", "virtual-gp"], ["trial", "run", "peeking"]])
        for (const [seed, words] of [["-1", "not a whole number"], ["1.5", "not a whole number"],
            ["18446744073709551616", "out of range"], ["1e3", "not a whole number"]]) {
            const { status, stderr } = folkmoot(...verb, `--seed=${seed}`);
            assert.notEqual(status, 0);
            assert.ok(stderr.includes(`${words}; found ${seed}, allowed 0 to 9,000,000,000,000,000`), stderr);
        }
});

test("CSV files name units and what made them, and begin with a byte-order mark", () => {
    const out = join(folder, "out");
    const found = answer("compare", "virtual-gp", ...small, "--seed", "7", "--out", out);
    for (const [policy, name] of [["baseline", found.baseline.policy], ["reform", found.reform.policy]]) {
        const lines = readFileSync(join(out, `${policy}-weekly.csv`), "utf8").trimEnd().split("\n");
        assert.ok(lines[0].startsWith("\ufeffweek,wait_days (days),"), lines[0]);
        assert.match(lines[0], /,host_balance \(£ a year\),.*,scenario,policy,seed,population,engine,fingerprint$/);
        const made = `,virtual-gp,${name},7,2000,${found.engine},${found[policy].fingerprint}`;
        for (const line of lines.slice(1)) assert.ok(line.endsWith(made), line);
        const outcomes = readFileSync(join(out, `${policy}-outcomes.csv`), "utf8").trimEnd().split("\n");
        assert.equal(outcomes[0], "\ufeffoutcome,unit,group,value,scenario,policy,seed,population,engine,fingerprint");
        assert.ok(outcomes.length > 50 && outcomes.slice(1).every((line) => line.endsWith(made)), outcomes[1]);
    }
});

test("bench also says how long both policies take", () => {
    const result = answer("bench", "--both", "--population", "2000", "--weeks", "26");
    assert.ok(result.both_policies_ms > 0);
    assert.deepEqual([result.population, result.weeks], [2000, 26]);
});

test("bench also says how fast a formula is applied", () => {
    const result = answer("bench", "--places", "1000");
    assert.equal(result.places, 1000);
    assert.ok(result.work_out_seconds > 0 && result.answer_seconds > 0 && result.places_per_second > 0);
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

/** A scenario of one's own: "peeking" with its areas from elsewhere, and its data beside it. */
function scenario_with(change) {
    const text = JSON.parse(readFileSync(join(root, "scenarios/peeking.json"), "utf8"));
    change(text);
    const own = join(folder, "own");
    mkdirSync(join(own, "data"), { recursive: true });
    for (const name of readdirSync(join(root, "scenarios/data")))
        writeFileSync(join(own, "data", name), readFileSync(join(root, "scenarios/data", name)));
    writeFileSync(join(own, "own.json"), JSON.stringify(text));
    return join(own, "own.json");
}

test("what a scenario names stays in its folder: no path, no link out of it, no device", () => {
    for (const from of ["/dev/zero", "../secret.json", "data/../../secret.json", "..", "a\\b.json", "c:x.json", ".hidden"]) {
        const file = scenario_with((text) => { text.areas = { from }; });
        for (const verb of ["check", "run", "describe"]) refused(1, /areas\.from: not the name of a data file/, verb, file);
    }
    const file = scenario_with((text) => { text.areas = { from: "elsewhere.json" }; });
    const link = join(folder, "own/data/elsewhere.json");
    for (const [to, why] of [["/dev/zero", /a link out of its folder/], [join(root, "scenarios/data/towns.json"), /a link out of its folder/]]) {
        symlinkSync(to, link);
        refused(1, why, "check", file);
        rmSync(link);
    }
    mkdirSync(link);
    refused(1, /not a file/, "run", file);
    rmSync(link, { recursive: true });
    refused(1, /there is no such data file/, "run", file);
    if (spawnSync("mkfifo", [link]).status === 0) {
        refused(1, /not a file/, "check", file);
        rmSync(link);
    }
});

test("what never ends is not read to its end", { skip: !existsSync("/dev/zero") }, () => {
    refused(1, /too large; allowed at most 536,870,912 bytes/, "trial", "analyse", "/dev/zero", "--outcome", "a", "--arm", "b");
    for (const verb of ["check", "describe", "resume", "formula"]) refused(1, /no such|not a file/, verb, "/dev/zero");
    const formula = join(folder, "formula.json");
    const text = JSON.parse(readFileSync(join(root, "scenarios/formulas/per-head.json"), "utf8"));
    for (const table of ["/etc/passwd", "../tables/england-icb.csv", "/dev/zero"]) {
        writeFileSync(formula, JSON.stringify({ ...text, table }));
        refused(1, /table: not the name of a table/, "formula", formula);
        refused(1, /table: not the name of a table/, "check", formula);
    }
});

test("no more citizens are asked for than there are people", () => {
    refused(1, /--population: more citizens than there are people.*found 70,000,000, allowed at most 30,000/,
        "run", "booking-page", "--population", "70000000");
    refused(1, /--population: out of range.*100,000,000/, "run", "booking-page", "--population", "100000001");
});

test("control characters of a file never reach the terminal", () => {
    const evil = "a\u001b[31mred\u202e\u009b";
    for (const key of ["name", "title", "place"]) {
        const { status, stderr } = folkmoot("check", scenario_with((text) => { text[key] = evil; text[evil] = 1; }));
        assert.equal(status, 1);
        assert.match(stderr, /\\u\{1B\}/);
        assert.doesNotMatch(stderr, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    }
    const { stderr } = folkmoot("run", evil, "--set", evil);
    assert.doesNotMatch(stderr, /[\u001b\u202e\u009b]/);
});

const every_command = [
    ["check", "scenarios/peeking.json"],
    ["describe", "peeking"],
    ["run", "virtual-gp", ...small],
    ["compare", "virtual-gp", ...small],
    ["formula", "per-head"],
    ["formula", "per-head", "--format", "csv"],
    ["trial", "size", "peeking"],
    ["run", "--help"],
    ["snapshot", "virtual-gp", ...small, "--at", "2", "--file", join(folder, "printed.folkmoot")],
    ["resume", join(folder, "printed.folkmoot")],
];

test("a result that cannot be printed is a failure that is told", { skip: !existsSync("/dev/full") }, () => {
    answer("snapshot", "virtual-gp", ...small, "--at", "2", "--file", join(folder, "printed.folkmoot"));
    for (const words of every_command) {
        const full = openSync("/dev/full", "w");
        const { status, stderr } = folkmoot_with({ stdio: ["ignore", full, "pipe"] }, ...words);
        closeSync(full);
        assert.equal(status, 1, words.join(" "));
        assert.match(stderr, /could not be written/, words.join(" "));
    }
    const said = join(folder, "status");
    const quoted = [...command, "describe", "peeking"].map((word) => `'${word}'`).join(" ");
    const { stderr } = spawnSync("sh", ["-c", `(sleep 0.5; ${quoted}; echo $? > '${said}') | true`], { cwd: root, encoding: "utf8" });
    assert.match(stderr, /could not be written/);
    assert.equal(readFileSync(said, "utf8").trim(), "1");
});

test("a folder or file that cannot be written is told, before the work where it can be", () => {
    const file = join(folder, "in-the-way");
    writeFileSync(file, "a file");
    refused(1, /in-the-way\/out: the folder cannot be made/, "run", "virtual-gp", ...small, "--out", join(file, "out"));
    refused(1, /in-the-way\/out: the folder cannot be made/, "compare", "virtual-gp", ...small, "--out", join(file, "out"));
    refused(1, /cannot be written/, "snapshot", "virtual-gp", ...small, "--at", "1", "--file", join(file, "x"));
});

test("scenarios and formulas are found from any folder", () => {
    for (const words of [["describe", "peeking"], ["formula", "per-head", "--format", "csv"]]) {
        const here = folkmoot(...words), there = folkmoot_with({ cwd: "/" }, ...words);
        assert.equal(there.status, 0, there.stderr);
        assert.equal(there.stdout, here.stdout);
    }
    if (command.length > 1) return; // else the shell finds the command by its name
    const PATH = [dirname(command[0]), process.env.PATH].join(delimiter);
    const { status, stdout, stderr } = spawnSync(basename(command[0]), ["describe", "peeking"], { cwd: "/", encoding: "utf8", env: { ...process.env, PATH } });
    assert.equal(status, 0, stderr);
    assert.equal(stdout, folkmoot("describe", "peeking").stdout);
});

const wrong_input = [
    [/no such formula.*per-head/, "formula", "per-haed"],
    [/no such table/, "formula", "per-head", "--table", "nowhere.csv"],
    [/no such lever/, "formula", "icb-allocation", "--set", "paec=0.02"],
    [/out of range/, "formula", "icb-allocation", "--set", "pace=2"],
    [/not KEY=VALUE/, "formula", "icb-allocation", "--set", "pace"],
    [/no such place/, "formula", "icb-allocation", "--explain", "Atlantis"],
    [/no such scenario/, "trial", "run", "nowhere"],
    [/no such file and no such design/, "trial", "run", "peeking", "--design", "look-onec"],
    [/--repeat/, "trial", "run", "peeking", "--repeat", "1000000"],
    [/no design of its own/, "trial", "size", "virtual-gp"],
    [/what is it without the treatment/, "trial", "size"],
    [/--effect: not a number; found lots/, "trial", "size", "--baseline", "12%", "--effect", "lots"],
    [/--effect: out of range/, "trial", "size", "--baseline", "99%", "--effect", "5%"],
    [/a scenario knows its own/, "trial", "size", "peeking", "--baseline", "12%"],
    [/no such scenario/, "run", "nowhere"],
    [/no such policy/, "run", "virtual-gp", "--policy", "nobodys"],
    [/no such setting/, "run", "virtual-gp", "--set", "no.such=1"],
    [/--set/, "run", "virtual-gp", "--set", "nonsense"],
    [/choice|allowed/, "compare", "virtual-gp", "--set", "choice.wait=1000000"],
];
for (const [reason, ...words] of wrong_input) {
    test(`wrong input is refused: ${words.join(" ")}`, () => refused(1, reason, ...words));
}

const wrong_usage = [
    [],
    ["trial"],
    ["trial", "run"],
    ["dance"],
    ["run"],
    ["formula"],
    ["formula", "per-head", "--format", "xml"],
    ["run", "virtual-gp", "--wekes", "3"],
    ["run", "virtual-gp", "--weeks", "three"],
    ["snapshot", "virtual-gp"],
];
for (const words of wrong_usage) {
    test(`wrong usage is refused: folkmoot ${words.join(" ")}`, () => refused(2, /./, ...words));
}

let failed = 0;
for (const { name, body } of tests) {
    try {
        body();
        console.log(`ok      ${name}`);
    } catch (error) {
        failed += 1;
        console.log(`FAILED  ${name}\n        ${String(error.message).replaceAll("\n", "\n        ")}`);
    }
}
rmSync(folder, { recursive: true });
console.log(`${tests.length - failed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
