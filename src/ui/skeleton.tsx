import classes from './skeleton.module.css'

/** Keeps the place of lines that are being read. `name` says of what, to who cannot see it. */
export const Skeleton = ({ name, lines }: { name: string; lines: number }) => (
  <div className={classes.skeleton} role="status" aria-label={name} aria-busy="true">
    {Array.from({ length: lines }, (_, line) => (
      // oxlint-disable-next-line react/no-array-index-key -- a line is its place
      <i key={line} />
    ))}
  </div>
)
