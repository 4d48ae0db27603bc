import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDrivenEstate } from '../estate/driven-estate'
import { editGroup } from '../estate/protection/groups'
import { setSuspended } from '../estate/protection/jobs'
import { touchVm } from '../estate/vms'
import { protectionJobs } from './backup-recovery/protection-jobs'
import { activities } from './compute-ops/activities'
import { v1beta2 } from './compute-ops/groups/face'
import { groupsIn } from './compute-ops/groups/group-routes'
import { oldGroupWire } from './compute-ops/groups/old-wire'
import type { Resource } from './resource'
import { scopeOf } from './scope-of'
import { datastores } from './virtualization/datastores'
import { hypervisorClusters } from './virtualization/hypervisor-clusters'
import { hypervisorHosts } from './virtualization/hypervisor-hosts'
import { managerParts } from './virtualization/manager-part-resources'
import { virtualMachines } from './virtualization/virtual-machines'
import { createWriter } from './writer'

const { estate, pass } = createDrivenEstate({ life: true })
pass(60 * 60_000)
const scope = scopeOf(estate)
const here = <T extends { region: string }>(things: Iterable<T>) =>
  [...things].filter(({ region }) => region === scope.region)
const [manager] = here(estate.hypervisorManagers.values())
const managerId = manager?.id ?? ''
const oldGroups = groupsIn({ face: v1beta2, properties: ['id', 'name'], toWire: oldGroupWire })

/** One of some things, whichever there are at the time. */
const oneOf = <T>(things: () => T[], act: (thing: T) => void) =>
  fc.nat().map((number) => () => {
    const all = things()
    const thing = all[number % Math.max(1, all.length)]
    if (thing) act(thing)
  })
const vms = () =>
  [...estate.vms.values()].filter(
    ({ home }) => 'greenlake' in home && home.greenlake === scope.region,
  )
const machines = () => here(estate.machines.values())
const policies = () => [...estate.policies.values()].filter(({ home }) => 'greenlake' in home)
const jobs = () => here(estate.protection.jobs.values())
let names = 0
const newName = () => `name-${(names += 1)}`

/** What may happen to the estate between two readings. */
const deed = fc.oneof(
  fc.nat(40 * 60_000).map((ms) => () => pass(ms)),
  fc.constantFrom(3, 30).map((hours) => () => pass(hours * 3_600_000)),
  oneOf(machines, ({ id }) => estate.setPower(id, 'OFF')),
  oneOf(machines, ({ id }) => estate.setPower(id, 'ON')),
  oneOf(machines, ({ id }) => estate.failPowerSupply(id)),
  oneOf(machines, ({ id }) => estate.disconnect(id)),
  oneOf(machines, ({ id }) => estate.vanish(id)),
  oneOf(vms, ({ id }) => void estate.takeBackup(id)),
  oneOf(vms, ({ id }) => void estate.takeBackup(id, { failure: 'No space left.' })),
  oneOf(vms, (vm) => estate.act((_, at) => touchVm(vm, at, { name: newName(), power: 'OFF' }))),
  oneOf(vms, ({ id }) => estate.vanish(id)),
  oneOf(policies, (policy) => {
    policy.name = newName()
  }),
  oneOf(jobs, (job) =>
    estate.act((course, at) => setSuspended(course, at, job, [...job.runs.keys()], true)),
  ),
  oneOf(
    () => here(estate.protection.groups.values()),
    (group) =>
      estate.act((course, at) =>
        editGroup(course, at, group, { name: newName(), vmIds: group.vmIds.slice(1) }),
      ),
  ),
)

const law = <T extends object>(resource: Resource<T>) => {
  const write = createWriter(resource)({ scope, language: 'en' } as Parameters<
    ReturnType<typeof createWriter<T>>
  >[0])
  return {
    path: resource.path,
    check: () => {
      for (const entity of resource.list(scope, managerId) ?? []) {
        const afresh: unknown = JSON.parse(JSON.stringify(resource.toWire(entity, scope, 'en')))
        expect(JSON.parse(write.text(entity))).toEqual(afresh)
        expect(JSON.parse(JSON.stringify(write.wire(entity)))).toEqual(afresh)
      }
    },
  }
}

test.each([
  law(virtualMachines),
  law(hypervisorHosts),
  law(hypervisorClusters),
  law(datastores),
  law(managerParts.networks),
  law(managerParts.pools),
  law(protectionJobs),
  law(oldGroups),
  law(activities),
])('whatever happens, what is kept of $path says what would be written afresh', ({ check }) => {
  check()
  fc.assert(
    fc.property(fc.array(deed, { minLength: 1, maxLength: 4 }), (deeds) => {
      for (const act of deeds) act()
      check()
    }),
    { numRuns: 15 },
  )
})
