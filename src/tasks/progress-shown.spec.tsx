import { screen, waitFor, within } from '@testing-library/react'
import { expect, test } from 'vitest'
import { openPage } from '../testing/open-page'

const iso = (minutes: number) =>
  new Date(Date.parse('2026-11-20T10:00:00.000Z') + minutes * 60_000).toISOString()
const usual = { kind: 'estimated', shortMs: 180_000, typicalMs: 240_000, longMs: 360_000 } as const

/** Of what began so many minutes ago, with past runs of its kind that took 3 to 6 minutes. */
const openRunning = (minutesAgo: number, path = '/tasks') =>
  openPage(path, async ({ hold }, { aTask }) => {
    const start = { createdAt: iso(-minutesAgo), startedAt: iso(-minutesAgo) }
    await hold('task', [
      aTask({ id: 'one', name: 'Collect logs', progress: usual, ...start }),
      aTask({ id: 'two', name: 'Back up', progress: { kind: 'measured', percent: 42 }, ...start }),
      aTask({ id: 'three', name: 'Restart', state: 'queued', createdAt: iso(-1) }),
    ])
  })
const barOf = async (name: string) => {
  const row = (await screen.findByText(name)).closest<HTMLElement>('[role="row"]')
  if (!row) throw new Error(`${name} is in no row`)
  return within(row).getByRole('progressbar')
}

test('an estimate looks unlike a measure, and says by what it was made', async () => {
  await openRunning(2)
  const estimate = await barOf('Collect logs')
  await waitFor(() => expect(estimate.textContent).toMatch(/^≈ \d+ %$/))
  expect(estimate.title).toBe('Estimated: past ones usually took 3 to 6 min.')
  expect(estimate.querySelector('i')?.className).toMatch(/estimated/)
  const measure = await barOf('Back up')
  expect(measure.textContent).toBe('42 %')
  expect(measure.title).toBe('Measured by its source.')
})

test('what is queued says so and does not move', async () => {
  await openRunning(2)
  expect((await barOf('Restart')).textContent).toBe('queued')
})

test('what takes longer than its like says so', async () => {
  await openRunning(20)
  expect((await barOf('Collect logs')).textContent).toBe('later than usual')
})

test('its page says how long it usually takes and when it should be over', async () => {
  await openRunning(2, '/tasks/us-west/one')
  expect(await screen.findByText(/usually 3 to 6 min, done between/)).toBeTruthy()
})
