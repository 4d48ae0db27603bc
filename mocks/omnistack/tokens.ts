import { oauthRefusal } from './refusal'
import type { Holder, Role, Sessions } from './sessions'

/**
 * Who may sign in. `role`: administrator unless it says otherwise; `tokenMark` stands in front of each
 * token, for tests that look for tokens where none may be.
 */
export type Credentials = { username: string; password: string; role?: Role; tokenMark?: string }

const client = `Basic ${Buffer.from('simplivity:').toString('base64')}`
/** The appliance's own user, who gets in while the hypervisor manager is down. */
const emergencyUser = 'svtcli'

const formOf = async (request: Request): Promise<URLSearchParams> => {
  const type = request.headers.get('content-type') ?? ''
  if (!type.startsWith('multipart/form-data')) return new URLSearchParams(await request.text())
  const form = new URLSearchParams()
  for (const [name, value] of await request.formData())
    if (typeof value === 'string') form.set(name, value)
  return form
}

/** Who a form signs in: null where its user or password is wrong. */
const holderIn = (form: URLSearchParams, accounts: readonly Credentials[]): Holder | null => {
  const [username, password] = [form.get('username'), form.get('password')]
  if (form.get('grant_type') === 'emergency') {
    const knows = accounts.some((account) => account.password === password)
    return username === emergencyUser && knows
      ? { username, role: 'administrator', emergency: true }
      : null
  }
  const account = accounts.find((one) => one.username === username && one.password === password)
  return account
    ? { username: account.username, role: account.role ?? 'administrator', emergency: false }
    : null
}

/**
 * POST /oauth/token: password or emergency grant of the client `simplivity`, as a form of either kind
 * (facts.md 2). `svtcli` goes by the password of any account.
 */
export const grantToken = async (
  request: Request,
  sessions: Sessions,
  accounts: readonly Credentials[],
): Promise<Response> => {
  if (request.headers.get('authorization') !== client)
    return oauthRefusal(401, 'invalid_client', 'Bad client credentials')
  const form = await formOf(request)
  const grant = form.get('grant_type') ?? ''
  if (grant !== 'password' && grant !== 'emergency')
    return oauthRefusal(400, 'unsupported_grant_type', `Unsupported grant type: ${grant}`)
  const holder = holderIn(form, accounts)
  if (!holder) return oauthRefusal(400, 'invalid_grant', 'Invalid credentials')
  const { token, expiresIn, startedAt } = sessions.open(holder)
  return Response.json({
    access_token: token,
    token_type: 'bearer',
    expires_in: expiresIn,
    scope: 'read write',
    updated_at: startedAt,
  })
}
