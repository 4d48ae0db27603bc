import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asked } from './query'
import type { Resource } from './redfish'

const link = (id: string) => ({ '@odata.id': `/redfish/v1/Logs/${id}` })
const resources: Record<string, Resource> = Object.fromEntries(
  ['1', '2', '3', '4', '5'].map((id) => [
    `/redfish/v1/Logs/${id}`,
    {
      '@odata.id': `/redfish/v1/Logs/${id}`,
      Id: id,
      Created: `2026-11-0${id}T00:00:00Z`,
      Oem: { Hpe: { Code: Number(id), Severity: id === '3' ? 'Repaired' : 'Caution' } },
    },
  ]),
)
const collection = (ids: string[]): Resource => ({
  '@odata.context': 'context',
  '@odata.id': '/redfish/v1/Logs',
  '@odata.type': '#LogEntryCollection.LogEntryCollection',
  Name: 'Logs',
  Members: ids.map(link),
  'Members@odata.count': ids.length,
})
const all = collection(['1', '2', '3', '4', '5'])
const system: Resource = {
  '@odata.id': '/redfish/v1/Systems/1',
  '@odata.type': '#ComputerSystem.v1_18_0.ComputerSystem',
  First: link('1'),
  Links: { Second: link('2') },
  Oem: { Hpe: { Third: link('3'), Links: { Fourth: link('4') } } },
  Gone: link('9'),
}
const ask = (resource: Resource, options: string) =>
  asked(resource, new URLSearchParams(options), (uri) => resources[uri] ?? null)
const idsOf = ({ Members: members }: Resource) =>
  (members as { '@odata.id': string }[]).map((member) => member['@odata.id'].split('/').at(-1))

test.each(['$expand=.', '$expand=*', '$expand=.($levels=3)', '$expand=*($levels=1)'])(
  '%s opens one level of links, but none below Links',
  (options) => {
    expect(ask(system, options)).toMatchObject({
      First: { Id: '1' },
      Links: { Second: link('2') },
      Oem: { Hpe: { Third: { Id: '3' }, Links: { Fourth: link('4') } } },
      Gone: link('9'),
    })
  },
)

test('members are opened as links are', () => {
  expect(ask(all, '$expand=.')['Members']).toEqual(Object.values(resources))
})

test('a filter by a path with dots shows the members that pass, opened', () => {
  const found = ask(all, "$filter=Oem.Hpe.Severity eq 'Repaired'")
  expect(found).toMatchObject({ Members: [{ Id: '3' }], 'Members@odata.count': 1 })
})

test.each([
  ['Oem.Hpe.Code gt 3', ['4', '5']],
  ['Oem.Hpe.Code le 2', ['1', '2']],
  ["Created ge '2026-11-04T00:00:00Z'", ['4', '5']],
  ["Oem.Hpe.Code gt 1 and Oem.Hpe.Severity ne 'Repaired'", ['2', '4', '5']],
])('filter %s', (filter, ids) => {
  expect(idsOf(ask(all, `$filter=${encodeURIComponent(filter)}`))).toEqual(ids)
})

test('top and skip count from the oldest, and the count is of what is shown', () => {
  expect(idsOf(ask(all, '$top=2'))).toEqual(['1', '2'])
  expect(ask(all, '$top=2')['Members@odata.count']).toBe(2)
  expect(idsOf(ask(all, '$skip=3'))).toEqual(['4', '5'])
  expect(idsOf(ask(all, '$skip=1&$top=2'))).toEqual(['2', '3'])
  expect(idsOf(ask(all, '$skip=9'))).toEqual([])
})

test('whatever is skipped and taken, step by step every member is met once, in order', () => {
  const members = fc.array(fc.nat(), { maxLength: 30 }).map((all) => all.map((_, at) => String(at)))
  const tops = fc.infiniteStream(fc.integer({ min: 1, max: 8 }))
  fc.assert(
    fc.property(members, tops, (ids, sizes) => {
      const met: (string | undefined)[] = []
      for (const top of sizes) {
        const page = idsOf(ask(collection(ids), `$skip=${met.length}&$top=${top}`))
        if (page.length === 0) break
        met.push(...page)
      }
      expect(met).toEqual(ids)
    }),
  )
})

test('count alone: no members, but how many there are', () => {
  expect(ask(all, '$count=true')).toMatchObject({ Members: [], 'Members@odata.count': 5 })
})

test('only: the one member itself, where there is one', () => {
  expect(ask(collection(['4']), 'only')).toBe(resources['/redfish/v1/Logs/4'])
  expect(ask(all, 'only')).toEqual(all)
  expect(ask(collection([]), 'only')).toEqual(collection([]))
})

test('select keeps what is named, and what says what the resource is', () => {
  expect(ask(system, '$select=Gone,Oem/Hpe/Third')).toEqual({
    '@odata.id': '/redfish/v1/Systems/1',
    '@odata.type': '#ComputerSystem.v1_18_0.ComputerSystem',
    Gone: link('9'),
    Oem: { Hpe: { Third: link('3') } },
  })
})

test('what is unknown, or cannot be read, is dropped', () => {
  for (const options of ['$orderby=Id', 'colour=red', '$top=many', '$filter=Id eq', '$expand=up'])
    expect(ask(all, options)).toEqual(all)
})
