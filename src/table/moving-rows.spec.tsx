import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { columnsOf } from './columns'
import { ListTable } from './list-table'
import type { Chosen } from './selection'
import { useSelection } from './selection'
import type { Machine } from './testing/rows'
import { arrived, machine, page } from './testing/rows'
import { screenSize } from './testing/screen-size'
import { places } from './use-place'

const column = columnsOf<Machine>()
const columns = column.columns([column.accessor('id', { header: 'Id', meta: { width: 100 } })])

beforeEach(() => {
  places.clear()
  screenSize(900, 640)
})
afterEach(cleanup)

/** Rows of machines in this order, all arrived. */
const standing = (...order: number[]) => {
  const head = { ...page(order.length), items: order.map(machine) }
  return arrived(order.length, { head, pages: [head] })
}

/** A list whose rows a poll moves between two keys. */
const open = (...order: number[]) => {
  const client = new QueryClient()
  const onOpen = vi.fn()
  const Table = ({ rows }: { rows: ReturnType<typeof standing> }) => {
    const [selected, setSelected] = useState<string | null>(null)
    return (
      <ListTable
        name="Tasks"
        columns={columns}
        rows={rows}
        sorts={[]}
        onSort={() => {}}
        selected={selected}
        onSelect={setSelected}
        onOpen={onOpen}
        question=""
        selection={useSelection('tasks')}
      />
    )
  }
  const shown = (now: readonly number[]) => (
    <QueryClientProvider client={client}>
      <Table rows={standing(...now)} />
    </QueryClientProvider>
  )
  const view = render(shown(order))
  screen.getByRole('grid').focus()
  return {
    press: userEvent.setup().keyboard,
    poll: (...now: number[]) => view.rerender(shown(now)),
    opened: () => onOpen.mock.calls.map(([item]: Machine[]) => item?.id),
    chosen: () =>
      [...(client.getQueryData<Chosen>(['selection', 'tasks'])?.keys ?? [])].map(
        (key) => key.split('~')[1],
      ),
    /** What the row says that assistive technology is told to be at. */
    active: () => {
      const id = screen.getByRole('grid').getAttribute('aria-activedescendant')
      return id === null ? null : document.getElementById(id)?.lastElementChild?.textContent
    },
  }
}

test('Enter opens the row that was gone to, wherever a poll has put it', async () => {
  const { active, opened, poll, press } = open(0, 1, 2, 3)
  await press('{ArrowDown}{ArrowDown}{Enter}')
  poll(3, 2, 1, 0)
  expect(active()).toBe('id-1')
  await press('{Enter}')
  expect(opened()).toEqual(['id-1'])
  poll(7, 8, 3, 2, 0, 1)
  await press('{Enter}')
  expect(opened()).toEqual(['id-1', 'id-1'])
})

test('Space chooses the row that was gone to, and arrows go on from where it stands now', async () => {
  const { active, chosen, poll, press } = open(0, 1, 2, 3)
  await press('{ArrowDown}')
  poll(5, 6, 0, 1, 2, 3)
  await press(' ')
  expect(chosen()).toEqual(['id-0'])
  await press('{ArrowDown}')
  expect(active()).toBe('id-1')
})

test('Shift chooses on from the row that was chosen, wherever both stand by now', async () => {
  const { chosen, poll, press } = open(0, 1, 2, 3, 4)
  await press('{ArrowDown} ')
  poll(4, 3, 0, 2, 1)
  await press('{Shift>}{ArrowDown}{/Shift}')
  expect(chosen()).toEqual(['id-0', 'id-2'])
  poll(0, 4, 2, 3, 1)
  await press('{Shift>}{ArrowDown}{/Shift}')
  expect(chosen()).toEqual(['id-0', 'id-2', 'id-4', 'id-3'])
})

test('a row that is gone hands nothing to the one in its place: keys go on from there', async () => {
  const { active, chosen, opened, poll, press } = open(0, 1, 2, 3)
  await press('{ArrowDown}{ArrowDown}')
  poll(0, 2, 3)
  expect(active()).toBeNull()
  await press(' {Enter}{Enter}')
  expect([chosen(), opened()]).toEqual([[], []])
  await press('{ArrowDown}')
  expect(active()).toBe('id-2')
})

test('who comes back finds the row that was left, wherever it stands by then', async () => {
  const { press } = open(0, 1, 2, 3)
  await press('{ArrowDown}{ArrowDown}')
  cleanup()
  expect(open(3, 2, 1, 0).active()).toBe('id-1')
})
