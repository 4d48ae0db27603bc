import { connect } from 'node:tls'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEstate } from '../estate/estate'
import { healthOf } from '../estate/health'
import type { ServedEstate } from '../served/serve'
import { serveEstate } from '../served/serve'

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
