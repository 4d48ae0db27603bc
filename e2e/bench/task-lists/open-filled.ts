import { createApp } from '../../../src/bff/app'
import type { Config } from '../../../src/bff/config'
import type { Source } from '../../../src/bff/sources/source'
import { openStore } from '../../../src/bff/store/store'
import { driveSurroundings } from '../../../src/bff/testing/driven-surroundings'
import { manyTasks } from './many-tasks'

const config: Config = {
  listen: { host: '127.0.0.1', port: 0 },
  publicUrl: null,
  trustedProxies: [],
  store: { file: ':memory:' },
  simulated: true,
  pace: 1,
  retention: { historyDays: 30, activitiesDays: 30, tasksDays: 30, auditDays: 365 },
  sources: [],
  sessions: { idleMs: 8 * 3_600_000, longestMs: 7 * 24 * 3_600_000 },
  oidc: null,
  metrics: null,
}

const silent: Source = {
  id: 'us-west',
  name: 'COM us-west',
  kind: 'greenlake',
  region: 'us-west',
  collectors: [],
  acts: null,
  services: [],
  budget: null,
  looks: null,
  raw: { read: () => Promise.reject(new Error('Nothing is read.')), hosts: [] },
  close: async () => {},
}

/** An application over a store in `file` that holds so many tasks, asked as a viewer and in process. */
export const openFilled = async (file: string, tasks: number) => {
  const store = await openStore({ file })
  const { surroundings } = driveSurroundings(() => Promise.reject(new Error('Nothing is asked.')))
  const { app, mirror } = await createApp({
    config,
    store,
    sources: [silent],
    surroundings,
    webRoot: '/nowhere',
    logger: false,
  })
  const pass = mirror.openPass(silent.id, 'jobs', 'task')
  await pass.write('task', manyTasks(silent.id, tasks))
  await pass.end(null)
  const entered = await app.inject({
    method: 'POST',
    url: '/api/session/demo',
    headers: { host: 'localhost:4600', origin: 'http://localhost:4600' },
    payload: { role: 'viewer' },
  })
  const [cookie = ''] = String(entered.headers['set-cookie']).split(';')
  return {
    ask: (url: string) => app.inject({ url, headers: { host: 'localhost:4600', cookie } }),
    close: async () => {
      await app.close()
      await store.destroy()
    },
  }
}
