import { setMaxListeners } from 'node:events'

/** For what is done to its end, whoever goes away meanwhile. */
export const never = new AbortController().signal

/**
 * A controller that others abort too, until `release`. `AbortSignal.any` would leave a trace of every
 * request in a signal that lives as long as the process.
 */
export const linked = (
  signals: readonly (AbortSignal | undefined)[],
): { controller: AbortController; release: () => void } => {
  const controller = new AbortController()
  // Every pass and every request of it listens; a dozen of them are no leak.
  setMaxListeners(0, controller.signal)
  const links = signals.flatMap((signal) => {
    const abort = () => controller.abort(signal?.reason)
    if (signal?.aborted) abort()
    return signal ? [{ signal, abort }] : []
  })
  for (const { signal, abort } of links) signal.addEventListener('abort', abort, { once: true })
  return {
    controller,
    release: () => {
      for (const { signal, abort } of links) signal.removeEventListener('abort', abort)
    },
  }
}
