import { type Auth, createAuth, oauthSignIn } from '../../upstream/tokens'
import type { Surroundings, Upstream } from '../../upstream/upstream'

/** The client that the API knows: user `simplivity`, no password (facts.md 2). */
const client = `Basic ${Buffer.from('simplivity:').toString('base64')}`

/**
 * The password grant of one controller. The token ends after ten idle minutes or a day, whichever
 * comes first; the 401 that then comes is answered by one new sign-in. `door`: an upstream without
 * auth that reads problems with `readOmnistackProblem`.
 */
export const createOmnistackAuth = (
  door: Upstream,
  account: { username: string; password: () => string },
  { now }: Pick<Surroundings, 'now'>,
): Auth =>
  createAuth({
    now,
    signIn: async () => {
      const signedIn = await oauthSignIn({
        upstream: door,
        path: '/api/oauth/token',
        headers: { authorization: client },
        form: {
          grant_type: 'password',
          username: account.username,
          password: account.password(),
        },
        now,
      })
      if (!signedIn.ok) return signedIn
      const { headers } = signedIn.value
      // Older and newer builds differ over revoking (facts.md 2): a token left alone dies by itself.
      const end = async () => {
        await door.request({ path: '/api/oauth/revoke', headers })
      }
      return { ok: true, value: { ...signedIn.value, end } }
    },
  })
