// @vitest-environment node

import fc from 'fast-check'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { openConsole } from '../bff/testing/console'
import { aServer } from '../bff/testing/entities'
import { windowUrl } from '../contract/list-query'
import type { Page } from '../contract/page'
import { pageSchema } from '../contract/page'
import { apiPaths } from '../contract/paths'
import type { Server } from '../contract/server'
import { serverSchema, serverStates, serverStatus } from '../contract/server'
import { seamless } from '../table/seamless'

const size = 4
const serversPage = pageSchema(serverSchema)

/** What happens to the estate, and which window is looked at. */
const step = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    ids: fc.uniqueArray(fc.integer({ min: 0, max: 24 }), { minLength: 1, maxLength: 6 }),
    state: fc.constantFrom(...serverStates),
    power: fc.constantFrom('on' as const, 'off' as const),
  }),
  fc.record({
    kind: fc.constant('remove' as const),
    ids: fc.uniqueArray(fc.integer({ min: 0, max: 24 }), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({ kind: fc.constant('look' as const), page: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ kind: fc.constant('look' as const), page: fc.integer({ min: 0, max: 5 }) }),
)

const idOf = (at: number) => `P1+S${String(at).padStart(2, '0')}`
const countBy = (servers: readonly Server[], of: (server: Server) => string) => {
  const counts: Record<string, number> = {}
  for (const server of servers) counts[of(server)] = (counts[of(server)] ?? 0) + 1
  return counts
}
const counted = (page: Page<Server>, facet: string) =>
  Object.fromEntries(
    (page.facets[facet] ?? [])
      .filter(({ count }) => count > 0)
      .map(({ value, count }) => [value, count]),
  )

test('while rows come, change and go, no page shows a row twice, and every count is that of now', async () => {
  const run = async (steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]) => {
    const { ask, as, mirror, advance } = await openConsole()
    const headers = await as('viewer')
    const pass = mirror.openPass('us-west', 'servers', 'server')
    const world = new Map<string, { state: Server['state']; power: Server['power'] }>()
    const held = new Map<number, Page<Server>>()

    const read = async (page: number) => {
      const url = windowUrl(apiPaths.servers, 'sort=state,name', page * size, size)
      return v.parse(serversPage, (await ask({ url, headers })).json())
    }
    const shownOnce = () => {
      const rows = seamless([...held.values()]).flatMap(({ items }) => items.map(({ id }) => id))
      expect(new Set(rows).size).toBe(rows.length)
    }
    const countsAreOfNow = (page: Page<Server>) => {
      const servers = [...world.values()].map((server) => server as Server)
      expect(page.total).toBe(world.size)
      expect(counted(page, 'state')).toEqual(countBy(servers, ({ state }) => state))
      expect(counted(page, 'power')).toEqual(countBy(servers, ({ power }) => power))
    }

    for (const one of steps) {
      if (one.kind === 'look') {
        const page = await read(one.page)
        held.set(one.page, page)
        countsAreOfNow(page)
      } else {
        const ids = one.ids.map(idOf)
        // Somebody reads while it is written: the reply may be of before or after, never of both.
        const during = read(0)
        if (one.kind === 'write') {
          const { state, power } = one
          for (const id of ids) world.set(id, { state, power })
          await pass.write(
            'server',
            ids.map((id) => aServer({ id, name: id, serial: id, state, power })),
          )
        } else {
          for (const id of ids) world.delete(id)
          await pass.remove('server', ids)
        }
        const page = await during
        expect(new Set(page.items.map(({ id }) => id)).size).toBe(page.items.length)
        await advance(1_100)
      }
      shownOnce()
    }

    held.clear()
    for (let page = 0; page * size < Math.max(1, world.size); page += 1)
      held.set(page, await read(page))
    const all = seamless([...held.values()]).flatMap(({ items }) => items.map(({ id }) => id))
    const wanted = [...world]
      .sort(
        ([a, x], [b, y]) =>
          serverStatus[x.state].rank - serverStatus[y.state].rank || (a < b ? -1 : 1),
      )
      .map(([id]) => id)
    expect(all).toEqual(wanted)
  }
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 30 }), run), {
    numRuns: 40,
  })
}, 120_000)
