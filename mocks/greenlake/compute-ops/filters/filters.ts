import * as v from 'valibot'
import type { Machine } from '../../../estate/types'
import { computeOpsDialect } from '../../../odata/dialect'
import { parseTagFilter } from '../../../odata/filter-tags'
import { mergePatch } from '../../merge-patch'
import { checkIfMatch, once } from '../../preconditions'
import { readRoutes } from '../../read-routes'
import { badFields, refusal, Refused } from '../../refusal'
import { resource } from '../../resource'
import type { Call, Route } from '../../route'
import { created, readBody } from '../../route'
import { expression } from '../expression'
import { addRecord, changeRecord, deleteRoute, reading, recordOf, storedWire } from '../records'
import { serverPropertiesSchema } from './filter-properties'
import type { SavedFilter } from './saved-filters'
import { readExpression, savedFiltersIn, serversMatching } from './saved-filters'

const path = '/compute-ops-mgmt/v1beta1/filters'

const short = v.maxLength<string, 2000>(2000)

const body = v.pipe(
  v.object({
    name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100)),
    description: v.nullish(v.pipe(v.string(), v.maxLength(10_000)), null),
    filter: v.nullish(v.pipe(expression(readExpression), short), null),
    filterTags: v.nullish(v.pipe(expression(parseTagFilter), short), null),
    filterResourceType: v.optional(v.literal('compute-ops-mgmt/server')),
    enabledForRRP: v.optional(v.boolean(), false),
  }),
  v.check(
    ({ filter, filterTags }) => filter !== null || filterTags !== null,
    'Needs a filter or filterTags.',
  ),
)
type FilterBody = v.InferOutput<typeof body>

const toWire = (saved: SavedFilter) => ({
  ...saved,
  ...storedWire('filter', saved),
  filterResourceType: 'compute-ops-mgmt/server',
  resourceUri: `${path}/${saved.id}`,
  matchesUri: `${path}/${saved.id}/matches`,
  uiData: null,
})

const filters = resource<SavedFilter>({
  service: 'compute-ops',
  path,
  limit: { fallback: 100, min: 0, max: 1000 },
  filter: { dialect: computeOpsDialect, properties: ['filterResourceType', 'id', 'type'] },
  sort: true,
  select: null,
  empty: [],
  ...reading(savedFiltersIn),
  toWire,
})

const matches = resource<Machine>({
  service: 'compute-ops',
  path: `${path}/:parentId/matches`,
  limit: { fallback: 100, min: 0, max: 1000 },
  filter: null,
  sort: true,
  select: null,
  empty: [],
  list: (scope, id) => {
    const saved = savedFiltersIn(scope).get(id)
    return saved ? serversMatching(scope, saved) : null
  },
  find: null,
  toWire: ({ id }) => ({ id, type: 'compute-ops-mgmt/server' }),
})

/** A filter's name is its own; 409 for one that is taken, where the operation knows of conflicts. */
const refuseTaken = (call: Call, { name }: FilterBody, own?: SavedFilter) => {
  const taken = [...savedFiltersIn(call.scope).values()].some(
    (one) => one.name === name && one.id !== own?.id,
  )
  if (!taken) return
  const description = 'There is a filter of that name.'
  throw new Refused(
    own ? badFields('compute-ops', [{ subject: 'name', description }]) : refusal(409, description),
  )
}

const refuseReadOnly = ({ readOnly }: SavedFilter) => {
  if (readOnly) throw new Refused(refusal(403, 'The filter is predefined and stays as it is.'))
}

const contentOf = ({ filterResourceType: _type, ...content }: FilterBody) => content

const create = (call: Call): Response => {
  const content = readBody(call, 'compute-ops', body)
  refuseTaken(call, content)
  if (call.search.get('dry-run') === 'true')
    return Response.json(contentOf(content), { status: 201 })
  const saved = addRecord(savedFiltersIn, call.scope, { ...contentOf(content), readOnly: false })
  return created(toWire(saved), `${path}/${saved.id}`)
}

const change = (call: Call): Response => {
  const saved = recordOf(savedFiltersIn, call)
  checkIfMatch(call, saved.generation)
  refuseReadOnly(saved)
  const content = readBody({ ...call, body: mergePatch(saved, call.body) }, 'compute-ops', body)
  refuseTaken(call, content, saved)
  return Response.json(toWire(changeRecord(savedFiltersIn, call.scope, saved, contentOf(content))))
}

/** Saved filters of servers (facts.md 6.8): what matches them is found when it is asked for. */
export const filterRoutes: Route[] = [
  {
    method: 'GET',
    service: 'compute-ops',
    path: `${path}/properties`,
    answer: () =>
      Response.json({
        id: 'properties',
        type: 'compute-ops-mgmt/filters-properties',
        filterResourceTypes: { 'compute-ops-mgmt/server': { schema: serverPropertiesSchema() } },
      }),
  },
  ...readRoutes(filters),
  ...readRoutes(matches),
  {
    method: 'POST',
    service: 'compute-ops',
    path,
    answer: (call) => once(call, () => create(call)),
  },
  { method: 'PATCH', service: 'compute-ops', path: `${path}/:id`, answer: change },
  deleteRoute(path, savedFiltersIn, refuseReadOnly),
]
