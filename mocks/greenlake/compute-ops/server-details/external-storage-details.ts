import { createRandom } from '../../../estate/random'
import type { Machine } from '../../../estate/types'
import { notFound } from '../../refusal'
import type { Route } from '../../route'
import { microTime } from '../../times'
import { detailRoutes } from './server'

/** How an array calls the system of a host. */
const hostSystems: Record<string, string> = {
  'VMware ESXi': 'VMWARE_ESXI',
  'Red Hat Enterprise Linux': 'RHE_LINUX',
  'SUSE Linux Enterprise Server': 'SUSE_LINUX',
  'Ubuntu Server': 'UBUNTU',
}

const detailsOf = (machine: Machine, collectedAt: number) => {
  const random = createRandom(0, `${machine.id}/external-storage`)
  const role = machine.hostName.split('-').slice(0, 2).join('-')
  return {
    serverId: machine.id,
    generation: 1,
    createdAt: microTime(collectedAt),
    updatedAt: microTime(collectedAt),
    hostName: machine.hostName,
    hostOs: hostSystems[machine.os?.name ?? ''] ?? 'UNKNOWN',
    hostGroups: [{ id: createRandom(0, `host group/${role}`).uuid(), name: role }],
    volumeDetails: Array.from({ length: random.int(1, 4) }, (_, lun) => ({
      lun,
      name: `${role}-vol-${String(lun + 1).padStart(2, '0')}`,
    })),
  }
}

/** A server's volumes on external storage; nothing until a job has looked for them (facts.md 5.1). */
export const externalStorageDetailRoutes: Route[] = detailRoutes(
  'GET',
  'external-storage-details',
  (machine) => {
    const { externalStorageCollectedAt: collectedAt } = machine.com
    return collectedAt === null ? notFound() : Response.json(detailsOf(machine, collectedAt))
  },
)
