import { expect, test } from 'vitest'
import { parseItem } from '../tolerant'
import {
  adviceOf,
  codeOf,
  isBad,
  messageKeyOf,
  type Message,
  messageSchema,
  textOf,
} from './messages'

const message = (told: object): Message => {
  const read = parseItem(messageSchema, told)
  if (!read) throw new Error('It could not be read.')
  return read
}

test.each([
  [{ MessageId: 'iLO.2.33.UpdateInvalidFile' }, 'iLO.UpdateInvalidFile'],
  [{ MessageId: 'Base.1.18.Success' }, 'Base.Success'],
  [{ MessageID: 'Base.0.10.NoValidSession' }, 'Base.NoValidSession'],
  [{ MessageId: 'Success' }, 'Success'],
  [{ MessageId: 'Base.1.' }, null],
  [{}, null],
])('%o has the code %s, whatever the version of its registry', (told, code) => {
  expect(codeOf(message(told))).toBe(code)
  expect(messageKeyOf(message(told))).toBe(code?.split('.').at(-1) ?? null)
})

test('an iLO sends the id alone: it is told in words of ours, with what goes into them', () => {
  const failed = { MessageId: 'iLO.2.33.UpdateFailed', MessageArgs: ['0x12'] }
  expect(textOf(message(failed))).toBe('The component could not be updated (0x12).')
  expect(textOf(message({ MessageId: 'iLO.2.33.UpdateFailed' }))).toBe(
    'The component could not be updated (…).',
  )
})

test('one that we have no words for is spelled, another vendor’s own words are kept', () => {
  expect(textOf(message({ MessageId: 'iLO.2.33.FanSpeedTooHigh' }))).toBe('Fan speed too high.')
  const own = {
    MessageId: 'TaskEvent.1.0.TaskStarted',
    Message: 'The task with id %1 has started.',
  }
  expect(textOf(message({ ...own, MessageArgs: ['7'] }))).toBe('The task with id 7 has started.')
  expect(textOf(message({}))).toBeNull()
})

test('what recommends nothing says so in a word, and is not told', () => {
  expect(adviceOf(message({ Resolution: 'None.' }))).toBeNull()
  expect(adviceOf(message({ Resolution: 'None' }))).toBeNull()
  expect(adviceOf(message({}))).toBeNull()
  expect(adviceOf(message({ Resolution: 'Try another image.' }))).toBe('Try another image.')
})

test.each([
  [{ Severity: 'Critical' }, true],
  [{ MessageSeverity: 'Warning' }, true],
  [{ Severity: 'OK' }, false],
  [{}, false],
])('%o is bad: %s', (told, bad) => {
  expect(isBad(message(told))).toBe(bad)
})
