import type { MirroredTask } from '../../../mirror/entities'
import { askedFor, type Upstream } from '../../../upstream/upstream'
import { type Acts, type TaskChoice, unanswered } from '../../acts'
import { meaning } from '../said'
import { createDualAuthClient, stateOfDualAuth } from './dual-auth'

/** What can be done to what waits for a second person, as it stands. */
export const canOnDualAuth = ({ row }: MirroredTask): TaskChoice[] =>
  row.state === 'waiting'
    ? [
        { act: 'approve', reason: null },
        { act: 'decline', reason: null },
      ]
    : []

const refusals = {
  403: "The owner of Sightline's API client may not decide this, or has asked for it.",
  412: 'It has been decided meanwhile.',
}

/** The second person's word on what dual authorization holds back; never one's own (facts.md 8). */
export const dualAuthActs = (upstream: Upstream): Acts => ({
  can: new Set(),
  tasks: { kinds: new Set(['dual-authorization']), can: canOnDualAuth },
  examine: async ({ targetId }, asking) => {
    const client = createDualAuthClient(askedFor(upstream, asking))
    const held = await client.one(targetId, asking.signal)
    if (!held.ok) return held
    const waits = stateOfDualAuth(held.value) === 'waiting'
    return { ok: true, value: waits ? null : 'It has been decided meanwhile.' }
  },
  begin: async ({ act, targetId }, asking) => {
    const approves = act === 'approve'
    const client = createDualAuthClient(askedFor(upstream, asking))
    const reply = await client.answer(targetId, approves ? 'APPROVED' : 'CANCELLED')
    return reply.ok
      ? { ok: true, value: { kind: 'done', note: approves ? 'Approved.' : 'Declined.' } }
      : unanswered(meaning(reply.problem, refusals))
  },
  find: async ({ act, targetId }, _sought, { signal }) => {
    const held = await createDualAuthClient(upstream).one(targetId, signal)
    if (!held.ok) return held
    const wanted = act === 'approve' ? 'APPROVED' : 'CANCELLED'
    const note = act === 'approve' ? 'Approved.' : 'Declined.'
    return { ok: true, value: held.value.state === wanted ? { kind: 'done', note } : null }
  },
})
