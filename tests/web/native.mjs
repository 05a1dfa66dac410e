/// What the native command says, to compare the pages with.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/// `folkmoot compare virtual-gp` with one run: the command's own JSON.
export function nativeCompare(lab, ...options) {
    const text = execFileSync(lab.native, ["compare", "virtual-gp", "--replicates", "1", ...options.map(String)],
        { cwd: lab.root, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return JSON.parse(text);
}

/// The result that the page ships: {sentence, fingerprint, …}.
export function shippedFirst(lab) {
    return JSON.parse(readFileSync(join(lab.site, "first.json"), "utf8"));
}
