import { Button } from '../ui/button'
import classes from './choice.module.css'

/** One of two: the buttons of a list's bar that exclude each other. */
export const Choice = ({
  name,
  options,
}: {
  name: string
  options: readonly { word: string; chosen: boolean; choose: () => void }[]
}) => (
  <span className={classes.choice} role="group" aria-label={name}>
    {options.map(({ word, chosen, choose }) => (
      <Button key={word} aria-pressed={chosen} onClick={choose}>
        {word}
      </Button>
    ))}
  </span>
)
