import { createRandom } from '../mocks/estate/random'
import { firmwareRollout } from '../mocks/stories/firmware-rollout'
import { arrivedRows, rowsOf, tableOf } from './rows'
import type { Sightline } from './sightline'
import { expect, test } from './test'
import { violations } from './violations'

const rolling = new Set<Sightline>()
/** A group update over its servers begins, once in this file. */
const roll = (sightline: Sightline) => {
  if (rolling.has(sightline)) return
  rolling.add(sightline)
  const [first] = firmwareRollout.tell(sightline.served.stage, createRandom(1, 'rollout'))
  first?.act()
}
const rollout = /firmware update.*\d+ (running|queued|waiting)/i

test('a rollout over many servers is one row, which opens by keyboard alone', async ({
  sightline,
  enter,
}) => {
  roll(sightline)
  const page = await enter('/tasks?state=running&q=firmware')
  const row = rowsOf(page, 'Tasks', rollout).first()
  await expect(row).toBeVisible({ timeout: 30_000 })
  await expect(row).toHaveAttribute('aria-expanded', 'false')
  const index = Number(await row.getAttribute('data-index'))
  await tableOf(page, 'Tasks').focus()
  await page.keyboard.press('Home')
  for (let at = 0; at < index; at += 1) await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowRight')
  await expect(page).toHaveURL(/open=/)
  await expect(page.locator('[aria-level="2"]').first()).toBeVisible()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
  await expect(page.locator('[aria-level="2"]')).toHaveCount(0)
})

test('a link with filters, open row and time shows the same to somebody else', async ({
  sightline,
  enter,
}) => {
  roll(sightline)
  const page = await enter('/tasks?flat=1&kind=compute-ops-job&state=succeeded&state=failed')
  await expect(page.getByRole('button', { name: 'Remove filter State: Failed' })).toBeVisible()
  const total = page.getByRole('status').filter({ hasText: /task/ }).first()
  await expect(total).toContainText('match')
  await page.getByRole('button', { name: '6 h', exact: true }).click()
  await expect(page).toHaveURL(/since=/)
  await page.getByRole('slider', { name: 'Until' }).focus()
  await page.keyboard.press('ArrowLeft')
  await expect(page).toHaveURL(/until=/)
  const { pathname, search } = new URL(page.url())
  const asked = await page.request.get(`${sightline.url}/api/tasks${search}&limit=1`)
  const { total: matching } = (await asked.json()) as { total: number }
  const said = `${matching} tasks match`
  await expect(total).toContainText(said)
  await enter(`${pathname}${search}`, 'viewer')
  await expect(total).toContainText(said)
})

test('what failed and was not seen stands after what runs, until it is seen', async ({ enter }) => {
  const page = await enter('/tasks')
  await expect(arrivedRows(page, 'Tasks').first()).toBeVisible()
  const marks = page.getByText('not seen', { exact: true })
  await expect(marks.first()).toBeVisible()
  await page.getByRole('button', { name: 'Mark all as seen' }).click()
  await expect(marks).toHaveCount(0)
  await page.reload()
  await expect(arrivedRows(page, 'Tasks').first()).toBeVisible()
  await expect(marks).toHaveCount(0)
})
