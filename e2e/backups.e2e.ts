import { arrivedRows, rowsOf } from './rows'
import { expect, test } from './test'

test('VMs of Backup and Recovery and of OmniStack stand in one list, the worst first', async ({
  sightline,
  enter,
}) => {
  await sightline.untilMirrored('virtual-machines')
  const page = await enter('/backups')
  await expect(page.getByText('1,300 VMs')).toBeVisible()
  await expect(arrivedRows(page, 'Backups').first()).toContainText(/Backup failed|Past its RPO/)
  const facets = page.getByRole('complementary', { name: /Facets/ })
  await expect(facets).toContainText('OmniStack')
  await expect(facets).toContainText('Backup and Recovery')
})

test('a VM shows its backups, and one that is taken now appears among them', async ({
  sightline,
  enter,
}) => {
  const vm = [...sightline.estate.vms.values()].find(
    ({ home, policyId }) => 'greenlake' in home && policyId !== null,
  )
  if (!vm) throw new Error('No VM is protected.')
  const page = await enter(`/backups?q=${vm.name}`)
  const row = rowsOf(page, 'Backups', vm.name).first()
  await row.click()
  const panel = page.getByRole('complementary', { name: vm.name })
  await expect(panel).toContainText('Good')
  await panel.getByRole('link', { name: /page/i }).click()
  await expect(page).toHaveURL(/\/backups\/[^?]+/)

  const backups = page.getByRole('grid', { name: 'Backups' })
  await expect(arrivedRows(page, 'Backups').first()).toBeVisible()
  const before = Number(await backups.getAttribute('aria-rowcount'))
  sightline.estate.takeBackup(vm.id, { durationMs: 3000 })
  await expect(backups).toHaveAttribute('aria-rowcount', String(before + 1), { timeout: 40_000 })
  await expect(arrivedRows(page, 'Backups').first()).toContainText('Good', { timeout: 40_000 })
})
