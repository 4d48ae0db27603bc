import type { Shape, Tone } from '../contract/shape'
import { drawings, outline } from './shape-drawings'
import classes from './state.module.css'

const turn = 2 * Math.PI * 4.6

const ring = (share: number) => (
  <>
    <circle cx="6" cy="6" r="4.6" {...outline} strokeWidth={2} strokeOpacity={0.3} />
    <circle
      cx="6"
      cy="6"
      r="4.6"
      {...outline}
      strokeWidth={2}
      strokeDasharray={`${turn * share} ${turn}`}
      transform="rotate(-90 6 6)"
    />
  </>
)

/**
 * The shape of a state, 12 px, in its tone; for the eye only, so a word stands beside it.
 * `share`: how far the ring of something running has filled, 0 to 1.
 */
export const StateShape = ({
  shape,
  tone,
  share,
}: {
  shape: Shape
  tone: Tone
  share?: number
}) => (
  <svg className={`${classes.shape} ${classes[tone]}`} viewBox="0 0 12 12" aria-hidden="true">
    {shape === 'ring' ? ring(share ?? 0.3) : <path {...drawings[shape]} />}
  </svg>
)
