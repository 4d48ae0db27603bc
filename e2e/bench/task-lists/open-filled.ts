import { createApp } from '../../../src/bff/app'
import { openStore } from '../../../src/bff/store/store'
import { aConfig } from '../../../src/bff/testing/a-config'
import { aSource } from '../../../src/bff/testing/a-source'
import { driveSurroundings } from '../../../src/bff/testing/driven-surroundings'
import { manyTasks } from './many-tasks'

const silent = aSource({ collectors: [] })

/** An application over a store in `file` that holds so many tasks, asked as a viewer and in process. */
export const openFilled = async (file: string, tasks: number) => {
  const store = await openStore({ file })
  const { surroundings } = driveSurroundings(() => Promise.reject(new Error('Nothing is asked.')))
  const { app, mirror } = await createApp({
    config: aConfig(),
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
