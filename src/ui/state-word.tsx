import type { Shape, Tone } from '../contract/shape'
import { StateShape } from './state-shape'
import classes from './state.module.css'

/** A state by shape and word, e.g. a line of a status table; what is fine stays quiet. */
export const StateWord = ({
  status,
  word = status.word,
  share,
}: {
  status: { word: string; shape: Shape; tone: Tone }
  word?: string
  share?: number
}) => (
  <span className={`${classes.word} ${classes[status.tone]}`}>
    <StateShape
      shape={status.shape}
      tone={status.tone}
      {...(share === undefined ? {} : { share })}
    />
    {word}
  </span>
)
