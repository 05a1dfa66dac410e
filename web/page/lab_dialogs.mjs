/// Where a person writes and pastes: beside the canvas, with the browser's own text fields, so that the
/// clipboard, the keyboard of a phone and a screen reader work as everywhere.

import { element } from "./element.mjs";
import { readFile } from "./files.mjs";

const pause_ms = 300;  // after the last key, before what is written is tried

function made(id, title, ...children) {
    const close = element("button", { type: "button", class: "button quiet small" }, "Close");
    const dialog = element("dialog", { id, class: "lab-dialog", "aria-labelledby": `${id}-title` },
        element("h2", { id: `${id}-title` }, title), ...children, element("p", { class: "actions" }, close));
    close.onclick = () => dialog.close();
    document.body.append(dialog);
    return { dialog, actions: close.parentElement };
}

let editor = null;

/// Opens the formula's file; onText(text) is called when the person has written something.
export function editFormula(text, onText) {
    if (!editor) {
        const area = element("textarea", { id: "formula-area", class: "code", spellcheck: "false", wrap: "off",
            "aria-describedby": "formula-hint" });
        const problems = element("div", { role: "status", id: "formula-problems" });
        const { dialog } = made("formula-editor", "The formula, as it is written",
            element("p", { class: "hint", id: "formula-hint" }, "Change a step under “steps”: “is” says how it is worked out, "
                + "in any order. What you write is tried at once, and the numbers beside it follow. "
                + "Nothing leaves this computer."),
            element("label", { for: "formula-area", class: "unseen" }, "Formula file"), area, problems);
        editor = { dialog, area, problems, timer: 0, onText };
        area.oninput = () => {
            clearTimeout(editor.timer);
            editor.timer = setTimeout(() => editor.onText(area.value), pause_ms);
        };
    }
    editor.onText = onText;
    editor.area.value = text;
    editor.dialog.show();
    editor.area.focus();
    editor.area.setSelectionRange(0, 0);
    editor.area.scrollTop = 0;
}

/// Puts the cursor at a line and column, both from 1.
export function goTo(area, line, column) {
    const lines = area.value.split("\n");
    const at = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0) + Math.max(0, column - 1);
    area.focus();
    area.setSelectionRange(at, at + 1);
    area.scrollTop = Math.max(0, (line - 6) * parseFloat(getComputedStyle(area).lineHeight));
}

/// A list of problems; each that has a place in `area` can be pressed to go there.
export function problemList(problems, area) {
    if (problems.length === 0) return [];
    return [element("p", {}, problems.length === 1 ? "One thing is wrong:" : `${problems.length} things are wrong:`),
        element("ul", {}, ...problems.map(({ where, text }) => {
            const [, line, column] = /:(\d+):(\d+)$/.exec(where) ?? [];
            const [first, ...excerpt] = text.split("\n");
            const go = line && area ? element("button", { type: "button", class: "button quiet small",
                onclick: () => goTo(area, Number(line), Number(column)) }, `Line ${line}`) : "";
            return element("li", {}, first, " ", go,
                excerpt.length ? element("pre", { class: "excerpt" }, excerpt.join("\n")) : "");
        }))];
}

/// What the screen found wrong with what is being written.
export function showProblems(problems) {
    if (!editor?.dialog.open) return;
    const found = problemList(problems, editor.area);
    editor.problems.replaceChildren(...(found.length ? found : [element("p", {}, "The formula is sound.")]));
}

let table = null;

/// Asks for a table, pasted or chosen; onTable({file, bytes, note}).
export function askTable(onTable, { each, decode, notice }) {
    if (!table) {
        const area = element("textarea", { id: "table-area", class: "code", rows: "8", spellcheck: "false", wrap: "off" });
        const file = element("input", { id: "table-file", type: "file", accept: ".csv,.tsv,.tab,.psv,.txt,text/csv,text/plain" });
        const use = element("button", { type: "button", class: "button" }, "Use this table");
        const { dialog, actions } = made("table-dialog", "Your own table",
            element("p", { class: "hint", id: "table-hint" }),
            element("p", { class: "choose" }, element("label", { for: "table-area" }, "Paste cells from a spreadsheet"), area),
            element("p", { class: "choose" }, element("label", { for: "table-file" }, "or choose a CSV file"), file));
        actions.prepend(use);
        table = { dialog, area, file, onTable };
        use.onclick = () => {
            if (area.value.trim() === "") return area.focus();
            dialog.close();
            table.onTable({ file: "pasted table", bytes: new TextEncoder().encode(area.value), note: "" });
        };
        file.onchange = async () => {
            const [chosen] = file.files;
            if (!chosen) return;
            dialog.close();
            try {
                table.onTable(await readFile(chosen, decode));
            } catch (error) {
                notice(error.message);
            }
            file.value = "";
        };
    }
    table.onTable = onTable;
    document.getElementById("table-hint").textContent = `The first row holds the headings; then one row a ${each}. Pounds signs, `
        + "thousands separators, quoted cells and files from Windows or an old Mac are understood. Nothing leaves this computer.";
    table.dialog.showModal();
    table.area.focus();
}
