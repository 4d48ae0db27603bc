import { expect, test } from 'vitest'
import { createSignedAddresses } from './presigned'

const signed = () => {
  let now = 1_000
  const addresses = createSignedAddresses(() => now)
  const path = addresses.sign(2_000, () => new Response('the log'))
  const token = path.split('/').at(-1) ?? ''
  const ask = (one = token) => addresses.answer(one, new Request(`https://host.test${path}`))
  return { ask, addresses, path, pass: (ms: number) => (now += ms) }
}

test('a signed address answers until its time is over', async () => {
  const { ask, pass } = signed()
  expect(await (await ask()).text()).toBe('the log')
  pass(1_000)
  const late = await ask()
  expect(late.status).toBe(403)
  expect(await late.text()).toContain('<Message>Request has expired</Message>')
})

test('one that was never signed is not there, and no two are the same', async () => {
  const { ask, addresses, path } = signed()
  expect((await ask('0123')).status).toBe(404)
  expect(addresses.sign(2_000, () => new Response())).not.toBe(path)
})
