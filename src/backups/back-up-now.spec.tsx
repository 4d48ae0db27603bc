import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openPage } from '../testing/open-page'

/** Backups asked for here, over a BFF in this process whose source takes every act at once. */

type MakeSources = NonNullable<Parameters<typeof openPage>[3]>
const asked: string[] = []
const sources: MakeSources = ({ aSource }) => [
  aSource({
    acts: {
      can: new Set(['back-up-now']),
      tasks: {
        kinds: new Set(['compute-ops-job']),
        can: () =>
          asked.length > 0
            ? []
            : [
                { act: 'dismiss', reason: null },
                { act: 'start-again', reason: 'It has not ended yet.' },
              ],
      },
      begin: async ({ act, targetId }) => {
        asked.push(`${act} ${targetId}`)
        return { ok: true, value: { kind: 'done', note: 'Done.' } }
      },
    },
  }),
]

const open = (path: string, role: 'viewer' | 'operator' = 'operator') => {
  asked.length = 0
  return openPage(
    path,
    async ({ hold }, { aVm, aTask }) => {
      await hold('vm', [
        aVm({ id: 'v1', name: 'billing-01' }),
        aVm({ id: 'v2', name: 'files-02', policy: null }),
      ])
      await hold('task', [aTask({ id: 't1', name: 'Restart', state: 'stalled' })])
    },
    role,
    sources,
  )
}

test('chosen VMs are backed up now; one without a protection job is passed over', async () => {
  const { user, choose } = await open('/backups')
  await screen.findByText('billing-01')
  await choose('vms', ['us-west~v1', 'us-west~v2'])
  const bar = await screen.findByRole('region', { name: 'Chosen VMs' })
  await user.click(within(bar).getByRole('button', { name: 'Back up now' }))
  const dialog = await screen.findByRole('dialog', { name: 'Back up now' })
  await within(dialog).findByText('It will happen to 1 VM, 1 skipped.')
  expect(dialog.textContent).toContain('No protection job covers it')
  await user.click(within(dialog).getByRole('button', { name: 'Back up now: 1 VM' }))
  await within(dialog).findByText(/1 done/)
  expect(asked).toEqual(['back-up-now v1'])
})

test('a task shows what can be done to it, and of the rest why not', async () => {
  const { user } = await open('/tasks/us-west/t1')
  const acts = await screen.findByRole('group', { name: 'Acts on this task' })
  const again = within(acts).getByRole<HTMLButtonElement>('button', { name: 'Start again' })
  expect(again.disabled).toBe(true)
  expect(acts.textContent).toContain('Start again: It has not ended yet.')
  await user.click(within(acts).getByRole('button', { name: 'Dismiss' }))
  const dialog = await screen.findByRole('dialog', { name: 'Dismiss' })
  await user.click(await within(dialog).findByRole('button', { name: 'Dismiss: 1 task' }))
  await within(dialog).findByText(/1 done/)
  expect(asked).toEqual(['dismiss t1'])
})

test('what came of an act stays to be read when the task offers nothing any more', async () => {
  const { user } = await open('/tasks/us-west/t1')
  await user.click(await screen.findByRole('button', { name: 'Dismiss' }))
  const dialog = await screen.findByRole('dialog', { name: 'Dismiss' })
  await user.click(await within(dialog).findByRole('button', { name: 'Dismiss: 1 task' }))
  await waitFor(() =>
    expect(screen.queryByRole('group', { name: 'Acts on this task', hidden: true })).toBeNull(),
  )
  expect(await within(dialog).findByText(/1 done/)).toBeTruthy()
  expect(dialog.isConnected).toBe(true)
})

test('who may only look is offered nothing', async () => {
  await open('/tasks/us-west/t1', 'viewer')
  await screen.findAllByText(/Restart/)
  expect(screen.queryByRole('group', { name: 'Acts on this task' })).toBeNull()
})
