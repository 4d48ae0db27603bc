import { expect, test } from 'vitest'
import { modernSections } from './modern/sections'
import { openIlo } from './open-ilo'
import type { Resource } from './redfish'
import { createTree } from './tree'
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

/** The addresses of the resource directory lead to everything; a walk without them is the harder one. */
const isDirectory = (path: string) => path.toLowerCase().endsWith('resourcedirectory')
const plain = (path: string) => path.toLowerCase().replace(/\/$/, '')

const walk = async (get: (path: string) => Promise<{ status: number; body: Resource }>) => {
  const seen = new Map<string, number>()
  const next = ['/redfish/v1']
  for (let path = next.pop(); path !== undefined; path = next.pop()) {
    if (seen.has(plain(path))) continue
    const { status, body } = await get(path)
    seen.set(plain(path), status)
    if (status === 200 && !isDirectory(path)) next.push(...linksOf(body))
  }
  return seen
}

test.each(generations)(
  'no link of an iLO %i is dead, and all it has is linked',
  async (generation) => {
    const { get, estate, machine } = openIlo(generation)
    estate.failPowerSupply(machine.id)
    const seen = await walk(get)
    const dead = [...seen].filter(([, status]) => status !== 200).map(([path]) => path)
    expect(dead).toEqual([])
    const bmc = createBmc(estate, machine.id, {
      origin: 'https://ilo.test',
      credentials: { username: 'a', password: 'b' },
    })
    const paths = createTree(modernSections(viewOf(bmc)))
      .all()
      .map(({ path }) => plain(`/redfish/v1/${path}`))
    expect(paths.filter((path) => !seen.has(path))).toEqual([])
    expect(new Set(paths).size).toBe(paths.length)
  },
)
