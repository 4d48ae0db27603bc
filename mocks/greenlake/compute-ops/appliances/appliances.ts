import type { Appliance } from '../../../estate/appliances'
import { composerOf } from '../../../estate/appliances'
import { oneviewDialect } from '../../../odata/dialect'
import { createCertificate } from '../../../served/certificate'
import { readRoutes } from '../../read-routes'
import { existing, refusal } from '../../refusal'
import type { Scope } from '../../resource'
import { resource } from '../../resource'
import type { Call, Route } from '../../route'
import { noContent } from '../../route'
import { microTime } from '../../times'
import { applianceIn, appliancesIn, deviceIdOf } from './appliance-shelf'

const path = '/compute-ops-mgmt/v1beta2/appliances'

/** What each kind of appliance is called. */
export const applianceModels: Record<Appliance['kind'], string> = {
  GATEWAY: 'HPE Compute Ops Management secure gateway',
  SYNERGY: 'HPE Synergy Composer',
  VM: 'HPE OneView VM - VMware vSphere',
}

/** Secure gateways, and OneView in its forms (facts.md 6.8). */
const appliances = resource<Appliance>({
  service: 'compute-ops',
  path,
  limit: { fallback: 100, min: 0, max: 1000 },
  filter: {
    dialect: oneviewDialect,
    properties: ['id', 'deviceId', 'name', 'applianceType', 'applianceMode', 'state', 'version'],
  },
  sort: true,
  select: null,
  empty: [],
  list: (scope) => [...appliancesIn(scope).values()],
  find: applianceIn,
  toWire: (appliance) => {
    const deviceId = deviceIdOf(appliance)
    return {
      id: appliance.id,
      type: 'compute-ops-mgmt/appliance',
      deviceId,
      resource: {
        id: deviceId,
        type: 'compute-ops-mgmt/appliance',
        resourceUri: `${path}/${deviceId}`,
      },
      name: appliance.hostName,
      hostname: appliance.hostName,
      ipAddress: appliance.address,
      applianceType: appliance.kind,
      applianceMode: 'NORMAL',
      modelNumber: applianceModels[appliance.kind],
      productId: appliance.kind === 'GATEWAY' ? 'gateway' : 'oneview',
      version: appliance.version,
      state: appliance.state,
      subscription: null,
      generation: 1,
      createdAt: microTime(appliance.createdAt),
      updatedAt: microTime(appliance.changedAt),
      lastDisconnectedAt: microTime(appliance.createdAt),
    }
  },
})

const applianceOf = ({ scope, params }: Call): Appliance =>
  existing(applianceIn(scope, params['id'] ?? ''))

/** Takes an appliance away, unless servers stand behind it. */
export const removeAppliance = (call: Call): Response => {
  const { scope } = call
  const { id, site } = applianceOf(call)
  const manages = [...scope.estate.machines.values()].some(
    (machine) => machine.site === site && composerOf(machine)?.id === id,
  )
  if (manages) return refusal(409, 'The appliance still manages servers.')
  appliancesIn(scope).delete(id)
  return noContent()
}

const certificates = new WeakMap<Scope, Map<string, Promise<{ cert: string }>>>()

const certificateOf = async (scope: Scope, { id, hostName }: Appliance): Promise<string> => {
  const known = certificates.get(scope) ?? new Map<string, Promise<{ cert: string }>>()
  certificates.set(scope, known)
  const made = known.get(id) ?? createCertificate(`${hostName}.example`)
  known.set(id, made)
  return (await made).cert
}

export const applianceRoutes: Route[] = [
  ...readRoutes(appliances),
  { method: 'DELETE', service: 'compute-ops', path: `${path}/:id`, answer: removeAppliance },
  {
    method: 'GET',
    service: 'compute-ops',
    path: `${path}/:id/certificate`,
    gives: 'application/x-pem-file',
    answer: async (call) => {
      const appliance = applianceOf(call)
      return new Response(await certificateOf(call.scope, appliance), {
        headers: {
          'content-type': 'application/x-pem-file',
          'content-disposition': `attachment; filename="${appliance.hostName}.pem"`,
        },
      })
    },
  },
]
