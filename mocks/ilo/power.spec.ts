import { expect, test } from 'vitest'
import { openIlo, saidBy } from './open-ilo'

const system = '/redfish/v1/Systems/1'
const second = 1_000
const isOff = ({ power, model }: { power: string; model: string }) =>
  power === 'OFF' && model.startsWith('ProLiant')

const opened = (...how: Parameters<typeof openIlo>) => {
  const ilo = openIlo(...how)
  const reset = (ResetType: string) =>
    ilo.post(`${system}/Actions/ComputerSystem.Reset`, { ResetType })
  const shown = async () => {
    const { body } = await ilo.get(system)
    const { Hpe: hpe } = body['Oem'] as { Hpe: { PostState: string } }
    return [body['PowerState'], hpe.PostState]
  }
  const logged = () => ilo.estate.logs.read(ilo.machine, 'IEL').map(({ message }) => message)
  return { ...ilo, reset, shown, logged }
}

test('switched off at once, and on again: through the self-test to the operating system', async () => {
  const { reset, shown, pass, get } = opened(6)
  expect(saidBy(await reset('ForceOff'))).toEqual(['Base.Success'])
  expect(await shown()).toEqual(['Off', 'PowerOff'])
  await reset('On')
  expect(await shown()).toEqual(['PoweringOn', 'Reset'])
  pass(3 * second)
  expect(await shown()).toEqual(['On', 'InPost'])
  expect((await get(system)).body).toMatchObject({ HostName: '', Status: { State: 'Starting' } })
  pass(15 * second)
  expect(await shown()).toEqual(['On', 'InPostDiscoveryStart'])
  pass(25 * second)
  expect(await shown()).toEqual(['On', 'InPostDiscoveryComplete'])
  pass(20 * second)
  expect(await shown()).toEqual(['On', 'FinishedPost'])
  expect((await get(system)).body).toMatchObject({ Status: { State: 'Enabled' } })
})

test('a graceful shutdown takes its time', async () => {
  const { reset, shown, pass } = opened(5)
  await reset('GracefulShutdown')
  expect(await shown()).toEqual(['PoweringOff', 'FinishedPost'])
  pass(20 * second)
  expect(await shown()).toEqual(['Off', 'PowerOff'])
})

test.each([
  ['ForceRestart', 0],
  ['Nmi', 0],
  ['GracefulRestart', 20 * second],
])('%s: the server starts again without having been off', async (type, ends) => {
  const { reset, shown, pass } = opened(7)
  await reset(type)
  pass(ends)
  expect(await shown()).toEqual(['Reset', 'Reset'])
  pass(3 * second)
  expect(await shown()).toEqual(['On', 'InPost'])
})

test('what its power does not allow is refused', async () => {
  const { reset, shown } = opened(6)
  const on = await reset('On')
  expect([on.status, saidBy(on)]).toEqual([400, ['iLO.InvalidOperationForSystemState On']])
  await reset('ForceOff')
  for (const type of ['ForceOff', 'GracefulShutdown', 'ForceRestart', 'GracefulRestart', 'Nmi'])
    expect(saidBy(await reset(type))).toEqual([`iLO.InvalidOperationForSystemState ${type}`])
  expect(await shown()).toEqual(['Off', 'PowerOff'])
})

test('the power button switches on what is off, and ends what is on; held, it cuts the power', async () => {
  const { post, shown, pass } = opened(6, isOff)
  const push = (PushType: string) =>
    post(`${system}/Actions/Oem/Hpe/HpeComputerSystemExt.PowerButton`, { PushType })
  await push('Press')
  pass(70 * second)
  expect(await shown()).toEqual(['On', 'FinishedPost'])
  await push('Press')
  expect(await shown()).toEqual(['PoweringOff', 'FinishedPost'])
  await push('PressAndHold')
  expect(await shown()).toEqual(['Off', 'PowerOff'])
})

test('switched off while it starts, it does not come up later', async () => {
  const { reset, shown, pass } = opened(6)
  await reset('ForceRestart')
  pass(20 * second)
  await reset('ForceOff')
  pass(120 * second)
  expect(await shown()).toEqual(['Off', 'PowerOff'])
})

test('the iLO writes down who switched what', async () => {
  const { reset, logged, pass } = opened(5)
  await reset('ForceOff')
  await reset('On')
  pass(3 * second)
  expect(logged().slice(-4)).toEqual([
    'Power-Off signal sent to host server by: Administrator.',
    'Server power removed.',
    'Power-On signal sent to host server by: Administrator.',
    'Server power restored.',
  ])
})

test('an AUX cycle takes the iLO along', async () => {
  const { post, get, pass, shown } = opened(6)
  const path = `${system}/Actions/Oem/Hpe/HpeComputerSystemExt.SystemReset`
  expect((await post(path, { ResetType: 'AuxCycle' })).status).toBe(200)
  expect((await get(system)).status).toBe(0)
  pass(60 * second)
  expect((await shown())[0]).toBe('PoweringOn')
})

test('restarted, an iLO is away for a minute, the server runs on, and all sessions are gone', async () => {
  const { logIn, send, post, get, pass, shown, logged } = opened(7)
  const { headers } = await logIn('/redfish/v1/SessionService/Sessions')
  const own = { headers: { 'x-auth-token': headers.get('x-auth-token') ?? '' } }
  expect((await send(system, own)).status).toBe(200)
  const done = await post('/redfish/v1/Managers/1/Actions/Manager.Reset', {
    ResetType: 'GracefulRestart',
  })
  expect([done.status, saidBy(done)]).toEqual([200, ['iLO.ResetInProgress']])
  expect((await get('/redfish/v1/')).status).toBe(0)
  pass(60 * second)
  expect((await send(system, own)).status).toBe(401)
  expect(await shown()).toEqual(['On', 'FinishedPost'])
  expect(logged()).toContain('iLO reset by user diagnostics.')
})

test('what is switched elsewhere shows here, as far as it has come', async () => {
  const { estate, machine, shown, pass } = opened(6, isOff)
  estate.setPower(machine.id, 'ON')
  expect(await shown()).toEqual(['On', 'InPost'])
  pass(60 * second)
  expect(await shown()).toEqual(['On', 'FinishedPost'])
})

test('an override of the boot source counts for one start', async () => {
  const { patch, get, reset, pass } = opened(6)
  const boot = async () => (await get(system)).body['Boot']
  await patch(system, { Boot: { BootSourceOverrideTarget: 'Pxe' } })
  expect(await boot()).toMatchObject({
    BootSourceOverrideEnabled: 'Once',
    BootSourceOverrideTarget: 'Pxe',
  })
  pass(second)
  await reset('ForceRestart')
  pass(60 * second)
  expect(await boot()).toMatchObject({
    BootSourceOverrideEnabled: 'Disabled',
    BootSourceOverrideTarget: 'None',
  })
})

test('settings of the ROM are pending until the next start', async () => {
  const { patch, get, reset, pass } = opened(5)
  const name = async (path: string) =>
    ((await get(path)).body['Attributes'] as { ServerName: string }).ServerName
  const done = await patch(`${system}/Bios/Settings`, { Attributes: { ServerName: 'rack-7' } })
  expect([done.status, saidBy(done)]).toEqual([200, ['iLO.SystemResetRequired']])
  expect(await name(`${system}/Bios/Settings`)).toBe('rack-7')
  expect(await name(`${system}/Bios`)).toBe('')
  pass(second)
  await reset('ForceRestart')
  pass(60 * second)
  expect(await name(`${system}/Bios`)).toBe('rack-7')
})
