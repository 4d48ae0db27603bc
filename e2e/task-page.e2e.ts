import type { Page } from '@playwright/test'
import type { ActDetail, Preview } from '../src/contract/act'
import type { Sightline } from './sightline'
import { expect, test } from './test'
import { violations } from './violations'

/** Healthy servers of one region. */
const someServers = ({ estate }: Sightline, many: number) =>
  [...estate.machines.values()]
    .filter(
      (machine) =>
        machine.region === 'eu-central' &&
        machine.subscribed &&
        machine.connected &&
        machine.power === 'ON',
    )
    .slice(0, many)

/** Starts a restart of some servers as the person of the page; what is lost meanwhile fails. */
const startAct = async (page: Page, sightline: Sightline, ids: readonly string[]) => {
  const targets = ids.map((id) => ({ sourceId: 'eu-central', id }))
  const session = await page.request.get(`${sightline.url}/api/session`)
  const { csrf } = (await session.json()) as { csrf: string }
  const headers = { 'x-sightline-csrf': csrf, origin: sightline.url }
  const order = { act: 'restart', options: {}, targets }
  const asked = await page.request.post(`${sightline.url}/api/acts/preview`, {
    headers,
    data: order,
  })
  const { items } = (await asked.json()) as Preview
  expect(items.map(({ reason }) => reason)).toEqual(items.map(() => null))
  const started = await page.request.post(`${sightline.url}/api/acts`, {
    headers,
    data: {
      ...order,
      key: `task-page-${Date.now()}-browser`,
      passedOver: [],
      confirmed: String(ids.length),
    },
  })
  expect(started.ok()).toBe(true)
  return (await started.json()) as ActDetail
}

/** Tabs to a link that leads below a path, whose text begins so. */
const tabTo = async (page: Page, path: string, text: string) => {
  for (let tabs = 0; tabs < 60; tabs += 1) {
    const link = page.locator(`a[href^="${path}"]:focus`).filter({ hasText: text })
    if ((await link.count()) > 0) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not come to ${text}.`)
}

test('from the tray to the part that failed, why and what to do, by keyboard, reloaded on the way', async ({
  sightline,
  enter,
}) => {
  const machines = someServers(sightline, 3)
  const page = await enter('/servers')
  await expect(page.getByRole('grid', { name: 'Servers' })).toBeVisible()
  const lost = machines[1]
  const act = await startAct(
    page,
    sightline,
    machines.map(({ id }) => id),
  )
  sightline.estate.disconnect(lost?.id ?? '')
  const tray = page.getByRole('button', { name: /yours/ })
  await expect(tray).toBeVisible({ timeout: 60_000 })
  await page.reload()
  await expect(page.getByRole('button', { name: /yours, some failed/ })).toBeVisible({
    timeout: 90_000,
  })
  await page.keyboard.press('m')
  const popup = page.getByRole('dialog', { name: 'What you started' })
  await expect(popup).toContainText('1 failed', { timeout: 60_000 })
  expect(await violations(page)).toEqual([])
  await tabTo(page, '/acts/', 'Restart')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`/acts/${act.id}$`))
  const results = page.getByRole('list', { name: 'Results' })
  await expect(results.getByRole('listitem').first()).toContainText('Failed')
  await expect(page.getByRole('region', { name: 'As the preview said' })).toContainText('reset')
  expect(await violations(page)).toEqual([])
  await page.reload()
  await expect(results.getByRole('listitem').first()).toContainText('Failed')
  await tabTo(page, '/tasks/', 'Task of')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/tasks\/eu-central\//)
  await expect(page.getByRole('alert')).toContainText(/failed/i)
  await expect(page.getByRole('region', { name: 'What usually helps' })).toBeVisible()
  await expect(page.getByRole('region', { name: 'Started here' })).toContainText('Demo operator')
  expect(await violations(page)).toEqual([])
})

test('a rollout over forty servers: its parts on a time axis and as a tree, its failures by one key', async ({
  sightline,
  enter,
}) => {
  test.setTimeout(180_000)
  const { estate } = sightline
  const group = [...estate.groups.values()].find(({ machineIds }) => machineIds.length >= 6)
  if (!group) throw new Error('No group is large enough.')
  const machineIds = group.machineIds.slice(0, 40)
  const job = estate.startJob({
    template: 'groupFirmware',
    resourceId: group.id,
    machineIds,
    failing: machineIds.slice(1, 3),
    params: { parallel: true },
    durationMs: 6_000,
    outcome: 'success',
  })
  const path = `/tasks/${group.region}/${encodeURIComponent(job.id)}`
  const page = await enter(path)
  await expect(page.getByRole('button', { name: 'Next failure (2)' })).toBeVisible({
    timeout: 120_000,
  })
  await page.getByRole('button', { name: 'Next failure (2)' }).press('Enter')
  await expect(page.locator('[data-failed] a:focus')).toHaveCount(1)
  await page.keyboard.press('+')
  await expect(page.getByRole('button', { name: 'Fit' })).toBeEnabled()
  expect(await violations(page)).toEqual([])
  const folder = process.env['PICTURES']
  if (folder)
    for (const [name, width, height] of [
      ['desk', 1440, 900],
      ['wide', 1920, 1080],
      ['phone', 390, 844],
    ] as const) {
      await page.setViewportSize({ width, height })
      for (const theme of ['dark', 'light'] as const) {
        await page.context().addCookies([{ name: 'theme', value: theme, url: sightline.url }])
        await page.goto(`${sightline.url}${path}`)
        await page.getByRole('button', { name: 'Next failure (2)' }).waitFor()
        await page.screenshot({ path: `${folder}/rollout-${name}-${theme}.png` })
      }
      await page.goto(`${sightline.url}${path}?parts=tree`)
      await page.getByRole('tree').waitFor()
      await page.screenshot({ path: `${folder}/tree-${name}.png` })
    }
  await page.goto(`${sightline.url}${path}?parts=tree`)
  const first = page.getByRole('treeitem').first()
  await expect(first).toContainText('Failed')
  expect(await violations(page)).toEqual([])
  await first.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByRole('region', { name: 'What usually helps' })).toContainText(
    'other failure',
  )
  if (folder) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await page.screenshot({ path: `${folder}/failure.png` })
  }
})
