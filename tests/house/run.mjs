// The house itself: what is neither the model nor a page, but must hold of the whole tree.
//
//   node tests/house/run.mjs
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
let passed = 0, failed = 0;
for (const part of ["tracked_files"]) {
    const { tests } = await import(`./${part}.mjs`);
    for (const { name, run, skip } of tests(root)) {
        if (skip) {
            console.log(`skip ${name} (${skip})`);
            continue;
        }
        try {
            await run();
            ++passed;
            console.log(`ok   ${name}`);
        } catch (error) {
            ++failed;
            console.log(`FAIL ${name}\n     ${error.message.replaceAll("\n", "\n     ")}`);
        }
    }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
