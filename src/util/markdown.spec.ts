import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainText, readMarkdown } from './markdown'

test('paragraphs, line breaks, strong words and items are read', () => {
  expect(readMarkdown('Power supply **2** failed.\nCheck `PDU B`.\n\n- reseat\n* replace')).toEqual(
    [
      {
        kind: 'paragraph',
        lines: [
          [
            { kind: 'text', text: 'Power supply ' },
            { kind: 'strong', text: '2' },
            { kind: 'text', text: ' failed.' },
          ],
          [
            { kind: 'text', text: 'Check ' },
            { kind: 'code', text: 'PDU B' },
            { kind: 'text', text: '.' },
          ],
        ],
      },
      { kind: 'item', lines: [[{ kind: 'text', text: 'reseat' }]] },
      { kind: 'item', lines: [[{ kind: 'text', text: 'replace' }]] },
    ],
  )
})

test.each([
  '<img src=x onerror=alert(1)>',
  '[here](javascript:alert(1))',
  '**never closed',
  '# heading',
])('%s stays the text it is', (text) => {
  expect(readMarkdown(text)).toEqual([{ kind: 'paragraph', lines: [[{ kind: 'text', text }]] }])
})

test('whatever a source sends, no letter of it is lost but the marks', () => {
  const letters = (text: string) => text.replaceAll(/[\s*`-]/g, '')
  fc.assert(
    fc.property(fc.string({ maxLength: 500 }), (source) => {
      expect(letters(plainText(source))).toBe(letters(source))
    }),
  )
})

test('in a row the message is one line of words', () => {
  expect(plainText('**Server** added\r\n\r\nto the group')).toBe('Server added to the group')
})
