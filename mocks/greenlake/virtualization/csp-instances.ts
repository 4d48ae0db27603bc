import * as v from 'valibot'
import { createRandom } from '../../estate/random'
import type { VirtualTask } from '../../estate/virtual/virtual-task'
import { runVirtualTask } from '../../estate/virtual/virtual-task'
import { existing, refusal, Refused } from '../refusal'
import type { Scope } from '../resource'
import type { Call, Route } from '../route'
import { readBody } from '../route'
import { shelf } from '../shelf'
import { startTask } from '../tasks'
import { cspImages } from './csp-catalogue'
import { refuseField } from './placing'
import { root } from './references'

const path = `${root}/csp-machine-instances`

type Instance = { id: string; name: string; cspType: 'AWS' | 'AZURE'; on: boolean; busy: boolean }

/** Instances are written but never read: no API of theirs lists them here. */
const instancesOf = (scope: Scope) => shelf<Instance>(scope, 'csp machine instances')

const newSchema = v.object({
  name: v.pipe(v.string(), v.nonEmpty()),
  cspType: v.optional(v.picklist(['AWS', 'AZURE']), 'AWS'),
  cspMachineInstanceInfo: v.object({ imageId: v.string() }),
})

/** A task that keeps its instance busy; as recorded, it names it by an address of the older API. */
const work = (
  call: Call,
  instance: Instance,
  task: Pick<VirtualTask, 'name' | 'durationMs'> & { done: () => void },
) => {
  const { name, durationMs } = task
  instance.busy = true
  return startTask(call, (course, at, user) =>
    runVirtualTask(course, at, {
      region: call.scope.region,
      user,
      name: `${name}: ${instance.name}`,
      about: {
        name: instance.name,
        uri: `/api/v1/csp-machine-instances/${instance.id}`,
        type: `${instance.cspType} Instance`,
      },
      durationMs,
      steps: [],
      parts: [{ name, seconds: (durationMs / 1_000) * 0.9 }],
      done: () => {
        instance.busy = false
        task.done()
      },
    }),
  )
}

const create = (call: Call) => {
  const { scope } = call
  const { name, cspType, cspMachineInstanceInfo } = readBody(call, 'virtualization', newSchema)
  const image = cspImages.find(({ id }) => id === cspMachineInstanceInfo.imageId)
  if (image?.cspType !== cspType)
    throw refuseField('cspMachineInstanceInfo.imageId', `Is no image of ${cspType}.`)
  const instances = instancesOf(scope)
  if ([...instances.values()].some((one) => one.name === name))
    throw new Refused(refusal(409, `There is an instance ${name} already.`))
  const id = createRandom(instances.size, `${scope.region}/${name}/instance`).uuid()
  const instance = { id, name, cspType, on: false, busy: true }
  instances.set(id, instance)
  return work(call, instance, {
    name: 'Create Instance',
    durationMs: 34_000,
    done: () => (instance.on = true),
  })
}

const instanceOf = ({ scope, params }: Call): Instance => {
  const instance = existing(instancesOf(scope).get(params['id'] ?? ''))
  if (instance.busy) throw new Refused(refusal(409, `Instance ${instance.name} is busy.`))
  return instance
}

const power = (on: boolean) => (call: Call) => {
  const instance = instanceOf(call)
  if (instance.on === on)
    throw new Refused(refusal(409, `Instance ${instance.name} is ${on ? 'on' : 'off'} already.`))
  return work(call, instance, {
    name: on ? 'Start' : 'Stop',
    durationMs: 20_000,
    done: () => (instance.on = on),
  })
}

const terminate = (call: Call) => {
  const instance = instanceOf(call)
  return work(call, instance, {
    name: 'Terminate',
    durationMs: 17_000,
    done: () => instancesOf(call.scope).delete(instance.id),
  })
}

/** POST, DELETE and power of csp-machine-instances, all by tasks (facts.md 6). */
export const cspInstanceRoutes: Route[] = [
  { method: 'POST', service: 'virtualization', path, answer: create },
  { method: 'DELETE', service: 'virtualization', path: `${path}/:id`, answer: terminate },
  {
    method: 'POST',
    service: 'virtualization',
    path: `${path}/:id/power-on`,
    answer: power(true),
  },
  {
    method: 'POST',
    service: 'virtualization',
    path: `${path}/:id/power-off`,
    answer: power(false),
  },
]
