/** The family that code is written in. */
function family(): string {
  return getComputedStyle(document.documentElement).getPropertyValue('--font-code');
}

/** Whether the code font is here: what is measured now is measured in it. */
export function codeFontIsHere(): boolean {
  return document.fonts.check(`13px ${family()}`);
}

/** Fetches the code font ahead of what is written in it, and resolves when it is here or cannot be had. */
export async function fetchCodeFont(): Promise<void> {
  await document.fonts.load(`13px ${family()}`).catch(() => undefined);
}
