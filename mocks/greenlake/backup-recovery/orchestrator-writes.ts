import * as v from 'valibot'
import { minute } from '../../estate/course'
import { touch } from '../../estate/protection/stores'
import type { TaskOrder } from '../../estate/protection/tasks'
import type { Orchestrator } from '../../estate/protection/types'
import { createRandom } from '../../estate/random'
import { existing, refusal } from '../refusal'
import type { Call, Route } from '../route'
import { created, noContent, readBody } from '../route'
import { simpleTask } from '../tasks'
import { orchestratorAt, orchestratorsPath, orchestratorWire } from './data-orchestrators'

const service = 'backup-recovery'

const orchestratorIn = (call: Call): Orchestrator =>
  existing(orchestratorAt(call.scope, call.params['id'] ?? ''))

type Task = Pick<TaskOrder, 'name' | 'durationMs' | 'done'> & Partial<Pick<TaskOrder, 'begin'>>

/** Starts a task on an orchestrator, which has to be there for all but its recovery. */
const orchestratorTask = (call: Call, one: Orchestrator, task: Task, onPremises = true): Response =>
  simpleTask(call, {
    ...task,
    onPremises,
    about: {
      name: one.name,
      uri: `${orchestratorsPath}/${one.id}`,
      type: 'backup-recovery/data-orchestrator',
    },
  })

const registerSchema = v.object({
  activationCode: v.pipe(v.string(), v.uuid()),
  displayName: v.optional(v.pipe(v.string(), v.nonEmpty())),
})

/** Registers one that waits with that code: at once, with what its network has told it. */
const register = (call: Call): Response => {
  const { scope } = call
  const { activationCode, displayName } = readBody(call, service, registerSchema)
  const one = scope.estate.act(({ world, random }, at): Orchestrator => {
    const code = createRandom(0, activationCode)
    const made: Orchestrator = {
      id: random.uuid(),
      region: scope.region,
      name: displayName ?? `do-${code.hex(4)}`,
      serialNumber: code.hex(12).toUpperCase(),
      softwareVersion: '2.14.1-58123',
      connected: true,
      power: 'ON',
      state: 'OK',
      address: `10.0.0.${code.int(10, 250)}`,
      timezone: 'UTC',
      dns: [],
      ntp: [],
      proxy: null,
      remoteSupport: false,
      poweredOnAt: at,
      createdAt: at,
      updatedAt: at,
      revision: 1,
    }
    world.protection.orchestrators.set(made.id, made)
    return made
  })
  return created(orchestratorWire(one, scope), `${orchestratorsPath}/${one.id}`)
}

const addressList = v.array(v.object({ networkAddress: v.string() }))
const patchSchema = v.object({
  displayName: v.optional(v.pipe(v.string(), v.nonEmpty())),
  dateTime: v.optional(v.object({ timezone: v.optional(v.string()) })),
  ntp: v.optional(v.object({ ntpServers: v.optional(addressList) })),
  network: v.optional(v.object({ nameServers: v.optional(addressList) })),
})

const plain = (list: { networkAddress: string }[] | undefined, before: string[]) =>
  list?.map(({ networkAddress }) => networkAddress) ?? before

const patch = (call: Call): Response => {
  const one = orchestratorIn(call)
  const { displayName, dateTime, ntp, network } = readBody(call, service, patchSchema)
  return orchestratorTask(call, one, {
    name: `Update Data Orchestrator ${one.name}`,
    durationMs: minute,
    done: (_, at) =>
      touch(one, at, {
        name: displayName ?? one.name,
        timezone: dateTime?.timezone ?? one.timezone,
        ntp: plain(ntp?.ntpServers, one.ntp),
        dns: plain(network?.nameServers, one.dns),
      }),
  })
}

/** One that gateways work with goes only by force. */
const remove = (call: Call): Response => {
  const one = orchestratorIn(call)
  const { estate } = call.scope
  const force = call.search.get('force') === 'true'
  for (const { orchestratorId } of estate.protection.gateways.values())
    if (orchestratorId === one.id && !force)
      return refusal(400, 'Protection store gateways work with the Data Orchestrator.')
  estate.act(({ world }) => world.protection.orchestrators.delete(one.id))
  return noContent()
}

/** A code of six digits, another one every half minute. */
const totp = (call: Call): Response => {
  const { id } = orchestratorIn(call)
  const seconds = Math.floor(call.scope.estate.now() / 1000)
  const code = createRandom(0, `${id}/${Math.floor(seconds / 30)}`).int(0, 999_999)
  return Response.json({
    totp: String(code).padStart(6, '0'),
    expiresInSeconds: String(30 - (seconds % 30)),
  })
}

const action = <S extends v.GenericSchema>(
  name: string,
  schema: S,
  task: (one: Orchestrator, body: v.InferOutput<S>) => Task,
  onPremises = true,
): Route => ({
  method: 'POST',
  service,
  path: `${orchestratorsPath}/:id/${name}`,
  answer: (call) => {
    const one = orchestratorIn(call)
    const body = readBody({ ...call, body: call.body ?? {} }, service, schema)
    return orchestratorTask(call, one, task(one, body), onPremises)
  },
})

const forced = v.object({ force: v.optional(v.boolean(), true) })

const actions: Route[] = [
  action('generate-support-bundle', v.object({ description: v.optional(v.string()) }), (one) => ({
    name: `Generate support bundle of ${one.name}`,
    durationMs: 4 * minute,
    done: () => undefined,
  })),
  action('restart-guest-os', forced, (one) => ({
    name: `Restart ${one.name}`,
    durationMs: 3 * minute,
    done: (_, at) => touch(one, at, { poweredOnAt: at }),
  })),
  action('shutdown-guest-os', forced, (one) => ({
    name: `Shut down ${one.name}`,
    durationMs: minute,
    done: (_, at) => touch(one, at, { power: 'OFF' }),
  })),
  action('set-remote-support', v.object({ remoteAccessEnabled: v.boolean() }), (one, body) => ({
    name: `${body.remoteAccessEnabled ? 'Enable' : 'Disable'} remote support of ${one.name}`,
    durationMs: 10_000,
    done: (_, at) => touch(one, at, { remoteSupport: body.remoteAccessEnabled }),
  })),
  action(
    'recover',
    v.object({ sid: v.pipe(v.string(), v.uuid()) }),
    (one) => ({
      name: `Recover Data Orchestrator ${one.name}`,
      durationMs: 8 * minute,
      begin: (_, at) => touch(one, at, { state: 'RECOVERING' }),
      done: (_, at) =>
        touch(one, at, { state: 'OK', connected: true, power: 'ON', poweredOnAt: at }),
    }),
    false,
  ),
]

/** How orchestrators come, change and go, and what they can be told to do (facts.md 11). */
export const orchestratorWrites: Route[] = [
  { method: 'POST', service, path: orchestratorsPath, answer: register },
  { method: 'PATCH', service, path: `${orchestratorsPath}/:id`, answer: patch },
  { method: 'DELETE', service, path: `${orchestratorsPath}/:id`, answer: remove },
  { method: 'POST', service, path: `${orchestratorsPath}/:id/generate-totp`, answer: totp },
  ...actions,
]
