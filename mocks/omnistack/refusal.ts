const house = 'com.simplivity.restapi.exceptions'
const spring = 'org.springframework.web'

/** A refusal on its way out of an operation. */
export class Refused extends Error {
  readonly refusal: Refusal
  constructor(refusal: Refusal) {
    super(refusal.message)
    this.refusal = refusal
  }
}

/** What is wrong with a request, before its address and time are told with it. */
export type Refusal = {
  status: 400 | 404 | 405 | 413 | 415
  exception: string
  message: string
  /** Text on the wire; only with exceptions of tasks. */
  code?: number
}

const named = (status: Refusal['status'], name: string, message: string): Refusal => ({
  status,
  exception: `${house}.${name}`,
  message,
})

/** 400 with one of the API's own exceptions (facts.md 6). */
export const badRequest = (name: string, message: string): Refusal => named(400, name, message)

/** 400 for what a task would only fail with: a name that is taken is code 13. */
export const taskRefusal = (code: number, message: string): Refusal => ({
  status: 400,
  exception: 'com.simplivity.rpc.common.TaskException',
  message,
  code,
})

export const notFound = (type: string, id: string): Refusal =>
  named(404, 'ObjectNotFoundException', `Object type: ${type} id: ${id} could not be found`)

export const wrongMethod = (method: string): Refusal => ({
  status: 405,
  exception: `${spring}.HttpRequestMethodNotSupportedException`,
  message: `Request method '${method}' not supported`,
})

export const wrongMediaType = (type: string): Refusal => ({
  status: 415,
  exception: `${spring}.HttpMediaTypeNotSupportedException`,
  message: `Content type '${type}' not supported`,
})

export const tooLarge = (): Refusal => named(413, 'BodyTooLargeException', 'The body is too large.')

/** On the wire `status` and `error_code` are text, and a 415 tells its time in ISO (facts.md 6). */
export const refuse = ({ status, exception, message, code }: Refusal, path: string, now: number) =>
  Response.json(
    {
      exception,
      path,
      ...(code === undefined ? {} : { error_code: String(code) }),
      message,
      timestamp: status === 415 ? `${new Date(now).toISOString().slice(0, 19)}Z` : now,
      status: String(status),
    },
    { status },
  )

/** The framework's own body, whose `status` is a number: no bearer or a made-up one, no such address. */
const frameworkError = (status: 401 | 404, path: string, now: number, more: object): Response =>
  Response.json({ timestamp: now, status, ...more, path }, { status })

export const unauthorized = (path: string, now: number): Response =>
  frameworkError(401, path, now, {
    error: 'Unauthorized',
    exception: `${house}.SvtExceptions$UnauthorizedException`,
    message: 'Unauthorized',
  })

export const noSuchAddress = (path: string, now: number): Response =>
  frameworkError(404, path, now, { error: 'Not Found', message: 'No message available' })

/** Errors of the token service, which are OAuth's. */
export const oauthRefusal = (code: 400 | 401, error: string, description: string): Response =>
  Response.json({ error, error_description: description }, { status: code })
