/// The text of the workshop: an editor with line numbers, undo, completion, and what is wrong marked where it is wrong. It stands in
/// a shadow, since its styles are made as it runs.

import { autocompletion, bracketMatching, closeBrackets, closeBracketsKeymap, completionKeymap, defaultKeymap, drawSelection, EditorState,
    EditorView, foldGutter, foldKeymap, highlightActiveLine, highlightSelectionMatches, HighlightStyle, history, historyKeymap, indentOnInput,
    isolateHistory, json, keymap, lineNumbers, lintGutter, lintKeymap, redo, redoDepth, searchKeymap, setDiagnostics, syntaxHighlighting, tags, undo,
    undoDepth } from "./code.mjs";

/// The page's own colours, which follow its themes.
const look = EditorView.theme({
    "&": { height: "100%", fontSize: "0.875rem", color: "var(--ink)", backgroundColor: "var(--raised)" },
    "&.cm-focused": { outline: "3px solid var(--focus)", outlineOffset: "-1px" },
    ".cm-scroller": { fontFamily: "ui-monospace, 'SF Mono', Consolas, 'DejaVu Sans Mono', monospace", lineHeight: "1.5" },
    ".cm-content": { caretColor: "var(--ink)" },
    ".cm-cursor, .cm-dropCursor": { borderLeftColor: "var(--ink)" },
    ".cm-gutters": { backgroundColor: "var(--paper)", color: "var(--soft)", borderRight: "1px solid var(--line)" },
    ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--reform) 8%, transparent)" },
    "&.cm-focused .cm-selectionBackground, .cm-selectionBackground, ::selection": { backgroundColor: "color-mix(in srgb, var(--reform) 28%, transparent) !important" },
    ".cm-panels, .cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--ink)", border: "1px solid var(--strong-line)" },
    ".cm-tooltip-autocomplete ul li[aria-selected]": { backgroundColor: "var(--reform)", color: "var(--on-reform)" },
    ".cm-completionDetail": { color: "inherit", fontStyle: "normal", opacity: "0.85" },
    ".cm-completionInfo": { maxWidth: "22rem" },
    ".cm-diagnostic-error": { borderLeftColor: "var(--worse)" },
    ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--worse)", textDecorationSkipInk: "none" },
    ".cm-foldPlaceholder": { backgroundColor: "var(--paper)", color: "var(--soft)", borderColor: "var(--line)" },
});
const colours = HighlightStyle.define([
    { tag: tags.propertyName, color: "var(--reform)" },
    { tag: tags.string, color: "var(--better)" },
    { tag: [tags.number, tags.bool, tags.null], color: "var(--truth)" },
]);

export class Editor {
    /// parent: an element; label: what it is called; onText(text): something was written or undone; complete: a completion source.
    constructor({ parent, label, onText, complete }) {
        const root = parent.attachShadow({ mode: "open" });
        const updates = EditorView.updateListener.of((update) => { if (update.docChanged) onText(this.text); });
        this.view = new EditorView({ parent: root, root, state: EditorState.create({ doc: "", extensions: [
            lineNumbers(), foldGutter(), lintGutter(), history(), drawSelection(), indentOnInput(), bracketMatching(), closeBrackets(),
            autocompletion({ override: [complete] }), highlightActiveLine(), highlightSelectionMatches(), json(), look, syntaxHighlighting(colours),
            EditorView.lineWrapping, EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
            // Tab leaves the text, as everywhere on the page.
            keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...foldKeymap, ...completionKeymap, ...lintKeymap]),
            updates] }) });
    }

    get text() {
        return this.view.state.doc.toString();
    }

    /// Another text in the place of this one; undone like anything that is written.
    replace(text) {
        const { length } = this.view.state.doc;
        this.view.dispatch({ changes: { from: 0, to: length, insert: text }, selection: { anchor: 0 }, scrollIntoView: true, annotations: isolateHistory.of("full") });
    }

    /// Pieces of text in the place of others: [{offset, length, content}], of the text as it is now; one step for Undo.
    edit(pieces) {
        this.view.dispatch({ changes: pieces.map(({ offset, length, content }) => ({ from: offset, to: offset + length, insert: content })),
            annotations: isolateHistory.of("full") });
    }

    /// Marks what is wrong: [{line, column, text}], counted from 1; without a line, the whole.
    mark(problems) {
        const { doc } = this.view.state;
        const places = problems.map(({ line, column, text }) => {
            const at = doc.line(Math.min(Math.max(1, line), doc.lines));
            const from = Math.min(at.from + Math.max(0, column - 1), at.to);
            const [token = ""] = /^(?:"(?:[^"\\]|\\.)*"|[^\s,:\]}]+)/.exec(doc.sliceString(from, at.to)) ?? [];
            return { from, to: Math.max(from, Math.min(from + token.length, at.to)), severity: "error", message: text.split("\n")[0] };
        });
        this.view.dispatch(setDiagnostics(this.view.state, places.sort((a, b) => a.from - b.from)));
    }

    /// Puts the cursor at a line and column, both from 1, in the middle of what is seen.
    goTo(line, column = 1) {
        const { doc } = this.view.state, at = doc.line(Math.min(Math.max(1, line), doc.lines));
        const anchor = Math.min(at.from + Math.max(0, column - 1), at.to);
        this.view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: "center" }) });
        this.view.focus();
    }

    /// Brings a piece of the text into sight and marks it, without the focus.
    show(offset, length) {
        this.view.dispatch({ selection: { anchor: offset, head: offset + length }, effects: EditorView.scrollIntoView(offset, { y: "center" }) });
    }

    undo = () => undo(this.view);
    redo = () => redo(this.view);

    /// Whether there is something to undo, and to do again.
    get steps() {
        return { undo: undoDepth(this.view.state) > 0, redo: redoDepth(this.view.state) > 0 };
    }
}
