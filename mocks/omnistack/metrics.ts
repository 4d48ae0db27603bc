import type { Vm } from '../estate/virtual/types'
import type { Capacity } from './capacity'
import { capacityFigures, createCapacity } from './capacity'
import { clusters } from './clusters'
import { hosts } from './hosts'
import { itemOf } from './read-routes'
import type { Route } from './route'
import { get } from './route'
import type { Scope } from './scope'
import { stamp } from './scope'
import type { Span } from './series'
import { createBustle, readSpan } from './series'
import { virtualMachines } from './virtual-machines'

/** What a VM does at its busiest, by what it is: reads and writes per second. */
const peakOf = ({ cpus }: Vm) => ({ reads: cpus * 60, writes: cpus * 90 })
const blockBytes = 16_384
const fastestMicroseconds = 350

type Load = { reads: number; writes: number }

/** Reads and writes per second of VMs together over time; one that is off does nothing. */
const loadOf = (topic: string, vms: readonly Vm[]): ((at: number) => Load) => {
  const on = vms.filter(({ power }) => power === 'ON')
  const peak = on
    .map(peakOf)
    .reduce(
      (sum, { reads, writes }) => ({ reads: sum.reads + reads, writes: sum.writes + writes }),
      { reads: 0, writes: 0 },
    )
  const [reading, writing] = [createBustle(`${topic}/reads`), createBustle(`${topic}/writes`)]
  return (at) => ({
    reads: Math.round(peak.reads * reading(at)),
    writes: Math.round(peak.writes * writing(at)),
  })
}

const latencyOf = (perSecond: number) =>
  perSecond === 0 ? 0 : Math.round(fastestMicroseconds * (1 + Math.sqrt(perSecond) / 40))

/** The three series of something that VMs run on, or of a VM (facts.md 8.8). */
const performance = (topic: string, vms: readonly Vm[], { times }: Span) => {
  const loadAt = loadOf(topic, vms)
  const loads = times.map((at) => ({ date: stamp(at), ...loadAt(at) }))
  const points = (of: (perSecond: number) => number) =>
    loads.map(({ date, reads, writes }) => ({ reads: of(reads), writes: of(writes), date }))
  return {
    metrics: [
      { name: 'iops', data_points: points((perSecond) => perSecond) },
      { name: 'throughput', data_points: points((perSecond) => perSecond * blockBytes) },
      { name: 'latency', data_points: points(latencyOf) },
    ],
  }
}

/** Nothing is measured of a server while it is off. */
const whileOn = (scope: Scope, machineId: string, span: Span): Span => {
  const machine = scope.machine(machineId)
  const changes = machine?.powerChanges ?? []
  return {
    ...span,
    times: span.times.filter((at) => {
      const after = changes.find((change) => change.at > at)
      return (after ? after.from : machine?.power) === 'ON'
    }),
  }
}

/** What was held at a time: it grows by about a hundredth in a month. */
const shrunk = (capacity: Capacity, now: number, at: number): Capacity => {
  const share = Math.max(0, 1 - ((now - at) / (30 * 86_400_000)) * 0.01)
  return {
    allocated: capacity.allocated,
    used: Math.round(capacity.used * share),
    logical: Math.round(capacity.logical * share),
    vmData: Math.round(capacity.vmData * share),
    localBackups: Math.round(capacity.localBackups * share),
    remoteBackups: Math.round(capacity.remoteBackups * share),
    uncompressed: Math.round(capacity.uncompressed * share),
    compressed: Math.round(capacity.compressed * share),
  }
}

/** Every now and then a point comes twice, which clients have to live with (facts.md 8.8). */
const repeats = (at: number) => (at / 5_000) % 157 === 0

const capacitySeries = (capacity: Capacity, fields: string | null, now: number, span: Span) => {
  const held = span.times
    .flatMap((at) => (repeats(at) ? [at, at] : [at]))
    .map((at) => ({ date: stamp(at), capacity: shrunk(capacity, now, at) }))
  return Object.entries(capacityFigures)
    .filter(([name]) => fields === null || fields.split(',').includes(name))
    .map(([name, figure]) => ({
      name,
      data_points: held.map(({ date, capacity }) => ({ value: figure(capacity), date })),
    }))
}

/** Performance of hosts, clusters and VMs, and what hosts hold, over time. */
export const metricRoutes: Route[] = [
  get('/virtual_machines/:id/metrics', (call) => {
    const { scope, search } = call
    const vm = itemOf(virtualMachines, call)
    return Response.json(performance(vm.id, [vm], readSpan(search, scope.estate.now())))
  }),
  get('/hosts/:id/metrics', (call) => {
    const { scope, search } = call
    const { id, machineId } = itemOf(hosts, call)
    const vms = scope.vms().filter((vm) => vm.machineId === machineId)
    const span = whileOn(scope, machineId, readSpan(search, scope.estate.now()))
    return Response.json(performance(id, vms, span))
  }),
  get('/omnistack_clusters/:id/metrics', (call) => {
    const { scope, search } = call
    const { id } = itemOf(clusters, call)
    const vms = scope.vms().filter(({ clusterId }) => clusterId === id)
    return Response.json(performance(id, vms, readSpan(search, scope.estate.now())))
  }),
  get('/hosts/:id/capacity', (call) => {
    const { scope, search } = call
    const now = scope.estate.now()
    const { id, machineId } = itemOf(hosts, call)
    const span = whileOn(scope, machineId, readSpan(search, now))
    const held = createCapacity(scope).of([id])
    return Response.json({ metrics: capacitySeries(held, search.get('fields'), now, span) })
  }),
]
