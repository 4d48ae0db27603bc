import { expect, test } from 'vitest'
import type { Outcome } from '../contract/freshness'
import type { Server } from '../contract/server'
import { openRegion } from './sources/greenlake/testing/open-region'
import { openConsole } from './testing/console'
import { aPairedScreen } from './testing/screen'

/** A wall screen over a simulated estate, for hours of its clock. */

const secondMs = 1_000
const minuteMs = 60 * secondMs

const openWall = async () => {
  const region = openRegion({ services: ['compute-ops'] })
  const driven = {
    surroundings: region.surroundings,
    waits: region.waits,
    settle: region.settle,
    advance: region.advance,
  }
  const start = async (store?: Awaited<ReturnType<typeof openConsole>>['store']) => {
    const console = await openConsole({
      sources: [region.newSource()],
      driven,
      ...(store ? { store } : {}),
    })
    console.scheduler.start()
    return console
  }
  const console = await start()
  await region.advance(30 * secondMs)
  return { region, console, start }
}

test(
  'an hour on the wall, across a restart of the BFF and the end of the source’s tokens, then revoked',
  { timeout: 120_000 },
  async () => {
    const { region, console, start } = await openWall()
    const { screen, desk, id } = await aPairedScreen(console, ['health'])
    const read = async () =>
      (await screen.ask('GET', '/api/servers')).json<{ items: Server[]; outcomes: Outcome[] }>()
    const before = await read()
    const states: string[] = []
    const ages: string[] = []
    const signIns = () => region.requests.filter((line) => line.endsWith('/token')).length

    /** What the page does: it says that it is there, and reads its board. */
    const watch = async (minutes: number) => {
      for (let polls = 0; polls < minutes * 6; polls += 1) {
        await region.advance(10 * secondMs)
        const { state } = await screen.hello()
        const board = await screen.ask('GET', '/api/servers')
        states.push(state, String(board.statusCode))
        const { outcomes } = board.json<{ outcomes: Outcome[] }>()
        ages.push(...outcomes.map(({ freshness }) => freshness))
      }
    }
    await watch(20)
    // A token lives for a quarter of an hour, and is replaced before it ends.
    expect(signIns()).toBe(2)
    await console.scheduler.stop()
    await console.app.close()
    const second = await start(console.store)
    screen.reach(second)
    expect((await read()).items).toHaveLength(before.items.length)
    await watch(20)
    expect(signIns()).toBe(4)
    region.book.revoke()
    const healthy = before.items.find(({ state }) => state === 'ok')
    region.estate.failPowerSupply(healthy?.id ?? '')
    await watch(20)

    expect(new Set(states)).toEqual(new Set(['paired', '200']))
    expect(states).toHaveLength(2 * 60 * 6)
    expect(new Set(ages)).toEqual(new Set(['live']))
    expect(signIns()).toBeGreaterThan(5)
    const { items, outcomes } = await read()
    expect(items.find((server) => server.id === healthy?.id)?.reason).toMatch(/power supply/i)
    expect(outcomes.map(({ freshness }) => freshness)).toEqual(['live'])

    const token = screen.jar.get('sightline-display') ?? ''
    await second.ask({ method: 'DELETE', url: `/api/displays/${id}`, headers: desk })
    expect(await screen.status('/api/servers')).toBe(401)
    expect(await screen.hello()).toMatchObject({ state: 'pairing' })
    const kept = { url: '/api/servers', headers: { cookie: `sightline-display=${token}` } }
    expect((await second.ask(kept)).statusCode).toBe(401)
  },
)

test(
  'a month on the wall: nobody signs in, and its identity has been renewed every day',
  { timeout: 60_000 },
  async () => {
    const console = await openConsole()
    const { screen } = await aPairedScreen(console)
    const tokens = new Set<string>()
    for (let hours = 0; hours < 30 * 24; hours += 1) {
      await console.advance(60 * minuteMs)
      expect((await screen.hello()).state).toBe('paired')
      tokens.add(screen.jar.get('sightline-display') ?? '')
    }
    expect(tokens.size).toBe(31)
  },
)
