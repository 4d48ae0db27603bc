import { noteMachine } from './activities'
import type { BmcLogin } from './com-record'
import { newComRecord } from './com-record'
import type { Course } from './course'
import { moveMachines } from './groups'
import { models } from './hardware'
import { startJob } from './jobs'
import { createMachine } from './machines'
import { createRandom } from './random'
import { defaultFleets } from './sites'
import type { Job } from './task-types'
import type { Reason } from './texts/texts'
import type { Machine, Region } from './types'

/** How a server is added: where its iLO is, and by which gateway it is reached. */
type ServerToAdd = {
  region: Region
  login: BmcLogin
  applianceId: string
  requester: string
}

/** Within the half minute that the job takes, COM finds out what is behind the address. */
const draw = (at: number, { region, login, applianceId }: ServerToAdd): Machine => {
  const random = createRandom(0, `${region}/${login.host}`)
  const model = random.pick(models.filter(({ ilo }) => ilo >= 5))
  const fleet = random.pick(defaultFleets.filter((one) => one.region === region))
  const machine = createMachine(random, { ...fleet, role: 'edge' }, random.int(1, 999), model, at)
  return {
    ...machine,
    subscribed: true,
    connected: true,
    connectedChangedAt: at,
    power: 'ON',
    ilo: { ...machine.ilo, address: login.host },
    com: newComRecord({ login, applianceId, inventory: { at, power: 'ON' } }),
    createdAt: at,
    updatedAt: at,
    revision: 1,
  }
}

/** A host below `.invalid` never answers, so that the failure can be rehearsed. */
const obstacleTo = (course: Course, { login: { host } }: ServerToAdd): Reason | null => {
  if (host.endsWith('.invalid')) return { why: 'iloUnanswered' }
  const taken = [...course.world.machines.values()].some(({ ilo }) => ilo.address === host)
  return taken ? { why: 'addressTaken', values: { host } } : null
}

/** Starts the job that adds a server by the credentials of its iLO; it is there when the job is done. */
export const addServer = (course: Course, at: number, wanted: ServerToAdd): Job => {
  const { region, requester } = wanted
  const failure = obstacleTo(course, wanted)
  return startJob(course, at, {
    template: 'addServer',
    resourceId: draw(at, wanted).id,
    about: { resource: 'server', region },
    requester,
    ...(failure ? { failure } : {}),
    done: (now) => {
      const machine = draw(now, wanted)
      course.world.machines.set(machine.id, machine)
      course.changes.tell({ kind: 'server', operation: 'Created', thing: machine, at: now })
      noteMachine(course, now, machine, { key: 'SERVER_ADDED', saying: { note: 'serverAdded' } })
    },
  })
}

/** Takes a server out of COM that was added by its credentials; false where it was not. */
export const removeServer = (course: Course, at: number, machine: Machine): boolean => {
  if (!machine.com.login) return false
  moveMachines(course, at, [machine], null)
  course.world.machines.delete(machine.id)
  course.changes.tell({ kind: 'server', operation: 'Deleted', thing: machine, at })
  noteMachine(course, at, machine, { key: 'SERVER_REMOVED', saying: { note: 'serverRemoved' } })
  return true
}
