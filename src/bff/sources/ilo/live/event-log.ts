import * as v from 'valibot'
import type { LiveValue } from '../../../../contract/live'
import type { Result } from '../../../../contract/problem'
import { count, parseItem, part, text } from '../../tolerant'
import { mapEntries } from './log-entry'
import type { Member, Resource } from './resource'
import { linkAt, membersOf } from './resource'
import { kept, type Walk } from './walk'

type Log = LiveValue<'log'>

const shown = 50
/** Where each entry is a request of its own. */
const shownByLink = 20

const serviceSchema = v.object({ Id: text, Name: text })
const pageSchema = v.object({ Total: count, links: part({ NextPage: part({ page: count }) }) })

/** The log of the machine's hardware, by what vendors call it. */
const wanted = ['IML', 'SEL', 'EventLog', 'Event']

const rankOf = (service: Resource) => {
  const rank = wanted.indexOf(parseItem(serviceSchema, service)?.Id ?? '')
  return rank === -1 ? wanted.length : rank
}

/** `/rest/v1` tells of a service only its name. */
const chosen = (services: readonly Resource[]) =>
  services.toSorted((one, other) => rankOf(one) - rankOf(other)).at(0) ?? null

/** A page of the log with how many entries there are in all. */
type Page = { members: Member[]; total: number }

/**
 * Reads the newest entries of a log. Where the BMC takes `$skip`, only the first reading reads it whole:
 * later ones leave out what was counted before, and what came back says whether it did.
 */
export const createLogReader = () => {
  let counted = 0

  const skipping = async (walk: Walk, uri: string): Promise<Result<Page>> => {
    const skip = Math.max(0, counted - shown)
    const reply = await walk.reader.read(skip > 0 ? `${uri}?$skip=${skip}` : uri, kept.log)
    if (!reply.ok) return reply
    const members = membersOf(reply.value)
    if (skip > 0 && members.length === 0) {
      // The log was cleared meanwhile.
      counted = 0
      return skipping(walk, uri)
    }
    const isWhole = skip === 0 || members.length >= counted
    counted = isWhole ? members.length : skip + members.length
    return { ok: true, value: { members, total: counted } }
  }

  /** Legacy lists come in pages from the oldest entry on; the newest stand on the last (facts.md 5). */
  const paged = async (walk: Walk, uri: string): Promise<Result<Page>> => {
    const first = await walk.reader.read(uri, kept.log)
    if (!first.ok) return first
    const members = membersOf(first.value)
    const told = parseItem(pageSchema, first.value)
    const next = told?.links.NextPage.page ?? null
    const total = told?.Total ?? members.length
    if (next === null || members.length === 0) return { ok: true, value: { members, total } }
    const last = Math.max(next, Math.ceil(total / members.length))
    const newest: Member[] = []
    for (const page of last > 2 ? [last - 1, last] : [last]) {
      const more = await walk.reader.read(`${uri}?page=${page}`, kept.log)
      if (!more.ok) return more
      newest.push(...membersOf(more.value))
    }
    return { ok: true, value: { members: last > 2 ? newest : [...members, ...newest], total } }
  }

  return async (walk: Walk): Promise<Result<Log | null>> => {
    const system = await walk.system()
    if (!system.ok) return system
    const services = linkAt(system.value, 'LogServices', 'links.Logs')
    if (services === null) return { ok: true, value: null }
    const all = await walk.members(services, kept.fitted)
    if (!all.ok) return all
    const service = chosen(all.value)
    const uri = service && linkAt(service, 'Entries', 'links.Entries')
    if (!service || uri === null) return { ok: true, value: null }
    const page = (await walk.isModern()) ? await skipping(walk, uri) : await paged(walk, uri)
    if (!page.ok) return page
    const { members, total } = page.value
    const most = members.some(({ body }) => body === null) ? shownByLink : shown
    const entries = await walk.reader.each(members.slice(-most), kept.fitted)
    if (!entries.ok) return entries
    const name = parseItem(serviceSchema, service)?.Name ?? 'Event log'
    return { ok: true, value: { name, total, entries: mapEntries(entries.value) } }
  }
}
