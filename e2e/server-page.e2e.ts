import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { powerSupplyFailed } from '../mocks/estate/faults'
import type { Machine } from '../mocks/estate/types'
import { arrivedRows } from './rows'
import { serverPath } from './server-page'
import type { Sightline } from './sightline'
import { expect, test } from './test'

const found = ({ estate }: Sightline, wanted: (machine: Machine) => boolean): Machine => {
  const machine = [...estate.machines.values()].find(wanted)
  if (!machine) throw new Error('The estate has no such machine.')
  return machine
}

/** A host with VMs that is well. */
const hostOf = (sightline: Sightline) => {
  const carrying = new Set([...sightline.estate.vms.values()].map(({ machineId }) => machineId))
  return found(
    sightline,
    ({ id, subscribed, connected, power, faults }) =>
      carrying.has(id) && subscribed && connected && power === 'ON' && faults.size === 0,
  )
}

const region = (page: Page, name: string | RegExp) => page.getByRole('region', { name })

test('a link into the page opens it there, with axes, and shows a colleague the same', async ({
  sightline,
  enter,
}) => {
  const host = hostOf(sightline)
  const page = await enter(`${serverPath(host)}?range=7d&energy=co2eKg#energy`, 'viewer')
  const energy = region(page, /^Energy/)
  await expect(energy.getByRole('img')).toHaveAttribute(
    'aria-label',
    /^CO₂e over the last 7 days: collected [\d.]+ kg CO₂e, projected [\d.]+ kg CO₂e$/,
  )
  await expect(energy.getByText('kg', { exact: true })).toBeVisible()
  await expect(energy.getByText('now', { exact: true })).toBeVisible()
  await expect(energy.getByText(/^\d\d? \w{3,4}$/).first()).toBeVisible()
  await expect(energy.getByText('a forecast of COM, not a measure')).toBeVisible()
  await expect(energy).toBeFocused()
  await expect(energy).toBeInViewport({ ratio: 0.9 })
  const utilization = region(page, 'Utilization: Processors')
  await expect(utilization.getByText('100 %')).toBeVisible()
  await energy.getByRole('button', { name: '180 d' }).click()
  await expect(energy.getByRole('img')).toHaveAttribute('aria-label', /180 days/)
  await expect(page).toHaveURL(/\?range=180d&energy=co2eKg#energy$/)
})

test('from the failed power supply to its bay, by keyboard', async ({ sightline, enter }) => {
  const host = hostOf(sightline)
  sightline.estate.raise(host.id, powerSupplyFailed)
  const page = await enter(serverPath(host))
  const heading = page.getByRole('heading', { name: /Power supply 2 failed/ })
  await expect(heading).toBeVisible({ timeout: 30_000 })
  await expect(page.getByText(/reseat or replace the power supply/).first()).toBeVisible()
  await expect(region(page, 'Alerts').getByText(/Power supply 2 failed/)).toBeVisible()
  await page.getByRole('link', { name: 'Hardware', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(region(page, 'Hardware')).toBeFocused()
  await expect(region(page, 'Hardware').getByText(/^Bay 2/)).toBeVisible()
  await expect(region(page, 'What runs here').getByRole('link').first()).toBeVisible()
  const lane = page.getByRole('list', { name: 'State', exact: true })
  await expect(lane.getByRole('listitem').last()).toContainText('Critical')
})

test('one part that its source fails to give leaves the rest', async ({ sightline, enter }) => {
  const host = found(sightline, ({ subscribed, connected }) => subscribed && connected)
  const { faults } = sightline.served.stage
  const fault = { kind: 'status', status: 500 } as const
  faults.add({ source: host.region, path: '*/inventory', fault })
  const page = await enter(serverPath(host))
  await expect(region(page, 'Hardware').getByRole('status')).toContainText('failed')
  await expect(region(page, /^Location/).getByText('Subscription', { exact: true })).toBeVisible()
  await expect(
    region(page, 'Firmware')
      .getByText(/components/)
      .first(),
  ).toBeVisible()
  faults.clear()
  await expect(region(page, 'Hardware').getByText(/^Processors/)).toBeVisible({ timeout: 60_000 })
})

test('what is not connected is history, what is not subscribed says so, calmly', async ({
  sightline,
  enter,
}) => {
  const away = found(sightline, ({ subscribed, connected }) => subscribed && connected)
  sightline.estate.disconnect(away.id)
  const page = await enter(serverPath(away))
  await expect(page.getByRole('note')).toContainText('what was last known as of', {
    timeout: 30_000,
  })
  const sparse = found(sightline, ({ subscribed }) => !subscribed)
  await enter(serverPath(sparse))
  await expect(page.getByText('Its hardware has never been collected.')).toBeVisible()
  await expect(region(page, 'Utilization').getByText(/^Not measured/)).toHaveCount(4)
  await expect(page.getByRole('alert')).toHaveCount(0)
})

test('a machine that two regions know is one row; its page leads to the other record and back, by keyboard', async ({
  sightline,
  enter,
}) => {
  const { estate } = sightline
  const [former] = estate.formerRecords.values()
  if (!former) throw new Error('No machine was handed to another region.')
  const page = await enter(`/servers?q=${former.serial}`)
  await expect(arrivedRows(page, 'Servers')).toHaveCount(1)
  await page.goto(`${sightline.url}${serverPath({ ...former, region: 'us-west' })}`)
  const also = page.getByText(/^Also in eu-central, not connected there since/)
  await also.getByRole('link').focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('note').first()).toContainText('us-west tells more of this machine')
  await page.getByRole('note').first().getByRole('link').focus()
  await page.keyboard.press('Enter')
  await expect(also).toBeVisible()
})

test('the page opens with few requests, and asks no more until somebody scrolls', async ({
  sightline,
  enter,
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (pathname.startsWith('/api/servers/')) asked.push(pathname.split('/').at(-1) ?? '')
  })
  await enter(serverPath(hostOf(sightline)))
  await expect(region(page, /^Group/).getByText('What it sets')).toBeVisible()
  expect(new Set(asked).size).toBeLessThanOrEqual(7)
  expect(asked).not.toContain('utilization')
  await page.getByRole('link', { name: 'Utilization', exact: true }).click()
  await expect(region(page, 'Utilization').getByRole('img')).toHaveCount(4)
  expect(asked).toContain('utilization')
})

for (const [size, width, height] of [
  ['a phone', 390, 844],
  ['a wide screen', 1920, 1080],
  ['a wall', 3840, 2160],
] as const)
  test(`nothing is wider than ${size}, and no text runs on over it`, async ({
    sightline,
    enter,
    page,
  }) => {
    await page.setViewportSize({ width, height })
    const host = hostOf(sightline)
    await enter(`${serverPath(host)}?live=1`)
    await region(page, /^Group/).scrollIntoViewIfNeeded()
    await expect(region(page, /^Group/).getByText('What it sets')).toBeVisible()
    const widths = await page.locator('article').evaluate((article) => ({
      over: article.scrollWidth - article.clientWidth,
      text: Math.max(...[...article.querySelectorAll('p')].map((p) => p.clientWidth)),
      used: (article.lastElementChild?.getBoundingClientRect().width ?? 0) / innerWidth,
    }))
    expect(widths.over).toBe(0)
    expect(widths.used).toBeGreaterThan(0.95)
    expect(widths.text).toBeLessThan(1000)
  })

for (const theme of ['dark', 'light'] as const)
  test(`nothing that WCAG 2.2 AA forbids, ${theme}, also on a phone`, async ({
    sightline,
    enter,
    page,
  }) => {
    await page.context().addCookies([{ name: 'theme', value: theme, url: sightline.url }])
    await enter(`${serverPath(hostOf(sightline))}#utilization`)
    await expect(region(page, 'Utilization').getByRole('img')).toHaveCount(4)
    for (const size of [
      page.viewportSize() ?? { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size)
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
        .analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([])
    }
  })
