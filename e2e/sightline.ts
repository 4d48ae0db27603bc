import type { Server } from 'node:net'
import { createServer } from 'node:net'
import { dirname } from 'node:path'
import { startBff, temporaryConfig, untilReady } from '../mocks/bff-process'
import type { Estate } from '../mocks/estate/estate'
import { createEstate } from '../mocks/estate/estate'
import type { IdentityProvider } from '../mocks/identity/start'
import type { Credentials } from '../mocks/served/credentials'
import { serveEstate } from '../mocks/served/serve'
import type { Role } from '../src/contract/session'
import { createEstateClock } from './estate-clock'

/** A port of this machine that nobody listens at. */
export const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server: Server = createServer()
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const oidcOf = ({ issuer, clientId }: IdentityProvider) => ({
  issuer,
  clientId,
  clientSecret: { env: 'OIDC_SECRET' },
  name: 'Example login',
  roles: { noc: 'viewer', ops: 'operator', leads: 'admin' },
})

/**
 * The real thing on real ports: an estate on loopback in this process, the built BFF in its own.
 * `pace` above 1 lets the BFF ask that much more often than it would ask a live system.
 */
export const startSightline = async (wanted: {
  estate: 'small' | 'default' | 'large'
  life: boolean
  pace?: number
  /** By what everything that takes its time in the estate is divided. */
  speed?: number
  credentials?: Credentials
  /** A PostgreSQL to keep the store in, instead of a file. */
  storeUrl?: string
  /** Whether one click signs in, as it does where no source is real. */
  simulated?: boolean
  /** Starts the identity provider of the console at this address. */
  startProvider?: (publicUrl: string) => Promise<IdentityProvider>
  /** Changes the world before it is served. */
  prepare?: (estate: Estate) => void
  /** How long it may take until the console is ready. */
  readyMs?: number
}) => {
  const { readyMs = 20_000 } = wanted

  const { estate: size, life, speed = 1 } = wanted
  const clock = createEstateClock()
  const estate = createEstate({ seed: 1, size, now: clock.now, life, speed })
  wanted.prepare?.(estate)
  const served = await serveEstate(
    estate,
    wanted.credentials ? { credentials: wanted.credentials } : {},
  )
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const log: string[] = []
  const provider = await wanted.startProvider?.(url)
  const config = temporaryConfig({
    ...served.bffConfig,
    listen: { host: '127.0.0.1', port },
    simulated: wanted.simulated ?? true,
    ...(wanted.pace ? { pace: wanted.pace } : {}),
    ...(wanted.storeUrl ? { store: { url: { env: 'STORE_URL' } } } : {}),
    ...(provider ? { publicUrl: url, oidc: oidcOf(provider) } : {}),
  })
  const env = {
    ...served.env,
    ...(wanted.storeUrl ? { STORE_URL: wanted.storeUrl } : {}),
    ...(provider ? { OIDC_SECRET: provider.clientSecret } : {}),
  }
  const begin = () => startBff('built', config.file, env, (line) => log.push(line))
  let bff = begin()
  const stop = async () => {
    await bff.stop()
    config.remove()
    await served.close()
    await provider?.stop()
  }
  try {
    await untilReady(url, readyMs)
  } catch (error) {
    await stop()
    throw new Error(`The console did not start:\n${log.join('\n')}`, { cause: error })
  }

  /** Signs in by one click's worth of HTTP; gives the session cookie. */
  const signIn = async (
    role: Role,
    browser: Record<string, string> = {},
  ): Promise<{ name: string; value: string }> => {
    const answer = await fetch(`${url}/api/session/demo`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, ...browser },
      body: JSON.stringify({ role }),
    })
    const [pair = ''] = (answer.headers.get('set-cookie') ?? '').split(';')
    const [name = '', value = ''] = pair.split('=')
    if (!answer.ok || !value) throw new Error(`Sign-in answered ${answer.status}.`)
    return { name, value }
  }

  /** Waits until every source has read the whole collection once; gives the number of rows. */
  const untilMirrored = async (collection: string): Promise<number> => {
    const { name, value } = await signIn('viewer')
    for (;;) {
      const answer = await fetch(`${url}/api/sources`, { headers: { cookie: `${name}=${value}` } })
      const { sources } = (await answer.json()) as {
        sources: {
          collections: { collection: string; complete: boolean; total: number | null }[]
        }[]
      }
      const parts = sources.flatMap((source) =>
        source.collections.filter((part) => part.collection === collection),
      )
      if (parts.length > 0 && parts.every(({ complete }) => complete))
        return parts.reduce((sum, { total }) => sum + (total ?? 0), 0)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
  }

  return {
    url,
    estate,
    /** That of the estate. */
    clock,
    served,
    log,
    /** Holds the configuration and the store. */
    folder: dirname(config.file),
    signIn,
    untilMirrored,
    /** The BFF's process at the moment. */
    pid: () => bff.process.pid ?? 0,
    /** Ends the BFF, gracefully or not, and starts it again on the same store. Ready when it resolves. */
    restart: async (
      signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM',
      whileGone: () => Promise<void> = async () => {},
    ) => {
      bff.process.kill(signal)
      await bff.ended
      await whileGone()
      bff = begin()
      await untilReady(url, 60_000)
    },
    stop,
  }
}

export type Sightline = Awaited<ReturnType<typeof startSightline>>
