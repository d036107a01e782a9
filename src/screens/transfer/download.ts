/** Hands a file to the browser's downloads. */
export function download(name: string, content: Uint8Array<ArrayBuffer> | string, type = 'application/zip'): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
