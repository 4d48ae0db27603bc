import type { Freshness } from '../contract/freshness'
import type { Source } from '../contract/source'

const aged = <T extends { freshness: Freshness }>(one: T): T =>
  one.freshness === 'unreachable' ? one : { ...one, freshness: 'stale' }

/** A source while Sightline itself does not answer: nothing that is held of it is live. */
export const unrenewed = <T extends Pick<Source, 'freshness' | 'collections'>>(source: T): T => ({
  ...aged(source),
  collections: source.collections.map(aged),
})
