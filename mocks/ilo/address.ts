import type { Asked } from './kind'

/** Where an address points, below which root, and in which form. */
export type Place = {
  model: Asked['model']
  /** `Systems/1`, as it was written; letter case does not matter (facts.md 1). */
  path: string
  /** What stands behind `Actions/`. */
  action: string | null
  slash: boolean
}

/** Null: below neither root. */
export const placeOf = (pathname: string): Place | null => {
  const match = /^\/(rest|redfish)\/v1(?:\/(.*?))?\/?$/i.exec(pathname)
  if (!match) return null
  const [, model = '', rest = ''] = match
  const [, path = rest, action = null] = /^(.*?)\/?actions\/(.+)$/i.exec(rest) ?? []
  return {
    model: model.toLowerCase() === 'rest' ? 'rest' : 'redfish',
    path,
    action,
    slash: pathname.endsWith('/'),
  }
}
