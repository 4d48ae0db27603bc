import type { ReactNode } from 'react'
import { Fragment } from 'react'
import classes from './facts.module.css'

/** Names and values in two columns. A null value is said to be unsaid, never left blank. */
export const Facts = ({
  facts,
}: {
  facts: readonly (readonly [name: string, value: ReactNode])[]
}) => (
  <dl className={classes.facts}>
    {facts.map(([name, value]) => (
      <Fragment key={name}>
        <dt>{name}</dt>
        <dd>{value ?? <span className="dimmer">not reported</span>}</dd>
      </Fragment>
    ))}
  </dl>
)
