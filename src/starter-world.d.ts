/** The starter project as the build made it: path → base64 (scripts/starter-plugin.ts). */
declare module 'virtual:starter-world' {
  export const files: Readonly<Record<string, string>>;
  export const origin: Readonly<Record<string, string>>;
}
