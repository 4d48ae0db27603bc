import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import type { Sightline } from './sightline'
import { expect, test } from './test'

/** Healthy servers of one region whose names tell them apart. */
const someServers = ({ estate }: Sightline) =>
  [...estate.machines.values()].filter(
    (machine) =>
      machine.region === 'eu-central' &&
      machine.subscribed &&
      machine.connected &&
      machine.power === 'ON' &&
      machine.hostName.startsWith('esx-'),
  )

const scan = async (page: Page) => {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

const tabTo = async (page: Page, name: string) => {
  const button = page.getByRole('button', { name, exact: true })
  for (let tabs = 0; tabs < 40; tabs += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`The keyboard does not come to ${name}.`)
}

test('one restart, by keyboard alone, from its preview to the end of its task', async ({
  sightline,
  enter,
}) => {
  const [machine] = someServers(sightline)
  const page = await enter(`/servers/eu-central/${encodeURIComponent(machine?.id ?? '')}`)
  await expect(page.getByRole('button', { name: 'Act', exact: true })).toBeVisible()
  await tabTo(page, 'Act')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Restart interrupts')
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Restart' })
  await expect(dialog).toContainText('It will happen to 1 server.')
  await expect(dialog).toContainText(machine?.hostName ?? '')
  expect(await scan(page)).toEqual([])
  await tabTo(page, 'Restart: 1 server')
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText(/1 (running|waiting|asking)/)
  await expect(dialog).toContainText('1 done', { timeout: 90_000 })
  expect(await scan(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(page.getByRole('button', { name: /yours/ })).toBeVisible()
})

test('several are forced off after their number is typed; one that is lost meanwhile fails', async ({
  sightline,
  enter,
}) => {
  test.setTimeout(120_000)
  const [, lost] = someServers(sightline)
  const page = await enter(
    `/servers?source=eu-central&power=on&connection=connected&q=esx-&sort=name`,
  )
  const grid = page.getByRole('grid', { name: 'Servers' })
  await expect(grid.locator('[data-index="3"]')).toContainText('esx-')
  await grid.focus()
  for (let row = 0; row < 3; row += 1) {
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Space')
  }
  const bar = page.getByRole('region', { name: 'Chosen servers' })
  await expect(bar).toContainText('3 servers chosen')
  await bar.getByRole('button', { name: 'Act' }).press('Enter')
  await page.getByRole('button', { name: /Force off/ }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Force off' })
  const go = dialog.getByRole('button', { name: /^Force off: \d server/ })
  await expect(go).toBeDisabled()
  const first = await dialog.getByRole('listitem').first().locator('strong').innerText()
  const machine = [...sightline.estate.machines.values()].find(
    ({ hostName, serial }) => hostName === first || serial === first,
  )
  const wanted = /(\d+) server/.exec(await go.innerText())?.[1] ?? ''
  sightline.estate.disconnect(machine?.id ?? lost?.id ?? '')
  await page.keyboard.type(wanted)
  await page.keyboard.press('Enter')
  await expect(dialog).toContainText('1 failed', { timeout: 60_000 })
  await expect(dialog).toContainText(/2 done/, { timeout: 60_000 })
})
