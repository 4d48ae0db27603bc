import { selected } from '../../odata/select'
import type { Language } from '../language'
import { badParameter, Refused } from '../refusal'
import type { Call, Route } from '../route'

type Item = { key: string; title: string; source: { type: string } }

/** "12 servers firmware update successful", as the document words a burst. */
const titleOf: Record<Language, (count: number, item: Item) => string> = {
  en: (count, { title, source }) =>
    `${count} ${source.type.toLowerCase()}s ${title.charAt(0).toLowerCase()}${title.slice(1)}`,
  ja: (count, { title }) => `${title} (${count} 件)`,
}

/** Runs of activities with one key become the first of them, told how many there were. */
export const bursts = (items: readonly Item[], language: Language): Item[] => {
  const runs: Item[][] = []
  for (const item of items) {
    const run = runs.at(-1)
    if (run?.[0]?.key === item.key) run.push(item)
    else runs.push([item])
  }
  return runs.flatMap(([first, ...more]) =>
    first && more.length > 0
      ? [{ ...first, title: titleOf[language](more.length + 1, first) }]
      : (first ?? []),
  )
}

const mostToLookAt = '1000'

/**
 * With `groups`: so many bursts of activities that came back to back with the same key. What a burst
 * looks like in the body is documented no further (facts.md 6.3) than that it is one activity.
 */
export const answerBursts = async (call: Call, list: Route): Promise<Response> => {
  const wanted = Number(call.search.get('groups'))
  if (!Number.isInteger(wanted) || wanted < 1 || wanted > 10)
    throw new Refused(badParameter('compute-ops', 'groups', 'Must be a number from 1 to 10.'))
  const search = new URLSearchParams(call.search)
  for (const name of ['groups', 'offset', 'select']) search.delete(name)
  search.set('limit', mostToLookAt)
  const answer = await list.answer({ ...call, search })
  const { items } = (await answer.json()) as { items: Item[] }
  const names = call.search.get('select')?.split(',')
  const found = bursts(items, call.language)
    .slice(0, wanted)
    .map((item) => (names ? selected(item, names) : item))
  return Response.json({ items: found, count: found.length, total: found.length, offset: 0 })
}
