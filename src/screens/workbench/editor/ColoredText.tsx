import { useCallback, useEffect } from 'react';
import { useAnswer } from '../../../ui/answer.ts';
import { useShownTheme } from '../workbench-context.ts';
import { useMonaco } from './lazy-monaco.ts';

/** A text to be read, in the editor's colours. */
export function ColoredText(props: {
  readonly label: string;
  readonly text: string;
  readonly language: string;
  /** Whether a newer text is on its way. */
  readonly stale?: boolean;
  /** For a whole file that a command added or removed. */
  readonly edge?: 'added' | 'removed';
}) {
  const { text, language } = props;
  const monaco = useMonaco();
  const theme = useShownTheme();
  useEffect(() => {
    monaco.paintEditors(theme);
  }, [monaco, theme]);
  const { value: html } = useAnswer(useCallback(() => monaco.colorize(text, language), [monaco, text, language]));
  const common = { className: 'colored', role: 'region', 'aria-label': props.label, tabIndex: 0, 'data-stale': props.stale ?? false, 'data-edge': props.edge } as const;
  // Monaco escapes the text that it colours.
  return html === undefined ? <pre {...common}>{text}</pre> : <pre {...common} dangerouslySetInnerHTML={{ __html: html }} />;
}
