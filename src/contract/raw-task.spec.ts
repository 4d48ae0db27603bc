import { expect, it } from 'vitest'
import { rawTaskPath } from './raw-task'
import { taskKinds } from './task'

const pathOf = (kind: (typeof taskKinds)[number], id: string) =>
  rawTaskPath({ sourceId: 'par is', id, kind })

it('leads to the record of a task at its source, with an id that may hold anything', () => {
  expect(pathOf('compute-ops-job', 'a+b/c')).toBe(
    '/api/raw/par%20is/compute-ops-mgmt/v1/jobs/a%2Bb%2Fc',
  )
  expect(pathOf('omnistack-task', 'a:b:c')).toBe('/api/raw/par%20is/api/tasks/a%3Ab%3Ac')
})

it('leads to a BMC’s own address of a task, without when it began', () => {
  expect(pathOf('redfish-task', 'esx-7/redfish/v1/TaskService/Tasks/1@tosp40')).toBe(
    '/api/raw/par%20is/esx-7/redfish/v1/TaskService/Tasks/1',
  )
  expect(pathOf('ilo-update-task', 'rack%404/redfish/v1/UpdateService@tosp40')).toBe(
    '/api/raw/par%20is/rack%404/redfish/v1/UpdateService',
  )
})

it('leads nowhere for what the ledger alone knows; every kind has its answer', () => {
  expect(taskKinds.filter((kind) => pathOf(kind, 'x') === null)).toEqual(['redfish'])
})
