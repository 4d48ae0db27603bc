import { Gauge } from 'prom-client'
import type { Registry } from 'prom-client'
import type { Collection } from '../../contract/source'
import type { Collections } from '../mirror/collections'

/** How old each collection is, against how old it is meant to be, and what it holds. */
export const mirrorMetrics = (
  registry: Registry,
  collections: Pick<Collections, 'sources'>,
  options: { now: () => Date; holds: (sourceId: string) => boolean },
): void => {
  const registers = [registry]
  const perCollection = (
    name: string,
    help: string,
    read: (collection: Collection) => number | null,
  ) =>
    new Gauge({
      name,
      help,
      labelNames: ['source', 'collection'],
      registers,
      collect() {
        this.reset()
        for (const source of collections.sources())
          for (const collection of source.collections) {
            const value = read(collection)
            const labels = { source: source.id, collection: collection.collection }
            if (value !== null) this.set(labels, value)
          }
      },
    })
  perCollection(
    'sightline_collection_age_seconds',
    'How long ago the newest reading began; none before the first.',
    ({ asOf }) => (asOf === null ? null : (options.now().getTime() - Date.parse(asOf)) / 1000),
  )
  perCollection(
    'sightline_collection_target_seconds',
    'Intended time between two readings.',
    ({ targetMs }) => targetMs / 1000,
  )
  perCollection(
    'sightline_collection_rows',
    'Rows held; none for what is only read to tell others apart.',
    ({ total }) => total,
  )
  perCollection(
    'sightline_collection_failing',
    '1 while the newest reading, or the way to the source, fails.',
    ({ problem }) => (problem === null ? 0 : 1),
  )
  new Gauge({
    name: 'sightline_source_collected',
    help: '1 where this process reads the source; of several on one store exactly one does.',
    labelNames: ['source'],
    registers,
    collect() {
      for (const { id } of collections.sources())
        this.set({ source: id }, options.holds(id) ? 1 : 0)
    },
  })
}
