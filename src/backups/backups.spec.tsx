import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openPage } from '../testing/open-page'

const openBackups = (path = '/backups', { isRead = true } = {}) =>
  openPage(path, async ({ hold, mirror }, { aVm, aBackup }) => {
    await hold('vm', [
      aVm({ id: 'v1', name: 'billing-01', policy: 'Gold' }),
      aVm({ id: 'v2', name: 'files-02', policy: null }, { protected: false }),
      aVm(
        { id: 'v3', name: 'erp-03', policy: 'Silver' },
        { lastRunFailed: true, lastRunError: 'The store is full.' },
      ),
    ])
    await hold('backup', [
      aBackup({ id: 'b1', vmId: 'v1', at: '2026-11-20T09:00:00.000Z', name: 'hourly' }),
      aBackup({ id: 'b2', vmId: 'v3', at: '2026-11-18T09:00:00.000Z', name: 'last good' }),
      aBackup({ id: 'b3', vmId: 'v3', at: '2026-11-19T09:00:00.000Z', state: 'failed' }),
    ])
    const pass = mirror.openPass('us-west', 'backups', 'backup')
    const held = { v1: ['b1'], v2: [], v3: ['b2', 'b3'] }
    for (const [vm, ids] of Object.entries(isRead ? held : {})) await pass.keepBackupsOfVm(vm, ids)
    await pass.end(null)
  })
const names = () =>
  [...document.querySelectorAll('[role="grid"][aria-label="Backups"] [data-index] strong')].map(
    ({ textContent }) => textContent,
  )

test('the VM that could not be brought back stands first', async () => {
  await openBackups()
  await screen.findByText('billing-01')
  expect(names()).toEqual(['erp-03', 'files-02', 'billing-01'])
})

test('the newest good backup is told with its age and what the policy allows', async () => {
  await openBackups()
  const row = (await screen.findByText('billing-01')).closest('[role="row"]')
  expect(row?.textContent).toContain('1 h')
  expect(row?.textContent).toContain('of 4 h allowed')
})

test('beside the list: why, the last fourteen days, and the newest backups', async () => {
  const { user } = await openBackups()
  await user.click(await screen.findByText('erp-03'))
  const panel = await screen.findByRole('complementary', { name: 'erp-03' })
  expect(panel.textContent).toContain('The store is full.')
  const days = within(await within(panel).findByRole('region', { name: 'Last 14 days' }))
  await waitFor(() => expect(days.getByText('18 Nov: 1 good backup')).toBeTruthy())
  expect(days.getByText('19 Nov: 1 failed')).toBeTruthy()
  expect(days.getAllByText(/none held/)).toHaveLength(12)
})

test('the page of a VM holds all of its backups, sorted as its URL says', async () => {
  const { user } = await openBackups('/backups/us-west/v3')
  const grid = await screen.findByRole('grid', { name: 'Backups' })
  const states = () =>
    within(grid)
      .queryAllByText(/^(Good|Failed)$/)
      .map(({ textContent }) => textContent)
  await waitFor(() => expect(states()).toEqual(['Failed', 'Good']))
  await user.click(within(grid).getByRole('button', { name: 'Restores to' }))
  await waitFor(() => expect(states()).toEqual(['Good', 'Failed']))
  expect(location.search).toBe('?sort=at')
})

test('a VM without any backup says that none is counted', async () => {
  await openBackups('/backups/us-west/v2')
  expect(await screen.findByText('No source counts a backup of this VM.')).toBeTruthy()
})

test('of a VM whose backups nobody has read yet none is said to be missing', async () => {
  await openBackups('/backups/us-west/v2', { isRead: false })
  expect(await screen.findByText('Its backups have not been read yet.')).toBeTruthy()
  expect(screen.getAllByText(/: not read$/)).toHaveLength(14)
  expect(screen.getByText('No good backup is known of.')).toBeTruthy()
  expect(screen.queryByText(/none held|No source counts/)).toBeNull()
})

test('a good backup that arrives clears the alarm without a reload', async () => {
  const { console, make, poll } = await openBackups()
  await screen.findByText('erp-03')
  await console.hold('vm', [make.aVm({ id: 'v3', name: 'erp-03', policy: 'Silver' })])
  await console.hold('backup', [
    make.aBackup({ id: 'b4', vmId: 'v3', at: '2026-11-20T09:58:00.000Z' }),
  ])
  await poll()
  await waitFor(() =>
    expect(screen.getByText('erp-03').closest('[role="row"]')?.textContent).toContain('Protected'),
  )
})

test('what no policy protects says so, and has no age', async () => {
  await openBackups()
  const row = (await screen.findByText('files-02')).closest('[role="row"]')
  expect(row?.textContent).toContain('Unprotected')
  expect(row?.textContent).toContain('none')
})

test('the page of a VM tells what protects it and leads to its tasks', async () => {
  await openBackups('/backups/us-west/v3')
  const facts = within(await screen.findByRole('region', { name: 'Here' }))
  expect(facts.getByText('Silver')).toBeTruthy()
  expect(facts.getByText('4 h')).toBeTruthy()
  expect(facts.getByRole('link', { name: 'All on erp-03' }).getAttribute('href')).toBe(
    '/tasks?vm=us-west%7Ev3',
  )
})

test('a policy chosen on the left narrows the view to its VMs', async () => {
  const { user } = await openBackups()
  await screen.findByText('files-02')
  await user.click(screen.getByRole('button', { name: /^Gold/ }))
  await waitFor(() => expect(names()).toEqual(['billing-01']))
  expect(location.search).toBe('?policy=Gold')
})

test('a VM that no source counts any more says so', async () => {
  await openBackups('/backups/us-west/gone')
  expect((await screen.findByRole('alert')).textContent).toMatch(/VM|virtual machine/i)
})
