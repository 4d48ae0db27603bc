import { useSyncExternalStore } from 'react'

/**
 * Whether the BFF has refused this tab for want of a session. Raised by any reply, it takes nothing
 * off the screen and goes nowhere: what is there stays, ages, and says so.
 */
let signedOut = false
const listeners = new Set<() => void>()

/**
 * Told by the client with every reply; a session that came back in another tab clears it here too. Gives
 * whether that is news.
 */
export const setSignedOut = (value: boolean): boolean => {
  if (value === signedOut) return false
  signedOut = value
  for (const listener of listeners) listener()
  return true
}

/** Under which key the query cache holds who is signed in. */
export const sessionKey = ['session'] as const

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** True from the first refused reply until one is answered again. */
export const useSignedOut = () => useSyncExternalStore(subscribe, () => signedOut)
