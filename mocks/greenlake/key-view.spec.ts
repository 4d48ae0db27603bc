import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createDrivenEstate } from '../estate/driven-estate'
import { valueAt } from '../odata/evaluate'
import type { Filter, Literal } from '../odata/filter'
import { writtenFilter } from '../odata/written'
import { protectionJobs } from './backup-recovery/protection-jobs'
import { activities } from './compute-ops/activities'
import { v1beta2 } from './compute-ops/groups/face'
import { groupsIn } from './compute-ops/groups/group-routes'
import { oldGroupWire } from './compute-ops/groups/old-wire'
import { servers } from './compute-ops/servers'
import { readRoutes } from './read-routes'
import type { Resource } from './resource'
import { mayFilter } from './resource'
import { scopeOf } from './scope-of'
import { datastores } from './virtualization/datastores'
import { hypervisorClusters } from './virtualization/hypervisor-clusters'
import { hypervisorHosts } from './virtualization/hypervisor-hosts'
import { managerParts } from './virtualization/manager-part-resources'
import { virtualMachines } from './virtualization/virtual-machines'

const { estate, pass } = createDrivenEstate({ life: true })
pass(6 * 3_600_000)
const scope = scopeOf(estate)

const managers = [...estate.hypervisorManagers.values()].filter(
  ({ region }) => region === scope.region,
)

const answersOf = <T extends object>(resource: Resource<T>, parentId: string) => {
  const [list] = readRoutes(resource)
  return async (query: Record<string, string>): Promise<unknown> => {
    const search = new URLSearchParams(query)
    const answer = await list?.answer({
      scope,
      request: new Request(`https://example.com${resource.path}?${search}`),
      params: { parentId },
      search,
      body: undefined,
      client: { id: 'console', secret: '' },
      ask: () => new Response(null),
      language: 'en',
    })
    return answer?.json()
  }
}

/** What is there, in any case and cut, and what is not. */
const literalsOf = (values: readonly unknown[]): fc.Arbitrary<Literal> => {
  const texts = [...new Set(values)].filter((value) => typeof value === 'string')
  const times = [0, ...texts.map((text) => Date.parse(text)).filter(Number.isFinite)]
  const there = fc.constantFrom(...texts, 'none')
  return fc.oneof(
    { weight: 4, arbitrary: there.map((value) => ({ kind: 'text' as const, value })) },
    there.map((value) => ({ kind: 'text' as const, value: value.toLowerCase() })),
    there.map((value) => ({ kind: 'text' as const, value: value.slice(0, 5) })),
    fc.constantFrom(...times).map((value) => ({ kind: 'time' as const, value })),
    fc.boolean().map((value) => ({ kind: 'flag' as const, value })),
    fc.constant({ kind: 'null' as const }),
  )
}

/** Any filter and any order give the same over keys as over all that is written, in any case or not. */
const law = <T extends object>(resource: Resource<T>, parentId = '') => ({
  path: resource.path,
  check: async () => {
    const { keys = {}, filter, toFilter = (wire: object) => wire } = resource
    const entities = resource.list(scope, parentId) ?? []
    const views = entities.map((entity) => toFilter(resource.toWire(entity, scope, 'en')))
    const paths = Object.keys(keys)
    const asked = paths.filter((path) => mayFilter(filter?.properties ?? [], path))
    const dialect = filter?.dialect ?? null
    if (!dialect) throw new Error(`Nothing filters ${resource.path}.`)
    for (const [index, view] of views.entries())
      for (const [path, of] of Object.entries(keys))
        expect([path, of(entities[index] as T, scope)]).toEqual([
          path,
          valueAt(view, path.split('/')),
        ])

    const condition: fc.Arbitrary<Filter> = fc.constantFrom(...asked).chain((name) => {
      const path = name.split('/')
      const literal = literalsOf(views.map((view) => valueAt(view, path)))
      const folds = dialect.logic ? (['upper', 'lower', null] as const) : ([null] as const)
      const operand = fc.constantFrom(...folds).map((fold) => ({ path, fold }))
      return fc.oneof(
        fc.record({
          kind: fc.constant('compare' as const),
          operand,
          by: fc.constantFrom(...dialect.comparisons),
          literal,
        }),
        fc.record({
          kind: fc.constant('one-of' as const),
          operand,
          literals: fc.array(literal, { minLength: 1, maxLength: 4 }),
        }),
        fc.record({ kind: fc.constantFrom(...dialect.functions), operand, literal }),
      )
    })
    const joined = fc
      .tuple(condition, condition, fc.constantFrom('and' as const, 'or' as const), fc.boolean())
      .map(([left, right, kind, negated]): Filter => {
        if (!dialect.logic) return { kind: 'and', left, right }
        return { kind, left, right: negated ? { kind: 'not', part: right } : right }
      })
    const term = fc
      .tuple(fc.constantFrom(...paths), fc.constantFrom('', ' asc', ' desc'))
      .map((parts) => parts.join(''))
    const order = resource.sort
      ? fc.array(term, { minLength: 1, maxLength: 3 }).map((terms) => terms.join(','))
      : fc.constant('')

    const twins = [filter?.caseless ?? [], asked].map((caseless) => {
      const one = { ...resource, filter: { dialect, properties: asked, caseless } }
      return [
        answersOf(one, parentId),
        answersOf({ ...one, keys: {}, orders: {} }, parentId),
      ] as const
    })
    const query = fc.record({
      filter: fc.oneof(condition, joined).map((one) => writtenFilter(one)),
      ...(resource.sort ? { sort: order } : {}),
    })
    await fc.assert(
      fc.asyncProperty(query, fc.constantFrom(...twins), async (asking, [known, written]) => {
        expect(await known(asking)).toEqual(await written(asking))
      }),
      { numRuns: 60 },
    )
  },
})

const [manager] = managers
const oldGroups = groupsIn({ face: v1beta2, properties: ['id', 'name'], toWire: oldGroupWire })
test.each([
  law(servers),
  law(activities),
  law(oldGroups),
  law(protectionJobs),
  law(virtualMachines),
  law(hypervisorHosts),
  law(hypervisorClusters),
  law(datastores),
  law(managerParts.folders, manager?.id),
  law(managerParts.networks, manager?.id),
  law(managerParts.pools, manager?.id),
  law(managerParts.tags, manager?.id),
  law(managerParts.images, manager?.id),
])('what is known of $path without writing it filters and sorts as what is written', ({ check }) =>
  check(),
)
