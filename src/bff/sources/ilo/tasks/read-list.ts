import type { Result } from '../../../../contract/problem'
import { membersOf } from '../live/resource'
import type { Resources } from './resources'

/** Of a list that does not hold its members itself, the newest are read. */
const mostMembers = 24

/** How one list of records is read. `isOver`: it does not change any more. */
type Listed<T> = {
  parse: (uri: string, body: unknown) => T | null
  isOver: (record: T) => boolean
}

/**
 * Reads a list whose members stand in it, or are read one after the other; of these, the ones that are over
 * are not read again until `forget`: numbers begin anew after a restart.
 */
export const createListReader = <T>({ find }: Resources, { parse, isOver }: Listed<T>) => {
  const over = new Map<string, T>()

  const member = async (uri: string, signal: AbortSignal): Promise<Result<T | null>> => {
    const known = over.get(uri)
    if (known !== undefined) return { ok: true, value: known }
    const found = await find(uri, signal)
    if (!found.ok) return found
    const record = found.value && parse(uri, found.value)
    if (record !== null && isOver(record)) over.set(uri, record)
    return { ok: true, value: record }
  }

  return {
    /** Null where there is no such list for us. `inOne`: it shows its members if it is asked to. */
    read: async (
      uri: string | null,
      inOne: boolean,
      signal: AbortSignal,
    ): Promise<Result<T[] | null>> => {
      if (uri === null) return { ok: true, value: null }
      // As it is written in the specification: not every BMC decodes the sign.
      const list = await find(inOne ? `${uri}?$expand=.` : uri, signal)
      if (!list.ok) return list
      if (list.value === null) return { ok: true, value: null }
      const members = membersOf(list.value)
      const records: T[] = []
      const linked = members.filter(({ body }) => body === null).slice(-mostMembers)
      for (const one of members) {
        const { uri: place, body } = one
        if (place === null || (body === null && !linked.includes(one))) continue
        const read =
          body === null
            ? await member(place, signal)
            : ({ ok: true, value: parse(place, body) } as const)
        if (!read.ok) return read
        if (read.value !== null) records.push(read.value)
      }
      return { ok: true, value: records }
    },
    forget: () => over.clear(),
  }
}
