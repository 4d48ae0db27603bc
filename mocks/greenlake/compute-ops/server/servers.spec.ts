import { expect, test } from 'vitest'
import { appliancesOf } from '../../../estate/appliances'
import { newestBaseOf } from '../../../estate/firmware-baseline'
import { jobTemplates } from '../../../estate/job-templates/job-templates'
import { raisePowerAlert } from '../../../estate/power-alerts'
import type { JobName } from '../../../estate/texts/texts'
import type { Machine } from '../../../estate/types'
import type { Listed } from '../../signed-in'
import { createRegion } from '../../signed-in'

const path = '/compute-ops-mgmt/v1/servers'
const oldPath = '/compute-ops-mgmt/v1beta2/servers'
const itemOf = ({ id }: Machine, base = path) => `${base}/${encodeURIComponent(id)}`
type Wire = Record<string, unknown>

const open = () => {
  const region = createRegion()
  const machines = [...region.estate.machines.values()].filter(
    (one) => one.region === region.region,
  )
  const [machine, other] = machines.filter(
    ({ connected, power, faults }) => connected && power === 'ON' && faults.size === 0,
  )
  const gateway = appliancesOf(machines).find(({ kind }) => kind === 'GATEWAY')
  if (!machine || !other || !gateway) throw new Error('Too few servers.')
  const run = async (template: JobName, jobParams = {}) => {
    const body = {
      jobTemplate: jobTemplates[template].id,
      resourceType: 'compute-ops-mgmt/server',
      resourceId: machine.id,
      jobParams,
    }
    await region.send('POST', '/compute-ops-mgmt/v1/jobs', body)
    region.pass(600_000)
    return region.read<Wire>(itemOf(machine))
  }
  const login = { host: '10.99.0.7', username: 'com', password: 'only for the iLO' }
  const addition = (host = login.host) => ({
    appliance: { applianceId: gateway.id },
    hardware: { bmc: { userDefined: { ...login, host } } },
  })
  const add = async (host?: string) => {
    const answer = await region.send('POST', path, addition(host))
    const { jobId } = (await answer.json()) as { jobId: string }
    region.pass(60_000)
    return { answer, job: await region.read<Wire>(`/compute-ops-mgmt/v1/jobs/${jobId}`) }
  }
  return { ...region, machine, other, gateway, run, addition, add }
}

test('what jobs did to a server stands in its record', async () => {
  const { machine, run } = open()
  expect(await run('uidOn')).toMatchObject({ hardware: { indicatorLed: 'LIT' } })
  expect(await run('maintenanceOn')).toMatchObject({ maintenanceMode: true })
  expect(await run('collectLog')).toMatchObject({
    lastServerLogCollectionAt: expect.stringMatching(/\+00:00$/) as string,
  })
  const bundle = newestBaseOf(machine.generation)
  expect(await run('firmware', { bundle_id: bundle.id, power_off: true })).toMatchObject({
    hardware: { powerState: 'OFF' },
    firmwareBundleUri: `/v1/firmware-bundles/${bundle.id}`,
    lastFirmwareUpdate: {
      attemptedBaselineUri: `/v1/firmware-bundles/${bundle.id}`,
      bundleUpdateMethod: 'Update',
      status: 'OK',
    },
  })
})

test('a firmware inventory has a row for every component, several of the same name', async () => {
  const { machine, read } = open()
  const { firmwareInventory } = await read<{ firmwareInventory: { name: string }[] }>(
    itemOf(machine),
  )
  const names = firmwareInventory.map(({ name }) => name)
  expect(names).toContain('System ROM')
  expect(new Set(names).size).toBeLessThan(names.length)
})

test('one server is patched, and null asks for the default', async () => {
  const { machine, send } = open()
  const answer = await send('PATCH', itemOf(machine), { autoIloFwUpdate: false })
  expect(await answer.json()).toMatchObject({
    autoIloFwUpdate: false,
    generation: machine.revision,
  })
  await send('PATCH', itemOf(machine), { autoIloFwUpdate: null })
  expect(machine.com.autoIloFwUpdate).toBe(true)
})

test('many are patched at once, or none where one of them is not there', async () => {
  const { machine, other, send } = open()
  const query = (...ids: string[]) => `${path}?${new URLSearchParams(ids.map((id) => ['id', id]))}`
  const off = { autoIloFwUpdate: false }
  expect((await send('PATCH', query(machine.id, 'P1+NOBODY'), off)).status).toBe(404)
  expect(machine.com.autoIloFwUpdate).toBe(true)
  const answer = await send('PATCH', query(machine.id, other.id), off)
  expect([answer.status, await answer.text()]).toEqual([200, ''])
  expect([machine, other].map(({ com }) => com.autoIloFwUpdate)).toEqual([false, false])
  expect((await send('PATCH', path, off)).status).toBe(400)
})

test('a server is added by the credentials of its iLO, changed and removed again', async () => {
  const { add, read, send, estate } = open()
  const { answer, job } = await add()
  expect(answer.status).toBe(202)
  expect(answer.headers.get('location')).toBe(job['resourceUri'])
  expect(job).toMatchObject({ resultCode: 'SUCCESS' })
  const { items } = await read<Listed<Wire & { id: string }>>(path, {
    filter: "hardware/bmc/ip eq '10.99.0.7'",
  })
  expect(items).toEqual([
    expect.objectContaining({ connectionType: 'CREDENTIAL', autoIloFwUpdate: true }),
  ])
  expect(JSON.stringify(items)).not.toContain('only for the iLO')
  const [added] = [...estate.machines.values()].filter(({ id }) => id === items[0]?.id)
  if (!added) throw new Error('It is not there.')
  const change = { hardware: { bmc: { userDefined: { username: 'other' } } } }
  expect(await (await send('PATCH', itemOf(added), change)).json()).toMatchObject({
    hardware: { bmc: { userDefined: { host: '10.99.0.7', username: 'other' } } },
  })
  expect((await send('DELETE', itemOf(added))).status).toBe(204)
  expect((await send('DELETE', itemOf(added))).status).toBe(404)
})

test('an address that is managed already, or never answers, adds nothing', async () => {
  const { add, machine } = open()
  expect((await add(machine.ilo.address)).job).toMatchObject({
    resultCode: 'FAILURE',
    status: `The iLO at ${machine.ilo.address} belongs to a server that is managed already.`,
  })
  expect((await add('ilo.invalid')).job).toMatchObject({ status: 'The iLO did not answer.' })
})

test('a gateway that is not there, missing credentials and claimed servers are refused', async () => {
  const { addition, machine, send } = open()
  const stranger = { ...addition(), appliance: { applianceId: 'nothing' } }
  expect((await send('POST', path, stranger)).status).toBe(400)
  expect((await send('POST', path, { appliance: { applianceId: 'a' } })).status).toBe(400)
  const login = { hardware: { bmc: { userDefined: { host: '10.0.0.1' } } } }
  expect((await send('PATCH', itemOf(machine), login)).status).toBe(400)
  expect((await send('DELETE', itemOf(machine))).status).toBe(400)
})

test('alerts of one server, as v1 and as v1beta2 know them', async () => {
  const { estate, machine, other, read } = open()
  estate.failPowerSupply(machine.id)
  estate.failPowerSupply(other.id)
  const { items } = await read<Listed>(`${itemOf(machine)}/alerts`, { filter: 'clearedAt eq null' })
  expect(items).toEqual([
    expect.objectContaining({ serverId: machine.id, alertType: 'hardware', cleared: false }),
  ])
  const old = await read<Listed>(`${itemOf(machine, oldPath)}/alerts`)
  expect(old.items.at(-1)).toMatchObject({ serverId: machine.id, severity: 'Critical' })
  expect(old.items.at(-1)).not.toHaveProperty('cleared')
  expect(old.items.at(-1)).not.toHaveProperty('device')
})

test('power utilization alerts can be cleared, those of the iLO cannot', async () => {
  const { estate, machine, read, send } = open()
  estate.failPowerSupply(machine.id)
  estate.act((course, at) => raisePowerAlert(course, at, machine))
  const active = async () =>
    (await read<Listed>(`${itemOf(machine)}/alerts`, { filter: 'clearedAt eq null' })).items
  const software = (await active()).find(({ alertType }) => alertType === 'software')
  expect(software).toMatchObject({
    messageId: 'Utilization.1.0.ProjectedCriticalPowerUtilExceeded',
    originOfCondition: `/api/powerutilization/${machine.id}`,
  })
  const clear = (alert: Wire) => send('POST', `${itemOf(machine)}/clear-alert`, { alerts: [alert] })
  expect((await clear({ messageId: 'iLOEvents.2.5.PowerSupplyFailed' })).status).toBe(400)
  const { messageId, originOfCondition } = software ?? {}
  const answer = await clear({ serverId: machine.id, messageId, originOfCondition })
  expect([answer.status, await answer.text()]).toEqual([202, ''])
  expect((await active()).map(({ alertType }) => alertType)).toEqual(['hardware'])
})

test('older clients see a server without what came later, and filter by less', async () => {
  const { machine, get, read } = open()
  const server = await read<{ hardware: { bmc: Wire } }>(itemOf(machine, oldPath))
  expect(server).toMatchObject({
    resourceUri: `${oldPath}/${machine.id}`,
    state: { subscriptionTier: 'Enhanced' },
    firmwareInventory: expect.arrayContaining([]) as unknown[],
  })
  expect(server).not.toHaveProperty('connectionType')
  expect(server.hardware.bmc).not.toHaveProperty('version')
  const filter = encodeURIComponent('autoIloFwUpdate eq true')
  expect((await get(`${oldPath}?filter=${filter}`)).status).toBe(400)
  expect((await get(`${path}?filter=${filter}`)).status).toBe(200)
})
