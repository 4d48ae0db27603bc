import { useEffect, useRef, useState } from 'react'
import { pageVersion } from '../api/wall'
import { useNow } from '../ui/clock'
import { reloadIfServed } from './reload'
import { isOutdated, turnAt } from './rotation'

/** Between two turns: loads the page anew where it is outdated. `served`: the version that is served. */
export const useRenewal = (served: string | undefined) => {
  const turn = useNow(turnAt)
  const lastTurn = useRef(turn)
  const [page] = useState(() => ({ version: pageVersion(), loadedAt: Date.now() }))
  useEffect(() => {
    if (turn === lastTurn.current) return
    lastTurn.current = turn
    if (served !== undefined && isOutdated(page, served, Date.now())) void reloadIfServed()
  }, [turn, page, served])
}
