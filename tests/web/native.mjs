/// What the native command says, to compare the pages with.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/// `folkmoot compare` of a scenario, with one run unless the options say how many: the command's own JSON.
export function nativeCompareOf(lab, scenario, ...options) {
    const runs = options.includes("--replicates") ? [] : ["--replicates", "1"];
    const text = execFileSync(lab.native, ["compare", scenario, ...runs, ...options.map(String)],
        { cwd: lab.root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return JSON.parse(text);
}

/// What `folkmoot goal` finds for virtual-gp.
export function nativeGoal(lab, ...options) {
    const text = execFileSync(lab.native, ["goal", "virtual-gp", "--json", ...options.map(String)],
        { cwd: lab.root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return JSON.parse(text);
}

/// What a command line gives that begins with the program's name, as the page shows it.
export function nativeRun(lab, line) {
    const [, ...words] = line.trim().split(/\s+/);
    return JSON.parse(execFileSync(lab.native, words, { cwd: lab.root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }));
}

/// `folkmoot compare` of virtual-gp.
export const nativeCompare = (lab, ...options) => nativeCompareOf(lab, "virtual-gp", ...options);

/// The folder of a site that holds everything of its version.
export function versionFolder(site) {
    return join(site, readdirSync(site).find((name) => /^v-[0-9a-f]{16}$/.test(name)));
}

/// The result that the page ships: {sentence, fingerprint, …}.
export function shippedFirst(lab) {
    return JSON.parse(readFileSync(join(versionFolder(lab.site), "first.json"), "utf8"));
}
