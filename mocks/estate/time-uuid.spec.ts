import { expect, test } from 'vitest'
import { timeUuid } from './time-uuid'

const other = 'a3853ee1-da05-47d6-bcc4-d35244d59605'

test('a UUID of version 1 tells its moment', () => {
  expect(timeUuid(Date.UTC(2024, 4, 23, 19, 24, 54, 729), other)).toBe(
    '22600390-193a-11ef-bcc4-d35244d59605',
  )
})

test('later ones differ in the time alone', () => {
  const [one, next] = [timeUuid(1_000, other), timeUuid(1_001, other)]
  expect(one).not.toBe(next)
  expect(one.slice(18)).toBe(next.slice(18))
})
