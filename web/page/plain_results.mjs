/// The plain view's numbers: tables of outcomes, by group, and how sure they are.

import { element, table } from "./element.mjs";
import { breakdowns, changeOf, difference, groupLabels, judgement, outcomeDifference, outcomeValue, outcomeValues }
    from "./format.mjs";

function columns(result, first) {
    return [{ text: first }, { text: result.baseline.label + result.baseline_changes, class: "now" },
        { text: result.reform.label + result.changes, class: "then" }, { text: "Difference" }];
}

/// Three cells: baseline, reform, and the difference with its verdict.
function cells(outcome, before, after, withUnit) {
    const change = changeOf(after, before);
    const [now, then] = outcomeValues(outcome, before, after, withUnit);
    return [
        { text: now, class: "now" },
        { text: then, class: "then" },
        { text: difference(outcome, change), verdict: judgement(outcome, change) },
    ];
}

const valuesOf = (policy, outcome) => policy.outcomes[outcome.key];

/// Outcomes that both policies of a result have, in the scenario's order.
export function outcomesOf(described, result) {
    return described.outcomes.filter((outcome) => valuesOf(result.baseline, outcome));
}

/// One row an outcome: the whole population in the last year.
export function outcomeTable(described, result) {
    const rows = outcomesOf(described, result).map((outcome) => [outcome.label,
        ...cells(outcome, valuesOf(result.baseline, outcome).total, valuesOf(result.reform, outcome).total, true)]);
    return table({ caption: "Everybody, in the last year",
        hint: described.money_year ? `Money in prices of ${described.money_year}.` : "",
        columns: columns(result, "Outcome"), rows });
}

/// One table a breakdown that the outcome has.
export function groupTables(described, result, outcome) {
    const before = valuesOf(result.baseline, outcome).by;
    const after = valuesOf(result.reform, outcome).by;
    return Object.keys(breakdowns).filter((by) => before[by]).map((by) => {
        // Whom an outcome does not concern, as children in "In work", has no row.
        const rows = groupLabels(by, described)
            .map((label, group) => [label, before[by][group], after[by][group]])
            .filter(([, ...values]) => values.some((value) => value !== null))
            .map(([label, one, other]) => [label, ...cells(outcome, one, other, false)]);
        return table({ caption: breakdowns[by].title,
            hint: outcome.share ? outcome.label : `${outcome.label}, ${outcome.unit}`,
            columns: columns(result, "Group"), rows });
    });
}

/// How often, and how far, the difference survives chance and doubt.
export function sureTable(described, result) {
    const rows = outcomesOf(described, result).filter(({ key }) => result.difference[key]).map((outcome) => {
        const { mean, low, high, share_better: better } = result.difference[outcome.key];
        const runs = better === null || !outcome.direction ? "–"
            : `${Math.round(better * result.replicates)} of ${result.replicates} runs`;
        return [outcome.label, difference(outcome, mean),
            low === null ? "–" : `${outcomeDifference(outcome, low)} to ${outcomeDifference(outcome, high)}`, runs];
    });
    return table({ caption: "The difference in many runs",
        hint: "Each run draws new chance and new values for what nobody knows for sure. "
            + "Nine runs in ten lie in the range.",
        columns: [{ text: "Outcome" }, { text: "On average" }, { text: "Range" }, { text: "Better in" }], rows });
}

/// Which of the facts that nobody knows for sure the difference depends on most.
export function doubtTable(described, result) {
    if (!result.sensitivity) {
        return element("p", { class: "hint" }, "With 30 runs or more (under Advanced), this page also says which "
            + "doubt matters most.");
    }
    const label = (key) => described.fields.find((field) => field.key === key)?.label ?? key;
    const rows = outcomesOf(described, result).flatMap((outcome) => (result.sensitivity[outcome.key] ?? [])
        .map(({ assumption, share, when_low: low, when_high: high }) => [outcome.label, label(assumption),
            `${Math.round(100 * Math.min(share, 1))}%`, outcomeDifference(outcome, low), outcomeDifference(outcome, high)]));
    if (rows.length === 0) {
        return element("p", {}, "No single doubt stands out: in these runs chance and many small doubts together make the "
            + "differences.");
    }
    return table({ caption: "Which doubt matters most",
        hint: "How much of the spread of the difference goes with one assumption, and what the reform does on average "
            + "in the third of the runs in which that assumption is lowest, and highest.",
        columns: [{ text: "Outcome" }, { text: "Assumption" }, { text: "Share of the spread" }, { text: "When it is low" },
            { text: "When it is high" }], rows });
}

/// Sentences for the outcomes that change for better or worse, the surest first.
export function sentences(described, result) {
    const told = outcomesOf(described, result).filter(({ direction }) => direction).map((outcome) => {
        const before = valuesOf(result.baseline, outcome).total;
        const after = valuesOf(result.reform, outcome).total;
        const change = changeOf(after, before);
        const verdict = judgement(outcome, change);
        if (!verdict) return null;
        const runs = result.replicates > 1 ? result.difference[outcome.key]?.share_better : null;
        const sure = runs === null || runs === undefined ? ""
            : ` It gets better in ${Math.round(runs * result.replicates)} of ${result.replicates} runs.`;
        return `${outcome.label}: from ${outcomeValue(outcome, before)} to ${outcomeValue(outcome, after)}, `
            + `${verdict} by ${outcomeDifference(outcome, Math.abs(change)).replace("+", "")}.${sure}`;
    }).filter(Boolean);
    return element("ul", {}, ...told.map((text) => element("li", {}, text)));
}
