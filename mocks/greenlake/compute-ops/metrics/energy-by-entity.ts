import type { Machine } from '../../../estate/types'
import { computeOpsDialect } from '../../../odata/dialect'
import { passes } from '../../../odata/evaluate'
import { readFilter } from '../../read-query'
import { comparing } from '../../resource'
import type { Call, Route } from '../../route'
import type { Energy, EnergyUnit } from './energy'
import { eachUnit, rounded } from './energy'
import type { Entity } from './entities'
import { detailsOf, entitiesOf, entityDetails } from './entities'
import type { Figures } from './entity-figures'
import { createFigures } from './entity-figures'
import { createGrid } from './interval-sums'
import { listPage } from './list-page'
import type { Excluded, Measured } from './metered'
import { measure } from './metered'
import { readEnergySpan } from './span'

const filtering = {
  service: 'compute-ops',
  filter: {
    dialect: computeOpsDialect,
    properties: ['generation', 'location', 'model', 'processor'].map(
      (name) => `entityDetails/${name}`,
    ),
  },
} as const

/** Which servers the filter lets through, whatever they are summed up by. */
const readKeep = (call: Call): ((machine: Machine) => boolean) => {
  const filter = readFilter(filtering, call.search)
  const how = comparing(filtering)
  return (machine) =>
    filter === null || passes(filter, { entityDetails: entityDetails(machine) }, how)
}

type Sums = { collected: Energy; projected: Energy }
type Worked = Sums & { entity: Entity }
/** What has been collected in a span, and what is projected from now on. */
type Halves = Record<keyof Sums, Figures>

const halvesOf = ({ span, collectedUntil, now }: Measured): Halves => {
  const grid = createGrid(span)
  return {
    collected: createFigures(grid, span.start, Math.min(span.end, collectedUntil)),
    projected: createFigures(grid, Math.max(span.start, now), span.end),
  }
}

const percent = (part: number, whole: number) =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100

const together = (worked: readonly Worked[]): Sums => {
  const sums: Sums = {
    collected: { kwh: 0, co2eKg: 0, cost: 0 },
    projected: { kwh: 0, co2eKg: 0, cost: 0 },
  }
  for (const one of worked)
    for (const half of ['collected', 'projected'] as const) {
      sums[half].kwh += one[half].kwh
      sums[half].co2eKg += one[half].co2eKg
      sums[half].cost += one[half].cost
    }
  return sums
}

type SamplesOf = ReturnType<Figures['samplesOf']>

const unitWire = (worked: Worked, samplesOf: SamplesOf, sums: Sums, unit: EnergyUnit) => {
  const { mean, min, max } = samplesOf(unit)
  const [told, foreseen] = [worked.collected[unit], worked.projected[unit]]
  return {
    collected: rounded(told),
    projected: rounded(foreseen),
    total: rounded(told + foreseen),
    average: rounded(mean),
    min: rounded(min),
    max: rounded(max),
    percents: {
      collected: percent(told, sums.collected[unit]),
      projected: percent(foreseen, sums.projected[unit]),
      total: percent(told + foreseen, sums.collected[unit] + sums.projected[unit]),
    },
  }
}

const entityWire = (worked: Worked, halves: Halves, sums: Sums) => {
  const { id, name, type, servers } = worked.entity
  const shown = worked.collected.kwh > 0 ? halves.collected : halves.projected
  const samplesOf = shown.samplesOf(servers)
  const details = detailsOf(worked.entity)
  const lack = servers.find((server) => server.lack !== null)?.lack
  return {
    id,
    name,
    type,
    status: lack ? 'PARTIAL' : 'COMPLETE',
    ...(lack && { statusReason: lack }),
    serverCount: servers.length,
    ...(details && { entityDetails: details }),
    ...eachUnit((unit) => unitWire(worked, samplesOf, sums, unit)),
  }
}

/** A server without energy: nothing but why. */
const excludedWire = ({ machine, reason }: Excluded) => ({
  id: machine.id,
  name: machine.hostName,
  type: 'SERVER',
  status: 'PARTIAL',
  statusReason: reason,
  serverCount: 1,
  entityDetails: entityDetails(machine),
})

const sumsWire = ({ collected, projected }: Sums, unit: EnergyUnit) => ({
  collected: rounded(collected[unit]),
  projected: rounded(projected[unit]),
  total: rounded(collected[unit] + projected[unit]),
})

const answer = (call: Call) => {
  const measured = measure(call, readEnergySpan(call), readKeep(call))
  const halves = halvesOf(measured)
  const worked = entitiesOf(call, measured.metered).map((entity): Worked => ({
    entity,
    collected: halves.collected.sumsOf(entity.servers),
    projected: halves.projected.sumsOf(entity.servers),
  }))
  const sums = together(worked)
  const withExcluded = call.search.get('excluded-servers') === 'true'
  const items: (Worked | Excluded)[] = withExcluded ? [...worked, ...measured.excluded] : worked
  return {
    ...listPage(call, items, {
      usual: 'co2eKg/collected',
      wire: (one) => ('entity' in one ? entityWire(one, halves, sums) : excludedWire(one)),
      keys: {
        'co2eKg/collected': (one) => ('entity' in one ? rounded(one.collected.co2eKg) : undefined),
      },
    }),
    kwhSums: sumsWire(sums, 'kwh'),
    co2eKgSums: sumsWire(sums, 'co2eKg'),
    costSums: sumsWire(sums, 'cost'),
    excluded: measured.excluded.length,
  }
}

/** GET energy-by-entity: energy of servers, or of what they have in common (facts.md 6.6). */
export const energyByEntityRoute: Route = {
  method: 'GET',
  service: 'compute-ops',
  path: '/compute-ops-mgmt/v1beta1/energy-by-entity',
  answer: (call) => Response.json(answer(call)),
}
