import type { Entry } from '../entry'
import type { Named } from './named'

type Acts = Omit<Entry, 'path' | 'read'>

/** A resource, made when it is read, and what can be done to it. */
export type Page = { path: string; named: () => Named } & Acts

export const page = (named: Named, acts: Acts = {}): Page => ({
  path: named.path,
  named: () => named,
  ...acts,
})

/** Resources that can only be read. */
export const readOnly = (ones: Named[]): Page[] => ones.map((named) => page(named))
