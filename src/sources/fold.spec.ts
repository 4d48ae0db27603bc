import { expect, test } from 'vitest'
import { few, foldParts } from './fold'

const many = Array.from({ length: 300 }, (_, at) => `esx-${at}`)
const fold = (q: string, all = false) => foldParts(many, (name) => name, { q, all })

test('of many the first few are shown, and how many there are is known', () => {
  expect(fold('')).toEqual({ shown: many.slice(0, few), matching: 300 })
  expect(fold('', true)).toEqual({ shown: many, matching: 300 })
})

test('a part of a name finds its own, in whatever case, and in the order that they had', () => {
  expect(fold(' ESX-29 ')).toEqual({
    shown: ['esx-29', ...many.slice(290)],
    matching: 11,
  })
  expect(fold('nobody')).toEqual({ shown: [], matching: 0 })
})
