import { manySignedIn } from './crowd'
import { expect, test } from './house'
import { arrivedRows, tableOf } from './rows'
import { violations } from './violations'

const views = [
  ['/servers', 'Servers'],
  ['/activities', 'Activities'],
  ['/backups', 'Backups'],
  ['/tasks', 'Tasks'],
] as const
const themes = ['dark', 'light'] as const
const phone = { width: 390, height: 844 }

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
      await tableOf(page, list).focus()
      await page.keyboard.press('Home')
      await page.keyboard.press('Enter')
      await page.keyboard.press('Enter')
      await expect(page).toHaveURL(new RegExp(`${path}/`))
      await expect(page.getByRole('progressbar', { name: 'Loading' })).toHaveCount(0)
      expect(await violations(page)).toEqual([])
    })

for (const theme of themes)
  test(`/servers set up, ${theme}: nothing that WCAG 2.2 AA forbids in chooser, views, export, rows chosen and mosaic`, async ({
    sightline,
    enter,
    page,
  }) => {
    await page.context().addCookies([{ name: 'theme', value: theme, url: sightline.url }])
    await enter('/servers?cols=name!,state,memory,tags,reason&sort=state,-name')
    await expect(arrivedRows(page, 'Servers').first()).toBeVisible()
    await page.getByRole('grid', { name: 'Servers' }).focus()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
    await page.keyboard.press('Shift+ArrowDown')
    expect(await violations(page)).toEqual([])
    for (const name of ['Columns', 'Views', 'Export']) {
      await page.getByRole('button', { name, exact: true }).click()
      await expect(page.getByRole('dialog', { name })).toBeVisible()
      expect(await violations(page)).toEqual([])
      await page.keyboard.press('Escape')
    }
    await page.getByRole('button', { name: 'Mosaic' }).click()
    await page.getByRole('application').focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Enter')
    await expect(page.getByRole('button', { name: 'Close panel' })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.setViewportSize(phone)
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

for (const theme of themes) {
  test(`signing in, ${theme}: nothing that WCAG 2.2 AA forbids, nor where it fails`, async ({
    house: { sightline, provider },
    page,
  }) => {
    await page.context().addCookies([{ name: 'theme', value: theme, url: sightline.url }])
    await page.goto(sightline.url)
    await expect(page.getByRole('button', { name: 'Sign in with Example login' })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByLabel('Name')).toHaveAttribute('aria-invalid', 'true')
    expect(await violations(page)).toEqual([])
    await provider.stop()
    await expect(async () => {
      await page.goto(sightline.url)
      await page.getByRole('button', { name: 'Sign in with Example login' }).click()
      await expect(page.getByRole('alert')).toBeVisible({ timeout: 2_000 })
    }).toPass()
    expect(await violations(page)).toEqual([])
    await provider.restart()
  })

  test(`/sessions, ${theme}: nothing that WCAG 2.2 AA forbids, nor in what is asked before one ends`, async ({
    sightline,
    enter,
    page,
  }) => {
    await page.context().addCookies([{ name: 'theme', value: theme, url: sightline.url }])
    await manySignedIn(sightline, 12)
    await enter('/sessions', 'admin')
    await expect(page.getByRole('table', { name: 'Everybody else' })).toBeVisible()
    expect(await violations(page)).toEqual([])
    await page
      .getByRole('button', { name: /^End the session of/ })
      .first()
      .click()
    await expect(page.getByRole('dialog')).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
}

for (const theme of themes)
  test(`live panel and Redfish tree, ${theme}: nothing that WCAG 2.2 AA forbids, also on a phone`, async ({
    sightline,
    enter,
    page,
  }) => {
    const machine = [...sightline.estate.machines.values()].find(
      ({ ilo, subscribed, power }) =>
        ilo.exposed && ilo.generation > 5 && subscribed && power === 'ON',
    )
    const server = `/servers/${machine?.region}/${encodeURIComponent(machine?.id ?? '')}`
    await page.context().addCookies([{ name: 'theme', value: theme, url: sightline.url }])
    await enter(`${server}?live=1`)
    await expect(page.getByRole('list', { name: 'Memory' })).toBeVisible({ timeout: 60_000 })
    expect(await violations(page)).toEqual([])
    await page.setViewportSize(phone)
    expect(await violations(page)).toEqual([])
    await page.goto(`${sightline.url}${server}/redfish`)
    await expect(page.getByText('RedfishVersion')).toBeVisible()
    expect(await violations(page)).toEqual([])
  })
