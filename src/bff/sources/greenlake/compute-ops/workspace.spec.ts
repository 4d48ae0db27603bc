import { expect, test } from 'vitest'
import type { Upstream, UpstreamRequest } from '../../../upstream/upstream'
import { forWorkspace } from './workspace'

const tenant = '3f1c0f0e-9a5b-4d0c-8a7e-6b5d4c3b2a19'
const root = '/compute-ops-mgmt'

const ask = async (path: string, config: Parameters<typeof forWorkspace>[1]) => {
  const asked: UpstreamRequest[] = []
  const upstream: Upstream = {
    source: 'Europe',
    request: async (request) => {
      asked.push(request)
      return { ok: true, value: { status: 200, headers: new Headers(), body: null } }
    },
    close: async () => {},
  }
  const reply = await forWorkspace(upstream, config).request({ path })
  return { reply, headers: asked.map((request) => request.headers) }
}

test.each(['/v1/servers', '/v1/jobs', '/v1/alerts', '/v1beta2/activities'])(
  '%s names the tenant, where there is one',
  async (path) => {
    const { headers } = await ask(`${root}${path}`, { tenant, language: 'en' })
    expect(headers[0]).toMatchObject({ 'Tenant-Acid': tenant })
    const whole = await ask(`${root}${path}`, { tenant: null, language: 'en' })
    expect(whole.headers[0]).not.toHaveProperty('Tenant-Acid')
  },
)

test.each([
  '/v1/groups',
  '/v1/groups/g1/devices',
  '/v1/async-operations',
  '/v1beta2/approval-requests',
])('%s cannot be narrowed to a tenant: it is not asked for one', async (path) => {
  const { reply, headers } = await ask(`${root}${path}`, { tenant, language: 'en' })
  expect(headers).toEqual([])
  expect(reply).toMatchObject({ ok: false, problem: { kind: 'not-found', source: 'Europe' } })
  expect((await ask(`${root}${path}`, { tenant: null, language: 'en' })).reply.ok).toBe(true)
})

test('activities are asked for in the language of the workspace; nothing else comes in another', async () => {
  const japanese = { tenant: null, language: 'ja' } as const
  const activities = await ask(`${root}/v1beta2/activities`, japanese)
  expect(activities.headers).toEqual([{ 'Accept-Language': 'ja' }])
  expect((await ask(`${root}/v1/alerts`, japanese)).headers).toEqual([{}])
})
