import type { Result } from '../../../contract/problem'
import { notAsDocumented } from '../../upstream/problems'
import type { Upstream } from '../../upstream/upstream'
import { parseMembers, parseRoot, parseSystem, type Root, type System } from './wire'

/** With it an iLO 4 answers in pure Redfish; the others do not mind (facts.md 2). */
export const redfishHeaders = { 'OData-Version': '4.0' }
export const redfishRoot = '/redfish/v1/'
export const legacyRoot = '/rest/v1'

/**
 * What is read of a BMC: only the roots are known addresses, all else is found by links (facts.md 1).
 */
export const createIloClient = (upstream: Upstream) => {
  const read = async <T>(
    path: string,
    parse: (body: unknown) => T | null,
    what: string,
    options: { anonymous?: boolean; signal?: AbortSignal },
  ): Promise<Result<T>> => {
    const reply = await upstream.request({ path, headers: redfishHeaders, ...options })
    if (!reply.ok) return reply
    const value = parse(reply.value.body)
    return value === null ? notAsDocumented(upstream.source, what) : { ok: true, value }
  }

  return {
    source: upstream.source,
    /** The service root, without a login; an iLO 4 before 2.30 has only the legacy one. */
    root: async (signal?: AbortSignal): Promise<Result<Root>> => {
      const options = { anonymous: true, ...(signal ? { signal } : {}) }
      const root = await read(redfishRoot, parseRoot, 'a service root', options)
      return !root.ok && root.problem.kind === 'not-found'
        ? read(legacyRoot, parseRoot, 'a service root', options)
        : root
    },
    systems: (uri: string, signal: AbortSignal): Promise<Result<string[]>> =>
      read(uri, parseMembers, 'a collection of systems', { signal }),
    system: (uri: string, signal: AbortSignal): Promise<Result<System>> =>
      read(uri, parseSystem, 'a system', { signal }),
  }
}

export type IloClient = ReturnType<typeof createIloClient>
