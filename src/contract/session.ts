import * as v from 'valibot'

export const roles = ['viewer', 'operator', 'admin'] as const
export type Role = (typeof roles)[number]

/**
 * Who is signed in. `csrf` goes back in the `x-sightline-csrf` header of every write. `demo`: one-click
 * entry is open, because every source is simulated and the listener is loopback.
 */
export const sessionSchema = v.variant('signedIn', [
  v.object({ signedIn: v.literal(false), demo: v.boolean() }),
  v.object({
    signedIn: v.literal(true),
    demo: v.boolean(),
    name: v.string(),
    role: v.picklist(roles),
    csrf: v.string(),
    expiresAt: v.string(),
  }),
])
export type Session = v.InferOutput<typeof sessionSchema>

export const signInSchema = v.object({
  name: v.pipe(v.string(), v.trim(), v.minLength(1, 'Enter your name.'), v.maxLength(200)),
  password: v.pipe(v.string(), v.minLength(1, 'Enter your password.'), v.maxLength(1000)),
})
export const demoSignInSchema = v.object({ role: v.picklist(roles) })

export const csrfHeader = 'x-sightline-csrf'
/** Sent by polls that no person asked for: they must not keep an idle session alive. */
export const backgroundHeader = 'x-sightline-background'
