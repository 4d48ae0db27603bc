import { useCallback, useLayoutEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'

/** How the URL is to read after a change, from how it reads now. */
export type ChangeSearch = (
  next: (now: URLSearchParams) => URLSearchParams,
  how?: { replace: boolean },
) => void

/**
 * The parameters of the URL, and what changes them. A change starts from what the one before it made, drawn
 * or not: of two in quick succession, one of them by a timer, none is lost.
 */
export const useSearch = (): readonly [URLSearchParams, ChangeSearch] => {
  const [search, setSearch] = useSearchParams()
  const latest = useRef(search)
  useLayoutEffect(() => {
    latest.current = search
  }, [search])
  const change: ChangeSearch = useCallback(
    (next, how) => {
      latest.current = next(latest.current)
      setSearch(latest.current, how)
    },
    [setSearch],
  )
  return [search, change]
}
