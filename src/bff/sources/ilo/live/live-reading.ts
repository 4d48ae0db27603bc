import type { Live, LivePart, LiveParts } from '../../../../contract/live'
import type { Result } from '../../../../contract/problem'
import type { Surroundings, Upstream } from '../../../upstream/upstream'
import { createShared } from '../../shared'
import type { IloOrigin } from '../map'
import { readDrives } from './drives'
import { createLogReader } from './event-log'
import { readFans } from './fans'
import { readFirmware } from './firmware'
import { readManager } from './manager'
import { readMemory } from './memory'
import { readPower } from './power'
import { readProcessors } from './processors'
import { createReader } from './reader'
import { readSystem } from './system'
import { readTemperatures } from './temperatures'
import { createWalk, type Walk } from './walk'

/** One BMC, read while somebody looks. */
export type LiveReading = { read: (serverId: string) => Promise<Result<Live>> }

type Reads = { [P in LivePart]: (walk: Walk) => Promise<Result<LiveParts[P]['value']>> }

/** What moves is waited for; the rest comes along as it is read. */
const moving = ['system', 'temperatures', 'fans', 'power'] as const
const following = ['log', 'manager', 'drives', 'memory', 'processors', 'firmware'] as const

const paceMs = 5_000
const logEveryMs = 10_000
const fittedEveryMs = 120_000

/** How long each part is good for; one that failed is tried again sooner. */
const goodForMs = (part: LivePart, failed: boolean): number => {
  if (moving.some((one) => one === part)) return paceMs
  return part === 'log' || failed ? logEveryMs : fittedEveryMs
}

/** Asked again so soon while parts are still being read. */
const soonMs = 1_000
/** Of a slow BMC who asks sees what is there by then; the rest comes along. */
const longestWaitMs = 3_000
/** What nobody asked for in this time is not kept. */
const forgottenAfterMs = 300_000

const unread = { asOf: null, problem: null, value: null }
const nothing = (): LiveParts => ({
  system: unread,
  temperatures: unread,
  fans: unread,
  power: unread,
  log: unread,
  drives: unread,
  memory: unread,
  processors: unread,
  manager: unread,
  firmware: unread,
})

/** The state of one reading: what was last shown, and when each part was last tried, epoch ms. */
const openReading = (upstream: Upstream, origin: IloOrigin, serverId: string, now: () => Date) => {
  const walk = createWalk(upstream, createReader(upstream, now), origin, serverId)
  const reads: Reads = {
    system: readSystem,
    temperatures: readTemperatures,
    fans: readFans,
    power: readPower,
    log: createLogReader(),
    drives: readDrives,
    memory: readMemory,
    processors: readProcessors,
    manager: readManager,
    firmware: readFirmware,
  }
  const tried = new Map<LivePart, number>()
  let parts = nothing()

  const readPart = async (part: LivePart): Promise<void> => {
    const at = now()
    tried.set(part, at.getTime())
    const told = await reads[part](walk)
    const held = parts[part]
    const isNotThere = !told.ok && told.problem.kind === 'not-found' && part !== 'system'
    const read = { asOf: at.toISOString(), problem: null }
    if (told.ok) parts = { ...parts, [part]: { ...read, value: told.value } }
    // A link that leads to nothing: there is no such thing.
    else if (isNotThere && held.value === null)
      parts = { ...parts, [part]: { ...read, value: null } }
    // What was shown stays, and ages; the reason stands beside it.
    else parts = { ...parts, [part]: { ...held, problem: told.problem } }
  }

  const isDue = (part: LivePart) =>
    now().getTime() - (tried.get(part) ?? -Infinity) >=
    goodForMs(part, parts[part].problem !== null)

  return {
    /** One part after the other: together with what moves, a BMC has two requests at most. */
    round: async (of: readonly LivePart[]): Promise<void> => {
      for (const part of of) if (isDue(part)) await readPart(part)
    },
    show: (): Live => {
      const isPending = Object.values(parts).some(
        ({ asOf, problem }) => asOf === null && problem === null,
      )
      return { pollAfterMs: isPending ? soonMs : paceMs, parts }
    },
  }
}

/**
 * What a BMC shows now, read only while somebody asks and once for all who do: a part is good for
 * seconds, what is fitted for minutes. Its requests go through the upstream of the BMC, two at a time.
 */
export const createLiveReading = (
  upstream: Upstream,
  origin: IloOrigin,
  { now, wait }: Pick<Surroundings, 'now' | 'wait'>,
): LiveReading => {
  type Opened = { reading: ReturnType<typeof openReading>; askedAt: number }
  const open = new Map<string, Opened>()
  const shared = createShared<void>()

  const opened = (serverId: string): Opened => {
    const at = now().getTime()
    for (const [id, { askedAt }] of open) if (at - askedAt > forgottenAfterMs) open.delete(id)
    const known = open.get(serverId) ?? {
      reading: openReading(upstream, origin, serverId, now),
      askedAt: at,
    }
    known.askedAt = at
    open.set(serverId, known)
    return known
  }

  return {
    read: async (serverId) => {
      const { reading } = opened(serverId)
      const first = shared(`${serverId} moving`, () => reading.round(moving))
      // The way to everything else leads over what moves. Nobody waits for it.
      shared(`${serverId} following`, () => first.then(() => reading.round(following))).catch(
        () => undefined,
      )
      const there = new AbortController()
      const patience = wait(longestWaitMs, there.signal).catch(() => undefined)
      await Promise.race([first, patience]).finally(() => there.abort())
      return { ok: true, value: reading.show() }
    },
  }
}
