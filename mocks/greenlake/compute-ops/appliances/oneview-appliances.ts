import * as v from 'valibot'
import type { Appliance } from '../../../estate/appliances'
import { createRandom } from '../../../estate/random'
import { oneviewDialect } from '../../../odata/dialect'
import { readRoutes } from '../../read-routes'
import { refusal } from '../../refusal'
import type { Scope } from '../../resource'
import { resource } from '../../resource'
import type { Route } from '../../route'
import { readBody } from '../../route'
import { microTime } from '../../times'
import { accountIdOf } from '../tenants/accounts'
import { applianceIn, appliancesIn, deviceIdOf } from './appliance-shelf'
import { applianceModels, removeAppliance } from './appliances'

const path = '/compute-ops-mgmt/v1beta1/oneview-appliances'

/** This collection words states in lower case. */
const states: Record<Appliance['state'], string> = {
  CONNECTED: 'connected',
  NOT_ACTIVATED: 'not activated',
  DISCONNECTED: 'disconnected',
}

const isOneView = (appliance: Appliance | undefined): appliance is Appliance =>
  appliance !== undefined && appliance.kind !== 'GATEWAY'

/** The OneView appliances of a region. */
export const oneviewsIn = (scope: Scope): Appliance[] =>
  [...appliancesIn(scope).values()].filter(isOneView)

const toWire = (appliance: Appliance, { workspaceId, secretMark }: Scope) => {
  const { uuid } = createRandom(0, `${appliance.id}/template`)
  return {
    id: appliance.id,
    type: 'compute-ops-mgmt/oneview-appliance',
    'device-id': deviceIdOf(appliance),
    name: appliance.hostName,
    hostname: appliance.hostName,
    ipaddress: appliance.address,
    applianceType: appliance.kind,
    modelNumber: applianceModels[appliance.kind],
    productId: 'oneview',
    version: appliance.version,
    state: states[appliance.state],
    applicationCustomerId: accountIdOf(workspaceId),
    generation: 1,
    createdAt: microTime(appliance.createdAt),
    updatedAt: microTime(appliance.changedAt),
    lastModified: microTime(appliance.changedAt),
    ...(appliance.state === 'NOT_ACTIVATED'
      ? {
          activationKey: secretMark + createRandom(0, `${appliance.id}/key`).hex(64),
          complianceState: 'Unknown',
        }
      : {
          complianceState: 'Compliant',
          complianceId: uuid(),
          complianceLastChecked: microTime(appliance.changedAt),
          templateId: uuid(),
          templateName: 'Snmp_template',
        }),
  }
}

const oneviewAppliances = resource<Appliance>({
  service: 'compute-ops',
  path,
  limit: { fallback: 100, min: 0, max: 1000 },
  filter: {
    dialect: oneviewDialect,
    properties: ['id', 'name', 'applianceType', 'state', 'version', 'complianceState'],
  },
  sort: true,
  select: null,
  empty: [],
  list: oneviewsIn,
  find: (scope, id) => {
    const appliance = applianceIn(scope, id)
    return isOneView(appliance) ? appliance : undefined
  },
  toWire,
})

const request = v.object({ id: v.pipe(v.string(), v.uuid()) })

/** An appliance that the workspace knows is added, and waits for somebody to enter its key. */
const add: Route = {
  method: 'POST',
  service: 'compute-ops',
  path,
  answer: (call) => {
    const { scope } = call
    const { id } = readBody(call, 'compute-ops', request)
    if (appliancesIn(scope).has(id)) return refusal(409, 'The appliance has been added already.')
    const now = scope.estate.now()
    const appliance: Appliance = {
      id,
      kind: 'VM',
      site: '',
      hostName: `oneview-${id.slice(0, 8)}`,
      address: '0.0.0.0',
      version: '',
      state: 'NOT_ACTIVATED',
      createdAt: now,
      changedAt: now,
    }
    appliancesIn(scope).set(id, appliance)
    return Response.json(toWire(appliance, scope))
  },
}

export const oneviewApplianceRoutes: Route[] = [
  ...readRoutes(oneviewAppliances),
  add,
  { method: 'DELETE', service: 'compute-ops', path: `${path}/:id`, answer: removeAppliance },
]
