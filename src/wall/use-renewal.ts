import { useEffect, useRef, useState } from 'react'
import { pageVersion } from '../api/wall'
import { isOutdated } from './rotation'

/** The page is there to be had: a screen that nobody can reach must not end on the browser's own error. */
const isServed = async () => {
  try {
    return (await fetch(location.pathname, { cache: 'no-store' })).ok
  } catch {
    return false
  }
}

/** Between two turns: loads the page anew where it is outdated and the BFF has it to give. */
export const useRenewal = (served: string, turn: number) => {
  const [page] = useState(() => ({ version: pageVersion(), loadedAt: Date.now() }))
  const lastTurn = useRef(turn)
  useEffect(() => {
    if (turn === lastTurn.current) return
    lastTurn.current = turn
    if (!isOutdated(page, served, Date.now())) return
    void isServed().then((there) => there && location.reload())
  }, [turn, page, served])
}
