import { expect, test } from 'vitest'
import { setOrchestratorConnected } from '../../estate/protection/orchestrators'
import type { Listed } from '../signed-in'
import { createRegion } from '../signed-in'
import { createProtected } from './protected-vm'

const root = '/backup-recovery/v1beta1'
const gateways = `${root}/protection-store-gateways`
const orchestrators = `${root}/data-orchestrators`
const storeOnces = `${root}/storeonces`
const uuid = '7b1d2a54-07a6-4dc0-9a3c-6f9f4c5e1d11'

const open = () => {
  const region = createProtected()
  const first = <T extends { id: string; region: string }>(things: Map<string, T>): T => {
    const found = [...things.values()].find((thing) => thing.region === 'eu-central')
    if (!found) throw new Error('The region has none.')
    return found
  }
  const { protection, hypervisorManagers } = region.estate
  return {
    ...region,
    gateway: first(protection.gateways),
    orchestrator: first(protection.orchestrators),
    storeOnce: first(protection.storeOnces),
    manager: first(hypervisorManagers),
  }
}

test('a gateway gives away ciphertexts and proxy credentials, each marked as a secret', async () => {
  const { read, estate } = createRegion({ secretMark: 'canary-' })
  const { items } = await read<Listed>(gateways)
  expect(items).toMatchObject([
    {
      state: 'PSG_STATE_OK',
      health: { status: 'PSG_HEALTH_STATUS_CONNECTED' },
      adminUserCiphertext: expect.stringMatching(/^canary-/),
      supportUserCiphertext: expect.stringMatching(/^canary-/),
      network: { proxy: { credentials: { password: expect.stringMatching(/^canary-/) } } },
    },
  ])
  expect(JSON.stringify([...estate.protection.gateways])).not.toContain('canary')
})

test('the list of gateways tells its limit, 10 unless asked otherwise', async () => {
  const { read } = open()
  expect(await read(gateways)).toMatchObject({ limit: 10, total: 1 })
})

test('a gateway is DEPLOYING until its task has ended, and then serves', async () => {
  const { send, read, ended, manager } = open()
  const body = { name: 'psg-2', hypervisorManagerId: manager.id, vmConfig: {} }
  const answer = await send('POST', gateways, body)
  const filter = "state eq 'PSG_STATE_DEPLOYING'"
  expect(await read<Listed>(gateways, { filter })).toMatchObject({ items: [{ name: 'psg-2' }] })
  expect(await ended(answer)).toMatchObject({ state: 'SUCCEEDED' })
  expect(await read<Listed>(gateways, { filter })).toMatchObject({ items: null, total: 0 })
  expect((await send('POST', gateways, body)).status).toBe(412)
  const nowhere = { ...body, name: 'psg-3', hypervisorManagerId: uuid }
  expect((await send('POST', gateways, nowhere)).status).toBe(400)
})

test('network interfaces of a gateway come, change and go', async () => {
  const { send, ended, gateway } = open()
  const path = `${gateways}/${gateway.id}`
  await ended(await send('POST', `${path}/createNic`, { nic: { networkName: 'data' } }))
  expect(gateway.nics).toHaveLength(2)
  const id = gateway.nics[1]?.id
  const nic = { id, networkType: 'STATIC', networkAddress: '10.9.0.4' }
  await ended(await send('POST', `${path}/updateNic`, { nic }))
  expect(gateway.nics[1]).toMatchObject({ networkName: 'data', networkAddress: '10.9.0.4' })
  await ended(await send('POST', `${path}/deleteNic`, { nic: { id } }))
  expect(gateway.nics).toHaveLength(1)
  expect((await send('POST', `${path}/deleteNic`, { nic: { id } })).status).toBe(400)
})

test('a gateway changes its DNS and its proxy, whose new password nobody keeps', async () => {
  const { send, read, ended, gateway } = open()
  const path = `${gateways}/${gateway.id}`
  const credentials = { username: 'proxy', password: 'word-of-the-proxy' }
  const body = {
    dns: [{ networkAddress: '10.9.0.2' }],
    proxy: { networkAddress: 'proxy.example', port: 8080, credentials },
  }
  const task = await ended(await send('PATCH', path, body))
  const now = await read(path)
  expect(now).toMatchObject({
    network: { dns: [{ networkAddress: '10.9.0.2' }], proxy: { port: 8080 } },
  })
  expect(JSON.stringify([task, now])).not.toContain('word-of-the-proxy')
})

test('a resized gateway is made for more; a sizer tells what it takes, or that there is none', async () => {
  const { send, ended, gateway } = open()
  const path = `${gateways}/${gateway.id}`
  await ended(await send('POST', `${path}/resize`, { maxOnPremRetentionDays: 30 }))
  expect(gateway.sizing).toMatchObject({
    maxOnPremRetentionDays: 30,
    maxOnPremDailyProtectedDataInTiB: 12,
  })
  const sizer = (daily: number) =>
    send('POST', `${root}/protection-store-gateway-sizer`, {
      maxOnPremDailyProtectedDataInTiB: daily,
      maxOnPremRetentionDays: 10,
    })
  expect(await (await sizer(10)).json()).toMatchObject({ vCpu: 10, storageInTiB: 30 })
  const refused = await sizer(500)
  expect(refused.status).toBe(409)
  expect(await refused.json()).toMatchObject({ invalidReasons: expect.arrayContaining([]) })
})

test('a gateway with stores goes by force only, and its stores are out of reach', async () => {
  const { send, ended, statusOf, gateway, read } = open()
  const path = `${gateways}/${gateway.id}`
  expect((await send('DELETE', path)).status).toBe(400)
  await ended(await send('DELETE', `${path}?force=true`))
  expect(await statusOf(path)).toBe(404)
  const { items } = await read<Listed>(`${root}/protection-stores`, { sort: 'name' })
  expect(items.map(({ state }) => state)).toEqual(['OFFLINE', 'OFFLINE', 'ONLINE'])
})

test('without its orchestrator a run times out, the copy fails, and the orchestrator is UNKNOWN', async () => {
  const { send, ended, read, vm, orchestrator, estate, readBackups } = open()
  estate.act((course, at) => setOrchestratorConnected(course, at, orchestrator, false))
  expect(await read(`${orchestrators}/${orchestrator.id}`)).toMatchObject({
    connectionState: 'DISCONNECTED',
    state: 'UNKNOWN',
  })
  const answer = await send('POST', `${root}/protection-jobs/${vm.jobId}/run`, {})
  expect(await ended(answer)).toMatchObject({ state: 'TIMEDOUT', healthStatus: 'UNKNOWN' })
  expect((await readBackups()).items[0]).toMatchObject({
    state: 'ERROR',
    stateReason: 'The Data Orchestrator does not report back.',
  })
})

test('an orchestrator is registered at once, and goes at once unless gateways work with it', async () => {
  const { send, get, read, orchestrator } = open()
  const answer = await send('POST', orchestrators, { activationCode: uuid, displayName: 'do-2' })
  expect(answer.status).toBe(201)
  const path = answer.headers.get('location') ?? ''
  expect(await read(path)).toMatchObject({ name: 'do-2', connectionState: 'CONNECTED' })
  expect((await send('DELETE', path)).status).toBe(204)
  expect((await get(path)).status).toBe(404)
  expect((await send('DELETE', `${orchestrators}/${orchestrator.id}`)).status).toBe(400)
})

test('an orchestrator that is shut down is recovered without its own help', async () => {
  const { send, ended, read, orchestrator } = open()
  const path = `${orchestrators}/${orchestrator.id}`
  await ended(await send('POST', `${path}/shutdown-guest-os`))
  expect(await read(path)).toMatchObject({ connectionState: 'DISCONNECTED', upTimeInSeconds: 0 })
  expect(await ended(await send('POST', `${path}/recover`, { sid: uuid }))).toMatchObject({
    state: 'SUCCEEDED',
  })
  expect(await read(path)).toMatchObject({ connectionState: 'CONNECTED', state: 'OK' })
})

test('an orchestrator changes its name, time zone and servers of time', async () => {
  const { send, ended, read, orchestrator } = open()
  const path = `${orchestrators}/${orchestrator.id}`
  const body = {
    displayName: 'do-frankfurt',
    dateTime: { timezone: 'UTC' },
    ntp: { ntpServers: [{ networkAddress: 'time.example' }] },
  }
  await ended(await send('PATCH', path, body))
  expect(await read(path)).toMatchObject({
    displayName: 'do-frankfurt',
    dateTime: { timezone: 'UTC' },
    ntp: { ntpServers: [{ networkAddress: 'time.example' }] },
  })
})

test('one-time codes have six digits and another half minute another code', async () => {
  const { send, pass, orchestrator } = open()
  const ask = async () => {
    const answer = await send('POST', `${orchestrators}/${orchestrator.id}/generate-totp`)
    return (await answer.json()) as { totp: string; expiresInSeconds: string }
  }
  const first = await ask()
  expect(first).toEqual({ totp: expect.stringMatching(/^\d{6}$/), expiresInSeconds: '30' })
  pass(30_000)
  expect((await ask()).totp).not.toBe(first.totp)
})

test('a StoreOnce is registered once, refreshed, changed, and removed when nothing is behind it', async () => {
  const { send, read, ended, storeOnce } = open()
  const body = { serialNumber: 'SO-77', networkAddress: '10.9.0.7', name: 'attic' }
  const registered = await send('POST', storeOnces, { ...body, credentials: { password: 'x' } })
  const { items } = await read<Listed>(storeOnces)
  expect(items[1]).toMatchObject({ health: { state: 'SO_HEALTH_STATE_REGISTERING' } })
  expect(await ended(registered)).toMatchObject({ state: 'SUCCEEDED' })
  expect((await send('POST', storeOnces, body)).status).toBe(409)
  const path = `${storeOnces}/${String(items[1]?.['id'])}`
  await ended(await send('PATCH', path, { networkAddress: '10.9.0.8' }))
  expect(await read(path)).toMatchObject({ network: { nics: [{ networkAddress: '10.9.0.8' }] } })
  expect((await send('POST', `${path}/refresh`)).status).toBe(202)
  expect((await send('DELETE', `${storeOnces}/${storeOnce.id}`)).status).toBe(409)
  await ended(await send('DELETE', path))
  expect(await read<Listed>(storeOnces)).toMatchObject({ total: 1 })
})
