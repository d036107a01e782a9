import { useEffect, useRef } from 'react';

/** A name being typed in the tree: Enter takes it, Escape and going elsewhere do not. */
export function NameField(props: {
  readonly label: string;
  readonly initial: string;
  readonly onNamed: (text: string) => void;
  /** The focus went elsewhere. */
  readonly onCancelled: () => void;
  readonly onEscaped: () => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus();
    // The ending stays, as it is seldom what one wants to change.
    const stem = field.current?.value.lastIndexOf('.') ?? -1;
    field.current?.setSelectionRange(0, stem > 0 ? stem : (field.current.value.length));
  }, []);
  return (
    <form
      className="tree-naming"
      onSubmit={(event) => {
        event.preventDefault();
        props.onNamed(field.current?.value.trim() ?? '');
      }}
    >
      <input
        ref={field}
        className="field"
        aria-label={props.label}
        placeholder={props.label}
        defaultValue={props.initial}
        spellCheck={false}
        autoComplete="off"
        onBlur={props.onCancelled}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Escape') props.onEscaped();
        }}
      />
    </form>
  );
}
