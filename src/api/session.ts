import { mutationOptions, queryOptions } from '@tanstack/react-query'
import type { QueryClient } from '@tanstack/react-query'
import { apiPaths } from '../contract/paths'
import type { Role, Session } from '../contract/session'
import { goOnSchema, sessionSchema } from '../contract/session'
import { bootValue, get, write } from './client'
import { sessionKey, setSignedOut } from './signed-out'

const ofTheEstate = ({ queryKey }: { queryKey: readonly unknown[] }) =>
  queryKey[0] !== sessionKey[0]

/**
 * The session as this tab is to know it from here on. One that has ended stays, under the banner, so that
 * nothing leaves the screen; where another person has come in, everything is asked for again as theirs.
 */
const goOnWith = (now: Session, client: QueryClient): Session => {
  const held = client.getQueryData<Session>(sessionKey)
  if (!held?.signedIn) return now
  setSignedOut(!now.signedIn)
  if (!now.signedIn) return held
  if (now.name !== held.name || now.role !== held.role)
    void client.invalidateQueries({ predicate: ofTheEstate })
  return now
}

/**
 * Who is signed in. That a session has ended every other reply tells; it is asked again where another tab
 * may have begun a new one: on a return to this tab, after a refusal has passed, and when a write is refused.
 */
export const sessionQuery = () =>
  queryOptions({
    queryKey: sessionKey,
    queryFn: async ({ signal, client }) =>
      goOnWith(await get(apiPaths.session, sessionSchema, { signal, background: true }), client),
    initialData: () => bootValue(apiPaths.session, sessionSchema),
    staleTime: Infinity,
    gcTime: Infinity,
    refetchOnWindowFocus: 'always',
  })

/** What this tab itself did counts, whatever an older question about the session is still answered. */
const hold = async (session: Session, client: QueryClient) => {
  await client.cancelQueries({ queryKey: sessionKey })
  client.setQueryData(sessionQuery().queryKey, session)
}

/** A new session: every reply that was refused or has aged is asked for again. */
const entered = async (session: Session, client: QueryClient) => {
  await hold(session, client)
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
    onSuccess: async (session, _csrf, _result, { client }) => {
      await hold(session, client)
      client.removeQueries({ predicate: ofTheEstate })
      if (!session.signedIn && session.leaveAt !== undefined) location.assign(session.leaveAt)
    },
  })
