import * as v from 'valibot'
import { expect, test } from 'vitest'
import { warrantySchema } from '../wire'
import { mapSupport } from './map-support'
import { recordSchema } from './wire'

const record = (wire: object = {}) => v.parse(recordSchema, { id: 'P1+S1', ...wire })
const warranty = (wire: object) => v.parse(warrantySchema, { id: 'w1', deviceId: 'P1+S1', ...wire })

test('warranty, place, subscription, connection and tags are told in words', () => {
  const told = mapSupport(
    record({
      connectionType: 'DIRECT',
      tags: { Rack: 'esx-1', Empty: null },
      state: {
        subscriptionState: 'SUBSCRIBED',
        subscriptionTier: 'Enhanced',
        subscriptionExpiresAt: '2030-03-13T10:00:00Z',
      },
    }),
    warranty({
      supportState: 'ACTIVE',
      supportLevel: 'HPE Tech Care Essential',
      contractLevel: 'HPE Tech Care Essential',
      supportStartDate: '2025-03-13T10:00:00Z',
      supportEndDate: '2028-03-13T10:00:00Z',
    }),
    'Paris',
  )
  expect(told).toEqual({
    warranty: {
      word: 'Active',
      active: true,
      level: 'HPE Tech Care Essential',
      contract: null,
      from: '2025-03-13T10:00:00.000Z',
      until: '2028-03-13T10:00:00.000Z',
    },
    location: 'Paris',
    subscription: { word: 'Subscribed', tier: 'Enhanced', until: '2030-03-13T10:00:00.000Z' },
    connection: 'Direct',
    tags: [{ name: 'Rack', value: 'esx-1' }],
  })
})

test.each([
  ['EXPIRED', false, 'Expired'],
  ['UNKNOWN', null, 'Unknown'],
  ['LIFELONG', null, 'Lifelong'],
  [null, null, 'Unknown'],
])('support that is %s is never taken for active', (supportState, active, word) => {
  expect(mapSupport(record(), warranty({ supportState }), null).warranty).toMatchObject({
    active,
    word,
  })
})

test('a sparse record says nothing, and that is told', () => {
  expect(mapSupport(record({ tags: 'none', state: null }), null, null)).toEqual({
    warranty: null,
    location: null,
    subscription: { word: null, tier: null, until: null },
    connection: null,
    tags: [],
  })
})
