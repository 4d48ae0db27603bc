import { expect } from 'vitest'
import type { ActDetail, ActName, ActOptions, ActTarget, Preview } from '../../../contract/act'
import { confirmation } from '../../../contract/act'
import type { Source } from '../../sources/source'
import type { Store } from '../../store/store'
import { openConsole } from '../../testing/console'
import type { driveSurroundings } from '../../testing/driven-surroundings'

type World = ReturnType<typeof driveSurroundings> & { source: Source }

let drawn = 0
/** A key as a browser draws it. */
export const aKey = () => {
  drawn += 1
  return `key-of-a-test-${String(drawn).padStart(6, '0')}`
}

/** A console that watches a world, with an operator who acts on its servers. */
export const openActing = async (world: World, more: { store?: Store; settleMs?: number } = {}) => {
  const { surroundings, waits, settle, advance } = world
  const console = await openConsole({
    sources: [world.source],
    driven: { surroundings, waits, settle, advance },
    ...(more.store ? { store: more.store } : {}),
  })
  const headers = await console.as('operator')
  console.scheduler.start()
  console.ledger.start()
  await advance(more.settleMs ?? 6_000)

  /** Lets time pass until the answer is there: some acts read of a BMC first. */
  const asked = async (method: 'GET' | 'POST', url: string, payload?: object) => {
    const reply = console.ask({ method, url, headers, ...(payload ? { payload } : {}) })
    await advance(0)
    return reply
  }
  const post = (url: string, payload: object) => asked('POST', url, payload)
  const read = async <T>(url: string) => (await asked('GET', url)).json<T>()
  const target = (id: string): ActTarget => ({ sourceId: world.source.id, id })

  const preview = async (act: ActName, ids: readonly string[], options: ActOptions = {}) => {
    const reply = await post('/api/acts/preview', { act, options, targets: ids.map(target) })
    expect(reply.statusCode, reply.body).toBe(200)
    return reply.json<Preview>()
  }
  /** From preview to order, as the dialog does it. */
  const order = async (act: ActName, ids: readonly string[], options: ActOptions = {}) => {
    const { items } = await preview(act, ids, options)
    const willBe = items.filter(({ reason }) => reason === null).map(({ id }) => target(id))
    const passedOver = items.filter(({ reason }) => reason !== null).map(({ id }) => target(id))
    const confirmed = confirmation(act, willBe.length)
    return {
      key: aKey(),
      act,
      options,
      targets: willBe,
      passedOver,
      ...(confirmed === null ? {} : { confirmed }),
    }
  }
  const act = async (name: ActName, ids: readonly string[], options: ActOptions = {}) => {
    const reply = await post('/api/acts', await order(name, ids, options))
    expect(reply.statusCode, reply.body).toBe(200)
    return reply.json<ActDetail>()
  }
  const detail = (id: string) => read<ActDetail>(`/api/acts/${id}`)
  /** Until it is over, or so long; gives the states that were seen, each once. */
  const follow = async (id: string, longestMs = 900_000) => {
    const seen: string[] = []
    for (let ms = 0; ms <= longestMs; ms += 2_000) {
      const now = await detail(id)
      const states = now.items.map(({ state }) => state).join(' ')
      if (seen.at(-1) !== states) seen.push(states)
      if (now.endedAt !== null) return { seen, end: now }
      await advance(2_000)
    }
    return { seen, end: await detail(id) }
  }
  return { ...console, post, read, preview, order, act, detail, follow, target, headers }
}
