import { expect, test } from 'vitest'
import { rawTaskPath } from '../../../../contract/raw-task'
import { isTaskAt, isTaskOf, pathOf, taskIdOf } from './task-id'

const uri = '/redfish/v1/TaskService/Tasks/1'
const began = '2026-11-20T10:00:00.000Z'
const of = (part: string) => ({ part })

test('a task is known by its BMC, its place there and when it began', () => {
  const id = taskIdOf(of('esx-7'), uri, began)
  expect(id).toBe('esx-7/redfish/v1/TaskService/Tasks/1@tosp40')
  expect(taskIdOf(of('esx-7'), `${uri}/`, began)).toBe(id)
  expect(taskIdOf(of('esx-7'), uri, '2026-11-20T10:00:01.000Z')).not.toBe(id)
  expect(taskIdOf(of('esx-7'), uri, null)).toBe('esx-7/redfish/v1/TaskService/Tasks/1')
})

test('the address of a BMC is no part of it', () => {
  expect(taskIdOf(of('1'), `https://10.20.4.7${uri}`, null)).toBe(taskIdOf(of('1'), uri, null))
  expect(pathOf('https://10.20.4.7/redfish/v1/')).toBe('/redfish/v1')
  expect(pathOf('http://[')).toBe('')
})

test('BMCs whose names begin alike are told apart, and a name may hold anything', () => {
  const id = taskIdOf(of('esx-1'), uri, began)
  expect([isTaskOf(of('esx-1'), id), isTaskOf(of('esx'), id), isTaskOf(of('esx-10'), id)]).toEqual([
    true,
    false,
    false,
  ])
  const odd = taskIdOf(of('rack 4/esx@7'), uri, began)
  expect(odd).toMatch(/^rack%204%2Fesx%407\//)
  expect(isTaskOf(of('rack 4/esx@7'), odd)).toBe(true)
})

test('whenever it began, it is at the same place', () => {
  const id = taskIdOf(of('esx-7'), uri, began)
  expect(isTaskAt(of('esx-7'), uri, id)).toBe(true)
  expect(isTaskAt(of('esx-7'), `${uri}1`, id)).toBe(false)
  expect(isTaskAt(of('esx-8'), uri, id)).toBe(false)
})

test('its record is read through under its BMC', () => {
  const id = taskIdOf(of('rack 4'), uri, began)
  expect(rawTaskPath({ sourceId: 'lab', id, kind: 'redfish-task' })).toBe(
    '/api/raw/lab/rack%204/redfish/v1/TaskService/Tasks/1',
  )
})
