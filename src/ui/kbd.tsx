import classes from './kbd.module.css'

/** A key, as printed on it. */
export const Kbd = ({ children }: { children: string }) => (
  <kbd className={classes.kbd}>{children}</kbd>
)
