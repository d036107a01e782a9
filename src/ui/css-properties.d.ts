import 'react';

declare module 'react' {
  /** The custom properties that views set on an element. */
  interface CSSProperties {
    '--cards'?: string;
    '--columns'?: string;
    '--frame'?: string;
    '--lanes'?: string;
    '--rows'?: string;
    '--at'?: string;
  }
}
