import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { columnsOf } from './columns'
import { ListTable } from './list-table'
import type { Chosen } from './selection'
import { useSelection } from './selection'
import type { Machine } from './testing/rows'
import { arrived, outcome, page } from './testing/rows'
import { screenSize } from './testing/screen-size'
import { places } from './use-place'
import type { Rows } from './use-rows'

const column = columnsOf<Machine>()
const columns = column.columns([
  column.accessor('name', {
    header: 'Name',
    cell: ({ row }) => (
      <a href={`/servers/${row.original.id}`} tabIndex={-1}>
        {row.original.name}
      </a>
    ),
    meta: { width: 200, sort: 'ascending' },
  }),
  column.accessor('id', { header: 'Id', meta: { width: 100, drop: 1 } }),
])

beforeEach(() => {
  places.clear()
  screenSize(900, 640)
})
afterEach(cleanup)

const open = (rows: Rows<Machine>, asked = '') => {
  const said = { onOpen: vi.fn(), onSort: vi.fn(), onSelect: vi.fn() }
  const Table = ({ question = asked }: { question?: string }) => {
    const [selected, setSelected] = useState<string | null>(null)
    return (
      <ListTable
        name="Servers"
        columns={columns}
        rows={rows}
        sorts={[{ column: 'name', descending: false }]}
        onSort={said.onSort}
        selected={selected}
        onSelect={(key) => {
          said.onSelect(key)
          setSelected(key)
        }}
        onOpen={said.onOpen}
        question={question}
      />
    )
  }
  const view = render(<Table />)
  const active = () => {
    const id = screen.getByRole('grid').getAttribute('aria-activedescendant')
    return id === null ? null : document.getElementById(id)?.dataset['index']
  }
  return {
    ...said,
    active,
    user: userEvent.setup(),
    ask: (question: string) => view.rerender(<Table question={question} />),
  }
}

test('a list of thousands says how many there are and renders a screen of them', () => {
  open(arrived(20_000))
  expect(screen.getByRole('grid', { name: 'Servers' }).getAttribute('aria-rowcount')).toBe('20001')
  const rows = screen.getAllByRole('row')
  expect(rows.length).toBeGreaterThan(20)
  expect(rows.length).toBeLessThan(75)
  expect(screen.getByText('esx-000').closest('[role=row]')?.getAttribute('aria-rowindex')).toBe('2')
})

const scrollTo = (top: number) => {
  const grid = screen.getByRole('grid')
  grid.scrollTop = top
  grid.dispatchEvent(new Event('scroll'))
}

test('a leap down the list is followed in the same turn, so that no frame shows nothing', () => {
  open(arrived(128))
  expect(screen.queryByText('esx-100')).toBeNull()
  scrollTo(100 * 32)
  expect(screen.getByText('esx-100')).toBeTruthy()
  expect(screen.queryByText('esx-000')).toBeNull()
})

const placesDrawn = () =>
  screen
    .getAllByRole('row')
    .flatMap(({ dataset }) => (dataset['index'] === undefined ? [] : [Number(dataset['index'])]))

test('once the list rests its rows stand in their order, for who reads them one after the other', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    open(arrived(128))
    scrollTo(40 * 32)
    const moved = placesDrawn()
    expect(moved).not.toEqual(moved.toSorted((one, other) => one - other))
    act(() => void vi.advanceTimersByTime(200))
    const rested = placesDrawn()
    expect(rested).toEqual(moved.toSorted((one, other) => one - other))
  } finally {
    vi.useRealTimers()
  }
})

test('the last rows of a list end it: nothing stands below them', () => {
  open(arrived(100))
  scrollTo(100 * 32)
  expect(Math.max(...placesDrawn())).toBe(99)
})

test('before the first answer, skeletons stand where the rows will', () => {
  open(arrived(0, { pages: [], total: null, head: null }))
  expect(screen.getByRole('grid').getAttribute('aria-busy')).toBe('true')
  expect(screen.getAllByText('Loading').length).toBeGreaterThan(10)
})

test('arrows, Home and End move the active row; Enter selects it, Enter again opens it', async () => {
  const { active, onOpen, onSelect, user } = open(arrived(300))
  screen.getByRole('grid').focus()
  await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowUp}')
  expect(active()).toBe('1')
  await user.keyboard('{Enter}')
  expect(onSelect).toHaveBeenLastCalledWith('us-west~id-1')
  await user.keyboard('{Enter}')
  expect(onOpen).toHaveBeenCalledWith(expect.objectContaining({ id: 'id-1' }))
  await user.keyboard('{Home}')
  expect(active()).toBe('0')
})

test('while a row stands beside the list, moving on takes the selection along', async () => {
  const { onSelect, user } = open(arrived(300))
  await user.click(screen.getByText('id-4'))
  screen.getByRole('grid').focus()
  await user.keyboard('{ArrowDown}')
  expect(onSelect).toHaveBeenLastCalledWith('us-west~id-5')
  expect(screen.getByText('esx-005').closest('[role=row]')?.getAttribute('aria-selected')).toBe(
    'true',
  )
})

test('a click on a name selects; with Ctrl the link stays a link', async () => {
  const { onSelect, user } = open(arrived(300))
  await user.click(screen.getByText('esx-002'))
  expect(onSelect).toHaveBeenLastCalledWith('us-west~id-2')
  await user.keyboard('{Control>}')
  await user.click(screen.getByText('esx-003'))
  await user.keyboard('{/Control}')
  expect(onSelect).toHaveBeenCalledTimes(1)
})

test('a sorted column says so and turns round; another starts in its own direction', async () => {
  const { onSort, user } = open(arrived(10))
  expect(screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort')).toBe(
    'ascending',
  )
  await user.click(screen.getByRole('button', { name: 'Name' }))
  expect(onSort).toHaveBeenCalledWith([{ column: 'name', descending: true }])
  expect(screen.queryByRole('button', { name: 'Id' })).toBeNull()
})

test('another question starts at the top, with no row active', async () => {
  const { active, ask, user } = open(arrived(300))
  screen.getByRole('grid').focus()
  await user.keyboard('{ArrowDown}')
  ask('state=critical')
  expect(active()).toBeNull()
})

test('who comes back finds the list as it was left; under another question it starts at the top', async () => {
  const { user } = open(arrived(300), 'state=critical')
  screen.getByRole('grid').focus()
  await user.keyboard('{ArrowDown}{ArrowDown}')
  screen.getByRole('grid').scrollTop = 16
  const openedAgain = (question: string) => {
    cleanup()
    const { active } = open(arrived(300), question)
    return [active(), screen.getByRole('grid').scrollTop]
  }
  expect(openedAgain('state=critical')).toEqual(['1', 16])
  expect(openedAgain('')).toEqual([null, 0])
})

test('the keys are where they were for who comes back, unless they are somewhere else by then', async () => {
  const { user } = open(arrived(300))
  screen.getByRole('grid').focus()
  await user.keyboard('{ArrowDown}{ArrowDown}')
  cleanup()
  const back = open(arrived(300))
  expect(document.activeElement).toBe(screen.getByRole('grid'))
  await user.keyboard('{ArrowDown}')
  expect(back.active()).toBe('2')
  cleanup()
  const field = document.body.appendChild(document.createElement('input'))
  field.focus()
  open(arrived(300))
  expect(document.activeElement).toBe(field)
  field.remove()
})

test('who comes to a list in which no row was active finds the keys nowhere', () => {
  open(arrived(300), 'q=never')
  expect(document.activeElement).toBe(document.body)
})

test('rows of a silent source stay and are marked as history', () => {
  const head = { ...page(3), outcomes: [outcome({ freshness: 'unreachable' })] }
  open(arrived(3, { head, pages: [head] }))
  expect(screen.getByText('esx-000').closest('[role=row]')?.className).toMatch(/aged/)
})

test('what does not fit is left out', () => {
  screenSize(210, 640)
  open(arrived(3))
  expect(screen.getAllByRole('columnheader').map((header) => header.textContent)).toEqual(['Name'])
})

const chosenIds = (keys: ReadonlySet<string>) => [...keys].map((key) => key.split('~')[1])

/** A list whose rows can be chosen. */
const openChoosing = () => {
  const client = new QueryClient()
  const Table = () => {
    const selection = useSelection('servers')
    return (
      <ListTable
        name="Servers"
        columns={columns}
        rows={arrived(20)}
        sorts={[]}
        onSort={() => {}}
        selected={null}
        onSelect={() => {}}
        onOpen={() => {}}
        question=""
        selection={selection}
      />
    )
  }
  render(
    <QueryClientProvider client={client}>
      <Table />
    </QueryClientProvider>,
  )
  return {
    user: userEvent.setup(),
    chosen: () =>
      chosenIds(client.getQueryData<Chosen>(['selection', 'servers'])?.keys ?? new Set()),
  }
}

test('Space chooses a row, Shift and an arrow choose on, Escape lets go of all', async () => {
  const { user, chosen } = openChoosing()
  screen.getByRole('grid').focus()
  await user.keyboard('{ArrowDown} ')
  expect(chosen()).toEqual(['id-0'])
  await user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}')
  expect(chosen()).toEqual(['id-0', 'id-1', 'id-2'])
  expect(screen.getByText('esx-001').closest('[role=row]')?.getAttribute('aria-selected')).toBe(
    'true',
  )
  await user.keyboard(' ')
  expect(chosen()).toEqual(['id-0', 'id-1'])
  await user.keyboard('{Escape}')
  expect(chosen()).toEqual([])
})

test('the mark of a row chooses it, Shift and a click choose up to it', async () => {
  const { user, chosen } = openChoosing()
  const row = (name: string) => screen.getByText(name).closest('[role=row]')
  const mark = row('esx-002')?.querySelector('[data-check]')
  if (mark) await user.click(mark)
  expect(chosen()).toEqual(['id-2'])
  await user.keyboard('{Shift>}')
  const cell = row('esx-004')?.lastElementChild
  if (cell) await user.click(cell)
  await user.keyboard('{/Shift}')
  expect(chosen()).toEqual(['id-2', 'id-3', 'id-4'])
})

test('with Shift a second column sorts after the first, and both say in which order', async () => {
  const onSort = vi.fn()
  render(
    <ListTable
      name="Servers"
      columns={columns}
      rows={arrived(10)}
      sorts={[
        { column: 'id', descending: true },
        { column: 'name', descending: false },
      ]}
      onSort={onSort}
      selected={null}
      onSelect={() => {}}
      onOpen={() => {}}
      question=""
    />,
  )
  const user = userEvent.setup()
  await user.keyboard('{Shift>}')
  await user.click(screen.getByRole('button', { name: 'Name 2' }))
  expect(onSort).toHaveBeenCalledWith([
    { column: 'id', descending: true },
    { column: 'name', descending: true },
  ])
})
