import { expect, onTestFinished, test } from 'vitest'
import { driveSurroundings } from '../../testing/driven-surroundings'
import { openTestStore } from '../../testing/store'
import { createFlows, flowMs, newBinding } from './flows'

const open = async () => {
  const store = await openTestStore()
  onTestFinished(() => store.destroy())
  const { surroundings, advance } = driveSurroundings(() => Promise.reject(new Error('none')))
  const flows = createFlows(store, surroundings.now)
  const flow = { ...newBinding(), returnTo: '/tasks', former: 'session-1' }
  return { store, advance, flows, flow, token: await flows.keep(flow) }
}

test('what was kept is given to who has token and state, once', async () => {
  const { flows, flow, token } = await open()
  expect(await flows.take(token, flow.state)).toEqual(flow)
  expect(await flows.take(token, flow.state)).toBeNull()
})

test('of many who ask at once, one gets it', async () => {
  const { flows, flow, token } = await open()
  const taken = await Promise.all([1, 2, 3, 4].map(() => flows.take(token, flow.state)))
  expect(taken.filter((one) => one !== null)).toHaveLength(1)
})

test.each([
  ['another state', { state: 'other' }],
  ['another token', { token: 'other' }],
])('%s gets nothing, and spoils nothing', async (_what, wrong) => {
  const { flows, flow, token } = await open()
  const { state, token: other } = { state: flow.state, token, ...wrong }
  expect(await flows.take(other, state)).toBeNull()
  expect(await flows.take(token, flow.state)).toEqual(flow)
})

test('after ten minutes it is gone, and the next that is kept sweeps it away', async () => {
  const { store, advance, flows, flow, token } = await open()
  await advance(flowMs)
  expect(await flows.take(token, flow.state)).toBeNull()
  const old = await flows.keep({ ...flow, ...newBinding() })
  await advance(flowMs)
  await flows.keep({ ...flow, ...newBinding() })
  const kept = await store.selectFrom('sign_in_flow').select('token_hash').execute()
  expect(kept).toHaveLength(1)
  expect(JSON.stringify(kept)).not.toContain(old)
})

test('neither the token nor the state can be read from the store', async () => {
  const { store, flow, token } = await open()
  const stored = JSON.stringify(await store.selectFrom('sign_in_flow').selectAll().execute())
  expect(stored).toContain(flow.nonce)
  expect(stored).not.toContain(token)
  expect(stored).not.toContain(flow.state)
})
