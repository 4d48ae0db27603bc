import { expect, test } from 'vitest'
import { createDrivenEstate } from './driven-estate'
import { addGroup, changeGroup, moveMachines, removeGroup } from './groups'
import type { Group, Machine } from './types'

const open = () => {
  const { estate, pass } = createDrivenEstate()
  const group = [...estate.groups.values()].find(({ machineIds }) => machineIds.length > 1)
  const machine = estate.machines.get(group?.machineIds[0] ?? '')
  if (!group || !machine) throw new Error('The estate has no group with servers.')
  const heard: string[] = []
  estate.onChange(({ kind, operation, thing }) => heard.push(`${kind} ${operation} ${thing.id}`))
  const add = (given: Partial<Group> = {}) =>
    estate.act((course, at) =>
      addGroup(course, at, { region: group.region, name: 'New', ...given }),
    )
  const move = (machines: Machine[], to: Group | null) =>
    estate.act((course, at) => moveMachines(course, at, machines, to))
  return { estate, pass, group, machine, heard, add, move }
}

test('a server that moves leaves one group and is in the other, and both say so', () => {
  const { estate, group, machine, heard, add, move } = open()
  const other = add()
  heard.length = 0
  move([machine], other)
  expect(machine.groupId).toBe(other.id)
  expect(other.machineIds).toEqual([machine.id])
  expect(group.machineIds).not.toContain(machine.id)
  expect(heard).toEqual([
    `server Updated ${machine.id}`,
    `group Updated ${group.id}`,
    `group Updated ${other.id}`,
  ])
  expect(estate.activities.slice(-2).map(({ saying }) => saying.note)).toEqual([
    'serversTaken',
    'serversAdded',
  ])
})

test('a server that is where it shall be is left alone', () => {
  const { group, machine, heard, move } = open()
  const { revision } = group
  move([machine], group)
  expect([heard, group.revision]).toEqual([[], revision])
})

test('the servers of a group that is removed stay, in none', () => {
  const { estate, group, machine, heard } = open()
  estate.act((course, at) => removeGroup(course, at, group))
  expect(estate.groups.has(group.id)).toBe(false)
  expect(machine.groupId).toBeNull()
  expect(estate.machines.has(machine.id)).toBe(true)
  expect(heard.at(-1)).toBe(`group Deleted ${group.id}`)
})

test('a change counts up and is an activity of its moment', () => {
  const { estate, pass, group } = open()
  const { revision } = group
  pass(5_000)
  estate.act((course, at) => changeGroup(course, at, group, { description: 'Ours' }))
  expect(group).toMatchObject({
    description: 'Ours',
    revision: revision + 1,
    updatedAt: estate.now(),
  })
  expect(estate.activities.at(-1)).toMatchObject({ key: 'GROUP_UPDATED', sourceId: group.id })
})
