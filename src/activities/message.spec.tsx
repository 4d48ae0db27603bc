import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Message } from './message'

afterEach(cleanup)

const shown = (text: string) => render(<Message text={text} />).container

test('paragraphs, line breaks, items and strong words are drawn as such', () => {
  const message = shown('Supply **2** failed.\nCheck `PDU B`.\n\n- reseat\n- replace')
  expect([...message.querySelectorAll('p')].map(({ textContent }) => textContent)).toEqual([
    'Supply 2 failed.Check PDU B.',
    'reseat',
    'replace',
  ])
  expect(message.querySelector('strong')?.textContent).toBe('2')
  expect(message.querySelector('code')?.textContent).toBe('PDU B')
  expect(message.querySelectorAll('br')).toHaveLength(1)
})

test.each([
  '<img src=x onerror="alert(1)">',
  '<script>alert(1)</script>',
  '[here](javascript:alert(1))',
  '**<b>strong</b>**',
])('%s is text, whatever it would like to be', (text) => {
  const message = shown(text)
  expect(message.querySelector('img, script, a, b')).toBeNull()
  expect(message.textContent).toBe(text.replaceAll('**', ''))
})
