/** Two or three choices side by side, one of them taken. */
export function Choices<Value extends string>(props: {
  readonly label: string;
  readonly choices: readonly (readonly [value: Value, word: string])[];
  readonly chosen: Value;
  readonly onChoose: (value: Value) => void;
}) {
  return (
    <fieldset className="choices" aria-label={props.label}>
      {props.choices.map(([value, word]) => (
        <button key={value} type="button" aria-pressed={value === props.chosen} onClick={() => props.onChoose(value)}>
          {word}
        </button>
      ))}
    </fieldset>
  );
}
