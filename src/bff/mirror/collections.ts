import type { Outcome } from '../../contract/freshness'
import type { Problem, ProblemKind } from '../../contract/problem'
import type { Collection, Source as DescribedSource } from '../../contract/source'
import type { Source } from '../sources/source'
import { upsert } from '../store/bulk'
import type { Store } from '../store/store'
import type { EntityKind } from './entities'
import { freshnessOf, worstOf } from './freshness'

/** What is known of one collection. Times epoch ms; `targetMs` as paced. */
type State = {
  collection: string
  /** The kinds whose lists it stands for: what it keeps, and activities where it tells of them. */
  kinds: readonly EntityKind[]
  entity: EntityKind | null
  targetMs: number
  asOf: number | null
  complete: boolean
  total: number
  problem: Problem | null
  nextTryAt: number | null
}

/** A source as its passes tell it; what its services need is told by others. */
type SourceReport = Omit<DescribedSource, 'upkeep'>

/** The record of how every pass went, as the freshness strip and every list tell it. */
export type Collections = {
  /** Reads how passes went, of all sources or of some: what another BFF collects is told by the store. */
  load: (sourceIds?: readonly string[]) => Promise<void>
  succeeded: (
    sourceId: string,
    collection: string,
    end: { asOf: number; complete: boolean; held: number },
  ) => Promise<void>
  failed: (
    sourceId: string,
    collection: string,
    problem: Problem,
    nextTryAt: number,
  ) => Promise<void>
  outcomes: (kind: EntityKind) => Outcome[]
  /**
   * What outcomes of the kind mean, of all sources or of one, as a text: ages move all the time, this
   * only when a reader is to be told.
   */
  standing: (kind: EntityKind, sourceId?: string | null) => string
  sources: () => SourceReport[]
}

/** Problems of the way to a source rather than of one collection. */
const sourceWide: ReadonlySet<ProblemKind> = new Set(['unreachable', 'tls', 'bad-credentials'])

const isSourceWide = ({ problem }: State) => problem !== null && sourceWide.has(problem.kind)

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())

/** `pace` scales target intervals as the scheduler does. */
export const createCollections = (options: {
  store: Store
  sources: readonly Source[]
  now: () => Date
  pace: number
  simulated: boolean
}): Collections => {
  const { store, sources, now, pace, simulated } = options
  const states = new Map(
    sources.map((source) => [
      source.id,
      source.collectors.map(({ collection, entity, tells, targetMs }): State => ({
        collection,
        entity,
        kinds: [...(entity ? [entity] : []), ...(tells ? (['activity'] as const) : [])],
        targetMs: targetMs / pace,
        asOf: null,
        complete: false,
        total: 0,
        problem: null,
        nextTryAt: null,
      })),
    ]),
  )
  /** Why a source as a whole cannot be reached, until any pass succeeds. */
  const downs = new Map<string, Problem>()
  /** Of a source that another BFF reads: down where all that was read of it fails. */
  const judgeDown = (sourceId: string, read: readonly State[]) => {
    const down = read.every(({ problem }) => problem) ? read.find(isSourceWide)?.problem : null
    if (down) downs.set(sourceId, down)
    else downs.delete(sourceId)
  }

  const stateOf = (sourceId: string, collection: string) =>
    states.get(sourceId)?.find((state) => state.collection === collection)

  const save = (sourceId: string, state: State) =>
    upsert(
      store,
      'collection',
      ['source_id', 'collection'],
      [
        {
          source_id: sourceId,
          collection: state.collection,
          as_of: iso(state.asOf),
          complete: state.complete ? 1 : 0,
          total: state.total,
          problem: state.problem && JSON.stringify(state.problem),
          next_try_at: iso(state.nextTryAt),
        },
      ],
    )

  const judgeAt = (at: number, sourceId: string, { problem: own, asOf, targetMs }: State) => {
    const problem = own ?? downs.get(sourceId) ?? null
    return {
      freshness: freshnessOf({ asOf, targetMs, failing: problem !== null, now: at }),
      problem,
    }
  }
  const judge = (sourceId: string, state: State) => {
    const { freshness, problem } = judgeAt(now().getTime(), sourceId, state)
    return { freshness, asOf: iso(state.asOf), complete: state.complete, problem }
  }

  /** The worst of its collections stands for a source, those not reached yet apart. */
  const report = (source: Source): SourceReport => {
    const collections = (states.get(source.id) ?? []).map((state): Collection => ({
      collection: state.collection,
      ...judge(source.id, state),
      total: state.entity === null ? null : state.total,
      targetMs: state.targetMs,
      nextTryAt: iso(state.nextTryAt),
    }))
    const begun = collections.filter(({ asOf, problem }) => asOf !== null || problem !== null)
    const told = begun.length > 0 ? begun : collections
    const freshness = worstOf(told.map((state) => state.freshness))
    const worst = told.filter((state) => state.freshness === freshness)
    const times = worst.map(({ asOf }) => asOf ?? '').sort()
    return {
      id: source.id,
      name: source.name,
      kind: source.kind,
      region: source.region,
      simulated,
      freshness,
      asOf: (freshness === 'live' ? times.at(-1) : times[0]) || null,
      problem: worst.find(({ problem }) => problem)?.problem ?? null,
      collections,
    }
  }

  return {
    load: async (sourceIds) => {
      for (const row of await store.selectFrom('collection').selectAll().execute()) {
        const state = stateOf(row.source_id, row.collection)
        if (!state || sourceIds?.includes(row.source_id) === false) continue
        state.asOf = row.as_of === null ? null : Date.parse(row.as_of)
        state.complete = row.complete === 1
        state.total = row.total
        state.problem = row.problem === null ? null : JSON.parse(row.problem)
        state.nextTryAt = row.next_try_at === null ? null : Date.parse(row.next_try_at)
      }
      for (const [sourceId, list] of states)
        if (sourceIds?.includes(sourceId) !== false)
          judgeDown(
            sourceId,
            list.filter(({ asOf, problem }) => asOf !== null || problem !== null),
          )
    },
    succeeded: async (sourceId, collection, { asOf, complete, held }) => {
      downs.delete(sourceId)
      const state = stateOf(sourceId, collection)
      if (!state) return
      Object.assign(state, { asOf, complete, total: held, problem: null, nextTryAt: null })
      await save(sourceId, state)
    },
    failed: async (sourceId, collection, problem, nextTryAt) => {
      if (sourceWide.has(problem.kind)) downs.set(sourceId, problem)
      const state = stateOf(sourceId, collection)
      if (!state) return
      Object.assign(state, { problem, nextTryAt })
      await save(sourceId, state)
    },
    outcomes: (kind) =>
      sources.flatMap((source) =>
        (states.get(source.id) ?? []).flatMap((state): Outcome[] =>
          state.kinds.includes(kind)
            ? [
                {
                  sourceId: source.id,
                  sourceName: source.name,
                  collection: state.collection,
                  ...judge(source.id, state),
                },
              ]
            : [],
        ),
      ),
    standing: (kind, only = null) => {
      const at = now().getTime()
      let text = ''
      for (const [sourceId, collections] of states)
        if (only === null || only === sourceId)
          for (const state of collections)
            if (state.kinds.includes(kind)) {
              const { freshness, problem } = judgeAt(at, sourceId, state)
              text += `${sourceId} ${state.collection} ${freshness} ${state.complete} ${problem?.kind}\n`
            }
      return text
    },
    sources: () => sources.map(report),
  }
}
