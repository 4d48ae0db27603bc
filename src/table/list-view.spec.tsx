import { cleanup, render, screen, waitFor } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ProblemError } from '../api/problem-error'
import type { ListParams } from '../contract/list-query'
import { columnsOf } from './columns'
import { useListState } from './list-state'
import { ListView } from './list-view'
import type { Machine } from './testing/rows'
import { arrived, outcome, page } from './testing/rows'
import { screenSize } from './testing/screen-size'
import type { Rows } from './use-rows'

beforeEach(() => screenSize(900, 640))
afterEach(cleanup)

const params: ListParams = {
  sorts: ['name'],
  filters: ['state', 'source'],
  bounds: ['since'],
  defaultSort: 'name',
}
const column = columnsOf<Machine>()
const columns = column.columns([
  column.accessor('name', { header: 'Name', meta: { width: 200, sort: 'ascending' } }),
])
const facets = [
  { param: 'state', name: 'State', word: (value: string) => value.toUpperCase() },
  { param: 'source', name: 'Source' },
]

const open = (rows: Rows<Machine>, at = '/servers') => {
  const View = () => {
    const list = useListState(params)
    return (
      <ListView
        name="Servers"
        noun={['server', 'servers']}
        looksInto="Name, serial"
        list={list}
        rows={rows}
        columns={columns}
        facets={facets}
        onOpen={() => {}}
      />
    )
  }
  const router = createMemoryRouter([{ path: '/servers', element: <View /> }], {
    initialEntries: [at],
  })
  render(<RouterProvider router={router} />)
  return { search: () => router.state.location.search, user: userEvent.setup() }
}

const nothing = (over: Parameters<typeof outcome>[0] = {}) => {
  const head = { ...page(0), outcomes: [outcome(over)] }
  return arrived(0, { head, pages: [head] })
}
const refused = new ProblemError({
  kind: 'internal',
  title: 'The list could not be made',
  detail: 'The store is busy.',
})

test('how many there are, and on how many sources', () => {
  open(arrived(20_000))
  expect(screen.getByRole('status').textContent).toBe('20,000 servers · 1 source')
})

test('facets, sort and selection write the URL; what the page does not know there stays', async () => {
  const head = { ...page(3), facets: { state: [{ value: 'critical', count: 3 }] } }
  const { search, user } = open(arrived(3, { head, pages: [head] }), '/servers?tz=local')
  await user.click(screen.getByRole('button', { name: 'CRITICAL 3' }))
  expect(search()).toBe('?tz=local&state=critical')
  await user.click(screen.getByRole('button', { name: 'Name' }))
  expect(search()).toBe('?tz=local&state=critical&sort=-name')
  await user.click(screen.getByText('esx-001'))
  expect(search()).toBe('?tz=local&state=critical&sort=-name&sel=us-west%7Eid-1')
  await user.click(screen.getByRole('button', { name: 'Remove filter State: CRITICAL' }))
  expect(search()).toBe('?tz=local&sort=-name&sel=us-west%7Eid-1')
})

test('what is typed into the filter goes into the URL', async () => {
  const { search, user } = open(arrived(3))
  await user.type(screen.getByRole('searchbox', { name: /Name, serial/ }), 'esx')
  await waitFor(() => expect(search()).toBe('?q=esx'))
})

test('what is typed while a facet is chosen loses neither', async () => {
  const head = { ...page(3), facets: { state: [{ value: 'critical', count: 3 }] } }
  const { search, user } = open(arrived(3, { head, pages: [head] }))
  await user.type(screen.getByRole('searchbox', { name: /Name, serial/ }), 'esx')
  await user.click(screen.getByRole('button', { name: 'CRITICAL 3' }))
  expect(search()).toBe('?state=critical')
  await waitFor(() => expect(search()).toBe('?state=critical&q=esx'))
})

test('every filter of a pasted link is shown; a source by its name', () => {
  open(arrived(3), '/servers?source=us-west&since=2026-11-21T10:00:00Z')
  expect(screen.getByRole('button', { name: 'Remove filter Source: COM us-west' })).toBeTruthy()
  expect(
    screen.getByRole('button', { name: 'Remove filter From: 21 Nov 2026 10:00:00 UTC' }),
  ).toBeTruthy()
})

test('what a link asks for in vain is said', () => {
  open(arrived(3), '/servers?sort=colour')
  expect(screen.getByRole('alert').textContent).toContain('sort "colour" is not one of name.')
})

test('nothing matches: the filters can be cleared from there', async () => {
  const { search, user } = open(nothing(), '/servers?state=critical&q=x&sel=a~b')
  expect(screen.getByText('Nothing matches')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Clear all filters' }))
  expect(search()).toBe('?sel=a%7Eb')
})

test('that nothing matches is not claimed for a source that is silent', async () => {
  const { search, user } = open(nothing({ freshness: 'unreachable' }), '/servers?state=critical')
  expect(screen.getByText('Nothing matches, as far as is known')).toBeTruthy()
  expect(screen.getByText('COM us-west')).toBeTruthy()
  await user.click(screen.getByRole('button', { name: 'Clear all filters' }))
  expect(search()).toBe('')
})

test.each([
  ['all quiet', {}, 'No servers'],
  ['a silent source', { freshness: 'unreachable' as const }, 'No servers, as far as is known'],
  ['a source half read', { complete: false }, 'No servers, as far as is known'],
  ['a first reading under way', { asOf: null }, 'Not read yet'],
])('%s is a picture of its own', (_, over, title) => {
  open(nothing(over))
  expect(screen.getByText(title)).toBeTruthy()
})

test('a list that never came says why and can be asked again', () => {
  open(arrived(0, { pages: [], total: null, head: null, error: refused }))
  expect(screen.getByText('The servers could not be read')).toBeTruthy()
  expect(screen.getByRole('alert').textContent).toContain('The store is busy.')
  expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy()
})

test('a list that is no longer renewed keeps its rows', () => {
  open(arrived(3, { error: refused }))
  expect(screen.getByRole('alert').textContent).toContain('Not renewed: The list could not be made')
  expect(screen.getByText('esx-002')).toBeTruthy()
})
