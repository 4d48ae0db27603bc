import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, renderHook, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { createQueryClient } from '../api/query-client'
import { extended, nothingChosen, toggled, useSelection } from './selection'

afterEach(cleanup)

const order = ['a', 'b', 'c', 'd', 'e']
const keysOf = ({ keys }: { keys: ReadonlySet<string> }) => [...keys].sort().join('')

test('Space takes a row in and leaves it out again', () => {
  const once = toggled(nothingChosen, 'b')
  expect(keysOf(once)).toBe('b')
  expect(keysOf(toggled(once, 'b'))).toBe('')
  expect(keysOf(toggled(once, 'd'))).toBe('bd')
})

test.each([
  ['downwards', 'b', 'd', 'bcd'],
  ['upwards', 'd', 'b', 'bcd'],
  ['to itself', 'c', 'c', 'c'],
])('Shift takes in all rows between, %s', (_how, from, to, all) => {
  expect(keysOf(extended(toggled(nothingChosen, from), to, order))).toBe(all)
})

test('Shift without a row to start from, or one that a filter hides, takes in that row alone', () => {
  expect(keysOf(extended(nothingChosen, 'c', order))).toBe('c')
  expect(keysOf(extended(toggled(nothingChosen, 'hidden'), 'c', order))).toBe('chidden')
  expect(extended(nothingChosen, 'unloaded', order)).toBe(nothingChosen)
})

test('extending twice starts from the same row', () => {
  const twice = extended(extended(toggled(nothingChosen, 'b'), 'c', order), 'e', order)
  expect(keysOf(twice)).toBe('bcde')
  expect(twice.from).toBe('b')
})

test('it survives that the list is left, each list has its own, and Escape clears', async () => {
  const client = createQueryClient()
  const open = (list: string) =>
    renderHook(() => useSelection(list), {
      wrapper: ({ children }) => (
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      ),
    })
  const first = open('Servers')
  await act(() => first.result.current.toggle('a'))
  await act(() => first.result.current.extend('c', order))
  await waitFor(() => expect(keysOf(first.result.current)).toBe('abc'))
  first.unmount()
  expect(keysOf(open('Tasks').result.current)).toBe('')
  const again = open('Servers')
  expect(keysOf(again.result.current)).toBe('abc')
  await act(() => again.result.current.add(['x', 'y']))
  await waitFor(() => expect(keysOf(again.result.current)).toBe('abcxy'))
  await act(() => again.result.current.clear())
  await waitFor(() => expect(keysOf(again.result.current)).toBe(''))
})
