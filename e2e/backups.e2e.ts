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

test('a VM shows its backups, and a new one appears in them', async ({ sightline, enter }) => {
  const vm = [...sightline.estate.vms.values()].find(
    ({ home, policyId }) => 'greenlake' in home && policyId !== null,
  )
  if (!vm) throw new Error('No VM is protected.')
  const page = await enter(`/backups?q=${vm.name}`)
  await rowsOf(page, 'Backups', vm.name).first().click()
  await expect(page.getByRole('complementary', { name: vm.name })).toBeVisible()
  await rowsOf(page, 'Backups', vm.name).first().getByRole('link').first().click()
  await expect(page).toHaveURL(/sel=|\/backups\/[^?]+/)
})
