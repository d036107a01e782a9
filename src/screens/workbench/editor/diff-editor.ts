import { editor } from 'monaco-editor/editor/editor.api.js';
import { languageOf } from './languages.ts';

/** Two versions of a file side by side, or one above the other where there is little room. Read only. */
export interface DiffEditorView {
  readonly show: (path: string, before: string, after: string) => void;
  /** What its two sides are called. */
  readonly rename: (before: string, after: string) => void;
  readonly close: () => void;
}

export function openDiffEditor(element: HTMLElement): DiffEditorView {
  const diff = editor.createDiffEditor(element, {
    automaticLayout: true,
    readOnly: true,
    originalEditable: false,
    fontFamily: getComputedStyle(element).getPropertyValue('--font-code'),
    fontSize: 13,
    lineHeight: 21,
    minimap: { enabled: false },
    scrollBeyondLastLine: false,
    renderOverviewRuler: false,
    renderFinalNewline: 'on',
    lineNumbersMinChars: 3,
    hideUnchangedRegions: { enabled: true },
    renderSideBySideInlineBreakpoint: 700,
    useInlineViewWhenSpaceIsLimited: true,
  });
  const dispose = () => {
    const model = diff.getModel();
    diff.setModel(null);
    model?.original.dispose();
    model?.modified.dispose();
  };
  return {
    show(path, before, after) {
      dispose();
      const language = languageOf(path);
      diff.setModel({ original: editor.createModel(before, language), modified: editor.createModel(after, language) });
    },
    rename(before, after) {
      diff.getOriginalEditor().updateOptions({ ariaLabel: before });
      diff.getModifiedEditor().updateOptions({ ariaLabel: after });
    },
    close() {
      dispose();
      diff.dispose();
    },
  };
}
