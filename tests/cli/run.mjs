// The command line as a script sees it: what it prints where, and with what exit status.
//
//   node tests/cli/run.mjs COMMAND...      e.g. build/native/folkmoot, or node build/web/folkmoot.mjs
import { rmSync } from "node:fs";
import { command, folder, tests } from "./command.mjs";

// Each adds its tests, in this order. What files and words are refused, and what is searched, are the same in every build: other
// suites hold WebAssembly to the same bits.
const parts = ["run", "trial", "formula", "own_table", "own_areas", "own_providers", "hostile", "deliberation", "schema", "library", "sweep", "goal", "cross", "finished", "news"];
const once = ["hostile", "goal", "cross"];
for (const part of parts) if (command[0] !== "node" || !once.includes(part)) await import(`./${part}_tests.mjs`);

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
