/// A result as a table for spreadsheets: one row an outcome and group.

import { breakdowns, groupLabels } from "./format.mjs";

const quoted = (value) => {
    const text = value === null || value === undefined ? "" : String(value);
    return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/// CSV text with a heading row. Shares are 0..1 and money is in pounds; a value that does not exist is
/// empty. The columns at the end say what made the numbers, so that a row can be traced.
export function resultCsv(described, result) {
    const made = [result.scenario, described.hash, result.seed, result.population, result.weeks,
        result.replicates, result.fingerprint, result.changes.trim()];
    const rows = [["outcome", "unit", "by", "group", "baseline", "reform", "difference", "mean_difference",
        "low", "high", "share_better", "scenario", "scenario_hash", "seed", "population", "weeks", "replicates",
        "fingerprint", "changes"]];
    const add = (outcome, by, group, before, after, sure = {}) => rows.push([outcome.key, outcome.unit, by, group,
        before, after, before === null || after === null ? null : after - before,
        sure.mean, sure.low, sure.high, sure.share_better, ...made]);
    for (const outcome of described.outcomes) {
        const before = result.baseline.outcomes[outcome.key];
        const after = result.reform.outcomes[outcome.key];
        if (!before || !after) continue;
        add(outcome, "", "everybody", before.total, after.total, result.difference[outcome.key]);
        for (const by of Object.keys(breakdowns).filter((name) => before.by[name])) {
            groupLabels(by, described).forEach((label, group) =>
                add(outcome, by, label, before.by[by][group], after.by[by][group]));
        }
    }
    return rows.map((row) => row.map(quoted).join(",")).join("\n") + "\n";
}
