// What an editor accepts and what it does not.
import { FolkmootError, load, type CompareResult, type RunResult, type Settings, type scenario } from "folkmoot";

const folkmoot = await load({ workers: 2 });
const market = await folkmoot.run("redress", { set: {}, seed: 3, series: true });
const model: "market" = market.model as "market";
const practice: CompareResult<"general-practice"> = await folkmoot.compare("virtual-gp", { set: { "choice.wait": 0.3 }, signal: new AbortController().signal });
const wait: number | null = practice.baseline.outcomes.wait_days.total;
const fifths: Array<number | null> = practice.reform.outcomes.wait_days.by.deprivation;
const settings: Settings["general-practice"] = { "settlement.rule": "split" };
const resumed: RunResult = await folkmoot.resume(await folkmoot.snapshot("virtual-gp", { at: 3 }));
const own: Partial<scenario.Whole> = { weeks: 52 };
try {
    await folkmoot.trial.run("booking-page", { repeat: 2 });
} catch (error) {
    if (error instanceof FolkmootError) console.log(error.nearest, error.problems.map(({ where }) => where));
}
// @ts-expect-error: there is no such lever
await folkmoot.compare("virtual-gp", { set: { "choice.wiat": 0.3 } });
// @ts-expect-error: a number
await folkmoot.compare("virtual-gp", { set: { "choice.wait": "much" } });
// @ts-expect-error: there is no such outcome
practice.baseline.outcomes.wait_dayz;
// @ts-expect-error: no such option
await folkmoot.run("virtual-gp", { polcy: "split" });
console.log(model, wait, fifths, settings, resumed.fingerprint, own);
