// JSON Schemas: what they say of files is what the reader says. Judged by ajv, which others wrote.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import assert from "node:assert/strict";
import { Ajv } from "../web/packages.mjs";
import { answer, command, folder, folkmoot, refused, root, small, test } from "./command.mjs";

// Schemas and what is said of files are the same in every build; the native one is quickest at so many.
const native = { skip: command[0] === "node" };
const ajv = new Ajv({ strict: true, strictRequired: false, strictTypes: false, allowUnionTypes: true, code: { optimize: false } });
const compiled = new Map();
/** The judge of a schema, or of a part of one ("scenario#/$defs/area"): a function of a file that gives what is wrong, or null. */
function judge(name) {
    if (!compiled.has(name)) {
        const [schema] = name.split("#");
        if (!ajv.getSchema(`folkmoot:${schema}`)) ajv.addSchema(answer("schema", schema));
        const check = ajv.getSchema(`folkmoot:${name}`);
        compiled.set(name, (file) => (check(file) ? null : check.errors));
    }
    return compiled.get(name);
}

const read = (file) => JSON.parse(readFileSync(join(root, "scenarios", file), "utf8"));
const jsonIn = (part) => readdirSync(join(root, "scenarios", part)).filter((file) => file.endsWith(".json")).map((file) => join(part, file));
const told = (errors) => errors?.slice(0, 5).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`).join("\n");

/** A scenario with what it leaves to a file that it shares with others. */
function entire(scenario) {
    if (!scenario.rest) return scenario;
    const { about, ...parts } = read(join("data", scenario.rest.from));
    const { rest, ...own } = scenario;
    return { ...parts, ...own };
}

test("every scenario, formula and design that is shipped is as the schemas say", native, () => {
    for (const file of jsonIn(".")) {
        const scenario = read(file);
        assert.equal(told(judge("scenario")(scenario)), undefined, file);
        assert.equal(told(judge("scenario")(entire(scenario))), undefined, `${file}, with the rest`);
        for (const design of entire(scenario).trial?.designs ?? [])
            assert.equal(told(judge("design")({ scenario: scenario.name, ...design })), undefined, `${file}, ${design.name}`);
    }
    for (const file of jsonIn("formulas")) assert.equal(told(judge("formula")(read(file))), undefined, file);
    for (const file of jsonIn("data").filter((name) => read(name).areas))
        assert.equal(told(judge("scenario#/$defs/area-file")(read(file))), undefined, file);
});

/// A scenario of each model.
const tried = [];
test("there is a scenario of every model", native, () => {
    for (const { name, model } of answer("scenarios")) if (!tried.some((one) => one.model === model)) tried.push({ name, model });
    assert.deepEqual(tried.map(({ model }) => model).sort(), answer("schema", "scenario").properties.model.enum.toSorted());
});

test("every setting of every model is in the schema as `describe` lists it", native, () => {
    const { $defs } = answer("schema", "scenario");
    for (const { name } of tried) {
        const { fields, model, outcomes } = answer("describe", name);
        const { properties } = $defs[`${model}-settings`];
        assert.deepEqual(Object.keys(properties), fields.map(({ key }) => key));
        for (const { key, label, low, high, type, options, kind } of fields) {
            const said = properties[key];
            assert.equal(said.title, label);
            if (type === "choice") assert.deepEqual(said.enum, options);
            else if (type === "boolean") assert.equal(said.type, "boolean");
            else assert.deepEqual([said.type, said.minimum, said.maximum], [type, low, high], key);
            assert.equal(Object.hasOwn($defs[`${model}-levers`].properties, key), kind === "lever", key);
            assert.ok("default" in said, key);
        }
        for (const { key } of outcomes) assert.ok($defs[`${model}-outcome`].enum.includes(key), key);
    }
});

test("what run and compare print is as the schema says, for every model", native, () => {
    for (const { name } of tried) {
        const many = name === tried[0].name ? "20" : "11"; // from 20 on the worst are told
        for (const words of [["run"], ["run", "--series", "--replicates", "2"], ["compare"], ["compare", "--series", "--replicates", many]]) {
            const result = answer(words[0], name, ...small, ...words.slice(1));
            assert.equal("worst_runs" in result, words.at(-1) === "20");
            assert.equal(told(judge("result")(result)), undefined, `${words.join(" ")} ${name}`);
            const { fingerprint, ...without } = result;
            assert.ok(judge("result")(without), "a result without its fingerprint");
            assert.ok(judge("result")({ ...result, model: "opinions" }), "a result of no model");
        }
    }
});

/// What the reader says where a schema can say it too. "missing" is left out where a member depends on another file.
const sayable = /: (wrong type|out of range|empty|too long|too few|too many|missing|unknown key|no such|not a name|not a web address|not a lever|not an assumption|an assumption is the same)/;
/// What of these no schema of one file says: names of other parts, limits that depend on other members or on bytes.
const unsayable = /no such (area|policy|unit)|policies\[\d+\]\.schedule\[\d+\]\.from: out of range|checks\[\d+\]\.(year|from_year): (out of range|wrong type)|too many citizens|values(\[\d+\])?: too (few|many)|clinics_per_area: too|area 'x'|group: no such group|no such name/;

/** What can go wrong with a value: other values in its place. Few for settings, of which there are hundreds alike. */
function slips(value, path) {
    if (path.some((key) => String(key).includes("."))) return [{}, "no such thing", true, -1e16, 1e16];
    const other = [{}, [], true, "", "   ", "no such thing", "line\nbreak", 1.5, -1e16, 1e16, "x".repeat(5001)];
    if (Array.isArray(value)) return [...other, Array(1200).fill(value[0] ?? "x")];
    if (value && typeof value === "object") return [...other, { ...value, "no such key": 1 }];
    return other;
}

/// Patterns of places that have been tried: what is the same in all models is tried in one.
const known = new Set();
const ofModel = ["outcomes", "charts", "checks", "tour", "levers"];

/** All places in a tree, one for each pattern of keys that is new: [[key, …], value]. Each of the file's settings is a pattern. */
function places(tree) {
    const found = [];
    const walk = (value, path) => {
        const kind = ofModel.includes(path[0]) && path.length > 1 ? `${tree.model} ` : "";
        const pattern = kind + path.map((key) => (typeof key === "number" || (path[0] !== "settings" && key.includes(".")) ? "*" : key)).join("/");
        if (path.length > 0 && !known.has(pattern)) found.push([path, value]);
        known.add(pattern);
        if (Array.isArray(value)) value.slice(0, 12).forEach((one, index) => walk(one, [...path, index]));
        else if (value && typeof value === "object") for (const [key, one] of Object.entries(value)) walk(one, [...path, key]);
    };
    walk(tree, []);
    return found;
}

function changed(tree, path, change) {
    const copy = structuredClone(tree);
    const owner = path.slice(0, -1).reduce((part, key) => part[key], copy);
    change(owner, path.at(-1));
    return copy;
}

/** Every file that differs from a sound one by a slip: {what, file}. */
function broken(sound) {
    const files = [];
    const add = (what, path, change) => files.push({ what: `${path.join(".")}: ${what}`, file: changed(sound, path, change) });
    for (const [path, value] of places(sound)) {
        for (const slip of slips(value, path)) add(JSON.stringify(slip).slice(0, 60), path, (owner, key) => { owner[key] = slip; });
        if (typeof path.at(-1) === "string") add("left out", path, (owner, key) => { delete owner[key]; });
        if (value && typeof value === "object" && !Array.isArray(value)) add("a strange key", path, (owner, key) => { owner[key] = { ...value, colour: "red" }; });
    }
    return files;
}

/** What the reader says of each file: all in one run of the command. */
function readers(files) {
    const place = join(folder, "broken");
    mkdirSync(place, { recursive: true });
    mkdirSync(join(place, "data"), { recursive: true });
    for (const file of jsonIn("data")) writeFileSync(join(place, file), readFileSync(join(root, "scenarios", file)));
    const paths = files.map(({ file }, index) => {
        const path = join(place, `f${index}.json`);
        writeFileSync(path, JSON.stringify(file));
        return path;
    });
    const { stderr } = folkmoot("check", ...paths);
    const said = files.map(() => []);
    for (const line of stderr.split("\n")) {
        const [, index, text] = /\/f(\d+)\.json(?::\d+:\d+)?(: .*)$/.exec(line) ?? [];
        if (index) said[index].push(text);
    }
    return said;
}

/** Reader and schema judge every broken file; whoever lets through what the other refuses is told. */
function disagreements(name, sound) {
    const files = broken(sound);
    assert.ok(files.length > 50, `${files.length}`);
    const said = readers(files);
    const found = { files: files.length, refused: 0, wrong: [] };
    files.forEach(({ what, file }, index) => {
        const errors = judge(name)(file);
        const clear = said[index].filter((line) => sayable.test(line) && !unsayable.test(line));
        if (errors) found.refused += 1;
        if (errors && said[index].length === 0) found.wrong.push(`the schema alone refuses ${what}: ${told(errors)}`);
        if (!errors && clear.length > 0) found.wrong.push(`the schema lets through ${what}: ${clear[0]}`);
    });
    return found;
}

test("a slip anywhere in a scenario is refused by the schema where the reader refuses it, and by no one alone", native, () => {
    for (const name of ["virtual-gp", ...tried.map((one) => one.name).filter((one) => read(`${one}.json`).model)]) {
        const { files, refused: many, wrong } = disagreements("scenario", entire(read(`${name}.json`)));
        assert.deepEqual(wrong.slice(0, 20), [], `${name}: ${wrong.length} of ${files}`);
        assert.ok(many > files / 2, `${name}: ${many} of ${files}`);
    }
});

/** The text between R"( and )", of each such text in a C++ source. */
const rawTexts = (source) => [...source.matchAll(/R"\(([\s\S]*?)\)"/g)].map(([, text]) => text);
const literals = String.raw`(?:"(?:[^"\\]|\\.)*"\s*)+`;
/** What neighbouring string literals of C++ say. */
const spoken = (words) => [...words.matchAll(/"((?:[^"\\]|\\.)*)"/g)]
    .map(([, text]) => JSON.parse(`"${text.replace(/\\\\|\\([0-7]{3})/g, (whole, octal) => (octal ? `\\u00${parseInt(octal, 8).toString(16).padStart(2, "0")}` : whole))}"`)).join("");

test("the slips that the reader's own tests tell of are refused by the schema too, where it can know of them", native, () => {
    const place = join(root, "tests/scenario");
    const source = (file) => readFileSync(join(place, file), "utf8");
    const beginning = rawTexts(source("broken/broken.hpp"));
    const [tiny] = rawTexts(source("tiny_scenario.hpp"));
    let judged = 0;
    const missed = [];
    for (const file of readdirSync(join(place, "broken")).filter((name) => name.endsWith("_test.cpp"))) {
        const text = source(`broken/${file}`);
        const [, model, question, share] = /tiny_beginning\("([^"]*)",\s*"([^"]*)",\s*"([^"]*)"\)/.exec(text) ?? [];
        const sound = model ? [beginning[0], model, beginning[1], question, beginning[2], share, beginning[3], rawTexts(text)[0]].join("") : tiny;
        assert.equal(told(judge("scenario")(JSON.parse(sound))), undefined, file);
        for (const row of text.matchAll(new RegExp(`\\{\\s*(${literals}),\\s*(${literals}),\\s*(${literals}),\\s*(${literals})\\}`, "g"))) {
            const [slip, from, to, message] = row.slice(1).map(spoken);
            const clear = message.split("\n").map((line) => line.replace(/^[^:]*:\d+:\d+/, "")).some((line) => sayable.test(line) && !unsayable.test(line));
            if (!clear || message.startsWith("data/")) continue;
            let broken;
            try {
                broken = JSON.parse(from === "" ? to : sound.replace(from, () => to));
            } catch {
                continue; // no JSON at all
            }
            judged += 1;
            if (!judge("scenario")(broken)) missed.push(`${slip}: ${message}`);
        }
    }
    assert.deepEqual(missed, []);
    assert.ok(judged > 100, `${judged}`);
});

test("the same of formulas", native, () => {
    for (const name of ["gp-global-sum", "icb-allocation"]) {
        const { files, refused: many, wrong } = disagreements("formula", read(`formulas/${name}.json`));
        assert.deepEqual(wrong.slice(0, 20), [], `${wrong.length} of ${files}`);
        assert.ok(many > files / 2, `${many} of ${files}`);
    }
});

test("a ballot is as its schema says, and what the schema refuses the reader refuses", native, () => {
    const question = "00000000000000a1", number = "00000000000000b2";
    const whole = { question, number, edition: 3, answers: [{ statement: 0, vote: "pass" }], before: { policy: "a" }, after: { policy: "a", levers: { b: 1 } },
        ranking: ["a", "b"], approves: ["a"], grades: { a: 5 }, tokens: { a: -4 }, would_pay: 3, own_words: "so",
        guesses: [{ outcome: "w", asked: number, year: 5, direction: "down" }, { outcome: "w", asked: question, number: 3 }, { outcome: "x", asked: number, line: [1, 2] }] };
    const file = join(folder, "ballot.json");
    writeFileSync(file, JSON.stringify(whole));
    assert.equal(told(judge("ballot")(whole)), undefined);
    for (const made of answer("ballot", file).ballots) assert.equal(told(judge("ballot")(made)), undefined);
    for (const slip of [{ number: "7" }, { edition: 0 }, { answers: [{ statement: 0 }] }, { answers: [{ statement: 0, vote: 1 }] }, { before: {} }, { grades: { a: 9 } },
        { tokens: { a: 0.5 } }, { would_pay: "3" }, { ranking: "a" }, { own_words: "x".repeat(281) }, { address: "Elm" },
        { guesses: [{ outcome: "w", asked: number }] }, { guesses: [{ outcome: "w", asked: number, number: 3, direction: "up" }] }, { guesses: [{ outcome: "w", number: 3 }] },
        { guesses: [{ outcome: "w", asked: number, direction: "sideways" }] }, { guesses: [{ outcome: "w", asked: number, line: [] }] }]) {
        writeFileSync(file, JSON.stringify({ ...whole, ...slip }));
        assert.ok(judge("ballot")({ ...whole, ...slip }), JSON.stringify(slip));
        refused(1, /ballot\.json/, "ballot", file);
    }
});

test("a schema that there is not is refused with those that there are", () => {
    refused(2, /scenario.*formula.*design.*ballot.*result/s, "schema", "scenarios");
});
