/// What the module can do, described once: the module itself, its types and the page about it are made from this list.
///
/// A function runs one command of `folkmoot` and gives what that prints. `input`: what it is about, as `inputs` of index.mjs
/// reads it; `options`: those of the command, in the letters of JavaScript (clusterPeople is --cluster-people) and with their
/// types. `example` is an expression, `same` the command that prints the same: a test runs both.

const set = { set: "Partial<SettingsOf<S>>" };
const which = { policy: "string", ...set, seed: "number", weeks: "number", population: "number" };
const against = { baseline: "string", baselineSet: "Partial<SettingsOf<S>>" };
const places = { areas: "string | Uint8Array", providers: "string | Uint8Array", match: "Record<string, string>", read: "Record<string, string>" };
const many = { replicates: "number", series: "boolean" };

/// Words that some options have of their own; the others are told by `folkmoot COMMAND --help`.
export const optionWords = {
    policy: "name of the policy to run", set: "levers and assumptions that are moved, by key",
    seed: "of all chance: the same seed gives the same bits", weeks: "how many to run", population: "how many citizens stand for the people",
    by: "two of deprivation, age and area, with a comma between them",
    replicates: "runs with other seeds and with assumptions drawn from their ranges, shared out over the workers",
    areas: "text of a table of your own areas, which take the place of the scenario's",
    providers: "text of a table of your own providers, which take the place of the scenario's",
    match: "headings of the table, and the columns that they are; with two tables providers:COLUMN is of providers",
    read: "answers to what the table leaves open, by key; with two tables providers:KEY is of providers",
    series: "also every week", onProgress: "called with the share that is done, 0 to 1", signal: "ends the work: its reason is thrown",
};

/// Options that every function takes.
export const always = { onProgress: "(share: number) => void", signal: "AbortSignal" };

const table = "person,arm,paid\n" + Array.from({ length: 40 }, (_, row) =>
    `${row},${row % 2 ? "letter" : "control"},${row % 5 === 0 || (row % 2 && row % 3 === 0) ? 1 : 0}\n`).join("");
const votes = "META\nkey;value\nbudget;100\nvote_type;approval\nrule;greedy\nPROJECTS\nproject_id;cost;name\n1;60;Trees\n2;50;A bench\n3;40;Lights\n"
    + "VOTES\nvoter_id;vote\n1;1,3\n2;2,3\n3;1\n4;3\n";
const opinions = "timestamp,datetime,comment-id,voter-id,vote\n" + Array.from({ length: 120 }, (_, at) => {
    const [person, statement] = [Math.floor(at / 6), at % 6];
    return `${1_700_000_000 + at},,${statement},${person},${statement % 2 || (statement % 4 === 0) === (person % 3 === 0) ? 1 : -1}\n`;
}).join("");

const people = "id,age\nann,young\nbo,old\ncy,young\ndi,old\nel,old\n";
const quotas = "feature,value,min,max\nage,young,1,1\nage,old,1,1\n";
const said = { question: "00000000000000a1", number: "00000000000000b2", ranking: ["split", "follows"] };

/// Files that the examples read.
export const exampleFiles = { "trial.csv": table, "town.pb": votes, "votes.csv": opinions, "pool.csv": people, "quotas.csv": quotas,
    "ballots.json": JSON.stringify(said),
    "areas.csv": "Town,Population\nNorth,21000\nSouth,18000\n",
    "providers.csv": "Practice,Town,List size\nMill Lane,North,\nHigh Street,South,\nThe Green,South,\n" };

export const functions = [
    { name: "scenarios", command: ["scenarios"], gives: "ListedScenario[]",
        words: "The scenarios that come with the module.",
        example: "folkmoot.scenarios()", same: ["scenarios"] },
    { name: "areas", command: ["areas"], input: "scenario", options: places, gives: "Json",
        words: "What is made of a table of your own areas in the place of the scenario's: what was understood, what is not in it and where that is from.",
        example: 'folkmoot.areas("virtual-gp", { areas: await (await fetch("areas.csv")).text(), read: { host: "South" } })',
        same: ["areas", "virtual-gp", "areas.csv", "--read", "host=South"] },
    { name: "providers", command: ["providers"], input: "scenario", options: places, gives: "Json",
        words: "What is made of a table of your own providers in the place of the scenario's, and of one of areas if you bring both.",
        example: 'folkmoot.providers("virtual-gp", { areas: await (await fetch("areas.csv")).text(), providers: await (await fetch("providers.csv")).text(), read: { "providers:online": "keep" } })',
        same: ["providers", "virtual-gp", "--areas", "areas.csv", "--providers", "providers.csv", "--read", "providers:online=keep"] },
    { name: "template", command: ["template"], input: "scenario", gives: "Json",
        words: "A scenario to begin your own with: the model, areas, levers and assumptions of one that there is, and in the place of its words what to say there.",
        example: 'folkmoot.template("booking-page")', same: ["template", "booking-page"] },
    { name: "describe", command: ["describe"], input: "scenario", options: places, gives: "Description",
        words: "What a scenario says of itself: levers, assumptions, outcomes, units, ranges and sources.",
        example: 'folkmoot.describe("virtual-gp")', same: ["describe", "virtual-gp"] },
    { name: "check", command: ["check"], input: "file", gives: "{ checked: number; problems: number }",
        words: "Whether a scenario or formula is sound. Whatever is wrong is thrown, all of it at once.",
        example: 'folkmoot.check(await (await fetch("scenarios/virtual-gp.json")).text())', same: ["check", "scenarios/virtual-gp.json"] },
    { name: "run", command: ["run"], input: "scenario", options: { ...which, ...places, ...many }, gives: "RunResult<ModelOf<S>>", spread: true,
        words: "Runs one policy.",
        example: 'folkmoot.run("virtual-gp", { policy: "follows", population: 2000, weeks: 60 })',
        same: ["run", "virtual-gp", "--policy", "follows", "--population", "2000", "--weeks", "60"] },
    { name: "compare", command: ["compare"], input: "scenario", options: { ...which, ...against, ...places, ...many }, gives: "CompareResult<ModelOf<S>>", spread: true,
        words: "Runs the baseline and a reform on the same random numbers, person by person.",
        example: 'folkmoot.compare("virtual-gp", { set: { "settlement.portability": 0.5 }, replicates: 12, population: 2000, weeks: 60 })',
        same: ["compare", "virtual-gp", "--set", "settlement.portability=0.5", "--replicates", "12", "--population", "2000", "--weeks", "60"] },
    { name: "crossed", command: ["compare", "--json"], input: "scenario", options: { by: "string", ...which, ...against, ...places, replicates: "number" }, gives: "crossed.Whole",
        words: "The same by two groupings crossed, such as \"area,deprivation\": two of deprivation, age and area, with how many people there are of each.",
        example: 'folkmoot.crossed("virtual-gp", { by: "age,deprivation", policy: "follows", population: 2000, weeks: 60 })',
        same: ["compare", "virtual-gp", "--json", "--by", "age,deprivation", "--policy", "follows", "--population", "2000", "--weeks", "60"] },
    { name: "goal", command: ["goal", "--json"], input: "scenario", gives: "goal.Whole",
        options: { ...which, ...against, ...places, goal: "string", lever: "string[]", notWorse: "string[]", cost: "string", replicates: "number", seconds: "number" },
        words: "What it would take to reach a goal: the least change of some levers, the least costly, what more of it costs, how often it holds.",
        example: 'folkmoot.goal("virtual-gp", { goal: "wait_days<=5", lever: ["service.capacity=0.9:1.3"], notWorse: ["satisfaction"], population: 1000, weeks: 60 })',
        same: ["goal", "virtual-gp", "--json", "--goal", "wait_days<=5", "--lever", "service.capacity=0.9:1.3", "--not-worse", "satisfaction", "--population", "1000", "--weeks", "60"] },
    { name: "formula", command: ["formula"], input: "formula", gives: "Json",
        options: { table: "string", set: "Record<string, number>", match: "Record<string, string>", read: "Record<string, string>", against: "string | object",
            explain: "string", solve: "boolean", loss: "number" },
        words: "Shares money out by a funding formula: who gets what, who gains and who loses. `table` is the text of a table of your own.",
        example: 'folkmoot.formula("per-head", { against: "icb-allocation" })', same: ["formula", "per-head", "--against", "icb-allocation"] },
    { name: "budget", command: ["budget"], input: "pb", options: { rule: '"equal-shares" | "greedy"', completion: '"none" | "add1" | "add1e" | "votes"' }, gives: "Json",
        words: "What a rule funds of a participatory budget, from the text of a .pb file.",
        example: 'folkmoot.budget(await (await fetch("town.pb")).text(), { rule: "greedy" })', same: ["budget", "town.pb", "--rule", "greedy"] },
    { name: "deliberate", command: ["deliberate"], input: "files", options: { rule: "string" }, gives: "Json",
        words: "Where people agree: from the texts of Polis' files by name, or from the codes of ballots.",
        example: 'folkmoot.deliberate({ "votes.csv": await (await fetch("votes.csv")).text() })', same: ["deliberate", "votes.csv"] },
    { name: "ballot", command: ["ballot"], input: "ballots", gives: "{ ballots: Array<ballot.Whole>; codes: string[] }",
        words: "Ballots and their codes, from either: what people said on a page of your own becomes what `deliberate` counts.",
        example: 'folkmoot.ballot({ question: "00000000000000a1", number: "00000000000000b2", ranking: ["split", "follows"] })', same: ["ballot", "ballots.json"] },
    { name: "lot", command: ["lot"], input: "pool", options: { size: "number", seed: "number", id: "string", household: "string[]" }, gives: "Json",
        words: "A panel drawn by lot, as fair as quotas let it be, from the texts of two tables: people, and quotas.",
        example: 'folkmoot.lot({ pool: await (await fetch("pool.csv")).text(), quotas: await (await fetch("quotas.csv")).text() }, { size: 2 })',
        same: ["lot", "pool.csv", "quotas.csv", "--size", "2"] },
    { name: "trial.size", command: ["trial", "size"], input: "tried", gives: "Json",
        options: { design: "string | object", seed: "number", ...set, simulate: "boolean", baseline: "string | number", spread: "string | number",
            effect: "string | number", alpha: "string | number", power: "string | number", clusterPeople: "string | number", intracluster: "string | number" },
        words: "How many people or places a trial needs: in a scenario's world, or with null for it from numbers of your own.",
        example: 'folkmoot.trial.size(null, { baseline: "12%", effect: "3%" })', same: ["trial", "size", "--baseline", "12%", "--effect", "3%"] },
    { name: "trial.run", command: ["trial", "run"], input: "scenario", options: { design: "string | object", seed: "number", ...set, repeat: "number" }, gives: "Json",
        words: "Runs a trial in a town whose truth is known, and tells why the two differ.",
        example: 'folkmoot.trial.run("booking-page", { repeat: 4 })', same: ["trial", "run", "booking-page", "--repeat", "4"] },
    { name: "trial.analyse", command: ["trial", "analyse"], input: "csv", gives: "Json",
        options: { outcome: "string", arm: "string", control: "string", cluster: "string", stratum: "string", pre: "string", covariates: "string[]", received: "string",
            look: "string", boundary: '"obrien_fleming" | "pocock" | "always_valid"', planned: "number", counts: "string", shares: "string[]", alpha: "number",
            seed: "number", method: "string" },
        words: "Analyses the table of a trial of your own.",
        example: 'folkmoot.trial.analyse(await (await fetch("trial.csv")).text(), { outcome: "paid", arm: "arm", method: "proportion" })',
        same: ["trial", "analyse", "trial.csv", "--outcome", "paid", "--arm", "arm", "--method", "proportion"] },
    { name: "share", command: ["share"], input: "scenario", options: { ...which, ...against, fingerprint: "string" }, gives: "{ code: string }",
        words: "The code of a link that opens with these settings: it stands behind the # of a page's address.",
        example: 'folkmoot.share("virtual-gp", { policy: "split", seed: 7 })', same: ["share", "virtual-gp", "--policy", "split", "--seed", "7"] },
    { name: "open", command: ["open"], input: "link", gives: "Opened",
        words: "What a link asks for, in the words of the options of `run` and `compare`.",
        example: 'folkmoot.open("scenario=virtual-gp&reform=split&settlement.lag_weeks=13")', same: ["open", "scenario=virtual-gp&reform=split&settlement.lag_weeks=13"] },
    { name: "snapshot", command: ["snapshot"], input: "scenario", options: { ...which, at: "number" }, gives: "Uint8Array", reads: "file",
        words: "Runs up to the week `at` and gives the state as bytes, for `resume`: here, on another machine, or by the command.",
        example: 'folkmoot.resume(await folkmoot.snapshot("virtual-gp", { at: 30, population: 2000, weeks: 60 }))',
        same: ["run", "virtual-gp", "--population", "2000", "--weeks", "60"] },
    { name: "resume", command: ["resume"], input: "bytes", options: { series: "boolean" }, gives: "RunResult",
        words: "Goes on from a snapshot to the end: the same bits as a run that never stopped.",
        example: 'folkmoot.resume(await folkmoot.snapshot("redress", { at: 10, population: 1000, weeks: 30 }), { series: true })',
        same: ["run", "redress", "--population", "1000", "--weeks", "30", "--series"] },
    { name: "schema", command: ["schema"], input: "word", gives: "object",
        words: 'A JSON Schema: what a "scenario", "formula", "design", "ballot", "result", "goal", "sweep" or "crossed" may hold.',
        example: 'folkmoot.schema("design")', same: ["schema", "design"] },
];
