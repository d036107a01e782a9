import { Icon } from '../../../ui/Icon.tsx';
import type { Mark } from './pipeline-words.ts';

/** A state in its colour, with its icon and its word. */
export function MarkChip({ mark }: { readonly mark: Mark }) {
  return (
    <span className="mark-chip" data-tone={mark.tone}>
      <Icon name={mark.icon} size={12} /> {mark.words}
    </span>
  );
}
