import { expect, test, vi } from 'vitest'
import { createDrivenEstate } from './driven-estate'
import { needsApproval } from './dual-auth'

const order = {
  region: 'us-west',
  operation: 'Delete',
  description: 'Delete backup daily-1',
  product: 'Backup and Recovery',
  resource: { name: 'daily-1', uri: '/backup-recovery/v1beta1/x/1', type: 'x' },
  requestedBy: 'oncall-1@example.com',
} as const

test('dual authorization is off until somebody switches it on, for one region', () => {
  const { estate } = createDrivenEstate()
  expect(needsApproval(estate, 'us-west')).toBe(false)
  estate.setDualAuthorization('us-west', true, 'admin@example.com')
  expect(needsApproval(estate, 'us-west')).toBe(true)
  expect(needsApproval(estate, 'eu-central')).toBe(false)
})

test.each([
  ['APPROVED', [1, 0]],
  ['CANCELLED', [0, 1]],
] as const)(
  'what is held waits; once it is %s, what follows from that happens',
  (verdict, calls) => {
    const { estate, pass } = createDrivenEstate()
    const follows = { approved: vi.fn<() => void>(), cancelled: vi.fn<() => void>() }
    const held = estate.holdUntilApproved(order, follows)
    pass(3_600_000)
    expect(held).toMatchObject({ state: 'PENDING', checkedBy: null })
    expect(follows.approved).not.toHaveBeenCalled()
    estate.check(held.id, 'oncall-2@example.com', verdict)
    expect(held).toMatchObject({ state: verdict, checkedBy: 'oncall-2@example.com' })
    expect([follows.approved.mock.calls.length, follows.cancelled.mock.calls.length]).toEqual(calls)
  },
)
