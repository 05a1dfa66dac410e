/// What is used: sliders, switches, choices, fields, buttons, files.

import { html, live, nothing } from "../lit.mjs";
import { fileKinds } from "../files.mjs";
import { help } from "./words.mjs";

/// Up to so many options are all shown at once.
const most_shown = 7;

/// What a screen reader says after a control's name: its help, its marks, and why a value was not taken.
function described(node, id) {
    const parts = [node.invalid && `${id}-invalid`, node.help && `${id}-help`, node.usual_words && `${id}-usual`,
        node.share_words && `${id}-share`].filter(Boolean);
    return parts.length ? parts.join(" ") : nothing;
}

/// What stands below a control.
function below(node, id) {
    return html`${node.invalid ? html`<p class="invalid" id="${id}-invalid" role="alert">${node.invalid}</p>` : nothing}
        ${node.usual_words ? html`<p class="marks" id="${id}-usual">${node.usual_words}</p>` : nothing}
        ${node.share_words ? html`<p class="share" id="${id}-share"><meter min="0" max="1" .value=${node.share ?? 0}
            aria-hidden="true"></meter> ${node.share_words}</p>` : nothing}`;
}

/// Beside a control stands what is pressed; below it what is read.
const isPressed = ({ kind }) => kind === "button";
const isRead = (child) => !isPressed(child);

/// A control with everything around it.
function field(node, view, inputs, { labelled = true } = {}) {
    const id = view.idOf(node.key);
    return html`<div class="field ${node.mark ?? ""}${node.moved ? " moved" : ""}" data-key=${node.key}>
        ${labelled ? html`<label for=${id}>${node.words}</label>` : nothing}${help(node, view)}
        <div class="inputs">${inputs(id)}${view.children(node, isPressed)}</div>${below(node, id)}${view.children(node, isRead)}</div>`;
}

/// What a number field shows: as it is, without the last bits of a fraction.
const written = (value) => (Number.isFinite(value) ? String(Number(value.toPrecision(12))) : "");

/// A value as the sheet has it, or what a person is typing just now.
function typed(id, value) {
    const element = document.getElementById(id);
    return live(element?.dataset.typing && element === document.activeElement ? element.value : value);
}
const typing = ({ target }) => { target.dataset.typing = "1"; };

/// Sends what has been typed once it is finished.
const finished = (node, view) => ({ target }) => {
    delete target.dataset.typing;
    view.use(node.key, target.value);
};

/// A digit on a slider is the first of a number: it goes on in the field beside it.
function typeExactly(event, id) {
    if (!/^[-0-9.]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    const exact = document.getElementById(`${id}-exact`);
    exact.focus();
    exact.value = "";
    exact.dataset.typing = "1";
}

function numberInput(node, view, id, { name = nothing, stop = true } = {}) {
    return html`<input type="number" id=${id} data-use=${node.key} step="any" inputmode="decimal" autocomplete="off"
        min=${node.low ?? nothing} max=${node.high ?? nothing} aria-label=${name} aria-describedby=${described(node, view.idOf(node.key))}
        aria-invalid=${node.invalid ? "true" : nothing} ?disabled=${node.disabled ?? false} tabindex=${stop ? nothing : -1}
        .value=${typed(id, written(node.value))} @input=${typing} @change=${finished(node, view)}>`;
}

/// After the last key, before a long text that is being written is tried, in milliseconds.
const pause_ms = 400;

/// A long text is sent while it is written, each state of it once.
function writing(node, view) {
    const send = (area) => {
        if (area.dataset.sent === area.value) return;
        area.dataset.sent = area.value;
        view.use(node.key, area.value);
    };
    return {
        input: ({ target }) => {
            target.dataset.typing = "1";
            clearTimeout(Number(target.dataset.timer));
            target.dataset.timer = setTimeout(() => send(target), pause_ms);
        },
        change: ({ target }) => {
            clearTimeout(Number(target.dataset.timer));
            send(target);
            for (const name of ["typing", "sent"]) delete target.dataset[name];
        },
    };
}

function area(node, view, id) {
    const { input, change } = writing(node, view);
    return html`<textarea id=${id} data-use=${node.key} class="code" rows=${node.lines} spellcheck="false" autocomplete="off" wrap="off"
        aria-describedby=${described(node, id)} aria-invalid=${node.invalid ? "true" : nothing} ?disabled=${node.disabled ?? false}
        .value=${typed(id, node.value ?? "")} @input=${input} @change=${change}></textarea>`;
}

export const controls = {
    slider: (node, view) => field(node, view, (id) => html`
        <output class="value" for=${id} aria-live="off">${node.value_words}</output>
        <input type="range" id=${id} data-use=${node.key} min=${node.low} max=${node.high} step=${node.step || "any"}
            aria-valuetext=${node.value_words ?? nothing} aria-describedby=${described(node, id)} ?disabled=${node.disabled ?? false}
            .value=${live(String(node.value))} @keydown=${(event) => typeExactly(event, id)}
            @input=${({ target }) => view.use(node.key, `hold:${target.value}`)}
            @change=${({ target }) => { view.use(node.key, target.value); view.use(node.key, "release"); }}>
        ${numberInput(node, view, `${id}-exact`, { name: `${node.words}: exact value${node.unit ? `, ${node.unit}` : ""}`,
            stop: view.exactStops })}`),

    number: (node, view) => field(node, view, (id) => html`${numberInput(node, view, id)}
        ${node.unit ? html`<span class="unit">${node.unit}</span>` : nothing}`),

    "text-field": (node, view) => field(node, view, (id) => node.lines > 1 ? area(node, view, id) : html`<input type="text" id=${id} data-use=${node.key} autocomplete="off"
        aria-describedby=${described(node, id)} aria-invalid=${node.invalid ? "true" : nothing} ?disabled=${node.disabled ?? false}
        .value=${typed(id, node.value ?? "")} @input=${typing} @change=${finished(node, view)}>`),

    switch: (node, view) => field(node, view, (id) => html`<input type="checkbox" role="switch" id=${id} data-use=${node.key}
        aria-describedby=${described(node, id)} ?disabled=${node.disabled ?? false} .checked=${live(node.value === true)}
        @change=${({ target }) => view.use(node.key, String(target.checked))}>
        <output class="value" for=${id} aria-live="off">${node.value_words ?? nothing}</output>`),

    choice: (node, view) => node.key === "room" ? rooms(node, view) : (node.options ?? []).length > most_shown || node.key === "scenario" ? select(node, view) : radios(node, view),

    button: (node, view) => html`<button type="button" class="button${node.tone === "strong" ? "" : " quiet"}${view.small?.(node) ? " small" : ""}"
        id=${view.idOf(node.key)} data-key=${node.key} data-use=${node.key} aria-pressed=${node.pressed === undefined ? nothing : String(node.pressed)}
        aria-describedby=${described(node, view.idOf(node.key))} ?disabled=${disabled(node, view)} aria-disabled=${node.disabled ? "true" : nothing}
        aria-busy=${node.busy ? "true" : nothing} title=${node.help || nothing} aria-keyshortcuts=${node.shortcuts ?? nothing}
        @click=${() => node.disabled || view.use(node.key, "")}>${node.picture && view.pictures ? view.rare("cells")?.(node.picture) ?? nothing : nothing}${node.words}</button>${node.help ? html`<span class="unseen" id="${view.idOf(node.key)}-help"
            >${node.help}</span>` : nothing}${view.children(node)}`,

    file: (node, view) => field(node, view, (id) => {
        const { accept, several = false } = fileKinds[node.value] ?? fileKinds[""];
        return html`<input type="file" id=${id} data-use=${node.key} accept=${accept} ?multiple=${several} aria-describedby=${described(node, id)}
            @change=${({ target }) => {
                const files = [...target.files];
                // The same file may be chosen again after it has been mended.
                target.value = "";
                if (files.length > 0) view.openFiles(node, files);
            }}>`;
    }),
};

/// A button that has just been pressed keeps the focus, though it can do no more.
function disabled(node, view) {
    return node.disabled === true && document.activeElement?.id !== view.idOf(node.key);
}

/// Where one can go: the rooms.
const rooms = (node, view) => html`<nav id=${view.idOf(node.key)} data-key=${node.key} aria-label=${node.words}>${node.options.map(({ key, words }) =>
    html`<button type="button" class="as-link" id="${view.idOf(node.key)}-${key}" data-use=${node.key} aria-current=${key === node.value ? "page" : nothing}
        @click=${() => view.use(node.key, key)}>${words}</button>`)}</nav>`;

const helpOf = ({ options, value }) => options.find(({ key }) => key === String(value))?.help;

function select(node, view) {
    const chosen = helpOf(node);
    // A list shows its first entry where none is chosen: that would say what nobody said.
    const known = node.options.some(({ key }) => key === String(node.value));
    return field({ ...node, help: [...new Set([node.help, chosen])].filter(Boolean).join(" ") }, view, (id) => html`<select id=${id} data-use=${node.key}
        aria-describedby=${node.help || chosen ? `${id}-help` : nothing} ?disabled=${node.disabled ?? false} .value=${live(String(node.value))}
        @change=${({ target }) => view.use(node.key, target.value)}>
        ${known ? nothing : html`<option value=${String(node.value)} selected disabled>Choose</option>`}
        ${node.options.map(({ key, words }) => html`<option value=${key} ?selected=${key === String(node.value)}>${words}</option>`)}</select>`);
}

function radios(node, view) {
    const id = view.idOf(node.key);
    const option = ({ key, words, help: more }, index) => html`<div class="option">
        <input type="radio" id="${id}-${index}" name=${id} value=${key} data-use=${node.key} aria-describedby=${more ? `${id}-${index}-help` : nothing}
            ?disabled=${node.disabled ?? false} .checked=${live(key === String(node.value))}
            @change=${() => view.use(node.key, key)}>
        <label for="${id}-${index}">${words}</label>
        ${more ? html`<p class="hint" id="${id}-${index}-help">${more}</p>` : nothing}</div>`;
    return html`<fieldset class="field choice ${node.mark ?? ""}${node.moved ? " moved" : ""}" id=${id} data-key=${node.key}
        aria-describedby=${described(node, id)}><legend>${node.words}</legend>${node.options.some((each) => each.help === node.help) ? nothing : help(node, view)}
        <div class="options">${node.options.map(option)}</div>
        ${node.children?.length ? html`<div class="inputs">${view.children(node)}</div>` : nothing}${below(node, id)}</fieldset>`;
}
