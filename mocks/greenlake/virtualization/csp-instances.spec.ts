import { expect, test } from 'vitest'
import { createRegion } from '../signed-in'
import { cspImages } from './csp-catalogue'

const path = '/virtualization/v1beta1/csp-machine-instances'
const order = { name: 'cloud-1', cspMachineInstanceInfo: { imageId: cspImages[0]?.id } }

const createInstance = async () => {
  const own = createRegion()
  const answer = await own.send('POST', path, order)
  const task = answer.headers.get('location') ?? ''
  const { sourceResourceUri } = await own.read<{ sourceResourceUri: string }>(task)
  const one = `${path}/${sourceResourceUri.split('/').at(-1)}`
  const status = async (method: 'POST' | 'DELETE', address: string) =>
    (await own.send(method, address)).status
  return { ...own, answer, task, one, sourceResourceUri, status }
}

test('an instance is created by a task that names it by an older address', async () => {
  const { answer, task, read, pass, sourceResourceUri, status, one } = await createInstance()
  expect(answer.status).toBe(202)
  expect(sourceResourceUri).toMatch(/^\/api\/v1\/csp-machine-instances\//)
  expect(await status('POST', `${one}/power-off`)).toBe(409)
  pass(40_000)
  expect(await read(task)).toMatchObject({
    displayName: 'Create Instance: cloud-1',
    state: 'SUCCEEDED',
    subtreeOperationCount: 1,
  })
})

test('it is stopped, started and terminated, one after the other', async () => {
  const { pass, status, one } = await createInstance()
  pass(40_000)
  expect(await status('POST', `${one}/power-on`)).toBe(409)
  expect(await status('POST', `${one}/power-off`)).toBe(202)
  pass(40_000)
  expect(await status('POST', `${one}/power-on`)).toBe(202)
  pass(40_000)
  expect(await status('DELETE', one)).toBe(202)
  pass(40_000)
  expect(await status('DELETE', one)).toBe(404)
})

test('its image has to be one of its cloud, and its name its own', async () => {
  const { send } = await createInstance()
  expect((await send('POST', path, order)).status).toBe(409)
  expect((await send('POST', path, { ...order, name: 'x', cspType: 'AZURE' })).status).toBe(400)
})
