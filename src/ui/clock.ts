import { useSyncExternalStore } from 'react'

const listeners = new Set<() => void>()
let skewMs = 0
let current = Date.now()
let timer: ReturnType<typeof setTimeout> | undefined

const tick = () => {
  current = Date.now() + skewMs
  timer = setTimeout(tick, 1000 - (current % 1000))
  for (const listener of listeners) listener()
}

/** Calls `listener` each second, after the present moved on; returns what ends that. */
export const everySecond = (listener: () => void) => {
  listeners.add(listener)
  if (timer === undefined) tick()
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearTimeout(timer)
    timer = undefined
  }
}

/** The present as everything on the page has it, ms; it moves once a second. */
export const present = () => {
  if (timer === undefined && Math.abs(Date.now() + skewMs - current) >= 1000)
    current = Date.now() + skewMs
  return current
}

/** Follows the BFF's clock, so that a desk with a wrong clock still shows true ages. `now` is ISO. */
export const setServerTime = (now: string) => {
  const skew = Date.parse(now) - Date.now()
  if (Math.abs(skew - skewMs) > 2000) skewMs = skew
}

/** What the BFF's clock said when ours said `localMs`. */
export const toServerTime = (localMs: number) => localMs + skewMs

/** The same, ISO. */
export const toServerMoment = (localMs: number) => new Date(toServerTime(localMs)).toISOString()

/**
 * What `select` makes of the present time (ms), renewed each second by one timer for the whole page.
 * Renders again only when the selected value changes, so select the text that is shown.
 */
export const useNow = <T extends string | number | boolean>(select: (now: number) => T): T =>
  useSyncExternalStore(everySecond, () => select(present()))
