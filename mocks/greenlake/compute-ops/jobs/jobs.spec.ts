import { expect, test } from 'vitest'
import { jobTemplates } from '../../../estate/job-templates/job-templates'
import type { Job } from '../../../estate/task-types'
import type { JobName } from '../../../estate/texts/texts'
import type { Listed } from '../../signed-in'
import { createRegion } from '../../signed-in'

const path = '/compute-ops-mgmt/v1/jobs'
const old = (version: 'v1beta2' | 'v1beta3') => `/compute-ops-mgmt/${version}/jobs`
type Wire = Record<string, unknown>

/** A region with a server that is on and well, and its group. */
const open = () => {
  const region = createRegion()
  const { estate } = region
  const group = [...estate.groups.values()].find(
    (one) => one.region === region.region && one.machineIds.length >= 3,
  )
  const machine = group?.machineIds
    .flatMap((id) => estate.machines.get(id) ?? [])
    .find(({ connected, power, faults }) => connected && power === 'ON' && faults.size === 0)
  if (!group || !machine) throw new Error('No group of three.')
  const bodyOf = (template: JobName, jobParams?: Job['params']) => {
    const { id, resource } = jobTemplates[template]
    return {
      jobTemplate: id,
      resourceType: `compute-ops-mgmt/${resource}`,
      resourceId: resource === 'group' ? group.id : machine.id,
      ...(jobParams ? { jobParams } : {}),
    }
  }
  const create = async (template: JobName, jobParams?: Job['params']) => {
    const answer = await region.send('POST', path, bodyOf(template, jobParams))
    return { answer, job: (await answer.json()) as Wire & { id: string } }
  }
  const subjectsOf = async (body: unknown, where = path) => {
    const answer = await region.send('POST', where, body)
    const { errorDetails } = (await answer.json()) as {
      errorDetails: { issues: { subject: string }[] }[]
    }
    return [answer.status, errorDetails[0]?.issues.map(({ subject }) => subject)]
  }
  return { ...region, group, machine, bodyOf, create, subjectsOf }
}

test('a job is created with 201, its address and the whole of it', async () => {
  const { create, machine, pass, read } = open()
  const { answer, job } = await create('powerOff', { operationType: 'ForceOff' })
  expect(answer.status).toBe(201)
  expect(answer.headers.get('location')).toBe(`${path}/${job.id}`)
  expect(job).toMatchObject({
    type: 'compute-ops-mgmt/job',
    name: 'PowerOff.New',
    state: 'PENDING',
    resultCode: null,
    resource: { type: 'compute-ops-mgmt/server', id: machine.id },
    jobParams: { operationType: 'ForceOff' },
    parentJobId: null,
  })
  pass(20_000)
  expect(await read(`${path}/${job.id}`)).toMatchObject({
    state: 'COMPLETE',
    resultCode: 'SUCCESS',
    status: 'Complete',
  })
  const server = `/compute-ops-mgmt/v1/servers/${encodeURIComponent(machine.id)}`
  expect(await read(server)).toMatchObject({ hardware: { powerState: 'OFF' } })
})

test('what is asked for with select is all that comes', async () => {
  const { send, bodyOf } = open()
  const answer = await send('POST', `${path}?select=id,state`, bodyOf('uidOn'))
  expect(Object.keys((await answer.json()) as Wire).toSorted()).toEqual(['id', 'state'])
})

test('a body that does not fit is refused by the name of what is wrong', async () => {
  const { subjectsOf, bodyOf } = open()
  const whole = bodyOf('firmware', { bundle_id: '5cda1141c85546319d00df4de60e6f72' })
  expect(await subjectsOf({})).toEqual([400, ['jobTemplate', 'resourceType', 'resourceId']])
  expect(await subjectsOf({ ...whole, jobTemplate: 'nothing' })).toEqual([400, ['jobTemplate']])
  expect(await subjectsOf({ ...whole, resourceType: 'compute-ops-mgmt/group' })).toEqual([
    400,
    ['resourceType'],
  ])
  expect(await subjectsOf({ ...whole, resourceId: 'P1+NOBODY' })).toEqual([400, ['resourceId']])
  expect(await subjectsOf(whole)).toEqual([400, ['jobParams.bundle_id']])
})

test.each<[JobName, Job['params'] | undefined, string]>([
  ['firmware', undefined, 'jobParams.bundle_id'],
  ['firmware', { bundle_id: 'short' }, 'jobParams.bundle_id'],
  ['powerOff', { operationType: 'Softly' }, 'jobParams.operationType'],
  ['inventory', { filters: ['chassis'] }, 'jobParams.filters.0'],
  ['groupFirmware', { devices: ['P1+STRANGER'] }, 'jobParams.devices'],
  [
    'groupFirmware',
    { wait_for_power_off_or_reboot_timeout: 3 },
    'jobParams.wait_for_power_off_or_reboot_timeout',
  ],
  ['groupSettings', {}, 'jobParams.redfish_subsystem'],
  ['groupSettings', { redfish_subsystem: 'BIOS', batch_size: 21 }, 'jobParams.batch_size'],
  ['groupInternalStorage', { volumes: [] }, 'jobParams.initialize'],
  [
    'ignoreRisks',
    { ignoreSecuritySettings: [{ name: 'Secure Boot', id: '5' }] },
    'jobParams.ignoreSecuritySettings.0.ignore',
  ],
])('%s with %j is refused for %s', async (template, jobParams, subject) => {
  const { subjectsOf, bodyOf } = open()
  expect(await subjectsOf(bodyOf(template, jobParams))).toEqual([400, [subject]])
})

test('parameters of other jobs are let through', async () => {
  const { create } = open()
  const { answer, job } = await create('inventory', { operationType: 'GracefulShutdown' })
  expect([answer.status, job['jobParams']]).toEqual([201, { operationType: 'GracefulShutdown' }])
})

test('servers and groups of another region are not there', async () => {
  const { estate, region, subjectsOf, bodyOf } = open()
  const stranger = [...estate.machines.values()].find((one) => one.region !== region)
  const body = { ...bodyOf('powerOn'), resourceId: stranger?.id }
  expect(await subjectsOf(body)).toEqual([400, ['resourceId']])
})

test('a stalled job is dismissed to a state of its own; another one cannot be', async () => {
  const { estate, machine, pass, send } = open()
  const job = estate.startJob({
    template: 'collectLog',
    resourceId: machine.id,
    pendingMs: 0,
    durationMs: 1_000,
    stallMs: 3_600_000,
  })
  const dismissal = { state: 'COMPLETE' }
  expect((await send('PATCH', `${path}/${job.id}`, dismissal)).status).toBe(412)
  pass(2_000)
  const answer = await send('PATCH', `${path}/${job.id}`, dismissal)
  expect(await answer.json()).toMatchObject({ state: 'COMPLETE', resultCode: 'FAILURE' })
  expect((await send('PATCH', `${path}/${job.id}`, { state: 'RUNNING' })).status).toBe(400)
})

test('a serial group update is stopped on request, a parallel one cannot be', async () => {
  const { create, pass, read, send } = open()
  const stop = { input: { stopOnRequest: true } }
  const { job } = await create('groupFirmware', { prerequisite_check: false })
  pass(10_000)
  expect((await send('PATCH', `${path}/${job.id}`, stop)).status).toBe(200)
  pass(900_000)
  const { items } = await read<Listed>(path, { filter: `parentJobId eq '${job.id}'` })
  expect(items.filter(({ resultCode }) => resultCode === 'DECLINED')).toHaveLength(items.length - 1)
  expect(await read(`${path}/${job.id}`)).toMatchObject({ state: 'COMPLETE' })
  expect((await send('PATCH', `${path}/${job.id}`, stop)).status).toBe(412)
  const { job: parallel } = await create('groupFirmware', { parallel: true })
  pass(10_000)
  expect((await send('PATCH', `${path}/${parallel.id}`, stop)).status).toBe(412)
})

test('older versions take other names, answer 200 and say that they are past their time', async () => {
  const { machine, send } = open()
  const answer = await send('POST', old('v1beta2'), {
    jobTemplateUri: `/compute-ops-mgmt/v1beta2/job-templates/${jobTemplates.powerOff.id}`,
    resourceUri: `/compute-ops-mgmt/v1beta2/servers/${machine.id}`,
    data: { operationType: 'GracefulShutdown' },
  })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('sunset')).toBe('Mon, 03 Mar 2025 23:59:59 GMT')
  expect(answer.headers.get('link')).toContain('</compute-ops-mgmt/v1/jobs>')
  const job = (await answer.json()) as Wire
  expect(job).toMatchObject({
    associatedResourceUri: `/compute-ops-mgmt/v1beta2/servers/${machine.id}`,
    resource: { type: 'servers' },
    data: { operationType: 'GracefulShutdown' },
  })
  expect(job).not.toHaveProperty('resultCode')
})

test('a template may be named by its id alone, and old addresses are understood', async () => {
  const { machine, send, read } = open()
  const answer = await send('POST', old('v1beta3'), {
    jobTemplateUri: jobTemplates.uidOn.id,
    resourceUri: `/api/compute/v1/servers/${encodeURIComponent(machine.id)}`,
  })
  const { id } = (await answer.json()) as { id: string }
  expect(await read(`${old('v1beta3')}/${id}`)).toMatchObject({
    resultCode: null,
    name: 'UidIndicatorOn',
  })
  expect(await read(`${path}/${id}`)).toMatchObject({ jobTemplate: jobTemplates.uidOn.id })
})

test('v1beta2 dismisses to an error only', async () => {
  const { create, send } = open()
  const { job } = await create('uidOn')
  const answer = await send('PATCH', `${old('v1beta2')}/${job.id}`, { state: 'COMPLETE' })
  expect(answer.status).toBe(400)
})

test('a request of the oldest form is refused by the names of that form', async () => {
  const { machine, subjectsOf } = open()
  const body = {
    jobTemplateUri: jobTemplates.firmware.id,
    resourceUri: `/compute-ops-mgmt/v1beta3/servers/${machine.id}`,
  }
  expect(await subjectsOf(body, old('v1beta3'))).toEqual([400, ['data.bundle_id']])
})

test('job templates still answer: those to be asked for, and those that are internal', async () => {
  const { read } = open()
  const { items, total } = await read<Listed<{ id: string; name: string }>>(
    '/compute-ops-mgmt/v1beta2/job-templates',
  )
  expect(total).toBe(items.length)
  expect(items).toContainEqual(
    expect.objectContaining({ id: jobTemplates.firmware.id, name: 'FirmwareUpdate.New' }),
  )
  expect(items.map(({ name }) => name)).toContain('GetPowerMeterData')
  expect(
    await read(`/compute-ops-mgmt/v1beta2/job-templates/${jobTemplates.powerOn.id}`),
  ).toMatchObject({ schema: null })
})

test('an appliance is updated to firmware of its kind, and to no other', async () => {
  const { pass, read, send } = open()
  const root = '/compute-ops-mgmt/v1'
  const { items } = await read<Listed<{ id: string; applianceVersion: string }>>(
    `${root}/appliance-firmware-bundles`,
  )
  const appliances = await read<Listed<{ id: string }>>(`${root}beta1/oneview-appliances`)
  const uri = `${root}beta1/oneview-appliances/${appliances.items[0]?.id}`
  const update = (applianceFirmwareId: string) =>
    send('POST', path, {
      jobTemplate: jobTemplates.applianceUpdate.id,
      resourceType: 'compute-ops-mgmt/oneview-appliance',
      resourceId: appliances.items[0]?.id,
      jobParams: { applianceFirmwareId },
    })
  const statuses: Record<number, string[]> = {}
  for (const { id, applianceVersion } of items) {
    const { status } = await update(id)
    statuses[status] = [...(statuses[status] ?? []), applianceVersion]
  }
  expect(Object.keys(statuses)).toEqual(['201', '400'])
  pass(12 * 3_600_000)
  expect(await read(uri)).toMatchObject({ version: statuses[201]?.at(-1) })
})

test('the job that deletes a vCenter takes its external service away', async () => {
  const { get, pass, send } = open()
  const services = '/compute-ops-mgmt/v1beta1/external-services'
  const service = await send('POST', services, {
    name: 'Incidents',
    description: null,
    serviceType: 'SERVICE_NOW',
    authenticationType: 'OAUTH',
    authentication: { clientId: 'console', clientSecret: 'secret', refreshToken: 'token' },
    serviceData: {
      incidentUrl: 'https://tickets.example/incidents',
      oauthUrl: 'https://tickets.example/oauth',
      refreshTokenExpiryInDays: 150,
    },
  })
  const { id } = (await service.json()) as { id: string }
  const answer = await send('POST', path, {
    jobTemplate: jobTemplates.vcenterDelete.id,
    resourceType: 'compute-ops-mgmt/external-service',
    resourceId: id,
    jobParams: {
      vCenterUrl: 'vcenter.example.com',
      associatedGatewayUri: '/compute-ops-mgmt/v1beta2/appliances/gateway+1',
      externalServiceId: id,
      vCenterUuid: 'a3853ee1-da05-47d6-bcc4-d35244d59605',
    },
  })
  expect(answer.status).toBe(201)
  expect((await get(`${services}/${id}`)).status).toBe(200)
  pass(60_000)
  expect((await get(`${services}/${id}`)).status).toBe(404)
})
