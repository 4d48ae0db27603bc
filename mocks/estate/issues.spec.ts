import { expect, test } from 'vitest'
import { day, minute } from './course'
import { createDrivenEstate } from './driven-estate'
import { hostIdOf } from './hypervisors'

const openIssues = (
  { issues }: ReturnType<typeof createDrivenEstate>['estate'],
  sourceId: string,
) =>
  [...issues.values()].filter(
    ({ source, clearedAt }) => source.id === sourceId && clearedAt === null,
  )

const createProtected = () => {
  const driven = createDrivenEstate()
  const vm = [...driven.estate.vms.values()].find(
    ({ home, jobId, ailment }) => 'greenlake' in home && jobId !== null && ailment === null,
  )
  if (!vm) throw new Error('No VM is protected.')
  const run = (failure?: string) => {
    driven.estate.takeBackup(vm.id, failure === undefined ? {} : { failure })
    driven.pass(minute)
  }
  return { ...driven, vm, run }
}

test('one failed backup is no issue, a series is one that grows worse, a good run ends it', () => {
  const { estate, vm, run } = createProtected()
  run('The protection store is full.')
  expect(openIssues(estate, vm.id)).toEqual([])
  run('The protection store is full.')
  run('The protection store is full.')
  expect(openIssues(estate, vm.id)).toMatchObject([
    {
      severity: 'WARNING',
      occurrenceCount: 2,
      region: 'greenlake' in vm.home && vm.home.greenlake,
    },
  ])
  run('The protection store is full.')
  expect(openIssues(estate, vm.id)).toMatchObject([{ severity: 'CRITICAL', occurrenceCount: 3 }])
  run()
  expect(openIssues(estate, vm.id)).toEqual([])
})

test('a critical hypervisor host is an issue until it is well again; another server is none', () => {
  const { estate } = createDrivenEstate()
  const [hostId = ''] = [...estate.hypervisorClusters.values()][0]?.machineIds ?? []
  const host = estate.machines.get(hostId)
  const other = [...estate.machines.values()].find(({ hostName }) => hostName.startsWith('db-'))
  if (!host || !other) throw new Error('The estate lacks a host.')
  estate.failPowerSupply(host.id)
  estate.failPowerSupply(other.id)
  expect(openIssues(estate, hostIdOf(host))).toMatchObject([
    { category: 'HARDWARE', source: { name: host.hostName } },
  ])
  expect(openIssues(estate, hostIdOf(other))).toEqual([])
  estate.heal(host.id)
  expect(openIssues(estate, hostIdOf(host))).toEqual([])
})

test('datastores that fill up are issues from the beginning', () => {
  const { estate } = createDrivenEstate({ size: 'default' })
  const filling = [...estate.issues.values()].filter(({ category }) => category === 'CAPACITY')
  expect(filling.length).toBeGreaterThan(0)
  for (const { source } of filling) expect(estate.datastores.has(source.id)).toBe(true)
}, 20_000)

test('a cleared issue is remembered for a week', () => {
  const { estate, pass, vm, run } = createProtected()
  run('No answer.')
  run('No answer.')
  const [issue] = openIssues(estate, vm.id)
  estate.clearIssues(vm.id)
  pass(6 * day)
  expect(estate.issues.get(issue?.id ?? '')).toMatchObject({ clearedAt: expect.any(Number) })
  pass(2 * day)
  expect(estate.issues.has(issue?.id ?? '')).toBe(false)
})
