const shapes = {
  file: 'M4 1.75h5l3.25 3.25v9.25H4zM9 1.75V5h3.25',
  database: 'M3 4c0-1.1 2.2-2 5-2s5 .9 5 2-2.2 2-5 2-5-.9-5-2zm0 0v8c0 1.1 2.2 2 5 2s5-.9 5-2V4M3 8c0 1.1 2.2 2 5 2s5-.9 5-2',
  closed: 'M6 3.5 10.5 8 6 12.5',
  open: 'M3.5 6 8 10.5 12.5 6',
  newFile: 'M8.5 14.25H3V1.75h5L11.25 5v2.5M8 1.75V5h3.25M12 9.5v5M9.5 12h5',
  newFolder: 'M8 12.75H1.75v-9.5h4l1.5 1.75h6v3M12 9.5v5M9.5 12h5',
  rename: 'M10.5 2.5l3 3-8 8-3.5.5.5-3.5z',
  remove: 'M2.5 4h11M6 4V2h4v2m-6 0 .6 10h6.8L12 4',
  changes: 'M8 2.5v6M5 5.5h6M5 12.5h6',
  stop: 'M4 4h8v8H4z',
  play: 'M5 3.5v9l7-4.5z',
  environments: 'M1.75 3.5h3.5v9h-3.5zM6.25 3.5h3.5v9h-3.5zM10.75 3.5h3.5v9h-3.5z',
  copy: 'M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z',
  check: 'M3 8.5 6.5 12 13 4.5',
  warning: 'M8 2 1.5 13.5h13zM8 6.5V10M8 11.8v.1',
  light: 'M8 5a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM8 1v1.5M8 13.5V15M1 8h1.5M13.5 8H15M3 3l1 1M12 12l1 1M13 3l-1 1M4 12l-1 1',
  dark: 'M13 9.8A5.8 5.8 0 0 1 6.2 3 5.6 5.6 0 1 0 13 9.8z',
  system: 'M2 3h12v8H2zM5.5 14h5M8 11v3',
  keys: 'M1.5 4h13v8h-13zM4 6.6v.1M6.7 6.6v.1M9.4 6.6v.1M12 6.6v.1M5 9.5h6',
  again: 'M13.5 8A5.5 5.5 0 1 1 11.8 4M13.5 1.5V5H10',
  close: 'M4 4l8 8M12 4l-8 8',
  undo: 'M5.5 3 2.5 6l3 3M2.5 6h7a4 4 0 0 1 0 8H6',
  redo: 'M10.5 3l3 3-3 3M13.5 6h-7a4 4 0 0 0 0 8H10',
  flag: 'M3.5 14.5v-13M3.5 2.5h8.5l-2 3 2 3H3.5',
  compare: 'M2 5h9M8.5 2.5 11 5 8.5 7.5M14 11H5M7.5 8.5 5 11l2.5 2.5',
  timeline: 'M1.5 8h13M4 5.5v5M8 3.5v9M12 5.5v5',
  branch: 'M4.5 4v8M4.5 4a1.5 1.5 0 1 0 0-.1M4.5 12.1a1.5 1.5 0 1 0 0 .1M11.5 5.5a1.5 1.5 0 1 0 0-.1M11.5 5.5c0 3-7 2-7 5',
  lock: 'M3.5 7.5h9v6h-9zM5.5 7.5V5a2.5 2.5 0 0 1 5 0v2.5',
  waiting: 'M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM8 5v3.2l2 1.3',
  terminal: 'M2.5 4 6.5 8l-4 4M8 12.5h6',
  code: 'M5.5 4 1.5 8l4 4M10.5 4l4 4-4 4',
  up: 'M8 13V3M3.5 7.5 8 3l4.5 4.5',
  down: 'M8 3v10M3.5 8.5 8 13l4.5-4.5',
  pause: 'M5.5 3.5v9M10.5 3.5v9',
  next: 'M4 3.5v9l6.5-4.5zM12.5 3.5v9',
  previous: 'M12 3.5v9L5.5 8zM3.5 3.5v9',
  present: 'M9.5 2.5h4v4M13.5 2.5 9 7M6.5 13.5h-4v-4M2.5 13.5 7 9',
  notes: 'M2.5 2.5h11v11h-11zM5 6h6M5 8.5h6M5 11h3.5',
  pointer: 'M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM8 7.6v.8',
  steps: 'M6 4h8M6 8h8M6 12h8M2.5 4v.1M2.5 8v.1M2.5 12v.1',
  offline: 'M4.5 12.5h7a2.75 2.75 0 0 0 .6-5.4A4.2 4.2 0 0 0 4 6.4a3.1 3.1 0 0 0 .5 6.1zM8 6.5v3.6M6.3 8.6 8 10.3l1.7-1.7',
  language: 'M8 2a6 6 0 1 0 0 12A6 6 0 0 0 8 2zM2.2 8h11.6M8 2c2 1.7 2.6 3.8 2.6 6S10 12.3 8 14C6 12.3 5.4 10.2 5.4 8S6 3.7 8 2z',
  search: 'M7 2.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9zM10.3 10.3 14 14',
  ear: 'M2 6v4h2.5L8 13V3L4.5 6zM10.5 5.5a3.5 3.5 0 0 1 0 5M12.5 3.5a6.4 6.4 0 0 1 0 9',
} as const;

export type IconName = keyof typeof shapes;

/** A small line drawing. Always beside a word, or inside a control that has a name; so it is hidden from readers. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 16 16" fill="none" stroke="currentColor" strokeWidth="1.4" strokeLinecap="round" strokeLinejoin="round" aria-hidden="true">
      <path d={shapes[name]} />
    </svg>
  );
}
