import { screen, within } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import type { Live, LiveParts } from '../../contract/live'
import type { Problem } from '../../contract/problem'
import { openPage } from '../../testing/open-page'
import { aSensor, someParts } from './testing/live'

const asOf = '2026-11-20T10:00:00.000Z'
const silent: Problem = {
  kind: 'unreachable',
  title: 'Lab iLOs cannot be reached',
  detail: 'Nothing listens at its address.',
}

/** The page of a server whose BMC shows these parts, which a test may change as it goes. */
const openLive = async (parts: LiveParts, path = '/servers/ilos/u1?live=1') => {
  const shown = { parts }
  const live = async (): Promise<{ ok: true; value: Live }> => ({
    ok: true,
    value: { pollAfterMs: 5_000, parts: shown.parts },
  })
  const page = await openPage(
    path,
    async ({ hold }, { aServer }) => {
      await hold('server', [aServer({ sourceId: 'ilos', id: 'u1' }, { bmc: 'lab-1' })])
    },
    'operator',
    ({ aSource }) => [aSource({ id: 'ilos', name: 'Lab iLOs', kind: 'ilo', live })],
  )
  return { ...page, shown }
}

const whole = () => someParts({ asOf, celsius: 22, watts: 233 })
/** A machine that is busy with others loads a page slowly. */
vi.setConfig({ testTimeout: 40_000 })
const panel = (name: string) => screen.findByRole('region', { name }, { timeout: 30_000 })

test('what the BMC reads is shown with its limit, and what is not fitted is counted, not red', async () => {
  await openLive(whole())
  const temperatures = await panel('Temperatures')
  expect(temperatures.textContent).toContain('Inlet Ambient')
  expect(temperatures.textContent).toContain('critical at 42 °C')
  expect(temperatures.textContent).toContain('OK · 2 not fitted')
  expect((await panel('Power')).textContent).toContain('233 W of 1,600 W')
})

test('a sensor beyond its limit says so in a word', async () => {
  const parts = whole()
  const hot = aSensor({ celsius: 44, state: 'critical', word: 'Critical' })
  const temperatures = { asOf, problem: null, value: { items: [hot], absent: 0 } }
  await openLive({ ...parts, temperatures })
  expect(within(await panel('Temperatures')).getByText('Critical')).toBeTruthy()
})

test('not read yet and not there at all are told apart', async () => {
  const parts = whole()
  await openLive({ ...parts, drives: { asOf, problem: null, value: null } })
  expect((await panel('Drives')).textContent).toContain('The BMC reports no drives.')
  expect((await panel('Memory')).textContent).toContain('Reading…')
})

test('what fails costs only its own part, which keeps what it showed', async () => {
  const parts = whole()
  await openLive({ ...parts, power: { ...parts.power, problem: silent } })
  const power = await panel('Power')
  expect(power.textContent).toContain('as of 10:00:00 UTC')
  expect(power.textContent).toContain('Nothing listens at its address.')
  expect(power.textContent).toContain('233 W')
  expect((await panel('Temperatures')).textContent).not.toContain('Nothing listens')
})

test('a BMC that falls silent is said once, and everything stays', async () => {
  const page = await openLive(whole())
  await panel('Temperatures')
  const { system, temperatures, power } = page.shown.parts
  page.shown.parts = {
    ...page.shown.parts,
    system: { ...system, problem: silent },
    temperatures: { ...temperatures, problem: silent },
    power: { ...power, problem: silent },
  }
  await page.poll()
  expect(await screen.findAllByText(/cannot be reached/)).toHaveLength(1)
  expect((await panel('Temperatures')).textContent).toContain('22 °C')
})

test('nothing is asked until the panel is opened, and the URL says that it is', async () => {
  const page = await openLive(whole(), '/servers/ilos/u1')
  await page.user.click(
    await screen.findByRole('button', { name: /Read power, temperatures/ }, { timeout: 30_000 }),
  )
  await panel('Temperatures')
  expect(location.search).toBe('?live=1')
})

test('whoever opens and closes the panel by keyboard stays where the button was', async () => {
  const page = await openLive(whole(), '/servers/ilos/u1')
  const read = { name: /Read power, temperatures/ }
  const open = await screen.findByRole('button', read, { timeout: 30_000 })
  open.focus()
  await page.user.keyboard('{Enter}')
  await panel('Temperatures')
  expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Close' }))
  await page.user.keyboard('{Enter}')
  expect(document.activeElement).toBe(await screen.findByRole('button', read))
})
