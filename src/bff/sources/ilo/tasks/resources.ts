import type { ProblemKind, Result } from '../../../../contract/problem'
import { notAsDocumented } from '../../../upstream/problems'
import type { Upstream } from '../../../upstream/upstream'
import { redfishHeaders } from '../client'
import { parseResource, type Resource } from '../live/resource'

/** It has no such thing, or not for our account. */
const absent: ReadonlySet<ProblemKind> = new Set(['not-found', 'forbidden', 'refused'])

/** Resources of one BMC, as they are now. */
export type Resources = {
  read: (path: string, signal: AbortSignal) => Promise<Result<Resource>>
  /** The service root, which needs no login. */
  readRoot: (path: string, signal: AbortSignal) => Promise<Result<Resource>>
  /** Null where it is not there, or not for us. */
  find: (path: string, signal: AbortSignal) => Promise<Result<Resource | null>>
}

export const createResources = (upstream: Upstream): Resources => {
  const ask = async (
    path: string,
    signal: AbortSignal,
    anonymous: boolean,
  ): Promise<Result<Resource>> => {
    const reply = await upstream.request({ path, headers: redfishHeaders, signal, anonymous })
    if (!reply.ok) return reply
    const value = parseResource(reply.value.body)
    return value === null ? notAsDocumented(upstream.source, 'a resource') : { ok: true, value }
  }
  const read: Resources['read'] = (path, signal) => ask(path, signal, false)
  return {
    read,
    readRoot: (path, signal) => ask(path, signal, true),
    find: async (path, signal) => {
      const found = await read(path, signal)
      return !found.ok && absent.has(found.problem.kind) ? { ok: true, value: null } : found
    },
  }
}
