/// Making elements without writing HTML as text.

/// element("p", {class: "hint"}, "text", child…). Attributes that are false or null are left out;
/// those whose names start with "on" are listeners.
export function element(tag, attributes = {}, ...children) {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
        if (value === false || value === null || value === undefined) continue;
        if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
        else made.setAttribute(name, value === true ? "" : value);
    }
    made.append(...children.filter((child) => child !== null && child !== ""));
    return made;
}

/// A table. columns: [{text, class}]; rows: [[heading, cell…]] where a cell is text or
/// {text, class, verdict}.
export function table({ caption, hint = "", columns, rows, kind = "" }) {
    const cell = (value) => typeof value === "string" ? element("td", {}, value)
        : element("td", { class: value.class }, value.text,
            value.verdict ? element("span", { class: `verdict ${value.verdict}` }, value.verdict) : "");
    const heads = columns.map(({ text, class: name }) => element("th", { scope: "col", class: name }, text));
    const body = rows.map(([heading, ...cells]) =>
        element("tr", {}, element("th", { scope: "row" }, heading), ...cells.map(cell)));
    return element("div", { class: "scroll", role: "region", "aria-label": caption, tabindex: "0" },
        element("table", { class: kind || null },
            element("caption", {}, caption, hint ? element("span", { class: "hint" }, hint) : ""),
            element("thead", {}, element("tr", {}, ...heads)),
            element("tbody", {}, ...body)));
}
