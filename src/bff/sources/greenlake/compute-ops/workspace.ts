import type { GreenlakeConfig } from '../../../config'
import { upstreamProblem } from '../../../upstream/problems'
import type { Upstream } from '../../../upstream/upstream'

/** Reads that know no tenants (facts.md 2): they answer for the provider's whole workspace. */
const untenanted: readonly RegExp[] = [
  /\/v1\/groups\b/,
  /\/v1\/async-operations\b/,
  /\/v1beta2\/approval-/,
]
/** Reads whose texts come in the language that is asked for (facts.md 4.4). */
const worded = /\/activities\b/

/**
 * Compute-ops as one workspace has it: texts in its language; where it is a tenant of a managed service
 * provider, what that tenant has. What cannot be narrowed to the tenant is not asked: it is others' too.
 */
export const forWorkspace = (
  upstream: Upstream,
  { tenant, language }: Pick<GreenlakeConfig, 'tenant' | 'language'>,
): Upstream => ({
  ...upstream,
  request: async (request) => {
    const { path } = request
    if (tenant !== null && untenanted.some((one) => one.test(path))) {
      const detail = 'It cannot tell what of this belongs to the tenant.'
      return { ok: false, problem: upstreamProblem(upstream.source, 'not-found', detail) }
    }
    const headers = {
      ...request.headers,
      ...(worded.test(path) ? { 'Accept-Language': language } : {}),
      ...(tenant === null ? {} : { 'Tenant-Acid': tenant }),
    }
    return upstream.request({ ...request, headers })
  },
})
