import { parseArgs } from 'node:util'
import type { Role } from '../contract/session'
import { roles } from '../contract/session'

export type Command =
  | { run: 'serve'; config: string }
  | { run: 'check'; config: string }
  | { run: 'add-user'; config: string; name: string; role: Role }

export const usage = `sightline --config FILE            serve the console
sightline --config FILE --check    check the configuration and every source's sign-in, then end
sightline --config FILE user add NAME --role viewer|operator|admin
                                   create a local account, or change it; reads the password from stdin
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
  const role = roles.find((one) => one === values.role)
  if (noun !== 'user' || verb !== 'add' || !name || rest.length > 0)
    return { fault: `Unknown command "${positionals.join(' ')}".` }
  if (!role) return { fault: `user add takes --role ${roles.join(', ')}.` }
  if (name !== name.trim() || name.length > 200)
    return { fault: 'A name has no spaces around it and at most 200 characters.' }
  return { command: { run: 'add-user', config, name, role } }
}
