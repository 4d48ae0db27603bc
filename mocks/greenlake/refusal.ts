import { randomUUID } from 'node:crypto'

/** Which service's words an error is in. */
export type Service = 'compute-ops' | 'data-services' | 'backup-recovery' | 'virtualization'

type Issue = {
  source: 'query.parameter' | 'header' | 'field'
  subject: string
  description: string
}

const codes: Record<number, string> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  406: 'NOT_ACCEPTABLE',
  409: 'CONFLICT',
  412: 'PRECONDITION_FAILED',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'TOO_MANY_REQUESTS',
  503: 'SERVICE_UNAVAILABLE',
}

const issueTypes: Record<number, string> = { 412: 'precondition_failed' }

/** A refusal on its way out of an operation. */
export class Refused extends Error {
  readonly response: Response
  constructor(response: Response) {
    super('refused')
    this.response = response
  }
}

/**
 * An error as GreenLake words it (compute-ops facts.md 4.1, data-services facts.md 4): a generic code of
 * the gateway or one of the service, with details where there are any.
 */
export const refusal = (
  status: number,
  message: string,
  more: { code?: string; issues?: Issue[]; retryAfterSeconds?: number } = {},
): Response => {
  const errorDetails = [
    ...(more.issues
      ? [{ type: `hpe.greenlake.${issueTypes[status] ?? 'bad_request'}`, issues: more.issues }]
      : []),
    ...(more.retryAfterSeconds === undefined
      ? []
      : [{ type: 'hpe.greenlake.retry_info', retryAfterSeconds: more.retryAfterSeconds }]),
  ]
  return Response.json(
    {
      httpStatusCode: status,
      errorCode: more.code ?? `HPE_GL_ERROR_${codes[status] ?? 'INTERNAL_SERVER_ERROR'}`,
      message,
      debugId: randomUUID().replaceAll('-', ''),
      ...(errorDetails.length > 0 ? { errorDetails } : {}),
    },
    { status },
  )
}

const badRequestCodes: Partial<Record<Service, string>> = {
  'compute-ops': 'HPE-GL-COMPUTE_OPS-0400001',
  'data-services': 'HPE_GL_DATA_SERVICES_INVALID_PARAMETER',
}

/** 400 for one query parameter, in the service's own code where it has one. */
export const badParameter = (service: Service, subject: string, description: string): Response =>
  refusal(400, `Invalid query parameter ${subject}.`, {
    code: badRequestCodes[service] ?? 'HPE_GL_ERROR_BAD_REQUEST',
    issues: [{ source: 'query.parameter', subject, description }],
  })

/** 400 for fields of a body, all of them at once. */
export const badFields = (
  service: Service,
  fields: { subject: string; description: string }[],
): Response =>
  refusal(400, `Invalid value of ${fields.map(({ subject }) => subject).join(', ')}.`, {
    code: badRequestCodes[service] ?? 'HPE_GL_ERROR_BAD_REQUEST',
    issues: fields.map((field) => ({ source: 'field', ...field })),
  })

/** 400 for one field of a body, to be thrown. */
export const badField = (service: Service, subject: string, description: string): Refused =>
  new Refused(badFields(service, [{ subject, description }]))

/** 412 where a thing is not in the state that an operation needs; `subject` names what asked for it. */
export const preconditionFailed = (
  subject: string,
  description: string,
  source: Issue['source'] = 'field',
): Response => refusal(412, description, { issues: [{ source, subject, description }] })

/** 404 for what is not there, or not in this region. */
export const notFound = (): Response => refusal(404, 'The resource was not found.')

/** What a request names. Refuses with 404 where it is not there. */
export const existing = <T>(thing: T | undefined): T => {
  if (thing === undefined) throw new Refused(notFound())
  return thing
}
