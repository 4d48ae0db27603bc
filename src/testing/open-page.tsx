import { transferableAbortController } from 'node:util'
import type { Query } from '@tanstack/react-query'
import { QueryClientProvider } from '@tanstack/react-query'
import { act, cleanup, render } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import { RouterProvider } from 'react-router'
import { onTestFinished, vi } from 'vitest'
import { createQueryClient } from '../api/query-client'
import type { Source } from '../bff/sources/source'
import { aCollector, aService, aSource } from '../bff/testing/a-source'
import { anAct, anActItem } from '../bff/testing/an-act'
import { openConsole } from '../bff/testing/console'
import * as entities from '../bff/testing/entities'
import { aPairedScreen, aScreen } from '../bff/testing/screen'
import type { Role } from '../contract/session'
import { createRoutes } from '../routes'
import { screenSize } from '../table/testing/screen-size'

const make = { ...entities, anAct, anActItem, aScreen, aPairedScreen }
type Console = Awaited<ReturnType<typeof openConsole>>

/** The BFF runs on Node: it gets Node's own signals, not those of the simulated DOM. */
const giveSignals = () => {
  const controller = transferableAbortController()
  vi.stubGlobal('AbortController', controller.constructor)
  vi.stubGlobal('AbortSignal', controller.signal.constructor)
}

/** Nothing is laid out here, so nothing is ever far away. */
const bringNear = () =>
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly tell: () => void
      constructor(tell: (entries: { isIntersecting: boolean }[]) => void) {
        this.tell = () => tell([{ isIntersecting: true }])
      }
      observe() {
        queueMicrotask(this.tell)
      }
      disconnect() {}
    },
  )

const answerFrom = (console: Console, session: Record<string, string>) =>
  vi.stubGlobal('fetch', async (url: string, init: RequestInit = {}) => {
    const { method, body } = init
    const reply = await console.ask({
      url,
      method: method === 'POST' || method === 'DELETE' ? method : 'GET',
      headers: { ...session, ...Object.fromEntries(new Headers(init.headers)) },
      ...(typeof body === 'string' ? { payload: body } : {}),
    })
    return new Response(reply.body, { status: reply.statusCode })
  })

/** For a screen on the wall, which is nobody and keeps its own cookies. */
const answerScreen = (console: Console) => {
  const screen = aScreen(console)
  vi.stubGlobal('fetch', async (url: string, { method, body }: RequestInit = {}) => {
    const payload: unknown = typeof body === 'string' ? JSON.parse(body) : undefined
    const reply = await screen.ask(
      method === 'POST' ? method : 'GET',
      url,
      typeof payload === 'object' && payload !== null ? payload : undefined,
    )
    return new Response(reply.body, { status: reply.statusCode })
  })
}

/** Whether a query is asked again as time passes; `refetchInterval: false` says that it holds still. */
const isPolled = ({ observers }: Query) =>
  observers.some(({ options }) => options.refetchInterval !== false)

const makeSources = { aSource, aService, aCollector }

/**
 * The whole application at a path, over a BFF in this process that `fill` gives its entities, as
 * `make` makes them. `poll` is the passing of a polling interval; `sources` what the BFF watches, if it
 * matters which. Ends with the test.
 */
export const openPage = async (
  path: string,
  fill: (console: Console, made: typeof make) => Promise<void>,
  who: Role | 'screen' = 'operator',
  sources?: (made: typeof makeSources) => Source[],
) => {
  giveSignals()
  bringNear()
  const console = await openConsole(sources ? { sources: sources(makeSources) } : {})
  await fill(console, make)
  const session: Record<string, string> = who === 'screen' ? {} : await console.as(who)
  if (who === 'screen') answerScreen(console)
  else answerFrom(console, session)
  screenSize(1200, 640)
  history.replaceState(null, '', path)
  const client = createQueryClient()
  render(
    <QueryClientProvider client={client}>
      <RouterProvider router={createRoutes()} />
    </QueryClientProvider>,
  )
  onTestFinished(() => {
    cleanup()
    client.clear()
    vi.unstubAllGlobals()
  })
  return {
    console,
    make,
    user: userEvent.setup(),
    /** Rows of a list are chosen, as by Space on each. */
    choose: (list: string, keys: readonly string[]) =>
      act(() => client.setQueryData(['selection', list], { keys: new Set(keys), from: null })),
    /** Somebody signs in in another tab of this browser, or nobody: the session of this one ends. */
    inAnotherTab: async (role: Role | null) => {
      if (role === null)
        await console.ask({ method: 'DELETE', url: '/api/session', headers: session })
      else Object.assign(session, await console.as(role, { cookie: session['cookie'] ?? '' }))
    },
    poll: () => act(() => client.refetchQueries({ type: 'active', predicate: isPolled })),
  }
}
