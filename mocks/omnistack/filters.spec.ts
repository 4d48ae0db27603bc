import { expect, test } from 'vitest'
import { backups } from './backups'
import { clusterGroups } from './cluster-groups'
import { clusters } from './clusters'
import type { FilterKind } from './collection'
import { datastores } from './datastores'
import { externalStores } from './external-stores'
import { hosts } from './hosts'
import { first, openController, rowsIn } from './open-controller'
import { policies } from './policies'
import { createScope } from './scope'
import { virtualMachines } from './virtual-machines'

const samples: Record<FilterKind, string> = {
  one: 'x',
  list: 'x,y',
  pattern: '*x*,y',
  word: 'alive',
  flag: 'TRUE',
  min: '1',
  max: '1',
  before: '2026-11-21T08:00:00Z',
  after: '2026-11-21T08:00:00Z',
}

test('every filter of every list has a column that it compares', async () => {
  const { estate, get } = openController()
  const scope = createScope(estate, 'fed-paris', {
    tells: { percent: true, failureAs: 'error_message' },
  })
  for (const { plural, filters } of [
    backups(scope),
    virtualMachines(scope),
    datastores(scope),
    hosts(scope),
    clusters(scope),
    policies(scope),
    clusterGroups(scope),
    externalStores(scope),
  ])
    for (const [name, { kind }] of Object.entries(filters)) {
      const { status } = await get(`/${plural}?${name}=${encodeURIComponent(samples[kind])}`)
      expect([plural, name, status]).toEqual([plural, name, 200])
    }
})

const countOf = async (
  { get }: Pick<ReturnType<typeof openController>, 'get'>,
  path: string,
): Promise<number> => Number((await get(`${path}&limit=1`)).body['count'])

test('an appliance takes several states of backups at once, where a controller finds none', async () => {
  const controller = openController()
  const appliance = openController({ central: true })
  appliance.estate.takeBackup(first(appliance.vms('ON')).id, { failure: 'No space left.' })
  appliance.pass(60_000)
  const both = '/backups?state=PROTECTED,FAILED'
  expect(await countOf(controller, both)).toBe(0)
  const parts = [
    await countOf(appliance, '/backups?state=PROTECTED'),
    await countOf(appliance, '/backups?state=FAILED'),
  ]
  expect(Math.min(...parts)).toBeGreaterThan(0)
  expect(await countOf(appliance, both)).toBe((parts[0] ?? 0) + (parts[1] ?? 0))
})

test('words compare in capitals, whatever the case that is asked for', async () => {
  const controller = openController()
  expect(await countOf(controller, '/hosts?state=alive')).toBe(4)
  expect(await countOf(controller, '/hosts?state=alive&case=insensitive')).toBe(4)
})

test('sizes are bounded from both sides', async () => {
  const controller = openController()
  const sizes = controller.backups().map(({ backup }) => backup.sizeBytes)
  const middle = [...sizes].sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? 0
  const above = sizes.filter((size) => size >= middle).length
  expect(await countOf(controller, `/backups?size_min=${middle}`)).toBe(above)
  expect(await countOf(controller, `/backups?size_min=${middle}&size_max=${middle - 1}`)).toBe(0)
})

test('what never expires is neither before nor after anything', async () => {
  const controller = openController()
  const forever = controller.backups().filter(({ backup }) => backup.expiresAt === null).length
  const at = '2026-11-22T00:00:00Z'
  const met =
    (await countOf(controller, `/backups?expires_before=${at}`)) +
    (await countOf(controller, `/backups?expires_after=${at}`))
  expect(forever).toBeGreaterThan(0)
  expect(met).toBe(controller.backups().length - forever)
})

test('VMs of one host; several hosts at once are not a list', async () => {
  const controller = openController()
  const { federation, vms } = controller
  const host = first(federation.hosts)
  const theirs = vms().filter(({ machineId }) => machineId === host.machineId).length
  const ids = federation.hosts.map(({ id }) => id).join(',')
  expect(await countOf(controller, `/virtual_machines?host_id=${host.id}`)).toBe(theirs)
  expect(await countOf(controller, `/virtual_machines?host_id=${ids}`)).toBe(0)
})

test('the group of all clusters is a filter of everything in it', async () => {
  const controller = openController()
  const { id } = controller.federation.clusterGroup
  expect(await countOf(controller, `/hosts?cluster_group_id=${id}`)).toBe(4)
  expect(await countOf(controller, `/hosts?cluster_group_id=other,${id}`)).toBe(4)
  expect(await countOf(controller, '/hosts?cluster_group_id=other')).toBe(0)
})

test.each([
  '/hosts?policy_enabled=perhaps',
  '/backups?size_min=large',
  '/datastores?min_size=-1',
  '/virtual_machines?show_optional_fields=some',
  '/policies?case=upper',
])('%s is refused', async (path) => {
  expect((await openController().get(path)).status).toBe(400)
})

test('names of backups sort whatever their case', async () => {
  const { settle, get, vms } = openController()
  const vm = first(vms('ON'))
  for (const name of ['zz-b', 'ZZ-a', 'zz-C'])
    await settle('POST', `/virtual_machines/${vm.id}/backup`, { backup_name: name })
  const { body } = await get('/backups?name=zz*,ZZ*&sort=name&order=ascending')
  expect(rowsIn(body, 'backups')).toEqual([])
  const { body: folded } = await get('/backups?name=zz*&case=insensitive&sort=name&order=ascending')
  expect(rowsIn(folded, 'backups').map(({ name }) => name)).toEqual(['ZZ-a', 'zz-b', 'zz-C'])
})
