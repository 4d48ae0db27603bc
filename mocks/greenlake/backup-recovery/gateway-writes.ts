import * as v from 'valibot'
import { minute } from '../../estate/course'
import { touch } from '../../estate/protection/stores'
import type { Gateway, Nic, Proxy } from '../../estate/protection/types'
import { createRandom } from '../../estate/random'
import { allInRegion, inRegion } from '../in-region'
import { badField, refusal } from '../refusal'
import type { Scope } from '../resource'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { gatewayIn, gatewayTask, throughState } from './gateway-actions'
import { gatewaysPath } from './protection-store-gateways'
import { sizingSchema } from './sizer'

const service = 'backup-recovery'

const addressList = v.array(v.object({ networkAddress: v.string() }))
const networkSchema = v.object({
  name: v.optional(v.string(), ''),
  networkAddress: v.optional(v.string(), ''),
  networkType: v.optional(v.picklist(['DHCP', 'STATIC']), 'DHCP'),
  subnetMask: v.optional(v.string(), ''),
  gateway: v.optional(v.string(), ''),
  dns: v.optional(addressList, []),
})
const deploySchema = v.object({
  name: v.pipe(v.string(), v.nonEmpty()),
  hypervisorManagerId: v.string(),
  vmConfig: v.object({
    ...sizingSchema.entries,
    datastoreIds: v.optional(v.array(v.string()), []),
    override: v.optional(
      v.object({
        cpu: v.optional(v.number()),
        ramInGiB: v.optional(v.number()),
        storageInTiB: v.optional(v.number()),
      }),
      {},
    ),
    network: v.optional(networkSchema, {}),
  }),
})
type Deployment = v.InferOutput<typeof deploySchema>

const plain = (list: { networkAddress: string }[]) =>
  list.map(({ networkAddress }) => networkAddress)

const configured = (
  { vmConfig }: Deployment,
  nicId: string,
): Pick<Gateway, 'sizing' | 'override' | 'datastoreIds' | 'dns' | 'nics'> => {
  const { datastoreIds, override, network, ...sizing } = vmConfig
  const { name, dns, ...address } = network
  const nic: Nic = { id: nicId, networkName: name, ...address }
  return { sizing, override, datastoreIds, dns: plain(dns), nics: [nic] }
}

const checkManager = (scope: Scope, id: string) => {
  if (inRegion(scope, scope.estate.hypervisorManagers, id)) return
  const description = 'There is no such hypervisor manager.'
  throw badField(service, 'hypervisorManagerId', description)
}

const orchestratorOf = (scope: Scope) =>
  allInRegion(scope, scope.estate.protection.orchestrators)[0]?.id ?? ''

/** A gateway that is being deployed shows at once; it serves when the task has ended. */
const create = (call: Call): Response => {
  const { scope } = call
  const body = readBody(call, service, deploySchema)
  checkManager(scope, body.hypervisorManagerId)
  if (allInRegion(scope, scope.estate.protection.gateways).some(({ name }) => name === body.name))
    return refusal(412, `There is a gateway ${body.name} already.`)
  const gateway = scope.estate.act(({ world, random }, at): Gateway => {
    const id = random.uuid()
    const made: Gateway = {
      ...configured(body, random.uuid()),
      id,
      region: scope.region,
      name: body.name,
      orchestratorId: orchestratorOf(scope),
      state: 'PSG_STATE_DEPLOYING',
      ntp: [],
      proxy: null,
      remoteSupport: false,
      softwareVersion: '4.3.6-2436.12',
      serialNumber: createRandom(0, `${id}/serial`).hex(10).toUpperCase(),
      createdAt: at,
      updatedAt: at,
      revision: 1,
    }
    world.protection.gateways.set(id, made)
    return made
  })
  return gatewayTask(call, gateway, {
    name: `Create protection store gateway ${gateway.name}`,
    durationMs: 10 * minute,
    done: (_, at) => touch(gateway, at, { state: 'PSG_STATE_OK' }),
    undone: ({ world }) => world.protection.gateways.delete(gateway.id),
  })
}

const patchSchema = v.object({
  dns: v.optional(addressList),
  ntp: v.optional(addressList),
  proxy: v.optional(
    v.object({
      networkAddress: v.string(),
      port: v.pipe(v.number(), v.integer()),
      // Its password is taken and forgotten.
      credentials: v.optional(v.object({ username: v.optional(v.string(), '') }), {}),
    }),
  ),
})

const patch = (call: Call): Response => {
  const gateway = gatewayIn(call)
  const { dns, ntp, proxy } = readBody(call, service, patchSchema)
  const changed: Proxy | null = proxy
    ? {
        networkAddress: proxy.networkAddress,
        port: proxy.port,
        username: proxy.credentials.username,
      }
    : gateway.proxy
  return gatewayTask(call, gateway, {
    name: `Update protection store gateway ${gateway.name}`,
    durationMs: minute,
    ...throughState(gateway, 'PSG_STATE_UPDATING', gateway.state, () => ({
      dns: dns ? plain(dns) : gateway.dns,
      ntp: ntp ? plain(ntp) : gateway.ntp,
      proxy: changed,
    })),
  })
}

/** A gateway with stores behind it goes only by force. */
const remove = (call: Call): Response => {
  const gateway = gatewayIn(call)
  const { stores } = call.scope.estate.protection
  const force = call.search.get('force') === 'true'
  const serves = [...stores.values()].some(({ system }) => system.id === gateway.id)
  if (serves && !force) return refusal(400, 'The gateway has protection stores; delete them first.')
  return gatewayTask(call, gateway, {
    name: `Delete protection store gateway ${gateway.name}`,
    durationMs: 3 * minute,
    ...throughState(gateway, 'PSG_STATE_DELETING', gateway.state),
    onPremises: !force,
    done: ({ world }) => world.protection.gateways.delete(gateway.id),
  })
}

/** A gateway that was lost is deployed anew, with the stores that it had. */
const recover = (call: Call): Response => {
  const gateway = gatewayIn(call)
  const body = readBody(call, service, deploySchema)
  checkManager(call.scope, body.hypervisorManagerId)
  const nicId = gateway.nics[0]?.id ?? gateway.id
  return gatewayTask(call, gateway, {
    name: `Recover protection store gateway ${gateway.name}`,
    durationMs: 12 * minute,
    ...throughState(gateway, 'PSG_STATE_DEPLOYING', 'PSG_STATE_OK', {
      ...configured(body, nicId),
      name: body.name,
    }),
  })
}

/** How gateways come, change and go (facts.md 11). */
export const gatewayWrites: Route[] = [
  { method: 'POST', service, path: gatewaysPath, answer: create },
  { method: 'PATCH', service, path: `${gatewaysPath}/:id`, answer: patch },
  { method: 'DELETE', service, path: `${gatewaysPath}/:id`, answer: remove },
  { method: 'POST', service, path: `${gatewaysPath}/:id/recover`, answer: recover },
]
