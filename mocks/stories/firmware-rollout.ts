import type { Story } from './story'

const servers = 40
const failures = 3

/** A group gets a new baseline, server by server; three of them do not come back as they should. */
export const firmwareRollout: Story = {
  name: 'firmware-rollout',
  about: 'a group update over 40 servers, three of which fail',
  tell: ({ estate }, random) => {
    const [group] = [...estate.groups.values()].toSorted(
      (a, b) => Math.abs(a.machineIds.length - servers) - Math.abs(b.machineIds.length - servers),
    )
    if (!group) return []
    const machineIds = group.machineIds.slice(0, servers)
    const failing = new Set<string>()
    while (failing.size < Math.min(failures, machineIds.length))
      failing.add(random.pick(machineIds))
    return [
      {
        afterMinutes: 0.2,
        says: `${group.name}: the firmware of ${machineIds.length} servers is updated; ${failing.size} will fail.`,
        act: () =>
          estate.startJob({
            template: 'groupFirmware',
            resourceId: group.id,
            machineIds,
            failing: [...failing],
            outcome: 'success',
          }),
      },
    ]
  },
}
