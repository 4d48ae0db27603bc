import { arrivedRows } from './rows'
import { expect, test } from './test'

test('go to anything: a server by its name, from any page', async ({ sightline, enter }) => {
  const machine = [...sightline.estate.machines.values()].find(({ subscribed }) => subscribed)
  const page = await enter('/tasks')
  await expect(page.getByRole('heading', { name: 'Tasks' })).toBeVisible()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill(machine?.hostName ?? '')
  await page
    .getByRole('option', { name: new RegExp(machine?.hostName ?? '') })
    .first()
    .click()
  await expect(page).toHaveURL(/\/servers\//)
  await expect(page.getByText(machine?.serial ?? '').first()).toBeVisible()
})

test('g and a letter move between the views, ? shows the keys', async ({ enter }) => {
  const page = await enter('/servers')
  await expect(arrivedRows(page, 'Servers').first()).toBeVisible()
  for (const [key, path] of [
    ['a', 'activities'],
    ['b', 'backups'],
    ['t', 'tasks'],
    ['s', 'servers'],
  ] as const) {
    await page.keyboard.press('g')
    await page.keyboard.press(key)
    await expect(page).toHaveURL(new RegExp(`/${path}`))
  }
  await page.keyboard.press('?')
  await expect(page.getByRole('dialog')).toContainText('Go to')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
})

test('a session that ends keeps the page, says so, and lets one sign in again in place', async ({
  enter,
}) => {
  const page = await enter('/servers?state=warning')
  const rows = arrivedRows(page, 'Servers')
  await expect(rows.first()).toBeVisible()
  const count = await rows.count()
  await page.context().clearCookies()
  const banner = page
    .getByRole('alert')
    .or(page.getByRole('status'))
    .filter({ hasText: /[Ss]igned out/ })
  await expect(banner).toBeVisible()
  expect(await rows.count()).toBe(count)
  await banner.getByRole('button', { name: /[Ss]ign in/ }).click()
  await page.getByRole('button', { name: /Viewer/ }).click()
  await expect(banner).toBeHidden()
  await expect(page).toHaveURL(/state=warning/)
})

test('light and dark are a choice that a reload keeps', async ({ enter }) => {
  const page = await enter('/servers')
  await page.getByRole('button', { name: /Demo operator/ }).click()
  await page.getByText('Light', { exact: true }).click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
  await page.reload()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light')
})
