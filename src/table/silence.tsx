import { useQuery } from '@tanstack/react-query'
import { sourcesQuery } from '../api/sources'
import { freshnessStatus } from '../contract/freshness'
import { Age } from '../ui/age'
import { Moment } from '../ui/moment'
import { Note } from '../ui/note'

/** A source that is silent about one of its collections, and why; null: it is heard. */
export const useSilence = (sourceId: string, collection: string | undefined) => {
  const { data: source } = useQuery({
    ...sourcesQuery(),
    select: ({ sources }) => sources.find(({ id }) => id === sourceId),
  })
  const list = source?.collections.find((one) => one.collection === collection) ?? source
  const isSilent = list?.freshness === 'stale' || list?.freshness === 'unreachable'
  if (!source || !isSilent) return null
  return { name: source.name, freshness: list.freshness, problem: list.problem }
}

/** Of a thing whose source is silent: how old what is shown of it is, what that means, and why. */
export const SilenceNote = ({
  silence: { name, freshness, problem },
  asOf,
  means,
}: {
  silence: NonNullable<ReturnType<typeof useSilence>>
  asOf: string
  means: string
}) => (
  <Note tone="warning">
    <p>
      {name} is {freshnessStatus[freshness].word.toLowerCase()}: this is as of{' '}
      <Moment at={asOf} named /> (<Age at={asOf} />
      ). {means}
    </p>
    {problem && (
      <p className="dim">
        {problem.title}: {problem.detail}
      </p>
    )}
  </Note>
)

/** The same of a thing that its source lists in a collection; nothing where the source is heard. */
export const SilentSource = ({
  of: { sourceId, asOf },
  collection,
}: {
  of: { sourceId: string; asOf: string | null }
  collection: string
}) => {
  const silence = useSilence(sourceId, collection)
  if (silence === null || asOf === null) return null
  return <SilenceNote silence={silence} asOf={asOf} means="How it is since then is not known." />
}
