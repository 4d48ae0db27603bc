import { standingPolicy } from './approvals'
import type { Policy } from './backup-types'
import { createFederation } from './federation/federations'
import { createForeign } from './foreign'
import { addHypervisors } from './hypervisors'
import { hardenIlos } from './ilo-settings'
import { createMachines, exposeIlos } from './machines'
import { formerRecords } from './moved-machine'
import { addFirstHosts } from './protection/applications'
import { addFirstGroups } from './protection/first-groups'
import { firstFacts, firstJob } from './protection/first-policies'
import { emptyProtection, plant } from './protection/plant'
import { createRandom } from './random'
import { createSettings } from './settings'
import { scaleFleets } from './sites'
import type { Extent } from './sizes'
import type { Region, World } from './types'
import { createClusters, createFederationVms, createNames, createRegionVms } from './vms'

/** How the VMs under Backup and Recovery spread over the regions. */
const vmShares: Record<Region, number> = {
  'us-west': 0.45,
  'eu-central': 0.35,
  'ap-northeast': 0.2,
}
/** Where compute-ops has a regional host (facts.md 1). */
export const regions = ['us-west', 'eu-central', 'ap-northeast'] as const satisfies Region[]

const day = 1_440

const createRegionPolicies = (uuid: () => string, region: Region, keepFactor: number): Policy[] =>
  [
    { name: 'Critical 6 h', everyMinutes: 360, keepMinutes: 3 * day },
    { name: 'Standard 12 h', everyMinutes: 720, keepMinutes: 5 * day },
    { name: 'Daily 14 d', everyMinutes: day, keepMinutes: 14 * day },
  ].map(({ keepMinutes, ...policy }) => ({
    id: uuid(),
    ...policy,
    keepMinutes: Math.round(keepMinutes * Math.max(1, keepFactor / 6)),
    home: { greenlake: region },
    destination: `store-${region}-1`,
  }))

/** What a region's policies do, and where their copies go. */
const protectRegion = (world: World, region: Region, policies: Policy[], now: number) => {
  const stores = plant(world.protection, region, now)
  for (const policy of policies) {
    world.policies.set(policy.id, policy)
    world.protection.policies.set(policy.id, firstFacts(policy, stores, now))
  }
}

/** The things that there are, before anything has happened to them: no alert, no backup, no task. */
export const createWorld = (seed: number, extent: Extent, now: number): World => {
  const { machines, groups } = createMachines(
    createRandom(seed, 'machines'),
    scaleFleets(extent.servers),
    now,
  )
  const settings = createSettings(groups, now)
  hardenIlos(groups.values(), machines, settings)
  const random = createRandom(seed, 'virtual')
  const nextName = createNames(random)
  const foreign = createForeign(now)
  const world: World = {
    machines,
    foreign: new Map([[foreign.id, foreign]]),
    formerRecords: new Map(),
    groups,
    settings,
    federations: [],
    policies: new Map(),
    vms: new Map(),
    hypervisorManagers: new Map(),
    hypervisorClusters: new Map(),
    datastores: new Map(),
    backups: new Map(),
    snapshots: new Map(),
    protection: emptyProtection(),
    alerts: new Map(),
    activities: [],
    jobs: new Map(),
    approvalPolicies: new Map(
      regions.map((region) => standingPolicy(region, now)).map((policy) => [policy.id, policy]),
    ),
    approvalRequests: new Map(),
    operations: new Map(),
    issues: new Map(),
    heldOperations: new Map(),
    dualAuthorization: new Map(),
  }
  for (const part of extent.federations) {
    const group = [...groups.values()].find(({ name }) => name === part.fleet)
    if (!group) throw new Error(`There is no group ${part.fleet} for ${part.id}.`)
    const { federation, policies } = createFederation(
      random,
      part,
      extent.keepFactor,
      group,
      machines,
    )
    world.federations.push(federation)
    for (const policy of policies) world.policies.set(policy.id, policy)
    for (const vm of createFederationVms(random, nextName, federation, policies, part.vms, now))
      world.vms.set(vm.id, vm)
  }
  const omnistackHosts = new Set(
    world.federations.flatMap(({ hosts }) => hosts.map(({ machineId }) => machineId)),
  )
  for (const region of regions) {
    const policies = createRegionPolicies(random.uuid, region, extent.keepFactor)
    protectRegion(world, region, policies, now)
    const hypervisors = [...machines.values()].filter(
      (machine) =>
        machine.region === region &&
        machine.hostName.startsWith('esx-') &&
        machine.subscribed &&
        !omnistackHosts.has(machine.id),
    )
    const clusters = createClusters(random, region, hypervisors)
    const count = Math.round(extent.vms * vmShares[region])
    for (const vm of createRegionVms(random, nextName, region, clusters, policies, count, now))
      world.vms.set(vm.id, vm)
    addHypervisors(world, clusters, now)
  }
  for (const vm of world.vms.values()) {
    world.backups.set(vm.id, [])
    const facts = world.protection.policies.get(vm.policyId ?? '')
    const job = facts ? firstJob(vm, facts) : null
    if (job) world.protection.jobs.set(job.id, job)
  }
  for (const region of regions) {
    addFirstGroups(world, region, now)
    addFirstHosts(world, region, now)
  }
  exposeIlos(machines, [...omnistackHosts], extent.ilos)
  if (extent.moved) world.formerRecords = formerRecords(machines.values(), now)
  return world
}
