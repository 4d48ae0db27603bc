import type { Shape } from '../contract/shape'

/** A shape that says everything without a share; the ring of something running needs one. */
export type Drawn = Exclude<Shape, 'ring'>

/** Attributes of the one SVG path that draws a shape, as React names them. */
type Drawing = Readonly<Record<string, string | number>> & { d: string }

const filled = { fill: 'currentColor', fillRule: 'evenodd' }
export const outline = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.4 }

/** How each shape is drawn, in a box of 12. */
export const drawings: Record<Drawn, Drawing> = {
  octagon: { ...filled, d: 'M3.6 0h4.8L12 3.6v4.8L8.4 12H3.6L0 8.4V3.6z' },
  'barred-octagon': {
    ...filled,
    d: 'M3.6 0h4.8L12 3.6v4.8L8.4 12H3.6L0 8.4V3.6zM2.2 4.9h7.6v2.2H2.2z',
  },
  triangle: { ...filled, d: 'M6 .6 12 11.4H0z' },
  dot: { ...filled, d: 'M9 6a3 3 0 1 1-6 0 3 3 0 1 1 6 0z' },
  square: {
    ...outline,
    d: 'M3 1.5h6A1.5 1.5 0 0 1 10.5 3v6A1.5 1.5 0 0 1 9 10.5H3A1.5 1.5 0 0 1 1.5 9V3A1.5 1.5 0 0 1 3 1.5z',
  },
  'dotted-ring': {
    ...outline,
    d: 'M10.6 6a4.6 4.6 0 1 1-9.2 0 4.6 4.6 0 1 1 9.2 0',
    strokeDasharray: '1.6 2.02',
  },
  dash: { ...outline, d: 'M2 6h8', strokeWidth: 2 },
  'struck-circle': {
    ...outline,
    d: 'M2.7 9.3a4.6 4.6 0 1 1 6.6-6.6 4.6 4.6 0 1 1-6.6 6.6L9.3 2.7',
  },
  diamond: {
    ...outline,
    d: 'M6 .5 11.5 6 6 11.5.5 6zM4.7 4.7a1.3 1.2 0 1 1 1.9 1.1q-.6.3-.6 1M6 8.1v.7',
    strokeWidth: 1.2,
  },
  'broken-diamond': {
    ...outline,
    d: 'M6 .5 11.5 6 6 11.5.5 6z',
    strokeDasharray: '4 3.78',
    strokeDashoffset: 2,
  },
  clock: { ...outline, d: 'M6 1a5 5 0 1 0 .01 0M6 3.2V6l2 1.4' },
}
