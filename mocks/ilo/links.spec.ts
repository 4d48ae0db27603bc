import { expect, test } from 'vitest'
import { placeOf } from './address'
import { modernSections } from './modern/sections'
import { openIlo } from './open-ilo'
import { createTree, type Tree } from './tree'
import { createBmc, viewOf } from './view'

const generations = [5, 6, 7] as const

/** Every link of a resource: a place within a resource belongs to that resource. */
const linksOf = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(linksOf)
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, member]) =>
    (key === '@odata.id' || key === 'Uri') && typeof member === 'string'
      ? [member.split('#')[0] ?? '']
      : linksOf(member),
  )
}

/** What is reached from the root by links, and what of it is not there; the directory does not count. */
const walk = (tree: Tree) => {
  const seen = new Set<string>()
  const dead: string[] = []
  const next = ['/redfish/v1']
  for (let uri = next.pop(); uri !== undefined; uri = next.pop()) {
    const path = placeOf(uri)?.path.toLowerCase()
    if (path !== undefined && seen.has(path)) continue
    const entry = path === undefined ? null : tree.find(path)
    if (path !== undefined) seen.add(path)
    if (!entry) dead.push(uri)
    else if (path !== 'resourcedirectory') next.push(...linksOf(entry.read()))
  }
  return { seen, dead }
}

const openTree = (generation: (typeof generations)[number]) => {
  const { estate, machine } = openIlo(generation)
  estate.failPowerSupply(machine.id)
  const credentials = { username: 'Administrator', password: 'correct horse' }
  const bmc = createBmc(estate, machine.id, { origin: 'https://ilo.test', credentials })
  const account = bmc.accounts.all()[0]
  if (account) bmc.sessions.open(account)
  return createTree(modernSections(viewOf(bmc)))
}

test.each(generations)('no link of an iLO %i is dead', (generation) => {
  expect(walk(openTree(generation)).dead).toEqual([])
})

test.each(generations)(
  'links lead to all that an iLO %i has, each at one address',
  (generation) => {
    const tree = openTree(generation)
    const { seen } = walk(tree)
    const paths = tree.all().map(({ path }) => path.toLowerCase())
    expect(paths.filter((path) => !seen.has(path))).toEqual([])
    expect(new Set(paths).size).toBe(paths.length)
  },
)

test('the directory of an iLO lists what is no log entry, registry or schema', () => {
  const tree = openTree(6)
  const { Instances: instances } = tree.find('ResourceDirectory')?.read() ?? {}
  const listed = (instances as { '@odata.id': string }[]).map(({ '@odata.id': uri }) => uri)
  expect(listed).toContain('/redfish/v1/Systems/1/LogServices/IML')
  expect(listed.some((uri) => /\/Entries|\/Registr|Schema/.test(uri))).toBe(false)
  expect(instances).toContainEqual({
    '@odata.id': '/redfish/v1/Systems/1',
    '@odata.type': '#ComputerSystem.v1_18_0.ComputerSystem',
    ETag: expect.stringMatching(/^W\/"[\dA-F]{8}"$/),
    HttpMethods: ['GET', 'HEAD', 'PATCH'],
  })
})
