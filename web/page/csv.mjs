/// A result as a table for spreadsheets: one row an outcome and group.

import { breakdowns, groupLabels } from "./format.mjs";

/// Text that a spreadsheet would take for a formula begins with one of these; a signed number is none.
const command = /^[=+\-@\t\r]/, signedNumber = /^[+-](\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/// A cell as a file holds it: quoted where it must be, and harmless. An apostrophe stands before what
/// would be a formula: a name in somebody's table must not become a command in somebody else's Excel.
function cell(value) {
    let text = value === null || value === undefined ? "" : String(value);
    if (typeof value !== "number" && command.test(text) && !signedNumber.test(text)) text = `'${text}`;
    return /[",;\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/// Rows as CSV for spreadsheets: RFC 4180, with the byte-order mark without which Excel takes UTF-8 for
/// something else.
export const csvText = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;

/// CSV text with a heading row. Shares are 0..1 and money is in pounds; a value that does not exist is
/// empty. The columns at the end say what made the numbers, so that a row can be traced.
export function resultCsv(described, result) {
    const made = [result.scenario, described.hash, result.seed, result.population, result.weeks,
        result.replicates, result.changes.trim(), described.money_year, result.engine, result.fingerprint];
    const rows = [["outcome", "unit", "by", "group", "baseline", "reform", "difference", "mean_difference",
        "low", "high", "share_better", "scenario", "scenario_hash", "seed", "population", "weeks", "replicates",
        "changes", "money_year", "engine", "fingerprint"]];
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
    return csvText(rows);
}
