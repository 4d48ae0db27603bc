import { healthyServer } from './healthy-server'
import { arrivedRows, rowsOf, sourceChip } from './rows'
import { expect, test } from './test'

/** Whatever changes at the source shows on the page that is open: nothing here reloads. */

test('a task that starts at the source appears and goes to its end', async ({
  sightline,
  enter,
}) => {
  const page = await enter('/tasks?q=ds-live')
  await expect(page.getByText('Nothing matches')).toBeVisible()

  sightline.estate.startOperation({
    family: 'data-services',
    region: 'eu-central',
    name: "Create Datastore: 'ds-live'",
    service: 'private-cloud-business-edition',
    user: 'ana@example.com',
    durationMs: 14_000,
    steps: [
      { message: 'Preparing the parameters', percent: 10 },
      { message: 'Attempting to create the datastore', percent: 70 },
    ],
  })

  const row = rowsOf(page, 'Tasks', 'ds-live')
  await expect(row).toContainText('Running')
  await expect(row).toContainText('70 %')
  await row.click()
  const panel = page.getByRole('complementary', { name: /ds-live/ })
  await expect(panel).toContainText('Attempting to create the datastore')
  await expect(row).toContainText('Done')
  await expect(panel).toContainText('Task succeeded')
})

test('a job that fails at the source stays, with what it touched', async ({ sightline, enter }) => {
  const machine = healthyServer(sightline.estate, 'eu-central', 1)
  const page = await enter(`/tasks?q=${machine.hostName}`)
  sightline.estate.startJob({
    template: 'inventory',
    resourceId: machine.id,
    pendingMs: 2000,
    durationMs: 10_000,
    outcome: 'failure',
  })
  const row = rowsOf(page, 'Tasks', 'inventory').first()
  await expect(row).toContainText('Running')
  await expect(row).toContainText('Failed')
  await expect(row.getByRole('link', { name: machine.hostName })).toBeVisible()
})

test('a server that turns critical at the source turns critical in the list', async ({
  sightline,
  enter,
}) => {
  const machine = healthyServer(sightline.estate, 'eu-central', 0)
  const page = await enter(`/servers?q=${machine.serial}`)
  const row = rowsOf(page, 'Servers', machine.hostName)
  await expect(row).toContainText('OK')

  sightline.estate.failPowerSupply(machine.id)
  await expect(row).toContainText('Critical')
  await expect(row).toContainText('Power supply 2 failed, redundancy lost')

  sightline.estate.heal(machine.id)
  await expect(row).toContainText('OK')
})

test('a source that stops keeps its rows, with their age and the reason, until it is back', async ({
  sightline,
  enter,
}) => {
  const page = await enter('/servers?source=ap-northeast')
  const rows = arrivedRows(page, 'Servers')
  await expect(rows.first()).toBeVisible()
  const before = await rows.first().innerText()
  const chip = sourceChip(page, 'ap-northeast')
  await expect(chip).not.toContainText('unreachable')

  await sightline.served.sources['ap-northeast']?.off()
  await expect(chip).toContainText('unreachable', { timeout: 60_000 })
  const note = page.getByRole('list', { name: /Sources that are old/ })
  await expect(note).toContainText(/ap-northeast is unreachable.*as of \d\d:\d\d/s, {
    timeout: 60_000,
  })
  await expect(note).toContainText(/cannot be reached: Nothing listens/)
  expect((await rows.first().innerText()).split('\n')[1]).toBe(before.split('\n')[1])
  await expect(sourceChip(page, 'us-west')).not.toContainText('unreachable')

  await sightline.served.sources['ap-northeast']?.on()
  await expect(chip).not.toContainText('unreachable', { timeout: 60_000 })
  await expect(note).toBeHidden()
})
