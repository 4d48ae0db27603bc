import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { MapView } from './map-view'

const isEven = (value: number) => value % 2 === 0

test('a view reads like a map of what passes, now and after the map has changed', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.string(), fc.integer())),
      fc.array(fc.tuple(fc.string(), fc.integer())),
      (before, after) => {
        const source = new Map(before)
        const view = new MapView(source, isEven)
        for (const [key, value] of after) source.set(key, value)
        const kept = new Map([...source].filter(([, value]) => isEven(value)))
        expect([...view]).toEqual([...kept])
        expect([...view.keys()]).toEqual([...kept.keys()])
        expect([...view.values()]).toEqual([...kept.values()])
        expect(view.size).toBe(kept.size)
        for (const key of source.keys())
          expect([view.has(key), view.get(key)]).toEqual([kept.has(key), kept.get(key)])
      },
    ),
  )
})
