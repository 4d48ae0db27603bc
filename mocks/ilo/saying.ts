import type { Machine } from '../estate/types'
import type { MessageKey, RegistryName } from './messages'
import type { Resource } from './redfish'

export type Generation = Machine['ilo']['generation']

/** What a BMC says of a request: an HTTP status and messages by key, each with its arguments. */
export type Saying = {
  status: number
  messages: readonly { key: MessageKey; args: readonly string[] }[]
  headers?: Record<string, string>
  /** What was made, for a BMC that answers with it. */
  made?: Resource
}

/** One message: `say(400, 'Base.PropertyValueTypeError', '"Lit"', 'LocationIndicatorActive')`. */
export const say = (status: number, key: MessageKey, ...args: string[]): Saying => ({
  status,
  messages: [{ key, args }],
})

/** A refusal on its way out of a write. */
export class Refused extends Error {
  readonly saying: Saying
  constructor(saying: Saying) {
    super(saying.messages.map(({ key }) => key).join(', '))
    this.saying = saying
  }
}

/**
 * The registries of a BMC by their versions, which move with its firmware: iLO 5 from 3 on and iLO 6 from
 * 1.6 on carry Base 1.18 as an iLO 7 does (facts.md 4).
 */
export const registryVersions = ({
  ilo,
}: Pick<Machine, 'ilo'>): Record<RegistryName, `${number}.${number}.${number}`> => {
  const version = Number.parseFloat(ilo.firmware)
  if (ilo.generation === 4) return { Base: '0.10.0', iLO: '0.10.0', iLOEvents: '0.9.0' }
  if (ilo.generation === 5)
    return { Base: version < 3 ? '1.4.0' : '1.18.0', iLO: '2.25.1', iLOEvents: '3.15.0' }
  if (ilo.generation === 6)
    return { Base: version < 1.6 ? '1.12.0' : '1.18.0', iLO: '2.30.1', iLOEvents: '6.10.0' }
  return { Base: '1.18.0', iLO: '2.32.0', iLOEvents: '7.3.0' }
}

const isRegistry = (name: string, versions: Record<RegistryName, string>): name is RegistryName =>
  name in versions

/** `Base.1.18.Success`. */
export const messageId = (machine: Pick<Machine, 'ilo'>, key: string): string => {
  const versions = registryVersions(machine)
  const [name = '', rest = ''] = key.split('.')
  const version = isRegistry(name, versions) ? versions[name] : '1.0.0'
  return `${name}.${version.split('.', 2).join('.')}.${rest}`
}

const see = 'See @Message.ExtendedInfo for more information.'

/**
 * How an iLO says anything, a success too: keys and arguments without text. iLO 4 spells it `MessageID`,
 * and says it twice (facts.md 4).
 */
export const answerOf = (machine: Machine, { status, messages, headers }: Saying): Response => {
  const isOld = machine.ilo.generation === 4
  const said = messages.map(({ key, args }) => ({
    ...(args.length > 0 ? { MessageArgs: args } : {}),
    [isOld ? 'MessageID' : 'MessageId']: messageId(machine, key),
  }))
  const error = {
    code: 'iLO.0.10.ExtendedInfo',
    message: see,
    '@Message.ExtendedInfo': said,
  }
  const body = isOld
    ? {
        '@odata.type': '#ExtendedInfo.ExtendedInfo',
        Type: 'ExtendedError.1.0.0',
        Messages: said,
        error,
      }
    : { error }
  return Response.json(body, { status, ...(headers ? { headers } : {}) })
}
