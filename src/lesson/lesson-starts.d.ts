/** The worlds in which lessons begin, by the lesson's id; each is fetched when it is asked for. Made by scripts/lesson-starts-plugin.ts. */
declare module 'virtual:lesson-starts' {
  /** `world` is for `worldFrom`; undefined where the lesson's beginning could not be played when the page was built. */
  export const starts: Readonly<Record<string, (() => Promise<{ readonly world: string | undefined }>) | undefined>>;
}
