import { readFile } from 'node:fs/promises'
import { createRandom } from '../mocks/estate/random'
import { psuFailure } from '../mocks/stories/psu-failure'
import { arrivedRows } from './rows'
import { expect, test } from './test'

const columnsOf = '[role="columnheader"]'

test('from a critical tile of the mosaic to the failed power supply in three clicks', async ({
  sightline,
  enter,
}) => {
  const [first] = psuFailure.tell(sightline.served.stage, createRandom(1, 'drill'))
  first?.act()
  const name = /^(\S+)/.exec(first?.says ?? '')?.[1]?.replace(/:$/, '') ?? ''

  const page = await enter('/servers?view=mosaic&region=eu-central')
  const tiles = page.getByRole('application')
  await tiles.focus()
  // Keys find out where the tile is; the clicks are those of a person who sees it.
  await expect(async () => {
    await page.keyboard.press('Home')
    const status = page.getByRole('application').getByRole('status')
    for (let at = 0; at < 12 && !(await status.innerText()).startsWith(name); at += 1)
      await page.keyboard.press('ArrowRight')
    await expect(status).toContainText(`${name}, Critical`, { timeout: 500 })
  }).toPass({ timeout: 60_000 })
  const tip = page.locator('[class*="tip"]').filter({ hasText: name })
  const box = await tip.boundingBox()
  if (!box) throw new Error('The tile is not named where it stands.')
  await page.mouse.click(box.x + 4, box.y - 8)
  await expect(page.getByRole('complementary', { name })).toContainText(/Power suppl/)
  await page.getByRole('link', { name: 'Open page' }).click()
  await expect(page.getByText(/Power supply 2/).first()).toBeVisible()
})

test('a pasted link restores columns, their order, sort, filters, selection and picture', async ({
  sightline,
  enter,
  browser,
}) => {
  await sightline.untilMirrored('compliance')
  const page = await enter(
    '/servers?cols=name!,memory.110,state,tags,compliance&sort=state,-name&power=on&dense=1',
  )
  await expect(arrivedRows(page, 'Servers').first()).toBeVisible()
  await arrivedRows(page, 'Servers').nth(2).getByRole('gridcell').nth(3).click()
  await expect(page.getByRole('button', { name: 'Close panel' })).toBeVisible()
  const said = async (one: typeof page) => ({
    heads: await one.locator(columnsOf).allInnerTexts(),
    rows: await arrivedRows(one, 'Servers').getByRole('link').allInnerTexts(),
    selected: await one.locator('[data-open]').innerText(),
  })
  const link = page.url()
  const before = await said(page)
  const colleague = await browser.newContext({ viewport: page.viewportSize() })
  await colleague.addCookies([{ ...(await sightline.signIn('viewer')), url: sightline.url }])
  const other = await colleague.newPage()
  await other.goto(link)
  await expect(other.locator('[data-open]')).toBeVisible()
  expect(await said(other)).toEqual(before)
  expect(link.length).toBeLessThan(220)

  await other.getByRole('button', { name: 'Mosaic' }).click()
  await other.goto(other.url())
  await expect(other.getByRole('application')).toBeVisible()
  await expect(other.getByRole('button', { name: 'Mosaic' })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await colleague.close()
})

test('a column is pulled wider, and the link says so', async ({ enter }) => {
  const page = await enter('/servers')
  const head = page.getByRole('columnheader', { name: 'Name' })
  await expect(head).toBeVisible()
  const box = await head.boundingBox()
  if (!box) throw new Error('The column has no place.')
  await page.mouse.move(box.x + box.width - 3, box.y + 10)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width + 57, box.y + 10, { steps: 4 })
  await page.mouse.up()
  await expect(page).toHaveURL(/cols=state%2Cname\.\d{3}%2C/)
})

test('all that match as a file, with its question and the age of each source', async ({
  enter,
}) => {
  const page = await enter('/servers?state=critical&state=warning&sort=name')
  await expect(arrivedRows(page, 'Servers').first()).toBeVisible()
  const matching = await page.getByRole('status').filter({ hasText: 'match' }).innerText()
  await page.getByRole('button', { name: 'Export' }).click()
  const arriving = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV for spreadsheets' }).click()
  const text = await readFile(await (await arriving).path(), 'utf8')
  expect(text).toContain('"Query","state=critical&state=warning&sort=name"')
  expect(text).toContain('"Time zone","UTC"')
  expect(text).toMatch(/"Source","us-west","live","as of 20/)
  const [, rows = ''] = /"Rows","(\d+)"/.exec(text) ?? []
  expect(matching).toMatch(new RegExp(`^${rows} server`))
})

test('a view is kept by a name, for oneself and for everybody', async ({
  sightline,
  enter,
  browser,
}) => {
  const page = await enter('/servers?state=critical&cols=name,state')
  await page.getByRole('button', { name: 'Views' }).click()
  await page.getByRole('textbox', { name: 'Save what is shown now as' }).fill('Night shift')
  await page.getByRole('checkbox', { name: 'For everybody' }).check()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Night shift' })).toBeVisible()

  const colleague = await browser.newContext()
  await colleague.addCookies([{ ...(await sightline.signIn('viewer')), url: sightline.url }])
  const other = await colleague.newPage()
  await other.goto(`${sightline.url}/servers`)
  await other.getByRole('button', { name: 'Views' }).click()
  await expect(other.getByRole('button', { name: 'Delete Night shift' })).toHaveCount(0)
  await other.getByRole('link', { name: 'Night shift' }).click()
  await expect(other).toHaveURL(/state=critical&cols=name%2Cstate/)
  await colleague.close()
})

test('from the list to the alert and back, by keyboard alone', async ({ enter }) => {
  const page = await enter('/servers?state=critical')
  await expect(arrivedRows(page, 'Servers').first()).toBeVisible()
  const grid = page.getByRole('grid', { name: 'Servers' })
  for (
    let at = 0;
    at < 60 && !(await grid.evaluate((it) => it === document.activeElement));
    at += 1
  )
    await page.keyboard.press('Tab')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: 'Close panel' })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/servers\/[^?]+/)
  await expect(page.getByRole('region', { name: 'Alerts' })).toContainText(/Critical/)
  // The browser's own key for it reaches no browser without a window.
  await page.goBack()
  await expect(page).toHaveURL(/state=critical/)
  await expect(page.getByRole('button', { name: 'Close panel' })).toBeVisible()
})
