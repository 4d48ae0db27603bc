import type { Upstream } from '../../../upstream/upstream'
import { lostTask } from '../../lost-task'
import type { Collector, Pass, PassEnd } from '../../source'
import type { Names } from '../names'
import type { Origin } from '../origin'
import { createDualAuthClient, mapDualAuth } from './dual-auth'

const mostSilent = 20
const nothing: PassEnd = { ok: true, value: { total: null } }

/**
 * What waits for a second person, and what has: people answer, so that nothing is hurried. An API client
 * that may not read it sees none.
 */
export const dualAuthCollector = (upstream: Upstream, names: Names, origin: Origin): Collector => {
  const client = createDualAuthClient(upstream)

  const readOnes = async (ids: readonly string[], pass: Pass): Promise<PassEnd> => {
    const held = await pass.openTasks('dual-authorization')
    const at = pass.now().toISOString()
    for (const id of ids) {
      const record = await client.one(id, pass.signal)
      const before = held.find(({ row }) => row.id === id)
      if (record.ok) await pass.write('task', [mapDualAuth(record.value, origin, names.nameOf, at)])
      else if (record.problem.kind !== 'not-found') return record
      else if (before) await pass.write('task', [lostTask(before, at)])
    }
    return nothing
  }

  return {
    collection: 'dual-auth-operations',
    entity: 'task',
    targetMs: 20_000,
    priority: 1,
    collect: async (pass) => {
      const page = await client.newest(pass.signal)
      if (!page.ok) {
        const { kind } = page.problem
        return kind === 'forbidden' || kind === 'not-found' ? nothing : page
      }
      const at = pass.now().toISOString()
      const { items } = page.value
      await pass.write(
        'task',
        items.map((record) => mapDualAuth(record, origin, names.nameOf, at)),
      )
      const seen = new Set(items.map(({ id }) => id))
      const silent = (await pass.openTasks('dual-authorization')).filter(
        ({ row }) => !seen.has(row.id),
      )
      return readOnes(
        silent.slice(0, mostSilent).map(({ row }) => row.id),
        pass,
      )
    },
    refresh: async (ids, pass) => {
      const open = await pass.openTasks('dual-authorization')
      return readOnes(
        ids.filter((id) => open.some(({ row }) => row.id === id)),
        pass,
      )
    },
  }
}
