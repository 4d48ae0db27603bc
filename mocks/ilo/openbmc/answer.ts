import type { MessageKey } from '../messages'
import { registries } from '../messages'
import type { Saying } from '../saying'

const textOf = (key: MessageKey) => {
  const [registry = '', name = ''] = key.split('.')
  const messages: Record<string, Record<string, readonly string[]>> = registries
  return messages[registry]?.[name] ?? []
}

const filled = (text: string, args: readonly string[]) =>
  text.replaceAll(/%(\d)/g, (_, number: string) => args[Number(number) - 1] ?? '')

/** OpenBMC knows the messages of DMTF alone, and these by other names than HPE. */
const dmtf: Partial<Record<MessageKey, string>> = {
  'Base.ResourceMissingAtURI': 'ResourceNotFound',
  'iLO.ActionParameterValueNotInList': 'ActionParameterValueNotInList',
  'iLO.InvalidOperationForSystemState': 'ActionParameterNotSupported',
  'iLO.PropertyNotWritableOrUnknown': 'PropertyUnknown',
  'iLO.LoginAttemptDelayedSeconds': 'ResourceAtUriUnauthorized',
  'iLO.UnauthorizedLoginAttempt': 'ResourceAtUriUnauthorized',
}

const said = ({ key, args }: Saying['messages'][number]) => {
  const [severity, text = '', resolution = 'None.'] = textOf(key)
  return {
    '@odata.type': '#Message.v1_1_1.Message',
    Message: filled(text, args),
    MessageArgs: args,
    MessageId: `Base.1.16.0.${dmtf[key] ?? key.split('.')[1]}`,
    MessageSeverity: severity,
    Resolution: resolution,
  }
}

/**
 * How an OpenBMC speaks: with text and advice (facts.md 4). A success is no error object; who is not
 * logged in hears nothing but the status.
 */
export const openBmcAnswer = (saying: Saying): Response => {
  const { made, headers = {} } = saying
  const messages = saying.messages.map(said)
  const [first] = messages
  const isUnknown = first?.MessageId.endsWith('.ResourceAtUriUnauthorized')
  const status = isUnknown ? 401 : saying.status
  if (saying.messages[0]?.key === 'Base.NoValidSession')
    return new Response(null, { status: 401, headers: { 'www-authenticate': 'Basic' } })
  if (!first || status === 204) return new Response(null, { status: 204, headers })
  if (made) return Response.json(made, { status, headers })
  if (status < 300) return Response.json({ '@Message.ExtendedInfo': messages }, { status, headers })
  const error = { '@Message.ExtendedInfo': messages, code: first.MessageId, message: first.Message }
  return Response.json({ error }, { status, headers })
}
