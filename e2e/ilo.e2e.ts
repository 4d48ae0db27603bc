import type { Machine } from '../mocks/estate/types'
import type { Sightline } from './sightline'
import { expect, test } from './test'

/** A healthy machine that COM knows and whose own iLO is open; `nth`: another one. */
const openMachine = ({ estate }: Sightline, nth = 0): Machine => {
  const machine = [...estate.machines.values()].filter(
    ({ ilo, subscribed, connected, faults, power }) =>
      ilo.exposed &&
      subscribed &&
      connected &&
      faults.size === 0 &&
      power === 'ON' &&
      ilo.generation > 5,
  )[nth]
  if (!machine) throw new Error('No such machine.')
  return machine
}

const pageOf = (machine: Machine) => `/servers/${machine.region}/${encodeURIComponent(machine.id)}`

test('the iLO is read once the panel is opened: temperatures move, a failed supply comes into the log', async ({
  sightline,
  enter,
}) => {
  const machine = openMachine(sightline)
  const page = await enter(pageOf(machine), 'viewer')
  await expect(page.getByRole('heading', { name: 'Temperatures' })).toBeHidden()
  await page.getByRole('button', { name: /Read power, temperatures/ }).click()
  await expect(page).toHaveURL(/live=1/)
  const temperatures = page.getByRole('list', { name: /^Temperatures/ })
  await expect(temperatures.getByRole('listitem').first()).toContainText('°C')
  await page
    .getByRole('button', { name: /^Show all/ })
    .first()
    .click()
  const before = await temperatures.innerText()
  await expect(async () => expect(await temperatures.innerText()).not.toBe(before)).toPass({
    timeout: 60_000,
  })
  await expect(
    page.getByRole('list', { name: 'Drives' }).getByRole('listitem').first(),
  ).toBeVisible()

  sightline.estate.failPowerSupply(machine.id)
  const log = page.getByRole('list', { name: 'Event log, newest first' })
  await expect(log.getByRole('listitem').first()).toContainText(/Critical.*[Pp]ower supply/, {
    timeout: 40_000,
  })
  await expect(page.getByRole('list', { name: 'Power supplies' })).toContainText('AC power lost')
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  await expect(page).not.toHaveURL(/live=1/)
})

test('the Redfish tree is browsed from its root by links; a pasted link and the way back show the same', async ({
  sightline,
  enter,
  browser,
}) => {
  const machine = openMachine(sightline, 1)
  const page = await enter(pageOf(machine))
  await page.getByRole('link', { name: 'Browse its Redfish tree' }).click()
  await expect(page.getByText('RedfishVersion')).toBeVisible()
  await page.getByRole('link', { name: '/redfish/v1/Systems/', exact: true }).click()
  await page.getByRole('link', { name: '/redfish/v1/Systems/1/', exact: true }).click()
  await expect(page.getByText(machine.serial)).toBeVisible()
  await expect(page).toHaveURL(
    ({ searchParams }) => searchParams.get('at') === '/redfish/v1/Systems/1/',
  )
  const link = page.url()

  const colleague = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  await colleague.addCookies([{ ...(await sightline.signIn('operator')), url: sightline.url }])
  const other = await colleague.newPage()
  await other.goto(link)
  await expect(other.getByText(machine.serial)).toBeVisible()
  await colleague.close()

  await page.goBack()
  await expect(
    page.getByRole('link', { name: '/redfish/v1/Systems/1/', exact: true }),
  ).toBeVisible()
  await page.goForward()
  await expect(page.getByText(machine.serial)).toBeVisible()
})

test('what is closed or gone is told in words, and a viewer learns what the tree takes', async ({
  sightline,
  enter,
}) => {
  const machine = openMachine(sightline, 1)
  const page = await enter(`${pageOf(machine)}/redfish`)
  await expect(page.getByText(/closed: accounts and sessions/).first()).toBeVisible()
  await page.goto(`${sightline.url}${pageOf(machine)}/redfish?at=/redfish/v1/NoSuchThing/`)
  await expect(page.getByRole('alert')).toContainText('It has no such resource')
  await enter(`${pageOf(machine)}/redfish`, 'viewer')
  await expect(page.getByText('takes the role operator')).toBeVisible()
})
