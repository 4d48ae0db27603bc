import { expect, test } from 'vitest'
import { createDrivenEstate } from '../estate/driven-estate'
import { createRegion } from './signed-in'

const hour = 3_600_000

test('lists that remember what they have written show what happens at once', async () => {
  const lived = createDrivenEstate({ life: true })
  const { estate, pass } = lived
  pass(6 * hour)
  const [group] = [...estate.groups.values()].filter(({ region }) => region === 'eu-central')
  const below = (of: string) => [of, `${of}/${group?.id}/devices`, `${of}/${group?.id}/compliance`]
  const paths = [
    ...below('/compute-ops-mgmt/v1/groups'),
    ...below('/compute-ops/v1beta2/groups'),
    `/compute-ops-mgmt/v1beta3/groups/${group?.id}/ilo-settings-compliance`,
    '/compute-ops-mgmt/v1beta2/activities',
    '/compute-ops-mgmt/v1/jobs',
    '/data-services/v1beta1/async-operations',
    '/virtualization/v1beta1/virtual-machines',
    '/virtualization/v1beta1/hypervisor-hosts',
    '/virtualization/v1beta1/hypervisor-clusters',
    '/virtualization/v1beta1/datastores',
  ]
  const watching = createRegion({ driven: lived })
  const [machineId = ''] = group?.machineIds ?? []
  const [hypervisorId = ''] =
    [...estate.hypervisorClusters.values()].find(({ region }) => region === 'eu-central')
      ?.machineIds ?? []
  const [vmId = ''] = estate.vms.keys()
  const happenings = [
    () => estate.disconnect(machineId),
    () => estate.startJob({ template: 'iloSettings', resourceId: machineId }),
    () => estate.startJob({ template: 'groupFirmware', resourceId: group?.id ?? '' }),
    () => estate.reconnect(machineId),
    () => estate.losePower(hypervisorId),
    () => estate.fillStore([...estate.protection.stores.keys()][0] ?? ''),
    () => estate.vanish(vmId),
    () => estate.vanish(machineId),
    () => estate.vanish(hypervisorId),
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
