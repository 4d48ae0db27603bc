import { expect, test } from 'vitest'
import type { Role } from '../../contract/session'
import type { Views } from '../../contract/view'
import { openConsole } from '../testing/console'

const open = async () => {
  const console = await openConsole()
  const person = async (role: Role) => {
    const headers = await console.as(role)
    const save = (name: string, over: object = {}) =>
      console.ask({
        method: 'POST',
        url: '/api/views',
        headers,
        payload: { name, list: 'servers', search: 'state=critical', shared: false, ...over },
      })
    const remove = (id: string) =>
      console.ask({ method: 'DELETE', url: `/api/views/${id}`, headers })
    const views = async () =>
      (await console.ask({ url: '/api/views', headers })).json<Views>().views
    return { save, remove, views }
  }
  return { person }
}

test('anybody keeps views of their own, which nobody else sees', async () => {
  const { person } = await open()
  const [ana, bo] = [await person('viewer'), await person('operator')]
  expect((await ana.save('Broken')).json<Views>().views).toMatchObject([
    { name: 'Broken', search: 'state=critical', shared: false, own: true },
  ])
  expect(await bo.views()).toEqual([])
  const [view] = await ana.views()
  expect((await bo.remove(view?.id ?? '')).statusCode).toBe(404)
  expect((await ana.remove(view?.id ?? '')).json()).toEqual({ views: [] })
})

test('a view of the same name is overwritten', async () => {
  const { person } = await open()
  const ana = await person('viewer')
  await ana.save('Broken')
  await ana.save('Broken', { search: 'state=warning' })
  expect(await ana.views()).toMatchObject([{ name: 'Broken', search: 'state=warning' }])
})

test('views that everybody has are kept by operators', async () => {
  const { person } = await open()
  const [ana, bo] = [await person('viewer'), await person('operator')]
  expect((await ana.save('Night shift', { shared: true })).statusCode).toBe(403)
  expect((await bo.save('Night shift', { shared: true })).statusCode).toBe(200)
  const [shared] = await ana.views()
  expect(shared).toMatchObject({ name: 'Night shift', shared: true, own: false })
  expect((await ana.remove(shared?.id ?? '')).statusCode).toBe(403)
  expect(await bo.views()).toHaveLength(1)
})

test('a view without a name, of no list, or too long is refused in words', async () => {
  const { person } = await open()
  const ana = await person('viewer')
  const refused = await ana.save(' ')
  expect(refused.statusCode).toBe(400)
  expect(refused.json().detail).toBe('A view needs a name.')
  expect((await ana.save('x', { list: 'vms' })).statusCode).toBe(400)
  expect((await ana.save('x', { search: 'q='.padEnd(4_001, 'x') })).statusCode).toBe(400)
})
