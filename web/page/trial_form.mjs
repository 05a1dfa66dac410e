/// The design of a trial as form controls, for the plain view.

import { element } from "./element.mjs";
import { optionLabel, settingValue } from "./format.mjs";
import { addedArm } from "./trial_link.mjs";
import { percent } from "./trial_tables.mjs";
import { looksWords, methodWords, unitWords } from "./trial_words.mjs";

/// A select with a sentence below. options: [[value, name]].
export function chooser(id, label, options, value, hint, onChange) {
    const select = element("select", { id, "aria-describedby": hint ? `${id}-hint` : null, onchange: () => onChange(select.value) },
        ...options.map(([key, name]) => element("option", { value: key }, name)));
    select.value = value;
    return element("div", { class: "field" }, element("label", { for: id }, label),
        hint ? element("p", { class: "hint", id: `${id}-hint` }, hint) : "", element("div", { class: "inputs" }, select));
}

/// A line to type in, taken when it is left or entered.
export function typed(id, label, value, hint, onChange) {
    const input = element("input", { type: "text", id, autocomplete: "off", spellcheck: "false",
        "aria-describedby": hint ? `${id}-hint` : null, onchange: () => onChange(input.value.trim()) });
    input.value = value;
    return element("div", { class: "field" }, element("label", { for: id }, label),
        hint ? element("p", { class: "hint", id: `${id}-hint` }, hint) : "", element("div", { class: "inputs" }, input));
}

function slider(id, label, { value, low, high, step, words, hint = "" }, onChange) {
    const shown = element("output", { class: "value", for: id }, words(value));
    const input = element("input", { type: "range", id, min: low, max: high, step, "aria-valuetext": words(value),
        "aria-describedby": hint ? `${id}-hint` : null, onchange: () => onChange(Number(input.value)), oninput: () => {
            shown.textContent = words(Number(input.value));
            input.setAttribute("aria-valuetext", shown.textContent);
        } });
    input.value = value;
    return element("div", { class: "field" }, element("label", { for: id }, label),
        hint ? element("p", { class: "hint", id: `${id}-hint` }, hint) : "", element("div", { class: "inputs" }, shown, input));
}

function toggle(id, label, value, onChange) {
    const box = element("input", { type: "checkbox", id, onchange: () => onChange(box.checked) });
    box.checked = value;
    return element("div", { class: "field" }, element("label", { for: id }, label), element("div", { class: "inputs" }, box));
}

/// The other groups make room in proportion.
function shareOut(arms, changed) {
    const others = arms.reduce((sum, { share }, index) => index === changed ? sum : sum + share, 0);
    const left = 1 - arms[changed].share;
    arms.forEach((arm, index) => {
        if (index !== changed) arm.share = others > 0 ? arm.share * left / others : left / (arms.length - 1);
    });
}

function settingRow(id, field, value, onChange) {
    const hint = `Without treatment: ${settingValue(field, field.usual)}.`;
    if (field.type === "boolean") return toggle(id, `${field.label}. ${hint}`, value !== 0, (on) => onChange(on ? 1 : 0));
    if (field.type === "choice") {
        return chooser(id, field.label, field.options.map((name, index) => [index, optionLabel(name)]), value, hint,
            (chosen) => onChange(Number(chosen)));
    }
    return slider(id, field.label, { value, low: field.low, high: field.high, step: field.step || "any",
        words: (now) => settingValue(field, now), hint }, onChange);
}

/// Builds the controls of `design`; change(edit) is called with a function that edits a copy of it.
export function designForm({ design, start, menu, fields, change }) {
    const shared = design.unit !== "saturation" && design.unit !== "stepped_wedge";
    const used = new Set(start.arms.flatMap(({ settings }) => Object.keys(settings)));
    const treatable = fields.filter(({ key, kind }) => kind === "lever" || used.has(key));
    const groups = design.arms.map((arm, index) => {
        const rows = Object.entries(arm.settings).map(([key, value]) => {
            const field = fields.find((known) => known.key === key);
            return field ? settingRow(`arm-${index}-${key}`, field, value,
                (now) => change((d) => { d.arms[index].settings[key] = now; })) : "";
        });
        const others = treatable.filter(({ key }) => !(key in arm.settings));
        return element("fieldset", {}, element("legend", {}, arm.label),
            shared ? slider(`share-${index}`, "Share of people", { value: arm.share, low: 0.02, high: 0.98, step: 0.01, words: percent },
                (share) => change((d) => { d.arms[index].share = share; shareOut(d.arms, index); })) : "",
            ...rows,
            index === 0 ? element("p", { class: "hint" }, "Nothing changes for them (control).")
                : chooser(`add-${index}`, "Change something else for them", [["", "–"], ...others.map(({ key, label }) => [key, label])], "", "",
                    (key) => key && change((d) => {
                        const field = fields.find((known) => known.key === key);
                        d.arms[index].settings[key] = field.usual < (field.low + field.high) / 2 ? field.high : field.low;
                    })),
            index > 0 && design.arms.length > 2 ? element("button", { type: "button", class: "button quiet small",
                onclick: () => change((d) => {
                    d.arms[index].share = 0;
                    shareOut(d.arms, index);
                    d.arms.splice(index, 1);
                }) }, `Remove ${arm.label}`) : "");
    });
    const weeks = (n) => `${n} ${n === 1 ? "week" : "weeks"}`;
    const outcome = menu.outcomes.find(({ key }) => key === design.outcome);
    const methodSentence = menu.method_words[menu.methods.indexOf(design.method)] ?? "";
    const periods = design.unit === "week" || design.unit === "stepped_wedge";
    return [...groups,
        element("p", {}, element("button", { type: "button", class: "button quiet small", id: "add-arm", onclick: () => change((d) => {
            d.arms.push({ ...structuredClone(d.arms.at(-1)), ...addedArm(d.arms.length), share: 1 / (d.arms.length + 1) });
            shareOut(d.arms, d.arms.length - 1);
        }) }, "Add a group")),
        chooser("unit", "Who is put into groups", Object.entries(unitWords).map(([key, [name]]) => [key, name]), design.unit,
            unitWords[design.unit][1], (unit) => change((d) => {
                d.unit = unit;
                if (unit === "saturation" && d.saturations.length < 2) d.saturations = [0, 0.25, 0.5, 0.75, 1];
            })),
        periods ? slider("block", design.unit === "week" ? "Length of a period" : "Time between two starts",
            { value: design.block_weeks, low: 1, high: 13, step: 1, words: weeks }, (n) => change((d) => { d.block_weeks = n; })) : "",
        chooser("outcome", "What is counted", menu.outcomes.map(({ key, label }) => [key, label]), design.outcome,
            outcome ? `${outcome.sentence}`.replace(/([^.])$/, "$1.") : "", (key) => change((d) => { d.outcome = key; d.effect = 0; })),
        slider("weeks", "How long it runs", { value: design.weeks, low: 2, high: 104, step: 1, words: weeks },
            (n) => change((d) => { d.weeks = n; })),
        chooser("looks", "How often do you look?", Object.entries(looksWords).map(([key, [name]]) => [key, name]), design.looks,
            looksWords[design.looks][1], (key) => change((d) => { d.looks = key; })),
        design.looks === "fixed" ? "" : slider("look-every", "A look every", { value: design.look_every, low: 1, high: 13, step: 1, words: weeks },
            (n) => change((d) => { d.look_every = n; })),
        chooser("method", "How it is worked out", menu.methods.map((key) => [key, methodWords[key] ?? key]), design.method,
            `${methodSentence} (method: ${design.method})`, (key) => change((d) => { d.method = key; })),
        element("details", {}, element("summary", {}, element("h3", {}, "More choices")),
            toggle("stratified", "Every kind of person or place is in each group (stratified)", design.stratified,
                (on) => change((d) => { d.stratified = on; })),
            toggle("rerandomised", "Groups are drawn again until they look alike (re-randomised)", design.rerandomised,
                (on) => change((d) => { d.rerandomised = on; })),
            slider("exclude", "Left out altogether (exclusion)", { value: design.exclude, low: 0, high: 0.9, step: 0.05, words: percent },
                (share) => change((d) => { d.exclude = share; })),
            slider("attrition", "Never heard of again (attrition)", { value: design.attrition, low: 0, high: 0.6, step: 0.05, words: percent },
                (share) => change((d) => { d.attrition = share; })),
            slider("alpha", "False alarms that are accepted (alpha)", { value: design.alpha, low: 0.01, high: 0.2, step: 0.01, words: percent },
                (share) => change((d) => { d.alpha = share; })),
            slider("power", "Real effects that are to be found (power)", { value: design.power, low: 0.5, high: 0.95, step: 0.05, words: percent },
                (share) => change((d) => { d.power = share; })))];
}
