import { QueryClientProvider } from '@tanstack/react-query'
import { render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { createMemoryRouter, RouterProvider, useParams } from 'react-router'
import { vi } from 'vitest'
import { createQueryClient } from '../../api/query-client'
import { apiPaths } from '../../contract/paths'
import type { Session } from '../../contract/session'
import type { Source, Sources } from '../../contract/source'
import { setServerTime } from '../../ui/clock'
import { DetailPage } from '../../ui/detail-page'
import { Shell } from '../shell'

export const now = '2026-11-21T10:58:41.000Z'

export const operator: Session = {
  signedIn: true,
  demo: true,
  name: 'Ana Ruiz',
  role: 'operator',
  csrf: 'token',
  expiresAt: '2026-11-28T10:00:00.000Z',
}

export const source = (over: Partial<Source> = {}): Source => ({
  id: 'us-west',
  name: 'COM us-west',
  kind: 'greenlake',
  region: 'us-west',
  simulated: true,
  freshness: 'live',
  asOf: '2026-11-21T10:58:29.000Z',
  problem: null,
  collections: [
    {
      collection: 'servers',
      freshness: 'live',
      asOf: '2026-11-21T10:58:29.000Z',
      complete: true,
      total: 9204,
      targetMs: 120_000,
      problem: null,
      nextTryAt: null,
    },
  ],
  upkeep: {
    budget: null,
    services: 5,
    spared: 0,
    tokenUntil: null,
    certificates: 0,
    certificatesUntil: null,
    untrusted: 0,
    lastError: null,
  },
  ...over,
})

export const sources = (over: Partial<Sources> = {}): Sources => ({
  now,
  sources: [source()],
  runningTasks: 3,
  ...over,
})

const signedOut = { kind: 'signed-out', title: 'Signed out', detail: 'The session has ended.' }

const Page = () => {
  const { name = '' } = useParams()
  return <DetailPage back={{ to: '/servers', name: 'Servers' }} name={name} main={null} />
}

/** The shell around plain views and a page of one thing; `replies` by path, a missing one is a 401, an error no connection. */
export const openShell = (
  replies: Partial<Record<string, unknown>> = {},
  at = '/servers?state=critical',
) => {
  setServerTime(now)
  const all: Partial<Record<string, unknown>> = {
    [apiPaths.session]: operator,
    [apiPaths.sources]: sources(),
    [apiPaths.acts]: { acts: [], pollAfterMs: 15_000 },
    ...replies,
  }
  const fetch = vi.fn((url: string, _init?: RequestInit) => {
    const reply = all[url.split('?')[0] ?? '']
    if (reply instanceof Error) return Promise.reject(reply)
    return Promise.resolve(reply).then((body) =>
      body === undefined ? Response.json(signedOut, { status: 401 }) : Response.json(body),
    )
  })
  vi.stubGlobal('fetch', fetch)
  const router = createMemoryRouter(
    [
      {
        element: <Shell />,
        children: [
          {
            path: 'servers',
            handle: { title: 'Servers' },
            element: <input data-filter-field aria-label="Filter servers" />,
          },
          { path: 'servers/:name', handle: { title: 'Servers' }, element: <Page /> },
          { path: '*', handle: { title: 'Elsewhere' }, element: <p>Elsewhere</p> },
        ],
      },
    ],
    { initialEntries: [at] },
  )
  const client = createQueryClient()
  const { queries } = client.getDefaultOptions()
  client.setDefaultOptions({ queries: { ...queries, retryDelay: 0 } })
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  )
  const where = () => `${router.state.location.pathname}${router.state.location.search}`
  const answer = (path: string, reply: unknown) => {
    all[path] = reply
  }
  return { answer, client, fetch, router, where, user: userEvent.setup() }
}
