import type { World } from './types'

const dropBackup = (world: World, id: string) => {
  for (const { backups } of world.federations) backups.drop(new Set([id]))
  for (const backups of world.backups.values()) {
    const place = backups.findIndex((backup) => backup.id === id)
    if (place >= 0) return backups.splice(place, 1).length > 0
  }
  return false
}

const dropMachine = (world: World, id: string) => {
  for (const group of world.groups.values())
    group.machineIds = group.machineIds.filter((machineId) => machineId !== id)
  return world.machines.delete(id)
}

/** Takes one thing out of the world without a trace; nothing happens where there is none. */
export const vanish = (world: World, id: string): void => {
  const gone =
    world.jobs.delete(id) ||
    world.operations.delete(id) ||
    world.alerts.delete(id) ||
    dropMachine(world, id) ||
    dropBackup(world, id)
  if (!gone && world.vms.delete(id)) world.backups.delete(id)
}
