import { expect, test } from 'vitest'
import type { Result } from '../../../../contract/problem'
import { upstreamProblem } from '../../../upstream/problems'
import { createLogReader } from './event-log'
import { readSubsystem } from './power-subsystem'
import type { Reader } from './reader'
import type { Member, Resource } from './resource'
import { membersOf } from './resource'
import { readTemperatures } from './temperatures'
import type { Walk } from './walk'

/** How parts are read over the links of a BMC, which is a table of resources here; `asked` lists what was read. */

const gone = (uri: string): Result<Resource> => ({
  ok: false,
  problem: upstreamProblem('BMC', 'not-found', `It has no ${uri}.`),
})

const open = (tree: Record<string, Resource>, modern = false) => {
  const asked: string[] = []
  const read = async (uri: string): Promise<Result<Resource>> => {
    asked.push(uri)
    const value = tree[uri]
    return value === undefined ? gone(uri) : { ok: true, value }
  }
  const each = async (members: readonly Member[]): Promise<Result<Resource[]>> => {
    const found: Resource[] = []
    for (const { uri, body } of members) {
      const one = body ? { ok: true as const, value: body } : await read(uri ?? '')
      if (!one.ok) return one
      found.push(one.value)
    }
    return { ok: true, value: found }
  }
  const reader: Reader = { read, each }
  const members = async (uri: string) => {
    const list = await read(uri)
    return list.ok ? each(membersOf(list.value)) : list
  }
  const chassis = tree['/chassis']
  const walk: Walk = {
    reader,
    root: () => read('/root'),
    system: () => read('/system'),
    chassis: async () => ({ ok: true, value: chassis ? [chassis] : [] }),
    manager: async () => ({ ok: true, value: null }),
    members,
    wide: read,
    isModern: async () => modern,
  }
  return { walk, asked, tree }
}

const link = (uri: string) => ({ '@odata.id': uri })
const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.problem.detail)
  return result.value
}

const entry = (number: number) => ({
  Id: String(number),
  RecordId: number,
  Created: '2026-11-20T10:00:00Z',
  Message: `Event ${number}`,
  Severity: 'OK',
})
/** One page of a legacy log, whose next one is named as long as there is one. */
const pageOf = (page: number, of: number, size: number, total: number) => ({
  Total: total,
  Items: Array.from({ length: Math.min(size, total - (page - 1) * size) }, (_, at) =>
    entry((page - 1) * size + at + 1),
  ),
  links: page < of ? { NextPage: { page: page + 1 } } : {},
})
const legacyLog = (pages: number, size: number, total: number) =>
  open({
    '/system': { links: { Logs: { href: '/logs' } } },
    '/logs': { links: { Member: [{ href: '/logs/iml' }] } },
    '/logs/iml': {
      Name: 'Integrated Management Log',
      links: { Entries: { href: '/logs/iml/entries' } },
    },
    '/logs/iml/entries': pageOf(1, pages, size, total),
    ...Object.fromEntries(
      Array.from({ length: pages }, (_, at) => [
        `/logs/iml/entries?page=${at + 1}`,
        pageOf(at + 1, pages, size, total),
      ]),
    ),
  })

test('a legacy log of many pages: its last two hold the newest, and no other is read', async () => {
  const { walk, asked } = legacyLog(6, 30, 165)
  const log = value(await createLogReader()(walk))
  expect(log).toMatchObject({ name: 'Integrated Management Log', total: 165 })
  expect(log?.entries.map(({ id }) => Number(id))).toEqual(
    Array.from({ length: 45 }, (_, at) => 165 - at),
  )
  expect(asked.filter((uri) => uri.includes('page='))).toEqual([
    '/logs/iml/entries?page=5',
    '/logs/iml/entries?page=6',
  ])
})

test('a legacy log of two pages is read once each, one of one page alone', async () => {
  const two = legacyLog(2, 10, 13)
  const log = value(await createLogReader()(two.walk))
  expect(log?.entries.map(({ id }) => id)).toEqual(
    Array.from({ length: 13 }, (_, at) => String(13 - at)),
  )
  expect(two.asked.filter((uri) => uri.includes('entries'))).toEqual([
    '/logs/iml/entries',
    '/logs/iml/entries?page=2',
  ])
  const one = legacyLog(1, 10, 4)
  expect(value(await createLogReader()(one.walk))?.entries).toHaveLength(4)
  expect(one.asked.filter((uri) => uri.includes('page='))).toEqual([])
})

test('a log that takes $skip is read whole once, then from where it was; one that was cleared anew', async () => {
  const at = '/log/entries'
  const all = Array.from({ length: 60 }, (_, n) => entry(n + 1))
  const { walk, asked, tree } = open(
    {
      '/system': { LogServices: link('/logs') },
      '/logs': { Members: [{ ...link('/log'), Id: 'IML', Name: 'IML', Entries: link(at) }] },
      [at]: { Members: all },
      [`${at}?$skip=10`]: { Members: [...all.slice(10), entry(61)] },
    },
    true,
  )
  const read = createLogReader()
  expect(value(await read(walk))).toMatchObject({ total: 60 })
  const later = value(await read(walk))
  expect(later).toMatchObject({ total: 61 })
  expect(later?.entries.at(0)?.id).toBe('61')
  tree[`${at}?$skip=11`] = { Members: [] }
  tree[at] = { Members: [entry(1)] }
  expect(value(await read(walk))).toMatchObject({ total: 1, entries: [{ id: '1' }] })
  expect(asked.filter((uri) => uri.startsWith(at))).toEqual([
    at,
    `${at}?$skip=10`,
    `${at}?$skip=11`,
    at,
  ])
})

const supplied = {
  '/chassis': { PowerSubsystem: link('/power'), EnvironmentMetrics: link('/environment') },
  '/power': { CapacityWatts: 1600, PowerSupplies: link('/bays') },
  '/bays': { Members: [link('/bays/0'), link('/bays/1')] },
  '/bays/0': { Id: '0', Metrics: link('/bays/0/metrics'), Status: { Health: 'OK' } },
  '/bays/0/metrics': { OutputPowerWatts: { Reading: 120 } },
  '/bays/1': { Id: '1', Status: { State: 'Absent' } },
  '/environment': { PowerWatts: { Reading: 244 } },
}

test('a power subsystem is read over its bays and their metrics', async () => {
  const { walk } = open(supplied)
  const power = value(await readSubsystem(walk, supplied['/chassis']))
  expect(power).toMatchObject({
    watts: 244,
    capacityWatts: 1600,
    supplies: { absent: 1, items: [{ name: '0', outputWatts: 120 }] },
  })
})

test('a chassis without one has no power, one whose bays fail says so and tells no half of it', async () => {
  const { '/bays/1': _, ...broken } = supplied
  expect(await readSubsystem(open({}).walk, {})).toEqual({ ok: true, value: null })
  expect(await readSubsystem(open(broken).walk, supplied['/chassis'])).toMatchObject({
    ok: false,
    problem: { kind: 'not-found' },
  })
})

const sensors = {
  Members: [{ ...link('/sensors/1'), Name: 'Inlet', ReadingType: 'Temperature', Reading: 22 }],
}
const metrics = { TemperatureReadingsCelsius: [{ DeviceName: 'CPU', Reading: 50 }] }

test('temperatures: Thermal before sensors, sensors before bare metrics, and nothing where there are none', async () => {
  const whole = {
    '/chassis': {
      Thermal: link('/thermal'),
      Sensors: link('/sensors'),
      ThermalSubsystem: link('/cooling'),
    },
    '/thermal': { Temperatures: [{ Name: 'Board', ReadingCelsius: 30 }] },
    '/sensors': sensors,
    '/cooling': { ThermalMetrics: link('/metrics') },
    '/metrics': metrics,
  }
  const namesOf = async (tree: Record<string, Resource>) =>
    value(await readTemperatures(open(tree).walk))?.items.map(({ name }) => name) ?? null
  expect(await namesOf(whole)).toEqual(['Board'])
  const { Thermal: _t, ...dropped } = whole['/chassis']
  expect(await namesOf({ ...whole, '/chassis': dropped })).toEqual(['Inlet'])
  // Sensors of voltages alone tell no temperature.
  const volts = { Members: [{ Name: '12 V', ReadingType: 'Voltage', Reading: 12 }] }
  expect(await namesOf({ ...whole, '/chassis': dropped, '/sensors': volts })).toEqual(['CPU'])
  const { Sensors: _s, ...bare } = dropped
  expect(await namesOf({ ...whole, '/chassis': bare })).toEqual(['CPU'])
  expect(await namesOf({ ...whole, '/chassis': bare, '/cooling': {} })).toBeNull()
  expect(await namesOf({ '/chassis': {} })).toBeNull()
})
