// CodeMirror with what a cell needs. Escape, then Tab leaves it.
import { Decoration, EditorView, ViewPlugin, keymap, lineNumbers, drawSelection } from "./editor/codemirror-view.js";
import { EditorState, RangeSetBuilder } from "./editor/codemirror-state.js";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "./editor/codemirror-commands.js";
import { bracketMatching, indentUnit, syntaxHighlighting } from "./editor/codemirror-language.js";
import { python } from "./editor/codemirror-lang-python.js";
import { classHighlighter } from "./editor/lezer-highlight.js";

// A line that is too long goes on further right than it begins, as where code is only to be read: see python.css.
const hanging = ViewPlugin.define((view) => ({
  decorations: indents(view),
  update({ view, docChanged, viewportChanged }) { if (docChanged || viewportChanged) this.decorations = indents(view); },
}), { decorations: (plugin) => plugin.decorations });

function indents({ state, visibleRanges }) {
  const builder = new RangeSetBuilder();
  for (const { from, to } of visibleRanges) {
    for (let line = state.doc.lineAt(from); ; line = state.doc.line(line.number + 1)) {
      const style = `--by: ${line.text.search(/\S|$/)}ch`;
      builder.add(line.from, line.from, Decoration.line({ attributes: { style } }));
      if (line.to >= to) break;
    }
  }
  return builder.finish();
}

export function makeEditor(parent, { source, words, changed, run }) {
  const runs = ["Shift-Enter", "Mod-Enter"].map((key) => ({ key, run: () => { run(); return true; } }));
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: source,
      extensions: [
        keymap.of([...runs, indentWithTab, ...historyKeymap, ...defaultKeymap]), history(), lineNumbers(), drawSelection(),
        python(), indentUnit.of("    "), bracketMatching(), syntaxHighlighting(classHighlighter), EditorView.lineWrapping, hanging,
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
