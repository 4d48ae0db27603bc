import { problemOf } from '../api/problem-error'
import { Button } from '../ui/button'
import { ListNotice } from '../ui/list-notice'
import { ProblemNote } from '../ui/problem-note'
import type { ListState } from './list-state'
import type { Notice } from './notice'
import type { Rows } from './use-rows'

/** What stands in place of the rows, as `notice` says. */
export const EmptyNotice = ({
  notice,
  noun: [, many],
  rows,
  list,
}: {
  notice: Notice
  noun: readonly [string, string]
  rows: Rows<unknown>
  list: ListState
}) => {
  switch (notice) {
    case 'failed':
      return (
        <ListNotice picture="silent" title={`The ${many} could not be read`}>
          <ProblemNote problem={problemOf(rows.error)} />
          <Button onClick={rows.retry}>Try again</Button>
        </ListNotice>
      )
    case 'unread':
      return (
        <ListNotice picture="silent" title="Not read yet">
          The sources are being read for the first time. The {many} appear here as they arrive.
        </ListNotice>
      )
    case 'silent':
      return (
        <ListNotice
          picture="silent"
          title={`${list.filtered ? 'Nothing matches' : `No ${many}`}, as far as is known`}
        >
          <span>
            What the sources named above hold beyond what was read of them is not known. The reason
            stands there.
          </span>
          {list.filtered && <Button onClick={list.clear}>Clear all filters</Button>}
        </ListNotice>
      )
    case 'no-match':
      return (
        <ListNotice picture="filtered" title="Nothing matches">
          <span>No {many} have all of these properties.</span>
          <Button onClick={list.clear}>Clear all filters</Button>
        </ListNotice>
      )
    case 'empty':
      return (
        <ListNotice picture="quiet" title={`No ${many}`}>
          Every source has answered and counts none.
        </ListNotice>
      )
  }
}

/** Says over rows that are still shown why they are no longer renewed. */
export const RenewalNote = ({ rows }: { rows: Rows<unknown> }) => {
  if (rows.error === null || rows.head === null) return null
  const problem = problemOf(rows.error)
  return problem.kind === 'signed-out' ? null : (
    <ProblemNote problem={{ ...problem, title: `Not renewed: ${problem.title}` }} />
  )
}
