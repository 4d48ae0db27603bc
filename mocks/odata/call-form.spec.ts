import { expect, test } from 'vitest'
import { parseCallForm } from './call-form'
import { passes } from './evaluate'

const item = { id: 'one', applianceType: 'VM', state: 'connected', uri: '/rest/templates/7' }
const holds = (text: string) =>
  passes(parseCallForm(text), item, { lax: false, caseless: new Set() })

test.each([
  ["eq(id,'one')", true],
  ["ne(id, 'one')", false],
  ["in(applianceType,'VM','UNKNOWN')", true],
  ["in(applianceType,'SYNERGY')", false],
  ["and(eq(applianceType,'VM'),eq(state,'connected'),contains(uri,'/7'))", true],
  ["or(eq(applianceType,'SYNERGY'),not(eq(state,'connected')))", false],
])('%s is %s', (text, expected) => {
  expect(holds(text)).toBe(expected)
})

test.each([
  ["applianceType eq 'VM'", 'Expected (.'],
  ["like(id,'one')", 'like is not supported.'],
  ["eq(id,'one'", 'The filter ends too early.'],
  ['eq(id,one)', 'Expected a value.'],
  ["eq(id,'one') x", 'The filter should end here.'],
])('%s cannot be read: %s', (text, message) => {
  expect(() => parseCallForm(text)).toThrow(message)
})
