import { expect, test } from 'vitest'
import { hostsOf, type SourceConfig, urlsOf } from '../../config'
import { driveSurroundings } from '../../testing/driven-surroundings'
import { createSource } from '../create'
import { watch } from './testing/watch'

/** A source that tells what it should not in every place where it can: nobody here repeats it. */

const password = 'canary-password'
const token = 'canary-token'
const access = { username: 'canary-user', password: () => password }
const configs: SourceConfig[] = [
  {
    kind: 'greenlake',
    id: 'europe',
    name: 'Europe',
    region: 'eu-central',
    baseUrl: 'https://canary-region.acme.example',
    tokenUrl: 'https://canary-tokens.acme.example/token',
    clientId: 'canary-client',
    clientSecret: () => password,
    services: ['compute-ops', 'data-services', 'backup-recovery', 'virtualization'],
    tenant: null,
    language: 'en',
  },
  {
    kind: 'omnistack',
    id: 'paris',
    name: 'Paris',
    region: null,
    controllers: ['https://canary-1.acme.example', 'https://canary-2.acme.example'],
    trust: null,
    ...access,
  },
  {
    kind: 'ilo',
    id: 'lab',
    name: 'Lab',
    region: null,
    bmcs: [{ url: 'https://canary-ilo.acme.example', name: null, trust: null }],
    ...access,
  },
]
const basic = Buffer.from(`canary-user:${password}`).toString('base64')
const away = `https://elsewhere.example/?token=${token}&password=${password}`
const headers = {
  'set-cookie': `session=${token}`,
  'www-authenticate': `Bearer realm="${password}", error="${token}"`,
  'x-auth-token': token,
}

/** What nobody should hear of a source, in the spellings that its answers may have. */
const leakOf = (config: SourceConfig) =>
  [
    `Bearer ${token}`,
    `Basic ${basic}`,
    `password=${password}`,
    `secret ${password}`,
    ...urlsOf(config).map((url) => `at ${url}/x?token=${token}`),
    ...hostsOf(config),
    'of canary.person@acme.example',
  ].join(', ')

const answersOf = (leak: string): [string, () => Response][] => {
  const json = {
    message: leak,
    error: leak,
    error_description: leak,
    exception: leak,
    errorCode: leak,
    error_code: leak,
    debugId: leak,
    errorDetails: [{ issues: [{ subject: leak, description: leak }], metadata: { details: leak } }],
    Messages: [{ MessageId: leak, Message: leak, Resolution: leak }],
  }
  const page = `<html><title>${leak}</title></html>`
  const throttled = { status: 429, headers: { ...headers, 'retry-after': leak } }
  const moved = { status: 302, headers: { ...headers, location: away } }
  return [
    ['a refusal in JSON', () => Response.json(json, { status: 400, headers })],
    ['a failure in JSON', () => Response.json(json, { status: 500, headers })],
    ['a 401', () => Response.json(json, { status: 401, headers })],
    ['a 429', () => Response.json(json, throttled)],
    ['a page of a gateway', () => new Response(page, { status: 502, headers })],
    ['a page instead of JSON', () => new Response(page, { headers })],
    ['half a JSON', () => new Response(`{"${leak}": "${leak}`, { headers })],
    ['another shape', () => Response.json({ items: leak, hosts: leak, Systems: 7, [leak]: leak })],
    ['a redirect', () => new Response(null, moved)],
  ]
}

/** Signs in, where that is asked; all else is the answer. */
const answering = (answer: () => Response, signsIn: boolean) => async (request: Request) => {
  const { pathname } = new URL(request.url)
  if (signsIn && pathname.endsWith('/token'))
    return Response.json({ access_token: token, expires_in: 900 })
  if (signsIn && pathname === '/redfish/v1/')
    return Response.json({
      Systems: { '@odata.id': '/redfish/v1/Systems' },
      Links: { Sessions: { '@odata.id': '/redfish/v1/Sessions' } },
    })
  if (signsIn && request.method === 'POST')
    return Response.json({}, { status: 201, headers: { 'x-auth-token': token, location: away } })
  return answer()
}

const cases = configs.flatMap((config) =>
  answersOf(leakOf(config)).flatMap(([what, answer]) =>
    [true, false].map((signsIn) => ({ config, kind: config.kind, what, answer, signsIn })),
  ),
)

test.each(cases)('$kind: $what, signed in $signsIn', async ({ config, answer, signsIn }) => {
  const requests: string[] = []
  const driven = driveSurroundings((request) => {
    requests.push(request.url)
    return answering(answer, signsIn)(request)
  })
  const source = createSource(config, driven.surroundings)
  const { look, advance, lines } = await watch({ ...driven, source, requests }, 'servers')
  await advance(20_000)
  const { problem, told } = await look()
  expect(problem).not.toBeNull()
  expect(requests.some((url) => url.includes('elsewhere'))).toBe(false)
  expect([told, ...lines].join('\n')).not.toMatch(/canary|acme\.example|elsewhere/)
  expect([told, ...lines].join('\n')).not.toContain(basic)
})
