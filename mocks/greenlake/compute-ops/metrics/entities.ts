import { placeOf } from '../../../estate/places'
import { tagsOf } from '../../../estate/tags'
import type { Machine } from '../../../estate/types'
import { badParameter, Refused } from '../../refusal'
import type { Call } from '../../route'
import { grouped } from './grouped'
import type { Metered } from './metered'

/** What servers are summed up by, with what they have in common. */
export type Entity = {
  id: string
  name: string
  type: Aggregate
  /** Of several servers with common tags, these. */
  tags: object | null
  servers: Metered[]
}

/** A server's place in the words of its location. */
const locationOf = ({ site }: Machine) => {
  const { city, state, country } = placeOf(site)
  return `${city}, ${state}, ${country}`
}

const generationOf = ({ generation }: Machine) =>
  generation === 'GEN_10_PLUS' ? 'GEN_10' : generation

/** What filters of energy-by-entity see of a server, and what it shows of one. */
export const entityDetails = (machine: Machine) => ({
  generation: generationOf(machine),
  location: locationOf(machine),
  model: machine.model,
  processor: machine.processor,
})

/** What is told of an entity besides, null where it is nothing. */
export const detailsOf = ({ type, tags, servers }: Entity): object | null => {
  if (tags) return { tags }
  const [server] = servers
  return type === 'SERVER' && server ? entityDetails(server.machine) : null
}

const keys = {
  SERVER: ({ id }: Machine) => id,
  SERVER_MODEL: ({ model }: Machine) => model,
  SERVER_GENERATION: generationOf,
  SERVER_PROCESSOR: ({ processor }: Machine) => processor,
  SERVER_LOCATION: locationOf,
} as const
type Aggregate = keyof typeof keys | 'SERVER_TAG_VALUES'

const refuse = (subject: string, description: string) =>
  new Refused(badParameter('compute-ops', subject, description))

const readTagNames = (call: Call) => {
  const names = (call.search.get('aggregation-tag-names') ?? '').split(',').filter(Boolean)
  if (names.length === 0 || names.length > 3)
    throw refuse('aggregation-tag-names', 'Must be one to three names of tags.')
  return names
}

const byTags = (call: Call, servers: Metered[]): Entity[] => {
  const names = readTagNames(call)
  const valuesOf = ({ machine }: Metered) => names.map((name) => tagsOf(machine)[name] ?? '')
  const keyOf = ({ machine }: Metered) => {
    const tags = tagsOf(machine)
    let key = ''
    for (const name of names) key += `${key && ', '}${tags[name] ?? ''}`
    return key
  }
  return [...grouped(servers, keyOf)].map(([key, members]) => ({
    id: key,
    name: key,
    type: 'SERVER_TAG_VALUES',
    tags: names.map((name, index) => ({
      name,
      value: members[0] ? valuesOf(members[0])[index] : '',
    })),
    servers: members,
  }))
}

const isAggregate = (text: string): text is Aggregate =>
  text in keys || text === 'SERVER_TAG_VALUES'

/** Servers as `aggregate-by` puts them together. Refuses other words. */
export const entitiesOf = (call: Call, servers: Metered[]): Entity[] => {
  const type = call.search.get('aggregate-by') ?? 'SERVER'
  if (!isAggregate(type)) throw refuse('aggregate-by', 'Is not a way to aggregate servers.')
  if (type === 'SERVER_TAG_VALUES') return byTags(call, servers)
  if (type === 'SERVER')
    return servers.map((server) => ({
      id: server.machine.id,
      name: server.machine.hostName,
      type,
      tags: null,
      servers: [server],
    }))
  return [...grouped(servers, ({ machine }) => keys[type](machine))].map(([key, members]) => ({
    id: key,
    name: key,
    type,
    tags: null,
    servers: members,
  }))
}
