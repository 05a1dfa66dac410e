/// Tables for spreadsheets.

/// Text that a spreadsheet would take for a formula begins with one of these; a signed number is none.
const command = /^[=+\-@\t\r]/, signedNumber = /^[+-](\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/// A cell as a file holds it: quoted where it must be, and harmless. An apostrophe stands before what
/// would be a formula: a name in somebody's table must not become a command in somebody else's Excel.
function cell(value) {
    let text = value === null || value === undefined ? "" : String(value);
    if (typeof value !== "number" && command.test(text) && !signedNumber.test(text)) text = `'${text}`;
    return /[",;\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/// Rows as CSV for spreadsheets: RFC 4180, with the byte-order mark without which Excel takes UTF-8 for
/// something else.
export const csvText = (rows) => `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
