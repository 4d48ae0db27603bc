import { selected } from '../odata/select'
import { readSelect } from './read-query'
import type { Resource } from './resource'
import type { Call } from './route'

/** One entity as an answer to a write shows it: with `select`, no more than was asked for. */
export const itemWire = <T>(resource: Resource<T>, call: Call, entity: T): object => {
  const wire = resource.toWire(entity, call.scope, call.language)
  const names = readSelect(resource, call.search)
  return names ? selected(wire, names) : wire
}
