import { iloEvents, securityEvents } from '../estate/event-log/events'
import type { Account } from './accounts'
import { Refused, say } from './saying'
import type { Bmc } from './view'

/** After one refused login the next one is held for ten seconds, as an iLO is delivered (facts.md 3). */
const loginDelayMs = 10_000
/** Every third refused login is told to the logs. */
const tellEvery = 3

/** How long the next login is still held, in whole seconds. */
export const heldSeconds = ({ logins, estate }: Bmc): number =>
  Math.max(0, Math.ceil((logins.heldUntil - estate.now()) / 1000))

const note = ({ logins, machine, estate }: Bmc) => {
  const at = estate.now()
  logins.refused += 1
  logins.heldUntil = at + loginDelayMs
  if (logins.refused % tellEvery > 0) return
  estate.logs.note(at, machine.id, iloEvents.loginsRefused())
  estate.logs.note(at, machine.id, securityEvents.loginsRefused())
}

/** The account of a name and its password; null where there is none such, and the next has to wait. */
export const checkLogin = (
  bmc: Bmc,
  { userName, password }: { userName: unknown; password: unknown },
): Account | null => {
  const account = bmc.accounts.check(userName, password)
  if (account) bmc.logins.refused = 0
  else note(bmc)
  return account
}

/** The account that logs in; throws Refused while logins are held and where it is not known. */
export const logIn = (bmc: Bmc, login: { userName: unknown; password: unknown }): Account => {
  const seconds = heldSeconds(bmc)
  if (seconds > 0) throw new Refused(say(400, 'iLO.LoginAttemptDelayedSeconds', String(seconds)))
  const account = checkLogin(bmc, login)
  if (!account) throw new Refused(say(400, 'iLO.UnauthorizedLoginAttempt'))
  return account
}
