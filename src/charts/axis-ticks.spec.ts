import { expect, test } from 'vitest'
import { axisTicks, needsSeconds } from './axis-ticks'

const at = (clock: string) => Date.parse(`2026-11-21T${clock}Z`)
const clocks = (from: string, until: string, most = 6) =>
  axisTicks({ from: at(from), until: at(until) }, most).ticks.map((tick) =>
    new Date(tick).toISOString().slice(11, 19),
  )

test('a rollout of an hour is marked every ten minutes', () => {
  expect(clocks('10:03:00', '11:02:00')).toEqual([
    '10:10:00',
    '10:20:00',
    '10:30:00',
    '10:40:00',
    '10:50:00',
    '11:00:00',
  ])
})

test('one of a minute every ten seconds, to the second', () => {
  expect(clocks('10:00:05', '10:01:05')).toEqual([
    '10:00:10',
    '10:00:20',
    '10:00:30',
    '10:00:40',
    '10:00:50',
    '10:01:00',
  ])
  expect([needsSeconds(15_000), needsSeconds(60_000)]).toEqual([true, false])
})

test('a serial one of a day on whole hours', () => {
  expect(clocks('00:10:00', '23:50:00', 8)).toEqual([
    '03:00:00',
    '06:00:00',
    '09:00:00',
    '12:00:00',
    '15:00:00',
    '18:00:00',
    '21:00:00',
  ])
})
