import { expect, test } from 'vitest'
import { createDrivenEstate } from '../estate/driven-estate'
import { valueAt } from '../odata/evaluate'
import { protectionJobs } from './backup-recovery/protection-jobs'
import { activities } from './compute-ops/activities'
import { servers } from './compute-ops/servers'
import { createSignedAddresses } from './presigned'
import type { Resource, Scope } from './resource'
import { createRegion, workspaceId } from './signed-in'
import { datastores } from './virtualization/datastores'
import { hypervisorClusters } from './virtualization/hypervisor-clusters'
import { hypervisorHosts } from './virtualization/hypervisor-hosts'
import { virtualMachines } from './virtualization/virtual-machines'

const hour = 3_600_000
const lived = createDrivenEstate({ life: true })
lived.pass(6 * hour)
const scope: Scope = {
  estate: lived.estate,
  region: 'eu-central',
  workspaceId,
  operationsWire: 'current',
  signed: createSignedAddresses(lived.estate.now),
  secretMark: '',
  outgoing: async () => new Response(null),
}

/** Keys that are not what filters would see of the wire, as `id path`. */
const differing = <T>(resource: Resource<T>): string[] => {
  const { keys = {}, toFilter = (wire: object) => wire } = resource
  return (resource.list(scope, '') ?? []).flatMap((entity) => {
    const view = toFilter(resource.toWire(entity, scope, 'en'))
    return Object.entries(keys).flatMap(([path, of]) =>
      of(entity, scope) === valueAt(view, path.split('/'))
        ? []
        : [`${valueAt(view, ['id'])} ${path}`],
    )
  })
}

test('what is known of an entity without writing it, is what is written', () => {
  expect(differing(servers)).toEqual([])
  expect(differing(activities)).toEqual([])
  expect(differing(protectionJobs)).toEqual([])
  expect(differing(virtualMachines)).toEqual([])
  expect(differing(hypervisorHosts)).toEqual([])
  expect(differing(hypervisorClusters)).toEqual([])
  expect(differing(datastores)).toEqual([])
})

test('lists that remember what they have written show what happens at once', async () => {
  const { estate, pass } = lived
  const [group] = [...estate.groups.values()].filter(({ region }) => region === 'eu-central')
  const below = (of: string) => [of, `${of}/${group?.id}/devices`, `${of}/${group?.id}/compliance`]
  const paths = [
    ...below('/compute-ops-mgmt/v1/groups'),
    ...below('/compute-ops/v1beta2/groups'),
    `/compute-ops-mgmt/v1beta3/groups/${group?.id}/ilo-settings-compliance`,
    '/compute-ops-mgmt/v1beta2/activities',
    '/compute-ops-mgmt/v1/jobs',
    '/data-services/v1beta1/async-operations',
  ]
  const watching = createRegion({ driven: lived })
  const [machineId = ''] = group?.machineIds ?? []
  const happenings = [
    () => estate.disconnect(machineId),
    () => estate.startJob({ template: 'iloSettings', resourceId: machineId }),
    () => estate.startJob({ template: 'groupFirmware', resourceId: group?.id ?? '' }),
    () => estate.reconnect(machineId),
    () => estate.vanish(machineId),
  ]
  for (const happen of happenings) {
    happen()
    for (let steps = 0; steps < 3; steps += 1) {
      pass(hour / 4)
      const fresh = createRegion({ driven: lived })
      for (const path of paths)
        expect(await watching.read(path), path).toEqual(await fresh.read(path))
    }
  }
})
