import type { Page } from '@playwright/test'
import { imageFor } from '../mocks/estate/firmware-baseline'
import { startJob } from '../mocks/estate/jobs'
import type { Machine } from '../mocks/estate/types'
import { actWords } from '../src/contract/act'
import type { Page as Listed } from '../src/contract/page'
import type { Task } from '../src/contract/task'
import { paths } from '../src/paths'
import { startAct } from './act'
import { followToTheEnd, watchTasks } from './course'
import { healthyServer } from './healthy-server'
import { arrivedRows } from './rows'
import type { Sightline } from './sightline'
import { expect, test } from './test'

/**
 * A task of every source from its start to its end, over a reload, a new sign-in and a new start of the BFF:
 * what is shown of it never goes backwards, and nothing of it is lost.
 */

test.use({ estateSpeed: 4 })
test.setTimeout(240_000)

test.beforeEach(({ sightline }) => sightline.clock.stand())
test.afterEach(({ sightline }) => sightline.clock.go())

/** From the preview of an act on one thing to the page of the task that it began. */
const carryOut = async (page: Page, act: keyof typeof actWords) => {
  const { word } = actWords[act]
  const dialog = page.getByRole('dialog', { name: word })
  await dialog.getByRole('button', { name: new RegExp(`^${word}: 1 `) }).click()
  await dialog.getByRole('link', { name: 'Task' }).click({ timeout: 20_000 })
  await expect(page).toHaveURL(/\/tasks\//)
}

const actOnServer = async (page: Page, button: string) => {
  await page.getByRole('button', { name: 'Act', exact: true }).click({ timeout: 60_000 })
  await page.getByRole('button', { name: button, exact: true }).click()
}

/** Open iLOs that are on and well, whose firmware can be flashed by Redfish. */
const openIlos = ({ estate }: Sightline): Machine[] =>
  [...estate.machines.values()].filter(
    ({ ilo, power, faults }) =>
      ilo.exposed && ilo.generation > 4 && power === 'ON' && faults.size === 0,
  )

const hour = 3_600_000

test('a job of Compute Ops Management, estimated by the past ones of its kind', async ({
  sightline,
  page,
  enter,
}) => {
  const { estate } = sightline
  for (let past = 1; past <= 6; past += 1)
    estate.act((course, at) =>
      startJob(course, at - past * hour, {
        template: 'coldBoot',
        resourceId: healthyServer(estate, 'eu-central', past).id,
        pendingMs: 0,
        durationMs: 60_000 + past * 10_000,
        outcome: 'success',
      }),
    )
  // What is new in a list is what changed of late: only a new start reads what lies hours back.
  await sightline.restart()
  await sightline.untilMirrored('servers')
  const seen = await watchTasks(page)
  await enter(
    paths.server({ sourceId: 'eu-central', id: healthyServer(estate, 'eu-central', 0).id }),
  )
  await actOnServer(page, 'Cold boot interrupts')
  await carryOut(page, 'cold-boot')
  await followToTheEnd(
    { page, sightline, seen },
    { progress: 'estimated', stepMs: 400, mine: true },
  )
})

test('an async-operation of Compute Ops Management, which somebody else began', async ({
  sightline,
  page,
  enter,
}) => {
  const seen = await watchTasks(page)
  const { id } = sightline.estate.startOperation({
    family: 'compute-ops',
    region: 'eu-central',
    name: 'SUSTAINABILITY_METRICS_COLLECTION',
    service: 'compute-ops-mgmt',
    user: 'oncall-1@example.com',
    durationMs: 12_000,
    steps: [10, 30, 50, 70, 90].map((percent) => ({
      message: `Collecting metrics, ${percent} % of the servers`,
      percent,
    })),
  })
  await enter('/tasks?kind=compute-ops-operation&state=queued&source=eu-central')
  await expect(arrivedRows(page, 'Tasks').first()).toContainText('metrics')
  await page.goto(`${sightline.url}${paths.task({ sourceId: 'eu-central', id })}`)
  await followToTheEnd(
    { page, sightline, seen },
    { progress: 'measured', stepMs: 1_000, mine: false },
  )
})

test('an async-operation of Data Services: a VM is backed up now', async ({
  sightline,
  page,
  enter,
}) => {
  const vm = [...sightline.estate.vms.values()].find(
    ({ home, jobId, ailment }) =>
      'greenlake' in home && home.greenlake === 'eu-central' && jobId !== null && ailment === null,
  )
  const seen = await watchTasks(page)
  await enter(paths.vm({ sourceId: 'eu-central', id: vm?.id ?? '' }))
  await page.getByRole('button', { name: 'Back up now' }).click({ timeout: 60_000 })
  await carryOut(page, 'back-up-now')
  await followToTheEnd(
    { page, sightline, seen },
    { progress: 'measured', stepMs: 1_500, mine: true },
  )
})

test('an OmniStack task: a VM is backed up now', async ({ sightline, page, enter }) => {
  const seen = await watchTasks(page)
  await enter('/backups?system=omnistack&sort=name')
  const grid = page.getByRole('grid', { name: 'Backups' })
  await expect(grid.locator('[data-index="0"]')).toBeVisible({ timeout: 60_000 })
  await grid.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  const bar = page.getByRole('region', { name: 'Chosen VMs' })
  await bar.getByRole('button', { name: 'Back up now' }).click()
  const dialog = page.getByRole('dialog', { name: 'Back up now' })
  await expect(dialog).toContainText('It will happen to 1 VM.')
  await carryOut(page, 'back-up-now')
  await followToTheEnd({ page, sightline, seen }, { progress: 'measured', stepMs: 600, mine: true })
})

test('a restart directly on an iLO, estimated by the past ones', async ({
  sightline,
  page,
  enter,
}) => {
  const [machine, ...others] = openIlos(sightline)
  const seen = await watchTasks(page)
  const past = others.slice(0, 6).map(({ uuid: id }) => ({ sourceId: 'ilo', id }))
  const before = await startAct(sightline, 'restart', past)
  await expect
    .poll(
      () => {
        sightline.clock.pass(500)
        return before.hasEnded()
      },
      { timeout: 90_000, intervals: [250] },
    )
    .toBe(true)
  await enter(paths.server({ sourceId: 'ilo', id: machine?.uuid ?? '' }))
  await actOnServer(page, 'Restart interrupts')
  await carryOut(page, 'restart')
  await followToTheEnd(
    { page, sightline, seen },
    { progress: 'estimated', stepMs: 1_200, mine: true },
  )
})

test('firmware that somebody flashes on an iLO', async ({ sightline, page, enter, playwright }) => {
  const machine = openIlos(sightline).at(-1)
  if (!machine) throw new Error('No iLO is open.')
  const bmc = sightline.served.access.find(({ source }) => source === `ilo/${machine.hostName}`)
  if (!bmc) throw new Error('It is not served.')
  const seen = await watchTasks(page)
  await enter('/tasks?source=ilo')
  const beside = await playwright.request.newContext({ ignoreHTTPSErrors: true })
  const action = '/redfish/v1/UpdateService/Actions/UpdateService.SimpleUpdate'
  const begun = await beside.post(`${bmc.address}${action}`, {
    headers: { authorization: `Basic ${btoa(`${bmc.user}:${bmc.secret}`)}` },
    data: { ImageURI: `https://files.example.net/${imageFor(machine, 'rom')}` },
  })
  expect(begun.ok()).toBe(true)
  await beside.dispose()
  const ofMachine = async () => {
    const reply = await page.request.get(
      `${sightline.url}/api/tasks?server=ilo~${machine.uuid}&kind=redfish-task&kind=ilo-update-task`,
    )
    const { items }: Listed<Task> = await reply.json()
    return items
  }
  await expect.poll(async () => (await ofMachine()).length, { timeout: 60_000 }).toBe(1)
  const [task] = await ofMachine()
  await page.goto(`${sightline.url}${paths.task({ sourceId: 'ilo', id: task?.id ?? '' })}`)
  await followToTheEnd(
    { page, sightline, seen },
    { progress: 'measured', stepMs: 2_500, mine: false },
  )
})
