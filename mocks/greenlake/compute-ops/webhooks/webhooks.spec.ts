import { setImmediate } from 'node:timers/promises'
import { http } from 'msw'
import { expect, test } from 'vitest'
import { listen } from '../../../http'
import type { Listed } from '../../signed-in'
import { createRegion } from '../../signed-in'

const path = '/compute-ops-mgmt/v1beta1/webhooks'
const challenge = 'x-compute-ops-mgmt-verification-challenge'
const minute = 60_000

type Webhook = { id: string; state: string; status: string; statusReason: string }
type Sent = { method: string; url: string; headers: Headers; body: Record<string, unknown> | null }

/** A region, and a receiver on this machine that echoes challenges and answers events as it is told. */
const receiving = (answers: { handshake?: () => Response; event?: () => Response } = {}) => {
  const sent: Sent[] = []
  const region = createRegion({
    outgoing: async (request) => {
      const { method, url, headers } = request
      const text = await request.text()
      sent.push({ method, url, headers, body: text === '' ? null : JSON.parse(text) })
      if (method === 'POST') return answers.event?.() ?? new Response(null, { status: 200 })
      return answers.handshake?.() ?? Response.json({ verification: headers.get(challenge) })
    },
  })
  const machine = [...region.estate.machines.values()].find(
    (one) => one.region === region.region && one.subscribed && one.faults.size === 0,
  )
  if (!machine) throw new Error('No server is well.')
  /** Lets everything that is on its way arrive. */
  const settle = async (ms = 1_000) => {
    region.pass(ms)
    for (let turn = 0; turn < 20; turn += 1) await setImmediate()
  }
  const create = async (content: object = {}) => {
    const answer = await region.send('POST', path, {
      name: 'Health',
      destination: 'https://127.0.0.1:9443/hook',
      state: 'ENABLED',
      eventFilter: "type eq 'compute-ops/server'",
      headers: {},
      ...content,
    })
    return { answer, webhook: (await answer.json()) as Webhook }
  }
  const read = (id: string) => region.read<Webhook>(`${path}/${id}`)
  const deliveriesOf = async (id: string) =>
    (await region.read<Listed>(`${path}/${id}/deliveries`)).items
  const events = () => sent.filter(({ method }) => method === 'POST')
  /** A webhook that has shaken hands. */
  const open = async (content: object = {}) => {
    const { webhook } = await create(content)
    await settle()
    return webhook.id
  }
  return { region, machine, sent, settle, create, read, deliveriesOf, events, open }
}

test('a webhook is pending until its receiver has echoed the challenge', async () => {
  const { create, read, settle, sent } = receiving()
  const { answer, webhook } = await create({ headers: { authorization: 'hook-secret' } })
  expect([answer.status, answer.headers.get('location')]).toEqual([201, `${path}/${webhook.id}`])
  expect(webhook).toMatchObject({
    type: 'compute-ops-mgmt/webhook',
    generation: 1,
    status: 'PENDING',
    statusReason: 'User enabled the webhook.',
    deliveriesUri: `${path}/${webhook.id}/deliveries`,
  })
  expect(webhook).not.toHaveProperty('headers')
  await settle()
  expect(await read(webhook.id)).toEqual({
    ...webhook,
    status: 'ACTIVE',
    statusReason: 'Webhook handshake accepted.',
  })
  expect(sent).toHaveLength(1)
  expect(sent[0]?.headers.get('authorization')).toBe('hook-secret')
})

test.each([
  ['another text', () => Response.json({ verification: 'no' })],
  ['no JSON', () => new Response('ok')],
  ['another status', () => Response.json({}, { status: 201 })],
])('a receiver that answers the handshake with %s is disabled', async (_, handshake) => {
  const { open, read } = receiving({ handshake })
  expect(await read(await open())).toMatchObject({
    state: 'DISABLED',
    status: 'WARNING',
    statusReason: 'Incorrect handshake response.',
    generation: 1,
  })
})

test('a receiver elsewhere is never called, and fails its handshake', async () => {
  const { open, read, sent } = receiving()
  const id = await open({ destination: 'https://hook.example.com/path' })
  expect(await read(id)).toMatchObject({ state: 'DISABLED', status: 'WARNING' })
  expect(sent).toEqual([])
})

test('what its filter wants is delivered as the whole resource, with what was done to it', async () => {
  const { open, region, machine, settle, events, deliveriesOf } = receiving()
  const id = await open({
    eventFilter:
      "type eq 'compute-ops/server' and old/hardware/health/summary eq 'OK' and changed/hardware/health/summary eq True",
  })
  region.estate.setPower(machine.id, machine.power === 'ON' ? 'OFF' : 'ON')
  region.estate.failPowerSupply(machine.id)
  await settle()
  expect(events()).toEqual([
    expect.objectContaining({
      url: 'https://127.0.0.1:9443/hook',
      body: expect.objectContaining({
        operation: 'Updated',
        type: 'compute-ops-mgmt/server',
        id: machine.id,
        hardware: expect.objectContaining({
          health: expect.objectContaining({ summary: 'CRITICAL' }),
        }),
      }),
    }),
  ])
  const [delivery, ...others] = await deliveriesOf(id)
  expect(others).toEqual([])
  expect(delivery).toMatchObject({
    webhookId: id,
    attempt: 0,
    statusCode: '200',
    eventType: 'compute-ops/server:UPDATE',
    data: { operation: 'Updated', id: machine.id },
  })
  expect(await region.read(String(delivery?.['resourceUri']))).toEqual(delivery)
})

test('an alert is told of when it comes and when it is cleared', async () => {
  const { open, region, machine, settle, events } = receiving()
  await open({ eventFilter: "type eq 'compute-ops/alert'" })
  region.estate.failPowerSupply(machine.id)
  region.estate.heal(machine.id)
  await settle()
  expect(events().map(({ body }) => [body?.['operation'], body?.['cleared']])).toEqual([
    ['Created', false],
    ['Deleted', true],
  ])
})

test('a job is told of when its state changes, not when it tells more', async () => {
  const { open, region, machine, settle, events } = receiving()
  await open({ eventFilter: "type eq 'compute-ops/job'" })
  region.estate.startJob({ template: 'restart', resourceId: machine.id, outcome: 'success' })
  await settle(30 * minute)
  expect(events().map(({ body }) => [body?.['operation'], body?.['state']])).toEqual([
    ['Created', 'PENDING'],
    ['Updated', 'RUNNING'],
    ['Updated', 'COMPLETE'],
  ])
})

test('rows that are made when they are read have been remembered too', async () => {
  const { open, region, machine, settle, events } = receiving()
  await open({ eventFilter: 'changed/firmwareInventory eq True' })
  machine.ilo.firmware = '0.01'
  region.estate.failPowerSupply(machine.id)
  region.estate.heal(machine.id)
  await settle()
  expect(events()).toHaveLength(1)
})

test('nothing is told of what was before the handshake, or while it is disabled', async () => {
  const { create, region, machine, settle, events } = receiving()
  const { webhook } = await create()
  region.estate.failPowerSupply(machine.id)
  await settle()
  expect(events()).toEqual([])
  await region.send('PATCH', `${path}/${webhook.id}`, { state: 'DISABLED' })
  region.estate.heal(machine.id)
  await settle()
  expect(events()).toEqual([])
  expect(await region.read(`${path}/${webhook.id}`)).toMatchObject({
    status: 'DISABLED',
    generation: 2,
  })
})

test('deliveries that fail warn, then disable; the latest ten and five failures are kept', async () => {
  let status = 500
  const { open, region, machine, settle, read, deliveriesOf, events } = receiving({
    event: () => new Response(null, { status }),
  })
  const id = await open()
  const happen = async (times: number) => {
    for (let turn = 0; turn < times; turn += 1) {
      region.estate.setPower(machine.id, machine.power === 'ON' ? 'OFF' : 'ON')
      await settle()
    }
  }
  await happen(5)
  expect(await read(id)).toMatchObject({ status: 'WARNING', state: 'ENABLED' })
  status = 204
  await happen(10)
  expect(await read(id)).toMatchObject({ status: 'ACTIVE' })
  const codes = (await deliveriesOf(id)).map(({ statusCode }) => statusCode)
  expect(codes).toEqual([...Array(10).fill('204'), ...Array(5).fill('500')])
  status = 500
  await happen(12)
  expect(await read(id)).toMatchObject({ status: 'ERROR', state: 'DISABLED' })
  expect(events()).toHaveLength(25)
  const [newest] = (await region.read<Listed>('/compute-ops-mgmt/v1beta2/activities')).items
  expect(newest).toMatchObject({ key: 'WEBHOOK_DISABLED', source: { type: 'Webhook', id } })
})

test('another address or other headers, or enabling it again, ask the receiver again', async () => {
  const { open, region, settle, sent, read } = receiving()
  const id = await open()
  const change = async (content: object) => {
    const answer = await region.send('PATCH', `${path}/${id}`, content)
    const { status } = (await answer.json()) as Webhook
    await settle()
    return [status, (await read(id)).status]
  }
  expect(await change({ name: 'Renamed' })).toEqual(['ACTIVE', 'ACTIVE'])
  expect(sent).toHaveLength(1)
  expect(await change({ destination: 'http://localhost:9000/' })).toEqual(['PENDING', 'ACTIVE'])
  expect(await change({ headers: { 'x-key': '1' } })).toEqual(['PENDING', 'ACTIVE'])
  expect(await change({ state: 'ENABLED' })).toEqual(['PENDING', 'ACTIVE'])
  expect(sent.slice(-1)).toMatchObject([{ method: 'GET', url: 'http://localhost:9000/' }])
})

test('more than five times in a quarter of an hour is too often', async () => {
  const { open, region, settle } = receiving()
  const id = await open()
  const enable = () => region.send('PATCH', `${path}/${id}`, { state: 'ENABLED' })
  for (let turn = 0; turn < 4; turn += 1) expect((await enable()).status).toBe(200)
  const refused = await enable()
  expect(refused.status).toBe(429)
  expect(await refused.json()).toMatchObject({
    errorDetails: [{ type: 'hpe.greenlake.retry_info', retryAfterSeconds: 899 }],
  })
  await settle(15 * minute)
  expect((await enable()).status).toBe(200)
})

test('there are twenty-five at most, and a deleted one makes room and takes its deliveries along', async () => {
  const { create, region } = receiving()
  const first = await create()
  for (let count = 1; count < 25; count += 1) await create({ state: 'DISABLED' })
  expect((await create()).answer.status).toBe(400)
  expect((await region.send('DELETE', `${path}/${first.webhook.id}`)).status).toBe(204)
  expect((await region.get(`${path}/${first.webhook.id}/deliveries`)).status).toBe(404)
  expect((await create()).answer.status).toBe(201)
})

test.each([
  [{ destination: 'http://hook.example.com/' }, 'destination'],
  [{ destination: 'hook' }, 'destination'],
  [{ eventFilter: '' }, 'eventFilter'],
  [{ eventFilter: "severity eq 'Critical'" }, 'eventFilter'],
  [{ headers: { 'X-Compute-Ops-Mgmt-Key': '1' } }, 'headers'],
  [{ headers: undefined }, 'headers'],
  [{ state: 'ACTIVE' }, 'state'],
])('%o is refused', async (content, subject) => {
  const { answer, webhook } = await receiving().create(content)
  expect(answer.status).toBe(400)
  expect(webhook).toMatchObject({ errorDetails: [{ issues: [{ source: 'field', subject }] }] })
})

test('without a stand-in, a real receiver on this machine is called', async () => {
  const receiver = await listen((origin) => [
    http.all(`${origin}/hook`, ({ request }) =>
      Response.json({ verification: request.headers.get(challenge) }),
    ),
  ])
  const region = createRegion()
  const answer = await region.send('POST', path, {
    name: 'Real',
    destination: `${receiver.origin}/hook`,
    state: 'ENABLED',
    eventFilter: "type eq 'compute-ops/server'",
    headers: {},
  })
  const { id } = (await answer.json()) as Webhook
  region.pass(1_000)
  await expect.poll(async () => (await region.read<Webhook>(`${path}/${id}`)).status).toBe('ACTIVE')
  await receiver.stop()
})
