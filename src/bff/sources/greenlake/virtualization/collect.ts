import * as v from 'valibot'
import type { Upstream } from '../../../upstream/upstream'
import { newsOf, writeNews } from '../../news'
import type { Collector, Pass } from '../../source'
import { flag, part, text } from '../../tolerant'
import { walkWhole } from '../../walk-pages'
import { planOfVm, type Protection } from '../backup-recovery/protection'
import type { Names } from '../names'
import type { Origin } from '../origin'
import { createVirtualizationClient } from './client'
import { isInfrastructure, mapVm } from './map'
import { vmSchema } from './wire'

const peekSchema = v.object({
  id: v.string(),
  protectionJobInfo: part({ id: text }),
  recoveryPointsExist: flag,
})
type Peeked = v.InferOutput<typeof peekSchema>

/**
 * VMs with what their protection jobs say. Machines of the products themselves are left out and not
 * counted. `first`: what a first pass needs to know of protection, null where that service is not read.
 */
export const vmsCollector = (
  upstream: Upstream,
  protection: Protection,
  names: Names,
  origin: Origin,
  first: { plans: Collector } | null,
): Collector => {
  const client = createVirtualizationClient(upstream)
  const planOf = ({ id, protectionJobInfo }: Peeked) =>
    planOfVm(protection, { id, jobId: protectionJobInfo.id })

  /** VMs of which only news are read: what they say, and what is planned for them. */
  const newsIn = (pass: Pass) =>
    newsOf({
      pass,
      kind: 'vm',
      peek: peekSchema,
      schema: vmSchema,
      context: (peeked) => JSON.stringify(planOf(peeked)),
      map: (record, peeked) => {
        if (isInfrastructure(record)) return null
        const vm = mapVm(record, planOf(peeked), origin)
        names.learn('vm', vm.row.id, vm.row.name)
        return vm
      },
    })

  return {
    collection: 'virtual-machines',
    entity: 'vm',
    targetMs: 60_000,
    priority: 1,
    collect: async (pass) => {
      if (first !== null && protection.plans === null) await first.plans.collect(pass)
      const vms = new Map<string, { jobId: string | null; holdsBackups: boolean | null }>()
      let hidden = 0
      const news = newsIn(pass)
      const walked = await walkWhole(
        client.source,
        (offset) => client.vms(news, offset, pass.signal),
        async (items) => {
          for (const { id, peeked, record, entity } of items)
            if (record && !entity) hidden += 1
            else
              vms.set(id, {
                jobId: peeked.protectionJobInfo.id,
                holdsBackups: peeked.recoveryPointsExist,
              })
          await writeNews(pass, 'vm', items)
        },
      )
      if (!walked.ok) return walked
      const { total, ids } = walked.value
      // Those that could not be read this time are there still, and so are their backups.
      const unread = total > ids.size ? (protection.vms ?? []) : []
      protection.vms = new Map([...unread, ...vms])
      return { ok: true, value: { total: total - hidden } }
    },
  }
}
