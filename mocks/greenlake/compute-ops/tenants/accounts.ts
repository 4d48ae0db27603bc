import { createRandom } from '../../../estate/random'
import { notFound, refusal } from '../../refusal'
import type { Route } from '../../route'
import { microTime } from '../../times'

/** A customer of the managed service provider whose workspace this is; its servers stand at `sites`. */
export type Tenant = { id: string; workspaceId: string; name: string; sites: readonly string[] }

const tenantNamed = (name: string, sites: string[]): Tenant => {
  const { uuid } = createRandom(0, `${name}/account`)
  return { id: uuid(), workspaceId: uuid(), name, sites }
}

/** Who may be named by a Tenant-Acid header. */
export const tenants: readonly Tenant[] = [
  tenantNamed('Phoenix Freight', ['phoenix']),
  tenantNamed('Hôpitaux de Lyon', ['lyon']),
  tenantNamed('Frankfurt Clearing', ['frankfurt']),
  tenantNamed('Osaka Railways', ['osaka']),
]

const opened = Date.UTC(2023, 4, 2, 9)

/** A workspace's own account; its id is what others call the application customer id. */
export const accountIdOf = (workspaceId: string): string =>
  createRandom(0, `${workspaceId}/account`).uuid()

const dashed = (hex: string) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

const accountWire = (id: string, workspaceId: string, name: string) => ({
  id,
  applicationCustomerId: id,
  platformCustomerId: dashed(workspaceId),
  name,
  description: '',
  operationalMode: 'DEFAULT',
  generation: 1,
  createdAt: microTime(opened),
  updatedAt: microTime(opened),
})

const mspWire = (workspaceId: string) => ({
  ...accountWire(accountIdOf(workspaceId), workspaceId, 'Sightline Managed Services'),
  accountType: 'MSP',
  mspApplicationCustomerId: null,
  mspPlatformCustomerId: null,
})

const tenantWire = ({ id, workspaceId, name }: Tenant, mspWorkspaceId: string) => ({
  ...accountWire(id, workspaceId, name),
  accountType: 'TENANT',
  mspApplicationCustomerId: accountIdOf(mspWorkspaceId),
  mspPlatformCustomerId: dashed(mspWorkspaceId),
})

const path = '/compute-ops-mgmt/v1beta1/accounts/:id'

/** The workspace and its tenants by id; there is no list of accounts (facts.md 6.8). */
export const accountRoutes: Route[] = [
  {
    method: 'GET',
    service: 'compute-ops',
    path,
    answer: ({ scope: { workspaceId }, params: { id } }) => {
      if (id === accountIdOf(workspaceId)) return Response.json(mspWire(workspaceId))
      const tenant = tenants.find((one) => one.id === id)
      return tenant ? Response.json(tenantWire(tenant, workspaceId)) : notFound()
    },
  },
  {
    method: 'GET',
    service: 'compute-ops',
    path: `${path}/tenants`,
    answer: ({ scope: { workspaceId }, params: { id } }) => {
      if (tenants.some((one) => one.id === id))
        return refusal(403, 'Only the account of a managed service provider has tenants.')
      if (id !== accountIdOf(workspaceId)) return notFound()
      const items = tenants.map((tenant) => tenantWire(tenant, workspaceId))
      return Response.json({ items, offset: 0, count: items.length, total: items.length })
    },
  },
]
