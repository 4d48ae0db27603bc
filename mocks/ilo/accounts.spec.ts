import { expect, test } from 'vitest'
import { openIlo, saidBy } from './open-ilo'

const accounts = '/redfish/v1/AccountService/Accounts'
const sessions = '/redfish/v1/SessionService/Sessions'
const system = '/redfish/v1/Systems/1'
const second = 1_000

const withReader = async () => {
  const ilo = openIlo(6)
  await ilo.post(accounts, { UserName: 'reader', Password: 'read only', RoleId: 'ReadOnly' })
  return { ...ilo, reader: ilo.as('reader', 'read only') }
}

test('an account is made with a role, and may log in with it at once', async () => {
  const { get, reader } = await withReader()
  expect((await get(accounts)).body['Members@odata.count']).toBe(2)
  expect((await get(`${accounts}/2`)).body).toMatchObject({
    UserName: 'reader',
    RoleId: 'ReadOnly',
    Password: null,
    Links: { Role: { '@odata.id': '/redfish/v1/AccountService/Roles/ReadOnly' } },
    Oem: { Hpe: { Privileges: { LoginPriv: true, VirtualPowerAndResetPriv: false } } },
  })
  expect((await reader.get(system)).status).toBe(200)
})

test('who may only read changes nothing, and is told why', async () => {
  const { reader, get } = await withReader()
  const refusals = await Promise.all([
    reader.patch(system, { AssetTag: 'mine' }),
    reader.post(`${system}/Actions/ComputerSystem.Reset`, { ResetType: 'ForceOff' }),
    reader.post(accounts, { UserName: 'other', Password: 'something' }),
    reader.remove(`${accounts}/1`),
  ])
  for (const refused of refusals)
    expect([refused.status, saidBy(refused)]).toEqual([403, ['Base.InsufficientPrivilege']])
  expect((await get(system)).body).toMatchObject({ AssetTag: '', PowerState: 'On' })
})

test('an operator switches the server, but makes no accounts', async () => {
  const { post, as } = openIlo(5)
  await post(accounts, { UserName: 'ops', Password: 'operates', RoleId: 'Operator' })
  const ops = as('ops', 'operates')
  const reset = { ResetType: 'ForceOff' }
  expect((await ops.post(`${system}/Actions/ComputerSystem.Reset`, reset)).status).toBe(200)
  expect((await ops.post(accounts, { UserName: 'x', Password: 'xxxxxxxx' })).status).toBe(403)
})

test.each([
  [{ UserName: 'reader' }, ['Base.CreateFailedMissingReqProperties Password']],
  [{ UserName: 'a', Password: 'short' }, ['iLO.InvalidPasswordLength 8 39']],
  [{ UserName: 'Administrator', Password: 'long enough' }, ['iLO.UserNameAlreadyExists']],
  [
    { UserName: 'a', Password: 'long enough', RoleId: 'King' },
    ['Base.PropertyValueNotInList "King" RoleId'],
  ],
])('the account %j cannot be made', async (account, said) => {
  const { post, get } = openIlo(7)
  const refused = await post(accounts, account)
  expect([refused.status, saidBy(refused)]).toEqual([400, said])
  expect((await get(accounts)).body['Members@odata.count']).toBe(1)
})

test('a changed password counts from the next login on; a removed account is gone', async () => {
  const { patch, remove, as } = await withReader()
  expect(saidBy(await patch(`${accounts}/2`, { Password: 'another one' }))).toEqual([
    'Base.AccountModified',
  ])
  expect((await as('reader', 'read only').get(system)).status).toBe(401)
  expect((await as('reader', 'another one').get(system)).status).toBe(200)
  expect(saidBy(await remove(`${accounts}/2`))).toEqual(['Base.AccountRemoved'])
  expect((await as('reader', 'another one').get(system)).status).toBe(401)
})

test('twelve accounts are all that fit', async () => {
  const { post } = openIlo(6)
  const add = (number: number) =>
    post(accounts, { UserName: `user-${number}`, Password: 'long enough' })
  for (let number = 2; number <= 12; number += 1) expect((await add(number)).status).toBe(201)
  expect(saidBy(await add(13))).toEqual(['Base.CreateLimitReachedForResource'])
})

test('after a refused login the next one is held for ten seconds, as the root tells', async () => {
  const { logIn, send, pass } = openIlo(6)
  const delay = async () => {
    const { body } = await send('/redfish/v1/')
    return (body['Oem'] as { Hpe: { Sessions: { LoginFailureDelay: number } } }).Hpe.Sessions
      .LoginFailureDelay
  }
  expect(await delay()).toBe(0)
  await logIn(sessions, 'wrong')
  expect(await delay()).toBe(10)
  pass(4 * second)
  expect(saidBy(await logIn(sessions))).toEqual(['iLO.LoginAttemptDelayedSeconds 6'])
  pass(6 * second)
  expect((await logIn(sessions)).status).toBe(201)
  expect(await delay()).toBe(0)
})

test('every third refused login stands in the logs', async () => {
  const { logIn, pass, estate, machine } = openIlo(7)
  for (let count = 0; count < 3; count += 1) {
    await logIn(sessions, 'wrong')
    pass(11 * second)
  }
  expect(estate.logs.read(machine, 'SL').at(-1)).toMatchObject({ class: 56, code: 2 })
  expect(estate.logs.read(machine, 'IEL').at(-1)).toMatchObject({ code: 1100 })
})

test('sessions are listed with whose they are; one ends only its own, or may end all', async () => {
  const { logIn, send, get, reader } = await withReader()
  const { headers } = await logIn(sessions)
  const path = new URL(headers.get('location') ?? '').pathname
  const own = { headers: { 'x-auth-token': headers.get('x-auth-token') ?? '' } }
  expect((await send(sessions, own)).body).toMatchObject({
    Members: [{ '@odata.id': path.replace(/\/$/, '') }],
    Oem: { Hpe: { Links: { MySession: { '@odata.id': path.replace(/\/$/, '') } } } },
  })
  expect((await get(path)).body).toMatchObject({ Oem: { Hpe: { MySession: false } } })
  expect(saidBy(await reader.remove(path))).toEqual(['Base.InsufficientPrivilege'])
  expect(saidBy(await send(path, { ...own, method: 'DELETE' }))).toEqual(['Base.Success'])
  expect((await send(sessions, own)).status).toBe(401)
})
