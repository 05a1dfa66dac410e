/// Numbers as people read them. The money rule is that of sim/core/units.hpp.

const minus = "\u2212";

function grouped(value, decimals) {
    return Math.abs(value).toLocaleString("en-GB", {
        minimumFractionDigits: decimals, maximumFractionDigits: decimals,
    });
}
const signOf = (value, text) => (value < 0 && /[1-9]/.test(text) ? minus : "");

/// "£9.8m", "−£3.1m", "£1.2bn", "£430,000", "£77.20" below 1000.
export function money(pounds) {
    const size = Math.abs(pounds);
    // Each limit lies where rounding would carry into a digit too many.
    if (size < 0.005) return "£0";
    if (size < 999.995) return signOf(pounds, "1") + `£${grouped(size, 2)}`;
    if (size < 999_500) return signOf(pounds, "1") + `£${grouped(threeDigits(size), 0)}`;
    const billions = size >= 999.5e6;
    const scaled = size / (billions ? 1e9 : 1e6);
    return `${signOf(pounds, "1")}£${grouped(scaled, scaled < 99.95 ? 1 : 0)}${billions ? "bn" : "m"}`;
}

function threeDigits(size) {
    const unit = 10 ** Math.max(0, Math.floor(Math.log10(size)) - 2);
    return Math.round(size / unit) * unit;
}

/// "75%"; below ten per cent with a decimal that is not zero.
function share(value) {
    const percent = value * 100;
    return `${number(percent, Math.abs(percent) < 9.95 ? 1 : 0).replace(/\.0$/, "")}%`;
}

/// Decimals of a share in per cent, as the map view has them.
const shareDecimals = (outcome) => Math.min(outcome.decimals, 1);

export function number(value, decimals) {
    const text = grouped(value, decimals);
    return signOf(value, text) + text;
}

/// Money of all areas or practices in a year: a simulated town does not know its last thousand.
const isYearlyTotal = (outcome) => outcome.money && outcome.unit === "£ a year";
const hardlyPounds = 500;

/// A value of an outcome: "9.1 days", "75%", "£9.8m"; "–" where there is none. more: decimals beyond the usual.
export function outcomeValue(outcome, value, withUnit = true, more = 0) {
    if (value === null || value === undefined) return "–";
    if (isYearlyTotal(outcome) && Math.abs(value) < hardlyPounds) return "£0";
    if (outcome.money) return money(value);
    if (outcome.share) return `${number(value * 100, shareDecimals(outcome) + more)}%`;
    const text = number(value, outcome.decimals + more);
    return withUnit && outcome.unit ? `${text} ${outcome.unit}` : text;
}

/// A value under both policies, side by side: with one decimal more where the usual ones would show two numbers
/// though they are about the same, "78.5%" and "78.4%", or the same number twice though they differ.
export function outcomeValues(outcome, before, after, withUnit = true) {
    const both = (more) => [before, after].map((value) => outcomeValue(outcome, value, withUnit, more));
    const usual = both(0);
    const change = changeOf(after, before);
    return change && !outcome.money && (usual[0] === usual[1]) !== isHardly(outcome, change) ? both(1) : usual;
}

/// After less before; null where one of them has no value.
export const changeOf = (after, before) =>
    (after === null || after === undefined || before === null || before === undefined ? null : after - before);

/// A difference of an outcome, with its sign; shares in percentage points.
export function outcomeDifference(outcome, value, withUnit = true) {
    if (value === null || value === undefined) return "–";
    if (value === 0) return "no change";
    const scaled = outcome.share ? { ...outcome, share: false, unit: "points", decimals: 1 } : outcome;
    const text = outcomeValue(scaled, outcome.share ? value * 100 : value, withUnit || outcome.share);
    const one = text.replace(/^(\D?1(?:\.0)?) points$/, "$1 point");
    return /[1-9]/.test(text) && value > 0 ? `+${one}` : one;
}

/// A difference as it stands alone: one that rounds to nothing is not a number, and neither better nor worse.
export function difference(outcome, value, withUnit = true) {
    return value && isHardly(outcome, value) ? "about the same" : outcomeDifference(outcome, value, withUnit);
}

// A share's difference has a decimal more than the shares beside it, but is nothing unless they differ.
const isHardly = (outcome, value) => !/[1-9]/.test(outcome.share
    ? number(value * 100, shareDecimals(outcome)) : outcomeDifference(outcome, value, false));

/// "better", "worse" or "" where a change is neither.
export function judgement(outcome, value) {
    if (!outcome.direction || !value || isHardly(outcome, value)) return "";
    return value * outcome.direction > 0 ? "better" : "worse";
}

/// True for a setting that is a share of something, shown in per cent.
const isShareOf = (field) => field.high <= 1 && /^(of|more than) /.test(field.unit ?? "");

/// A number setting's value without its unit: "75%", or with as many decimals as its step has.
export function settingNumber(field, value) {
    if (isShareOf(field)) return share(value);
    return number(value, Number.isInteger(value) ? stepDecimals(field) : Math.max(stepDecimals(field), 2));
}

/// A setting's value as text: an option's name, yes or no, "75% of the payment", "£101 per remote visit".
export function settingValue(field, value) {
    if (field.type === "choice") return optionLabel(field.options[value] ?? "");
    if (field.type === "boolean") return value ? "yes" : "no";
    const text = settingNumber(field, value), unit = field.unit ?? "";
    if (unit === "week") return `week ${text}`;
    if (unit.startsWith("£")) return `${value < 0 ? minus : ""}£${text.replace(minus, "")}${unit.slice(1)}`;
    if (unit.startsWith("×")) return `× ${text}${unit.slice(1)}`;
    if (unit.includes("=")) return `${text} (${unit})`;
    return unit ? `${text} ${unit}` : text;
}
export function stepDecimals(field) {
    return field.step > 0 && field.step < 1 ? Math.min(6, Math.ceil(-Math.log10(field.step) - 1e-9)) : 0;
}
/// The same words as they begin a line.
export const capitalised = (words) => words.slice(0, 1).toUpperCase() + words.slice(1);

export const optionLabel = (name) => name.replaceAll("_", " ");

export const breakdowns = {
    deprivation: {
        title: "By how deprived the neighbourhood is",
        labels: ["Least deprived fifth", "Second fifth", "Middle fifth", "Fourth fifth",
            "Most deprived fifth"],
    },
    age: { title: "By age", labels: ["0–4", "5–14", "15–44", "45–64", "65–74", "75–84", "85+"] },
    registered: {
        title: "By where people are registered",
        labels: ["At a practice near them", "At an online practice"],
    },
    area: { title: "By area", labels: [] },
};

/// Names of the groups of a breakdown; areas come from the scenario.
export function groupLabels(by, described) {
    return by === "area" ? described.areas.map((area) => area.name) : breakdowns[by].labels;
}
