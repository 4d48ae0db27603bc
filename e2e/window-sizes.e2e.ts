import type { Locator } from '@playwright/test'
import { arrivedRows } from './rows'
import { expect, test } from './test'

/** Lists on a phone, and in a window as large as a wall. */

const boxOf = async (it: Locator) => {
  const box = await it.boundingBox()
  if (!box) throw new Error('It has no place.')
  return box
}

for (const [path, list, tool] of [
  ['/servers', 'Servers', 'Columns'],
  ['/tasks', 'Tasks', 'Each task'],
  ['/backups', 'Backups', 'Columns'],
] as const)
  test(`on a phone the bar over ${path} takes two rows, and the rest opens`, async ({
    enter,
    page,
  }) => {
    await page.setViewportSize({ width: 390, height: 844 })
    await enter(path)
    await expect(arrivedRows(page, list).first()).toBeVisible()
    const bar = page.getByRole('search')
    const tools = bar.getByRole('button', { name: tool })
    await expect(tools).toBeHidden()
    expect((await boxOf(bar)).height).toBeLessThanOrEqual(80)
    await bar.getByRole('button', { name: 'More' }).click()
    await expect(tools).toBeVisible()
    for (const button of await bar.getByRole('button').all()) {
      const { x, width } = await boxOf(button)
      expect(x + width).toBeLessThanOrEqual(390)
    }
    await bar.getByRole('button', { name: 'More' }).click()
    await expect(tools).toBeHidden()
  })

test('a window as large as a wall is drawn larger; one as wide as a desk is not', async ({
  enter,
  page,
}) => {
  await enter('/servers')
  const row = arrivedRows(page, 'Servers').first()
  await expect(row).toBeVisible()
  const heightAt = async (width: number, height: number) => {
    await page.setViewportSize({ width, height })
    return (await boxOf(row)).height
  }
  expect(await heightAt(1440, 900)).toBe(32)
  expect(await heightAt(1920, 1080)).toBe(32)
  expect(await heightAt(3440, 1440)).toBe(32)
  expect(await heightAt(3840, 2160)).toBe(48)
})

test('on a wall columns fill the window, rows are reached to the last, and what opens is in reach', async ({
  enter,
  page,
}) => {
  await page.setViewportSize({ width: 3840, height: 2160 })
  await enter('/servers')
  await expect(arrivedRows(page, 'Servers').first()).toBeVisible()
  const grid = page.getByRole('grid', { name: 'Servers' })
  const { x, width } = await boxOf(grid)
  const last = await boxOf(page.getByRole('columnheader').last())
  expect(Math.abs(last.x + last.width - (x + width))).toBeLessThan(40)

  await grid.focus()
  await page.keyboard.press('End')
  const total = Number(await grid.getAttribute('aria-rowcount'))
  await expect(grid.locator(`[aria-rowindex="${total}"]`)).toBeInViewport()
  await page.keyboard.press('Home')

  const columns = page.getByRole('button', { name: 'Columns', exact: true })
  await columns.click()
  const popup = await boxOf(page.getByRole('dialog', { name: 'Columns' }))
  const anchor = await boxOf(columns)
  expect(Math.abs(popup.y - (anchor.y + anchor.height))).toBeLessThan(24)
  expect(Math.abs(popup.x + popup.width - (anchor.x + anchor.width))).toBeLessThan(24)
  await page.keyboard.press('Escape')

  await page.keyboard.press('?')
  const keys = await boxOf(page.getByRole('dialog'))
  expect(keys.y).toBeGreaterThan(0)
  expect(keys.y + keys.height).toBeLessThan(2160)
  await page.keyboard.press('Escape')

  const head = page.getByRole('columnheader', { name: 'Name' })
  const before = await boxOf(head)
  await page.mouse.move(before.x + before.width - 3, before.y + 10)
  await page.mouse.down()
  await page.mouse.move(before.x + before.width + 147, before.y + 10, { steps: 4 })
  await page.mouse.up()
  await expect(page).toHaveURL(/cols=state%2Cname\.\d{3}%2C/)
  const pulled = Number(/name\.(\d{3})/.exec(page.url())?.[1])
  expect(Math.abs(pulled - (before.width + 150) / 1.5)).toBeLessThan(6)
})

test('on a wall the tile of the mosaic under the pointer is the one that opens', async ({
  enter,
  page,
}) => {
  await page.setViewportSize({ width: 3840, height: 2160 })
  await enter('/servers?view=mosaic')
  const tiles = page.getByRole('application')
  await tiles.focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  const said = await tiles.getByRole('status').innerText()
  const name = said.split(',')[0] ?? ''
  const tip = await boxOf(page.locator('[class*="tip"]').filter({ hasText: name }))
  await page.mouse.click(tip.x + 6, tip.y - 12)
  await expect(page.getByRole('complementary', { name })).toBeVisible()
})
