import type { Page } from '@playwright/test'
import { componentsFor } from '../mocks/estate/firmware-baseline'
import { firmwareBundles } from '../mocks/estate/firmware-bundles'
import type { Machine } from '../mocks/estate/types'
import type { ServerAct } from '../src/contract/act'
import { actWords, serverActs } from '../src/contract/act'
import type { Page as Listed } from '../src/contract/page'
import type { Server } from '../src/contract/server'
import { healthyServer } from './healthy-server'
import { serverPath } from './server-page'
import { expect, test } from './test'

/** Every act from its preview to its finished task, on servers of COM and directly on their iLOs. */

test.use({ estateSpeed: 40 })

const wordOf = (act: ServerAct) => actWords[act].word
const dialogOf = (page: Page, act: ServerAct) => page.getByRole('dialog', { name: wordOf(act) })

/** Opens an act on the server whose page is shown, through what it has to be told. `image`: to an iLO itself. */
const openAct = async (page: Page, act: ServerAct, image: string | null = null) => {
  await page.getByRole('button', { name: 'Act', exact: true }).click()
  const name = `${wordOf(act)}${actWords[act].forced ? ' interrupts' : ''}`
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = dialogOf(page, act)
  if (act === 'update-firmware') {
    const bundles = dialog.getByLabel('Firmware bundle')
    await expect(bundles.getByRole('option')).not.toHaveCount(1)
    const fitting = bundles
      .locator('optgroup[label="For Gen11"]')
      .getByRole('option', { name: / base$/ })
      .first()
    await bundles.selectOption((await fitting.getAttribute('value')) ?? '')
    await dialog.getByLabel('Do not check the prerequisites').check()
  }
  if (image !== null) await dialog.getByLabel('Address of the firmware image').fill(image)
  if (act === 'collect-logs') await dialog.getByLabel(/Active Health System/).check()
  const previewing = dialog.getByRole('button', { name: 'Preview' })
  if (await previewing.isVisible()) await previewing.click()
  return dialog
}

/** Carries it out once what the mirror says of the server allows it; its result says how it ended. */
const carryOut = async (
  page: Page,
  act: ServerAct,
  ends: 'done' | 'failed' = 'done',
  image: string | null = null,
) => {
  await expect(async () => {
    const dialog = await openAct(page, act, image)
    const happens = dialog.getByText('It will happen to 1 server.')
    await expect(happens.or(dialog.getByText('Nothing will happen.'))).toBeVisible()
    if (await happens.isVisible()) return
    const why = await dialog.getByRole('listitem').innerText()
    await page.keyboard.press('Escape')
    throw new Error(`${act} is not possible yet: ${why}`)
  }).toPass({ timeout: 40_000 })
  const dialog = dialogOf(page, act)
  await dialog.getByRole('button', { name: `${wordOf(act)}: 1 server` }).click()
  await expect(dialog.getByRole('status')).toHaveText(`1 ${ends}`, { timeout: 40_000 })
  return dialog
}

/** From the results of an act to the page of its task, and what that says. */
const toTask = async (page: Page, act: ServerAct, state: string) => {
  await dialogOf(page, act).getByRole('link', { name: 'Task' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(page.getByRole('main').getByText(state, { exact: true }).first()).toBeVisible()
}

type After = (machine: Machine) => void
const isOn: After = ({ power }) => expect(power).toBe('ON')
const isOff: After = ({ power }) => expect(power).toBe('OFF')

/** Acts on one server, one after the other, and what is so after each. */
const powerCourses: (readonly (readonly [ServerAct, After])[])[] = [
  [
    ['power-off', isOff],
    ['power-on', isOn],
    ['uid-on', ({ led }) => expect(led).toBe('LIT')],
    ['uid-off', ({ led }) => expect(led).toBe('OFF')],
  ],
  [
    ['restart', isOn],
    ['cold-boot', isOn],
    ['force-off', isOff],
  ],
]
const courses: typeof powerCourses = [
  ...powerCourses,
  [
    ['maintenance-on', ({ com }) => expect(com.maintenance).toBe(true)],
    ['maintenance-off', ({ com }) => expect(com.maintenance).toBe(false)],
    ['refresh-inventory', isOn],
    ['collect-logs', isOn],
  ],
  [
    ['update-firmware', ({ com }) => expect(com.firmwareUpdate).not.toBeNull()],
    ['update-ilo-firmware', isOn],
  ],
]

const namesOf = (course: (typeof courses)[number]) => course.map(([act]) => act).join(', ')

test('no act is left out', () => {
  expect(courses.flatMap((course) => course.map(([act]) => act)).sort()).toEqual(
    [...serverActs].sort(),
  )
})

for (const [place, course] of courses.entries())
  test(`through COM: ${namesOf(course)}`, async ({ sightline, enter }) => {
    const { estate } = sightline
    const onApproval = [...estate.approvalPolicies.values()].flatMap(({ groupIds }) => groupIds)
    const machines = [...estate.machines.values()].filter(
      ({ region, subscribed, connected, power, generation, faults, groupId }) =>
        !onApproval.includes(groupId ?? '') &&
        region === 'eu-central' &&
        subscribed &&
        connected &&
        power === 'ON' &&
        generation === 'GEN_11' &&
        faults.size === 0,
    )
    const machine = machines[place]
    if (!machine) throw new Error('The estate has too few servers.')
    const page = await enter(serverPath(machine))
    for (const [at, [act, check]] of course.entries()) {
      await carryOut(page, act)
      check(machine)
      if (at < course.length - 1) await page.keyboard.press('Escape')
      else await toTask(page, act, 'Done')
    }
  })

for (const [place, course] of powerCourses.entries())
  test(`directly on an iLO: ${namesOf(course)}`, async ({ sightline, enter }) => {
    const open = [...sightline.estate.machines.values()].filter(
      ({ ilo, power, faults }) => ilo.exposed && power === 'ON' && faults.size === 0,
    )
    const machine = open[place]
    if (!machine) throw new Error('The estate has too few open iLOs.')
    const page = await enter(`/servers/ilo/${machine.uuid}`)
    for (const [at, [act, check]] of course.entries()) {
      await carryOut(page, act)
      check(machine)
      if (at < course.length - 1) await page.keyboard.press('Escape')
      else await toTask(page, act, 'Done')
    }
  })

test('directly on an iLO: its firmware, from an address to its return', async ({
  sightline,
  enter,
}) => {
  const newest = (machine: Machine) =>
    firmwareBundles
      .flatMap((bundle) => componentsFor(bundle, machine))
      .find((one) => 'ilo' in one && one.version !== machine.ilo.firmware)
  const machine = [...sightline.estate.machines.values()].findLast(
    (one) =>
      one.ilo.exposed &&
      one.ilo.generation > 4 &&
      one.power === 'ON' &&
      one.faults.size === 0 &&
      newest(one) !== undefined,
  )
  const component = machine && newest(machine)
  if (!machine || !component) throw new Error('No open iLO can be updated.')
  const page = await enter(`/servers/ilo/${machine.uuid}`)
  const image = `https://files.example.net/${component.file}`
  const dialog = await carryOut(page, 'update-ilo-firmware', 'done', image)
  await expect(dialog.getByRole('listitem')).toContainText('It was carried out.')
  expect(machine.ilo.firmware).toBe(component.version)
  await toTask(page, 'update-ilo-firmware', 'Done')
  await expect(page.getByRole('main')).toContainText(image)
})

test('a machine of another vendor that COM knows nothing of is switched on', async ({
  sightline,
  enter,
}) => {
  const [foreign] = sightline.estate.foreign.values()
  const page = await enter('/servers?source=ilo')
  const listed = await page.request.get(`${sightline.url}/api/servers?source=ilo&limit=100`)
  const { items }: Listed<Server> = await listed.json()
  const known = new Set([...sightline.estate.machines.values()].map(({ uuid }) => uuid))
  const row = items.find(({ id }) => !known.has(id))
  await page.goto(`${sightline.url}/servers/ilo/${encodeURIComponent(row?.id ?? '')}`)
  const refused = await openAct(page, 'update-ilo-firmware', 'https://files.example.net/a.fwpkg')
  await expect(refused).toContainText('Its BMC takes no image from an address')
  await page.keyboard.press('Escape')
  await carryOut(page, 'power-on')
  expect(foreign?.power).toBe('ON')
})

test('one that is lost after its preview fails, and says why in its result and its task', async ({
  sightline,
  enter,
}) => {
  const machine = healthyServer(sightline.estate, 'us-west', 0)
  const page = await enter(serverPath(machine))
  const dialog = await openAct(page, 'refresh-inventory')
  await expect(dialog).toContainText('It will happen to 1 server.')
  sightline.served.stage.faults.add({
    source: 'us-west',
    path: '*/servers*',
    fault: { kind: 'status', status: 503 },
  })
  sightline.estate.disconnect(machine.id)
  await dialog.getByRole('button', { name: 'Refresh inventory: 1 server' }).click()
  await expect(dialog.getByRole('status')).toHaveText('1 failed', { timeout: 40_000 })
  await expect(dialog.getByRole('listitem')).toContainText(/not connected/i)
  await toTask(page, 'refresh-inventory', 'Failed')
  await expect(page.getByRole('main')).toContainText(/not connected/i)
})

test('an iLO that refuses the order fails it at once, and its reason is shown', async ({
  sightline,
  enter,
}) => {
  const machine = [...sightline.estate.machines.values()].find(
    ({ ilo, power, faults }) => ilo.exposed && power === 'ON' && faults.size === 0,
  )
  if (!machine) throw new Error('No open iLO is on.')
  sightline.served.stage.faults.add({
    source: `ilo/${machine.hostName}`,
    method: 'POST',
    path: '*Reset*',
    fault: { kind: 'status', status: 400 },
  })
  const page = await enter(`/servers/ilo/${machine.uuid}`)
  const dialog = await carryOut(page, 'restart', 'failed')
  await expect(dialog.getByRole('listitem')).toContainText(/refused/i)
  expect(machine.power).toBe('ON')
})
