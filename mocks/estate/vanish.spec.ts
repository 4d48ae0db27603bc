import { expect, test } from 'vitest'
import { createDrivenEstate } from './driven-estate'
import { removeGroup } from './groups'

const first = <T>(things: ReadonlyMap<string, T>) => {
  const [thing] = things.values()
  if (thing === undefined) throw new Error('There is none.')
  return thing
}

test('a server that vanishes is in no group any more', () => {
  const { estate } = createDrivenEstate()
  const group = first(estate.groups)
  const [id = ''] = group.machineIds
  estate.vanish(id)
  expect(estate.machines.has(id)).toBe(false)
  expect(group.machineIds).not.toContain(id)
})

test('jobs, operations, alerts and VMs vanish by their id', () => {
  const { estate } = createDrivenEstate()
  const [job, operation, vm] = [first(estate.jobs), first(estate.operations), first(estate.vms)]
  for (const { id } of [job, operation, vm]) estate.vanish(id)
  expect(estate.jobs.has(job.id)).toBe(false)
  expect(estate.operations.has(operation.id)).toBe(false)
  expect(estate.vms.has(vm.id)).toBe(false)
  expect(estate.backupsOf(vm.id)).toEqual([])
})

test('a backup that vanishes is none of its federation any more', () => {
  const { estate } = createDrivenEstate()
  const [held] = estate.backupsIn('fed-paris')
  if (!held) throw new Error('There is no backup.')
  estate.vanish(held.backup.id)
  expect(estate.backupsIn('fed-paris')).not.toContain(held)
})

test('of the backups of a VM one vanishes, the others stay', () => {
  const { estate } = createDrivenEstate()
  const vm = [...estate.vms.values()].find(({ id }) => estate.backupsOf(id).length > 2)
  const [backup, ...others] = estate.backupsOf(vm?.id ?? '')
  estate.vanish(backup?.id ?? '')
  expect(estate.backupsOf(vm?.id ?? '')).toEqual(others)
})

test('a task that sticks makes no step until it is let go', () => {
  const { estate, pass } = createDrivenEstate()
  const task = estate.startOperation({
    family: 'data-services',
    region: 'eu-central',
    name: 'Create Datastore',
    service: 'private-cloud-business-edition',
    user: 'ana@example.com',
    durationMs: 10_000,
    steps: [{ message: 'Half way', percent: 50 }],
  })
  pass(2000)
  expect(task.state).toBe('RUNNING')
  estate.stick(task.id)
  pass(3_600_000)
  expect(task).toMatchObject({ state: 'RUNNING', percent: 0 })
  estate.unstick(task.id)
  pass(1)
  expect(task.state).toBe('SUCCEEDED')
})

test('life goes on without the servers and groups that have gone', () => {
  const { estate, pass } = createDrivenEstate({ life: true })
  const gone = [...estate.machines.keys()].slice(0, -20)
  for (const id of gone) estate.vanish(id)
  const [left, ...groups] = estate.groups.values()
  for (const group of groups) estate.act((course, at) => removeGroup(course, at, group))
  const before = estate.now()
  pass(3 * 86_400_000)
  const since = [...estate.jobs.values()].filter(({ createdAt }) => createdAt > before)
  expect(since.length).toBeGreaterThan(0)
  for (const { resourceId } of since)
    expect(estate.machines.has(resourceId) || resourceId === left?.id).toBe(true)
})
