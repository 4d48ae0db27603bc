import type { Shape, Tone } from '../contract/shape'
import { StateShape } from './state-shape'
import classes from './state.module.css'

/**
 * A state by shape and word, e.g. a line of a status table; what is fine stays quiet. `muted`: the word
 * is for screen readers only, where nearly every row says the same.
 */
export const StateWord = ({
  status,
  word = status.word,
  muted = false,
  share,
}: {
  status: { word: string; shape: Shape; tone: Tone }
  word?: string
  muted?: boolean
  share?: number
}) => (
  <span className={`${classes.word} ${classes[status.tone]} ${muted ? classes.muted : ''}`}>
    <StateShape
      shape={status.shape}
      tone={status.tone}
      {...(share === undefined ? {} : { share })}
    />
    {muted ? <span className="unseen">{word}</span> : word}
  </span>
)
