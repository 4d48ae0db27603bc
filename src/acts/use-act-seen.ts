import { useMutation, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { markActSeen } from '../api/acts'
import { sessionQuery } from '../api/session'
import type { ActDetail } from '../contract/act'
import { sumOf } from '../contract/parts'
import { csrfOf } from '../contract/session'

/** What there is to see of an act, to tell it from what there was before; null: nothing. */
const newsOf = ({ counts, endedAt, mine, seen }: ActDetail) => {
  const { failed } = sumOf(counts)
  return failed > 0 || (mine && endedAt !== null && !seen) ? `${failed} ${endedAt}` : null
}

/**
 * Who looks at an act has seen what of it has failed, and of their own how it ended: it calls for them no
 * more, in the tray and in the list, until something else of it fails.
 */
export const useActSeen = (act: ActDetail | undefined) => {
  const { data: session } = useQuery(sessionQuery())
  const csrf = csrfOf(session, 'viewer')
  const { mutate } = useMutation(markActSeen(csrf ?? ''))
  const id = act?.id ?? null
  const news = act && csrf !== null ? newsOf(act) : null
  useEffect(() => {
    if (id !== null && news !== null) mutate(id)
  }, [id, news, mutate])
}
