import { expect, test, vi } from 'vitest'
import { firstWindow } from '../contract/list-query'

const valueOf = (value: unknown): unknown => (typeof value === 'function' ? value() : value)

test('the first window that came with the page is there at once, and only once', async () => {
  // A page is loaded once, and so are its modules.
  vi.resetModules()
  const { serversQuery } = await import('./servers')
  const { sourcesQuery } = await import('./sources')
  const search = 'state=critical&group=paris+esx'
  const reply = {
    items: [],
    total: 0,
    offset: 0,
    facets: {},
    outcomes: [],
    version: '7',
    pollAfterMs: 5000,
  }
  const script = document.createElement('script')
  script.id = 'boot'
  script.type = 'application/json'
  script.textContent = JSON.stringify({
    [`/api/servers?${search}&offset=0&limit=128`]: reply,
    '/api/sources': { now: 'no sources here' },
  })
  document.body.append(script)
  const fetch = vi.fn()
  vi.stubGlobal('fetch', fetch)

  expect(valueOf(serversQuery(search, 0, firstWindow).initialData)).toEqual(reply)
  expect(valueOf(serversQuery(search, 0, firstWindow).initialData)).toBeUndefined()
  expect(valueOf(sourcesQuery().initialData)).toBeUndefined()
  expect(fetch).not.toHaveBeenCalled()
})
