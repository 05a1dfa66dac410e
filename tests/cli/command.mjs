// The command that is tested, and how a test asks it.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import assert from "node:assert/strict";

export const root = fileURLToPath(new URL("../..", import.meta.url));
// Paths from the root, so that the command is found from any folder.
export const command = process.argv.slice(2).map((word) => (existsSync(resolve(root, word)) ? resolve(root, word) : word));
if (command.length === 0) {
    console.error("usage: node tests/cli/run.mjs COMMAND...");
    process.exit(2);
}
export const folder = mkdtempSync(join(tmpdir(), "folkmoot-cli-"));
export const small = ["--population", "2000", "--weeks", "60"];
export const tests = [];
/** A test; with {skip: true} before its body, one that this machine cannot run. */
export const test = (name, ...rest) => rest[0].skip || tests.push({ name, body: rest.at(-1) });

/** Runs the command; gives its exit status and both its outputs. */
export const folkmoot = (...words) => folkmoot_with({}, ...words);

export function folkmoot_with(options, ...words) {
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
export function answer(...words) {
    const { status, stdout, stderr } = folkmoot(...words);
    assert.equal(status, 0, stderr);
    return JSON.parse(stdout);
}

/** A run that must fail: with this status, a reason, and nothing on standard output. */
export function refused(status, reason, ...words) {
    const result = folkmoot(...words);
    assert.equal(result.status, status, result.stderr);
    assert.equal(result.stdout, "");
    assert.match(result.stderr, reason);
}
