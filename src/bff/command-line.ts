import { parseArgs } from 'node:util'
import type { Role } from '../contract/session'
import { roles } from '../contract/session'

export type Command =
  | { run: 'serve'; config: string }
  | { run: 'check'; config: string }
  | { run: 'back-up'; config: string; target: string }
  | { run: 'add-user'; config: string; name: string; role: Role }
  | { run: 'list-users'; config: string }
  | { run: 'disable-user' | 'enable-user'; config: string; name: string }

export const usage = `sightline --config FILE            serve the console
sightline --config FILE --check    check the configuration and every source's sign-in, then end
sightline --config FILE backup TARGET
                                   copy the store into a new file, with the console running or not
sightline --config FILE user add NAME --role viewer|operator|admin
                                   create a local account, or change it; reads the password from stdin
sightline --config FILE user list  local accounts, and who of them may not sign in
sightline --config FILE user disable NAME
                                   end the account's sessions and refuse it
sightline --config FILE user enable NAME
                                   let it sign in again
The file may be named by SIGHTLINE_CONFIG instead.`

/** Reads the command line; what does not fit comes back as a sentence. */
export const readCommand = (
  args: string[],
  env: Record<string, string | undefined>,
): { command: Command } | { fault: string } => {
  let parsed
  try {
    parsed = parseArgs({
      args,
      allowPositionals: true,
      options: {
        config: { type: 'string' },
        check: { type: 'boolean', default: false },
        role: { type: 'string' },
      },
    })
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
  const { values, positionals } = parsed
  const config = values.config ?? env['SIGHTLINE_CONFIG']
  if (config === undefined) return { fault: 'No configuration: --config FILE or SIGHTLINE_CONFIG.' }
  if (positionals.length === 0)
    return { command: { run: values.check ? 'check' : 'serve', config } }
  const [noun, verb, name, ...rest] = positionals
  const unknown = { fault: `Unknown command "${positionals.join(' ')}".` }
  if (noun === 'backup' && verb && name === undefined)
    return { command: { run: 'back-up', config, target: verb } }
  if (noun !== 'user' || rest.length > 0) return unknown
  if (verb === 'list' && name === undefined) return { command: { run: 'list-users', config } }
  if (!name) return unknown
  if (verb === 'disable' || verb === 'enable')
    return { command: { run: `${verb}-user`, config, name } }
  if (verb !== 'add') return unknown
  const role = roles.find((one) => one === values.role)
  if (!role) return { fault: `user add takes --role ${roles.join(', ')}.` }
  if (name !== name.trim() || name.length > 200)
    return { fault: 'A name has no spaces around it and at most 200 characters.' }
  return { command: { run: 'add-user', config, name, role } }
}
