// The same scenario gives the same bytes from every build and at every thread count: g++, clang++
// (the sanitised one), and WebAssembly under Node.
//
//   node tests/same_bits.mjs          compares the builds that tools/test.mjs made
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const builds = {
    "g++": ["build/native/folkmoot"],
    "clang++, sanitised": ["build/asan/folkmoot"],
    WebAssembly: ["node", "build/web/folkmoot.mjs"],
};
const questions = [
    ["run", "virtual-gp", "--population", "20000", "--weeks", "156", "--seed", "7", "--series"],
    ["compare", "virtual-gp", "--population", "10000", "--weeks", "104", "--replicates", "5"],
    ["run", "virtual-gp-england", "--population", "50000", "--weeks", "52", "--seed", "11"],
    ["compare", "redress", "--population", "10000", "--weeks", "104", "--replicates", "2"],
    ["compare", "citizen-service", "--population", "5000", "--weeks", "104", "--replicates", "2"],
    ["compare", "proactive-benefit", "--population", "5000", "--weeks", "104", "--replicates", "2"],
    ["compare", "central-or-local", "--population", "5000", "--weeks", "104", "--replicates", "2"],
    ["compare", "shared-platform", "--population", "5000", "--weeks", "104", "--replicates", "2"],
    ["compare", "spare-beds", "--population", "5000", "--weeks", "26", "--replicates", "2"],
];

function answer(command, question, threads) {
    const words = [...command.slice(1), ...question, "--threads", String(threads)];
    return execFileSync(command[0], words, {
        cwd: root,
        encoding: "utf8",
        maxBuffer: 1 << 28,
        stdio: ["ignore", "pipe", "ignore"],
    });
}

/** The first place where two texts differ, with a little of what stands there. */
function difference(one, other) {
    let at = 0;
    while (at < one.length && one[at] === other[at]) at += 1;
    return `byte ${at}: '${one.slice(at - 30, at + 20)}' and '${other.slice(at - 30, at + 20)}'`;
}

let passed = 0;
let failed = 0;
for (const question of questions) {
    const reference = answer(builds["g++"], question, 1);
    for (const [name, command] of Object.entries(builds)) {
        for (const threads of [1, 2, 5]) {
            const what = `${name}, ${threads} threads: ${question.join(' ')}`;
            let problem = "";
            try {
                if (!existsSync(root + command.at(-1))) throw new Error(`${command.at(-1)} is not built`);
                const text = answer(command, question, threads);
                if (!/"fingerprint":\s*"[0-9a-f]{16}"/.test(text)) problem = "no fingerprint";
                if (text !== reference) problem = difference(reference, text);
            } catch (error) {
                problem = error.message;
            }
            if (problem) {
                failed += 1;
                console.log(`FAILED ${what}\n       ${problem}`);
            } else {
                passed += 1;
                console.log(`same   ${what}`);
            }
        }
    }
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed ? 1 : 0;
