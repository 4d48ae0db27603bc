import { expect, test } from 'vitest'
import { openIlo, saidBy } from './open-ilo'
import type { Resource } from './redfish'

const service = '/redfish/v1/UpdateService'
const second = 1_000
const image = 'https://files.example.net/ilo6_171.fwpkg'

const opened = () => {
  const ilo = openIlo(6)
  const simple = (ImageURI: string) =>
    ilo.post(`${service}/Actions/UpdateService.SimpleUpdate`, { ImageURI })
  const add = (body: Resource) =>
    ilo.post(`${service}/Actions/Oem/Hpe/HpeiLOUpdateServiceExt.AddFromUri`, body)
  const progress = async () => {
    const { body } = await ilo.get(service)
    return (body['Oem'] as { Hpe: Resource }).Hpe
  }
  const installed = async (name: string) => {
    const { body } = await ilo.get(`${service}/FirmwareInventory?$expand=.`)
    const rows = body['Members'] as { Name: string; Version: string }[]
    return rows.find((row) => row.Name === name)?.Version
  }
  return { ...ilo, simple, add, progress, installed }
}

test('an update goes from upload to flash, and the iLO comes back with its new firmware', async () => {
  const { simple, progress, installed, pass, get, machine } = opened()
  expect(await progress()).toMatchObject({ State: 'Idle' })
  expect(await progress()).not.toHaveProperty('FlashProgressPercent')
  expect(saidBy(await simple(image))).toEqual(['Base.Success'])
  const states = [(await progress())['State']]
  for (const seconds of [20, 12, 12]) {
    pass(seconds * second)
    states.push((await progress())['State'])
  }
  expect(states).toEqual(['Uploading', 'Verifying', 'Writing', 'Updating'])
  pass(37 * second)
  expect((await progress())['FlashProgressPercent']).toBe(50)
  pass(40 * second)
  expect((await get(service)).status).toBe(0)
  pass(60 * second)
  expect(await progress()).toMatchObject({
    State: 'Complete',
    Result: { MessageId: expect.stringMatching(/^Base\..*Success$/) },
  })
  expect(await installed('iLO 6')).toBe('1.71 Oct 09 2025')
  expect((await get('/redfish/v1/Managers/1')).body['FirmwareVersion']).toBe('iLO 6 v1.71')
  expect(machine.ilo.firmware).toBe('1.71 Oct 09 2025')
})

test('an update is a task, running and then completed', async () => {
  const { simple, pass, get } = opened()
  const tasks = async () => (await get('/redfish/v1/TaskService/Tasks?$expand=.')).body['Members']
  expect(await tasks()).toEqual([])
  await simple(image)
  expect(await tasks()).toMatchObject([
    { Id: '1', TaskState: 'Running', TaskStatus: 'OK', Messages: [] },
  ])
  pass(200 * second)
  expect(await tasks()).toMatchObject([
    { TaskState: 'Completed', TaskStatus: 'OK', EndTime: '2026-11-20T10:02:00Z' },
  ])
})

test('an image for other servers ends in an error and changes nothing', async () => {
  const { simple, progress, pass, get, machine } = opened()
  const before = machine.ilo.firmware
  await simple('https://files.example.net/ilo5_316.fwpkg')
  pass(30 * second)
  expect(await progress()).toMatchObject({
    State: 'Error',
    Result: { MessageId: expect.stringMatching(/UpdateInvalidFile$/) },
  })
  expect((await get('/redfish/v1/TaskService/Tasks/1')).body).toMatchObject({
    TaskState: 'Exception',
    TaskStatus: 'Critical',
  })
  expect(machine.ilo.firmware).toBe(before)
})

test('an address without a file is refused, and so is a second update beside the first', async () => {
  const { simple } = opened()
  expect(saidBy(await simple('somewhere'))).toEqual(['iLO.SimpleUpdateInvalidImageURI'])
  expect((await simple(image)).status).toBe(200)
  const second = await simple(image)
  expect([second.status, saidBy(second)]).toEqual([400, ['iLO.FirmwareFlashAlreadyInProgress']])
})

test('a component waits in the repository until the queue installs it', async () => {
  const { add, post, get, pass, installed, remove } = opened()
  expect((await add({ ImageURI: image, UpdateRepository: true })).status).toBe(200)
  const stored = (await get(`${service}/ComponentRepository?$expand=.`)).body
  expect(stored['Members']).toMatchObject([
    { Filename: 'ilo6_171.fwpkg', Name: 'iLO 6', Version: '1.71 Oct 09 2025' },
  ])
  const task = { Name: 'Update iLO', Command: 'ApplyUpdate', Filename: 'ilo6_171.fwpkg' }
  expect((await post(`${service}/UpdateTaskQueue`, task)).status).toBe(201)
  const queue = async () => (await get(`${service}/UpdateTaskQueue?$expand=.`)).body['Members']
  expect(await queue()).toMatchObject([{ Name: 'Update iLO', State: 'InProgress' }])
  pass(200 * second)
  expect(await queue()).toMatchObject([{ State: 'Complete' }])
  expect(await installed('iLO 6')).toBe('1.71 Oct 09 2025')
  const [component] = stored['Members'] as { Id: string }[]
  await remove(`${service}/ComponentRepository/${component?.Id}`)
  expect((await get(`${service}/ComponentRepository`)).body['Members']).toEqual([])
})

test('only what is in the repository can be queued', async () => {
  const { post } = opened()
  const task = { Name: 'x', Command: 'ApplyUpdate', Filename: 'missing.fwpkg' }
  expect(saidBy(await post(`${service}/UpdateTaskQueue`, task))).toEqual([
    'Base.PropertyValueNotInList "missing.fwpkg" Filename',
  ])
})

test('software is known while the agent in the operating system runs', async () => {
  const { get, estate, machine } = opened()
  const count = async () =>
    (await get(`${service}/SoftwareInventory`)).body['Members@odata.count'] as number
  expect((await count()) > 0).toBe(machine.os !== null)
  estate.setPower(machine.id, 'OFF')
  expect(await count()).toBe(0)
})
