import { mutationOptions, queryOptions } from '@tanstack/react-query'
import { apiPaths } from '../contract/paths'
import { signedInListSchema } from '../contract/signed-in'
import { reading, write } from './client'

/** One's own sessions. */
export const ownSessionsQuery = () =>
  queryOptions({
    queryKey: ['signed-in', 'own'],
    ...reading(apiPaths.ownSessions, signedInListSchema),
  })

/** Everybody's, for admins. */
export const allSessionsQuery = () =>
  queryOptions({
    queryKey: ['signed-in', 'all'],
    ...reading(apiPaths.sessions, signedInListSchema),
  })

/** Ends one's own sessions but this one. */
export const endOtherSessions = (csrf: string) =>
  mutationOptions({
    mutationFn: () => write('DELETE', apiPaths.otherSessions, signedInListSchema, { csrf }),
    onSuccess: async (own, _nothing, _result, { client }) => {
      client.setQueryData(ownSessionsQuery().queryKey, own)
      await client.invalidateQueries({ queryKey: allSessionsQuery().queryKey })
    },
  })

/** Ends somebody's session. */
export const endSession = (csrf: string) =>
  mutationOptions({
    mutationFn: (id: string) =>
      write('DELETE', apiPaths.signedIn(id), signedInListSchema, { csrf }),
    onSuccess: async (all, _id, _result, { client }) => {
      client.setQueryData(allSessionsQuery().queryKey, all)
      await client.invalidateQueries({ queryKey: ownSessionsQuery().queryKey })
    },
  })
