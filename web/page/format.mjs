/// Numbers as people read them, in the words of sim/core/number_words.hpp and value_words.hpp: both are held to
/// the same table, tests/core/words_table.json.

const minus = "\u2212";
export const noValue = "no value";

/// As one rounds by hand: the digits that a number holds of any decimal, half away from zero.
function grouped(value, decimals) {
    return Math.abs(Number(value.toPrecision(15))).toLocaleString("en-GB", {
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

/// A share (1 is all) in per cent: "75.2%".
export const share = (value, decimals) => `${number(value * 100, decimals)}%`;

/// Decimals of a share in per cent, as the map view has them.
const shareDecimals = (outcome) => Math.min(outcome.decimals, 1);

export function number(value, decimals) {
    const text = grouped(value, decimals);
    return signOf(value, text) + text;
}

/// Money of all areas or practices in a year: a simulated town does not know its last thousand.
const isYearlyTotal = (outcome) => Boolean(outcome.money) && outcome.unit === "£ a year";
const hardlyPounds = 500;

/// A value of an outcome: "9.1 days", "75%", "£9.8m"; "no value" where there is none. more: decimals beyond the usual.
export function outcomeValue(outcome, value, withUnit = true, more = 0) {
    if (value === null || value === undefined) return noValue;
    if (isYearlyTotal(outcome) && Math.abs(value) < hardlyPounds) return "£0";
    if (outcome.money) return money(value);
    if (outcome.share) return share(value, shareDecimals(outcome) + more);
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

/// How large a difference is, without its sign: "2.1 days", "4.2 points", "£9.0m".
function amount(outcome, value, withUnit = true) {
    const size = Math.abs(value);
    if (outcome.money) return money(size);
    const points = outcome.share && number(size * 100, shareDecimals(outcome));
    if (points) return `${points} ${/^1(\.0)?$/.test(points) ? "point" : "points"}`;
    const text = number(size, outcome.decimals);
    return withUnit && outcome.unit && !/[ /£]/.test(outcome.unit) ? `${text} ${outcome.unit}` : text;
}

// What rounds to nothing.
const isHardly = (outcome, value) => !/[1-9]/.test(amount(outcome, value))
    || isYearlyTotal(outcome) && Math.abs(value) < hardlyPounds;

/// A difference with its sign, as the end of a range: "+2.1 days", "−4.2 points", "+0.04 visits a year".
export function outcomeDifference(outcome, value) {
    if (value === null || value === undefined) return noValue;
    if (value === 0) return "no change";
    const unit = outcome.money || outcome.share || !outcome.unit ? "" : ` ${outcome.unit}`;
    return (isHardly(outcome, value) ? "" : value < 0 ? minus : "+") + amount(outcome, value, false) + unit;
}

/// A difference in words: "2.1 days less", "no change", and "about the same" for one that rounds to nothing.
export function difference(outcome, value) {
    if (value === null || value === undefined) return noValue;
    if (value === 0) return "no change";
    if (isHardly(outcome, value)) return "about the same";
    return `${amount(outcome, value)} ${value < 0 ? "less" : "more"}`;
}

/// "better", "worse" or "" where a change is neither.
export function judgement(outcome, value) {
    if (!outcome.direction || !value || isHardly(outcome, value)) return "";
    return value * outcome.direction > 0 ? "better" : "worse";
}

/// True for a setting that is a share of something, shown in per cent.
const isShareOf = (field) => field.high <= 1 && /^(of|more than) /.test(field.unit ?? "");

/// The zeros beyond so many decimals left out.
function withoutZeros(text, decimals) {
    const dot = text.indexOf(".");
    if (dot < 0) return text;
    const end = Math.max(dot + 1 + decimals, text.replace(/0+$/, "").length);
    return text.slice(0, end).replace(/\.$/, "");
}
const betweenSteps = 2; // decimals more for what was set between two steps

/// A number setting's value without its unit, "75%", "5.16": with as many decimals as its step has, and up to two
/// more where it was set between two steps.
export function settingNumber(field, value) {
    if (isShareOf(field)) {
        const decimals = field.step > 0 && field.step < 0.0095 ? 1 : 0;
        return `${withoutZeros(number(value * 100, decimals + betweenSteps), decimals)}%`;
    }
    const decimals = Math.min(4, stepDecimals(field));
    if (field.unit?.startsWith("£")) return number(value, decimals === 0 && Number.isInteger(value) ? 0 : 2);
    return withoutZeros(number(value, decimals + betweenSteps), decimals);
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
    if (field.step >= 1 || field.type === "integer") return 0;
    return field.step > 0 ? Math.min(6, Math.ceil(-Math.log10(field.step) - 1e-9)) : 2;
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
