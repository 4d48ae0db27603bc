import type { Result } from '../../../contract/problem'
import { upstreamProblem } from '../../upstream/problems'
import type { Upstream, UpstreamReply } from '../../upstream/upstream'
import { type Sent, unanswered } from '../acts'
import type { Plan } from './act-plan'
import { redfishHeaders } from './client'

/** Why a planned act cannot be done, as `examine` answers it; null: it can. */
export const examinePlan = (reached: Result<{ plan: Plan }>): Result<string | null> => {
  if (!reached.ok) return reached
  const { plan } = reached.value
  return { ok: true, value: 'cannot' in plan ? plan.cannot : null }
}

/** Sends the one request of a plan, once; what cannot be done is refused and not sent. */
export const sendPlan = async (
  source: string,
  upstream: Upstream,
  plan: Plan,
): Promise<Extract<Sent, { ok: false }> | { ok: true; value: UpstreamReply }> => {
  if ('cannot' in plan) return unanswered(upstreamProblem(source, 'refused', plan.cannot))
  const { method, path, json } = plan.step
  const reply = await upstream.request({ method, path, headers: redfishHeaders, body: { json } })
  return reply.ok ? reply : unanswered(reply.problem)
}
