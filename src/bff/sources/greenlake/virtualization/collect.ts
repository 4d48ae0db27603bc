import type { Upstream } from '../../../upstream/upstream'
import type { Collector } from '../../source'
import { planOfVm, type Protection } from '../backup-recovery/protection'
import type { Names } from '../names'
import type { Origin } from '../origin'
import { walkWhole } from '../read'
import { createVirtualizationClient } from './client'
import { isInfrastructure, mapVm } from './map'

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
  return {
    collection: 'virtual-machines',
    entity: 'vm',
    targetMs: 60_000,
    priority: 1,
    collect: async (pass) => {
      if (first !== null && protection.plans === null) await first.plans.collect(pass)
      const vms = new Map<string, { jobId: string | null; holdsBackups: boolean | null }>()
      let hidden = 0
      const walked = await walkWhole(
        client.source,
        (offset) => client.vms(offset, pass.signal),
        async (records) => {
          const shown = records.filter((record) => !isInfrastructure(record))
          hidden += records.length - shown.length
          const mapped = shown.map((record) => {
            const jobId = record.protectionJobInfo.id
            vms.set(record.id, { jobId, holdsBackups: record.recoveryPointsExist })
            const vm = mapVm(record, planOfVm(protection, { id: record.id, jobId }), origin)
            names.learn('vm', vm.row.id, vm.row.name)
            return vm
          })
          await pass.write('vm', mapped)
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
