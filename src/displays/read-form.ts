import * as v from 'valibot'
import type { DisplayChange, Pair } from '../contract/display'
import { displayChangeSchema, pairSchema } from '../contract/display'

/** What is wrong with a field, in words. */
export type Faults = Partial<Record<'code' | 'name' | 'boards', string | undefined>>
type Read<T> = { value: T; faults: Faults } | { value: null; faults: Faults }

const typed = (form: FormData) => ({
  code: form.get('code'),
  name: form.get('name'),
  boards: form.getAll('boards'),
})

/** What was entered to pair a screen. */
export const readPair = (form: FormData): Read<Pair> => {
  const parsed = v.safeParse(pairSchema, typed(form))
  if (parsed.success) return { value: parsed.output, faults: {} }
  const nested = v.flatten<typeof pairSchema>(parsed.issues).nested
  return {
    value: null,
    faults: {
      code: nested?.code?.[0],
      name: nested?.name?.[0],
      boards: nested?.boards?.[0],
    },
  }
}

/** What was entered to change a display. */
export const readChange = (form: FormData): Read<DisplayChange> => {
  const parsed = v.safeParse(displayChangeSchema, typed(form))
  if (parsed.success) return { value: parsed.output, faults: {} }
  const nested = v.flatten<typeof displayChangeSchema>(parsed.issues).nested
  return { value: null, faults: { name: nested?.name?.[0], boards: nested?.boards?.[0] } }
}
