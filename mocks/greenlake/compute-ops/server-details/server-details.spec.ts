import { expect, test } from 'vitest'
import { securityOf } from '../../../estate/security'
import type { JobName } from '../../../estate/texts/texts'
import type { Machine } from '../../../estate/types'
import type { Listed } from '../../signed-in'
import { createRegion } from '../../signed-in'
import { serverPaths } from './server'

const minute = 60_000

const open = (fits: (machine: Machine) => boolean = () => true) => {
  const region = createRegion()
  const machine = [...region.estate.machines.values()].find(
    (one) =>
      one.region === region.region &&
      one.subscribed &&
      one.connected &&
      one.faults.size === 0 &&
      fits(one),
  )
  if (!machine) throw new Error('There is no such server.')
  const address = (name: string, version: keyof typeof serverPaths = 'v1') =>
    `${serverPaths[version]}/${encodeURIComponent(machine.id)}/${name}`
  const run = (template: JobName) => {
    region.estate.startJob({ template, resourceId: machine.id, pendingMs: 0, outcome: 'success' })
    region.pass(20 * minute)
  }
  return { ...region, machine, address, run }
}

test('a risk shows among the parameters and over all, until somebody ignores it', async () => {
  const { read, machine, address } = open((one) => securityOf(one).some(({ isRisk }) => isRisk))
  expect(await read(address('security-parameters'))).toMatchObject({
    overallSecurityStatus: 'RISK',
  })
  for (const { name, isRisk } of securityOf(machine)) if (isRisk) machine.com.ignoredRisks.add(name)
  expect(await read(address('security-parameters'))).toMatchObject({
    overallSecurityStatus: 'IGNORE',
    iloSecurityParams: expect.arrayContaining([
      expect.objectContaining({ ignore: true, securityStatus: 'IGNORE' }),
    ]) as object[],
  })
})

test('external storage and switch ports are known once a job has looked for them', async () => {
  const { get, read, machine, address, run } = open()
  expect((await get(address('external-storage-details'))).status).toBe(404)
  expect(await read<Listed>(address('tor-port-mappings'))).toMatchObject({ total: 0, items: [] })
  run('externalStorageDetails')
  run('networkConnectivity')
  expect(await read(address('external-storage-details', 'v1beta2'))).toMatchObject({
    serverId: machine.id,
    hostName: machine.hostName,
  })
  const { items } = await read<Listed>(address('tor-port-mappings'))
  expect(items[0]).toMatchObject({
    portMac: machine.mac,
    clientState: 'ONLINE',
    switchPortLinkStatus: 'UP',
  })
})

test('notifications are off at first, and each person has its own', async () => {
  const { read, send, machine, address } = open()
  expect(await read(address('notifications'))).toEqual({
    serverId: machine.id,
    criticalNotification: false,
    criticalNonServiceNotification: null,
    warningNotification: null,
    healthNotification: null,
    powerResetNotification: null,
    disconnectNotification: null,
  })
  const others = { data: { criticalNotification: true }, recipients: ['night@example.com'] }
  expect((await send('POST', address('notifications'), others)).status).toBe(200)
  expect(await read(address('notifications'))).toMatchObject({ criticalNotification: false })
})

test('the older version neither shows nor loses what it cannot say', async () => {
  const { read, send, address } = open()
  await send('PUT', address('notifications'), {
    criticalNotification: true,
    disconnectNotification: 2,
  })
  const old = await send('PUT', address('notifications', 'v1beta2'), {
    criticalNotification: true,
    criticalNonServiceNotification: true,
  })
  expect(await old.json()).not.toHaveProperty('disconnectNotification')
  expect(await read(address('notifications'))).toMatchObject({
    criticalNonServiceNotification: true,
    disconnectNotification: 2,
  })
})

test.each([
  { criticalNotification: false, criticalNonServiceNotification: true },
  { criticalNotification: true, warningNotification: true },
  { criticalNotification: true, disconnectNotification: 4 },
  {},
])('notifications %j are refused', async (body) => {
  const { send, address } = open()
  expect((await send('PUT', address('notifications'), body)).status).toBe(400)
})

test('every server has a volume for an operating system', async () => {
  const { send, address } = open()
  const answer = await send('POST', address('analyze-os-install'))
  expect(await answer.json()).toEqual({ serverHasStorageVolume: true })
})

test.each(['inventory', 'security-parameters', 'download-logs', 'tor-port-mappings'])(
  'there is no %s of a server of another region',
  async (name) => {
    const { estate, region, get } = createRegion()
    const other = [...estate.machines.values()].find((one) => one.region !== region)
    const id = encodeURIComponent(other?.id ?? '')
    expect((await get(`${serverPaths.v1}/${id}/${name}`)).status).toBe(404)
  },
)
