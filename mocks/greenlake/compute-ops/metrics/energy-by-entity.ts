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
import { createFigures, samplesOf } from './entity-figures'
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

type Worked = { entity: Entity; collected: Figures; projected: Figures }

const workOut = (measured: Measured, entities: Entity[]): Worked[] => {
  const { span, collectedUntil, now } = measured
  const grid = createGrid(span)
  const until = Math.min(span.end, collectedUntil)
  const collectedOf = createFigures(grid, span.start, until)
  const projectedOf = createFigures(grid, Math.max(span.start, now), span.end)
  return entities.map((entity) => ({
    entity,
    collected: collectedOf(entity.servers),
    projected: projectedOf(entity.servers),
  }))
}

const percent = (part: number, whole: number) =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100

const together = (energies: readonly Energy[]): Energy =>
  eachUnit((unit) => energies.reduce((sum, energy) => sum + energy[unit], 0))

type Sums = { collected: Energy; projected: Energy }

const unitWire = ({ collected, projected }: Worked, sums: Sums, unit: EnergyUnit) => {
  const shown = collected.sums[unit] > 0 ? collected : projected
  const { mean, min, max } = samplesOf(shown, unit)
  const [told, foreseen] = [collected.sums[unit], projected.sums[unit]]
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

const entityWire = (worked: Worked, sums: Sums) => {
  const { id, name, type, servers } = worked.entity
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
    ...eachUnit((unit) => unitWire(worked, sums, unit)),
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
  const worked = workOut(measured, entitiesOf(call, measured.metered))
  const sums: Sums = {
    collected: together(worked.map(({ collected }) => collected.sums)),
    projected: together(worked.map(({ projected }) => projected.sums)),
  }
  const withExcluded = call.search.get('excluded-servers') === 'true'
  const items: (Worked | Excluded)[] = withExcluded ? [...worked, ...measured.excluded] : worked
  return {
    ...listPage(call, items, {
      usual: 'co2eKg/collected',
      wire: (one) => ('entity' in one ? entityWire(one, sums) : excludedWire(one)),
      keys: {
        'co2eKg/collected': (one) =>
          'entity' in one ? rounded(one.collected.sums.co2eKg) : undefined,
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
