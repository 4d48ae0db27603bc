import type { FaultKind } from '../estate/faults'
import { faultKinds, powerSupplyFailed } from '../estate/faults'
import type { Machine } from '../estate/types'
import type { Stage } from '../stage'
import type { Story } from './story'

const faultOf = (messageKey: string): FaultKind => {
  const kind = faultKinds.find((one) => one.messageKey === messageKey)
  if (!kind) throw new Error(`No fault has the key ${messageKey}.`)
  return kind
}

/**
 * Two hosts on one power feed: one of a federation, whose iLO is open, and a hypervisor of the same region
 * with VMs under Backup and Recovery.
 */
const onOneFeed = ({ estate }: Stage, pick: <T>(items: readonly T[]) => T): Machine[] => {
  const federation = estate.federations.find(({ hosts }) =>
    hosts.some(({ machineId }) => estate.machines.get(machineId)?.ilo.exposed),
  )
  const hosts = (federation?.hosts ?? []).flatMap(
    ({ machineId }) => estate.machines.get(machineId) ?? [],
  )
  const host = pick(hosts.filter(({ ilo, power }) => ilo.exposed && power === 'ON'))
  const carrying = new Set(
    [...estate.vms.values()].flatMap(({ home, machineId, policyId }) =>
      'greenlake' in home && home.greenlake === host.region && policyId !== null ? [machineId] : [],
    ),
  )
  const neighbours = [...carrying].flatMap((id) => estate.machines.get(id) ?? [])
  return [host, ...(neighbours.length > 0 ? [pick(neighbours)] : [])]
}

/** The greatest number of VMs whose backups are tried by hand while their host is dark. */
const tried = 4

/** A power feed dies in steps; what stands on it follows, until the supplies are replaced. */
export const psuFailure: Story = {
  name: 'psu-failure',
  about: 'power supplies fail, hosts overheat and go dark, VMs lose redundancy, backups fail',
  tell: (stage, random) => {
    const { estate } = stage
    const machines = onOneFeed(stage, random.pick)
    const names = machines.map(({ hostName }) => hostName).join(' and ')
    const each = (act: (machine: Machine) => void) => () => machines.forEach(act)
    const vmsOf = ({ id }: Machine) =>
      [...estate.vms.values()].filter(({ machineId }) => machineId === id).slice(0, tried)
    const backUp = each((machine) => {
      for (const vm of vmsOf(machine))
        estate.takeBackup(vm.id, {
          failure: 'The hypervisor host is not reachable.',
          durationMs: 60_000 / estate.speed,
        })
    })
    return [
      {
        afterMinutes: 0.2,
        says: `${names}: power supply 2 fails.`,
        act: each(({ id }) => estate.raise(id, powerSupplyFailed)),
      },
      {
        afterMinutes: 2,
        says: `${names}: the inlet temperature rises.`,
        act: each(({ id }) => estate.raise(id, faultOf('InletTemperatureHigh'))),
      },
      {
        afterMinutes: 5,
        says: `${names}: over temperature, the servers are critical.`,
        act: each(({ id }) => estate.raise(id, faultOf('SystemOverheating'))),
      },
      {
        afterMinutes: 8,
        says: `${names}: the other supply follows; VMs lose their redundancy.`,
        act: each(({ id }) => estate.losePower(id)),
      },
      { afterMinutes: 9, says: 'Backups of their VMs fail.', act: backUp },
      { afterMinutes: 11, says: 'They fail again.', act: backUp },
      { afterMinutes: 13, says: 'And again: issues are raised.', act: backUp },
      {
        afterMinutes: 30,
        says: `${names}: the supplies are replaced, the hosts start.`,
        act: each(({ id }) => {
          estate.restorePower(id)
          estate.heal(id)
        }),
      },
    ]
  },
}
