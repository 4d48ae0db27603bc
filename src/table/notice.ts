import type { Rows } from './use-rows'

/**
 * Why a list shows no rows: it failed before any answer, its sources were never read, one of them is
 * silent, the filters let nothing through, or there is nothing.
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
  if (outcomes.length > 0 && outcomes.every(({ asOf }) => asOf === null)) return 'unread'
  if (filtered) return 'no-match'
  const silent = outcomes.some(({ freshness }) => freshness === 'unreachable')
  return silent ? 'silent' : 'empty'
}
