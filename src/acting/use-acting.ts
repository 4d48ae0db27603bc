import { useQuery } from '@tanstack/react-query'
import { sessionQuery } from '../api/session'
import { csrfOf } from '../contract/session'

/** The CSRF token of who may act; null for who may only look. */
export const useActing = (): string | null => {
  const { data } = useQuery(sessionQuery())
  return csrfOf(data, 'operator')
}
