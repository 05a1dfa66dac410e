/// What may be chosen in a design, in plain words with the statistical term beside it. The same words as
/// web/session/trial/words.cpp.

export const unitWords = {
    citizen: ["Each person", "People are put into groups by chance, one by one (randomised, unit: person)."],
    provider: ["Each practice", "Whole practices are put into groups by chance, with everybody on their lists (cluster-randomised, unit: provider)."],
    area: ["Each area", "Whole areas are put into groups by chance, with everybody who lives there (cluster-randomised, unit: area)."],
    week: ["Weeks in turn", "The whole town switches between the groups, by chance, from one period to the next (switchback, unit: week)."],
    stepped_wedge: ["One area after another", "Areas start one after the other, in an order drawn by chance, until all have it (stepped wedge, unit: area)."],
    saturation: ["Areas at different shares", "Areas are drawn to have none, some or all of their people treated, then people within them (two-stage saturation)."],
};
export const looksWords = {
    fixed: ["Once, at the end", "The result is looked at once, when the trial is over (fixed horizon)."],
    naive: ["Often, uncorrected", "The result is looked at again and again, and the trial stops at the first success (naive peeking)."],
    obrien_fleming: ["Often, strict at first", "Early looks need overwhelming results; the last look costs almost nothing (group sequential, O'Brien-Fleming)."],
    pocock: ["Often, equally strict", "Every look has to pass the same, stricter test (group sequential, Pocock)."],
    always_valid: ["As often as you like", "The interval is wide enough to hold however often anybody looks (always-valid confidence sequence)."],
};
export const methodWords = { difference: "Simple difference", proportion: "Difference in shares", hc2: "Difference, robust error",
    lin: "Adjusted for who people are", cuped: "Adjusted for the time before", cluster: "Counts whole clusters",
    iv: "Effect on those who took it up", permutation: "Reshuffling", sequential: "Valid at every look", bayes: "Chance of being best" };
