/// Build step: what the module takes and gives, for TypeScript, out of the schemas and the list of functions.

import { always, functions, optionWords } from "./api.mjs";

const pascal = (name) => name.replace(/(^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (whole, gap, letter) => letter.toUpperCase());
const quoted = (name) => (/^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name));
const comment = (text, indent) => (text ? `${indent}/** ${text.replaceAll("*/", "* /")} */\n` : "");
const basic = { string: "string", number: "number", integer: "number", boolean: "boolean", null: "null" };

/// A schema of our own vocabulary as a type. `open`: what stands for a member of which the schema says nothing here.
function typeOf(schema, indent, open) {
    if (schema === true) return "unknown";
    if (schema === false) return "never";
    if (schema.$ref) {
        const [, , definition, , member] = schema.$ref.split("/");
        return member === undefined ? pascal(definition) : `${pascal(definition)}[${JSON.stringify(member)}]`;
    }
    if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
    if ("const" in schema) return JSON.stringify(schema.const);
    if (schema.anyOf) return schema.anyOf.map((one) => typeOf(one, indent, open)).join(" | ");
    if (Array.isArray(schema.type) && schema.then) return `${typeOf(schema.then, indent, open)} | ${typeOf(schema.else, indent, open)}`;
    if (Array.isArray(schema.type)) return schema.type.map((one) => basic[one]).join(" | ");
    if (schema.type === "array") return `Array<${typeOf(schema.items, indent, open)}>`;
    if (schema.type === "object" && !schema.properties && typeof schema.additionalProperties === "object")
        return `Record<string, ${typeOf(schema.additionalProperties, indent, open)}>`;
    if (schema.type === "object" || schema.properties) return membersOf(schema, indent, open);
    return basic[schema.type] ?? "unknown";
}

function membersOf({ properties = {}, required = [] }, indent, open) {
    const inner = `${indent}    `;
    const members = Object.entries(properties).map(([name, schema]) => {
        const words = [schema.title, schema.description].filter(Boolean).join(": ");
        const type = schema === true && open ? open(name) : typeOf(schema, inner, open);
        return `${comment(words, inner)}${inner}${quoted(name)}${required.includes(name) ? "" : "?"}: ${type};\n`;
    });
    return `{\n${members.join("")}${indent}}`;
}

/// The definitions of a schema, and the file itself, in a namespace.
function namespaceOf(name, schema, { open, skip = [] } = {}) {
    const definitions = Object.entries(schema.$defs).filter(([key]) => !skip.includes(key))
        .map(([key, one]) => `${comment(one.description, "    ")}    type ${pascal(key)} = ${typeOf(one, "    ", open)};\n`);
    const file = schema.properties ? `    type Whole = ${typeOf(schema, "    ", open)};\n` : "";
    return `/** ${schema.title}. ${schema.description} */\nexport namespace ${name} {\n${definitions.join("")}${file}}\n`;
}

const inputTypes = {
    scenario: ["scenario: S", "<S extends ScenarioName | (string & {}) | object>"],
    tried: ["scenario: S | null", "<S extends ScenarioName | (string & {}) | object>"],
    formula: ["formula: FormulaName | (string & {}) | object"], file: ["file: object | string"], pb: ["file: string | Uint8Array"],
    csv: ["table: string | Uint8Array"], bytes: ["snapshot: Uint8Array"], link: ["link: string"],
    word: ['name: "scenario" | "formula" | "design" | "ballot" | "result" | "goal" | "sweep" | "crossed"'], pool: ["tables: { pool: string | Uint8Array; quotas: string | Uint8Array }"],
    ballots: ["ballots: ballot.Whole | string | Array<ballot.Whole | string>"],
    files: ["files: Record<string, string | Uint8Array> | string | string[]"],
};

/// A function as it is called: its parameters and what it gives.
export function signature({ name, input, options = {}, gives }) {
    const [given, parameters = ""] = input ? inputTypes[input] : [];
    const members = Object.entries({ ...options, ...always }).map(([option, type]) =>
        `${comment(optionWords[option], "        ")}        ${option}?: ${type};\n`).join("");
    return `${name.split(".").pop()}${parameters}(${given ? `${given}, ` : ""}options?: {\n${members}    }): Promise<${gives}>;`;
}

/// index.d.ts. scenarios: as the module lists them; formulas: their names; schemas by name.
export function typesOf({ scenarios, formulas, schemas }) {
    const models = [...new Set(scenarios.map(({ model }) => model))];
    const of = (space, part) => models.map((model) => `    ${JSON.stringify(model)}: ${space}.${pascal(`${model}${part}`)};\n`).join("");
    const methods = (list) => list.map((one) => `    /** ${one.words} */\n    ${signature(one)}\n`).join("");
    const parts = [...new Set(functions.map(({ name }) => name.split(".")).filter((path) => path.length > 1).map(([owner]) => owner))];
    const grouped = parts.map((owner) => `    ${owner}: {\n${methods(functions.filter(({ name }) => name.startsWith(`${owner}.`)))}    };\n`).join("");
    const { run, compare } = schemas.result.$defs;
    const result = (name, schema) => `export interface ${name}<M extends Model = Model> ${membersOf(schema, "", (member) => `NonNullable<ResultsOf[M][${JSON.stringify(member)}]>`)}\n`;
    return `// Made by the build from the descriptions that the simulation itself reads.

export type Model = ${models.map((name) => JSON.stringify(name)).join(" | ")};
export interface ModelOfScenario {
${scenarios.map(({ name, model }) => `    ${JSON.stringify(name)}: ${JSON.stringify(model)};\n`).join("")}}
export type ScenarioName = keyof ModelOfScenario;
export type FormulaName = ${formulas.map((name) => JSON.stringify(name)).join(" | ")};
export type ModelOf<S> = S extends ScenarioName ? ModelOfScenario[S] : Model;
/** Levers and assumptions of each model, by key. */
export interface Settings {
${of("scenario", "-settings")}}
export type SettingsOf<S> = Settings[ModelOf<S>];
export interface ResultsOf {
${of("result", "")}}
${result("RunResult", run)}${result("CompareResult", compare)}
${namespaceOf("scenario", schemas.scenario)}${namespaceOf("formula", schemas.formula)}${namespaceOf("design", schemas.design)}${
    namespaceOf("ballot", schemas.ballot)}${
    namespaceOf("result", schemas.result, { skip: ["run", "compare"] })}${namespaceOf("goal", schemas.goal)}${namespaceOf("sweep", schemas.sweep)}${namespaceOf("crossed", schemas.crossed)}
export type Json = any;
export interface ListedScenario { name: ScenarioName; model: Model; title: string; question: string; policies: string[]; trial: boolean }
export interface Described { key: string; label: string; unit: string; sentence: string }
/** What a scenario says of itself; more of it than is named here. */
export interface Description {
    scenario: string; model: Model; title: string; question: string; weeks: number; population: number; seed: number; hash: string;
    fields: Array<Described & { kind: "lever" | "assumption"; type: "number" | "integer" | "boolean" | "choice"; low: number; high: number; usual: number; options: string[]; source: string }>;
    outcomes: Array<Described & { direction: -1 | 0 | 1; money: boolean; share: boolean; by: string[] }>;
    policies: Array<{ name: string; label: string; sentence: string; settings: Record<string, number> }>;
    [more: string]: unknown;
}
export interface Opened {
    scenario: ScenarioName; policy?: string; set: Record<string, number | boolean | string>;
    baseline?: string; baselineSet?: Record<string, number | boolean | string>; seed?: number; population?: number; weeks?: number;
    fingerprint?: string; view?: string; left_out: Array<{ asked: string; why: string }>;
}
export interface Problem { where: string; what: string; found: string; allowed: string; nearest: string; text: string }
/** What a person got wrong: all of it in \`problems\`, the first in the error's own members. */
export class FolkmootError extends Error implements Omit<Problem, "text"> {
    problems: Problem[]; status: number; where: string; what: string; found: string; allowed: string; nearest: string;
}
export interface Folkmoot {
${methods(functions.filter(({ name }) => !name.includes(".")))}${grouped}    /** Ends its workers. */
    close(): void;
}
/** Starts Folkmoot. \`workers\`: how many at most; \`engine\`: where the folder engine/ of this package is, if not beside it. */
export function load(options?: { workers?: number; engine?: string | URL }): Promise<Folkmoot>;
`;
}
