import * as v from 'valibot'
import { expect, test } from 'vitest'
import { parsePage } from './page'

const item = v.object({ id: v.string() })

test('a page gives its readable items, its size on the wire and what the service counts', () => {
  const body = {
    offset: 0,
    count: 3,
    total: 7,
    items: [{ id: 'a' }, { name: 'no id' }, { id: 'b' }],
  }
  expect(parsePage(item, body)).toEqual({
    items: [{ id: 'a' }, { id: 'b' }],
    size: 3,
    total: 7,
    next: null,
  })
})

test('an empty Data Services list has null for items', () => {
  const body = { items: null, count: 0, offset: 0, total: 0 }
  expect(parsePage(item, body)).toEqual({ items: [], size: 0, total: 0, next: null })
})

test('a page of compute-ops async-operations names the cursor of the next, and may not count', () => {
  const next = '22602690-193a-11ef-b56a-20155d97c234'
  expect(parsePage(item, { count: 1, items: [{ id: 'a' }], next })).toMatchObject({
    next,
    total: null,
  })
})

test.each([
  [null],
  ['upstream connect error'],
  [[]],
  [{ id: 'a' }],
  [{ items: null }],
  [{ items: null, total: 3 }],
  [{ items: 'none', total: 0 }],
])('%j is no list', (body) => {
  expect(parsePage(item, body)).toBeNull()
})
