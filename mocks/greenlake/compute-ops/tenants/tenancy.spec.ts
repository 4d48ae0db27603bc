import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { specsFolder } from '../../../contract/contract'
import { methods } from '../../../router'
import type { Listed } from '../../signed-in'
import { createRegion, workspaceId } from '../../signed-in'
import type { Tenant } from './accounts'
import { accountIdOf, tenants } from './accounts'
import { knowsTenants } from './tenancy'

const root = '/compute-ops-mgmt'
const region = createRegion({ size: 'default' })
const lyon = tenants.find(({ sites }) => sites.includes('lyon')) as Tenant
const osaka = tenants.find(({ sites }) => sites.includes('osaka')) as Tenant
const inLyon = [...region.estate.machines.values()].filter(({ site }) => site === 'lyon')

const listFor = async (tenant: Tenant, path: string) => {
  const answer = await region.get(`${root}${path}`, { 'tenant-acid': tenant.id })
  return (await answer.json()) as Listed<{ id: string }>
}

test('the account of the workspace is that of a service provider, and lists its tenants', async () => {
  const id = accountIdOf(workspaceId)
  expect(await region.read(`${root}/v1beta1/accounts/${id}`)).toMatchObject({
    accountType: 'MSP',
    applicationCustomerId: id,
  })
  const { items } = await region.read<Listed>(`${root}/v1beta1/accounts/${id}/tenants`)
  expect(items.map(({ applicationCustomerId }) => applicationCustomerId)).toEqual(
    tenants.map((tenant) => tenant.id),
  )
  expect(items[0]).toMatchObject({ accountType: 'TENANT', mspApplicationCustomerId: id })
})

test('a tenant has no tenants, and a stranger no account', async () => {
  expect((await region.get(`${root}/v1beta1/accounts/${lyon.id}/tenants`)).status).toBe(403)
  expect((await region.get(`${root}/v1beta1/accounts/${workspaceId}`)).status).toBe(404)
})

test('with the header of a tenant its servers are seen, and no others', async () => {
  const { total, items } = await listFor(lyon, '/v1/servers?limit=5')
  expect(total).toBe(inLyon.length)
  expect(items.map(({ id }) => id)).toEqual(inLyon.slice(0, 5).map(({ id }) => id))
  expect((await listFor(osaka, '/v1/servers')).total).toBe(0)
  const foreign = [...region.estate.machines.values()].find(({ site }) => site === 'paris')
  const path = `${root}/v1/servers/${encodeURIComponent(foreign?.id ?? '')}`
  expect((await region.get(path, { 'tenant-acid': lyon.id })).status).toBe(404)
  expect((await region.get(path)).status).toBe(200)
})

test('so are the alerts, activities and jobs of its servers', async () => {
  const [machine] = inLyon
  region.estate.failPowerSupply(machine?.id ?? '')
  region.estate.startJob({ template: 'restart', resourceId: machine?.id ?? '' })
  for (const path of ['/v1/alerts', '/v1beta2/activities', '/v1/jobs']) {
    const own = await listFor(lyon, path)
    const all = await region.read<Listed>(`${root}${path}`)
    expect(own.total).toBeGreaterThan(0)
    expect(own.total).toBeLessThan(all.total)
  }
})

test('who is no tenant of the workspace is refused', async () => {
  const headers = { 'tenant-acid': '00000000-0000-4000-8000-000000000000' }
  const answer = await region.get(`${root}/v1/servers`, headers)
  expect(answer.status).toBe(403)
  expect(await answer.json()).toMatchObject({
    errorCode: 'HPE_GL_WORKSPACES_USER_NOT_GRANTED_ACCESS_FORBIDDEN',
  })
})

test('operations without that header do not look at it', async () => {
  const all = await region.read<Listed>(`${root}/v1/groups`)
  expect((await listFor(lyon, '/v1/groups')).total).toBe(all.total)
})

type Declared = { name?: string; $ref?: string }
const file = `${specsFolder()}/compute-ops.json`

test.skipIf(!existsSync(file))('the operations that take it are those of the document', () => {
  const { paths } = JSON.parse(readFileSync(file, 'utf8')) as {
    paths: Record<string, Partial<Record<string, { parameters?: Declared[] }>>>
  }
  const operations = Object.entries(paths).flatMap(([path, operations]) =>
    methods.flatMap((method) => {
      const parameters = operations[method.toLowerCase()]?.parameters
      if (!operations[method.toLowerCase()]) return []
      const declares = parameters?.some(
        ({ name, $ref }) => name === 'Tenant-Acid' || $ref?.endsWith('/tenantAcidHeader'),
      )
      return { method, path: path.replaceAll(/\{([^}]+)\}/g, ':$1'), declares: declares ?? false }
    }),
  )
  expect(operations.length).toBeGreaterThan(200)
  for (const { method, path, declares } of operations)
    expect([method, path, knowsTenants({ method, path, service: 'compute-ops' })]).toEqual([
      method,
      path,
      declares,
    ])
})
