import { expect, test } from 'vitest'
import { openRegion } from '../testing/open-region'

const open = () => openRegion({ services: ['compute-ops'] })

test('compliance of every server in a group, group by group', async () => {
  const { collect, amended, estate, region } = open()
  expect(await collect('compliance')).toEqual({ ok: true, value: { total: null } })
  const members = [...estate.machines.values()].filter(
    (machine) => machine.region === region && machine.groupId !== null,
  )
  expect([...amended.keys()].sort()).toEqual(members.map(({ id }) => id).sort())
  const states = new Set([...amended.values()].map(({ compliance }) => compliance))
  expect(states).toContain('compliant')
  for (const state of states)
    expect(['compliant', 'not-compliant', 'unknown', null]).toContain(state)
})

test('power, utilization and place of servers in one read for many', async () => {
  const { collect, amended, requests } = open()
  expect((await collect('metrics')).ok).toBe(true)
  expect(requests.filter((path) => path.includes('by-entity'))).toHaveLength(2)
  const said = [...amended.values()].find(({ powerWatts }) => powerWatts != null)
  expect(said?.powerWatts).toBeGreaterThan(50)
  expect(said?.powerWatts).toBeLessThan(3000)
  expect(said?.utilization).toBeGreaterThanOrEqual(0)
  expect(said?.utilization).toBeLessThanOrEqual(100)
  expect(said?.location).toMatch(/, /)
})

test('when the support of each server ends', async () => {
  const { collect, amended, estate, region } = open()
  expect((await collect('warranties')).ok).toBe(true)
  const machines = [...estate.machines.values()].filter((machine) => machine.region === region)
  expect(amended.size).toBe(machines.length)
  for (const { warrantyEndsAt } of amended.values()) expect(warrantyEndsAt).toMatch(/^20\d\d-/)
})

test('servers come with the release of their bundle and their tags', async () => {
  const { collect, rows } = open()
  await collect('servers')
  const row = [...rows.server.values()].find(({ row: one }) => one.baseline !== null)?.row
  expect(row?.baseline).toMatch(/^20\d\d\.\d\d\.\d\d/)
  expect(row?.tags).toContainEqual(expect.stringMatching(/^Site: /))
})
