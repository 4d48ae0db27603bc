import { expect, test } from 'vitest'
import { noteMachine } from '../../estate/activities'
import type { Listed } from '../signed-in'
import { createRegion } from '../signed-in'
import { bursts } from './activity-bursts'

const path = '/compute-ops-mgmt/v1beta2/activities'

const open = () => {
  const region = createRegion()
  const machines = [...region.estate.machines.values()].filter(
    (one) => one.region === region.region,
  )
  const note = (count: number, key: string, name: 'firmwareUpToDate' | 'logCollected') => {
    for (const machine of machines.slice(0, count)) {
      region.pass(1_000)
      region.estate.act((course, at) =>
        noteMachine(course, at, machine, { key, saying: { note: name } }),
      )
    }
  }
  return { ...region, note }
}

test('activities that came back to back with one key are one, told how many they are', async () => {
  const { note, read } = open()
  note(1, 'SERVER_LOG_COLLECTED', 'logCollected')
  note(3, 'FIRMWARE_UPDATE_SUCCESSFUL', 'firmwareUpToDate')
  const { items, count } = await read<Listed>(path, { groups: '2' })
  expect(count).toBe(2)
  expect(items.map(({ title }) => title)).toEqual([
    '3 servers firmware update successful',
    'Server log collected',
  ])
})

test('bursts are of what the filter leaves, in the language that is asked for', async () => {
  const { get, note } = open()
  note(2, 'SERVER_LOG_COLLECTED', 'logCollected')
  note(1, 'FIRMWARE_UPDATE_SUCCESSFUL', 'firmwareUpToDate')
  const filter = encodeURIComponent("key eq 'SERVER_LOG_COLLECTED'")
  const answer = await get(`${path}?groups=1&select=title&filter=${filter}`, {
    'accept-language': 'ja',
  })
  const { items } = (await answer.json()) as Listed
  expect(items).toEqual([{ title: expect.stringMatching(/^サーバーログ.+ \(\d+ 件\)$/) as string }])
})

test.each(['0', '11', 'two'])('%s groups are refused', async (groups) => {
  const { get } = open()
  expect((await get(`${path}?groups=${groups}`)).status).toBe(400)
})

test('what stands alone keeps its title', () => {
  const item = (key: string) => ({ key, title: 'Alone', source: { type: 'Server' } })
  expect(bursts([item('A'), item('B'), item('A')], 'en').map(({ title }) => title)).toEqual([
    'Alone',
    'Alone',
    'Alone',
  ])
})

test('activities are filtered by the server and the group that they are about', async () => {
  const { estate, read, region } = open()
  const [machine] = [...estate.machines.values()].filter((one) => one.region === region)
  estate.disconnect(machine?.id ?? '')
  const about = (filter: string) => read<Listed>(path, { filter })
  const { items } = await about(`associatedServerId eq '${machine?.id}' and hidden eq false`)
  expect(items[0]).toMatchObject({ source: { id: machine?.id } })
  const [group] = [...estate.groups.values()].filter((one) => one.region === region)
  const ofGroup = await about(`groupId eq '${group?.id}'`)
  expect(ofGroup.items.every(({ source }) => (source as { id: string }).id === group?.id)).toBe(
    true,
  )
})
