import type { Result } from '../../../../contract/problem'
import { taskStatus } from '../../../../contract/task'
import type { Upstream } from '../../../upstream/upstream'
import { findLinks, type Links } from './find-links'
import { stateOfQueued } from './map-queued'
import { stateOfTask } from './map-task'
import { createListReader } from './read-list'
import { createResources } from './resources'
import type { Flash, QueuedRecord, TaskRecord } from './wire'
import { parseFlash, parseQueued, parseTaskRecord } from './wire'

/** What a BMC shows of its tasks; null: it has none of that, or does not show it to us. */
export type Reading = {
  flash: Flash | null
  queue: QueuedRecord[] | null
  tasks: TaskRecord[] | null
  /** The firmware that the iLO itself has, since its root was read last: after each time that it was away. */
  firmware: string | null
}

const linksKeptMs = 3_600_000

/**
 * Reads flash, update queue and tasks of one BMC, one request after the other. The flash comes first:
 * whatever it belongs to is then listed already.
 */
export const createTaskReader = (upstream: Upstream, now: () => Date) => {
  const resources = createResources(upstream)
  const tasks = createListReader<TaskRecord>(resources, {
    parse: parseTaskRecord,
    isOver: (record) => taskStatus[stateOfTask(record)].ended,
  })
  const queue = createListReader<QueuedRecord>(resources, {
    parse: parseQueued,
    isOver: (record) => taskStatus[stateOfQueued(record)].ended,
  })
  let known: { at: number; links: Links } | null = null

  const readFlash = async (uri: string | null, signal: AbortSignal) => {
    if (uri === null) return { ok: true, value: null } as const
    const service = await resources.find(uri, signal)
    if (!service.ok) return service
    return { ok: true, value: service.value && parseFlash(uri, service.value) } as const
  }

  const linksOf = async (signal: AbortSignal): Promise<Result<Links>> => {
    const at = now().getTime()
    if (known && at - known.at < linksKeptMs) return { ok: true, value: known.links }
    const found = await findLinks(resources, signal)
    if (found.ok) known = { at, links: found.value }
    return found
  }

  const read = async (signal: AbortSignal): Promise<Result<Reading>> => {
    const links = await linksOf(signal)
    if (!links.ok) return links
    const { inOne } = links.value
    const flash = await readFlash(links.value.updates, signal)
    if (!flash.ok) return flash
    const queued = await queue.read(flash.value?.queue ?? null, inOne, signal)
    if (!queued.ok) return queued
    const listed = await tasks.read(links.value.tasks, inOne, signal)
    if (!listed.ok) return listed
    const { firmware } = links.value.ilo
    return {
      ok: true,
      value: { flash: flash.value, queue: queued.value, tasks: listed.value, firmware },
    }
  }

  return async (signal: AbortSignal): Promise<Result<Reading>> => {
    const reading = await read(signal)
    if (!reading.ok) {
      // It may come back as another: after a restart, or with other firmware.
      known = null
      tasks.forget()
      queue.forget()
    }
    return reading
  }
}
export type TaskReader = ReturnType<typeof createTaskReader>
