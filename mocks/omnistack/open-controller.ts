import { createDrivenEstate } from '../estate/driven-estate'
import type { Vm } from '../estate/virtual/types'
import { fetchFrom } from '../http'
import type { Method } from '../router'
import { omnistackHandlers } from './handlers'
import type { Telling } from './scope'
import type { Credentials } from './tokens'

const origin = 'https://controller.test'
export const administrator = { username: 'sightline@vsphere.local', password: 'correct horse' }
const client = `Basic ${Buffer.from('simplivity:').toString('base64')}`
const vendorType = 'application/vnd.simplivity.v1.17+json'

export type Body = Record<string, unknown>
export type Rows = Body[]
type Answer = { status: number; body: Body }

/** A task on the wire, as far as specs look at it. */
export type TaskRecord = {
  id: string
  state: string
  affected_objects: { object_type: string; object_id: string }[]
  error_code: number
  error_message?: string
  percent_complete?: number
  end_time: string
}

/** The first of what a spec cannot do without. */
export const first = <T>(things: Iterable<T>): T => {
  const [found] = things
  if (found === undefined) throw new Error('There is none.')
  return found
}

/** An estate on a driven clock, and a controller of one of its federations in process. */
export const openController = (
  options: {
    /** Whether one appliance manages the federation, instead of its controllers. */
    central?: boolean
    life?: boolean
    controller?: number
    accounts?: Credentials[]
    tells?: Partial<Telling>
  } = {},
) => {
  const { central = false, life = false, ...rest } = options
  const { estate, pass } = createDrivenEstate({ seed: 7, life })
  const federation = first(estate.federations)
  const { id } = federation
  if (central) federation.management = 'central'
  const credentials = administrator
  let fetch = fetchFrom(omnistackHandlers(estate, id, { origin, credentials, ...rest }))

  const request = async (path: string, init: RequestInit = {}): Promise<Answer> => {
    const response = await fetch(new Request(`${origin}${path}`, init))
    const text = await response.text()
    return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Body }
  }
  const logIn = (form: Record<string, string> = {}, authorization = client) =>
    request('/api/oauth/token', {
      method: 'POST',
      headers: { authorization },
      body: new URLSearchParams({ grant_type: 'password', ...administrator, ...form }),
    })
  const tokenOf = async (form: Record<string, string> = {}) =>
    String((await logIn(form)).body['access_token'])
  const get = async (path: string, token?: string) =>
    request(`/api${path}`, { headers: { authorization: `Bearer ${token ?? (await tokenOf())}` } })
  const send = async (
    method: Exclude<Method, 'GET'>,
    path: string,
    body: unknown = {},
    { type = vendorType, token = '' }: { type?: string; token?: string } = {},
  ) =>
    request(`/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token || (await tokenOf())}`,
        ...(type === '' ? {} : { 'content-type': type }),
      },
      body: method === 'DELETE' ? null : JSON.stringify(body),
    })
  const taskOf = async (taskId: string) =>
    (await get(`/tasks/${encodeURIComponent(taskId)}`)).body['task'] as TaskRecord
  return {
    estate,
    federation,
    pass,
    /** From here on another controller of the same federation is asked. */
    ask: (controller: number) => {
      fetch = fetchFrom(omnistackHandlers(estate, id, { origin, credentials, ...rest, controller }))
    },
    request,
    logIn,
    tokenOf,
    get,
    /** A write, in a media type that is new enough for all of them unless `type` is another. */
    send,
    taskOf,
    /** Asks for something that a task does, lets it end, and gives how it ended. */
    settle: async (method: Exclude<Method, 'GET'>, path: string, body: unknown = {}) => {
      const { status, body: answer } = await send(method, path, body)
      if (status !== 202) throw new Error(`Not a task: ${status} ${JSON.stringify(answer)}`)
      pass(15 * 60_000)
      return taskOf((answer['task'] as TaskRecord).id)
    },
    vms: (power?: Vm['power']) =>
      [...estate.vms.values()].filter(
        (vm) =>
          'omnistack' in vm.home &&
          vm.home.omnistack === id &&
          (power === undefined || vm.power === power),
      ),
    backups: () => estate.backupsIn(id),
  }
}

/** The rows of a list. */
export const rowsIn = (body: Body, plural: string): Rows => body[plural] as Rows
