import type { ActName } from '../../../contract/act'
import type { Result } from '../../../contract/problem'
import type { TaskTarget } from '../../../contract/task'
import { notAsDocumented } from '../../upstream/problems'
import { askedFor, type Asking, type Upstream } from '../../upstream/upstream'
import type { Acts, Order } from '../acts'
import { type Plan, planAct } from './act-plan'
import { sightOf } from './act-sight'
import { type Offers, parseOffers, parseResetInfo } from './act-wire'
import { redfishHeaders } from './client'
import type { IloOrigin } from './map'
import { examinePlan, sendPlan } from './planned'
import type { Place, Systems } from './systems'
import { begunTask } from './tasks/begun-task'

/** What a BMC can do by itself; the rest takes Compute Ops Management. */
const can: readonly ActName[] = [
  'power-on',
  'power-off',
  'force-off',
  'restart',
  'cold-boot',
  'uid-on',
  'uid-off',
]

const read = async <T>(
  upstream: Upstream,
  path: string,
  parse: (body: unknown) => T | null,
): Promise<Result<T>> => {
  const reply = await upstream.request({ path, headers: redfishHeaders })
  if (!reply.ok) return reply
  const value = parse(reply.value.body)
  return value === null ? notAsDocumented(upstream.source, 'a system') : { ok: true, value }
}

/** What a system offers; the reset types that stand elsewhere are read there. */
const readOffers = async (upstream: Upstream, uri: string): Promise<Result<Offers>> => {
  const found = await read(upstream, uri, (body) => parseOffers(body, uri))
  if (!found.ok) return found
  const offers = found.value
  const { reset } = offers
  if (!reset || reset.types !== null || reset.info === null) return found
  const types = await read(upstream, reset.info, parseResetInfo)
  return types.ok
    ? { ok: true, value: { ...offers, reset: { ...reset, types: types.value } } }
    : types
}

const targetOf = ({ sourceId }: IloOrigin, { targetId, name }: Order): TaskTarget => ({
  kind: 'server',
  sourceId,
  id: targetId,
  name,
})

type At = { upstream: Upstream; place: Place; offers: Offers; plan: Plan }

/** Acts on the systems of a set of BMCs, each asked by its own offers. */
export const iloActs = (source: string, systems: Systems, now: () => Date): Acts => {
  const reach = async ({ act, targetId }: Order, asking: Asking): Promise<Result<At>> => {
    const place = await systems.find(targetId, asking.signal)
    if (!place.ok) return place
    const upstream = askedFor(place.value.upstream, asking)
    const offers = await readOffers(upstream, place.value.uri)
    if (!offers.ok) return offers
    const plan = planAct(act, offers.value, place.value.uri)
    return { ok: true, value: { upstream, place: place.value, offers: offers.value, plan } }
  }

  return {
    can: new Set(can),
    watched: new Set(can),
    examine: async (order, asking) => examinePlan(await reach(order, asking)),
    begin: async (order, asking) => {
      const reached = await reach(order, asking)
      if (!reached.ok) return { ok: false, problem: reached.problem, sent: false }
      const { upstream, place, plan } = reached.value
      const reply = await sendPlan(source, upstream, plan)
      if (!reply.ok) return reply
      const isLight = order.act === 'uid-on' || order.act === 'uid-off'
      const { origin } = place
      const targets = [targetOf(origin, order)]
      const at = now().toISOString()
      const task = await begunTask(upstream, reply.value, { origin, targets, held: null, at })
      if (task) return { ok: true, value: { kind: 'task', task, collection: 'tasks' } }
      return {
        ok: true,
        value: isLight ? { kind: 'done', note: 'Done.' } : { kind: 'watched' },
      }
    },
    watch: async (order, { sentAt, moved }, asking) => {
      const at = await reach(order, asking)
      if (!at.ok) return at
      const { offers } = at.value
      if (order.act === 'uid-on' || order.act === 'uid-off') {
        const isDone = offers.lit === (order.act === 'uid-on')
        return isDone
          ? { ok: true, value: { end: 'succeeded', note: 'Done.', moved: true } }
          : { ok: true, value: { end: 'failed', note: 'The light is as it was.', moved } }
      }
      const ms = now().getTime() - sentAt.getTime()
      return { ok: true, value: sightOf(order.act, offers, ms, moved) }
    },
  }
}
