import type { Command } from '../command-line'
import type { Store } from '../store/store'
import { listAccounts, putAccount, setDisabled } from './accounts'
import type { AuditEntry } from './audit'
import { writeAudit } from './audit'

export type UserCommand = Exclude<Command, { run: 'serve' | 'check' | 'back-up' }>

/** What a command says when it is done, or why it did nothing. */
type Said = { ok: boolean; lines: string[] }

const table = (rows: string[][]): string[] => {
  const widths = rows[0]?.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  return rows.map((row) =>
    row
      .map((cell, at) => cell.padEnd(widths?.[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
}

const minute = (iso: string) => `${iso.slice(0, 16).replace('T', ' ')} UTC`

const list = async (store: Store): Promise<Said> => {
  const accounts = await listAccounts(store)
  if (accounts.length === 0) return { ok: true, lines: ['There are no local accounts.'] }
  const rows = accounts.map(({ name, role, disabledAt, signedInAt }) => [
    name,
    role,
    disabledAt ? `disabled ${minute(disabledAt)}` : 'may sign in',
    signedInAt ? minute(signedInAt) : 'never',
  ])
  return { ok: true, lines: table([['name', 'role', 'state', 'last signed in'], ...rows]) }
}

/** Carries out a command on local accounts; what it changes is in the audit log. */
export const runUserCommand = async (
  store: Store,
  now: Date,
  command: UserCommand,
  password: string,
): Promise<Said> => {
  const note = (action: AuditEntry['action'], target: string, detail = '') =>
    writeAudit(store, now, { actor: 'command line', action, target, detail })

  if (command.run === 'list-users') return list(store)
  const { name } = command
  if (command.run === 'add-user') {
    const { role } = command
    if (password.length < 8 || password.length > 1000)
      return { ok: false, lines: ['The password must have 8 to 1000 characters.'] }
    await putAccount(store, { name, role, password, now })
    await note('account-changed', name, `may sign in as ${role}`)
    const accounts = await listAccounts(store)
    const disabled = accounts.some((one) => one.name === name && one.disabledAt !== null)
    const may = disabled
      ? `is ${role}, but disabled: user enable ${name}`
      : `may sign in as ${role}`
    return { ok: true, lines: [`${name} ${may}.`] }
  }
  const disable = command.run === 'disable-user'
  if (!(await setDisabled(store, name, disable ? now : null)))
    return { ok: false, lines: [`There is no account "${name}".`] }
  await note(disable ? 'account-disabled' : 'account-enabled', name)
  const done = disable
    ? 'may no longer sign in; its sessions end within two seconds'
    : 'may sign in again'
  return { ok: true, lines: [`${name} ${done}.`] }
}
