import * as v from 'valibot'
import { minute } from '../../estate/course'
import { touch } from '../../estate/protection/stores'
import type { TaskOrder } from '../../estate/protection/tasks'
import type { Gateway } from '../../estate/protection/types'
import { badField, existing, refusal } from '../refusal'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { simpleTask } from '../tasks'
import { gatewayAt, gatewaysPath } from './protection-store-gateways'
import { root } from './references'
import { secretOf } from './secrets'
import { sizeFor, sizingSchema, unfit } from './sizer'

const service = 'backup-recovery'
const second = 1_000

/** The gateway that a request is about. */
export const gatewayIn = (call: Call): Gateway =>
  existing(gatewayAt(call.scope, call.params['id'] ?? ''))

type GatewayTask = Pick<TaskOrder, 'name' | 'durationMs' | 'done'> &
  Partial<Pick<TaskOrder, 'begin' | 'undone' | 'onPremises'>>

/** Starts a task on a gateway. */
export const gatewayTask = (call: Call, gateway: Gateway, task: GatewayTask): Response =>
  simpleTask(call, {
    onPremises: true,
    ...task,
    about: {
      name: gateway.name,
      uri: `${gatewaysPath}/${gateway.id}`,
      type: 'backup-recovery/protection-store-gateway',
    },
  })

/** A gateway is in another state while a task works on it; where that fails it is as it was. */
export const throughState = (
  gateway: Gateway,
  meanwhile: Gateway['state'],
  then: Gateway['state'],
  change: Partial<Gateway> | (() => Partial<Gateway>) = {},
): Pick<GatewayTask, 'begin' | 'done' | 'undone'> => {
  const before = gateway.state
  return {
    begin: (_, at) => touch(gateway, at, { state: meanwhile }),
    done: (_, at) =>
      touch(gateway, at, {
        ...(typeof change === 'function' ? change() : change),
        state: then,
      }),
    undone: (_, at) => touch(gateway, at, { state: before }),
  }
}

const action = <S extends v.GenericSchema>(
  name: string,
  schema: S,
  task: (gateway: Gateway, body: v.InferOutput<S>, call: Call) => GatewayTask,
): Route => ({
  method: 'POST',
  service,
  path: `${gatewaysPath}/:id/${name}`,
  answer: (call) => {
    const gateway = gatewayIn(call)
    const body = readBody({ ...call, body: call.body ?? {} }, service, schema)
    return gatewayTask(call, gateway, task(gateway, body, call))
  },
})

const nothing = v.object({})
const nicFields = {
  networkName: v.optional(v.string()),
  networkAddress: v.optional(v.pipe(v.string(), v.ipv4())),
  networkType: v.optional(v.picklist(['DHCP', 'STATIC'])),
  subnetMask: v.optional(v.string()),
  gateway: v.optional(v.string()),
}
const newNic = v.object({ nic: v.object(nicFields) })
const changedNic = v.object({ nic: v.object({ ...nicFields, id: v.string() }) })
const oldNic = v.object({ nic: v.object({ id: v.string() }) })
const address = v.object({ address: v.pipe(v.string(), v.nonEmpty()) })

const ownNic = ({ nics }: Gateway, id: string) => {
  const nic = nics.find((one) => one.id === id)
  if (!nic) throw badField(service, 'nic.id', 'Does not exist.')
  return nic
}

/** What a body says, without what it leaves open. */
const said = <T extends object>(fields: T) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }

const nicActions: Route[] = [
  action('createNic', newNic, (gateway, { nic }, { scope }) => ({
    name: `Create network interface of ${gateway.name}`,
    durationMs: 30 * second,
    ...throughState(gateway, 'PSG_STATE_UPDATING', gateway.state, () => {
      const id = scope.estate.act(({ random }) => random.uuid())
      const blank = { networkName: '', networkAddress: '', subnetMask: '', gateway: '' }
      return {
        nics: [...gateway.nics, { networkType: 'DHCP', ...blank, ...said(nic), id }],
      }
    }),
  })),
  action('updateNic', changedNic, (gateway, { nic }) => {
    const held = ownNic(gateway, nic.id)
    return {
      name: `Update network interface of ${gateway.name}`,
      durationMs: 30 * second,
      ...throughState(gateway, 'PSG_STATE_UPDATING', gateway.state, () => ({
        nics: gateway.nics.map((one) => (one === held ? { ...held, ...said(nic) } : one)),
      })),
    }
  }),
  action('deleteNic', oldNic, (gateway, { nic }) => {
    const held = ownNic(gateway, nic.id)
    return {
      name: `Delete network interface of ${gateway.name}`,
      durationMs: 30 * second,
      ...throughState(gateway, 'PSG_STATE_UPDATING', gateway.state, () => ({
        nics: gateway.nics.filter((one) => one !== held),
      })),
    }
  }),
]

const powerActions: Route[] = [
  action('power-on', nothing, (gateway) => ({
    name: `Power on ${gateway.name}`,
    durationMs: 2 * minute,
    ...throughState(gateway, 'PSG_STATE_POWERING_ON', 'PSG_STATE_OK'),
  })),
  action('shutdown-guest-os', nothing, (gateway) => ({
    name: `Shut down ${gateway.name}`,
    durationMs: minute,
    ...throughState(gateway, 'PSG_STATE_VM_SHUTTING_DOWN', 'PSG_STATE_OK_OFF'),
  })),
  action('restart-guest-os', nothing, (gateway) => ({
    name: `Restart ${gateway.name}`,
    durationMs: 3 * minute,
    ...throughState(gateway, 'PSG_STATE_VM_RESTARTING', 'PSG_STATE_OK'),
  })),
]

const nothingElse = () => undefined

const supportActions: Route[] = [
  action('generate-support-bundle', nothing, (gateway) => ({
    name: `Generate support bundle of ${gateway.name}`,
    durationMs: 4 * minute,
    done: nothingElse,
  })),
  action('ping', address, (gateway, body) => ({
    name: `Ping ${body.address} from ${gateway.name}`,
    durationMs: 5 * second,
    done: nothingElse,
  })),
  action('traceroute', address, (gateway, body) => ({
    name: `Trace the route from ${gateway.name} to ${body.address}`,
    durationMs: 15 * second,
    done: nothingElse,
  })),
  action('set-remote-support', v.object({ enabled: v.boolean() }), (gateway, { enabled }) => ({
    name: `${enabled ? 'Enable' : 'Disable'} remote support of ${gateway.name}`,
    durationMs: 10 * second,
    done: (_, at) => touch(gateway, at, { remoteSupport: enabled }),
  })),
]

const override = v.optional(
  v.object({
    cpu: v.optional(v.number()),
    ramInGiB: v.optional(v.number()),
    storageInTiB: v.optional(v.number()),
  }),
)
const resizeSchema = v.object({
  ...v.partial(sizingSchema).entries,
  datastoreIds: v.optional(v.array(v.string())),
  override,
})

const resize = action(
  'resize',
  resizeSchema,
  (gateway, { datastoreIds, override: more = {}, ...sizing }) => ({
    name: `Resize ${gateway.name}`,
    durationMs: 5 * minute,
    ...throughState(gateway, 'PSG_STATE_UPDATING_STORAGE_ADD', gateway.state, () => ({
      sizing: { ...gateway.sizing, ...said(sizing) },
      override: { ...gateway.override, ...said(more) },
      datastoreIds: datastoreIds ?? gateway.datastoreIds,
    })),
  }),
)

/** What a gateway would have to be like; 409 with the reasons where there is none of that size. */
const answerSizer = async (call: Call): Promise<Response> => {
  const sizing = readBody(call, service, sizingSchema)
  const invalidReasons = unfit(sizing)
  if (invalidReasons.length === 0) return Response.json(sizeFor(sizing))
  const refused = (await refusal(409, 'No gateway is that large.').json()) as object
  return Response.json({ ...refused, invalidReasons }, { status: 409 })
}

/** Everything that a gateway can be told to do. */
export const gatewayActions: Route[] = [
  ...nicActions,
  ...powerActions,
  ...supportActions,
  resize,
  {
    method: 'POST',
    service,
    path: `${gatewaysPath}/:id/sizer`,
    answer: (call) => {
      gatewayIn(call)
      return answerSizer(call)
    },
  },
  {
    method: 'POST',
    service,
    path: `${root}/protection-store-gateway-sizer`,
    answer: answerSizer,
  },
  {
    method: 'POST',
    service,
    path: `${gatewaysPath}/:id/consoleUser`,
    answer: (call) => {
      const { id } = gatewayIn(call)
      return Response.json({
        username: 'console',
        password: secretOf(call.scope, `${id}/console`),
      })
    },
  },
]
