import { expect, test } from 'vitest'
import type { Change } from './changes'
import { createDrivenEstate } from './driven-estate'

const listening = () => {
  const { estate, pass } = createDrivenEstate()
  const heard: Change[] = []
  const stop = estate.onChange((change) => heard.push(change))
  const [machineId = ''] = estate.machines.keys()
  const words = () => heard.map(({ kind, operation }) => `${kind} ${operation}`)
  return { estate, pass, machineId, heard, words, stop }
}

test('a fault and its end are heard of as an alert and a change of its server', () => {
  const { estate, machineId, heard, words } = listening()
  estate.failPowerSupply(machineId)
  expect(words()).toEqual(['alert Created', 'server Updated'])
  expect(heard.at(-1)).toMatchObject({ thing: { id: machineId }, at: estate.now() })
  estate.heal(machineId)
  expect(words().slice(2)).toEqual(['alert Updated', 'server Updated'])
})

test('a job is heard of from its beginning to its end', () => {
  const { estate, pass, machineId, heard } = listening()
  const job = estate.startJob({ template: 'restart', resourceId: machineId, durationMs: 10_000 })
  pass(60_000)
  const told = heard.filter(({ kind }) => kind === 'job')
  expect(told.map(({ operation }) => operation)).toEqual(['Created', 'Updated', 'Updated'])
  expect(told.every(({ thing }) => thing === job)).toBe(true)
})

test('who has stopped listening hears no more', () => {
  const { estate, machineId, heard, stop } = listening()
  stop()
  estate.disconnect(machineId)
  expect(heard).toEqual([])
})
