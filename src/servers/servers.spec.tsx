import { screen, waitFor, within } from '@testing-library/react'
import { beforeAll, expect, test } from 'vitest'
import { openPage } from '../testing/open-page'

/** The list's code is read once, not in the time of the first test. */
beforeAll(async () => {
  await import('./servers.route')
}, 30_000)

const openServers = (path = '/servers') =>
  openPage(path, async ({ hold }, { aServer, aTask, anActivity }) => {
    await hold('server', [
      aServer({ id: 'P1+S1', name: 'esx-par-001', serial: 'S1' }),
      aServer(
        {
          id: 'P1+S2',
          name: 'esx-par-114',
          serial: 'S2',
          state: 'critical',
          reason: 'Power supply 2 failed, redundancy lost',
          since: '2026-11-20T09:33:00.000Z',
          memoryMb: 524_288,
          productId: 'P9-B21',
          hostName: 'host-114.par.test',
          address: '10.20.1.114',
        },
        {
          subsystems: [
            { name: 'Power supplies', word: 'Failed', state: 'critical' },
            { name: 'Liquid cooling', word: 'Not present', state: 'absent' },
          ],
          firmwareInventory: [
            { name: 'System ROM', version: 'U54 v2.10', context: 'System Board' },
          ],
          alerts: [
            {
              id: 'a1',
              at: '2026-11-20T09:33:00.000Z',
              severity: 'critical',
              message: 'Power supply 2 failed',
              description: 'No input power on bay 2.',
              resolution: 'Check the feed of PDU B.',
              clearedAt: null,
            },
            {
              id: 'a0',
              at: '2026-11-19T09:33:00.000Z',
              severity: 'warning',
              message: 'Inlet 38 °C',
              description: null,
              resolution: null,
              clearedAt: '2026-11-19T10:00:00.000Z',
            },
          ],
        },
      ),
      aServer({ id: 'P1+S3', name: 'db-ore-031', serial: 'S3', state: 'warning', power: 'off' }),
      aServer({
        id: 'P1+S4',
        name: 'edge-lyo-007',
        serial: 'S4',
        state: 'disconnected',
        connection: 'disconnected',
      }),
    ])
    await hold('task', [
      aTask({
        id: 't1',
        name: 'Collect server logs',
        targets: [{ kind: 'server', sourceId: 'us-west', id: 'P1+S2', name: 'esx-par-114' }],
      }),
    ])
    await hold('activity', [
      anActivity({ id: 'x1', title: 'Server health changed', serverId: 'P1+S2' }),
    ])
  })

const names = () =>
  screen
    .queryAllByRole('row')
    .flatMap((row) => within(row).queryAllByRole('link').slice(0, 1))
    .map(({ textContent }) => textContent)

test('what needs a person stands first, and says why', async () => {
  await openServers()
  const row = (await screen.findByText('esx-par-114')).closest('[role="row"]')
  expect(names()).toEqual(['esx-par-114', 'db-ore-031', 'edge-lyo-007', 'esx-par-001'])
  expect(row?.textContent).toContain('Critical')
  expect(row?.textContent).toContain('Power supply 2 failed, redundancy lost')
})

test('a facet narrows the list, and counts what each value would leave', async () => {
  const { user } = await openServers()
  const facets = await screen.findByRole('complementary', { name: 'Facets of servers' })
  expect(
    (await within(facets).findAllByRole('button', { name: /^(Critical|Warning|OK) 1$/ })).length,
  ).toBe(3)
  await user.click(within(facets).getByRole('button', { name: 'Off 1' }))
  await waitFor(() => expect(names()).toEqual(['db-ore-031']))
  expect(location.search).toBe('?power=off')
})

test('a column sorts the whole list, not the window', async () => {
  const { user } = await openServers()
  await screen.findByText('esx-par-114')
  await user.click(screen.getByRole('button', { name: 'Name' }))
  await waitFor(() =>
    expect(names()).toEqual(['db-ore-031', 'edge-lyo-007', 'esx-par-001', 'esx-par-114']),
  )
})

test('beside the list: the reason first, what to do, the failing part', async () => {
  const { user } = await openServers()
  await user.click(await screen.findByText('esx-par-114'))
  const panel = await screen.findByRole('complementary', { name: 'esx-par-114' })
  expect(panel.textContent).toContain('Check the feed of PDU B.')
  expect(within(panel).getByTitle('Power supplies: Failed').textContent).toContain('Failed')
  expect(within(panel).getByTitle('Liquid cooling: Not present')).toBeTruthy()
  expect(panel.textContent).toContain('512 GiB')
  await user.keyboard('{Escape}')
  await waitFor(() =>
    expect(screen.queryByRole('complementary', { name: 'esx-par-114' })).toBeNull(),
  )
})

test('the page of a server: alerts with the active first, firmware, and what touched it', async () => {
  await openServers('/servers/us-west/P1%2BS2')
  expect(await screen.findByRole('heading', { level: 2, name: 'esx-par-114' })).toBeTruthy()
  const alerts = within(screen.getByRole('region', { name: 'Alerts' })).getAllByRole('listitem')
  expect(alerts.map(({ textContent }) => textContent)).toEqual([
    expect.stringContaining('Power supply 2 failed'),
    expect.stringContaining('cleared'),
  ])
  expect(screen.getByRole('row', { name: /System ROM.*U54 v2.10/ })).toBeTruthy()
  const tasks = screen.getByRole('region', { name: 'Tasks' })
  expect(await within(tasks).findByText('Collect server logs')).toBeTruthy()
  expect(within(tasks).getByRole('link', { name: 'All' }).getAttribute('href')).toBe(
    '/tasks?server=us-west%7EP1%2BS2',
  )
  expect(await screen.findByText('Server health changed')).toBeTruthy()
})

test('a link to a server that nobody knows says so', async () => {
  await openServers('/servers/us-west/gone')
  expect((await screen.findByRole('alert')).textContent).toMatch(/server/i)
})

test('a change at the source is seen without a reload', async () => {
  const { console, make, poll } = await openServers('/servers?state=critical')
  await screen.findByText('esx-par-114')
  await console.hold('server', [
    make.aServer({ id: 'P1+S1', name: 'esx-par-001', serial: 'S1', state: 'critical' }),
  ])
  await poll()
  await waitFor(() => expect(names()).toContain('esx-par-001'))
})

const headings = () =>
  screen.getAllByRole('columnheader').map(({ textContent }) => textContent?.replace(/\d$/, ''))

test(
  'columns are chosen, put in order and pinned, and stand in the link',
  { timeout: 20_000 },
  async () => {
    const { user } = await openServers()
    await screen.findByText('esx-par-114')
    await user.click(screen.getByRole('button', { name: 'Columns' }))
    await user.click(await screen.findByRole('checkbox', { name: 'Memory' }))
    await user.click(screen.getByRole('checkbox', { name: 'Serial' }))
    await user.click(screen.getByRole('button', { name: 'Pin Name' }))
    await user.click(screen.getByRole('button', { name: 'Move Memory up' }))
    await user.click(screen.getByRole('radio', { name: 'Compact' }))
    const cols = new URLSearchParams(location.search).get('cols')
    expect(cols).toMatch(/^state,name!,model,.*,since,memory,changedAt$/)
    expect(new URLSearchParams(location.search).get('dense')).toBe('1')
    await waitFor(() => expect(headings().slice(0, 3)).toEqual(['Chosen', 'Name', 'State']))
    await user.click(screen.getByRole('button', { name: 'Back to the usual columns' }))
    expect(new URLSearchParams(location.search).get('cols')).toBeNull()
  },
)

test('a link restores columns, their order, and a sort by several', async () => {
  await openServers('/servers?cols=name,memory.120,state&sort=power,-name')
  await screen.findByText('esx-par-114')
  expect(headings()).toEqual(['Chosen', 'Name', 'Memory', 'State'])
  expect(names()).toEqual(['db-ore-031', 'esx-par-114', 'esx-par-001', 'edge-lyo-007'])
  expect(screen.getByRole('row', { name: /esx-par-114/ }).textContent).toContain('512 GiB')
})

test('the text field finds by product, host name and address', async () => {
  const { user } = await openServers()
  const field = await screen.findByPlaceholderText('Name, serial, product, host, address')
  for (const text of ['P9-B21', 'host-114.par', '10.20.1.114']) {
    await user.clear(field)
    await user.type(field, text)
    await waitFor(() => expect(names()).toEqual(['esx-par-114']))
  }
})
