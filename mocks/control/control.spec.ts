import { connect } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDrivenEstate } from '../estate/driven-estate'
import type { Estate } from '../estate/estate'
import { createEstate } from '../estate/estate'
import { healthOf } from '../estate/health'
import { createFaultBook } from '../faults/fault-book'
import { fetchFrom } from '../http'
import type { ServedEstate } from '../served/serve'
import { serveEstate } from '../served/serve'
import type { Stage } from '../stage'
import { controlHandlers } from './control'

const estate = createEstate({ seed: 1, size: 'small', now: Date.now, life: false })
let served: ServedEstate
beforeAll(async () => {
  served = await serveEstate(estate)
})
afterAll(() => served.close())

const ask = async (method: string, path: string, body?: unknown, headers = {}) => {
  const answer = await fetch(`${served.controlUrl}${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const text = await answer.text()
  return { status: answer.status, body: text === '' ? null : (JSON.parse(text) as object) }
}
/** The fingerprint of the certificate that a host shows. */
const shownBy = ({ hostname, port }: URL) =>
  new Promise<string>((resolve, reject) => {
    const socket = connect(
      { host: hostname, port: Number(port), rejectUnauthorized: false },
      () => {
        resolve(socket.getPeerCertificate().fingerprint256)
        socket.destroy()
      },
    )
    socket.on('error', reject)
  })
/** Acts on another estate, asked without a port. */
const controlOf = (on: Estate) => {
  const origin = 'http://127.0.0.1'
  const stage: Stage = { estate: on, faults: createFaultBook(), sources: new Map() }
  const control = fetchFrom(controlHandlers(origin, stage))
  return async (act: object) => {
    const body = JSON.stringify(act)
    return (await control(new Request(`${origin}/acts`, { method: 'POST', body }))).status
  }
}
const servers = () => {
  const region = served.access.find(({ source }) => source === 'us-west')
  return fetch(`${region?.address}/compute-ops-mgmt/v1/servers`)
}

test('it names the sources, their switches and the stories', async () => {
  expect((await ask('GET', '/sources')).body).toMatchObject({
    sources: ['us-west', 'eu-central', 'ap-northeast', 'fed-paris', 'ilo'],
  })
  expect((await ask('GET', '/stories')).body).toMatchObject({
    stories: expect.arrayContaining([expect.objectContaining({ name: 'region-outage' })]),
  })
})

test('a fault is made, strikes, is listed and is taken back', async () => {
  const made = await ask('POST', '/faults', {
    source: 'us-west',
    path: '/compute-ops-mgmt/*',
    fault: { kind: 'status', status: 500 },
  })
  expect(made).toEqual({ status: 201, body: { id: expect.any(String) } })
  expect((await servers()).status).toBe(500)
  const { id } = made.body as { id: string }
  expect((await ask('GET', '/faults')).body).toMatchObject({ faults: [{ id, source: 'us-west' }] })
  expect((await ask('DELETE', `/faults/${id}`)).status).toBe(204)
  expect((await servers()).status).toBe(401)
  expect((await ask('DELETE', `/faults/${id}`)).status).toBe(404)
})

test('all faults are taken back at once', async () => {
  const fault = { kind: 'no-json' }
  await ask('POST', '/faults', { source: 'us-west', fault })
  await ask('POST', '/faults', { source: 'ilo', fault })
  await ask('DELETE', '/faults')
  expect((await ask('GET', '/faults')).body).toEqual({ faults: [] })
})

describe('what does not fit is refused with what is wrong', () => {
  test.each([
    ['a kind that there is not', { source: 'us-west', fault: { kind: 'flood' } }, 400],
    ['a status that is none', { source: 'us-west', fault: { kind: 'status', status: 200 } }, 400],
    ['a source that there is not', { source: 'mars', fault: { kind: 'reset' } }, 404],
  ])('%s', async (_what, rule, status) => {
    expect((await ask('POST', '/faults', rule)).status).toBe(status)
  })

  test('a body that is no JSON', async () => {
    const answer = await fetch(`${served.controlUrl}/faults`, { method: 'POST', body: 'quake' })
    expect(answer.status).toBe(400)
  })
})

test('a source is switched off and on', async () => {
  expect((await ask('POST', '/sources/us-west/off')).status).toBe(204)
  await expect(servers()).rejects.toThrow()
  expect((await ask('POST', '/sources/us-west/on')).status).toBe(204)
  expect((await servers()).status).toBe(401)
  expect((await ask('POST', '/sources/us-west/explode')).status).toBe(404)
})

test('a source with TLS shows a certificate that nobody pinned, then its own again', async () => {
  const shown = () =>
    shownBy(new URL(served.access.find(({ source }) => source === 'fed-paris')?.address ?? ''))
  const own = await shown()
  expect((await ask('POST', '/sources/fed-paris/wrong-certificate')).status).toBe(204)
  expect(await shown()).not.toBe(own)
  expect((await ask('POST', '/sources/fed-paris/right-certificate')).status).toBe(204)
  expect(await shown()).toBe(own)
})

test('a source on plain HTTP has no certificate to change', async () => {
  expect((await ask('POST', '/sources/us-west/wrong-certificate')).status).toBe(409)
})

test('acts do to the estate what they say; a machine goes by its host name', async () => {
  const machine = [...estate.machines.values()].find((one) => healthOf(one) === 'OK')
  const wanted = { machine: machine?.hostName }
  await ask('POST', '/acts', { act: 'raise', fault: 'DriveFailed', ...wanted })
  expect(machine && healthOf(machine)).toBe('CRITICAL')
  await ask('POST', '/acts', { act: 'heal', ...wanted })
  expect(machine && healthOf(machine)).toBe('OK')
  expect((await ask('POST', '/acts', { act: 'heal', machine: 'nobody' })).status).toBe(404)
  expect((await ask('POST', '/acts', { act: 'dance' })).status).toBe(400)
})

test('servers are lost and found, and switched', async () => {
  const [machine] = [...estate.machines.values()].filter(
    ({ connected, power }) => connected && power === 'ON',
  )
  const does = async (act: object) => {
    const { status } = await ask('POST', '/acts', { ...act, machine: machine?.serial })
    return [status, machine?.connected, machine?.power]
  }
  expect(await does({ act: 'disconnect' })).toEqual([204, false, 'ON'])
  expect(await does({ act: 'reconnect' })).toEqual([204, true, 'ON'])
  expect(await does({ act: 'power', state: 'OFF' })).toEqual([204, true, 'OFF'])
  expect(await does({ act: 'power', state: 'ON' })).toEqual([204, true, 'ON'])
})

test('a task makes no step while it sticks, and ends once it is let go', async () => {
  const driven = createDrivenEstate()
  const controlled = controlOf(driven.estate)
  const [vm] = [...driven.estate.vms.values()].filter(
    ({ home, power }) => 'greenlake' in home && power === 'ON',
  )
  const backup = driven.estate.takeBackup(vm?.id ?? '')
  const task = () => driven.estate.operations.get(backup.operationId ?? '')?.state
  const { operationId } = backup
  expect(await controlled({ act: 'stick', task: operationId })).toBe(204)
  driven.pass(3_600_000)
  expect(task()).toBe('INITIALIZED')
  expect(await controlled({ act: 'unstick', task: operationId })).toBe(204)
  driven.pass(3_600_000)
  expect(task()).toBe('SUCCEEDED')
})

test('what vanishes, no source knows any more', async () => {
  const [id] = estate.machines.keys()
  expect((await ask('POST', '/acts', { act: 'vanish', id })).status).toBe(204)
  expect(estate.machines.has(id ?? '')).toBe(false)
})

test('a story begins, and tells what will happen', async () => {
  expect(await ask('POST', '/stories/firmware-rollout')).toMatchObject({
    status: 201,
    body: { steps: [{ at: expect.any(String), says: expect.stringContaining('firmware') }] },
  })
  expect((await ask('POST', '/stories/flood')).status).toBe(404)
})

test('a page in a browser is turned away', async () => {
  const answer = await ask('DELETE', '/faults', undefined, { origin: 'http://127.0.0.1:4600' })
  expect(answer.status).toBe(403)
})
