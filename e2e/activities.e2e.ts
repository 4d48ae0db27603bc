import { healthyServer } from './healthy-server'
import { arrivedRows, rowsOf } from './rows'
import { expect, test } from './test'

test('the feed grows by itself at the top', async ({ sightline, enter }) => {
  const page = await enter('/activities')
  await expect(arrivedRows(page, 'Activities').first()).toBeVisible()
  const machine = healthyServer(sightline.estate, 'us-west', 3)
  sightline.estate.disconnect(machine.id)
  await expect(arrivedRows(page, 'Activities').first()).toContainText(machine.hostName)
})

test('while it is read it holds still and counts what is new', async ({ sightline, enter }) => {
  const page = await enter('/activities')
  const rows = arrivedRows(page, 'Activities')
  await rows.nth(2).click()
  const read = await rows.nth(2).innerText()
  const machine = healthyServer(sightline.estate, 'us-west', 4)
  sightline.estate.disconnect(machine.id)
  const chip = page.getByRole('button', { name: /\d+ new/ })
  await expect(chip).toBeVisible()
  expect((await rows.nth(2).innerText()).split('\n')[2]).toBe(read.split('\n')[2])
  await chip.click()
  await expect(rows.first()).toContainText(machine.hostName)
})

test('kind, source and time narrow the feed, and the link keeps them', async ({ enter }) => {
  const page = await enter('/activities')
  const facets = page.getByRole('complementary', { name: 'Facets of activities' })
  await facets.getByText('Group', { exact: true }).click()
  await expect(page).toHaveURL(/kind=group/)
  await page.getByRole('button', { name: '6 h', exact: true }).click()
  await expect(page).toHaveURL(/since=/)
  await page.reload()
  await expect(rowsOf(page, 'Activities', 'Group').first()).toBeVisible()
  await expect(rowsOf(page, 'Activities', 'Server connected')).toHaveCount(0)
})
