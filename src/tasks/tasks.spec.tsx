import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openPage } from '../testing/open-page'

const at = (clock: string) => `2026-11-20T${clock}:00.000Z`

const openTasks = (path = '/tasks?flat=1') =>
  openPage(path, async ({ hold }, { aServer, aTask }) => {
    await hold('server', [aServer({ id: 'P1+S1', name: 'esx-par-114' })])
    const target = {
      kind: 'server',
      sourceId: 'us-west',
      id: 'P1+S1',
      name: 'esx-par-114',
    } as const
    await hold('task', [
      aTask({
        id: 'done',
        name: 'Power on',
        state: 'succeeded',
        createdAt: at('09:00'),
        endedAt: at('09:03'),
      }),
      aTask({ id: 'parent', name: 'Group firmware update', createdAt: at('09:10') }),
      aTask({
        id: 'child',
        name: 'Firmware update',
        parentId: 'parent',
        state: 'failed',
        createdAt: at('09:10'),
        endedAt: at('09:41'),
        targets: [target],
      }),
      aTask({ id: 'sibling', name: 'iLO update', parentId: 'parent', createdAt: at('09:10') }),
      aTask(
        {
          id: 'measured',
          name: 'Back up sql-prod-01',
          progress: { kind: 'measured', percent: 42 },
          createdAt: at('09:30'),
        },
        {
          log: [
            { at: at('09:31'), text: 'Task created' },
            { at: at('09:40'), text: 'Taking a snapshot' },
          ],
        },
      ),
    ])
  })
const rowOf = async (name: string) => {
  // The first page of a run arrives late on a busy machine.
  const found = (await screen.findByText(name, {}, { timeout: 15_000 })).closest<HTMLElement>(
    '[role="row"]',
  )
  if (!found) throw new Error(`${name} is in no row`)
  return found
}

test('what runs stands first, what has ended stays', async () => {
  await openTasks()
  await rowOf('Power on')
  const names = [...document.querySelectorAll('[role="row"][data-index] strong')].map(
    ({ textContent }) => textContent,
  )
  expect(names.slice(-2)).toEqual(['Firmware update', 'Power on'])
})

test.each([
  ['Back up sql-prod-01', '42 %'],
  ['Group firmware update', '1 of 2'],
  ['iLO update', 'no measure'],
  ['Power on', 'done'],
])('the progress of %s is told as what it is: %s', async (name, word) => {
  await openTasks()
  expect(within(await rowOf(name)).getByText(word)).toBeTruthy()
})

test('a task goes to its end without a reload', async () => {
  const { console, make, poll } = await openTasks()
  await rowOf('iLO update')
  await console.hold('task', [
    make.aTask({
      id: 'sibling',
      name: 'iLO update',
      parentId: 'parent',
      state: 'succeeded',
      createdAt: at('09:10'),
      endedAt: at('09:50'),
    }),
  ])
  await poll()
  await waitFor(async () => {
    expect(within(await rowOf('iLO update')).getByText('Done')).toBeTruthy()
    expect(within(await rowOf('Group firmware update')).getByText('2 of 2')).toBeTruthy()
  })
})

test('beside the list: the log, newest first, with its silences', async () => {
  const { user } = await openTasks()
  await user.click(await screen.findByText('Back up sql-prod-01'))
  const panel = await screen.findByRole('complementary', { name: 'Back up sql-prod-01' })
  const lines = within(within(panel).getByRole('region', { name: 'Log' })).getAllByRole('listitem')
  expect(lines.map(({ textContent }) => textContent)).toEqual([
    expect.stringMatching(/^20 min without a word, until now$/),
    '09:40:00Taking a snapshot',
    '9 min without a word',
    '09:31:00Task created',
  ])
})

test('the page of a parent: its parts with links, and what failed', async () => {
  await openTasks('/tasks/us-west/parent')
  const parts = await screen.findByRole('region', { name: '2 parts on a time axis' })
  const failed = within(parts).getByRole('link', { name: 'esx-par-114' })
  expect(failed.getAttribute('href')).toBe('/tasks/us-west/child')
  expect(failed.closest('li')?.textContent).toContain('failed')
  expect(screen.getByRole('img', { name: '1 failed · 1 running' })).toBeTruthy()
})

/** A rollout of 510 parts, of which the last one has failed. */
const openMany = (path: string) =>
  openPage(path, ({ hold }, { aTask }) =>
    hold('task', [
      aTask({ id: 'parent', name: 'Group firmware update', createdAt: at('09:00') }),
      ...Array.from({ length: 510 }, (_, place) =>
        aTask({
          id: `part-${place}`,
          parentId: 'parent',
          createdAt: at('09:10'),
          ...(place === 509 ? { state: 'failed', endedAt: at('09:20') } : {}),
        }),
      ),
    ]),
  )

test('a page that does not show all parts says so, counts them all, and leads to them', async () => {
  await openMany('/tasks/us-west/parent')
  const parts = await screen.findByRole('region', { name: '510 parts on a time axis' })
  expect(parts.textContent).toContain('500 of 510 shown, no failure left out.')
  const all = within(parts).getByRole('link', { name: 'All of them in the list' })
  expect(all.getAttribute('href')).toBe('/tasks?flat=1&operation=us-west%7Eparent')
  expect(screen.getByRole('img', { name: '1 failed · 509 running' })).toBeTruthy()
  expect(within(parts).getByRole('button', { name: 'Next failure (1)' })).toBeTruthy()
})

test('a row that is opened says how many of its very many parts stand below it', async () => {
  await openMany('/tasks?open=us-west~parent')
  const rollout = await rowOf('Group firmware update')
  await waitFor(() => expect(rollout.textContent).toContain('first 499 below'))
})

test('the page of a part leads to its parent and to what it touches', async () => {
  await openTasks('/tasks/us-west/child')
  const parent = await screen.findByRole('link', { name: 'Group firmware update' })
  expect(parent.getAttribute('href')).toBe('/tasks/us-west/parent')
  const server = screen.getByRole('link', { name: 'esx-par-114' })
  expect(server.getAttribute('href')).toBe('/servers/us-west/P1%2BS1')
})

test('a facet narrows the list, stands in the URL and goes with its chip', async () => {
  const { user } = await openTasks()
  await rowOf('Power on')
  await user.click(screen.getByRole('button', { name: /^Failed/ }))
  await waitFor(() => expect(screen.queryByText('Power on')).toBeNull())
  expect(location.search).toContain('state=failed')
  await user.click(screen.getByRole('button', { name: 'Remove filter State: Failed' }))
  await rowOf('Power on')
})

test('a task that no source knows says so, and what to ask', async () => {
  await openTasks('/tasks/us-west/nothing')
  expect((await screen.findByRole('alert')).textContent).toMatch(/task/i)
})

const openTask = (row: object, facts = {}) =>
  openPage('/tasks/us-west/one', ({ hold }, { aTask }) =>
    hold('task', [aTask({ id: 'one', name: 'Restore erp-03', ...row }, facts)]),
  )

test('a failure tells why, its code, the id that support asks for, and what to do', async () => {
  await openTask(
    { state: 'failed', endedAt: at('09:55'), note: 'The store is full.' },
    {
      error: {
        kind: 'upstream-error',
        title: 'The task reported an error',
        detail: 'The store is full.',
        upstreamCode: 'HPE_GL_0042',
        supportId: '8f2c4190aa',
      },
      recommendations: ['Free space in the store.'],
    },
  )
  const alert = await screen.findByRole('alert')
  expect(alert.textContent).toContain('HPE_GL_0042')
  expect(within(alert).getByRole('button', { name: 'Copy support id 8f2c4190aa' })).toBeTruthy()
  expect(screen.getByText('Free space in the store.')).toBeTruthy()
  expect(screen.getAllByText('The store is full.')).toHaveLength(1)
})

test.each([
  ['stalled', /may still go on/],
  ['lost', /How it ended is not known/],
] as const)('a task that is %s is not passed off as anything else', async (state, word) => {
  await openTask({ state })
  expect(await screen.findByText(word)).toBeTruthy()
})

test('how long it took counts from its start to its end', async () => {
  await openTask({ state: 'succeeded', startedAt: at('09:00'), endedAt: at('09:31') })
  const facts = await screen.findByRole('region', { name: 'Here' })
  expect(within(facts).getByText('31 min')).toBeTruthy()
})

test('tasks of one server by link, under its name', async () => {
  await openTasks('/tasks?flat=1&server=us-west~P1%2BS1')
  await rowOf('Firmware update')
  expect(screen.queryByText('Power on')).toBeNull()
  expect(
    await screen.findByRole('button', { name: 'Remove filter Server: esx-par-114' }),
  ).toBeTruthy()
})

test('the histogram counts starts and failures, each at its own time', async () => {
  await openTasks()
  const histogram = await screen.findByRole('region', { name: 'Starts and failures, 24 h' })
  expect(await within(histogram).findByText('5 started')).toBeTruthy()
  expect(within(histogram).getByText('1 failed')).toBeTruthy()
})

test('a task of a rollout by its tree: what failed first, and the keyboard opens it', async () => {
  const { user } = await openTasks('/tasks/us-west/parent')
  await user.click(await screen.findByRole('button', { name: 'Tree' }))
  expect(location.search).toContain('parts=tree')
  const [first] = within(await screen.findByRole('tree', { name: 'Parts' })).getAllByRole(
    'treeitem',
  )
  expect(first?.textContent).toContain('esx-par-114')
  first?.focus()
  await user.keyboard('{Enter}')
  await waitFor(() => expect(location.pathname).toBe('/tasks/us-west/child'))
})

test('on the time axis the next failure takes the focus, and what it says stands below', async () => {
  const { user } = await openTasks('/tasks/us-west/parent')
  await user.click(await screen.findByRole('button', { name: 'Next failure (1)' }))
  expect(document.activeElement?.textContent).toBe('esx-par-114')
  await user.keyboard('+')
  expect(screen.getByRole('button', { name: 'Fit' })).toHaveProperty('disabled', false)
})

test('after a failure: how often it happened, and what ended well afterwards', async () => {
  await openPage('/tasks/us-west/one', async ({ hold }, { aTask }) => {
    const target = { kind: 'server', sourceId: 'us-west', id: 's1', name: 'esx-1' } as const
    const failed = { state: 'failed' as const, targets: [target], note: 'No answer.' }
    await hold('task', [
      aTask({ id: 'one', ...failed, createdAt: at('09:00'), endedAt: at('09:10') }),
      aTask({ id: 'before', ...failed, createdAt: at('06:00'), endedAt: at('06:10') }),
      aTask({
        id: 'boot',
        name: 'Cold boot',
        state: 'succeeded',
        targets: [target],
        createdAt: at('06:20'),
      }),
      aTask({ id: 'again', state: 'succeeded', targets: [target], createdAt: at('06:30') }),
    ])
  })
  const helps = await screen.findByRole('region', { name: 'What usually helps' })
  expect(helps.textContent).toContain('1 other failure of this kind')
  expect(within(helps).getByRole('link', { name: 'Cold boot' }).getAttribute('href')).toBe(
    '/tasks/us-west/boot',
  )
  expect(within(helps).getByRole('link', { name: 'ended well later' })).toBeTruthy()
})

test('what a task was told stands beside it, in words', async () => {
  await openTask({}, { parameters: [{ name: 'Stops at the first failure', value: 'yes' }] })
  const told = await screen.findByRole('region', { name: 'Parameters' })
  expect(told.textContent).toContain('Stops at the first failureyes')
})

test('a rollout is one row that opens and closes by keyboard, and says how its parts do', async () => {
  const { user } = await openTasks('/tasks')
  const rollout = await rowOf('Group firmware update')
  expect(within(rollout).getByText('1 failed · 1 running')).toBeTruthy()
  expect(rollout.getAttribute('aria-expanded')).toBe('false')
  expect(screen.queryByText('iLO update')).toBeNull()
  screen.getByRole('treegrid', { name: 'Tasks' }).focus()
  const index = Number(rollout.dataset['index'])
  await user.keyboard('{Home}' + '{ArrowDown}'.repeat(index) + '{ArrowRight}')
  const part = await rowOf('Firmware update')
  expect(part.getAttribute('aria-level')).toBe('2')
  expect((await rowOf('Group firmware update')).getAttribute('aria-expanded')).toBe('true')
  expect(location.search).toContain('open=us-west')
  await user.keyboard('{ArrowRight}{ArrowLeft}{ArrowLeft}')
  await waitFor(() => expect(screen.queryByText('Firmware update')).toBeNull())
})
