import { QueryClientProvider, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, test, vi } from 'vitest'
import { createQueryClient } from '../api/query-client'
import { page } from './testing/rows'
import { useRows } from './use-rows'

const open = (total: number) => {
  const asked: string[] = []
  const ask = vi.fn((search: string, offset: number) => {
    asked.push(`${search}@${offset}`)
    return Promise.resolve(page(total, offset))
  })
  const listQuery = (search: string, offset: number, limit: number) =>
    queryOptions({
      queryKey: ['machines', search, offset, limit],
      queryFn: () => ask(search, offset),
      placeholderData: keepPreviousData,
    })
  const client = createQueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const view = renderHook(({ search }) => useRows(listQuery, search), {
    initialProps: { search: '' },
    wrapper,
  })
  return { ...view, ask, asked }
}
type View = ReturnType<typeof open>

const look = (view: View, first: number, last: number) =>
  act(() => {
    view.result.current.look({ first, last })
  })
const offsets = (view: View) => view.result.current.pages.map(({ offset }) => offset)

test('a list begins with its first page and nothing else', async () => {
  const view = open(20_000)
  expect(view.result.current).toMatchObject({ total: null, head: null, error: null })
  await waitFor(() => expect(view.result.current.total).toBe(20_000))
  look(view, 0, 40)
  expect(view.asked).toEqual(['@0'])
})

test('pages are asked for ahead of the scroll, and only those around what is seen', async () => {
  const view = open(20_000)
  await waitFor(() => expect(view.result.current.total).toBe(20_000))
  look(view, 80, 110)
  await waitFor(() => expect(offsets(view)).toEqual([0, 128]))
  look(view, 10_000, 10_030)
  await waitFor(() => expect(offsets(view)).toEqual([0, 9856, 9984]))
})

test('rows that stay while the window moves on are the same ones, not copies', async () => {
  const view = open(20_000)
  await waitFor(() => expect(view.result.current.total).toBe(20_000))
  const rowAt = (index: number) =>
    view.result.current.pages
      .flatMap(({ offset, items }) => items.map((item, at) => ({ at: offset + at, item })))
      .find(({ at }) => at === index)?.item
  look(view, 290, 310)
  await waitFor(() => expect(offsets(view)).toEqual([0, 128, 256]))
  const before = rowAt(260)
  look(view, 400, 440)
  await waitFor(() => expect(offsets(view)).toEqual([0, 256, 384]))
  expect(before).toBeDefined()
  expect(rowAt(260)).toBe(before)
})

test('a page that was read before is there at once', async () => {
  const view = open(20_000)
  await waitFor(() => expect(view.result.current.total).toBe(20_000))
  look(view, 200, 230)
  await waitFor(() => expect(offsets(view)).toEqual([0, 128, 256]))
  look(view, 0, 30)
  expect(offsets(view)).toEqual([0])
  look(view, 200, 230)
  expect(offsets(view)).toEqual([0, 128, 256])
})

test('while another question is asked, the former answer stays and says that it is', async () => {
  const view = open(20_000)
  await waitFor(() => expect(view.result.current.total).toBe(20_000))
  view.rerender({ search: 'state=critical' })
  expect(view.result.current).toMatchObject({ total: 20_000, former: true })
  await waitFor(() => expect(view.result.current.former).toBe(false))
})

test('a failed renewal leaves the rows and gives the reason', async () => {
  const view = open(300)
  await waitFor(() => expect(view.result.current.total).toBe(300))
  view.ask.mockRejectedValue(new Error('no'))
  act(() => view.result.current.retry())
  await waitFor(() => expect(view.result.current.error).not.toBeNull())
  expect(view.result.current.total).toBe(300)
})
