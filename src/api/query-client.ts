import { MutationCache, QueryClient } from '@tanstack/react-query'
import { ProblemError, problemOf } from './problem-error'
import { sessionKey } from './signed-out'

/**
 * Asked again: what may pass by itself. A refusal (4xx) stays a refusal. A hidden tab fails at once: its
 * second try would wait until somebody looks, and hold up every poll until then.
 */
const worthRetrying = (misses: number, error: unknown) => {
  if (!(error instanceof ProblemError) || document.visibilityState === 'hidden') return false
  const { kind, status = 500 } = error.problem
  return misses < 2 && kind !== 'bad-answer' && status >= 500
}

/** A write that is refused may carry what an earlier session was told: another tab began a new one. */
const mutationCache = () =>
  new MutationCache({
    onError: (error, _given, _result, _mutation, { client }) => {
      const { kind, status } = problemOf(error)
      if (status === 403 && kind === 'forbidden')
        void client.invalidateQueries({ queryKey: sessionKey })
    },
  })

/**
 * One cache per tab. What nobody looks at is let go after five minutes, so that tabs may live for days;
 * the browser's own idea of being online does not matter to a console on the same LAN.
 */
export const createQueryClient = () =>
  new QueryClient({
    mutationCache: mutationCache(),
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: 2_000,
        gcTime: 5 * 60_000,
        retry: worthRetrying,
        retryDelay: (misses) => 500 * 2 ** misses,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
