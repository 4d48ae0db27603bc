import type { Story } from './story'

/** How many protected VMs are backed up by hand to see it happen. */
const tried = 6

/** A protection store runs full: what is backed up to it fails, until somebody frees space. */
export const backupStoreFull: Story = {
  name: 'backup-store-full',
  about: 'a protection store fills up, backups to it fail, an issue tells, space is freed',
  tell: ({ estate }, random) => {
    const used = [...estate.protection.stores.values()].filter(
      ({ type, copiesBytes }) => type === 'ON_PREMISES' && copiesBytes > 0,
    )
    const store = random.pick(used)
    const vms = [...estate.vms.values()]
      .filter(({ id }) => estate.backupsOf(id).at(-1)?.storeId === store.id)
      .slice(0, tried)
    const backUp = () => {
      for (const vm of vms) estate.takeBackup(vm.id, { durationMs: 60_000 / estate.speed })
    }
    return [
      {
        afterMinutes: 0.2,
        says: `${store.name} in ${store.region} is full; an issue says so.`,
        act: () => estate.fillStore(store.id),
      },
      { afterMinutes: 1, says: `${vms.length} backups to it fail.`, act: backUp },
      { afterMinutes: 15, says: 'They fail again.', act: backUp },
      {
        afterMinutes: 30,
        says: 'Space is freed; the issue is over.',
        act: () => estate.freeStore(store.id),
      },
      { afterMinutes: 31, says: 'Backups succeed again.', act: backUp },
    ]
  },
}
