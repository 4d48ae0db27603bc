import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { createApp } from './app'
import type { UserCommand } from './auth/user-commands'
import { runUserCommand } from './auth/user-commands'
import { readCommand, usage } from './command-line'
import type { Config } from './config'
import { readConfig, trustsOf } from './config'
import { loggerOptions } from './log'
import { createSource } from './sources/create'
import { probeSource, wordsOf } from './sources/probe'
import { backUp } from './store/backup'
import { nameOfStore, openStore } from './store/store'
import { createCertificates } from './upstream/certificates'
import { createFetch } from './upstream/tls'
import type { Surroundings } from './upstream/upstream'

const graceMs = 10_000
/** The built application lies beside the built BFF, wherever the process is started from. */
const webRoot = fileURLToPath(new URL('../web', import.meta.url))
// The store holds password hashes and sessions: nobody else on this machine reads it.
process.umask(0o077)

const end = (status: number, ...lines: string[]): never => {
  for (const line of lines) console.error(line)
  process.exit(status)
}

const loadConfig = (file: string): Config => {
  const read = (path: string) => readFileSync(path, 'utf8')
  let json: unknown
  try {
    json = JSON.parse(read(file))
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not JSON' : 'cannot be read'
    return end(2, `The configuration ${file} ${why}.`)
  }
  const result = readConfig(json, process.env, read)
  return 'faults' in result ? end(2, `${file}:`, ...result.faults) : result.config
}

/** Ends the process, which could not start, with the reason on a line of its own. */
const cannot = (what: string) => (error: unknown) =>
  end(1, what, error instanceof Error ? error.message : String(error))

const placeOf = ({ store }: Config) => ('file' in store ? store : { url: store.url() })

const open = (config: Config, onLost?: (error: Error) => void) => {
  const place = placeOf(config)
  return openStore(place, onLost).catch(cannot(`${nameOfStore(place)} cannot be opened.`))
}

/** Everything that reaches out of the process, with connections of its own. */
const reachOut = (config: Config) => {
  const now = () => new Date()
  const certificates = createCertificates()
  const onCertificate = certificates.shown
  const { fetch, close } = createFetch(trustsOf(config), { now, onCertificate })
  const surroundings: Surroundings = {
    fetch,
    now,
    certificateAt: certificates.at,
    random: Math.random,
    wait: (ms, signal) => setTimeout(ms, undefined, signal ? { signal } : {}),
  }
  const sources = config.sources.map((source) => createSource(source, surroundings))
  return {
    surroundings,
    sources,
    close: async () => {
      await Promise.allSettled(sources.map((source) => source.close()))
      await close()
    },
  }
}

const check = async (config: Config) => {
  const { sources, surroundings, close } = reachOut(config)
  const found = await Promise.all(sources.map((source) => probeSource(source, surroundings)))
  sources.forEach(({ name }, index) => {
    for (const line of wordsOf(name, found[index] ?? [])) console.log(line)
  })
  await close()
  return found.flat().every(({ problem }) => problem === null) ? 0 : 1
}

const manageUsers = async (config: Config, command: UserCommand) => {
  const store = await open(config)
  const password = command.run === 'add-user' ? await readPassword() : ''
  const { ok, lines } = await runUserCommand(store, new Date(), command, password)
  await store.destroy()
  for (const line of lines) (ok ? console.log : console.error)(line)
  return ok ? 0 : 2
}

const readPassword = async () => {
  if (process.stdin.isTTY) console.error('The password, then Enter and Ctrl-D; it is shown.')
  return (await text(process.stdin)).replace(/\r?\n$/, '')
}

const backUpStore = (config: Config, target: string) => {
  const { ok, says } = backUp(placeOf(config), target)
  ;(ok ? console.log : console.error)(says)
  return ok ? 0 : 1
}

const serve = async (config: Config) => {
  let connectionLost = (error: Error): void => console.error(error.message)
  const store = await open(config, (error) => connectionLost(error))
  const { surroundings, sources, close } = reachOut(config)
  const { app, start } = await createApp({
    config,
    store,
    sources,
    surroundings,
    webRoot,
    logger: loggerOptions(process.env['SIGHTLINE_LOG'] ?? 'info'),
  })
  connectionLost = (error) => app.log.warn({ err: error }, 'a connection to the store broke')
  const stop = async () => {
    const late = globalThis.setTimeout(() => process.exit(1), graceMs)
    await app.close()
    await close()
    await store.destroy()
    clearTimeout(late)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void stop())
  const { host, port } = config.listen
  await app
    .listen({
      host,
      port,
      listenTextResolver: (address) => `Sightline listens at ${config.publicUrl ?? address}`,
    })
    .catch(cannot(`Sightline cannot listen at ${host}, port ${port}.`))
  start()
}

const read = readCommand(process.argv.slice(2), process.env)
if ('fault' in read) end(2, read.fault, '', usage)
else {
  const { command } = read
  const config = loadConfig(command.config)
  if (command.run === 'serve') await serve(config)
  else if (command.run === 'check') process.exitCode = await check(config)
  else if (command.run === 'back-up') process.exitCode = backUpStore(config, command.target)
  else process.exitCode = await manageUsers(config, command)
}
