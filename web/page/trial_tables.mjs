/// The split-test lab's numbers as tables and words, for the plain view.

import { element, table } from "./element.mjs";
import { breakdowns, money, number } from "./format.mjs";

const known = (value) => typeof value === "number" && Number.isFinite(value);
const factor = (outcome) => (outcome.share ? 100 : 1);
const unit = (outcome) => (outcome.share ? " points" : outcome.unit ? ` ${outcome.unit}` : "");
/// Decimals that show two digits of something as large as `scale`.
const decimals = (scale) => !known(scale) || scale === 0 ? 1
    : Math.min(5, Math.max(0, 1 - Math.floor(Math.log10(Math.abs(scale)))));

function signed(value, digits) {
    const text = number(value, digits);
    if (!/[1-9]/.test(text)) return "0";
    return value > 0 ? `+${text}` : text;
}

/// "+0.86 points"; `scale`: how fine, an error or an interval's half width.
export function effect(outcome, value, scale) {
    return known(value) ? signed(value * factor(outcome), decimals(scale * factor(outcome))) + unit(outcome) : "–";
}
export function amount(outcome, value, scale) {
    return known(value) ? number(Math.abs(value) * factor(outcome), decimals(scale * factor(outcome))) + unit(outcome) : "–";
}
export function interval(outcome, low, high) {
    if (!known(low) || !known(high)) return "–";
    const digits = decimals((high - low) / 2 * factor(outcome));
    return `${signed(low * factor(outcome), digits)} to ${signed(high * factor(outcome), digits)}${unit(outcome)}`;
}
export function mean(outcome, value, scale) {
    if (!known(value)) return "–";
    const text = number(value * factor(outcome), decimals(scale * factor(outcome)));
    return outcome.share ? `${text}%` : text + unit(outcome);
}
export const pValue = (p) => !known(p) ? "–" : p < 0.001 ? "p < 0.001" : `p = ${number(p, p < 0.1 ? 3 : 2)}`;
export const percent = (share) => known(share) ? `${number(share * 100, share < 0.1 && share > 0 ? 1 : 0)}%` : "–";

/// A power: never as if it were certain.
const power = (share) => known(share) && share < 1 && share > 0.995 ? "over 99%" : percent(share);

const texts = (caption, heads, rows, hint = "") =>
    table({ caption, hint, kind: "texts", columns: heads.map((text) => ({ text })), rows });

export function sizeTables(sized, outcome) {
    const facts = [
        ["People needed in each group (sample size)", known(sized.people_per_arm) && number(sized.people_per_arm, 0)],
        ["Clusters needed in each group", known(sized.clusters_per_arm) && number(sized.clusters_per_arm, 0)],
        ["There are, in each group", known(sized.available_per_arm) && number(sized.available_per_arm, 0)],
        ["Smallest effect it would find (minimum detectable effect)", known(sized.detectable) && amount(outcome, sized.detectable, sized.detectable / 5)],
        ["Without treatment (baseline)", known(sized.baseline) && mean(outcome, sized.baseline, Math.abs(sized.baseline) / 10)],
        ["People alike within a group count for less (design effect)", sized.design_effect > 1.005 && `× ${number(sized.design_effect, 2)}`],
        ["Weeks (duration)", known(sized.weeks) && number(sized.weeks, 0)],
        ["Cost of treating", sized.cost > 0 && money(sized.cost)],
        ["People who get the worse arm", known(sized.people_worse_arm) && number(sized.people_worse_arm, 0)],
    ].filter(([, value]) => value);
    const clusters = known(sized.clusters_per_arm);
    return [element("p", {}, sized.sentence), ...sized.notes.map((note) => element("p", { class: "hint" }, note)),
        texts("What it takes", ["What", "How much"], facts),
        sized.curve.length === 0 ? "" : texts("Chance of finding the effect, by size (power curve)",
            [clusters ? "Clusters in each group" : "People in each group", "By formula", "In this world"],
            sized.curve.map(({ n, closed, simulated }) => [number(n, 0), power(closed),
                known(simulated) ? percent(simulated) : "not run"]))];
}

export function runTables(ran, design, outcome) {
    const [first] = ran.estimates;
    const most = Math.max(...ran.reasons.map((reason) => Math.abs(reason.amount)), Math.abs(first?.estimate ?? 0), 1e-12);
    const gap = !first ? [] : [["What the trial says", effect(outcome, first.estimate, most / 10), `For ${first.label}.`],
        ...ran.reasons.filter((reason) => Math.abs(reason.amount) > most * 1e-9)
            .map((reason) => [reason.label, effect(outcome, reason.amount, most / 10), reason.sentence]),
        ["True effect for all", effect(outcome, first.truth_all, most / 10), "The whole town with it against the whole town without."]];
    const halfOf = ({ low, high, se }) => known(high - low) ? (high - low) / 2 : se;
    return [...ran.warnings.map((warning) => element("p", { class: "problems" }, warning)),
        texts("From the estimate to the truth", ["Part", "How much", "What it means"], gap),
        texts("Every group against the control", ["Group", "People", "Mean", "Difference", "95% interval", "p", "True effect for all"],
            ran.estimates.map((e) => [e.label, number(e.n, 0), mean(outcome, e.mean, halfOf(e)), effect(outcome, e.estimate, halfOf(e)),
                interval(outcome, e.low, e.high), pValue(e.adjusted_p), effect(outcome, e.truth_all, halfOf(e))]),
            `${outcome.label}. Worked out as: ${ran.method_label}.`),
        texts("The estimate as weeks passed", ["Week", "Estimate so far", "Interval of a single look", "Interval that allows looking every time", "p"],
            ran.weeks.map((w) => [String(w.week), effect(outcome, w.estimate, (w.high - w.low) / 2), interval(outcome, w.low, w.high),
                interval(outcome, w.valid_low, w.valid_high), pValue(w.p)]),
            ran.stopped_week >= 0 ? `The trial was stopped in week ${ran.stopped_week}.` : "The trial ran to its end."),
        ran.group_effects.length !== 5 ? "" : texts("Who gains, by deprivation", ["Neighbourhood", "Effect", "95% interval"],
            ran.group_effects.map((value, i) => [breakdowns.deprivation.labels[i],
                effect(outcome, value, (ran.group_high[i] - ran.group_low[i]) / 2), interval(outcome, ran.group_low[i], ran.group_high[i])]))];
}

const property = ({ share }, value) => !known(value) ? "–" : share ? percent(value) : number(value, 2);

export function repeatTables(summed, repeats, design, outcome) {
    const estimates = repeats.map(({ estimate }) => estimate).filter(known);
    const low = Math.min(...estimates), high = Math.max(...estimates);
    const rough = (high - low) / 12 || 1;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((part) => part * power).find((size) => size >= rough) ?? rough;
    const from = Math.floor(low / step) * step;
    const bins = Array.from({ length: Math.floor((high - from) / step) + 1 }, () => [0, 0]);
    for (const { estimate, p } of repeats) {
        if (!known(estimate)) continue;
        const bin = bins[Math.min(bins.length - 1, Math.floor((estimate - from) / step))];
        bin[0] += 1;
        bin[1] += p < design.alpha ? 1 : 0;
    }
    return [element("p", { class: "sentence" }, summed.sentence),
        texts("What these trials do, beside what they should do", ["What", "In these trials", "Should be", "What it means"],
            summed.properties.map((p) => [p.label, `${property(p, p.value)}${p.error > 0 ? `, give or take ${property(p, p.error)}` : ""}`,
                property(p, p.nominal), p.sentence])),
        texts("Estimates of these trials (histogram)", ["Estimate", "Trials", "Would have been announced"],
            bins.map(([count, significant], i) => [`${effect(outcome, from + i * step, step)} to ${effect(outcome, from + (i + 1) * step, step)}`, String(count), String(significant)]),
            `The true effect for all is ${effect(outcome, summed.mean_truth, step)}.`)];
}

/// How large a trial has to be, from numbers of one's own.
export function ownSizeTables(sized) {
    return [element("p", { class: "sentence" }, sized.sentence), ...sized.notes.map((note) => element("p", { class: "hint" }, note)),
        sized.curve.length === 0 ? "" : texts("Chance of finding the difference, by size (power)", ["People in each group", "Chance"],
            sized.curve.map(({ n, closed }) => [number(n, 0), power(closed)]),
            "From your numbers, not checked by Folkmoot.")];
}

export function analysisTables(found, file) {
    const outcome = { share: false, unit: "" };
    const halfOf = ({ low, high, se }) => known(high - low) ? (high - low) / 2 : se;
    return [element("p", { class: "sentence" }, found.sentence),
        ...found.warnings.map((warning) => element("p", { class: "problems" }, warning)),
        texts("Your groups against the control", ["Group", "People", "Mean", "Difference", "95% interval", "p, all groups considered"],
            found.estimates.map((e) => [e.label, number(e.n, 0), mean(outcome, e.mean, halfOf(e)), effect(outcome, e.estimate, halfOf(e)),
                interval(outcome, e.low, e.high), pValue(e.adjusted_p)]),
            `Your data (${file}), not checked by Folkmoot. ${number(found.rows, 0)} rows. Worked out as: ${found.method_label}.`)];
}
