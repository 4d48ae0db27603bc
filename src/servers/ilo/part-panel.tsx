import type { ReactNode } from 'react'
import type { Problem } from '../../contract/problem'
import { AsOf } from '../../ui/as-of'
import { Panel } from '../../ui/panel'
import { StateShape } from '../../ui/state-shape'
import classes from './live.module.css'

type Part<T> = { asOf: string | null; problem: Problem | null; value: T | null }

/** Why a part is old or missing: its age by shape and word, and the reason where nobody else tells it. */
const Late = ({ part, told }: { part: Part<unknown>; told: boolean }) => {
  const { asOf, problem } = part
  if (problem === null) return null
  return (
    <p className={classes.late}>
      <StateShape shape="clock" tone="warning" />
      <span>
        {asOf === null || part.value === null ? 'Not read' : <AsOf at={asOf} />}
        {!told && (
          <span className="dim">
            : {problem.title}. {problem.detail}
          </span>
        )}
      </span>
    </p>
  )
}

/**
 * One part of a reading. `told`: the reason stands above all parts already. What is not read yet, what the
 * BMC does not have, and what could not be read are three different things.
 */
export const PartPanel = <T,>({
  name,
  part,
  told,
  none,
  aside,
  wide = false,
  tall = false,
  children,
}: {
  name: string
  part: Part<T>
  told: boolean
  /** What is said where the BMC has no such part. */
  none: string
  aside?: (value: T) => ReactNode
  wide?: boolean
  /** Others stand one below the other beside it, where there is room. */
  tall?: boolean
  children: (value: T) => ReactNode
}) => {
  const { asOf, problem, value } = part
  const isOld = value !== null && problem !== null
  return (
    <div className={`${classes.part} ${wide ? classes.wide : ''} ${tall ? classes.tall : ''}`}>
      <Panel name={name} aside={value !== null && aside?.(value)}>
        <Late part={part} told={told} />
        {value !== null && <div className={isOld ? classes.old : ''}>{children(value)}</div>}
        {value === null && problem === null && (
          <p className="dimmer">{asOf === null ? 'Reading…' : none}</p>
        )}
      </Panel>
    </div>
  )
}
