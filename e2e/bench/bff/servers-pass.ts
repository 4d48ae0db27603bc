import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { readConfig, trustsOf } from '../../../src/bff/config'
import { createMirror } from '../../../src/bff/mirror/mirror'
import { createSource } from '../../../src/bff/sources/create'
import { openStore } from '../../../src/bff/store/store'
import { createFetch } from '../../../src/bff/upstream/tls'

/**
 * Reads the servers of every region of a configuration, as the BFF does, in a process that does nothing else:
 * what its CPU is spent on is the pass. Tells of three passes as one line of JSON: into an empty mirror, of
 * what is held, and of what a BFF finds that has just been started again.
 */
const [file = ''] = process.argv.slice(2)
const read = (path: string) => readFileSync(path, 'utf8')
const result = readConfig(JSON.parse(read(file)), process.env, read)
if ('faults' in result) throw new Error(result.faults.join('\n'))
const { config } = result

const now = () => new Date()
const { fetch, close } = createFetch(trustsOf(config))
let requests = 0
const surroundings = {
  fetch: (request: Request) => {
    if (new URL(request.url).pathname.endsWith('/v1/servers')) requests += 1
    return fetch(request)
  },
  now,
  random: Math.random,
  certificateAt: () => null,
  wait: (ms: number, signal?: AbortSignal) => sleep(ms, undefined, signal ? { signal } : {}),
}
const folder = mkdtempSync(join(tmpdir(), 'servers-pass-'))
const store = await openStore({ file: join(folder, 'sightline.db') })

/** A BFF over the store, as after a start: it knows nothing that is not there. */
const begin = () => {
  const mirror = createMirror({ store, now, bmcSources: [] })
  const sources = config.sources
    .filter(({ kind }) => kind === 'greenlake')
    .map((source) => createSource(source, surroundings))
  const { signal } = new AbortController()

  const passOver = async ({ id, collectors }: (typeof sources)[number]) => {
    const collector = collectors.find(({ collection }) => collection === 'servers')
    if (!collector) return 0
    const { end, ...writer } = mirror.openPass(id, 'servers', 'server')
    const ended = await collector.collect({ ...writer, signal, now, mention: () => {} })
    if (!ended.ok) throw new Error(`${id}: ${ended.problem.detail}`)
    const { complete, held } = await end(ended.value.total)
    if (!complete) throw new Error(`${id}: the pass was not complete.`)
    return held
  }

  return async () => {
    const before = requests
    const began = process.cpuUsage()
    const held = await Promise.all(sources.map(passOver))
    const { user, system } = process.cpuUsage(began)
    return {
      servers: held.reduce((sum, count) => sum + count, 0),
      pages: held.reduce((sum, count) => sum + Math.ceil(count / 100), 0),
      requests: requests - before,
      cpuSeconds: (user + system) / 1e6,
    }
  }
}

const pass = begin()
const filling = await pass()
const held = await pass()
const restarted = await begin()()
console.log(JSON.stringify({ filling, held, restarted }))
await close()
await store.destroy()
rmSync(folder, { recursive: true })
