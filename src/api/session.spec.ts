import { MutationObserver } from '@tanstack/react-query'
import { expect, test, vi } from 'vitest'
import { createQueryClient } from './query-client'
import { sessionQuery, signIn, signOut } from './session'

const operator = {
  signedIn: true,
  demo: false,
  name: 'oncall-1',
  role: 'operator',
  csrf: 'c',
  expiresAt: '2026-11-28T10:00:00Z',
}
const answering = (body: unknown) =>
  vi.stubGlobal('fetch', () => Promise.resolve(Response.json(body)))

test('signing in over an aged page keeps its rows and asks for them again', async () => {
  const client = createQueryClient()
  client.setQueryData(['servers', 'list'], ['row'])
  answering(operator)
  await new MutationObserver(client, signIn()).mutate({ name: 'oncall-1', password: 'p' })
  expect(client.getQueryData(sessionQuery().queryKey)).toEqual(operator)
  expect(client.getQueryData(['servers', 'list'])).toEqual(['row'])
  expect(client.getQueryState(['servers', 'list'])?.isInvalidated).toBe(true)
})

test('signing out leaves nothing of the estate in the tab', async () => {
  const client = createQueryClient()
  client.setQueryData(['servers', 'list'], ['row'])
  answering({ signedIn: false, demo: false })
  await new MutationObserver(client, signOut()).mutate('c')
  expect(client.getQueryData(sessionQuery().queryKey)).toEqual({ signedIn: false, demo: false })
  expect(client.getQueryData(['servers', 'list'])).toBeUndefined()
})

test('who came in by the identity provider signs out there as well', async () => {
  const assign = vi.spyOn(location, 'assign').mockImplementation(() => {})
  const leaveAt = 'https://login.example/session/end'
  answering({ signedIn: false, demo: false, leaveAt })
  await new MutationObserver(createQueryClient(), signOut()).mutate('c')
  expect(assign).toHaveBeenCalledWith(leaveAt)
})
