import type { Result } from '../../../../contract/problem'
import { notAsDocumented } from '../../../upstream/problems'
import type { Upstream } from '../../../upstream/upstream'
import { createShared } from '../../shared'
import { redfishHeaders } from '../client'
import type { Member, Resource } from './resource'
import { parseResource } from './resource'

/** Nothing is remembered for longer. */
const longestKeptMs = 600_000
/** What failed is asked for again soon, however long it is good for otherwise. */
const failureKeptMs = 4_000
const mostMembers = 128

/** Reads resources of one BMC by the links that were found in others. */
export type Reader = {
  /** `keptMs`: how old it may be; whoever asks meanwhile gets the same. */
  read: (uri: string, keptMs: number) => Promise<Result<Resource>>
  /** Members of a collection, one request after the other for those that it does not hold itself. */
  each: (members: readonly Member[], keptMs: number) => Promise<Result<Resource[]>>
}

type Held = { at: number; result: Result<Resource> }

/**
 * What was read is kept for as long as its reader says, a refusal as well: a BMC is a small computer, and
 * several parts stand in one resource.
 */
export const createReader = (upstream: Upstream, now: () => Date): Reader => {
  const held = new Map<string, Held>()
  const shared = createShared<Result<Resource>>()

  const ask = async (uri: string): Promise<Result<Resource>> => {
    const at = now().getTime()
    for (const [known, { at: readAt }] of held) if (at - readAt > longestKeptMs) held.delete(known)
    const reply = await upstream.request({ path: uri, headers: redfishHeaders })
    const resource = reply.ok ? parseResource(reply.value.body) : null
    const result: Result<Resource> = !reply.ok
      ? reply
      : resource === null
        ? notAsDocumented(upstream.source, 'a resource')
        : { ok: true, value: resource }
    held.set(uri, { at, result })
    return result
  }

  const read = async (uri: string, keptMs: number): Promise<Result<Resource>> => {
    const known = held.get(uri)
    const goodForMs = known?.result.ok === false ? Math.min(keptMs, failureKeptMs) : keptMs
    if (known && now().getTime() - known.at < goodForMs) return known.result
    return shared(uri, () => ask(uri))
  }

  const each = async (members: readonly Member[], keptMs: number): Promise<Result<Resource[]>> => {
    const resources: Resource[] = []
    for (const { uri, body } of members.slice(0, mostMembers)) {
      if (body !== null) {
        resources.push(body)
        continue
      }
      if (uri === null) continue
      const member = await read(uri, keptMs)
      if (!member.ok) return member
      resources.push(member.value)
    }
    return { ok: true, value: resources }
  }

  return { read, each }
}
