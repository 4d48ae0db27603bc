import type { ReactNode } from 'react'
import type { Outcome } from '../contract/freshness'
import { allHeard } from './outcome-notes'

/** That there is nothing, said only where every source that may know of something was heard. */
export const NoneListed = ({
  outcomes,
  children,
}: {
  outcomes: readonly Outcome[]
  children: ReactNode
}) => (allHeard(outcomes) ? <p className="dimmer">{children}</p> : null)
