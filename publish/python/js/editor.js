// CodeMirror with what a cell needs. Escape, then Tab leaves it.
import { EditorView, keymap, lineNumbers, drawSelection } from "./editor/codemirror-view.js";
import { EditorState } from "./editor/codemirror-state.js";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "./editor/codemirror-commands.js";
import { bracketMatching, indentUnit, syntaxHighlighting } from "./editor/codemirror-language.js";
import { python } from "./editor/codemirror-lang-python.js";
import { classHighlighter } from "./editor/lezer-highlight.js";

export function makeEditor(parent, { source, words, changed, run }) {
  const runs = ["Shift-Enter", "Mod-Enter"].map((key) => ({ key, run: () => { run(); return true; } }));
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: source,
      extensions: [
        keymap.of([...runs, indentWithTab, ...historyKeymap, ...defaultKeymap]), history(), lineNumbers(), drawSelection(),
        python(), indentUnit.of("    "), bracketMatching(), syntaxHighlighting(classHighlighter), EditorView.lineWrapping,
        EditorView.contentAttributes.of({ "aria-label": words, spellcheck: "false", autocapitalize: "off" }),
        EditorView.updateListener.of((update) => { if (update.docChanged) changed(view.state.doc.toString()); }),
      ],
    }),
  });
  return {
    focus: () => view.focus(),
    source: () => view.state.doc.toString(),
    put: (text) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
  };
}
