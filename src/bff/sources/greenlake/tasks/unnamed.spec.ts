import { expect, test } from 'vitest'
import { taskOf } from '../testing/task-of'
import { createUnnamed } from './unnamed'

const target = (kind: 'server' | 'vm' | 'other', id: string, name = id) => ({
  kind,
  sourceId: 'com-eu',
  id,
  name,
})
const touching = (id: string, ...targets: ReturnType<typeof target>[]) => {
  const { row, facts } = taskOf(id, 'succeeded')
  return { row: { ...row, targets }, facts }
}

test('names are given once they are known, each task once', () => {
  const names = new Map<string, string>()
  const unnamed = createUnnamed((_, id) => names.get(id))
  unnamed.note([
    touching('a', target('server', 's1'), target('server', 's2', 'esx-par-115')),
    touching('b', target('vm', 'v1')),
    touching('c', target('server', 's2', 'esx-par-115')),
  ])
  expect(unnamed.take()).toEqual([])
  names.set('s1', 'esx-par-114')
  expect(unnamed.take().map(({ row }) => row.targets.map(({ name }) => name))).toEqual([
    ['esx-par-114', 'esx-par-115'],
  ])
  expect(unnamed.take()).toEqual([])
})

test('no more than two thousand wait for names that may never come', () => {
  let known = false
  const unnamed = createUnnamed(() => (known ? 'esx-par-114' : undefined))
  for (let at = 0; at < 2_100; at += 1) unnamed.note([touching(`t${at}`, target('server', 's1'))])
  known = true
  const ids = unnamed.take().map(({ row }) => row.id)
  expect(ids).toHaveLength(2_000)
  expect(ids.at(-1)).toBe('t2099')
})

test('what nobody has names for is not waited for', () => {
  const unnamed = createUnnamed(() => 'surprising')
  unnamed.note([touching('a', target('other', 'ff5a'))])
  expect(unnamed.take()).toEqual([])
})

test('a task that is read again is named as it is then', () => {
  const unnamed = createUnnamed(() => 'esx-par-114')
  unnamed.note([touching('a', target('server', 's1'))])
  unnamed.note([touching('a', target('server', 's1', 'renamed'))])
  expect(unnamed.take()).toEqual([])
})

const bundle = '5cda1141c85546319d00df4de60e6f72'
const told = (id: string, value: string, ...targets: ReturnType<typeof target>[]) => {
  const { row, facts } = touching(id, ...targets)
  return { row, facts: { ...facts, parameters: [{ name: 'Firmware bundle', value }] } }
}

test('a firmware bundle is called by its name once that is known', () => {
  const names = new Map<string, string>()
  const unnamed = createUnnamed((kind, id) => names.get(`${kind} ${id}`))
  unnamed.note([told('a', bundle), told('b', 'SPP 2026.07')])
  expect(unnamed.take()).toEqual([])
  names.set(`bundle ${bundle}`, 'SPP 2026.07')
  expect(unnamed.take().map(({ row, facts }) => [row.id, facts.parameters])).toEqual([
    ['a', [{ name: 'Firmware bundle', value: 'SPP 2026.07' }]],
  ])
  expect(unnamed.take()).toEqual([])
})

test('one name that is known does not end the waiting for the other', () => {
  const names = new Map([['server s1', 'esx-par-114']])
  const unnamed = createUnnamed((kind, id) => names.get(`${kind} ${id}`))
  unnamed.note([told('a', bundle, target('server', 's1'))])
  expect(unnamed.take()).toMatchObject([
    { row: { targets: [{ name: 'esx-par-114' }] }, facts: { parameters: [{ value: bundle }] } },
  ])
  expect(unnamed.take()).toEqual([])
  names.set(`bundle ${bundle}`, 'SPP 2026.07')
  expect(unnamed.take()).toMatchObject([
    {
      row: { targets: [{ name: 'esx-par-114' }] },
      facts: { parameters: [{ value: 'SPP 2026.07' }] },
    },
  ])
})
