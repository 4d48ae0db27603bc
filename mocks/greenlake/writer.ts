import type { Language } from './language'
import type { Resource } from './resource'
import type { Call } from './route'

/** How entities go on the wire for one call: as objects, and as their JSON. */
export type Writer<T> = { wire: (entity: T) => object; text: (entity: T) => string }

type Written = { version: number | string; wire: object; text: string | null }

/**
 * Writes the entities of a resource. Those with a version are written once for each, for each scope and
 * each language, however often they are asked for.
 */
export const createWriter = <T extends object>({
  toWire,
  version,
}: Resource<T>): ((call: Call) => Writer<T>) => {
  if (!version)
    return ({ scope, language }) => {
      const wire = (entity: T) => toWire(entity, scope, language)
      return { wire, text: (entity) => JSON.stringify(wire(entity)) }
    }
  const writtenFor = new WeakMap<Call['scope'], Record<Language, WeakMap<T, Written>>>()
  return ({ scope, language }) => {
    const languages = writtenFor.get(scope) ?? { en: new WeakMap(), ja: new WeakMap() }
    writtenFor.set(scope, languages)
    const held = languages[language]
    const writtenOf = (entity: T): Written => {
      const present = version(entity, scope)
      const before = held.get(entity)
      if (before?.version === present) return before
      const written = { version: present, wire: toWire(entity, scope, language), text: null }
      held.set(entity, written)
      return written
    }
    return {
      wire: (entity) => writtenOf(entity).wire,
      text: (entity) => {
        const written = writtenOf(entity)
        return (written.text ??= JSON.stringify(written.wire))
      },
    }
  }
}
