import type { ResetKind } from '../estate/reset'
import { allowsReset, resetEvent, resetServer } from '../estate/reset'
import { Refused, say } from './saying'
import type { Caller } from './sessions'
import type { View } from './view'

/** The reset types of Redfish; early iLOs have no graceful ones (facts.md 9). */
export const resetTypes = {
  On: 'ON',
  ForceOff: 'FORCE_OFF',
  GracefulShutdown: 'GRACEFUL_SHUTDOWN',
  ForceRestart: 'FORCE_RESTART',
  Nmi: 'NMI',
  PushPowerButton: 'PUSH_POWER_BUTTON',
  GracefulRestart: 'GRACEFUL_RESTART',
} as const satisfies Record<string, ResetKind>

/** Does it to the server on behalf of the caller; refuses what its power does not allow. */
export const reset = ({ estate, machine, now }: View, caller: Caller, kind: ResetKind) => {
  if (!allowsReset(machine, kind))
    throw new Refused(say(400, 'iLO.InvalidOperationForSystemState', kindWord(kind)))
  const event = resetEvent(kind, caller.account.loginName)
  if (event) estate.logs.note(now, machine.id, event)
  estate.act((course, at) => resetServer(course, at, machine, kind))
}

/** `FORCE_OFF` → `ForceOff`. */
const kindWord = (kind: ResetKind) =>
  Object.entries(resetTypes).find(([, known]) => known === kind)?.[0] ?? kind
