import { createContext, useContext } from 'react'
import type { Outcome } from '../contract/freshness'

/** How the sources of the list around a cell do. */
export const Outcomes = createContext<readonly Outcome[]>([])

export const useOutcomes = (): readonly Outcome[] => useContext(Outcomes)
