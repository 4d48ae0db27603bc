import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { apiPaths } from '../contract/paths'
import type { Role, Session } from '../contract/session'
import { goOnSchema, sessionSchema } from '../contract/session'
import { bootValue, get, write } from './client'
import { setSignedOut } from './signed-out'

/** Who is signed in. Asked again only on purpose: that a session has ended, every other reply tells. */
export const sessionQuery = () =>
  queryOptions({
    queryKey: ['session'],
    queryFn: ({ signal }) => get(apiPaths.session, sessionSchema, { signal, background: true }),
    initialData: () => bootValue(apiPaths.session, sessionSchema),
    staleTime: Infinity,
    gcTime: Infinity,
  })

const ofTheEstate = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== 'session'

/** A new session: every reply that was refused or has aged is asked for again. */
const entered = async (session: Session, client: QueryClient) => {
  client.setQueryData(sessionQuery().queryKey, session)
  setSignedOut(false)
  await client.invalidateQueries({ predicate: ofTheEstate })
}

/** Signs in with a local account. */
export const signIn = () =>
  mutationOptions({
    mutationFn: (account: { name: string; password: string }) =>
      write('POST', apiPaths.session, sessionSchema, { body: account }),
    onSuccess: (session, _account, _result, { client }) => entered(session, client),
  })

/** One-click entry, open only where every source is simulated. */
export const signInDemo = () =>
  mutationOptions({
    mutationFn: (role: Role) =>
      write('POST', apiPaths.demoSession, sessionSchema, { body: { role } }),
    onSuccess: (session, _role, _result, { client }) => entered(session, client),
  })

/** Goes to the identity provider, which leads back to the page that is open now. */
export const signInAtProvider = () =>
  mutationOptions({
    mutationFn: () => {
      const returnTo = location.pathname + location.search
      return write('POST', apiPaths.providerSession, goOnSchema, { body: { returnTo } })
    },
    onSuccess: ({ url }) => location.assign(url),
  })

/** Ends the session, at the identity provider as well; nothing that it showed stays in the tab. */
export const signOut = () =>
  mutationOptions({
    mutationFn: (csrf: string) => write('DELETE', apiPaths.session, sessionSchema, { csrf }),
    onSuccess: (session, _csrf, _result, { client }) => {
      client.setQueryData(sessionQuery().queryKey, session)
      client.removeQueries({ predicate: ofTheEstate })
      if (!session.signedIn && session.leaveAt !== undefined) location.assign(session.leaveAt)
    },
  })
