import type { Result } from '../../../../contract/problem'
import { askedFor, type Asking, type Upstream } from '../../../upstream/upstream'
import type { Acts, Begun, Order, Sought } from '../../acts'
import type { Plan } from '../act-plan'
import { examinePlan, sendPlan } from '../planned'
import type { Place, Systems } from '../systems'
import { begunTask } from '../tasks/begun-task'
import { findLinks } from '../tasks/find-links'
import { withOrder } from '../tasks/map-flash'
import { createTaskReader } from '../tasks/read-tasks'
import { createResources } from '../tasks/resources'
import { parseFlash } from '../tasks/wire'
import { findUpdate } from './find-update'
import { planUpdate } from './plan-update'
import { parseUpdateOffer } from './update-wire'

type At = { upstream: Upstream; place: Place; plan: Plan; firmware: string | null }

/** Nothing of an order is known but that it was sent. */
const just = (sentAt: Date): Sought => ({ sentAt, taken: new Set(), open: [] })

/**
 * Has BMCs update the firmware of their iLO: each fetches the image by itself, from the address that it is
 * given. What it makes of that is followed with its other tasks.
 */
export const updateActs = (source: string, systems: Systems, now: () => Date): Acts => {
  /** Found from the service root on, by links alone. */
  const reach = async (order: Order, asking: Asking): Promise<Result<At>> => {
    const place = await systems.find(order.targetId, asking.signal)
    if (!place.ok) return place
    const upstream = askedFor(place.value.upstream, asking)
    const resources = createResources(upstream)
    const links = await findLinks(resources, asking.signal)
    if (!links.ok) return links
    const { updates: uri, ilo } = links.value
    const found = uri === null ? null : await resources.find(uri, asking.signal)
    if (found && !found.ok) return found
    const service = found?.value ?? null
    const plan = planUpdate(order.options.image, {
      kind: ilo.kind,
      hasService: service !== null,
      offer: service && parseUpdateOffer(service),
      flash: service && uri !== null ? parseFlash(uri, service) : null,
    })
    return { ok: true, value: { upstream, place: place.value, plan, firmware: ilo.firmware } }
  }

  const aboutOf = (order: Order, { origin }: Place) => {
    const { sourceId } = origin
    const { targetId: id, name } = order
    return { origin, targets: [{ kind: 'server' as const, sourceId, id, name }] }
  }

  const look = async (
    order: Order,
    place: Place,
    sought: Sought,
    asking: Asking,
  ): Promise<Result<Extract<Begun, { kind: 'task' }> | null>> => {
    const reading = await createTaskReader(askedFor(place.upstream, asking), now)(asking.signal)
    if (!reading.ok) return reading
    const at = now().toISOString()
    const image = order.options.image ?? ''
    const task = findUpdate(reading.value, { ...sought, ...aboutOf(order, place), image, at })
    return { ok: true, value: task && { kind: 'task', task, collection: 'tasks' } }
  }

  return {
    can: new Set(['update-ilo-firmware']),
    examine: async (order, asking) => examinePlan(await reach(order, asking)),
    begin: async (order, asking) => {
      const reached = await reach(order, asking)
      if (!reached.ok) return { ok: false, problem: reached.problem, sent: false }
      const { upstream, place, plan, firmware } = reached.value
      const sentAt = now()
      const reply = await sendPlan(source, upstream, plan)
      if (!reply.ok) return reply
      const around = { ...aboutOf(order, place), held: null, at: now().toISOString() }
      const told = await begunTask(upstream, reply.value, around)
      const seen = told ? null : await look(order, place, just(sentAt), asking)
      const task = told ?? (seen?.ok ? seen.value?.task : null)
      return task
        ? {
            ok: true,
            value: {
              kind: 'task',
              task: withOrder(task, order.options.image ?? '', firmware),
              collection: 'tasks',
            },
          }
        : { ok: true, value: { kind: 'sought' } }
    },
    find: async (order, sought, asking) => {
      const place = await systems.find(order.targetId, asking.signal)
      if (!place.ok) return place
      const found = await look(order, place.value, sought, asking)
      if (!found.ok || found.value === null) return found
      const task = withOrder(found.value.task, order.options.image ?? '', null)
      return { ok: true, value: { ...found.value, task } }
    },
  }
}
