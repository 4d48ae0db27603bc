import { expect, test } from 'vitest'
import { createRegion } from '../../signed-in'
import { serverPaths } from './server'

const minute = 60_000

const open = () => {
  const region = createRegion()
  const machine = [...region.estate.machines.values()].find(
    (one) => one.region === region.region && one.connected && one.faults.size === 0,
  )
  if (!machine) throw new Error('There is no such server.')
  machine.com.logCollectedAt = null
  const collect = () => {
    region.estate.startJob({
      template: 'collectLog',
      resourceId: machine.id,
      pendingMs: 0,
      outcome: 'success',
    })
    region.pass(20 * minute)
  }
  const ask = () => region.get(`${serverPaths.v1}/${encodeURIComponent(machine.id)}/download-logs`)
  return { ...region, machine, collect, ask }
}

/** An address of the host as `get` takes it. */
const pathOf = (url: string) => new URL(url).pathname

test('there is nothing to download before a log was collected, nor a week after', async () => {
  const { ask, collect, estate, machine } = open()
  expect((await ask()).status).toBe(404)
  collect()
  expect((await ask()).status).toBe(200)
  machine.com.logCollectedAt = estate.now() - 8 * 24 * 60 * minute
  expect((await ask()).status).toBe(404)
})

test('the address gives a zip with both logs, without a token, for ten minutes', async () => {
  const { ask, collect, pass, get, machine, estate } = open()
  collect()
  const told = (await (await ask()).json()) as { downloadUrl: string; expiresAt: string }
  expect(Date.parse(told.expiresAt) - estate.now()).toBe(10 * minute)
  const stranger = { authorization: '' }
  const file = await get(pathOf(told.downloadUrl), stranger)
  expect(file.headers.get('content-type')).toBe('application/zip')
  const bytes = Buffer.from(await file.arrayBuffer())
  expect(bytes.toString('latin1', 0, 4)).toBe('PK\x03\x04')
  expect(bytes.includes(`${machine.serial}-IML.json`)).toBe(true)
  expect(bytes.includes(`${machine.serial}-IEL.json`)).toBe(true)
  pass(10 * minute)
  expect((await get(pathOf(told.downloadUrl), stranger)).status).toBe(403)
})

test('the sixth address within a minute is refused, with the seconds to wait', async () => {
  const { ask, collect, pass } = open()
  collect()
  for (let asked = 0; asked < 5; asked += 1) expect((await ask()).status).toBe(200)
  pass(20_000)
  const answer = await ask()
  expect(answer.status).toBe(429)
  expect(await answer.json()).toMatchObject({
    errorDetails: [{ type: 'hpe.greenlake.retry_info', retryAfterSeconds: 40 }],
  })
  pass(40_000)
  expect((await ask()).status).toBe(200)
})
