import type { ReactNode, Ref } from 'react';

interface ScrollAreaProps {
  readonly label: string;
  readonly className: string;
  readonly area?: Ref<HTMLElement>;
  readonly children: ReactNode;
}

/** A part that may be longer than its room. It takes the keyboard, so that it can be scrolled without a mouse. */
export function ScrollArea({ label, className, area, children }: ScrollAreaProps) {
  return (
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
    <section ref={area} className={className} aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
