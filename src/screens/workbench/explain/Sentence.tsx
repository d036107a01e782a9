/** Text with code in backticks. */
export function Sentence({ text }: { readonly text: string }) {
  return text.split('`').map((part, index) => (index % 2 === 1 ? <code key={`${index} ${part}`}>{part}</code> : part));
}

/** The same for what takes no markup: a label, a notice. */
export function plain(text: string): string {
  return text.replaceAll('`', '');
}
