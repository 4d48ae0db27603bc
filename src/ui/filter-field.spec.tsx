import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { FilterField } from './filter-field'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const open = (value = '') => {
  const onType = vi.fn()
  const view = render(<FilterField label="Name, serial" value={value} onType={onType} />)
  const field = screen.getByRole<HTMLInputElement>('searchbox', { name: /Name, serial/ })
  const show = (next: string) =>
    view.rerender(<FilterField label="Name, serial" value={next} onType={onType} />)
  return { field, onType, show }
}
const pass = (ms: number) =>
  act(() => {
    vi.advanceTimersByTime(ms)
  })
const type = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } })

test('what is typed is told once, after a pause', () => {
  const { field, onType } = open()
  type(field, 'e')
  type(field, 'es')
  type(field, 'esx')
  pass(200)
  expect(onType.mock.calls).toEqual([['esx']])
})

test('Escape clears at once', () => {
  const { field, onType } = open('esx')
  fireEvent.keyDown(field, { key: 'Escape' })
  pass(0)
  expect(onType).toHaveBeenCalledWith('')
  expect(field.value).toBe('')
})

test('a filter that changes elsewhere, e.g. by Back, is shown', () => {
  const { field, show } = open('esx')
  show('db')
  expect(field.value).toBe('db')
})

test('what comes back from typing does not disturb what is typed meanwhile', () => {
  const { field, show } = open()
  type(field, 'es')
  pass(200)
  type(field, 'esx')
  show('es')
  expect(field.value).toBe('esx')
})
