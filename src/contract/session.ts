import * as v from 'valibot'
import { problemSchema } from './problem'

export const roles = ['viewer', 'operator', 'admin'] as const
export type Role = (typeof roles)[number]
/** Whether a role may what another may. */
export const hasRole = (held: Role, needed: Role): boolean =>
  roles.indexOf(held) >= roles.indexOf(needed)

/** The doors: a local account, the identity provider, one click into a simulated estate. */
export const entries = ['account', 'provider', 'demo'] as const
export type Entry = (typeof entries)[number]

/**
 * What is open to who signs in. `demo`: one-click entry, because every source is simulated and the
 * listener is loopback. `provider`: what people call the identity provider, where one is configured.
 */
const doors = { demo: v.boolean(), provider: v.optional(v.string()) }

/**
 * Who is signed in. `csrf` goes back in the `x-sightline-csrf` header of every write. Signed out,
 * `problem` says why the identity provider led to nothing, and `leaveAt` where to sign out there too.
 */
export const sessionSchema = v.variant('signedIn', [
  v.object({
    signedIn: v.literal(false),
    ...doors,
    problem: v.optional(problemSchema),
    leaveAt: v.optional(v.string()),
  }),
  v.object({
    signedIn: v.literal(true),
    ...doors,
    name: v.string(),
    role: v.picklist(roles),
    csrf: v.string(),
    expiresAt: v.string(),
  }),
])
export type Session = v.InferOutput<typeof sessionSchema>

/** The CSRF token of who is signed in with at least this role; null for anybody else. */
export const csrfOf = (session: Session | undefined, role: Role): string | null =>
  session?.signedIn && hasRole(session.role, role) ? session.csrf : null

export const signInSchema = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1, 'Enter your name.'), v.maxLength(200)),
  password: v.pipe(v.string(), v.minLength(1, 'Enter your password.'), v.maxLength(1000)),
})
export const demoSignInSchema = v.object({ role: v.picklist(roles) })

/** Begins a sign-in at the identity provider; `returnTo` is the page to come back to. */
export const providerSignInSchema = v.object({ returnTo: v.pipe(v.string(), v.maxLength(4000)) })
/** Where the browser goes on. */
export const goOnSchema = v.object({ url: v.string() })

export const csrfHeader = 'x-sightline-csrf'
/** Sent by polls that no person asked for: they must not keep an idle session alive. */
export const backgroundHeader = 'x-sightline-background'
