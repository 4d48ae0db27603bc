import { expect, test } from 'vitest'
import { parseTagFilter } from './filter-tags'

const tags = { Rack: 'Rack1', Row: 'Row 1', 'cost centre': 'A/7' }

test.each([
  ["'Rack' eq 'Rack1'", true],
  ["('Rack' eq 'rack1')", false],
  ["(('Rack' eq 'Rack1') AND ('Row' eq 'Row 1'))", true],
  ["'OS' in keys", false],
  ["'OS' eq 'Linux' or 'cost centre' in keys", true],
  ["not 'Rack' in keys or 'Row' in keys and not 'OS' in keys", true],
  ["('OS' in keys or 'Row' in keys) and 'Rack' eq 'Rack2'", false],
])('%s is %s', (text, expected) => {
  expect(parseTagFilter(text)(tags)).toBe(expected)
})

test.each([
  ["Rack eq 'Rack1'", 'Expected a quoted text.'],
  ["'Rack' gt 'Rack1'", 'Expected eq or in.'],
  ["'Rack' in values", 'Expected keys.'],
  ["('Rack' in keys", 'Expected ).'],
  ["'Rack' in keys 'Row' in keys", 'The filter should end here.'],
  ["'Rack' eq", 'The filter ends too early.'],
])('%s cannot be read: %s', (text, message) => {
  expect(() => parseTagFilter(text)).toThrow(message)
})
