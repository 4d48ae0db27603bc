import { expect, test } from 'vitest'
import { english } from './en'
import { japanese } from './ja'
import { reasonText, sayingText } from './texts'

const holesOf = (texts: object): [string, string[]][] =>
  Object.entries(texts).flatMap(([name, text]): [string, string[]][] =>
    typeof text === 'string'
      ? [[name, (text.match(/\{\w+\}/g) ?? []).toSorted()]]
      : holesOf(text as object).map(([below, holes]) => [`${name}.${below}`, holes]),
  )

test('both languages fill the same things into the same texts', () => {
  expect(holesOf(japanese)).toEqual(holesOf(english))
})

test('where one language says nothing, the other does not either', () => {
  for (const [name, { action }] of Object.entries(english.notes))
    expect([name, japanese.notes[name as keyof typeof english.notes].action === '']).toEqual([
      name,
      action === '',
    ])
})

test('a failed job names itself, its subject and the reason, in each language', () => {
  const saying = {
    note: 'jobFailed',
    job: 'groupFirmware',
    reason: { why: 'serversFailed', values: { failed: 2, total: 9 } },
    values: { subject: 'paris-esx' },
  } as const
  expect(sayingText(saying)).toEqual({
    title: 'Group firmware update failed',
    message: 'Group firmware update of **paris-esx** failed.\n\n2 of 9 servers failed',
    action: '',
  })
  expect(sayingText(saying, 'ja').message).toBe(
    '**paris-esx** のグループファームウェア更新が失敗しました。\n\n9 台中 2 台のサーバーが失敗しました',
  )
})

test('a fault stands in the message with its description, its resolution is the action', () => {
  const said = sayingText({ note: 'serverHealthCritical', fault: 'DriveFailed' })
  const { message, description, resolution } = english.faults.DriveFailed
  expect(said).toMatchObject({ message: `${message}\n\n${description}`, action: resolution })
})

test('a reason without values is its text', () => {
  expect(reasonText({ why: 'dismissed' })).toBe('Dismissed after a stall')
})
