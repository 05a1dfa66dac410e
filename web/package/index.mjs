/// Folkmoot as a module: every function asks the `folkmoot` command, in a worker, and gives what it prints.

import { always, functions } from "./api.mjs";
import { Pool } from "./pool.mjs";

/// What a person got wrong. `problems`: all of it, each {where, what, found, allowed, nearest, text}; the first is the
/// error's own too.
export class FolkmootError extends Error {
    constructor(problems, status) {
        super(problems.map(({ text }) => text).join("\n"));
        this.name = "FolkmootError";
        this.problems = problems;
        this.status = status;
        const { where, what, found, allowed, nearest } = problems[0];
        Object.assign(this, { where, what, found, allowed, nearest });
    }
}

function refuse(where, what, found, allowed) {
    const told = [found && `found ${found}`, allowed && `allowed ${allowed}`].filter(Boolean).join(", ");
    throw new FolkmootError([{ where, what, found, allowed, nearest: "", text: `${where}: ${what}${told ? `; ${told}` : ""}` }], 2);
}

const isName = (text) => /^[a-z0-9][a-z0-9-]*$/.test(text);
const asText = (content) => (typeof content === "object" && !ArrayBuffer.isView(content) ? JSON.stringify(content, null, 2) : content);

/// A name of something shipped, or a file of one's own: an object, or its text.
function named(where, given, file, files) {
    if (typeof given === "string" && isName(given)) return given;
    if (typeof given === "string" ? given.trim().startsWith("{") : given && typeof given === "object") {
        files[file] = asText(given);
        return file;
    }
    return refuse(where, "neither a name nor a file's content", JSON.stringify(given) ?? "nothing", "a name, an object or its text");
}

function textFile(where, given, file, files) {
    if (typeof given !== "string" && !ArrayBuffer.isView(given)) refuse(where, "wrong type", typeof given, "the file's text or bytes");
    files[file] = given;
    return file;
}

/// The words in which the command takes what a function is about.
const inputs = {
    scenario: (given, files) => [named("scenario", given, "scenario.json", files)],
    formula: (given, files) => [named("formula", given, "formula.json", files)],
    tried: (given, files) => (given === null || given === undefined ? [] : inputs.scenario(given, files)),
    file: (given, files) => [isName(String(given)) ? refuse("file", "a name", given, "an object or its text") : named("file", given, "file.json", files)],
    pb: (given, files) => [textFile("file", given, "budget.pb", files)],
    csv: (given, files) => [textFile("table", given, "table.csv", files)],
    bytes: (given, files) => [textFile("snapshot", given, "snapshot.folkmoot", files)],
    link: (given) => ["--", typeof given === "string" ? given : refuse("link", "wrong type", typeof given, "a text")],
    word: (given) => ["--", String(given)],
    pool: (given, files) => ["pool", "quotas"].map((name) => textFile(name, given?.[name], `${name}.csv`, files)),
    ballots: (given, files) => {
        const list = [given].flat();
        if (list.length === 0 || list.some((one) => typeof one !== "string" && !(one && typeof one === "object")))
            refuse("ballots", "neither ballots nor codes", JSON.stringify(given) ?? "nothing", "objects, their text, or codes");
        if (list.every((one) => typeof one === "string" && !/^\s*[[{]/.test(one))) return [textFile("ballots", list.join("\n"), "ballots.txt", files)];
        return [textFile("ballots", typeof given === "string" ? given : JSON.stringify(given), "ballots.json", files)];
    },
    files: (given, files) => {
        const codes = typeof given === "string" || Array.isArray(given);
        const entries = codes ? [["ballots.txt", [given].flat().join("\n")]] : Object.entries(given ?? {});
        if (entries.length === 0) refuse("files", "nothing given", "", "texts by name, or codes of ballots");
        return entries.map(([name, content], index) => {
            const file = /^\w[\w.-]*$/.test(name) ? name : `file-${index}.csv`;
            return textFile(name, content, file, files);
        });
    },
};

/// Options whose values are files.
const fileOptions = {
    table: (given, files) => textFile("table", given, "table.csv", files),
    areas: (given, files) => textFile("areas", given, "areas.csv", files),
    providers: (given, files) => textFile("providers", given, "providers.csv", files),
    against: (given, files) => named("against", given, "against.json", files),
    design: (given, files) => named("design", given, "design.json", files),
};

/// Options of which each entry of a list is one of its own: a place's name may hold a comma.
const repeated = new Set(["lever", "notWorse"]);

/// --key=value: nothing in a value can be taken for another option.
function optionWords(name, value, files) {
    const option = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
    if (value === undefined || value === false) return [];
    if (value === true) return [option];
    if (Object.hasOwn(fileOptions, name)) return [`${option}=${fileOptions[name](value, files)}`];
    if (Array.isArray(value)) return repeated.has(name) ? value.map((one) => `${option}=${one}`) : [`${option}=${value.join(",")}`];
    if (value && typeof value === "object") return Object.entries(value).map(([key, one]) => `${option}=${key}=${one}`);
    return [`${option}=${value}`];
}

/// The problems in what was told on standard error; what is no line of JSON is a problem as it stands.
function problemsIn({ told, status }) {
    const found = told.flatMap((line) => {
        try {
            return JSON.parse(line).problems ?? [];
        } catch {
            return [{ where: "", what: line, found: "", allowed: "", nearest: "", text: line }];
        }
    });
    return found.length > 0 ? found : [{ where: "", what: `exit status ${status}`, found: "", allowed: "", nearest: "", text: `exit status ${status}` }];
}

/// Stretches of the replicates 1 to `count` - 1, one for each of `workers`: [from, to].
function stretches(count, workers) {
    const many = Math.min(workers, count - 1);
    const bound = (index) => 1 + Math.floor(((count - 1) * index) / many);
    return Array.from({ length: many }, (_, index) => [bound(index), bound(index + 1)]);
}

class Asker {
    constructor(pool) {
        this.pool = pool;
    }

    async command(task, how) {
        const answer = await this.pool.ask(task, how);
        if (answer.status !== 0) throw new FolkmootError(problemsIn(answer), answer.status);
        return answer;
    }

    /// Replicates run on all workers, and put together by the command: the same for any number of them.
    async spread(task, count, { onProgress, signal }) {
        const parts = stretches(count, this.pool.count);
        const shares = parts.map(() => 0);
        const tell = () => onProgress?.(parts.reduce((sum, [from, to], index) => sum + shares[index] * (to - from), 0) / count);
        const texts = await Promise.all(parts.map(async ([from, to], index) => {
            const onPart = (share) => { shares[index] = share; tell(); };
            const { out } = await this.command({ ...task, args: [...task.args, `--only=${from}:${to}`] }, { onProgress: onPart, signal });
            onPart(1);
            return out;
        }));
        const files = { ...task.files };
        const words = texts.map((text, index) => {
            files[`part-${index}.json`] = text;
            return `--parts=part-${index}.json`;
        });
        const answer = await this.command({ ...task, files, args: [...task.args, ...words] }, { signal });
        onProgress?.(1);
        return answer;
    }

    async call(described, given, options = {}) {
        const { command, input, options: known = {}, reads, spread } = described;
        const { onProgress, signal, ...rest } = options;
        const files = {};
        const about = input ? inputs[input](given, files) : [];
        const words = Object.entries(rest).flatMap(([name, value]) => {
            if (!Object.hasOwn(known, name)) refuse(name, "there is no such option", name, Object.keys({ ...known, ...always }).join(", "));
            return optionWords(name, value, files);
        });
        const read = reads ? ["made.folkmoot"] : [];
        const task = { args: [...command, ...words, ...read.map((file) => `--${reads}=${file}`), ...about], files, read };
        const many = spread && rest.replicates > 2 && this.pool.count > 1;
        const answer = await (many ? this.spread(task, rest.replicates, { onProgress, signal }) : this.command(task, { onProgress, signal }));
        return reads ? answer.read[read[0]] : JSON.parse(answer.out);
    }
}

/// Starts Folkmoot. `workers`: how many at most; `engine`: the address of the folder engine/ of this package, where a bundler
/// has taken it elsewhere.
export async function load({ workers, engine } = {}) {
    const cores = globalThis.navigator?.hardwareConcurrency ?? 2;
    const count = workers ?? Math.max(1, Math.min(cores - 1, 4));
    if (!Number.isInteger(count) || count < 1) refuse("workers", "not a number of workers", String(workers), "a whole number from 1");
    const address = engine === undefined ? new URL("./engine/worker.mjs", import.meta.url)
        : new URL("worker.mjs", new URL(`${String(engine).replace(/\/?$/, "/")}`, globalThis.location?.href ?? import.meta.url));
    const pool = new Pool(address, count);
    const asker = new Asker(pool);
    const folkmoot = { close: () => pool.close() };
    for (const described of functions) {
        const path = described.name.split(".");
        const last = path.pop();
        const owner = path.reduce((object, name) => (object[name] ??= {}), folkmoot);
        owner[last] = described.input ? (given, options) => asker.call(described, given, options) : (options) => asker.call(described, undefined, options);
    }
    await folkmoot.scenarios(); // it works, or says now why it does not
    return folkmoot;
}
