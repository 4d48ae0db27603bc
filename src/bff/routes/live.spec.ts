import { expect, test, vi } from 'vitest'
import type { Live } from '../../contract/live'
import type { ServerDetail } from '../../contract/server'
import { openIlos } from '../sources/ilo/testing/open-ilos'
import { aSource } from '../testing/a-source'
import { openConsole } from '../testing/console'
import { aServer } from '../testing/entities'

/** A machine may be busy with others, and a store of its own. */
const patience = { timeout: 20_000 }
vi.setConfig({ testTimeout: 60_000 })

/** A console over the iLOs of every generation, which has read them, and a region that knows some. */
const open = async () => {
  const house = openIlos()
  const console = await openConsole({ sources: [house.source, aSource()], driven: house })
  const headers = await console.as('viewer')
  const get = (url: string) => console.ask({ url, headers })
  console.scheduler.start()
  await house.advance(1_000)
  await vi.waitFor(async () => {
    const list = await get('/api/servers')
    expect(list.json<{ total: number }>().total).toBe(house.machines.length)
  }, patience)
  const ask = (sourceId: string, id: string) =>
    get(`/api/servers/${sourceId}/${encodeURIComponent(id)}/live`)
  /** The reading once every part has come along. */
  const whole = (sourceId: string, id: string) =>
    vi.waitFor(async () => {
      const reply = await ask(sourceId, id)
      expect(reply.json<Live>().pollAfterMs).toBe(5_000)
      return reply
    }, patience)
  const machine = (generation: number) => {
    const index = house.machines.findIndex(({ ilo }) => ilo.generation === generation)
    const found = house.machines[index]
    if (!found) throw new Error(`No iLO ${generation}.`)
    return { machine: found, host: `ilo-${index}.test`, part: String(index + 1) }
  }
  const asked = (host: string) => house.requests.filter((line) => line.startsWith(`${host} GET`))
  return { ...house, hold: console.hold, lines: console.lines, get, ask, whole, machine, asked }
}

test('a server that COM knows is shown by its own iLO, which the serial number finds', async () => {
  const { ask, hold, machine, settle } = await open()
  const { machine: ours } = machine(6)
  await hold('server', [aServer({ id: 'P1+S1', serial: ours.serial })])
  const reply = await ask('us-west', 'P1+S1')
  await settle()
  expect(reply.statusCode).toBe(200)
  expect(reply.headers['cache-control']).toBe('no-store')
  expect(reply.json<Live>().parts.system.value).toMatchObject({ power: 'on', state: 'ok' })
})

test('its page says under which name the iLO is known, so that the tree of it can be read', async () => {
  const { get, hold, machine } = await open()
  const { machine: ours, part } = machine(6)
  await hold('server', [aServer({ id: 'P1+S1', serial: ours.serial })])
  const reply = await get('/api/servers/us-west/P1%2BS1')
  expect(reply.json<ServerDetail>().alsoAt).toMatchObject([{ sourceId: 'ilos', bmc: part }])
})

test('without a BMC in the configuration the answer says so, and what to do', async () => {
  const { ask, hold } = await open()
  await hold('server', [
    aServer({ id: 'P1+S1', serial: 'NOBODY' }),
    aServer({ id: 'bare', serial: null }),
  ])
  for (const id of ['P1+S1', 'bare']) {
    const reply = await ask('us-west', id)
    expect(reply.statusCode).toBe(404)
    expect(reply.json()).toMatchObject({
      kind: 'not-found',
      title: 'No BMC of this server is configured',
      detail: expect.stringContaining('configuration'),
    })
  }
})

test('a server that nobody holds is not there', async () => {
  const { ask } = await open()
  expect((await ask('us-west', 'none')).json()).toMatchObject({ title: 'This server is not there' })
})

test('what moves is there at once, what is fitted comes along, and the answer says to ask again soon', async () => {
  const { ask, whole, machine } = await open()
  const { machine: ours } = machine(6)
  const first = (await ask('ilos', ours.uuid)).json<Live>()
  const second = (await whole('ilos', ours.uuid)).json<Live>()
  expect(first.parts.temperatures.value?.items.length).toBeGreaterThan(10)
  expect(first.parts.drives).toEqual({ asOf: null, problem: null, value: null })
  expect(first.pollAfterMs).toBe(1_000)
  expect(second.parts.drives.value?.items.length).toBeGreaterThan(0)
})

test('two hundred viewers cost the iLO the same as one', async () => {
  const inAQuarterMinute = async (viewers: number) => {
    const { ask, machine, advance, settle, asked } = await open()
    const { machine: ours, host } = machine(6)
    const before = asked(host).length
    for (let second = 0; second < 15; second += 5) {
      await Promise.all(Array.from({ length: viewers }, () => ask('ilos', ours.uuid)))
      await settle()
      await advance(5_000)
    }
    return asked(host).length - before
  }
  const one = await inAQuarterMinute(1)
  expect(await inAQuarterMinute(200)).toBeLessThanOrEqual(one * 1.05)
})

test('an iLO has two requests at most, and none once nobody asks', async () => {
  const { ask, machine, advance, settle, asked, inFlight } = await open()
  const { machine: ours, host } = machine(4)
  inFlight.most = 0
  await ask('ilos', ours.uuid)
  await settle()
  expect(inFlight.most).toBeLessThanOrEqual(2)
  const collecting = async () => {
    const before = asked(host).length
    await advance(60_000)
    return asked(host).slice(before)
  }
  const lines = await collecting()
  expect(lines.filter((line) => /Thermal|Power|Memory/.test(line))).toEqual([])
})

test('no address of the iLO is in it, even where its log names one', async () => {
  const { whole, machine, hooks, lines } = await open()
  const { machine: ours, host } = machine(6)
  hooks.intercept = (request) =>
    request.url.includes('/Entries')
      ? Response.json({
          Members: [{ Id: '1', Message: `Login at https://${host}/ by Bearer canary-token-1` }],
        })
      : null
  const reply = await whole('ilos', ours.uuid)
  expect(reply.json<Live>().parts.log.value?.entries[0]?.message).toBe(
    'Login at https://[address]/ by Bearer [secret]',
  )
  expect(reply.body).not.toMatch(new RegExp(`${host}|canary`))
  expect(lines.join('\n')).not.toContain('canary')
})

test('of an iLO that is slow to answer the reading shows what is there, and says to ask again soon', async () => {
  const { ask, machine, hooks, advance } = await open()
  const { machine: ours } = machine(6)
  hooks.intercept = (request) =>
    request.url.includes('/Thermal') ? new Promise<Response>(() => {}) : null
  const asked = ask('ilos', ours.uuid)
  await advance(3_000)
  const { parts, pollAfterMs } = (await asked).json<Live>()
  expect(parts.system.value).toMatchObject({ power: 'on' })
  expect(parts.temperatures).toEqual({ asOf: null, problem: null, value: null })
  expect(pollAfterMs).toBe(1_000)
})
