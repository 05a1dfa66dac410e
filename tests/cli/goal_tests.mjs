// What it would take to reach a goal.
import assert from "node:assert/strict";
import { Ajv } from "../web/packages.mjs";
import { answer, folkmoot, refused, test } from "./command.mjs";

const tiny = ["--population", "500", "--weeks", "30"];
const capacity = "service.capacity", price = "payment.price";
const levers = ["--lever", `${capacity}=1:1.2`, "--lever", `${price}=95:110`];
const goal = (...words) => answer("goal", "virtual-gp", ...tiny, "--json", ...words);
const wait = (set) => {
    const settings = Object.entries(set).flatMap(([key, value]) => ["--set", `${key}=${value}`]);
    return answer("compare", "virtual-gp", ...tiny, ...settings).reform.outcomes.wait_days.total;
};
const now = wait({});
const wanted = Math.round(now * 98) / 100;
const valid = (found) => {
    const check = new Ajv({ strict: true, strictTypes: false, allowUnionTypes: true }).compile(answer("schema", "goal"));
    assert.ok(check(found), JSON.stringify(check.errors?.slice(0, 3)));
};

test("what goal finds does what it says, by compare", () => {
    const found = goal("--goal", `wait_days<=${wanted}`, ...levers, "--not-worse", "satisfaction@area", "--replicates", "4");
    valid(found);
    assert.equal(found.now.value, now);
    assert.deepEqual([found.now.met, found.least_change.met, found.nearest, found.stopped], [false, true, null, false]);
    assert.equal(wait(found.least_change.set), found.least_change.value);
    assert.ok(found.least_change.value <= wanted && found.least_costly.cost <= found.least_change.cost);
    assert.deepEqual([found.least_change.runs, found.cost, found.levers.length, found.least_change.not_worse.length], [4, "spending_per_head", 2, 1]);
    assert.match(found.fingerprint, /^[0-9a-f]{16}$/);
});

test("threads change no byte of a search", () => {
    const words = ["goal", "virtual-gp", ...tiny, "--json", "--goal", `wait_days@deprivation:4<=${wanted}`, ...levers, "--not-worse", "unmet_need", "--replicates", "3"];
    const alone = folkmoot(...words, "--threads", "1").stdout;
    assert.ok(alone.length > 100);
    assert.equal(folkmoot(...words, "--threads", "4").stdout, alone);
    assert.notEqual(folkmoot(...words, "--seed", "9").stdout, alone);
});

test("a citizen reads what it would take, and that nothing reaches a goal", () => {
    const text = (...words) => {
        const { status, stdout, stderr } = folkmoot("goal", "virtual-gp", ...tiny, "--replicates", "2", ...words);
        assert.equal(status, 0, stderr);
        return stdout;
    };
    const reached = text("--goal", `wait_days<=${wanted}`, ...levers);
    assert.match(reached, /^What would it take: “.+” at most [\d.]+ days\?\n/);
    assert.match(reached, /The least change that reaches it\n {2}.+ instead of .+\n {2}[\d.]+ days, for £/);
    assert.match(reached, /Holds in \d of 2 runs\./);
    const beyond = text("--goal", "wait_days<=0.001", ...levers);
    assert.match(beyond, /Nothing that was tried reaches it\./);
    assert.match(text("--goal", "wait_days<=1000", ...levers), /Nothing needs to change\./);
    valid(goal("--goal", "wait_days<=0.001", ...levers));
});

test("a search that is stopped gives the best so far", () => {
    const found = answer("goal", "virtual-gp", "--json", "--goal", "wait_days<=1", "--seconds", "0.000001");
    assert.equal(found.stopped, true);
    valid(found);
});

test("what is wrong with a goal is told, all of it at once", () => {
    const wrong = (reason, ...words) => refused(1, reason, "goal", "virtual-gp", ...tiny, ...words);
    wrong(/--goal: there is no such outcome; found 'wait', allowed .*`folkmoot describe`.*did you mean 'wait_days'/, "--goal", "wait<=7");
    wrong(/--goal: 'wait_days' is not told for such a group; found 'fifth:4', allowed deprivation/, "--goal", "wait_days@fifth:4<=7");
    wrong(/--goal: not a goal.*\n--lever: there is no such lever/, "--goal", "wait_days", "--lever", "service.capacit");
    wrong(/--lever service\.capacity: not KEY=low:high/, "--goal", "wait_days<=7", "--lever", `${capacity}=1`);
    wrong(/--lever service\.capacity: not allowed; found 0\.1, allowed 0\.5 to 2/, "--goal", "wait_days<=7", "--lever", `${capacity}=0.1:1`);
    wrong(/--not-worse: neither more nor less of it is worse/, "--goal", "wait_days<=7", "--not-worse", "online_list");
    wrong(/--cost: there is no such outcome/, "--goal", "wait_days<=7", "--cost", "money");
    wrong(/--seconds: out of range/, "--goal", "wait_days<=7", "--seconds", "-1");
    refused(2, /--goal/, "goal", "virtual-gp");
});
