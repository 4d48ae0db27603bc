import { estatePart } from '../../../estate/estate-part'
import { refusal, Refused } from '../../refusal'
import type { Scope } from '../../resource'
import type { Route } from '../../route'
import type { Tenant } from './accounts'
import { tenants } from './accounts'

/** The operations that know no tenants. */
const untenanted: readonly RegExp[] = [
  /\/v1\/groups\b/,
  /^GET \S+\/v1\/async-operations\b/,
  /^(POST|DELETE) \S+\/(v1|v1beta2)\/servers(\/:[^/]+)?$/,
  /\/v1beta2\/servers\/[^/]+\/notifications$/,
  /\/v1beta1\/(activation-keys|ahs-files|appliance-firmware-bundles|server-locations)\b/,
  /\/v1beta1\/(user-preferences|webhooks)\b/,
  /\/v1beta2\/approval-/,
  /\/ilo-settings-compliance\b/,
]

/** Whether an operation takes a Tenant-Acid header (facts.md 2); others do not look at it. */
export const knowsTenants = ({ method, path, service }: Omit<Route, 'answer'>): boolean =>
  service === 'compute-ops' && !untenanted.some((one) => one.test(`${method} ${path}`))

const scopes = new WeakMap<Scope, Map<Tenant, Scope>>()

/** What a request is answered for: with a Tenant-Acid header, what that tenant has. Refuses strangers. */
export const tenantScope = (scope: Scope, request: Request, route: Route): Scope => {
  const asked = request.headers.get('tenant-acid')
  if (asked === null || !knowsTenants(route)) return scope
  const tenant = tenants.find(({ id }) => id === asked.toLowerCase())
  if (!tenant)
    throw new Refused(
      refusal(403, 'You have not been granted access to this workspace.', {
        code: 'HPE_GL_WORKSPACES_USER_NOT_GRANTED_ACCESS_FORBIDDEN',
      }),
    )
  const known = scopes.get(scope) ?? new Map<Tenant, Scope>()
  scopes.set(scope, known)
  const narrowed = known.get(tenant) ?? {
    ...scope,
    workspaceId: tenant.workspaceId,
    estate: estatePart(scope.estate, new Set(tenant.sites)),
  }
  known.set(tenant, narrowed)
  return narrowed
}
