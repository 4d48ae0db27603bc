import type { ReactNode } from 'react'
import type { Shape, Tone } from '../contract/shape'
import classes from './state.module.css'

const outline = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.4 }
const turn = 2 * Math.PI * 4.6

const drawings: Record<Exclude<Shape, 'ring'>, ReactNode> = {
  octagon: <path d="M3.6 0h4.8L12 3.6v4.8L8.4 12H3.6L0 8.4V3.6z" fill="currentColor" />,
  'barred-octagon': (
    <path
      d="M3.6 0h4.8L12 3.6v4.8L8.4 12H3.6L0 8.4V3.6zM2.2 4.9h7.6v2.2H2.2z"
      fill="currentColor"
      fillRule="evenodd"
    />
  ),
  triangle: <path d="M6 .6 12 11.4H0z" fill="currentColor" />,
  dot: <circle cx="6" cy="6" r="3" fill="currentColor" />,
  square: <rect x="1.5" y="1.5" width="9" height="9" rx="1.5" {...outline} />,
  'dotted-ring': <circle cx="6" cy="6" r="4.6" {...outline} strokeDasharray="1.6 2.02" />,
  dash: <path d="M2 6h8" {...outline} strokeWidth={2} />,
  'struck-circle': (
    <path d="M2.7 9.3a4.6 4.6 0 1 1 6.6-6.6 4.6 4.6 0 1 1-6.6 6.6L9.3 2.7" {...outline} />
  ),
  diamond: (
    <path
      d="M6 .5 11.5 6 6 11.5.5 6zM4.7 4.7a1.3 1.2 0 1 1 1.9 1.1q-.6.3-.6 1M6 8.1v.7"
      {...outline}
      strokeWidth={1.2}
    />
  ),
  'broken-diamond': (
    <path d="M6 .5 11.5 6 6 11.5.5 6z" {...outline} strokeDasharray="4 3.78" strokeDashoffset={2} />
  ),
  clock: <path d="M6 1a5 5 0 1 0 .01 0M6 3.2V6l2 1.4" {...outline} />,
}

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
    {shape === 'ring' ? ring(share ?? 0.3) : drawings[shape]}
  </svg>
)
