import * as v from 'valibot'
import { mergePatch } from '../../merge-patch'
import { readRoutes } from '../../read-routes'
import { refusal } from '../../refusal'
import type { Scope } from '../../resource'
import { resource } from '../../resource'
import type { Route } from '../../route'
import { created, readBody } from '../../route'
import { shelf } from '../../shelf'
import type { Stored } from '../records'
import { addRecord, changeRecord, deleteRoute, reading, recordOf, storedWire } from '../records'

const path = '/compute-ops-mgmt/v1/metrics-configurations'

const named = v.pipe(v.string(), v.nonEmpty())
const alertResource = v.nullable(
  v.variant('type', [
    v.object({
      type: v.picklist(['group', 'filter']),
      id: v.pipe(v.string(), v.uuid()),
      name: named,
    }),
    v.object({ type: v.literal('tags'), name: named, value: v.string() }),
  ]),
)
const body = v.object({
  metricsCollection: v.picklist(['SYSTEM_SCHEDULED', 'ON_DEMAND']),
  powerThresholdAlerts: v.optional(v.boolean(), true),
  powerUtilizationThresholdPercentage: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100)),
    10,
  ),
  alertResources: v.optional(
    v.pipe(
      v.array(alertResource),
      v.check(
        (all) => all.filter((one) => one?.type === 'filter').length <= 1,
        'Only one filter can be added to alertResources.',
      ),
    ),
    [],
  ),
})

/** When metrics are collected: all the time, or when somebody asks. */
type MetricsConfiguration = Stored & v.InferOutput<typeof body>

/** The configuration of a region: one at most; without it the system collects all the time. */
export const metricsConfigurationsIn = (scope: Scope) =>
  shelf<MetricsConfiguration>(scope, 'metrics configurations')

const toWire = (configuration: MetricsConfiguration) => ({
  ...configuration,
  ...storedWire('metrics-configuration', configuration),
  resourceUri: `${path}/${configuration.id}`,
})

const metricsConfigurations = resource<MetricsConfiguration>({
  service: 'compute-ops',
  path,
  limit: null,
  filter: null,
  sort: false,
  select: null,
  empty: [],
  ...reading(metricsConfigurationsIn),
  toWire,
})

export const metricsConfigurationRoutes: Route[] = [
  ...readRoutes(metricsConfigurations),
  {
    method: 'POST',
    service: 'compute-ops',
    path,
    answer: (call) => {
      const content = readBody(call, 'compute-ops', body)
      if (metricsConfigurationsIn(call.scope).size > 0)
        return refusal(400, 'The metrics collection has been configured already.')
      const configuration = addRecord(metricsConfigurationsIn, call.scope, content)
      return created(toWire(configuration), `${path}/${configuration.id}`)
    },
  },
  {
    method: 'PATCH',
    service: 'compute-ops',
    path: `${path}/:id`,
    answer: (call) => {
      const configuration = recordOf(metricsConfigurationsIn, call)
      const patched = { ...call, body: mergePatch(configuration, call.body) }
      const change = readBody(patched, 'compute-ops', body)
      return Response.json(
        toWire(changeRecord(metricsConfigurationsIn, call.scope, configuration, change)),
      )
    },
  },
  deleteRoute(path, metricsConfigurationsIn),
]
