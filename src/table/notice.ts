import { outcomeWord } from '../ui/outcome-notes'
import type { Rows } from './use-rows'

/**
 * Why a list shows no rows: it failed before any answer, its sources are being read for the first time,
 * one of them is silent or not wholly read, the filters let nothing through, or there is nothing.
 */
export type Notice = 'failed' | 'unread' | 'silent' | 'no-match' | 'empty'

/** What stands in place of the rows; null where there are rows, or the first answer is under way. */
export const noticeFor = (
  { total, error, head }: Pick<Rows<unknown>, 'total' | 'error' | 'head'>,
  filtered: boolean,
): Notice | null => {
  if (head === null) return error === null ? null : 'failed'
  if (total !== 0) return null
  const { outcomes } = head
  const unread = outcomes.every(({ asOf, problem }) => asOf === null && problem === null)
  if (outcomes.length > 0 && unread) return 'unread'
  if (outcomes.some((outcome) => outcomeWord(outcome) !== null)) return 'silent'
  return filtered ? 'no-match' : 'empty'
}
