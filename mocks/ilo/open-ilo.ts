import type { Estate } from '../estate/estate'
import { createEstate } from '../estate/estate'
import type { Machine } from '../estate/types'
import { fetchFrom } from '../http'
import { iloHandlers } from './handlers'
import type { Resource } from './redfish'
import type { Generation } from './saying'

const origin = 'https://ilo.test'
const credentials = { username: 'Administrator', password: 'correct horse' }
const basicOf = (userName: string, password: string) =>
  `Basic ${Buffer.from(`${userName}:${password}`).toString('base64')}`

/**
 * The iLO of a server that is on, in process and on a clock that only `pass` moves: an iLO of that
 * generation in a still estate. `get`, `patch`, `post` and `remove` are the administrator's.
 */
export const openIlo = (
  generation: Generation,
  fits: (machine: Machine) => boolean = ({ power, model }) =>
    power === 'ON' && !model.startsWith('Synergy'),
) =>
  openBmc(({ machines }) =>
    [...machines.values()].find((one) => one.ilo.generation === generation && fits(one)),
  )

/** The BMC of whatever machine `pick` finds, which is then well. */
export const openBmc = (pick: (estate: Estate) => Machine | undefined) => {
  const clock = { at: Date.parse('2026-11-20T10:00:00Z') }
  const estate = createEstate({ seed: 3, size: 'small', now: () => clock.at, life: false })
  const machine = pick(estate)
  if (!machine) throw new Error('The estate has no such machine.')
  if (estate.machines.has(machine.id)) estate.heal(machine.id)
  const fetch = fetchFrom(iloHandlers(estate, machine.id, { origin, credentials }))

  const raw = (path: string, init: RequestInit = {}) =>
    fetch(new Request(new URL(path, origin), init))
  const send = async (path: string, init: RequestInit = {}) => {
    const response = await raw(path, init)
    if (response.type === 'error') return { status: 0, headers: new Headers(), body: {} }
    const text = await response.text()
    const body = (text === '' ? {} : JSON.parse(text)) as Resource
    return { status: response.status, headers: response.headers, body }
  }
  const as = (userName: string, password: string) => {
    const authorization = basicOf(userName, password)
    const write =
      (method: string) =>
      (path: string, body: unknown, headers: Record<string, string> = {}) =>
        send(path, {
          method,
          headers: { authorization, 'content-type': 'application/json', ...headers },
          body: typeof body === 'string' ? body : JSON.stringify(body),
        })
    return {
      get: (path: string, headers: Record<string, string> = {}) =>
        send(path, { headers: { authorization, ...headers } }),
      patch: write('PATCH'),
      post: write('POST'),
      remove: (path: string) => send(path, { method: 'DELETE', headers: { authorization } }),
    }
  }
  return {
    clock,
    estate,
    machine,
    raw,
    send,
    as,
    basic: basicOf(credentials.username, credentials.password),
    ...as(credentials.username, credentials.password),
    logIn: (path: string, password = credentials.password) =>
      send(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ UserName: credentials.username, Password: password }),
      }),
    pass: (ms: number) => {
      clock.at += ms
      estate.catchUp()
    },
  }
}

/** What a refusal or a success says: `Base.PropertyValueTypeError "Lit" LocationIndicatorActive`, without versions. */
export const saidBy = ({ body }: { body: Resource }): string[] => {
  const { error } = body as {
    error?: { '@Message.ExtendedInfo': { MessageId: string; MessageArgs?: string[] }[] }
  }
  return (error?.['@Message.ExtendedInfo'] ?? []).map(({ MessageId: id, MessageArgs: args = [] }) =>
    [id.replace(/\.\d+\.\d+\./, '.'), ...args].join(' '),
  )
}
