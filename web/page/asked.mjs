/// What the screen asks of a person through the page: words and files, which a canvas cannot take by itself.

import { element } from "./element.mjs";
import { fileKinds } from "./files.mjs";

/// Opens a dialog for what a node of the sheet holds; onText(text) with every letter of a single line, and with
/// all of several lines when they are handed over. Without lines it is a number: when it is finished.
export function askText({ words, lines, value, done = "Use this" }, onText) {
    const many = lines > 1, number = lines === 0;
    const field = element(many ? "textarea" : "input", { id: "asked-text", type: many ? null : "text", rows: many ? String(lines) : null,
        inputmode: number ? "decimal" : null, autocomplete: "off", spellcheck: "false", class: many ? "code" : null });
    field.value = value;
    const close = element("button", { type: "button", class: "button quiet small" }, many ? done : "Close");
    const dialog = element("dialog", { class: "lab-dialog", "aria-labelledby": "asked-title" },
        element("p", { class: "choose" }, element("label", { for: "asked-text", id: "asked-title" }, words), field),
        element("p", { class: "actions" }, close));
    if (!many) {
        if (!number) field.oninput = () => onText(field.value);
        field.onchange = () => {
            if (number) onText(field.value);
            dialog.close();
        };
    }
    close.onclick = () => {
        if (many) onText(field.value);
        dialog.close();
    };
    dialog.onclose = () => dialog.remove();
    document.body.append(dialog);
    dialog.showModal();
    field.select();
}

/// Lets the person choose a file of a kind, or several of them; onFiles(files).
export function askFile(kind, onFiles) {
    const { accept, several = false } = fileKinds[kind] ?? fileKinds[""];
    const input = element("input", { type: "file", accept, multiple: several });
    input.onchange = () => { if (input.files.length > 0) onFiles([...input.files]); };
    input.click();
}

/// Actions of the screen, by name: use(key, value) uses a node of the sheet; openFiles(node, files): files were chosen at
/// a node, of which its key and value are known.
export const askedActions = ({ use, openFiles }) => ({
    "ask-text": (asked) => {
        const [key, words, lines, ...value] = asked.split("\x1f");
        askText({ words, lines: Number(lines), value: value.join("\x1f") }, (text) => use(key, text));
    },
    "choose-file": (asked) => {
        const [key, value = ""] = asked.split("\x1f");
        askFile(value, (files) => openFiles({ key, value }, files));
    },
});
