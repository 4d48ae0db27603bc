import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { afterDelivery } from './webhook-status'

const active = {
  state: 'ENABLED',
  status: 'ACTIVE',
  statusReason: 'Webhook handshake accepted.',
  results: [],
} as const
type Standing = ReturnType<typeof afterDelivery>

/** Deliveries as text: `+` arrived, `-` failed. */
const after = (text: string): Standing =>
  text.split('').reduce<Standing>((standing, one) => afterDelivery(standing, one === '+'), active)

test.each([
  ['++++++++++', 'ACTIVE'],
  ['----', 'ACTIVE'],
  ['-----', 'WARNING'],
  ['-+-+-+-+-', 'WARNING'],
  ['-+-+-+-+++++', 'ACTIVE'],
  ['---------', 'WARNING'],
  ['---------+++++++++', 'WARNING'],
  ['---------++++++++++', 'ACTIVE'],
  ['----------', 'ERROR'],
  ['++++++----------', 'ERROR'],
])('after %s it is %s', (text, status) => {
  expect(after(text).status).toBe(status)
})

test('ten failures in a row, and nothing else, disable it', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { maxLength: 40 }), (results) => {
      let standing: Standing = active
      let row = 0
      for (const arrived of results) {
        standing = afterDelivery(standing, arrived)
        row = arrived ? 0 : row + 1
        expect(standing.state === 'DISABLED').toBe(row >= 10)
        if (row >= 10) return
      }
    }),
  )
})
