import { useOutcomes } from '../table/outcomes'
import { Age } from '../ui/age'

/** How old what the source of a row last said is. */
export const SourceAge = ({ sourceId }: { sourceId: string }) => {
  const asOf = useOutcomes().find((outcome) => outcome.sourceId === sourceId)?.asOf
  return asOf ? <Age at={asOf} /> : '–'
}

/** The sources that know a machine, its own first. */
export const KnownAt = ({ sourceIds }: { sourceIds: readonly string[] }) => {
  const outcomes = useOutcomes()
  const names = sourceIds.map(
    (id) => outcomes.find((outcome) => outcome.sourceId === id)?.sourceName ?? id,
  )
  const all = [...new Set(names)].join(', ')
  return <span title={all}>{all}</span>
}
