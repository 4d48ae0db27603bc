import type { Language } from './language'
import type { Resource } from './resource'
import type { Call } from './route'

/** How entities go on the wire for one call: as objects, and as their JSON. */
export type Writer<T> = { wire: (entity: T) => object; text: (entity: T) => string }

type Written = { version: number | string; wire: object; text: string | null }

/** The JSON of an object of which a part is JSON already. */
const joined = (text: string, moving: object): string => {
  const rest = JSON.stringify(moving)
  return text === '{}' ? rest : `${text.slice(0, -1)},${rest.slice(1)}`
}

const without = (wire: object, moving: object): object =>
  Object.fromEntries(Object.entries(wire).filter(([name]) => !(name in moving)))

/**
 * Writes the entities of a resource. Those with a version are written once for each, for each scope and
 * each language, however often they are asked for: only what moves is written each time.
 */
export const createWriter = <T extends object>({
  toWire,
  version,
  moving,
  subject = (entity) => entity,
}: Resource<T>): ((call: Call) => Writer<T>) => {
  if (!version)
    return ({ scope, language }) => {
      const wire = (entity: T) => toWire(entity, scope, language)
      return { wire, text: (entity) => JSON.stringify(wire(entity)) }
    }
  const writtenFor = new WeakMap<Call['scope'], Record<Language, WeakMap<object, Written>>>()
  return ({ scope, language }) => {
    const languages = writtenFor.get(scope) ?? { en: new WeakMap(), ja: new WeakMap() }
    writtenFor.set(scope, languages)
    const held = languages[language]
    const writtenOf = (entity: T): Written => {
      const present = version(entity, scope)
      const before = held.get(subject(entity))
      if (before?.version === present) return before
      const written = { version: present, wire: toWire(entity, scope, language), text: null }
      held.set(subject(entity), written)
      return written
    }
    return {
      wire: (entity) => {
        const { wire } = writtenOf(entity)
        return moving ? { ...wire, ...moving(entity, scope) } : wire
      },
      text: (entity) => {
        const written = writtenOf(entity)
        if (!moving) return (written.text ??= JSON.stringify(written.wire))
        const moved = moving(entity, scope)
        return joined((written.text ??= JSON.stringify(without(written.wire, moved))), moved)
      },
    }
  }
}
