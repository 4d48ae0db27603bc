import { startBff, temporaryConfig, untilReady } from '../../../mocks/bff-process'
import { createEstate } from '../../../mocks/estate/estate'
import { serveEstate } from '../../../mocks/served/serve'
import { startPostgres } from '../../../src/bff/testing/postgres'
import { freePort } from '../../sightline'

const readyMs = 60_000

/** Two BFFs, each a process of its own, on one PostgreSQL, over one living estate. */
export const startHouse = async () => {
  const postgres = await startPostgres()
  const served = await serveEstate(
    createEstate({ seed: 1, size: 'default', now: Date.now, life: true }),
  )
  const env = { ...served.env, STORE_URL: postgres.url }

  const settle = async (name: string) => {
    const port = await freePort()
    const url = `http://127.0.0.1:${port}`
    const config = temporaryConfig({
      ...served.bffConfig,
      listen: { host: '127.0.0.1', port },
      store: { url: { env: 'STORE_URL' } },
    })
    const log: string[] = []
    const begin = () => startBff('built', config.file, env, (line) => log.push(line))
    let bff = begin()
    await untilReady(url, readyMs)
    return {
      name,
      url,
      log,
      kill: async () => {
        bff.process.kill('SIGKILL')
        await bff.ended
      },
      restart: async () => {
        bff = begin()
        await untilReady(url, readyMs)
      },
      stop: async () => {
        await bff.stop()
        config.remove()
      },
    }
  }
  const one = await settle('A')
  const two = await settle('B')
  return {
    bffs: [one, two] as const,
    storeUrl: postgres.url,
    sourceIds: Object.keys(served.sources),
    stop: async () => {
      await Promise.all([one.stop(), two.stop()])
      await served.close()
      await postgres.stop()
    },
  }
}
export type House = Awaited<ReturnType<typeof startHouse>>
export type Bff = House['bffs'][number]
