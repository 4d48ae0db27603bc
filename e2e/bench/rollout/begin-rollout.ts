import type { Estate } from '../../../mocks/estate/estate'

const servers = 40

/** One group of some forty servers gets firmware, one server after the other, each within `eachMs`. */
export const beginRollout = (estate: Estate, eachMs: number) => {
  const [group] = [...estate.groups.values()].toSorted(
    (a, b) => Math.abs(a.machineIds.length - servers) - Math.abs(b.machineIds.length - servers),
  )
  if (!group) throw new Error('The estate has no group.')
  return estate.startJob({
    template: 'groupFirmware',
    resourceId: group.id,
    machineIds: group.machineIds.slice(0, servers),
    pendingMs: 0,
    durationMs: eachMs,
    outcome: 'success',
  })
}
