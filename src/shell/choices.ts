import type { FindHit } from '../contract/find'
import type { Role } from '../contract/session'
import { paths } from '../paths'
import { placesFor } from './places'

type Choice = { path: string; kind: string; name: string; hint: string }

const pathOf: Record<FindHit['kind'], (hit: FindHit) => string> = {
  server: paths.server,
  vm: paths.vm,
  task: paths.task,
}
const kindWord: Record<FindHit['kind'], string> = { server: 'Server', vm: 'VM', task: 'Task' }

/** Views for somebody in this role whose name holds the text, then what the BFF found, in its order. */
export const choicesFor = (text: string, hits: readonly FindHit[], role: Role): Choice[] => {
  const sought = text.trim().toLowerCase()
  const views = placesFor(role)
    .filter(({ name }) => name.toLowerCase().includes(sought))
    .map(({ name, path, key }) => ({ path, kind: 'View', name, hint: `g ${key}` }))
  const found = hits.map((hit) => ({
    path: pathOf[hit.kind](hit),
    kind: kindWord[hit.kind],
    name: hit.name,
    hint: hit.hint,
  }))
  return [...views, ...found]
}
