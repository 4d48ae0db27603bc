import type { ComplianceState } from '../../../estate/compliance'
import {
  firmwareStanding,
  groupIloSetting,
  iloCompliance,
  summaryOf,
} from '../../../estate/compliance'
import { createRandom } from '../../../estate/random'
import { securityOverall } from '../../../estate/security'
import type { Group, Machine } from '../../../estate/types'
import type { Scope } from '../../resource'
import { membersOf } from './found'

/** What a group is as a whole. `ilo` is null where it applies no iLO settings, so that nobody ever compared. */
type GroupState = {
  firmware: ComplianceState
  ilo: ComplianceState | null
  summary: ComplianceState
  security: 'OK' | 'RISK' | 'IGNORED' | 'UNKNOWN' | 'UNSUPPORTED'
}

/** Whether an iLO has something to worry about; unknown where COM cannot ask it. */
export const securityStatusOf = (machine: Machine): GroupState['security'] => {
  if (!machine.subscribed) return 'UNKNOWN'
  return securityOverall(machine)
}

export const stateOf = (scope: Scope, group: Group): GroupState => {
  const members = membersOf(scope, group)
  const { estate } = scope
  const firmware = summaryOf(members.map((one) => firmwareStanding(estate, group, one).state))
  const ilo = groupIloSetting(estate, group)
    ? summaryOf(members.map((one) => iloCompliance(estate, group, one).state))
    : null
  const statuses = members.map(securityStatusOf)
  return {
    firmware,
    ilo,
    summary: ilo === null ? firmware : summaryOf([firmware, ilo]),
    security:
      members.length === 0
        ? 'UNKNOWN'
        : ((['RISK', 'UNKNOWN', 'UNSUPPORTED', 'IGNORED', 'OK'] as const).find((one) =>
            statuses.includes(one),
          ) ?? 'OK'),
  }
}

/** Changes when a server moves to another group; a move has to name it. */
export const eTagOf = ({ id, groupId }: Machine): string =>
  `0x${createRandom(0, `${id}/${groupId}`).hex(8)}`
