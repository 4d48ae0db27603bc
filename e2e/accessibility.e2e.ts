import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { arrivedRows } from './rows'
import { expect, test } from './test'

const views = [
  ['/servers', 'Servers'],
  ['/activities', 'Activities'],
  ['/backups', 'Backups'],
  ['/tasks', 'Tasks'],
] as const
const themes = ['dark', 'light'] as const
const phone = { width: 390, height: 844 }

const violations = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

for (const theme of themes)
  for (const [path, list] of views)
    test(`${path}, ${theme}: nothing that WCAG 2.2 AA forbids, with a row open and on its page`, async ({
      sightline,
      enter,
      page,
    }) => {
      await page.context().addCookies([{ name: 'theme', value: theme, url: sightline.url }])
      await enter(path)
      await arrivedRows(page, list).first().click()
      await expect(page.getByRole('button', { name: 'Close panel' })).toBeVisible()
      expect(await violations(page)).toEqual([])
      await page.getByRole('grid', { name: list }).focus()
      await page.keyboard.press('Home')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(new RegExp(`${path}/`))
      await expect(page.getByRole('progressbar', { name: 'Loading' })).toHaveCount(0)
      expect(await violations(page)).toEqual([])
    })

for (const theme of themes)
  test(`/sources, ${theme}: nothing that WCAG 2.2 AA forbids, tested and on a page, also on a phone`, async ({
    sightline,
    enter,
    page,
  }) => {
    await page.context().addCookies([{ name: 'theme', value: theme, url: sightline.url }])
    await enter('/sources')
    await page.getByRole('button', { name: 'Test fed-paris' }).click()
    await expect(page.getByText('All 2 answer')).toBeVisible({ timeout: 30_000 })
    expect(await violations(page)).toEqual([])
    await enter('/sources/ilo')
    await expect(page.getByRole('region', { name: 'Certificates' })).toContainText('days left')
    expect(await violations(page)).toEqual([])
    await page.setViewportSize(phone)
    expect(await violations(page)).toEqual([])
  })

for (const theme of themes)
  test(`/audit, ${theme}: nothing that WCAG 2.2 AA forbids, with a line open, also on a phone`, async ({
    sightline,
    enter,
    page,
  }) => {
    await page.context().addCookies([{ name: 'theme', value: theme, url: sightline.url }])
    await enter('/audit?action=signed-in', 'admin')
    await arrivedRows(page, 'Audit log').first().click()
    await expect(page.getByRole('button', { name: 'Close panel' })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Close panel' }).click()
    await page.setViewportSize(phone)
    expect(await violations(page)).toEqual([])
    await enter('/audit', 'viewer')
    await expect(page.getByText('The audit log is for admins')).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
