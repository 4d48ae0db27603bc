import { computeOpsDialect } from '../../../odata/dialect'
import { mergePatch } from '../../merge-patch'
import { readRoutes } from '../../read-routes'
import { badField } from '../../refusal'
import type { Scope } from '../../resource'
import { resource } from '../../resource'
import type { Call, Route } from '../../route'
import { created, readBody } from '../../route'
import { shelf } from '../../shelf'
import { gatewayAt } from '../appliances/appliance-shelf'
import { later, tell } from '../notes'
import type { Stored } from '../records'
import { addRecord, changeRecord, deleteRoute, reading, recordOf, storedWire } from '../records'
import type { ExternalServiceContent } from './external-service-body'
import { externalServiceBody } from './external-service-body'

const path = '/compute-ops-mgmt/v1beta1/external-services'
const mask = '**********'

type ExternalService = Stored & ExternalServiceContent

/** Those of a region, by id. */
export const externalServicesIn = (scope: Scope) =>
  shelf<ExternalService>(scope, 'external services')

const toWire = (service: ExternalService) => {
  const { authentication, serviceData } = service
  return {
    ...service,
    ...storedWire('external-service', service),
    resourceUri: `${path}/${service.id}`,
    authentication: {
      ...authentication,
      ...('clientId' in authentication
        ? { clientSecret: mask, ...('refreshToken' in authentication && { refreshToken: mask }) }
        : { password: mask }),
    },
    serviceData:
      serviceData !== null && 'associatedGatewayUri' in serviceData
        ? {
            ...serviceData,
            associatedGatewayId: serviceData.associatedGatewayUri.split('+').at(-1),
          }
        : serviceData,
    status: 'ENABLED',
  }
}

const externalServices = resource<ExternalService>({
  service: 'compute-ops',
  path,
  limit: null,
  filter: { dialect: computeOpsDialect, properties: ['serviceType'] },
  sort: false,
  select: null,
  empty: [],
  ...reading(externalServicesIn),
  toWire,
})

/** Refuses a vCenter behind a gateway that there is not. */
const readService = (call: Call): ExternalServiceContent => {
  const content = readBody(call, 'compute-ops', externalServiceBody)
  if (
    content.serviceType === 'VMWARE_VCENTER' &&
    !gatewayAt(call.scope, content.serviceData.associatedGatewayUri)
  )
    throw badField('compute-ops', 'serviceData.associatedGatewayUri', 'There is no such gateway.')
  return content
}

/** A host below `.invalid` is one that cannot be reached, so that a failing test can be seen. */
const isReachable = ({ serviceData }: ExternalService) =>
  !Object.values(serviceData ?? {}).some(
    (value) => typeof value === 'string' && /\.invalid(\/|$)/.test(value),
  )

export const externalServiceRoutes: Route[] = [
  ...readRoutes(externalServices),
  {
    method: 'POST',
    service: 'compute-ops',
    path,
    answer: (call) => {
      const service = addRecord(externalServicesIn, call.scope, readService(call))
      return created(toWire(service), `${path}/${service.id}`)
    },
  },
  {
    method: 'PATCH',
    service: 'compute-ops',
    path: `${path}/:id`,
    answer: (call) => {
      const service = recordOf(externalServicesIn, call)
      const body = mergePatch(service, call.body)
      const change = readService({ ...call, body })
      return Response.json(toWire(changeRecord(externalServicesIn, call.scope, service, change)))
    },
  },
  deleteRoute(path, externalServicesIn),
  {
    // Answers at once; an activity tells how it went (facts.md 5.2).
    method: 'POST',
    service: 'compute-ops',
    path: `${path}/:id/test`,
    answer: (call) => {
      const service = recordOf(externalServicesIn, call)
      const { id, name } = service
      const told = isReachable(service) ? 'serviceTestPassed' : 'serviceTestFailed'
      later(call.scope, 3_000, () => tell(call.scope, { type: 'External service', id, name }, told))
      return new Response(null, { status: 202 })
    },
  },
]
