import type { Change } from '../../contract/server'

/** How long something was as it was, ISO. `open`: the record does not say since when. */
export type StateSpan = { from: string; until: string; value: string | null; open: boolean }

/**
 * What a field was over time, oldest first, from our record of its changes (newest first) and what it is
 * now. Before the oldest change it was what that one says it was, nobody knows since when.
 */
export const spansOf = (
  changes: readonly Change[],
  field: string,
  now: { value: string | null; at: string },
  from: string,
): StateSpan[] => {
  const own = changes
    .filter((change) => change.field === field)
    .sort((one, other) => one.at.localeCompare(other.at))
  const starts = [
    { at: from, value: own[0] ? own[0].from : now.value, open: true },
    ...own.map(({ at, to }) => ({ at, value: to, open: false })),
  ]
  return starts.flatMap(({ at, value, open }, index) => {
    const next = starts[index + 1]?.at ?? now.at
    // A source's clock may be ahead of ours.
    const until = next < now.at ? next : now.at
    const begins = at < from ? from : at
    return begins < until ? [{ from: begins, until, value, open }] : []
  })
}
