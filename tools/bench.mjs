// Native and WebAssembly speed side by side, in one run on one machine.
//
//   node tools/bench.mjs build/native/folkmoot build/web/folkmoot.mjs [bench options]
//
// The two take turns, so that another program's load falls on both; the best of each counts.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";

const [native, web, ...options] = process.argv.slice(2);
const turns = 9;

function speed(command) {
    const text = execFileSync(command[0], [...command.slice(1), "bench", ...options], {
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
    });
    return JSON.parse(text);
}

const sides = { native: [native] };
if (existsSync(web)) sides.WebAssembly = ["node", web];

const best = {};
for (let turn = 0; turn < turns; turn += 1) {
    for (const [name, command] of Object.entries(sides)) {
        const measured = speed(command);
        if (!(best[name]?.agent_weeks_per_second >= measured.agent_weeks_per_second)) {
            best[name] = measured;
        }
    }
}
for (const [name, measured] of Object.entries(best)) {
    const millions = (measured.agent_weeks_per_second / 1e6).toFixed(1);
    console.log(
        `${name.padEnd(12)} ${millions} million agent-weeks a second, ` +
            `${measured.ns_per_event.toFixed(1)} ns an event, ${measured.bytes_per_citizen} bytes a citizen`,
    );
}
if (best.WebAssembly) {
    const ratio = best.WebAssembly.agent_weeks_per_second / best.native.agent_weeks_per_second;
    console.log(`WebAssembly / native: ${ratio.toFixed(2)}`);
} else {
    console.log("WebAssembly is not built: cmake --preset web && cmake --build --preset web");
}

// Somebody opens the page: baseline and reform of the default scenario on one core.
for (const [name, command] of Object.entries(sides)) {
    let best = Infinity;
    for (let turn = 0; turn < turns; turn += 1) {
        const text = execFileSync(command[0], [...command.slice(1), "bench", "--both"], { encoding: "utf8" });
        best = Math.min(best, JSON.parse(text).both_policies_ms);
    }
    console.log(`${name.padEnd(12)} baseline and reform in ${best.toFixed(0)} ms`);
}

// Each scenario of another model beside the default one, with as many people for as long: turns about, the best of each.
const others = ["choice-of-provider", "licence-or-rating", "pay-for-outcomes", "one-marketplace", "redress",
    "proactive-benefit", "benefit-as-platform", "data-registrars", "open-api", "citizen-service",
    "central-or-local", "spare-beds", "shared-platform", "iterate-or-launch"];
for (const [name, command] of Object.entries(sides)) {
    const quickest = {};
    for (let turn = 0; turn < 3; turn += 1) {
        for (const scenario of ["virtual-gp", ...others]) {
            const text = execFileSync(command[0], [...command.slice(1), "bench", "--both", "--scenario", scenario,
                "--population", "100000", "--weeks", "260"], { encoding: "utf8" });
            quickest[scenario] = Math.min(quickest[scenario] ?? Infinity, JSON.parse(text).both_policies_ms);
        }
    }
    for (const scenario of others)
        console.log(`${name.padEnd(12)} ${scenario}: ${(quickest[scenario] / quickest["virtual-gp"]).toFixed(2)} times virtual-gp`);
}

// The funding lab: a formula on tables of a thousand, a hundred thousand and a million places.
for (const places of [1_000, 100_000, 1_000_000]) {
    for (const [name, command] of Object.entries(sides)) {
        const text = execFileSync(command[0], [...command.slice(1), "bench", "--places", String(places)], { encoding: "utf8" });
        const { work_out_seconds: steps, answer_seconds: whole } = JSON.parse(text);
        console.log(
            `${name.padEnd(12)} ${places.toLocaleString("en-GB").padStart(9)} places: steps ${(steps * 1e3).toFixed(1)} ms, ` +
                `with rules, fairness and sentence ${(whole * 1e3).toFixed(1)} ms`,
        );
    }
}

// The split-test lab: each trial is three runs of 20,000 citizens over 26 weeks, and two analyses.
for (const [name, command] of Object.entries(sides)) {
    const text = execFileSync(command[0], [...command.slice(1), "bench", "--trials", "100"], { encoding: "utf8" });
    const { ms_per_trial: each } = JSON.parse(text);
    console.log(`${name.padEnd(12)} a trial in ${each.toFixed(1)} ms: a thousand in ${each.toFixed(0)} seconds`);
}
