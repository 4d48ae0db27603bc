const packages = 'com.simplivity.restapi.exceptions'

/** What the API refuses before it does anything; `status` is text in it (facts.md 6). */
export const refusal = (
  code: 400 | 404,
  exception: string,
  path: string,
  message: string,
  now: number,
): Response =>
  Response.json(
    {
      exception: `${packages}.${exception}`,
      path,
      message,
      timestamp: now,
      status: String(code),
    },
    { status: code },
  )

/** No bearer, or one that was never given out: the framework's own body (facts.md 2). */
export const unauthorized = (path: string, now: number): Response =>
  Response.json(
    {
      timestamp: now,
      status: 401,
      error: 'Unauthorized',
      exception: `${packages}.SvtExceptions$UnauthorizedException`,
      message: 'Unauthorized',
      path,
    },
    { status: 401 },
  )

/** Errors of the token service, which are OAuth's. */
export const oauthRefusal = (code: 400 | 401, error: string, description: string): Response =>
  Response.json({ error, error_description: description }, { status: code })
