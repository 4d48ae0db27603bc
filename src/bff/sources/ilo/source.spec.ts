import { expect, test } from 'vitest'
import { createFaultBook } from '../../../../mocks/faults/fault-book'
import { probeSource } from '../probe'
import { openIlos } from './testing/open-ilos'

const minute = 60_000
const sessionsOpened = (requests: string[]) =>
  requests.filter((line) => / POST .*\/Sessions\/?$/.test(line)).length

test('the servers behind all iLOs, of every generation', async () => {
  const { collect, rows, machines } = openIlos()
  expect(new Set(machines.map(({ ilo }) => ilo.generation))).toEqual(new Set([4, 5, 6, 7]))
  expect(await collect()).toEqual({ ok: true, value: { total: machines.length } })
  for (const machine of machines) {
    const server = rows.server.get(machine.uuid)
    expect(server?.row).toMatchObject({
      serial: machine.serial,
      model: machine.model,
      name: machine.hostName,
      power: machine.power === 'ON' ? 'on' : 'off',
      connection: 'connected',
      firmware: machine.romVersion,
      productId: machine.productId,
      memoryMb: machine.memoryMb,
    })
    expect(server?.facts).toMatchObject({
      ilo: { firmware: machine.ilo.firmware.split(' ')[0], address: null },
    })
  }
})

test('a server that fails is critical in the next pass, with the reason', async () => {
  const { collect, rows, estate, machines } = openIlos()
  const machine = machines.find(({ ilo }) => ilo.generation > 4)
  await collect()
  estate.failPowerSupply(machine?.id ?? '')
  await collect()
  expect(rows.server.get(machine?.uuid ?? '')?.row).toMatchObject({
    state: 'critical',
    reason: expect.stringContaining('Power supplies: critical'),
  })
})

test('each iLO is asked one thing at a time, few iLOs at once, over one session', async () => {
  const { collect, requests, machines, inFlight } = openIlos()
  await collect()
  await collect()
  expect(sessionsOpened(requests)).toBe(machines.length)
  expect(inFlight.most).toBeLessThanOrEqual(8)
})

test('a session that ended unused is answered by one new login', async () => {
  const { collect, requests, machines, advance } = openIlos()
  await collect()
  await advance(31 * minute)
  expect(await collect()).toMatchObject({ ok: true })
  expect(sessionsOpened(requests)).toBe(2 * machines.length)
})

test('closing logs out of every iLO', async () => {
  const { source, collect, requests, machines } = openIlos()
  await collect()
  await source.close()
  expect(requests.filter((line) => line.includes(' DELETE '))).toHaveLength(machines.length)
})

test('an iLO without a free session is asked with the password instead', async () => {
  const { collect, hooks, machines, requests, source } = openIlos()
  hooks.intercept = (request) =>
    request.method === 'POST'
      ? Response.json(
          { error: { '@Message.ExtendedInfo': [{ MessageId: 'Base.1.12.SessionLimitExceeded' }] } },
          { status: 503 },
        )
      : null
  expect(await collect()).toEqual({ ok: true, value: { total: machines.length } })
  await source.close()
  expect(requests.some((line) => line.includes(' DELETE '))).toBe(false)
})

test('wrong credentials are told as such, not tried again, and nothing secret is told', async () => {
  const { source, surroundings, collect, requests, machines } = openIlos({
    password: 'canary-wrong',
  })
  const ended = await collect()
  expect(ended).toMatchObject({
    ok: false,
    problem: { kind: 'bad-credentials', title: 'Lab iLOs refused our credentials' },
  })
  expect(JSON.stringify(ended)).not.toMatch(/canary|ilo-0|Administrator/)
  await collect()
  expect(sessionsOpened(requests)).toBe(machines.length)
  const [found] = await probeSource(source, surroundings)
  expect(found?.problem).toMatchObject({ kind: 'bad-credentials' })
})

test('an iLO that is lost costs only its own server, which is then disconnected', async () => {
  const { collect, rows, machines, down, advance } = openIlos()
  await collect()
  down.add('ilo-0.test')
  const pending = collect()
  await advance(minute)
  expect(await pending).toEqual({ ok: true, value: { total: machines.length } })
  const states = machines.map(({ uuid }) => rows.server.get(uuid)?.row.connection)
  expect(states).toEqual(['disconnected', ...Array(machines.length - 1).fill('connected')])
  expect(rows.server.get(machines[0]?.uuid ?? '')?.row).toMatchObject({
    state: 'disconnected',
    reason: expect.stringContaining('Nothing listens at its address.'),
    since: expect.stringMatching(/^2026-11-20T10:00:0/),
  })
})

test('a pass that is ended in the middle takes no iLO for lost', async () => {
  const { source, pass, collect, rows, machines, hooks, surroundings, settle } = openIlos()
  await collect()
  const ending = new AbortController()
  hooks.intercept = ({ signal }) =>
    new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
  const { signal } = ending
  const pending = source.collectors[0]?.collect({ ...pass, signal, now: surroundings.now })
  await Promise.race([settle(), pending])
  ending.abort()
  await pending
  const states = machines.map(({ uuid }) => rows.server.get(uuid)?.row.connection)
  expect(states).toEqual(machines.map(() => 'connected'))
  hooks.intercept = () => null
  expect(await collect()).toEqual({ ok: true, value: { total: machines.length } })
})

test('since when it is lost stands while it is; when it comes back, it is connected', async () => {
  const { collect, rows, machines, down, advance } = openIlos()
  await collect()
  down.add('ilo-0.test')
  const row = () => rows.server.get(machines[0]?.uuid ?? '')?.row
  const sinces: (string | null | undefined)[] = []
  for (let pass = 0; pass < 3; pass += 1) {
    const pending = collect()
    await advance(minute)
    await pending
    sinces.push(row()?.since)
  }
  expect(new Set(sinces).size).toBe(1)
  down.clear()
  await collect()
  expect(row()).toMatchObject({ connection: 'connected', since: null })
})

test('an iLO that was never seen leaves the pass short of it', async () => {
  const { collect, rows, machines, down, advance } = openIlos()
  down.add('ilo-0.test')
  const pending = collect()
  await advance(minute)
  expect(await pending).toEqual({ ok: true, value: { total: machines.length } })
  expect(rows.server.size).toBe(machines.length - 1)
})

test('where no iLO answers, the pass fails and every server stays as it was', async () => {
  const { collect, rows, machines, down, advance } = openIlos()
  await collect()
  machines.forEach((_, index) => down.add(`ilo-${index}.test`))
  const pending = collect()
  await advance(minute)
  expect(await pending).toMatchObject({
    ok: false,
    problem: { kind: 'unreachable', source: 'Lab iLOs' },
  })
  const connections = [...rows.server.values()].map(({ row }) => row.connection)
  expect(new Set(connections)).toEqual(new Set(['connected']))
})

test('an iLO that answers nonsense is not lost: its server stays as it was', async () => {
  const { collect, rows, machines, hooks } = openIlos()
  await collect()
  hooks.intercept = (request) =>
    request.url.startsWith('https://ilo-0.test') ? Response.json({ hello: 'world' }) : null
  expect(await collect()).toEqual({ ok: true, value: { total: machines.length } })
  expect(rows.server.get(machines[0]?.uuid ?? '')?.row.connection).toBe('connected')
})

test('an iLO that knows no system for a while has not lost its server', async () => {
  const { collect, rows, machines, hooks } = openIlos()
  await collect()
  for (const Members of [null, []]) {
    hooks.intercept = (request) =>
      /Systems\/?$/.test(new URL(request.url).pathname) ? Response.json({ Members }) : null
    expect(await collect()).toMatchObject({
      ok: false,
      problem: { kind: 'bad-answer', title: 'Lab iLOs gave an answer that we cannot read' },
    })
    expect(rows.server.size).toBe(machines.length)
  }
})

test('a server that does not tell its UUID this once is known by its serial number', async () => {
  const faults = createFaultBook()
  const { collect, rows } = openIlos({ faults })
  await collect()
  const ids = [...rows.server.keys()]
  const fault = { kind: 'drift', at: 'UUID', change: { gone: true } } as const
  faults.add({ source: 'ilos', path: '*', fault })
  expect(await collect()).toMatchObject({ ok: true })
  expect([...rows.server.keys()]).toEqual(ids)
})

test('an iLO 4 before Redfish is read by its legacy root', async () => {
  const { collect, rows, machines, requests } = openIlos()
  const at = machines.findIndex(({ ilo }) => ilo.generation === 4)
  const [old] = machines.slice(at)
  if (old) old.ilo.firmware = '2.20 Feb 09 2015'
  expect(await collect()).toMatchObject({ ok: true })
  expect(rows.server.get(machines[at]?.uuid ?? '')?.row).toMatchObject({
    serial: machines[at]?.serial,
    firmware: machines[at]?.romVersion,
  })
  expect(requests).toContain(`ilo-${at}.test POST /rest/v1/Sessions`)
})

test('another vendor’s BMC is read as well, with the little that it tells', async () => {
  const { collect, rows, machines, source, surroundings } = openIlos({ foreign: true })
  expect((await collect()).ok).toBe(true)
  expect(rows.server.size).toBe(machines.length)
  const [id = ''] = [...rows.server.keys()].filter((one) => one.endsWith(':system'))
  const { row, facts } = rows.server.get(id) ?? {}
  expect(row).toMatchObject({ state: 'ok', power: 'off', model: null, serial: null })
  expect(row?.memoryMb).toBeNull()
  expect(facts).toMatchObject({ subsystems: [], firmwareInventory: [] })
  expect((await probeSource(source, surroundings)).every(({ problem }) => !problem)).toBe(true)
})

test('a test signs in at every iLO, and opens no session where there is one', async () => {
  const { source, surroundings, requests, machines, advance } = openIlos()
  for (let tests = 0; tests < 3; tests += 1) {
    const found = await probeSource(source, surroundings)
    expect(found.map(({ problem }) => problem)).toEqual(machines.map(() => null))
    await advance(minute)
  }
  expect(sessionsOpened(requests)).toBe(machines.length)
})

test('a test says which iLO fails, at its first try', async () => {
  const { source, surroundings, down, machines, requests } = openIlos()
  down.add('ilo-2.test')
  down.add('ilo-5.test')
  const found = await probeSource(source, surroundings)
  const failing = found.filter(({ problem }) => problem !== null)
  expect(failing.map(({ service, problem }) => [service.name, problem?.detail])).toEqual([
    [`BMC 3 of ${machines.length}`, 'Nothing listens at its address.'],
    [`BMC 6 of ${machines.length}`, 'Nothing listens at its address.'],
  ])
  expect(requests.filter((request) => request.startsWith('ilo-2.test'))).toHaveLength(1)
})

test('a session that was revoked while no other is free gives way to the password, until later', async () => {
  const { collect, hooks, requests, revoke, machines, advance } = openIlos()
  await collect()
  await advance(1_000)
  revoke()
  const noneFree = {
    error: { '@Message.ExtendedInfo': [{ MessageId: 'iLO.2.15.SessionLimitExceeded' }] },
  }
  const schemes: (string | null)[] = []
  hooks.intercept = (request) => {
    if (request.method === 'POST') return Response.json(noneFree, { status: 503 })
    schemes.push(request.headers.get('authorization')?.split(' ')[0] ?? null)
    return null
  }
  expect(await collect()).toEqual({ ok: true, value: { total: machines.length } })
  expect(schemes).toContain('Basic')
  expect(sessionsOpened(requests)).toBe(2 * machines.length)
  hooks.intercept = () => null
  await advance(11 * minute)
  expect(await collect()).toMatchObject({ ok: true })
  expect(sessionsOpened(requests)).toBe(3 * machines.length)
})

test('a link to another host is not followed, and no session goes there', async () => {
  const { collect, hooks, requests, rows } = openIlos()
  hooks.intercept = (request) =>
    /Systems\/?$/.test(new URL(request.url).pathname)
      ? Response.json({ Members: [{ '@odata.id': 'https://elsewhere.test/redfish/v1/Systems/1' }] })
      : null
  expect(await collect()).toMatchObject({
    problem: { kind: 'bad-answer', detail: 'It points to a place outside itself.' },
  })
  expect(rows.server.size).toBe(0)
  expect(requests.filter((line) => line.startsWith('elsewhere'))).toEqual([])
})
