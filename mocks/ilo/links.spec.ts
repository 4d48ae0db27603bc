import { expect, test } from 'vitest'
import { placeOf } from './address'
import { ilo4Sections } from './ilo-4/sections'
import { linksOf } from './links'
import { modernSections } from './modern/sections'
import { openBmc, openIlo } from './open-ilo'
import { openBmcSections } from './openbmc/sections'
import { createTree, type Tree } from './tree'
import { createBmc, viewOf } from './view'

const generations = [5, 6, 7] as const

/** What is reached from the root by links, and what of it is not there; the directory does not count. */
const walk = (tree: Tree, root = '/redfish/v1') => {
  const seen = new Set<string>()
  const dead: string[] = []
  const next = [root]
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

/** With a session, so that there is one to walk to. */
const viewIn = ({ estate, machine }: ReturnType<typeof openBmc>) => {
  const credentials = { username: 'Administrator', password: 'correct horse' }
  const bmc = createBmc(estate, machine.id, { origin: 'https://ilo.test', credentials })
  const account = bmc.accounts.all()[0]
  if (account) bmc.sessions.open(account)
  return viewOf(bmc)
}

const openTree = (generation: (typeof generations)[number]) => {
  const ilo = openIlo(generation)
  ilo.estate.failPowerSupply(ilo.machine.id)
  return createTree(modernSections(viewIn(ilo)))
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

test.each([
  ['both worlds', '/redfish/v1/', { model: 'redfish', isPure: false, page: 1 }],
  ['Redfish alone', '/redfish/v1/', { model: 'redfish', isPure: true, page: 1 }],
  ['the older tree', '/rest/v1', { model: 'rest', isPure: false, page: 3 }],
] as const)('no link of an iLO 4 is dead: %s', (_, root, asked) => {
  const { dead, seen } = walk(createTree(ilo4Sections(viewIn(openIlo(4)), asked)), root)
  expect(dead).toEqual([])
  expect(seen.size).toBeGreaterThan(120)
})

test('before Redfish no link of an iLO 4 leads there', () => {
  const ilo = openIlo(4)
  ilo.machine.ilo.firmware = '2.20 Jun 12 2015'
  const tree = createTree(ilo4Sections(viewIn(ilo), { model: 'rest', isPure: false, page: 1 }))
  expect(walk(tree, '/rest/v1').dead).toEqual([])
  const links = tree.all().flatMap((entry) => linksOf(entry.read()))
  expect(links.filter((link) => !link.startsWith('/rest/v1'))).toEqual([])
})

test.each(['OFF', 'ON'] as const)('no link of an OpenBMC is dead while it is %s', (power) => {
  const bmc = openBmc(({ foreign }) => [...foreign.values()][0])
  bmc.machine.power = power
  const { dead, seen } = walk(createTree(openBmcSections(viewIn(bmc))))
  expect(dead).toEqual([])
  expect(seen.size).toBeGreaterThan(50)
})
