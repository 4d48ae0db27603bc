import { createRandom } from '../../estate/random'
import { dataServicesDialect } from '../../odata/dialect'
import { allInRegion } from '../in-region'
import { badParameter, Refused } from '../refusal'
import type { Scope } from '../resource'
import { resource } from '../resource'

type Tag = { key: string; value: string }

const properties = ['id', 'key', 'value', 'type', 'customerId']

const tagsOf = (scope: Scope): Tag[] => {
  const sites = allInRegion(scope, scope.estate.hypervisorManagers).map(({ site }) => ({
    key: 'site',
    value: site,
  }))
  return [{ key: 'backup-schedule', value: '' }, { key: 'region', value: scope.region }, ...sites]
}

/** A selection must name everything, and one property alone sorts (facts.md 5). */
const check = (search: URLSearchParams) => {
  const selected = search.get('select')?.split(',')
  if (selected && !properties.every((name) => selected.includes(name)))
    throw new Refused(badParameter('data-services', 'select', 'Must name all properties.'))
  if (search.get('sort')?.includes(','))
    throw new Refused(badParameter('data-services', 'sort', 'Must be one property.'))
}

/** GET v1beta1/tags; its answers tell their limit too (facts.md 5). */
export const tags = resource<Tag>({
  service: 'data-services',
  path: '/data-services/v1beta1/tags',
  limit: { fallback: 20, min: 1, max: 1000 },
  filter: {
    dialect: { ...dataServicesDialect, comparisons: ['eq', 'ne'] },
    properties: ['key', 'value'],
  },
  sort: ['key', 'value'],
  select: 'top',
  empty: null,
  check,
  envelope: ({ limit }) => ({ limit }),
  list: (scope) => tagsOf(scope).toSorted((a, b) => (a.key < b.key ? -1 : 1)),
  find: null,
  toWire: ({ key, value }, { region, workspaceId }) => ({
    id: createRandom(0, `${region}/tag/${key}/${value}`).uuid(),
    key,
    value,
    type: 'data-services/tag',
    customerId: workspaceId,
  }),
})
