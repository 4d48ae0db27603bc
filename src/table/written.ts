import type { ReactNode } from 'react'
import type { Status } from '../contract/shape'
import type { Drawn } from '../ui/shape-drawings'

/** A status whose shape says everything without a share. */
type DrawnStatus = Omit<Status, 'rank'> & { shape: Drawn }

/**
 * What a cell says where it needs no component. It is written straight into elements that stay while
 * rows scroll past them: a component for each would cost a slow machine its smooth scrolling.
 */
export type Written =
  | { kind: 'words'; text: string; look?: string | undefined; title?: string | undefined }
  | { kind: 'link'; text: string; href: string; look: string | undefined }
  | { kind: 'state'; status: DrawnStatus }
  /** How long ago something was; null: nobody knows. */
  | { kind: 'age'; at: string | null }
  /** The row has not arrived; one of its cells says so to who cannot see it. */
  | { kind: 'waiting'; said: boolean }

/** What stands where nothing is known. */
export const unsaid = '–'

/** Words that look other than their column's (`look`: a class), or that need explaining on hover. */
export const words = (
  text: string,
  over: { look?: string | undefined; title?: string | undefined } = {},
): Written => ({ kind: 'words', text, ...over })

export const linkTo = (href: string, text: string, look: string | undefined): Written => ({
  kind: 'link',
  href,
  text,
  look,
})

export const stateOf = (status: DrawnStatus): Written => ({ kind: 'state', status })

/** `at`: ISO. */
export const ageSince = (at: string | null): Written => ({ kind: 'age', at })

/** What a cell function of a column returns: words of ours, or what React is to render. */
export type CellContent = ReactNode | Written

type Words = Written | string | number | bigint | boolean | null | undefined

/** Whether it needs React. */
export const isRendered = (content: CellContent): content is Exclude<ReactNode, Words> =>
  typeof content === 'object' && content !== null && !('kind' in content)

export const asWritten = (content: Words): Written =>
  typeof content === 'object' && content !== null ? content : words(String(content ?? ''))
