import { expect, test } from 'vitest'
import { parseItem } from '../../tolerant'
import { createChildrenWanted } from './children'
import { operationSchema } from './wire'

const operation = (id: string, more: object = {}) => {
  const record = parseItem(operationSchema, {
    id,
    createdAt: '2026-11-20T09:00:00Z',
    updatedAt: '2026-11-20T09:00:00Z',
    ...more,
  })
  if (record === null) throw new Error('unreadable')
  return record
}
const parent = (id: string, more: object = {}) =>
  operation(id, { hasChildOperations: true, ...more })
const child = (id: string, of: string) =>
  operation(id, { parent: { id: of, resourceUri: `/x/${of}` } })

test('where the list holds the children nothing is asked for', () => {
  const children = createChildrenWanted()
  children.note([child('c1', 'p1'), parent('p1'), operation('alone')])
  expect(children.take()).toEqual([])
})

test('children that the list does not hold are asked for once per change of their parent', () => {
  const children = createChildrenWanted()
  children.note([parent('p1')])
  expect(children.take()).toEqual(['p1'])
  children.note([parent('p1')])
  expect(children.take()).toEqual([])
  children.note([parent('p1', { updatedAt: '2026-11-20T09:00:05Z' })])
  expect(children.take()).toEqual(['p1'])
})

test('of months of operations only the newest are remembered', () => {
  const children = createChildrenWanted()
  const ids = Array.from({ length: 12_000 }, (_, i) => `p${i}`)
  for (const id of ids) {
    children.note([parent(id)])
    children.take()
  }
  // What is remembered is not asked about again; what is not would be, should it ever be listed once more.
  children.note(ids.slice(-5_000).map((id) => parent(id)))
  expect(children.take()).toEqual([])
  children.note([parent('p0')])
  expect(children.take()).toEqual(['p0'])
})

test('many parents are asked about a few at a time, none is forgotten', () => {
  const children = createChildrenWanted()
  children.note(Array.from({ length: 25 }, (_, i) => parent(`p${i}`)))
  const taken = [children.take(), children.take(), children.take(), children.take()]
  expect(taken.map(({ length }) => length)).toEqual([10, 10, 5, 0])
  expect(new Set(taken.flat()).size).toBe(25)
})

test('a parent whose child turns up in the list is not asked about any more', () => {
  const children = createChildrenWanted()
  children.note([parent('p1')])
  children.note([child('c1', 'p1')])
  expect(children.take()).toEqual([])
})
