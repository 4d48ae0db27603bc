import { arrivedRows, rowsOf } from './rows'
import { expect, test } from './test'

test('a newcomer comes in with one click and sees what is wrong first', async ({
  sightline,
  page,
}) => {
  await page.goto(`${sightline.url}/servers`)
  await expect(page.getByText('The estate is simulated.')).toBeVisible()
  await page.getByRole('button', { name: /Viewer/ }).click()
  await expect(arrivedRows(page, 'Servers').first()).toContainText(/Critical/)
  await expect(page.getByText(/1,2\d\d servers/)).toBeVisible()
})

test('a pasted link shows the same: filters, sort and the selected server', async ({
  sightline,
  enter,
  browser,
}) => {
  const page = await enter('/servers')
  await page.getByRole('complementary', { name: 'Facets of servers' }).getByText('Warning').click()
  await page.getByRole('columnheader', { name: 'Name' }).getByRole('button').click()
  await expect(arrivedRows(page, 'Servers').first()).toContainText('Warning')
  await arrivedRows(page, 'Servers').nth(1).click()
  const panel = page.getByRole('complementary').filter({ hasText: 'Subsystems' })
  await expect(panel).toBeVisible()
  const link = page.url()
  const names = await arrivedRows(page, 'Servers').getByRole('link').allInnerTexts()

  const colleague = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await colleague.addCookies([{ ...(await sightline.signIn('viewer')), url: sightline.url }])
  const other = await colleague.newPage()
  await other.goto(link)
  await expect(other.getByRole('complementary').filter({ hasText: 'Subsystems' })).toBeVisible()
  expect(await arrivedRows(other, 'Servers').getByRole('link').allInnerTexts()).toEqual(names)
  await colleague.close()
})

test('from the list to the detail and back with the keyboard alone', async ({ enter }) => {
  const page = await enter('/servers?state=critical')
  const first = await arrivedRows(page, 'Servers').first().getByRole('link').first().innerText()
  await page.getByRole('grid', { name: 'Servers' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('complementary', { name: first })).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/servers\/[^?]+/)
  await expect(
    page.getByRole('heading', { level: 1 }).or(page.getByText(first)).first(),
  ).toBeVisible()
  await page.goBack()
  await expect(page).toHaveURL(/state=critical/)
  // The keys are where they were left.
  await expect(page.getByRole('grid', { name: 'Servers' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('complementary', { name: first })).toBeHidden()
})

test('the slash key filters, and what matches nothing says so', async ({ enter }) => {
  const page = await enter('/servers')
  await expect(arrivedRows(page, 'Servers').first()).toBeVisible()
  await page.keyboard.press('/')
  await page.keyboard.type('no such server')
  await expect(page.getByText('Nothing matches')).toBeVisible()
  await page.getByRole('button', { name: 'Clear all filters' }).click()
  await expect(arrivedRows(page, 'Servers').first()).toBeVisible()
})

test('far down the list, rows arrive where they belong', async ({ enter }) => {
  const page = await enter('/servers?sort=name')
  const grid = page.getByRole('grid', { name: 'Servers' })
  await grid.focus()
  await page.keyboard.press('End')
  const last = grid.locator(`[data-index="1199"]`)
  await expect(last).toContainText(/web-/)
  await page.keyboard.press('Home')
  await expect(grid.locator('[data-index="0"]')).toContainText(/CZJ/)
})

test('an unsubscribed server is shown as unknown, never as good', async ({ sightline, enter }) => {
  const sparse = [...sightline.estate.machines.values()].find((machine) => !machine.subscribed)
  const page = await enter(`/servers?q=${sparse?.serial}`)
  await expect(rowsOf(page, 'Servers', sparse?.serial ?? '')).toContainText('Unknown')
})

test('an iLO machine that COM knows is one row, and its page links the iLO', async ({
  sightline,
  enter,
}) => {
  const machine = [...sightline.estate.machines.values()].find(
    ({ ilo, subscribed }) => ilo.exposed && subscribed,
  )
  const page = await enter(`/servers?q=${machine?.serial}`)
  await expect(arrivedRows(page, 'Servers')).toHaveCount(1)
  await arrivedRows(page, 'Servers').first().getByRole('link').first().press('Enter')
  await arrivedRows(page, 'Servers').first().click()
  await expect(page.getByRole('complementary').filter({ hasText: 'Subsystems' })).toContainText(
    /iLO/,
  )
})
