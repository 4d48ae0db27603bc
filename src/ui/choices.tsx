import classes from './choices.module.css'

/** One of a few, as buttons side by side. */
export const Choices = <T extends string>({
  name,
  choices,
  chosen,
  onChoose,
}: {
  name: string
  choices: readonly (readonly [value: T, word: string])[]
  chosen: T
  onChoose: (value: T) => void
}) => (
  <span className={classes.choices} role="group" aria-label={name}>
    {choices.map(([value, word]) => (
      <button
        key={value}
        type="button"
        aria-pressed={value === chosen}
        onClick={() => onChoose(value)}
      >
        {word}
      </button>
    ))}
  </span>
)
