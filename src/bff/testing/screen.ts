import * as v from 'valibot'
import type { BoardName, Wall } from '../../contract/display'
import { boardNames, displaysSchema, wallSchema } from '../../contract/display'
import type { Role } from '../../contract/session'
import { ownOrigin } from './console'
import type { openConsole } from './console'

type Console = Awaited<ReturnType<typeof openConsole>>

/** A screen on the wall: a browser that keeps its cookies and is never signed in. */
export const aScreen = (first: Pick<Console, 'ask'>) => {
  const jar = new Map<string, string>()
  let console = first

  const keep = (lines: string | string[] | undefined) => {
    for (const line of [lines ?? []].flat()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') jar.delete(name)
      else jar.set(name, value)
    }
  }
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join('; ')

  const ask = async (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) => {
    const reply = await console.ask({
      method,
      url,
      headers: { origin: ownOrigin, cookie: cookie() },
      ...(payload ? { payload } : {}),
    })
    keep(reply.headers['set-cookie'])
    return reply
  }

  return {
    jar,
    ask,
    /** What its page asks again and again. */
    hello: async (version = 'v1'): Promise<Wall> =>
      v.parse(wallSchema, (await ask('POST', '/api/wall', { version })).json()),
    /** The letters that it shows. */
    code: async (): Promise<string> => {
      const wall = v.parse(wallSchema, (await ask('POST', '/api/wall', { version: 'v1' })).json())
      return wall.state === 'pairing' ? wall.code : ''
    },
    /** From now on it reaches this one. */
    reach: (other: Pick<Console, 'ask'>) => {
      console = other
    },
    /** The status that reading an address gives. */
    status: async (url: string) => (await ask('GET', url)).statusCode,
  }
}

/** Pairs a new screen, as an operator at a desk would; the screen has its identity. */
export const aPairedScreen = async (
  console: Console,
  boards: readonly BoardName[] = ['health', 'tasks', 'backups'],
  name = 'NOC left',
) => {
  const screen = aScreen(console)
  const desk = await console.as('operator')
  const payload = { code: await screen.code(), name, boards }
  const reply = await console.ask({ method: 'POST', url: '/api/displays', headers: desk, payload })
  const { displays } = reply.json<{ displays: { id: string; name: string }[] }>()
  const id = displays.find((display) => display.name === name)?.id ?? ''
  await screen.hello()
  return { screen, desk, id }
}

/** Enters a code on a desk, for all boards unless `payload` says otherwise. */
export const enterCode = async (
  { ask, as }: Console,
  code: string,
  more: { role?: Role; payload?: object } = {},
) =>
  ask({
    method: 'POST',
    url: '/api/displays',
    headers: await as(more.role ?? 'operator'),
    payload: { code, name: 'NOC left', boards: boardNames, ...more.payload },
  })

/** The displays as an operator's desk lists them. */
export const listedDisplays = async ({ ask, as }: Console) => {
  const reply = await ask({ url: '/api/displays', headers: await as('operator') })
  return v.parse(displaysSchema, reply.json()).displays
}
