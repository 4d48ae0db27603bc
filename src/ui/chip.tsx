import classes from './chip.module.css'

/** A filter in force, taken off with its cross. */
export const Chip = ({
  name,
  value,
  onRemove,
}: {
  name: string
  value: string
  onRemove: () => void
}) => (
  <span className={classes.chip}>
    <span>
      <span className="dim">{name}:</span> {value}
    </span>
    <button
      type="button"
      className={classes.remove}
      onClick={onRemove}
      aria-label={`Remove filter ${name}: ${value}`}
    >
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d="m3 3 6 6m0-6L3 9" fill="none" stroke="currentColor" strokeWidth="1.4" />
      </svg>
    </button>
  </span>
)
